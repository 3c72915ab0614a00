package cmd

import (
	"os"
	"os/signal"
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

// removeOnSignal removes a file when a signal ends the process, and then lets
// the signal do what it does without us, so that a shell sees it. The function
// that it returns ends the watch.
func removeOnSignal(path string) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP} {
		if !signal.Ignored(s) { // as after nohup
			signal.Notify(signals, s)
		}
	}
	go func() {
		select {
		case <-done:
		case sig := <-signals:
			os.Remove(path)
			signal.Stop(signals)
			if self, err := os.FindProcess(os.Getpid()); err == nil && self.Signal(sig) != nil {
				self.Kill() // Windows has no signals to send
			}
		}
	}()
	return func() {
		signal.Stop(signals)
		close(done)
	}
}
