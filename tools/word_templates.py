"""Writes the Word templates of the written report: python tools/word_templates.py [FOLDER].

The layout is the administrative one of Nghị định 30/2020/NĐ-CP: A4, Times New Roman, the
heads, the blocks of signature and recipients, page numbers from the second page on. What the
program fills in are the fields of `ravo.report.document.fields`; the rest is text for an office
to edit. A test compares the files in `templates/` with what this script writes.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from paper_writer import (
    BODY,
    CENTRE,
    DOTS,
    JUSTIFY,
    LEFT,
    RIGHT,
    SMALL,
    TABLE,
    centred,
    keep_together,
    rule,
    ruled,
    run,
    spaced,
    widths,
)
from word_paper import FOLDER, FONT, PaperWriter, command_row, counter, narrow

from ravo.formats import ReportKind
from ravo.report.document.template import NAMES

Cell = tuple[str, float, Any]
"""A column of a table: heading (levels after a bar), width in mm, alignment of its figures."""


class Writer(PaperWriter):
    """Writes one template of the report."""

    def __init__(self, title: str) -> None:
        super().__init__(title, BODY)

    def page(self) -> None:
        """Set margins, and the page's number above all pages but the first."""
        section = self.document.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(20)
        section.header_distance = Mm(10)
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = CENTRE
        counter(number, "PAGE", 13, font=FONT)

    # paragraphs

    def text(
        self, words: str, *, bold: bool = False, italic: bool = False, last: bool = False
    ) -> None:
        """Write a paragraph of the body: justified but for headings and blanks, indented."""
        line = self.document.add_paragraph()
        line.alignment = LEFT if bold or DOTS in words else JUSTIFY
        line.paragraph_format.first_line_indent = Mm(12.7)
        line.paragraph_format.space_after = Pt(6)
        line.paragraph_format.line_spacing = 1.1
        # A heading stays with its text, the last words with the signature.
        line.paragraph_format.keep_with_next = bold or last
        run(line, words, BODY, bold=bold, italic=italic)

    def caption(self, words: str) -> None:
        """Write the name of a table above it."""
        line = self.document.add_paragraph()
        line.alignment = CENTRE
        line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(6)
        line.paragraph_format.keep_with_next = True
        run(line, words, BODY - 1, bold=True)

    def note(self, words: str) -> None:
        """Write a note under a table."""
        line = self.document.add_paragraph()
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(3), Pt(8)
        run(line, words, SMALL, italic=True)

    def gaps(self, rows: str, cells: Sequence[str]) -> None:
        """Write under a table what dots in it mean, where it has any."""
        self.command(f"if {_has_gaps(rows, cells)}")
        self.note(GAPS_NOTE)
        self.command("else")
        self.note("")
        self.command("endif")

    def annex(self, words: str) -> None:
        """Write a line of the list of annexes, small and close to its neighbours."""
        line = self.document.add_paragraph()
        line.paragraph_format.left_indent = Mm(12.7)
        run(line, words, TABLE)

    # blocks

    def head(self) -> None:
        """Write the names of state and organ, number, place and date."""
        table = self.document.add_table(rows=2, cols=2)
        widths(table, (56, 104))
        narrow(table, 57)
        left, right = (table.cell(0, n) for n in range(2))
        centred(left, ("ỦY BAN NHÂN DÂN", 13, True, False))
        centred(left, ("{{ don_vi.ten_hoa }}", 13, True, False), first=False)
        rule(left, 18, 18)
        centred(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False))
        centred(right, ("Độc lập - Tự do - Hạnh phúc", 14, True, False), first=False)
        rule(right, 20, 20)
        centred(table.cell(1, 0), ("Số: …………/BC-UBND", 13, False, False))
        place = "{{ noi_lap or '…………' }}, ngày …… tháng …… năm ………"
        centred(table.cell(1, 1), (place, 14, False, True))

    def title(self, kind: str, *words: str) -> None:
        """Write the kind of document and what it is about, with the rule under it."""
        for n, text in enumerate((kind, *words)):
            line = self.document.add_paragraph()
            line.alignment = CENTRE
            line.paragraph_format.space_before = Pt(0 if n else 18)
            run(line, text, BODY, bold=True)
        ruled(self.document.add_paragraph(), 58, 58, after=14)

    def signed(self) -> None:
        """Write the recipients and the block of who signs."""
        table = self.document.add_table(rows=1, cols=2)
        widths(table, (78, 82))
        left, right = table.rows[0].cells
        lines = (
            ("Nơi nhận:", 12, True, True),
            (
                "- {% if don_vi.cap_tren %}UBND {{ don_vi.cap_tren }}{% else %}Cơ quan cấp trên "
                "trực tiếp{% endif %} (để báo cáo);",
                SMALL,
                False,
                False,
            ),
            ("- Thường trực cấp ủy, HĐND cùng cấp (để báo cáo);", SMALL, False, False),
            ("- Các cơ quan, đơn vị liên quan;", SMALL, False, False),
            ("- Lưu: VT, ………", SMALL, False, False),
        )
        for n, line in enumerate(lines):
            centred(left, line, first=n == 0, align=LEFT)
        centred(right, ("TM. ỦY BAN NHÂN DÂN", BODY, True, False))
        centred(right, ("{{ (chuc_vu_ky or 'Chủ tịch')|upper }}", BODY, True, False), first=False)
        for _ in range(4):
            centred(right, ("", BODY, False, False), first=False)
        centred(right, ("{{ nguoi_ky }}", BODY, True, False), first=False)
        keep_together(table)

    # tables

    def table(
        self, columns: Sequence[Cell], rows: str, cells: Sequence[str], bold: str = ""
    ) -> None:
        """Write a table with one line for each of `rows`; lines for which `bold` holds are bold."""
        depth = max(len(heading.split("|")) for heading, _, _ in columns)
        table = self.document.add_table(rows=depth, cols=len(columns))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        _headings(table, columns, depth)
        command_row(table, f"for d in {rows}")
        for is_bold in (True, False) if bold else (False,):
            if bold:
                command_row(table, f"if {'' if is_bold else 'not '}{bold}")
            _line(table, columns, cells, bold=is_bold)
            if bold:
                command_row(table, "endif")
        command_row(table, "endfor")
        widths(table, [width for _, width, _ in columns])
        narrow(table, 57)


