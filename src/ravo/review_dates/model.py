"""The model of the dates of a review: every date with its citation and mark."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator

from ravo.criteria.model import Citation, GivenText, Mark, refuse_absent
from ravo.formats import UnitLevel

LEVELS: tuple[UnitLevel, ...] = get_args(UnitLevel)
Month = Annotated[int, Field(ge=1, le=12)]
Day = Annotated[int, Field(ge=1, le=31)]
TermUnit = Literal["working_days", "days"]
"""What a term is counted in; `days` are all days of the calendar."""


class _FrozenDates(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class YearlyDate(_FrozenDates):
    """A day that comes in each of some months, or a stretch of days from it to another one.

    `levels` are the offices with work on it. With `passes_tiers` a report goes from one level to
    the next, so that it has other receivers since there is no district; with `of_one_office` the
    day is one office's own, which others change. `remind_days` before it a calendar reminds.
    With `before` the work must be done before the day: the last day in time is the one before it.
    `reported_by` is the date on which the work of a month is reported in the next month, where
    that month has it. With `only_two_tier` there is the date only since there is no district.
    """

    id: str
    levels: tuple[UnitLevel, ...] = Field(min_length=1)
    months: tuple[Month, ...] = Field(min_length=1)
    day: Day
    until_month: Month | None = None
    until_day: Day | None = None
    remind_days: int = Field(ge=1, le=60)
    citation: Citation
    mark: Mark
    passes_tiers: bool = False
    of_one_office: bool = False
    before: bool = False
    reported_by: str | None = None
    only_two_tier: bool = False

    @model_validator(mode="after")
    def _stretch_ends_after_it_began(self) -> "YearlyDate":
        """Refuse half an end, an end before the beginning, and a day that some year lacks."""
        if (self.until_month is None) != (self.until_day is None):
            raise ValueError("until")
        for month in self.months:
            first = date(2023, month, self.day)
            if self.until_month is not None and self.until_day is not None:
                last = date(2023, self.until_month, self.until_day)
                if last <= first:
                    raise ValueError("until")
        return self

    @model_validator(mode="after")
    def _before_is_of_one_day(self) -> "YearlyDate":
        """Refuse a stretch of days before whose first day something is due."""
        if self.before and self.until_month is not None:
            raise ValueError("before")
        return self

    @model_validator(mode="after")
    def _has_a_source(self) -> "YearlyDate":
        if self.mark is Mark.absent:
            raise ValueError("absent")
        return self


class YearNote(_FrozenDates):
    """What is to be known of one date in one year; `id` names its words."""

    id: str
    task: str
    year: int
    citation: Citation
    mark: Mark


class LegalTerm(_FrozenDates):
    """A number of days that something takes; None where the act has one that is not at hand."""

    id: str
    days: Annotated[int, Field(ge=1, le=60)] | None
    unit: TermUnit
    citation: Citation
    mark: Mark

    @model_validator(mode="after")
    def _absent_has_no_number(self) -> "LegalTerm":
        """Refuse a number that is not at hand, and a source of none."""
        refuse_absent(self.days, self.mark, "days")
        return self


class FirstDay(_FrozenDates):
    """Whether the day from which days are counted is the first of them."""

    counts: bool
    mark: Mark


class ReviewDates(_FrozenDates):
    """The dates of one act: the days on which it holds, its documents, what comes in a year.

    From `two_tier_from` on there is no district; that the reports then go to the province is
    stated by `two_tier_document` with the mark `two_tier_mark`. `checked_on` is the day on which
    the dates were last compared with their sources.
    """

    id: str
    applies_from: date
    applies_to: date
    two_tier_from: date
    checked_on: date
    documents: dict[str, GivenText]
    two_tier_document: str
    two_tier_mark: Mark
    dates: tuple[YearlyDate, ...] = Field(min_length=1)
    terms: tuple[LegalTerm, ...] = ()
    first_day: FirstDay
    notes: tuple[YearNote, ...] = ()
    path: Path
    checksum: str

    @model_validator(mode="after")
    def _documents_are_there(self) -> "ReviewDates":
        cited = {one.citation.document for one in self.dates} | {self.two_tier_document}
        cited |= {term.citation.document for term in self.terms}
        cited |= {note.citation.document for note in self.notes}
        if not cited <= set(self.documents):
            raise ValueError("documents")
        for listed in (self.dates, self.terms):
            if len({one.id for one in listed}) != len(listed):
                raise ValueError("id")
        named = {note.task for note in self.notes} | {one.reported_by for one in self.dates}
        if not named <= {None, *(one.id for one in self.dates)}:
            raise ValueError("task")
        return self

    def date_of(self, task: str) -> YearlyDate:
        """Return the date of that id."""
        return next(one for one in self.dates if one.id == task)

    def term(self, id: str) -> LegalTerm:
        """Return the term of that id."""
        return next(one for one in self.terms if one.id == id)

    @property
    def years(self) -> str:
        """The years that have dates, such as `2021–2026`."""
        return f"{self.applies_from.year}–{self.applies_to.year}"
