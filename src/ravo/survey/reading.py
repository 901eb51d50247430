"""A workbook read into a survey: every fault with its cell, all in one go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import python_calamine

from ravo.criteria import Edition, edition_for_year
from ravo.faults import Fault, RavoError, unreadable
from ravo.survey.book.cells import BadCell, bad_cells
from ravo.survey.book.opening import Opened, open_workbook
from ravo.survey.checks import check_survey
from ravo.survey.columns import SHEETS, Column, TableName, columns_of
from ravo.survey.headings import (
    Heading,
    NearMiss,
    find_heading,
    find_sheet,
    heading_key,
    is_id_row,
    is_numbering_row,
    keys_of,
    letters_of,
    near_misses,
)
from ravo.survey.models import blank_column, is_blank, read_column
from ravo.survey.survey import AREA_WORDS, Area, Info, Source, Survey, Table
from ravo.text import mask_citizen, match_key

KINDS: dict[str, Area | None] = {
    "xã": "rural",
    "phường": "urban",
    "thị trấn": "urban",
    "đặc khu": None,
}
SHORT_KINDS = {"x.": "xã", "p.": "phường", "tt.": "thị trấn"}
Rows = list[list[Any]]


@dataclass(frozen=True)
class Wanted:
    """What the command line says in place of the sheet `Thông tin`; None leaves the sheet's."""

    edition: Edition | None = None
    year: int | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    area: Area | None = None


