"""The fonts of old Vietnamese codes in a workbook's formats, read by a parser."""

from collections.abc import Mapping
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from ravo.workbook.layout import is_legacy_font
from ravo.workbook.odd_xml import DeclaredType, local_name, parser_of

_DIGITS = 7


class _Formats(NamedTuple):
    """Font names in order, and the font of each format."""

    names: list[str]
    fonts: list[int]


def legacy_fonts(styles: bytes) -> dict[int, str]:
    """Return the names of fonts of old Vietnamese codes, by the style of the cells that use them.

    Empty where the part is no XML, which calamine reports itself.
    """
    lowered = styles.lower()
    if not any(mark in lowered for mark in (b'".vn', b'"vni', b"'.vn", b"'vni", b"&#")):
        return {}
    try:
        formats = _formats(styles)
    except (ExpatError, DeclaredType, ValueError, LookupError):
        return {}
    legacy = {at: name for at, name in enumerate(formats.names) if is_legacy_font(name)}
    return {style: legacy[font] for style, font in enumerate(formats.fonts) if font in legacy}


def _formats(styles: bytes) -> _Formats:
    formats, path = _Formats([], []), [""]

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        """Record a font, its name, or the font of a format."""
        name, parent = local_name(tag), path[-1]
        path.append(name)
        if (parent, name) == ("fonts", "font"):
            formats.names.append("")
        elif (parent, name) == ("font", "name") and path[-3:-2] == ["fonts"]:
            formats.names[-1] = attributes.get("val", "")
        elif (parent, name) == ("cellXfs", "xf"):
            number = attributes.get("fontId", "")
            fits = number.isdecimal() and len(number) <= _DIGITS
            formats.fonts.append(int(number) if fits else -1)

    def end(_: str) -> None:
        """Leave an element."""
        path.pop()

    parser_of(start, end).Parse(styles, True)
    return formats
