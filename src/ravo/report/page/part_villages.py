"""The parts of a single commune's page by village: classes and deprivations."""

from ravo.report.page.axis import axis_of
from ravo.report.page.bars import Bar, BarRow, Plot
from ravo.report.page.heat import HeatRow
from ravo.report.page.part_rates import heat_part, heat_row
from ravo.report.page.parts import Layout, PageBlock, PagePart, charts_of, whole
from ravo.report.page.tables import PageTable, Reader, TableCell, TableLine

LANES = (("poor", "poor"), ("near_poor", "near"))


def village_classes(reader: Reader) -> PagePart:
    """Return the poor and near-poor households of each village, most first."""
    title, profiles = reader.say("part_by_village"), reader.figures.villages
    if not profiles:
        return PagePart("rates", title, (reader.say("villages_none"),), ())
    rows = [_row(reader, n) for n in range(len(profiles))]
    axis = axis_of(
        [max(row.poor, row.near_poor) for row in profiles],
        reader.say("axis_households"),
        whole=True,
    )
    charts = charts_of(
        reader,
        rows,
        lambda part: Plot(part, axis, reader.lang, 2, 13.0),
        reader.say("villages_chart"),
        "t-rates",
    )
    layout: Layout = "beside" if len(charts) == 1 else "pair" if charts else "full"
    block = PageBlock(charts, _table(reader), layout)
    key = (("poor", reader.say("head_poor")), ("near", reader.say("head_near"))) if charts else ()
    return PagePart("rates", title, (), (block,), (reader.say("by_village_note"),), key)


def _name(reader: Reader, place: int) -> str:
    return reader.figures.villages[place].name or reader.say("no_village")


def _row(reader: Reader, place: int) -> BarRow:
    name, at, bars = _name(reader, place), f"villages.{place}.", []
    for lane, (field, look) in enumerate(LANES):
        text, value = reader.count(at + field).text, reader.value(at + field)
        bars.append(Bar(0, value, look, f"{name}: {text}", lane, text, at + field))
    return BarRow(name, tuple(bars))


def _table(reader: Reader) -> PageTable:
    heads = ("head_village", "head_poor", "head_near", "listed", "head_listed_share")
    lines = [
        TableLine(
            (
                TableCell(_name(reader, n)),
                *(reader.count(f"villages.{n}.{name}") for name in ("poor", "near_poor", "listed")),
                reader.rate(f"villages.{n}.share"),
            )
        )
        for n in range(len(reader.figures.villages))
    ]
    sums = [reader.count(f"classes.{name}.households") for name in ("poor", "near_poor", "listed")]
    lines.append(TableLine((TableCell(whole(reader)), *sums, TableCell("")), strong=True))
    words = tuple(reader.say(head) for head in heads)
    return PageTable("t-rates", reader.say("part_by_village"), words, tuple(lines))


def village_heat(reader: Reader) -> PagePart:
    """Return the map of deprivation: villages × indicators of the edition."""
    count = len(reader.figures.indicators)
    rows: list[tuple[HeatRow, str]] = []
    for n, village in enumerate(reader.figures.villages):
        if not village.poor:
            continue
        paths = [f"villages.{n}.deprived.{k}" for k in range(count)]
        poor = f"villages.{n}.poor"
        rows.append((heat_row(reader, _name(reader, n), paths, poor), poor))
    return heat_part(reader, rows, "heat_village", reader.say("head_village"))
