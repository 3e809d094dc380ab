"""The key figures as one picture, legible on light and dark pages."""
from html import escape

WIDTH, COLUMN, LABEL, BAR, GAP, HEADING = 980, 480, 185, 16, 6, 34
SHOWN = ("lockstep", "fanout", "open", "channels", "dm", "connect", "idle")

STYLE = """
    svg { --page: #ffffff; --text: #1f2328; --quiet: #59636e; --ours: #0969da; --floor: #818b98; --peer: #c69026; }
    @media (prefers-color-scheme: dark) { svg { --page: #0d1117; --text: #f0f6fc; --quiet: #9198a1; --ours: #4493f8; --floor: #656c76; --peer: #d29922; } }
    text { font: 12px system-ui, sans-serif; fill: var(--text); } .title { font-weight: 600; font-size: 13px; } .quiet { fill: var(--quiet); }
    .page { fill: var(--page); } .ours { fill: var(--ours); } .floor { fill: var(--floor); } .peer { fill: var(--peer); } .range { stroke: var(--text); }"""


def _panel(results, left, top):
    servers = [server for server in results.servers if results.values(server.name)]
    longest = max((max(results.values(server.name)) for server in servers), default=1) or 1
    room = COLUMN - LABEL - 70
    title, figure = results.scenario.title.split(":")[0], results.scenario.figure.title
    yield f'<text class="title" x="{left}" y="{top + 16}">{escape(title)} <tspan class="quiet" font-weight="400">{escape(figure)}</tspan></text>'
    for index, server in enumerate(servers):
        y = top + HEADING - 8 + index * (BAR + GAP)
        values, median = results.values(server.name), results.median(server.name)
        start = left + LABEL
        low, high = (start + room * value / longest for value in (min(values), max(values)))
        label = server.title.replace("WebChat, ", "").replace("Committed, portable transport", "Committed, portable")
        yield f'<text x="{start - 8}" y="{y + 12}" text-anchor="end">{escape(label)}</text>'
        yield f'<rect class="{server.kind}" x="{start}" y="{y}" width="{room * median / longest:.1f}" height="{BAR}" rx="2"/>'
        yield f'<line class="range" x1="{low:.1f}" x2="{high:.1f}" y1="{y + BAR / 2}" y2="{y + BAR / 2}"/>'
        yield f'<text x="{high + 6:.1f}" y="{y + 12}">{median:.3g}</text>'


def draw(found):
    """SVG: one panel for each scenario, bars are medians and lines reach from the lowest to the highest run."""
    shown = [found[name] for name in SHOWN if name in found]
    heights = [HEADING + len(results.servers) * (BAR + GAP) + 14 for results in shown]
    parts, y = [], 44
    for first in range(0, len(shown), 2):
        for column, results in enumerate(shown[first:first + 2]):
            parts += _panel(results, 16 + column * COLUMN, y)
        y += max(heights[first:first + 2])
    keys = [("ours", "WebChat"), ("floor", "floor: TLS and copying, nothing else"), ("peer", "other servers")]
    x = 16
    for kind, text in keys:
        parts += [f'<rect class="{kind}" x="{x}" y="14" width="12" height="12" rx="2"/>', f'<text x="{x + 18}" y="24">{text}</text>']
        x += 36 + 7 * len(text)
    parts.append(f'<text class="quiet" x="{x}" y="24">lower is better; the line is the range of the runs</text>')
    body = "\n  ".join(parts)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y}" viewBox="0 0 {WIDTH} {y}" role="img" '
            f'aria-label="Cost of each scenario by server; the tables below hold the figures">\n  <style>{STYLE}\n  </style>\n'
            f'  <rect class="page" width="{WIDTH}" height="{y}"/>\n  {body}\n</svg>\n')