def _border(side: str, size: str) -> Any:
    border = OxmlElement(f"w:{side}")
    for name, value in (("val", "single"), ("sz", size), ("space", "1"), ("color", "auto")):
        border.set(qn(f"w:{name}"), value)
    return border


def _headings(table: Any, columns: Sequence[Cell], depth: int) -> None:
    """Write the heading rows: neighbours under one word share it, a single word reaches down."""
    paths = [heading.split("|") for heading, _, _ in columns]
    for place, path in enumerate(paths):
        for level, words in enumerate(path):
            if (
                level < len(path) - 1
                and place
                and paths[place - 1][: level + 1] == path[: level + 1]
            ):
                continue
            last = place
            while (
                level < len(path) - 1
                and last + 1 < len(paths)
                and paths[last + 1][: level + 1] == path[: level + 1]
            ):
                last += 1
            bottom = depth - 1 if level == len(path) - 1 else level
            cell = table.cell(level, place).merge(table.cell(bottom, last))
            centred(cell, (words, TABLE, True, False))
            spaced(cell)
            cell.vertical_alignment = 1
    for row in table.rows:
        properties = row._tr.get_or_add_trPr()
        for name in ("w:cantSplit", "w:tblHeader"):
            properties.append(OxmlElement(name))


def _line(table: Any, columns: Sequence[Cell], cells: Sequence[str], *, bold: bool) -> None:
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, words, (_, _, align) in zip(row.cells, cells, columns, strict=True):
        centred(cell, ("{{ d." + words + " }}", TABLE, bold, False), align=align)
        spaced(cell)


# the tables of both reports

