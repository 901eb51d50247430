"""The font of ravo's own workbooks, the same on every sheet."""

from typing import Any

TYPEFACE = "Times New Roman"
FONT: dict[str, Any] = {"font_name": TYPEFACE, "font_size": 11}
"""The properties of a format that sets only the font."""
