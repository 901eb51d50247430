"""The listener that receives the reports of a run: a command's terminal, the page, or none."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from ravo.faults import Fault
    from ravo.messages import Text

Step = Callable[["Text"], None]
"""What is called with the name of a step as it begins."""
TakenWords = tuple[str, str, str]
"""What was taken from a name: which key, its value, and the words that it was taken from."""


def no_step(name: "Text") -> None:
    """Do nothing as a step begins."""


class Listener(Protocol):
    """Hears of a run. It travels to processes beside this one, so it holds plain values."""

    def prepare(self) -> None:
        """Make a process beside this one ready; it is called there before anything else."""

    def fault(self, fault: "Fault") -> None:
        """Hear of a fault that belongs to no single workbook."""

    def often(self, code: str, count: int, where: "Text") -> None:
        """Hear how often a fault comes that comes too often to be listed."""

    def passed_over(self, faults: "Sequence[Fault]") -> None:
        """Hear what folders hold beside workbooks."""

    def taken(self, path: Path, taken: Sequence[TakenWords]) -> None:
        """Hear what was taken from the names of a workbook and its folders."""

    def written(self, *paths: Path) -> None:
        """Hear that files were written, all those of a run at once."""

    def watched(self, paths: Sequence[Path]) -> Iterator[Path]:
        """Yield the paths, showing the progress of the work on them."""

    def stepping(self, count: int) -> AbstractContextManager[Step]:
        """Yield a function to call with the name of each of `count` steps as it begins."""

    def failed(self, error: Exception) -> int:
        """Receive an error of the program in another process; return its exit code."""


class Silence:
    """A listener that ignores all reports."""

    def prepare(self) -> None:
        """Do nothing."""

    def fault(self, fault: "Fault") -> None:
        """Do nothing."""

    def often(self, code: str, count: int, where: "Text") -> None:
        """Do nothing."""

    def passed_over(self, faults: "Sequence[Fault]") -> None:
        """Do nothing."""

    def taken(self, path: Path, taken: Sequence[TakenWords]) -> None:
        """Do nothing."""

    def written(self, *paths: Path) -> None:
        """Do nothing."""

    def watched(self, paths: Sequence[Path]) -> Iterator[Path]:
        """Yield the paths."""
        yield from paths

    def stepping(self, count: int) -> AbstractContextManager[Step]:
        """Yield a function that does nothing."""
        del count
        return nullcontext(no_step)

    def failed(self, error: Exception) -> int:
        """Raise the error again."""
        raise error


@contextmanager
def written_together(listener: Listener) -> Iterator[list[Path]]:
    """Yield a list for the files of a run, which are reported at its end, even after an error."""
    paths: list[Path] = []
    try:
        yield paths
    finally:
        if paths:
            listener.written(*paths)


@dataclass(frozen=True)
class WrittenLater:
    """Passes all reports on to a listener, except files written, which it collects."""

    listener: Listener
    paths: list[Path]

    def __getattr__(self, name: str) -> Any:
        """Return the attribute of the listener itself."""
        return getattr(self.listener, name)

    def written(self, *paths: Path) -> None:
        """Collect the files, to be reported together with later ones."""
        self.paths.extend(paths)


@dataclass(frozen=True)
class FaultsLater:
    """Passes all reports on to a listener, except faults, which it collects for the caller."""

    listener: Listener
    faults: "list[Fault]"

    def __getattr__(self, name: str) -> Any:
        """Return the attribute of the listener itself."""
        return getattr(self.listener, name)

    def fault(self, fault: "Fault") -> None:
        """Keep a fault."""
        self.faults.append(fault)


@contextmanager
def reported_once(listener: Listener) -> Iterator[Listener]:
    """Yield a listener for several steps of a run that reports all of their files at the end."""
    with written_together(listener) as paths:
        yield cast(Listener, WrittenLater(listener, paths))


SILENCE = Silence()
