// Typesets a bibliography with Typst:
//
//   node typst.js STYLE OUT.pdf FILE < references
//
// STYLE is one of the styles that Typst has built in, such as "apa". FILE is the
// name by which Typst knows the format: references.bib or references.yaml.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [style, out, name] = process.argv.slice(2);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'typst-'));
try {
  const main = path.join(folder, 'main.typ');
  fs.writeFileSync(path.join(folder, name), fs.readFileSync(0));
  fs.writeFileSync(main, `#set page(width: 400cm, height: auto)\n#bibliography("${name}", style: "${style}", full: true)\n`);
  fs.writeFileSync(out, NodeCompiler.create({ workspace: folder }).pdf({ mainFilePath: main }));
} finally {
  fs.rmSync(folder, { recursive: true });
}
