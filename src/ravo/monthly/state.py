"""The commune's list as of its last decision, and the list after a month's requests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ravo.criteria import Edition
from ravo.criteria.terms import HouseholdClass
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.decisions import RequestDecision
from ravo.monthly.households import ListedHomes, homes_with, together
from ravo.monthly.requests import MonthRequests, text_of
from ravo.survey.survey import MONTHLY, Info, Source

WORD_OF_CLASS = {
    HouseholdClass.poor.value: "Hộ nghèo",
    HouseholdClass.near_poor.value: "Hộ cận nghèo",
    HouseholdClass.average_living.value: "Hộ không nghèo",
    HouseholdClass.not_poor.value: "Hộ không nghèo",
}
"""The word of `Phân loại đầu kỳ` for each class of the last yearly review."""
OFF_LIST = "Hộ không nghèo"
"""The opening class of a household that was not on the list and is no arrival."""


@dataclass(frozen=True, slots=True)
class StartHousehold:
    """A household at the start of the year: its class (None without one), members, village."""

    code: str
    klass: str | None
    size: float
    head: str
    village: str


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One change of a month: classes are None off the list, sizes NaN."""

    month: int
    code: str
    head: str
    village: str
    before: str | None
    after: str | None
    size_before: float
    size_after: float
    reason: str | None
    why: str


@dataclass(frozen=True)
class MonthlyList:
    """The list of one commune as of a month; `month.number` is 0 after the yearly review.

    `start` are the households at the start of the year, `ledger` the changes since, `months` the
    numbers of the months that were applied. `unchecked` shows that some B1 comes from a score
    table that only one person has typed.
    """

    month: ReviewMonth
    info: Info
    source: Source
    edition: Edition
    homes: ListedHomes
    start: tuple[StartHousehold, ...]
    ledger: tuple[LedgerLine, ...] = ()
    months: tuple[int, ...] = ()
    unchecked: bool = False

    def missed(self, month: ReviewMonth) -> list[int]:
        """Return the months between the list and `month`, of which nothing was applied."""
        return [*range(self.month.number + 1, month.number)]

    def counts(self) -> dict[str, int]:
        """Return the households of each class, those that left the list not counted."""
        frame = self.homes.frame
        here = frame.loc[~frame["departed"].to_numpy(dtype=bool), "klass"]
        return {str(klass): int(count) for klass, count in here.value_counts().items()}


def start_of(homes: ListedHomes) -> tuple[StartHousehold, ...]:
    """Return the households at the start of a year: those of the list that did not leave it."""
    frame = homes.frame
    rows = frame[~frame["departed"].to_numpy(dtype=bool)]
    return tuple(
        StartHousehold(str(code), klass, size, head or "", village or "")
        for code, klass, size, head, village in zip(
            rows["code"],
            rows["klass"],
            rows["size"],
            rows["head_name"],
            rows["village"],
            strict=True,
        )
    )


def opened(homes: ListedHomes) -> ListedHomes:
    """Return last year's list as the list of the new year: who left is out, classes open it."""
    here = np.flatnonzero(~homes.frame["departed"].to_numpy(dtype=bool))
    found = homes.chosen(here)
    words = [WORD_OF_CLASS.get(klass) for klass in found.frame["klass"]]
    blank = np.full(len(here), None, dtype=object)
    opening = blank.copy()
    opening[:] = words
    return found.with_values(opening_class=opening, change_reason=blank, origin_code=blank.copy())


def applied(
    listed: MonthlyList,
    month: ReviewMonth,
    requests: MonthRequests,
    decisions: Sequence[RequestDecision],
) -> MonthlyList:
    """Return the list after a month's decisions; households in the order of before, then new ones.

    The others stay as they were decided last, evidence included.
    """
    changing = sorted((d for d in decisions if d.changes), key=lambda d: d.request.code)
    lines = tuple(_line(listed, month, requests, decision) for decision in changing)
    homes = _replaced(listed.homes, requests.homes, changing)
    info = requests.review.survey.info
    kept = {
        name: getattr(info, name) if getattr(info, name) is not None else getattr(listed.info, name)
        for name in (
            *("total_households", "total_members", "minority_households", "minority_members"),
            *("prepared_by", "signed_by", "province", "district", "commune", "commune_code"),
        )
    }
    return replace(
        listed,
        month=month,
        info=replace(info, period=MONTHLY, area=info.area or listed.info.area, **kept),
        homes=homes,
        ledger=(*listed.ledger, *lines),
        months=(*listed.months, month.number),
        unchecked=listed.unchecked or requests.review.by_unchecked_grid,
    )


