"""The last batch of the register taken back: first shown, then confirmed."""

from ravo.messages import text
from ravo.pipeline.register import undo_in_register
from ravo.pipeline.register_views import batch_to_take_back, listed_in_register
from ravo.register.checked import CheckedBatch
from ravo.ui.answer import AskedStep, CardAnswer
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.jobs.register_batch_rows import batch_table
from ravo.ui.jobs.register_place import author, register_of, written_to
from ravo.ui.order import RunOrder


def register_undo(order: RunOrder, _: Saying) -> CardAnswer:
    """Return which batch would go; with its id in the order, take it back."""
    wanted = order.value("batch")
    chosen = batch_to_take_back(listed_in_register(register_of(order)), wanted)
    if chosen is None:
        return CardAnswer("good", text("ui.register_undo_none"))
    table = batch_table([chosen], text("ui.batch_one"))
    if wanted is None:
        step = AskedStep("batch", chosen.batch.id, text("ui.register_undo_do"))
        lines = [text("ui.register_undo_about"), text("ui.register_undo_not")]
        headline = text("ui.register_undo_asked")
        return CardAnswer("care", headline, lines, tables=[table], asks=[step])
    return _taken_back(order, chosen)


def _taken_back(order: RunOrder, chosen: CheckedBatch) -> CardAnswer:
    done = undo_in_register(register_of(order), chosen.batch.id, author(order))
    brings_back = chosen.batch.header.kind == "undo"
    key = "ui.register_brought_back" if brings_back else "ui.register_undone"
    step = AskedStep("batch", done.id, text("ui.register_undo_undo"))
    answer = CardAnswer(
        "good",
        text(key),
        [text("ui.register_undone_kept")],
        tables=[batch_table([chosen], text("ui.batch_one"))],
        asks=[] if brings_back else [step],
    )
    return written_to(order, answer)
