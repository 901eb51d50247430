"""One invented commune through the years: households persist, change, split, merge, move."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ravo.contract.columns import ANSWER
from ravo.criteria.indicators import MONTHS_IN_YEAR, HouseholdFacts, derive
from ravo.criteria.loader import edition_for_year, founding_edition
from ravo.criteria.model import MeasureId
from ravo.criteria.rules import poverty_line
from ravo.criteria.terms import Area, HouseholdClass
from ravo.criteria.truth import UNKNOWN, YES, nullable
from ravo.messages import text
from ravo.places.units import FIRST_YEAR_OF_NEW_MAP, Unit, successors
from ravo.sample.people import SampleDwelling, any_of, family_for, family_later, with_facts
from ravo.survey.members import closing_day, completed_months

NOTICE = "{0.vi} ({0.en})".format(text("sample.notice"))
FIRST_YEAR = 2023
RESIDENTS_PER_REVIEWED = 14.0
MEAN_SIZE = 3.6
LEVELS = (HouseholdClass.poor, HouseholdClass.near_poor, "above")
LEVEL_SHARES = (0.34, 0.5, 0.16)
WORDS = {
    HouseholdClass.poor: "Hộ nghèo",
    HouseholdClass.near_poor: "Hộ cận nghèo",
    "above": "Hộ không nghèo",
}
SHARES = {
    "employment": 0.3,
    "dependency": 0.4,
    "nutrition": 0.2,
    "health_insurance": 0.3,
    "adult_education": 0.5,
    "child_schooling": 0.25,
    "housing_quality": 0.25,
    "housing_area": 0.5,
    "water": 0.06,
    "sanitation": 0.5,
    "telecoms": 0.35,
    "information": 0.25,
}
CAUSES = ("land", "capital", "labour", "tools", "knowledge", "skills", "illness")
Frames = tuple[dict[str, Any], pd.DataFrame, pd.DataFrame, pd.DataFrame]


def survey_frames(unit: Unit, last_year: int, households: int, seed: int) -> dict[int, Frames]:
    """Return (info, households, members, income) of a commune for every year from 2023 on."""
    rng = np.random.default_rng([seed, int(unit.code)])
    villages = [
        f"Ấp {name}"
        for name in rng.permutation(
            ["An Thạnh", "An Lợi", "Hưng Quới", "Tân Bình", "Vĩnh Phú", "Bình An"]
        )[:4]
    ]
    homes = [
        _new_home(rng, unit, FIRST_YEAR, f"{unit.code}-{i + 1:04d}", villages)
        for i in range(households)
    ]
    residents = int(households * RESIDENTS_PER_REVIEWED * rng.uniform(0.97, 1.03))
    years = {}
    for year in range(FIRST_YEAR, max(last_year, FIRST_YEAR) + 1):
        if year > FIRST_YEAR:
            homes = _next_year(rng, _unit_of(unit, year), year, homes, villages, households)
        years[year], homes = _frames(unit, year, homes, residents)
    return years


def _unit_of(unit: Unit, year: int) -> Unit:
    """Return the commune that sets the lines of a year: since 1/7/2025 its successor."""
    return successors(unit.code)[0] if year >= FIRST_YEAR_OF_NEW_MAP else unit


def _new_home(
    rng: np.random.Generator, unit: Unit, year: int, code: str, villages: list[str]
) -> SampleDwelling:
    level = str(rng.choice(LEVELS, p=LEVEL_SHARES))
    wanted = _wanted(rng, level)
    members = family_for(rng, year, wanted)
    opening = _class_word(level) if rng.random() < 0.85 else WORDS["above"]
    home = SampleDwelling(
        code=code,
        village=any_of(rng, villages),
        level=level,
        members=members,
        floor_area=_floor_area(rng, len(members), wanted),
        opening_class=opening,
        wanted=wanted,
        ethnicity=str(rng.choice(["Kinh", "Hoa", "Khơ-me"], p=[0.985, 0.01, 0.005])),
        farming=bool(rng.random() < 0.6),
        facts_only=bool(rng.random() < 0.04),
        blank=bool(rng.random() < 0.012),
        measured=bool(rng.random() < 0.15),
        causes=frozenset(
            str(c) for c in rng.choice(CAUSES, size=int(rng.integers(1, 4)), replace=False)
        ),
    )
    return _with_income(rng, unit, home)


def _floor_area(rng: np.random.Generator, size: int, wanted: frozenset[str]) -> float:
    """Return the floor area (m2) of a dwelling: under 8 m2 per member where that is wanted."""
    low, high = (4.0, 7.5) if "housing_area" in wanted else (9.0, 22.0)
    return float(round(size * rng.uniform(low, high)))


def _wanted(rng: np.random.Generator, level: str) -> frozenset[str]:
    """Return the indicators a household is to be deprived in: three or more where poor."""
    names = list(SHARES)
    odds = np.array([SHARES[name] for name in names])
    if level == HouseholdClass.poor:
        count = int(rng.choice([3, 4, 5, 6], p=[0.38, 0.34, 0.19, 0.09]))
    else:
        count = int(rng.choice([0, 1, 2], p=[0.2, 0.45, 0.35]))
    chosen = rng.choice(len(names), size=count, replace=False, p=odds / odds.sum())
    return frozenset(names[i] for i in chosen)


def _line(measure: MeasureId, area: Area) -> int:
    """Return the line around which all years make up incomes, in points or đồng."""
    return int(poverty_line(founding_edition(), measure, area))


def _fewest_of_the_poor() -> int:
    lines = founding_edition().find_lines("b1", "rural")
    return min(line.at_least for line in lines if line.klass == HouseholdClass.poor)


def _with_income(rng: np.random.Generator, unit: Unit, home: SampleDwelling) -> SampleDwelling:
    """Return the household with the evidence of income that fits its level of living."""
    area = unit.area or "rural"
    points, money = _line("b1", area), _line("income", area)
    under = home.level != "above"
    b1 = float(points - int(rng.integers(0, 45)) if under else points + int(rng.integers(1, 40)))
    income = float(
        money - int(rng.integers(0, 60)) * 10_000
        if under
        else money + int(rng.integers(1, 70)) * 10_000
    )
    asked = home.level == "above" and home.farming and home.measured
    return replace(
        home,
        b1=None if home.measured else b1,
        income=income if home.measured else None,
        asked=asked,
    )


def _class_word(level: str) -> str:
    return WORDS[level]


def _next_year(
    rng: np.random.Generator,
    unit: Unit,
    year: int,
    homes: list[SampleDwelling],
    villages: list[str],
    target: int,
) -> list[SampleDwelling]:
    """Return the households of the next review: most persist, some change, leave, split, come.

    `homes` are the households of the year before, `villages` the names to choose from, and `target`
    is the wanted number; everything by chance comes from `rng`. `unit` is the commune, `year` the
    year of the review.
    """
    prefix = homes[0].code.rsplit("-", 1)[0]
    number = max(int(home.code.rsplit("-", 1)[1]) for home in homes)
    kept = []
    for home in homes:
        fate = rng.random()
        if fate < 0.04 or (home.level == "above" and fate < 0.45):
            continue
        members = family_later(rng, home.members, year)
        if members:
            kept.append(_changed(rng, unit, replace(home, members=members)))
    for _ in range(2):
        number += 1
        kept = _split(rng, unit, kept, f"{prefix}-{number:04d}")
    kept = _merge(kept)
    while len(kept) < target:
        number += 1
        fresh = _new_home(rng, unit, year, f"{prefix}-{number:04d}", villages)
        reason = "Chuyển đến" if rng.random() < 0.2 else None
        kept.append(replace(fresh, opening_class="Hộ không nghèo", change_reason=reason))
    return kept


def _changed(rng: np.random.Generator, unit: Unit, home: SampleDwelling) -> SampleDwelling:
    """Return a household one year later, with the class it had as its opening class."""
    move = rng.random()
    level = home.level
    if level == HouseholdClass.poor:
        level = (
            HouseholdClass.near_poor
            if move < 0.13
            else "above"
            if move < 0.17
            else HouseholdClass.poor
        )
    elif level == HouseholdClass.near_poor:
        level = (
            HouseholdClass.poor
            if move < 0.07
            else "above"
            if move < 0.17
            else HouseholdClass.near_poor
        )
    else:
        level = HouseholdClass.near_poor if move < 0.1 else "above"
    after = replace(
        home,
        level=level,
        opening_class=_class_word(home.level),
        change_reason=None,
        origin_code=None,
        blank=bool(rng.random() < 0.012),
    )
    if level != home.level:
        wanted = _changed_wants(rng, home.wanted, level)
        after = replace(after, wanted=wanted)
        if ("housing_area" in wanted) != ("housing_area" in home.wanted):
            after = replace(after, floor_area=_floor_area(rng, len(home.members), wanted))
    return _with_income(rng, unit, after)


def _changed_wants(rng: np.random.Generator, before: frozenset[str], level: str) -> frozenset[str]:
    """Return the deprivations after a change of level: some lifted, or dwelling ones gained."""
    if level == HouseholdClass.poor:
        return before | {"sanitation", "housing_area", "telecoms"}
    return frozenset(sorted(before)[: int(rng.integers(0, 3))])


def _split(
    rng: np.random.Generator, unit: Unit, homes: list[SampleDwelling], code: str
) -> list[SampleDwelling]:
    """Return the households with one grown child moved out into a household of its own."""
    for place, home in enumerate(homes):
        grown = [p for p in home.members if p.relation == "Con" and p.birth.year <= 1998]
        if len(home.members) > 3 and grown and home.origin_code is None:
            leaver = grown[0]
            rest = tuple(p for p in home.members if p is not leaver)
            alone = replace(
                home,
                code=code,
                members=(replace(leaver, relation="Chủ hộ"),),
                floor_area=_floor_area(rng, 1, home.wanted),
                change_reason="Tách hộ",
                origin_code=home.code,
            )
            before = [*homes[:place], replace(home, members=rest), *homes[place + 1 :]]
            return [*before, _with_income(rng, unit, alone)]
    return homes


def _merge(homes: list[SampleDwelling]) -> list[SampleDwelling]:
    """Return the households with one single person moved into the next household."""
    for place, home in enumerate(homes[:-1]):
        host = homes[place + 1]
        if len(home.members) == 1 and home.origin_code is None and host.origin_code is None:
            guest = replace(home.members[0], relation="Khác")
            joined = replace(
                host, members=(*host.members, guest), change_reason="Nhập hộ", origin_code=home.code
            )
            return [*homes[:place], joined, *homes[place + 2 :]]
    return homes


def _frames(
    unit: Unit, year: int, homes: list[SampleDwelling], residents: int
) -> tuple[Frames, list[SampleDwelling]]:
    """Return the tables of a year, and the households at the level that those tables show."""
    day = closing_day(year)
    dressed = [_dressed(home, day) for home in homes]
    households = pd.DataFrame([_household(home, year) for home in dressed])
    members = pd.DataFrame(_members(dressed))
    deprived = _answers(households, members, dressed, year)
    info = {
        "year": year,
        "period": "Định kỳ",
        "province": unit.province,
        "district": unit.district,
        "commune": unit.name,
        "commune_code": unit.code,
        "total_households": residents,
        "total_members": int(residents * MEAN_SIZE),
        "minority_households": int(residents * 0.01),
        "minority_members": int(residents * 0.01 * MEAN_SIZE),
        "review_date": day,
    }
    frames = info, households, members, pd.DataFrame(_income(dressed))
    return frames, [_settled(home, count) for home, count in zip(homes, deprived, strict=True)]


def _settled(home: SampleDwelling, deprived: int) -> SampleDwelling:
    """Return a household at the level of its verdict, which next year's review opens with."""
    if home.level == "above" or home.blank:
        return home
    return replace(
        home,
        level=HouseholdClass.poor
        if deprived >= _fewest_of_the_poor()
        else HouseholdClass.near_poor,
    )


