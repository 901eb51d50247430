"""The first parts of the page: headline table, target, rates by commune, heat map."""

from collections.abc import Iterator

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.report.page.axis import Axis, axis_of
from ravo.report.page.bars import Bar, BarMarker, BarRow, Plot
from ravo.report.page.heat import HeatField, HeatRow, heat_map
from ravo.report.page.model import VERDICTS, CommuneRow, Target
from ravo.report.page.parts import (
    PageBlock,
    PagePart,
    charts_of,
    has_gaps,
    has_whole,
    ordered,
    plan_of,
    unit_word,
    whole,
)
from ravo.report.page.shapes import Chart
from ravo.report.page.tables import PageTable, Reader, TableCell, TableLine
from ravo.results.words import class_word

CLASSES = (*LISTED, "listed", HouseholdClass.average_living.value)
HEAT_ROWS = 32
LOOKS = {"met": "met", "exceeded": "met", "missed": "missed"}


def headline(reader: Reader) -> PagePart:
    """Return the table of all classes, this year and last."""
    last = reader.figures.last_year
    heads = ["head_class", "households", "members", "rate", "member_rate"]
    words = [reader.say(head) for head in heads]
    if last is not None:
        words += [
            reader.say("last_households", year=str(last)),
            reader.say("last_rate", year=str(last)),
            reader.say("change"),
        ]
    lines = [_class_line(reader, name) for name in CLASSES]
    lines += [_undetermined(reader), _residents(reader)]
    table = PageTable("t-headline", reader.say("part_headline"), tuple(words), tuple(lines))
    note = reader.say("headline_note")
    return PagePart("headline", reader.say("part_headline"), (), (PageBlock((), table),), (note,))


def _class_line(reader: Reader, name: str) -> TableLine:
    at = f"classes.{name}."
    label = reader.say("multidimensional") if name == "listed" else class_word(name, reader.lang)
    cells = [TableCell(label), reader.count(at + "households"), reader.count(at + "members")]
    cells += [reader.rate(at + "rate"), reader.rate(at + "member_rate")]
    if reader.figures.last_year is not None:
        cells += [
            reader.count(at + "last_households"),
            reader.rate(at + "last_rate"),
            reader.points(at + "change"),
        ]
    return TableLine(tuple(cells), strong=name in (*LISTED, "listed"))


def _undetermined(reader: Reader) -> TableLine:
    empty = (TableCell(""),) * (3 if reader.figures.last_year is None else 6)
    name = class_word(HouseholdClass.undetermined, reader.lang)
    return TableLine((TableCell(name), reader.count("classes.undetermined"), *empty))


def _residents(reader: Reader) -> TableLine:
    cells = [
        TableCell(reader.say("residents")),
        reader.count("residents.households"),
        reader.count("residents.members"),
        TableCell(""),
        TableCell(""),
    ]
    if reader.figures.last_year is not None:
        cells += [reader.count("residents.last_households"), TableCell(""), TableCell("")]
    return TableLine(tuple(cells))


def target(reader: Reader) -> PagePart:
    """Return the reduction of the poverty rate in each commune, compared with the plan."""
    figures = reader.figures
    unit_target = figures.target
    title = reader.say(f"part_target_{unit_target.rate if unit_target is not None else 'poor'}")
    if unit_target is None:
        return PagePart("target", title, (reader.say("no_target", year=str(figures.year)),), ())
    if figures.last_year is None:
        return PagePart("target", title, (reader.say("needs_previous"),), ())
    order = ordered(reader, lambda row: row.target.reduction if row.target else None)
    rows = [_target_row(reader, "target", whole(reader), strong=True)] if has_whole(reader) else []
    rows += [_target_row(reader, f"communes.{n}.target", name) for n, name, _ in order]
    least, most = unit_target.least, unit_target.most
    targets = [unit_target, *(row.target for row in figures.communes)]
    falls = [target.reduction for target in targets if target is not None]
    axis = axis_of([*falls, most], reader.say("axis_reduction"), whole=False)
    bounds = plan_of(reader)
    charts = charts_of(
        reader,
        rows,
        lambda part: Plot(
            part,
            axis,
            reader.lang,
            marker=BarMarker(least, reader.say("marker_target", **bounds)),
            band=(least, most),
        ),
        reader.say(f"target_chart_{unit_target.rate}"),
        "t-target",
    )
    key = [
        ("met", reader.say("key_met")),
        ("missed", reader.say("key_missed")),
        ("band", reader.say("key_band", **bounds)),
    ]
    block = PageBlock(
        charts, _target_table(reader, order, unit_target), "beside" if len(charts) == 1 else "pair"
    )
    return PagePart(
        "target",
        title,
        (_verdicts(reader, unit_target), reader.say("target_source", source=unit_target.source)),
        (block,),
        (),
        _with_gaps(reader, key, rows),
    )


