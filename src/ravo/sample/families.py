"""Invented families: their members, and births, deaths and departures within a year."""

from dataclasses import replace

from ravo.sample.chance import any_weighted, happens
from ravo.sample.people import Births, SamplePerson

DEATHS = ((80, 0.1), (70, 0.04), (60, 0.015))
"""The share of people from an age on who die within a year, the oldest first."""
BIRTHS = 0.06
MOTHERS = (19, 41)
AWAY = 0.04
"""The share of grown children who leave the household in a year."""
CHILDREN = {"0": 0.14, "1": 0.3, "2": 0.32, "3": 0.16, "4": 0.08}
PARENTS = ("Chủ hộ", "Vợ/chồng")
WIDOWED, PARENT_DIED, CHILD_LEFT = 0.07, 0.03, 0.035
"""The shares of people who lost somebody within the last year: a partner who was the head, a
parent, a grown child that moved out."""


def any_family(births: Births, year: int) -> tuple[SamplePerson, ...]:
    """Return an invented family of one to seven people, about 3.6 on average."""
    rng = births.rng
    sex = any_weighted(rng, {"Nam": 0.6, "Nữ": 0.4})
    age = int(rng.integers(28, 76))
    head = births.person(year, age, "Chủ hộ", sex)
    surname = head.name.split()[0]
    family = [head]
    if happens(rng, 0.75):
        partner = max(age + int(rng.integers(-6, 5)), 22)
        family.append(births.person(year, partner, "Vợ/chồng", "Nữ" if sex == "Nam" else "Nam"))
    eldest = age - int(rng.integers(21, 32))
    for born in range(int(any_weighted(rng, CHILDREN))):
        child = eldest - born * int(rng.integers(2, 5))
        if child < 0:
            break
        family.append(births.person(year, child, "Con", surname=surname))
    if age < 55 and happens(rng, 0.15):
        family.append(births.person(year, age + 24, "Cha/mẹ"))
    return tuple(family)


def family_for(births: Births, year: int, wanted: frozenset[str]) -> tuple[SamplePerson, ...]:
    """Return an invented family whose ages make the wanted deprivations possible."""
    rng = births.rng
    family = list(any_family(births, year))
    if "dependency" in wanted:
        head = births.person(year, int(rng.integers(62, 82)), "Chủ hộ")
        family = [head, births.person(year, int(rng.integers(62, 80)), "Anh/chị/em")]
    ages = [year - person.birth.year for person in family]
    if wanted & {"nutrition", "child_schooling"} and not any(3 < age < 15 for age in ages):
        family.append(births.person(year, int(rng.integers(4, 14)), "Cháu"))
    if "adult_education" in wanted and not any(16 < age < 30 for age in ages):
        family.append(births.person(year, int(rng.integers(18, 29)), "Con"))
    return tuple(family)


def family_later(
    births: Births, family: tuple[SamplePerson, ...], year: int
) -> tuple[SamplePerson, ...]:
    """Return a family at the next review: some have died or left, a child may be born.

    Empty where nobody remains.
    """
    rng = births.rng
    left = [
        person
        for person in family
        if not happens(rng, _odds_of_death(year - person.birth.year))
        and not (_is_grown(person, year) and happens(rng, AWAY))
    ]
    here = _with_head(left, year)
    parents = [person for person in here if person.relation in PARENTS]
    young = [
        person
        for person in parents
        if person.sex == "Nữ" and MOTHERS[0] <= year - person.birth.year <= MOTHERS[1]
    ]
    if len(parents) == 2 and young and happens(rng, BIRTHS):
        child = births.person(year, 0, "Con", surname=here[0].name.split()[0])
        here = (*here, child)
    return here


def family_earlier(
    births: Births, family: tuple[SamplePerson, ...], year: int
) -> tuple[SamplePerson, ...]:
    """Return a family at the review of `year`, the one before, with people who are gone since."""
    rng = births.rng
    here = tuple(person for person in family if person.birth.year <= year)
    head, relations = here[0], {person.relation for person in here}
    age, surname = year - head.birth.year, head.name.split()[0]
    if age >= 50 and relations <= {"Chủ hộ", "Con", "Cháu"} and happens(rng, WIDOWED):
        sex = "Nam" if head.sex == "Nữ" else "Nữ"
        dead = births.person(year, min(age + int(rng.integers(0, 9)), 94), "Chủ hộ", sex)
        here = (dead, replace(head, relation="Vợ/chồng"), *here[1:])
    elif age <= 66 and "Cha/mẹ" not in relations and happens(rng, PARENT_DIED):
        here = (*here, births.person(year, age + int(rng.integers(21, 29)), "Cha/mẹ"))
    if age >= 42 and happens(rng, CHILD_LEFT):
        child = int(rng.integers(18, min(33, age - 20)))
        here = (*here, births.person(year, child, "Con", surname=surname))
    return here


def _is_grown(person: SamplePerson, year: int) -> bool:
    return person.relation == "Con" and 18 <= year - person.birth.year <= 35


def _odds_of_death(age: int) -> float:
    return next((odds for least, odds in DEATHS if age >= least), 0.001)


def _with_head(family: list[SamplePerson], year: int) -> tuple[SamplePerson, ...]:
    """Return the family with a new head where the head has died: the partner, else the oldest."""
    if not family or family[0].relation == "Chủ hộ":
        return tuple(family)
    partner = next((p for p in family if p.relation == "Vợ/chồng"), None)
    adults = [p for p in family if year - p.birth.year >= 18]
    heir = partner or min(adults or family, key=lambda p: p.birth)
    others = [p for p in family if p is not heir]
    if partner is None:
        nearer = {"Con": "Anh/chị/em", "Cha/mẹ": "Ông/bà"} if heir.relation == "Con" else {}
        others = [replace(p, relation=nearer.get(p.relation, "Khác")) for p in others]
    return (replace(heir, relation="Chủ hộ"), *others)
