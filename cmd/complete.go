package cmd

import (
	"cmp"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/records"
)

// completeRecords lets a shell complete folders and the files of records.
func completeRecords(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
	return []string{"toml"}, cobra.ShellCompDirectiveFilterFileExt
}

// completeKeyThenRecords lets a shell complete the key of a record, of those in
// the current folder or in the files behind it, and then the files.
func completeKeyThenRecords(c *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return completeRecords(c, args, word)
	}
	return keysIn(nil, ""), cobra.ShellCompDirectiveNoFileComp
}

// completeKeys lets a shell complete a list of keys with commas, of the records
// in the files that the command line names.
func completeKeys(_ *cobra.Command, args []string, word string) ([]string, cobra.ShellCompDirective) {
	before := word[:strings.LastIndexByte(word, ',')+1]
	return keysIn(args, before), cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
}

// maxCompleted bounds the text that is read to complete a key, in bytes, and the
// keys: nobody waits for more, or chooses among them.
const (
	maxCompletedBytes = 16 << 20
	maxCompletedKeys  = 5000
)

// keysIn gives the keys of the speeches, events and sources in files and folders,
// each with what stands before it on the command line and its type. What cannot
// be read has none: this is no place for messages.
func keysIn(paths []string, before string) []string {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	inputs, _, err := records.FindFiles(slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return p == stdinName }))
	if err != nil {
		return nil
	}
	var size int64
	inputs = slices.DeleteFunc(inputs, func(in records.Input) bool {
		info, err := os.Stat(in.Name)
		if err != nil || !info.Mode().IsRegular() {
			return true
		}
		size += info.Size()
		return size > maxCompletedBytes
	})
	c, err := records.Open(inputs, records.Options{}, func(records.Diagnostic) {})
	if err != nil {
		return nil
	}
	given := strings.Split(strings.TrimSuffix(before, ","), ",")
	var words []string
	for key, typ := range c.Keys() {
		if typ != records.TypePerson && typ != records.TypeOrganization && !slices.Contains(given, key) {
			words = append(words, before+key+"\t"+string(typ))
		}
		if len(words) == maxCompletedKeys {
			break
		}
	}
	slices.SortFunc(words, cmp.Compare[string])
	return words
}
