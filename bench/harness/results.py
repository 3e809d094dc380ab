"""The measured figures: one file of JSON lines for each scenario, replaced when the scenario is measured again."""
import json
import statistics
from pathlib import Path

from .scenarios import SCENARIOS
from .servers import BY_NAME as SERVERS, ROOT, SERVERS as ALL_SERVERS

FOLDER = ROOT / "artifacts/bench"


class Recorder:
    def __init__(self, scenario):
        FOLDER.mkdir(parents=True, exist_ok=True)
        self._path = FOLDER / f"{scenario.name}.jsonl"
        self._path.unlink(missing_ok=True)

    def add(self, row):
        with open(self._path, "a") as file:
            file.write(json.dumps(row) + "\n")


class Results:
    """All rounds of one scenario."""

    def __init__(self, scenario, rows):
        self.scenario, self.rows = scenario, rows

    @property
    def is_complete(self):
        """Whether the figures are good enough for the document."""
        return len({row["round"] for row in self.rows}) >= self.scenario.rounds and not any(row["quick"] for row in self.rows)

    @property
    def servers(self):
        measured = {row["server"] for row in self.rows}
        return [server for server in ALL_SERVERS if server.name in measured]

    def of(self, server):
        return [row for row in self.rows if row["server"] == server]

    def valid(self, server):
        return [row for row in self.of(server) if row.get("ok")]

    def is_flawless(self, server):
        """Whether the server was measured, and nothing was lost, doubled or reordered and nobody dropped, in any round."""
        rows = self.of(server)
        return bool(rows) and len(self.valid(server)) == len(rows)

    def values(self, server, figure=None):
        figure = figure or self.scenario.figure.of
        return [value for value in map(figure, self.valid(server)) if value is not None]

    def median(self, server, figure=None):
        values = self.values(server, figure)
        return statistics.median(values) if values else None

    def ratio(self, server, reference, figure=None):
        """The median of the ratios within the same round; None when no round has both."""
        figure = figure or self.scenario.figure.of
        by_round = {row["round"]: figure(row) for row in self.valid(reference)}
        ratios = [figure(row) / by_round[row["round"]] for row in self.valid(server) if by_round.get(row["round"])]
        return statistics.median(ratios) if ratios else None

    def best_peer(self):
        """The peer with the lowest figure; None when no peer was measured."""
        peers = [server.name for server in self.servers if server.kind == "peer" and self.values(server.name)]
        return min(peers, key=self.median, default=None)


def load():
    """What has been measured so far, by scenario, in the scenarios' order."""
    found = {}
    for scenario in SCENARIOS:
        path = FOLDER / f"{scenario.name}.jsonl"
        if path.exists():
            rows = [json.loads(line) for line in path.read_text().splitlines()]
            found[scenario.name] = Results(scenario, [row for row in rows if row["server"] in SERVERS])
    return found
