"""The records of one year of an invented commune, in the form of a survey's sheets."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from ravo.contract.columns import ANSWER, TableName, columns_of
from ravo.criteria.indicators import MONTHS_IN_YEAR, HouseholdFacts, derive
from ravo.criteria.loader import edition_for_year, founding_edition
from ravo.criteria.model import MeasureId
from ravo.criteria.rules import poverty_line
from ravo.criteria.terms import Area, HouseholdClass
from ravo.criteria.truth import UNKNOWN, YES, nullable
from ravo.places.units import Unit
from ravo.sample.chance import another
from ravo.sample.dwellings import CAUSES, SampleDwelling, pick
from ravo.sample.facts import LEFT_BLANK, dressed
from ravo.sample.settlement import Settlement
from ravo.survey.members import closing_day, completed_months
from ravo.typed_columns import TypedColumns, columns_of_frame

MONEY_OF_A_POINT = 9_000
"""Đồng a person and month of measured income for each point of B1."""
FIRST_VISIT, LAST_VISIT = (9, 3), (11, 5)
DECISION_DAY = (12, 25)
LATE_SHARE, LATE_YEAR, LATE_MONTH, LATE_MONTHS = 0.06, 2021, 6, 6
"""The share of older households that were separated late, and the months of that."""
ALWAYS_APART = 1980
"""A household whose head was born by this year never splits off another one in the sample."""
LAST_HELP, YEARS_OF_HELP = 2020, 9
"""The last year of support for housing, and the number of such years."""
FACTS = ("wall_durable", "pillar_durable", "roof_durable")
WATER = {"Nước máy": 0.82, "Giếng khoan": 0.08, "Nước mưa": 0.06, "Nước đóng chai/bình": 0.04}
TOILETS = {"Tự hoại/bán tự hoại": 0.84, "Thấm dội nước": 0.13, "Hai ngăn": 0.03}
BAD_TOILETS = {"Loại khác": 0.6, "Không có": 0.4}
WEAK_PARTS = {"101": 0.5, "110": 0.15, "011": 0.1, "111": 0.25}
"""Which of walls, pillars and roof are not durable in a dwelling of bad quality, with shares."""
ONE_WEAK = {"000": 0.75, "100": 0.09, "001": 0.12, "010": 0.04}


class YearRecords(NamedTuple):
    """The sheets of a year, and the class of every household (None where it left)."""

    frames: tuple[dict[str, Any], pd.DataFrame, pd.DataFrame, pd.DataFrame]
    classes: list[str | None]


def records_of(
    place: Settlement,
    unit: Unit,
    year: int,
    homes: Sequence[SampleDwelling],
    residents: tuple[int, int],
) -> YearRecords:
    """Return the sheets of a year, by village and code, and the class of each of `homes`.

    `unit` is the commune whose lines apply; `residents` are its households and members.
    """
    day = closing_day(year)
    order = sorted(range(len(homes)), key=lambda i: (place.villages.index(homes[i].village), i))
    ready = [dressed(homes[i], day) for i in order]
    households = pd.DataFrame([_household(home, place, unit, year) for home in ready])
    members = pd.DataFrame(_members(ready))
    deprived = _answers(households, members, ready, year)
    judged = [_class_of(*pair) for pair in zip(ready, deprived, strict=True)]
    by_place = dict(zip(order, judged, strict=True))
    info = _info(place, year, residents, ready)
    frames = info, households, members, pd.DataFrame(_income(ready, unit))
    return YearRecords(frames, [by_place[i] for i in range(len(homes))])


def _info(
    place: Settlement, year: int, residents: tuple[int, int], homes: Sequence[SampleDwelling]
) -> dict[str, Any]:
    unit, (households, members) = place.unit, residents
    minority = [home for home in homes if home.ethnicity != "Kinh" and not home.left]
    reviewed = sum(len(home.members) for home in minority)
    return {
        "year": year,
        "period": "Định kỳ",
        "province": unit.province,
        "district": unit.district,
        "commune": unit.name,
        "commune_code": unit.code,
        "total_households": households,
        "total_members": members,
        "minority_households": max(round(households * place.minority), len(minority)),
        "minority_members": max(round(members * place.minority), reviewed),
        "review_date": closing_day(year),
        "prepared_by": place.prepared_by,
        "signed_by": place.signed_by,
    }


def line_of(measure: MeasureId, area: Area | None) -> int:
    """Return the line for incomes in all years, in points or đồng."""
    return int(poverty_line(founding_edition(), measure, area or "rural"))


def _fewest_of_the_poor() -> int:
    lines = founding_edition().find_lines("b1", "rural")
    return min(line.at_least for line in lines if line.klass == HouseholdClass.poor)


def _b1(home: SampleDwelling, unit: Unit) -> float | None:
    if home.measured or home.left:
        return None
    return float(line_of("b1", unit.area) + round(home.standing))


def _monthly_income(home: SampleDwelling, unit: Unit) -> float | None:
    """Return the measured income in đồng a person and month; on the line it is the line itself."""
    if not home.measured or home.left:
        return None
    line = line_of("income", unit.area)
    return float(line + 1_000 * round(home.standing * MONEY_OF_A_POINT / 1_000))


def _under(home: SampleDwelling) -> bool:
    """Return whether a household is at or under the line, by its points or its income."""
    per = MONEY_OF_A_POINT / 1_000
    return round(home.standing * (per if home.measured else 1)) <= 0


def _class_of(home: SampleDwelling, deprived: int) -> str | None:
    if home.left:
        return None
    if not _under(home):
        return HouseholdClass.not_poor.value
    poor = deprived >= _fewest_of_the_poor()
    return (HouseholdClass.poor if poor else HouseholdClass.near_poor).value


def _household(home: SampleDwelling, place: Settlement, unit: Unit, year: int) -> dict[str, Any]:
    head = home.members[0]
    row = {
        "code": home.code,
        "head_name": head.name,
        "head_citizen_id": head.citizen_id,
        "head_sex": head.sex,
        "head_birth_year": head.birth.year,
        "ethnicity": home.ethnicity,
        "village": home.village,
        "size": None if home.left else len(home.members),
        "opening_class": home.opening_class,
        "review_reason": "Trong danh sách" if home.listed else "Có giấy đề nghị",
        "change_reason": home.change_reason,
        "origin_code": home.origin_code,
        "reviewer": place.reviewer_of(home.village, another(home.luck, 1)),
        "visit_date": _visit(home, year),
        **_decision(home),
    }
    return row if home.left else row | _answers_of_the_form(home, unit, year)


def _visit(home: SampleDwelling, year: int) -> date:
    """Return a working day or Saturday of the review's weeks."""
    first, last = date(year, *FIRST_VISIT), date(year, *LAST_VISIT)
    day = first + timedelta(days=int(another(home.luck, year) * (last - first).days))
    return day + timedelta(days=1) if day.weekday() == 6 else day


