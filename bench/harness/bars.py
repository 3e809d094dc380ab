"""What the server has to reach, and whether it does."""
import statistics
from dataclasses import dataclass


@dataclass(frozen=True)
class Bar:
    row: str
    bar: str
    scenario: str
    server: str
    judge: object                                       # results → (what was seen, whether it is good enough), or None


def at_most(limit, reference, figure=None):
    def judge(results, server):
        ratio = results.ratio(server, reference, figure)
        return None if ratio is None else (f"{ratio:.2f} × {reference}", ratio <= limit)
    return judge


def below_half_of_best_peer(results, server):
    peer = results.best_peer()
    ratio = results.ratio(server, peer) if peer else None
    return None if ratio is None else (f"{ratio:.2f} × {peer}", ratio < 0.5)


def latency_within(milliseconds):
    def judge(results, server):
        p99 = results.median(server, lambda row: row["lat_us"]["p99"] / 1000)
        return None if p99 is None else (f"{p99:.1f} ms", p99 <= milliseconds)
    return judge


def memory_within(kib):
    def judge(results, server):
        median = results.median(server)
        return None if median is None else (f"{median:.1f} KiB", median <= kib)
    return judge


def faster_than_one_core(results, server):
    ratio = results.ratio(server, "relaxed")
    return None if ratio is None else (f"{ratio:.2f} ×", ratio >= 1.6)


def growth(row):
    """How much more memory the last fifth of the run had than the second one; the first is still filling pools."""
    span = row["wall_s"]
    fifths = [[kib for before_end, kib in row["rss_samples"] if low * span < before_end <= (low + 0.2) * span] for low in (0.0, 0.6)]
    return statistics.median(fifths[0]) / statistics.median(fifths[1]) - 1 if all(fifths) else None


def steady(results, server):
    """Nothing lost and nobody dropped is part of a run being valid, which is asked of every row."""
    values = results.values(server, growth)
    if not values:
        return None
    row = results.valid(server)[0]
    if row["conns"] < 10_000 or row["wall_s"] < 599:
        return None                                     # A shorter one says nothing.
    seen = f"{row['conns']:,} clients, {row['deliveries_per_s']:,.0f} deliveries/s, {row['wall_s'] / 60:.0f} min, memory {max(values):+.1%}"
    return seen, row["deliveries_per_s"] >= 49_900 and max(values) <= 0.05


def for_both(row, bar, scenario, judge):
    return [Bar(f"{row}, {server.title()}", bar, scenario, server, judge) for server in ("relaxed", "committed")]


BARS = [
    Bar("fan-out, saturated, Relaxed", "at most 1.3 × floor-coalesce", "fanout", "relaxed", at_most(1.3, "floor-coalesce")),
    Bar("", "below half of the best peer", "fanout", "relaxed", below_half_of_best_peer),
    Bar("fan-out, saturated, Committed", "at most 1.5 × floor-coalesce", "fanout", "committed", at_most(1.5, "floor-coalesce")),
    Bar("lockstep, Relaxed", "at most 1.15 × floor-direct", "lockstep", "relaxed", at_most(1.15, "floor-direct")),
    *for_both("open loop, CPU", "at most 1.15 × floor-direct", "open", at_most(1.15, "floor-direct")),
    Bar("open loop, p99, Relaxed", "at most 20 ms", "open", "relaxed", latency_within(20)),
    Bar("open loop, p99, Committed", "at most 30 ms", "open", "committed", latency_within(30)),
    *for_both("100 channels of 50", "at most 1.1 × floor-direct", "channels", at_most(1.1, "floor-direct")),
    *for_both("private messages", "at most 1.4 × floor-coalesce", "dm", at_most(1.4, "floor-coalesce")),
    *for_both("CPU per connection", "at most 1.4 × floor-coalesce", "connect", at_most(1.4, "floor-coalesce")),
    *for_both("memory per idle connection", "at most 20 KiB", "idle", memory_within(20)),
    Bar("two cores against one, deliveries/s", "at least 1.6 ×", "two-cores", "relaxed-two-cores", faster_than_one_core),
    Bar("10,000 clients, 50,000 deliveries/s, ten minutes", "nothing lost, nobody dropped, memory at most 5 % up", "soak", "committed", steady),
]


def verdicts(found):
    """(bar, what was seen, met · missed · not measured), for each bar."""
    for bar in BARS:
        results = found.get(bar.scenario)
        if not results or not results.of(bar.server):
            yield bar, "", "not measured"
        elif not results.is_flawless(bar.server):
            yield bar, f"{len(results.valid(bar.server))} of {len(results.of(bar.server))} runs valid", "missed"
        elif (seen := bar.judge(results, bar.server)) is None:
            yield bar, "", "not measured"
        else:
            yield bar, seen[0], "met" if seen[1] else "missed"
