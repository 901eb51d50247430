"""Text saved in an old Vietnamese code: TCVN3 (.VnTime, ABC), VNI-Windows, UTF-8 misread.

The codes of the nineties put Vietnamese letters in the places of Western ones: what a font
such as .VnTime draws as `Nguyễn` is stored as `NguyÔn`. A cell is converted only where that is
certain; where it is not, a fault says so and the text stays as it is.
"""

from ravo.workbook.legacy.guess import CodeGuess, encoding_of_font, guess
from ravo.workbook.legacy.sheet import DecodedSheet, decode_sheet
from ravo.workbook.legacy.suspects import odd_bytes
from ravo.workbook.legacy.tables import Encoding, from_misread_utf8, to_unicode

__all__ = [
    "CodeGuess",
    "DecodedSheet",
    "Encoding",
    "decode_sheet",
    "encoding_of_font",
    "from_misread_utf8",
    "guess",
    "odd_bytes",
    "to_unicode",
]
