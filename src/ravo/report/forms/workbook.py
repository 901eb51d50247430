"""The forms as one workbook: cover, contents with links, a form per sheet, `Đối chiếu`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ravo.fault_words import fault_message
from ravo.faults import Fault, usage
from ravo.faults.taxonomy import kind_of
from ravo.files import whole_file
from ravo.report.figures.model import District
from ravo.report.forms.layout import LINE_POINTS, FormLayout, lay_out, lines_in
from ravo.report.forms.model import FormTable, Report
from ravo.report.forms.report import absent_forms, identity_of
from ravo.report.forms.sheet import FormPen, committee_of, vi, write_form
from ravo.report.forms.styles import FormStyles
from ravo.text import format_signed
from ravo.xlsx.fonts import TYPEFACE
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheets import RISKY

MOST_LINES = 1_048_000
"""The most lines of a form on one sheet: Excel's limit, less the head and the foot."""
CONTENTS_WIDTHS = (10, 118)
GAP_WIDTHS = (8, 24, 14, 40, 16, 50)
COVER_WIDTHS = (55, 55)


def write_workbook(
    report: Report,
    tables: Sequence[FormTable],
    faults: Sequence[Fault],
    district: District,
    path: Path,
    step: Callable[[str], None] | None = None,
) -> None:
    """Write the workbook of the chosen forms; the file appears whole or not at all.

    `path` is where it appears. `tables` are the forms of `report`, `faults` what the `district`'s
    communes are to correct, on a sheet of its own. `step` is called with the number of each form
    before it is written.

    Raises UsageProblem (exit code 2) where it cannot be written, or a list has more lines than a
    sheet.
    """
    for table in tables:
        if len(table.rows) > MOST_LINES:
            raise usage("RV-479", form=table.number, count=len(table.rows), most=MOST_LINES)
    with whole_file(path) as temporary:
        book = new_output(temporary)
        book.formats[0].set_font_name(TYPEFACE)
        styles = FormStyles(book)
        layouts = {
            table.number: (vi("sheet", number=table.number), lay_out(table)) for table in tables
        }
        cover, contents = (
            book.add_worksheet(vi("cover_sheet")),
            book.add_worksheet(vi("contents_sheet")),
        )
        reported = [fault for fault in faults if not kind_of(fault.code).breach]
        _write_cover(cover, report, district, len(reported), styles)
        _write_contents(contents, report, tables, layouts, styles)
        for table in tables:
            if step is not None:
                step(table.number)
            name, layout = layouts[table.number]
            sheet = book.add_worksheet(name)
            write_form(FormPen(sheet, table, layout, styles, report), layouts)
        _write_gaps(book.add_worksheet(vi("gaps_sheet")), report, reported, district, styles)
        book.close()


def _page(sheet: Any, widths: Sequence[float], styles: FormStyles) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.hide_gridlines(2)
    sheet.center_horizontally()
    sheet.set_footer(f'&C&"{TYPEFACE},Regular"&10{vi("page")}')
    sheet.set_start_page(1)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width, styles.look("plain"))


def _write_cover(
    sheet: Any, report: Report, district: District, doubts: int, styles: FormStyles
) -> None:
    """Write the head as on the forms, the title, the year, and whether the figures agree.

    `doubts` is the number of points of the input to clear up; they are on `Đối chiếu` too.
    """
    _page(sheet, COVER_WIDTHS, styles)
    checked = vi("cover_gaps", count=len(report.gaps)) if report.gaps else vi("cover_clean")
    sent, every = len(district.communes), len(district.communes) + len(district.missing)
    origin = vi("cover_made" if sent == every else "cover_part", count=sent, every=every)
    if notice := district.notice("vi"):
        origin = f"{notice}. {origin}"
    sheet.write_string(0, 0, committee_of(report.unit), styles.look("unit"))
    sheet.write_string(0, 1, vi("republic"), styles.look("republic"))
    sheet.write_string(1, 1, vi("motto"), styles.look("unit"))
    if doubts:
        checked = f"{checked} {vi('cover_doubts', count=doubts)}"
    lines = (
        (9, vi("cover_title"), "cover", 64),
        (11, vi("year", year=str(report.year)), "cover_unit", 28),
        (19, origin, "year", LINE_POINTS * lines_in(origin, sum(COVER_WIDTHS)) + 4),
        (20, checked, "year", LINE_POINTS * lines_in(checked, sum(COVER_WIDTHS)) + 4),
    )
    for row, words, look, height in lines:
        sheet.merge_range(row, 0, row, 1, words, styles.look(look))
        sheet.set_row(row, height)


