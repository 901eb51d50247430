"""What results keep of a survey beside `Kết quả`: members and clues, without citizen numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.criteria.loader import founding_edition
from ravo.criteria.truth import answers_in
from ravo.frames import frame_of
from ravo.results.listed_deaths import ListedDeath, deaths_in
from ravo.review.review import Review
from ravo.survey.departures import departed
from ravo.survey.members import completed_months, owners, review_day
from ravo.survey.survey import Survey, Table

SHOWN_DIGITS = 4
"""The last digits of a citizen number that messages show as well."""
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
"""A day as one figure: its year, month and number in a row, 0 in place of what is not known."""
CLUE_TEXTS = ("head_name", "head_sex", "village", "opening_class", "change_reason", "origin_code")
CLUE_FIGURES = ("head_birth_year", "size")
FactsLost = Literal["old", "members", "households"]
"""What results lack of such facts: all of them, as they were written before there were any, or
those of a hidden sheet that somebody changed or deleted."""


@dataclass(frozen=True)
class KeptFacts:
    """What forms, the pairing of two years and programmes of support need beside `Kết quả`.

    A household is known by its place: the scored households in the order of `Kết quả`, then
    those without a class in the order of the survey. `members` has a row per member of a household,
    in the order of the survey: `household` (place), `name`, `relation`, `sex`, `ethnicity` (text
    or None), `birth_year` (float64), `child` and `pupil` (bool: under 16, and of the age of a
    pupil, on the day of the review), `insured`, `malnourished`, `attends_school` (YES / NO /
    UNKNOWN) and so PERSON_ANSWERS; PERSON_CHOICES (words or None), `born` (the birth as far as it
    is known, as `written_days` reads it, NaN for none) and `row` (the number of the row on
    `Thành viên`, NaN where there is none); it is None where the survey has no sheet of members.
    `tails` holds the last four
    digits of the head's citizen number per place, None where there is none. `unscored` has a row
    per household without a class: `code`, `area`, `departed` (bool: it died out or moved away), the
    columns of CLUE_TEXTS and CLUE_FIGURES. `homes` has a row per place: HOME_ANSWERS (YES / NO /
    UNKNOWN), HOME_FIGURES (float64: `income` as it was judged), HOME_DAYS (figures as `born`) and
    `decision_number`; it is None in results of an earlier ravo, and where its sheet is lost.
    `requests` has a row per place of what a household requested: REQUEST_CHOICES (words or None)
    and REQUEST_ANSWER (YES / NO / UNKNOWN); it is None where `homes` is, in results that did not
    keep it yet, and in lists of a month. `deaths` names who died.
    """

    members: pd.DataFrame | None
    tails: NDArray[np.object_]
    unscored: pd.DataFrame
    homes: pd.DataFrame | None = None
    requests: pd.DataFrame | None = None
    deaths: tuple[ListedDeath, ...] = ()


def facts_of(review: Review) -> KeptFacts:
    """Return what the results of a review keep of its survey."""
    survey = review.survey
    has_class = np.array([klass is not None for klass in review.verdicts.klass], dtype=bool)
    order = np.concatenate([np.flatnonzero(has_class), np.flatnonzero(~has_class)])
    frame = survey.households.frame
    return KeptFacts(
        members=members_of(survey, order),
        tails=_tails(frame["head_citizen_id"].iloc[order]),
        unscored=_unscored(
            frame[~has_class], review.verdicts.area[~has_class], departed(survey)[~has_class]
        ),
        homes=_homes(survey.households, review.verdicts.income).iloc[order].reset_index(drop=True),
        requests=_requests(frame).iloc[order].reset_index(drop=True),
        deaths=deaths_in(survey),
    )


def _requests(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the requests that `KeptFacts` has, in the order of the survey."""
    data: dict[str, Any] = {name: text_or_none(frame[name]) for name in REQUEST_CHOICES}
    return frame_of({**data, REQUEST_ANSWER: answers_in(frame, REQUEST_ANSWER)})


def _homes(table: Table, income: NDArray[np.float64]) -> pd.DataFrame:
    """Return the facts of households that `KeptFacts` has, in the order of the survey."""
    days = {name: known_days(table.frame[name], table.short_days.get(name)) for name in HOME_DAYS}
    return homes_frame(table.frame.assign(income=income), days)


