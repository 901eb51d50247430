"""A household of the register, and the matches of a search, for a terminal of 80 columns."""

import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise

from ravo.contract.days import iso_day
from ravo.criteria.terms import HouseholdClass
from ravo.messages import Lang, say, spoken, text
from ravo.printable import printable
from ravo.register.complaints import Complaint
from ravo.register.counted_deaths import DeathCounts
from ravo.register.deaths import KnownDeath
from ravo.register.history import (
    HouseholdDeath,
    HouseholdHistory,
    HouseholdPerson,
    PeriodEntry,
    RecordedEvent,
)
from ravo.register.life import HouseholdLife, LifeEvent, returns_of
from ravo.register.periods import is_month, order_of, year_in
from ravo.register.recognition import is_of_review
from ravo.register.search import HouseholdMatch, code_key, is_in_name
from ravo.register.tables import DIED
from ravo.text import capitalised, format_number, match_key
from ravo.text_tables import table_row, text_table

WIDTH = 80
"""The width of every table here."""
LISTED = 50
"""The most matches of a search that are listed; further ones are counted."""
ColumnWidths = dict[str, int]
YEARS: ColumnWidths = {
    "period": 7,
    "code": 10,
    "place": 15,
    "head": 13,
    "size": 4,
    "class": 9,
    "evidence": 9,
    "how": 6,
}
PEOPLE: ColumnWidths = {
    "person": 22,
    "relation": 10,
    "born": 5,
    "age": 4,
    "number": 12,
    "since": 22,
}
LIFE: ColumnWidths = {"period": 7, "class": 18, "what": 53}
MATCHES: ColumnWidths = {"code": 11, "head": 20, "born": 8, "village": 13, "commune": 16, "last": 7}


def word(key: str, lang: Lang, **params: object) -> str:
    """Return the words of the register's answers under `key`."""
    return say(f"register_history.{key}", lang, **params)


def deaths_sentence(deaths: DeathCounts, lang: Lang) -> str:
    """Return how many people died in a period, by the class of their household."""
    return word("deaths_in_period", lang, **asdict(deaths))


def period_word(period: str) -> str:
    """Return a period as people write it: 2024, or 3/2026 for a month."""
    return f"{int(period[5:])}/{period[:4]}" if is_month(period) else str(year_in(period))


def class_in_words(entry: PeriodEntry, lang: Lang) -> str:
    """Return the class of an entry in words; without a class, the reason."""
    if entry.departed:
        return word("departed", lang)
    if entry.unreviewed:
        return say("results.unreviewed", lang)
    return word(f"class_{entry.klass or HouseholdClass.undetermined}", lang)


def matches_text(words: str, households: Sequence[HouseholdMatch], lang: Lang) -> str:
    """Return the households that match words, with year of birth, commune and village."""
    rows = [
        (
            item.code or "",
            _match_head(item, words, lang),
            "" if item.birth_year is None else str(item.birth_year),
            item.village or "",
            item.commune or "",
            period_word(item.period),
        )
        for item in households[:LISTED]
    ]
    lines = [word("several", lang, count=len(households)), ""]
    lines += table_lines(MATCHES, rows, lang)
    if len(households) > LISTED:
        lines += ["", word("more", lang, count=len(households) - LISTED)]
    lines += ["", *folded(word("choose", lang))]
    lines += _same_codes(words, households[:LISTED], lang)
    return "\n".join(lines) + "\n"


def _same_codes(words: str, households: Sequence[HouseholdMatch], lang: Lang) -> Iterator[str]:
    """Yield what to type for households whose code other households have as well."""
    codes = Counter(code_key(match.code or "") for match in households)
    typed = code_key(words)
    for match in households:
        # Typing the code again would only repeat this list.
        if not match.code or codes[code_key(match.code)] > 1 or typed in codes:
            yield word(
                "choose_uid", lang, code=match.code or "…", place=match.commune, uid=match.uid
            )


def life_text(history: HouseholdHistory, life: HouseholdLife, lang: Lang) -> str:
    """Return the events of a household, period by period, in an officer's words."""
    lines = _heading(history, lang)
    for sentence in life_sentences(life, lang):
        lines += folded(sentence)
    lines.append("")
    periods = {entry.period: class_in_words(entry, lang) for entry in history.entries}
    for item in life.events:
        periods.setdefault(item.period, "")
    for period in sorted(periods, key=order_of):
        sentences = [event_sentence(item, lang) for item in life.events if item.period == period]
        cells = (period_word(period), periods[period], "; ".join(sentences))
        lines += table_row(cells, tuple(LIFE.values()))
    lines += _decisions(history.entries, lang)
    return "\n".join(lines) + "\n"


