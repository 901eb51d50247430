"""Households and people who left, by their reason: they leave the list without being an error.

Of their rows only the columns that identify them are kept; the rest is evidence of nobody.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ravo.contract.columns import MERGED, SPLIT
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.quotes import code_words
from ravo.score_table.answers import PREFIX
from ravo.survey.faults_at import cell_fault, in_columns, records_of, records_with
from ravo.survey.left_members import ARRIVED, DIED, GONE, LeftMembers, left_members
from ravo.survey.members import of_households, owners
from ravo.survey.new_heads import with_new_heads
from ravo.survey.one_person_twice import without_second_rows
from ravo.survey.open_moves import open_moves
from ravo.survey.survey import Departures, Survey, Table
from ravo.typed_columns import (
    Flags,
    TypedColumns,
    any_given,
    are,
    are_in,
    blanked,
    blanks,
    given_in,
)

LEFT = (*GONE, MERGED)
"""Reasons of households that are listed although they are gone."""
OTHER = "Khác"
NOTE = "RV-307"
"""The fault code that records such a household; it needs no correction."""
WITH_FIGURES, REASON_FIRST = "RV-308", "RV-311"
"""Fault codes: a household that left and has figures of this review; one with an open reason."""
EMPTIED, TOOK_IN = "RV-312", "RV-316"
"""Fault codes: a household all of whose members left; one that took in another or went into it."""
SHOWN_LEFT = (NOTE, EMPTIED)
"""The fault codes of households that left; each has one of them."""
OPEN_MERGER = "RV-333"
"""Fault code: a household with `Nhập hộ` and no figures, which joined another or took one in."""
NO_SUCH_ORIGIN, BOTH_WAYS = "RV-4095", "RV-4096"
"""Fault codes: a household took in one that has no row; two households went into each other."""
BLANK, NO_WORD = "RV-214", "RV-216"
"""Fault codes: a required cell is blank; a cell has a word for nothing, which counts as blank."""
STILL_THERE = (SPLIT, ARRIVED)
"""Reasons of new households, which need their number of members."""
EVIDENCE = ("b1", "income", "recorded_b2")
"""Columns of the sheet `Hộ` with evidence for a class, besides the answers of B1."""
STILL_READ = ("code", "change_reason", "origin_code", "opening_class")
"""Columns of a household that left in which a wrong word is still a fault."""
KEPT_OF_GONE = (
    *("code", "head_name", "head_citizen_id", "head_sex", "head_birth_year", "ethnicity"),
    *("village", "area", "opening_class", "change_reason", "origin_code", "note"),
)
"""The columns that are kept of a household that left."""
PERSON_STILL_READ = ("code", "change_reason")


def departed(survey: Survey) -> Flags:
    """Return flags of the households that died out, moved away or joined another."""
    if survey.departures is not None:
        return survey.departures.households
    return _by_reason(survey)


def _by_reason(survey: Survey) -> Flags:
    """Return flags of the households that left by their own reason.

    A reason of leaving is enough, even if the row still has older figures. `Nhập hộ` is also the
    reason of a household that took another one in: such a household has its own evidence, or names
    as its origin a household that is no longer on the list. A household with evidence counts as
    having left only if the household that took it in has evidence too.
    """
    columns = survey.households.columns
    reasons = columns["change_reason"]
    gone = are_in(reasons, GONE)
    merged = are(reasons, MERGED)
    if not merged.any():
        return gone
    codes, origins = columns["code"], columns["origin_code"]
    measured = _measured(survey)
    named = given_in(origins) & (origins != codes)
    there = codes[~are_in(reasons, LEFT)]
    into_one = named & are_in(origins, there)
    # A household that names its origin and has no figures may be the one that left.
    takers = origins[merged & named], origins[merged & named & measured]
    taken_in = np.where(measured, are_in(codes, takers[1]), are_in(codes, takers[0])) & ~named
    people = (columns["size"] > 0) | (_rows_of(survey) > 0)
    took_in = named & ~into_one & people
    went = (~measured & ~took_in) | taken_in
    return np.asarray(gone | (merged & went), dtype=bool)


def _rows_of(survey: Survey) -> NDArray[np.int64]:
    """Return the number of rows of the sheet `Thành viên` of each household."""
    size = len(survey.households.rows)
    if survey.members is None:
        return np.zeros(size, dtype=np.int64)
    owner = owners(survey.households, survey.members)
    return np.asarray(np.bincount(owner[owner >= 0], minlength=size), dtype=np.int64)


def _measured(survey: Survey) -> Flags:
    """Return flags of the households with figures of a review: points, income or B1 answers."""
    columns = survey.households.columns
    names = [name for name in columns if name in EVIDENCE or name.startswith(PREFIX)]
    measured = any_given(map(columns.__getitem__, names), len(columns))
    if survey.income is not None:
        sums = survey.income.columns
        owner = owners(survey.households, survey.income)
        figures = any_given((sums[name] for name in sums if name != "code"), len(sums))
        measured[owner[(owner >= 0) & figures]] = True
    return measured


def with_departures(survey: Survey) -> Survey:
    """Return the survey without the households and people who left, and with the faults of that.

    The cells of those who left, except the identifying ones, are not used: they are removed, and
    their faults with them.
    """
    gone = _by_reason(survey)
    survey = without_second_rows(survey, gone)
    people = left_members(survey, gone)
    if not (gone.any() or people.any):
        faults = (*people.faults, *open_moves(survey, gone, people))
        return replace(survey, departures=Departures(gone), faults=survey.faults + faults)
    if people.emptied.any():
        survey = _with_reasons_of(survey, people)
        gone = gone | people.emptied
    measured = _measured(survey)
    notes = [*_notes(survey.households, gone, people, measured), *open_moves(survey, gone, people)]
    kept = survey.faults.only(~_of_cells_left(survey, gone, people))
    without = _without(replace(survey, faults=kept), gone, people)
    settled = with_new_heads(without, people)
    return replace(settled, faults=FaultTable.together(settled.faults, notes, people.faults))


def _notes(table: Table, gone: Flags, people: LeftMembers, measured: Flags) -> Iterator[Fault]:
    """Yield a note for each household that left, and a warning where it has figures of a review.

    A household that left only by the reasons of all its members gets another note (EMPTIED), as its
    own cell does not record it.
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
    """Return the survey in which households that all members left have the members' reason.

    It is OTHER where the members have different reasons, or one that is none of leaving.
    """
    reasons = survey.households.columns["change_reason"].copy()
    for record in map(int, np.flatnonzero(people.emptied)):
        words = set(people.reasons[people.owner == record])
        one = words.pop() if len(words) == 1 else OTHER
        reasons[record] = one if one in GONE else OTHER
    return replace(survey, households=survey.households.with_columns({"change_reason": reasons}))


