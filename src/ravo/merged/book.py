"""The merged workbook, written: one commune's survey with the origin of every row."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ravo.blanks.column_rules import ColumnRules
from ravo.blanks.instructions import ExtraLines, hint_of, write_columns, write_instructions
from ravo.blanks.record_sheets import PrintedTitle, print_setup, width_of
from ravo.blanks.survey import EMPTY_ROWS, SPARE_ROWS
from ravo.blanks.village_sheet import SHEET as VILLAGES
from ravo.blanks.village_sheet import write_village_list
from ravo.contract.columns import RECORDS, SHEETS, Column, TableName, columns_of
from ravo.contract.headings import letters_of
from ravo.contract.merged_marks import CONFLICTS, PROVENANCE, SOURCES, STORE
from ravo.criteria import Edition
from ravo.files import whole_file
from ravo.merged.cells import EXTRA
from ravo.merged.conflict_sheet import write_conflicts
from ravo.merged.counts import FileCount
from ravo.merged.merged_rows import Merged
from ravo.merged.put_cells import MergedLooks, looks_of, put_cell, put_lines
from ravo.merged.rows import ADDED, APART, ColumnsByTable
from ravo.merged.source import OtherSheet, SourceFile
from ravo.merged.store import Kept, packed
from ravo.messages import say
from ravo.survey.brought_facts import CONFIRMED, FACTS
from ravo.survey.survey import TO_CONFIRM
from ravo.survey.unreviewed import DWELLING
from ravo.survey.year_people import SHEET as YEAR_PEOPLE
from ravo.text import match_key
from ravo.workbook.own_sheets import LISTS
from ravo.xlsx.new_workbook import new_output
from ravo.xlsx.sheet_names import BARRED, COLUMNS, INSTRUCTIONS, MOST_NAME
from ravo.xlsx.sheets import rule_cells

HOMES: TableName = "households"
YES = "Có"
SOURCE_WIDTH = 22
INFO_HEIGHT = 20
"""The height of a line of the sheet `Thông tin`, in points."""


def write_merged(
    path: Path,
    merged: Merged,
    columns: ColumnsByTable,
    kept: Kept,
    counts: Sequence[FileCount],
    edition: Edition | None = None,
) -> None:
    """Write a merged workbook, with the hidden data for the next run.

    It looks like the workbooks that reviewers fill in; `edition` names the criteria in its
    instructions. `merged` has the cells of every sheet, `columns` the columns of each table,
    `kept` the data for the next run, and `counts` what was taken from each file. The file at
    `path` appears whole or not at all. Raises UsageProblem (exit code 2) where it cannot be
    written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary)
        writer = _MergedWriter(book, merged, columns, villages_of(kept.files))
        if edition is not None:
            writer.instructions(edition, carried=any(file.prefilled for file in kept.files))
        writer.info()
        for table in writer.tables:
            writer.table(table)
        if writer.villages:
            write_village_list(book, writer.looks.head, writer.looks.note, writer.villages)
        if merged.conflicts:
            write_conflicts(book, merged.conflicts, writer.looks)
        _write_counts(book, counts, writer.looks)
        for name, other in named_others(kept.files).items():
            _write_other(book, name, other, writer.looks)
        write_columns(book, writer.explained())
        _write_store(book, kept)
        writer.rules.write_lists()
        book.close()