def _heading(history: HouseholdHistory, lang: Lang) -> list[str]:
    last = history.last
    head = word("heading", lang, head=last.head_name, code=last.code, place=place_of(last, "; "))
    lines = [*folded(head), word("uid", lang, uid=history.uid)]
    for item in history.complaints:
        lines += folded(open_complaint_words(item, lang))
    return [*lines, ""]


def open_complaint_words(item: Complaint, lang: Lang) -> str:
    """Return the sentence of an open complaint about a household: since when, due when."""
    about = {"about": text(f"complaints.about_{item.about}"), "id": item.short}
    days = {"received": item.received, "due": item.due}
    return say("complaints.open_of_household", lang, **about, **days)


def life_sentences(life: HouseholdLife, lang: Lang) -> Iterator[str]:
    """Yield the sentences on the first year on the list, the escape and falling again."""
    if life.first_listed is None:
        yield word("never_listed", lang)
    else:
        listed = [period_word(period) for period in life.listed]
        if life.listed_before:
            # As in results: not in the first list of the register, but before it.
            first = min((item.period for item in life.events), key=order_of)
            yield word("first_listed_earlier", lang, period=period_word(first))
            yield word("listed_before", lang)
        else:
            yield word("first_listed_in", lang, period=listed[0])
        yield word("listed_in", lang, count=len(listed), periods=listed)
    if life.escape is not None:
        yield capitalised(_escape_words(life.escape, lang)) + "."
    if life.fell_again:
        periods = [period_word(period) for period in life.fell_again]
        yield word("fell_again_in", lang, periods=periods)
    elif life.escape is not None:
        gaps = bool(life.gaps.missing or life.gaps.torn)
        yield word("not_seen_again" if gaps else "not_again", lang)
    if life.gaps.missing:
        yield word("years_missing", lang, years=[str(year) for year in life.gaps.missing])
    if life.gaps.torn:
        yield word("periods_torn", lang, periods=[period_word(one) for one in life.gaps.torn])


def _escape_words(item: LifeEvent, lang: Lang) -> str:
    words = word(f"life_escaped_{item.from_class}", lang)
    if item.day is None:
        return f"{words} {word('life_undated', lang)}"
    words = f"{words} {word('life_on', lang, day=item.day)}"
    if item.derived:
        words += f" {word('life_derived', lang)}"
    if item.until is not None:
        words += f", {word('life_until', lang, day=item.until)}"
    return words


def event_sentence(item: LifeEvent, lang: Lang) -> str:
    """Return one event of a household, as part of a sentence."""
    if item.kind == "escaped":
        return _escape_words(item, lang)
    key = f"life_{item.kind}"
    if item.kind in ("first_listed", "listed_again", "listed_anew"):
        key += f"_{item.klass}"
    if item.kind in ("departed", "came_back", "first_seen") and item.place:
        key += "_why"
    if item.kind == "departed" and item.day is not None:
        return word("life_departed_on", lang, day=item.day)
    if item.death is not None:
        return death_words(item.death, lang).removesuffix(".")
    if item.kind == "member_left":
        return word(key, lang, name=item.place, day=item.day)
    other = item.other
    code, head = (other.code, other.head_name) if other is not None else (None, None)
    since = None if item.since is None else period_word(item.since)
    return word(key, lang, place=item.place, code=code, head=head, since=since)


def happened_in(life: HouseholdLife, lang: Lang) -> list[tuple[str, str]]:
    """Return each period with events of a household, and the events in words."""
    sentences_by_period: dict[str, list[str]] = {}
    for item in life.events:
        sentences_by_period.setdefault(item.period, []).append(event_sentence(item, lang))
    return [
        (period_word(period), "; ".join(events)) for period, events in sentences_by_period.items()
    ]


def _match_head(item: HouseholdMatch, words: str, lang: Lang) -> str:
    """Return the head of a household; if the words match another member, a note of that."""
    head = item.head_name or ""
    if item.kinds != ("name",) or is_in_name(words, head):
        return head
    return word("of_member", lang, head=head)


def household_text(history: HouseholdHistory, lang: Lang, period: str | None = None) -> str:
    """Return a household: its periods (or the one given), its people, its passages and records."""
    lines = _heading(history, lang)
    entries = [item for item in history.entries if period in (None, item.period)]
    lines += table_lines(YEARS, [year_cells(item, lang) for item in entries], lang)
    if period is not None:
        for entry in entries:
            lines += _indicators(entry, lang)
    lines += _decisions(entries, lang)
    lines += _reasons(entries, lang)
    if history.people:
        listed = history.people_period
        lines += ["", word("people", lang, period=period_word(listed)), ""]
        lines += table_lines(
            PEOPLE, [person_cells(item, listed, lang) for item in history.people], lang
        )
    lines += _became(history, lang)
    return "\n".join(lines) + "\n"


