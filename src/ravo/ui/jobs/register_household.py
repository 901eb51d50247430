"""One household of the register in tables: its years, people, supports, open questions."""

from collections.abc import Iterator, Sequence
from functools import partial

from ravo.contract.days import iso_day
from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.messages import Lang, Text, spoken, text
from ravo.register.history import HouseholdHistory, PeriodEntry, RecordedEvent
from ravo.register.life import HouseholdLife
from ravo.register.people_over_years import PersonStay
from ravo.register.recognition import is_of_review
from ravo.register.search import HouseholdMatch
from ravo.register.shown import (
    class_in_words,
    death_when,
    happened_in,
    open_complaint_words,
    period_word,
    place_of,
    word,
    year_cells,
)
from ravo.text import format_number, mask_citizen
from ravo.ui.answer import AnswerTable
from ravo.ui.jobs.answer_tables import NOTHING, dense_table
from ravo.ui.jobs.page_listener import sentence

YEARS = ("period", "class", "evidence", "decision", "code", "head", "size", "place")
HAPPENED = ("period", "what")
PEOPLE = ("person", "born", "number", "relation", "years", "came")
EVENTS = ("day", "kind", "paper", "about", "person")
SUPPORTS = ("day", "programme", "amount", "source", "person")


def household_tables(
    history: HouseholdHistory, life: HouseholdLife, people: Sequence[PersonStay]
) -> Iterator[AnswerTable]:
    """Yield the tables of a household; one without rows is left out."""
    yield _table("years", YEARS, [_year(entry) for entry in reversed(history.entries)])
    yield _table("happened", HAPPENED, list(_happened(life)))
    if people:
        yield _table("people", PEOPLE, [_person(stay, history.entries) for stay in people])
    if history.supports:
        yield _table("supports", SUPPORTS, [_support(item) for item in history.supports])
    if history.events:
        yield _table("events", EVENTS, [_event(item) for item in history.events])


def open_ends_of(history: HouseholdHistory, life: HouseholdLife) -> list[Text]:
    """Return a sentence on each kind of open question about a household."""
    sentences = []
    without = [_word(one) for one in history.entries if _has_no_class(one)]
    undecided = [
        _word(one)
        for one in history.entries
        if one.klass in LISTED and not _has_no_class(one) and not _is_recognised(one)
    ]
    unknown = [_word(one) for one in history.entries if "?" in one.answers and not one.departed]
    for key, periods in (("class", without), ("decision", undecided), ("answers", unknown)):
        if periods:
            sentences.append(text(f"ui.open_{key}").filled(periods=periods))
    if life.escape is not None and life.escape.derived:
        sentences.append(text("ui.open_escape"))
    sentences += [sentence(partial(open_complaint_words, one)) for one in history.complaints]
    return sentences


def _has_no_class(entry: PeriodEntry) -> bool:
    return not entry.departed and (
        entry.unreviewed or entry.klass in (None, HouseholdClass.undetermined)
    )


def _is_recognised(entry: PeriodEntry) -> bool:
    day = entry.decision[1]
    return day is not None and is_of_review(entry.period, day)


def _word(entry: PeriodEntry) -> str:
    return period_word(entry.period)


def _table(name: str, heads: Sequence[str], rows: Sequence[Sequence[str | Text]]) -> AnswerTable:
    words = [text(f"ui.home_head_{head}") for head in heads]
    return dense_table(text(f"ui.home_{name}"), words, rows)


def _year(entry: PeriodEntry) -> list[str | Text]:
    evidence = sentence(lambda lang: year_cells(entry, lang)[6] or NOTHING)
    size = NOTHING if entry.size is None else format_number(entry.size, "vi")
    return [
        period_word(entry.period),
        sentence(partial(class_in_words, entry)),
        evidence,
        sentence(partial(_decision, entry)),
        entry.code or NOTHING,
        entry.head_name or NOTHING,
        size,
        place_of(entry, ", ") or NOTHING,
    ]


