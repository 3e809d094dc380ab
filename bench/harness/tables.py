"""The figures as Markdown tables."""
from .bars import growth, verdicts

DASH = "-"


def table(head, rows):
    rule = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(map(str, cells)) + " |" for cells in [head, rule, *rows])


def number(value, decimals=2):
    return DASH if value is None else f"{value:,.{decimals}f}"


def spread(values, decimals=2):
    return DASH if not values else f"{min(values):,.{decimals}f} to {max(values):,.{decimals}f}"


def _figure_cells(results, name):
    scenario = results.scenario
    decimals = 1 if scenario.name == "idle" else 3 if scenario.name == "connect" else 2
    return [
        f"{len(results.valid(name))} of {len(results.of(name))}",
        f"**{number(results.median(name), decimals)}**",
        spread(results.values(name), decimals),
        number(results.ratio(name, "floor-direct")),
        number(results.ratio(name, "floor-coalesce")),
    ]


FIGURE_HEAD = ["valid runs", "{figure}", "min to max", "× floor, direct", "× floor, coalesce"]


def _median(results, name, *path, scale=1.0, decimals=1):
    def find(row):
        for key in path:
            row = row.get(key) if row else None
        return None if row is None else row * scale
    return number(results.median(name, find), decimals)


def _delivery_cells(results, name):
    latency = [_median(results, name, "lat_us", quantile, scale=0.001) for quantile in ("p50", "p99", "max")]
    return [_median(results, name, "deliveries_per_s", decimals=0), _median(results, name, "deliveries_per_read"), *latency]


DELIVERY_HEAD = ["deliveries/s", "lines per read", "p50 ms", "p99 ms", "max ms"]

EXTRA = {
    "connect": (["connections/s", "p50 ms", "p99 ms"],
                lambda results, name: [_median(results, name, "conns_per_s", decimals=0), _median(results, name, "lat_us", "p50", scale=0.001),
                                       _median(results, name, "lat_us", "p99", scale=0.001)]),
    "idle": (["connections", "after the hold", "idle CPU ms/s", "PINGs in the hold"],
             lambda results, name: [_median(results, name, "conns", decimals=0), _median(results, name, "server_kib_per_conn_rss_after_hold"),
                                    _median(results, name, "idle_cpu_ms_per_s", decimals=2), _median(results, name, "pings_in_hold", decimals=0)]),
}

BUSY_HEAD = ["server / load / others busy %"]


def _busy_cells(results, name):
    return [" / ".join(_median(results, name, key, decimals=0) for key in ("server_cpu_pct", "gen_cpu_pct", "other_cpu_pct"))]


def _scenario_table(results):
    extra_head, extra = EXTRA.get(results.scenario.name, (DELIVERY_HEAD, _delivery_cells))
    head = ["server", *(cell.format(figure=results.scenario.figure.title) for cell in FIGURE_HEAD), *extra_head, *BUSY_HEAD]
    return table(head, [[server.title, *_figure_cells(results, server.name), *extra(results, server.name), *_busy_cells(results, server.name)]
                        for server in results.servers])


def _two_cores_table(results):
    def threads(row):
        busiest = sorted(row.get("threads_cpu_s", {}).items(), key=lambda thread: -thread[1])[:6]
        return ", ".join(f"{name} {seconds:.1f}" for name, seconds in busiest)

    rows = []
    for server in results.servers:
        valid = results.valid(server.name)
        rows.append([server.title, f"{len(valid)} of {len(results.of(server.name))}", number(results.median(server.name), 0),
                     number(results.ratio(server.name, "relaxed")), _median(results, server.name, "server_cpu_s_per_M", decimals=2),
                     *_busy_cells(results, server.name), threads(valid[-1]) if valid else DASH])
    return table(["server", "valid runs", "deliveries/s", "× one core", "CPU µs / delivery", *BUSY_HEAD, "CPU s per thread, last round, connecting included"], rows)


def _soak_table(results):
    rows = []
    for server in results.servers:
        for row in results.of(server.name):
            memory = [kib for _, kib in row.get("rss_samples", [])]
            change = growth(row) if row.get("ok") else None
            rows.append([server.title, "yes" if row.get("ok") else "no", number(row.get("wall_s"), 0), number(row.get("conns"), 0),
                         number(row.get("delivered"), 0), number(row.get("lost"), 0), number(row.get("dropped"), 0),
                         number(row.get("lat_us", {}).get("p99", 0) / 1000, 1), number(max(memory, default=0) / 1024, 0),
                         DASH if change is None else f"{change:+.1%}"])
    return table(["server", "valid", "seconds", "clients", "deliveries", "lost", "dropped", "p99 ms", "most RSS, MiB", "growth"], rows)


SPECIAL = {"two-cores": _two_cores_table, "soak": _soak_table}


def bars_table(found):
    return table(["row", "bar", "seen", ""], [[bar.row, bar.bar, seen or DASH, f"**{verdict}**"] for bar, seen, verdict in verdicts(found)])


def scenario_sections(found):
    for name, results in found.items():
        rounds = len({row["round"] for row in results.rows})
        quick = ", shortened: not for comparison" if any(row["quick"] for row in results.rows) else ""
        first = results.rows[0] if results.rows else {"command": "", "at": ""}
        yield "\n\n".join([
            f"### {results.scenario.title}",
            f"{rounds} round{'s' if rounds != 1 else ''}, begun {first['at']}{quick}. `{first['command']}`",
            SPECIAL.get(name, _scenario_table)(results),
        ])


def faults(found):
    """One line for each run that was not valid."""
    return [f"{name}, round {row['round']}, {row['server']}: {row.get('error') or 'not valid'}"
            for name, results in found.items() for row in results.rows if not row.get("ok")]
