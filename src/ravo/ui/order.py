"""The work of a card's run for the process beside the server, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ravo.messages import Lang

IN, OUT = "in", "out"
CHECKED = "check.json"
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class RunOrder:
    """One item of a run: the function that works on it, its folder, and its input.

    `files` are the paths of each field below the folder `in`. `office` is the register of the
    office, used where no other file is given.
    """

    work: str
    folder: Path
    files: Mapping[str, tuple[str, ...]]
    values: Mapping[str, str]
    lang: Lang
    office: str = ""

    def paths(self, field: str) -> list[Path]:
        """Return the files of a field, with the names that they were given with."""
        return [Path(name) for name in self.files.get(field, ())]

    def path(self, field: str) -> Path | None:
        """Return the one file of a field; None where there is none."""
        return next(iter(self.paths(field)), None)

    def value(self, field: str) -> str | None:
        """Return the text typed into a field; None where it is empty."""
        return self.values.get(field) or None

    def ticked(self, field: str) -> tuple[str, ...]:
        """Return the ticked options of a field of choices."""
        written = self.value(field)
        return () if written is None else tuple(written.split(","))

    def year(self) -> int:
        """Return the typed year. Raises UsageProblem (exit code 2) where it is none."""
        from ravo.faults import usage

        typed = self.value("year") or ""
        if not (typed.isascii() and typed.isdigit() and len(typed) == YEAR_DIGITS):
            raise usage("RV-1081", value=typed)
        return int(typed)

    @property
    def out(self) -> Path:
        """The folder of the files to download."""
        return self.folder / OUT
