package cmd

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// jabref is JabRef by its command line (https://docs.jabref.org/advanced/commandline),
// whose --importToOpen hands a file to the JabRef that runs.
type jabref struct{}

// jabrefPatience is how long JabRef may take to hand a file over.
const jabrefPatience = 2 * time.Minute

func (jabref) known(context.Context) (map[string]bool, string, error) { return nil, "", nil }

// receive puts the document into a file of its own, which stays: the JabRef that
// runs reads it when the command has ended. The next one takes its place.
func (jabref) receive(ctx context.Context, document []byte, n int) (string, error) {
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
	file := filepath.Join(folder, "push.bib")
	err = os.MkdirAll(folder, 0o700)
	if err == nil {
		err = os.WriteFile(file, document, 0o600)
	}
	if err != nil {
		return "", fmt.Errorf("cannot write %s: %w", file, cause(err))
	}
	ctx, cancel := context.WithTimeout(ctx, jabrefPatience)
	defer cancel()
	out, err := exec.CommandContext(ctx, program, "--importToOpen", file).CombinedOutput()
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", usagef("start JabRef first, and let it listen: Preferences, Network, Remote operation", "JabRef did not end within %s", jabrefPatience)
	case err != nil:
		return "", fmt.Errorf("%s: %w: %s", program, err, strings.Join(strings.Fields(string(out)), " "))
	}
	return fmt.Sprintf("%s handed to JabRef", count(n, "reference")), nil
}
