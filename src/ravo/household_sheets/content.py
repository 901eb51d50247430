"""The sheets of a survey, or of last year's list: values of cells as words to print."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd

from ravo.contract.columns import ANSWER, YES_NO, Column, columns_of
from ravo.household_sheets.model import HouseholdSheet, Recorded, SheetPerson
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
EVIDENCE = ("b1", "income")
Row = Mapping[str, Any]


def fact_columns(names: Sequence[str]) -> tuple[Column, ...]:
    """Return columns of the sheet `Hộ` in the order of `names`."""
    known = {column.name: column for column in columns_of("households")}
    return tuple(known[name] for name in names)


def sheets_of(
    households: pd.DataFrame, members: pd.DataFrame, *, carried: bool
) -> tuple[HouseholdSheet, ...]:
    """Return a sheet for each household, by village and by the given name of the head.

    Columns are those of the survey by their English names; members belong to a household by
    `owner`, its row among the households. With `carried` all facts are of last year; else only
    those of households for which this year's workbook has no evidence and no answer.
    """
    people: dict[int, list[SheetPerson]] = {}
    for row in _rows(members):
        people.setdefault(int(row["owner"]), []).append(_person(row, "name", "sex", "citizen_id"))
    made = [
        _sheet(row, tuple(people.get(place, ())), carried=carried)
        for place, row in enumerate(_rows(households))
    ]
    return tuple(sorted(made, key=_order))


def _order(sheet: HouseholdSheet) -> tuple[Any, ...]:
    return sort_key(sheet.village), person_sort_key(sheet.head.name), sheet.code


def _rows(frame: pd.DataFrame) -> Iterator[Row]:
    """Yield the rows of a frame without what is blank in them."""
    names = list(frame.columns)
    blank = frame.isna().to_numpy()
    columns = [frame[name].tolist() for name in names]
    for at, values in enumerate(zip(*columns, strict=True)):
        yield {n: v for n, v, b in zip(names, values, blank[at], strict=True) if not b}


def _sheet(row: Row, people: tuple[SheetPerson, ...], *, carried: bool) -> HouseholdSheet:
    code = printable(row.get("code"))
    hidden = code.isdigit() and len(code) == CITIZEN_DIGITS
    facts = {
        column.name: _words(column, row[column.name])
        for column in fact_columns((*SHORT, *CHOSEN))
        if column.name in row
    }
    return HouseholdSheet(
        code=mask_citizen(code) if hidden else code,
        coded=bool(code) and not hidden,
        head=_head(row),
        village=printable(row.get("village")),
        area=printable(row.get("area")),
        size=_number(row.get("size")),
        opening=printable(row.get("opening_class")),
        people=people,
        facts=facts,
        recorded=_recorded(row, carried=carried),
    )


def _recorded(row: Row, *, carried: bool) -> Recorded:
    """Return whether the facts of a household are of last year: nothing else is filled in yet."""
    answered = any(name in EVIDENCE or name.startswith(ANSWER) for name in row)
    return "this_year" if answered and not carried else "last_year"


def _head(row: Row) -> SheetPerson:
    birth = _number(row.get("head_birth_year"))
    found = _person(row, "head_name", "head_sex", "head_citizen_id")
    return SheetPerson(found.name, "", found.sex, birth, found.ethnicity, found.citizen)


def _person(row: Row, name: str, sex: str, citizen: str) -> SheetPerson:
    return SheetPerson(
        name=printable(row.get(name)),
        relation=printable(row.get("relation")),
        sex=printable(row.get(sex)),
        birth=_birth(row.get("birth")),
        ethnicity=printable(row.get("ethnicity")),
        citizen=mask_citizen(printable(row.get(citizen))),
    )


def _birth(value: object) -> str:
    """Return a birth as it is written: a year where that is all that is known."""
    if isinstance(value, date):
        whole = (value.month, value.day) != (1, 1)
        return value.strftime("%d/%m/%Y") if whole else str(value.year)
    return _number(value)


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
