"""The results workbook of a commune: Danh sách, Kết quả, Tổng hợp, Lỗi, Cách tính …"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ravo.criteria import Edition
from ravo.fault_words import Audience
from ravo.files import whole_file
from ravo.messages import Lang, say
from ravo.results.checksum import results_checksum
from ravo.results.columns import ResultColumn, result_columns
from ravo.results.facts_sheets import write_facts
from ravo.results.faults_sheet import write_faults
from ravo.results.kept_facts import KeptFacts, facts_of
from ravo.results.law_words import cited_words, edition_words
from ravo.results.list_sheet import write_list
from ravo.results.method_sheet import RESULTS_KEY, write_method
from ravo.results.moves_sheet import write_moves
from ravo.results.printed_check import PRINTED_KEY, printed_form
from ravo.results.summary import summarise
from ravo.results.summary_sheet import write_summary
from ravo.results.table_rows import colour_classes, write_rows
from ravo.review.review import Review
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import FAULTS, LIST, METHOD, RESULTS, SUMMARY
from ravo.xlsx.sheets import LINE_HEIGHT, Styles, make_styles, rule_cells, set_page, set_print_head

if TYPE_CHECKING:
    from ravo.review.b1 import B1Evidence
    from ravo.review.two_editions import TwoEditions

HEAD_ROW, ID_ROW, FIRST_ROW = 0, 1, 2
FIRST = ("ma_ho", "chu_ho", "phan_loai")
"""The first columns, which stay visible and are printed on every page."""
HEAD_HEIGHT = 150
LAW_WIDTH, REASON_WIDTH = 26.0, 56.0
TURNED = 8
"""The largest width in characters of columns with vertical headings, which save room."""
_WRAPPED = ("ma_ho", "chu_ho", "thon", "phan_loai", "ly_do", "bo_tieu_chi", "dieu_khoan")
_NUMBER_FORMATS = {"integer": "0", "number": "#,##0.##", "money": "#,##0"}


class FurtherContents(NamedTuple):
    """Contents of results besides their review: facts that it no longer has, and hidden sheets.

    `kept` replaces the facts of the survey; `sheets` contains, by name, the ids of the columns and
    their values; `facts` are further facts on `Cách tính`.
    """

    kept: KeptFacts
    sheets: Mapping[str, Mapping[str, Sequence[Any]]]
    facts: Mapping[str, str]


def write_results(
    review: Review,
    path: Path,
    lang: Lang,
    two: "TwoEditions | None" = None,
    audience: Audience = "operator",
    further: FurtherContents | None = None,
) -> None:
    """Write the results workbook of a `review` to `path`; the file appears whole or not at all.

    With `two` it also compares the review with that by a second edition. Texts are in `lang`, the
    sheet `Lỗi` in the words of the `audience`. `further` are the additional contents of a monthly
    review's list.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        notice = say("sample.notice", lang) if review.survey.info.synthetic else None
        book = new_output(temporary, notice=notice)
        styles = make_styles(book)
        listed = book.add_worksheet(LIST)
        sheets = [book.add_worksheet(name) for name in (RESULTS, SUMMARY, FAULTS, METHOD)]
        summary = summarise(review)
        write_list(book, listed, review, summary, styles, lang)
        codes, written = _write_households(book, sheets[0], review, styles, lang)
        write_summary(book, sheets[1], summary, styles, lang)
        write_faults(sheets[2], review, styles, lang, audience)
        kept = write_facts(book, facts_of(review) if further is None else further.kept, codes)
        if further is not None:
            _write_further(book, further)
            kept |= further.facts
        write_method(
            sheets[3],
            review,
            styles,
            lang,
            checksums={RESULTS_KEY: written, PRINTED_KEY: printed_form(lang), **kept},
        )
        if review.b1 is not None:
            _write_score_table(book, review, review.b1, styles, lang)
        write_moves(book, review, styles, lang)
        if two is not None:
            from ravo.results.two_editions import write_two_editions

            write_two_editions(book, two, styles, lang)
        book.close()


def _write_score_table(
    book: Any, review: Review, evidence: "B1Evidence", styles: Styles, lang: Lang
) -> None:
    from ravo.results import b1_table, score_table_sheet

    listed = book.add_worksheet(b1_table.SHEET)
    b1_table.write_b1(book, listed, review, evidence, styles, lang)
    sheet = book.add_worksheet(score_table_sheet.SHEET)
    score_table_sheet.write_score_table_used(book, sheet, evidence.grid, styles, lang)


