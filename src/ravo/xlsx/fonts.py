"""The type that ravo's own workbooks are set in, on every sheet."""

from typing import Any

TYPEFACE = "Times New Roman"
FONT: dict[str, Any] = {"font_name": TYPEFACE, "font_size": 11}
"""The format of a cell with nothing but its type."""
