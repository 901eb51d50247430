"""The words of a month's requests: their content, their result, the reason of it."""

from collections.abc import Iterator

from ravo.criteria.terms import HouseholdClass
from ravo.messages import LANGS, Lang, Text, say, text
from ravo.monthly.decisions import RequestDecision
from ravo.monthly.month import MonthReview
from ravo.results.words import class_word


def asked_words(decision: RequestDecision) -> Text:
    """Return the content of a request, in both languages."""
    return text(f"monthly.asked_{decision.request.kind}")


def listed_words(klass: str | None) -> Text:
    """Return the class that the list has a household with, in both languages."""
    if klass is None:
        return text("monthly.off_list")
    return Text(*(class_word(klass, lang) for lang in LANGS))


def why_words(decision: RequestDecision, lang: Lang) -> str:
    """Return why a request was decided so, as the household is to read it."""
    before, scored = (
        listed_words(klass).say(lang) for klass in (decision.before, decision.request.scored)
    )
    key = f"monthly.why_{decision.why}"
    return say(key, lang, before=before, scored=scored, other=decision.other)


def class_cell(klass: str | None, lang: Lang) -> str:
    """Return a class as a cell of the papers has it; a dash for a household off the list."""
    return class_word(klass, lang) or "–"


def month_lines(done: MonthReview, lang: Lang) -> Iterator[str]:
    """Yield what a month came to: its changes, the list after it, when its report is due."""
    parts = {"refused": len(done.refused), "open": len(done.open)}
    decided = sum(decision.changes for decision in done.decisions)
    yield say("monthly.applied", lang, month=done.month.words, decided=decided, **parts)
    counts = done.after.counts()
    names = {
        "poor": HouseholdClass.poor.value,
        "near_poor": HouseholdClass.near_poor.value,
        "average": HouseholdClass.average_living.value,
    }
    listed = {name: counts.get(klass, 0) for name, klass in names.items()}
    yield say("monthly.list_now", lang, month=done.month.words, **listed)
    if due := done.due:
        receiver = say(f"monthly.{due.receiver}", lang)
        yield say("monthly.report_due", lang, receiver=receiver, day=due.day)
