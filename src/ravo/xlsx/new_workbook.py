"""The only place where a workbook is opened for writing."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from ravo.backups import SAVED_BY
from ravo.xlsx.blocks import BlockSheet, complete

SAFE_OPTIONS: Mapping[str, object] = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""The options by which XlsxWriter writes every text as text, also one like a formula or a link."""
CREATED = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed date in a workbook's properties, so that the same content is the same bytes."""


class BlockBook(xlsxwriter.Workbook):  # type: ignore[misc]  # xlsxwriter has no types
    """A workbook whose sheets take blocks of rows.

    A workbook in memory is written to its file at once, as XlsxWriter leaves its archive open where
    the disk is full.
    """

    def __init__(self, target: Path | IO[bytes], options: Mapping[str, object]) -> None:
        self._file = target if isinstance(target, Path) and options.get("in_memory") else None
        self._target = target if self._file is None else BytesIO()
        path = isinstance(self._target, Path)
        super().__init__(str(self._target) if path else self._target, options)

    def add_worksheet(self, name: str | None = None) -> Any:
        """Return a new sheet."""
        return super().add_worksheet(name, BlockSheet)

    def close(self) -> None:
        """Write the workbook, then the rows of its blocks."""
        super().close()
        sheets = {f"xl/worksheets/sheet{n}.xml": s for n, s in enumerate(self.worksheets(), 1)}
        if blocks := {name: sheet for name, sheet in sheets.items() if sheet.blocks}:
            complete(self._target, blocks)
        if self._file is not None and isinstance(self._target, BytesIO):
            self._file.write_bytes(self._target.getvalue())


def new_workbook(target: Path | IO[bytes], **options: object) -> Any:
    """Open a new workbook whose texts can never become formulas, links or numbers.

    `options` are further options of XlsxWriter; those of `SAFE_OPTIONS` cannot be changed. The
    caller must close the workbook.
    """
    return BlockBook(target, {**options, **SAFE_OPTIONS})


def new_output(
    target: Path,
    *,
    font: str | None = None,
    by_rows: bool = False,
    dated: bool = True,
    notice: str | None = None,
) -> Any:
    """Open a new workbook whose properties name ravo as the program that saved it.

    By that name unedited outputs are distinguished from edited ones. `font` is the font of all
    sheets, at 11 points, which widths of columns depend on. With `by_rows` rows are written from
    the top down, and finished ones are not kept in memory. Without `dated` the same contents give
    the same bytes. `notice` is written into the properties.
    """
    looks = {"font_name": font, "font_size": 11}
    options: dict[str, object] = {"default_format_properties": looks} if font else {}
    # Bulk rows are in blocks: the other parts are small and need no temporary files.
    options |= {"constant_memory": True} if by_rows else {"in_memory": True}
    book = new_workbook(target, **options)
    comments = {"comments": notice} if notice else {}
    book.set_properties({"author": SAVED_BY} | ({} if dated else {"created": CREATED}) | comments)
    return book


def new_blank(target: Path, title: str, *, notice: str | None = None) -> Any:
    """Open a new workbook for officers to fill in, with a title in its properties.

    A blank that was filled in is copied before another replaces it; the name of the program that
    saved it shows whether it was. A sample, which has a `notice`, has no such name and is not
    copied.
    """
    book = new_workbook(target)
    properties: dict[str, object] = {"title": title, "created": CREATED}
    if notice is not None:
        properties["comments"] = notice
    if not notice:
        properties["author"] = SAVED_BY
    book.set_properties(properties)
    return book
