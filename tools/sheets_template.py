"""Writes the Word template of household sheets: python tools/sheets_template.py [FOLDER].

One household's sheet, A4, to be filled in with a pen. What the program fills in are the fields of
`ravo.household_sheets.fields`; the rest is text for an office to edit. A test compares the file in
`templates/` with what this script writes.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from word_paper import FOLDER, PaperWriter, command_row, counter, narrow

from ravo.household_sheets.document import NAME

BODY, SMALL, TITLE = 9, 7.5, 14
CENTRE, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
WIDE = 188
"""Millimetres between the margins."""
DOTS = "…………"
Piece = tuple[str, bool]
"""Words, and whether they are bold."""
MEMBERS = (
    ("TT", 6, "{{ d.tt }}"),
    ("Họ và tên", 35, "{{ d.ten }}"),
    ("Quan hệ với chủ hộ", 15, "{{ d.quan_he }}"),
    ("Giới tính", 9, "{{ d.gioi_tinh }}"),
    ("Ngày, năm sinh", 18, "{{ d.ngay_sinh }}"),
    ("Dân tộc", 12, "{{ d.dan_toc }}"),
    ("Số định danh", 20, "{{ d.so_dinh_danh }}"),
    ("Bảo hiểm y tế", 8, ""),
    ("Việc làm", 8, ""),
    ("Đang học cấp", 8, ""),
    ("Bằng cấp", 8, ""),
    ("Suy dinh dưỡng", 8, ""),
    ("Khuyết tật", 9, ""),
    ("Trợ cấp xã hội", 8, ""),
    ("Thai, con nhỏ", 8, ""),
    ("Biến động", 8, ""),
)
"""Columns of the table of members: heading, millimetres, what is known."""


class SheetWriter(PaperWriter):
    """Writes the template from top to bottom."""

    def __init__(self) -> None:
        super().__init__("Phiếu rà soát hộ", BODY)
        self.document.styles["Normal"].paragraph_format.line_spacing = 1.0

    def page(self) -> None:
        """Set margins, and the commune with the page's number below each page."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(8), Mm(11)
        section.left_margin, section.right_margin = Mm(12), Mm(10)
        section.header_distance, section.footer_distance = Mm(4), Mm(5)
        line = section.footer.paragraphs[0]
        line.alignment = CENTRE
        _run(line, "{{ don_vi.ten }} – Phiếu rà soát năm {{ nam }} – Trang ", SMALL)
        counter(line, "PAGE", SMALL)
        _run(line, "/", SMALL)
        counter(line, "NUMPAGES", SMALL)

    def line(self, *pieces: Piece, size: float = BODY, before: float = 0, after: float = 0) -> Any:
        """Write a paragraph of words, bold or not."""
        line = self.document.add_paragraph()
        line.paragraph_format.space_before, line.paragraph_format.space_after = (
            Pt(before),
            Pt(after),
        )
        for words, bold in pieces:
            _run(line, words, size, bold=bold)
        return line

    def heading(self, words: str, note: str = "") -> Any:
        """Write the heading of a part; it stays with what follows."""
        line = self.line((words, True), before=2.5, after=0.5)
        line.paragraph_format.keep_with_next = True
        if note:
            _run(line, "  " + note, SMALL, italic=True)
        return line

    def table(self, widths: Sequence[float], *, lines: bool = True, margin: int = 45) -> Any:
        """Return a table without rows; `margin` in twentieths of a point is beside its words."""
        table = self.document.add_table(rows=0, cols=len(widths))
        if lines:
            table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        narrow(table, margin)
        return table

    def head(self) -> None:
        """Write whose sheet it is, and its code to scan."""
        table = self.table((52, 112, 24), lines=False, margin=20)
        left, middle, right = _row(table, (52, 112, 24)).cells
        _words(left, "ỦY BAN NHÂN DÂN", align=CENTRE)
        _words(left, "{{ (don_vi.ten or 'XÃ …………………')|upper }}", bold=True, align=CENTRE)
        _words(left, "Phiếu số {{ phieu.tt }}/{{ phieu.tong }}", align=CENTRE)
        _words(middle, "PHIẾU RÀ SOÁT HỘ NĂM {{ nam }}", bold=True, size=TITLE, align=CENTRE)
        where = "Thôn, ấp, tổ dân phố: {{ ho.thon or '" + DOTS * 3 + "' }}"
        _words(middle, where, size=11, align=CENTRE)
        _words(middle, "Mã hộ: {{ ho.ma or '" + DOTS * 2 + "' }}", bold=True, size=11, align=CENTRE)
        _words(right, "{{ ho.ma_vuong }}", align=CENTRE)

    def household(self) -> None:
        """Write who heads the household."""
        widths = (70, 38, 36, 44)
        table = self.table(widths)
        dots = "or '" + DOTS + "'"
        _facts(
            table,
            widths,
            ("Chủ hộ: ", "{{ ho.chu_ho or '" + DOTS * 2 + "' }}"),
            ("Giới tính: ", "{{ ho.gioi_tinh or '□ Nam  □ Nữ' }}"),
            ("Năm sinh: ", "{{ ho.nam_sinh " + dots + " }}"),
            ("Dân tộc: ", "{{ ho.dan_toc " + dots + " }}"),
        )
        _facts(
            table,
            widths,
            ("Số định danh: ", "{{ ho.so_dinh_danh or '□□□□□□□□□□□□' }}"),
            ("", "{{ ho.khu_vuc or '□ Nông thôn  □ Thành thị' }}"),
            ("Số khẩu: ", "{% if ho.so_khau %}{{ ho.so_khau }} → {% endif %}……"),
            ("Đầu kỳ: ", "{{ ho.dau_ky " + dots + " }}"),
        )
        both = _row(table, widths, 5.4).cells
        cell = both[0].merge(both[-1])
        _words(cell, "Biến động của hộ: ", bold=True)
        cell.vertical_alignment = 1
        line = cell.paragraphs[0]
        origin = "Mã hộ gốc: {{ ho.ma_goc " + dots + " }}  "
        _run(line, "{{ bien_dong }}   " + origin + "Ngày: {{ ho.ngay_tach " + dots + " }}", BODY)

    def members(self) -> None:
        """Write the table of members, with free lines."""
        self.heading(
            "1. Thành viên của hộ",
            "(sửa chỗ sai; từ cột Bảo hiểm y tế: C là có, K là không, hoặc số ở dưới bảng)",
        )
        widths = [width for _, width, _ in MEMBERS]
        table = self.table(widths, margin=20)
        row = _row(table, widths)
        for name in ("w:cantSplit", "w:tblHeader"):
            row._tr.get_or_add_trPr().append(OxmlElement(name))
        for cell, (words, _, _) in zip(row.cells, MEMBERS, strict=True):
            _words(cell, words, bold=True, size=6.5, align=CENTRE)
            cell.vertical_alignment = 1
        command_row(table, "for d in thanh_vien")
        row = _row(table, widths, 5.6)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, (_, _, field) in zip(row.cells, MEMBERS, strict=True):
            align = LEFT if field == "{{ d.ten }}" else CENTRE
            _words(cell, field, size=8, align=align)
            cell.vertical_alignment = 1
        command_row(table, "endfor")
        self.line(
            ("Việc làm: ", True),
            ("{{ ky_hieu.viec_lam }}. ", False),
            ("Đang học cấp: ", True),
            ("K không đi học; {{ ky_hieu.cap_hoc }}. ", False),
            ("Bằng cấp cao nhất: ", True),
            ("{{ ky_hieu.bang_cap }}. ", False),
            ("Biến động: ", True),
            ("{{ ky_hieu.bien_dong }}.", False),
            size=7,
        )

    def facts(self) -> None:
        """Write the facts of the household in two columns, then those with many words."""
        line = self.heading("2. Nhà ở và đặc điểm của hộ")
        _run(
            line,
            "{% if ho.nhu_truoc %}   Nhà ở, nước, nhà tiêu: {{ ho.nhu_truoc }}{% endif %}",
            BODY,
        )
        widths = (94, 94)
        table = self.table(widths)
        command_row(table, "for d in du_kien|batch(2, '')")
        row = _row(table, widths, 4.6)
        for place, cell in enumerate(row.cells):
            d = f"d[{place}]"
            opens, closes = ("{% if d[1] %}", "{% endif %}") if place else ("", "")
            _words(cell, f"{opens}{{{{ {d}.ten }}}}: {{{{ {d}.tra_loi }}}} ", size=8.5)
            _run(cell.paragraphs[0], f"{{{{ {d}.da_ghi }}}}{closes}", SMALL, italic=True)
            cell.vertical_alignment = 1
        command_row(table, "endfor")
        command_row(table, "for d in lua_chon")
        cells = _row(table, widths).cells
        whole = cells[0].merge(cells[1])
        _words(whole, "{{ d.ten }}: ", bold=True, size=SMALL)
        _run(whole.paragraphs[0], "{{ d.tra_loi }} ", SMALL)
        _run(whole.paragraphs[0], "{{ d.da_ghi }}", 7, italic=True)
        command_row(table, "endfor")

    def indicators(self) -> None:
        """Write the indicators in words, each with its two boxes."""
        self.heading("3. Các chỉ số thiếu hụt", "(đánh dấu x: hộ có thiếu hụt hay không)")
        widths = (7, 159, 11, 11)
        table = self.table(widths)
        for cell, words in zip(
            _row(table, widths).cells, ("TT", "Hộ thiếu hụt khi", "Có", "Không"), strict=True
        ):
            _words(cell, words, bold=True, size=8, align=CENTRE)
        command_row(table, "for d in chi_so")
        cells = _row(table, widths, 4).cells
        _words(cells[0], "{{ d.tt }}", size=SMALL, align=CENTRE)
        _words(cells[1], "{{ d.ten }}: ", bold=True, size=SMALL)
        _run(cells[1].paragraphs[0], "{{ d.thieu_khi }}", SMALL)
        for cell in cells[2:]:
            _words(cell, "□", size=9.5, align=CENTRE)
        for cell in cells:
            cell.vertical_alignment = 1
        command_row(table, "endfor")

    def points(self) -> None:
        """Write the questions of B1, or the room for its points."""
        self.command("if co_b1")
        self.heading("4. Phiếu B1")
        widths = (8, 80, 100)
        table = self.table(widths)
        command_row(table, "for d in b1")
        row = _row(table, widths, 5)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, field, align in zip(
            row.cells, ("tt", "noi_dung", "tra_loi"), (CENTRE, LEFT, LEFT), strict=True
        ):
            _words(cell, "{{ d." + field + " }}", size=8, align=align)
            cell.vertical_alignment = 1
        command_row(table, "endfor")
        self.line(
            ("Kết quả Phiếu A: ", True),
            (DOTS * 4 + "   ", False),
            ("Điểm B1: ", True),
            (DOTS * 2, False),
            before=3,
            after=1,
        )
        self.command("else")
        self.line(
            ("4. Kết quả Phiếu A: ", True),
            (DOTS * 4 + "   ", False),
            ("Điểm B1 ", True),
            ("(theo Phiếu B1 kèm theo)", False),
            (": ", True),
            (DOTS * 2, False),
            before=4,
            after=1,
        )
        self.command("endif")

    def income(self) -> None:
        """Write the sources of income, two on a line."""
        self.heading("5. Thu, chi trong 12 tháng", "(đồng; kể cả phần tự dùng)")
        widths = (54, 20, 20, 54, 20, 20)
        table = self.table(widths)
        names = ("Nguồn", "Thu", "Chi phí") * 2
        for cell, words in zip(_row(table, widths).cells, names, strict=True):
            _words(cell, words, bold=True, size=8, align=CENTRE)
        command_row(table, "for d in thu_nhap|batch(2, '')")
        row = _row(table, widths, 4.8)
        for place in (0, 1):
            name, _, cost = row.cells[3 * place : 3 * place + 3]
            opens, closes = ("{% if d[1] %}", "{% endif %}") if place else ("", "")
            _words(name, f"{opens}{{{{ d[{place}].ten }}}}{closes}", size=7)
            crossed = f"{opens}{{% if not d[{place}].co_chi %}}—{{% endif %}}{closes}"
            _words(cost, crossed, size=8, align=CENTRE)
            name.vertical_alignment = cost.vertical_alignment = 1
        command_row(table, "endfor")
        _keep_with_next(table)

    def reasons(self) -> None:
        """Write the causes of poverty and the needs of support."""
        causes, needs = ("6. Nguyên nhân nghèo: ", True), ("7. Nhu cầu hỗ trợ: ", True)
        for line in (
            self.line(causes, ("{{ nguyen_nhan }}", False), size=8, before=2),
            self.line(needs, ("{{ nhu_cau }}", False), size=8, before=1),
        ):
            line.paragraph_format.keep_with_next = True

    def signatures(self) -> None:
        """Write whose sheet it is once more, and the room for two names."""
        table = self.table((94, 94), lines=False)
        row = _row(table, (94, 94), 22)
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        left, right = row.cells
        of = "Hộ {{ ho.ma or '…………' }}{% if ho.chu_ho %} – {{ ho.chu_ho }}{% endif %}"
        _words(left, of, size=8, align=CENTRE)
        _words(left, "ĐẠI DIỆN HỘ GIA ĐÌNH", bold=True, align=CENTRE)
        _words(left, "(Ký, ghi rõ họ tên)", size=8, align=CENTRE, italic=True)
        _words(right, "Ngày …… tháng …… năm ………", size=8, align=CENTRE, italic=True)
        _words(right, "RÀ SOÁT VIÊN", bold=True, align=CENTRE)
        _words(right, "(Ký, ghi rõ họ tên)", size=8, align=CENTRE, italic=True)


