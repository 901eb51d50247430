"""Which register a card uses: the office's own, or a file that was given, taken back when written.

A file that was given is a copy in the folder of its item: the office's own file stays as it is
until it is replaced by the one that is taken.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from ravo.messages import text
from ravo.register.names import is_server_address
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.order import RunOrder


def register_of(order: RunOrder) -> str | None:
    """Return the register of an item as functions of `pipeline/` take it."""
    given = order.path("register")
    return str(given) if given is not None else order.office or None


def has_office_register(order: RunOrder) -> bool:
    """Return whether the office has a register already."""
    office = order.office
    return bool(office) and (is_server_address(office) or Path(office).is_file())


def past_of(order: RunOrder) -> str | None:
    """Return the office's register where the work is to look at the years in it."""
    return order.office or None if order.value("past") == "past_register" else None


def written_to(order: RunOrder, answer: CardAnswer) -> CardAnswer:
    """Return the answer of what was written, with the register that has to be taken back."""
    given = order.path("register")
    if given is None:
        return answer
    shutil.copyfile(given, order.out / given.name)
    offered = OfferedFile(given.name, text("ui.file_register"))
    lines = [*answer.lines, text("ui.register_take_back")]
    return replace(answer, lines=lines, files=[offered, *answer.files])


def author(order: RunOrder) -> str | None:
    """Return who writes, where a name was typed."""
    return order.value("by")
