"""The sheet `Thông tin`: which commune, which year, which area, how many live there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pandas as pd

from ravo.criteria import Edition, edition_for_year
from ravo.faults import Fault, RavoError
from ravo.survey.book.layout import Sheet
from ravo.survey.columns import SHEETS, Column, columns_of
from ravo.survey.headings import heading_key, keys_of, letters_of, near_misses
from ravo.survey.models import is_blank, read_column
from ravo.survey.records import bad_fault, near_fault, shown
from ravo.survey.survey import AREA_WORDS, Area, Info
from ravo.text import match_key

if TYPE_CHECKING:
    from ravo.corrections.model import Corrections
    from ravo.grid.model import Grid
    from ravo.profiles.model import Profile
    from ravo.profiles.place import Place

KINDS: dict[str, Area | None] = {
    "xã": "rural",
    "phường": "urban",
    "thị trấn": "urban",
    "đặc khu": None,
}
SHORT_KINDS = {"x.": "xã", "p.": "phường", "tt.": "thị trấn"}
FATAL = frozenset({"RV-242", "RV-243", "RV-406", "RV-407", "RV-410", "RV-413", "RV-501"})
Rows = list[list[Any]]


@dataclass(frozen=True)
class Wanted:
    """What the command line says of a workbook; None leaves what the workbook itself says.

    `year` … `area` stand in place of the sheet `Thông tin`. `profile` tells how a foreign layout
    is read, `corrections` which cells to mend, `passwords` are tried on a locked file.
    `grid_for` finds the grid of B1 points of an edition, for a workbook that has B1 answers.
    `ignored` are headings of columns that are left out on purpose.
    """

    edition: Edition | None = None
    year: int | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    commune_code: str | None = None
    area: Area | None = None
    profile: "Profile | None" = None
    corrections: "Corrections | None" = None
    passwords: tuple[str, ...] = ()
    grid_for: "Callable[[Edition], Grid | None] | None" = None
    ignored: tuple[str, ...] = ()


def with_place(wanted: Wanted, place: "Place") -> Wanted:
    """Return what is wanted, with what the names of file and folders say where it is open."""
    return replace(
        wanted,
        year=place.year if wanted.year is None else wanted.year,
        province=wanted.province or place.province,
        district=wanted.district or place.district,
        commune=wanted.commune or place.commune,
        commune_code=place.commune_code if wanted.commune is None else None,
    )


@dataclass(frozen=True)
class ReadInfo:
    """The sheet `Thông tin` as read, the edition that it leads to, and its faults."""

    info: Info
    edition: Edition | None
    faults: tuple[Fault, ...]


def read_info(sheet: Sheet | None, wanted: Wanted) -> ReadInfo:
    """Return what a sheet of keys and values says of the commune; `wanted` goes before it.

    Without a sheet there is only what `wanted` says.
    """
    if sheet is None:
        info, edition, faults = _settled({}, wanted, {}, SHEETS["info"])
        return ReadInfo(info, edition, tuple(faults))
    values, cells, faults = _info_values(sheet, wanted)
    faults += _missing_keys(sheet.rows, wanted, cells, sheet.name)
    info, edition, more = _settled(values, wanted, cells, sheet.name)
    return ReadInfo(info, edition, (*faults, *more))


def class_in_doubt(info: Info, wanted: Wanted, faults: Sequence[Fault]) -> bool:
    """Tell whether an error in `Thông tin` leaves open by which lines households are classed.

    A year that is missing or wrong shows as a survey without an edition.
    """
    errors = [fault for fault in faults if fault.severity == "error"]
    wrong = {fault.column for fault in errors}
    twice = {fault.column for fault in errors if fault.code == "RV-408"}
    if any(fault.code in FATAL for fault in errors):
        return True
    if "Năm rà soát" in twice and wanted.year is None:
        return True
    unknown = info.area is None and (info.commune is None or "Xã/phường/thị trấn" in wrong)
    return wanted.area is None and (unknown or "Khu vực" in wrong or "Xã/phường/thị trấn" in twice)


def _value_places(sheet: Sheet) -> dict[tuple[int, int], int]:
    """Return where the value of a key stands whose cell is merged over several columns."""
    return {
        (block.first_row, block.first_column): block.last_column + 1
        for block in sheet.layout.merged
    }


def _info_values(
    sheet: Sheet, wanted: Wanted
) -> tuple[dict[str, Any], dict[str, str], list[Fault]]:
    """Return the values of the key-value sheet, the cell of each, and the faults in them."""
    broken = {(cell.row - 1, cell.column): cell for cell in sheet.bad}
    after = _value_places(sheet)
    values: dict[str, Any] = {}
    cells: dict[str, str] = {}
    faults: list[Fault] = []
    for at, key_place, column in _info_keys(sheet.rows):
        place = after.get((at, key_place), key_place + 1)
        cell = f"{letters_of(place)}{at + 1}"
        raw = sheet.rows[at][place] if place < len(sheet.rows[at]) else None
        error = broken.get((at, place))
        blank = is_blank(raw) and error is None
        if column.name in cells:
            if not blank:
                other = {"other": cells[column.name]}
                faults.append(Fault("RV-408", None, sheet.name, cell, column.heading, params=other))
            continue
        cells[column.name] = cell
        if blank and getattr(wanted, column.name, None) is not None:
            continue
        if error is not None:
            faults.append(bad_fault(error, sheet.name, column, column.heading, None))
            continue
        read = read_column(column, [raw])
        values[column.name] = None if pd.isna(read.values[0]) else read.values[0]
        faults += [
            Fault(f.code, None, sheet.name, cell, column.heading, shown(column, raw), f.params)
            for f in read.findings
        ]
    return values, cells, faults


def _info_words(rows: Rows) -> Iterator[tuple[int, int, str]]:
    """Yield the first words of each row: the row and place from 0, and the words."""
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and not is_blank(cell):
                yield at, place, cell
                break


def _info_keys(rows: Rows) -> Iterator[tuple[int, int, Column]]:
    """Yield each row that begins with a known key: its row and place from 0, and its column."""
    known = {key: column for column in columns_of("info") for key in keys_of(column)}
    for at, place, words in _info_words(rows):
        if column := known.get(heading_key(words)):
            yield at, place, column


def _settled(
    values: Mapping[str, Any], wanted: Wanted, cells: Mapping[str, str], sheet: str
) -> tuple[Info, Edition | None, list[Fault]]:
    """Return the commune's information with the command's own words over the sheet's."""
    year = wanted.year if wanted.year is not None else _whole(values.get("year"))
    commune = wanted.commune or values.get("commune")
    area, faults = _area(values, wanted, commune, cells, sheet)
    edition, more = _edition(wanted, year, cells, sheet)
    info = Info(
        year=year,
        province=wanted.province or values.get("province"),
        district=wanted.district or values.get("district"),
        commune=commune,
        commune_code=values.get("commune_code") or wanted.commune_code,
        area=area,
        review_date=_date(values.get("review_date")),
        total_households=_whole(values.get("total_households")),
        total_members=_whole(values.get("total_members")),
        minority_households=_whole(values.get("minority_households")),
        minority_members=_whole(values.get("minority_members")),
        period=values.get("period"),
        prepared_by=values.get("prepared_by"),
        signed_by=values.get("signed_by"),
    )
    return info, edition, faults + more


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _date(value: Any) -> date | None:
    return None if value is None else pd.Timestamp(value).date()


