"""Checks of heads of households: one among the members, the same on both sheets, and no child."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np

from ravo.contract.columns import HEAD_RELATION
from ravo.criteria.indicators import MONTHS_IN_YEAR
from ravo.faults import Fault
from ravo.faults.table import FaultTable
from ravo.messages import Text, text
from ravo.quotes import quoted
from ravo.survey.faults_at import cell_fault, cell_faults
from ravo.survey.left_members import OPEN_PEOPLE
from ravo.survey.members import completed_months, of_households, owners, review_day
from ravo.survey.new_heads import NO_ADULT, followers_of
from ravo.survey.survey import Survey, Table
from ravo.text import NAMED_CELLS, loose_key, mask_citizen, with_rest
from ravo.typed_columns import Rows, are, are_in, given_in, years_in

YOUNG = 18
"""The age in years under which a head is unusual. An office finds it implausible; no law of the
review sets an age."""


def heads_of(survey: Survey, members: Table) -> Iterator[Iterable[Fault]]:
    """Yield the faults of households with no head, several, or another one among their members.

    Unless there is exactly one, the fault lists the members who may be the head of the sheet `Hộ`,
    so that the officer can find the row to correct.
    """
    if not members.given("relation"):
        return
    table = survey.households
    owner = owners(table, members)
    head = are(members.columns["relation"], HEAD_RELATION) & (owner >= 0)
    listed = np.bincount(owner[owner >= 0], minlength=len(table.rows)) > 0
    heads = np.bincount(owner[head], minlength=len(table.rows))
    faults = survey.faults
    orphaned = {*faults.households[faults.coded(NO_ADULT, *OPEN_PEOPLE)]}
    known = (heads > 0) | ~are_in(table.columns["code"], orphaned)
    records = np.flatnonzero(listed & (heads != 1) & known)
    alike = [_alike(table, members, np.flatnonzero(owner == at), int(at)) for at in records]
    each = {"count": heads[records].tolist(), "alike": alike}
    yield cell_faults(table, "RV-302", "code", records, each=each)
    rows = np.flatnonzero(head)
    rows = rows[heads[owner[rows]] == 1]
    yield from _other_head(survey, members, rows, owner)
    yield _other_person(table, members, rows, owner)


def _alike(table: Table, members: Table, rows: Rows, record: int) -> Text:
    """Return words on the members who have the sex and the birth year of the head."""
    if table.value("head_name", record) is None:
        return text("unread.head_unnamed")
    own_year = float(table.value("head_birth_year", record))
    own_sex = table.value("head_sex", record)
    if np.isnan(own_year) and own_sex is None:
        return Text("", "")
    same = np.ones(len(rows), dtype=bool)
    if not np.isnan(own_year):
        same &= years_in(members.columns["birth"][rows]) == own_year
    if own_sex is not None:
        same &= are(members.columns["sex"][rows], own_sex)
    cells = [members.place("relation", int(row)) for row in rows[same]]
    if not cells:
        return text("unread.no_head_alike")
    few = with_rest(cells[:NAMED_CELLS], len(cells))
    return text("unread.heads_alike").filled(cells=", ".join(map(str, few)))


def _other_head(survey: Survey, members: Table, rows: Rows, owner: Rows) -> Iterator[FaultTable]:
    """Yield warnings where the head's sex or birth year differs between the two sheets.

    A birth year after the review is another fault. `rows` are the records of the members who are
    the only head of a household, `owner` is the household of each member.
    """
    table, last_year = survey.households, survey.info.year or np.inf
    at = owner[rows]
    years = years_in(members.columns["birth"][rows])
    own = table.columns["head_birth_year"][at]
    sexes = members.columns["sex"][rows]
    own_sex = table.columns["head_sex"][at]
    year_off = ~np.isnan(years) & ~np.isnan(own) & (years != own) & (own <= last_year)
    sex_off = (sexes != own_sex) & given_in(sexes) & given_in(own_sex)
    for name, off in (("head_birth_year", year_off), ("head_sex", sex_off)):
        column = "birth" if name == "head_birth_year" else "sex"
        cells = [f"{members.sheet_of(row)}!{members.cell(column, row)}" for row in rows[off]]
        yield cell_faults(table, "RV-303", name, at[off], each={"other": cells})


def _other_person(table: Table, members: Table, rows: Rows, owner: Rows) -> Iterator[Fault]:
    """Yield one warning for each household whose head's name or citizen number differs.

    Names are compared by their letters only, numbers digit by digit. Blanks are not compared, nor
    are names with figures, which have another warning.
    """
    at = owner[rows]
    columns = (("head_name", "name", _letters), ("head_citizen_id", "citizen_id", str))
    apart: defaultdict[int, list[tuple[str, Text]]] = defaultdict(list)
    for own_name, name, key in columns:
        own, there = table.columns[own_name][at], members.columns[name][rows]
        for place in np.flatnonzero(own != there).tolist():
            pair = own[place], there[place]
            if not all(isinstance(one, str) for one in pair) or key(pair[0]) == key(pair[1]):
                continue
            if key is not _letters or not any(map(str.isdigit, "".join(pair))):
                record, row = int(at[place]), int(rows[place])
                cells = table.cell(own_name, record), members.cell(name, row)
                words = text("unread.head_apart").filled(
                    cell=cells[0],
                    value=_person_words(pair[0]),
                    other=f"{members.sheet_of(row)}!{cells[1]}",
                    there=_person_words(pair[1]),
                )
                apart[record].append((own_name, words))
    for record, parts in apart.items():
        yield cell_fault(table, "RV-310", parts[0][0], record, cells=[words for _, words in parts])


def _letters(name: str) -> str:
    return "".join(filter(str.isalpha, loose_key(name)))


def _person_words(value: str) -> str:
    """Return the initials of a name, or the last digits of a number."""
    return mask_citizen(value) if value.isdecimal() else quoted(value)


def young_heads(survey: Survey) -> Iterator[FaultTable]:
    """Yield warnings of heads who are children by one of the sheets, once for each household."""
    table, year = survey.households, survey.info.year or 0
    born = table.columns["head_birth_year"]
    young = (born <= year) & (year - born < YOUNG)
    young[[*followers_of(survey)]] = False
    ages = (year - born[young]).astype(np.int64).tolist()
    records = np.flatnonzero(young)
    yield cell_faults(table, "RV-309", "head_birth_year", records, each={"age": ages})
    if survey.members is None or not len(table.rows):
        return
    members, columns = survey.members, survey.members.columns
    owner = owners(table, members)
    years = completed_months(columns["birth"], review_day(survey)) // MONTHS_IN_YEAR
    child = are(columns["relation"], HEAD_RELATION) & (years >= 0) & (years < YOUNG)
    rows = np.flatnonzero(child & (owner >= 0) & ~of_households(young, owner))
    ages = years[rows].astype(np.int64).tolist()
    yield cell_faults(members, "RV-309", "birth", rows, each={"age": ages})
