package cmd

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/quoth-cite/quoth/records"
)

// zoteroAddress is where Zotero listens to browsers.
const zoteroAddress = "http://127.0.0.1:23119"

// What is awaited from Zotero: a small answer at once, one about many items
// later, and no answer without end.
const (
	zoteroPatience = 10 * time.Second
	importPatience = 10 * time.Minute
	maxAnswer      = 256 << 20
	itemsAtOnce    = 500
)

// zotero is a running Zotero, by the interface for its browser connectors
// (chrome/content/zotero/xpcom/server/server_connector.js in its source) and by
// its local API, which is the web API (https://www.zotero.org/support/dev/web_api/v3)
// of the machine.
type zotero struct {
	address    *url.URL
	client     *http.Client
	collection string
	target     *zoteroTarget // of collection, nil for what is selected
	selected   zoteroSelection
}

// zoteroTarget is a library or a collection: its id begins with L or C.
type zoteroTarget struct {
	ID, Name string
	Level    int
	path     string // names from the library on
	personal bool   // it is in the user's own library
}

type zoteroSelection struct {
	LibraryID   int
	LibraryName string
	Editable    bool
	Name        string // of the collection or library
	Targets     []zoteroTarget
}

// newZotero makes ready to speak with the Zotero at an address.
func newZotero(at, collection string, remote bool) (*zotero, error) {
	u, err := url.Parse(at)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.User != nil {
		return nil, usagef("write --at "+zoteroAddress, "%q is no address at which Zotero listens", at)
	}
	dialer := &net.Dialer{Timeout: zoteroPatience}
	if !remote {
		dialer.Control = loopbackOnly
	}
	return &zotero{
		address:    &url.URL{Scheme: u.Scheme, Host: u.Host},
		collection: collection,
		client: &http.Client{
			Transport:     &http.Transport{DialContext: dialer.DialContext}, // no proxy
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}, nil
}

var errNotLoopback = errors.New("it is another machine")

// loopbackOnly refuses to connect to another machine, whatever name it has.
func loopbackOnly(_, address string, _ syscall.RawConn) error {
	host, _, err := net.SplitHostPort(address)
	if err != nil {
		return err
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return errNotLoopback
	}
	return nil
}

// answer is what Zotero said.
type answer struct {
	status int
	header http.Header
	body   []byte
}

// ask sends a request and reads the answer, whatever its status.
func (z *zotero) ask(ctx context.Context, patience time.Duration, method, path, contentType string, body []byte) (answer, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, method, z.address.String()+path, bytes.NewReader(body))
	if err != nil {
		return answer{}, err
	}
	req.Header.Set("User-Agent", "quoth")
	req.Header.Set("Zotero-Allowed-Request", "1")
	if contentType != "" {
		req.Header.Set("Content-Type", contentType)
	}
	res, err := z.client.Do(req)
	if err != nil {
		return answer{}, z.unreached(err, patience)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, maxAnswer+1))
	switch {
	case err != nil:
		return answer{}, z.unreached(err, patience)
	case len(text) > maxAnswer:
		return answer{}, fmt.Errorf("what listens at %s answers without end", z.address.Host)
	}
	return answer{res.StatusCode, res.Header, text}, nil
}

