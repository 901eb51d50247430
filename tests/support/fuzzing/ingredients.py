"""What fuzzed inputs are made of: words, figures and XML that workbooks really hold."""

from datetime import date, datetime, time, timedelta
from typing import Any

from support.fuzzing.feed import Feed

WORDS = (
    "",
    "Có",
    "Không",
    "x",
    "K",
    "1",
    "0",
    "H1",
    "H2",
    "Nam",
    "Nữ",
    "Kinh",
    "Khơ-me",
    "Chủ hộ",
    "Hộ nghèo",
    "Hộ không nghèo",
    "Nông thôn",
    "120",
    "1.500",
    "1,5 triệu",
    "1.500.000 đ",
    "-1",
    "1e5",
    "31/02/2024",
    "5/6/15",
    "14/12/2024",
    "2024-12-14",
    "1970",
    "05/1970",
    "3.10",
    "12.0",
    "087201012345",
    "87201012345",
    "#N/A",
    "#REF!",
    "--",
    "nan",
    "Tổng cộng",
    "Ấp Thử",
    "Người lập biểu",
    "Mã hộ",
    "Số nhân khẩu",
    "=1+1",
    "@SUM(A1)",
    "\u00a0",
    "\u200b",
    "\ufffd",
    "H\u1ed9 ngh\u00e8o",
    "Ho\u0323\u0302",
    "Hé nghÌo",
    "Hoä ngheøo",
    "Ch? h?",
    "Há»™",
    "½",
    "²",
    "٣",
    "１２",
    "−5",
    "∞",
    "1e400",
    "9" * 30,
    "0" * 20,
    "{0}",
    "{cell}",
    "\x00",
    "\ud7ff",
    "%s",
    "Xã Mỹ An Hưng A",
    "Đặc khu",
    "TT. Lấp Vò",
    "2016",
    "2031",
    "1.234.567,89",
    "1,234,567.89",
    "10 triệu rưỡi",
    "5tr",
    "năm mươi",
    "31/12/1899",
    "0/0/0",
    "29/2/1900",
    "99999999",
    "2958466",
)
RAW: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    120,
    1970,
    60,
    2**53,
    10**30,
    0.5,
    1.5,
    2.5e-7,
    1e300,
    -0.0,
    45640.0,
    45640.75,
    2958466.0,
    float("nan"),
    float("inf"),
    87201012345,
    87201012345.0,
    date(1900, 1, 1),
    date(2024, 12, 14),
    date(9999, 12, 31),
    datetime(1970, 5, 6, 7, 8),
    datetime(1899, 12, 31),
    time(3, 10),
    timedelta(hours=30),
    timedelta(days=-1),
)
TOKENS = (
    b"<",
    b">",
    b'"',
    b"'",
    b"/>",
    b"</c>",
    b"</row>",
    b'<row r="1">',
    b'<c r="A1"',
    b"<c>",
    b"<v>",
    b"</v>",
    b"<f>",
    b"<f/>",
    b' t="e"',
    b' t="s"',
    b' t="b"',
    b' t="d"',
    b' t="str"',
    b' t="inlineStr"',
    b"<is><t>",
    b"</t></is>",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"-->",
    b"&#0;",
    b"&amp;",
    b"&x;",
    b"1048576",
    b"XFD",
    b"A0",
    b"-1",
    b"99999999999",
    b"4294967295",
    b"NaN",
    b"#N/A",
    b' hidden="1"',
    b'<mergeCell ref="A1:B2"/>',
    b'<col min="1" max="99999999" hidden="1"/>',
    b"\xff",
    b"\xef\xbb\xbf",
    b"\x00",
    b"<!DOCTYPE x>",
    b"x:",
    b'xmlns=""',
    b' r:id=""',
    b"rId1",
    b'table:number-rows-repeated="',
    b'table:number-columns-repeated="',
    b'office:value-type="float"',
    b' office:value="',
    b"\xd0",
)


def text_of(feed: Feed) -> str:
    """Return a known word, an altered one, or any text."""
    kind = feed.below(8)
    if kind == 7:
        return feed.words()
    word = feed.one_of(WORDS)
    if kind == 6:
        at = feed.below(len(word) + 1)
        return word[:at] + feed.words(4) + word[at + feed.below(3) :]
    return word + feed.one_of(WORDS) if kind == 5 else word


def raw_of(feed: Feed) -> Any:
    """Return what a reader may hand on for a cell: text, number, truth value, day, time."""
    kind = feed.below(6)
    if kind < 3:
        return text_of(feed)
    if kind == 3:
        return feed.one_of(RAW)
    if kind == 4:
        return int.from_bytes(feed.raw(4), "little", signed=True)
    return int.from_bytes(feed.raw(6), "little", signed=True) / 100


def edited(data: bytes, feed: Feed, most: int = 6) -> bytes:
    """Return bytes with a few places overwritten, cut out, doubled, or with a token put in."""
    changed = bytearray(data)
    for _ in range(1 + feed.below(most)):
        at, kind = feed.below(max(len(changed), 257)) % (len(changed) + 1), feed.below(6)
        size = feed.below(64)
        if kind == 0:
            changed[at : at + 1] = feed.raw(1)
        elif kind == 1:
            piece = feed.raw(feed.below(9))
            changed[at : at + len(piece)] = piece
        elif kind == 2:
            del changed[at : at + size]
        elif kind == 3:
            changed[at:at] = changed[at : at + size]
        elif kind == 4:
            changed[at:at] = feed.one_of(TOKENS)
        else:
            token = feed.one_of(TOKENS)
            changed[at : at + len(token)] = token
    return bytes(changed)
