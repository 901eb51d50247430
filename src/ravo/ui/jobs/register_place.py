"""The register of a card: the office's own, or a given file, to download again when written.

A given file is a copy in the folder of its item: the office's own file stays unchanged until it is
replaced by the downloaded one.
"""

import shutil
from dataclasses import replace
from pathlib import Path

from ravo.messages import text
from ravo.register.names import is_server_address
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.order import RunOrder


def register_of(order: RunOrder) -> str | None:
    """Return the register of an item for functions of `pipeline/`; None for their default."""
    given = order.path("register")
    return str(given) if given is not None else order.office or None


def has_office_register(order: RunOrder) -> bool:
    """Return whether the office's register exists."""
    office = order.office
    return bool(office) and (is_server_address(office) or Path(office).is_file())


def past_of(order: RunOrder) -> str | None:
    """Return the office's register if the work is to use its years, else None."""
    return order.office or None if order.value("past") == "past_register" else None


def written_to(order: RunOrder, answer: CardAnswer) -> CardAnswer:
    """Return the answer after writing, with the register if it has to be downloaded."""
    given = order.path("register")
    if given is None:
        return answer
    shutil.copyfile(given, order.out / given.name)
    offered = OfferedFile(given.name, text("ui.file_register"))
    lines = [*answer.lines, text("ui.register_take_back")]
    return replace(answer, lines=lines, files=[offered, *answer.files])


def author(order: RunOrder) -> str | None:
    """Return the name of the author, if one was typed."""
    return order.value("by")
