"""The formats of the forms' workbook: Times New Roman, thin borders, each created once."""

from typing import Any

from ravo.xlsx.fonts import FONT

_BASE: dict[str, Any] = {**FONT, "valign": "vcenter"}
_CELL: dict[str, Any] = {**_BASE, "border": 1}
_CENTRED: dict[str, Any] = {"align": "center", "text_wrap": True}
_FIGURE: dict[str, Any] = {"align": "right", "indent": 1}
_LOOKS: dict[str, dict[str, Any]] = {
    "plain": {**_BASE, "text_wrap": True},
    "committee": {**_BASE, **_CENTRED},
    "unit": {**_BASE, **_CENTRED, "bold": True, "underline": 1},
    "republic": {**_BASE, **_CENTRED, "bold": True},
    "number": {**_BASE, "italic": True, "align": "right"},
    "title": {**_BASE, **_CENTRED, "bold": True, "font_size": 14},
    "year": {**_BASE, **_CENTRED, "italic": True},
    "head": {**_CELL, **_CENTRED, "bold": True},
    "code": {**_CELL, **_CENTRED, "italic": True, "font_size": 10},
    "stt": {**_CELL, "align": "center"},
    "text": {**_CELL, "text_wrap": True, "indent": 1},
    "block": {**_CELL, "bold": True, "indent": 1},
    "list_text": {**_BASE, "text_wrap": True, "indent": 1},
    "list_tick": {**_BASE, "align": "center"},
    "list_year": {**_BASE, "num_format": "0", "align": "center"},
    "list_head": {"bold": True},
    "ruled": {"border": 1},
    "count": {**_CELL, **_FIGURE, "num_format": "#,##0"},
    "rate": {**_CELL, **_FIGURE, "num_format": "0.00"},
    "wrong": {**_CELL, **_FIGURE, "num_format": "0.00", "bg_color": "#F8CBAD"},
    "open": {**_CELL, **_FIGURE, "italic": True, "bg_color": "#F8CBAD"},
    "open_figure": {
        **_CELL,
        **_FIGURE,
        "bold": True,
        "num_format": "+#,##0;\u2212#,##0;0",
        "bg_color": "#F8CBAD",
    },
    "note": {**_BASE, "italic": True, "font_size": 10, "text_wrap": True, "valign": "top"},
    "note_head": {**_BASE, "italic": True, "bold": True, "font_size": 10},
    "foot": {**_BASE, **_CENTRED, "italic": True},
    "signs": {**_BASE, **_CENTRED, "bold": True},
    "link": {**_CELL, "text_wrap": True, "font_color": "#0563C1", "underline": 1},
    "cover": {**_BASE, **_CENTRED, "bold": True, "font_size": 18},
    "cover_unit": {**_BASE, **_CENTRED, "bold": True, "font_size": 16},
}


class FormStyles:
    """Returns a format by its name, in bold or with the text prefix on request."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Any] = {}

    def look(self, name: str, *, bold: bool = False, quoted: bool = False) -> Any:
        """Return the format of a name; with `quoted` text that looks like a formula stays text."""
        key = (name, bold, quoted)
        if key not in self._made:
            properties = dict(_LOOKS[name])
            properties |= {"bold": True} if bold else {}
            properties |= {"quote_prefix": True} if quoted else {}
            self._made[key] = self._book.add_format(properties)
        return self._made[key]
