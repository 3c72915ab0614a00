// Typesets a bibliography with Typst:
//
//   node typst.js STYLE OUT.pdf < references.bib
//
// STYLE is one of the styles that Typst has built in, such as "apa".
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [style, out] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'typst-'));
try {
  const main = path.join(folder, 'main.typ');
  fs.writeFileSync(path.join(folder, 'references.bib'), fs.readFileSync(0));
  fs.writeFileSync(main, `#set page(width: 400cm, height: auto)\n#bibliography("references.bib", style: "${style}", full: true)\n`);
  fs.writeFileSync(out, NodeCompiler.create({ workspace: folder }).pdf({ mainFilePath: main }));
} finally {
  fs.rmSync(folder, { recursive: true });
}
