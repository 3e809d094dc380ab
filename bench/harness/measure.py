"""Runs the scenarios, alternating the servers round by round, so that a machine that drifts does so for all of them."""
import json
import time

from . import quiet
from .processes import Processes
from .progress import Progress
from .results import Recorder
from .running import Failure, RunningServer, run_load
from .servers import BENCH

IRCLOAD = BENCH / "ircload/ircload"
PATIENCE = 300                                          # Seconds beyond the scenario's own time after which a run has failed.


class Measurement:
    def __init__(self, options, command):
        self._options, self._command = options, command
        self._kept = {}                                 # Servers that stay up through the rounds of one scenario.

    def run(self, plan):
        """`plan` is [(scenario, servers)]. True when every run was valid."""
        rounds = {scenario.name: self._options.runs or scenario.rounds for scenario, _ in plan}
        progress = Progress([(scenario, server) for scenario, servers in plan for server in servers for _ in range(rounds[scenario.name])])
        all_valid = True
        with Processes() as self._processes:
            try:
                for scenario, servers in plan:
                    recorder = Recorder(scenario)
                    self._warm_up(scenario, servers)
                    for number in range(1, rounds[scenario.name] + 1):
                        for server in rotated(servers, number - 1):
                            progress.begin(scenario, server, number, rounds[scenario.name])
                            row = self._run(scenario, server, number)
                            recorder.add(row)
                            all_valid &= row["ok"]
                            progress.end(scenario, self._said(scenario, row))
                    self._remove_all()
            finally:
                self._remove_all()
        return all_valid

    def _warm_up(self, scenario, servers):
        """Each server does the scenario without being counted: some compile what runs hot while it runs, and then run for months."""
        for server in servers if not scenario.fresh else ():
            print(f"[warming up] {scenario.name}: {server.title}", flush=True)
            for _ in range(scenario.warm_ups):
                self._run(scenario, server, 0)

    def _run(self, scenario, server, number):
        options = self._options
        arguments = scenario.arguments(server, options.quick, options.minutes)
        row = {"round": number, "server": server.name, "quick": options.quick, "command": self._command, "at": time.strftime("%Y-%m-%d %H:%M"), "ok": False}
        try:
            running = self._server(scenario, server)
            quiet.wait(options.quiet_seconds)
            patience = PATIENCE + (options.minutes * 60 if scenario.name == "soak" else 0)
            line, last_words, samples = run_load(self._processes, IRCLOAD, arguments, running, options.load_core, scenario.watched, patience)
            row |= {"ircload": " ".join(arguments)} | (json.loads(line) if line else {"error": last_words or "ircload wrote nothing"}) | samples
            if not row["ok"] and "error" not in row:
                row["error"] = last_words
            if not running.is_alive():
                row |= {"ok": False, "error": "the server ended during the run"}
        except Failure as failure:
            row["error"] = str(failure)
        if scenario.fresh or not row["ok"]:
            self._remove(server)
        return row

    def _server(self, scenario, server):
        if server.name not in self._kept:
            cores = range(self._options.server_core, self._options.server_core + server.cores)
            self._kept[server.name] = RunningServer(server, self._processes, cores)
            self._kept[server.name].wait_until_ready()
        return self._kept[server.name]

    def _remove(self, server):
        if kept := self._kept.pop(server.name, None):
            kept.remove()

    def _remove_all(self):
        for name in list(self._kept):
            self._kept.pop(name).remove()

    @staticmethod
    def _said(scenario, row):
        if not row["ok"]:
            return f"NOT VALID: {row.get('error', '')}"
        value = scenario.figure.of(row)
        return f"{value:,.0f} {scenario.figure.title}" if value >= 1000 else f"{value:.3g} {scenario.figure.title}"


def rotated(servers, by):
    """Another one begins each round."""
    by %= max(1, len(servers))
    return [*servers[by:], *servers[:by]]
