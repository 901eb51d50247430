"""The part with the map of communes, or with a tile for each commune without a map."""

from collections.abc import Iterator, Sequence

from ravo.report.areas.model import AreaMap
from ravo.report.page.commune_map import MapPlace, map_pictures
from ravo.report.page.parts import PageBlock, PagePart, listing, names_of
from ravo.report.page.shades import Shades, shades_of
from ravo.report.page.shapes import Chart
from ravo.report.page.tables import Reader
from ravo.report.page.tiles import COLUMNS, MOST_TILES, Tile, tile_chart
from ravo.text import format_number

TABLE = "t-rates"
"""The table with the rates: that of the part before."""


def commune_map(reader: Reader, areas: AreaMap) -> PagePart:
    """Return the rates of poor and near-poor together, on the office's map or on tiles."""
    figures = reader.figures
    rates = [row.listed.rate for row in figures.communes]
    shades = shades_of(rates)
    notes: tuple[str, ...]
    more: tuple[str, ...]
    lead: tuple[str, ...]
    if figures.areas is None:
        charts, notes, more = _tiles(reader, _places(reader, shades)), (), ()
        failed = (reader.say("map_failed"),) if areas.failed else ()
        title, lead = reader.say("part_tiles"), (*failed, reader.say("tiles_lead"))
    else:
        charts, notes, more = _map(reader, _places(reader, shades, unknown="…"), areas)
        title, lead = reader.say("part_map"), tuple(_lead(reader))
    key = tuple(_key(reader, shades, rates))
    return PagePart("map", title, lead, (PageBlock(charts, None, "map"),), notes, key, more)


def _places(reader: Reader, shades: Shades, unknown: str | None = None) -> list[MapPlace]:
    names = names_of(reader)
    return [_place(reader, n, names[n], shades, unknown) for n in range(len(names))]


def _place(reader: Reader, number: int, name: str, shades: Shades, unknown: str | None) -> MapPlace:
    path = f"communes.{number}.listed.rate"
    cell, rate = reader.rate(path), reader.value(path)
    value = cell.text if rate is None else f"{cell.text} %"
    text = unknown if rate is None and unknown is not None else cell.text
    shade = None if rate is None else shades.of(rate)
    key = reader.figures.communes[number].key
    return MapPlace(key, name, text, path, shade, f"{name}: {value}")


def _tiles(reader: Reader, places: Sequence[MapPlace]) -> tuple[Chart, ...]:
    tiles = [Tile(one.name, one.text, one.of, one.shade, one.title) for one in places]
    title, description = reader.say("map_chart"), reader.say("map_see_table")
    if len(tiles) < 2:
        return ()
    rows = -(-len(tiles) // -(-len(tiles) // MOST_TILES) // COLUMNS)
    size = rows * COLUMNS
    parts = [tiles[at : at + size] for at in range(0, len(tiles), size)]
    return tuple(
        tile_chart(
            part,
            title if len(parts) == 1 else reader.say("part", title=title, part=n, parts=len(parts)),
            description,
            TABLE,
        )
        for n, part in enumerate(parts, 1)
    )


def _map(
    reader: Reader, places: Sequence[MapPlace], areas: AreaMap
) -> tuple[tuple[Chart, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the chart, the key to its numbers, and the key to those of the narrow picture only."""
    pictures = map_pictures(places, areas, reader.say("map_outside"))
    description = " ".join((reader.say("map_see_table"), *_lead(reader)))
    chart = Chart(reader.say("map_chart"), description, TABLE, pictures.wide, pictures.narrow)
    numbers = enumerate((*pictures.numbered, *pictures.narrow_alone), 1)
    titles = {place.key: place.title for place in places}
    words = [f"({n}) {titles[key]}" for n, key in numbers]
    first, more = words[: len(pictures.numbered)], words[len(pictures.numbered) :]
    return (chart,), tuple(_numbers(reader, first)), tuple(_numbers(reader, more))


def _numbers(reader: Reader, places: Sequence[str]) -> Iterator[str]:
    if places:
        yield reader.say("map_numbers", places="; ".join(places))


def _lead(reader: Reader) -> Iterator[str]:
    """Yield sentences on the contents of the map, and on communes missing from map or report."""
    figures = reader.figures.areas
    if figures is None:
        return
    yield reader.say("map_lead", count=figures.drawn, of=len(reader.figures.communes))
    if figures.without_shape:
        yield reader.say(
            "map_without",
            count=len(figures.without_shape),
            names=listing(reader, figures.without_shape),
        )
    if figures.outside:
        yield reader.say("map_others", count=figures.outside)


def _key(
    reader: Reader, shades: Shades, rates: Sequence[float | None]
) -> Iterator[tuple[str, str]]:
    if any(rate is not None for rate in rates):
        for shade, least, end in shades.ends():
            yield f"area heat h{shade}", shade_words(reader, least, end)
    if any(rate is None for rate in rates):
        yield "nodata", reader.say("key_no_data")
    figures = reader.figures.areas
    if figures is not None and figures.outside:
        yield "outside", reader.say("map_outside")


def shade_words(reader: Reader, least: float, end: float) -> str:
    """Return the rates of one shade in words."""
    first, last = (format_number(n, reader.lang) for n in (least, end))
    return (
        reader.say("map_below", most=last)
        if least == 0
        else reader.say("map_between", least=first, most=last)
    )
