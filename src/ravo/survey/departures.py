"""Households and people who left: they leave the list, with their reason, and nothing is wrong.

What their rows still hold beside who they are is no evidence of anybody.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.quotes import code_words
from ravo.score_table.answers import PREFIX
from ravo.survey.faults_at import cell_fault, in_columns, records_of, records_with
from ravo.survey.left_members import ARRIVED, DIED, GONE, LeftMembers, left_members
from ravo.survey.members import owners
from ravo.survey.new_heads import with_new_heads
from ravo.survey.one_person_twice import without_second_rows
from ravo.survey.split_households import MERGED, SPLIT
from ravo.survey.survey import Departures, Survey, Table
from ravo.survey.whither import whither

LEFT = (*GONE, MERGED)
"""Reasons with which a household without members is still listed."""
OTHER = "Khác"
NOTE = "RV-307"
"""The fault that notes such a household; nothing is wrong with it."""
WITH_FIGURES, REASON_FIRST = "RV-308", "RV-311"
"""A household that left and has this review's figures; one whose reason must be settled first."""
EMPTIED, TOOK_IN = "RV-312", "RV-316"
"""A household all of whose members left; one that took in another, or went into it."""
SHOWN_LEFT = (NOTE, EMPTIED)
"""The faults of which each household that left has one."""
OPEN_MERGER = "RV-333"
"""A household with `Nhập hộ` and no figures, which went into another one or took one in."""
NO_SUCH_ORIGIN, BOTH_WAYS = "RV-4095", "RV-4096"
"""A household that took in one that no row has; two households that each went into the other."""
BLANK, NO_WORD = "RV-214", "RV-216"
"""A cell that is blank and may not be; a word for nothing, which is as good as blank."""
STILL_THERE = (SPLIT, ARRIVED)
"""Reasons of households that are new here: their number of members is needed."""
EVIDENCE = ("b1", "income", "recorded_b2")
"""Columns of the sheet `Hộ`, beside B1 answers, by which a review has a household classed."""
STILL_READ = ("code", "change_reason", "origin_code", "opening_class")
"""Columns of a household that left in which a wrong word is still a fault."""
WHO = (
    *("code", "head_name", "head_citizen_id", "head_sex", "head_birth_year", "ethnicity"),
    *("village", "area", "opening_class", "change_reason", "origin_code", "note"),
)
"""Columns that stay of a household that left."""
PERSON_STILL_READ = ("code", "change_reason")
Flags = NDArray[np.bool_]


def departed(survey: Survey) -> Flags:
    """Return which households died out, moved away or went into another, by their rows."""
    if survey.departures is not None:
        return survey.departures.households
    return _by_reason(survey)


def _by_reason(survey: Survey) -> Flags:
    """Return which households left by their own reason.

    A reason of leaving is enough, whatever older figures the row still carries. `Nhập hộ` is also
    the reason of a household that took another one in: that one has its own evidence, or names
    as its origin a household that is not on the list any more. A household with evidence leaves
    only where the one that took it in has evidence too.
    """
    frame = survey.households.frame
    reasons = frame["change_reason"]
    gone = reasons.isin(GONE).to_numpy(dtype=bool)
    merged = reasons.eq(MERGED).to_numpy(dtype=bool)
    if not merged.any():
        return gone
    codes, origins = frame["code"], frame["origin_code"]
    measured = _measured(survey)
    named = origins.notna().to_numpy(dtype=bool) & (origins != codes).to_numpy(dtype=bool)
    there = codes[~reasons.isin(LEFT)]
    into_one = named & origins.isin(there).to_numpy(dtype=bool)
    # Who names its origin and has no figures may as well be the one that left.
    takers = origins[merged & named], origins[merged & named & measured]
    taken_in = np.where(measured, codes.isin(takers[1]), codes.isin(takers[0])) & ~named
    people = frame["size"].fillna(0).gt(0).to_numpy(dtype=bool) | (_rows_of(survey) > 0)
    took_in = named & ~into_one & people
    went = (~measured & ~took_in) | taken_in
    return np.asarray(gone | (merged & went), dtype=bool)


def _rows_of(survey: Survey) -> NDArray[np.int64]:
    """Return how many rows of the sheet `Thành viên` each household has."""
    size = len(survey.households.rows)
    if survey.members is None:
        return np.zeros(size, dtype=np.int64)
    owner = owners(survey.households, survey.members)
    return np.asarray(np.bincount(owner[owner >= 0], minlength=size), dtype=np.int64)


def _measured(survey: Survey) -> Flags:
    """Return which households have points, an income or B1 answers: figures of a review."""
    frame = survey.households.frame
    names = [n for n in frame if n in EVIDENCE or str(n).startswith(PREFIX)]
    found = frame[names].notna().any(axis=1).to_numpy(dtype=bool)
    if survey.income is not None:
        owner = owners(survey.households, survey.income)
        figures = survey.income.frame.drop(columns="code").notna().any(axis=1).to_numpy(dtype=bool)
        found = found.copy()
        found[owner[(owner >= 0) & figures]] = True
    return np.asarray(found, dtype=bool)


