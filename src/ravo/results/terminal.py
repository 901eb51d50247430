"""The closing table of `ravo score`: one line per commune and a total per district."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

import typer

from ravo.criteria.terms import CLASSES
from ravo.messages import Lang, say
from ravo.printable import printable, width_of
from ravo.results.summary import Summary, total_counts
from ravo.text import format_number

PIPE_WIDTH = 240
"""The width in characters without a terminal."""
ALL = slice(None)
NAME_WIDTH = 18
"""The smallest width of the column of names; a longer name continues below."""
_COUNTS = ("read", "scored", "rejected", "blank")
"""The counts of rows in every table; that of households that left is added where there are any."""
GAP = 2
"""Blanks between columns."""


class _TableRow(NamedTuple):
    """The cells of a row; a rule has none."""

    cells: tuple[str, ...] = ()
    bold: bool = False


_RULE = _TableRow()


def _districts(summaries: Sequence[Summary]) -> dict[tuple[str | None, str | None], list[Summary]]:
    """Return the communes by district: by its code where known, else by its name."""
    districts: dict[tuple[str | None, str | None], list[Summary]] = {}
    for item in summaries:
        districts.setdefault(item.counted_in, []).append(item)
    return districts


def _figures(summaries: Sequence[Summary], names: Sequence[str], lang: Lang) -> list[str]:
    counts = total_counts(summaries)
    rows = [getattr(counts, name) for name in names]
    classes = [sum(item.classes[klass].households for item in summaries) for klass in CLASSES]
    return [format_number(item, lang) for item in (*rows, *classes)]


def _counted(summaries: Sequence[Summary]) -> tuple[str, ...]:
    """Return the counts of rows that a table of these workbooks shows."""
    return (*_COUNTS, "departed") if total_counts(summaries).departed else _COUNTS


def _heading(name: str) -> str:
    """Return the key of a count's heading, which differs where a verdict has the same name."""
    return "results.closing_rejected_rows" if name == "rejected" else f"results.closing_{name}"


def _rows(
    summaries: Sequence[Summary], lang: Lang, part: slice = ALL, *, verdicts: bool = True
) -> list[_TableRow]:
    """Return a heading, one row per commune, a total per district, and one of all.

    `part` are the columns of figures to show; with `verdicts` the verdict follows them.
    """
    names = _counted(summaries)
    words = {item.verdict: say(f"results.closing_{item.verdict}", lang) for item in summaries}
    head = say("results.closing_verdict", lang)
    wide = max(map(len, (head, *words.values())))

    def row(
        name: str, figures: Sequence[str], verdict: str = "", *, bold: bool = False
    ) -> _TableRow:
        """Return a row: a name, its figures, its verdict."""
        behind = [f"{verdict:<{wide}}"] if verdicts else []
        return _TableRow((printable(name), *figures[part], *behind), bold)

    heads = [say(_heading(name), lang) for name in (*names, *CLASSES)]
    rows = [row(say("results.place_commune", lang), heads, head, bold=True), _RULE]
    districts = _districts(summaries)
    for (_, district), communes in districts.items():
        for item in communes:
            name = item.commune or item.district or item.path
            rows.append(row(name, _figures([item], names, lang), words[item.verdict]))
        if district and len(communes) > 1:
            total = say("results.total_district", lang, district=district)
            rows += [_RULE, row(total, _figures(communes, names, lang), bold=True), _RULE]
    if len(districts) > 1 or (len(summaries) > 1 and (None, None) in districts):
        return [*rows, row(say("results.total", lang), _figures(summaries, names, lang), bold=True)]
    return rows[:-1] if rows[-1] is _RULE else rows


def _widths(rows: Sequence[_TableRow]) -> list[int]:
    """Return the letters that each column needs."""
    filled = [row.cells for row in rows if row.cells]
    name, *figures = (max(map(len, column)) for column in zip(*filled, strict=True))
    return [max(name, NAME_WIDTH), *figures]


def _lines(rows: Sequence[_TableRow], window: int) -> Iterator[str]:
    """Yield the lines of a table; in a narrow window names continue below."""
    name, *figures = _widths(rows)
    name = max(min(name, window - sum(figures) - GAP * len(figures)), NAME_WIDTH)
    for cells, bold in rows:
        if not cells:
            yield "─" * (name + sum(figures) + GAP * len(figures))
            continue
        first, *below = textwrap.wrap(cells[0], name) or [""]
        behind = (f"{cell:>{GAP + width}}" for cell, width in zip(cells[1:], figures, strict=True))
        for line in (f"{first:<{name}}{''.join(behind)}".rstrip(), *below):
            yield typer.style(line, bold=True) if bold else line


def _tables(summaries: Sequence[Summary], lang: Lang, window: int) -> list[list[_TableRow]]:
    """Return the closing table; in a narrow window as two, the rows and below them the classes."""
    whole = _rows(summaries, lang)
    widths = _widths(whole)
    if sum(widths) + GAP * (len(widths) - 1) <= window:
        return [whole]
    split = len(_counted(summaries))
    classes = _rows(summaries, lang, slice(split, None), verdicts=False)
    return [_rows(summaries, lang, slice(split)), classes]


def _waiting(summaries: Sequence[Summary], lang: Lang) -> list[str]:
    """Return the line on the households that are not reviewed yet; empty without any."""
    count = sum(item.unreviewed.households for item in summaries)
    return [say("results.closing_unreviewed", lang, count=count)] if count else []


def print_closing(summaries: Sequence[Summary], lang: Lang, stream: TextIO) -> None:
    """Print the closing table within the window; into a pipe at full width, without colours."""
    window = width_of(stream) or PIPE_WIDTH
    tables = ["\n".join(_lines(rows, window)) for rows in _tables(summaries, lang, window)]
    lines = ["\n\n".join(tables), *_waiting(summaries, lang)]
    typer.echo("\n".join(lines), file=stream)
