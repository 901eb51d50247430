"""A decision, an event or a support of a household, recorded from typed fields or a workbook."""

from collections.abc import Mapping, Sequence
from functools import partial

from ravo.faults import Fault, RavoError
from ravo.messages import Lang, Text, say, text
from ravo.pipeline.register_exchange import (
    RowsRequest,
    record_in_register,
    record_rows_in_register,
)
from ravo.register.periods import period_of_month
from ravo.register.record_sheet import EVENTS, KINDS, SUPPORTS, RecordRow
from ravo.register.recorded import RecordedCounts
from ravo.ui.answer import CardAnswer
from ravo.ui.jobs.page_listener import Saying, sentence
from ravo.ui.jobs.register_place import author, register_of, written_to
from ravo.ui.order import RunOrder
from ravo.xlsx.sheet_names import RECORDED_EVENTS, RECORDED_SUPPORTS

OF = {"ky": "rec_period", "xa": "rec_commune", "ma_ho": "rec_code", "nguoi": "rec_person"}
EVENT_FIELDS = {**OF, "ngay": "rec_day", "so_van_ban": "rec_number", "noi_dung": "rec_about"}
SUPPORT_FIELDS = {
    **OF,
    "chuong_trinh": "rec_programme",
    "ngay": "rec_day",
    "so_tien": "rec_amount",
    "nguon": "rec_source",
}
"""The field of the card for each column of the workbook."""
TYPED_ROW = 1
REFUSED = "RV-1257"
"""The fault of rows with an unusable cell."""


def register_record(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the answer after recording an event, or all rows of a workbook."""
    path = order.path("recorded")
    if path is not None:
        done = record_in_register(register_of(order), path, author(order), saying)
        return _recorded(order, done)
    words = {kind: word for word, kind in KINDS.items()}
    kind = words.get(order.value("rec_kind") or "", "")
    cells = {"loai": kind, **_typed(order, EVENT_FIELDS)}
    row = RecordRow(RECORDED_EVENTS, TYPED_ROW, cells, {id: id for id in EVENTS})
    return _typed_in(order, row, EVENT_FIELDS, saying)


def register_support(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the answer after recording a support."""
    cells = _typed(order, SUPPORT_FIELDS)
    row = RecordRow(RECORDED_SUPPORTS, TYPED_ROW, cells, {id: id for id in SUPPORTS})
    return _typed_in(order, row, SUPPORT_FIELDS, saying)


def _typed(order: RunOrder, fields: Mapping[str, str]) -> dict[str, str]:
    cells = {id: order.value(name) or "" for id, name in fields.items()}
    return {**cells, "ky": period_of_month(cells["ky"])}


def _typed_in(
    order: RunOrder, row: RecordRow, fields: Mapping[str, str], saying: Saying
) -> CardAnswer:
    """Record a row; each unusable field is named by its label."""
    heard = Saying(saying.tell)
    request = RowsRequest(register_of(order), [row], say("ui.rec_typed", order.lang), author(order))
    try:
        done = record_rows_in_register(request, heard)
    except RavoError as problem:
        if problem.fault.code != REFUSED:
            raise
        names = {row.cell(id): name for id, name in fields.items()}
        return _refused(heard.faults, names)
    saying.faults += heard.faults
    return _recorded(order, done)


def _refused(faults: Sequence[Fault], names: Mapping[str, str]) -> CardAnswer:
    lines: list[Text] = [sentence(partial(_wrong, fault, names)) for fault in faults]
    return CardAnswer("bad", text("ui.rec_refused"), lines, same_file=True)


def _wrong(fault: Fault, names: Mapping[str, str], lang: Lang) -> str:
    label = say(f"ui.field_{names.get(str(fault.params['cell']), 'rec_kind')}", lang)
    problem = fault.params["problem"]
    words = problem.say(lang) if isinstance(problem, Text) else str(problem)
    return say("ui.rec_wrong", lang, label=label, problem=words)


def _recorded(order: RunOrder, done: RecordedCounts) -> CardAnswer:
    if not done.batches:
        headline = text("ui.rec_nothing").filled(count=done.unchanged)
        return CardAnswer("good", headline, next_cards=("register",))
    counts = {"events": done.events, "supports": done.supports}
    kinds = "_".join(name for name, count in counts.items() if count)
    answer = CardAnswer(
        "good",
        text(f"ui.rec_done_{kinds}").filled(**counts),
        [text("ui.register_undo_hint")],
        next_cards=("register", "register_undo"),
    )
    return written_to(order, answer)