def _dressed(home: SampleDwelling, day: date) -> SampleDwelling:
    """Return the household with the facts of its members on the day of the review."""
    adults = [p for p in home.members if 18 <= p.age(day) < 56]
    first = adults[0] if adults else None
    return replace(home, members=tuple(with_facts(p, home, day, first) for p in home.members))


def _household(home: SampleDwelling, year: int) -> dict[str, Any]:
    head, wanted, size = home.members[0], home.wanted, len(home.members)
    poor_walls = "housing_quality" in wanted
    row = {
        "code": home.code,
        "head_name": head.name,
        "head_citizen_id": head.citizen_id,
        "head_sex": head.sex,
        "head_birth_year": head.birth.year,
        "ethnicity": home.ethnicity,
        "village": home.village,
        "size": size,
        "opening_class": home.opening_class,
        "review_reason": "Trong danh sách"
        if home.opening_class in ("Hộ nghèo", "Hộ cận nghèo")
        else "Có giấy đề nghị",
        "sheet_a": "--",
        "b1": home.b1,
        "income": home.income,
        "wall_durable": not poor_walls,
        "pillar_durable": True,
        "roof_durable": not poor_walls,
        "floor_area": home.floor_area,
        "water_source": "Nguồn khác" if "water" in wanted else "Nước máy",
        "toilet": "Loại khác" if "sanitation" in wanted else "Tự hoại/bán tự hoại",
        "internet_use": "telecoms" not in wanted,
        "information_means": "information" not in wanted,
        "works_in_agriculture": home.farming,
        "asked_average_living": home.asked,
        "no_labour_capacity": all(
            p.birth.year < year - 65 or p.birth.year > year - 16 for p in home.members
        ),
        "merit": sum(home.code.encode()) % 29 == 0,
        "change_reason": home.change_reason,
        "origin_code": home.origin_code,
        "visit_date": date(year, 10, 1 + size),
    }
    for cause in CAUSES:
        row[f"cause_{cause}"] = cause in home.causes and home.level != "above"
    return row | _needs(home)