def _verdicts(reader: Reader, target: Target) -> str:
    """Return the number of communes that meet the target; for a single one whether it does."""
    figures = reader.figures
    if not has_whole(reader):
        return reader.say(f"lead_{target.verdict}", **plan_of(reader))
    counts = {name: getattr(figures.tally, name) for name in VERDICTS}
    parts = [reader.say(f"tally_{name}", count=count) for name, count in counts.items() if count]
    return reader.say("target_lead", unit=unit_word(reader), parts=", ".join(parts))


def _with_gaps(
    reader: Reader, key: list[tuple[str, str]], rows: list[BarRow]
) -> tuple[tuple[str, str], ...]:
    return (*key, ("nodata", reader.say("key_no_data"))) if has_gaps(rows) else tuple(key)


def _target_row(reader: Reader, path: str, name: str, *, strong: bool = False) -> BarRow:
    unit_target = reader.value(path)
    cell = reader.rate(f"{path}.reduction")
    if unit_target.reduction is None:
        return BarRow(name, (), ((0, cell.text),), strong)
    look = LOOKS.get(unit_target.verdict, "neutral")
    title = f"{name}: {cell.text} – {reader.say('verdict_' + unit_target.verdict)}"
    return BarRow(
        name, (Bar(0, unit_target.reduction, look, title, 0, cell.text, cell.of),), (), strong
    )


def _target_table(
    reader: Reader, order: list[tuple[int, str, CommuneRow]], target: Target
) -> PageTable:
    year, last = str(reader.figures.year), str(reader.figures.last_year)
    heads = [
        reader.say("commune"),
        reader.say(f"rate_of_{target.rate}", year=last),
        reader.say(f"rate_of_{target.rate}", year=year),
    ]
    heads += [reader.say("head_reduction"), reader.say("head_verdict")]
    lines = [_target_line(reader, f"communes.{n}.", name, target) for n, name, _ in order]
    lines += [_target_line(reader, "", whole(reader), target)] if has_whole(reader) else []
    return PageTable(
        "t-target", reader.say(f"target_chart_{target.rate}"), tuple(heads), tuple(lines), "places"
    )


def _target_line(reader: Reader, at: str, name: str, target: Target) -> TableLine:
    rate = "poor" if target.rate == "poor" else "listed"
    path = f"{at}{rate}" if at else f"classes.{rate}"
    verdict = reader.value(f"{at}target").verdict
    cells = (
        TableCell(name),
        reader.rate(f"{path}.last_rate"),
        reader.rate(f"{path}.rate"),
        reader.rate(f"{at}target.reduction"),
        TableCell(reader.say(f"verdict_{verdict}"), look=f"verdict {verdict}"),
    )
    return TableLine(cells, strong=not at)


def rates(reader: Reader) -> PagePart:
    """Return the two charts of rates, each sorted by its rate, with a line for all communes."""
    poor, near = (_rate_charts(reader, klass) for klass in LISTED)
    both = tuple(chart for pair in zip(poor, near, strict=True) for chart in pair)
    key = [("poor", reader.say("head_poor")), ("near", reader.say("head_near"))]
    if any(row.poor.rate is None for row in reader.figures.communes):
        key.append(("nodata", reader.say("key_no_data")))
    block = PageBlock(both, _rates_table(reader), "pair")
    return PagePart(
        "rates", reader.say("part_rates"), tuple(_extremes(reader)), (block,), (), tuple(key)
    )


