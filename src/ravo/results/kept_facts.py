"""What results keep of a survey beside `Kết quả`: members and clues, without citizen numbers."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.criteria.loader import founding_edition
from ravo.criteria.truth import answers_in
from ravo.frames import frame_of
from ravo.review.review import Review
from ravo.survey.departures import departed
from ravo.survey.members import completed_months, owners, review_day
from ravo.survey.survey import Survey

SHOWN_DIGITS = 4
"""The last digits of a citizen number that messages show as well."""
MEMBER_TEXTS = ("name", "relation", "sex", "ethnicity")
MEMBER_FLAGS = ("child", "pupil")
MEMBER_ANSWERS = ("insured", "malnourished", "attends_school")
CLUE_TEXTS = ("head_name", "head_sex", "village", "opening_class", "change_reason", "origin_code")
CLUE_FIGURES = ("head_birth_year", "size")
FactsLost = Literal["old", "members", "households"]
"""What results lack of such facts: all of them, as they were written before there were any, or
those of a hidden sheet that somebody changed or deleted."""


@dataclass(frozen=True)
class KeptFacts:
    """What forms 11, 14, 15 and the pairing of two years need beside `Kết quả`.

    A household is known by its place: the scored households in the order of `Kết quả`, then
    those without a class in the order of the survey. `members` has a row per member of a household,
    in the order of the survey: `household` (place), `name`, `relation`, `sex`, `ethnicity` (text
    or None), `birth_year` (float64), `child` and `pupil` (bool: under 16, and of the age of a
    pupil, on the day of the review), `insured`, `malnourished`, `attends_school` (YES / NO /
    UNKNOWN); it is None where the survey has no sheet of members. `tails` holds the last four
    digits of the head's citizen number per place, None where there is none. `unscored` has a row
    per household without a class: `code`, `area`, `departed` (bool: it died out or moved away), the
    columns of CLUE_TEXTS and CLUE_FIGURES.
    """

    members: pd.DataFrame | None
    tails: NDArray[np.object_]
    unscored: pd.DataFrame


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
    )


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
    data |= {name: answers_in(frame, name) for name in MEMBER_ANSWERS}
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
