"""The settings of a report: choices of an office, its plan and its province."""

import re
from datetime import date
from functools import cache
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    field_validator,
    model_validator,
)

from ravo.contract.columns import columns_of
from ravo.criteria.terms import INDICATORS

MOST_RECHECK_DAYS = 60
_COMMITTEE = re.compile(r"(?:ủy ban nhân dân|uỷ ban nhân dân|ubnd)\s{1,9}", re.IGNORECASE)


@cache
def peoples_to_name() -> tuple[str, ...]:
    """Return the ethnic groups of the survey's list, without Kinh."""
    column = next(item for item in columns_of("households") if item.name == "ethnicity")
    return tuple(name for name in column.vocabulary if name != "Kinh")


def _people(name: str) -> str:
    if name not in peoples_to_name():
        raise ValueError(name)
    return name


def _plain_unit(name: str) -> str:
    """Return the name of a unit without the words of its committee, which the heads print."""
    return _COMMITTEE.sub("", name.strip()) or name


LEAST_POINTS = 0.05
FIRST_DAY, LAST_DAY = date(2021, 1, 1), date(2100, 12, 31)
"""The first and last day of a decision: the decree on which every review is based is of 2021."""


def _printable_points(points: float) -> float:
    """Refuse a percentage written as a fraction, or with more decimals than reports print.

    No plan sets less than 0.05 points.
    """
    if 0 < points < LEAST_POINTS or round(points, 2) != points:
        raise ValueError(points)
    return points


SettingText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
TargetPoints = Annotated[float, Field(ge=0, le=100), AfterValidator(_printable_points)]
SettingYear = Annotated[int, Field(strict=False, ge=2000, le=2100)]
Names = Annotated[tuple[SettingText, ...], Field(strict=False, max_length=60)]
Peoples = Annotated[
    tuple[Annotated[SettingText, AfterValidator(_people)], ...], Field(strict=False)
]
Blocks = Literal["none", "area"]
PlannedRate = Literal["poor", "multidimensional"]
"""The rate that a plan reduces: of the poor, or of the poor and near-poor together."""
FROZEN = ConfigDict(frozen=True, extra="forbid", strict=True)


class YearTarget(BaseModel):
    """The reduction of a rate that a plan sets for one year, in percentage points.

    `source` is the document that sets it; it is required.
    """

    model_config = FROZEN

    least: TargetPoints
    most: TargetPoints
    source: SettingText
    rate: PlannedRate = "poor"

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.least > self.most:
            raise ValueError(self.most)
        return self


class CauseNames(BaseModel):
    """The causes of poverty in the office's own words; None uses those of the form."""

    model_config = FROZEN

    land: SettingText | None = None
    capital: SettingText | None = None
    labour: SettingText | None = None
    tools: SettingText | None = None
    knowledge: SettingText | None = None
    skills: SettingText | None = None
    illness: SettingText | None = None
    other: SettingText | None = None

    def of(self, cause: str, standard: str) -> str:
        """Return the words for a cause: the office's own, else the standard ones."""
        own: str | None = getattr(self, cause)
        return own or standard


class ReportSettings(BaseModel):
    """The settings of a report.

    `unit` replaces the name of the unit in the heads. `peoples` are the ethnic groups with a column
    of their own on form 9 (default: the ten largest minorities of the listed households), all
    others are `Khác`. `local_ethnic` prints the columns of local peoples. `list_missing` prints the
    communes that sent no results. `blocks` divides the forms by area (`area`) or not (`none`).
    `target` is by review year. A household is near the line within `near_line_points` of B1 or
    `near_line_indicators` deprived indicators of it. `decision_number` and `decision_date` are of
    the decision that recognises the results; `basis` are documents to list after the law's.
    `complaints_at` is where complaints about posted lists are received. `holidays` is the office's
    file of holidays, beside the settings; `recheck_days` the working days of a re-check after a
    complaint, where the act's number is not at hand. `map_file` is the office's map of its
    communes, beside the settings; `map_code` its property that has their codes.
    """

    model_config = FROZEN

    unit: Annotated[SettingText, AfterValidator(_plain_unit)] | None = None
    place: SettingText | None = None
    prepared_by: SettingText | None = None
    signed_by: SettingText | None = None
    signer_title: SettingText | None = None
    decision_number: SettingText | None = None
    decision_date: Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)] | None = None
    basis: Names = ()
    target: dict[SettingYear, YearTarget] = Field(default_factory=dict)
    blocks: Blocks = "none"
    peoples: Peoples | None = None
    local_ethnic: bool = False
    causes: CauseNames = Field(default_factory=CauseNames)
    list_missing: bool = True
    near_line_points: Annotated[int, Field(ge=0, le=100)] = 3
    near_line_indicators: Annotated[int, Field(ge=0, le=INDICATORS)] = 1
    complaints_at: SettingText | None = None
    holidays: SettingText | None = None
    recheck_days: Annotated[int, Field(ge=0, le=MOST_RECHECK_DAYS)] | None = None
    map_file: SettingText | None = None
    map_code: SettingText | None = None

    @field_validator("peoples")
    @classmethod
    def _each_once(cls, names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        if names is not None and len(set(names)) < len(names):
            raise ValueError(names)
        return names

    def target_of(self, year: int) -> YearTarget | None:
        """Return the target of a review year; None where none is set."""
        return self.target.get(year)
