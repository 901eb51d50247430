"""One fault of an input: its code, its place, the values in its message."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ravo.faults.severity import Rank, Severity, WorkbookPart


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of an input.

    `code` names an entry of the taxonomy, which gives severity, category and words. `sheet`,
    `cell` (such as `"H12"`) and `column` (the heading as the officer sees it) are its place.
    `value` is the value of the cell, already masked where it could identify a person. `params`
    fill the fields of the message; a `Text` among them is written in the reader's language.
    `decides` is False where no class depends on the place of the fault: then it is a warning even
    if its kind is an error. `opens` is True where a household has no class because of it.
    """

    code: str
    household: str | None = None
    sheet: str | None = None
    cell: str | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    decides: bool = True
    opens: bool = False

    @property
    def severity(self) -> Severity:
        """`error` keeps a household or workbook from being classed; `warning` does not."""
        if not self.decides:
            return "warning"
        from ravo.faults.taxonomy import kind_of

        return kind_of(self.code).severity

    @property
    def rank(self) -> Rank:
        """Its weight for the reader: `open` for some warnings, else its severity.

        Those are warnings because of which a household has no class.
        """
        severity = self.severity
        return "open" if self.opens and severity == "warning" else severity

    @property
    def category(self) -> int:
        """1 file, 2 cell, 3 household, 4 workbook, 5 rules, 6 history."""
        return int(self.code[3])


def rejects_workbook(faults: Iterable[Fault], part: WorkbookPart) -> bool:
    """Return whether an error in a part of a workbook leaves nothing of it to be classed."""
    from ravo.faults.taxonomy import kind_of

    return any(
        fault.severity == "error" and part in kind_of(fault.code).rejects_workbook_in
        for fault in faults
    )
