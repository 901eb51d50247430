"""Forms 14 and 15: the near-poor and the poor, household by household, member by member."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ravo.report.district.listing import ListedHousehold, Person, Status
from ravo.report.district.model import key_of
from ravo.report.forms.facts import LISTS, FormColumn, form_facts
from ravo.report.forms.model import FormRow, FormTable, Note, Value
from ravo.report.forms.settings import ReportSettings
from ravo.report.forms.tables import is_local

TICK = "x"


def lists_of(
    households: Sequence[ListedHousehold],
    known: Mapping[tuple[str, int], Status],
    paths: Mapping[str, str],
    settings: ReportSettings,
) -> tuple[FormTable, ...]:
    """Return forms 14 and 15. `known` says how households came to their class, by workbook and
    record; `paths` gives the workbook of each commune."""
    return tuple(
        _list(number, klass, households, known, paths, settings) for number, klass in LISTS.items()
    )


def _list(
    number: str,
    klass: str,
    households: Sequence[ListedHousehold],
    known: Mapping[tuple[str, int], Status],
    paths: Mapping[str, str],
    settings: ReportSettings,
) -> FormTable:
    facts = form_facts()[number]
    columns = tuple(c for c in facts.columns if settings.local_ethnic or not is_local(c))
    mine = [item for item in households if item.klass == klass]
    rows: list[FormRow] = []
    for n, (key, group) in enumerate(groupby(mine, key=lambda item: key_of(item.place)), 1):
        some = list(group)
        rows.append(FormRow(str(n), some[0].place.name, "commune", None, {}, key))
        rows += _commune(some, columns, known, paths[key], key)
    return FormTable(number, facts.title, columns, tuple(rows), _notes(mine, known, paths))


def _notes(
    households: Sequence[ListedHousehold],
    known: Mapping[tuple[str, int], Status],
    paths: Mapping[str, str],
) -> tuple[Note, ...]:
    found = []
    if any(item.members is None for item in households):
        found.append(Note("heads_only", {}))
    if any(
        item.status is None and (paths[key_of(item.place)], item.record) not in known
        for item in households
    ):
        found.append(Note("no_status", {}))
    return tuple(found)


def _commune(
    households: Sequence[ListedHousehold],
    columns: Sequence[FormColumn],
    known: Mapping[tuple[str, int], Status],
    path: str,
    key: str,
) -> Iterator[FormRow]:
    for n, item in enumerate(households, 1):
        status = known.get((path, item.record), item.status)
        told = _ticks(item, status)
        people = [item.head, *(item.members or ())]
        for m, person in enumerate(people, 1):
            told = {**(told if m == 1 else {}), **_person(person)}
            values: dict[str, Value] = {
                column.code: told.get(column.figure.removeprefix("list."))
                for column in columns
                if column.figure
            }
            name = person.name if m > 1 else f"{person.name} ({item.village})"
            values |= {"A": str(n) if m == 1 else None, "B": m if item.members is not None else None, "C": name}  # fmt: skip
            level = "household" if m == 1 else "member"
            yield FormRow(str(n), item.place.name, level, None, values, key)  # type: ignore[arg-type]


def _ticks(item: ListedHousehold, status: Status | None) -> dict[str, Value]:
    told: dict[str, Value] = {name: TICK if yes else None for name, yes in item.ticks.items()}
    return told | ({status: TICK} if status else {})


def _person(person: Person) -> dict[str, Value]:
    born: Value = person.birth_year
    return {
        "born_man": born if person.sex == "Nam" else None,
        "born_woman": born if person.sex == "Nữ" else None,
        "ethnicity": person.ethnicity,
        "relation": person.relation,
    }
