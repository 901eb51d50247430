"""Warnings of moves between households of a commune of which one side is not recorded.

A person who goes from one household of a commune to another is recorded in both. Where one of the
two is missing, a person is counted nowhere, or one who was always here counts as new.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from ravo.contract.columns import MERGED, SPLIT
from ravo.faults import Fault
from ravo.quotes import code_words
from ravo.survey.faults_at import cell_fault
from ravo.survey.left_members import ARRIVED, LeftMembers
from ravo.survey.listed_people import ListedPeople
from ravo.survey.members import owners
from ravo.survey.survey import Survey, Table
from ravo.text import NAMED_CELLS, loose_key, with_rest
from ravo.typed_columns import Flags, are, given_in

NOT_MOVED, NO_HOST, NOBODY_CAME = "RV-318", "RV-319", "RV-322"
"""Fault codes of a household that joined another: its people are not in that one's rows; it is not
known which one it joined; nobody came into that one."""
NO_ORIGINS = "RV-4085"
"""The fault code where the sheet has no column for the code of the other household."""
HOST_UNLISTED = "RV-326"
"""The fault code where the other household has no rows of members at all."""
NO_NEW_HOME, KNOWN_BEFORE = "RV-320", "RV-321"
"""Fault codes: people split off, but no new household names theirs as its origin; a household came,
but has a class of last year."""


def open_moves(survey: Survey, gone: Flags, people: LeftMembers) -> Iterator[Fault]:
    """Yield the warnings of merges, splits and arrivals; `survey` must still have all rows."""
    yield from _merged(survey, gone)
    yield from _split(survey, people)
    yield from _arrived(survey.households, gone)


def _merged(survey: Survey, gone: Flags) -> Iterator[Fault]:
    table = survey.households
    merged = are(table.columns["change_reason"], MERGED) & gone
    if not merged.any():
        return
    hosts = _hosts(table, gone)
    members = ListedPeople(table, survey.members) if survey.members is not None else None
    for record in map(int, np.flatnonzero(merged)):
        host = hosts.get(table.value("code", record))
        if host is None:
            yield _no_host(table, record)
        elif members is not None:
            yield from _not_moved(table, members, record, host)


def _no_host(table: Table, record: int) -> Fault:
    if table.given_at("origin_code", record):
        return cell_fault(table, NO_HOST, "origin_code", record)
    row = str(table.rows[record])
    return cell_fault(table, NO_ORIGINS, "change_reason", record, row=row)


def _hosts(table: Table, gone: Flags) -> dict[Any, int]:
    """Return the household that each code joined, by the origin codes on the sheet `Hộ`.

    Either the household that joined names the other as its origin, or the one that took it in does.
    """
    codes, origins = table.codes, table.columns["origin_code"].tolist()
    took_in = are(table.columns["change_reason"], MERGED) & ~gone
    there = {code: row for row, code in enumerate(codes) if not gone[row]}
    hosts = {origins[row]: int(row) for row in np.flatnonzero(took_in)}
    named = {codes[row]: there.get(origins[row]) for row in np.flatnonzero(gone)}
    return hosts | {code: host for code, host in named.items() if host is not None}


def _not_moved(homes: Table, members: ListedPeople, record: int, host: int) -> Iterator[Fault]:
    """Yield a warning where people of a household that joined `host` are missing in its rows.

    Also where the household lists nobody, and no row of `host` may be of its people.
    """
    there, own = members.of(host), members.of(record)
    code = code_words(str(homes.value("code", host)))
    left = [
        row
        for row in own
        if not isinstance(members.reasons[row], str) or members.reasons[row] in (MERGED, SPLIT)
    ]
    missing = [row for row in left if not any(members.same(row, other) for other in there)]
    if missing:
        cells = [members.table.cell("code", row) for row in missing[:NAMED_CELLS]]
        yield cell_fault(
            homes,
            NOT_MOVED if there else HOST_UNLISTED,
            "change_reason",
            record,
            host=code,
            count=len(missing),
            cells=with_rest(cells, len(missing)),
        )
    elif not own and there and not _came(homes, members, record, there):
        yield cell_fault(homes, NOBODY_CAME, "change_reason", record, host=code)


def _came(homes: Table, members: ListedPeople, record: int, there: list[int]) -> bool:
    """Return whether a row of the host, among `there`, may be of a household without rows."""
    number, name = homes.value("head_citizen_id", record), homes.value("head_name", record)
    key = loose_key(name) if isinstance(name, str) else ""
    return any(
        members.reasons[row] == MERGED
        or (isinstance(number, str) and members.numbers[row] == number)
        or (key != "" and members.names[row] == key)
        for row in there
    )


def _split(survey: Survey, people: LeftMembers) -> Iterator[Fault]:
    """Yield a warning for each household that people split off from, if no new one names it."""
    homes, members = survey.households, survey.members
    rows = people.records[people.reasons == SPLIT]
    if members is None or not len(rows):
        return
    origins = set(homes.columns["origin_code"]) - {None}
    owner = owners(homes, members)[rows]
    for record in dict.fromkeys(map(int, owner)):
        if homes.value("code", record) in origins:
            continue
        its = [int(row) for row in rows[owner == record]]
        cells = [
            f"{members.sheet_of(row)}!{members.cell('change_reason', row)}"
            for row in its[:NAMED_CELLS]
        ]
        yield cell_fault(
            homes,
            NO_NEW_HOME,
            "code",
            record,
            count=len(its),
            cells=with_rest(cells, len(its)),
        )


def _arrived(table: Table, gone: Flags) -> Iterator[Fault]:
    """Yield a warning for each household that came but has a class at the start of the period."""
    columns = table.columns
    opened = given_in(columns["opening_class"]) & are(columns["change_reason"], ARRIVED)
    for record in map(int, np.flatnonzero(opened & ~gone)):
        opening = table.value("opening_class", record)
        place = table.cell("opening_class", record)
        yield cell_fault(table, KNOWN_BEFORE, "change_reason", record, opening=opening, place=place)
