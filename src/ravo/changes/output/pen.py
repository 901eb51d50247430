"""Writes tables one under the other on a sheet."""

from collections.abc import Sequence
from typing import Any

from ravo.messages import Lang, say
from ravo.text import MINUS
from ravo.xlsx.pens import TablePen
from ravo.xlsx.sheets import BORDER, Styles, put, safe_text

WRONG = "#F8CBAD"
SIGNED = f"+#,##0;{MINUS}#,##0;0"


SCREEN_COLUMNS = 8
"""Columns over which the sentence on a sheet for the screen extends."""


def for_screen_only(sheet: Any, behind: int, name: str, lang: Lang) -> None:
    """Let a sheet print one sentence only: its thousands of rows are for looking things up.

    The sentence is beside the data, from the column `behind` on; `name` is the name of the sheet.
    """
    sheet.write_string(0, behind, say("changes.for_screen", lang, name=name))
    sheet.print_area(0, behind, 0, behind + SCREEN_COLUMNS)


class SheetPen(TablePen):
    """Writes the tables of a comparison downwards."""

    def __init__(self, book: Any, sheet: Any, styles: Styles) -> None:
        super().__init__(book, sheet, styles)
        self.note = book.add_format(
            {"text_wrap": True, "valign": "top", "italic": True, "font_color": "#595959"}
        )
        look = {"border": 1, "border_color": BORDER, "valign": "top", "num_format": "#,##0"}
        self.bold = book.add_format({**look, "bold": True})
        self.centred = book.add_format({**look, "align": "center"})
        self.group = book.add_format({**look, "bold": True, "bg_color": "#E8EDF6"})
        self.signed = book.add_format({**look, "num_format": SIGNED})
        self.wrong = book.add_format(
            {**look, "num_format": SIGNED, "bold": True, "bg_color": WRONG}
        )

    def across(self, text: str, style: Any, first: int, last: int) -> None:
        """Write a text over the columns `first` to `last` of this row."""
        self.sheet.merge_range(self.row, first, self.row, last, "", style)
        self.sheet.write_string(self.row, first, safe_text(text), style)

    def head(self, part: str, heads: Sequence[str], height: float = 32) -> None:
        """Write the title of a table and its heading row after an empty row."""
        self.row += 1
        self.line(part, self.styles.part)
        self.heads(heads, height)

    def figures(
        self, name: str, values: Sequence[int | None], *, strong: bool = False, line: str = ""
    ) -> None:
        """Write a name, the word of the line where there is one, and the figures."""
        words = [name, line] if line else [name]
        look = self.styles.strong if strong else self.styles.cell
        figure = self.bold if strong else self.styles.integer
        self.cells([*words, *values], [*[look] * len(words), *[figure] * len(values)])

    def differences(self, name: str, line: str, values: Sequence[int], *, strong: bool) -> None:
        """Write figures of which the last is a difference that should be 0."""
        self.figures(name, values[:-1], strong=strong, line=line)
        column = len(values) - 1 + (2 if line else 1)
        look = self.wrong if values[-1] else self.signed
        put(self.sheet, self.row - 1, column, values[-1], self.styles, look)
