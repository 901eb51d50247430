"""The listener to a run while it goes on: a command's terminal, or none."""

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
        """Give what is called with the name of each of so many steps as it begins."""

    def failed(self, error: Exception) -> int:
        """Hear of an error of the program in another process; return its exit code."""


class Silence:
    """Nobody listens."""

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
        """Give what does nothing."""
        del count
        return nullcontext(no_step)

    def failed(self, error: Exception) -> int:
        """Raise the error again."""
        raise error


@contextmanager
def written_together(listener: Listener) -> Iterator[list[Path]]:
    """Give a list for the files of a run; at its end, however it comes, they are reported once."""
    paths: list[Path] = []
    try:
        yield paths
    finally:
        if paths:
            listener.written(*paths)


@dataclass(frozen=True)
class WrittenLater:
    """Passes everything on to a listener but the files written, which it keeps."""

    listener: Listener
    paths: list[Path]

    def __getattr__(self, name: str) -> Any:
        """Return what the listener itself has."""
        return getattr(self.listener, name)

    def written(self, *paths: Path) -> None:
        """Keep the files, to be reported with those that follow."""
        self.paths.extend(paths)


@dataclass(frozen=True)
class FaultsLater:
    """Passes everything on to a listener but faults, which it keeps for whoever settles them."""

    listener: Listener
    faults: "list[Fault]"

    def __getattr__(self, name: str) -> Any:
        """Return what the listener itself has."""
        return getattr(self.listener, name)

    def fault(self, fault: "Fault") -> None:
        """Keep a fault."""
        self.faults.append(fault)


@contextmanager
def reported_once(listener: Listener) -> Iterator[Listener]:
    """Give a listener for several steps of a run; their files are reported together at the end."""
    with written_together(listener) as paths:
        yield cast(Listener, WrittenLater(listener, paths))


SILENCE = Silence()
