"""The merged workbook, written: one commune's survey with where every row came from."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ravo.blanks.column_rules import ColumnRules
from ravo.blanks.survey import EMPTY_ROWS, SPARE_ROWS, WIDTHS
from ravo.blanks.village_sheet import write_village_list
from ravo.contract.columns import SHEETS, TableName, columns_of
from ravo.contract.merged_marks import PROVENANCE, SOURCES, STORE
from ravo.files import whole_file
from ravo.merged.cells import EXTRA
from ravo.merged.conflict_sheet import write_conflicts
from ravo.merged.counts import FileCount
from ravo.merged.merging import Merged
from ravo.merged.put_cells import MergedLooks, looks_of, put_cell, put_cells
from ravo.merged.rows import ADDED, APART, Columns
from ravo.merged.source import OtherSheet, SourceFile
from ravo.merged.store import Kept, packed
from ravo.messages import say
from ravo.survey.brought_facts import FACTS
from ravo.survey.table_sheets import RECORDS
from ravo.text import match_key
from ravo.workbook.own_sheets import LISTS
from ravo.xlsx.bulk_cells import sheet_class
from ravo.xlsx.new_workbook import new_output

SOURCE_WIDTH = 22
MOST_NAME = 31
"""Letters of a sheet's name in Excel."""
_BARRED = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def write_merged(
    path: Path,
    merged: Merged,
    columns: Columns,
    kept: Kept,
    counts: Sequence[FileCount],
) -> None:
    """Write a merged workbook, with what it keeps for the next run.

    Raises UsageProblem (exit code 2) where the file cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_output(temporary)
        looks = looks_of(book)
        villages = villages_of(kept.files)
        year = merged.info.get("year")
        last_year = year if isinstance(year, int) else 0
        rules = ColumnRules(book, last_year=last_year, villages=bool(villages))
        _write_info(book, merged, looks, rules)
        for table in RECORDS:
            rows = merged.of(table)
            if rows or merged.headings[table] or table == "households":
                _write_table(book, table, merged, columns, looks, rules)
        if villages:
            write_village_list(book, looks.head, looks.note, villages)
        if merged.conflicts:
            write_conflicts(book, merged.conflicts, looks)
        _write_counts(book, counts, looks)
        for name, other in named_others(kept.files).items():
            _write_other(book, name, other, looks)
        _write_store(book, kept)
        rules.write_lists()
        book.close()


def _write_info(book: Any, merged: Merged, looks: MergedLooks, rules: ColumnRules) -> None:
    sheet = book.add_worksheet(SHEETS["info"])
    sheet.set_column(0, 0, 36)
    sheet.set_column(1, 1, 34)
    columns = [c for c in columns_of("info") if c.name != FACTS or FACTS in merged.info]
    for row, column in enumerate(columns):
        put_cell(sheet, row, 0, column.heading, looks, looks.head)
        put_cell(sheet, row, 1, merged.info.get(column.name), looks, looks.columns[column.type])
        rules.put(sheet, column, row, row, 1)
    for row, (words, value) in enumerate(merged.more.items(), start=len(columns)):
        put_cell(sheet, row, 0, words, looks, looks.source)
        put_cell(sheet, row, 1, value, looks, looks.columns["text"])


def _write_table(
    book: Any,
    table: TableName,
    merged: Merged,
    columns: Columns,
    looks: MergedLooks,
    rules: ColumnRules,
) -> None:
    rows = merged.of(table)
    sheet = book.add_worksheet(SHEETS[table], sheet_class())
    headings = merged.headings[table]
    own = columns.get(table, {})
    sheet.set_row(0, 60)
    last = max(len(rows) + SPARE_ROWS, EMPTY_ROWS)
    for place, (name, words) in enumerate(headings.items()):
        kind = own[name].type if name in own else "text"
        look = looks.columns["choice" if name.startswith(EXTRA) else kind]
        sheet.set_column(place, place, WIDTHS[kind], look)
        put_cell(sheet, 0, place, words, looks, looks.head)
        if name in own:
            rules.put(sheet, own[name], 1, last, place)
    for place, words in enumerate(PROVENANCE, start=len(headings)):
        sheet.set_column(place, place, SOURCE_WIDTH)
        put_cell(sheet, 0, place, words, looks, looks.source)
    for at, row in enumerate(rows, start=1):
        cells = [row.cells.get(name) for name in headings]
        from_ = [APART.join(part) for part in (row.files, row.places, row.reviewers)]
        put_cells(sheet, at, [*cells, *(words or None for words in from_)], looks)
    sheet.freeze_panes(1, 2)
    if headings:
        sheet.autofilter(0, 0, max(len(rows), 1), len(headings) + len(PROVENANCE) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(0)


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
    found: dict[str, str] = {}
    for file in files:
        for village in file.villages:
            found.setdefault(match_key(village), village)
    return list(found.values())


def named_others(files: Sequence[SourceFile]) -> dict[str, OtherSheet]:
    """Return the other sheets of the files under the names that they get.

    A sheet keeps its name where no other has it; else its file's name follows. Equal ones are one.
    """
    found: dict[str, OtherSheet] = {}
    taken = {name.casefold() for name in (*SHEETS.values(), SOURCES, STORE, LISTS)}
    for file in files:
        for other in file.others:
            if any(other.rows == one.rows and other.name == one.name for one in found.values()):
                continue
            stem = Path(file.name).stem
            wished = other.name if file.name == ADDED else f"{other.name[:15]} – {stem}"
            name = _free(wished.translate(_BARRED).strip(), taken)
            taken.add(name.casefold())
            found[name] = other
    return found


def _free(wished: str, taken: set[str]) -> str:
    name, number = wished[:MOST_NAME], 1
    while name.casefold() in taken:
        number += 1
        end = f" ({number})"
        name = wished[: MOST_NAME - len(end)] + end
    return name
