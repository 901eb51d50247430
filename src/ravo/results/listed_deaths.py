"""People whose death a year's survey or a month's list records, on a hidden sheet of results.

People who died have no row of members any more. The hidden sheet has a row for each of them; its
checksum is on `Cách tính`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ravo.results.checksum import results_checksum
from ravo.results.facts import ResultsFacts
from ravo.survey.departures import departed
from ravo.survey.left_members import DIED
from ravo.survey.survey import Survey
from ravo.text import match_key
from ravo.typed_columns import TypedColumns, are, plain_column
from ravo.xlsx.sheet_names import DEATHS
from ravo.xlsx.sheets import safe_text

DEATHS_KEY = "deaths_sha256"
"""The key of the checksum of the sheet; results without deaths have neither key nor sheet."""
ALTERED_DEATHS = "RV-1466"
IDS = ("ma_ho", "ho_ten", "nam_sinh", "thang")


@dataclass(frozen=True, slots=True)
class ListedDeath:
    """A person who died: the code of the household, the name, the year of birth where known.

    `month` (`2026-03`) is that of the monthly review that recorded the death, None where only the
    year's list has it.
    """

    code: str
    name: str
    birth_year: int | None = None
    month: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The key that identifies a person within a household."""
        return self.code, match_key(self.name)


def deaths_in(survey: Survey) -> tuple[ListedDeath, ...]:
    """Return the people who died by a survey's own rows, once each, in their order.

    These are members with that reason, the people and the head of a household that died out, and
    people recorded in the months of the year.
    """
    died = survey.departures.died if survey.departures is not None else None
    own = () if died is None else _people(died.columns)
    months = survey.year_people
    earlier = months.at(are(months["change_reason"], DIED)) if months is not None else None
    return once([*own, *_heads(survey), *(() if earlier is None else _people(earlier))])


def once(deaths: Iterable[ListedDeath]) -> tuple[ListedDeath, ...]:
    """Return each person of a household once, by their first row."""
    by_person: dict[tuple[str, str], ListedDeath] = {}
    for death in deaths:
        by_person.setdefault(death.key, death)
    return tuple(by_person.values())


def _people(people: TypedColumns) -> Iterator[ListedDeath]:
    columns = (plain_column(people[name]) for name in ("code", "name", "birth"))
    for code, name, birth in zip(*columns, strict=True):
        if isinstance(code, str) and isinstance(name, str):
            yield ListedDeath(code, name, None if birth is None else birth.year)


def _heads(survey: Survey) -> Iterator[ListedDeath]:
    """Yield the heads of the households that died out."""
    homes = survey.households.columns
    gone = homes.at(departed(survey) & are(homes["change_reason"], DIED))
    columns = (plain_column(gone[name]) for name in ("code", "head_name", "head_birth_year"))
    for code, name, year in zip(*columns, strict=True):
        if isinstance(code, str) and isinstance(name, str):
            yield ListedDeath(code, name, None if year is None else int(year))


def write_deaths(book: Any, deaths: Sequence[ListedDeath]) -> dict[str, str]:
    """Write the hidden sheet if anybody died; return its checksum by its key, else empty."""
    if not deaths:
        return {}
    columns: list[list[Any]] = [
        [safe_text(death.code) for death in deaths],
        [safe_text(death.name) for death in deaths],
        [death.birth_year for death in deaths],
        [death.month for death in deaths],
    ]
    sheet = book.add_worksheet(DEATHS)
    sheet.hide()
    sheet.write_row(0, 0, IDS)
    sheet.put_block(1, columns)
    return {DEATHS_KEY: results_checksum([list(IDS)], columns)}


def read_deaths(
    book: Mapping[str, Sequence[Sequence[Any]]], facts: ResultsFacts
) -> tuple[ListedDeath, ...] | None:
    """Return the people who died by results; None where their sheet was changed or deleted."""
    checksum = facts.first(DEATHS_KEY)
    if checksum is None:
        return ()
    rows = book.get(DEATHS, ())
    kept = [list(row) for row in rows[1:] if any(cell != "" for cell in row)]
    columns = [list(column) for column in zip(*kept, strict=True)] or [[] for _ in IDS]
    heads = list(rows[0]) if rows else []
    if heads != list(IDS) or results_checksum([heads], columns) != checksum:
        return None
    return tuple(
        ListedDeath(
            str(code), str(name), None if year == "" else int(float(year)), str(month) or None
        )
        for code, name, year, month in kept
    )