def _extremes(reader: Reader) -> Iterator[str]:
    order = [
        item for item in ordered(reader, lambda row: row.poor.rate) if item[2].poor.rate is not None
    ]
    if len(order) > 1:
        (high, first, _), (low, last, _) = order[0], order[-1]
        yield reader.say(
            "rates_lead",
            high=first,
            most=reader.text(f"communes.{high}.poor.rate"),
            low=last,
            least=reader.text(f"communes.{low}.poor.rate"),
        )


def _rate_charts(reader: Reader, klass: str) -> tuple[Chart, ...]:
    order = ordered(reader, lambda row: getattr(row, klass).rate)
    look = "poor" if klass == HouseholdClass.poor else "near"
    rows = [_rate_row(reader, f"communes.{n}.{klass}.rate", name, look) for n, name, _ in order]
    overall = f"classes.{klass}.rate"
    values = [*(getattr(row, klass).rate for row in reader.figures.communes), reader.value(overall)]
    axis = axis_of(values, reader.say("axis_rate"), whole=False)
    title = reader.say("poor_chart" if klass == HouseholdClass.poor else "near_chart")
    return charts_of(
        reader, rows, lambda part: _rate_plot(reader, part, axis, overall), title, "t-rates"
    )


def _rate_plot(reader: Reader, rows: tuple[BarRow, ...], axis: Axis, overall: str) -> Plot:
    rate = reader.value(overall)
    words = reader.say("marker_rate", whole=whole(reader), rate=reader.text(overall))
    marker = None if rate is None or len(reader.figures.communes) == 1 else BarMarker(rate, words)
    return Plot(rows, axis, reader.lang, marker=marker)


def _rate_row(reader: Reader, path: str, name: str, look: str) -> BarRow:
    cell, value = reader.rate(path), reader.value(path)
    if value is None:
        return BarRow(name, (), ((0, cell.text),))
    return BarRow(name, (Bar(0, value, look, f"{name}: {cell.text} %", 0, cell.text, path),))


def _rates_table(reader: Reader) -> PageTable:
    heads = ["commune", "residents", "head_poor", "head_poor_rate", "head_near", "head_near_rate"]
    words = [reader.say(head) for head in (*heads, "multidimensional_rate")]
    last = reader.figures.last_year
    if last is not None:
        words += [reader.say("rate_of_poor", year=str(last)), reader.say("change_of_poor")]
    order = ordered(reader, lambda row: row.poor.rate)
    lines = [
        _rates_line(reader, f"communes.{n}.", name, f"communes.{n}.residents")
        for n, name, _ in order
    ]
    if has_whole(reader):
        lines.append(_rates_line(reader, "classes.", whole(reader), "residents.households"))
    return PageTable("t-rates", reader.say("part_rates"), tuple(words), tuple(lines), "places")


def _rates_line(reader: Reader, at: str, name: str, residents: str) -> TableLine:
    cells = [
        TableCell(name),
        reader.count(residents),
        reader.count(f"{at}poor.households"),
        reader.rate(f"{at}poor.rate"),
        reader.count(f"{at}near_poor.households"),
        reader.rate(f"{at}near_poor.rate"),
        reader.rate(f"{at}listed.rate"),
    ]
    if reader.figures.last_year is not None:
        cells += [reader.rate(f"{at}poor.last_rate"), reader.points(f"{at}poor.change")]
    return TableLine(tuple(cells), strong=at == "classes.")


def heat(reader: Reader) -> PagePart:
    """Return the map of deprivation: communes × indicators of the edition."""
    count = len(reader.figures.indicators)
    rows = []
    for n, name, _ in ordered(reader, lambda row: row.poor.rate):
        paths = [f"communes.{n}.deprived.{k}" for k in range(count)]
        poor = f"communes.{n}.poor.households"
        rows.append((heat_row(reader, name, paths, poor), poor))
    return heat_part(reader, rows, "heat", reader.say("commune"))


