"""The exceptions that end a command: one line for the user, and a documented exit code."""

from ravo.faults.exit_codes import ExitCode
from ravo.faults.fault import Fault


class RavoError(Exception):
    """A condition that ends a command with one line for the user and a documented exit code."""

    exit_code: int = ExitCode.WRONG_USE

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault

    def __reduce__(self) -> tuple[type["RavoError"], tuple[Fault]]:
        """Return what pickles the exception with its fault, as another process raises it again."""
        return type(self), (self.fault,)


class UsageProblem(RavoError):
    """The command cannot do what its arguments request: exit code 2."""

    exit_code = ExitCode.WRONG_USE


class InputProblem(RavoError):
    """An input file could not be read at all: exit code 3."""

    exit_code = ExitCode.UNREADABLE


def usage(code: str, **params: object) -> UsageProblem:
    """Return the exception for wrong use of a command (exit code 2)."""
    return UsageProblem(Fault(code, params=params))


def unreadable(code: str, **params: object) -> InputProblem:
    """Return the exception for an input that cannot be read (exit code 3)."""
    return InputProblem(Fault(code, params=params))