UNITS: tuple[Cell, ...] = (
    ("TT", 10, CENTRE),
    ("Đơn vị", 38, LEFT),
    ("Tổng số hộ dân cư", 19, RIGHT),
    ("Hộ nghèo|Số hộ", 14, RIGHT),
    ("Hộ nghèo|Nhân khẩu", 18, RIGHT),
    ("Hộ nghèo|Tỷ lệ (%)", 14, RIGHT),
    ("Hộ cận nghèo|Số hộ", 14, RIGHT),
    ("Hộ cận nghèo|Tỷ lệ (%)", 14, RIGHT),
    ("Nghèo đa chiều (%)", 19, RIGHT),
)
UNIT_CELLS = (
    "tt",
    "ten",
    "dan_cu_ho",
    "ngheo_ho",
    "ngheo_khau",
    "ngheo_ty_le",
    "can_ngheo_ho",
    "can_ngheo_ty_le",
    "da_chieu_ty_le",
)
VILLAGES: tuple[Cell, ...] = (
    ("TT", 12, CENTRE),
    ("Thôn, ấp, tổ dân phố", 52, LEFT),
    ("Xã, phường, thị trấn", 47, LEFT),
    ("Hộ nghèo", 20, RIGHT),
    ("Hộ cận nghèo", 29, RIGHT),
)
VILLAGE_CELLS = ("tt", "ten", "xa", "ngheo_ho", "can_ngheo_ho")
OWN_VILLAGES: tuple[Cell, ...] = (
    ("TT", 12, CENTRE),
    ("Thôn, ấp, tổ dân phố", 90, LEFT),
    ("Hộ nghèo", 29, RIGHT),
    ("Hộ cận nghèo", 29, RIGHT),
)
OWN_VILLAGE_CELLS = ("tt", "ten", "ngheo_ho", "can_ngheo_ho")
COMPARED: tuple[Cell, ...] = (
    ("TT", 12, CENTRE),
    ("Đơn vị", 48, LEFT),
    ("Tỷ lệ hộ nghèo|Năm trước (%)", 25, RIGHT),
    ("Tỷ lệ hộ nghèo|Tăng (+), giảm (−)", 25, RIGHT),
    ("Tỷ lệ nghèo đa chiều|Năm trước (%)", 25, RIGHT),
    ("Tỷ lệ nghèo đa chiều|Tăng (+), giảm (−)", 25, RIGHT),
)
COMPARED_CELLS = (
    "tt",
    "ten",
    "ngheo_ty_le_truoc",
    "thay_doi_ty_le",
    "da_chieu_ty_le_truoc",
    "da_chieu_thay_doi",
)
JUDGED: tuple[Cell, ...] = (
    COMPARED[0],
    ("Đơn vị", 40, LEFT),
    *((heading, 22, align) for heading, _, align in COMPARED[2:]),
    ("So với chỉ tiêu chung", 20, CENTRE),
)
JUDGED_CELLS = (*COMPARED_CELLS, "ket_luan")
POINTS_NOTE = "Ghi chú: tăng, giảm tính bằng điểm phần trăm so với năm trước"
SHARES = ("tt", "ten", "ngheo_ho", "ngheo_ty_le", "can_ngheo_ho", "can_ngheo_ty_le")
FLOWS: tuple[Cell, ...] = (
    ("TT", 12, CENTRE),
    ("Nội dung", 100, LEFT),
    ("Hộ", 22, RIGHT),
    ("Nhân khẩu", 26, RIGHT),
)
FLOW_CELLS = ("tt", "noi_dung", "ho", "khau")
GAPS_NOTE = "Ghi chú: dấu “…” là chưa có số liệu."
MOVES_NOTE = (
    "Ghi chú: nhân khẩu ở dòng 1–4 tính theo số nhân khẩu của hộ lúc đầu kỳ, ở dòng 5–9 theo số "
    "nhân khẩu lúc cuối kỳ; hộ vẫn trong danh sách mà thêm hoặc bớt người thì phần chênh lệch nằm "
    "ở nguyên nhân khác (dòng 8 hoặc dòng 4). "
    "Tái nghèo, tái cận nghèo chỉ nhận ra được khi có kết quả của các năm trước nữa; "
    "không có thì tính vào phát sinh mới."
)


def _has_gaps(rows: str, cells: Sequence[str]) -> str:
    """Return the condition that a cell of a table's lines has no figure."""
    return " or ".join(f"'…' in {rows}|map(attribute='{cell}')|list" for cell in cells)


def _noted(words: str, rows: str, cells: Sequence[str]) -> str:
    """Return a note under a table, and what dots in it mean, where it has any."""
    gaps = "{% if " + _has_gaps(rows, cells) + " %}; dấu “…” là chưa có số liệu{% endif %}."
    return words + gaps


def _shares(name: str) -> tuple[Cell, ...]:
    return (
        ("TT", 12, CENTRE),
        (name, 60, LEFT),
        ("Hộ nghèo|Số hộ", 22, RIGHT),
        ("Hộ nghèo|Tỷ lệ (%)", 22, RIGHT),
        ("Hộ cận nghèo|Số hộ", 22, RIGHT),
        ("Hộ cận nghèo|Tỷ lệ (%)", 22, RIGHT),
    )


def _opening(writer: Writer, *what: str) -> None:
    """Write the head, the title and what the report rests on."""
    writer.head()
    writer.title("BÁO CÁO", *what)
    writer.command("for c in can_cu")
    writer.text("Căn cứ {{ c }};", italic=True)
    writer.command("endfor")
    writer.text(
        f"Thực hiện {DOTS} (kế hoạch, văn bản chỉ đạo về rà soát hộ nghèo, hộ cận nghèo).",
        italic=True,
    )