def _decision(home: SampleDwelling) -> dict[str, Any]:
    """Return the decision that recognised a listed household's class, by commune and year."""
    if not home.listed or home.since is None:
        return {"decision_number": None, "decision_date": None}
    number = int(home.code.partition("-")[0]) * home.since % 290 + 10
    return {
        "decision_number": f"{number}/QĐ-UBND",
        "decision_date": date(home.since, *DECISION_DAY),
    }


def _answers_of_the_form(home: SampleDwelling, unit: Unit, year: int) -> dict[str, Any]:
    under = _under(home)
    people = home.members
    row: dict[str, Any] = {
        "sheet_a": "--",
        "b1": _b1(home, unit),
        "income": _monthly_income(home, unit),
        "works_in_agriculture": home.farming,
        "asked_average_living": not under and home.farming and home.measured,
        "no_labour_capacity": all(not year - 65 <= p.birth.year <= year - 16 for p in people),
        "merit": another(home.luck, 2) < 0.035,
        "separated_on": _separated(home, year),
        **_dwelling(home),
    }
    for cause in CAUSES:
        row[f"cause_{cause}"] = cause in home.causes and under
    return row | _needs(home, under=under)


def _separated(home: SampleDwelling, year: int) -> str | None:
    """Return when a household was separated: the day, or a month or year as families remember it.

    A young household without it may be one that splits off another in the next year.
    """
    if home.separated is not None:
        return home.separated.strftime("%d/%m/%Y")
    born, luck = home.members[0].birth.year, home.luck
    if year - born < 40:
        return str(born + 24) if another(luck, 3) <= 0.3 else None
    if another(luck, 13) < LATE_SHARE:
        here = home.since is None or home.since >= LATE_YEAR
        return (
            f"{LATE_MONTH + int(another(luck, 14) * LATE_MONTHS):02d}/{LATE_YEAR}" if here else None
        )
    since = 1975 + int(another(luck, 15) * 40)
    return str(since) if since >= born + 18 and born <= ALWAYS_APART else None


def _floor(home: SampleDwelling, *, bad: bool) -> bool | None:
    """Return whether the floor is hard, more often where other parts are good; None for blank."""
    blank = another(home.luck, 16) < LEFT_BLANK
    return None if blank else another(home.luck, 6) < (0.4 if bad else 0.9)


def _year_of_help(luck: float, *, supported: bool) -> int | None:
    """Return the year in which a household was helped with its house, 0 for never; a few blank."""
    if supported:
        return LAST_HELP - int(another(luck, 7) * YEARS_OF_HELP)
    return None if another(luck, 17) < LEFT_BLANK else 0


