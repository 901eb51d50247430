"""Work of a card that tests need: it never ends, or it ends the process that does it."""

import os
import threading
import time

from ravo.messages import Text
from ravo.ui.answer import CardAnswer
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.order import RunOrder

DONE = Text("xong", "done")


def endless(order: RunOrder, saying: Saying) -> CardAnswer:
    """Leave an unfinished file, say so, and wait for ever."""
    from ravo.files import whole_file

    with whole_file(order.out / "xa.xlsx"):
        saying.tell("begun")
        threading.Event().wait()
    return CardAnswer("good", DONE)


def ending(order: RunOrder, saying: Saying) -> CardAnswer:
    """End the process for a file that says so; work on any other."""
    if order.paths("file")[0].name.startswith("crash"):
        os._exit(9)
    return CardAnswer("good", DONE)


def stepping(order: RunOrder, saying: Saying) -> CardAnswer:
    """Report a step, go on once a file `go` is beside the input, report another, and wait."""
    saying.tell("1/2 xa.xlsx")
    while not (order.folder / "in" / "go").exists():
        time.sleep(0.02)
    saying.tell("2/2 ban.xlsx")
    threading.Event().wait()
    return CardAnswer("good", DONE)
