"""The tables of the old codes, and text converted by them."""

import re
import unicodedata
from typing import Literal

Encoding = Literal["tcvn3", "vni"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni")

_TCVN3 = dict(
    zip(
        "µ¸¶·¹ ¨»¾¼½Æ ©ÇÊÈÉË ® ÌÐÎÏÑ ªÒÕÓÔÖ ×ÝØÜÞ ßãáâä «åèæçé ¬êíëìî ïóñòô \u00adõøö÷ù úýûüþ "
        "¡¢§£¤¥¦",
        "àáảãạ ăằắẳẵặ âầấẩẫậ đ èéẻẽẹ êềếểễệ ìíỉĩị òóỏõọ ôồốổỗộ ơờớởỡợ ùúủũụ ưừứửữự ỳýỷỹỵ ĂÂĐÊÔƠƯ",
        strict=True,
    )
)
"""TCVN 5712:1993 VN3. It has no toned capitals: fonts such as .VnTimeH draw the small ones as
capitals."""
_TCVN3_TABLE = str.maketrans(_TCVN3)

_VNI_MARKS = {
    "A": dict(zip("ØÙÛÕÏÂÀÁÅÃÄÊÈÉÚÜË", "ÀÁẢÃẠÂẦẤẨẪẬĂẰẮẲẴẶ", strict=True)),
    "E": dict(zip("ØÙÛÕÏÂÀÁÅÃÄ", "ÈÉẺẼẸÊỀẾỂỄỆ", strict=True)),
    "O": dict(zip("ØÙÛÕÏÂÀÁÅÃÄ", "ÒÓỎÕỌÔỒỐỔỖỘ", strict=True)),
    "U": dict(zip("ØÙÛÕÏ", "ÙÚỦŨỤ", strict=True)),
    "Y": dict(zip("ØÙÛÕ", "ỲÝỶỸ", strict=True)),
    "Ô": dict(zip("ØÙÛÕÏ", "ỜỚỞỠỢ", strict=True)),
    "Ö": dict(zip("ØÙÛÕÏ", "ỪỨỬỮỰ", strict=True)),
}
_VNI_SINGLES = dict(zip("ÑÔÖÆÓÒÎÍÌ", "ĐƠƯỈĨỊỴÍÌ", strict=True))


def _vni() -> dict[str, str]:
    """Return the Vietnamese letter of every sequence of VNI-Windows.

    The case of a pair is that of its base letter.
    """
    pairs = {}
    for base, marks in _VNI_MARKS.items():
        for mark, letter in marks.items():
            for either in (mark, mark.lower()):
                pairs[base + either] = letter
                pairs[base.lower() + either] = letter.lower()
    singles = {mark.lower(): letter.lower() for mark, letter in _VNI_SINGLES.items()}
    return {**pairs, **_VNI_SINGLES, **singles}


_VNI = _vni()
_VNI_LETTER = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_MISREAD = {byte: bytes([byte]).decode("cp1252", "replace") for byte in range(0x80, 0xA0)}
_BYTES = {char: byte for byte, char in _MISREAD.items() if char != "\ufffd"}


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return `text` of an old code in Unicode (NFC); letters that the code lacks stay.

    `capitals` is for fonts that draw every letter as a capital, such as .VnTimeH.
    """
    if encoding == "tcvn3":
        converted = text.translate(_TCVN3_TABLE)
    else:
        converted = _VNI_LETTER.sub(lambda match: _VNI[match[0]], text)
    converted = unicodedata.normalize("NFC", converted)
    return converted.upper() if capitals else converted


def knows(text: str, encoding: Encoding) -> bool:
    """Return whether every Western letter of `text` has a meaning in the code."""
    rest = _VNI_LETTER.sub("", text) if encoding == "vni" else text.translate(_NO_TCVN3)
    return not any("\x7f" < char < "\u0100" and char.isalpha() for char in rest)


_NO_TCVN3 = dict.fromkeys(map(ord, _TCVN3))


def from_misread_utf8(text: str) -> str | None:
    """Return the original of UTF-8 text that was read as Windows-1252 (`Nguyá»…n`); else None.

    Only text whose bytes all fit is converted, so that nothing is lost.
    """
    raw = bytearray()
    for char in text:
        byte = _BYTES.get(char, ord(char))
        if byte > 0xFF:
            return None
        raw.append(byte)
    try:
        original = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return unicodedata.normalize("NFC", original) if original != text else None