def _of_cells_left(survey: Survey, gone: Flags, people: LeftMembers) -> Flags:
    """Return flags of the faults at cells, of households and people who left, that are not used."""
    faults = survey.faults
    tables: list[tuple[Table, Flags, tuple[str, ...]]] = [(survey.households, gone, STILL_READ)]
    if survey.members is not None:
        left = _of_households(survey, survey.members, gone)
        left[people.records] = True
        tables.append((survey.members, left, PERSON_STILL_READ))
    if survey.income is not None:
        tables.append((survey.income, _of_households(survey, survey.income, gone), ()))
    unused = np.zeros(len(faults), dtype=bool)
    for table, left, names in tables:
        records = records_of(table, faults)
        there = (records >= 0) & left[records] if len(left) else records >= 0
        still_read = in_columns(table, faults, *(name for name in names if table.given(name)))
        unused |= there & ~still_read
    return unused & faults.where(lambda fault: bool(fault.cell))


def _of_households(survey: Survey, table: Table, gone: Flags) -> Flags:
    owner = owners(survey.households, table)
    return of_households(gone, owner)


def _without(survey: Survey, gone: Flags, people: LeftMembers) -> Survey:
    """Return the survey in which only the identifying columns of those who left are kept."""
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
    """Return the rows of the people who died among those who left.

    In a household that died out these are all people without another reason of their own.
    """
    reasons = members.columns["change_reason"]
    owner = owners(homes, members)
    whole = are(homes.columns["change_reason"], DIED)
    with_home = of_households(whole, owner)
    died = left & (are(reasons, DIED) | (blanks(reasons) & with_home))
    return members.only(died) if died.any() else None


