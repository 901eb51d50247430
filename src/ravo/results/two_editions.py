"""Two editions in a results workbook: their comparison, and the list by the second edition."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np

from ravo.criteria import Edition
from ravo.criteria.model import BOTH_AREAS, Mark
from ravo.criteria.overview import lines_with_areas, rows_of
from ravo.criteria.terms import CLASSES, LISTED, HouseholdClass
from ravo.messages import Lang, say
from ravo.results.words import class_word, reasons, rulings
from ravo.review.two_editions import TwoEditions
from ravo.text import sort_key, uncapitalised
from ravo.xlsx.sheet_names import NEXT_LIST, TWO_EDITIONS
from ravo.xlsx.sheets import BORDER, LINE_HEIGHT, Styles, put, put_row, set_page

COMPARED_WIDTHS = (6, 13, 22, 16, 8, 17, 17, 20, 38)
LIST_WIDTHS = (6, 18, 24, 13, 8, 20, 48)
ROOM = 1.1
"""The characters of a text that fit into a wrapped line, per character of its width."""
NEXT = (*LISTED, HouseholdClass.undetermined.value)
"""The classes on next year's first list; undetermined households must still get a class."""


class Looks(NamedTuple):
    """The formats of these two sheets: for centred figures and for lines of plain text."""

    figure: Any
    plain: Any


def write_two_editions(book: Any, two: TwoEditions, styles: Styles, lang: Lang) -> None:
    """Write the two sheets: every household by both editions, and the list by the second."""
    centred = book.add_format({"border": 1, "border_color": BORDER, "align": "center"})
    centred.set_align("top")
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    looks = Looks(centred, plain)
    _write_comparison(book.add_worksheet(TWO_EDITIONS), two, styles, looks, lang)
    _write_list(book.add_worksheet(NEXT_LIST), two, styles, looks, lang)


def short_names(two: TwoEditions, lang: Lang) -> tuple[str, str]:
    """Return the editions' names for headings, without years if they differ without them."""
    whole = [review.edition.title.say(lang) for review in (two.first, two.second) if review.edition]
    short = [name.partition(":")[0] for name in whole]
    first, second = short if short[0] != short[1] else whole
    return first, second


def crossed(two: TwoEditions) -> dict[tuple[str | None, str | None], int]:
    """Return the number of households by their class in both editions; None for none."""
    pairs: dict[tuple[str | None, str | None], int] = {}
    for pair in zip(two.first.verdicts.klass, two.second.verdicts.klass, strict=True):
        pairs[pair] = pairs.get(pair, 0) + 1
    return pairs


def lacking(two: TwoEditions, lang: Lang) -> list[str]:
    """Return the names of values that the second edition or the workbook's columns lack."""
    edition = two.second.edition
    values = [] if edition is None else list(_lacking(edition, lang))
    if two.unasked:
        names = ", ".join(item.label.say(lang) for item in two.unasked)
        values.append(say("two_editions.unasked", lang, names=names))
    return values


def _lacking(edition: Edition, lang: Lang) -> Iterator[str]:
    areas: dict[tuple[str, str, str], list[str]] = {}
    for measure, area, line in lines_with_areas(edition):
        if line.mark is Mark.absent or line.count_absent:
            key = "count_absent" if line.count_absent else "line_absent"
            areas.setdefault((key, measure, line.klass), []).append(area)
    classes: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for (key, measure, klass), where in areas.items():
        classes.setdefault((key, measure, tuple(where)), []).append(klass)
    for (key, measure, together), klasses in classes.items():
        yield say(
            f"two_editions.{key}",
            lang,
            klasses=", ".join(uncapitalised(say(f"criteria.{klass}", lang)) for klass in klasses),
            measure=say(f"results.measure_{measure}", lang),
            areas=", ".join(_area(area, lang) for area in together),
        )
    rows = [row for row in rows_of(edition) if row.mark is Mark.absent]
    cutoffs = [row for row in rows if row.path.endswith(".cutoffs")]
    if cutoffs:
        names = ", ".join(row.label.say(lang) for row in cutoffs)
        yield say("two_editions.cutoffs_absent", lang, names=names)
    others = [row for row in rows if row.path.split(".")[0] not in ("income", "b1", "indicators")]
    listed = [row for row in rows if row.path == "indicators"]
    yield from dict.fromkeys(uncapitalised(row.label.say(lang)) for row in (*listed, *others))


