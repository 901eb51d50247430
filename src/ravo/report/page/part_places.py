"""Parts about places: households near the line, the poorest villages, quality of the data."""

from collections.abc import Iterator

from ravo.messages import say
from ravo.report.page.axis import axis_of
from ravo.report.page.bars import Bar, BarRow, Plot, chart_of
from ravo.report.page.model import CommuneRow, VillageRow
from ravo.report.page.part_villages import LANES
from ravo.report.page.parts import Layout, PageBlock, PagePart, charts_of, has_whole, ordered, whole
from ravo.report.page.rates import sum_of
from ravo.report.page.shapes import Chart
from ravo.report.page.tables import PageTable, Reader, TableCell, TableLine

COLUMNS = (
    "read",
    "scored",
    "rejected",
    "departed",
    "blank",
    "undetermined",
    "errors",
    "warnings",
)
DRAWN_QUALITY = (("rejected", "bad"), ("undetermined", "neutral"), ("warnings", "near"))


def _village(reader: Reader, row: VillageRow) -> str:
    name = row.name or reader.say("no_village")
    return reader.say("village", village=name, commune=row.commune)


def near(reader: Reader) -> PagePart:
    """Return the villages with most households near the line; those by indicators separately."""
    title, figures = reader.say("part_near"), reader.figures.near
    if not figures.villages:
        return PagePart("near", title, (reader.say("near_none"),), ())
    drawn = [row for row in figures.villages if row.near_b1]
    rows = tuple(_near_row(reader, n, row) for n, row in enumerate(drawn))
    charts = (_near_chart(reader, rows, drawn),) if len(rows) > 1 else ()
    block = PageBlock(charts, _near_table(reader), "beside" if charts else "full")
    return PagePart("near", title, tuple(_near_lead(reader)), (block,), ())


def _near_chart(reader: Reader, rows: tuple[BarRow, ...], drawn: list[VillageRow]) -> Chart:
    axis = axis_of([row.near_b1 for row in drawn], reader.say("axis_households"), whole=True)
    plot = Plot(rows, axis, reader.lang, 1, 24.0)
    return chart_of(plot, reader.say("near_chart_title"), reader.say("see_table"), "t-near")


def _near_lead(reader: Reader) -> Iterator[str]:
    """Yield the numbers of households near the line by points, and by indicators only."""
    figures = reader.figures.near
    total = figures.total
    if total.near_b1:
        yield reader.say("near_lead", count=total.near_b1, points=figures.points)
        yield reader.say("near_advice")
    else:
        yield reader.say("near_lead_none", points=figures.points)
    if total.near_apart:
        yield reader.say("near_apart", count=total.near_apart, indicators=figures.indicators)


def _near_row(reader: Reader, place: int, row: VillageRow) -> BarRow:
    name, path = _village(reader, row), f"near.villages.{place}.near_b1"
    count = reader.count(path).text
    return BarRow(name, (Bar(0, row.near_b1, "b1", f"{name}: {count}", 0, count, path),))


def _near_table(reader: Reader) -> PageTable:
    figures = reader.figures.near
    heads = (
        reader.say("head_village"),
        reader.say("commune"),
        reader.say("head_near_b1", points=figures.points),
        reader.say("head_near_apart", indicators=figures.indicators),
    )
    lines = [
        TableLine(
            (
                TableCell(row.name or reader.say("no_village")),
                TableCell(row.commune),
                *_near_cells(reader, f"near.villages.{n}."),
            )
        )
        for n, row in enumerate(figures.villages)
    ]
    if figures.rest.villages:
        rest = TableCell(reader.say("rest", count=figures.rest.villages))
        lines.append(TableLine((rest, TableCell(""), *_near_cells(reader, "near.rest."))))
    total = (TableCell(reader.say("total")), TableCell(""), *_near_cells(reader, "near.total."))
    return PageTable(
        "t-near", reader.say("part_near"), heads, (*lines, TableLine(total, strong=True)), "places"
    )


def _near_cells(reader: Reader, at: str) -> Iterator[TableCell]:
    for name in ("near_b1", "near_apart"):
        yield reader.count(at + name)


def villages(reader: Reader) -> PagePart:
    """Return the ten villages with most poor households."""
    title, poorest = reader.say("part_villages"), reader.figures.poorest
    notes = [reader.say("villages_tied", count=poorest.tied)] if poorest.tied else []
    notes += [reader.say("villages_unnamed", count=poorest.unnamed)] if poorest.unnamed else []
    if not poorest.villages:
        return PagePart("villages", title, (reader.say("villages_none"),), (), tuple(notes))
    rows = tuple(_poor_row(reader, n, row) for n, row in enumerate(poorest.villages))
    most = [max(row.poor, row.near_poor) for row in poorest.villages]
    axis = axis_of(most, reader.say("axis_households"), whole=True)
    plot = Plot(rows, axis, reader.lang, 2, 14.0)
    chart = chart_of(plot, reader.say("villages_chart"), reader.say("see_table"), "t-villages")
    key = (("poor", reader.say("head_poor")), ("near", reader.say("head_near")))
    block = PageBlock((chart,), _villages_table(reader), "beside")
    return PagePart("villages", title, (), (block,), tuple(notes), key)