def _happened(life: HouseholdLife) -> Iterator[list[str | Text]]:
    """Yield each period with events, the last one first."""
    for at, (period, _) in reversed([*enumerate(happened_in(life, "vi"))]):
        yield [period, sentence(partial(_nth_happened, life, at))]


def _nth_happened(life: HouseholdLife, at: int, lang: Lang) -> str:
    return happened_in(life, lang)[at][1]


def _decision(entry: PeriodEntry, lang: Lang) -> str:
    number, day = entry.decision
    return ", ".join(part for part in (number, spoken(day, lang)) if part) or NOTHING


def _person(stay: PersonStay, entries: Sequence[PeriodEntry]) -> list[str | Text]:
    gone = next((one for one in entries if one.period == stay.gone and one.departed), None)
    return [
        stay.name or NOTHING,
        NOTHING if stay.birth_year is None else str(stay.birth_year),
        mask_citizen(stay.citizen_id) if stay.citizen_id else NOTHING,
        stay.relation or NOTHING,
        _spans(stay.periods, [entry.period for entry in entries]),
        sentence(partial(_came_and_went, stay, gone)),
    ]


def _spans(here: Sequence[str], periods: Sequence[str]) -> str:
    """Return the lists that have a person, each run of consecutive ones by its ends."""
    spans: list[list[str]] = []
    for before, period in zip((None, *periods), periods, strict=False):
        if period in here:
            if before in here:
                spans[-1][1:] = [period]
            else:
                spans.append([period])
    return ", ".join(" – ".join(map(period_word, span)) for span in spans)


def _came_and_went(stay: PersonStay, gone: PeriodEntry | None, lang: Lang) -> str:
    """Return from where a person came after the first list, and where they went.

    `gone` is the list in which the whole household is gone, if that is the reason.
    """
    words = []
    if stay.came is not None:
        words.append(_moved("came", stay.came, stay.came_from, lang))
    if stay.died is not None:
        words.append(word("died", lang, when=death_when(stay.died, lang)))
        return "; ".join(words)
    if stay.left is not None:
        words.append(word("left", lang, day=stay.left))
    if stay.gone_to is not None and stay.gone is not None:
        words.append(_moved("gone", stay.gone, stay.gone_to, lang))
    elif stay.left is None and gone is not None:
        words.append(_gone_with(gone, lang))
    elif stay.left is None and stay.gone is not None:
        words.append(_moved("gone", stay.gone, None, lang))
    return "; ".join(words) or NOTHING


def _gone_with(entry: PeriodEntry, lang: Lang) -> str:
    """Return that a household is gone as a whole, with the reason in its list."""
    key = "ui.home_gone_whole_why" if entry.change_reason else "ui.home_gone_whole"
    return text(key).say(lang, period=period_word(entry.period), reason=entry.change_reason or "")


def _moved(kind: str, period: str, other: HouseholdMatch | None, lang: Lang) -> str:
    key = f"ui.home_{kind}" if other is None else f"ui.home_{kind}_household"
    about = {} if other is None else {"head": other.head_name or "", "code": other.code or ""}
    return text(key).say(lang, period=period_word(period), **about)


def _event(item: RecordedEvent) -> list[str | Text]:
    kind = sentence(partial(word, f"event_{item.kind}"))
    return [_day(item), kind, item.number or NOTHING, item.text or NOTHING, item.member or NOTHING]


def _support(item: RecordedEvent) -> list[str | Text]:
    if item.amount is None:
        amount: str | Text = text("ui.home_in_kind")
    else:
        amount = sentence(lambda lang: format_number(item.amount or 0, lang))
    return [_day(item), item.kind, amount, item.about or NOTHING, item.member or NOTHING]


def _day(item: RecordedEvent) -> str | Text:
    day = iso_day(item.on)
    return item.on or NOTHING if day is None else sentence(partial(spoken, day))
