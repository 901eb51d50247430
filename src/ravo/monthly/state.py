"""The commune's list as of its last decision, and the list after a month's requests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ravo.blanks.carried_list import OPENING
from ravo.criteria import Edition
from ravo.criteria.terms import HouseholdClass
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.decisions import RequestDecision
from ravo.monthly.details import with_details_of
from ravo.monthly.households import ListedHomes, homes_of_review, homes_with, together
from ravo.monthly.people import PeopleChange, text_of, with_people_moved
from ravo.monthly.requests import MonthRequests
from ravo.places import commune_of
from ravo.review.review import Review
from ravo.survey.survey import MONTHLY, PLACE, TOTALS, Info, Source

CAME_HERE = ("arrived", "waiting")
"""Why a household is new on the list that no opening class is known of."""
OFF_LIST = OPENING[HouseholdClass.not_poor.value]
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


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person who left or joined a household in a month, with the reason; the household stays."""

    month: int
    code: str
    head: str
    village: str
    name: str
    relation: str
    birth_year: float
    reason: str


@dataclass(frozen=True, slots=True)
class Lineage:
    """The checksums of a list's contents and of the list on which it is based.

    The file of the list before is given by its path from the folder of this one; both are empty
    where nothing is known.
    """

    own: str = ""
    base: str = ""
    base_name: str = ""


NEW_LINEAGE = Lineage()


@dataclass(frozen=True)
class MonthlyList:
    """The list of one commune as of a month; `month.number` is 0 after the yearly review.

    `start` are the households at the start of the year, `ledger` the changes since, `people` those
    who left or joined households that stay, `months` the numbers of the months that were applied.
    `unchecked` is whether some B1 comes from a score table that only one person has typed.
    `lineage` is that of the file that it was read from, `totals_year` the year of its total of the
    commune's households. `without_details` counts people whose kept births and numbers cannot be
    assigned with certainty.
    """

    month: ReviewMonth
    info: Info
    source: Source
    edition: Edition
    homes: ListedHomes
    start: tuple[StartHousehold, ...]
    ledger: tuple[LedgerLine, ...] = ()
    people: tuple[PersonLine, ...] = ()
    months: tuple[int, ...] = ()
    unchecked: bool = False
    lineage: Lineage = NEW_LINEAGE
    totals_year: int | None = None
    without_details: int = 0

    def missed(self, month: ReviewMonth) -> list[int]:
        """Return the months between the list and `month` that were not applied."""
        return [*range(self.month.number + 1, month.number)]

    def counts(self) -> dict[str, int]:
        """Return the number of households in each class, without those that left the list."""
        frame = self.homes.frame
        here = frame.loc[~frame["departed"].to_numpy(dtype=bool), "klass"]
        return {str(klass): int(count) for klass, count in here.value_counts().items()}


def start_of(homes: ListedHomes) -> tuple[StartHousehold, ...]:
    """Return the households at the start of a year: those of the list that did not leave."""
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
    """Return last year's list as the new year's: without departures, classes as opening."""
    here = np.flatnonzero(~homes.frame["departed"].to_numpy(dtype=bool))
    kept_homes = homes.chosen(here)
    words = [OPENING.get(klass) for klass in kept_homes.frame["klass"]]
    blank = np.full(len(here), None, dtype=object)
    opening = blank.copy()
    opening[:] = words
    return kept_homes.with_values(
        opening_class=opening, change_reason=blank, origin_code=blank.copy()
    )


def list_of_review(review: Review, edition: Edition) -> MonthlyList:
    """Return the list that opens a year, from the yearly review before it.

    It is based on no file that could be compared: opening and saving a survey changes its bytes,
    but nothing in it.
    """
    info, homes = review.survey.info, homes_of_review(review)
    return MonthlyList(
        month=ReviewMonth((info.year or 0) + 1, 0),
        info=info,
        source=review.survey.source,
        edition=edition,
        homes=opened(homes),
        start=start_of(homes),
        unchecked=review.by_unchecked_grid,
        totals_year=info.year,
    )


