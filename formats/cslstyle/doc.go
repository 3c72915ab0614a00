// Package cslstyle reads a CSL style to find out what it prints of an item: which
// variables, how often, and whether the item has an entry at all. It prints
// nothing itself and needs no locale.
//
// It understands CSL 1.0 to 1.0.2, as far as that decides what is printed:
//
//   - independent styles, and of a dependent one where its parent is;
//   - the layout of the bibliography, or, where a style has none, that of the
//     citation as it stands the first time, without a locator; of several layouts
//     the one for the item's language;
//   - macros, cs:group with its rule (a group whose variables are all empty is not
//     printed), cs:choose with every test and match of the specification;
//   - cs:text, cs:number, cs:label, cs:date with its parts, cs:names with
//     cs:substitute, whose variables are not printed again;
//   - form="short" of titles, page-first, and what is numeric.
//
// Locators, repeated citations, disambiguation, sorting, and how many names a list
// shows are left out of account: the item is cited once and is the only one.
// Where the specification leaves something open, it does what citeproc-js does.
// Elements that would print something and are not part of CSL are errors, as are
// macros that call themselves and styles that grow beyond all measure.
package cslstyle