def homes_frame(frame: pd.DataFrame, days: Mapping[str, NDArray[np.float64]]) -> pd.DataFrame:
    """Return the columns of `KeptFacts.homes` of a frame of households; `days` are HOME_DAYS."""
    data: dict[str, Any] = {name: answers_in(frame, name) for name in HOME_ANSWERS}
    data |= {name: frame[name].to_numpy(dtype=np.float64) for name in HOME_FIGURES}
    data |= days
    data["decision_number"] = text_or_none(frame["decision_number"])
    return frame_of(data)


def known_days(
    days: "pd.Series[pd.Timestamp]", short: NDArray[np.object_] | None = None
) -> NDArray[np.float64]:
    """Return days as figures such as 20240531; `short` are years and months alone, else None."""
    dates = days.dt
    known = dates.year * YEAR + dates.month * MONTH + dates.day
    found = np.array(known, dtype=np.float64)
    if short is not None:
        for row in np.flatnonzero(~pd.isna(short) & ~np.isnan(found)).tolist():
            found[row] = day_figure(short[row])
    return found


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
    """Return figures of days as a survey gives them: a day, a year, a month (`05/2024`), None."""
    every = list(figures)
    known = {figure: _written_day(int(figure)) for figure in set(every) if figure == figure}
    return [known.get(figure) for figure in every]


def _written_day(figure: int) -> date | int | str:
    year, month, day = figure // YEAR, figure % YEAR // MONTH, figure % MONTH
    if day:
        return date(year, month, day)
    return f"{month:02d}/{year}" if month else year


def members_of(survey: Survey, order: NDArray[np.int64]) -> pd.DataFrame | None:
    """Return the members of `KeptFacts`; `order` holds the household record at each place."""
    table = survey.members
    if table is None:
        return None
    owner = owners(survey.households, table)
    kept = np.flatnonzero(owner >= 0)
    frame = table.frame.iloc[kept]
    places = np.empty(len(order), dtype=np.int64)
    places[order] = np.arange(len(order))
    births = frame["birth"]
    data: dict[str, object] = {"household": places[owner[kept]]}
    data |= {name: text_or_none(frame[name]) for name in MEMBER_TEXTS}
    data["birth_year"] = births.dt.year.to_numpy(dtype=np.float64, na_value=np.nan)
    data |= _age_groups(completed_months(births, review_day(survey)))
    data |= {name: answers_in(frame, name) for name in (*MEMBER_ANSWERS, *PERSON_ANSWERS)}
    data |= {name: text_or_none(frame[name]) for name in PERSON_CHOICES}
    short = table.short_days.get("birth")
    data["born"] = known_days(births, None if short is None else short[kept])
    data["row"] = table.rows[kept].astype(np.float64)
    return frame_of(data)


def _age_groups(months: NDArray[np.float64]) -> dict[str, NDArray[np.bool_]]:
    """Return who is a child, and who of the age of a pupil; nobody whose birth is not known."""
    law = founding_edition()
    child = months < law.cutoff("nutrition", "child_under") * MONTHS_IN_YEAR
    pupil = child & (months >= law.cutoff("child_schooling", "age_from") * MONTHS_IN_YEAR)
    return {"child": child, "pupil": pupil}


def _tails(numbers: "pd.Series[str]") -> NDArray[np.object_]:
    found = np.empty(len(numbers), dtype=object)
    found[:] = [number[-SHOWN_DIGITS:] if isinstance(number, str) else None for number in numbers]
    return found


def _unscored(
    frame: pd.DataFrame, area: NDArray[np.object_], gone: NDArray[np.bool_]
) -> pd.DataFrame:
    data: dict[str, object] = {"code": text_or_none(frame["code"]), "area": text_or_none(area)}
    data["departed"] = gone
    data |= {name: text_or_none(frame[name]) for name in CLUE_TEXTS}
    data |= {name: frame[name].to_numpy(dtype=np.float64) for name in CLUE_FIGURES}
    return frame_of(data)


def text_or_none(values: object) -> NDArray[np.object_]:
    """Return text as objects in which every blank is None."""
    found = np.array(values, dtype=object)
    found[pd.isna(found)] = None
    return found
