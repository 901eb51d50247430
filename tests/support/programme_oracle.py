"""Who is on which list of the plan of 2024, reckoned household by household from its words.

Nothing of the package is read here. A fact is True, False or None (not known); a case is "listed",
"to ask" or "not".
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

Fact = bool | None
Home = Mapping[str, Any]
Person = Mapping[str, Any]
ON = date(2025, 1, 15)
RETIRED_MEN, RETIRED_WOMEN = 61 * 12 + 3, 56 * 12 + 8
"""Retirement in 2025: men at 61 years 3 months, women at 56 years 8 months."""
AT_WORK = {"Có việc làm", "Làm thuê không hợp đồng", "Không tìm được việc"}


def all_of(*facts: Fact) -> Fact:
    if any(fact is False for fact in facts):
        return False
    return None if None in facts else True


def any_of(*facts: Fact) -> Fact:
    if any(fact is True for fact in facts):
        return True
    return None if None in facts else False


def no(fact: Fact) -> Fact:
    return None if fact is None else not fact


def months_old(person: Person) -> int | None:
    born: date | None = person["born"]
    if born is None:
        return None
    whole = (ON.year - born.year) * 12 + ON.month - born.month
    return whole - 1 if born.day > ON.day else whole


def younger_than(person: Person, years: int) -> Fact:
    months = months_old(person)
    return None if months is None else months < years * 12


def listed_class(home: Home) -> Fact:
    return None if home["class"] is None else home["class"] in {"poor", "near_poor"}


def three_groups(home: Home) -> Fact:
    return any_of(listed_class(home), home["escaped"])


def works(person: Person) -> Fact:
    """A worker: of working age, at work or looking for it."""
    months = months_old(person)
    ends = {"Nam": [RETIRED_MEN], "Nữ": [RETIRED_WOMEN], None: [RETIRED_MEN, RETIRED_WOMEN]}
    of_age: Fact = None
    if months is not None:
        answers = {15 * 12 <= months < end for end in ends[person["sex"]]}
        of_age = answers.pop() if len(answers) == 1 else None
    at_work = None if person["work"] is None else person["work"] in AT_WORK
    return all_of(of_age, at_work)


def low_income(home: Home) -> Fact:
    income, area = home["income"], home["area"]
    if income is None or area is None:
        return None
    return bool(income <= (2_250_000 if area == "rural" else 3_000_000))


def nutrition(home: Home, person: Person) -> Fact:
    woman = None if person["sex"] is None else person["sex"] == "Nữ"
    mother = all_of(woman, any_of(person["pregnant"], person["nursing"]))
    child = all_of(three_groups(home), younger_than(person, 16))
    return any_of(child, mother)


def house(home: Home) -> Fact:
    parts = [home[name] for name in ("floor", "pillar", "wall", "roof")]
    helped = None if home["helped"] is None else home["helped"] > 0
    return all_of(listed_class(home), separate(home), no(all_of(*parts)), no(helped))


def separate(home: Home) -> Fact:
    """For more than three years: the day on which they are full is not enough."""
    days: list[date] | None = home["separated"]
    if days is None:
        return None
    answers = {_three_years_later(day) < ON for day in days}
    return answers.pop() if len(answers) == 1 else None


def _three_years_later(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year + 3, 2, 28)
    return date(day.year + 3, day.month, day.day)


PEOPLE: dict[str, Callable[[Home, Person], Fact]] = {
    "da2-sinh-ke": lambda home, one: any_of(
        all_of(three_groups(home), works(one)), one["disabled"]
    ),
    "da3.1-nong-nghiep": lambda home, one: any_of(
        all_of(three_groups(home), works(one)), all_of(one["disabled"], no(one["livelihood"]))
    ),
    "da3.2-dinh-duong": nutrition,
    "da4.1-dao-tao-nghe": lambda home, one: all_of(
        works(one), any_of(three_groups(home), low_income(home))
    ),
    "da4.3-viec-lam": lambda _, one: works(one),
    "bhyt": lambda home, _: three_groups(home),
    "hoc-phi": lambda home, one: all_of(three_groups(home), one["school"]),
    "tro-giup-phap-ly": lambda home, _: three_groups(home),
}
HOMES: dict[str, Callable[[Home], Fact]] = {
    "da5-nha-o": house,
    "da6.1-thong-tin": three_groups,
    "vay-von": three_groups,
}