def _units(writer: Writer) -> None:
    """Write the results by commune, in a commune's own report by village."""
    writer.command("if don_vi.cap != 'xã'")
    writer.caption("Kết quả rà soát theo đơn vị")
    writer.table(UNITS, "dong", UNIT_CELLS, bold="d.dam")
    writer.gaps("dong", UNIT_CELLS)
    writer.command("if cau_xa")
    writer.text("{{ cau_xa }}")
    writer.command("endif")
    writer.caption("Các thôn, ấp, tổ dân phố có nhiều hộ nghèo nhất")
    writer.table(VILLAGES, "thon", VILLAGE_CELLS)
    writer.command("else")
    writer.caption("Kết quả rà soát theo thôn, ấp, tổ dân phố")
    writer.table(OWN_VILLAGES, "thon", OWN_VILLAGE_CELLS)
    writer.command("endif")
    writer.note("")


def _compared(writer: Writer, target: str) -> None:
    """Write the comparison with last year and with the plan's target, all in sentences and a
    table.
    """
    writer.command("if co_nam_truoc")
    for name in ("da_chieu", "ngheo", "can_ngheo", "trung_binh"):
        writer.text("- {{ " + name + ".so_sanh }}")
    writer.command("else")
    writer.text("{{ ngheo.so_sanh }}")
    writer.command("endif")
    writer.command("if co_nam_truoc and don_vi.cap != 'xã' and not chi_tieu.co")
    writer.caption("Thay đổi tỷ lệ hộ nghèo, tỷ lệ nghèo đa chiều theo đơn vị")
    writer.table(COMPARED, "dong", COMPARED_CELLS, bold="d.dam")
    writer.note(_noted(POINTS_NOTE, "dong", COMPARED_CELLS))
    writer.command("endif")
    writer.text(target, bold=True)
    writer.text("{{ chi_tieu.cau }}")
    writer.command("if co_nam_truoc and don_vi.cap != 'xã' and chi_tieu.co")
    writer.text("{{ chi_tieu.cau_xa }}")
    writer.caption("Thay đổi tỷ lệ hộ nghèo, tỷ lệ nghèo đa chiều và chỉ tiêu theo đơn vị")
    writer.table(JUDGED, "dong", JUDGED_CELLS, bold="d.dam")
    writer.note(_noted(POINTS_NOTE, "dong", JUDGED_CELLS))
    writer.command("endif")


def _flows(writer: Writer) -> None:
    """Write the movements of the poor and the near-poor."""
    writer.text("{{ dien_bien.cau_ngheo }}")
    writer.command("if dien_bien.co")
    writer.caption("Diễn biến hộ nghèo")
    writer.table(FLOWS, "dien_bien.ngheo", FLOW_CELLS)
    writer.note("")
    writer.text("{{ dien_bien.cau_can_ngheo }}")
    writer.caption("Diễn biến hộ cận nghèo")
    writer.table(FLOWS, "dien_bien.can_ngheo", FLOW_CELLS)
    writer.note(MOVES_NOTE)
    writer.command("endif")


def _requests(writer: Writer, lasting: str) -> None:
    """Write what the figures ask for, and room for the office's own words."""
    writer.command("for k in kien_nghi")
    writer.text("- {{ k }}")
    writer.command("endfor")
    writer.text(f"- {DOTS} ({lasting}).")
    writer.command("if phu_luc")
    writer.text("Kèm theo báo cáo này:")
    writer.command("for p in phu_luc")
    writer.annex("- {{ p }}{{ '.' if loop.last else ';' }}")
    writer.command("endfor")
    writer.command("endif")
    writer.text("Trên đây là báo cáo của Ủy ban nhân dân {{ don_vi.ten_cau }}./.", last=True)
    writer.signed()


