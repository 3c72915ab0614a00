// Writes CSL styles as files, for processors that read XML:
//
//   node style.js FOLDER STYLE...
'use strict';

const fs = require('fs');
const path = require('path');
const csl = require('./csl');

const [folder, ...ids] = process.argv.slice(2);
for (const id of ids) {
  const head = '<?xml version="1.0" encoding="utf-8"?>\n';
  fs.writeFileSync(path.join(folder, id + '.csl'), head + csl.source(id) + '\n');
}
