"""The work that a card's run hands to the process beside the server, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ravo.messages import Lang

IN, OUT = "in", "out"
CHECKED = "check.json"
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class RunOrder:
    """One item of a run: the function that works on it, its folder, and what was given.

    `files` are the paths of each field below the folder `in`. `office` is the register of the
    office, where no file of another one is given.
    """

    work: str
    folder: Path
    files: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str]
    lang: Lang
    office: str = ""

    def paths(self, field: str) -> list[Path]:
        """Return the files of a field, by the names that they were given with."""
        return [Path(name) for name in self.files.get(field, ())]

    def path(self, field: str) -> Path | None:
        """Return the one file of a field; None where none was given."""
        return next(iter(self.paths(field)), None)

    def value(self, field: str) -> str | None:
        """Return what was typed into a field; None for nothing."""
        return self.values.get(field) or None

    def ticked(self, field: str) -> tuple[str, ...]:
        """Return what was ticked of a field of choices."""
        written = self.value(field)
        return () if written is None else tuple(written.split(","))

    def year(self) -> int:
        """Return the year that was typed. Raises UsageProblem (exit code 2) for no year."""
        from ravo.faults import usage

        typed = self.value("year") or ""
        if not (typed.isascii() and typed.isdigit() and len(typed) == YEAR_DIGITS):
            raise usage("RV-1081", value=typed)
        return int(typed)

    @property
    def out(self) -> Path:
        """The folder of what is given back."""
        return self.folder / OUT
