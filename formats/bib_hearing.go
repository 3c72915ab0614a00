package formats

// titleIsHearing reports whether the title is that of the hearing.
func (c *bibItem) titleIsHearing() bool {
	h := sitting(c.Reference)
	return c.Title == "" && c.Kind == "testimony" && h != nil && h.Title != ""
}
