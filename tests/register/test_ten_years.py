"""Ten years of a commune in a register, read anew in plain Python: movements and escapes."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from ravo.register.compared import movements
from ravo.register.newly_escaped import newly_escaped
from ravo.register.store import address_of, reading
from support.register_homes import add, home, made_list, person

YEARS = range(2017, 2027)
CLASSES = ("poor", "near_poor", "not_poor", "average_living")
Lives = dict[str, dict[int, str]]


@pytest.fixture(scope="module")
def lives() -> Lives:
    """The class of each household in each year."""
    draw = random.Random(18)
    return {f"H{number:02}": {year: draw.choice(CLASSES) for year in YEARS} for number in range(16)}


@pytest.fixture(scope="module")
def register_of_ten_years(lives: Lives, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register of those years, closed on 14/12; households have one to three members."""
    path = str(tmp_path_factory.mktemp("register") / "so.sqlite")
    names = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khải", "Lan")
    lists = []
    for year in YEARS:
        homes = []
        for number, (code, classes) in enumerate(lives.items()):
            people = [
                person(f"{names[number % 8]} {names[number // 2]} {seat}", 1950 + number + seat)
                for seat in range(1 + number % 3)
            ]
            homes.append(home(code, *people, klass=classes[year]))
        made = made_list(homes, str(year))
        info = {**made.about["info"], "review_date": f"{year}-12-14"}
        lists.append(replace(made, about={**made.about, "info": info}))
    add(path, *lists)
    return path


def is_listed(klass: str) -> bool:
    return klass in ("poor", "near_poor")


def column_of(form: str, classes: dict[int, str], year: int) -> set[str]:
    """Return the columns of form 2 or 3 that count a household."""
    mine, other = ("poor", "near_poor") if form == "2" else ("near_poor", "poor")
    before, now = classes[year - 1], classes[year]
    earlier = [classes[past] for past in YEARS if past < year - 1]
    again = "poor" in earlier if form == "2" else any(map(is_listed, earlier))
    found = set()
    if before == mine:
        found.add("1")
        if now == other:
            found.add("2" if form == "2" else "3")
        elif now != mine:
            found.add("3" if form == "2" else "2")
    if now == mine:
        found.add("9")
        if before == other:
            found.add("5")
        elif before != mine:
            found.add("6" if again else "7")
    return found


@pytest.mark.parametrize("year", [2019, 2026])
def test_ten_years_movements(register_of_ten_years: str, lives: Lives, year: int) -> None:
    with reading(address_of(register_of_ten_years)) as connection:
        changes = movements(connection, str(year))
    for number, form in changes.forms.items():
        counts = dict.fromkeys(map(str, range(1, 10)), 0)
        members = dict(counts)
        for size, classes in zip((1 + n % 3 for n in range(16)), lives.values(), strict=True):
            for column in column_of(number, classes, year):
                counts[column] += 1
                members[column] += size
        assert form.total("households") == counts
        assert form.total("members") == members


def escaped_in(classes: dict[int, str], on: date) -> int | None:
    """Return the year of the escape by which a household counts on a day."""
    known = [year for year in YEARS if date(year, 12, 14) <= on]
    if not known or is_listed(classes[known[-1]]):
        return None
    for year in reversed(known[1:]):
        if is_listed(classes[year - 1]) and not is_listed(classes[year]):
            return year if year >= 2021 and on <= date(year + 3, 12, 14) else None
    return None


DAYS: Sequence[date] = (
    *(date(2021, 12, day) for day in (13, 14)),
    *(date(2024, 12, day) for day in (13, 14, 15)),
    date(2026, 12, 31),
    date(2029, 12, 14),
    date(2029, 12, 15),
)


@pytest.mark.parametrize("on", DAYS)
def test_ten_years_newly_escaped(register_of_ten_years: str, lives: Lives, on: date) -> None:
    with reading(address_of(register_of_ten_years)) as connection:
        found = newly_escaped(connection, on)
    expected = {code: escaped_in(classes, on) for code, classes in lives.items()}
    assert {item.ma_ho: item.escaped_on.year for item in found.households} == {
        code: year for code, year in expected.items() if year is not None
    }
