"""The QR code on a sheet, by which a telephone or a scanner recognises the household and year.

Its text is `ravo:COMMUNE/YEAR/HOUSEHOLD`, such as `ravo:30172/2025/12`: the commune's official code
(empty where it is not known), the review year and the household's code, percent-encoded as in a
URL (`%2F`). It contains nothing else, and nothing about a person.
"""

import io
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

SCHEME = "ravo:"
SCALE, QUIET = 4, 4
"""The pixels of a module, and the white modules around the code, as the standard requires."""
MASK = 2
"""The mask pattern, one of eight, which the code itself records; to try all takes five times as
long."""
_TEXT = re.compile(r"ravo:([^/\s]*)/(\d{4})/([^/\s]+)")


@dataclass(frozen=True, slots=True)
class SheetCode:
    """The commune, the review year and the household of a sheet."""

    commune: str
    year: int
    household: str

    @property
    def text(self) -> str:
        """The text of the code."""
        return (
            f"{SCHEME}{quote(self.commune, safe='')}/{self.year}/{quote(self.household, safe='')}"
        )


def sheet_code(text: str) -> SheetCode | None:
    """Return the commune, year and household in a code's text; None for a text not of ravo."""
    match = _TEXT.fullmatch(text.strip())
    if match is None:
        return None
    return SheetCode(unquote(match[1]), int(match[2]), unquote(match[3]))


def picture(text: str) -> bytes:
    """Return the code of a text as a PNG with one bit per pixel, some 300 bytes."""
    import segno

    buffer = io.BytesIO()
    code = segno.make(text, error="m", micro=False, mask=MASK)
    code.save(buffer, kind="png", scale=SCALE, border=QUIET)
    return buffer.getvalue()
