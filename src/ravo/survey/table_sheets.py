"""The sheet of each table in a workbook: by its name, else by its headings."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from ravo.contract.aliases import is_evidence
from ravo.contract.columns import RECORDS, Column, TableName, columns_of
from ravo.contract.headings import Heading, WideHeading, find_heading, heading_key, keys_of
from ravo.contract.models import is_blank
from ravo.criteria import Indicator
from ravo.score_table.answers import PREFIX
from ravo.workbook.layout import Sheet

TABLES: tuple[TableName, ...] = ("info", *RECORDS)
PLAIN = {"code", "size", "area", "works_in_agriculture", "asked_average_living"}
"""Columns with evidence that also occur in lists of households for other purposes."""
LEAST_HEADINGS = {"households": 5, "members": 4, "income": 3}
"""The number of a table's headings from which a sheet of another name is taken as its sheet."""
SENTENCE, REMARK_ROWS = 7, 2
"""The number of words of a sentence, and of rows with single texts, that count as a remark."""
LEAST_KEYS = 4
"""The number of its keys from which a sheet of another name is taken as `Thông tin`."""


def deciding(columns: Iterable[Column]) -> frozenset[str]:
    """Return the columns, by English names, on which a household's class may depend."""
    return frozenset(c.name for c in columns if is_evidence(c) or c.name.startswith(PREFIX))


def table_of(sheet: Sheet, indicators: Sequence[Indicator]) -> TableName | None:
    """Return the table to which the headings of a sheet belong; None where they fit none.

    The household's code must be among them: without it a row belongs to no household. Besides the
    code, evidence is enough for a sheet of households.
    """
    by_table: dict[TableName, set[str]] = {
        table: _named(sheet, columns_of(table, indicators)) for table in RECORDS
    }
    fitting = [table for table in RECORDS if _fits(table, by_table[table], indicators)]
    return max(fitting, key=lambda table: len(by_table[table]), default=None)


def _named(sheet: Sheet, columns: Sequence[Column]) -> set[str]:
    """Return the columns that a sheet's headings name, also misspelt; empty without a code."""
    heading = find_heading(sheet.rows, columns, wide=wide_blocks(sheet))
    names = names_of(heading) if heading else set()
    return names if "code" in names else set()


def _fits(table: TableName, names: AbstractSet[str], indicators: Sequence[Indicator]) -> bool:
    if len(names) >= LEAST_HEADINGS[table]:
        return True
    return table == "households" and bool(names & evidence(indicators))


def evidence(indicators: Sequence[Indicator]) -> set[str]:
    """Return the columns that are evidence of poverty by themselves."""
    columns = columns_of("households", indicators)
    return {column.name for column in columns if is_evidence(column)} - PLAIN


def names_of(heading: Heading) -> set[str]:
    """Return the columns that a heading row names, misspelt ones included."""
    return {*heading.places, *(miss.column.name for miss in heading.near)}


def wide_blocks(sheet: Sheet) -> list[WideHeading]:
    """Return the blocks of a sheet that are merged over several columns."""
    return [
        WideHeading(block.first_row, block.first_column, block.last_row, block.last_column)
        for block in sheet.layout.merged
        if block.last_column > block.first_column
    ]


def is_info(sheet: Sheet) -> bool:
    """Return whether a sheet has the keys of `Thông tin`."""
    keys = {key: column for column in columns_of("info") for key in keys_of(column)}
    words = (cell for row in sheet.rows[:60] for cell in row if isinstance(cell, str))
    names = {keys[key].name for key in map(heading_key, words) if key in keys}
    return len(names) >= LEAST_KEYS


def filled_rows(sheet: Sheet) -> int:
    """Return the number of filled rows of a sheet; 0 where it holds only a remark.

    A remark is a sentence alone in its row, or one or two rows of a single text.
    """
    bad = {cell.row - 1 for cell in sheet.bad}
    filled = [[cell for cell in row if not is_blank(cell)] for row in sheet.rows]
    there = [row for at, row in enumerate(filled) if row or at in bad]
    alone = all(len(row) == 1 and isinstance(row[0], str) for row in there)
    sentences = alone and all(len(row[0].split()) >= SENTENCE for row in there)
    return 0 if sentences or (alone and len(there) <= REMARK_ROWS) else len(there)


def lacking(names: Iterable[str], columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the headings of required columns that are not among `names`."""
    there = set(names)
    return tuple(c.heading for c in columns if c.required and c.name not in there)
