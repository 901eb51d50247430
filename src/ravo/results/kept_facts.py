"""The facts of a survey that results keep beside `Kết quả`, without citizen numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.criteria.loader import founding_edition
from ravo.results.listed_deaths import ListedDeath, deaths_in
from ravo.review.review import Review
from ravo.survey.departures import departed
from ravo.survey.members import completed_months, owners, review_day
from ravo.survey.survey import Survey, Table
from ravo.typed_columns import TypedColumns, days_in, given_in, months_in, objects, years_in

SHOWN_DIGITS = 4
"""The number of last digits of a citizen number that are kept, as messages show them too."""
MEMBER_TEXTS = ("name", "relation", "sex", "ethnicity")
MEMBER_FLAGS = ("child", "pupil")
MEMBER_ANSWERS = ("insured", "malnourished", "attends_school")
PERSON_ANSWERS = (
    "disabled",
    "social_allowance",
    "stable_livelihood",
    "maternity",
    "pregnant",
    "nursing",
)
PERSON_CHOICES = ("work", "school_level", "highest_degree")
HOME_ANSWERS = ("wall_durable", "pillar_durable", "roof_durable", "floor_durable")
HOME_FIGURES = ("income", "housing_support_year")
HOME_DAYS = ("separated_on", "decision_date")
REQUEST_CHOICES = ("request", "review_reason")
REQUEST_ANSWER = "asked_average_living"
YEAR, MONTH = 10_000, 100
"""The factors of a day as one figure, year × YEAR + month × MONTH + day; 0 for unknown parts."""
CLUE_TEXTS = ("head_name", "head_sex", "village", "opening_class", "change_reason", "origin_code")
CLUE_FIGURES = ("head_birth_year", "size")
CLUES = ("code", "area", "departed", *CLUE_TEXTS, *CLUE_FIGURES)
FactsLost = Literal["old", "members", "households"]
"""The facts that results lack: all (`old`: written before there were any), or those of a hidden
sheet that was changed or deleted."""


@dataclass(frozen=True)
class KeptFacts:
    """The facts that forms, the pairing of two years and programmes need beside `Kết quả`.

    A household is identified by its place: the scored households in the order of `Kết quả`, then
    those without a class in the order of the survey.

    - `members` has a row per member of a household, in the order of the survey: `household`
      (place), `name`, `relation`, `sex`, `ethnicity` (text or None), `birth_year` (float64),
      `child` and `pupil` (bool: under 16, and of the age of a pupil, on the day of the review),
      `insured`, `malnourished`, `attends_school` and other PERSON_ANSWERS (YES / NO / UNKNOWN);
      PERSON_CHOICES (words or None), `born` (the birth as far as it is known, as `written_days`
      reads it, NaN for none) and `row` (of the sheet `Thành viên`, NaN for none). None where the
      survey has no sheet of members.
    - `tails` are the last four digits of the head's citizen number per place, None for none.
    - `unscored` has a row per household without a class: CLUES (`departed` is bool: it died out or
      moved away).
    - `homes` has a row per place: HOME_ANSWERS (YES / NO / UNKNOWN), HOME_FIGURES (float64:
      `income` as judged), HOME_DAYS (figures as `born`) and `decision_number`. None in results of
      an earlier ravo, and where its sheet is lost.
    - `requests` has a row per place: REQUEST_CHOICES (words or None) and REQUEST_ANSWER (YES / NO /
      UNKNOWN). None where `homes` is, in results that did not keep it yet, and in a month's list.
    - `deaths` are the people who died.
    """

    members: TypedColumns | None
    tails: NDArray[np.object_]
    unscored: TypedColumns
    homes: TypedColumns | None = None
    requests: TypedColumns | None = None
    deaths: tuple[ListedDeath, ...] = ()


def facts_of(review: Review) -> KeptFacts:
    """Return the facts of a review's survey that its results keep."""
    survey = review.survey
    has_class = np.array([klass is not None for klass in review.verdicts.klass], dtype=bool)
    order = np.concatenate([np.flatnonzero(has_class), np.flatnonzero(~has_class)])
    homes = survey.households.columns
    areas, gone = review.verdicts.area, departed(survey)
    clues = homes.with_columns({"area": areas, "departed": gone}).only(CLUES)
    return KeptFacts(
        members=members_of(survey, order),
        tails=_tails(homes["head_citizen_id"][order]),
        unscored=clues.at(~has_class),
        homes=_homes(survey.households, review.verdicts.income).at(order),
        requests=homes.only((*REQUEST_CHOICES, REQUEST_ANSWER)).at(order),
        deaths=deaths_in(survey),
    )