def _poor_row(reader: Reader, place: int, row: VillageRow) -> BarRow:
    name, at = _village(reader, row), f"poorest.villages.{place}."
    bars = []
    for lane, (field, look) in enumerate(LANES):
        text = reader.count(at + field).text
        bars.append(Bar(0, getattr(row, field), look, f"{name}: {text}", lane, text, at + field))
    return BarRow(name, tuple(bars))


def _villages_table(reader: Reader) -> PageTable:
    heads = tuple(
        reader.say(name) for name in ("head_village", "commune", "head_poor", "head_near")
    )
    lines = tuple(
        TableLine(
            (
                TableCell(row.name),
                TableCell(row.commune),
                reader.count(f"poorest.villages.{n}.poor"),
                reader.count(f"poorest.villages.{n}.near_poor"),
            )
        )
        for n, row in enumerate(reader.figures.poorest.villages)
    )
    return PageTable("t-villages", reader.say("part_villages"), heads, lines, "places")


def quality(reader: Reader) -> PagePart:
    """Return rejected rows, undetermined households and warnings by commune."""
    figures = reader.figures
    counts = {name: getattr(figures.quality, name) for name in COLUMNS[:6]}
    lead = [reader.say("quality_lead", **counts)]
    if figures.one_checker:
        lead.append(say("document.unchecked_grid", reader.lang, count=figures.one_checker))
    charts: list[Chart] = []
    for name, look in DRAWN_QUALITY:
        values = {getattr(row.quality, name) for row in figures.communes}
        what = reader.say(f"head_{name}")
        if values == {None}:
            lead.append(reader.say("quality_unknown", what=what))
        elif values == {0}:
            lead.append(reader.say("quality_none", what=what))
        else:
            charts += _quality_charts(reader, name, look)
    missing = any(not row.sent for row in figures.communes)
    key = (("nodata", reader.say("key_no_data")),) if missing and charts else ()
    layouts: dict[int, Layout] = {0: "full", 1: "full", 2: "pair"}
    block = PageBlock(tuple(charts), _quality_table(reader), layouts.get(len(charts), "three"))
    notes = (reader.say("quality_others"),) if charts else ()
    return PagePart("quality", reader.say("part_quality"), tuple(lead), (block,), notes, key)


def _quality_charts(reader: Reader, name: str, look: str) -> tuple[Chart, ...]:
    order = ordered(reader, lambda row: getattr(row.quality, name))
    drawn = [item for item in order if getattr(item[2].quality, name) != 0]
    rows = [
        _quality_row(reader, f"communes.{n}.quality.{name}", label, look) for n, label, _ in drawn
    ]
    values = [getattr(row.quality, name) for row in reader.figures.communes]
    axes = {"rejected": "axis_rows", "warnings": "axis_warnings"}
    axis = axis_of(values, reader.say(axes.get(name, "axis_households")), whole=True)
    return charts_of(
        reader,
        rows,
        lambda part: Plot(part, axis, reader.lang),
        reader.say(f"{name}_chart"),
        "t-quality",
    )


def _quality_row(reader: Reader, path: str, name: str, look: str) -> BarRow:
    cell, value = reader.count(path), reader.value(path)
    if value is None:
        return BarRow(name, (), ((0, cell.text),))
    return BarRow(name, (Bar(0, value, look, f"{name}: {cell.text}", 0, cell.text, path),))


def _quality_table(reader: Reader) -> PageTable:
    heads = (reader.say("commune"), *(reader.say(f"head_{name}") for name in COLUMNS))
    lines = [
        _quality_line(reader, name, f"communes.{n}.quality.")
        for n, name, _ in ordered(reader, _unclassed)
    ]
    if has_whole(reader):
        lines.append(_quality_line(reader, whole(reader), "quality.", strong=True))
    return PageTable("t-quality", reader.say("part_quality"), heads, tuple(lines), "places")


def _unclassed(row: CommuneRow) -> int | None:
    return sum_of((row.quality.rejected, row.quality.undetermined))


def _quality_line(reader: Reader, name: str, at: str, *, strong: bool = False) -> TableLine:
    return TableLine((TableCell(name), *(reader.count(at + column) for column in COLUMNS)), strong)
