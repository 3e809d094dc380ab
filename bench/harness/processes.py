"""Starts processes on a core of their own, and ends all of them, whatever happens."""
import os
import signal
import socket
import subprocess
import time


class Processes:
    """Everything that was started; leaving the `with` block stops what still runs."""

    STOP_SECONDS = 20

    def __init__(self):
        self._running = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        signal.signal(signal.SIGINT, signal.SIG_IGN)    # A second Ctrl-C must not interrupt the clearing up.
        for process in list(self._running):
            self.stop(process)

    def start(self, command, cores, environment=None, **pipes):
        # A session of its own: Ctrl-C in the terminal reaches this program alone, which then ends the others in order.
        process = subprocess.Popen(["taskset", "-c", ",".join(map(str, cores)), *command], stdin=subprocess.DEVNULL,
                                   env=os.environ | (environment or {}), start_new_session=True, **pipes)
        self._running.append(process)
        return process

    def stop(self, process):
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(self.STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if process in self._running:
            self._running.remove(process)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until_listening(process, port, seconds=60):
    """Whether the process accepts connections; False when it ended or did not get that far."""
    deadline = time.monotonic() + seconds
    while process.poll() is None and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.05)
    return False
