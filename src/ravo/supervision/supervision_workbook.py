"""Supervision as the district's workbook: households to visit again, and the comparisons."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ravo.files import whole_file
from ravo.messages import Lang
from ravo.places.villages import village_order
from ravo.supervision.households import SupervisedHouseholds
from ravo.supervision.revisit_sheet import write_revisit_sheet
from ravo.supervision.supervised import CommuneDigits, Supervision
from ravo.supervision.words import (
    DEPRIVED,
    REASONS,
    commune_rows,
    different_words,
    figure_name,
    finding_words,
    heads,
    nothing_to_visit,
    remarks,
    revisit_lines,
    settle_note,
    to_settle,
    to_visit,
    value_words,
    village_words,
    visit_counts,
    visits_sentence,
    word,
)
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.pens import TablePen
from ravo.xlsx.sheet_names import (
    SUPERVISION_CHANGES,
    SUPERVISION_COMMUNES,
    SUPERVISION_CROSSINGS,
    SUPERVISION_DIFFERENT,
    SUPERVISION_DIGITS,
    SUPERVISION_NEAR,
    SUPERVISION_REVIEWERS,
    SUPERVISION_SHEET,
    SUPERVISION_VILLAGES,
)
from ravo.xlsx.sheets import Styles, make_styles

HEAD_HEIGHT = 48


def _sheet(book: Any, styles: Styles, name: str, widths: Sequence[float], title: str) -> TablePen:
    """Return the pen of a new sheet, below its title."""
    pen = TablePen(book, book.add_worksheet(name), styles, widths)
    pen.line(title, styles.title)
    return pen


def _table(
    pen: TablePen, heads: Sequence[str], rows: Iterable[Sequence[object]], lang: Lang
) -> None:
    pen.page_heads(heads, HEAD_HEIGHT, lang)
    for values in rows:
        pen.table_row(values)


def write_supervision_workbook(supervision: Supervision, target: Path, lang: Lang) -> None:
    """Write the workbook; the file appears whole or not at all."""
    with whole_file(target) as temporary:
        book = new_output(temporary, font=TYPEFACE, dated=False)
        styles = make_styles(book)
        _overview(book, styles, supervision, lang)
        _different(book, styles, supervision, lang)
        _by_commune(book, styles, supervision, lang)
        _crossings(book, styles, supervision, lang)
        _near_the_line(book, styles, supervision, lang)
        _differing_villages(book, styles, supervision, lang)
        _reviewers(book, styles, supervision, lang)
        _digits(book, styles, supervision, lang)
        _changes(book, styles, supervision, lang)
        book.close()


def write_sample_workbook(supervision: Supervision, target: Path, lang: Lang) -> None:
    """Write the sheet to fill in at the households, in a workbook of its own, without reviewers.

    Raises ValueError where no sample was drawn.
    """
    if supervision.sample is None:
        raise ValueError("no sample was drawn")
    with whole_file(target) as temporary:
        book = new_output(temporary, font=TYPEFACE, dated=False)
        write_revisit_sheet(book, supervision, supervision.sample, lang)
        book.close()


def _overview(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    pen = _sheet(
        book,
        styles,
        SUPERVISION_SHEET,
        (30, 90, 12),
        word("title", lang, year=str(supervision.year)),
    )
    for line in revisit_lines(supervision, lang):
        pen.remark(line)
    for remark in remarks(supervision, lang):
        pen.remark(remark)
    rows = [[one.where, one.why, one.households] for one in to_visit(supervision, lang)]
    settle = [[one.where, one.what, one.drawn or "–"] for one in to_settle(supervision, lang)]
    if not rows and not settle and supervision.revisits is None:
        pen.remark(nothing_to_visit(supervision, lang))
    if rows:
        pen.skip()
        _table(pen, heads(lang, "where", "why", "households"), rows, lang)
    if settle:
        pen.skip()
        pen.line(word("settle", lang), styles.title)
        pen.remark(settle_note(supervision, lang))
        _table(pen, heads(lang, "where", "settle_what", "drawn"), settle, lang)


def _by_commune(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    """Write the number of visits of each commune by reason, and the total."""
    rows = list(commune_rows(visit_counts(supervision), lang))
    if not rows:
        return
    pen = _sheet(book, styles, SUPERVISION_COMMUNES, (34, 16, 16, 16, 16), word("by_commune", lang))
    pen.remark(visits_sentence(supervision, lang))
    pen.remark(word("by_commune_note", lang))
    _table(pen, heads(lang, "commune", *REASONS, "all"), rows, lang)


def _who(households: SupervisedHouseholds, row: int) -> list[Any]:
    """Return the commune, village, code and head of a household."""
    return [
        households.commune[row],
        households.village[row],
        households.code[row],
        households.head[row],
    ]


def _different(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    """Write the visited households that differ from the review, with their reviewers."""
    if supervision.revisits is None or not supervision.revisits.different:
        return
    pen = _sheet(
        book, styles, SUPERVISION_DIFFERENT, (26, 24, 18, 28, 70, 26), word("different", lang)
    )
    households = supervision.households
    rows = [
        [
            *_who(households, one.row),
            different_words(one, lang),
            households.reviewer[one.row],
        ]
        for one in supervision.revisits.different
    ]
    names = ("commune", "hamlet", "code", "head", "what_differs", "reviewer")
    _table(pen, heads(lang, *names), rows, lang)


def _differing_villages(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    """Write the households drawn in villages whose reviewers differ."""
    households = supervision.households
    rows = [
        [
            one.village,
            households.code[row],
            households.head[row],
            households.reviewer[row],
            village_words(one, lang),
        ]
        for one in supervision.villages
        for row in one.rows
    ]
    if not rows:
        return
    pen = _sheet(book, styles, SUPERVISION_VILLAGES, (34, 18, 26, 26, 80), word("settle", lang))
    pen.remark(settle_note(supervision, lang))
    _table(pen, heads(lang, "village", "code", "head", "reviewer", "settle_what"), rows, lang)


def _crossings(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    pen = _sheet(
        book,
        styles,
        SUPERVISION_CROSSINGS,
        (26, 12, 12, 14, 18, *[12] * 6, 22),
        word("crossings", lang),
    )
    pen.remark(word("crossings_note", lang))
    rows = [
        [
            one.unit,
            word(f"area_{one.line.area}", lang),
            word(f"measure_{one.line.measure}", lang),
            one.line.value,
            word(f"kind_{one.crossing.kind}", lang),
            one.crossing.compared,
            one.crossing.at_line.near,
            one.crossing.at_line.far,
            _rounded(one.crossing.expected, 1),
            _rounded(one.crossing.excess, 1),
            _rounded(one.crossing.p, 4),
            finding_words(one.crossing, lang),
        ]
        for one in supervision.crossings
    ]
    names = ("unit", "area", "measure", "line", "kind", "compared", "near", "far")
    _table(pen, heads(lang, *names, "expected", "excess", "p", "finding"), rows, lang)


def _near_the_line(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    """Write the households to visit because more than expected are just beyond a line."""
    looked = [one for one in supervision.crossings if one.crossing.finding == "look"]
    if not looked:
        return
    pen = _sheet(
        book, styles, SUPERVISION_NEAR, (26, 24, 18, 26, 12, 14, 14, 26), word("near_line", lang)
    )
    pen.remark(word("near_line_note", lang))
    households = supervision.households
    rows = [
        [
            *_who(households, row),
            one.line.value,
            float(households.last[one.line.measure][row]),
            float(getattr(households, one.line.measure)[row]),
            word(f"kind_{one.crossing.kind}", lang),
        ]
        for one in looked
        for row in one.rows
    ]
    names = ("commune", "hamlet", "code", "head", "line", "before", "now", "kind")
    _table(pen, heads(lang, *names), rows, lang)


def _reviewers(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    pen = _sheet(
        book,
        styles,
        SUPERVISION_REVIEWERS,
        (38, 26, 34, 12, 14, 14, 12, 12, 20),
        word("reviewers", lang),
    )
    pen.remark(word("reviewers_note", lang))
    alone = sorted(supervision.reviewers.one_reviewer, key=village_order)
    if alone:
        pen.remark(word("one_reviewer", lang, count=len(alone)))
    rows = [
        [
            one.village,
            one.reviewer,
            figure_name(one.figure, lang),
            one.households,
            value_words(one.figure, one.value, lang),
            value_words(one.figure, one.others, lang),
            one.p,
            one.adjusted,
            word("finding_look" if one.look else "finding_nothing", lang),
        ]
        for one in sorted(
            supervision.reviewers.figures,
            key=lambda one: (one.adjusted, village_order(one.village)),
        )
    ]
    names = ("village", "reviewer", "figure", "count", "value", "others", "p", "adjusted")
    looked = sum(one.look for one in supervision.reviewers.figures)
    key = "print_looked" if looked else "print_nothing"
    pen.remark(word(key, lang, count=looked, others=len(rows) - looked))
    last = pen.row + looked
    _table(pen, heads(lang, *names, "finding"), rows, lang)
    pen.skip()
    # The hundreds of villages with nothing to compare are not printed, like the rows before them.
    for village in alone:
        pen.remark(word("one_reviewer_of", lang, village=village))
    pen.sheet.print_area(0, 0, last, len(pen.widths) - 1)


def _digits(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    pen = _sheet(
        book, styles, SUPERVISION_DIGITS, (26, 28, *[7] * 10, 10, 10, 12, 24), word("digits", lang)
    )
    pen.remark(word("digits_note", lang))
    rows = [
        [
            one.commune,
            figure_name(one.figure, lang),
            *one.comparison.counts,
            _rounded(one.comparison.index, 0),
            _rounded(one.comparison.others_index, 0),
            _rounded(one.adjusted, 4),
            word(f"finding_{_digit_finding(one)}", lang),
        ]
        for one in supervision.digits
    ]
    titles = [*heads(lang, "commune", "figure"), *map(str, range(10))]
    more = heads(lang, "index", "others_index", "adjusted", "finding")
    _table(pen, [*titles, *more], rows, lang)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _digit_finding(one: CommuneDigits) -> str:
    if one.comparison.alike:
        return "alike"
    if one.adjusted is None:
        return "too_few"
    return "look" if one.look else "nothing"


def _shown(figure: str, value: float | None, lang: Lang) -> object:
    """Return a figure unchanged, an answer in words; empty for the usual change of an answer."""
    if value is None or not figure.startswith(DEPRIVED):
        return value
    return word(f"state_{int(value)}", lang) if value in (0, 1) else ""


def _changes(book: Any, styles: Styles, supervision: Supervision, lang: Lang) -> None:
    pen = _sheet(
        book,
        styles,
        SUPERVISION_CHANGES,
        (26, 24, 18, 26, 34, 16, 16, 14, 14),
        word("changes", lang),
    )
    pen.remark(word("changes_note", lang))
    households = supervision.households
    rows = [
        [
            *_who(households, jump.row),
            figure_name(change.figure, lang),
            *(_shown(change.figure, value, lang) for value in (jump.before, jump.now)),
            *(
                ["", ""]
                if change.figure.startswith(DEPRIVED)
                else [_rounded(end, 1) for end in (change.jumps.lower, change.jumps.upper)]
            ),
        ]
        for change in supervision.changes
        for jump in change.jumps.households
    ]
    names = ("commune", "hamlet", "code", "head", "figure", "before", "now", "least", "most")
    _table(pen, heads(lang, *names), rows, lang)
