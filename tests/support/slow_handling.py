"""Handling that leaves time to pull the plug; imported by name in the processes of workers."""

import os
import signal
import time
from dataclasses import replace
from pathlib import Path

from ravo.batch.task import Task, TaskOutcome
from ravo.batch.work import handle


def _begin(task: Task) -> None:
    """Take a moment, and leave a mark that tells which worker began it.

    On a worker that is marked as doomed it never ends.
    """
    worker = os.getppid()
    Path(task.staging, f"begun-{task.sha256[:8]}-{worker}").touch()
    doomed = Path(task.staging, f"doomed-{worker}").exists()
    time.sleep(600 if doomed else 0.2)


def slowly(task: Task) -> TaskOutcome:
    """Handle a workbook after a moment."""
    _begin(task)
    return handle(task)


def hardly(task: Task) -> TaskOutcome:
    """Return after a moment what handling would, without opening the workbook.

    It loads no pandas: for tests of what becomes of the processes of workers.
    """
    _begin(task)
    return TaskOutcome(task.name, task.sha256, task.key, "scored")


def deadly(task: Task) -> TaskOutcome:
    """Crash as native code does on one workbook, handle any other."""
    if "hostile" in task.name:
        os.kill(os.getpid(), signal.SIGSEGV)
    return replace(handle(task), seconds=0.0)
