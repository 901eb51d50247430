"""The model of an edition of the criteria: every value with its unit, citation and mark."""

import re
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from ravo.criteria.terms import AREAS, Area, HouseholdClass
from ravo.messages import Lang, Text
from ravo.yamlfile import text_of

MeasureId = Literal["income", "b1"]
LineClass = Literal[HouseholdClass.poor, HouseholdClass.near_poor, HouseholdClass.average_living]
MEASURES: tuple[MeasureId, ...] = ("income", "b1")
BOTH_AREAS = "both"
"""The key of lines that apply to rural and to urban households."""
LINE_CLASSES: tuple[LineClass, ...] = (
    HouseholdClass.poor,
    HouseholdClass.near_poor,
    HouseholdClass.average_living,
)


A_MONTH, A_YEAR = "đồng/người/tháng", "đồng/người/năm"
INCOME_UNITS = {A_MONTH: 1, A_YEAR: 12}
"""The possible units of a line of income, each with its number of months."""


class Mark(StrEnum):
    """The certainty of a value: quoted by two sources, by one, by none, or absent."""

    quoted = "quoted"
    secondary = "secondary"
    unverified = "unverified"
    absent = "absent"


class _FrozenEdition(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


_PLACE = (
    r"(?: Điều (?P<article>[^\s()]+))?(?: khoản (?P<clause>[^\s()]+))?"
    r"(?: điểm (?P<point>[^\s()]+))?"
)
_CITATION = re.compile(r"(?P<document>\S+)(?: Phụ lục (?P<annex>[^\s()]+))?" + _PLACE)
# The only annex of a document has no number; the article that refers to it follows in brackets.
_ONE_ANNEX = re.compile(
    r"(?P<document>\S+) Phụ lục(?P<annex>)(?: \(" + _PLACE.replace(" Điều", "Điều", 1) + r"\))?"
)
IN_ENGLISH = (("Phụ lục", "Annex"), ("Điều", "Article"), ("khoản", "clause"), ("điểm", "point"))


class Citation(_FrozenEdition):
    """The place of a value: document id, annex, article (Điều), clause (khoản), point (điểm).

    `annex` is empty for the only annex of a document, which has no number; the article is then
    the one that refers to it.
    """

    document: str
    annex: str | None = None
    article: str | None = None
    clause: str | None = None
    point: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _parse(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        words = value.strip()
        match = _CITATION.fullmatch(words) or _ONE_ANNEX.fullmatch(words)
        if match is None:
            raise ValueError("citation")
        return match.groupdict()

    def say(self, lang: Lang) -> str:
        """Return the citation in the style of lawyers of `lang`."""
        return str(self) if lang == "vi" else self._english()

    def _english(self) -> str:
        words = str(self)
        for vietnamese, english in IN_ENGLISH:
            words = words.replace(vietnamese, english)
        return words

    def __str__(self) -> str:
        """Return the Vietnamese form, such as `nd07-2021 Điều 3 khoản 2 điểm a`."""
        parts = (("Điều", self.article), ("khoản", self.clause), ("điểm", self.point))
        place = " ".join(f"{word} {part}" for word, part in parts if part)
        if self.annex is None:
            return f"{self.document} {place}".rstrip()
        if self.annex:
            return f"{self.document} Phụ lục {self.annex} {place}".rstrip()
        return f"{self.document} Phụ lục" + (f" ({place})" if place else "")


GivenText = Annotated[Text, BeforeValidator(text_of)]


def refuse_absent(value: object, mark: Mark, why: str = "absent") -> None:
    """Raise ValueError unless a value is None exactly where its mark is `absent`."""
    if (value is None) != (mark is Mark.absent):
        raise ValueError(why)


class Cited(_FrozenEdition):
    """The citation, mark and dates of every value; dates default to the edition's."""

    citation: Citation
    mark: Mark
    unit: str = ""
    published: date | None = None
    applies_from: date | None = None
    applies_to: date | None = None
    checked_on: date | None = None
    note: GivenText | None = None


class Value(Cited):
    """One figure; None exactly where its mark is `absent`."""

    value: float | None = None

    @model_validator(mode="after")
    def _absent_has_no_value(self) -> "Value":
        refuse_absent(self.value, self.mark)
        return self


class ClassLine(Cited):
    """A class's interval of evidence: above < value ≤ upto, and a range of deprivation counts.

    Units: đồng per member and month or year (income) or points (b1). Both bounds are None where
    the mark is `absent`. With `count_absent` the bounds are known, but not the number of deprived
    indicators that the class requires: between the bounds the class is then open.
    """

    klass: LineClass
    above: float | None = None
    upto: float | None = None
    at_least: int = 0
    at_most: int | None = None
    count_absent: bool = False

    @model_validator(mode="after")
    def _count_known_or_absent(self) -> "ClassLine":
        counted = bool(self.at_least) or self.at_most is not None
        if self.count_absent and (counted or self.upto is None):
            raise ValueError("count_absent")
        return self

    @model_validator(mode="after")
    def _bounded(self) -> "ClassLine":
        if (self.upto is None) != (self.mark is Mark.absent):
            raise ValueError("absent")
        if self.above is not None and self.upto is not None and self.above >= self.upto:
            raise ValueError("above")
        return self

    def holds(self, value: float, deprived: int) -> bool:
        """Return whether a value and a deprivation count certainly lie inside this line."""
        return (
            self.covers(value)
            and not self.count_absent
            and deprived >= self.at_least
            and (self.at_most is None or deprived <= self.at_most)
        )

    def covers(self, value: float) -> bool:
        """Return whether a value lies between the bounds, for any count."""
        if self.upto is None:
            return False
        return (self.above is None or value > self.above) and value <= self.upto


class AreaLines(_FrozenEdition):
    """The lines of one class by area; `shared` is True where the file has one list for both."""

    rural: tuple[ClassLine, ...] = ()
    urban: tuple[ClassLine, ...] = ()
    shared: bool = False

    @model_validator(mode="before")
    @classmethod
    def _share(cls, value: Any) -> Any:
        """Return the values with the lines under `both` copied to each area.

        Raises ValueError where there are other keys beside `both`.
        """
        if not isinstance(value, dict) or BOTH_AREAS not in value:
            return value
        if len(value) > 1:
            raise ValueError(BOTH_AREAS)
        return {**dict.fromkeys(AREAS, value[BOTH_AREAS]), "shared": True}


class Measure(_FrozenEdition):
    """The lines of one kind of evidence by class."""

    poor: AreaLines = AreaLines()
    near_poor: AreaLines = AreaLines()
    average_living: AreaLines = AreaLines()

    @model_validator(mode="before")
    @classmethod
    def _name_classes(cls, value: Any) -> Any:
        """Return the values with the class, which is a key in the file, added to each line."""
        if not isinstance(value, dict):
            return value
        named = {}
        for klass, areas in value.items():
            if isinstance(areas, dict):
                areas = {area: _classed(klass, lines) for area, lines in areas.items()}
            named[klass] = areas
        return named


def _classed(klass: str, lines: Any) -> Any:
    if not isinstance(lines, list):
        return lines
    return [{"klass": klass, **line} if isinstance(line, dict) else line for line in lines]


class Indicator(_FrozenEdition):
    """One indicator of deprivation; `cutoffs` are the figures its formula uses."""

    id: str
    label: GivenText
    service: GivenText
    deprived_when: GivenText
    citation: Citation
    mark: Mark
    note: GivenText | None = None
    derivable: bool = True
    cutoffs: dict[str, Value] = {}
    number: int = 0


class Document(_FrozenEdition):
    """A legal document that an edition cites.

    `full_name_vi` is the name with number, day and issuer, as official papers write it. A document
    that `amends` another is named together with it. A document that no value cites is a basis of
    reviews only from the year `basis_from` on.
    """

    title: GivenText
    published: date | None = None
    full_name_vi: str | None = None
    amends: str | None = None
    basis_from: int | None = None


class Coverage(_FrozenEdition):
    """One article and the extent to which it is encoded: full, part or none."""

    citation: Citation
    state: Literal["full", "part", "none"]
    note: GivenText


class Edition(_FrozenEdition):
    """One edition of the criteria. A value is read by its path: `edition.income.poor.rural`."""

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9-]*$")
    title: GivenText
    scope: Literal["national", "provincial"]
    extends: str | None = None
    first_year: int
    last_year: int
    published: date | None
    applies_from: date | None
    applies_to: date | None
    checked_on: date
    documents: dict[str, Document]
    income: Measure
    b1: Measure
    indicators: tuple[Indicator, ...]
    indicators_absent: bool = False
    indicator_count: Value | None = None
    deprivation_points: Value
    retirement: dict[Literal["men", "women"], dict[int, Value]] = {}
    values: dict[str, dict[str, Value]] = {}
    coverage: tuple[Coverage, ...] = ()
    path: Path
    checksum: str

    @model_validator(mode="before")
    @classmethod
    def _number(cls, value: Any) -> Any:
        """Return the values with the indicators numbered from 1 in the order of the file."""
        if not isinstance(value, dict) or not isinstance(value.get("indicators"), list):
            return value
        numbered = [
            {**item, "number": place} if isinstance(item, dict) else item
            for place, item in enumerate(value["indicators"], start=1)
        ]
        return {**value, "indicators": numbered}

    @property
    def points_per_indicator(self) -> int | None:
        """Points of B2 for one deprived indicator (tt07-2021 Điều 1 khoản 1); None if absent."""
        value = self.deprivation_points.value
        return None if value is None else int(value)

    @property
    def most_deprived(self) -> int | None:
        """The number of indicators, even if they are not listed; None where it is not known."""
        if not self.indicators_absent:
            return len(self.indicators)
        count = self.indicator_count
        return None if count is None or count.value is None else int(count.value)

    @property
    def income_months(self) -> int:
        """The number of months in the lines' unit of income: 12 where it is a year, else 1."""
        lines = (*self.find_lines("income", "rural"), *self.find_lines("income", "urban"))
        return max((INCOME_UNITS.get(line.unit, 1) for line in lines), default=1)

    @property
    def years(self) -> str:
        """The review years that the edition covers, such as `2021–2026`."""
        return f"{self.first_year}–{self.last_year}"

    def covers(self, year: int) -> bool:
        """Return whether the edition applies to reviews of `year`."""
        return self.first_year <= year <= self.last_year

    def cutoff(self, indicator: str, name: str) -> float:
        """Return a cut-off that the formula of an indicator uses; NaN where its mark is `absent`.

        Raises KeyError for an indicator or a cut-off that the edition does not list.
        """
        cutoffs = {item.id: item.cutoffs for item in self.indicators}[indicator]
        value = cutoffs[name].value
        return float("nan") if value is None else value

    def find_lines(self, measure: MeasureId, area: Area) -> tuple[ClassLine, ...]:
        """Return the lines of one measure and area, absent ones included, poor first."""
        lines: tuple[ClassLine, ...] = ()
        for klass in LINE_CLASSES:
            lines += getattr(getattr(getattr(self, measure), klass), area)
        return lines

    def dated(self, value: Cited) -> tuple[date | None, date | None, date | None, date]:
        """Return (published, applies from, applies to, checked on) of a value.

        Dates of effect that the file does not give are the edition's; null in the file means that
        the date is not known. The day of publication is that of the document that the value cites.
        """
        document = self.documents.get(value.citation.document)
        return (
            value.published or (document.published if document else None),
            value.applies_from if "applies_from" in value.model_fields_set else self.applies_from,
            value.applies_to if "applies_to" in value.model_fields_set else self.applies_to,
            value.checked_on or self.checked_on,
        )