def place_of(entry: PeriodEntry, between: str) -> str:
    """Return the village and commune of an entry."""
    return between.join(part for part in (entry.village, entry.commune) if part)


def year_cells(entry: PeriodEntry, lang: Lang) -> tuple[str, ...]:
    """Return the cells of the table YEARS for an entry."""
    how = word(f"how_{entry.how}", lang)
    if entry.score is not None:
        how = f"{how} {format_number(100 * entry.score, lang, 0)} %"
    return (
        period_word(entry.period),
        entry.code or "",
        place_of(entry, ", "),
        entry.head_name or "",
        "" if entry.size is None else format_number(entry.size, lang),
        class_in_words(entry, lang),
        _evidence(entry, lang),
        how,
    )


def _indicators(entry: PeriodEntry, lang: Lang) -> Iterator[str]:
    """Yield the indicators in which a household was deprived, and those that were not known."""
    from ravo.register.law_days import indicator_names

    names = indicator_names(entry.edition, lang)
    states = list(zip(entry.indicators, entry.answers, strict=False))
    yield ""
    for letter, key in (("1", "deprived"), ("?", "not_known")):
        indicators = [names.get(id, id) for id, state in states if state == letter]
        if indicators or letter == "1":
            yield from folded(word(key, lang, names="; ".join(indicators) or "–"))


def _evidence(entry: PeriodEntry, lang: Lang) -> str:
    if entry.evidence is None or entry.value is None:
        return ""
    kind = "income" if entry.evidence == "income" else "b1"
    return word(f"by_{kind}", lang, value=entry.value)


def _decisions(entries: Sequence[PeriodEntry], lang: Lang) -> Iterator[str]:
    """Yield the decision that counts of each entry."""
    lines = []
    for entry in entries:
        number, day = entry.decision
        if number or day:
            counts = day is not None and is_of_review(entry.period, day)
            key = "decision_counting" if counts else "decision"
            about = {"number": number or "…", "day": spoken(day, lang) or "…"}
            lines.append(word(key, lang, period=period_word(entry.period), **about))
    if lines:
        yield ""
        for line in lines:
            yield from folded(line)


def _reasons(entries: Sequence[PeriodEntry], lang: Lang) -> Iterator[str]:
    """Yield the reason of change of each entry, once: later lists of its year repeat it."""
    for before, entry in pairwise([None, *entries]):
        if entry is None or not entry.change_reason or _is_repeated(entry, before):
            continue
        period = period_word(entry.period)
        yield from folded(word("reason", lang, period=period, reason=entry.change_reason))


def _is_repeated(entry: PeriodEntry, before: PeriodEntry | None) -> bool:
    """Return whether the list before has the reason of an entry already.

    It has where both record the household as gone, or have one reason in one year.
    """
    if before is None or entry.departed != before.departed:
        return False
    same = entry.change_reason == before.change_reason
    return entry.departed or (same and year_in(entry.period) == year_in(before.period))


def person_cells(person: HouseholdPerson, period: str, lang: Lang) -> tuple[str, ...]:
    """Return the cells of the table PEOPLE for a member of a list; citizen numbers are masked.

    The age is that in the year of the list.
    """
    born, age = person.birth_year, person.age_in(period)
    return (
        person.name or "",
        person.relation or "",
        "" if born is None else str(born),
        "" if age is None else str(age),
        person.masked_number or "",
        _stay(person, lang),
    )


def _stay(person: HouseholdPerson, lang: Lang) -> str:
    words = word("since", lang, period=period_word(person.since))
    if person.died is None and person.left is not None:
        return f"{words}; {word('left', lang, day=person.left)}"
    if person.died is None:
        return words
    return f"{words}; {word('died', lang, when=death_when(person.died, lang))}"


def death_when(death: KnownDeath, lang: Lang) -> str:
    """Return the day or period of a death, as exactly as it is known.

    Where sources contradict each other, the time by each of them.
    """
    if death.differing:
        days = [_written_day(one, lang) for one in death.differing]
        return word("death_differs", lang, days=days)
    if death.written is None:
        return word("death_by_list", lang, period=period_word(death.period))
    key = "death_on" if death.day is not None else "death_in_month"
    return word(key, lang, day=_written_day(death.written, lang))


