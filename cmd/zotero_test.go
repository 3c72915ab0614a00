package cmd

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
)

// fakeZotero speaks as Zotero 7 does on its port: it imports CSL-JSON into the
// collection that is selected, moves what a session made, and shows its items.
type fakeZotero struct {
	items    []map[string]string // citationKey or extra, and where
	sessions map[string][]int
	noAPI    bool // other applications may not communicate with it
	readOnly bool
	library  int
}

func (z *fakeZotero) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	var v struct {
		SessionID, Target string
	}
	switch r.Method + " " + r.URL.Path {
	case "POST /connector/getSelectedCollection":
		if kind != "application/json" || !json.Valid(body) {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		fmt.Fprintf(w, `{"libraryID":%d,"libraryName":"My Library","editable":%t,"id":7,"name":"Inbox","targets":[
			{"id":"L1","name":"My Library","level":0},{"id":"C7","name":"Inbox","level":1},{"id":"C8","name":"Talks","level":1},
			{"id":"C9","name":"2017","level":2},{"id":"L2","name":"Group","level":0},{"id":"C10","name":"Other","level":1},{"id":"C11","name":"2017","level":2}]}`,
			z.library, !z.readOnly)
	case "POST /connector/import":
		z.receive(w, r, kind, body)
	case "POST /connector/updateSession":
		if json.Unmarshal(body, &v) != nil || z.sessions[v.SessionID] == nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		for _, i := range z.sessions[v.SessionID] {
			z.items[i]["where"] = v.Target
		}
		fmt.Fprint(w, "{}")
	case "GET /api/users/0/items/top":
		if z.noAPI {
			http.Error(w, "Local API is not enabled", http.StatusForbidden)
			return
		}
		z.show(w, r)
	default:
		http.Error(w, "No endpoint found", http.StatusNotFound)
	}
}

func (z *fakeZotero) receive(w http.ResponseWriter, r *http.Request, kind string, body []byte) {
	var items []map[string]any
	if kind != "text/plain" || json.Unmarshal(body, &items) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	session := r.URL.Query().Get("session")
	if session == "" || z.sessions[session] != nil {
		w.WriteHeader(http.StatusConflict)
		return
	}
	for _, item := range items {
		z.sessions[session] = append(z.sessions[session], len(z.items))
		z.items = append(z.items, map[string]string{"citationKey": item["citation-key"].(string), "where": "C7"})
	}
	w.WriteHeader(http.StatusCreated)
	_ = json.NewEncoder(w).Encode(items)
}

func (z *fakeZotero) show(w http.ResponseWriter, r *http.Request) {
	start, _ := strconv.Atoi(r.URL.Query().Get("start"))
	limit, _ := strconv.Atoi(r.URL.Query().Get("limit"))
	var list []any
	for _, item := range z.items[min(start, len(z.items)):min(start+limit, len(z.items))] {
		list = append(list, map[string]any{"key": "ABCD2345", "data": item})
	}
	w.Header().Set("Total-Results", strconv.Itoa(len(z.items)))
	_ = json.NewEncoder(w).Encode(list)
}

func TestPushZotero(t *testing.T) {
	t.Chdir(t.TempDir())
	mustWriteFile(t, "talks.toml", []byte(exampleTalks))
	mustWriteFile(t, "mistake.toml", []byte("[speech.bad]\ntilte = 1\n"))
	z := &fakeZotero{sessions: map[string][]int{}, library: 1}
	// more items than are asked for at once; the last has its key in Extra
	for i := range itemsAtOnce {
		z.items = append(z.items, map[string]string{"citationKey": fmt.Sprint("old-", i)})
	}
	z.items = append(z.items, map[string]string{"extra": "event: E\ncitation key: wang-2017\nmore"})
	server := httptest.NewServer(z)
	defer server.Close()
	push := func(want int, says string, args ...string) {
		t.Helper()
		var out, err bytes.Buffer
		status := Main(append([]string{"push", "zotero", "--at", server.URL}, args...), nil, &out, &err)
		if all := out.String() + err.String(); status != want || !strings.Contains(all, says) {
			t.Errorf("%q: status %d, want %d with %q:\n%s", args, status, want, says, all)
		}
	}
	before := len(z.items)
	push(0, `"citation-key": "wang-2017"`, "talks.toml", "--dry-run")
	push(1, "1 error; nothing is sent", "talks.toml", "mistake.toml")
	push(2, `no collection "Talk"`, "talks.toml", "--collection", "Talk")
	push(2, "there are 2 collections", "talks.toml", "--collection", "2017")
	if len(z.items) != before {
		t.Fatal("something was sent")
	}
	push(0, "1 reference sent to Zotero, into My Library/Talks/2017\nalready there: wang-2017\n", "talks.toml", "--collection", "Talks/2017")
	if got := z.items[len(z.items)-1]; len(z.items) != before+1 || got["citationKey"] != "huang-2017" || got["where"] != "C9" {
		t.Errorf("the last of %d is %v", len(z.items)-before, got)
	}
	push(0, "already there: huang-2017, wang-2017\n", "talks.toml")
	if len(z.items) != before+1 {
		t.Error("a record was sent twice")
	}
	z.readOnly = true
	push(2, "cannot be changed", "talks.toml")
	z.readOnly, z.noAPI = false, true
	push(0, "warning: what Zotero has already cannot be seen", "talks.toml", "--keys", "huang-2017")
	z.library = 2
	push(0, "warning: what a group has already cannot be seen", "talks.toml", "--keys", "huang-2017")
}

// TestPushElsewhere tries what is not Zotero, and other machines.
func TestPushElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	mustWriteFile(t, "talks.toml", []byte(exampleTalks))
	gone := httptest.NewServer(nil)
	gone.Close()
	away := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "http://192.0.2.1/", http.StatusTemporaryRedirect)
	}))
	defer away.Close()
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "<p>\x1b[31mhello")
	}))
	defer other.Close()
	for _, test := range []struct{ at, says string }{
		{gone.URL, "nothing listens at 127.0.0.1:"},
		{away.URL, "answered with status 307"},
		{other.URL, `answered with status 200: <p>\x1b[31mhello`},
		{"http://192.0.2.1:23119", "192.0.2.1:23119 is another machine"},
		{"http://0.0.0.0:1", "0.0.0.0:1 is another machine"},
		{"ftp://127.0.0.1", "no address"},
		{"127.0.0.1:23119", "no address"},
		{"http://user@127.0.0.1", "no address"},
	} {
		var out, err bytes.Buffer
		if status := Main([]string{"push", "zotero", "talks.toml", "--at", test.at}, nil, &out, &err); status != statusUsage || !strings.Contains(err.String(), test.says) {
			t.Errorf("%s: status %d, want %q:\n%s", test.at, status, test.says, err.String())
		}
	}
}
