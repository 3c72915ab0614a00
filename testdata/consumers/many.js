// Renders CSL-JSON with many styles of citeproc-js in one process:
//
//   node many.js LOCALE < jobs.json
//
// A job is an object with `style`, as for render.js, and the `items` for it. It
// writes an array with an object for each job: `entries`, from the id of an item
// to its entry in a bibliography of that item alone, or, where the style has no
// bibliography, to its citation; an item without an entry is absent. A style that
// citeproc-js refuses has `error` instead.
'use strict';

const fs = require('fs');
const CSL = require('citeproc');
const csl = require('./csl');

const locale = process.argv[2];
const locales = csl.locales();

// render gives the entries of the items of a job. Sorting, which takes most of
// the time of large styles, is left out: one item is in any order.
function render(job) {
  const byID = new Map(job.items.map((item) => [String(item.id), item]));
  const sys = {
    retrieveItem: (id) => byID.get(String(id)),
    retrieveLocale: (lang) => csl.xml(locales[lang] || locales['en-US']),
  };
  const style = csl.source(job.style).replace(/<sort>[^]*?<\/sort>/g, '');
  const engine = new CSL.Engine(sys, style, locale, true);
  engine.setOutputFormat('text');
  const entries = {};
  for (const id of byID.keys()) {
    engine.updateItems([id]);
    const made = engine.makeBibliography();
    let text = '';
    if (made) text = made[1].join('');
    else text = engine.makeCitationCluster([{ id }]);
    if (text.trim() && !/CSL STYLE ERROR|NO_PRINTED_FORM/.test(text)) entries[id] = text.trim();
  }
  return { entries };
}

const results = JSON.parse(fs.readFileSync(0, 'utf8')).map((job) => {
  try {
    return render(job);
  } catch (err) {
    return { error: String(err) };
  }
});
process.stdout.write(JSON.stringify(results));
