"""Workbooks put together part by part, so that a test can say exactly what is in them."""

import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from ravo.workbook.xlsb_records import record
from support.folders import FORMATS as FORMATS

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><fonts><font><name val="Arial"/></font>'
    '<font><sz val="11"/><name val=".VnTime"/></font><font><name val="vni-times"/></font></fonts>'
    '<fills count="1"><fill/></fills><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/>'
    "</cellXfs></styleSheet>"
)


def written(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """Write an archive of these parts, whose names keep their backslashes on Windows too."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.filename, entry.compress_type = name, zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return path


def root_relations(target: str) -> str:
    """Return the part that leads to the workbook."""
    return (
        f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="{target}"/></Relationships>'
    )


def xlsx_parts(
    rows: str, after: str = "", before: str = "", texts: Iterable[str] = ()
) -> dict[str, str]:
    """Return the parts of a workbook of one sheet `S` whose rows are this XML."""
    strings = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": root_relations("xl/workbook.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>'
        ),
        "xl/styles.xml": STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        SHEET: (
            f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
        ),
    }


def xlsx(
    path: Path, rows: str, after: str = "", before: str = "", texts: Iterable[str] = ()
) -> Path:
    """Write a workbook of one sheet `S`."""
    return written(path, xlsx_parts(rows, after, before, texts))


def number_rows(count: int, columns: int = 3, first: int = 1) -> str:
    """Return the XML of rows of numbers: 1.5 everywhere."""
    letters = [chr(65 + place) for place in range(columns)]
    return "".join(
        f'<row r="{row}">'
        + "".join(f'<c r="{letter}{row}"><v>1.5</v></c>' for letter in letters)
        + "</row>"
        for row in range(first, first + count)
    )


# .xlsb


def wide(text: str) -> bytes:
    """Return a text as a binary workbook keeps it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int, hidden: bool = False) -> bytes:
    """Return the record that begins a row, from 0."""
    flags = bytes([0, 0x10 if hidden else 0, 0])
    return record(0, struct.pack("<IIH", number, 0, 300) + flags + struct.pack("<I", 0))


def cell(kind: int, column: int, content: bytes, style: int = 0) -> bytes:
    """Return the record of a cell of some kind."""
    return record(kind, struct.pack("<II", column, style) + content)


def xlsb(path: Path, cells: bytes, after: bytes = b"", before: bytes = b"", state: int = 0) -> Path:
    """Write a binary workbook of one sheet `S`."""
    sheet = struct.pack("<II", state, 1) + wide("rId1") + wide("S")
    font = struct.pack("<HHHH", 220, 0, 400, 0) + bytes(4) + bytes(9) + wide(".VnTime")
    styles = record(278, b"") + record(611, struct.pack("<I", 2))
    styles += record(43, font.replace(wide(".VnTime"), wide("Arial"))) + record(43, font)
    styles += record(612, b"") + record(617, struct.pack("<I", 2))
    styles += record(47, struct.pack("<HHHHHH", 0, 0, 0, 0, 0, 0) + bytes(4))
    styles += record(47, struct.pack("<HHHHHH", 0, 0, 1, 0, 0, 0) + bytes(4))
    styles += record(618, b"") + record(279, b"")
    size = record(148, struct.pack("<IIII", 0, 0, 0, 0))
    return written(
        path,
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": root_relations("xl/workbook.bin"),
            "xl/workbook.bin": (
                record(131, b"")
                + record(143, b"")
                + record(156, sheet)
                + record(144, b"")
                + record(132, b"")
            ),
            "xl/_rels/workbook.bin.rels": (
                f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
                f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.bin"/></Relationships>'
            ),
            "xl/styles.bin": styles,
            "xl/worksheets/sheet1.bin": (
                record(129, b"")
                + size
                + before
                + record(145, b"")
                + cells
                + record(146, b"")
                + after
                + record(130, b"")
            ),
        },
    )


# .ods


def ods_parts(tables: str, styles: str = "") -> dict[str, str]:
    """Return the parts of an OpenDocument workbook with these tables."""
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
        for short, long in (
            ("office", "office"),
            ("table", "table"),
            ("text", "text"),
            ("style", "style"),
        )
    )
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": "<manifest/>",
        "content.xml": (
            f"<office:document-content {spaces} "
            'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0" '
            'xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"<office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body>"
            "</office:document-content>"
        ),
    }


def ods(path: Path, rows: str, styles: str = "") -> Path:
    """Write an OpenDocument workbook of one sheet `S` whose rows are this XML."""
    return written(path, ods_parts(f'<table:table table:name="S">{rows}</table:table>', styles))


def ods_cell(text: str, more: str = "") -> str:
    """Return the XML of a cell of text."""
    return (
        '<table:table-cell office:value-type="string" '
        f"{more}><text:p>{text}</text:p></table:table-cell>"
    )
