"""The terminal while dropped files are handled: no codes, no paths that the sentences name."""

from pathlib import Path

from ravo.commands.terminal import Terminal
from ravo.console import lang, tell
from ravo.fault_words import plain_words
from ravo.faults import Fault
from ravo.messages import Text

FILES = 1
"""The category of faults of whole files."""


class DropTerminal(Terminal):
    """Prints the progress, and what happens to whole files, in plain sentences.

    Everything else that a report is warned of stands in its own page of what is left to do.
    """

    def fault(self, fault: Fault) -> None:
        """Print a fault of a file, without its code."""
        if fault.category == FILES:
            tell(plain_words(fault).say(self.lang))

    def often(self, code: str, count: int, where: Text) -> None:
        """Do nothing."""

    def written(self, *paths: Path) -> None:
        """Do nothing: the sentences name what was written."""


def drop_terminal(*, quiet: bool) -> DropTerminal:
    """Return the listener of a drop, in the language of the run."""
    return DropTerminal(lang(), quiet)
