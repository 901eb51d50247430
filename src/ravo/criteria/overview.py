"""The contents of an edition: every value with its citation and mark, and the absent ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ravo.criteria.loader import shipped_editions
from ravo.criteria.model import (
    BOTH_AREAS,
    MEASURES,
    Citation,
    Cited,
    ClassLine,
    Edition,
    Mark,
)
from ravo.criteria.terms import AREAS
from ravo.messages import Lang, Text, say, spoken, text
from ravo.text import format_number


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of an edition: its path, the value in words, its citation and mark.

    `with_unit` is the value with the unit after its figure.
    """

    path: str
    label: Text
    value: Text
    unit: str
    with_unit: Text
    citation: Citation
    mark: Mark
    published: date | None
    applies_from: date | None
    applies_to: date | None
    checked_on: date
    note: Text | None = None


def _row(edition: Edition, path: str, label: Text, value: Text, cited: Cited) -> ValueRow:
    dates, unit = edition.dated(cited), cited.unit
    behind = f"({unit})" if unit and cited.mark is Mark.absent else unit
    full = Text(*(f"{words} {behind}".rstrip() for words in value))
    if isinstance(cited, ClassLine) and cited.upto is not None:
        full = line_in_words(cited, f" {unit}" if unit else "")
    return ValueRow(path, label, value, unit, full, cited.citation, cited.mark, *dates, cited.note)


def _absent() -> Text:
    return Text(say("criteria.absent", "vi"), say("criteria.absent", "en"))


def _number(value: float | None) -> Text:
    if value is None:
        return _absent()
    return Text(format_number(value, "vi"), format_number(value, "en"))


def line_in_words(line: ClassLine, unit: str = "") -> Text:
    """Return a line's bounds, such as `> 1.500.000, ≤ 2.250.000`, and its deprivation counts.

    `unit` is written after the figures of the bounds.
    """
    if line.upto is None:
        return _absent()
    return Text(_bounds(line, unit, "vi"), _bounds(line, unit, "en"))


def _bounds(line: ClassLine, unit: str, lang: Lang) -> str:
    parts = [] if line.above is None else [f"> {format_number(line.above, lang)}{unit}"]
    parts.append(f"≤ {format_number(line.upto or 0.0, lang)}{unit}")
    if line.at_least:
        parts.append(say("criteria.at_least", lang, count=line.at_least))
    if line.count_absent:
        parts.append(say("criteria.count_absent", lang))
    if line.at_most is not None:
        parts.append(say("criteria.at_most", lang, count=line.at_most))
    return ", ".join(parts)


def rows_of(edition: Edition) -> tuple[ValueRow, ...]:
    """Return every value of an edition, absent ones included, in the order of the law."""
    return (*_line_rows(edition), *_indicator_rows(edition), *_other_rows(edition))


def lines_with_areas(edition: Edition) -> Iterator[tuple[str, str, ClassLine]]:
    """Yield every line with its measure and area, a line for both areas once."""
    for measure in MEASURES:
        for area in AREAS:
            for line in edition.find_lines(measure, area):
                if not getattr(getattr(edition, measure), line.klass).shared:
                    yield measure, area, line
                elif area == AREAS[0]:
                    yield measure, BOTH_AREAS, line


def _line_rows(edition: Edition) -> Iterator[ValueRow]:
    for measure, area, line in lines_with_areas(edition):
        label = Text(*(say(f"criteria.{line.klass}", lang) for lang in ("vi", "en")))
        path = f"{measure}.{line.klass}.{area}"
        yield _row(edition, path, label, line_in_words(line), line)


def _indicator_rows(edition: Edition) -> Iterator[ValueRow]:
    if edition.indicators_absent:
        label = Text(say("criteria.indicators", "vi"), say("criteria.indicators", "en"))
        yield _row(edition, "indicators", label, _absent(), edition.deprivation_points)
    if edition.indicator_count is not None:
        label = Text(*(say("criteria.indicator_count", lang) for lang in ("vi", "en")))
        count = edition.indicator_count
        yield _row(edition, "indicator_count", label, _number(count.value), count)
    for indicator in edition.indicators:
        path = f"indicators.{indicator.id}"
        cited = Cited(citation=indicator.citation, mark=indicator.mark, note=indicator.note)
        yield _row(edition, path, indicator.label, indicator.deprived_when, cited)
        for name, cutoff in indicator.cutoffs.items():
            yield _row(edition, f"{path}.{name}", indicator.label, _number(cutoff.value), cutoff)
        if not indicator.derivable:
            cited = Cited(citation=indicator.citation, mark=Mark.absent)
            yield _row(edition, f"{path}.cutoffs", indicator.label, _absent(), cited)


def _other_rows(edition: Edition) -> Iterator[ValueRow]:
    points = edition.deprivation_points
    label = Text(say("criteria.points", "vi"), say("criteria.points", "en"))
    yield _row(edition, "deprivation_points", label, _number(points.value), points)
    for sex, table in edition.retirement.items():
        label = Text(say(f"criteria.{sex}", "vi"), say(f"criteria.{sex}", "en"))
        for year, value in table.items():
            yield _row(edition, f"retirement.{sex}.{year}", label, _number(value.value), value)
    for group, values in edition.values.items():
        label = group_words(group)
        for name, value in values.items():
            yield _row(edition, f"{group}.{name}", label, _number(value.value), value)


def group_words(name: str) -> Text:
    """Return the title of a group of values; a group of a local edition has its key as title."""
    try:
        return text(f"criteria.{name}")
    except KeyError:
        return Text(name, name)


def render_list(lang: Lang) -> str:
    """Return one line per shipped edition: id, review years, scope, title."""
    lines = []
    width = max(len(edition.id) for edition in shipped_editions())
    for edition in shipped_editions():
        scope = say(f"criteria.{edition.scope}", lang)
        lines.append(
            f"{edition.id:<{width}} {edition.years}  {scope:<10} {edition.title.say(lang)}"
        )
    return "\n".join(lines)


def render_show(edition: Edition, lang: Lang) -> str:
    """Return every value of an edition: value and unit, then citation, mark, dates, any note."""
    lines = [
        f"{edition.id}: {edition.title.say(lang)}",
        say("criteria.years", lang, years=edition.years),
        "",
    ]
    for row in rows_of(edition):
        lines.append(f"{row.path} = {row.with_unit.say(lang)}")
        mark = say(f"criteria.mark_{row.mark}", lang)
        lines.append(f"    {row.citation.say(lang)} · {mark} · {_dates(row, lang)}")
        if row.note is not None:
            lines.append(f"    {row.note.say(lang)}")
    missing = [row.path for row in rows_of(edition) if row.mark is Mark.absent]
    words = ", ".join(missing) or say("criteria.nothing", lang)
    return "\n".join([*lines, "", say("criteria.missing", lang, paths=words)])


def _dates(row: ValueRow, lang: Lang) -> str:
    unknown = say("criteria.unknown", lang)
    published, start, end = (
        spoken(day, lang) or unknown for day in (row.published, row.applies_from, row.applies_to)
    )
    return say(
        "criteria.dates", lang, published=published, start=start, end=end, checked=row.checked_on
    )


def render_coverage(edition: Edition, lang: Lang) -> str:
    """Return one line per article: whether the edition encodes it fully, partly or not at all."""
    lines = [f"{edition.id}: {edition.title.say(lang)}"]
    for item in edition.coverage:
        state = say(f"criteria.{item.state}", lang)
        lines.append(f"  {state:<10} {item.citation.say(lang)}: {item.note.say(lang)}")
    return "\n".join(lines)
