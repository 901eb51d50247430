"""Workbooks that tests made themselves, written and read with the least effort.

Archives that a test packs itself, as those that unpack to far more, are packed as by anybody.
"""

import zlib
from functools import cache, partial
from typing import Any
from xml.etree.ElementTree import iterparse
from zipfile import ZipFile, ZipInfo

import openpyxl.reader.strings
import openpyxl.worksheet._reader
import openpyxl.writer.excel
import xlsxwriter.workbook
from openpyxl.worksheet.merge import MergedCellRange

PART, ARCHIVE, PARSER, BORDERS = "ZipInfo", "ZipFile", "iterparse", "format"


class LightPart(ZipInfo):
    """A part of a workbook that is packed with the least effort."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._compresslevel = zlib.Z_BEST_SPEED


def packing_lightly() -> None:
    """Have both libraries that write workbooks pack them with the least effort."""
    setattr(xlsxwriter.workbook, PART, LightPart)
    setattr(openpyxl.writer.excel, ARCHIVE, partial(ZipFile, compresslevel=zlib.Z_BEST_SPEED))


def reading_lightly() -> None:
    """Have openpyxl parse in C, and give the cells that a merged one covers no borders of it.

    Only tests read by openpyxl, and what they read they made. The parser that refuses entities is
    in Python.
    """
    for reader in (openpyxl.reader.strings, openpyxl.worksheet._reader):
        setattr(reader, PARSER, iterparse)
    setattr(MergedCellRange, BORDERS, lambda _: None)


def deriving_keys_once() -> None:
    """Have the key of a workbook with a password be derived once, by a hundred thousand hashes.

    The damaged copies of a workbook have its salt, and are opened by the same passwords.
    """
    from msoffcrypto.method.ecma376_agile import ECMA376Agile

    derived = cache(ECMA376Agile._derive_iterated_hash_from_password)
    ECMA376Agile._derive_iterated_hash_from_password = staticmethod(derived)
