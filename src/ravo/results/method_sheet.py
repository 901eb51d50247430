"""The sheet `Cách tính`: the basis of the results, by which they can be computed again.

The printed part has laws and values in words; ids, to be read back, are below the print area.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from ravo import __version__
from ravo.criteria import ClassLine, Edition
from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.criteria.model import MEASURES, Cited, Value
from ravo.criteria.terms import AREAS, CLASSES
from ravo.messages import Lang, say
from ravo.printable import printable
from ravo.results.corrections_part import write_corrections
from ravo.results.facts import KEY, WHOLE_KEY, row_sum, whole_sum
from ravo.results.facts_sheets import DEPARTED_HOUSEHOLD, REJECTED_HOUSEHOLD
from ravo.results.law_words import cited_words
from ravo.results.left_out_part import write_left_out
from ravo.results.past_words import lists_words
from ravo.results.words import class_word, counts_of_rows
from ravo.review.review import Review
from ravo.survey.departures import departed
from ravo.text import uncapitalised
from ravo.xlsx.sheets import LETTERS_PER_WIDTH, LINE_HEIGHT, Styles, put, put_row, set_page

MONTHS_OF_AGE, SHARE_OF_MEMBERS = "tháng tuổi", "phần số nhân khẩu"
"""Units of an edition's values that are printed in other words."""
HALF = 0.5
SCHEMA = "1"
"""The version of the keys that are read back."""
INFO_KEYS = (
    "year",
    "period",
    "province",
    "district",
    "commune",
    "commune_code",
    "area",
    "total_households",
    "total_members",
    "minority_households",
    "minority_members",
    "review_date",
    "prepared_by",
    "signed_by",
)
UNCHECKED_KEY = "unchecked_b1_grid"
"""The key that is present where B1 comes from a score table that no second person checked."""
SYNTHETIC_KEY = "synthetic"
"""The key that is present where the data is invented."""
DEPARTED_KEY = "departed"
"""The key of the number of the households that left the list."""
MONTH_KEY = "month"
"""The key of the month after which a list of the monthly review is valid (`2026-03`)."""
RESULTS_KEY = "results_sha256"
"""The key of the checksum of the values on `Kết quả`."""
HEADS = (
    ("name", 34),
    ("class", 27),
    ("area", 10),
    ("above", 11),
    ("upto", 12),
    ("unit", 17),
    ("count", 9),
    ("citation", 24),
    ("mark", 19),
    ("from", 11),
    ("to", 11),
    ("checked", 11),
)


def write_method(
    sheet: Any, review: Review, styles: Styles, lang: Lang, *, checksums: Mapping[str, str]
) -> None:
    """Write the edition, its values with citations and marks, the input, and the counts.

    `checksums` are those of the sheets that are read back; they are written among the facts.
    """
    set_page(sheet, lang)
    for place, (_, width) in enumerate(HEADS):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, say("results.method_title", lang), styles.title)
    row = 2
    for key, value in _facts(review, lang):
        sheet.write_string(row, 0, key, styles.strong)
        sheet.write_string(row, 1, value)
        row += 1
    for note in (_reconciled(review, lang), say("results.row_note", lang)):
        sheet.write_string(row, 0, note, styles.note)
        row += 1
    if review.edition is not None:
        row = _write_values(sheet, row + 1, review.edition, review.survey.info.year, styles, lang)
        row = _write_absent(sheet, row + 1, review.edition, styles, lang)
    row = write_left_out(sheet, row + 1, review, styles, lang)
    row = write_corrections(sheet, row + 1, review, styles, lang)
    sheet.print_area(0, 0, row, len(HEADS) - 1)
    keys = (*keys_of(review), *checksums.items())
    _write_keys(sheet, row + 1, keys, styles, lang)


def _facts(review: Review, lang: Lang) -> Iterator[tuple[str, str]]:
    edition, survey = review.edition, review.survey
    if edition is None:
        yield say("results.method_edition", lang), say("results.method_no_edition", lang)
    else:
        yield say("results.method_edition", lang), edition.title.say(lang)
        yield say("results.method_edition_sha", lang), edition.checksum
    if review.b1 is not None:
        from ravo.score_table.overview import mark_line, source_line

        grid = review.b1.grid
        details = (source_line(grid.source, lang), mark_line(grid.source, lang), grid.sha256)
        yield say("score_table.method_grid", lang), " ".join(details)
    for one in survey.conversions:
        words = say(
            "results.converted",
            lang,
            sheet=one.sheet,
            column=one.letter,
            heading=one.heading,
            unit=one.unit,
            into=one.into,
        )
        yield say("results.method_converted", lang), words
    yield say("results.method_input", lang), printable(survey.source.path)
    yield say("results.method_sha", lang), survey.source.sha256
    if survey.answers_confirmed:
        yield say("results.method_answers", lang), say("results.method_answers_confirmed", lang)
    if review.past is not None:
        yield say("results.method_register", lang), lists_words(review.past, lang)
    yield say("results.method_day", lang), _day(survey.info.review_date)
    yield say("results.method_version", lang), __version__