class _MergedWriter:
    """Writes the sheets that a merged workbook has in common with reviewers' workbooks."""

    def __init__(
        self, book: Any, merged: Merged, columns: ColumnsByTable, villages: list[str]
    ) -> None:
        self.book, self.merged, self.columns, self.villages = book, merged, columns, villages
        self.looks = looks_of(book)
        year, commune = merged.info.get("year"), merged.info.get("commune")
        last_year = year if isinstance(year, int) else 0
        self.title = PrintedTitle(commune if isinstance(commune, str) else "", last_year)
        self.rules = ColumnRules(book, last_year=last_year, villages=bool(villages))
        self.tables: list[TableName] = [
            table
            for table in RECORDS
            if merged.of(table) or merged.headings[table] or table == "households"
        ]

    def instructions(self, edition: Edition, *, carried: bool) -> None:
        """Write what remains to be done, and how to fill in the sheets."""
        names = [SHEETS["info"], *(SHEETS[table] for table in self.tables), COLUMNS]
        names += [VILLAGES] if self.villages else []
        key = "merge.instructions_open" if self.merged.open else "merge.instructions"
        extra = ExtraLines(merged=say(key, "vi"), carried=carried, to_confirm=bool(self.facts))
        write_instructions(self.book, edition, names, extra)

    def explained(self) -> list[Column]:
        """Return the columns of the workbook that the contract defines."""
        columns = self._info_columns()
        for table in self.tables:
            own = self.columns.get(table, {})
            columns += [own[name] for name in self.merged.headings[table] if name in own]
        return columns

    def _info_columns(self) -> list[Column]:
        return [c for c in columns_of("info") if c.name != FACTS or FACTS in self.merged.info]

    def info(self) -> None:
        """Write the sheet `Thông tin`: key, value, hint."""
        sheet = self.book.add_worksheet(SHEETS["info"])
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, 1, 34)
        sheet.set_column(2, 2, 82)
        print_setup(sheet, 1)
        self.title.above(sheet, SHEETS["info"])
        columns, looks = self._info_columns(), self.looks
        for row, column in enumerate(columns):
            sheet.set_row(row, INFO_HEIGHT)
            key = looks.needed_key if column.required else looks.key
            value = self.merged.info.get(column.name)
            put_cell(sheet, row, 0, column.heading, looks, key)
            put_cell(sheet, row, 1, value, looks, looks.framed[column.type])
            put_cell(sheet, row, 2, hint_of(column), looks, looks.hint)
            self.rules.put(sheet, column, row, row, 1)
        for row, (words, value) in enumerate(self.merged.more.items(), start=len(columns)):
            put_cell(sheet, row, 0, words, looks, looks.source)
            put_cell(sheet, row, 1, value, looks, looks.framed["text"])

    def table(self, table: TableName) -> None:
        """Write a sheet of records, each row with its origin."""
        rows, looks = self.merged.of(table), self.looks
        sheet = self.book.add_worksheet(SHEETS[table])
        headings = self.merged.headings[table]
        self._heads(sheet, table, max(len(rows) + SPARE_ROWS, EMPTY_ROWS))
        lines = [
            [
                *map(row.cells.get, headings),
                *(APART.join(part) or None for part in (row.files, row.places, row.reviewers)),
            ]
            for row in rows
        ]
        put_lines(sheet, 1, lines, looks)
        if table == HOMES:
            self._mark_old(sheet, max(len(rows), 1))
        sheet.freeze_panes(1, 2)
        if headings:
            sheet.autofilter(0, 0, max(len(rows), 1), len(headings) + len(PROVENANCE) - 1)
        # Borders come from a rule, as in the blanks: a border in each cell's format would take more
        # room.
        width = len(headings) + len(PROVENANCE)
        rule_cells(self.book, sheet, (1, max(len(rows), 1)), width)
        self.title.of_records(sheet, SHEETS[table])
        sheet.repeat_rows(0)
        sheet.repeat_columns(0, 1)

    def _heads(self, sheet: Any, table: TableName, last: int) -> None:
        """Write the headings, and the validation of the cells below, down to the row `last`."""
        headings, own, looks = self.merged.headings[table], self.columns.get(table, {}), self.looks
        sheet.set_row(0, 72)
        for place, (name, words) in enumerate(headings.items()):
            column = own.get(name)
            kind = column.type if column is not None else "text"
            width = width_of(column) if column is not None else SOURCE_WIDTH
            sheet.set_column(
                place, place, width, looks.columns["choice" if name.startswith(EXTRA) else kind]
            )
            needed = column is not None and column.required
            put_cell(sheet, 0, place, words, looks, looks.needed if needed else looks.head)
            if column is not None:
                self.rules.put(sheet, column, 1, last, place)
        for place, words in enumerate(PROVENANCE, start=len(headings)):
            sheet.set_column(place, place, SOURCE_WIDTH)
            put_cell(sheet, 0, place, words, looks, looks.source)

    @property
    def facts(self) -> list[str]:
        """The columns with facts of the dwelling that may still be last year's."""
        confirmation = self.merged.info.get(FACTS)
        to_confirm = isinstance(confirmation, str) and match_key(confirmation) == match_key(
            TO_CONFIRM
        )
        return [name for name in DWELLING if to_confirm and name in self.merged.headings[HOMES]]

    def _mark_old(self, sheet: Any, last: int) -> None:
        """Colour the facts of the dwelling that are not confirmed yet."""
        places = {name: at for at, name in enumerate(self.merged.headings[HOMES])}
        confirmed = letters_of(places[CONFIRMED]) if CONFIRMED in places else None
        for name in self.facts:
            cell = f"{letters_of(places[name])}2"
            rule = f"LEN({cell})>0"
            if confirmed is not None:
                rule = f'AND({rule},${confirmed}2<>"{YES}")'
            shown = {"type": "formula", "criteria": f"={rule}", "format": self.looks.old}
            sheet.conditional_format(1, places[name], last, places[name], shown)


