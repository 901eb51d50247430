"""What the scripts of the office's papers share: heads, titles, signatures by Nghị định 30/2020."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from word_paper import FONT, PaperWriter, command_row, counter, narrow

BODY, TABLE, SMALL = 14, 12, 11
CENTRE, JUSTIFY, LEFT, RIGHT = (
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.JUSTIFY,
    WD_ALIGN_PARAGRAPH.LEFT,
    WD_ALIGN_PARAGRAPH.RIGHT,
)
DOTS = "…" * 20
WIDE = 160
"""Millimetres between the margins."""
INDENT = 12.7
"""Millimetres of the first line of a paragraph."""
LEFT_SIDE = 58
"""Millimetres for who issues a paper and for its receivers; the other side has the rest."""
PLACE = "{{ noi_lap or '…………' }}, {{ ngay_lap }}"
UNIT = "{{ don_vi.ten_hoa or 'XÃ ……………………' }}"
INSIDE = "{{ don_vi.ten_thuong or 'xã ……………………' }}"
Column = tuple[str, float, Any, str]
"""A column of a list: heading, millimetres, alignment, field of a line."""


class OfficePaper(PaperWriter):
    """Writes the template of an administrative paper from top to bottom."""

    def __init__(self, title: str, size: float = BODY, number: bool = True) -> None:
        """Begin a paper of a title; with `number` its pages are numbered from the second on."""
        self.numbered, self.size, self.wide = number, size, WIDE
        super().__init__(title, size)

    def page(self) -> None:
        """Set margins, and the page's number above all pages but the first."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin = section.bottom_margin = Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(20)
        section.header_distance = Mm(10)
        if self.numbered:
            section.different_first_page_header_footer = True
            line = section.header.paragraphs[0]
            line.alignment = CENTRE
            counter(line, "PAGE", 13, font=FONT)

    def text(
        self,
        words: str,
        *,
        bold: bool = False,
        italic: bool = False,
        align: Any = JUSTIFY,
        indent: float = INDENT,
        with_next: bool = False,
    ) -> Any:
        """Write a paragraph of the body; a bold one stays with what follows it."""
        line = self.document.add_paragraph()
        line.alignment = align
        line.paragraph_format.first_line_indent = Mm(indent)
        line.paragraph_format.space_after = Pt(6 if self.size == BODY else 4)
        line.paragraph_format.line_spacing = 1.1 if self.size == BODY else 1.0
        line.paragraph_format.keep_with_next = bold or with_next
        run(line, words, self.size, bold=bold, italic=italic)
        return line

    def article(self, name: str, words: str, *, with_next: bool = False) -> None:
        """Write an article: its name in bold, then its words."""
        line = self.text("", with_next=with_next)
        run(line, f"{name}. ", self.size, bold=True)
        run(line, words, self.size)

    def fact(self, words: str, *, bold: bool = False, size: float = 13) -> Any:
        """Write a line of a form: no indentation, little room."""
        line = self.document.add_paragraph()
        line.paragraph_format.space_before = Pt(6 if bold else 0)
        line.paragraph_format.space_after = Pt(3)
        line.paragraph_format.keep_with_next = bold
        run(line, words, size, bold=bold)
        return line

    def head(
        self,
        number: str,
        issuer: Sequence[str] = ("ỦY BAN NHÂN DÂN", UNIT),
        place: str = PLACE,
    ) -> None:
        """Write the names of state and organ; `number` is the form of the paper's number.

        `place` and day stand beside it, unless they are above the signature.
        """
        table = self.document.add_table(rows=2, cols=2)
        widths(table, (LEFT_SIDE, self.wide - LEFT_SIDE))
        narrow(table, 57)
        left, right = (table.cell(0, n) for n in range(2))
        for n, words in enumerate(issuer):
            centred(left, (words, 12, True, False), first=n == 0)
        rule(left, 20, 20)
        centred(right, ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False))
        centred(right, ("Độc lập - Tự do - Hạnh phúc", 13, True, False), first=False)
        rule(right, 20, 20)
        centred(table.cell(1, 0), (number, 12, False, False))
        centred(table.cell(1, 1), (place, 13, False, True))

    def title(self, kind: str, *words: str, rule_after: float = 10) -> None:
        """Write the kind of paper and what it is about, with the rule under it."""
        for n, said in enumerate((kind, *words)):
            line = self.document.add_paragraph()
            line.alignment = CENTRE
            line.paragraph_format.space_before = Pt(0 if n else 18)
            run(line, said, BODY, bold=True)
        ruled(self.document.add_paragraph(), 58, 58, after=rule_after)

    def signed(self, receivers: Sequence[str], title: str = "Chủ tịch", before: str = "") -> None:
        """Write the receivers and the block of who signs; `title` where nobody set one.

        `before` is the place and day above it, where they are not in the head.
        """
        table = self.document.add_table(rows=1, cols=2)
        widths(table, (LEFT_SIDE, self.wide - LEFT_SIDE))
        left, right = table.rows[0].cells
        if receivers:
            centred(left, ("Nơi nhận:", 12, True, True), align=LEFT)
        for words in receivers:
            centred(left, (words, SMALL, False, False), first=False, align=LEFT)
        who = "{{ (chuc_vu_ky or '" + title + "')|upper }}"
        if before:
            centred(right, (before, 13, False, True))
        centred(right, (who, BODY, True, False), first=not before)
        for _ in range(4):
            centred(right, ("", BODY, False, False), first=False)
        centred(right, ("{{ nguoi_ky }}", BODY, True, False), first=False)
        for line in right.paragraphs[:-1]:
            line.paragraph_format.keep_with_next = True
        keep_together(table)

    def list(
        self,
        columns: Sequence[Column],
        rows: str,
        *,
        heights: float = 0,
        size: float = TABLE,
        whole: bool = False,
        with_last: int = 0,
    ) -> Any:
        """Write a table with a line for each of `rows`; its heading is on every page.

        Neighbours with one word before a bar in their headings share it. A `whole` table stays on
        one page, with what follows it; with `with_last` so many of its last lines stay with that.
        """
        depth = max(len(words.split("|")) for words, _, _, _ in columns)
        table = self.document.add_table(rows=depth, cols=len(columns))
        table.style, table.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
        _headings(table, [words for words, _, _, _ in columns], depth, size)
        parts = [f"[:-{with_last}]", f"[-{with_last}:]"] if with_last else [""]
        for place, part in enumerate(parts):
            command_row(table, f"for d in {rows}{part}")
            row = _line(table, columns, heights, size)
            for line in (p for cell in row.cells for p in cell.paragraphs) if place else ():
                line.paragraph_format.keep_with_next = True
            command_row(table, "endfor")
        widths(table, [width for _, width, _, _ in columns])
        narrow(table, 57)
        for line in (p for r in table.rows for c in r.cells for p in c.paragraphs) if whole else ():
            line.paragraph_format.keep_with_next = True
        return table


