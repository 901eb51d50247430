"""Blocks of rows as XlsxWriter writes them cell by cell, to compare with."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from ravo.xlsx.blocks import BlockColumns, ColumnLook, Heights, Marked
from ravo.xlsx.sheets import RISKY

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def put_plainly(
    sheet: Any,
    row: int,
    columns: BlockColumns,
    looks: Sequence[ColumnLook] = (),
    heights: Heights = None,
) -> None:
    """Do with XlsxWriter's calls what `BlockSheet.put_block` does."""
    every = [*looks, *[ColumnLook()] * (len(columns) - len(looks))]
    for at, values in enumerate(zip(*columns, strict=True)):
        if heights is not None and heights[at] is not None:
            sheet.set_row(row + at, heights[at])
        for place, (value, look) in enumerate(zip(values, every, strict=True)):
            where = row + at, place
            if isinstance(value, Marked):
                value, marked = value.value, look.marked
                look = look._replace(filled=marked, blank=marked, day=marked)
            if value is None:
                if look.blank is not None:
                    sheet.write_blank(*where, None, look.blank)
            elif isinstance(value, str):
                risky = look.quoted is not None and value.startswith(RISKY)
                sheet.write_string(*where, value, look.quoted if risky else look.filled)
            elif isinstance(value, date):
                sheet.write_datetime(*where, value, look.day or look.filled)
            else:
                sheet.write_number(*where, value, look.filled)


def even_parts(workbook: Path | bytes) -> dict[str, str]:
    """Return the parts of a workbook, the same however its texts and formats are numbered.

    Each shared text and each format is in its cell, rows do not say which columns they span, zero
    has one sign. Lines end alike: XlsxWriter ends them as its system does, and any reader of XML
    reads both as one.
    """
    source = workbook if isinstance(workbook, Path) else io.BytesIO(workbook)
    with zipfile.ZipFile(source) as package:
        assert package.testzip() is None
        read = {name: package.read(name).decode() for name in package.namelist()}
    parts = {name: part.replace("\r\n", "\n") for name, part in read.items()}
    styles = ElementTree.fromstring(parts["xl/styles.xml"])
    looks, shared = _looks(styles), parts.pop("xl/sharedStrings.xml", "")
    texts: list[str] = re.findall(r"<si>(.*?)</si>", shared, re.DOTALL)
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        part = re.sub(r' spans="[\d:]+"', "", parts[name]).replace("<v>-0</v>", "<v>0</v>")
        part = re.sub(r' (?:s|style)="(\d+)"', lambda found: looks[int(found[1])], part)
        own = r't="s"><v>(\d+)</v>'
        parts[name] = re.sub(own, lambda f: f't="inlineStr"><is>{texts[int(f[1])]}</is>', part)
    parts["xl/styles.xml"] = ElementTree.tostring(styles.find(f"{MAIN}dxfs")).decode()  # type: ignore[arg-type]
    parts["[Content_Types].xml"] = "".join(sorted(parts))
    return parts


def _looks(styles: ElementTree.Element) -> list[str]:
    """Return the formats of cells by number, with what they name instead of its number."""
    own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iter(f"{MAIN}numFmt")}
    found = []
    for look in styles.findall(f"{MAIN}cellXfs/{MAIN}xf"):
        named = [own.get(look.get("numFmtId"), look.get("numFmtId"))]
        for key, parent in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
            element = styles.find(f"{MAIN}{parent}")[int(look.attrib.pop(key))]  # type: ignore[index]
            named.append(ElementTree.tostring(element).decode())
        del look.attrib["numFmtId"]
        found.append(f"{ElementTree.tostring(look).decode()}{named}")
    return found
