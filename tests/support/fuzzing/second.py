"""A second reader beside ravo's: where both read a sheet, they read the same.

Sheets are put together from pieces of XML that mean something odd; openpyxl, which parses the
XML, must find in every cell what ravo finds, unless ravo refuses the file with its cell.
"""

import datetime
import io
import warnings
import zipfile
from pathlib import Path
from typing import Any

import openpyxl

from ravo.faults import InputProblem
from ravo.workbook.book import open_book
from support.fuzzing.feed import Feed

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
STRINGS = ("first", "second", "  spaced ", "3", "a &amp; b")
INSIDE = ("", "", "", "<!--x-->", "<?p x?>", "&#49;", "<![CDATA[2]]>", " ", "\n")
FIGURES = ("1", "0", "2", "12", "-1", "1.5", "1e2", "01", "abc", "", "1,5", "4294967295")
KINDS = ("", "", ' t="n"', ' t="s"', ' t="s"', ' t="str"', ' t="b"', ' t="e"', " t='s'", ' t = "s"')
BEFORE = ("", "", "", ' data-r="Z9"', ' xmlns:q="urn:q" q:r="Z9"', ' q="t=&quot;e&quot;"', ' s="1"')
INLINE = (
    "<is><t>a</t></is>",
    "<is><r><t>a</t></r><r><t>b</t></r></is>",
    "<is><t>a</t><rPh sb='0' eb='1'><t>x</t></rPh></is>",
    "<is><t>a<!--x-->b</t></is>",
    "<is/>",
)


def cell_xml(feed: Feed, address: str) -> str:
    """Return the XML of one cell."""
    prefix, space = feed.one_of((("", ""), ("", ""), ("", ""), ("x:", f' xmlns:x="{MAIN}"')))
    place = feed.one_of(("", *[f' r="{address}"'] * 8, f" r='{address}'", f' r = "{address}"'))
    before, kind = feed.one_of(BEFORE), feed.one_of(KINDS)
    if feed.below(6) == 5:
        return f'<c{before}{place} t="inlineStr">{feed.one_of(INLINE)}</c>'
    value = "1"
    if feed.below(4) == 3:
        value = feed.one_of(INSIDE) + feed.one_of(FIGURES) + feed.one_of(INSIDE)
    formula = feed.one_of(("", "", "", f"<{prefix}f>A1+1</{prefix}f>"))
    values = f"<{prefix}v>{value}</{prefix}v>" * (1 if feed.below(24) else feed.below(3))
    return f"<{prefix}c{space}{before}{place}{kind}>{formula}{values}</{prefix}c>"


def rows_xml(feed: Feed) -> str:
    """Return the XML of a few rows, mostly in order."""
    made = []
    for number in range(1, 2 + feed.below(4)):
        told = number if feed.below(24) < 23 else 1 + feed.below(5)
        letters = [letter for letter in "ABCD" if feed.below(5) < 4]
        if feed.below(24) == 23:
            letters.append(feed.one_of("ABCD"))
        cells = feed.one_of(("", "", "<!--x-->")).join(
            cell_xml(feed, f"{c}{told}") for c in letters
        )
        made.append(f'<row r="{told}">{cells}</row>')
    return "".join(made)


def write(path: Path, rows: str) -> Path:
    """Write a workbook of one sheet that both readers take."""
    kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    names = {
        "workbook": "sheet.main",
        "worksheets/sheet1": "worksheet",
        "sharedStrings": "sharedStrings",
        "styles": "styles",
    }
    types = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{kinds}.{kind}+xml"/>'
        for name, kind in names.items()
    )
    leads = "".join(
        f'<Relationship Id="rId{at}" Type="{OFFICE}/{kind}" Target="{name}.xml"/>'
        for at, (kind, name) in enumerate(
            (("worksheet", "worksheets/sheet1"), ("sharedStrings",) * 2, ("styles",) * 2), start=1
        )
    )
    strings = "".join(f'<si><t xml:space="preserve">{text}</t></si>' for text in STRINGS)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
        f"{leads}</Relationships>",
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><fonts><font/></fonts>'
        "<fills><fill><patternFill/></fill></fills>"
        "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
        '<cellXfs><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
        '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}'
        "</sheetData></worksheet>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


OPEN = object()
"""A formula without a value: openpyxl does not tell whether an empty text was saved."""
Cells = dict[tuple[int, int], Any]


def read_by_ravo(path: Path) -> Cells | None:
    """Return the cells that hold something, bad ones as `#`; None where the file is refused."""
    try:
        sheet = open_book(path).read("S")
    except InputProblem:
        return None
    found = {
        (row, column): plain(value)
        for row, cells in enumerate(sheet.rows, start=1)
        for column, value in enumerate(cells, start=1)
        if plain(value) != ""
    }
    return found | {(bad.row, bad.column + 1): "#" for bad in sheet.bad}


def read_by_openpyxl(path: Path) -> Cells | None:
    """Return the same by openpyxl; None where it does not take the file."""
    data = path.read_bytes()
    try:
        cells = loaded_cells(data, data_only=True)
        found: Cells = {
            place: "#" if cell.data_type == "e" else plain(cell.value)
            for place, cell in cells.items()
        }
        # Only of a cell in which nothing is found does it matter whether it has a formula.
        if "" in found.values():
            formulas = loaded_cells(data, data_only=False)
            found |= {
                place: OPEN
                for place, value in found.items()
                if value == "" and formulas[place].data_type == "f"
            }
    except Exception:  # noqa: BLE001  what openpyxl raises for rubbish is its own affair
        return None
    return {place: value for place, value in found.items() if value != ""}


def loaded_cells(data: bytes, *, data_only: bool) -> dict[tuple[int, int], Any]:
    """Return the cells of a workbook's sheet that openpyxl finds: row and column, cell."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        # From memory: what it gives up on half way it leaves open.
        sheet: Any = openpyxl.load_workbook(io.BytesIO(data), data_only=data_only)["S"]
        return dict(sheet._cells)


def plain(value: Any) -> Any:
    """Return a value so that both readers' can be compared."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool | datetime.date | datetime.time):
        return value
    return float(value)


def differing(path: Path) -> tuple[Cells, Cells] | None:
    """Return what both read where that differs; None where it is the same or one refuses."""
    return difference(read_by_ravo(path), read_by_openpyxl(path))


def difference(ours: Cells | None, theirs: Cells | None) -> tuple[Cells, Cells] | None:
    """Return what two readers read, less what is open, where that differs; see `differing`."""
    if ours is None or theirs is None:
        return None
    for place in [place for place, value in theirs.items() if value is OPEN]:
        del theirs[place]
        if ours.get(place) == "#":
            del ours[place]
    if ours == theirs:
        return None
    return ours, theirs
