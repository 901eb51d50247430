"""The day on which a class was recognised, and which days of decisions may be of a review."""

from datetime import date
from functools import lru_cache

from ravo.register.escapes import ClassedPeriod


@lru_cache(4_096)
def is_of_review(period: str, day: date) -> bool:
    """Return whether a decision of a day may have recognised the classes of a period.

    The rule is the same for decisions in lists, with lists, and recorded later: not before the
    review, nor long after it.
    """
    # Imported here: a household without any decision needs no days of the law.
    from ravo.register.law_days import first_day_of_decision, last_day_of_decision

    return first_day_of_decision(period) <= day <= last_day_of_decision(period)


@lru_cache(4_096)
def recognised(
    period: str,
    klass: str | None,
    decisions: tuple[date | None, date | None],
    closing: date | None,
    recorded: tuple[date | None, date | None] = (None, None),
) -> ClassedPeriod:
    """Return a class with the day on which a decision recognised it.

    `decisions` are the days that a list names: the household's own, and that of the whole list;
    `recorded` are those recorded for this period, each of which has precedence over the one at the
    same place. A decision that cannot be of the review (a survey names the one in force while it is
    filled in) recognised another class and does not count. Without a decision the day is the one on
    which the review was closed.
    """
    for written, known in zip(decisions, recorded, strict=True):
        for day in (known, written):
            if day is not None and is_of_review(period, day):
                return ClassedPeriod(period, klass, day, derived=False)
    return ClassedPeriod(period, klass, closing, derived=True)
