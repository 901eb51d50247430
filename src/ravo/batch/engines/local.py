"""This machine's engine: each workbook in a process of its own."""

from collections.abc import Callable, Iterable, Iterator

from ravo.batch.task import Task, TaskOutcome
from ravo.batch.work import failed
from ravo.faults import Fault
from ravo.processes.isolation import Isolation, LostItem, ProcessLimits

HANDLE = "ravo.batch.work:handle"


class LocalEngine:
    """Handles tasks in `jobs` processes of this machine."""

    def __init__(self, jobs: int, limits: ProcessLimits, function: str = HANDLE) -> None:
        self.jobs, self.limits, self.function = jobs, limits, function

    def run(self, tasks: Iterable[Task], stop: Callable[[], bool]) -> Iterator[TaskOutcome]:
        """Yield the outcome of each task, in the order in which they end."""
        isolation: Isolation[Task] = Isolation(self.function, self.jobs, self.limits)
        for task, answer in isolation.run(tasks, stop):
            yield self._lost(task, answer) if isinstance(answer, LostItem) else answer

    def _lost(self, task: Task, lost: LostItem) -> TaskOutcome:
        faults: dict[str, tuple[str, dict[str, object]]] = {
            "time": ("RV-129", {"seconds": self.limits.seconds}),
            "memory": ("RV-135", {"memory": self.limits.memory_mib}),
            "crash": ("RV-136", {"how": lost.how}),
            "bug": ("RV-146", {"how": lost.how}),
        }
        code, more = faults[lost.why]
        return failed(task, Fault(code, params={"path": task.name, **more}), passing=True)
