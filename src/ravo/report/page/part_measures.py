"""The part about the measures of Alkire and Foster: profile, map of places, change."""

from collections.abc import Iterator

from ravo.report.page.axis import axis_of
from ravo.report.page.bars import Bar, BarRow, Plot, chart_of
from ravo.report.page.heat import HeatField, HeatRow, heat_map
from ravo.report.page.model import MeasureFigures
from ravo.report.page.part_map import shade_words
from ravo.report.page.part_rates import HEAT_ROWS, indicator_label, numbered_indicator
from ravo.report.page.parts import PageBlock, PagePart
from ravo.report.page.shades import Shades, shades_of
from ravo.report.page.shapes import Chart
from ravo.report.page.tables import PageTable, Reader, TableCell, TableLine


def measures(reader: Reader) -> PagePart:
    """Return H, A and M0 in a sentence, the indicators, the places, the change since last year."""
    title, figures = reader.say("part_measures"), reader.figures.measures
    if figures is None:
        return PagePart("measures", title, (), ())
    blocks = [PageBlock((_profile(reader, figures),), _profile_table(reader, figures), "beside")]
    if 1 < len(figures.places) <= HEAT_ROWS:
        shades = shades_of(share for place in figures.places for share in place.deprived)
        key = tuple(_key(reader, figures, shades))
        blocks.append(PageBlock((_map(reader, figures, shades),), None, "map", key))
    blocks.append(PageBlock((), _places_table(reader, figures)))
    lead, notes = tuple(_lead(reader, figures)), tuple(_notes(reader, figures))
    return PagePart("measures", title, lead, tuple(blocks), notes)


def _key(reader: Reader, figures: MeasureFigures, shades: Shades) -> Iterator[tuple[str, str]]:
    for shade, least, end in shades.ends():
        yield f"heat h{shade}", shade_words(reader, least, end)
    if any(share is None for place in figures.places for share in place.deprived):
        yield "nobody", reader.say("key_no_data")


def between(reader: Reader, least: str, most: str, decimals: int = 2) -> str:
    """Return the figures at two paths for a sentence: a range, or one figure if they are equal."""
    lower, upper = (reader.text(path, decimals) for path in (least, most))
    return lower if lower == upper else reader.say("between", least=lower, most=upper)


def _lead(reader: Reader, figures: MeasureFigures) -> Iterator[str]:
    at = "measures."
    if figures.h_most == 0:
        yield reader.say("measures_nobody", k=figures.k, count=figures.households)
        return
    yield reader.say(
        "measures_lead",
        k=figures.k,
        count=figures.households,
        h=between(reader, at + "h_least", at + "h_most"),
        a=between(reader, at + "a_least", at + "a_most"),
        m0=between(reader, at + "m0_least", at + "m0_most", 4),
    )
    change = figures.change
    if change is not None and change.m0 is not None:
        signed = {
            name: reader.signed_text(f"{at}change.{name}", 4)
            for name in ("m0", "incidence", "intensity")
        }
        known = change.incidence is not None
        key = "measures_change" if known else "measures_change_alone"
        yield reader.say(key, year=str(change.year), **signed)


def _notes(reader: Reader, figures: MeasureFigures) -> Iterator[str]:
    yield reader.say("measures_note")
    if _is_open(figures):
        yield reader.say("measures_open")


def _is_open(figures: MeasureFigures) -> bool:
    """Return whether unknown answers leave a share or a part of M0 between two bounds."""
    return any(
        (one.least, one.part_least) != (one.most, one.part_most) for one in figures.indicators
    )


def _profile(reader: Reader, figures: MeasureFigures) -> Chart:
    rows = [_profile_row(reader, place) for place in range(len(figures.indicators))]
    values = [one.least for one in figures.indicators]
    axis = axis_of(values, reader.say("axis_reviewed"), whole=False)
    # The height of a row with a long name on two lines.
    plot = Plot(tuple(rows), axis, reader.lang, thickness=22.0)
    return chart_of(plot, reader.say("measures_chart"), reader.say("see_table"), "t-measures")


def _profile_row(reader: Reader, place: int) -> BarRow:
    name, path = numbered_indicator(reader, place), f"measures.indicators.{place}.least"
    value, cell = reader.value(path), reader.rate(path)
    if value is None:
        return BarRow(name, (), ((0, cell.text),))
    return BarRow(name, (Bar(0, value, "poor", f"{name}: {cell.text} %", 0, cell.text, path),))


def _profile_table(reader: Reader, figures: MeasureFigures) -> PageTable:
    names = {"least": "share", "part_least": "part"}
    if _is_open(figures):
        names = {name: name for name in ("least", "most", "part_least", "part_most")}
    words = (reader.say(f"measures_{word}") for word in names.values())
    heads = (reader.say("head_indicator"), *words)
    lines = tuple(
        TableLine(
            (
                TableCell(numbered_indicator(reader, place)),
                *(reader.rate(f"measures.indicators.{place}.{name}") for name in names),
            )
        )
        for place in range(len(figures.indicators))
    )
    return PageTable("t-measures", reader.say("measures_chart"), heads, lines)


def _map(reader: Reader, figures: MeasureFigures, shades: Shades) -> Chart:
    rows = [_map_row(reader, figures, place) for place in range(len(figures.places))]
    names = [numbered_indicator(reader, n) for n in range(len(figures.indicators))]
    return heat_map(
        rows,
        names,
        reader.say("measures_map"),
        reader.say("see_table"),
        "t-measured-places",
        shades.of,
    )


def _map_row(reader: Reader, figures: MeasureFigures, place: int) -> HeatRow:
    name = _place_name(reader, figures, place)
    fields = []
    for n in range(len(figures.indicators)):
        path = f"measures.places.{place}.deprived.{n}"
        words = f"{reader.text(path)} %"
        title = reader.say(
            "heat_field", name=name, indicator=indicator_label(reader, n), value=words
        )
        fields.append(HeatField(reader.value(path), reader.whole(path).text, title, path))
    return HeatRow(name, tuple(fields))


def _places_table(reader: Reader, figures: MeasureFigures) -> PageTable:
    of = "head_village" if reader.figures.villages else "commune"
    ends = {"least": "h"}
    if any(one.least != one.most for one in figures.places):
        ends = {"least": "h_least", "most": "h_most"}
    heads = (of, "measures_households", *(f"measures_{word}" for word in ends.values()))
    lines = tuple(
        TableLine(
            (
                TableCell(_place_name(reader, figures, place)),
                reader.count(f"measures.places.{place}.households"),
                *(reader.rate(f"measures.places.{place}.{end}") for end in ends),
            )
        )
        for place in range(len(figures.places))
    )
    words = tuple(reader.say(head) for head in heads)
    return PageTable("t-measured-places", reader.say("measures_places"), words, lines)


def _place_name(reader: Reader, figures: MeasureFigures, place: int) -> str:
    return figures.places[place].name or reader.say("no_village")
