// Writes CSL styles as files, for processors that read XML:
//
//   node style.js FOLDER STYLE...
//   node style.js FOLDER every N     every N-th of all styles, and those named behind
'use strict';

const fs = require('fs');
const path = require('path');
const csl = require('./csl');

let [folder, ...ids] = process.argv.slice(2);
if (ids[0] === 'every') {
  const every = Number(ids[1]);
  ids = [...new Set(ids.slice(2).concat(csl.names().filter((_, i) => i % every === 0)))];
}
for (const id of ids) {
  const head = '<?xml version="1.0" encoding="utf-8"?>\n';
  const whole = csl.source(id) // the package leaves out what its own processor does not ask for
    .replace('<style ', '<style xmlns="http://purl.org/net/xbiblio/csl" ')
    .replace('<id></id>', `<id>http://www.zotero.org/styles/${id}</id>`);
  fs.writeFileSync(path.join(folder, id + '.csl'), head + whole + '\n');
}
