"""A new workbook with the values of one that cannot be edited in place (.xls, .xlsb, .ods)."""

import io
import re
from datetime import date, datetime, time, timedelta
from typing import Any

import python_calamine

from ravo.returned.sheet_list import free_name
from ravo.xlsx.new_workbook import new_workbook
from ravo.xlsx.sheets import LONGEST_TEXT, MARKUP

_FORBIDDEN = re.compile(r"[\[\]:*?/\\]|^'|'$")
LONGEST_NAME = 20
"""The characters kept of a too long sheet's name, so that a number fits after it."""


def rebuilt(data: bytes) -> tuple[bytes, dict[str, str]]:
    """Return an `.xlsx` with every sheet's values at their addresses, and the sheets' new names.

    Formulas, formats and everything else are not in it. Raises CalamineError where the
    workbook cannot be read.
    """
    book = python_calamine.load_workbook(io.BytesIO(data))
    names = _names(book.sheet_names)
    file = io.BytesIO()
    with new_workbook(file, constant_memory=True, nan_inf_to_errors=True) as copy:
        dates = {
            date: copy.add_format({"num_format": "dd/mm/yyyy"}),
            datetime: copy.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
            time: copy.add_format({"num_format": "hh:mm"}),
            timedelta: copy.add_format({"num_format": "[h]:mm"}),
        }
        for name in book.sheet_names:
            sheet = copy.add_worksheet(names[name])
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    _put(sheet, row, column, value, dates)
    return file.getvalue(), names


def _names(wanted: list[str]) -> dict[str, str]:
    """Return for each sheet a name that Excel accepts; most are unchanged."""
    names: dict[str, str] = {}
    for name in wanted:
        fit = _FORBIDDEN.sub("_", name)
        fit = fit if len(fit) <= 31 else fit[:LONGEST_NAME]
        names[name] = free_name(fit or "_", list(names.values()))
    return names


def _put(sheet: Any, row: int, column: int, value: Any, dates: dict[type, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif type(value) in dates:
        sheet.write_datetime(row, column, value, dates[type(value)])
    else:
        text = str(value)[:LONGEST_TEXT]
        # XlsxWriter would write text in the tags of its own rich text without escaping it.
        sheet.write_string(row, column, f" {text}" if text.startswith(MARKUP) else text)
