"""The sheets of a survey, or of last year's list: values of cells as words to print."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from ravo.contract.columns import HEAD_RELATION, YES_NO, Column, columns_of
from ravo.household_sheets.model import HouseholdSheet, SheetPerson
from ravo.text import CITIZEN_DIGITS, format_number, mask_citizen, person_sort_key, sort_key
from ravo.word.printed import printable

SHORT = (
    "wall_durable",
    "pillar_durable",
    "roof_durable",
    "floor_durable",
    "internet_use",
    "information_means",
    "works_in_agriculture",
    "no_labour_capacity",
    "merit",
    "local_ethnic",
    "asked_average_living",
    "floor_area",
    "housing_support_year",
)
"""Facts with a short answer, as columns of the survey, in the order of a sheet."""
CHOSEN = ("water_source", "toilet")
"""Facts of which one of several words is chosen."""
FrameRow = Mapping[str, Any]


def fact_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """Return columns of the sheet `Hộ` in the order of `names`."""
    known = {column.name: column for column in columns_of("households")}
    return tuple(known[name] for name in names)


def sheets_of(
    households: pd.DataFrame,
    members: pd.DataFrame,
    earlier: pd.DataFrame | None = None,
    left: Sequence[bool] = (),
    new: Sequence[bool] = (),
) -> tuple[HouseholdSheet, ...]:
    """Return a sheet for each household, by village and by the given name of the head.

    Columns are those of the survey by their English names; `owner` of a member is its household's
    row. `earlier` has last year's facts in the same rows as `households`, `left` is True for a
    household that left the list and gets no sheet, `new` for one that was on no list at the start
    of the period.
    """
    people: dict[int, list[SheetPerson]] = {}
    for row in _rows(members):
        people.setdefault(int(row["owner"]), []).append(_person(row, "name", "sex", "citizen_id"))
    before = [{}] * len(households) if earlier is None else list(_rows(earlier))
    sheets = [
        replace(
            _sheet(row, before[place], people.get(place, ())),
            new=place < len(new) and bool(new[place]),
        )
        for place, row in enumerate(_rows(households))
        if not (place < len(left) and left[place])
    ]
    return tuple(sorted(_with_distinct_codes(sheets), key=_order))


def _with_distinct_codes(sheets: Sequence[HouseholdSheet]) -> Iterator[HouseholdSheet]:
    """Yield the sheets; a code that several households share is not printed as a picture."""
    counts = Counter(sheet.code for sheet in sheets)
    for sheet in sheets:
        shared = sheet.coded and counts[sheet.code] > 1
        yield replace(sheet, coded=False, shared=True) if shared else sheet


def _order(sheet: HouseholdSheet) -> tuple[Any, ...]:
    return sort_key(sheet.village), person_sort_key(sheet.head.name), sheet.code


def _rows(frame: pd.DataFrame) -> Iterator[FrameRow]:
    """Yield the rows of a frame without their blank cells."""
    names = list(frame.columns)
    blank = frame.isna().to_numpy()
    columns = [frame[name].tolist() for name in names]
    for at, values in enumerate(zip(*columns, strict=True)):
        yield {n: v for n, v, b in zip(names, values, blank[at], strict=True) if not b}


def _sheet(row: FrameRow, before: FrameRow, people: Sequence[SheetPerson]) -> HouseholdSheet:
    code = printable(row.get("code"))
    shown = _masked(code)
    head = _head(row)
    return HouseholdSheet(
        code=shown,
        coded=bool(code) and shown == code,
        head=head,
        village=printable(row.get("village")),
        area=printable(row.get("area")),
        size=_number(row.get("size")),
        opening=printable(row.get("opening_class")),
        change=printable(row.get("change_reason")),
        origin=_masked(printable(row.get("origin_code"))),
        separated=_birth(row.get("separated_on")),
        people=tuple(people) or _alone(head),
        facts=_facts(row),
        earlier=_facts(before),
    )


def _masked(code: str) -> str:
    """Return a household's code, masked but for its last digits where it is a citizen number."""
    return mask_citizen(code) if code.isdigit() and len(code) == CITIZEN_DIGITS else code


def _facts(row: FrameRow) -> dict[str, str]:
    columns = fact_columns((*SHORT, *CHOSEN))
    return {one.name: _words(one, row[one.name]) for one in columns if one.name in row}


def _alone(head: SheetPerson) -> tuple[SheetPerson, ...]:
    """Return the head as the only known member, for a household without listed members."""
    return (replace(head, relation=HEAD_RELATION),) if head.name else ()


def _head(row: FrameRow) -> SheetPerson:
    birth = _number(row.get("head_birth_year"))
    person = _person(row, "head_name", "head_sex", "head_citizen_id")
    return SheetPerson(person.name, "", person.sex, birth, person.ethnicity, person.citizen)


def _person(row: FrameRow, name: str, sex: str, citizen: str) -> SheetPerson:
    return SheetPerson(
        name=printable(row.get(name)),
        relation=printable(row.get("relation")),
        sex=printable(row.get(sex)),
        birth=_birth(row.get("birth")),
        ethnicity=printable(row.get("ethnicity")),
        citizen=mask_citizen(printable(row.get(citizen))),
    )


def _birth(value: object) -> str:
    """Return a birth as printed: only the year, or month and year, where no more is known."""
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return printable(value) if isinstance(value, str) else _number(value)


def _number(value: object) -> str:
    return str(int(value)) if isinstance(value, int | float) else ""


def _words(column: Column, value: Any) -> str:
    """Return a recorded fact as words."""
    if column.type == "yes_no":
        return YES_NO[0 if value else 1]
    if column.type == "integer":
        return _number(value)
    if column.type == "number":
        return format_number(float(value), "vi")
    return printable(value)
