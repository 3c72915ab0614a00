package cmd

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// jabref is JabRef by its command line (https://docs.jabref.org/advanced/commandline),
// whose --importToOpen hands a file to the JabRef that runs, or starts one with it.
type jabref struct {
	// patience is how long a command that hands a file over may take: one that
	// goes on is no messenger but JabRef itself.
	patience time.Duration
}

func (jabref) known(context.Context) (map[string]bool, string, error) { return nil, "", nil }

// receive puts the document into a file of its own, which stays: the JabRef that
// runs reads it when the command has ended. The next one takes its place.
func (j jabref) receive(ctx context.Context, document []byte, n int) (string, error) {
	var program string
	var err error
	for _, name := range []string{"jabref", "JabRef"} {
		if program, err = exec.LookPath(name); err == nil {
			break
		}
	}
	if err != nil {
		return "", usagef("put JabRef's program into a folder of PATH, or import a file: quoth export --for jabref -o talks.bib", "there is no program jabref")
	}
	folder, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("there is no folder for the file that JabRef reads: %w", err)
	}
	folder = filepath.Join(folder, "quoth")
	file, log := filepath.Join(folder, "push.bib"), filepath.Join(folder, "push.log")
	err = os.MkdirAll(folder, 0o700)
	if err == nil {
		err = os.WriteFile(file, document, 0o600)
	}
	if err != nil {
		return "", fmt.Errorf("cannot write %s: %w", file, cause(err))
	}
	// what JabRef says goes into a file, since it may go on when quoth has ended
	said, err := os.Create(log)
	if err != nil {
		return "", fmt.Errorf("cannot write %s: %w", log, cause(err))
	}
	defer said.Close()
	c := exec.Command(program, "--importToOpen", file)
	c.Stdout, c.Stderr = said, said
	if err := c.Start(); err != nil {
		return "", fmt.Errorf("cannot run %s: %w", program, cause(err))
	}
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	select {
	case err = <-ended:
	case <-time.After(j.patience):
		return fmt.Sprintf("JabRef was not running, and has been started with %s", count(n, "reference")), nil
	case <-ctx.Done():
		return "", ctx.Err()
	}
	if err != nil {
		text, _ := os.ReadFile(log)
		return "", fmt.Errorf("%s: %w: %s", program, err, strings.Join(strings.Fields(string(text)), " "))
	}
	return fmt.Sprintf("%s handed to JabRef", count(n, "reference")), nil
}