class _Book:
    """The sheets of an opened workbook, read one at a time."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        try:
            import io

            self.book = python_calamine.load_workbook(io.BytesIO(opened.data))
        except (python_calamine.CalamineError, ValueError, OSError):
            raise unreadable("RV-103", path=opened.path.name) from None
        self.names = self.book.sheet_names

    def read(self, sheet: str) -> tuple[Rows, list[BadCell]]:
        """Return a sheet's cells from A1 on, and its error cells and formulas without a value.

        A sheet whose XML cannot be found is refused: its error cells would pass as blanks.
        """
        part = self.opened.parts.get(sheet)
        if part is None:
            raise self.opened.damaged()
        bad = bad_cells(self.opened, part)
        try:
            return self.book.get_sheet_by_name(sheet).to_python(skip_empty_area=False), bad
        except (python_calamine.CalamineError, ValueError):
            raise self.opened.damaged() from None


def read_survey(path: Path, wanted: Wanted = Wanted()) -> Survey:
    """Return what a survey workbook says, with every fault in it.

    Raises InputProblem (exit code 3) where the file cannot be read at all. `Survey.edition` is
    the one asked for, else that of the review year; None, and the workbook rejected, where
    there is none.
    """
    opened = open_workbook(path)
    book = _Book(opened)
    info, edition, faults = _read_info(book, wanted)
    fatal = _class_in_doubt(info, wanted, faults)
    indicators = edition.indicators if edition else ()
    tables: dict[TableName, Table | None] = {}
    in_tables: list[Fault] = []
    for name in ("households", "members", "income"):
        columns = columns_of(name, indicators)
        table, found = _read_table(book, name, columns, info.year)
        tables[name] = table
        in_tables += found
    households = tables["households"] or _empty("households", columns_of("households", indicators))
    survey = Survey(
        source=Source(str(path), opened.sha256),
        info=info,
        households=households,
        members=tables["members"],
        income=tables["income"],
        faults=(*faults, *in_tables),
        rejected=np.zeros(len(households.rows), dtype=bool),
        blank_rows=households.blank_rows,
        workbook_rejected=fatal or edition is None or any(f.code in FATAL for f in in_tables),
        edition=edition,
    )
    return _with_checks(survey)


FATAL = frozenset({"RV-406", "RV-407", "RV-408", "RV-410", "RV-413", "RV-415", "RV-501"})


def _with_checks(survey: Survey) -> Survey:
    faults = survey.faults + check_survey(survey)
    bad = {f.household for f in faults if f.severity == "error" and f.household is not None}
    codes = survey.households.frame["code"]
    rejected = codes.isin(bad).to_numpy(dtype=bool) | codes.isna().to_numpy(dtype=bool)
    return replace(survey, faults=faults, rejected=rejected)


# Thông tin


def _read_info(book: _Book, wanted: Wanted) -> tuple[Info, Edition | None, list[Fault]]:
    sheets = find_sheet(book.names, "info")
    if not sheets:
        faults = [] if wanted.year and wanted.area else [_no_sheet("info", book.names)]
        info, edition, more = _settled({}, wanted, {}, SHEETS["info"])
        return info, edition, faults + more
    sheet = sheets[0]
    rows, bad = book.read(sheet)
    values, cells, faults = _info_values(rows, sheet, bad, wanted)
    faults += _missing_keys(rows, wanted, cells, sheet)
    if len(sheets) > 1:
        params = {"name": SHEETS["info"], "sheets": tuple(sheets)}
        faults.append(Fault("RV-413", sheet=sheet, params=params))
    info, edition, more = _settled(values, wanted, cells, sheet)
    return info, edition, faults + more


def _class_in_doubt(info: Info, wanted: Wanted, faults: Sequence[Fault]) -> bool:
    """Tell whether an error in `Thông tin` leaves open by which lines households are classed.

    A year that is missing or wrong shows as a survey without an edition.
    """
    errors = [fault for fault in faults if fault.severity == "error"]
    wrong = {fault.column for fault in errors}
    twice = {fault.column for fault in errors if fault.code == "RV-408"}
    if any(fault.code in FATAL - {"RV-408", "RV-415"} for fault in errors):
        return True
    if "Năm rà soát" in twice and wanted.year is None:
        return True
    unknown = info.area is None and (info.commune is None or "Xã/phường/thị trấn" in wrong)
    return wanted.area is None and (unknown or "Khu vực" in wrong or "Xã/phường/thị trấn" in twice)


def _info_values(
    rows: Rows, sheet: str, bad: list[BadCell], wanted: Wanted
) -> tuple[dict[str, Any], dict[str, str], list[Fault]]:
    """Return the values of the key-value sheet, the cell of each, and the faults in them."""
    broken = {(cell.row - 1, cell.column): cell for cell in bad}
    values: dict[str, Any] = {}
    cells: dict[str, str] = {}
    faults: list[Fault] = []
    for at, place, column in _info_keys(rows):
        cell = f"{letters_of(place + 1)}{at + 1}"
        raw = rows[at][place + 1] if place + 1 < len(rows[at]) else None
        error = broken.get((at, place + 1))
        blank = is_blank(raw) and error is None
        if column.name in cells:
            if not blank:
                other = {"other": cells[column.name]}
                faults.append(Fault("RV-408", None, sheet, cell, column.heading, params=other))
            continue
        cells[column.name] = cell
        if blank and getattr(wanted, column.name, None) is not None:
            continue
        if error is not None:
            faults.append(_bad_fault(error, sheet, column, column.heading, None))
            continue
        read = read_column(column, [raw])
        values[column.name] = None if pd.isna(read.values[0]) else read.values[0]
        faults += [
            Fault(f.code, None, sheet, cell, column.heading, _shown(column, raw), f.params)
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
        commune_code=values.get("commune_code"),
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
    return [_near_fault(sheet, miss) for miss in misses] + [
        Fault("RV-214", None, sheet, None, column.heading)
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


# the record sheets


def _no_sheet(table: TableName, names: Sequence[str]) -> Fault:
    return Fault(
        "RV-406", sheet=SHEETS[table], params={"name": SHEETS[table], "sheets": tuple(names)}
    )


def _empty(table: TableName, columns: Sequence[Column]) -> Table:
    frame = pd.DataFrame({column.name: blank_column(column, 0) for column in columns})
    return Table(SHEETS[table], frame, np.empty(0, dtype=np.int64))


def _read_table(
    book: _Book, table: TableName, columns: Sequence[Column], year: int | None
) -> tuple[Table | None, list[Fault]]:
    sheets = find_sheet(book.names, table)
    if not sheets:
        return None, [_no_sheet(table, book.names)] if table == "households" else []
    if len(sheets) > 1:
        params = {"name": SHEETS[table], "sheets": tuple(sheets)}
        return None, [Fault("RV-413", sheet=sheets[0], params=params)]
    rows, bad = book.read(sheets[0])
    heading = find_heading(rows, columns)
    if heading is None:
        blank = not any(not is_blank(cell) for row in rows for cell in row)
        code = "RV-412" if blank and table == "households" else "RV-407"
        if blank and table != "households":
            return None, []
        wanted = tuple(column.heading for column in columns if column.required)
        return None, [Fault(code, sheet=sheets[0], params={"columns": wanted, "near": ""})]
    return _records(sheets[0], rows, heading, columns, bad, table)


def _records(
    sheet: str,
    rows: Rows,
    heading: Heading,
    columns: Sequence[Column],
    bad: list[BadCell],
    table: TableName,
) -> tuple[Table, list[Fault]]:
    start = heading.row + 1
    if start < len(rows) and is_id_row(rows[start], columns):
        start += 1
    if start < len(rows) and is_numbering_row(rows[start]):
        start += 1
    broken = {(cell.row - 1, cell.column) for cell in bad}
    used = set(heading.places.values())
    kept, blank = _kept_rows(rows, start, used, {row for row, column in broken if column in used})
    numbers = np.array(kept, dtype=np.int64) + 1
    by_place = list(zip(*(rows[at] for at in kept), strict=True))
    data: dict[str, Any] = {}
    findings = []
    for column in columns:
        place = heading.places.get(column.name)
        if place is None:
            data[column.name] = blank_column(column, len(kept))
            continue
        cells: Sequence[Any] = by_place[place] if kept else ()
        read = read_column(column, cells)
        data[column.name] = read.values
        raws = cells if read.findings else []
        findings += [(column, f, [raws[int(i)] for i in f.records]) for f in read.findings]
    made = Table(
        sheet,
        pd.DataFrame(data),
        numbers,
        letters={name: letters_of(place) for name, place in heading.places.items()},
        headings=heading.words,
        blank_rows=blank,
    )
    faults = _heading_faults(sheet, heading, columns)
    faults += _cell_faults(made, findings, bad, heading, columns)
    if table == "households" and not kept:
        faults.append(Fault("RV-412", sheet=sheet))
    return made, faults


def _kept_rows(rows: Rows, start: int, used: set[int], broken: set[int]) -> tuple[list[int], int]:
    """Return the rows with something in a known column, and how many others lie between them."""
    kept = [
        at
        for at in range(start, len(rows))
        if at in broken or any(not is_blank(rows[at][place]) for place in used)
    ]
    blank = (kept[-1] - start + 1 - len(kept)) if kept else 0
    return kept, blank


def _heading_faults(sheet: str, heading: Heading, columns: Sequence[Column]) -> list[Fault]:
    by_name = {column.name: column for column in columns}
    faults = [
        Fault("RV-408", None, sheet, other, by_name[name].heading, params={"other": kept})
        for name, kept, other in heading.twice
    ]
    faults += [_near_fault(sheet, miss) for miss in heading.near]
    told = {miss.column.name for miss in heading.near} | set(heading.places)
    missing = tuple(c.heading for c in columns if c.required and c.name not in told)
    if missing:
        row = heading.row + 1
        params = {"columns": missing, "near": ""}
        faults.append(Fault("RV-407", None, sheet, f"{row}:{row}", params=params))
    return faults


def _near_fault(sheet: str, miss: NearMiss) -> Fault:
    """Return the one fault of a misspelt heading: an error where the column is required."""
    code = "RV-415" if miss.column.required else "RV-409"
    params = {"near": miss.column.heading, "score": miss.score}
    return Fault(code, None, sheet, miss.cell, miss.words, miss.words, params)


def _shown(column: Column, raw: Any) -> str | None:
    """Return a cell's text for a message: no names, citizen numbers masked."""
    if column.type == "name" or is_blank(raw):
        return None
    from ravo.survey.values import plain

    text = plain(raw)[:60]
    return mask_citizen(text) if column.type == "citizen" else text


