"""The options of commands that read a sheet filled in by officers, or write its blank."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from ravo.commands.options import RegisterOpt, option
from ravo.commands.reading_options import reading_option
from ravo.commands.register import ByOpt, FormatOpt


@dataclass(frozen=True)
class TypedSheetOptions:
    """The register of a sheet, the author of its batch, or the path of its blank."""

    blank: Annotated[bool, option("--blank", key="sheet_blank")] = False
    out: Annotated[Path | None, option("-o", metavar="FILE", key="sheet_out")] = None
    register: RegisterOpt = None
    by: ByOpt = None
    password_file: Annotated[Path | None, reading_option("password_file")] = None
    format: FormatOpt = "text"

    def blank_for(self, typed: Path | None) -> Path | None:
        """Return the path of the blank to write; None where a sheet is read.

        Raises UsageProblem (exit code 2) where both are given, or neither.
        """
        from ravo.faults import usage

        if self.blank is (typed is not None) or self.blank is (self.out is None):
            raise usage("RV-1242")
        return self.out

    @property
    def passwords(self) -> tuple[str, ...]:
        """The passwords in the given file; empty without a file."""
        from ravo.workbook.opened import read_passwords

        return () if self.password_file is None else read_passwords(self.password_file)
