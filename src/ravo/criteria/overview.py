"""The contents of an edition: every value with its citation and mark, and the absent ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ravo.criteria.loader import shipped_editions
from ravo.criteria.model import MEASURES, Citation, Cited, ClassLine, Edition, Mark
from ravo.criteria.terms import AREAS
from ravo.files import whole_file
from ravo.messages import Lang, Text, say, spoken, text
from ravo.text import format_number
from ravo.xlsx.sheet_names import COVERAGE, VALUES


@dataclass(frozen=True, slots=True)
class ValueRow:
    """One value of an edition: its path, the value in words, its citation and mark.

    `with_unit` is the value with the unit behind the figure that it belongs to.
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
    """Return a line's bounds, such as `> 1.500.000, ≤ 2.250.000` with its deprivation counts.

    `unit` is written behind the figures of the bounds.
    """
    if line.upto is None:
        return _absent()
    return Text(_bounds(line, unit, "vi"), _bounds(line, unit, "en"))


def _bounds(line: ClassLine, unit: str, lang: Lang) -> str:
    parts = [] if line.above is None else [f"> {format_number(line.above, lang)}{unit}"]
    parts.append(f"≤ {format_number(line.upto or 0.0, lang)}{unit}")
    if line.at_least:
        parts.append(say("criteria.at_least", lang, count=line.at_least))
    if line.at_most is not None:
        parts.append(say("criteria.at_most", lang, count=line.at_most))
    return ", ".join(parts)


def rows_of(edition: Edition) -> tuple[ValueRow, ...]:
    """Return every value of an edition, absent ones included, in the order of the law."""
    return (*_line_rows(edition), *_indicator_rows(edition), *_other_rows(edition))


def _line_rows(edition: Edition) -> Iterator[ValueRow]:
    for measure in MEASURES:
        for area in AREAS:
            for line in edition.find_lines(measure, area):
                path = f"{measure}.{line.klass}.{area}"
                label = Text(*(say(f"criteria.{line.klass}", lang) for lang in ("vi", "en")))
                yield _row(edition, path, label, line_in_words(line), line)


def _indicator_rows(edition: Edition) -> Iterator[ValueRow]:
    if edition.indicators_absent:
        label = Text(say("criteria.indicators", "vi"), say("criteria.indicators", "en"))
        yield _row(edition, "indicators", label, _absent(), edition.deprivation_points)
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
        label = _group(group)
        for name, value in values.items():
            yield _row(edition, f"{group}.{name}", label, _number(value.value), value)


def _group(name: str) -> Text:
    """Return the words for a group of values; a local edition may have groups of its own."""
    try:
        return text(f"criteria.{name}")
    except KeyError:
        return Text(name, name)


def render_list(lang: Lang) -> str:
    """Return one line per shipped edition: id, review years, scope, title."""
    lines = []
    for edition in shipped_editions():
        scope = say(f"criteria.{edition.scope}", lang)
        lines.append(f"{edition.id:<14} {edition.years}  {scope:<10} {edition.title.say(lang)}")
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
    """Return which articles an edition encodes fully, partly or not, one per line."""
    lines = [f"{edition.id}: {edition.title.say(lang)}"]
    for item in edition.coverage:
        state = say(f"criteria.{item.state}", lang)
        lines.append(f"  {state:<10} {item.citation.say(lang)}: {item.note.say(lang)}")
    return "\n".join(lines)


def export_edition(edition: Edition, path: Path, lang: Lang) -> None:
    """Write an edition as a workbook for the legal officer to compare with the gazette.

    Raises UsageProblem where the file cannot be written.
    """
    from ravo.xlsx.new_workbook import new_output

    with whole_file(path) as temporary:
        book = new_output(temporary)
        _value_sheet(book, edition, lang)
        _coverage_sheet(book, edition, lang)
        book.close()


def _sheet(
    book: Any, name: str, title: str, heads: str, widths: list[int], lang: Lang
) -> tuple[Any, Any]:
    """Return a titled sheet, printed on A4 landscape, with its headings in row 3.

    `name` and `title` are those of the sheet, `heads` the key of its headings in `lang`, and
    `widths` those of the columns of `book` in characters.
    """
    font = {"font_name": "Times New Roman", "font_size": 11}
    head = book.add_format(
        {
            **font,
            "bold": True,
            "border": 1,
            "text_wrap": True,
            "bg_color": "#D9E2F3",
            "valign": "vcenter",
        }
    )
    sheet = book.add_worksheet(name)
    sheet.write_string(0, 0, title, book.add_format({**font, "bold": True, "font_size": 14}))
    for place, (word, width) in enumerate(zip(say(heads, lang).split("|"), widths, strict=True)):
        sheet.write_string(2, place, word, head)
        sheet.set_column(place, place, width)
    sheet.freeze_panes(3, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    return sheet, book.add_format({**font, "border": 1, "text_wrap": True, "valign": "top"})


def _value_sheet(book: Any, edition: Edition, lang: Lang) -> None:
    title = f"{edition.id} – {edition.title.say(lang)}"
    widths = [38, 30, 52, 18, 30, 22, 12, 12, 12, 12, 40]
    sheet, cell = _sheet(book, VALUES, title, "criteria.value_heads", widths, lang)
    for at, row in enumerate(rows_of(edition), start=3):
        words = [
            row.path,
            row.label.say(lang),
            row.value.say(lang),
            row.unit,
            row.citation.say(lang),
            say(f"criteria.mark_{row.mark}", lang),
            *(
                spoken(day, lang)
                for day in (row.published, row.applies_from, row.applies_to, row.checked_on)
            ),
            spoken(row.note, lang),
        ]
        for place, word in enumerate(words):
            sheet.write_string(at, place, word, cell)


def _coverage_sheet(book: Any, edition: Edition, lang: Lang) -> None:
    title = f"{edition.id} – {edition.title.say(lang)}"
    sheet, cell = _sheet(book, COVERAGE, title, "criteria.coverage_heads", [34, 16, 90], lang)
    for at, item in enumerate(edition.coverage, start=3):
        words = (item.citation.say(lang), say(f"criteria.{item.state}", lang), item.note.say(lang))
        for place, word in enumerate(words):
            sheet.write_string(at, place, word, cell)
