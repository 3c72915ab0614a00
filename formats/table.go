package formats

// builtin lists the formats, one row each, in the order in which they are shown.
var builtin = []Format{
	bibtexFormat,
	biblatexFormat,
	cslFormat,
	risFormat,
	jsonlFormat,
	htmlFormat,
	markdownFormat,
}