// unreached says why there is no answer.
func (z *zotero) unreached(err error, patience time.Duration) error {
	switch {
	case errors.Is(err, errNotLoopback):
		return usagef("where it is meant, add --remote", "%s is another machine", z.address.Host)
	case errors.Is(err, syscall.ECONNREFUSED):
		return usagef("start Zotero, and try again", "nothing listens at %s", z.address.Host)
	case errors.Is(err, context.DeadlineExceeded):
		return usagef("see whether Zotero asks something on its screen", "what listens at %s did not answer within %s", z.address.Host, patience)
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return usagef("see whether Zotero runs and listens there", "cannot speak with %s: %v", z.address.Host, err)
}

// unexpected is an answer that does not say what was asked.
func (z *zotero) unexpected(a answer, asked string) error {
	said := string(a.body[:min(len(a.body), 200)])
	return usagef("see whether it is Zotero, 6 or later, that listens there", "%s of %s was answered with status %d: %s",
		asked, z.address.Host, a.status, strings.Join(strings.Fields(said), " "))
}

// known asks what is selected in Zotero and which citation keys are in its
// library.
func (z *zotero) known(ctx context.Context) (map[string]bool, string, error) {
	a, err := z.ask(ctx, zoteroPatience, http.MethodPost, "/connector/getSelectedCollection", "application/json", []byte("{}"))
	if err != nil {
		return nil, "", err
	}
	if a.status != http.StatusOK || json.Unmarshal(a.body, &z.selected) != nil {
		return nil, "", z.unexpected(a, "the collection")
	}
	personal := z.selected.LibraryID == 1 // as in Zotero's Libraries.userLibraryID
	placeTargets(z.selected.Targets)
	if z.collection != "" {
		if z.target, err = findTarget(z.collection, z.selected.Targets); err != nil {
			return nil, "", err
		}
		personal = z.target.personal
	}
	if !z.selected.Editable {
		return nil, "", usagef("select another in Zotero", "%s, which is selected in Zotero, cannot be changed", z.selected.LibraryName)
	}
	if !personal {
		return nil, "what a group has already cannot be seen, so it may get records twice", nil
	}
	return z.keys(ctx)
}

// placeTargets completes the targets, which come with each library in front of
// its collections, and each collection in front of those in it.
func placeTargets(targets []zoteroTarget) {
	var above []string
	personal := false
	for i := range targets {
		t := &targets[i]
		if strings.HasPrefix(t.ID, "L") {
			personal = t.ID == "L1"
		}
		above = append(above[:min(max(t.Level, 0), len(above))], t.Name)
		t.path, t.personal = strings.Join(above, "/"), personal
	}
}

// findTarget finds a collection by its name, or by as many of the names above
// it as tell it from others.
func findTarget(name string, targets []zoteroTarget) (*zoteroTarget, error) {
	var fit []*zoteroTarget
	var names, paths []string
	for i := range targets {
		t := &targets[i]
		names = append(names, t.Name)
		if t.Name == name || t.path == name || strings.HasSuffix(t.path, "/"+name) {
			fit, paths = append(fit, t), append(paths, t.path)
		}
	}
	switch len(fit) {
	case 1:
		return fit[0], nil
	case 0:
		hint := "make it in Zotero first"
		if near := records.Suggest(name, names); near != "" {
			hint = fmt.Sprintf("did you mean %q? ", near) + hint
		}
		return nil, usagef(hint, "there is no collection %q in Zotero", name)
	}
	return nil, usagef("write one of "+strings.Join(paths, ", "), "there are %d collections %q in Zotero", len(fit), name)
}

// extraKey is a citation key in Zotero's Extra.
var extraKey = records.Pattern(`(?mi)^[ \t]*citation key[ \t]*:[ \t]*(\S+)`)

// keys asks for the citation keys in the user's library.
func (z *zotero) keys(ctx context.Context) (map[string]bool, string, error) {
	keys := map[string]bool{}
	for start := 0; ; start += itemsAtOnce {
		a, err := z.ask(ctx, importPatience, http.MethodGet, fmt.Sprintf("/api/users/0/items/top?format=json&limit=%d&start=%d", itemsAtOnce, start), "", nil)
		if err != nil {
			return nil, "", err
		}
		switch a.status {
		case http.StatusOK:
		case http.StatusForbidden:
			return nil, "what Zotero has already cannot be seen, so it may get records twice; allow other applications to communicate with it: Settings, Advanced", nil
		case http.StatusNotFound, http.StatusBadRequest:
			return nil, "what Zotero has already can be seen from Zotero 7 on, so it may get records twice", nil
		default:
			return nil, "", z.unexpected(a, "the list of items")
		}
		var items []struct {
			Data struct{ CitationKey, Extra string }
		}
		if json.Unmarshal(a.body, &items) != nil {
			return nil, "", z.unexpected(a, "the list of items")
		}
		for _, item := range items {
			if item.Data.CitationKey != "" {
				keys[item.Data.CitationKey] = true
			}
			for _, m := range extraKey().FindAllStringSubmatch(item.Data.Extra, -1) {
				keys[m[1]] = true
			}
		}
		total, err := strconv.Atoi(a.header.Get("Total-Results"))
		if len(items) == 0 || err != nil || start+itemsAtOnce >= total {
			return keys, "", nil
		}
	}
}

// receive lets Zotero import the document, in a session of its own, and moves
// what came of it into the collection.
func (z *zotero) receive(ctx context.Context, document []byte, n int) (string, error) {
	session := "quoth-" + rand.Text()
	// as text, since Zotero would take JSON apart itself and find no text to import
	a, err := z.ask(ctx, importPatience, http.MethodPost, "/connector/import?session="+session, "text/plain; charset=utf-8", document)
	if err != nil {
		return "", err
	}
	var items []json.RawMessage
	switch {
	case a.status == http.StatusBadRequest:
		return "", usagef("see: quoth push zotero --dry-run", "Zotero does not know what it was sent")
	case a.status != http.StatusCreated || json.Unmarshal(a.body, &items) != nil:
		return "", z.unexpected(a, "the import")
	}
	where := z.selected.Name
	if z.target != nil {
		where = z.target.path
		body, err := json.Marshal(map[string]any{"sessionID": session, "target": z.target.ID, "tags": []string{}})
		if err != nil {
			return "", err
		}
		if a, err = z.ask(ctx, importPatience, http.MethodPost, "/connector/updateSession", "application/json", body); err != nil {
			return "", err
		}
		if a.status != http.StatusOK {
			return "", fmt.Errorf("they are in %s: %w", z.selected.Name, z.unexpected(a, "the move to "+where))
		}
	}
	if len(items) != n {
		return "", usagef("see which are missing in "+where, "Zotero made %s of %s", count(len(items), "item"), count(n, "reference"))
	}
	return fmt.Sprintf("%s sent to Zotero, into %s", count(n, "reference"), where), nil
}