def _line(table: Any, columns: Sequence[Column], heights: float, size: float) -> Any:
    """Write the row of one line of a list, which no page cuts; return it."""
    row = table.add_row()
    if heights:
        row.height, row.height_rule = Mm(heights), WD_ROW_HEIGHT_RULE.AT_LEAST
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    for cell, (_, _, align, words) in zip(row.cells, columns, strict=True):
        said = "{{ d." + words + " }}" if words else ""
        centred(cell, (said, size, False, False), align=align)
        spaced(cell)
        cell.vertical_alignment = 1
    return row


def _headings(table: Any, headings: Sequence[str], depth: int, size: float) -> None:
    """Write the heading rows, on every page: one word over several columns, or down both rows."""
    for place, words in enumerate(headings):
        above, _, own = words.rpartition("|")
        if above and (not place or headings[place - 1].rpartition("|")[0] != above):
            last = max(n for n, other in enumerate(headings) if other.startswith(f"{above}|"))
            over = table.cell(0, place).merge(table.cell(0, last))
            centred(over, (above, size, True, False))
            spaced(over)
            over.vertical_alignment = 1
        first = depth - 1 if above else 0
        cell = table.cell(first, place).merge(table.cell(depth - 1, place))
        centred(cell, (own, size, True, False))
        spaced(cell)
        cell.vertical_alignment = 1
    for row in table.rows:
        for name in ("w:cantSplit", "w:tblHeader"):
            row._tr.get_or_add_trPr().append(OxmlElement(name))


def dotted(
    paper: OfficePaper, words: str, *stops: float, indented: bool = False, italic: bool = False
) -> Any:
    """Write a line to fill in: each tab in it is dots up to a stop, the last of them the margin."""
    # A first line that is indented has its stops elsewhere in LibreOffice than in Word.
    line = paper.text("\t" * indented + words, italic=italic, align=LEFT, indent=0)
    if indented:
        line.paragraph_format.tab_stops.add_tab_stop(Mm(INDENT))
    for stop in (*stops, WIDE):
        line.paragraph_format.tab_stops.add_tab_stop(Mm(stop), leader=WD_TAB_LEADER.DOTS)
    return line


def run(line: Any, words: str, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Write words at the end of a line."""
    piece = line.add_run(words)
    piece.font.name, piece.font.size, piece.bold, piece.italic = FONT, Pt(size), bold, italic


def centred(
    cell: Any, said: tuple[str, float, bool, bool], *, first: bool = True, align: Any = CENTRE
) -> Any:
    """Write a line into a cell: words, size, bold, italic."""
    words, size, bold, italic = said
    line = cell.paragraphs[0] if first else cell.add_paragraph()
    line.alignment = align
    run(line, words, size, bold=bold, italic=italic)
    return line


def rule(cell: Any, left: float, right: float) -> None:
    """Write a thin line into a cell."""
    ruled(cell.add_paragraph(), left, right, after=6)


def ruled(line: Any, left: float, right: float, *, after: float) -> None:
    """Make of an empty paragraph a thin line with free millimetres on both sides."""
    line.paragraph_format.left_indent, line.paragraph_format.right_indent = Mm(left), Mm(right)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(2), Pt(after)
    line.paragraph_format.line_spacing = Pt(2)
    borders = OxmlElement("w:pBdr")
    border = OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
        border.set(qn(f"w:{name}"), value)
    borders.append(border)
    properties = line._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def widths(table: Any, sizes: Sequence[float]) -> None:
    """Set the widths of a table's columns in millimetres."""
    table.autofit = False
    for column, width in zip(table.columns, sizes, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, sizes, strict=False):
            if cell._tc.tcPr.gridSpan is None:
                cell.width = Mm(width)


def spaced(cell: Any) -> None:
    """Give the first line of a cell a little room."""
    line = cell.paragraphs[0].paragraph_format
    line.space_before = line.space_after = Pt(2)


def keep_together(table: Any) -> None:
    """Keep each row of a table on one page, and the table with itself."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