def heat_part(reader: Reader, rows: list[tuple[HeatRow, str]], words: str, of: str) -> PagePart:
    """Return the map of deprivation of some places, each with the path of its poor households.

    `words` is the key of its texts, `of` the kind of place. The whole unit comes first on the map
    and last in the table.
    """
    title = reader.say(f"part_{words}")
    indicators = reader.figures.indicators
    if not indicators:
        return PagePart("heat", title, (reader.say("no_indicators"),), ())
    paths = [f"indicators.{k}.rate" for k in range(len(indicators))]
    poor = "classes.poor.households"
    total = [(heat_row(reader, whole(reader), paths, poor, strong=True), poor)]
    if not (has_whole(reader) or reader.figures.villages):
        total = []
    drawn = [row for row, _ in (*total, *rows)]
    names = [numbered_indicator(reader, n) for n in range(len(indicators))]
    charts = tuple(_heat_charts(reader, drawn, names, reader.say(f"{words}_chart")))
    key = [*shade_key(reader), ("nobody", f"– {reader.say('nobody')}")]
    lines = tuple(_heat_line(reader, row, path) for row, path in (*rows, *total))
    heads = (of, reader.say("head_poor"), *names)
    table = PageTable("t-heat", reader.say(f"{words}_chart"), heads, lines, "dense")
    block = PageBlock(charts, table, "map")
    lead, notes = (reader.say(f"{words}_lead"),), (reader.say("dots"),)
    return PagePart("heat", title, lead, (block,), notes, tuple(key))


def shade_key(reader: Reader) -> list[tuple[str, str]]:
    """Return the key to the shades of a map; the field without data comes last."""
    shades = ((0, "0 %"), (2, "20 %"), (4, "40 %"), (6, "60 %"), (8, "≥ 80 %"))
    return [(f"heat h{n}", words) for n, words in shades] + [("nodata", reader.say("key_no_data"))]


def indicator_label(reader: Reader, place: int) -> str:
    """Return an indicator's name."""
    words = reader.figures.indicators[place].label
    return words.en if reader.lang == "en" else words.vi


def numbered_indicator(reader: Reader, place: int) -> str:
    """Return an indicator's number and its name."""
    return f"{reader.figures.indicators[place].number}. {indicator_label(reader, place)}"


def _heat_charts(
    reader: Reader, rows: list[HeatRow], heads: list[str], title: str
) -> Iterator[Chart]:
    if len(rows) < 2:
        return
    size = -(-len(rows) // max(-(-len(rows) // HEAT_ROWS), 1))
    parts = [rows[at : at + size] for at in range(0, len(rows), size)]
    for n, part in enumerate(parts, 1):
        name = (
            title if len(parts) == 1 else reader.say("part", title=title, part=n, parts=len(parts))
        )
        yield heat_map(part, heads, name, reader.say("see_table"), "t-heat")


def heat_row(
    reader: Reader, name: str, paths: list[str], poor: str, *, strong: bool = False
) -> HeatRow:
    """Return a place with its shares at `paths`; `poor` is the path of its poor households."""
    empty = reader.value(poor) == 0
    fields = (_field(reader, name, k, path, empty=empty) for k, path in enumerate(paths))
    return HeatRow(name, tuple(fields), strong)


def _field(reader: Reader, name: str, place: int, path: str, *, empty: bool) -> HeatField:
    cell = TableCell("–", path) if empty else reader.whole(path)
    value = reader.value(path)
    words = (
        reader.say("nobody")
        if empty
        else reader.say("no_data")
        if value is None
        else f"{reader.text(path)} %"
    )
    title = reader.say(
        "heat_field", name=name, indicator=indicator_label(reader, place), value=words
    )
    return HeatField(value, cell.text, title, path, known=empty or value is not None)


def _heat_line(reader: Reader, row: HeatRow, poor: str) -> TableLine:
    count = reader.count(poor)
    if count.look == "none":
        count = TableCell("…", poor, "none")
    empty = reader.value(poor) == 0
    shares = (_share(reader, field.of, empty=empty) for field in row.fields)
    return TableLine((TableCell(row.name), count, *shares), row.strong)


def _share(reader: Reader, path: str, *, empty: bool) -> TableCell:
    cell = reader.rate(path)
    if cell.look != "none":
        return cell
    return TableCell("–", path, "dash") if empty else TableCell("…", path, "none")