def _write_counts(book: Any, counts: Sequence[FileCount], looks: MergedLooks) -> None:
    """Write the sheet that accounts for every row of every file."""
    sheet = book.add_worksheet(SOURCES)
    put_cell(sheet, 0, 0, say("merge.sources_title", "vi"), looks, looks.title)
    parts = ("read", "gone", "written", "folded", "repeated", "unread", "left", "blank")
    heads = ["file", "reviewer", "sheet", *parts]
    sheet.set_column(0, 1, 28)
    sheet.set_column(2, len(heads), 13)
    sheet.set_row(1, 62)
    for place, name in enumerate(heads):
        put_cell(sheet, 1, place, say(f"merge.count_{name}", "vi"), looks, looks.head)
    shown = [count for count in counts if count.read or count.gone or count.blank]
    for row, count in enumerate(shown, start=2):
        words = [count.file, count.reviewer or None, SHEETS[count.table]]  # type: ignore[index]
        for place, value in enumerate([*words, *(getattr(count, name) for name in parts)]):
            put_cell(sheet, row, place, value, looks, looks.wrap)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_other(book: Any, name: str, other: OtherSheet, looks: MergedLooks) -> None:
    sheet = book.add_worksheet(name)
    for row, values in enumerate(other.rows):
        for place, value in enumerate(values):
            if value is not None:
                put_cell(sheet, row, place, value, looks)
    if other.hidden:
        sheet.hide()


def _write_store(book: Any, kept: Kept) -> None:
    sheet = book.add_worksheet(STORE)
    sheet.write_string(0, 0, say("merge.store_title", "vi"))
    for row, text in enumerate(packed(kept), start=1):
        sheet.write_string(row, 0, text)
    sheet.hide()


def villages_of(files: Sequence[SourceFile]) -> list[str]:
    """Return the villages that the files list, each once, in order."""
    villages: dict[str, str] = {}
    for file in files:
        for village in file.villages:
            villages.setdefault(match_key(village), village)
    return list(villages.values())


def named_others(files: Sequence[SourceFile]) -> dict[str, OtherSheet]:
    """Return the other sheets of the files under unique names.

    A sheet keeps its name where no other has it; else its file's name is appended. Equal sheets are
    written once. The sheet of the people of the year keeps its name, by which it is read.
    """
    sheets: dict[str, OtherSheet] = {}
    own = (*SHEETS.values(), VILLAGES, CONFLICTS, SOURCES, STORE, LISTS, INSTRUCTIONS, COLUMNS)
    taken = {name.casefold() for name in own}
    for file in files:
        for other in file.others:
            if any(other.rows == one.rows and other.name == one.name for one in sheets.values()):
                continue
            stem = Path(file.name).stem
            own_name = file.name == ADDED or other.name == YEAR_PEOPLE
            wished = other.name if own_name else f"{other.name[:15]} – {stem}"
            name = _free(wished.translate(BARRED).strip(), taken)
            taken.add(name.casefold())
            sheets[name] = other
    return sheets


def _free(wished: str, taken: set[str]) -> str:
    name, number = wished[:MOST_NAME], 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = wished[: MOST_NAME - len(end)] + end
    return name
