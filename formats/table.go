package formats

// builtin lists the formats, one row each, in the order in which they are shown.
var builtin = []Format{
	bibtexFormat,
	biblatexFormat,
	cslFormat,
	cslYAMLFormat,
	hayagrivaFormat,
	risFormat,
	wikipediaFormat,
	modsFormat,
	endnoteXMLFormat,
	csvFormat,
	tsvFormat,
	schemaOrgFormat,
	icsFormat,
	jsonlFormat,
}
