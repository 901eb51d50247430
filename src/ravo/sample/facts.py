"""The facts that a review records of each member, consistent with the household's deprivations."""

from dataclasses import replace
from datetime import date
from functools import cache

from ravo.criteria.loader import founding_edition
from ravo.sample.chance import another
from ravo.sample.dwellings import SampleDwelling
from ravo.sample.families import MOTHERS, PARENTS
from ravo.sample.people import SamplePerson

AT_SCHOOL = ((3, "Mầm non"), (6, "Tiểu học"), (11, "THCS"), (15, "THPT"), (18, "Cao đẳng/đại học"))
"""The level of school that people attend from an age on."""
OUT_OF_WORK = "Làm thuê không hợp đồng", "Không tìm được việc"
NO_WORK = ("Không có nhu cầu", "Không có khả năng lao động", "Đang đi học")
LEFT_BLANK = 0.02
"""The share of answers about support that reviewers leave blank."""
CHILD_WITHOUT_CARD, ADULT_WITHOUT_CARD = 0.45, 0.55
"""The share of children and adults without insurance in a household deprived of it."""


def dressed(home: SampleDwelling, day: date) -> SampleDwelling:
    """Return the household with the facts of its members on the day of the review."""
    adults = [person for person in home.members if 18 <= person.age(day) < 56]
    worker = adults[0] if adults else None
    uncovered = _uncovered(home, day)
    members = tuple(
        _with_facts(person, home, day, worker=person is worker, insured=person not in uncovered)
        for person in home.members
    )
    return replace(home, members=members)


@cache
def _at(indicator: str, name: str) -> float:
    return founding_edition().cutoff(indicator, name)


def _uncovered(home: SampleDwelling, day: date) -> tuple[SamplePerson, ...]:
    """Return the members without insurance: some of those old enough, at least one of them.

    Children under six have a card; one in fifty was born too late to get it, which is no
    deprivation.
    """
    from_age, adult = _at("health_insurance", "age_from"), _at("child_schooling", "age_under")
    born = [p for p in home.members if p.age(day) < from_age and another(p.luck, 1) < 0.02]
    if "health_insurance" not in home.wanted:
        return tuple(born)
    old_enough = [p for p in home.members if p.age(day) >= from_age]
    without_card = [
        person
        for person in old_enough
        if another(person.luck, 1)
        < (CHILD_WITHOUT_CARD if person.age(day) < adult else ADULT_WITHOUT_CARD)
    ]
    return (*born, *(without_card or old_enough[:1]))


def _with_facts(
    person: SamplePerson, home: SampleDwelling, day: date, *, worker: bool, insured: bool
) -> SamplePerson:
    age, wanted = person.age(day), home.wanted
    attends = _attends(person, age, wanted)
    work = _work(person, age, wanted, worker=worker, attends=attends)
    young = _at("adult_education", "age_from") <= age < _at("adult_education", "age_under")
    pregnant = _may_bear(person, home, age) and another(person.luck, day.year) < 0.03
    infant = _has_infant(person, home, day, age)
    answered = not (person.sex == "Nữ" and 15 <= age < 50 and _is_blank(person, 10))
    return replace(
        person,
        insured=insured,
        work=work,
        stable_livelihood=_lives_well(person, work),
        attends_school=attends,
        school_level=_level(person, age) if attends and not _is_blank(person, 9) else None,
        highest_degree=_degree(age, short="adult_education" in wanted and young),
        malnourished="nutrition" in wanted and age < _at("nutrition", "child_under"),
        maternity=pregnant or infant,
        pregnant=pregnant if answered else None,
        nursing=(infant and another(person.luck, 3) < 0.8) if answered else None,
        social_allowance=age >= 80
        or ("dependency" in wanted and age >= _at("dependency", "elderly_from")),
    )


def _attends(person: SamplePerson, age: int, wanted: frozenset[str]) -> bool:
    """Return whether a member attends a school or a course: few do after eighteen."""
    if _at("child_schooling", "age_from") <= age < _at("child_schooling", "age_under"):
        return "child_schooling" not in wanted
    if "adult_education" in wanted or age < _at("adult_education", "age_from"):
        return False
    studies = 18 <= age < 22 and another(person.luck, 4) < 0.2
    return studies or age < _at("adult_education", "upper_secondary_from")


def _level(person: SamplePerson, age: int) -> str:
    level = next(name for least, name in reversed(AT_SCHOOL) if age >= least)
    return "Nghề" if age >= 16 and another(person.luck, 5) < 0.25 else level


def _may_bear(person: SamplePerson, home: SampleDwelling, age: int) -> bool:
    couple = sum(p.relation in PARENTS for p in home.members) == 2
    woman = person.sex == "Nữ" and person.relation in PARENTS
    return couple and woman and MOTHERS[0] <= age <= MOTHERS[1]


def _has_infant(person: SamplePerson, home: SampleDwelling, day: date, age: int) -> bool:
    """Return whether the person is the mother of a child under 24 months in the household."""
    mother = person.sex == "Nữ" and person.relation in PARENTS
    return (
        mother
        and age <= MOTHERS[1] + 2
        and any(child.relation == "Con" and child.age(day) < 2 for child in home.members)
    )


def _work(
    person: SamplePerson, age: int, wanted: frozenset[str], *, worker: bool, attends: bool
) -> str:
    if age < _at("child_schooling", "age_under") or attends:
        return "Đang đi học" if attends and age >= 6 else "Không có nhu cầu"
    if age >= 62:
        return "Không có khả năng lao động" if age >= 75 else "Không có nhu cầu"
    if "employment" in wanted and worker:
        return OUT_OF_WORK[another(person.luck, 6) < 0.15]
    return "Không có khả năng lao động" if person.disabled else "Có việc làm"


def _is_blank(person: SamplePerson, number: int) -> bool:
    """Return whether the answer for a person is blank."""
    return another(person.luck, number) < LEFT_BLANK


def _lives_well(person: SamplePerson, work: str) -> bool | None:
    """Return whether a person's livelihood is stable; None where it does not apply, or is blank."""
    if work in NO_WORK or _is_blank(person, 8):
        return None
    return work == "Có việc làm" and another(person.luck, 7) < 0.7


def _degree(age: int, *, short: bool) -> str:
    if age < 11:
        return "Chưa có"
    if age < 15 or short:
        return "Tiểu học"
    if age < 18:
        return "THCS"
    return "THPT" if age <= 30 else ("THCS" if age < 55 else "Tiểu học")
