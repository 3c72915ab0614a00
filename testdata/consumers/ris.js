// Reads RIS as citation-js does and writes what it understood as CSL-JSON:
//
//   node ris.js < references.ris
'use strict';

const fs = require('fs');
const { Cite } = require('@citation-js/core');
require('@citation-js/plugin-ris');

const cite = new Cite(fs.readFileSync(0, 'utf8'), { forceType: '@ris/file' });
process.stdout.write(JSON.stringify(cite.data));
