"""Faults: what is wrong, where, and how bad; words come from `ravo.faults.taxonomy`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]
UnreadKind = Literal["columns", "sheets", "keys", "files"]
"""What may hold data and be left unread."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with an input.

    `code` names an entry of the taxonomy, which gives severity, category and words. `sheet`,
    `cell` (such as `"H12"`) and `column` (the heading as the officer sees it) say where.
    `value` is what stood there, already masked where it could identify a person. `params`
    fill the fields of the message; a `Text` among them is spoken in the reader's language.
    `decides` is False where it concerns something that no class depends on: then it is a warning
    whatever its kind.
    """

    code: str
    household: str | None = None
    sheet: str | None = None
    cell: str | None = None
    column: str | None = None
    value: str | None = None
    params: Mapping[str, object] = field(default_factory=dict)
    decides: bool = True

    @property
    def severity(self) -> Severity:
        """`error` keeps a household or workbook from being classed; `warning` does not."""
        if not self.decides:
            return "warning"
        from ravo.faults.taxonomy import kind_of

        return kind_of(self.code).severity

    @property
    def category(self) -> int:
        """1 file, 2 cell, 3 household, 4 workbook, 5 rules, 6 history."""
        return int(self.code[3])


class RavoError(Exception):
    """A condition that ends a command with one line for the user and a documented exit code."""

    exit_code = 2

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault

    def __reduce__(self) -> tuple[type["RavoError"], tuple[Fault]]:
        """Travel between processes with the fault."""
        return type(self), (self.fault,)


class UsageProblem(RavoError):
    """The command was asked for something it cannot do: exit code 2."""

    exit_code = 2


class InputProblem(RavoError):
    """An input file could not be read at all: exit code 3."""

    exit_code = 3


def usage(code: str, **params: object) -> UsageProblem:
    """Return the exception for wrong use of a command (exit code 2)."""
    return UsageProblem(Fault(code, params=params))


def unreadable(code: str, **params: object) -> InputProblem:
    """Return the exception for an input that cannot be read (exit code 3)."""
    return InputProblem(Fault(code, params=params))
