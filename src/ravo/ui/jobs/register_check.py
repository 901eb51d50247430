"""The register compared with its own hashes, its batches, and its tables as a workbook."""

from functools import partial

from ravo.fault_words import plain_message
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import Lang, Text, say, text
from ravo.pipeline.register import check_register, there
from ravo.pipeline.register_exchange import export_register
from ravo.ui.answer import CardAnswer, OfferedFile, Tone
from ravo.ui.jobs.page_listener import Saying, sentence, shown_fault
from ravo.ui.jobs.register_batch_rows import batch_table
from ravo.ui.jobs.register_place import register_of
from ravo.ui.order import RunOrder

TABLES = "so-theo-doi.xlsx"
LISTED = 20
"""The most breaches that are listed; the others are counted."""


def register_check(order: RunOrder, saying: Saying) -> CardAnswer:
    """Return whether the register was altered, and its batches."""
    register = register_of(order)
    there(register)
    checked_register = check_register(register, saying)
    broken = [fault for fault in checked_register.breaches if fault.severity == "error"]
    doubts = [fault for fault in checked_register.breaches if fault.severity != "error"]
    files = []
    if order.value("check_what") == "check_and_export" and not broken:
        export_register(register, order.out / TABLES, order.lang, saying)
        files = [OfferedFile(TABLES, text("ui.file_register_tables"))]
    lines = _lines(checked_register.breaches)
    table = batch_table(checked_register.batches, text("ui.batch_all"))
    if broken:
        headline = text("ui.register_broken").filled(count=len(broken))
        return CardAnswer("bad", headline, lines, tables=[table])
    headline = text("ui.register_sound").filled(count=len(checked_register.batches))
    tone: Tone = "care" if doubts else "good"
    return CardAnswer(tone, headline, lines, files=files, tables=[table])


def _lines(faults: tuple[Fault, ...]) -> list[Text]:
    """Return a sentence on each breach, and the advice once for each kind."""
    lines: list[Text] = [sentence(partial(_breach, fault)) for fault in faults[:LISTED]]
    if len(faults) > LISTED:
        lines.append(text("ui.register_more").filled(count=len(faults) - LISTED))
    advice = [shown_fault(fault).hint for fault in faults]
    return [*lines, *dict.fromkeys(advice)]


def _breach(fault: Fault, lang: Lang) -> str:
    """Return a breach and its place, without the id that a batch has for programs."""
    params = fault.params
    if "number" not in params:
        return plain_message(fault, lang)[0]
    where = [str(params[name]) for name in ("commune", "period") if name in params]
    if fault.household is not None:
        where.append(say("ui.breach_household", lang, code=fault.household))
    what = kind_of(fault.code).title.say(lang)
    place = f" ({', '.join(where)})" if where else ""
    return say("ui.breach", lang, number=str(params["number"]), place=place, what=what)
