package cmd

import (
	"os"
	"os/signal"
	"syscall"
)

// removeOnSignal removes a file when a signal ends the process, and then lets
// the signal do what it does without us, so that a shell sees it. The function
// that it returns ends the watch.
func removeOnSignal(path string) (stop func()) {
	signals := make(chan os.Signal, 1)
	done := make(chan struct{})
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
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
