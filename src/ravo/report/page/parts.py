"""The elements of every part of the page, and the names and order of its communes."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ravo.report.page.bars import BarRow, Plot, chart_of, chunks, room_of
from ravo.report.page.model import CommuneRow
from ravo.report.page.shapes import Chart
from ravo.report.page.tables import PageTable, Reader
from ravo.text import NAMED, few_and_more, format_number, sort_key

Layout = Literal["full", "map", "pair", "half", "beside", "three"]
MOST_ROWS = 22
"""The most rows of one chart: as many as fit on a printed page under a heading."""


@dataclass(frozen=True)
class PageBlock:
    """Charts and the table under them; `layout` is how they share the width of the page.

    `key` is the key to the colours of these charts only.
    """

    charts: tuple[Chart, ...]
    table: PageTable | None
    layout: Layout = "full"
    key: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class PagePart:
    """One part of the page: its sentences, its blocks, and the key to its colours.

    `narrow_notes` are shown only with the narrow pictures.
    """

    id: str
    title: str
    lead: tuple[str, ...]
    blocks: tuple[PageBlock, ...]
    notes: tuple[str, ...] = ()
    key: tuple[tuple[str, str], ...] = ()
    narrow_notes: tuple[str, ...] = ()


def names_of(reader: Reader) -> tuple[str, ...]:
    """Return the names of the communes, with the district where several are equal."""
    times = Counter(row.name for row in reader.figures.communes)
    return tuple(
        reader.say("with_place", name=row.name, district=row.district)
        if times[row.name] > 1 and row.district
        else row.name
        for row in reader.figures.communes
    )


def ordered(
    reader: Reader, value: Callable[[CommuneRow], float | None]
) -> list[tuple[int, str, CommuneRow]]:
    """Return place, name and figures of the communes, greatest first, missing figures last."""
    names = names_of(reader)
    rows = [(n, names[n], row) for n, row in enumerate(reader.figures.communes)]

    def rank(item: tuple[int, str, CommuneRow]) -> tuple[object, ...]:
        """Return the sort key of a commune."""
        figure = value(item[2])
        return figure is None, -(figure or 0.0), not item[2].sent, sort_key(item[1])

    return sorted(rows, key=rank)


def listing(reader: Reader, names: Sequence[str]) -> str:
    """Return names for a sentence: the first ones, and the number of the others."""
    if not names:
        return reader.say("nobody_else")
    few, more = few_and_more(names, NAMED)
    shown = ", ".join(few)
    return reader.say("and_more", names=shown, count=more) if more else shown


def plan_of(reader: Reader) -> dict[str, str]:
    """Return the bounds and the rate of the target for sentences; empty without a target."""
    target = reader.figures.target
    if target is None:
        return {}
    least, most = (format_number(n, reader.lang) for n in (target.least, target.most))
    span = least if least == most else f"{least}–{most}"
    return {"least": least, "span": span, "what": reader.say(f"target_rate_{target.rate}")}


def has_whole(reader: Reader) -> bool:
    """Return whether tables and charts have a row for all communes together.

    A report of a single commune has no such row.
    """
    return reader.figures.level != "commune"


def whole(reader: Reader) -> str:
    """Return the name of the row for all communes together."""
    return reader.say(f"whole_{reader.figures.level}")


def unit_word(reader: Reader) -> str:
    """Return the word for the reporting unit, whose target applies to all its communes."""
    return reader.say(f"unit_{reader.figures.level}")


def charts_of(
    reader: Reader,
    rows: Sequence[BarRow],
    plot: Callable[[tuple[BarRow, ...]], Plot],
    title: str,
    table: str,
) -> tuple[Chart, ...]:
    """Return the chart of some rows, divided into parts that fit on a page.

    A single row is not drawn, as there is nothing to compare; its figure is in the table.
    """
    if len(rows) < 2:
        return ()
    parts, names = chunks(rows, MOST_ROWS), room_of(rows)
    charts = []
    for n, part in enumerate(parts, 1):
        name = (
            title if len(parts) == 1 else reader.say("part", title=title, part=n, parts=len(parts))
        )
        charts.append(
            chart_of(replace(plot(part), names=names), name, reader.say("see_table"), table)
        )
    return tuple(charts)


def has_gaps(rows: Iterable[BarRow]) -> bool:
    """Return whether a chart has rows without a figure, which the key must explain."""
    return any(row.missing for row in rows)
