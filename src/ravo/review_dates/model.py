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
"""The unit of a term; `days` are all days of the calendar."""


class _FrozenDates(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class YearlyDate(_FrozenDates):
    """A day in each of `months`, or a range of days from it to another day.

    `levels` are the offices with work on it. With `passes_tiers` a report goes from one level to
    the next, so that it has other receivers since districts were abolished; with `of_one_office`
    the day is set by one office, and others may have another. A calendar reminds `remind_days`
    before it. With `before` the work must be done before the day, so the day before is the last.
    `reported_by` is the id of the date in the next month on which the month's work is reported, if
    that month has it. With `only_two_tier` the date exists only since districts were abolished.
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
        """Raise ValueError for half an end, an end not after the start, a day some year lacks."""
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
        """Raise ValueError for a range of days with `before`, which needs a single day."""
        if self.before and self.until_month is not None:
            raise ValueError("before")
        return self

    @model_validator(mode="after")
    def _has_a_source(self) -> "YearlyDate":
        if self.mark is Mark.absent:
            raise ValueError("absent")
        return self


class YearNote(_FrozenDates):
    """A note on one date in one year; `id` is the key of its words."""

    id: str
    task: str
    year: int
    citation: Citation
    mark: Mark


class LegalTerm(_FrozenDates):
    """A term of the act as a number of days; None where the number is not known."""

    id: str
    days: Annotated[int, Field(ge=1, le=60)] | None
    unit: TermUnit
    citation: Citation
    mark: Mark

    @model_validator(mode="after")
    def _absent_has_no_number(self) -> "LegalTerm":
        """Raise ValueError unless the number is None exactly where the mark is `absent`."""
        refuse_absent(self.days, self.mark, "days")
        return self


class FirstDay(_FrozenDates):
    """The rule whether the day from which days are counted is itself counted."""

    counts: bool
    mark: Mark


class ReviewDates(_FrozenDates):
    """The dates of one act: the days on which it is in force, its documents, its yearly dates.

    From `two_tier_from` on there are no districts; `two_tier_document`, with the mark
    `two_tier_mark`, is the source for reports going to the province then. `checked_on` is the day
    on which the dates were last compared with their sources.
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