def death_cell(death: KnownDeath, lang: Lang) -> str:
    """Return the day or period of a death in words short enough for a column."""
    if death.differing:
        return word("death_open", lang)
    if death.written is None:
        return word("death_period", lang, period=period_word(death.period))
    return _written_day(death.written, lang)


def _written_day(written: str, lang: Lang) -> str:
    """Return a day, a month or a period of a list as people write it."""
    day = iso_day(written)
    return period_word(written) if day is None else spoken(day, lang)


def _became(history: HouseholdHistory, lang: Lang) -> Iterator[str]:
    """Yield the passages of a household, its recorded events and its supports."""
    lines = []
    for item in history.passages:
        other = item.other
        about = {
            "code": other.code if other else "",
            "head": other.head_name if other else "",
        }
        period = period_word(item.period)
        lines.append(word(f"became_{item.kind}", lang, period=period, **about))
    for back in returns_of(history):
        what = event_sentence(back, lang)
        lines.append(word("became_back", lang, period=period_word(back.period), what=what))
    recorded = _recorded_deaths(history)
    lines += [
        death_words(item, lang, recorded.get(match_key(item.name), ()))
        for item in history.deaths
        if item.shown_apart
    ]
    shown = [item for events in recorded.values() for item in events]
    lines += [event_words(item, lang) for item in history.events if item not in shown]
    lines += [support_words(item, lang) for item in history.supports]
    if lines:
        yield ""
        for line in lines:
            yield from folded(line)


def _recorded_deaths(history: HouseholdHistory) -> dict[str, list[RecordedEvent]]:
    """Return the recorded events of each death that has a line of its own.

    Events are keyed by the name of the dead person; where days differ, or two people have one name,
    each event is shown by itself.
    """
    names = [match_key(item.name) for item in history.deaths]
    events_by_name: dict[str, list[RecordedEvent]] = {
        name: []
        for name, item in zip(names, history.deaths, strict=True)
        if item.shown_apart and not item.death.differing and names.count(name) == 1
    }
    for event in history.events:
        if event.kind == DIED and (name := match_key(event.member or "")) in events_by_name:
            events_by_name[name].append(event)
    return events_by_name


def death_words(item: HouseholdDeath, lang: Lang, recorded: Sequence[RecordedEvent] = ()) -> str:
    """Return who died and when, as exactly as it is known; `recorded` events add details."""
    born = "" if item.birth_year is None else f" ({item.birth_year})"
    when = death_when(item.death, lang)
    notes = dict.fromkeys(note for event in recorded for note in (event.number, event.text))
    more = _in_brackets(*notes)
    return word("death_of", lang, name=item.name, born=born, when=when, more=more)


def event_words(item: RecordedEvent, lang: Lang) -> str:
    """Return an event that was recorded of a household, with its day."""
    kind = word(f"event_{item.kind}", lang)
    more = _in_brackets(item.number, item.text, item.member)
    return word("event", lang, when=_when(item, lang), kind=kind, more=more)


def _in_brackets(*parts: str | None) -> str:
    """Return the known parts in brackets; an empty text where there are none."""
    known = [part for part in parts if part]
    return f" ({'; '.join(known)})" if known else ""


def support_words(item: RecordedEvent, lang: Lang) -> str:
    """Return a support; one in kind has no amount."""
    more = _in_brackets(item.member, item.about)
    about = {"when": _when(item, lang), "programme": item.kind, "more": more}
    if item.amount is None:
        return word("support_in_kind", lang, **about)
    return word("support", lang, amount=item.amount, **about)


def _when(item: RecordedEvent, lang: Lang) -> str:
    """Return the day of an event; the period of its list where no day was typed."""
    day = iso_day(item.on)
    if day is not None:
        return word("on_day", lang, day=spoken(day, lang))
    if item.period is None:
        return word("on_no_day", lang)
    return word("in_period", lang, period=period_word(item.period))


def folded(line: str) -> list[str]:
    """Return a line broken into pieces of at most WIDTH columns."""
    return textwrap.wrap(
        printable(line), WIDTH, subsequent_indent="  ", break_on_hyphens=False
    ) or [""]


def table_lines(
    columns: ColumnWidths, rows: Sequence[Sequence[str]], lang: Lang, room: str = "register_history"
) -> list[str]:
    """Return rows under headings; a cell that is too long continues below.

    The headings are texts of `room`, by the names of the columns.
    """
    heads = [say(f"{room}.head_{name}", lang) for name in columns]
    return text_table(heads, tuple(columns.values()), rows)
