"""One invented commune through the years: households persist, change, split, merge, move."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from ravo.sample.people import Home, family_for, with_facts
from ravo.survey.columns import ANSWER
from ravo.units import Unit

NOTICE = "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT (synthetic data: no person or household in it exists)"
FIRST_YEAR = 2023
RESIDENTS_PER_REVIEWED = 14.0
MEAN_SIZE = 3.6
LEVELS = ("poor", "near_poor", "above")
LEVEL_SHARES = (0.3, 0.52, 0.18)
WORDS = {"poor": "Hộ nghèo", "near_poor": "Hộ cận nghèo", "above": "Hộ không nghèo"}
LINES = {"b1": {"thị trấn": 175, "xã": 140}, "income": {"thị trấn": 2_000_000, "xã": 1_500_000}}
SHARES = {
    "employment": 0.3, "dependency": 0.4, "nutrition": 0.2, "health_insurance": 0.3,
    "adult_education": 0.5, "child_schooling": 0.25, "housing_quality": 0.25, "housing_area": 0.5,
    "water": 0.06, "sanitation": 0.5, "telecoms": 0.35, "information": 0.25,
}  # fmt: skip
CAUSES = ("land", "capital", "labour", "tools", "knowledge", "skills", "illness")
Frames = tuple[dict[str, Any], pd.DataFrame, pd.DataFrame, pd.DataFrame]


def survey_frames(unit: Unit, last_year: int, households: int, seed: int) -> dict[int, Frames]:
    """Return (info, households, members, income) of a commune for every year from 2023 on."""
    rng = np.random.default_rng([seed, int(unit.code)])
    villages = [f"Ấp {name}" for name in rng.permutation(["An Thạnh", "An Lợi", "Hưng Quới", "Tân Bình", "Vĩnh Phú", "Bình An"])[:4]]  # fmt: skip
    homes = [_new_home(rng, unit, FIRST_YEAR, i + 1, villages) for i in range(households)]
    residents = int(households * RESIDENTS_PER_REVIEWED * rng.uniform(0.97, 1.03))
    years = {}
    for year in range(FIRST_YEAR, max(last_year, FIRST_YEAR) + 1):
        if year > FIRST_YEAR:
            homes = _next_year(rng, unit, year, homes, villages, households)
        years[year] = _frames(unit, year, homes, residents)
    return years


def _new_home(
    rng: np.random.Generator, unit: Unit, year: int, number: int, villages: list[str]
) -> Home:
    level = str(rng.choice(LEVELS, p=LEVEL_SHARES))
    wanted = _wanted(rng, level)
    home = Home(
        code=f"{unit.code}-{number:04d}",
        village=str(rng.choice(villages)),
        level=level,
        members=family_for(rng, year, wanted),
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


def _wanted(rng: np.random.Generator, level: str) -> frozenset[str]:
    """Return the indicators a household is to be deprived in: three or more where poor."""
    names = list(SHARES)
    odds = np.array([SHARES[name] for name in names])
    if level == "poor":
        count = int(rng.choice([3, 4, 5, 6], p=[0.38, 0.34, 0.19, 0.09]))
    else:
        count = int(rng.choice([0, 1, 2], p=[0.2, 0.45, 0.35]))
    chosen = rng.choice(len(names), size=count, replace=False, p=odds / odds.sum())
    return frozenset(names[i] for i in chosen)


def _with_income(rng: np.random.Generator, unit: Unit, home: Home) -> Home:
    """Return the household with the evidence of income that fits its level of living."""
    kind = "thị trấn" if unit.kind == "thị trấn" else "xã"
    points, money = LINES["b1"][kind], LINES["income"][kind]
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


def _class_word(home: Home) -> str:
    return WORDS[home.level]


def _next_year(
    rng: np.random.Generator,
    unit: Unit,
    year: int,
    homes: list[Home],
    villages: list[str],
    target: int,
) -> list[Home]:
    """Return the households of the next review: most persist, some change, leave, split, come."""
    number = max(int(home.code.rsplit("-", 1)[1]) for home in homes)
    kept = []
    for home in homes:
        fate = rng.random()
        if fate < 0.04 or (home.level == "above" and fate < 0.45):
            continue
        kept.append(_changed(rng, unit, home))
    for _ in range(2):
        number += 1
        kept = _split(rng, unit, kept, f"{unit.code}-{number:04d}")
    kept = _merge(kept)
    while len(kept) < target:
        number += 1
        fresh = _new_home(rng, unit, year, number, villages)
        reason = "Chuyển đến" if rng.random() < 0.2 else None
        kept.append(replace(fresh, opening_class="Hộ không nghèo", change_reason=reason))
    return kept


def _changed(rng: np.random.Generator, unit: Unit, home: Home) -> Home:
    """Return a household one year later, with the class it had as its opening class."""
    move = rng.random()
    level = home.level
    if level == "poor":
        level = "near_poor" if move < 0.13 else "above" if move < 0.17 else "poor"
    elif level == "near_poor":
        level = "poor" if move < 0.07 else "above" if move < 0.17 else "near_poor"
    else:
        level = "near_poor" if move < 0.1 else "above"
    after = replace(home, level=level, opening_class=_class_word(home), change_reason=None, origin_code=None, blank=bool(rng.random() < 0.012))  # fmt: skip
    if level != home.level:
        after = replace(after, wanted=_changed_wants(rng, home.wanted, level))
    return _with_income(rng, unit, after)


def _changed_wants(rng: np.random.Generator, before: frozenset[str], level: str) -> frozenset[str]:
    """Return the deprivations after a change of level: some lifted, or dwelling ones gained."""
    if level == "poor":
        return before | {"sanitation", "housing_area", "telecoms"}
    return frozenset(sorted(before)[: int(rng.integers(0, 3))])


def _split(rng: np.random.Generator, unit: Unit, homes: list[Home], code: str) -> list[Home]:
    """Return the households with one grown child moved out into a household of its own."""
    for place, home in enumerate(homes):
        grown = [p for p in home.members if p.relation == "Con" and p.birth.year <= 1998]
        if len(home.members) > 3 and grown and home.origin_code is None:
            leaver = grown[0]
            rest = tuple(p for p in home.members if p is not leaver)
            alone = replace(home, code=code, members=(replace(leaver, relation="Chủ hộ"),), change_reason="Tách hộ", origin_code=home.code)  # fmt: skip
            before = [*homes[:place], replace(home, members=rest), *homes[place + 1 :]]
            return [*before, _with_income(rng, unit, alone)]
    return homes


def _merge(homes: list[Home]) -> list[Home]:
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


def _frames(unit: Unit, year: int, homes: list[Home], residents: int) -> Frames:
    day = date(year, 12, 14)
    dressed = [_dressed(home, day) for home in homes]
    households = pd.DataFrame([_household(home, year) for home in dressed])
    members = pd.DataFrame(_members(dressed))
    _answers(households, members, dressed, unit, year)
    info = {
        "year": year, "period": "Định kỳ", "province": unit.province, "district": unit.district,
        "commune": unit.name, "commune_code": unit.code, "total_households": residents,
        "total_members": int(residents * MEAN_SIZE), "minority_households": int(residents * 0.01),
        "minority_members": int(residents * 0.01 * MEAN_SIZE), "review_date": day,
    }  # fmt: skip
    return info, households, members, pd.DataFrame(_income(dressed))


def _dressed(home: Home, day: date) -> Home:
    """Return the household with the facts of its members on the day of the review."""
    adults = [p for p in home.members if 18 <= p.age(day) < 56]
    first = adults[0] if adults else None
    return replace(home, members=tuple(with_facts(p, home, day, first) for p in home.members))


def _household(home: Home, year: int) -> dict[str, Any]:
    head, wanted, size = home.members[0], home.wanted, len(home.members)
    poor_walls = "housing_quality" in wanted
    row = {
        "code": home.code, "head_name": head.name, "head_citizen_id": head.citizen_id,
        "head_sex": head.sex, "head_birth_year": head.birth.year, "ethnicity": home.ethnicity,
        "village": home.village, "size": size, "opening_class": home.opening_class,
        "review_reason": "Trong danh sách" if home.opening_class in ("Hộ nghèo", "Hộ cận nghèo") else "Có giấy đề nghị",
        "sheet_a": "--", "b1": home.b1, "income": home.income,
        "wall_durable": not poor_walls, "pillar_durable": True, "roof_durable": not poor_walls,
        "floor_area": float(size * (6 if "housing_area" in wanted else 14)),
        "water_source": "Nguồn khác" if "water" in wanted else "Nước máy",
        "toilet": "Loại khác" if "sanitation" in wanted else "Tự hoại/bán tự hoại",
        "internet_use": "telecoms" not in wanted, "information_means": "information" not in wanted,
        "works_in_agriculture": home.farming, "asked_average_living": home.asked,
        "no_labour_capacity": all(p.birth.year < year - 65 or p.birth.year > year - 16 for p in home.members),
        "merit": sum(home.code.encode()) % 29 == 0, "change_reason": home.change_reason,
        "origin_code": home.origin_code, "visit_date": date(year, 10, 1 + size),
    }  # fmt: skip
    for cause in CAUSES:
        row[f"cause_{cause}"] = cause in home.causes and home.level != "above"
    return row


def _members(homes: Iterable[Home]) -> list[dict[str, Any]]:
    return [{"code": home.code, **vars(person)} for home in homes for person in home.members]


def _answers(
    households: pd.DataFrame, members: pd.DataFrame, homes: list[Home], unit: Unit, year: int
) -> None:
    """Add the form's answers, which agree with the facts; a few households leave them open."""
    from ravo.criteria import edition_for_year
    from ravo.criteria.indicators import UNKNOWN, Facts, derive
    from ravo.survey.members import completed_months

    edition = edition_for_year(year)
    owner = members["code"].map(pd.Series(range(len(households)), index=households["code"])).to_numpy(dtype=np.int64)  # fmt: skip
    ages = completed_months(pd.to_datetime(members["birth"]), date(year, 12, 14))
    facts = Facts(households, members, np.asarray(owner, dtype=np.int64), ages, year)
    open_ended = np.array([home.facts_only or home.blank for home in homes])
    for indicator in edition.indicators:
        state = derive(edition, indicator, facts)
        answer = pd.arrays.BooleanArray(state == 1, (state == UNKNOWN) | open_ended)
        households[ANSWER + indicator.id] = answer
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


def _income(homes: Iterable[Home]) -> list[dict[str, Any]]:
    """Return the income rows of measured households; their sums give the income on the form."""
    rows = []
    for home in homes:
        if home.income is None:
            continue
        yearly = home.income * len(home.members) * 12
        costs = round(yearly * 0.2, -3)
        rows.append(
            {
                "code": home.code,
                "crops_in": yearly + costs,
                "crops_out": costs,
                "state_allowance": 0.0,
            }
        )
    return rows