def _dwelling(home: SampleDwelling) -> dict[str, Any]:
    wanted, luck = home.wanted, home.luck
    bad = "housing_quality" in wanted
    weak = pick(home, 4, WEAK_PARTS if bad else ONE_WEAK)
    supported = not bad and another(luck, 5) < 0.07
    return {
        **{name: part == "0" for name, part in zip(FACTS, weak, strict=True)},
        "floor_durable": _floor(home, bad=bad),
        "housing_support_year": _year_of_help(luck, supported=supported),
        "floor_area": home.floor_area,
        "water_source": "Nguồn khác" if "water" in wanted else pick(home, 8, WATER),
        "toilet": pick(home, 9, BAD_TOILETS if "sanitation" in wanted else TOILETS),
        "internet_use": "telecoms" not in wanted,
        "information_means": "information" not in wanted,
    }


def _needs(home: SampleDwelling, *, under: bool) -> dict[str, bool]:
    """Return the kinds of support that the household requests, by its deprivations."""
    wanted, causes = home.wanted, home.causes
    needs = {
        "health": bool(wanted & {"health_insurance", "nutrition"}) or "illness" in causes,
        "education": bool(wanted & {"adult_education", "child_schooling"}),
        "production": home.farming and bool(causes & {"land", "tools", "knowledge"}),
        "credit": "capital" in causes,
        "housing": bool(wanted & {"housing_quality", "housing_area"}),
        "other": another(home.luck, 10) < 0.03,
    }
    return {f"need_{need}": under and needed for need, needed in needs.items()}


def _members(homes: Iterable[SampleDwelling]) -> list[dict[str, Any]]:
    rows = [
        {"code": home.code, "ethnicity": home.ethnicity, **vars(person)}
        for home in homes
        if not home.left
        for person in home.members
    ]
    for row in rows:
        del row["luck"]
    return rows


def _answers(
    households: pd.DataFrame,
    members: pd.DataFrame,
    homes: Sequence[SampleDwelling],
    year: int,
) -> list[int]:
    """Add the form's answers, which agree with the facts; a few households leave them blank.

    Returns the number of indicators in which each household is deprived by its facts.
    """
    edition = edition_for_year(year)
    owner = (
        members["code"]
        .map(pd.Series(range(len(households)), index=households["code"]))
        .to_numpy(dtype=np.int64)
    )
    births = pd.to_datetime(members["birth"]).to_numpy(dtype="datetime64[s]")
    ages = completed_months(births, closing_day(year))
    facts = HouseholdFacts(
        _typed(households, "households"),
        _typed(members, "members"),
        np.asarray(owner, dtype=np.int64),
        ages,
        year,
    )
    counts = np.zeros(len(homes), dtype=np.int64)
    unanswered = np.array([home.facts_only or home.left for home in homes])
    for indicator in edition.indicators:
        state = derive(edition, indicator, facts)
        counts += state == YES
        households[ANSWER + indicator.id] = nullable(np.where(unanswered, UNKNOWN, state))
    return [int(count) for count in counts]


def _typed(frame: pd.DataFrame, table: TableName) -> TypedColumns:
    """Return the columns of a table with their types, as read from a sheet."""
    full = with_blank_columns(frame, table)
    answers = [column.name for column in columns_of(table) if column.type == "yes_no"]
    return columns_of_frame(full.astype(dict.fromkeys(answers, "boolean")))


def with_blank_columns(frame: pd.DataFrame, table: TableName) -> pd.DataFrame:
    """Return a frame with blank columns of the contract that the sample does not fill."""
    lacking = [column.name for column in columns_of(table) if column.name not in frame]
    return frame.reindex(columns=[*frame.columns, *lacking])


def _income(homes: Iterable[SampleDwelling], unit: Unit) -> list[dict[str, Any]]:
    """Return the income rows of measured households; their sums give the income on the form."""
    rows = []
    for home in homes:
        monthly = _monthly_income(home, unit)
        if monthly is not None:
            yearly = monthly * len(home.members) * MONTHS_IN_YEAR
            rows.append({"code": home.code, **_sources(home, yearly)})
    return rows


def _sources(home: SampleDwelling, yearly: float) -> dict[str, float]:
    """Return gains and costs (đồng) that add up to `yearly`; the state's allowance is extra."""
    allowance = 4_320_000.0 if any(person.social_allowance for person in home.members) else 0.0
    share = 0.3 + 0.5 * another(home.luck, 11)
    main, costs = round(yearly * share, -3), round(yearly * share * 0.4, -3)
    if home.farming:
        sources = {"crops_in": main + costs, "crops_out": costs}
    else:
        sources = {"nonfarm_in": main + costs, "nonfarm_out": costs}
    return {**sources, "wages_in": yearly - main, "state_allowance": allowance}
