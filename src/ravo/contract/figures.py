"""Vietnamese figures and sums of money, read from text without a guess.

`1.500.000`, `1 500 000 đ`, `1,5 triệu`, `1tr5` and `500k` have one reading each. `1.500` as an
area, `1.500 triệu` or `1tr50` have two: they are refused, and the fault names both.
"""

import re

from ravo.contract.outcome import Read, wrong

LONGEST_NUMBER = 40
SMALLEST_SUM = 1000
"""The sum in đồng below which decimals show that another unit was meant."""
MILLION = 1_000_000
_SCALES = {
    "nghìn": 1000,
    "ngàn": 1000,
    "nghin": 1000,
    "ngan": 1000,
    "k": 1000,
    "triệu": MILLION,
    "trieu": MILLION,
    "tr": MILLION,
    "tỷ": 1000 * MILLION,
    "tỉ": 1000 * MILLION,
    "ty": 1000 * MILLION,
    "ti": 1000 * MILLION,
}
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_SUM = rf"(?i)(-?[\d., ]*\d)\s*({_SCALE})(?![^\W\d_])\.?\s*(.*)"
_SCIENTIFIC = r"(?i)[-+]?\d+(?:[.,]\d+)?e[-+]?\d+"
_GROUPED = r"-?\d{1,3}(?:([.,])\d{3})+"
_HALF_GROUPED = r"-?\d{4,6}[.,]\d{3}"
"""`1500.000`: a sum without its first separator, or with decimals that no đồng has."""
_SPACED = r"-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?"
_CURRENCY = r"(?i)(?<!\s)\s*(?:đồng|dong|đ|d|vnđ|vnd|₫)\.?$"
_PERIOD = (
    r"(?i)(?<!\s)\s*(?:/|một |mỗi |mot |moi )"
    r"\s*(người|nguoi|khẩu|khau|hộ|ho|tháng|thang|th|năm|nam)\.?$"
)
_UNITS = {
    "number": re.compile(
        r"(?<!\s)\s*(?:m2|m²|m\^2|mét vuông|met vuong|điểm|diem)\.?$", re.IGNORECASE
    ),
    "integer": re.compile(
        r"(?<!\s)\s*(?:nhân khẩu|nhan khau|người|nguoi|khẩu|khau|hộ)$", re.IGNORECASE
    ),
}


def figure_of(text: str, unit: str) -> Read:
    """Return the number in a text, without its unit.

    `unit` is the type of the column: `number` (m², points), `integer` (people, households).
    A whole number has no decimals, so `1.500` is fifteen hundred there.
    """
    return _plain_number(_UNITS[unit].sub("", text).strip(), whole=unit == "integer")


def money_of(text: str, period: str, per: str) -> Read:
    """Return đồng for a text such as `1,5 triệu/tháng`.

    `period` is that of the column's sums, `month` or `year`; `per` is `person` or `household`. A
    text that names another one is refused (RV-218) and not converted.
    """
    amount, written = _without_period(text)
    if written - {period, per}:
        return wrong("RV-218")
    read = _amount(re.sub(_CURRENCY, "", amount).strip())
    if read.code is None and is_fraction_of_sum(read.value):
        return wrong("RV-208", first=read.value, second=read.value * MILLION)
    return read


def is_fraction_of_sum(value: float) -> bool:
    """Return whether a sum such as 1.5 cannot be đồng, which have no decimals."""
    return abs(value) < SMALLEST_SUM and value != int(value)


_PERIOD_WORDS = {
    "người": "person",
    "nguoi": "person",
    "khẩu": "person",
    "khau": "person",
    "hộ": "household",
    "ho": "household",
    "tháng": "month",
    "thang": "month",
    "th": "month",
    "năm": "year",
    "nam": "year",
}


def _without_period(text: str) -> tuple[str, set[str]]:
    """Return a sum without the `/người/tháng` after it, and the words of that period and person."""
    written: set[str] = set()
    while match := re.search(_PERIOD, text):
        text = text[: match.start()]
        written.add(_PERIOD_WORDS[match[1].casefold()])
    return text, written


def _amount(text: str) -> Read:
    """Return the đồng of a text without unit: plain, or in thousands, millions, billions."""
    match = re.fullmatch(_SUM, text)
    if match is None:
        return _plain_number(text, whole=True)
    scale = _SCALES[match[2].casefold()]
    head = _plain_number(match[1].strip(), whole=False)
    if head.code == "RV-208":
        first, second = (value * scale for value in (head.params or {}).values())
        return wrong("RV-208", first=first, second=second)
    rest = re.sub(_CURRENCY, "", match[3]).strip()
    if head.code is not None or not rest:
        return head if head.code is not None else Read(round(head.value * scale, 3))
    return _with_rest(head.value, scale, rest)


def _with_rest(head: float, scale: int, rest: str) -> Read:
    """Return a sum that continues after its unit: 1tr5, 2 tr 300, 1 triệu 500 nghìn.

    One digit means tenths and three mean thousandths. Two digits may be hundredths or a number of
    the next smaller unit: 1tr50 is refused with both readings.
    """
    if head != int(head) or scale < MILLION:
        return wrong("RV-207")
    base = head * scale
    if rest.casefold() in ("rưỡi", "ruoi"):
        return Read(base + scale / 2)
    if not re.fullmatch(r"\d{1,3}", rest):
        more = _amount(rest)
        inside = more.code is None and 0 <= more.value < scale
        return Read(base + more.value) if inside else wrong("RV-207")
    tenths, units = base + int(rest) * scale / 10 ** len(rest), base + int(rest) * scale / 1000
    if len(rest) == 2 or (len(rest) == 1 and rest == "0"):
        return wrong("RV-208", first=tenths, second=units) if tenths != units else Read(base)
    return Read(tenths)


def _plain_number(text: str, *, whole: bool) -> Read:
    """Return the number in a text, in Vietnamese or English writing."""
    if len(text) > LONGEST_NUMBER or not text.isascii():
        return wrong("RV-207")
    if re.fullmatch(_SCIENTIFIC, text):
        return wrong("RV-219")
    if re.fullmatch(r"-?\d+", text):
        return Read(float(text))
    if re.fullmatch(_SPACED, text):
        return Read(float(text.replace(" ", "").replace(",", ".")))
    if match := re.fullmatch(_GROUPED, text):
        return _grouped(text, match[1], whole=whole)
    if whole and re.fullmatch(_HALF_GROUPED, text):
        thousands, decimal = (float(re.sub("[.,]", mark, text)) for mark in ("", "."))
        return wrong("RV-208", first=thousands, second=decimal)
    if re.fullmatch(r"-?\d+[.,]\d+", text):
        return Read(float(text.replace(",", ".")))
    return _mixed_number(text)


def _grouped(text: str, mark: str, *, whole: bool) -> Read:
    """Return the number in 1.500.000; a single separator has two readings unless `whole`."""
    if "." in text and "," in text:
        return wrong("RV-207")
    thousands = float(text.replace(mark, ""))
    if text.count(mark) == 1 and not whole:
        return wrong("RV-208", first=thousands, second=float(text.replace(mark, ".")))
    return Read(thousands)


def _mixed_number(text: str) -> Read:
    """Return the number in 1.234,5 or 1,234.5: the last separator is the decimal one."""
    for group, decimal in ((".", ","), (",", ".")):
        pattern = rf"-?\d{{1,3}}(?:\{group}\d{{3}})+\{decimal}\d+"
        if re.fullmatch(pattern, text):
            return Read(float(text.replace(group, "").replace(decimal, ".")))
    return wrong("RV-207")