def _write_contents(
    sheet: Any,
    report: Report,
    tables: Sequence[FormTable],
    layouts: dict[str, tuple[str, FormLayout]],
    styles: FormStyles,
) -> None:
    _page(sheet, CONTENTS_WIDTHS, styles)
    sheet.merge_range(0, 0, 0, 1, vi("contents_title"), styles.look("title"))
    for place, key in enumerate(("form", "name")):
        sheet.write_string(2, place, vi(f"contents_{key}"), styles.look("head"))
    row = 3
    for table in tables:
        name = layouts[table.number][0]
        link, title = f"internal:'{name}'!A1", table.title.capitalize()
        sheet.write_url(row, 0, link, styles.look("link"), table.number)
        sheet.write_url(row, 1, link, styles.look("link"), title)
        sheet.set_row(row, LINE_POINTS * lines_in(title, CONTENTS_WIDTHS[1]) + 4)
        row += 1
    gaps = vi("gaps_sheet")
    sheet.write_string(row, 0, "", styles.look("text"))
    sheet.write_url(row, 1, f"internal:'{gaps}'!A1", styles.look("link"), gaps)
    if absent_forms(report):
        sheet.merge_range(row + 2, 0, row + 2, 1, vi("contents_absent"), styles.look("note"))


def _write_gaps(
    sheet: Any, report: Report, faults: Sequence[Fault], district: District, styles: FormStyles
) -> None:
    """Write every identity that fails with the households that cause it, then the other faults."""
    _page(sheet, GAP_WIDTHS, styles)
    last = len(GAP_WIDTHS) - 1
    sheet.merge_range(0, 0, 0, last, vi("gaps_title"), styles.look("title"))
    keys = ("form", "unit", "line", "identity", "difference", "households")
    for place, key in enumerate(keys):
        sheet.write_string(2, place, vi(f"gap_{key}"), styles.look("head"))
    sheet.set_row(2, LINE_POINTS * 2 + 4)
    sheet.repeat_rows(2)
    sheet.freeze_panes(3, 0)
    row = 3
    for gap in report.gaps:
        line = vi(gap.line) if gap.line else ""
        codes = vi("gap_below") if gap.summed else ", ".join(gap.households)
        cells = (
            gap.form,
            gap.unit,
            line,
            identity_of(gap, district).vi,
            format_signed(gap.difference, "vi"),
            codes,
        )
        _write_row(sheet, row, cells, styles)
        row += 1
    if not report.gaps:
        sheet.merge_range(row, 0, row, last, vi("gaps_none"), styles.look("text"))
        row += 1
    _write_faults(sheet, row + 1, faults, styles)
    sheet.ignore_errors({"number_stored_as_text": f"A4:F{row + 1}"})


def _write_row(sheet: Any, row: int, cells: Sequence[str], styles: FormStyles) -> None:
    for place, words in enumerate(cells):
        sheet.write_string(row, place, words, styles.look("text", quoted=words.startswith(RISKY)))
    lines = max(lines_in(words, width) for words, width in zip(cells, GAP_WIDTHS, strict=True))
    sheet.set_row(row, LINE_POINTS * min(lines, 25) + 4)


def _write_faults(sheet: Any, row: int, faults: Sequence[Fault], styles: FormStyles) -> None:
    if not faults:
        return
    last, width = len(GAP_WIDTHS) - 1, 0.9 * sum(GAP_WIDTHS[1:])
    sheet.merge_range(row, 0, row, last, vi("gaps_faults"), styles.look("signs"))
    for n, fault in enumerate(faults, start=row + 1):
        words = fault_message(fault, "vi")[0]
        sheet.write_string(n, 0, str(n - row), styles.look("stt"))
        sheet.merge_range(n, 1, n, last, words, styles.look("text"))
        sheet.set_row(n, LINE_POINTS * lines_in(words, width) + 4)
