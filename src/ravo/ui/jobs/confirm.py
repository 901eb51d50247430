"""A survey checked again, with the cells that an officer confirms to be as on the form."""

import shutil
from dataclasses import replace
from datetime import date

from ravo.json_text import json_value
from ravo.messages import text
from ravo.pipeline.confirmations import (
    ConfirmationRequest,
    ConfirmedCell,
    write_confirmations,
)
from ravo.ui.answer import CardAnswer, OfferedFile
from ravo.ui.jobs.check import check
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.order import RunOrder


def check_confirmed(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the faults of a survey after confirming cells, and the file that confirms them."""
    (survey,), (target,) = order.paths("file"), order.paths("corrections")
    request = ConfirmationRequest(
        survey,
        [ConfirmedCell(**cell) for cell in json_value(order.values["right"])],
        order.values["right_by"],
        order.values["right_why"],
        date.today(),  # noqa: DTZ011  the officer's day
        target,
        order.lang,
        order.path("earlier"),
    )
    write_confirmations(request, saying)
    shutil.copyfile(target, order.out / target.name)
    answer = check(order, saying)
    offered = OfferedFile(target.name, text("ui.file_corrections"))
    return replace(answer, files=[*answer.files, offered])
