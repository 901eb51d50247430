"""Who goes from one household to another is counted once: both halves are decided, or neither."""

import pytest

from ravo.criteria import load_edition
from ravo.monthly.calendar import ReviewMonth
from ravo.monthly.month import MonthReview, review_month
from ravo.monthly.movements import UNKNOWN_YEARS
from support.month_people import Row, asked_with, bare, person
from support.monthly_lists import ENTER, home, the_list

WHY = "change_reason"


def month_of(
    moved: dict[str, Row],
    *more: Row,
    homes: tuple[Row, ...] = (),
    listed_size: int = 3,
    written_size: int | None = None,
    asks: Row | None = None,
) -> MonthReview:
    """Return a month of two households: `moved` is another row by name, `more` are added ones."""
    records = [
        home("P", "poor", size=listed_size, head_name="Lê Văn An", head_birth_year=1960),
        home("N", "near_poor", size=1, head_name="Võ Thị Bé", head_birth_year=1950),
    ]
    people = [
        person("P", "Lê Văn An", 1960, "Chủ hộ"),
        person("P", "Trần Thị Bưởi", 1962, "Vợ/chồng"),
        person("P", "Lê Thị Cam", 1995),
        person("N", "Võ Thị Bé", 1950, "Chủ hộ"),
    ]
    listed = the_list(records, members=people)
    rows = [{**row, **moved.get(row["name"], {})} for row in people]
    written = [{**bare(record), "size": None} for record in records]
    written[0]["size"] = written_size
    written[1] |= asks or {}
    asked = asked_with(listed, [*written, *homes], [*rows, *more])
    return review_month(listed, asked, ReviewMonth(2026, 1), UNKNOWN_YEARS)


def outcomes(done: MonthReview) -> dict[str, tuple[str, str]]:
    return {one.request.code: (one.outcome, one.why) for one in done.decisions}


def whereabouts(done: MonthReview, name: str) -> list[str]:
    """Return the codes of the households of the list after that have somebody of a name."""
    people = done.after.homes.people
    assert people is not None
    codes = done.after.homes.codes()
    return [codes[at] for at in people.loc[people["name"] == name, "household"].tolist()]


HALF = ("open", "half_move")


def test_both_halves_that_are_clear_are_decided() -> None:
    joined = person("N", "Lê Thị Cam", 1995, change_reason="Nhập hộ")
    done = month_of({"Lê Thị Cam": {WHY: "Chuyển đi"}}, joined)
    assert outcomes(done) == {"P": ("resized", "people"), "N": ("resized", "people")}
    assert whereabouts(done, "Lê Thị Cam") == ["N"]


def test_a_row_that_was_recoded_waits_in_both_households() -> None:
    done = month_of({"Lê Thị Cam": {"code": "N", WHY: "Nhập hộ"}})
    assert outcomes(done) == {"P": ("open", "no_reason"), "N": HALF}
    assert whereabouts(done, "Lê Thị Cam") == ["P"]
    assert next(one.other for one in done.decisions if one.request.code == "N") == "P"


def test_who_is_still_in_the_old_household_is_not_taken_in() -> None:
    joined = person("N", "Lê Thị Cam", 1995, change_reason="Nhập hộ")
    done = month_of({}, joined)
    assert outcomes(done) == {"N": HALF}


@pytest.mark.parametrize(("year", "outcome"), [(1996, "resized"), (1995, "open")])
def test_another_person_of_the_name_is_taken_in(year: int, outcome: str) -> None:
    joined = person("N", "Lê Thị Cam", year, change_reason="Nhập hộ")
    done = month_of({}, joined)
    assert outcomes(done)["N"][0] == outcome


@pytest.mark.parametrize(
    ("rows", "old", "new", "where"),
    [(1, "resized", "changed", ["S"]), (2, "open", "open", ["P"])],
)
def test_who_splits_off_is_in_one_household_whatever_is_open_of_the_new_one(
    rows: int, old: str, new: str, where: list[str]
) -> None:
    own = {**bare(home("S", "poor")), "size": 1, WHY: "Tách hộ", "origin_code": "P"}
    own |= {"head_name": "Lê Thị Cam", "head_birth_year": 1995}
    her = person("S", "Lê Thị Cam", 1995, "Chủ hộ")
    done = month_of({"Lê Thị Cam": {WHY: "Tách hộ"}}, her, homes=(own,) * rows)
    assert (outcomes(done)["P"][0], outcomes(done)["S"][0]) == (old, new)
    assert whereabouts(done, "Lê Thị Cam") == where


def test_a_household_whose_class_stays_takes_in_who_has_a_reason_only() -> None:
    moved: Row = {"Lê Thị Cam": {WHY: "Chuyển đi"}}
    review = answered_near_poor()
    without = month_of(moved, person("N", "Lê Thị Cam", 1995), asks=review)
    assert outcomes(without) == {"P": HALF, "N": ("stays", "same_class")}
    assert whereabouts(without, "Lê Thị Cam") == ["P"]
    joined = person("N", "Lê Thị Cam", 1995, change_reason="Nhập hộ")
    both = month_of(moved, joined, asks=review)
    assert outcomes(both)["P"] == ("resized", "people")
    assert whereabouts(both, "Lê Thị Cam") == ["N"]


def answered_near_poor() -> Row:
    """Return what a review of the near-poor household adds, which requests what it has."""
    edition = load_edition("nd07-2021")
    last = {f"answer_{item.id}": item.number > 10 for item in edition.indicators}
    own = {"request": ENTER, "size": 2, "head_name": "Võ Thị Bé", "head_birth_year": 1950}
    return {**home("N", "near_poor"), **last, **own}


def test_a_death_waits_for_nobody() -> None:
    joined = person("N", "Phan Văn Đào", 1995, change_reason="Nhập hộ")
    done = month_of({"Lê Thị Cam": {WHY: "Chết"}}, joined)
    assert outcomes(done) == {"P": ("resized", "people"), "N": ("resized", "people")}


@pytest.mark.parametrize(("listed", "written"), [(4, 3), (3, 3), (4, 4)])
def test_a_wrong_number_of_members_of_the_list_follows_the_requests(
    listed: int, written: int
) -> None:
    done = month_of({}, listed_size=listed, written_size=written)
    mended = (listed, written) == (4, 3)
    assert outcomes(done) == ({"P": ("resized", "recounted")} if mended else {})
    homes = done.after.homes.frame.set_index("code")
    assert homes.loc["P", "size"] == (3 if mended else listed)
    assert homes.loc["P", "klass"] == "poor"
    assert homes.loc["P", "b1"] == 120
    assert whereabouts(done, "Lê Thị Cam") == ["P"]
