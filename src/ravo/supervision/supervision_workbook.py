"""Supervision as the district's workbook: whom to visit again, and what was compared."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ravo.files import whole_file
from ravo.messages import Lang
from ravo.supervision.revisit_sheet import write_revisit_sheet
from ravo.supervision.supervised import CommuneDigits, Supervision
from ravo.supervision.words import (
    DEPRIVED,
    figure_name,
    remarks,
    revisit_lines,
    to_visit,
    value_words,
    word,
)
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import (
    SUPERVISION_CHANGES,
    SUPERVISION_CROSSINGS,
    SUPERVISION_DIGITS,
    SUPERVISION_NEAR,
    SUPERVISION_REVIEWERS,
    SUPERVISION_SHEET,
)
from ravo.xlsx.sheets import Styles, make_styles, put, put_row, set_page

FONT = "Times New Roman"
HEAD_HEIGHT, LINE = 48, 16
LETTERS = 110


class _SupervisionPen:
    """Writes one sheet from the top down: a title, remarks, one table."""

    def __init__(self, book: Any, name: str, widths: Sequence[float]) -> None:
        self.book, self.sheet = book, book.add_worksheet(name)
        self.styles: Styles = make_styles(book)
        self.paper = book.add_format({"text_wrap": True, "valign": "top"})
        self.row, self.columns = 0, len(widths)
        for place, width in enumerate(widths):
            self.sheet.set_column(place, place, width)

    def title(self, words: str) -> None:
        """Write the title."""
        put(self.sheet, self.row, 0, words, self.styles, self.styles.title)
        self.row += 1

    def remark(self, words: str) -> None:
        """Write a sentence over the whole width, as high as it needs."""
        self.sheet.merge_range(self.row, 0, self.row, self.columns - 1, "", self.paper)
        put(self.sheet, self.row, 0, words, self.styles, self.paper)
        self.sheet.set_row(self.row, LINE * (1 + len(words) // LETTERS))
        self.row += 1

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[object]], lang: Lang) -> None:
        """Write a table: figures as figures, text wrapped."""
        put_row(self.sheet, self.row, list(heads), self.styles, self.styles.head)
        self.sheet.set_row(self.row, HEAD_HEIGHT)
        set_page(self.sheet, lang, heading_row=self.row)
        self.row += 1
        for values in rows:
            for place, value in enumerate(values):
                look = self.styles.wrap if isinstance(value, str) else self.styles.number
                put(self.sheet, self.row, place, value, self.styles, look)
            self.row += 1


def write_supervision_workbook(supervision: Supervision, target: Path, lang: Lang) -> None:
    """Write the workbook; the file appears whole or not at all."""
    with whole_file(target) as temporary:
        book = new_output(temporary, font=FONT, dated=False)
        _overview(book, supervision, lang)
        _crossings(book, supervision, lang)
        _near_the_line(book, supervision, lang)
        _reviewers(book, supervision, lang)
        _digits(book, supervision, lang)
        _changes(book, supervision, lang)
        if supervision.sample is not None:
            write_revisit_sheet(book, supervision, supervision.sample, lang)
        book.close()


def _heads(lang: Lang, *names: str) -> list[str]:
    return [word(f"head_{name}", lang) for name in names]


def _overview(book: Any, supervision: Supervision, lang: Lang) -> None:
    pen = _SupervisionPen(book, SUPERVISION_SHEET, (30, 90, 12))
    pen.title(word("title", lang, year=str(supervision.year)))
    for remark in remarks(supervision, lang):
        pen.remark(remark)
    for line in revisit_lines(supervision, lang):
        pen.remark(line)
    rows = [[one.where, one.why, one.households] for one in to_visit(supervision, lang)]
    if not rows:
        pen.remark(word("nothing", lang))
    pen.table(_heads(lang, "where", "why", "households"), rows, lang)


def _crossings(book: Any, supervision: Supervision, lang: Lang) -> None:
    pen = _SupervisionPen(book, SUPERVISION_CROSSINGS, (26, 12, 12, 14, 18, *[12] * 6, 22))
    pen.title(word("crossings", lang))
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
            one.crossing.expected,
            one.crossing.excess,
            one.crossing.p,
            word(f"finding_{one.crossing.finding}", lang),
        ]
        for one in supervision.crossings
    ]
    names = ("unit", "area", "measure", "line", "kind", "compared", "near", "far")
    pen.table(_heads(lang, *names, "expected", "excess", "p", "finding"), rows, lang)


def _near_the_line(book: Any, supervision: Supervision, lang: Lang) -> None:
    """Write the households to visit because more than expected are just beyond a line."""
    looked = [one for one in supervision.crossings if one.crossing.finding == "look"]
    if not looked:
        return
    pen = _SupervisionPen(book, SUPERVISION_NEAR, (26, 24, 18, 12, 14, 14, 26))
    pen.title(word("near_line", lang))
    pen.remark(word("near_line_note", lang))
    households = supervision.households
    rows = [
        [
            households.commune[row],
            households.village[row],
            households.code[row],
            one.line.value,
            float(households.last[one.line.measure][row]),
            float(getattr(households, one.line.measure)[row]),
            word(f"kind_{one.crossing.kind}", lang),
        ]
        for one in looked
        for row in one.rows
    ]
    names = ("commune", "hamlet", "code", "line", "before", "now", "kind")
    pen.table(_heads(lang, *names), rows, lang)


def _reviewers(book: Any, supervision: Supervision, lang: Lang) -> None:
    pen = _SupervisionPen(book, SUPERVISION_REVIEWERS, (34, 26, 34, 12, 14, 14, 12, 12, 16))
    pen.title(word("reviewers", lang))
    pen.remark(word("reviewers_note", lang))
    for village in supervision.reviewers.one_reviewer:
        pen.remark(word("one_reviewer_of", lang, village=village))
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
        for one in sorted(supervision.reviewers.figures, key=lambda one: one.adjusted)
    ]
    names = ("village", "reviewer", "figure", "count", "value", "others", "p", "adjusted")
    pen.table(_heads(lang, *names, "finding"), rows, lang)


def _digits(book: Any, supervision: Supervision, lang: Lang) -> None:
    pen = _SupervisionPen(book, SUPERVISION_DIGITS, (26, 24, *[7] * 10, 10, 10, 12, 22))
    pen.title(word("digits", lang))
    pen.remark(word("digits_note", lang))
    rows = [
        [
            one.commune,
            figure_name(one.figure, lang),
            *one.comparison.counts,
            one.comparison.index,
            one.comparison.others_index,
            one.adjusted,
            word(f"finding_{_digit_finding(one)}", lang),
        ]
        for one in supervision.digits
    ]
    heads = [*_heads(lang, "commune", "figure"), *map(str, range(10))]
    more = _heads(lang, "index", "others_index", "adjusted", "finding")
    pen.table([*heads, *more], rows, lang)


def _digit_finding(one: CommuneDigits) -> str:
    if one.comparison.alike:
        return "alike"
    if one.adjusted is None:
        return "too_few"
    return "look" if one.look else "nothing"


def _shown(figure: str, value: float | None, lang: Lang) -> object:
    """Return a figure as it is, an answer in words; the usual change of an answer is none."""
    if value is None or not figure.startswith(DEPRIVED):
        return value
    return word(f"state_{int(value)}", lang) if value in (0, 1) else ""


def _changes(book: Any, supervision: Supervision, lang: Lang) -> None:
    pen = _SupervisionPen(book, SUPERVISION_CHANGES, (26, 18, 34, 14, 14, 14, 14))
    pen.title(word("changes", lang))
    pen.remark(word("changes_note", lang))
    households = supervision.households
    rows = [
        [
            households.commune[jump.row],
            households.code[jump.row],
            figure_name(change.figure, lang),
            *(_shown(change.figure, value, lang) for value in (jump.before, jump.now)),
            *(
                ["", ""]
                if change.figure.startswith(DEPRIVED)
                else [change.jumps.lower, change.jumps.upper]
            ),
        ]
        for change in supervision.changes
        for jump in change.jumps.households
    ]
    names = ("commune", "code", "figure", "before", "now", "least", "most")
    pen.table(_heads(lang, *names), rows, lang)
