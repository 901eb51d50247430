"""The summary page as one HTML file: no script, nothing fetched, for the screen and for A4."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from ravo.criteria.terms import LISTED
from ravo.messages import Lang, Text
from ravo.page_templates import render
from ravo.report.areas.model import AreaMap
from ravo.report.figures.model import District
from ravo.report.forms.settings import ReportSettings
from ravo.report.page.figures import figures_of
from ravo.report.page.model import Target
from ravo.report.page.part_map import commune_map
from ravo.report.page.part_measures import measures
from ravo.report.page.part_people import causes, groups, moves, profile
from ravo.report.page.part_places import near, quality, villages
from ravo.report.page.part_rates import headline, heat, rates, target
from ravo.report.page.part_villages import village_classes, village_heat
from ravo.report.page.part_years import years
from ravo.report.page.parts import PagePart, has_whole, listing, plan_of, unit_word
from ravo.report.page.tables import Reader, TableCell
from ravo.text import format_number

PEOPLE = (profile, causes, groups, moves)


@dataclass(frozen=True, slots=True)
class Card:
    """One headline: a large figure, its counts, last year's, and the change with its direction."""

    look: str
    title: str
    figure: TableCell
    unit: str
    counts: tuple[str, ...]
    change: str
    direction: str


def district_page(
    district: District, settings: ReportSettings, lang: Lang, areas: AreaMap | None = None
) -> str:
    """Return the page of a district in one language; `areas` is the map that it draws.

    The `data-of` of every figure is its path in `page_values`.
    """
    reader = Reader(figures_of(district, settings, areas), lang)
    figures = reader.figures
    words = ("contents", "key")
    return render(
        "bao-cao.html.j2",
        lang=lang,
        title=reader.say("title", year=str(figures.year)),
        unit=figures.unit,
        facts=list(_facts(reader, district.law)),
        lead=list(_lead(reader)),
        warnings=[*filter(None, [district.notice(lang)]), *_warnings(reader)],
        cards=list(_cards(reader)),
        parts=[part(reader) for part in _parts(reader, areas or AreaMap())],
        words={key: reader.say(key) for key in words},
        table_words=lambda title: reader.say("table", title=title),
        foot=reader.say("foot", count=len(district.communes)),
    )


def _parts(reader: Reader, areas: AreaMap) -> tuple[Callable[[Reader], PagePart], ...]:
    """Return the parts of a page: by villages for a single commune, else by communes."""
    several = (years,) if reader.figures.years is not None else ()
    counted = (measures,) if reader.figures.measures is not None else ()
    communes = reader.figures.communes
    if reader.figures.level == "commune":
        return (
            *(headline, target, *several, village_classes, village_heat),
            *(*PEOPLE, *counted, near, quality),
        )
    places = (rates, partial(commune_map, areas=areas)) if len(communes) > 1 else (rates,)
    return (headline, target, *several, *places, heat, *PEOPLE, *counted, near, villages, quality)


def _facts(reader: Reader, law: Text | None) -> Iterator[str]:
    figures, cover = reader.figures, reader.figures.coverage
    if figures.province and figures.province != figures.unit:
        yield figures.province
    if law:
        yield reader.say("edition", law=law)
    if has_whole(reader):
        yield reader.say("covered", sent=cover.sent, expected=cover.expected)
    if figures.last_year is not None:
        yield reader.say("against", year=str(figures.last_year))


def _lead(reader: Reader) -> Iterator[str]:
    """Yield the first sentences: how many are poor and near-poor, the rates, and their change."""
    figures = reader.figures
    poor, near_poor = figures.classes.poor, figures.classes.near_poor
    if poor.households is not None:
        yield reader.say(
            "lead_counts", unit=figures.unit, poor=poor.households, near=near_poor.households
        )
    if poor.rate is not None and near_poor.rate is not None:
        yield reader.say(
            "lead_rates",
            rate=reader.text("classes.poor.rate"),
            near=reader.text("classes.near_poor.rate"),
            both=reader.text("classes.listed.rate"),
        )
    if poor.change is not None:
        by = format_number(abs(poor.change), reader.lang, 2)
        key = "lead_same" if poor.change == 0 else "lead_fell" if poor.change < 0 else "lead_rose"
        yield reader.say(key, year=str(figures.last_year), points=by)
        if figures.target is not None:
            yield reader.say(f"lead_{figures.target.verdict}", **plan_of(reader))


def _warnings(reader: Reader) -> Iterator[str]:
    figures, cover = reader.figures, reader.figures.coverage
    missing = [row.name for row in figures.communes if not row.sent]
    if missing:
        yield reader.say("warn_missing", count=len(missing), names=listing(reader, missing))
    if cover.without_total:
        yield reader.say("warn_no_total", names=listing(reader, cover.without_total))
    if figures.last_year is None:
        yield reader.say("warn_no_previous")
        return
    if not cover.compared:
        yield reader.say(
            "warn_differ",
            year=str(figures.last_year),
            now=listing(reader, cover.only_now),
            last=listing(reader, cover.only_last),
        )
    if figures.year - figures.last_year > 1:
        yield reader.say(
            "warn_gap",
            years=figures.year - figures.last_year,
            last=str(figures.last_year),
            year=str(figures.year),
        )


def _cards(reader: Reader) -> Iterator[Card]:
    for name in (*LISTED, "listed"):
        yield _card(reader, name)
    if reader.figures.last_year is not None and reader.figures.target is not None:
        yield _target_card(reader, reader.figures.target)


def _card(reader: Reader, name: str) -> Card:
    at = f"classes.{name}."
    rate, last = reader.rate(at + "rate"), reader.value(at + "last_rate")
    counts = [
        reader.say(
            "card_counts",
            households=reader.value(at + "households"),
            members=reader.value(at + "members"),
        )
    ]
    if reader.figures.last_year is not None:
        year = str(reader.figures.last_year)
        counts.append(
            reader.say("card_no_last")
            if last is None
            else reader.say("card_last", year=year, rate=reader.text(at + "last_rate"))
        )
    change = reader.value(at + "change")
    words, direction = _change(reader, change) if reader.figures.last_year is not None else ("", "")
    unit = "" if rate.look == "none" else reader.say("percent")
    return Card(name, reader.say(f"card_{name}"), rate, unit, tuple(counts), words, direction)


def _change(reader: Reader, change: float | None) -> tuple[str, str]:
    if change is None:
        return reader.say("card_no_change"), "none"
    by = format_number(abs(change), reader.lang, 2)
    if change == 0:
        return reader.say("card_same"), "same"
    key = "card_fell" if change < 0 else "card_rose"
    return reader.say(key, points=by), "fell" if change < 0 else "rose"


def _target_card(reader: Reader, target: Target) -> Card:
    figure = TableCell(reader.say(f"verdict_{target.verdict}"))
    tally = reader.figures.tally
    counts = [reader.say("card_plan", **plan_of(reader))]
    if has_whole(reader) and tally is not None:
        counts.append(
            reader.say(
                "card_by_commune",
                unit=unit_word(reader),
                met=tally.met + tally.exceeded,
                missed=tally.missed,
            )
        )
        if tally.unknown:
            counts.append(reader.say("card_unknown", unknown=tally.unknown))
    title = reader.say(f"card_target_{target.rate}")
    return Card(f"target {target.verdict}", title, figure, "", tuple(counts), "", "")