def _area(area: str, lang: Lang) -> str:
    known = area != BOTH_AREAS
    return uncapitalised(say(f"results.{area}" if known else "two_editions.both", lang))


# the comparison


def _write_comparison(
    sheet: Any, two: TwoEditions, styles: Styles, looks: Looks, lang: Lang
) -> None:
    set_page(sheet, lang)
    for place, width in enumerate(COMPARED_WIDTHS):
        sheet.set_column(place, place, width)
    first, second = short_names(two, lang)
    row = _put_title(sheet, two, styles, lang)
    row = _put_crossing(sheet, row, two, styles, lang)
    sheet.write_string(row, 0, say("two_editions.lacks", lang, edition=second), styles.part)
    names = lacking(two, lang) or [say("criteria.nothing", lang)]
    for place, name in enumerate(names, start=row + 1):
        last = len(COMPARED_WIDTHS) - 1
        sheet.merge_range(place, 0, place, last, f"– {name}", looks.plain)
        sheet.set_row(place, _height([(f"– {name}", sum(COMPARED_WIDTHS))]))
    row += len(names) + 2
    heads = say("two_editions.heads", lang, first=first, second=second).split("|")
    sheet.set_row(row, 48)
    put_row(sheet, row, list(heads), styles, styles.head)
    households = _households(two, lang)
    for place, values in enumerate(households, start=row + 1):
        _put_household(sheet, place, [place - row, *values], COMPARED_WIDTHS, styles, looks)
    sheet.autofilter(row, 0, row + max(len(households), 1), len(heads) - 1)
    sheet.freeze_panes(0, 3)


def _put_title(sheet: Any, two: TwoEditions, styles: Styles, lang: Lang) -> int:
    """Write title, unit and editions; return the next free row."""
    info = two.first.survey.info
    first, second = short_names(two, lang)
    units = ", ".join(item for item in (info.commune, info.district, info.province) if item)
    year = "" if info.year is None else str(info.year)
    sheet.write_string(0, 0, say("two_editions.title", lang), styles.title)
    sheet.write_string(1, 0, say("results.unit_year", lang, unit=units, year=year), styles.part)
    words = say("two_editions.which", lang, first=first, second=second)
    sheet.write_string(2, 0, words, styles.note)
    return 4


def _put_crossing(sheet: Any, row: int, two: TwoEditions, styles: Styles, lang: Lang) -> int:
    """Write the counts by both classes with their sums; return the next free row."""
    first, second = short_names(two, lang)
    counts = crossed(two)
    classes: list[str | None] = [
        klass for klass in (*CLASSES, None) if any(klass in pair for pair in counts)
    ]
    names = [_class_name(klass, lang) for klass in classes]
    total = say("two_editions.total", lang)
    corner = say("two_editions.corner", lang, first=first, second=second)
    sheet.write_string(row, 0, say("two_editions.counts", lang), styles.part)
    _put_wide(sheet, row + 1, [corner, *names, total], styles.head, styles)
    sheet.set_row(row + 1, 62)
    for place, klass in enumerate(classes, start=row + 2):
        row_counts = [counts.get((klass, other), 0) for other in classes]
        name = _class_name(klass, lang)
        sheet.set_row(place, _height([(name, sum(COMPARED_WIDTHS[:3]))]))
        _put_wide(sheet, place, [name, *row_counts, sum(row_counts)], styles.integer, styles)
    last = row + 2 + len(classes)
    sums = [sum(counts.get((one, other), 0) for one in classes) for other in classes]
    _put_wide(sheet, last, [total, *sums, sum(sums)], styles.integer, styles)
    return last + 2


def _put_wide(sheet: Any, row: int, values: list[Any], look: Any, styles: Styles) -> None:
    """Write a row whose first cell takes the first three columns."""
    first = styles.head if look is styles.head else styles.wrap
    sheet.merge_range(row, 0, row, 2, values[0], first)
    for place, value in enumerate(values[1:], start=3):
        if isinstance(value, str):
            sheet.write_string(row, place, value, look)
        else:
            sheet.write_number(row, place, value, look)