def _bad_fault(
    cell: BadCell, sheet: str, column: Column, words: str, household: str | None
) -> Fault:
    code = "RV-202" if cell.value is None else "RV-201"
    where = f"{letters_of(cell.column)}{cell.row}"
    return Fault(code, household, sheet, where, words, cell.value)


def _cell_faults(
    table: Table,
    findings: Sequence[tuple[Column, Any, list[Any]]],
    bad: list[BadCell],
    heading: Heading,
    columns: Sequence[Column],
) -> list[Fault]:
    """Return the faults of single cells; a broken cell is one fault, not also a blank."""
    codes = table.frame["code"].to_numpy(dtype=object)
    by_place = {heading.places[c.name]: c for c in columns if c.name in heading.places}
    records = {int(row): i for i, row in enumerate(table.rows)}
    faults, told = [], set()
    for cell in bad:
        column = by_place.get(cell.column)
        if column is None or cell.row not in records:
            continue
        record = records[cell.row]
        told.add((column.name, record))
        faults.append(
            _bad_fault(cell, table.sheet, column, heading.words[column.name], codes[record])
        )
    for column, finding, raws in findings:
        for record, raw in zip(finding.records, raws, strict=True):
            if (column.name, int(record)) in told:
                continue
            faults.append(
                Fault(
                    finding.code, codes[record], table.sheet, table.cell(column.name, int(record)),
                    heading.words[column.name], _shown(column, raw), finding.params,
                )
            )  # fmt: skip
    return faults
