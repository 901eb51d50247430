"""The reading of a workbook into a survey; all faults are reported with their cells."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ravo.contract.columns import RECORDS, SHEETS, TableName, columns_of
from ravo.contract.headings import find_heading, heading_key, known_keys, letters_of
from ravo.contract.merged_marks import CONFLICTS
from ravo.contract.named_sheets import copies_of
from ravo.criteria import Edition, Indicator
from ravo.faults import Fault, unreadable
from ravo.faults.fault import rejects_workbook
from ravo.faults.table import ERROR, FaultTable
from ravo.score_table.answers import has_answers, with_score_table
from ravo.survey.checks import born_late, check_survey
from ravo.survey.departures import departed, with_departures, with_reasons_first
from ravo.survey.foreign import conversions_of, foreign_of
from ravo.survey.heads_from_members import with_heads_of_members
from ravo.survey.household_codes import with_matched_codes
from ravo.survey.info import ReadInfo, class_in_doubt, read_info, with_place
from ravo.survey.joined_sheets import (
    JoinedTable,
    RawRecords,
    complete_sheets,
    raw_together,
    read_together,
)
from ravo.survey.known_people import with_known_people
from ravo.survey.open_conflicts import open_conflicts, with_conflicts
from ravo.survey.open_reasons import with_open_reasons
from ravo.survey.records import Reading, ReadTable, empty_table, read_records
from ravo.survey.settings import ReadSettings
from ravo.survey.settled_words import is_village_list, listed_villages, settled
from ravo.survey.sheet_words import other_year
from ravo.survey.sheets import Sheets
from ravo.survey.survey import Source, Survey, Table
from ravo.survey.table_sheets import LEAST_HEADINGS, deciding
from ravo.survey.unread_columns import ignored_headings, not_left_out
from ravo.survey.unreviewed import with_facts_to_confirm
from ravo.survey.unseen_marks import unseen_note, without_unseen
from ravo.survey.year_people import read_year_people
from ravo.typed_columns import are_in, blanks
from ravo.workbook.book import Book
from ravo.workbook.layout import Sheet
from ravo.workbook.opened import Opened, open_workbook
from ravo.workbook.own_sheets import commune_sheets
from ravo.xlsx.sheet_names import METHOD, RESULTS

if TYPE_CHECKING:
    from ravo.profiles.file_names import NamedPlace
    from ravo.profiles.model import Profile
    from ravo.score_table.model import ScoreTable


def read_survey(path: Path, wanted: ReadSettings | None = None) -> Survey:
    """Return the survey in a workbook, with every fault in it.

    Raises InputProblem (exit code 3) where the file cannot be read at all. `Survey.edition` is
    the one in `wanted`, else that of the review year; None, with the workbook rejected, where there
    is none.
    """
    settings = wanted or ReadSettings()
    return survey_of(open_workbook(path, settings.passwords), settings)


def survey_of(opened: Opened, wanted: ReadSettings) -> Survey:
    """Return the survey in an opened workbook, as `read_survey` does for a file."""
    return _Workbook(Book(opened), opened.path, wanted).survey()


class RawSurvey(NamedTuple):
    """A survey before anything is typed: `Thông tin`, the records of each table, other sheets.

    `villages` are those of the sheet `Danh sách ấp`; `others` are sheets with data that belong to
    no table. `book` has every sheet, also ravo's own.
    """

    info: ReadInfo
    info_sheet: Sheet | None
    tables: Mapping[TableName, RawRecords]
    villages: tuple[str, ...]
    others: tuple[Sheet, ...]
    faults: tuple[Fault, ...]
    book: Book


def raw_survey_of(
    opened: Opened, wanted: ReadSettings, edition: Edition | None = None
) -> RawSurvey:
    """Return the cells of the survey in an opened workbook.

    `edition` gives the indicators where the workbook has no year. Sheets, headings and rows are
    those that `survey_of` reads; rows that are no records are reported by faults.
    """
    return _Workbook(Book(opened), opened.path, wanted).raw(edition)


class _Workbook:
    """One opened workbook while its survey is read."""

    def __init__(self, book: Book, path: Path, wanted: ReadSettings) -> None:
        self.book, self.path, self.profile = book, path, wanted.profile
        if book.opened.format != "xlsx" and {RESULTS, METHOD} <= {*book.names}:
            # Results saved in another format have lost what identifies them as results.
            raise unreadable("RV-1327", path=path.name)
        self.names = commune_sheets(book.opened, book.names)
        self.sheets = Sheets(book, self.names, wanted.profile)
        self.faults = FaultTable.of(book.notes)
        self.corrections = wanted.corrections
        self.doubtful: dict[str, frozenset[tuple[int, int]]] = {}
        self.lost: set[str] = set()
        """Sheets with letters that cannot be restored: not read, and not reported as missing."""
        self.unseen: list[tuple[str, tuple[int, int]]] = []
        self.seen: set[str] = set()
        self.place: NamedPlace | None = None
        self.grid: ScoreTable | None = None
        self.info_sheet: Sheet | None = None
        if self.profile is not None:
            from ravo.profiles.file_names import place_faults, place_of

            self.place = place_of(
                path,
                self.profile,
                year=wanted.year,
                province=wanted.province,
                district=wanted.district,
            )
            self.faults += place_faults(self.place, path)
            wanted = with_place(wanted, self.place)
        self.wanted = wanted

    def survey(self) -> Survey:
        """Return the survey with all its faults."""
        info = self._info()
        before = len(self.faults)
        indicators = info.edition.indicators if info.edition else ()
        tables = {
            name: self._table(self._reading(name, indicators, info.info.year), info.edition)
            for name in RECORDS
        }
        households, members = tables["households"].table, tables["members"].table
        names = None
        if households is not None:
            names = settled(households, members, self._village_list(households))
            households, members = names.households, names.members
        fatal = rejects_workbook(self.faults[before:].distinct, "records")
        unread = {
            code
            for name, read in tables.items()
            if read.table
            for code in self._unread(name, read.table)
        }
        left_out = tuple(column for read in tables.values() for column in read.left_out)
        self.faults += [*self.sheets.unread(), *not_left_out(self.wanted, left_out)]
        if CONFLICTS in self.names:
            self.faults = with_conflicts(
                self.faults, open_conflicts(self.sheets.looked_at(CONFLICTS).rows)
            )
        year_people, damaged = read_year_people(self.book, info.info.year)
        survey = Survey(
            source=Source(str(self.path), self.book.opened.sha256),
            info=info.info,
            households=households
            or empty_table("households", columns_of("households", indicators)),
            members=members,
            income=tables["income"].table,
            faults=FaultTable.together(
                self.faults,
                damaged,
                names.faults if names else (),
                unseen_note(self.unseen),
                self._unused_corrections(indicators),
            ),
            rejected=np.zeros(0 if households is None else len(households.rows), dtype=bool),
            blank_rows=households.blank_rows if households else 0,
            workbook_rejected=fatal or info.edition is None or self._in_doubt(info),
            edition=info.edition,
            applied=tuple(line for read in tables.values() for line in read.applied),
            corrections=self.wanted.corrections,
            taken=self._taken(),
            codes_restart=self.profile is not None and self.profile.codes == "restart",
            grid=self.grid,
            villages_written=names.villages_written if names else None,
            conversions=conversions_of(self.profile, (read.table for read in tables.values())),
            answers_confirmed=self.wanted.answers_confirmed,
            left_out=left_out,
            year_people=year_people,
        )
        return _with_checks(with_matched_codes(survey), unread)

    def _taken(self) -> tuple[tuple[str, str, str], ...]:
        """Return (field, value, words) of all that was taken from the names of file and folders."""
        words = self.place.from_words if self.place is not None else {}
        return tuple(
            (name, str(getattr(self.place, name)), written) for name, written in words.items()
        )

    def _village_list(self, households: Table) -> tuple[str, ...]:
        """Return the villages on a sheet `Danh sách ấp`; empty where there is no such sheet."""
        names = [n for n in self.names if is_village_list(n) and n not in households.sheets()]
        return tuple(
            village for name in names for village in listed_villages(self._read(name).rows)
        )

    def _unread(self, name: TableName, table: Table) -> set[str | None]:
        """Return the codes of households with a cell of doubtful letters.

        In columns that no class depends on, such as names, such a cell gives a warning only.
        """
        codes: set[str | None] = set()
        for sheet in table.sheets():
            doubtful = self.doubtful.get(sheet, frozenset())
            if doubtful:
                first, rows = table.rows_on(sheet)
                letters = next((p.letters for p in table.parts if p.sheet == sheet), table.letters)
                idle = {letters.get(c.name) for c in columns_of(name) if not c.matters}
                open_ = {row + 1 for row, at in doubtful if letters_of(at) not in idle}
                if not open_ and {row + 1 for row, _ in doubtful} <= set(rows.tolist()):
                    self.faults = _lowered(self.faults, sheet)
                records = first + np.flatnonzero(np.isin(rows, list(open_)))
                codes |= set(table.columns["code"][records])
        return codes

    def _reading(
        self, table: TableName, indicators: Sequence[Indicator], year: int | None
    ) -> Reading:
        ignored = ignored_headings(self.wanted)
        if self.profile is None:
            columns = columns_of(table, indicators)
            return Reading(table, columns, self.corrections, ignored=ignored, year=year)
        foreign = foreign_of(self.profile, table, indicators)
        beyond = self.profile.answers_beyond(indicators) if table == "households" else ()
        if beyond and indicators:
            params = {"columns": beyond, "name": self.profile.id, "count": len(indicators)}
            self.faults += [Fault("RV-420", params=params)]
        return Reading(table, foreign.columns, self.corrections, foreign, ignored, year)

    def _read(self, name: str) -> Sheet:
        """Return a sheet, its text in Unicode."""
        sheet, decoded = self.sheets.opened(name)
        self.faults += decoded.faults
        self.doubtful[name] = frozenset(decoded.doubtful)
        if any(fault.code == "RV-243" for fault in decoded.faults):
            self.lost.add(name)
        cleaned = without_unseen(sheet.rows)
        if sheet.name not in self.seen:
            self.seen.add(sheet.name)
            self.unseen += [(sheet.name, place) for place in cleaned.places]
        return replace(sheet, rows=cleaned.rows)

    def _info(self) -> ReadInfo:
        before = len(self.faults)
        name = self._info_name()
        sheet = self._read(name) if name else None
        read = read_info(None if name in self.lost else sheet, self.wanted)
        self.info_sheet = sheet
        self.faults += read.faults
        if sheet is not None and name not in self.lost:
            last = len(sheet.rows) - 1
            self.faults += [*other_year(sheet.name, sheet.rows, last, read.info.year)]
        if read.info.year is None and not self.faults.errors:
            self.faults += [Fault("RV-418")]
        return replace(read, faults=tuple(self.faults[before:]))

    def _in_doubt(self, info: ReadInfo) -> bool:
        """Return whether the households' lines are unknown.

        In a layout without `Thông tin` the area is decided household by household.
        """
        if self.profile is not None and "info" not in self.profile.tables():
            return False
        return class_in_doubt(info.info, self.wanted, info.faults)

    def _table(self, reading: Reading, edition: Edition | None) -> ReadTable:
        joined = self._joined(reading, edition)
        if joined is None:
            return ReadTable(None, FaultTable.of(()), corrections=self.corrections)
        together, reading = joined
        read = (
            read_records(together.sheets[0], reading)
            if len(together.sheets) == 1
            else read_together(together, reading)
        )
        self.corrections = read.corrections
        # Without an edition the columns of answers are unknown; the workbook is rejected anyway.
        unasked = edition is None and reading.table == "households"
        self.faults += read.faults.only(~(unasked & read.faults.coded("RV-270")))
        return read

    def _joined(
        self, reading: Reading, edition: Edition | None
    ) -> tuple[JoinedTable, Reading] | None:
        """Return the sheets that may hold a table, and its reading settings; None without one."""
        named, known, copies = self._record_names(
            reading.table, edition.indicators if edition else ()
        )
        names = [name for name in (*named, *known) if name not in self.lost]
        sheets = [sheet for sheet in map(self._read, names) if sheet.name not in self.lost]
        if not named and reading.table != "households":
            sheets, short = complete_sheets(sheets, reading)
            self.faults += short
        if not sheets:
            return None
        if reading.table == "households" and edition is not None:
            self._find_grid(sheets, edition)
            reading = replace(reading, columns=with_score_table(reading.columns, self.grid))
        self.faults += self._sheet_faults(reading.table, named, known, copies)
        together = JoinedTable(
            tuple(sheets), frozenset(named), frozenset(copies), deciding(reading.columns)
        )
        return together, reading

    def raw(self, edition: Edition | None) -> RawSurvey:
        """Return the raw cells of the survey; `edition` applies where the workbook has none."""
        info = self._info()
        edition = info.edition or edition
        indicators = edition.indicators if edition else ()
        tables = {}
        for name in RECORDS:
            joined = self._joined(self._reading(name, indicators, info.info.year), edition)
            tables[name] = raw_together(*joined) if joined else RawRecords((), ())
        self.faults += [fault for table in tables.values() for fault in table.faults]
        taken = {raw.sheet.name for table in tables.values() for raw in table.kept}
        villages = tuple(
            village
            for name in self.names
            if is_village_list(name) and name not in taken
            for village in listed_villages(self._read(name).rows)
        )
        unread = tuple(self.sheets.unread())
        self.faults += [*unread, *unseen_note(self.unseen)]
        # A sheet that cannot be opened is reported; it has no cells to return.
        names = [f.sheet for f in unread if f.code == "RV-486" and f.sheet]
        others = tuple(self.sheets.looked_at(name) for name in names)
        faults = tuple(self.faults)
        return RawSurvey(info, self.info_sheet, tables, villages, others, faults, self.book)

    def _sheet_faults(
        self, table: TableName, named: Sequence[str], known: Sequence[str], copies: Sequence[str]
    ) -> Iterator[Fault]:
        """Yield faults of copies without records, and of a sheet recognised by its headings."""
        blank = tuple(name for name in copies if name not in known)
        if blank:
            yield Fault("RV-416", sheet=named[0], params={"name": named[0], "sheets": blank})
        if not named and len(known) == 1:
            yield Fault("RV-417", sheet=known[0], params={"name": SHEETS[table]})

    def _find_grid(self, sheets: Sequence[Sheet], edition: Edition) -> None:
        """Set the score table for sheets with B1 answers; add a fault where there is none."""
        sheet = next((sheet for sheet in sheets if has_answers(sheet.rows)), None)
        if sheet is None:
            return
        find = self.wanted.grid_for
        self.grid = find(edition) if find is not None else None
        if self.grid is None:
            self.faults += [Fault("RV-545", sheet=sheet.name, params={"edition": edition.id})]

    def _sheet_name(self, profile: "Profile", table: TableName) -> str | None:
        """Return the only sheet of a table in a layout; else None, and add a fault."""
        sheets = list(profile.sheet_of(table, self.names))
        if len(sheets) != 1 and table in profile.tables():
            self._report_missing(table, sheets)
        return sheets[0] if len(sheets) == 1 else None

    def _info_name(self) -> str | None:
        """Return the sheet `Thông tin`; None unless there is one. Add faults of its recognition."""
        if self.profile is not None:
            return self._sheet_name(self.profile, "info")
        names = self.sheets.named("info")
        if len(names) == 1:
            copies = copies_of(self.names, "info")
            self.sheets.passed_over(copies)
            if copies:
                params = {"name": names[0], "sheets": tuple(copies)}
                self.faults += [Fault("RV-416", sheet=names[0], params=params)]
            return names[0]
        if not names:
            names = self.sheets.known("info")
            if len(names) == 1:
                params = {"name": SHEETS["info"]}
                self.faults += [Fault("RV-417", sheet=names[0], params=params)]
                return names[0]
        self._report_missing("info", names)
        return None

    def _record_names(
        self, table: TableName, indicators: Sequence[Indicator]
    ) -> tuple[list[str], list[str], list[str]]:
        """Return the sheets of a table: those of its name, those of its headings, its copies."""
        if self.profile is not None:
            name = self._sheet_name(self.profile, table)
            return [name] if name else [], [], []
        named = self.sheets.named(table)
        if not named and table == "households" and self._report_likely_profile():
            return [], [], []
        known, copies = (
            self.sheets.known(table, indicators),
            copies_of(self.names, table) if named else [],
        )
        if not named and not known and table == "households":
            self._report_missing(table, [])
        self.sheets.passed_over(copies)
        return named, known, copies

    def _report_missing(self, table: TableName, names: Sequence[str]) -> None:
        name = SHEETS[table]
        if names:
            params = {"name": name, "sheets": tuple(names)}
            self.faults += [Fault("RV-413", sheet=names[0], params=params)]
        elif table == "households" or (table == "info" and not self._given_by_command()):
            params = {"name": name, "sheets": tuple(self.names)}
            self.faults += [Fault("RV-406", sheet=name, params=params)]

    def _given_by_command(self) -> bool:
        where = self.wanted.area or self.wanted.commune
        return self.wanted.year is not None and where is not None

    def _report_likely_profile(self) -> bool:
        """Add a fault if the first sheet has the keys of a shipped layout; return whether so."""
        if not self.names:
            return False
        from ravo.profiles.loader import shipped_profiles

        first = self.names[0]
        rows = self.sheets.looked_at(first).rows
        contract = known_keys(columns_of("households"), {})
        plain = find_heading(rows, columns_of("households"))
        read = set(plain.words.values()) if plain else set()
        for profile in shipped_profiles():
            foreign = foreign_of(profile, "households", ())
            heading = find_heading(rows, foreign.columns, aliases=foreign.aliases)
            words = heading.words.values() if heading else ()
            if (
                sum(heading_key(word) not in contract and word not in read for word in words)
                >= LEAST_HEADINGS["households"]
            ):
                params = {"name": profile.id, "title": profile.title}
                self.faults += [Fault("RV-429", sheet=first, params=params)]
                self.sheets.passed_over([first])
                return True
        return False

    def _unused_corrections(self, indicators: Sequence[Indicator]) -> tuple[Fault, ...]:
        if self.corrections is None:
            return ()
        from ravo.corrections.application import left_over

        columns = [c for name in RECORDS for c in columns_of(name, indicators)]
        columns += with_score_table((), self.grid)
        return (*self.corrections.faults, *left_over(self.corrections, columns, self.names))


def _lowered(faults: FaultTable, sheet: str) -> FaultTable:
    """Return the faults, that of a sheet's doubtful letters as one on which no class depends."""
    of_sheet = faults.where(lambda fault: (fault.code, fault.sheet) == ("RV-242", sheet))
    return faults.changed(of_sheet, lambda fault: replace(fault, decides=False))


def _with_checks(survey: Survey, unread: AbstractSet[str | None]) -> Survey:
    # No fact is read of those who left, so none of theirs has to be confirmed.
    settled_people = with_heads_of_members(with_departures(with_known_people(survey)))
    survey = with_facts_to_confirm(settled_people)
    faults = with_reasons_first(survey, survey.faults + check_survey(survey))
    faults = with_open_reasons(survey, faults)
    bad = {*faults.households[faults.ranks == ERROR]} - {None} | unread
    codes = survey.households.columns["code"]
    rejected = are_in(codes, bad) | blanks(codes) | departed(survey)
    households = survey.households.with_doubts({"head_birth_year": born_late(survey)})
    return replace(survey, faults=faults, rejected=rejected, households=households)
