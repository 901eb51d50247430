"""The last batch of the register taken back: first shown, then confirmed."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ravo.messages import Lang, Text, text
from ravo.pipeline.register import undo_in_register
from ravo.pipeline.register_views import (
    BatchRecords,
    batch_to_take_back,
    listed_in_register,
    records_in_register,
)
from ravo.register.checked import CheckedBatch
from ravo.register.history import RecordedEvent
from ravo.register.shown import event_words, period_word, support_words
from ravo.ui.answer import AnswerTable, AskedStep, CardAnswer
from ravo.ui.jobs.page_listener import Saying, fault_lines, sentence
from ravo.ui.jobs.register_batch_rows import batch_table
from ravo.ui.jobs.register_place import author, register_of, written_to
from ravo.ui.order import RunOrder

LISTED = 50
"""The most records of a batch that are listed; the others are counted."""
UNDO = "undo"


def register_undo(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return which batch would be taken back; with its id in the order, take it back."""
    wanted, register = order.value("batch"), register_of(order)
    batches = listed_in_register(register)
    chosen = batch_to_take_back(batches, wanted)
    if chosen is None:
        return CardAnswer("good", text("ui.register_undo_none"))
    shown = _origin(batches, chosen)
    tables = list(_tables(shown, records_in_register(register, shown.batch.number)))
    if wanted is None:
        step = AskedStep("batch", chosen.batch.id, text("ui.register_undo_do"))
        lines = [text("ui.register_undo_about"), text("ui.register_undo_not")]
        headline = text("ui.register_undo_asked")
        return CardAnswer("care", headline, lines, tables=tables, asks=[step])
    return _taken_back(order, chosen, tables, saying)


def _origin(batches: Sequence[CheckedBatch], chosen: CheckedBatch) -> CheckedBatch:
    """Return the batch concerned: for an undo, the batch that it took back, which is restored."""
    by_id = {item.batch.id: item for item in batches}
    while (taken := chosen.batch.header.about.get("undoes")) in by_id:
        chosen = by_id[taken]
    return chosen


def _taken_back(
    order: RunOrder, chosen: CheckedBatch, tables: Sequence[AnswerTable], saying: Saying
) -> CardAnswer:
    done = undo_in_register(register_of(order), chosen.batch.id, author(order), saying)
    warned = fault_lines(saying)
    brings_back = chosen.batch.header.kind == UNDO
    key = "ui.register_brought_back" if brings_back else "ui.register_undone"
    step = AskedStep("batch", done.id, text("ui.register_undo_undo"))
    answer = CardAnswer(
        "care" if warned else "good",
        text(key),
        [*warned, text("ui.register_undone_kept")],
        tables=tables,
        asks=[] if brings_back else [step],
    )
    return written_to(order, answer)


def _tables(shown: CheckedBatch, has: BatchRecords) -> Iterator[AnswerTable]:
    """Yield the batch, and its records of households."""
    yield batch_table([shown], text("ui.batch_one"))
    if has.answers:
        answers = text("ui.batch_answers").filled(count=has.answers)
        yield AnswerTable(text("ui.batch_holds"), [text("ui.batch_what")], [[answers]])
    rows = [_record(event_words, *one) for one in has.events]
    rows += [_record(support_words, *one) for one in has.supports]
    if rows:
        if len(rows) > LISTED:
            more = text("ui.register_more").filled(count=len(rows) - LISTED)
            rows = [*rows[:LISTED], [more, "", ""]]
        heads = [text(f"ui.batch_{name}") for name in ("what", "of", "list")]
        yield AnswerTable(text("ui.batch_holds"), heads, rows)


def _record(
    words: Callable[[RecordedEvent, Lang], str],
    event: RecordedEvent,
    commune: str,
    code: str | None,
) -> list[str | Text]:
    of = code or text("ui.batch_whole_list")
    where = f"{commune}, {period_word(event.period)}" if event.period else commune
    return [sentence(partial(words, event)), of, where]
