package cmd

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "github.com/quoth-cite/quoth"

// rooms are the packages that each folder may import of ours: cmd → formats →
// records, never back.
var rooms = map[string][]string{
	"records":                     nil,
	"records/cited":               {"records"},
	"records/where":               {"records"},
	"records/recordstest":         nil,
	"records/recordstest/hostile": {"records"},
	"records/library":             {"records"},
	"records/library/tex":         nil,
	"records/library/bib":         {"records", "records/library", "records/library/tex"},
	"records/library/csl":         {"records", "records/library"},
	"records/library/ris":         {"records", "records/library"},
	"records/library/endnote":     {"records", "records/library", "records/library/ris"},
	"records/library/programme":   {"records", "records/library"},
	"formats":                     {"formats/cslstyle", "formats/template", "records"},
	"formats/cslstyle":            {"records"},
	"formats/template":            {"records"},
	"formats/formatstest":         {"formats", "records"},
	"cmd": {
		"formats", "formats/cslstyle", "formats/formatstest", "formats/template", "records", "records/cited", "records/library", "records/library/bib", "records/library/csl",
		"records/library/endnote", "records/library/programme", "records/library/ris", "records/where",
	},
	"cmd/quoth": {"cmd"},
}

// libraries are the rooms that neither print, log, exit, nor read flags, the
// environment or the clock.
var libraries = []string{
	"records", "records/cited", "records/where", "records/recordstest", "records/recordstest/hostile", "records/library", "records/library/tex", "records/library/bib",
	"records/library/csl", "records/library/ris", "records/library/endnote", "records/library/programme",
	"formats", "formats/cslstyle", "formats/template", "formats/formatstest",
}

// forbidden are what a library may not use, by package and then by name; "*"
// is the whole package.
var forbidden = map[string][]string{
	"log": {"*"}, "log/slog": {"*"}, "flag": {"*"}, "os/exec": {"*"}, "os/signal": {"*"},
	"os":   {"Args", "Exit", "Stdin", "Stdout", "Stderr", "Getenv", "LookupEnv", "Environ", "ExpandEnv", "Setenv", "Getwd", "UserHomeDir"},
	"fmt":  {"Print", "Println", "Printf", "Scan", "Scanln", "Scanf"},
	"time": {"Now", "Since", "Until", "Sleep", "After", "Tick", "NewTimer", "NewTicker", "AfterFunc", "Local"},
}

// offline are packages that nothing of ours may use but the one file that speaks
// with a program on this machine: quoth does not go to the network.
var offline = []string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls"}

// online is that file, and what it may use.
const online = "../cmd/zotero.go"

var onlineUses = []string{"net", "net/http"}

func TestRooms(t *testing.T) {
	files := token.NewFileSet()
	seen := map[string]bool{}
	err := filepath.WalkDir("..", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name == "node_modules" || name == "testdata" || strings.HasPrefix(name, ".") && name != ".." {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(files, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		room := strings.TrimPrefix(path.Dir(filepath.ToSlash(file)), "../")
		seen[room] = true
		if _, ok := rooms[room]; !ok {
			t.Errorf("%s: the table of rooms does not know %s", file, room)
		}
		names := imports(t, files, parsed, room)
		if slices.Contains(libraries, room) {
			uses(t, files, parsed, names)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for room := range rooms {
		if !seen[room] {
			t.Errorf("there is no room %s", room)
		}
	}
}

// onlineModules are what modules of others that are part of the program may use of
// the network: pflag has flags for addresses, and opens none.
var onlineModules = map[string][]string{"github.com/spf13/pflag": {"net"}}

// TestModulesOffline holds the modules of others that are part of the program to
// what our own packages may use.
func TestModulesOffline(t *testing.T) {
	list, err := exec.Command("go", "list", "-deps", "-f", `{{if not .Standard}}{{.ImportPath}} {{join .Imports " "}}{{end}}`, "./quoth").Output()
	if err != nil {
		t.Skipf("go list does not say what the program is made of: %v", err)
	}
	for line := range strings.Lines(string(list)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == module || strings.HasPrefix(words[0], module+"/") {
			continue // see TestRooms
		}
		for _, imported := range words[1:] {
			if (slices.Contains(offline, imported) || imported == "os/exec" || imported == "plugin") && !slices.Contains(onlineModules[words[0]], imported) {
				t.Errorf("%s uses %s", words[0], imported)
			}
		}
	}
}

// imports checks what a file imports and gives the paths by the names that the
// file has for them.
func imports(t *testing.T, files *token.FileSet, parsed *ast.File, room string) map[string]string {
	names := map[string]string{}
	for _, spec := range parsed.Imports {
		imported, _ := strconv.Unquote(spec.Path.Value)
		name := path.Base(imported)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		names[name] = imported
		if other, ok := strings.CutPrefix(imported, module+"/"); ok && !slices.Contains(rooms[room], other) {
			t.Errorf("%s: %s may not import %s", files.Position(spec.Pos()), room, other)
		}
		allowed := slices.Contains(onlineUses, imported) && filepath.ToSlash(files.Position(spec.Pos()).Filename) == online
		if slices.Contains(offline, imported) && !allowed {
			t.Errorf("%s: %s goes to the network", files.Position(spec.Pos()), imported)
		}
		if slices.Contains(libraries, room) && slices.Equal(forbidden[imported], []string{"*"}) {
			t.Errorf("%s: a library may not import %s", files.Position(spec.Pos()), imported)
		}
	}
	return names
}

// uses checks what a file of a library uses of the packages it imports.
func uses(t *testing.T, files *token.FileSet, parsed *ast.File, names map[string]string) {
	ast.Inspect(parsed, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && slices.Contains(forbidden[names[x.Name]], s.Sel.Name) {
				t.Errorf("%s: a library may not use %s.%s", files.Position(s.Pos()), x.Name, s.Sel.Name)
			}
		}
		if call, ok := n.(*ast.CallExpr); ok {
			if x, ok := call.Fun.(*ast.Ident); ok && (x.Name == "print" || x.Name == "println") {
				t.Errorf("%s: a library may not print", files.Position(call.Pos()))
			}
		}
		return true
	})
}
