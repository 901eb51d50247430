"""The code on a sheet that a telephone or a scanner reads: which household of which year it is.

Its text is `ravo:COMMUNE/YEAR/HOUSEHOLD`, such as `ravo:30172/2025/12`: the commune's official code
(empty where it is not known), the review year and the household's code, letters that an address
may not have written as in an address (`%2F`). It has nothing else, and nothing of a person.
"""

import io
import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

SCHEME = "ravo:"
SCALE, QUIET = 4, 4
"""Pixels of a module, and modules of white around the code, as its standard asks."""
MASK = 2
"""One of the eight patterns; which one is read from the code. To try all takes five times as
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
    """Return what the text of a code contains; None for a text that is none of ravo's."""
    found = _TEXT.fullmatch(text.strip())
    if found is None:
        return None
    return SheetCode(unquote(found[1]), int(found[2]), unquote(found[3]))


def picture(text: str) -> bytes:
    """Return the code of a text as a PNG of one bit a pixel, some 300 bytes."""
    import segno

    buffer = io.BytesIO()
    code = segno.make(text, error="m", micro=False, mask=MASK)
    code.save(buffer, kind="png", scale=SCALE, border=QUIET)
    return buffer.getvalue()
