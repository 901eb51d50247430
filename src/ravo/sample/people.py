"""Invented people: names, births, and the facts that make a household deprived or not."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from ravo.criteria.loader import founding_edition

SURNAMES = (
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Huỳnh",
    "Võ",
    "Phan",
    "Đặng",
    "Bùi",
    "Hồ",
    "Dương",
    "Lý",
    "Trương",
)
MIDDLES = {
    "Nam": ("Văn", "Hữu", "Minh", "Thanh", "Quốc", "Tấn"),
    "Nữ": ("Thị", "Ngọc", "Kim", "Mỹ", "Thị Thu", "Bích"),
}
GIVEN = {
    "Nam": (
        "Hòa",
        "Phúc",
        "Tâm",
        "Lợi",
        "Thành",
        "Đức",
        "Khải",
        "Sơn",
        "Tùng",
        "Nghĩa",
        "Út",
        "Bảy",
    ),
    "Nữ": (
        "Lan",
        "Hường",
        "Thủy",
        "Diễm",
        "Nguyệt",
        "Phượng",
        "Tuyết",
        "Hạnh",
        "Liễu",
        "Sáu",
        "Yến",
    ),
}
OLD = 68
DEATHS_OF_THE_OLD = 0.04
BIRTHS = 0.06
MOTHERS = (19, 41)


@dataclass(frozen=True)
class SamplePerson:
    """One invented member of a household."""

    name: str
    relation: str
    sex: str
    birth: date
    citizen_id: str | None
    insured: bool = True
    work: str = "Có việc làm"
    attends_school: bool = False
    highest_degree: str = "THCS"
    malnourished: bool = False
    disabled: bool = False
    social_allowance: bool = False
    maternity: bool = False

    def age(self, day: date) -> int:
        """Return the age in completed years on `day`."""
        return (
            day.year - self.birth.year - ((day.month, day.day) < (self.birth.month, self.birth.day))
        )


@dataclass(frozen=True)
class SampleDwelling:
    """One invented household: its people, its level of living and its dwelling."""

    code: str
    village: str
    level: str
    members: tuple[SamplePerson, ...]
    wanted: frozenset[str]
    ethnicity: str = "Kinh"
    b1: float | None = None
    income: float | None = None
    farming: bool = False
    floor_area: float = 0.0
    asked: bool = False
    change_reason: str | None = None
    origin_code: str | None = None
    opening_class: str | None = None
    blank: bool = False
    facts_only: bool = False
    measured: bool = False
    causes: frozenset[str] = field(default_factory=frozenset)


def any_of(rng: np.random.Generator, words: Sequence[str]) -> str:
    """Return one of `words`, each as likely as the others."""
    return words[int(rng.integers(len(words)))]


def any_name(rng: np.random.Generator, sex: str, surname: str | None = None) -> str:
    """Return an invented name."""
    parts = (surname or any_of(rng, SURNAMES), any_of(rng, MIDDLES[sex]), any_of(rng, GIVEN[sex]))
    return " ".join(parts)


def any_person(
    rng: np.random.Generator,
    year: int,
    age: int,
    relation: str,
    sex: str | None = None,
    surname: str | None = None,
) -> SamplePerson:
    """Return an invented person of about `age` at the review of `year`.

    `relation` is the one to the head; `sex` and `surname` are drawn from `rng` where they are None.
    """
    sex = sex or any_of(rng, ("Nam", "Nữ"))
    birth = date(year - age, int(rng.integers(1, 12)), int(rng.integers(1, 28)))
    century = "0" if birth.year < 2000 else "2"
    number = f"087{century}{birth.year % 100:02d}9{int(rng.integers(0, 100000)):05d}"
    name = any_name(rng, sex, surname)
    disabled = bool(rng.random() < 0.02)
    citizen_id = number if age >= 15 else None
    return SamplePerson(name, relation, sex, birth, citizen_id, disabled=disabled)


def any_family(rng: np.random.Generator, year: int) -> tuple[SamplePerson, ...]:
    """Return an invented family of one to seven people, about 3.6 on average."""
    head_sex = str(rng.choice(["Nam", "Nữ"], p=[0.6, 0.4]))
    age = int(rng.integers(28, 76))
    head = any_person(rng, year, age, "Chủ hộ", head_sex)
    surname = head.name.split()[0]
    family = [head]
    if rng.random() < 0.75:
        partner = "Nữ" if head_sex == "Nam" else "Nam"
        family.append(
            any_person(rng, year, max(age + int(rng.integers(-6, 5)), 22), "Vợ/chồng", partner)
        )
    eldest = age - int(rng.integers(21, 32))
    for born in range(int(rng.choice([0, 1, 2, 3, 4], p=[0.14, 0.3, 0.32, 0.16, 0.08]))):
        child = eldest - born * int(rng.integers(2, 5))
        if child < 0:
            break
        family.append(any_person(rng, year, child, "Con", surname=surname))
    if rng.random() < 0.15 and age < 55:
        family.append(any_person(rng, year, age + 24, "Cha/mẹ"))
    return tuple(family)


def family_later(
    rng: np.random.Generator, family: tuple[SamplePerson, ...], year: int
) -> tuple[SamplePerson, ...]:
    """Return a family at the next review: some of the old have died, a child may be born.

    Empty where nobody is left.
    """
    old = {i for i, person in enumerate(family) if year - person.birth.year >= OLD}
    dead = {i for i in sorted(old) if rng.random() < DEATHS_OF_THE_OLD}
    alive = _with_head([person for i, person in enumerate(family) if i not in dead], year)
    parents = [p for p in alive if p.relation in ("Chủ hộ", "Vợ/chồng")]
    young = [
        p for p in parents if p.sex == "Nữ" and MOTHERS[0] <= year - p.birth.year <= MOTHERS[1]
    ]
    if len(parents) == 2 and young and rng.random() < BIRTHS:
        child = any_person(rng, year, 0, "Con", surname=alive[0].name.split()[0])
        alive = (*alive, child)
    return alive


def _with_head(family: list[SamplePerson], year: int) -> tuple[SamplePerson, ...]:
    """Return the family with a new head where the head has died: the partner, else the eldest."""
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


def family_for(
    rng: np.random.Generator, year: int, wanted: frozenset[str]
) -> tuple[SamplePerson, ...]:
    """Return an invented family whose ages make the wanted deprivations possible."""
    family = list(any_family(rng, year))
    if "dependency" in wanted:
        head = any_person(rng, year, int(rng.integers(62, 82)), "Chủ hộ")
        family = [head, any_person(rng, year, int(rng.integers(62, 80)), "Anh/chị/em")]
    ages = [year - person.birth.year for person in family]
    if wanted & {"nutrition", "child_schooling"} and not any(3 < age < 15 for age in ages):
        family.append(any_person(rng, year, int(rng.integers(4, 14)), "Cháu"))
    if "adult_education" in wanted and not any(16 < age < 30 for age in ages):
        family.append(any_person(rng, year, int(rng.integers(18, 29)), "Con"))
    return tuple(family)


def _at(indicator: str, name: str) -> float:
    return founding_edition().cutoff(indicator, name)


def _is_pupil(age: int) -> bool:
    return _at("child_schooling", "age_from") <= age < _at("child_schooling", "age_under")


def with_facts(
    person: SamplePerson, home: SampleDwelling, day: date, first_adult: SamplePerson | None
) -> SamplePerson:
    """Return a person with the facts that fit the household's wanted deprivations."""
    age, wanted = person.age(day), home.wanted
    young = _at("adult_education", "age_from") <= age < _at("adult_education", "age_under")
    chosen = person is first_adult
    attends = (_is_pupil(age) and "child_schooling" not in wanted) or (
        _at("adult_education", "age_from") <= age < _at("adult_education", "upper_secondary_from")
        and "adult_education" not in wanted
    )
    return replace(
        person,
        insured=not ("health_insurance" in wanted and person is home.members[0]),
        work=_work(age, wanted, chosen=chosen, attends=attends),
        attends_school=attends,
        highest_degree=_degree(age, short="adult_education" in wanted and young),
        malnourished="nutrition" in wanted and age < _at("nutrition", "child_under"),
        maternity=_nurses(person, home, day),
        social_allowance=age >= 80
        or ("dependency" in wanted and age >= _at("dependency", "elderly_from")),
    )


def _nurses(person: SamplePerson, home: SampleDwelling, day: date) -> bool:
    """Return whether the person is the mother of a child under 24 months in the household."""
    mother = person.sex == "Nữ" and person.relation in ("Chủ hộ", "Vợ/chồng")
    return (
        mother
        and person.age(day) <= MOTHERS[1] + 2
        and any(child.relation == "Con" and child.age(day) < 2 for child in home.members)
    )


def _work(age: int, wanted: frozenset[str], *, chosen: bool, attends: bool) -> str:
    if age < _at("child_schooling", "age_under") or attends:
        return "Đang đi học" if attends and age >= 6 else "Không có nhu cầu"
    if age >= 62:
        return "Không có khả năng lao động" if age >= 75 else "Không có nhu cầu"
    return "Làm thuê không hợp đồng" if "employment" in wanted and chosen else "Có việc làm"


def _degree(age: int, *, short: bool) -> str:
    if age < 11:
        return "Chưa có"
    if age < 15:
        return "Tiểu học"
    if short:
        return "Tiểu học"
    if age < 18:
        return "THCS"
    return "THPT" if age <= 30 else ("THCS" if age < 55 else "Tiểu học")
