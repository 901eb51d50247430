"""The terminal while dropped files are processed: no codes, no paths already named in sentences."""

from pathlib import Path

from ravo.commands.terminal import Terminal
from ravo.console import lang, tell
from ravo.fault_words import plain_words
from ravo.faults import Fault
from ravo.messages import Text

FILES = 1
"""The category of faults of whole files."""


class DropTerminal(Terminal):
    """Prints the progress, and faults of whole files, in plain sentences.

    All other warnings of a report are on its to-do page.
    """

    def fault(self, fault: Fault) -> None:
        """Print a fault of a file, without its code."""
        if fault.category == FILES:
            tell(plain_words(fault).say(self.lang))

    def often(self, code: str, count: int, where: Text) -> None:
        """Do nothing."""

    def written(self, *paths: Path) -> None:
        """Do nothing: the sentences name the written files."""


def drop_terminal(*, quiet: bool) -> DropTerminal:
    """Return the listener of a drop, in the language of the run."""
    return DropTerminal(lang(), quiet)
