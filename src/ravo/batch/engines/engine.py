"""The common form of the engines: one machine's processes, or a cluster."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from ravo.batch.task import Task, TaskOutcome


class Engine(Protocol):
    """Something that handles tasks."""

    def run(self, tasks: Iterable[Task], stop: Callable[[], bool]) -> Iterator[TaskOutcome]:
        """Yield what became of each task, in the order in which they end.

        Whatever happens to a workbook, or to the process that handles it, is a `TaskOutcome` with
        its reason. Once `stop` tells True no further task is begun; those in hand are finished.
        """
        ...
