"""Handling of workbooks in which some kill their worker: what no real workbook should do."""

import os
import time
from pathlib import Path

from ravo.batch.task import Task, TaskOutcome
from ravo.batch.work import handle, preload
from support import hands

__all__ = ["preload", "slow", "trip"]


def trip(task: Task) -> TaskOutcome:
    """Handle a workbook; one whose name says so kills its worker, hangs or swells instead."""
    name = Path(task.name).stem
    for word, value in (("exit", 7), ("segfault", 0), ("swell", 0), ("sleep", 600)):
        if name.startswith(word):
            hands.act((word, value))
    return handle(task)


def slow(task: Task) -> TaskOutcome:
    """Tell by a file that a workbook is in hand; handle it once another file lets it go on."""
    Path(os.environ["BEGUN"]).touch()
    while not Path(os.environ["GO_ON"]).exists():
        time.sleep(0.02)
    return handle(task)
