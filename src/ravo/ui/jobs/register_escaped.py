"""The households that count as newly escaped on a day: on the page, and as a list to sign."""

from collections.abc import Iterator
from functools import partial

from ravo.criteria.terms import HouseholdClass
from ravo.messages import Lang, Text, spoken, text
from ravo.pipeline.register_queries import newly_escaped_in_register, write_newly_escaped_list
from ravo.register.newly_escaped import (
    LeftOutHousehold,
    NewlyEscaped,
    NewlyEscapedHousehold,
)
from ravo.register.shown import period_word, word
from ravo.ui.answer import AnswerTable, CardAnswer, OfferedFile
from ravo.ui.jobs.answer_tables import NOTHING, dense_table
from ravo.ui.jobs.page_listener import Saying, sentence, shown_fault
from ravo.ui.jobs.register_place import register_of
from ravo.ui.jobs.typed_days import typed_day
from ravo.ui.order import RunOrder

LIST = "moi-thoat-ngheo.xlsx"
LISTED = 300
"""The most households that the page lists; the workbook has all of them."""
LEFT_OUT_HEADS = ("list_code", "list_head", "list_village", "out_period", "out_reason")
HEADS = ("code", "head", "village", "from", "escaped", "until", "note_head")


def register_escaped(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return the households that count on a day, with the list to sign."""
    day = typed_day(order, "on_day")
    if isinstance(day, CardAnswer):
        return day
    if day is None:
        return CardAnswer("bad", text("ui.no_day_typed"), same_file=True)
    commune = order.value("escaped_commune")
    escaped = newly_escaped_in_register(register_of(order), day, commune, saying)
    write_newly_escaped_list(escaped, "xlsx", order.out / LIST, order.lang, saying)
    lines: list[Text] = []
    if escaped.last_period is not None:
        lines.append(text("ui.escaped_until").filled(period=period_word(escaped.last_period)))
    if any(item.derived for item in escaped.households):
        lines.append(sentence(partial(word, "derived_note")))
    if len(escaped.households) > LISTED:
        lines.append(text("ui.escaped_more").filled(count=LISTED))
    # This is above the list, which may be long, as it is about households missing from it.
    open_points = [shown_fault(fault) for fault in saying.faults]
    saying.faults.clear()
    for fault in open_points:
        lines += [fault.message, fault.hint]
    return CardAnswer(
        "care" if open_points else "good",
        sentence(partial(_headline, escaped)),
        lines,
        files=[OfferedFile(LIST, text("ui.file_escaped"))],
        tables=list(_tables(escaped)),
    )


def _headline(listed: NewlyEscaped, lang: Lang) -> str:
    poor = sum(item.from_class == HouseholdClass.poor for item in listed.households)
    counts = {"count": len(listed.households), "poor": poor, "near": len(listed.households) - poor}
    return word("newly_escaped", lang, day=listed.on, **counts)


def _tables(listed: NewlyEscaped) -> Iterator[AnswerTable]:
    """Yield the households that count, and those for which it is not known, with the reason."""
    if listed.households:
        heads = [text(f"register_history.list_{name}") for name in HEADS]
        rows = [_row(item) for item in listed.households[:LISTED]]
        yield dense_table(text("ui.escaped_table"), heads, rows)
    if listed.left_out:
        heads = [text(f"register_history.{name}") for name in LEFT_OUT_HEADS]
        rows = [_left_out(item) for item in listed.left_out[:LISTED]]
        yield dense_table(text("register_history.out_title"), heads, rows)


def _row(item: NewlyEscapedHousehold) -> list[str | Text]:
    notes = [name for name in ("derived", "off_list", "unsettled") if getattr(item, name)]
    return [
        item.ma_ho or NOTHING,
        item.head_name or NOTHING,
        _place(item),
        text(f"register_history.class_{item.from_class}"),
        sentence(partial(spoken, item.escaped_on)),
        sentence(partial(spoken, item.until)),
        sentence(partial(_notes, notes)),
    ]


def _left_out(item: LeftOutHousehold) -> list[str | Text]:
    reason = text(f"register_history.out_{item.reason}")
    head = item.head_name or NOTHING
    return [item.ma_ho or NOTHING, head, _place(item), period_word(item.period), reason]


def _place(item: NewlyEscapedHousehold | LeftOutHousehold) -> str:
    return ", ".join(part for part in (item.village, item.commune) if part)


def _notes(names: list[str], lang: Lang) -> str:
    return "; ".join(word(f"list_{name}", lang) for name in names) or NOTHING
