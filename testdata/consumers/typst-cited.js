// Says which keys a Typst document cites, one a line:
//
//   node typst-cited.js < document.typ
//
// Of every key that the compiler does not know it is told that it is in the
// bibliography, until it knows all.
'use strict';

const fs = require('fs');
const os = require('os');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'typst-'));
try {
  const main = path.join(folder, 'main.typ');
  fs.writeFileSync(main, fs.readFileSync(0, 'utf8') + '\n\n#bibliography("references.bib")\n');
  const keys = new Set();
  for (;;) {
    fs.writeFileSync(path.join(folder, 'references.bib'), [...keys].map((k) => `@misc{${k},title={${k}}}\n`).join(''));
    const before = keys.size;
    try {
      NodeCompiler.create({ workspace: folder }).pdf({ mainFilePath: main });
      break;
    } catch (e) {
      for (const m of String(e.code).matchAll(/label `<([^>`]+)>` does not exist|key `([^`]+)` does not exist/g)) keys.add(m[1] || m[2]);
      if (keys.size === before) throw e;
    }
  }
  process.stdout.write([...keys].map((k) => k + '\n').join(''));
} finally {
  fs.rmSync(folder, { recursive: true });
}
