"""The unit, person basis and period that a heading states for its figures."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from ravo.contract.aliases import reading_key

Per = Literal["person", "household"]
Period = Literal["month", "year", "other"]
_SCALES = (
    (1_000_000, re.compile(r"\b(?:trieu(?: dong| d)?|tr d|trd|1 ?000 ?000 ?(?:dong|d))\b")),
    (1_000, re.compile(r"\b(?:nghin(?: dong| d)?|ngan(?: dong| d)?|1 ?000 ?(?:dong|d)|1000d)\b")),
    (1, re.compile(r"\b(?:dong|vnd|d)\b")),
)
_PERSON = re.compile(r"\b(?:1 |moi |mot |tung )?(?:dau nguoi|nguoi|ng|nhan khau|khau|nk)\b")
_HOUSEHOLD = re.compile(r"\b(?:cua |1 |moi |ca |toan )?(?:ho gia dinh|ho)\b")
_PERIODS: tuple[tuple[Period, re.Pattern[str]], ...] = (
    ("month", re.compile(r"\b(?:1 |moi |hang |tren |theo )?(?:thang|th)\b")),
    ("year", re.compile(r"\b(?:1 |moi |hang |trong |ca |theo )?nam\b")),
    ("other", re.compile(r"\b(?:1 |moi |hang )?(?:quy|ngay|vu|tuan)\b")),
)
_INCOME = re.compile(r"^(?:muc |tong )?(?:thu nhap|tn(?=binh|bq| bq| binh)|tnbq)\b")
_EMPTY = frozenset(
    {"thu", "nhap", "tn", "tnbq", "binh", "quan", "muc", "tinh", "theo", "don", "vi", "cua"}
)
_AROUND_UNIT = _EMPTY | frozenset(
    {"dvt", "dv", "cac", "khoan", "so", "tien", "ghi", "bang", "la", "chi", "deu", "va"}
)
"""The words around a unit that stands alone."""
_BESIDE_UNIT = re.compile(r"\bx(?= ?1)|\bviet nam\b")
"""The sign of multiplication before a unit (x 1.000 đồng), and the country of a currency."""


@dataclass(frozen=True)
class StatedMeasure:
    """The unit, person basis and period in a heading of income; None for what it does not state.

    `scale` is đồng per unit. `more` is True where other words show another subject.
    """

    scale: int | None
    per: Per | None
    period: Period | None
    more: bool

    @property
    def is_contract(self) -> bool:
        """Whether the figures are đồng per person and month."""
        return (
            self.scale in (None, 1)
            and self.per == "person"
            and self.period == "month"
            and not self.more
        )

    @property
    def may_be_contract(self) -> bool:
        """Whether nothing that is stated contradicts đồng per person and month."""
        return self.scale == 1 and self.per != "household" and self.period in (None, "month")

    @property
    def may_be_yearly(self) -> bool:
        """Whether nothing contradicts the household's đồng of a year, as on the sheet Thu nhập."""
        return self.scale == 1 and self.per != "person" and self.period in (None, "year")

    @property
    def differs(self) -> Literal["unit", "subject", "unstated"] | None:
        """The part that contradicts đồng per person and month; None where nothing does."""
        if self.more:
            return "subject"
        if (
            self.scale not in (None, 1)
            or self.per == "household"
            or self.period in ("year", "other")
        ):
            return "unit"
        return None if self.is_contract else "unstated"


@lru_cache(maxsize=1024)
def stated_income(words: str) -> StatedMeasure | None:
    """Return what a heading of income states; None where it is no heading of income."""
    text = reading_key(words)
    return _measure_in(text, _EMPTY) if _INCOME.search(text) else None


def stated_unit(words: str) -> StatedMeasure | None:
    """Return what words of a unit alone state, such as `ĐVT: 1.000 đồng`; None for other words.

    Words of another subject are no unit of the figures below: not Triệu Phong, the district.
    """
    if "ngân" in words.casefold():  # a bank or a budget; without marks the word is ngàn, thousand
        return None
    # A number at the beginning of a heading is its own; in a unit it is the scale.
    text = _BESIDE_UNIT.sub(" ", reading_key(f"tính {words}"))
    stated = _measure_in(text, _AROUND_UNIT)
    return None if stated.scale is None or stated.more else stated


def _measure_in(text: str, empty: frozenset[str]) -> StatedMeasure:
    """Return the measure in the key of some words; those in `empty` show no other subject."""
    scale: int | None = None
    for factor, pattern in _SCALES:
        text, count = pattern.subn(" ", text)
        if count and scale is None:
            scale = factor
    period: Period | None = None
    for name, pattern in _PERIODS:
        text, count = pattern.subn(" ", text)
        if count:
            # Two different periods contradict each other: then neither counts.
            period = name if period is None else "other"
    text, persons = _PERSON.subn(" ", text)
    text, households = _HOUSEHOLD.subn(" ", text)
    per: Per | None = "household" if households else "person" if persons else None
    return StatedMeasure(scale, per, period, not set(text.split()) <= empty)