def _missing_keys(rows: Rows, wanted: Wanted, cells: Mapping[str, str], sheet: str) -> list[Fault]:
    """Return a fault for each key that is misspelt, and each required one that is not there."""
    missing = [column for column in columns_of("info") if column.name not in cells]
    read = {(at, place) for at, place, _ in _info_keys(rows)}
    others = [
        (f"{letters_of(place)}{at + 1}", " ".join(words.split()))
        for at, place, words in _info_words(rows)
        if (at, place) not in read
    ]
    misses = [m for m in near_misses(others, missing) if getattr(wanted, m.column.name, None) is None]  # fmt: skip
    told = {miss.column.name for miss in misses}
    return [near_fault(sheet, miss) for miss in misses] + [
        Fault("RV-430", None, sheet, None, column.heading)
        for column in missing
        if column.required
        and column.name not in told
        and getattr(wanted, column.name, None) is None
    ]


def _edition(
    wanted: Wanted, year: int | None, cells: Mapping[str, str], sheet: str
) -> tuple[Edition | None, list[Fault]]:
    if wanted.edition is not None or year is None:
        return wanted.edition if year is not None else None, []
    try:
        return edition_for_year(year), []
    except RavoError as error:
        column = next(c for c in columns_of("info") if c.name == "year")
        where = cells.get("year")
        return None, [
            replace(error.fault, sheet=sheet, cell=where, column=column.heading, value=str(year))
        ]


def _area(
    values: Mapping[str, Any],
    wanted: Wanted,
    commune: str | None,
    cells: Mapping[str, str],
    sheet: str,
) -> tuple[Area | None, list[Fault]]:
    """Return the default area: the command's, the sheet's own, else by the kind of commune."""
    own = wanted.area or AREA_WORDS.get(values.get("area") or "")
    if commune is None:
        return own, []
    kind = kind_of(commune)
    heading = "Xã/phường/thị trấn"
    if kind is None:
        code = "RV-411" if own else "RV-410"
        return own, [Fault(code, None, sheet, cells.get("commune"), heading, commune)]
    if own is None and KINDS[kind] is None:
        return None, [Fault("RV-414", None, sheet, cells.get("commune"), heading, commune)]
    return own or KINDS[kind], []


def kind_of(commune: str) -> str | None:
    """Return the kind in front of a commune's name: xã, phường, thị trấn or đặc khu."""
    words = match_key(commune)
    for kind in KINDS:
        if words.startswith(match_key(kind) + " "):
            return kind
    lowered = commune.casefold().lstrip()
    return next((kind for short, kind in SHORT_KINDS.items() if lowered.startswith(short)), None)