def with_departures(survey: Survey) -> Survey:
    """Return the survey without who left, and with what has to be reported of it.

    Faults of their cells are left out, as nothing of these is used; so are the cells.
    """
    gone = _by_reason(survey)
    survey = without_second_rows(survey, gone)
    people = left_members(survey, gone)
    if not (gone.any() or people.any):
        asked = (*people.faults, *whither(survey, gone, people))
        return replace(survey, departures=Departures(gone), faults=survey.faults + asked)
    if people.emptied.any():
        survey = _with_reasons_of(survey, people)
        gone = gone | people.emptied
    measured = _measured(survey)
    notes = [*_notes(survey.households, gone, people, measured), *whither(survey, gone, people)]
    kept = survey.faults.only(~_of_cells_left(survey, gone, people))
    without = _without(replace(survey, faults=kept), gone, people)
    settled = with_new_heads(without, people)
    return replace(settled, faults=FaultTable.together(settled.faults, notes, people.faults))


def _notes(table: Table, gone: Flags, people: LeftMembers, measured: Flags) -> Iterator[Fault]:
    """Yield a note of each household that left; a warning too where it has figures of a review.

    One that its members alone show to have left has a warning instead, as its own cell has no word
    of that.
    """
    for record in map(int, np.flatnonzero(gone)):
        reason, place = table.value("change_reason", record), ("change_reason", record)
        if people.emptied[record]:
            count = int(people.count[record])
            yield cell_fault(table, EMPTIED, *place, reason=reason, count=count)
        else:
            yield cell_fault(table, NOTE, *place, reason=reason)
        if measured[record]:
            yield cell_fault(table, WITH_FIGURES, "change_reason", record, reason=reason)


def _with_reasons_of(survey: Survey, people: LeftMembers) -> Survey:
    """Return the survey with the members' reason for households that all of them left."""
    frame = survey.households.frame
    reasons = frame["change_reason"].copy()
    for record in map(int, np.flatnonzero(people.emptied)):
        words = set(people.reasons[people.owner == record])
        one = words.pop() if len(words) == 1 else OTHER
        reasons.iat[record] = one if one in GONE else OTHER
    households = replace(survey.households, frame=frame.assign(change_reason=reasons))
    return replace(survey, households=households)


def _of_cells_left(survey: Survey, gone: Flags, people: LeftMembers) -> Flags:
    """Return which faults are of cells of who left that nobody reads any more."""
    faults = survey.faults
    tables: list[tuple[Table, Flags, tuple[str, ...]]] = [(survey.households, gone, STILL_READ)]
    if survey.members is not None:
        left = _of_households(survey, survey.members, gone)
        left[people.records] = True
        tables.append((survey.members, left, PERSON_STILL_READ))
    if survey.income is not None:
        tables.append((survey.income, _of_households(survey, survey.income, gone), ()))
    found = np.zeros(len(faults), dtype=bool)
    for table, left, names in tables:
        records = records_of(table, faults)
        there = (records >= 0) & left[records] if len(left) else records >= 0
        still_read = in_columns(table, faults, *(name for name in names if table.given(name)))
        found |= there & ~still_read
    return found & faults.where(lambda fault: bool(fault.cell))


def _of_households(survey: Survey, table: Table, gone: Flags) -> Flags:
    owner = owners(survey.households, table)
    return np.asarray((owner >= 0) & gone[owner], dtype=bool) if len(gone) else owner >= 0


def _without(survey: Survey, gone: Flags, people: LeftMembers) -> Survey:
    """Return the survey with nothing but who they were of those who left."""
    members, income, apart, rows = survey.members, survey.income, None, 0
    died = None
    lost = None if members is None else _lost(survey.households, members)
    if members is not None:
        left = _of_households(survey, members, gone)
        alone = np.zeros(len(left), dtype=bool)
        alone[people.records] = True
        apart, rows = _apart(survey.households, members, people, alone & ~left), int(left.sum())
        died = _died(survey.households, members, left | alone)
        members = members.only(~(left | alone))
    if income is not None:
        income = income.only(~_of_households(survey, income, gone))
    households = _with_sizes(_blanked(survey.households, gone), people)
    return replace(
        survey,
        households=households,
        members=members,
        income=income,
        departures=Departures(gone, apart, rows, lost=lost, died=died),
    )


def _died(homes: Table, members: Table, left: Flags) -> Table | None:
    """Return the rows of who died among those who left.

    In a household that died out it is everybody whose own row has no other reason.
    """
    reasons = members.frame["change_reason"]
    owner = owners(homes, members)
    whole = homes.frame["change_reason"].eq(DIED).to_numpy(dtype=bool)
    with_home = (owner >= 0) & (whole[owner] if len(whole) else False)
    found = left & (reasons.eq(DIED) | (reasons.isna() & with_home)).to_numpy(dtype=bool)
    return members.only(found) if found.any() else None


def _lost(homes: Table, members: Table) -> Table | None:
    """Return the rows of who died or moved away while the household went into another one."""
    owner = owners(homes, members)
    joined = homes.frame["change_reason"].eq(MERGED).to_numpy(dtype=bool)
    lost = members.frame["change_reason"].isin(GONE).to_numpy(dtype=bool) & (owner >= 0)
    lost = lost & joined[owner] if len(joined) else lost
    return members.only(lost) if lost.any() else None


