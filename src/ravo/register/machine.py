"""A household of the register, and the matches of a search, as JSON; citizen numbers are masked."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from ravo.register.deaths import KnownDeath
from ravo.register.history import HouseholdHistory, PeriodEntry
from ravo.register.life import HouseholdLife, returns_of
from ravo.register.search import HouseholdMatch
from ravo.register.tables import NO_LETTER, YES_LETTER

STATES = {YES_LETTER: True, NO_LETTER: False}


def match_json(match: HouseholdMatch) -> dict[str, Any]:
    """Return a household that matches a search."""
    return {
        "uid": match.uid,
        "ma_ho": match.code,
        "head": match.head_name,
        "birth_year": match.birth_year,
        "village": match.village,
        "commune": match.commune,
        "district": match.district,
        "province": match.province,
        "period": match.period,
        "class": match.klass,
        "by": list(match.kinds),
    }


def shown_json(
    households: Sequence[HouseholdMatch],
    history: HouseholdHistory | None,
    period: str | None = None,
) -> dict[str, Any]:
    """Return what `ravo register show` prints: the matches, and a single match in full."""
    household = None if history is None else history_json(history, period)
    return {"matches": [match_json(match) for match in households], "household": household}


def history_json(history: HouseholdHistory, period: str | None = None) -> dict[str, Any]:
    """Return a household with its periods (or the one given), people, passages, events.

    People are those of its last list (or of the given period), with their ages in its year.
    """
    entries = [item for item in history.entries if period in (None, item.period)]
    return {
        "uid": history.uid,
        "periods": [_entry(item) for item in entries],
        "members_period": history.people_period,
        "members": [
            {
                "name": person.name,
                "birth_year": person.birth_year,
                "age": person.age_in(history.people_period),
                "citizen_id": person.masked_number,
                "relation": person.relation,
                "since": person.since,
                "died": None if person.died is None else death_json(person.died),
                "left": None if person.left is None else person.left.isoformat(),
            }
            for person in history.people
        ],
        "passages": [
            {
                "kind": item.kind,
                "period": item.period,
                "other": None if item.other is None else item.other.uid,
                "other_ma_ho": None if item.other is None else item.other.code,
            }
            for item in history.passages
        ],
        "returns": [
            {"period": item.period, "since": item.since, "reason": item.place}
            for item in returns_of(history)
        ],
        "events": [
            {
                "kind": item.kind,
                "on": item.on,
                "period": item.period,
                "number": item.number,
                "text": item.text,
                "member": item.member,
            }
            for item in history.events
        ],
        "supports": [
            {
                "programme": item.kind,
                "on": item.on,
                "period": item.period,
                "amount": item.amount,
                "source": item.about,
                "member": item.member,
            }
            for item in history.supports
        ],
        "deaths": [
            {"name": item.name, "birth_year": item.birth_year, **death_json(item.death)}
            for item in history.deaths
        ],
        "open_complaints": _open_complaints(history),
    }


def death_json(death: KnownDeath) -> dict[str, Any]:
    """Return the time of a death: `on` is a day, a month, or None.

    `differing` has the time by each source where the sources contradict each other.
    """
    return {
        "on": death.written,
        "period": death.period,
        "differing": list(death.differing),
    }


def _open_complaints(history: HouseholdHistory) -> list[dict[str, Any]]:
    return [
        {
            "id": item.id,
            "about": item.about,
            "received": item.received.isoformat(),
            "due": item.due.isoformat(),
        }
        for item in history.complaints
    ]


def _entry(item: PeriodEntry) -> dict[str, Any]:
    answers = dict(zip(item.indicators, map(STATES.get, item.answers), strict=False))
    return {
        "period": item.period,
        "ma_ho": item.code,
        "commune": item.commune,
        "district": item.district,
        "province": item.province,
        "village": item.village,
        "head": item.head_name,
        "members": item.size,
        "opening": item.opening,
        "class": item.klass,
        "area": item.area,
        "evidence": item.evidence,
        "value": item.value,
        "line": item.line,
        "deprived": answers,
        "reason": item.change_reason,
        "departed": item.departed,
        "unreviewed": item.unreviewed,
        "how": item.how,
        "score": item.score,
        "decision_number": item.decision[0],
        "decision_date": _iso(item.decision[1]),
        "review_date": _iso(item.review_date),
        "edition": item.edition,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def life_json(history: HouseholdHistory, life: HouseholdLife) -> dict[str, Any]:
    """Return what `ravo register history` prints: the events of a household, in their order."""
    last = history.last
    escape = life.escape
    return {
        "uid": history.uid,
        "ma_ho": last.code,
        "head": last.head_name,
        "village": last.village,
        "commune": last.commune,
        "class": last.klass,
        "period": last.period,
        "first_listed": life.first_listed,
        "listed": list(life.listed),
        "listed_before": life.listed_before,
        "escaped_on": None if escape is None else _iso(escape.day),
        "until": None if escape is None else _iso(escape.until),
        "derived": None if escape is None else escape.derived,
        "fell_again": list(life.fell_again),
        "missing_years": list(life.gaps.missing),
        "contradicted": list(life.gaps.torn),
        "open_complaints": _open_complaints(history),
        "events": [
            {
                "period": item.period,
                "kind": item.kind,
                "class": item.klass,
                "from_class": item.from_class,
                "on": _iso(item.day),
                "derived": item.derived,
                "until": _iso(item.until),
                "place": item.place,
                "since": item.since,
                "other": None if item.other is None else item.other.uid,
                "member": None if item.death is None else item.death.name,
            }
            for item in life.events
        ],
    }
