"""Writes tables one under the other on a sheet."""

from collections.abc import Sequence
from typing import Any

from ravo.report.sheets import Styles, put


class Pen:
    """Writes lines and tables downwards; a row once left is not written again."""

    def __init__(self, sheet: Any, styles: Styles) -> None:
        self.sheet, self.styles, self.row = sheet, styles, 0

    def line(self, text: str, style: Any) -> None:
        """Write one line of text and go on to the next row."""
        self.sheet.write_string(self.row, 0, text, style)
        self.row += 1

    def skip(self) -> None:
        """Leave one row empty."""
        self.row += 1

    def cells(self, values: Sequence[Any], looks: Sequence[Any]) -> None:
        """Write one row of a table, a format per cell."""
        for column, (value, look) in enumerate(zip(values, looks, strict=True)):
            put(self.sheet, self.row, column, value, self.styles, look)
        self.row += 1

    def head(self, part: str, heads: Sequence[str], height: float = 32) -> None:
        """Write the title of a table and its heading row after an empty row."""
        self.row += 1
        self.line(part, self.styles.part)
        self.sheet.set_row(self.row, height)
        self.cells(heads, [self.styles.head] * len(heads))

    def figures(self, name: str, values: Sequence[int | None], *, strong: bool = False) -> None:
        """Write a name and its figures."""
        looks = [self.styles.strong if strong else self.styles.cell]
        self.cells([name, *values], [*looks, *[self.styles.integer] * len(values)])