def _run(line: Any, words: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run = line.add_run(words)
    run.bold, run.italic = bold or None, italic or None
    if size != BODY:
        run.font.size = Pt(size)


def _words(
    cell: Any,
    words: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float = BODY,
    align: Any = LEFT,
) -> None:
    """Write words into a cell: in its first line while that is empty, else in a new one."""
    line = cell.paragraphs[-1]
    if line.runs:
        line = cell.add_paragraph()
    line.alignment = align
    _run(line, words, size, bold=bold, italic=italic)


def _row(table: Any, widths: Sequence[float], height: float = 0) -> Any:
    """Return a new row of a table, at least so many millimetres high."""
    row = table.add_row()
    if height:
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.AT_LEAST
    for cell, width in zip(row.cells, widths, strict=True):
        cell.width = Mm(width)
    return row


def _facts(table: Any, widths: Sequence[float], *pairs: tuple[str, str]) -> None:
    for cell, (name, field) in zip(_row(table, widths, 5.4).cells, pairs, strict=True):
        _words(cell, name)
        _run(cell.paragraphs[0], field, BODY, bold=True)
        cell.vertical_alignment = 1


def _keep_with_next(table: Any) -> None:
    """Keep the rows of a table on one page with what follows them."""
    for row in table.rows:
        for cell in row.cells:
            for line in cell.paragraphs:
                line.paragraph_format.keep_with_next = True


def sheet() -> bytes:
    """Return the template of household sheets."""
    writer = SheetWriter()
    for part in (
        writer.head,
        writer.household,
        writer.members,
        writer.facts,
        writer.indicators,
        writer.points,
        writer.income,
        writer.reasons,
        writer.signatures,
    ):
        part()
    return writer.save()


def main(folder: Path = FOLDER) -> None:
    """Write the template into a folder."""
    (folder / NAME).write_bytes(sheet())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
