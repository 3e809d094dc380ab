"""A process's memory and its threads' time, looked at once a second."""
import os
import time
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


class Sampler:
    def __init__(self, pid):
        self._process = Path("/proc") / str(pid)
        self._memory = []                               # (seconds, KiB)
        self._threads_before = self._threads()
        self.take()

    def take(self):
        for line in self._lines(self._process / "smaps_rollup"):
            if line.startswith("Rss:"):
                self._memory.append((time.time(), int(line.split()[1])))

    def summary(self, ended):
        """Memory as (seconds before the end, KiB), and the CPU seconds of every thread that used any."""
        after = self._threads()
        used = {name: round(seconds - self._threads_before.get(name, 0), 2) for name, seconds in after.items()}
        return {
            "rss_samples": [(round(ended - at, 1), kib) for at, kib in self._memory],
            "threads_cpu_s": {name: seconds for name, seconds in sorted(used.items()) if seconds >= 0.01},
        }

    def _threads(self):
        """CPU seconds by the thread's name; threads of the same name count together."""
        seconds = {}
        for task in (self._process / "task").iterdir():
            for line in self._lines(task / "stat"):
                name, fields = line[line.index("(") + 1:line.rindex(")")], line[line.rindex(")") + 2:].split()
                seconds[name] = seconds.get(name, 0) + (int(fields[11]) + int(fields[12])) / TICKS
        return seconds

    @staticmethod
    def _lines(path):
        try:
            return path.read_text().splitlines()
        except OSError:                                 # The thread, or the process, has just ended.
            return []