def _replaced(
    homes: ListedHomes, coming: ListedHomes, changing: Sequence[RequestDecision]
) -> ListedHomes:
    """Return the list with the rows of the requests in place of those that they change."""
    if not changing:
        return homes
    size = len(homes.frame)
    both = together(homes, _as_listed(homes, coming, changing))
    order = np.arange(size)
    added = []
    for n, decision in enumerate(changing):
        if decision.at >= 0:
            order[decision.at] = size + n
        else:
            added.append(size + n)
    return both.chosen(np.array([*order, *added], dtype=np.int64))


def _as_listed(
    homes: ListedHomes, coming: ListedHomes, changing: Sequence[RequestDecision]
) -> ListedHomes:
    """Return the households of changing requests as the list holds them."""
    rows = coming.chosen(np.array([d.request.place for d in changing], dtype=np.int64))
    frame = rows.frame
    for name in ("opening_class", "head_name", "village", "ethnicity", "head_sex", "tail"):
        frame[name] = _kept(homes.frame[name], frame[name], changing, own=name == "opening_class")
    births = homes.frame["head_birth_year"].to_numpy(dtype=np.float64)
    frame["head_birth_year"] = np.array(
        [
            births[d.at] if d.at >= 0 and np.isnan(now) else now
            for d, now in zip(changing, frame["head_birth_year"].tolist(), strict=True)
        ],
        dtype=np.float64,
    )
    # The class is the decided one: a request of its own never changes it.
    klass = np.full(len(frame), None, dtype=object)
    klass[:] = [d.after for d in changing]
    return homes_with(frame.assign(klass=klass), _people(homes, rows, changing))


def _people(
    homes: ListedHomes, rows: ListedHomes, changing: Sequence[RequestDecision]
) -> pd.DataFrame | None:
    """Return the members of changing households; those of the list where the request has none."""
    listed = set() if rows.people is None else set(rows.people["household"].tolist())
    silent = [n for n, d in enumerate(changing) if d.at >= 0 and n not in listed]
    known = homes.chosen(np.array([changing[n].at for n in silent], dtype=np.int64)).people
    if known is None or not len(known):
        return rows.people
    places = np.array(silent, dtype=np.int64)[known["household"].to_numpy(dtype=np.int64)]
    tables = [known.assign(household=places)]
    if rows.people is not None and len(rows.people):
        tables.append(rows.people)
    people = pd.concat(tables, ignore_index=True)
    return people.sort_values("household", kind="stable").reset_index(drop=True)


def _kept(
    old: "pd.Series[str]", new: "pd.Series[str]", changing: Sequence[RequestDecision], *, own: bool
) -> list[str | None]:
    """Return what the list knows where the request leaves it blank; `own` is the list's alone."""
    found: list[str | None] = []
    for decision, now in zip(changing, new, strict=True):
        if decision.at >= 0:
            found.append(text_of(old.iat[decision.at]) if own or now is None else now)
        elif own:
            found.append(None if decision.why == "arrived" else OFF_LIST)
        else:
            found.append(now)
    return found


def _line(
    listed: MonthlyList, month: ReviewMonth, requests: MonthRequests, decision: RequestDecision
) -> LedgerLine:
    request, at = decision.request, decision.at
    row = requests.homes.frame.iloc[request.place]
    there = at >= 0 and not listed.homes.frame["departed"].iat[at]
    old = listed.homes.frame.iloc[at] if at >= 0 else None
    gone = decision.outcome == "departed"
    return LedgerLine(
        month=month.number,
        code=request.code,
        head=row["head_name"] or (old["head_name"] if old is not None else "") or "",
        village=row["village"] or (old["village"] if old is not None else "") or "",
        before=decision.before,
        after=decision.after,
        size_before=float(old["size"]) if old is not None and there else np.nan,
        size_after=np.nan if gone else float(row["size"]),
        reason=request.reason,
        why=decision.why,
    )
