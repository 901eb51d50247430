"""The options of reading workbooks: plain values, no file opened yet."""

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ravo.criteria.terms import Area

FLAGS = {
    "edition": "--edition",
    "year": "--year",
    "province": "--province",
    "district": "--district",
    "commune": "--commune",
    "area": "--area",
    "profile": "--profile",
    "corrections": "--corrections",
    "password_file": "--password-file",
    "grid": "--grid",
    "answers_confirmed": "--answers-confirmed",
    "ignored": "--ignore",
}
"""The command-line option of each field, in the order of the help."""


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options of reading; None leaves the workbook's own value.

    `edition` and `profile` are names of shipped ones, or files. `year` … `area` replace the values
    of the sheet `Thông tin`. `corrections`, `grid` and `password_file` are files.
    `answers_confirmed` states that Có and Không are not reversed, even where the facts suggest it.
    `ignored` are headings of columns that are left out on purpose.
    """

    edition: str | None = None
    year: int | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    area: Area | None = None
    profile: str | None = None
    corrections: Path | None = None
    grid: Path | None = None
    password_file: Path | None = None
    answers_confirmed: bool = False
    ignored: tuple[str, ...] = ()

    def given(self) -> dict[str, Any]:
        """Return the options that were given, by name."""
        values = {field.name: getattr(self, field.name) for field in fields(self)}
        return {
            field.name: values[field.name]
            for field in fields(self)
            if values[field.name] != field.default
        }

    @property
    def files(self) -> tuple[Path, ...]:
        """The files that reading needs in addition to the workbooks."""
        named = (self.corrections, self.grid, self.password_file, self.profile, self.edition)
        return tuple(Path(name) for name in named if name is not None)

    def of_any_year(self) -> "ReadOptions":
        """Return the options that apply to the workbooks of any commune and year."""
        return ReadOptions(
            profile=self.profile,
            grid=self.grid,
            password_file=self.password_file,
            answers_confirmed=self.answers_confirmed,
            ignored=self.ignored,
        )
