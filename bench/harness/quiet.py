"""Waits for a moment in which the machine has little else to do."""
import time
from pathlib import Path

BUSY = 0.25


def _ticks():
    user, nice, system, idle, io, irq, soft, *_ = map(int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:])
    return user + nice + system + irq + soft, user + nice + system + idle + io + irq + soft


def wait(most_seconds):
    """Returns once the processors were less than a quarter busy, or after the given time: then the results say how busy it was."""
    deadline = time.monotonic() + most_seconds
    while time.monotonic() < deadline:
        before = _ticks()
        time.sleep(0.5)
        after = _ticks()
        if after[0] - before[0] < BUSY * (after[1] - before[1]):
            return
