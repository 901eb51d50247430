"""A few lines of spreadsheet: the formulas of the forms worked out from the cells of a workbook."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries

_REF = r"(?:'[^']+'!)?\$?[A-Z]+\$?\d+"
_RATE = re.compile(rf'=IF\(OR\(({_REF})="",\1=0,({_REF})="",\2>\1\),"",ROUND\(\2/\1\*100,2\)\)')
_WHOLE = re.compile(r'=IF\(COUNT\((.+)\)<(\d+),"",SUM\(\1\)\)')
_SUM = re.compile(r"=SUM\((.+)\)")
_TERMS = re.compile(rf"={_REF}(?:[+-]{_REF})+")
_TERM = re.compile(rf"([+-]?)({_REF})")
_SUMIFS = re.compile(r"SUMIFS\(([^,]+),([^,]+),([^,)]+)\)")
_WHOLE_IFS = re.compile(r'=IF\(COUNTIFS\(([^,]+),([^,]+),([^,]+),">=0"\)<(\d+),"",(SUMIFS\(.+\))\)')


class Live:
    """The cells of a workbook, formulas worked out anew at every reading."""

    def __init__(self, path: Any) -> None:
        self.book = openpyxl.load_workbook(path)

    def value(self, sheet: str, ref: str) -> Any:
        if "!" in ref:
            sheet, ref = ref.split("!")
            sheet = sheet.strip("'")
        cell = self.book[sheet][ref.replace("$", "")].value
        if isinstance(cell, str) and cell.startswith("="):
            return self.work_out(sheet, cell)
        return "" if cell is None else cell

    def values(self, sheet: str, spans: str) -> list[Any]:
        found = []
        for span in spans.split(","):
            left, top, right, bottom = range_boundaries(span.replace("$", ""))
            for row in range(top or 0, (bottom or 0) + 1):
                for column in range(left or 0, (right or 0) + 1):
                    name = self.book[sheet].cell(row, column).coordinate
                    found.append(self.value(sheet, name))
        return found

    def work_out(self, sheet: str, formula: str) -> Any:
        if found := _RATE.fullmatch(formula):
            whole, part = (self.value(sheet, ref) for ref in found.groups())
            return _percent(part, whole)
        if found := _WHOLE_IFS.fullmatch(formula):
            names, label, span, least, sums = found.groups()
            figures = self._labelled(sheet, span, names, label)
            return self.work_out(sheet, "=" + sums) if len(figures) >= int(least) else ""
        if found := _SUMIFS.fullmatch(formula.removeprefix("=")):
            return sum(self._labelled(sheet, *found.groups()))
        if found := _WHOLE.fullmatch(formula):
            figures = _numbers(self.values(sheet, found.group(1)))
            return sum(figures) if len(figures) >= int(found.group(2)) else ""
        if found := _SUM.fullmatch(formula):
            return sum(_numbers(self.values(sheet, found.group(1))))
        if _TERMS.fullmatch(formula):
            terms = _TERM.findall(formula[1:])
            return sum((-1 if sign == "-" else 1) * self.value(sheet, at) for sign, at in terms)
        raise AssertionError(formula)

    def _labelled(self, sheet: str, span: str, names: str, label: str) -> list[Any]:
        wanted = self.value(sheet, label)
        pairs = zip(self.values(sheet, span), self.values(sheet, names), strict=True)
        return _numbers([figure for figure, name in pairs if name == wanted])


def _numbers(values: list[Any]) -> list[Any]:
    return [value for value in values if isinstance(value, int | float)]


def _percent(part: Any, whole: Any) -> Any:
    if "" in (part, whole) or whole == 0 or part > whole:
        return ""
    exact = Decimal(part) * 100 / Decimal(whole)
    return float(exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
