"""The account of every row of every file, which must balance."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ravo.contract.columns import RECORDS
from ravo.merged.merged_rows import Merged
from ravo.merged.source import SourceFile


@dataclass(frozen=True, slots=True)
class FileCount:
    """The account of the rows of one table in one file, without blank ones.

    `read` + `gone` = `written` + `folded` + `repeated` + `unread` + `left`. `folded` rows equal a
    row of another file, `repeated` ones occur twice within the file, `unread` ones are on a sheet
    that is not merged, `left` ones were decided against or deleted manually. `gone` rows are kept
    from an earlier version of the file that this one lacks.
    """

    file: str
    reviewer: str
    table: str
    read: int
    blank: int
    gone: int
    written: int
    folded: int
    repeated: int
    left: int
    unread: int = 0

    @property
    def balances(self) -> bool:
        """Whether every row is counted exactly once."""
        used = self.written + self.folded + self.repeated + self.unread + self.left
        return self.read + self.gone == used


def counts_of(files: Sequence[SourceFile], merged: Merged) -> tuple[FileCount, ...]:
    """Return the account of every file and table. Raises ValueError where one does not balance."""
    written = Counter((row.files[0], row.table) for row in merged.rows)
    counts = tuple(_count(file, table, written, merged) for file in files for table in RECORDS)
    wrong = [count for count in counts if not count.balances]
    if wrong:
        raise ValueError(f"rows of a merged file not accounted for: {wrong[0].table}")
    return counts


def _count(
    file: SourceFile, table: str, written: Mapping[tuple[str, str], int], merged: Merged
) -> FileCount:
    key = (file.name, table)
    return FileCount(
        file.name,
        file.reviewer,
        table,
        file.read.get(table, 0),
        file.blank.get(table, 0),
        sum(row.gone for row in file.rows if row.table == table),
        written[key],
        merged.folded.get(key, 0),
        file.repeated.get(table, 0),
        merged.left.get(key, 0),
        file.unread.get(table, 0),
    )