def _needs(home: SampleDwelling) -> dict[str, bool]:
    """Return the kinds of support that the household requests, by its deprivations."""
    under, wanted, causes = home.level != "above", home.wanted, home.causes
    needs = {
        "health": bool(wanted & {"health_insurance", "nutrition"}),
        "education": bool(wanted & {"adult_education", "child_schooling"}),
        "production": home.farming and bool(causes & {"land", "tools", "knowledge"}),
        "credit": "capital" in causes,
        "housing": bool(wanted & {"housing_quality", "housing_area"}),
        "other": False,
    }
    return {f"need_{need}": under and asked for need, asked in needs.items()}


def _members(homes: Iterable[SampleDwelling]) -> list[dict[str, Any]]:
    return [
        {"code": home.code, "ethnicity": home.ethnicity, **vars(person)}
        for home in homes
        for person in home.members
    ]


def _answers(
    households: pd.DataFrame, members: pd.DataFrame, homes: list[SampleDwelling], year: int
) -> list[int]:
    """Add the form's answers, which agree with the facts; a few households leave them open.

    Returns the number of indicators in which each household is deprived by its facts.
    """
    edition = edition_for_year(year)
    owner = (
        members["code"]
        .map(pd.Series(range(len(households)), index=households["code"]))
        .to_numpy(dtype=np.int64)
    )
    ages = completed_months(pd.to_datetime(members["birth"]), closing_day(year))
    facts = HouseholdFacts(households, members, np.asarray(owner, dtype=np.int64), ages, year)
    counts = np.zeros(len(homes), dtype=np.int64)
    open_ended = np.array([home.facts_only or home.blank for home in homes])
    for indicator in edition.indicators:
        state = derive(edition, indicator, facts)
        counts += state == YES
        households[ANSWER + indicator.id] = nullable(np.where(open_ended, UNKNOWN, state))
    blank = np.array([home.blank for home in homes])
    for name in (
        "water_source",
        "toilet",
        "floor_area",
        "internet_use",
        "information_means",
        "wall_durable",
    ):
        households[name] = households[name].astype(object).where(~blank, None)
    return [int(count) for count in counts]


def _income(homes: Iterable[SampleDwelling]) -> list[dict[str, Any]]:
    """Return the income rows of measured households; their sums give the income on the form."""
    rows = []
    for home in homes:
        if home.income is None:
            continue
        rows.append(
            {"code": home.code, **_sources(home, home.income * len(home.members) * MONTHS_IN_YEAR)}
        )
    return rows


def _sources(home: SampleDwelling, yearly: float) -> dict[str, float]:
    """Return gains and costs (đồng) that leave `yearly`; the state's allowance comes on top."""
    allowance = 4_200_000.0 if any(person.social_allowance for person in home.members) else 0.0
    main = round(yearly * 0.7, -3)
    costs = round(yearly * 0.2, -3)
    if home.farming:
        sources = {"crops_in": main + costs, "crops_out": costs}
    else:
        sources = {"nonfarm_in": main + costs, "nonfarm_out": costs}
    return {**sources, "wages_in": yearly - main, "state_allowance": allowance}