def applied(
    listed: MonthlyList,
    month: ReviewMonth,
    requests: MonthRequests,
    decisions: Sequence[RequestDecision],
) -> MonthlyList:
    """Return the list after a month's decisions: households in the same order, then new ones.

    Unchanged households keep their last decision, evidence included.
    """
    changing = sorted(
        (d for d in decisions if d.changes or d.moves_people), key=lambda d: d.request.code
    )
    moves = [PeopleChange(d.at, d.request.place, d.people) for d in changing if d.moves_people]
    known = with_details_of(listed.homes, requests.homes, corrects=True)
    homes = with_people_moved(known, requests.homes, moves)
    homes = _replaced(homes, requests.homes, [d for d in changing if d.reviewed])
    lines = tuple(_line(listed, month, requests, decision) for decision in changing)
    people = tuple(line for decision in changing for line in _person_lines(listed, month, decision))
    info = requests.review.survey.info
    kept = {
        name: getattr(listed.info, name)
        for name in _kept_info(listed.info, info)
        if getattr(info, name) is None
    }
    return replace(
        listed,
        month=month,
        info=replace(info, period=MONTHLY, area=info.area or listed.info.area, **kept),
        homes=homes,
        ledger=(*listed.ledger, *lines),
        people=(*listed.people, *people),
        months=(*listed.months, month.number),
        totals_year=_totals_year(listed, month, info),
        lineage=Lineage("", listed.lineage.own, listed.source.path),
        unchecked=listed.unchecked or requests.review.by_unchecked_grid,
    )


def _totals_year(listed: MonthlyList, month: ReviewMonth, info: Info) -> int | None:
    """Return the year of the total of households: the list's until the requests have another."""
    same = info.total_households in (None, listed.info.total_households)
    return listed.totals_year if same else month.year


def _kept_info(was: Info, now: Info) -> tuple[str, ...]:
    """Return the keys of `Thông tin` that a list keeps where the requests leave them blank.

    The officers are those named in the requests: a blank stays blank on signed papers. If the
    requests are of another commune, nothing is kept.
    """
    if now.commune is None and now.commune_code is None:
        return (*TOTALS, *PLACE)
    return TOTALS if commune_of(was).unit == commune_of(now).unit else ()


def _replaced(
    homes: ListedHomes, coming: ListedHomes, changing: Sequence[RequestDecision]
) -> ListedHomes:
    """Return the list with the rows of changing requests in place of its own."""
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
    """Return the households of changing requests in the form of the list."""
    rows = coming.chosen(np.array([d.request.place for d in changing], dtype=np.int64))
    frame = rows.frame
    for name in ("opening_class", "head_name", "village", "ethnicity", "head_sex", "tail"):
        frame[name] = _kept(homes.frame[name], frame[name], changing, own=name == "opening_class")
    for name in ("change_reason", "origin_code"):
        frame[name] = _reasons(homes.frame, frame[name], changing, name)
    births = homes.frame["head_birth_year"].to_numpy(dtype=np.float64)
    frame["head_birth_year"] = np.array(
        [
            births[d.at] if d.at >= 0 and np.isnan(now) else now
            for d, now in zip(changing, frame["head_birth_year"].tolist(), strict=True)
        ],
        dtype=np.float64,
    )
    # The class is the decided one, which the household's request does not change.
    klass = np.full(len(frame), None, dtype=object)
    klass[:] = [d.after for d in changing]
    listed = homes_with(frame.assign(klass=klass), _people(homes, rows, changing))
    return with_details_of(listed, homes)


def _people(
    homes: ListedHomes, rows: ListedHomes, changing: Sequence[RequestDecision]
) -> pd.DataFrame | None:
    """Return the members of changing households; those of the list if the request has none."""
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
    """Return the list's values where the request is blank; with `own` always the list's."""
    values: list[str | None] = []
    for decision, now in zip(changing, new, strict=True):
        if decision.at >= 0:
            values.append(text_of(old.iat[decision.at]) if own or now is None else now)
        elif own:
            values.append(None if decision.why in CAME_HERE else OFF_LIST)
        else:
            values.append(now)
    return values


def _reasons(
    old: pd.DataFrame, new: "pd.Series[str]", changing: Sequence[RequestDecision], name: str
) -> list[str | None]:
    """Return this year's reasons of change; a request without one keeps the earlier one."""
    reasons: list[str | None] = []
    for decision, now in zip(changing, new, strict=True):
        here = decision.at >= 0 and decision.request.reason is None
        there = here and not old["departed"].iat[decision.at]
        reasons.append(text_of(old[name].iat[decision.at]) if there and now is None else now)
    return reasons


def _person_lines(
    listed: MonthlyList, month: ReviewMonth, decision: RequestDecision
) -> Iterator[PersonLine]:
    if not decision.people:
        return
    home = listed.homes.frame.iloc[decision.at]
    head, village = (text_of(home[name]) or "" for name in ("head_name", "village"))
    for one in decision.people:
        yield PersonLine(
            month=month.number,
            code=decision.request.code,
            head=head,
            village=village,
            name=one.name,
            relation=one.relation,
            birth_year=one.birth_year,
            reason=one.reason,
        )


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