def _put_household(
    sheet: Any,
    row: int,
    values: list[Any],
    widths: tuple[int, ...],
    styles: Styles,
    looks: Looks,
) -> None:
    """Write the row of a household, as high as its longest text.

    `values` go into `row` of `sheet`, column by column; `widths` are in characters, `styles` and
    `looks` are the formats of text and of figures.
    """
    for place, value in enumerate(values):
        figure = isinstance(value, int)
        put(sheet, row, place, value, styles, looks.figure if figure else styles.wrap)
    sheet.set_row(
        row, _height([(str(value or ""), w) for value, w in zip(values, widths, strict=True)])
    )


def _height(texts: list[tuple[str, int]]) -> float:
    """Return the height of a row in points: room for the longest of its texts in its width."""
    return LINE_HEIGHT * max(-(-len(words) // int(width * ROOM)) or 1 for words, width in texts)


def _class_name(klass: str | None, lang: Lang) -> str:
    return class_word(klass, lang) or say("two_editions.rejected", lang)


def change_words(before: str | None, after: str | None, lang: Lang) -> str:
    """Return the words on the change of a household's class by the second edition."""
    if before == after:
        return say("two_editions.same", lang)
    if after == HouseholdClass.undetermined:
        return say("two_editions.opened", lang)
    if before == HouseholdClass.undetermined:
        return say("two_editions.settled", lang, klass=_class_name(after, lang))
    names = {"before": _class_name(before, lang), "after": _class_name(after, lang)}
    return say("two_editions.changed", lang, **names)


def _households(two: TwoEditions, lang: Lang) -> list[list[Any]]:
    """Return a row per household, in the order of the workbook."""
    given = two.first.survey.households.columns
    why = reasons(two.second, rulings(two.second), lang)
    before, after = two.first.verdicts.klass, two.second.verdicts.klass
    rows = []
    for at, (code, head, village, size) in enumerate(
        zip(*(given[name] for name in ("code", "head_name", "village", "size")), strict=True)
    ):
        classes = [_class_name(before[at], lang), _class_name(after[at], lang)]
        change = change_words(before[at], after[at], lang)
        rows.append([code, head, village, _count(size), *classes, change, why[at]])
    return rows


def _count(size: float) -> int | None:
    return None if np.isnan(size) else int(size)


# next year's first list


def _write_list(sheet: Any, two: TwoEditions, styles: Styles, looks: Looks, lang: Lang) -> None:
    set_page(sheet, lang, heading_row=3)
    for place, width in enumerate(LIST_WIDTHS):
        sheet.set_column(place, place, width)
    _, second = short_names(two, lang)
    info = two.first.survey.info
    units = ", ".join(item for item in (info.commune, info.district, info.province) if item)
    year = "" if info.year is None else str(info.year + 1)
    sheet.write_string(0, 0, say("two_editions.list_title", lang, year=year), styles.title)
    words = say("two_editions.list_which", lang, unit=units, edition=second)
    sheet.write_string(1, 0, words, styles.part)
    put_row(sheet, 3, say("two_editions.list_heads", lang).split("|"), styles, styles.head)
    for place, values in enumerate(_listed(two, lang), start=1):
        _put_household(sheet, 3 + place, [place, *values], LIST_WIDTHS, styles, looks)
    sheet.freeze_panes(4, 0)


def _listed(two: TwoEditions, lang: Lang) -> list[list[Any]]:
    """Return the listed households by village and name, the undetermined with their reason."""
    given, klass = two.second.survey.households.columns, two.second.verdicts.klass
    why = reasons(two.second, rulings(two.second), lang)
    at = [int(i) for i in np.flatnonzero(np.isin(klass.astype(str), NEXT))]
    names = {i: [given[name][i] or "" for name in ("village", "head_name")] for i in at}
    at.sort(key=lambda i: tuple(map(sort_key, names[i])))
    return [
        [
            *names[i],
            given["code"][i],
            _count(given["size"][i]),
            class_word(klass[i], lang),
            why[i] if klass[i] == HouseholdClass.undetermined else None,
        ]
        for i in at
    ]
