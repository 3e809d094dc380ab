"""A server that is measured, from its start in an empty folder to its end."""
import selectors
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from . import processes
from .samples import Sampler

# Not /tmp, which is often in memory: there, durable history would cost nothing.
SCRATCH = "/var/tmp"


class Failure(Exception):
    """The server did not start, or the load could not be run."""


class RunningServer:
    def __init__(self, server, started, cores):
        self.server, self._started, self._cores = server, started, cores
        self.port = processes.free_port()
        self._scratch = Path(tempfile.mkdtemp(prefix=f"bench-{server.name}-", dir=SCRATCH))
        self._scratch.chmod(0o755)                      # Some peers give up root before they read their files.
        self._log = open(self._scratch / "output.log", "wb")
        self._process = started.start(server.command(self.port, self._scratch), cores,
                                      server.environment(self.port, self._scratch), stdout=self._log, stderr=self._log)

    @property
    def pid(self):
        return self._process.pid

    def is_alive(self):
        return self._process.poll() is None

    def wait_until_ready(self):
        if not processes.wait_until_listening(self._process, self.port):
            output = (self._scratch / "output.log").read_text(errors="replace").strip().splitlines()
            raise Failure(f"{self.server.name} does not listen: {' / '.join(output[-3:]) or 'it said nothing'}")

    def remove(self):
        self._started.stop(self._process)
        self._log.close()
        shutil.rmtree(self._scratch, ignore_errors=True)


def run_load(started, program, arguments, server, core, watched, patience):
    """One run of ircload against the server: the JSON line it wrote, its last words, and the samples taken meanwhile."""
    command = [str(program), *arguments, "--port", str(server.port), "--pid", str(server.pid), "--name", server.server.name,
               "--ciphersuites", "TLS_AES_128_GCM_SHA256"]
    sampler = Sampler(server.pid) if watched else None
    with tempfile.TemporaryFile() as words:
        load = started.start(command, [core], stdout=subprocess.PIPE, stderr=words)
        try:
            line = _first_line(load, sampler, patience)
            ended = time.time()
            load.wait(30)
        except subprocess.TimeoutExpired:
            line, ended = b"", time.time()
        finally:
            started.stop(load)
            load.stdout.close()
        words.seek(0)
        said = words.read().decode(errors="replace").strip().splitlines()
    return line, said[-1] if said else "", sampler.summary(ended) if sampler else {}


def _first_line(load, sampler, patience):
    """ircload writes its one line when the measured part is over."""
    deadline = time.monotonic() + patience
    with selectors.DefaultSelector() as selector:
        selector.register(load.stdout, selectors.EVENT_READ)
        while not selector.select(timeout=1):
            if sampler:
                sampler.take()
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("ircload", patience)
    if sampler:
        sampler.take()
    return load.stdout.readline()