def _write_further(book: Any, further: FurtherContents) -> None:
    """Write hidden sheets with the ids of their columns in the first row."""
    for name, columns in further.sheets.items():
        sheet = book.add_worksheet(name)
        sheet.hide()
        sheet.write_row(0, 0, columns)
        sheet.put_block(1, list(columns.values()))


def _write_households(
    book: Any, sheet: Any, review: Review, styles: Styles, lang: Lang
) -> tuple[list[str | None], str]:
    """Write the sheet `Kết quả`; return the codes of its rows and the checksum of its values."""
    columns = _as_printed(result_columns(review, lang), review, lang)
    count = len(columns[0].values)
    last = FIRST_ROW + max(count, 1) - 1
    _lay_out(book, sheet, columns)
    set_page(sheet, lang, heading_row=HEAD_ROW, beside=len(FIRST))
    sheet.set_default_row(LINE_HEIGHT)
    set_print_head(sheet, _print_head(review, lang))
    sheet.freeze_panes(FIRST_ROW, len(FIRST))
    sheet.print_area(HEAD_ROW, 0, last, _last_printed(columns))
    sheet.autofilter(HEAD_ROW, 0, last, len(columns) - 1)
    sheet.set_row(HEAD_ROW, HEAD_HEIGHT)
    for place, column in enumerate(columns):
        look = styles.turned if column.width <= TURNED else styles.head
        sheet.write_string(HEAD_ROW, place, column.heading, look)
    sheet.set_row(ID_ROW, None, None, {"hidden": True})
    for place, column in enumerate(columns):
        sheet.write_string(ID_ROW, place, column.id)
    write_rows(sheet, FIRST_ROW, columns, styles.quoted, _WRAPPED)
    colour_classes(book, sheet, (FIRST_ROW, last), _place(columns, "phan_loai"), lang)
    rule_cells(book, sheet, (FIRST_ROW, last), len(columns))
    heads = [column.heading for column in columns], [column.id for column in columns]
    return columns[0].values, results_checksum(heads, [column.values for column in columns])


def _as_printed(columns: list[ResultColumn], review: Review, lang: Lang) -> list[ResultColumn]:
    """Return the columns with the class beside the name, and with laws in words."""
    edition = review.edition
    if edition is not None:
        columns = [_in_words(column, edition, lang) for column in columns]
    by_id = {column.id: column for column in columns}
    by_id["ly_do"] = replace(by_id["ly_do"], width=REASON_WIDTH)
    return [by_id[id] for id in dict.fromkeys((*FIRST, *by_id))]


def _in_words(column: ResultColumn, edition: Edition, lang: Lang) -> ResultColumn:
    """Return a column of citations with the laws' names in words, any other column unchanged."""
    if column.id == "bo_tieu_chi":
        law = edition_words(edition, lang)
        return replace(column, width=LAW_WIDTH, values=[law for _ in column.values])
    if column.id == "dieu_khoan":
        words = {
            value: "; ".join(cited_words(one, edition, lang) for one in value.split("; "))
            for value in set(column.values)
            if value
        }
        return replace(column, width=LAW_WIDTH, values=[words.get(v) for v in column.values])
    return column


def _print_head(review: Review, lang: Lang) -> str:
    """Return the line above every printed page: the title, the commune and the year."""
    info = review.survey.info
    unit = ", ".join(name for name in (info.commune, info.district) if name)
    year = "" if info.year is None else str(info.year)
    where = say("results.unit_year", lang, unit=unit, year=year)
    notice = f" – {say('sample.notice', lang)}" if info.synthetic else ""
    return f"{say('results.print_title', lang)} – {where}{notice}"


def _place(columns: list[ResultColumn], id: str) -> int:
    return next(place for place, column in enumerate(columns) if column.id == id)


def _last_printed(columns: list[ResultColumn]) -> int:
    return max(place for place, column in enumerate(columns) if column.part != "grouping")


def _lay_out(book: Any, sheet: Any, columns: list[ResultColumn]) -> None:
    """Set widths and number formats by column, so that cells need no format of their own."""
    formats: dict[tuple[str, bool], Any] = {}
    for place, column in enumerate(columns):
        wraps = column.kind == "text"
        key = (column.kind, column.part == "indicator")
        if key not in formats:
            look: dict[str, Any] = {"valign": "top", "text_wrap": wraps}
            if column.part == "indicator":
                look["align"] = "center"
            elif wraps:
                look["indent"] = 1
            if column.kind in _NUMBER_FORMATS:
                look["num_format"] = _NUMBER_FORMATS[column.kind]
            formats[key] = book.add_format(look)
        options = {"level": 1} if column.part == "grouping" else {}
        sheet.set_column(place, place, column.width, formats[key], options)
