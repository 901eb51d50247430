"""The terminal as the listener of a run: what happens is said in lines on stderr."""

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
    """Says what happens, in a language; `quiet` leaves out what is not wrong."""

    lang: Lang
    quiet: bool

    def prepare(self) -> None:
        """Choose the language of a process beside this one."""
        speak(self.lang)

    def fault(self, fault: Fault) -> None:
        """Say what is wrong, in one line."""
        tell_fault(fault)

    def often(self, code: str, count: int) -> None:
        """Say how often a fault comes, with its title."""
        title = kind_of(code).title
        tell(f"ravo: {code}: {say('forms.told', self.lang, title=title, count=count)}")

    def passed_over(self, faults: Sequence[Fault]) -> None:
        """Say what folders hold beside workbooks."""
        for fault in faults:
            if not (self.quiet and kind_of(fault.code).hidden_by_quiet):
                tell_fault(fault)

    def taken(self, path: Path, taken: Sequence[Taken]) -> None:
        """Say what was taken from the names of a workbook and its folders."""
        if not self.quiet:
            pairs = [
                words(f"taken_{name}", value=value, source=source) for name, value, source in taken
            ]
            tell(words("taken", path=path.name, pairs="; ".join(pairs)))

    def written(self, path: Path) -> None:
        """Say where a file was written."""
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
        """Say that the program failed; return the exit code."""
        return reported_code(error)


def terminal(*, quiet: bool) -> Terminal:
    """Return the listener of this command, in the language of the run."""
    return Terminal(lang(), quiet)
