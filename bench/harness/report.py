"""Writes what was measured: a summary beside the results, and in the document what was measured in full."""
import re

from . import machine, plot, results, tables
from .scenarios import SCENARIOS
from .servers import ROOT

DOCUMENT = ROOT / "docs/PERFORMANCE.md"
PICTURE = ROOT / "docs/images/performance.svg"
BEGIN, END = "<!-- figures: written by ./dev bench -->", "<!-- end of the figures -->"


def _figures(found):
    measured = {row["server"] for scenario in found.values() for row in scenario.rows}
    return "\n\n".join([machine.describe(measured), "### What has to be reached", tables.bars_table(found), *tables.scenario_sections(found)])


def write_summary():
    """Everything measured so far, shortened runs included."""
    found = results.load()
    faults = tables.faults(found)
    text = _figures(found) + ("\n\n### Runs that were not valid\n\n" + "\n".join(f"- {fault}" for fault in faults) if faults else "") + "\n"
    summary = results.FOLDER / "summary.md"
    summary.write_text(text)
    (results.FOLDER / "performance.svg").write_text(plot.draw(found))
    return summary, tables.bars_table(found), faults


def write_document():
    """Puts the figures of the scenarios that were measured in full between the document's markers. Gives those that were not, which it names there too."""
    found = {name: result for name, result in results.load().items() if result.is_complete}
    missing = [scenario.name for scenario in SCENARIOS if scenario.name not in found]
    if not found:
        return missing
    gap = f"Not measured in full, and so not here: {', '.join(missing)}.\n\n" if missing else ""
    text = DOCUMENT.read_text()
    between = re.compile(re.escape(BEGIN) + ".*" + re.escape(END), re.DOTALL)
    if not between.search(text):
        raise SystemExit(f"{DOCUMENT} has lost its markers: {BEGIN} and {END}")
    picture = f"![What each scenario costs, by server]({PICTURE.relative_to(DOCUMENT.parent)})"
    DOCUMENT.write_text(between.sub(lambda _: f"{BEGIN}\n\n{gap}{picture}\n\n{_figures(found)}\n\n{END}", text))
    PICTURE.write_text(plot.draw(found))
    return []