def _homes(table: Table, income: NDArray[np.float64]) -> TypedColumns:
    """Return the columns of `KeptFacts.homes`, in the order of the survey."""
    days = {name: known_days(table.columns[name], table.short_days.get(name)) for name in HOME_DAYS}
    return kept_homes(table.columns.with_columns({"income": income, **days}))


def kept_homes(homes: TypedColumns) -> TypedColumns:
    """Return those columns of households that belong to `KeptFacts.homes`."""
    return homes.only((*HOME_ANSWERS, *HOME_FIGURES, *HOME_DAYS, "decision_number"))


def known_days(
    days: NDArray[np.datetime64], short: NDArray[np.object_] | None = None
) -> NDArray[np.float64]:
    """Return days as figures such as 20240531; `short` has years or months of births, else None."""
    figures = years_in(days) * YEAR + months_in(days) * MONTH + days_in(days)
    if short is not None:
        for row in np.flatnonzero(given_in(short) & ~np.isnan(figures)).tolist():
            figures[row] = day_figure(short[row])
    return figures


def day_figure(written: object) -> float:
    """Return a day, a year or a month (`05/2024`) as a figure; NaN for anything else."""
    if isinstance(written, date):
        return float(written.year * YEAR + written.month * MONTH + written.day)
    if isinstance(written, str):
        month, _, year = written.rpartition("/")
        return float(int(year) * YEAR + int(month or 0) * MONTH)
    if isinstance(written, int | float) and written == written:
        return float(written * YEAR)
    return np.nan


def written_days(figures: Iterable[float]) -> list[date | int | str | None]:
    """Return figures of days as in a survey: a day, a year, a month (`05/2024`), or None."""
    every = list(figures)
    known = {figure: _written_day(int(figure)) for figure in set(every) if figure == figure}
    return [known.get(figure) for figure in every]


def _written_day(figure: int) -> date | int | str:
    year, month, day = figure // YEAR, figure % YEAR // MONTH, figure % MONTH
    if day:
        return date(year, month, day)
    return f"{month:02d}/{year}" if month else year


def members_of(survey: Survey, order: NDArray[np.int64]) -> TypedColumns | None:
    """Return the members of `KeptFacts`; `order` holds the household record at each place."""
    table = survey.members
    if table is None:
        return None
    owner = owners(survey.households, table)
    people = table.only(owner >= 0)
    given, births = people.columns, people.columns["birth"]
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    return TypedColumns(
        {
            "household": places[owner[owner >= 0]],
            **given.only(MEMBER_TEXTS).arrays,
            "birth_year": years_in(births),
            **_age_groups(completed_months(births, review_day(survey))),
            **given.only((*MEMBER_ANSWERS, *PERSON_ANSWERS, *PERSON_CHOICES)).arrays,
            "born": known_days(births, people.short_days.get("birth")),
            "row": people.rows.astype(np.float64),
        }
    )


def _age_groups(months: NDArray[np.float64]) -> dict[str, NDArray[np.bool_]]:
    """Return flags of children, and of people of the age of a pupil; False for unknown births."""
    law = founding_edition()
    child = months < law.cutoff("nutrition", "child_under") * MONTHS_IN_YEAR
    pupil = child & (months >= law.cutoff("child_schooling", "age_from") * MONTHS_IN_YEAR)
    return {"child": child, "pupil": pupil}


def _tails(numbers: NDArray[np.object_]) -> NDArray[np.object_]:
    return objects([None if number is None else number[-SHOWN_DIGITS:] for number in numbers])
