package cmd

import (
	"github.com/spf13/cobra"

	"github.com/quoth-cite/quoth/records"
)

func newSchema(s *session) *cobra.Command {
	var output string
	c := &cobra.Command{
		Use:   "schema",
		Short: "Print a JSON Schema of records, for editors",
		Long: `Prints a JSON Schema (draft 2020-12) of files of records. With it an editor
completes fields and kinds, shows what they mean, and marks what is wrong as it is
typed: Even Better TOML in VS Code and whatever else asks Taplo. The editor finds
it by the first line of a file of records, which quoth new writes:

  #:schema ./` + schemaFile + `

The schema knows names and types and the form of dates; keys, names and all that
depends on other records is for quoth check.`,
		Example: `  quoth schema
  quoth schema -o ` + schemaFile,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usagef("a file to write is named with -o", "schema takes no names, and was given %q", args[0])
			}
			return nil
		},
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, _ []string) error {
			if err := notEmpty(c, "output"); err != nil {
				return err
			}
			return writeFile(s, output, records.Schema())
		},
	}
	c.Flags().StringVarP(&output, "output", "o", "", "`FILE` to write instead of standard output")
	return c
}

// schemaFile is what the schema's file is called beside files of records.
const schemaFile = "quoth.schema.json"
