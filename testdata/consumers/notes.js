// Reads the variables in the notes of CSL-JSON as citeproc-js does, and writes
// the items with what it took for variables:
//
//   node notes.js < items.json
'use strict';

const fs = require('fs');
const CSL = require('citeproc');

const items = JSON.parse(fs.readFileSync(0, 'utf8'));
for (const item of items) CSL.parseNoteFieldHacks(item, false, true);
process.stdout.write(JSON.stringify(items));