def yearly() -> bytes:
    """Return the template of the yearly report."""
    writer = Writer("Báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo hằng năm")
    _opening(writer, "Kết quả rà soát hộ nghèo, hộ cận nghèo năm {{ nam }}")
    writer.text(
        "Ủy ban nhân dân {{ don_vi.ten_cau }} báo cáo kết quả rà soát hộ nghèo, "
        "hộ cận nghèo năm {{ nam }} như sau:"
    )
    writer.text("I. KẾT QUẢ RÀ SOÁT", bold=True)
    writer.text("1. Tình hình rà soát", bold=True)
    writer.text("{{ (nop.cau ~ ' ' ~ chat_luong.cau ~ ' ' ~ quyet_dinh.cau)|trim }}")
    writer.text("2. Kết quả phân loại hộ", bold=True)
    for name in ("da_chieu", "ngheo", "can_ngheo", "trung_binh"):
        writer.text("- {{ " + name + ".cau }}")
    _units(writer)
    writer.text("3. Mức độ thiếu hụt các dịch vụ xã hội cơ bản", bold=True)
    writer.text("{{ cau_chi_so }}")
    writer.command("if chi_so")
    writer.caption("Hộ nghèo, hộ cận nghèo thiếu hụt theo từng chỉ số")
    writer.table(_shares("Chỉ số"), "chi_so", SHARES)
    said = "Ghi chú: tỷ lệ tính trên tổng số hộ nghèo, tổng số hộ cận nghèo"
    writer.note(_noted(said, "chi_so", SHARES))
    writer.command("endif")
    writer.text("4. Hộ nghèo, hộ cận nghèo theo nhóm đối tượng", bold=True)
    writer.table(_shares("Nhóm hộ"), "nhom", SHARES)
    writer.note(_noted("Ghi chú: một hộ có thể thuộc nhiều nhóm", "nhom", SHARES))
    writer.text("II. SO SÁNH VỚI NĂM TRƯỚC VÀ CHỈ TIÊU", bold=True)
    writer.text("1. So sánh với năm trước", bold=True)
    _compared(writer, "2. Thực hiện chỉ tiêu giảm nghèo")
    writer.text("3. Diễn biến hộ nghèo, hộ cận nghèo", bold=True)
    _flows(writer)
    writer.text("III. NGUYÊN NHÂN", bold=True)
    writer.text("{{ cau_nguyen_nhan }}")
    writer.caption("Nguyên nhân nghèo")
    writer.table(_shares("Nguyên nhân"), "nguyen_nhan", SHARES)
    writer.note(_noted("Ghi chú: một hộ có thể có nhiều nguyên nhân", "nguyen_nhan", SHARES))
    writer.text(f"{DOTS} (phân tích nguyên nhân, khó khăn của địa phương).")
    writer.text("IV. KIẾN NGHỊ", bold=True)
    _requests(writer, "kiến nghị của địa phương")
    return writer.save()


def half_yearly() -> bytes:
    """Return the template of the half-year report."""
    writer = Writer("Báo cáo kết quả rà soát thường xuyên hộ nghèo, hộ cận nghèo 6 tháng")
    _opening(
        writer, "Kết quả rà soát thường xuyên hộ nghèo, hộ cận nghèo", "6 tháng đầu năm {{ nam }}"
    )
    writer.text(
        "Ủy ban nhân dân {{ don_vi.ten_cau }} báo cáo kết quả rà soát thường xuyên hộ nghèo, "
        "hộ cận nghèo 6 tháng đầu năm {{ nam }} như sau:"
    )
    writer.text("I. KẾT QUẢ RÀ SOÁT THƯỜNG XUYÊN", bold=True)
    writer.text("1. Tình hình rà soát", bold=True)
    writer.text("{{ (nop.cau ~ ' ' ~ chat_luong.cau ~ ' ' ~ quyet_dinh.cau)|trim }}")
    writer.text("2. Số hộ nghèo, hộ cận nghèo đến kỳ báo cáo", bold=True)
    for name in ("da_chieu", "ngheo", "can_ngheo", "trung_binh"):
        writer.text("- {{ " + name + ".cau }}")
    _units(writer)
    writer.text("3. Diễn biến từ đầu năm đến kỳ báo cáo", bold=True)
    _flows(writer)
    writer.text("4. Mức độ thiếu hụt các dịch vụ xã hội cơ bản", bold=True)
    writer.text("{{ cau_chi_so }}")
    writer.text("II. SO SÁNH VỚI NĂM TRƯỚC VÀ TIẾN ĐỘ THỰC HIỆN CHỈ TIÊU NĂM {{ nam }}", bold=True)
    writer.text("1. So sánh với kết quả rà soát năm trước", bold=True)
    _compared(writer, "2. Tiến độ thực hiện chỉ tiêu giảm nghèo của năm")
    writer.text("III. NGUYÊN NHÂN", bold=True)
    writer.text("{{ cau_nguyen_nhan }}")
    writer.text(f"{DOTS} (khó khăn, vướng mắc và nguyên nhân tại địa phương).")
    writer.text("IV. NHIỆM VỤ 6 THÁNG CUỐI NĂM VÀ KIẾN NGHỊ", bold=True)
    _requests(writer, "nhiệm vụ, kiến nghị của địa phương")
    return writer.save()


MAKERS: dict[ReportKind, Any] = {"year": yearly, "half-year": half_yearly}


def main(folder: Path = FOLDER) -> None:
    """Write both templates into a folder."""
    for which, name in NAMES.items():
        (folder / name).write_bytes(MAKERS[which]())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
