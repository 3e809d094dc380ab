"""Says what is being run and how much is left."""
import time


class Progress:
    def __init__(self, runs):
        self._left = [scenario for scenario, _ in runs]
        self._total = len(runs)
        self._took = {}                                 # Scenario: seconds of each run so far.

    def begin(self, scenario, server, round_number, rounds):
        seconds = sum(self._expected(left) for left in self._left)
        left = f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
        done = self._total - len(self._left) + 1
        print(f"[{done}/{self._total}, about {left} left] {scenario.name}, round {round_number} of {rounds}: {server.title} ... ", end="", flush=True)
        self._began = time.monotonic()

    def end(self, scenario, text):
        self._left.remove(scenario)
        self._took.setdefault(scenario.name, []).append(time.monotonic() - self._began)
        print(text, flush=True)

    def _expected(self, scenario):
        took = self._took.get(scenario.name)
        return sum(took) / len(took) if took else scenario.seconds
