"""The words of a month's requests: content, result, and reason of the result."""

from collections.abc import Iterable, Iterator

from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault
from ravo.faults.taxonomy import kind_of
from ravo.messages import LANGS, Lang, Text, say, text
from ravo.monthly.decisions import RequestDecision
from ravo.monthly.details import has_numbers
from ravo.monthly.month import MonthReview
from ravo.monthly.people import MovedPerson
from ravo.monthly.state import PersonLine
from ravo.results.words import class_word


def request_words(decision: RequestDecision) -> Text:
    """Return the content of a request, in both languages."""
    return text(f"monthly.asked_{decision.request.kind}")


def listed_words(klass: str | None) -> Text:
    """Return the class of a household on the list, in both languages."""
    if klass is None:
        return text("monthly.off_list")
    return Text(*(class_word(klass, lang) for lang in LANGS))


def why_words(decision: RequestDecision, lang: Lang) -> str:
    """Return the reason of a decision in words for the household."""
    before, scored = (
        listed_words(klass).say(lang) for klass in (decision.before, decision.request.scored)
    )
    key = f"monthly.why_{decision.why}"
    other = decision.other
    if decision.people or decision.doubted:
        other = people_words(decision.people or decision.doubted, lang)
    if decision.why == "contradicts":
        other = "; ".join(_doubt_words(fault, lang) for fault in decision.request.doubts)
    return say(key, lang, before=before, scored=scored, other=other)


def people_words(people: Iterable[MovedPerson | PersonLine], lang: Lang) -> str:
    """Return the people who left or came by reason: `Chết: Lê Văn A; Mới sinh: Lê Thị B`."""
    names_by_reason: dict[str, list[str]] = {}
    for one in people:
        reason = one.reason or say("monthly.no_reason_given", lang)
        names_by_reason.setdefault(reason, []).append(one.name or "…")
    return "; ".join(f"{reason}: {', '.join(names)}" for reason, names in names_by_reason.items())


def _doubt_words(fault: Fault, lang: Lang) -> str:
    """Return the fault of a row in words, with its cell."""
    where = f"{fault.sheet}!{fault.cell}" if fault.cell else fault.sheet or ""
    return f"{where}: {kind_of(fault.code).title.say(lang)}"


def class_cell(klass: str | None, lang: Lang) -> str:
    """Return a class for a cell of the papers; a dash for a household off the list."""
    return class_word(klass, lang) or "–"


def month_lines(done: MonthReview, lang: Lang) -> Iterator[str]:
    """Yield the result of a month: its changes, the next list, when its report is due."""
    parts = {"refused": len(done.refused), "open": done.unclear}
    decided = sum(one.changes or one.moves_people for one in done.decisions)
    yield say("monthly.applied", lang, month=done.month.words, decided=decided, **parts)
    counts = done.after.counts()
    names = {
        "poor": HouseholdClass.poor.value,
        "near_poor": HouseholdClass.near_poor.value,
        "average": HouseholdClass.average_living.value,
    }
    listed = {name: counts.get(klass, 0) for name, klass in names.items()}
    yield say("monthly.list_now", lang, month=done.month.words, **listed)
    if has_numbers(done.after.homes):
        yield say("monthly.keep_inside", lang)
    if due := done.due:
        receiver = say(f"monthly.{due.receiver}", lang)
        yield say("monthly.report_due", lang, receiver=receiver, day=due.day)
