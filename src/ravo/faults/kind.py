"""The model of one entry of the taxonomy, as the tables of `faults/data` hold it."""

from typing import Literal, NamedTuple

from ravo.faults.exit_codes import ExitCode
from ravo.faults.severity import Severity, WorkbookPart
from ravo.messages import Text

Bearing = Literal["rejects", "column", "opens", "never"]
"""The effect of a fault on a class. An error always rejects what it concerns (`rejects`), or only
where the class depends on the column with the fault (`column`). A warning leaves a class open where
it depends on the cell (`opens`), or has no effect (`never`)."""
UnreadKind = Literal["columns", "sheets", "keys", "files"]
"""The parts of an input that may hold data and be left unread."""
DOUBTING = frozenset({2, 3, 4, 6})
"""Categories with warnings that doubt a value, which an officer can confirm. Warnings of missing
evidence and missing law (5) are not ended that way: they are the reason for a missing class."""


class FaultKind(NamedTuple):
    """One kind of fault: its code, its texts for the officer, and its effects elsewhere.

    `title` names it in lists. `message` states what is wrong and where, `hint` what to do; both
    may use the fields of the fault and its params. `example` shows it in the reference page.
    The further fields are given only where they differ from the default.
    """

    code: str
    severity: Severity
    title: Text
    message: Text
    hint: Text
    example: Text
    plain_hint: Text | None = None
    """What to do for who has no command line: on the page and after a drop. Where the hint names
    no command, that is the hint."""
    bearing: Bearing | None = None
    """Its effect on a class, where that does not follow from the severity."""
    unread: UnreadKind | None = None
    """What it leaves unread: one sheet, of the others as many as its `count`."""
    rejects_workbook_in: tuple[WorkbookPart, ...] = ()
    """Parts in which such an error leaves nothing of the workbook to be classed: on `records`
    it hides which rows there are or what they hold, in `info` by which lines they are classed."""
    exit_code: ExitCode | None = None
    """The least exit code of a workbook with such a fault, though all its households be classed."""
    may_be_confirmed: bool | None = None
    """Whether an officer who confirms the cell as it is answers such a warning, where that does
    not follow from the category."""
    note: bool = False
    """Whether it reports what ravo did or took, and nobody has to look at it again."""
    answered_by_option: bool = False
    """Whether an option of reading, or the page's field for it, is what the file lacks: a year,
    the layout of other software."""
    passing: bool = False
    """Whether the reason lies outside the workbook's bytes: it is gone, locked by another
    program, or its password is not among those given."""
    instead_of_workbooks: bool = False
    """Whether it names what a folder without workbooks may hold in their place."""
    hidden_by_quiet: bool = False
    """Whether `--quiet` leaves it out, as it reports nothing that matters."""
    in_report: bool = False
    """Whether an officer of the district's report needs to see it among the warnings of the
    comparison of two years."""
    in_merge: bool = False
    """Whether who merges several files needs to see it: the merged workbook no longer shows it."""
    of_edits: bool = False
    """Whether it follows from cells that somebody edited in results."""
    breach: bool = False
    """Whether it is an identity that does not hold, which is shown apart from other faults."""
    two_readings: bool = False
    """Whether it refuses a cell that has two possible readings, and names both."""
    contradiction: bool = False
    """Whether it names two places that contradict each other, so that one has to be corrected."""
    before_figures: bool = False
    """Whether it is printed before the figures of movements, which would mislead without it."""
    edition_lacks: Literal["value", "indicators"] | None = None
    """What the criteria lack, so that a household cannot be classed whatever its evidence."""

    @property
    def bears(self) -> Bearing:
        """The effect of a fault of this kind on a class; it follows from severity or `bearing`."""
        return self.bearing or ("rejects" if self.severity == "error" else "never")

    @property
    def category(self) -> int:
        """1 file, 2 cell, 3 household, 4 workbook, 5 rules, 6 history."""
        return int(self.code[3])

    @property
    def confirmable(self) -> bool:
        """Whether a warning of this kind ends when an officer confirms the cell as it is."""
        marked = self.may_be_confirmed
        return self.category in DOUBTING if marked is None else marked
