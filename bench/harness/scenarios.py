"""What is measured: the standard loads, each one call of ircload."""
from dataclasses import dataclass

MANY_JOINS = ["--join-window", "32"]


@dataclass(frozen=True)
class Figure:
    """The figure by which servers are compared: where ircload writes it and how people read it."""
    key: str
    title: str

    def of(self, row):
        return row.get(self.key)


PER_DELIVERY = Figure("server_cpu_s_per_M", "CPU µs / delivery")   # Seconds per million are microseconds each.
PER_CONNECTION = Figure("server_cpu_ms_per_conn", "CPU ms / connection")
MEMORY = Figure("server_kib_per_conn_rss", "KiB / connection")
RATE = Figure("deliveries_per_s", "deliveries / s")


@dataclass(frozen=True)
class Scenario:
    name: str
    title: str
    figure: Figure
    load: list
    quick: list                      # Overrides that make it short: to try the benchmark, not to measure.
    seconds: int                     # About what one run takes, for the first guess at the time left.
    fresh: bool = False              # Whether each run needs a server that has served nobody.
    servers: tuple = ()              # Which servers; none named: all that can be had.
    rounds: int = 5                  # Below this its figures do not go into the document.
    warm_ups: int = 1                # Runs that are not counted, before the first round.
    default: bool = True              # Whether it is part of a plain `./dev bench`.
    watched: bool = False            # Whether memory and threads are sampled meanwhile.

    def arguments(self, server, quick, minutes):
        """ircload's arguments after the scenario's, the server's and the shortening ones: the last of two equal options counts."""
        connections = server.handshakes if self.name == "connect" else server.setup
        arguments = [*self.load, "--conc", str(connections), *server.loads.get(self.name, [])]
        if self.name == "soak":
            arguments += ["--duration", str(int(minutes * 60))]
        return arguments + (self.quick if quick else [])


def fanout(*load):
    return ["fanout", *MANY_JOINS, "--receivers", "1000", *load]


SATURATED = fanout("--senders", "4", "--window", "8", "--messages", "250", "--warm", "25")

SCENARIOS = [
    Scenario("lockstep", "Lockstep: 1 sender, 1,000 receivers, the next message when all have the last one", PER_DELIVERY,
             fanout("--senders", "1", "--window", "1", "--ack", "all", "--messages", "200", "--warm", "10"), ["--messages", "20"], 6),
    Scenario("fanout", "Fan-out: 4 senders, 1,000 receivers, 8 messages of each on their way", PER_DELIVERY,
             SATURATED, ["--messages", "40", "--warm", "5"], 8),
    Scenario("open", "Open loop: 50 messages/s to 1,000 receivers, 50,000 deliveries/s", PER_DELIVERY,
             fanout("--senders", "4", "--rate", "50", "--duration", "6", "--warm", "50"), ["--duration", "1"], 11),
    Scenario("channels", "Channels: 100 channels of 50 members, 1,000 messages/s in all, 49,000 deliveries/s", PER_DELIVERY,
             ["channels", *MANY_JOINS, "--channels", "100", "--members", "50", "--rate", "1000", "--duration", "6", "--warm", "500"],
             ["--channels", "20", "--duration", "1"], 20),
    Scenario("dm", "Private messages: 500 pairs, 8 messages of each on their way", PER_DELIVERY,
             ["dm", *MANY_JOINS, "--pairs", "500", "--window", "8", "--messages", "400", "--warm", "40"], ["--messages", "40"], 6),
    Scenario("connect", "Connecting: 2,000 full handshakes with registration and QUIT", PER_CONNECTION,
             ["connect", "--total", "2000"], ["--total", "200"], 4, warm_ups=5),
    Scenario("idle", "Idle: 10,000 connections, each in one channel of 50", MEMORY,
             ["idle", *MANY_JOINS, "--conns", "10000", "--per-channel", "50", "--hold", "32"], ["--conns", "1000", "--hold", "2"], 60, fresh=True),
    Scenario("two-cores", "Two cores: fan-out, one server on one core and on two", RATE,
             SATURATED, ["--messages", "40", "--warm", "5"], 8, servers=("relaxed", "relaxed-two-cores"), default=False, watched=True),
    Scenario("soak", "Soak: 10,000 clients in 200 channels, 50,000 deliveries/s for minutes", PER_DELIVERY,
             ["channels", *MANY_JOINS, "--channels", "200", "--members", "50", "--rate", "1021", "--warm", "1000"],
             ["--channels", "20", "--duration", "10"], 640, fresh=True, servers=("committed",), rounds=1, default=False, watched=True),
]

BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}
