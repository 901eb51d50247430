"""Text of files and cells without characters that could control a terminal or a page."""

import json
import re
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import IO, Any

from ravo.json_text import json_value

ITEMS_AT_ONCE = 1_000
"""The number of items of a long array that are dumped together."""
_LINE_BREAKS = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
_INVISIBLE = dict.fromkeys(
    (
        *range(0x20),
        *range(0x7F, 0xA0),
        0xAD,
        0x61C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    )
)
_UNSPOKEN = {**_INVISIBLE, **_LINE_BREAKS, **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
_STEERING = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_IN_JSON = (
    "([\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff])"
    r"|\\(?:u00[01][0-9a-f]|[bfnrt])|\\."
)


def printable(text: str) -> str:
    """Return text that cannot steer a terminal, forge a line or turn the direction of reading.

    Line breaks and tabs become blanks; other control and invisible characters are dropped; bytes
    of a file name that are no UTF-8 become U+FFFD.
    """
    return text if text.isprintable() else text.translate(_UNSPOKEN)


def wrapped(line: str, width: int | None, indent: str = "") -> str:
    """Return a line in lines of at most `width` letters, cut between words, those after the first
    set in further by `indent`.

    A word longer than that stays whole, so that a path can be copied. None leaves the line whole.
    """
    if width is None or len(line) <= width:
        return line
    lead = line[: len(line) - len(line.lstrip(" "))]
    pieces = textwrap.wrap(
        line,
        width,
        subsequent_indent=lead + indent,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )
    return "\n".join(pieces)


def width_of(stream: IO[str]) -> int | None:
    """Return the number of columns of the terminal that shows a stream; None without a terminal.

    A log or a mail has one line per message, even where the environment declares columns.
    """
    try:
        watched = stream.isatty()
    except ValueError:  # a stream that is closed
        watched = False
    return shutil.get_terminal_size().columns if watched else None


def without_controls(text: str) -> str:
    """Return text of several lines without control characters; its line breaks stay."""
    return text if text.isprintable() else re.sub(_STEERING, "", text)


def printable_json(dumped: str) -> str:
    """Return dumped JSON with `printable` strings, including those that were escaped."""
    if dumped.isprintable() and "\\" not in dumped:
        return dumped
    return re.sub(_IN_JSON, _json_character, dumped)


def printable_json_parts(values: Mapping[str, Any]) -> Iterator[str]:
    """Yield an object as dumped JSON with `printable` strings, part by part.

    A value that is an iterator becomes an array, of which only a few items are in memory at once.
    """
    lead = "{"
    for key, value in values.items():
        yield f"{lead}{dumped_json(key)}: "
        if isinstance(value, Iterator):
            yield from _array_parts(value)
        else:
            yield dumped_json(value)
        lead = ", "
    yield "}" if values else "{}"


def _array_parts(items: Iterable[Any]) -> Iterator[str]:
    waiting, lead = iter(items), "["
    while some := list(islice(waiting, ITEMS_AT_ONCE)):
        yield lead + dumped_json(some)[1:-1]
        lead = ", "
    yield "[]" if lead == "[" else "]"


def dumped_json(value: object) -> str:
    """Return a value as JSON on one line, its strings `printable`; ValueError for NaN."""
    return printable_json(json.dumps(value, ensure_ascii=False, allow_nan=False))


def _json_character(match: re.Match[str]) -> str:
    written = match[0]
    if not written.startswith("\\"):
        return printable(written)
    if written[1] in "bfnrt" or len(written) > 2:
        return printable(str(json_value(f'"{written}"')))
    return written
