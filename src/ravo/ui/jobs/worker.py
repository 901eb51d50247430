"""The process beside the server: a card's function handles each item, and the answer is stored.

The server imports this module to start the process, so it imports little itself.
"""

import os
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from ravo.messages import Lang
from ravo.ui.order import IN, RunOrder

if TYPE_CHECKING:
    from ravo.ui.answer import CardAnswer
    from ravo.ui.jobs.page_listener import Saying

    CardWork = Callable[[RunOrder, Saying], CardAnswer]


def prepare(lang: Lang) -> None:
    """Prepare the process beside the server: only its user may read what it writes."""
    from ravo.console import speak

    os.umask(0o077)
    speak(lang)


def carry_out(order: RunOrder, to: TextIO) -> str:
    """Do the work of an item and write its answer into its folder; return the answer's tone.

    Lines about the progress go to `to`. Files have their given names: no message shows where the
    server keeps them.
    """
    from ravo.faults import RavoError
    from ravo.ui.jobs.page_listener import Saying, refused

    os.chdir(order.folder / IN)
    tempfile.tempdir = os.fspath(order.folder)
    saying = Saying(partial(_send, to))
    try:
        answer = _work(order)(order, saying)
    except RavoError as problem:
        answer = refused(problem.fault)
    finally:
        os.chdir(order.folder)
    saying.added_to(answer).write(order.folder)
    return answer.tone


def _work(order: RunOrder) -> "CardWork":
    module, _, function = order.work.partition(":")
    return getattr(import_module(module), function)  # type: ignore[no-any-return]


def _send(stream: TextIO, line: str) -> None:
    """Send a line about the progress to the server at once."""
    stream.write(line + "\n")
    stream.flush()
