"""The two sheets that ravo adds: rows of text, links and widths, as XML."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from ravo.printable import without_controls
from ravo.returned.marks import MarkedPlace, address
from ravo.returned.sheet_list import quoted
from ravo.returned.splice import escaped
from ravo.returned.styles import PLAIN_DIGIT, CellLook, StyleSheet
from ravo.xlsx.blocks import LIKE_ESCAPED
from ravo.xlsx.sheets import LINE_HEIGHT, LONGEST_TEXT, MOST_LINES, RISKY

MOST_LINKS = 65_490
"""The most links on one sheet, slightly fewer than Excel can open."""
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


@dataclass(frozen=True)
class AddedCell:
    """A cell to write: text or a figure, its look, and the sheet and place to which it links."""

    value: str | int | None
    look: CellLook
    link: tuple[str, MarkedPlace] | None = None


@dataclass(frozen=True)
class AddedRow:
    """Cells side by side from the first column; `span` merges the last cell up to that column."""

    cells: Sequence[AddedCell]
    height: float = LINE_HEIGHT
    span: int = 0


@dataclass
class AddedSheet:
    """The layout and print settings of a sheet."""

    widths: Sequence[float]
    frozen_rows: int = 0
    frozen_columns: int = 0
    filtered: int = 0
    landscape: bool = True
    foot: str = ""
    merged: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def height_of(texts: Iterable[tuple[str, float]], letters: float = 0.9) -> float:
    """Return the height in points that shows the longest of wrapped texts in their widths.

    `letters` is the number of letters that fit into a unit of width.
    """
    lines = (
        sum(max(-(-len(line) // max(int(width * letters), 1)), 1) for line in words.split("\n"))
        for words, width in texts
    )
    return LINE_HEIGHT * min(max(lines, default=1), MOST_LINES)


def sheet_xml(
    main: str, page: AddedSheet, rows: Iterable[AddedRow], styles: StyleSheet, *, active: bool
) -> Iterator[bytes]:
    """Yield a sheet's XML piece by piece, so that it is never whole in memory."""
    yield _head(main, page, PLAIN_DIGIT / styles.digit(), active=active).encode()
    number = 0
    for number, row in enumerate(rows, start=1):
        yield _row(page, number, row, styles).encode()
    yield _tail(page, number).encode()


def _head(main: str, page: AddedSheet, share: float, *, active: bool) -> str:
    """Return the XML above the rows; the widths of columns are multiplied by `share`."""
    chosen = ' tabSelected="1"' if active else ""
    pane = ""
    if page.frozen_rows:
        corner = address((page.frozen_rows + 1, page.frozen_columns))
        pane = (
            f'<pane xSplit="{page.frozen_columns}" ySplit="{page.frozen_rows}" '
            f'topLeftCell="{corner}" activePane="bottomRight" state="frozen"/>'
        )
    columns = "".join(
        f'<col min="{n}" max="{n}" width="{round(width * share, 2)}" customWidth="1"/>'
        for n, width in enumerate(page.widths, start=1)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{main}">'
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        f'<sheetViews><sheetView showGridLines="0"{chosen} workbookViewId="0">{pane}'
        "</sheetView></sheetViews>"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols><sheetData>'
    )


def _row(page: AddedSheet, number: int, row: AddedRow, styles: StyleSheet) -> str:
    cells = []
    for place, cell in enumerate(row.cells):
        where = address((number, place))
        cells.append(_cell(where, cell, styles))
        if cell.link is not None and len(page.links) < MOST_LINKS:
            sheet, target = cell.link
            location = escaped(f"{quoted(sheet)}!{address(target)}")
            page.links.append(f'<hyperlink ref="{where}" location="{location}"/>')
    if row.span:
        first = len(row.cells) - 1
        page.merged.append(f"{address((number, first))}:{address((number, row.span))}")
        cells += [
            _cell(address((number, place)), AddedCell(None, row.cells[-1].look), styles)
            for place in range(first + 1, row.span + 1)
        ]
    return f'<row r="{number}" ht="{row.height}" customHeight="1">{"".join(cells)}</row>'


def _cell(where: str, cell: AddedCell, styles: StyleSheet) -> str:
    look = cell.look
    if isinstance(cell.value, str) and cell.value.startswith(RISKY):
        look = replace(look, quoted=True)
    style = styles.look(look)
    if cell.value is None or cell.value == "":
        return f'<c r="{where}" s="{style}"/>'
    if isinstance(cell.value, int):
        return f'<c r="{where}" s="{style}"><v>{cell.value}</v></c>'
    words = escaped(LIKE_ESCAPED.sub("_x005F_", without_controls(cell.value[:LONGEST_TEXT])))
    return (
        f'<c r="{where}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>'
    )


def _tail(page: AddedSheet, rows: int) -> str:
    last = len(page.widths) - 1
    filtered = ""
    if page.filtered:
        corner = address((max(rows, page.filtered + 1), last))
        filtered = f'<autoFilter ref="A{page.filtered}:{corner}"/>'
    merged = "".join(f'<mergeCell ref="{ref}"/>' for ref in page.merged)
    merged = f'<mergeCells count="{len(page.merged)}">{merged}</mergeCells>' if merged else ""
    links = f"<hyperlinks>{''.join(page.links)}</hyperlinks>" if page.links else ""
    turned = "landscape" if page.landscape else "portrait"
    return (
        f"</sheetData>{filtered}{merged}{links}"
        '<pageMargins left="0.3" right="0.3" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>'
        f'<pageSetup paperSize="9" orientation="{turned}" fitToWidth="1" fitToHeight="0"/>'
        f"<headerFooter><oddFooter>{escaped(page.foot)}</oddFooter></headerFooter></worksheet>"
    )
