package cmd

import (
	"bytes"

	"github.com/spf13/cobra"
)

var shells = []string{"bash", "zsh", "fish", "powershell"}

func newCompletion(s *session) *cobra.Command {
	return &cobra.Command{
		Use:   "completion SHELL",
		Short: "Print a script that completes quoth's commands in a shell",
		Long: `Prints a script that makes a shell complete quoth's commands, flags, formats,
targets, options, languages, fields and kinds, and the keys of records. SHELL is bash, zsh, fish or powershell.`,
		Example: `  bash:        quoth completion bash > ~/.local/share/bash-completion/completions/quoth
  zsh:         quoth completion zsh > "${fpath[1]}/_quoth"
  fish:        quoth completion fish > ~/.config/fish/completions/quoth.fish
  powershell:  quoth completion powershell | Out-String | Invoke-Expression`,
		Args: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef(choose("", shells), "name one shell")
			}
			return nil
		},
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			return runCompletion(s, c.Root(), args[0])
		},
	}
}

func runCompletion(s *session, root *cobra.Command, shell string) error {
	var script bytes.Buffer
	var err error
	switch shell {
	case "bash":
		err = root.GenBashCompletionV2(&script, true)
	case "zsh":
		err = root.GenZshCompletion(&script)
	case "fish":
		err = root.GenFishCompletion(&script, true)
	case "powershell":
		err = root.GenPowerShellCompletionWithDesc(&script)
	default:
		return usagef(choose(shell, shells), "unknown shell %q", shell)
	}
	if err != nil {
		return err
	}
	_, err = s.out.Write(script.Bytes())
	return err
}