def _lost(homes: Table, members: Table) -> Table | None:
    """Return the rows of people who died or moved away while their household joined another."""
    owner = owners(homes, members)
    joined = are(homes.columns["change_reason"], MERGED)
    lost = are_in(members.columns["change_reason"], GONE) & (owner >= 0)
    lost &= of_households(joined, owner)
    return members.only(lost) if lost.any() else None


def _apart(homes: Table, members: Table, people: LeftMembers, alone: Flags) -> Table:
    """Return the rows of people who left a household that stays.

    A row that was moved to the new household counts to the old one, without the relation to its
    head, which is no longer recorded.
    """
    kept, codes, relation = alone.copy(), members.columns["code"], members.columns["relation"]
    codes, relation = codes.copy(), relation.copy()
    for row, home in people.moved.items():
        codes[row], relation[row] = homes.value("code", home), None
        kept[row] = True
    return members.with_columns({"code": codes, "relation": relation}).only(kept)


def _blanked(table: Table, gone: Flags) -> Table:
    """Return the households, with all cells but the identifying ones blank for those that left."""
    names = [name for name in table.columns if name not in KEPT_OF_GONE]
    columns = {name: blanked(table.columns[name], gone) for name in names}
    doubted = {name: flags & ~gone for name, flags in table.doubted.items()}
    table = table.with_columns(columns)
    return replace(table, doubted={n: f for n, f in doubted.items() if f.any()})


def _with_sizes(table: Table, people: LeftMembers) -> Table:
    """Return the households with the present number of members where the written one is older."""
    size = np.where(people.recounted, people.stayed, table.columns["size"])
    return table.with_columns({"size": size.astype(np.float64)})


def took_in(survey: Survey) -> Iterator[Fault]:
    """Yield warnings of households with `Nhập hộ` that stay and name no household they took in.

    Without figures of a review they may be the ones that left. An unknown code, which gets a note
    only, may belong to a household that is no longer listed, or be mistyped; two households cannot
    both join the other.
    """
    table, gone = survey.households, departed(survey)
    merged = are(table.columns["change_reason"], MERGED) & ~gone
    if not merged.any():
        return
    origins, codes = table.columns["origin_code"], table.columns["code"]
    measured = _measured(survey)
    came = given_in(origins) & ~are_in(origins, codes[~gone])
    settled = came & (measured | ~are_in(origins, codes))
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
            fault_code = NO_SUCH_ORIGIN if nowhere else BOTH_WAYS
            other = code_words(str(origin))
            yield cell_fault(table, fault_code, "origin_code", record, other=other)
        else:
            fault_code = TOOK_IN if measured[record] else OPEN_MERGER
            yield cell_fault(table, fault_code, "change_reason", record)


def with_reasons_first(survey: Survey, faults: FaultTable) -> FaultTable:
    """Return the faults, those of a blank size replaced where the reason of change is open.

    Where it is not known whether the household is still there, its reason must be settled first.
    """
    table = survey.households
    reasons, size = table.columns["change_reason"], table.columns["size"]
    blank = (np.isnan(size) | (size == 0)) & ~departed(survey)
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
        """Return the fault of the open reason in place of that of the blank size."""
        params = {"reason": table.cell("change_reason", next(places))}
        return replace(fault, code=REASON_FIRST, value=None, params=params)

    return faults.changed(open_, first)


def _lacks_size(fault: Fault) -> bool:
    return fault.severity == "error" and (fault.code == BLANK or fault.value == "0")


def people_left(survey: Survey) -> TypedColumns:
    """Return the members who left a household that stays.

    The columns are those of the sheet, and `household`, the record of the household.
    """
    table = survey.departures.people if survey.departures is not None else None
    if table is None:
        return TypedColumns({"household": np.empty(0, dtype=np.int64)})
    return table.columns.with_columns({"household": owners(survey.households, table)})


def people_lost(survey: Survey) -> TypedColumns:
    """Return the people who died or moved away while their household joined another.

    The columns are those of `people_left`.
    """
    table = survey.departures.lost if survey.departures is not None else None
    if table is None:
        return people_left(survey).at([])
    owner = owners(survey.households, table)
    people = table.columns.with_columns({"household": owner})
    return people.at(of_households(departed(survey), owner))
