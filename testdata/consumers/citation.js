// Formats CSL-JSON with citation-js, which comes with the style of the APA:
//
//   node citation.js < items.json
//
// It writes one JSON object: from the id of an item to its entry in a
// bibliography of that item alone.
'use strict';

const fs = require('fs');
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-csl');

const entries = {};
for (const item of JSON.parse(fs.readFileSync(0, 'utf8'))) {
  entries[item.id] = new Cite(item).format('bibliography', { template: 'apa', lang: 'en-US' }).trim();
}
process.stdout.write(JSON.stringify(entries));
