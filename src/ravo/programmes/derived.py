"""Facts derived from others on a day: ages, working age, low income, people who are alive.

Days that are only partly known have a first and a last possible day.
"""

from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ravo.criteria import Edition
from ravo.criteria.indicators import MONTHS_IN_YEAR, retirement_months
from ravo.criteria.terms import AREAS
from ravo.criteria.truth import UNKNOWN, YES, Tri, all_unknown, states_of
from ravo.programmes.expressions import LAST
from ravo.programmes.facts import DEATH_COLUMN, HEAD_DEATH_COLUMN, PEOPLE_COLUMN
from ravo.programmes.vocabulary import CEILING_COLUMN, WORKING_AGE_COLUMN
from ravo.results.kept_facts import MONTH, YEAR
from ravo.survey.members import completed_months
from ravo.typed_columns import NO_DAY

FactColumns = dict[str, Any]
CEILING_FROM = 2025
"""The year from which the ceilings of low-income workers apply (nd30-2025)."""


def days_between(figures: NDArray[np.float64]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return the first and last possible day of figures such as 20240500 (May 2024)."""
    known = ~np.isnan(figures)
    whole = np.where(known, figures, 0).astype(np.int64)
    years, months, days = whole // YEAR, whole % YEAR // MONTH, whole % MONTH
    first = _day(years, np.maximum(months, 1), np.maximum(days, 1))
    next_month = _day(years + (months >= MONTHS_IN_YEAR), months % MONTHS_IN_YEAR + 1, 1)
    next_year = _day(years + 1, np.ones_like(years), 1)
    after = np.where(months == 0, next_year, next_month)
    last = np.where(days == 0, after - np.timedelta64(1, "D"), first)
    return np.where(known, first, NO_DAY), np.where(known, last, NO_DAY)


def _day(years: Any, months: Any, days: Any) -> NDArray[Any]:
    whole = (years - 1970) * MONTHS_IN_YEAR + months - 1
    first = whole.astype("datetime64[M]").astype("datetime64[D]")
    return np.asarray(first + (days - 1) * np.timedelta64(1, "D"))


Derived = tuple[FactColumns, dict[str, dict[str, NDArray[np.bool_]]]]
"""Derived columns, and for each the columns that it lacks, with flags of who lacks them."""


def low_income(homes: FactColumns, on: date, edition: Edition) -> Derived:
    """Return which households have at most the income of a low-income worker (nd30-2025 Điều 1).

    Before the ceilings apply, and for editions without them, the answer is unknown.
    """
    income, area = homes["thu_nhap"], homes["khu_vuc"]
    ceilings = np.full(len(income), np.nan)
    given = edition.values.get("low_income_worker", {})
    for one in AREAS:
        value = given[one].value if one in given and on.year >= CEILING_FROM else None
        ceilings[area == one] = np.nan if value is None else value
    known = ~np.isnan(income) & ~np.isnan(ceilings)
    nowhere = area == None  # noqa: E711  element-wise
    lacking = {
        "thu_nhap": np.isnan(income),
        "khu_vuc": nowhere,
        CEILING_COLUMN: np.isnan(ceilings) & ~nowhere,
    }
    return {"thu_nhap_thap": states_of(income <= ceilings, known)}, {"thu_nhap_thap": lacking}


def living_sizes(homes: FactColumns, members: FactColumns, on: date) -> NDArray[np.float64]:
    """Return how many people of each household are alive on a day, NaN where the size is unknown.

    Members whom a register records as dead by the day are subtracted from the size; in a household
    that lists no members, only its head. A size that is not greater than the number of living
    members is kept, as it may exclude the dead already.
    """
    sizes = np.asarray(homes["so_khau"], dtype=np.float64)
    owner = members["ho"]
    everybody = np.full(len(owner), YES, dtype=np.int8)
    there = members.get(PEOPLE_COLUMN, everybody) != UNKNOWN
    listed = np.bincount(owner[there], minlength=len(sizes))
    dead = np.bincount(owner[there & _by(members, DEATH_COLUMN, on)], minlength=len(sizes))
    dead = np.where(listed > 0, dead, _by(homes, HEAD_DEATH_COLUMN, on))
    return np.where(dead > 0, np.minimum(sizes, np.maximum(sizes, listed) - dead), sizes)


def _by(columns: FactColumns, name: str, on: date) -> NDArray[np.bool_]:
    """Return which rows of a column of days have a day not after the given one."""
    if name not in columns:
        return np.zeros(len(next(iter(columns.values()))), dtype=bool)
    return np.asarray(columns[name].astype("datetime64[D]") <= np.datetime64(on))


def ages(members: FactColumns, on: date, edition: Edition) -> Derived:
    """Return least and greatest ages in months and years on a day, and who is of working age."""
    if "ngay_sinh" not in members:
        return {}, {}
    greatest = _months_old(members["ngay_sinh"], on)
    least = _months_old(members["ngay_sinh" + LAST], on)
    columns: FactColumns = {"tuoi_thang": least, "tuoi_thang" + LAST: greatest}
    columns |= {
        "tuoi": np.floor(least / MONTHS_IN_YEAR),
        "tuoi" + LAST: np.floor(greatest / MONTHS_IN_YEAR),
    }
    sex = members.get("gioi_tinh", np.full(len(least), None, dtype=object))
    first, last = (_working(months, sex, on, edition) for months in (least, greatest))
    working = np.where(first == last, first, UNKNOWN).astype(np.int8)
    blank = np.isnan(least)
    unclear = (least != greatest) & ~blank
    sexless = ~np.isin(sex, ("Nam", "Nữ"))
    columns["trong_tuoi_lao_dong"] = working
    lacking = {
        "trong_tuoi_lao_dong": {"ngay_sinh": blank | unclear, "gioi_tinh": sexless},
    }
    if np.isnan(working_age(edition)):
        # The edition does not state the working age: it is unknown for every age.
        everybody = {WORKING_AGE_COLUMN: np.ones(len(least), dtype=bool)}
        lacking = {"trong_tuoi_lao_dong": everybody}
    return columns, lacking


def working_age(edition: Edition) -> float:
    """Return the age from which an edition counts people as workers; NaN if it states none."""
    for item in edition.indicators:
        if item.id == "employment" and "working_age" in item.cutoffs:
            return edition.cutoff(item.id, "working_age")
    return float("nan")


def _months_old(births: NDArray[Any], on: date) -> NDArray[np.float64]:
    return completed_months(births, on)


def _working(
    months: NDArray[np.float64], sex: NDArray[np.object_], on: date, edition: Edition
) -> Tri:
    """Return who is of working age; for an unknown sex the answer where it is equal for both."""
    low = working_age(edition) * MONTHS_IN_YEAR
    if np.isnan(low):
        return all_unknown(len(months))
    before = {
        one: (months >= low) & (months < retirement_months(edition, one, on.year))
        for one in ("men", "women")
    }
    man, woman = sex == "Nam", sex == "Nữ"
    certain = before["men"] == before["women"]
    state = np.where(man, before["men"], np.where(woman, before["women"], before["men"]))
    return states_of(state, ~np.isnan(months) & (man | woman | certain))
