"""The writing of titles, remarks and tables on a sheet, one below the other."""

from collections.abc import Sequence
from typing import Any

from ravo.messages import Lang
from ravo.xlsx.sheets import (
    LETTERS_PER_WIDTH,
    LINE_HEIGHT,
    MOST_LINES,
    RowPen,
    Styles,
    safe_text,
    set_page,
)


class TablePen(RowPen):
    """Writes lines and tables downwards, in columns of given widths.

    `widths` are those of the columns, in Excel's units.
    """

    def __init__(self, book: Any, sheet: Any, styles: Styles, widths: Sequence[float] = ()) -> None:
        super().__init__(sheet, styles)
        self.widths = tuple(widths)
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)

    def text(self, text: str, style: Any, columns: int, room: int) -> None:
        """Write a wrapped text over several merged columns; `room` is their width in characters."""
        lines = max(-(-len(text) // room), 1)
        self.sheet.set_row(self.row, LINE_HEIGHT * min(lines, MOST_LINES))
        self.sheet.merge_range(self.row, 0, self.row, columns - 1, "", style)
        self.sheet.write_string(self.row, 0, safe_text(text), style)
        self.row += 1

    def remark(self, text: str) -> None:
        """Write a wrapped sentence over all columns, in a row of the necessary height."""
        room = int(sum(self.widths) * LETTERS_PER_WIDTH)
        self.text(text, self.plain, len(self.widths), room)

    def skip(self) -> None:
        """Leave one row empty."""
        self.row += 1

    def heads(self, heads: Sequence[str], height: float) -> int:
        """Write the heading of a table; return the row below."""
        self.sheet.set_row(self.row, height)
        self.cells(heads, [self.styles.head] * len(heads))
        return self.row

    def page_heads(self, heads: Sequence[str], height: float, lang: Lang) -> int:
        """Write a heading that is repeated on every printed page; return the row below."""
        set_page(self.sheet, lang, heading_row=self.row)
        return self.heads(heads, height)

    def table_row(self, values: Sequence[Any]) -> None:
        """Write a row of figures and wrapped texts, of the height that the texts need."""
        self.fit(values)
        styles = self.styles
        self.cells(values, [styles.wrap if isinstance(v, str) else styles.number for v in values])

    def fit(self, values: Sequence[Any]) -> None:
        """Set the height of the next row to that of its wrapped texts."""
        lines = [
            -(-len(value) // max(int(width * LETTERS_PER_WIDTH), 1))
            for value, width in zip(values, self.widths, strict=True)
            if isinstance(value, str)
        ]
        if max(lines, default=1) > 1:
            self.sheet.set_row(self.row, LINE_HEIGHT * min(max(lines), MOST_LINES))
