"""The part about several years: rates by year, how long households are on the list."""

from collections.abc import Iterator

from ravo.report.page.axis import axis_of
from ravo.report.page.bars import Bar, BarRow, Plot, chart_of
from ravo.report.page.model import YearsFigures
from ravo.report.page.parts import PageBlock, PagePart, listing
from ravo.report.page.shapes import Chart
from ravo.report.page.tables import PageTable, Reader, TableCell, TableLine

DRAWN = (("poor_rate", "poor"), ("near_poor_rate", "near"))
COUNTED = ("communes", "residents", "poor", "near_poor")
RATES = ("poor_rate", "near_poor_rate", "listed_rate")


def years(reader: Reader) -> PagePart:
    """Return the rates of several years, and the households by their years on the list."""
    title, figures = reader.say("part_years"), reader.figures.years
    if figures is None:
        return PagePart("years", title, (), ())
    blocks = (
        PageBlock(tuple(_charts(reader, figures)), _rates_table(reader, figures)),
        PageBlock((), _list_table(reader, figures)),
    )
    key = tuple((look, reader.say(f"years_{name}")) for name, look in DRAWN)
    return PagePart("years", title, tuple(_lead(reader, figures)), blocks, (), key)


def _lead(reader: Reader, figures: YearsFigures) -> Iterator[str]:
    """Yield sentences that compare the first and the last year, and sentences on gaps.

    The two are compared only if both have all communes: a year without some of them counts other
    households than a complete one.
    """
    first, last = figures.rows[0], figures.rows[-1]
    lacking = {item.year for item in figures.missing} & {first.year, last.year}
    years = {"first": str(first.year), "last": str(last.year)}
    if lacking:
        yield reader.say("years_not_compared", **years)
    elif first.listed_rate is not None and last.listed_rate is not None:
        yield reader.say("years_lead", **years, **_rates(reader, figures, "listed_rate"))
        for name in ("poor", "near_poor"):
            rates = _rates(reader, figures, f"{name}_rate")
            yield reader.say(f"years_lead_{name}", **years, **rates)
    if figures.again:
        yield reader.say("years_again", count=figures.again)
    for item in figures.missing:
        if item.whole:
            yield reader.say("years_missing_whole", year=str(item.year))
        else:
            names = listing(reader, item.communes)
            yield reader.say("years_missing", year=str(item.year), names=names)
    if figures.missing and figures.on_list:
        yield reader.say("years_missing_list")


def _rates(reader: Reader, figures: YearsFigures, name: str) -> dict[str, str]:
    """Return a rate of the first year and of the last one, as they are printed."""
    last = len(figures.rows) - 1
    return {
        "before": reader.text(f"years.rows.0.{name}"),
        "now": reader.text(f"years.rows.{last}.{name}"),
    }


def _charts(reader: Reader, figures: YearsFigures) -> Iterator[Chart]:
    rates = [rate for row in figures.rows for rate in (row.poor_rate, row.near_poor_rate)]
    known = [rate for rate in rates if rate is not None]
    if not known:
        return
    rows = tuple(_bars(reader, place) for place in range(len(figures.rows)))
    axis = axis_of(known, reader.say("axis_rate"), whole=False)
    plot = Plot(rows, axis, reader.lang, 2, 24.0)
    yield chart_of(plot, reader.say("years_chart"), reader.say("see_table"), "t-years")


def _bars(reader: Reader, place: int) -> BarRow:
    row = reader.value(f"years.rows.{place}")
    bars = []
    for lane, (name, look) in enumerate(DRAWN):
        path = f"years.rows.{place}.{name}"
        value = reader.value(path)
        if value is not None:
            shown = reader.rate(path).text
            bars.append(Bar(0, value, look, f"{row.year}: {shown} %", lane, shown, path))
    return BarRow(str(row.year), tuple(bars))


def _rates_table(reader: Reader, figures: YearsFigures) -> PageTable:
    heads = tuple(reader.say(f"years_{name}") for name in ("year", *COUNTED, *RATES))
    lines = tuple(
        TableLine(
            (
                TableCell(str(row.year)),
                *(reader.count(f"years.rows.{place}.{name}") for name in COUNTED),
                *(reader.rate(f"years.rows.{place}.{name}") for name in RATES),
            )
        )
        for place, row in enumerate(figures.rows)
    )
    return PageTable("t-years", reader.say("part_years"), heads, lines)


def _list_table(reader: Reader, figures: YearsFigures) -> PageTable:
    heads = tuple(reader.say(f"on_list_{name}") for name in ("years", "households", "rate"))
    lines = tuple(
        TableLine(
            (
                TableCell(reader.say("on_list_row", count=row.years)),
                reader.count(f"years.on_list.{place}.households"),
                reader.rate(f"years.on_list.{place}.rate"),
            )
        )
        for place, row in enumerate(figures.on_list)
    )
    return PageTable("t-on-list", reader.say("on_list"), heads, lines)
