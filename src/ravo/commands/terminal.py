"""The terminal as the listener of a run: events are printed in lines on stderr."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ravo.console import lang, reported_code, speak, tell, tell_fault, words
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, say
from ravo.pipeline.listener import Taken


@dataclass(frozen=True)
class Terminal:
    """Prints events in a language; `quiet` leaves out those that are no fault."""

    lang: Lang
    quiet: bool

    def prepare(self) -> None:
        """Choose the language of a process beside this one."""
        speak(self.lang)

    def fault(self, fault: Fault) -> None:
        """Print a fault in one line."""
        tell_fault(fault)

    def often(self, code: str, count: int) -> None:
        """Print the number of faults of a kind, with its title."""
        title = kind_of(code).title
        tell(f"ravo: {code}: {say('forms.told', self.lang, title=title, count=count)}")

    def passed_over(self, faults: Sequence[Fault]) -> None:
        """Print what folders hold beside workbooks."""
        for fault in faults:
            if not (self.quiet and kind_of(fault.code).hidden_by_quiet):
                tell_fault(fault)

    def taken(self, path: Path, taken: Sequence[Taken]) -> None:
        """Print what was taken from the names of a workbook and its folders."""
        if not self.quiet:
            pairs = [
                words(f"taken_{name}", value=value, source=source) for name, value, source in taken
            ]
            tell(words("taken", path=path.name, pairs="; ".join(pairs)))

    def written(self, path: Path) -> None:
        """Print the path of a written file."""
        if not self.quiet:
            tell(words("wrote", path=str(path)))

    def watched(self, paths: Sequence[Path]) -> Iterator[Path]:
        """Yield the paths, with a bar over them where someone is watching."""
        if self.quiet or len(paths) < 2 or not sys.stderr.isatty():
            yield from paths
            return
        from rich.console import Console
        from rich.progress import track

        yield from track(paths, description=words("working"), console=Console(stderr=True))

    def failed(self, error: Exception) -> int:
        """Print that the program failed; return the exit code."""
        return reported_code(error)


def terminal(*, quiet: bool) -> Terminal:
    """Return the listener of this command, in the language of the run."""
    return Terminal(lang(), quiet)
