"""Workbooks that are packed with the least effort: what tests write is read once, and gone.

Archives that a test packs itself, as those that unpack to far more, are packed as by anybody.
"""

import zlib
from functools import partial
from typing import Any
from zipfile import ZipFile, ZipInfo

import openpyxl.writer.excel
import xlsxwriter.workbook

PART, ARCHIVE = "ZipInfo", "ZipFile"


class LightPart(ZipInfo):
    """A part of a workbook that is packed with the least effort."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._compresslevel = zlib.Z_BEST_SPEED


def packing_lightly() -> None:
    """Have both libraries that write workbooks pack them with the least effort."""
    setattr(xlsxwriter.workbook, PART, LightPart)
    setattr(openpyxl.writer.excel, ARCHIVE, partial(ZipFile, compresslevel=zlib.Z_BEST_SPEED))
