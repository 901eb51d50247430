"""The closing table of `ravo score`: one line per commune and a total per district."""

from collections.abc import Sequence
from typing import TextIO

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text as Plain

from ravo.criteria.terms import CLASSES
from ravo.messages import Lang, say
from ravo.printable import printable, width_of
from ravo.results.summary import Summary, total_counts
from ravo.text import format_number

PIPE_WIDTH = 240
"""Columns of text when nobody watches: rich would wrap names at 80."""
ALL = slice(None)
NAME_WIDTH = 18
"""Letters that the column of names has at least; a longer name goes on below."""
_LINE = box.Box("    \n    \n ── \n    \n ── \n ── \n    \n    \n")
"""Lines under the heading and between sections, with nothing between columns."""
_COUNTS = ("read", "scored", "rejected", "blank")
"""The counts of rows that every table has; households that left the list are one more."""
_GAP = 1
"""Blanks behind a column, before the one that the box has."""


def _districts(summaries: Sequence[Summary]) -> dict[tuple[str | None, str | None], list[Summary]]:
    """Return the communes of each district, by its code where known, in any spelling."""
    found: dict[tuple[str | None, str | None], list[Summary]] = {}
    for item in summaries:
        found.setdefault(item.counted_in, []).append(item)
    return found


def _figures(summaries: Sequence[Summary], names: Sequence[str], lang: Lang) -> list[str]:
    counts = total_counts(summaries)
    rows = [getattr(counts, name) for name in names]
    classes = [sum(item.classes[klass].households for item in summaries) for klass in CLASSES]
    return [format_number(item, lang) for item in (*rows, *classes)]


def _counted(summaries: Sequence[Summary]) -> tuple[str, ...]:
    """Return the counts of rows that a table of these workbooks shows."""
    return (*_COUNTS, "departed") if total_counts(summaries).departed else _COUNTS


def _heading(name: str) -> str:
    """Return the key of the heading of a count; one is named as a verdict is."""
    return "results.closing_rejected_rows" if name == "rejected" else f"results.closing_{name}"


def closing_table(
    summaries: Sequence[Summary], lang: Lang, part: slice = ALL, *, verdicts: bool = True
) -> Table:
    """Return what was scored: one row per commune, a total per district, and one of all.

    `part` are the columns of figures to show, `verdicts` whether the verdict stands behind them.
    """
    table = Table(
        box=_LINE, show_edge=False, pad_edge=False, padding=(0, _GAP, 0, 0), collapse_padding=True
    )
    table.add_column(say("results.place_commune", lang), overflow="fold", min_width=NAME_WIDTH)
    names = _counted(summaries)
    for name in (*names, *CLASSES)[part]:
        table.add_column(say(_heading(name), lang), justify="right", no_wrap=True)
    if verdicts:
        table.add_column(say("results.closing_verdict", lang), no_wrap=True)

    def add(name: str, items: Sequence[Summary], verdict: str, style: str = "") -> None:
        """Add a line: a name, the figures of its communes, its verdict."""
        behind = [verdict] if verdicts else []
        _add(table, name, [*_figures(items, names, lang)[part], *behind], style)

    districts = _districts(summaries)
    for (_, district), communes in districts.items():
        for item in communes:
            name = item.commune or item.district or item.path
            add(name, [item], say(f"results.closing_{item.verdict}", lang))
        if district and len(communes) > 1:
            table.add_section()
            add(say("results.total_district", lang, district=district), communes, "", "bold")
            table.add_section()
    if len(districts) > 1 or (len(summaries) > 1 and (None, None) in districts):
        add(say("results.total", lang), summaries, "", "bold")
    return table


def _add(table: Table, name: str, cells: list[str], style: str) -> None:
    """Add a row as plain text: brackets in a commune's name are not markup."""
    table.add_row(Plain(printable(name)), *map(Plain, cells), style=style)


def _tables(summaries: Sequence[Summary], lang: Lang, console: Console) -> list[Table]:
    """Return the closing table; in a narrow window the rows and the classes one below the other."""
    whole = closing_table(summaries, lang)
    room = console.options.update(width=PIPE_WIDTH)
    if console.measure(whole, options=room).maximum <= console.width:
        return [whole]
    split = len(_counted(summaries))
    classes = closing_table(summaries, lang, slice(split, None), verdicts=False)
    return [closing_table(summaries, lang, slice(split)), classes]


def _waiting(summaries: Sequence[Summary], lang: Lang) -> list[str]:
    """Return the line of the households that nobody has reviewed yet; none without any."""
    count = sum(item.unreviewed.households for item in summaries)
    return [say("results.closing_unreviewed", lang, count=count)] if count else []


def print_closing(summaries: Sequence[Summary], lang: Lang, stream: TextIO) -> None:
    """Print the closing table within the window; piped, it is as wide as it needs, in no colour."""
    width = width_of(stream) or PIPE_WIDTH
    console = Console(file=stream, width=width, highlight=False, emoji=False)
    tables = [*_tables(summaries, lang, console), *map(Plain, _waiting(summaries, lang))]
    if stream.isatty():
        for place, table in enumerate(tables):
            console.print(*([""] if place else []), table, sep="\n")
        return
    with console.capture() as captured:
        for place, table in enumerate(tables):
            console.print(*([""] if place else []), table, sep="\n")
    lines = captured.get().splitlines()
    stream.write("\n".join(line.rstrip() for line in lines) + "\n")
