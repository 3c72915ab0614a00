package records

// Block is the source text of one record and its place in its file. It begins
// with the comments that stand directly above the header (they belong to the
// record below) and ends before the next record's.
type Block struct {
	Type   Type
	Key    string // the key as written in the header, unquoted, in NFC
	File   string // name of the file as the user gave it
	Offset int64  // bytes from the start of the file to Text
	Line   int    // line of Text's first byte, from 1
	Header int    // bytes from the start of Text to the '[' of the header
	Text   []byte
}