def _apart(homes: Table, members: Table, people: LeftMembers, alone: Flags) -> Table:
    """Return the rows of who left alone; a row that was moved as one of the household before.

    What the person was to the head there is not written any more.
    """
    kept, codes, relation = alone.copy(), members.frame["code"], members.frame["relation"]
    codes, relation = codes.copy(), relation.copy()
    for row, home in people.moved.items():
        codes.iat[row], relation.iat[row] = homes.value("code", home), None
        kept[row] = True
    return replace(members, frame=members.frame.assign(code=codes, relation=relation)).only(kept)


def _blanked(table: Table, gone: Flags) -> Table:
    """Return the households with the cells of those that left blank beside who they were."""
    names = [name for name in table.frame if name not in WHO]
    frame = table.frame.assign(**{str(name): table.frame[name].mask(gone) for name in names})
    doubted = {name: flags & ~gone for name, flags in table.doubted.items()}
    return replace(table, frame=frame, doubted={n: f for n, f in doubted.items() if f.any()})


def _with_sizes(table: Table, people: LeftMembers) -> Table:
    """Return the households with the number of those who are there, where it is that of before."""
    size = table.frame["size"].mask(people.recounted, people.stayed.astype(np.float64))
    return replace(table, frame=table.frame.assign(size=size))


def took_in(survey: Survey) -> Iterator[Fault]:
    """Warn of households with `Nhập hộ` that stay, and name none that came into them.

    Without figures of a review they may as well be the ones that are gone. A code that no household
    has may be that of one that is no longer listed, or mistyped; two households cannot have gone
    into each other.
    """
    table, gone = survey.households, departed(survey)
    merged = table.frame["change_reason"].eq(MERGED).to_numpy(dtype=bool) & ~gone
    if not merged.any():
        return
    origins, codes = table.frame["origin_code"], table.frame["code"]
    measured = _measured(survey)
    came = (origins.notna() & ~origins.isin(codes[~gone])).to_numpy(dtype=bool)
    settled = came & (measured | ~origins.isin(codes).to_numpy(dtype=bool))
    rows = [*zip(codes.tolist(), origins.tolist(), strict=True)]
    stays = np.flatnonzero(merged).tolist()
    known, pairs = set(codes), {rows[record] for record in stays}
    for record in stays:
        code, origin = rows[record]
        nowhere = bool(came[record]) and origin not in known
        if settled[record] and not nowhere:
            continue
        both = origin != code and (origin, code) in pairs
        if nowhere or (both and measured[record]):
            found = NO_SUCH_ORIGIN if nowhere else BOTH_WAYS
            other = code_words(str(origin))
            yield cell_fault(table, found, "origin_code", record, other=other)
        else:
            found = TOOK_IN if measured[record] else OPEN_MERGER
            yield cell_fault(table, found, "change_reason", record)


def with_reasons_first(survey: Survey, faults: FaultTable) -> FaultTable:
    """Return the faults; a blank number of members beside an open reason of change is another.

    Where it is open whether the household is there, the reason comes first.
    """
    table = survey.households
    reasons = table.frame["change_reason"].to_numpy(dtype=object)
    blank = table.frame["size"].fillna(0).eq(0).to_numpy(dtype=bool) & ~departed(survey)
    unknown = records_with(table, "change_reason", faults.such(lambda f: f.code != NO_WORD))
    read = np.array([isinstance(reason, str) for reason in reasons], dtype=bool)
    here = blank & (read & ~np.isin(reasons.astype(str), STILL_THERE) | ~read & unknown)
    if not here.any():
        return faults
    records = records_of(table, faults)
    at_size = (records >= 0) & in_columns(table, faults, "size") & here[records]
    open_ = at_size & faults.where(_lacks_size)
    places = iter(records[open_].tolist())

    def first(fault: Fault) -> Fault:
        """Return the fault of the reason in place of that of the size."""
        params = {"reason": table.cell("change_reason", next(places))}
        return replace(fault, code=REASON_FIRST, value=None, params=params)

    return faults.changed(open_, first)


def _lacks_size(fault: Fault) -> bool:
    return fault.severity == "error" and (fault.code == BLANK or fault.value == "0")


def people_left(survey: Survey) -> pd.DataFrame:
    """Return the members who left a household that stays: its record, and the columns read."""
    table = survey.departures.people if survey.departures is not None else None
    if table is None:
        return pd.DataFrame({"household": np.empty(0, dtype=np.int64)})
    return table.frame.assign(household=owners(survey.households, table))


def people_lost(survey: Survey) -> pd.DataFrame:
    """Return who died or moved away while their household went into another one: as above."""
    table = survey.departures.lost if survey.departures is not None else None
    if table is None:
        return people_left(survey).iloc[:0]
    frame = table.frame.assign(household=owners(survey.households, table))
    lost: pd.DataFrame = frame[departed(survey)[frame["household"].to_numpy()]]
    return lost
