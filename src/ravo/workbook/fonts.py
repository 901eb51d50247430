"""The fonts of old Vietnamese codes, and lines through text, in a workbook's formats."""

import re
from collections.abc import Iterable, Mapping
from html import unescape
from typing import NamedTuple
from xml.parsers.expat import ExpatError

from ravo.workbook.layout import is_legacy_font
from ravo.workbook.odd_xml import DeclaredType, local_name, parser_of

_DIGITS = 7
_TEXT = re.compile(rb"<(?:\w{1,60}:)?t(?:\s[^<>]*)?>([^<]*)<")
_STRIKE = re.compile(rb"<(?:\w{1,60}:)?strike\b(?![^<>]*val=.(?:0|false))")


class _Formats(NamedTuple):
    """Font names in order, the fonts with a line through the text, and the font of each format."""

    names: list[str]
    struck: set[int]
    fonts: list[int]


def legacy_fonts(styles: bytes) -> dict[int, str]:
    """Return the names of fonts of old Vietnamese codes, by the style of the cells that use them.

    Empty where the part is no XML, which calamine reports itself.
    """
    lowered = styles.lower()
    if not any(mark in lowered for mark in (b'".vn', b'"vni', b"'.vn", b"'vni", b"&#")):
        return {}
    formats = _formats(styles)
    legacy = {at: name for at, name in enumerate(formats.names) if is_legacy_font(name)}
    return {style: legacy[font] for style, font in enumerate(formats.fonts) if font in legacy}


def struck_styles(styles: bytes) -> frozenset[int]:
    """Return the styles of cells with a line through their text; empty where it is no XML."""
    if b"strike" not in styles:
        return frozenset()
    formats = _formats(styles)
    return frozenset(at for at, font in enumerate(formats.fonts) if font in formats.struck)


def partly_struck(strings: Iterable[bytes]) -> frozenset[str]:
    """Return the shared strings of which a part has a line through it, an older value mostly.

    Without the mark `12` and a new `9` read as `129`.
    """
    return frozenset(
        "".join(unescape(text.decode("utf-8", "replace")) for text in _TEXT.findall(one))
        for one in strings
        if b"strike" in one and len({*map(_is_struck, _runs(one))}) > 1
    )


def _runs(string: bytes) -> list[bytes]:
    """Return the runs of a shared string that have text."""
    runs = re.split(rb"<(?:\w{1,60}:)?r>", string)
    return [run for run in runs if any(text.strip() for text in _TEXT.findall(run))]


def _is_struck(run: bytes) -> bool:
    return _STRIKE.search(run) is not None


def _formats(styles: bytes) -> _Formats:
    """Return the fonts in a part of styles, and those of its formats; none where it is no XML."""
    formats, path = _Formats([], set(), []), [""]

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        """Record a font, its name, or the font of a format."""
        name, parent = local_name(tag), path[-1]
        path.append(name)
        if (parent, name) == ("fonts", "font"):
            formats.names.append("")
        elif (parent, name) == ("font", "name") and path[-3:-2] == ["fonts"]:
            formats.names[-1] = attributes.get("val", "")
        elif (parent, name) == ("font", "strike") and path[-3:-2] == ["fonts"]:
            if attributes.get("val", "1") not in ("0", "false"):
                formats.struck.add(len(formats.names) - 1)
        elif (parent, name) == ("cellXfs", "xf"):
            number = attributes.get("fontId", "")
            fits = number.isdecimal() and len(number) <= _DIGITS
            formats.fonts.append(int(number) if fits else -1)

    def end(_: str) -> None:
        """Leave an element."""
        path.pop()

    try:
        parser_of(start, end).Parse(styles, True)
    except (ExpatError, DeclaredType, ValueError, LookupError):
        return _Formats([], set(), [])
    return formats
