"""The common interface of the engines: one machine's processes, or a cluster."""

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from ravo.batch.task import Task, TaskOutcome


class Engine(Protocol):
    """Something that handles tasks."""

    def run(self, tasks: Iterable[Task], stop: Callable[[], bool]) -> Iterator[TaskOutcome]:
        """Yield the outcome of each task, in the order in which they end.

        Any problem of a workbook, or of the process that handles it, is a `TaskOutcome` with its
        reason. Once `stop` returns True no further task is begun; those in progress are finished.
        """
        ...
