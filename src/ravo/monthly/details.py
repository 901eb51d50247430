"""Facts that a list keeps for the next workbook: birth dates, citizen numbers, dwellings.

Results have none of them, nor does anything that is printed or compared: they are on two hidden
sheets of the list of a month, which is a working file of the commune itself.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ravo.contract.columns import FIGURE_TYPES, Column, columns_of
from ravo.monthly.households import PERSON_DETAILS, ListedHomes, homes_with
from ravo.results.checksum import results_checksum
from ravo.results.kept_facts import SHOWN_DIGITS
from ravo.survey.unreviewed import DWELLING
from ravo.text import match_key, unpointed
from ravo.workbook.calamine_cells import guarded, load
from ravo.workbook.opened import Opened
from ravo.workbook.own_sheets import OwnColumns
from ravo.xlsx.sheet_names import KEPT_HOMES, KEPT_PEOPLE
from ravo.xlsx.sheets import safe_text

HOME_DETAILS = (
    "head_citizen_id",
    "ethnicity",
    "merit",
    "local_ethnic",
    "housing_support_year",
    "separated_on",
    *DWELLING,
)
"""Columns of `Hộ` that results lack, at least for households without a class."""
NUMBER, CODE = "so_dong", "ma_ho"
SUM_KEYS = {KEPT_HOMES: "kept_homes_sha256", KEPT_PEOPLE: "kept_people_sha256"}
"""The key of the checksum of each sheet."""
YES_NO = {"1": True, "0": False}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PersonKey = tuple[str, str | None, int | None]


@dataclass(frozen=True)
class ListDetails:
    """The kept columns of the households of a list, and of its people.

    `people` is None where the list has none. `codes` are those of the households, `keys` have the
    code, the name and the year of birth of each person: the name is None where it is not kept.
    """

    homes: pd.DataFrame
    people: pd.DataFrame | None
    codes: tuple[str, ...]
    keys: tuple[PersonKey, ...] = ()


def _contract(table: str) -> Mapping[str, Column]:
    return {column.name: column for column in columns_of(table)}  # type: ignore[arg-type]


def details_sheets(homes: ListedHomes) -> dict[str, OwnColumns]:
    """Return the hidden sheets of a list by name; `homes` are in the order of its results."""
    codes = homes.codes()
    contract = _contract("households")
    columns: OwnColumns = {
        NUMBER: [*range(1, len(codes) + 1)],
        CODE: [code or None for code in codes],
    }
    for name in HOME_DETAILS:
        columns[contract[name].id] = [_cell(value) for value in homes.frame[name].tolist()]
    sheets = {KEPT_HOMES: columns}
    if homes.people is not None:
        # Results cannot name the people of a household without a code.
        known = [bool(codes[at]) for at in homes.people["household"].tolist()]
        coded = homes.people[np.array(known, dtype=bool)]
        people: OwnColumns = {NUMBER: [*range(1, len(coded) + 1)]}
        people[CODE] = [codes[at] for at in coded["household"].tolist()]
        of_people = _contract("members")
        for name in (*PERSON_DETAILS, "name"):
            people[of_people[name].id] = [_cell(value) for value in coded[name].tolist()]
        sheets[KEPT_PEOPLE] = people
    return sheets


def has_numbers(homes: ListedHomes) -> bool:
    """Return whether a list has the citizen number of any person."""
    people = homes.people
    heads = bool(homes.frame["head_citizen_id"].notna().any())
    return heads or (people is not None and bool(people["citizen_id"].notna().any()))


def years_only(people: pd.DataFrame) -> bool:
    """Return whether most people have only a year of birth, as in results."""
    births = people["birth"].tolist()
    years = [birth is None or isinstance(birth, float | int) for birth in births]
    whole = ~np.array(years, dtype=bool)
    if "citizen_id" in people:
        whole |= people["citizen_id"].notna().to_numpy(dtype=bool)
    return bool(len(people)) and int(whole.sum()) * 2 < len(people)


def keeps_years_only(homes: ListedHomes) -> bool:
    """Return whether a list keeps no more facts of its people than results do."""
    return homes.people is not None and years_only(homes.people)


def sum_of(columns: Mapping[str, Sequence[Any]]) -> str:
    """Return the checksum of a hidden sheet."""
    return results_checksum([list(columns)], list(columns.values()))


def _cell(value: Any) -> Any:
    """Return a value in the form of the hidden sheets: days as text, yes and no as 1 and 0."""
    if value is None or value is pd.NA or value is pd.NaT or value != value:
        return None
    if isinstance(value, bool | np.bool_):
        return "1" if value else "0"
    if isinstance(value, date):
        return value.isoformat()[:10]
    return safe_text(value) or None if isinstance(value, str) else unpointed(value)


def read_details(book: Opened, sums: Mapping[str, str | None]) -> ListDetails | None:
    """Return the kept facts of a list; None where it keeps none. `sums` are the checksums by sheet.

    Raises ValueError where a sheet was altered.
    """
    if sums[KEPT_HOMES] is None:
        return None
    homes = _read(book, KEPT_HOMES, sums[KEPT_HOMES])
    contract = _contract("households")
    people, keys = None, tuple[PersonKey, ...]()
    if sums[KEPT_PEOPLE] is not None:
        cells = _read(book, KEPT_PEOPLE, sums[KEPT_PEOPLE])
        of_people = _contract("members")
        people = pd.DataFrame({n: _values(of_people[n], cells) for n in PERSON_DETAILS})
        names = cells.get(of_people["name"].id, [None] * len(people))
        births = people["birth"].tolist()
        keys = tuple(map(_person_key, map(str, cells[CODE]), names, births))
    kept = pd.DataFrame({n: _values(contract[n], homes) for n in HOME_DETAILS})
    return ListDetails(kept, people, tuple(map(str, homes[CODE])), keys)


def _person_key(code: str, name: object, birth: object) -> PersonKey:
    return code, None if name is None else match_key(str(name)), birth_year(birth)


def _read(book: Opened, name: str, checksum: str | None) -> OwnColumns:
    if name not in book.parts:
        raise ValueError(name)
    with guarded(book):
        rows = load(book).get_sheet_by_name(name).to_python(skip_empty_area=False)
    kept = sorted((row for row in rows[1:] if row[0] != ""), key=lambda row: float(str(row[0])))
    ids = [str(id) for id in rows[0]] if rows else []
    columns = [list(column) for column in zip(*kept, strict=True)] or [[] for _ in ids]
    columns_by_id = dict(zip(ids, columns, strict=True))
    if sum_of(columns_by_id) != checksum:
        raise ValueError(name)
    return columns_by_id


def _values(column: Column, cells: OwnColumns) -> Any:
    """Return a column of the sheets with the type of the contract; births as they are written."""
    values = cells.get(column.id, [""] * len(cells[NUMBER]))
    if column.type == "yes_no":
        return pd.array([YES_NO.get(str(value), pd.NA) for value in values], dtype="boolean")
    if column.type in FIGURE_TYPES:
        figures = [np.nan if value == "" else float(value) for value in values]
        return np.array(figures, dtype=np.float64)
    read = _born if column.type in ("birth", "date") else _text
    return pd.Series(_objects(read(value) for value in values), dtype=object)


def _born(value: object) -> object:
    if isinstance(value, float):
        return int(value)
    text = str(value)
    return date.fromisoformat(text) if _DAY.fullmatch(text) else text or None


def _text(value: object) -> str | None:
    return None if value == "" else str(value)


def _objects(values: Iterable[object]) -> NDArray[np.object_]:
    every = list(values)
    array = np.empty(len(every), dtype=object)
    array[:] = every
    return array


def with_details(homes: ListedHomes, details: ListDetails) -> tuple[ListedHomes, int]:
    """Return a list with its kept facts, and the number of people whose facts are uncertain.

    Raises ValueError where the rows do not match.
    """
    ordered_details, lost = in_order_of(details, homes.codes(), homes.people)
    people = homes.people
    if people is not None and ordered_details.people is not None:
        people = people.assign(**{n: _objects(ordered_details.people[n]) for n in PERSON_DETAILS})
    kept = {name: ordered_details.homes[name].array for name in HOME_DETAILS}
    return homes_with(homes.frame.assign(**kept), people), lost


def in_order_of(
    details: ListDetails, codes: Sequence[str], people: pd.DataFrame | None
) -> tuple[ListDetails, int]:
    """Return details in the order of a list's rows, and the number of people without theirs.

    Rows of a sheet that was sorted are matched anew: households by their code (those without one by
    their order), people by household, name and year of birth. Where several people share these,
    none of them gets the details. Raises ValueError where the rows do not match.
    """
    at = rows_of_keys(_numbered(details.codes), _numbered(codes))
    homes = details.homes.iloc[at].reset_index(drop=True)
    if people is None:
        return replace(details, homes=homes, people=None), 0
    if details.people is None:
        raise ValueError(KEPT_PEOPLE)
    owner = people["household"].tolist()
    columns = zip(owner, people["name"].tolist(), people["birth_year"].tolist(), strict=True)
    here = [_person_key(codes[home], name or "", year) for home, name, year in columns]
    if any(name is None for _, name, _ in details.keys):
        here = [(code, None, year) for code, _, year in here]
    of_people = rows_of_keys(details.keys, here)
    ordered_people = details.people.reindex(of_people).reset_index(drop=True)
    ordered_people = ordered_people.astype(object).where(ordered_people.notna(), None)
    return replace(details, homes=homes, people=ordered_people), of_people.count(-1)


def _numbered(codes: Sequence[str]) -> list[tuple[str, int]]:
    """Return each code with its number among equal ones."""
    seen: Counter[str] = Counter()
    numbered_codes = []
    for code in codes:
        numbered_codes.append((code, seen[code]))
        seen[code] += 1
    return numbered_codes


def rows_of_keys(kept: Sequence[Hashable], here: Sequence[Hashable]) -> list[int]:
    """Return for each row here the kept row of its key, -1 where several rows have that key.

    Rows that are all in the kept order are matched one by one. Raises ValueError where the keys
    differ.
    """
    if list(kept) == list(here):
        return [*range(len(kept))]
    if Counter(kept) != Counter(here):
        raise ValueError(CODE)
    rows: dict[Hashable, list[int]] = defaultdict(list)
    for row, key in enumerate(kept):
        rows[key].append(row)
    return [rows[key][0] if len(rows[key]) == 1 else -1 for key in here]


def with_details_of(
    homes: ListedHomes, other: ListedHomes, *, corrects: bool = False
) -> ListedHomes:
    """Return a list completed with births, numbers and facts of `other`.

    Households are matched by code, people by their name in a household. With `corrects` the births
    and numbers of `other` replace differing ones, unless the list has the same birth more exactly.
    """
    places = {code: place for place, code in enumerate(homes.codes()) if code}
    at = [places.get(code, -1) for code in other.codes()]
    frame = homes.frame
    heads, other_heads = (_keys(one.frame["head_name"]) for one in (homes, other))
    details: dict[str, Any] = {}
    for name in HOME_DETAILS:
        values, new = frame[name].tolist(), other.frame[name].tolist()
        of_head = name in ("head_citizen_id", "ethnicity")
        for row, (place, value) in enumerate(zip(at, new, strict=True)):
            if place < 0 or _cell(value) is None or (of_head and heads[place] != other_heads[row]):
                continue
            if _cell(values[place]) is None or (corrects and name == "head_citizen_id"):
                values[place] = value
        details[name] = pd.Series(values, dtype=frame[name].dtype).array
    numbers = zip(details["head_citizen_id"], frame["tail"].tolist(), strict=True)
    tails = [_tail(number) or tail for number, tail in numbers]
    people = _with_people(homes, other, at, corrects=corrects)
    return homes_with(frame.assign(**details, tail=_objects(tails)), people)


def _keys(names: "pd.Series[str]") -> list[str]:
    every = names.tolist()
    keys = {name: match_key(name) if isinstance(name, str) else "" for name in set(every)}
    return [keys[name] for name in every]


def _tail(number: object) -> str | None:
    return number[-SHOWN_DIGITS:] if isinstance(number, str) else None


def _with_people(
    homes: ListedHomes, other: ListedHomes, at: Sequence[int], *, corrects: bool
) -> pd.DataFrame | None:
    people, others = homes.people, other.people
    if people is None or others is None:
        return people
    owner = [at[place] for place in others["household"].tolist()]
    theirs = _People(owner, others)
    mine = _People(people["household"].tolist(), people)
    births, numbers = people["birth"].tolist(), people["citizen_id"].tolist()
    years = people["birth_year"].tolist()
    new_births, new_numbers = others["birth"].tolist(), others["citizen_id"].tolist()
    for row in range(len(births)):
        at_other = mine.same(row, theirs)
        if at_other is None:
            continue
        number = new_numbers[at_other]
        if number is not None and (corrects or numbers[row] is None):
            numbers[row] = number
        births[row] = _closer(births[row], new_births[at_other], corrects=corrects)
        year = birth_year(births[row])
        years[row] = years[row] if year is None else float(year)
    known = {"birth": _objects(births), "citizen_id": _objects(numbers)}
    return people.assign(**known, birth_year=np.array(years, dtype=np.float64))


class _People:
    """Indices of people by household and name, and also by their year of birth."""

    def __init__(self, owner: Sequence[int], people: pd.DataFrame) -> None:
        self.names = list(zip(owner, _keys(people["name"]), strict=True))
        self.births = list(zip(self.names, people["birth_year"].tolist(), strict=True))
        self.rows: dict[Any, list[int]] = defaultdict(list)
        for keys in (self.names, self.births):
            for row, key in enumerate(keys):
                self.rows[key].append(row)

    def same(self, row: int, others: "_People") -> int | None:
        """Return the row in `others` of the same person as a row here; None where there is none.

        It is the only one with the name and the year of birth, or with the name, on both sides.
        """
        for key in (self.births[row], self.names[row]):
            here, there = self.rows[key], others.rows.get(key, ())
            if len(here) == len(there) == 1:
                return there[0]
        return None


def _closer(known: object, written: object, *, corrects: bool) -> object:
    """Return the more exact birth; if the two differ, `written` with `corrects`, else `known`."""
    if written is None or known is None:
        return written if known is None else known
    if birth_year(known) == birth_year(written):
        mine, other = (_closeness(birth) for birth in (known, written))
        return written if other > mine or (corrects and other == mine) else known
    return written if corrects else known


def _closeness(birth: object) -> int:
    """Return how exact a birth is: a day, a month, a year."""
    return 2 if isinstance(birth, date) else 1 if isinstance(birth, str) else 0


def birth_year(birth: object) -> int | None:
    """Return the year of a birth: a day, a year, or a month and year (`05/2024`)."""
    if isinstance(birth, date):
        return birth.year
    if isinstance(birth, str):
        match = re.search(r"\d{4}", birth)
        return int(match[0]) if match else None
    return int(birth) if isinstance(birth, int | float) and birth == birth else None
