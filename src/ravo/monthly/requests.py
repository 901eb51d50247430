"""The requests of a month: what each household asks for, and how the review classed it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import pandas as pd

from ravo.criteria.terms import HouseholdClass
from ravo.monthly.households import Homes, homes_of_review
from ravo.review.review import Review
from ravo.survey.survey import Survey

RequestKind = Literal["enter", "escape", "average", "none"]
KIND_OF_WORD: dict[str, RequestKind] = {
    "Vào danh sách (Mẫu 01)": "enter",
    "Ra khỏi danh sách (Mẫu 04)": "escape",
    "Mức sống trung bình (Mẫu 01)": "average",
}
"""The request of each word of `Nội dung đề nghị`."""
AVERAGE_WORD = next(word for word, kind in KIND_OF_WORD.items() if kind == "average")
ARRIVED = ("Chuyển đến", "Tách hộ")
"""Reasons of households that are new in the commune or among its households."""
RESIZED = ("Tách hộ", "Nhập hộ")
"""Reasons with which a household that stays has other members than before."""
ASKED = "asked_average_living"


@dataclass(frozen=True, slots=True)
class MonthRequest:
    """One row of a month's requests.

    `place` is that of the household in the requests' list, `cell` the address of its code, `scored`
    the class by the review: None where the row was rejected. `gone` shows a household that left.
    `denies` shows that its row both asks for the average-living class and says that it does not,
    `farms` whether it works in agriculture (None where the row does not say), `measured` whether
    it has a measured income.
    """

    place: int
    code: str
    kind: RequestKind
    scored: str | None
    reason: str | None
    origin: str | None
    gone: bool
    denies: bool
    farms: bool | None
    measured: bool
    cell: str
    sheet: str

    @property
    def settled(self) -> bool:
        """Whether the review gave the household a class."""
        return self.scored not in (None, HouseholdClass.undetermined.value)


@dataclass(frozen=True)
class MonthRequests:
    """The requests of a month, and their households as the review found them."""

    requests: tuple[MonthRequest, ...]
    homes: Homes
    review: Review


def with_requests_asked(survey: Survey) -> Survey:
    """Return the survey with a request for the average-living class as the answer to asking for it.

    A row that says Không all the same keeps its answer.
    """
    table = survey.households
    asks = table.frame["request"].eq(AVERAGE_WORD)
    if not asks.any():
        return survey
    asked = table.frame[ASKED].mask(asks & table.frame[ASKED].isna(), other=True)
    letters = {**table.letters, ASKED: table.letters.get(ASKED, table.letters.get("request", "A"))}
    frame = table.frame.assign(**{ASKED: asked.astype("boolean")})
    return replace(survey, households=replace(table, frame=frame, letters=letters))


def requests_of(review: Review) -> MonthRequests:
    """Return the requests of a judged survey of requests."""
    homes = homes_of_review(review)
    frame, table = homes.frame, review.survey.households
    cells = _cells(review)
    found = []
    for place, row in enumerate(frame.itertuples(index=False)):
        kind = KIND_OF_WORD.get(str(row.request), "none")
        denied = kind == "average" and not pd.isna(row.asked_average_living)
        code = "" if row.code is None else str(row.code)
        found.append(
            MonthRequest(
                place=place,
                code=code,
                kind=kind,
                scored=None if row.departed else _text(row.klass),
                reason=_text(row.change_reason),
                origin=_text(row.origin_code),
                gone=bool(row.departed),
                denies=denied and not bool(row.asked_average_living),
                farms=None if pd.isna(farms := row.works_in_agriculture) else bool(farms),
                measured=not pd.isna(row.income),
                cell=cells[place],
                sheet=table.sheet,
            )
        )
    return MonthRequests(tuple(found), homes, review)


def _text(value: object) -> str | None:
    """Return a text of a frame; None where it is blank."""
    return value if isinstance(value, str) else None


def _cells(review: Review) -> Sequence[str]:
    """Return the addresses of the codes in the order of the requests' list."""
    table = review.survey.households
    has_class = np.array([klass is not None for klass in review.verdicts.klass], dtype=bool)
    order = [*np.flatnonzero(has_class), *np.flatnonzero(~has_class)]
    return [table.cell("code", int(record)) for record in order]
