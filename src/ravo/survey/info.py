"""The sheet `Thông tin`: the commune, the year, the area, the number of residents."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from ravo.contract.columns import SHEETS, Column, columns_of
from ravo.contract.headings import NearMiss, SheetRows, letters_of, near_misses
from ravo.contract.models import is_blank, read_column
from ravo.contract.values import plain
from ravo.criteria import Edition, edition_for_year
from ravo.criteria.terms import Area
from ravo.faults import Fault, RavoError
from ravo.faults.fault import rejects_workbook
from ravo.places.lookup import commune_of
from ravo.survey.areas import KINDS, SHORT_AREAS, contradiction, default_area
from ravo.survey.info_keys import UNREADABLE, InfoEntry, entries_of, is_men
from ravo.survey.records import bad_fault, near_fault, shown
from ravo.survey.sample_notice import has_notice
from ravo.survey.settings import ReadSettings
from ravo.survey.survey import AREA_WORDS, TO_CONFIRM, Info
from ravo.survey.whereabouts import place_notes
from ravo.text import first_named, loose_key, match_key
from ravo.typed_columns import plain_column
from ravo.workbook.layout import Sheet

if TYPE_CHECKING:
    from ravo.profiles.file_names import NamedPlace

DECIDING = frozenset({"year", "commune", "area"})
"""Keys on which the class of every household depends."""
AREA_KEYS = (" khu vuc ", " thanh thi ", " nong thon ", " do thi ", " loai xa ", " loai don vi ")
SHOWN_WORDS = 60
LAST_CLOSING_DAY = (6, 30)
"""The last month and day, in the year after the review, of a possible closing day."""
_UPLANDS = r"(?:khu vuc |kv |vung )?(?:i{1,3}|[123])"


def with_place(wanted: ReadSettings, place: "NamedPlace") -> ReadSettings:
    """Return the settings, completed by the place in the names of the file and its folders."""
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
    """The sheet `Thông tin` as read, the edition (requested, or that of its year), its faults."""

    info: Info
    edition: Edition | None
    faults: tuple[Fault, ...]


def read_info(sheet: Sheet | None, wanted: ReadSettings) -> ReadInfo:
    """Return the commune's information from a sheet of keys; values in `wanted` take precedence.

    Without a sheet there are only the values in `wanted`.
    """
    if sheet is None:
        info, edition, faults = _settled({}, wanted, {}, SHEETS["info"])
        return ReadInfo(info, edition, tuple(faults))
    entries = entries_of(sheet)
    stated = _stated(entries)
    values, cells, faults = _info_values(sheet, wanted, stated)
    missing = [column for column in columns_of("info") if column.name not in cells]
    open_ = [column for column in missing if getattr(wanted, column.name, None) is None]
    misses = _near_keys(sheet.rows, entries, open_)
    info, edition, more = _settled(values, wanted, cells, sheet.name)
    doubts = _area_doubts(stated.unclaimed, info, values, wanted)
    if doubts:
        info = replace(info, area=None)
    near = {miss.cell for miss in misses} | {_key_address(entry) for entry in doubts}
    misses = [miss for miss in misses if miss.column.name != "area" or not doubts]
    faults += _missing_keys(missing, misses, wanted, sheet.name)
    faults += [_doubt(entry, sheet.name) for entry in doubts]
    info, faults = _with_day(info, faults, cells, sheet)
    left = [entry for entry in stated.unclaimed if _key_address(entry) not in near]
    if has_notice(sheet.rows):
        info = replace(info, synthetic=True)
    return ReadInfo(info, edition, (*faults, *more, *_unclaimed(left, sheet.name)))


def _area_doubts(
    entries: Sequence[InfoEntry], info: Info, values: Mapping[str, Any], wanted: ReadSettings
) -> list[InfoEntry]:
    """Return the unknown keys that may give another area than the default one.

    Empty where the area is written under its own key, or given on the command line.
    """
    if wanted.area is not None or values.get("area") is not None:
        return []
    return [
        e for e in entries if _may_be_area(e) and (info.area is None or _area_of(e) != info.area)
    ]


def _doubt(entry: InfoEntry, sheet: str) -> Fault:
    words = " ".join((entry.words or "").split())[:SHOWN_WORDS]
    heading = _column("area").heading
    params = {"near": heading}
    return Fault("RV-492", None, sheet, _key_address(entry), heading, words, params)


def _with_day(
    info: Info, faults: list[Fault], cells: Mapping[str, str], sheet: Sheet
) -> tuple[Info, list[Fault]]:
    """Return the information without an impossible closing day, and the faults.

    For a day that cannot be read, or is before the review year or long after it, there is one
    warning, with the day by which ages are counted instead. A copied workbook may still have the
    day of the year before, by which ages would be wrong by a year.
    """
    where = cells.get("review_date")
    wrong = [f for f in faults if f.cell == where and f.code != "RV-408"] if where else []
    year = info.year or 0
    first, last = date(max(year, 1), 1, 1), date(year + 1, *LAST_CLOSING_DAY)
    far = info.review_date is not None and not first <= info.review_date <= last
    if info.year is None or not (far or (wrong and info.review_date is None)):
        return info, faults
    column = next(c for c in columns_of("info") if c.name == "review_date")
    value = f"{info.review_date:%d/%m/%Y}" if info.review_date else wrong[0].value
    params = {"year": str(year), "last": f"{last:%d/%m/%Y}"}
    day_fault = Fault("RV-232", None, sheet.name, where, column.heading, value, params)
    kept = [fault for fault in faults if fault not in wrong]
    return replace(info, review_date=None), [*kept, day_fault]


def class_in_doubt(info: Info, wanted: ReadSettings, faults: Sequence[Fault]) -> bool:
    """Return whether an error in `Thông tin` leaves the households' lines unknown.

    A missing or wrong year is not included: the survey then has no edition.
    """
    errors = [fault for fault in faults if fault.severity == "error"]
    wrong = {fault.column for fault in errors}
    twice = {fault.column for fault in errors if fault.code == "RV-408"}
    if rejects_workbook(faults, "info"):
        return True
    if "Năm rà soát" in twice and wanted.year is None:
        return True
    unknown = info.area is None and (info.commune is None or "Xã/phường/thị trấn" in wrong)
    return wanted.area is None and (unknown or "Khu vực" in wrong or "Xã/phường/thị trấn" in twice)


@dataclass
class _StatedInfo:
    """The entries of the sheet: the entry that counts for each column, and the rest."""

    used: dict[str, InfoEntry]
    others: list[InfoEntry]
    unclaimed: list[InfoEntry]


def _stated(entries: Sequence[InfoEntry]) -> _StatedInfo:
    """Return the entry that counts for each column: the contract's heading before an alias.

    `others` are further entries that have another value under a key on which classes depend, or
    under the same heading; an alias beside the heading itself, such as `Tổng số hộ`, may be another
    figure.
    """
    claims: dict[str, list[InfoEntry]] = {}
    unclaimed = []
    for entry in _without_men(entries):
        if entry.column is not None:
            claims.setdefault(entry.column.name, []).append(entry)
        elif not entry.blank:
            unclaimed.append(entry)
    stated = _StatedInfo({}, [], unclaimed)
    for name, claimed in claims.items():
        claimed = sorted(claimed, key=lambda entry: (entry.blank, not entry.exact))
        stated.used[name] = claimed[0]
        for entry in (entry for entry in claimed[1:] if not entry.blank):
            if _holds_same(entry, claimed[0]):
                continue
            twice = entry.exact or name in DECIDING
            (stated.others if twice else stated.unclaimed).append(entry)
    return stated


def _without_men(entries: Sequence[InfoEntry]) -> Iterator[InfoEntry]:
    """Yield the entries, with `Nam` as an unknown key where it means the number of men.

    It does where the year is under another key, beside a number of women, or where its value is no
    year.
    """
    marked = any(_is_year(entry) and not is_men(entry) for entry in entries)
    women = any(entry.words and match_key(entry.words) == match_key("nữ") for entry in entries)
    for entry in entries:
        if _is_year(entry) and is_men(entry):
            year = read_column(replace(_column("year"), required=False), [entry.raw])
            if marked or women or year.findings:
                yield replace(entry, column=None)
                continue
        yield entry


def _is_year(entry: InfoEntry) -> bool:
    return entry.column is not None and entry.column.name == "year"


def _holds_same(entry: InfoEntry, other: InfoEntry) -> bool:
    """Return whether two entries of one column hold the same value."""
    if entry.column is None or UNREADABLE in (entry.raw, other.raw):
        return False
    both = (read_column(entry.column, [one.raw]).values for one in (entry, other))
    first, second = (plain_column(values)[0] for values in both)
    return first is not None and bool(first == second)


def _column(name: str) -> Column:
    return next(column for column in columns_of("info") if column.name == name)


def _address(entry: InfoEntry) -> str:
    return f"{letters_of(entry.value_at)}{entry.row + 1}"


def _key_address(entry: InfoEntry) -> str:
    return f"{letters_of(entry.place)}{entry.row + 1}"


def _info_values(
    sheet: Sheet, wanted: ReadSettings, stated: _StatedInfo
) -> tuple[dict[str, Any], dict[str, str], list[Fault]]:
    """Return the values of the sheet by column, their cells, and their faults."""
    broken = {(cell.row - 1, cell.column): cell for cell in sheet.bad}
    values: dict[str, Any] = {}
    cells = {name: _address(entry) for name, entry in stated.used.items()}
    faults: list[Fault] = []
    for entry in stated.others:
        column = entry.column or _column("year")
        other = {"other": cells[column.name]}
        where = (None, sheet.name, _address(entry), column.heading)
        faults.append(Fault("RV-408", *where, params=other, decides=column.matters))
    for name, entry in stated.used.items():
        column = _column(name)
        error = broken.get((entry.row, entry.value_at))
        if entry.blank and getattr(wanted, name, None) is not None:
            continue
        if error is not None:
            faults.append(bad_fault(error, sheet.name, column, column.heading, None))
            continue
        read = read_column(column, [entry.raw])
        values[name] = plain_column(read.values)[0]
        for finding in read.findings:
            at_cell = (None, sheet.name, cells[name], column.heading, shown(column, entry.raw))
            faults.append(Fault(finding.code, *at_cell, finding.params, column.matters))
    return values, cells, faults


def _settled(
    values: Mapping[str, Any], wanted: ReadSettings, cells: Mapping[str, str], sheet: str
) -> tuple[Info, Edition | None, list[Fault]]:
    """Return the commune's information, its edition, the faults; the command's values go first."""
    year = wanted.year if wanted.year is not None else _whole(values.get("year"))
    commune = wanted.commune or values.get("commune")
    edition, more = _edition(wanted, year, cells, sheet)
    info = Info(
        year=year,
        province=wanted.province or values.get("province"),
        district=wanted.district or values.get("district"),
        commune=commune,
        commune_code=values.get("commune_code") or wanted.commune_code,
        review_date=_date(values.get("review_date")),
        total_households=_whole(values.get("total_households")),
        total_members=_whole(values.get("total_members")),
        minority_households=_whole(values.get("minority_households")),
        minority_members=_whole(values.get("minority_members")),
        period=values.get("period"),
        prepared_by=values.get("prepared_by"),
        signed_by=values.get("signed_by"),
        dwelling_facts=values.get("dwelling_facts")
        or (TO_CONFIRM if "dwelling_facts" in cells else None),
    )
    written = AREA_WORDS.get(values.get("area") or "")
    place = commune_of(info)
    area, faults = default_area(wanted.area or written, commune, place, cells, sheet)
    if wanted.area is None:
        faults += contradiction(written, commune, place, cells, sheet)
    faults += [*more, *place_notes(info, cells, sheet)]
    return replace(info, area=area), edition, faults


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)


def _date(value: datetime | None) -> date | None:
    return None if value is None else value.date()


def _info_words(rows: SheetRows) -> Iterator[tuple[int, int, str]]:
    """Yield the first words of each row: the row and place from 0, and the words."""
    for at, row in enumerate(rows):
        for place, cell in enumerate(row):
            if isinstance(cell, str) and not is_blank(cell):
                yield at, place, cell
                break


def _near_keys(
    rows: SheetRows, entries: Sequence[InfoEntry], missing: Sequence[Column]
) -> list[NearMiss]:
    """Return the texts that are similar to a missing key: unknown keys, and first words of rows."""
    known = {(entry.row, entry.place) for entry in entries if entry.column is not None}
    keys = {(e.row, e.place): e.words for e in entries if e.words and e.column is None}
    keys |= {
        (at, place): words for at, place, words in _info_words(rows) if (at, place) not in keys
    }
    others = [
        (f"{letters_of(place)}{at + 1}", " ".join(words.split()))
        for (at, place), words in sorted(keys.items())
        if (at, place) not in known
    ]
    return list(near_misses(others, missing))


def _missing_keys(
    missing: Sequence[Column], misses: Sequence[NearMiss], wanted: ReadSettings, sheet: str
) -> list[Fault]:
    """Return a fault for each misspelt key, and for each missing required key."""
    misspelt = {miss.column.name for miss in misses}
    return [near_fault(sheet, miss) for miss in misses] + [
        Fault("RV-430", None, sheet, None, column.heading, decides=column.matters)
        for column in missing
        if column.required
        and column.name not in misspelt
        and getattr(wanted, column.name, None) is None
    ]


# unknown keys


def _may_be_area(entry: InfoEntry) -> bool:
    """Return whether an unknown key may be about the commune's area, rural or urban.

    False for the upland regions I, II and III, which are another kind of area.
    """
    words = loose_key(entry.words or "")
    value = loose_key(plain(entry.raw)) if entry.raw is not UNREADABLE else ""
    if re.fullmatch(_UPLANDS, value):
        return False
    return any(part in f" {words} " for part in AREA_KEYS) or _area_of(entry) is not None


def _area_of(entry: InfoEntry) -> Area | None:
    """Return the area that a value names: as rural, urban or a kind of commune; else None."""
    if not isinstance(entry.raw, str):
        return None
    value = loose_key(entry.raw)
    kinds = {loose_key(kind): area for kind, area in KINDS.items()}
    words: dict[str, Area] = {loose_key(word): area for word, area in AREA_WORDS.items()}
    return words.get(value) or kinds.get(value) or SHORT_AREAS.get(value)


def _unclaimed(entries: Sequence[InfoEntry], sheet: str) -> list[Fault]:
    """Return the one fault that lists the unknown keys and values without a key."""
    if not entries:
        return []
    shown = [_shown_key(entry) for entry in entries]
    params = {"cells": first_named(shown), "count": len(shown)}
    return [Fault("RV-491", None, sheet, _key_address(entries[0]), params=params)]


def _shown_key(entry: InfoEntry) -> str:
    """Return the cell of a value and the words of its key; the value itself may be private."""
    if entry.words is None:
        return _address(entry)
    from ravo.corrections.matches import without_numbers

    words = without_numbers(" ".join(entry.words.split()))[:SHOWN_WORDS]
    return f"{_key_address(entry)} '{words}'"


def _edition(
    wanted: ReadSettings, year: int | None, cells: Mapping[str, str], sheet: str
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
