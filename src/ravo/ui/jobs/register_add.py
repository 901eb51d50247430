"""Results added to the register: what is new, what was known, what has to be confirmed."""

from dataclasses import replace

from ravo.faults import Fault, RavoError
from ravo.messages import Text, text
from ravo.pipeline.register import AddRequest, add_to_register
from ravo.pipeline.register_exchange import write_doubtful_pairs
from ravo.pipeline.register_views import to_be_replaced
from ravo.register.added import AddedLists
from ravo.register.shown import period_word
from ravo.register.store import address_of
from ravo.ui.answer import AnswerTable, AskedStep, CardAnswer, OfferedFile
from ravo.ui.jobs.page_listener import Saying, refused
from ravo.ui.jobs.read_options import reading_of
from ravo.ui.jobs.register_place import author, register_of, written_to
from ravo.ui.jobs.typed_days import typed_day
from ravo.ui.order import RunOrder

OTHER_CONTENTS = "RV-1209"
"""The fault of a year that the register has with other contents."""
NO_MEMBERS = "RV-1415"
NO_FACTS = "RV-1416"
"""The faults of a file with fewer facts of people than the list that it would replace."""
WITHOUT = "without"
CONFIRM = "can-xac-nhan.xlsx"
OTHER = ("commune", "period", "file", "households", "waiting")
"""The columns of the table of lists that would be replaced."""


def register_add(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return what was added to the register, or the question before a year is replaced."""
    day = typed_day(order, "decision_date")
    if isinstance(day, CardAnswer):
        return day
    register = register_of(order)
    request = AddRequest(
        order.paths("file"),
        register,
        reading_of(order),
        by=author(order),
        replace=order.value("replace") in ("yes", WITHOUT),
        losing=order.value("replace") == WITHOUT,
        decision_number=order.value("decision_number"),
        decision_date=day,
    )
    try:
        added = add_to_register(request, saying)
    except RavoError as problem:
        if problem.fault.code == OTHER_CONTENTS:
            return _question(request, saying)
        if problem.fault.code in (NO_MEMBERS, NO_FACTS):
            return _question_of_loss(problem.fault)
        raise
    answer = _answered(added)
    if added.to_confirm and register is not None:
        write_doubtful_pairs(address_of(register), order.out / CONFIRM, order.lang, saying)
        offered = OfferedFile(CONFIRM, text("ui.file_register_confirm"))
        answer = replace(answer, files=[offered], next_cards=("register_link",))
    return answer if added.batch is None else written_to(order, answer)


def _question(request: AddRequest, saying: Saying) -> CardAnswer:
    """Return the question whether these files replace others; nothing was written."""
    # The faults of the files themselves were collected when they were first read.
    lists = to_be_replaced(request, Saying(saying.tell))
    heads = [text(f"ui.other_{name}") for name in OTHER]
    rows = [
        [one.commune, period_word(one.period), one.file, str(one.households), str(one.waiting)]
        for one in lists
    ]
    about = [text("ui.register_replace_about"), text("ui.register_replace_not")]
    empty = [one.file for one in lists if not one.reviewed]
    waiting = sum(one.waiting for one in lists)
    if empty:
        about = [text("ui.register_replace_empty").filled(files=empty)]
    elif waiting:
        about.insert(0, text("ui.register_replace_waiting").filled(count=waiting))
    return CardAnswer(
        "bad" if empty else "care",
        text("ui.register_other").filled(count=len(rows)),
        about,
        tables=[AnswerTable(text("ui.other_lists"), heads, rows)],
        asks=[] if empty else [AskedStep("replace", "yes", text("ui.register_replace"))],
    )


def _question_of_loss(fault: Fault) -> CardAnswer:
    """Return the question whether a file counts although people would be lost."""
    step = AskedStep("replace", WITHOUT, text("ui.register_lose"))
    answer = refused(fault)
    lines = [*answer.lines, text("ui.register_replace_not")]
    return replace(answer, tone="care", lines=lines, asks=[step])


def _answered(added: AddedLists) -> CardAnswer:
    if added.batch is None:
        headline = text("ui.register_added_nothing").filled(count=added.unchanged)
        return CardAnswer("good", headline)
    lines: list[Text] = []
    if added.to_confirm:
        lines.append(text("ui.register_to_confirm").filled(count=added.to_confirm))
    lines.append(text("ui.register_undo_hint"))
    return CardAnswer(
        "care" if added.to_confirm else "good",
        text("ui.register_added").filled(count=added.added),
        lines,
        tables=[_counts(added)],
        next_cards=("register", "register_undo"),
    )


def _counts(added: AddedLists) -> AnswerTable:
    """Return the counts of the households of the added periods."""
    names = ("paired", "new", "left")
    rows: list[list[str | Text]] = [
        [text(f"ui.register_{name}"), str(getattr(added, name))] for name in names
    ]
    heads = [text("ui.register_became"), text("ui.register_households")]
    return AnswerTable(text("ui.register_periods"), heads, rows)
