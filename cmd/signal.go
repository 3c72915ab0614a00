package cmd

import (
	"os"
	"os/signal"
	"slices"
	"sync"
	"syscall"
)

// keepPipes lets a reader that goes away ("| head -1") be an error of writing,
// which brokenPipe knows, instead of the end of the process. The function that
// it returns undoes this.
func keepPipes() (undo func()) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGPIPE)
	return func() { signal.Stop(signals) }
}

// ending is what is still to be done when a signal ends the process, in the
// order in which it was begun.
var ending struct {
	sync.Mutex
	hooks   []*hook
	signals chan os.Signal // nil while there are no hooks
}

// hook does something before a signal ends the process. again is closed by
// another signal, of somebody who will not wait.
type hook struct {
	run func(sig os.Signal, again <-chan struct{})
}

// onSignal has run called when a signal is to end the process, before those that
// were there already. Then the signal does what it does without us, so that a
// shell sees it. The function that it returns ends the watch; from the signal on
// it does not return any more, so that the process ends by the signal and in no
// other way.
func onSignal(run func(sig os.Signal, again <-chan struct{})) (stop func()) {
	h := &hook{run}
	ending.Lock()
	defer ending.Unlock()
	ending.hooks = append(ending.hooks, h)
	if ending.signals == nil {
		ending.signals = make(chan os.Signal, 2)
		for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
			if !signal.Ignored(s) { // as after nohup
				signal.Notify(ending.signals, s)
			}
		}
		go endOnSignal(ending.signals)
	}
	return func() {
		ending.Lock()
		defer ending.Unlock()
		ending.hooks = slices.DeleteFunc(ending.hooks, func(other *hook) bool { return other == h })
		if len(ending.hooks) == 0 && ending.signals != nil {
			signal.Stop(ending.signals)
			close(ending.signals)
			ending.signals = nil
		}
	}
}

// endOnSignal waits for a signal, runs the hooks, and ends the process. It gives
// up when the channel is closed.
func endOnSignal(signals chan os.Signal) {
	sig, ok := <-signals
	if !ok {
		return
	}
	again := make(chan struct{})
	go func() {
		if _, ok := <-signals; ok {
			close(again)
		}
	}()
	ending.Lock() // and never unlocked: see onSignal
	for _, h := range slices.Backward(ending.hooks) {
		h.run(sig, again)
	}
	signal.Stop(signals)
	if self, err := os.FindProcess(os.Getpid()); err == nil && self.Signal(sig) != nil {
		self.Kill() // Windows has no signals to send
	}
}

// removeOnSignal removes a file when a signal ends the process. The function
// that it returns ends the watch.
func removeOnSignal(path string) (stop func()) {
	return onSignal(func(os.Signal, <-chan struct{}) { os.Remove(path) })
}
