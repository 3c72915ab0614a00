package records

import "sync"

// shelf keeps files open that are read at many places, so that a record looked
// up does not cost an opening each time.
type shelf struct {
	mu    sync.Mutex
	files map[uint32]*shelved
}

type shelved struct {
	File
	users int
}

// shelfSize is how many files stay open while nobody reads them.
const shelfSize = 32

// take gives the file, opened where it is not. put is due for each take.
func (s *shelf) take(number uint32, open func() (File, error)) (*shelved, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f := s.files[number]
	if f == nil {
		opened, err := open()
		if err != nil && len(s.files) > 0 { // perhaps as many are open as may be
			s.clear(0)
			opened, err = open()
		}
		if err != nil {
			return nil, err
		}
		s.clear(shelfSize - 1)
		if s.files == nil {
			s.files = make(map[uint32]*shelved)
		}
		f = &shelved{File: opened}
		s.files[number] = f
	}
	f.users++
	return f, nil
}

func (s *shelf) put(f *shelved) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f.users--
}

// clear closes files that nobody reads until at most that many are left.
func (s *shelf) clear(most int) {
	for number, f := range s.files {
		if len(s.files) <= most {
			return
		}
		if f.users == 0 {
			f.Close()
			delete(s.files, number)
		}
	}
}

// close closes all files. Nobody reads them any more.
func (s *shelf) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clear(0)
}