def _day(value: date | None) -> str:
    return value.strftime("%d/%m/%Y") if value else ""


def _reconciled(review: Review, lang: Lang) -> str:
    counts = review.counts
    parts = counts.scored + counts.rejected + counts.blank + counts.departed
    key = "reconciled" if counts.read == parts else "not_reconciled"
    return say(f"results.{key}", lang, **counts_of_rows(counts, lang))


def _write_values(
    sheet: Any, row: int, edition: Edition, year: int | None, styles: Styles, lang: Lang
) -> int:
    """Write every value of the edition that a class may depend on; return the next free row.

    `row` is the first free row of the `sheet`, from 0; `year` is that of the review by `edition`,
    `styles` are the formats, and `lang` is the language.
    """
    sheet.write_string(row, 0, say("results.part_lines", lang), styles.part)
    heads = [say(f"results.line_{key}", lang) for key, _ in HEADS]
    sheet.set_row(row + 1, 32)
    put_row(sheet, row + 1, heads, styles, styles.head)
    row += 2
    for values in (*_line_rows(edition, lang), *_value_rows(edition, year, lang)):
        _write_value(sheet, row, values, styles)
        row += 1
    return row


def _write_value(sheet: Any, row: int, values: list[Any], styles: Styles) -> None:
    """Write one value with its citation and mark, the row as high as its longest text."""
    lines = 1
    for place, value in enumerate(values):
        worded = isinstance(value, str)
        put(sheet, row, place, value, styles, styles.wrap if worded else styles.number)
        if worded:
            lines = max(lines, -(-len(value) // int(HEADS[place][1] * LETTERS_PER_WIDTH)))
    sheet.set_row(row, LINE_HEIGHT * lines)


def _lines(edition: Edition, lang: Lang) -> Iterator[tuple[str, str, ClassLine]]:
    """Yield every line under its name in words, with its area."""
    for measure in MEASURES:
        for area in AREAS:
            for line in edition.find_lines(measure, area):
                yield _line_name(measure, line, area, lang), area, line


def _line_name(measure: str, line: ClassLine, area: str, lang: Lang) -> str:
    klass = class_word(line.klass, lang)
    return say(
        "results.name_of_line",
        lang,
        measure=say(f"results.line_by_{measure}", lang),
        klass=uncapitalised(klass),
        area=say(f"results.{area}", lang).lower(),
    )


def _line_rows(edition: Edition, lang: Lang) -> Iterator[list[Any]]:
    for name, area, line in _lines(edition, lang):
        yield [
            name,
            class_word(line.klass, lang),
            say(f"results.{area}", lang),
            line.above,
            line.upto,
            line.unit,
            count_words(line, lang),
            *_sure(edition, line, lang),
        ]


def count_words(line: ClassLine, lang: Lang) -> str:
    """Return the deprivation counts of a line: `≥ 3`, `< 3`, `2–4` or any."""
    if line.at_least and line.at_most is not None:
        return f"{line.at_least}–{line.at_most}"
    if line.at_most is not None:
        return f"< {line.at_most + 1}"
    return f"≥ {line.at_least}" if line.at_least else say("results.any_count", lang)


def _sure(edition: Edition, value: Cited, lang: Lang) -> list[Any]:
    _, start, end, checked = edition.dated(value)
    mark = say(f"results.mark_{value.mark.value}", lang)
    return [
        cited_words(value.citation.say(lang), edition, lang),
        mark,
        _day(start),
        _day(end),
        _day(checked),
    ]


def _value_rows(edition: Edition, year: int | None, lang: Lang) -> Iterator[list[Any]]:
    """Yield B2's points, the retirement ages of the year, and every indicator's cut-offs."""
    b2 = say("results.b2_points", lang)
    named: list[tuple[str, str, Value]] = [(b2, b2, edition.deprivation_points)]
    for sex, ages in edition.retirement.items():
        if year in ages:
            named.append(
                (
                    say("results.retirement_age", lang),
                    say(f"results.retirement_{sex}", lang),
                    ages[year],
                )
            )
    for item in edition.indicators:
        label = f"{item.number}. {item.label.say(lang)}"
        named += [
            (say(f"results.cutoff_{name}", lang), label, value)
            for name, value in item.cutoffs.items()
        ]
    for name, label, value in named:
        amount, unit = amount_words(value, lang)
        yield [name, label, "", None, amount, unit, "", *_sure(edition, value, lang)]


def amount_words(value: Value, lang: Lang) -> tuple[Any, str]:
    """Return a value of an edition and its unit as people read them: ages in years, half of all."""
    if value.value is None:
        return None, value.unit
    if value.unit == MONTHS_OF_AGE:
        years, months = divmod(int(value.value), MONTHS_IN_YEAR)
        key = "age_years_months" if months else "age_years"
        return years, say(f"results.{key}", lang, months=months)
    if value.unit == SHARE_OF_MEMBERS and value.value == HALF:
        return say("results.half", lang), say("results.of_members", lang)
    return value.value, value.unit


def _absent(edition: Edition, lang: Lang) -> Iterator[str]:
    for name, _, line in _lines(edition, lang):
        if line.upto is None:
            yield say("results.absent_line", lang, name=name)
    if edition.indicators_absent:
        yield say("results.absent_indicators", lang)
    for item in edition.indicators:
        if not item.derivable:
            yield say("results.absent_formula", lang, number=item.number, label=item.label)


def _write_absent(sheet: Any, row: int, edition: Edition, styles: Styles, lang: Lang) -> int:
    """Write the values that the edition lacks; return the next free row."""
    sheet.write_string(row, 0, say("results.part_absent", lang), styles.part)
    notes = list(_absent(edition, lang)) or [say("results.no_absent", lang)]
    for place, note in enumerate(notes, start=row + 1):
        sheet.write_string(place, 0, note)
    return row + 1 + len(notes)


def _write_keys(
    sheet: Any, row: int, keys: Iterable[tuple[str, str]], styles: Styles, lang: Lang
) -> None:
    """Write the facts to read back: in each row a key, a value, and the checksum of both."""
    sheet.write_string(row, 0, say("changes.read_back", lang), styles.part)
    pairs = [(key, printable(value)) for key, value in keys]
    pairs.append((WHOLE_KEY, whole_sum(pairs)))
    for place, (key, value) in enumerate(pairs, start=row + 1):
        sheet.write_string(place, 0, KEY + key)
        sheet.write_string(place, 1, value)
        sheet.write_string(place, 2, row_sum(key, value))


def keys_of(review: Review) -> Iterator[tuple[str, str]]:
    """Yield the facts of a review by key; some keys repeat, once for each household concerned.

    These are the codes of households without a class, and again of those that departed. An unknown
    value is an empty text. Dates are ISO, `members` is the sum of `so_khau` over the scored
    households, every class has its number of households, and `errors` and `warnings` are the
    numbers of faults, without the notes about people who left or came.
    """
    info, edition, counts = review.survey.info, review.edition, review.counts
    yield "schema", SCHEMA
    for name in INFO_KEYS:
        value = getattr(info, name)
        yield name, value.isoformat() if isinstance(value, date) else _text_of(value)
    yield "edition", edition.id if edition else ""
    yield "edition_sha256", edition.checksum if edition else ""
    yield "input_sha256", review.survey.source.sha256
    yield "verdict", review.verdict
    if review.by_unchecked_grid:
        yield UNCHECKED_KEY, "1"
    if info.synthetic:
        yield SYNTHETIC_KEY, "1"
    for name in ("read", "scored", "rejected", "blank"):
        yield name, str(getattr(counts, name))
    errors = review.faults.errors
    yield "errors", str(errors)
    yield "warnings", str(len(review.to_clear_up) - errors)
    homes = review.survey.households.columns
    has_class = np.array([klass is not None for klass in review.verdicts.klass], dtype=bool)
    yield "members", str(int(np.nansum(homes["size"][has_class])))
    for klass in CLASSES:
        yield klass, str(int((review.verdicts.klass == klass).sum()))
    for code in homes["code"][~has_class]:
        yield REJECTED_HOUSEHOLD, _text_of(code)
    gone = departed(review.survey)
    yield DEPARTED_KEY, str(int(gone.sum()))
    for code in homes["code"][gone]:
        yield DEPARTED_HOUSEHOLD, _text_of(code)


def _text_of(value: object) -> str:
    return "" if value is None or value != value else str(value)
