"""Faults: what is wrong, where, and how bad; words come from `ravo.faults.taxonomy`."""

from ravo.faults.errors import InputProblem, RavoError, UsageProblem, unreadable, usage
from ravo.faults.exit_codes import ExitCode
from ravo.faults.fault import Fault
from ravo.faults.severity import RANKS, Rank, Severity

__all__ = [
    "RANKS",
    "ExitCode",
    "Fault",
    "InputProblem",
    "Rank",
    "RavoError",
    "Severity",
    "UsageProblem",
    "unreadable",
    "usage",
]
