"""The past of a review's households by a register: by lists, by opening classes, doubts left."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ravo.criteria.terms import LISTED
from ravo.register.added import Author, DecisionPaper, add_lists
from ravo.register.batches import BatchHeader, append, contents_of
from ravo.register.class_periods import ListedPeriod
from ravo.register.earlier_lists import ReadPast, earlier_lists_of, past_by
from ravo.register.escapes import ClassedPeriod, escapes
from ravo.register.history import history_of
from ravo.register.linked import link
from ravo.register.lists import list_digest, list_of, row_digests
from ravo.register.parts import write_list
from ravo.register.recognition import recognised
from ravo.register.search import search
from ravo.register.store import address_of, reading, writing
from ravo.review.earlier_lists import PastOfHousehold
from ravo.review.review import Review
from support.registers import ON_FILES
from support.years import Record, home, person, review

POOR, NEAR, ABOVE, UNKNOWN = "poor", "near_poor", "not_poor", "undetermined"
AUTHOR = Author("Lan", "2026-11-29T00:00:00+00:00", "0.2")


def lists(classes: Sequence[str | None], opening: str | None = None) -> list[ListedPeriod]:
    """Return a household from 2021 on, recognised on 1/2 of the year after its review."""
    found = []
    for place, klass in enumerate(classes):
        year = 2021 + place
        classed = ClassedPeriod(str(year), klass, date(year, 12, 14), derived=True)
        found.append(ListedPeriod(classed, opening if not place else None))
    return found


@pytest.mark.parametrize(
    ("classes", "opening", "first", "escaped", "again"),
    [
        ([POOR], None, 2021, None, False),
        ([ABOVE], None, None, None, False),
        ([ABOVE, POOR], None, 2022, None, False),
        ([POOR, NEAR], None, 2021, None, False),
        ([POOR, ABOVE], None, 2021, 2022, False),
        ([NEAR, ABOVE, NEAR], None, 2021, 2022, True),
        ([POOR, ABOVE, POOR, POOR], None, 2021, 2022, True),
        ([POOR, ABOVE, POOR, ABOVE], None, 2021, 2024, False),
        ([POOR, UNKNOWN, POOR], None, 2021, None, False),
        ([POOR, ABOVE, UNKNOWN], None, 2021, 2022, None),
        ([POOR, None, POOR], None, 2021, None, False),
        ([POOR], POOR, -2021, None, False),
        ([ABOVE, POOR], NEAR, -2021, None, None),
        ([ABOVE, ABOVE], POOR, -2021, None, False),
        ([POOR, ABOVE, POOR], POOR, -2021, 2022, True),
        ([POOR], ABOVE, 2021, None, False),
    ],
)
def test_the_past_follows_from_the_classes(
    classes: list[str | None],
    opening: str | None,
    first: int | None,
    escaped: int | None,
    again: bool | None,
) -> None:
    found = past_by(lists(classes, opening))
    assert (found.first_year, found.earlier) == (first and abs(first), (first or 0) < 0)
    assert found.escaped_on == (escaped and date(escaped, 12, 14))
    assert (found.escaped, found.derived) == (escaped is not None, escaped is not None)
    assert found.again is again


def test_a_household_that_the_last_lists_left_out_is_on_the_list_again() -> None:
    assert past_by(lists([POOR, POOR]), off_last=True).again is True
    assert past_by(lists([ABOVE, POOR]), off_last=True).again is False
    assert past_by(lists([POOR, ABOVE]), off_last=True).again is False


def test_an_escape_without_a_day_has_none() -> None:
    first, second = lists([POOR, ABOVE])
    undated = replace(second, classed=replace(second.classed, day=None))
    found = past_by([first, undated])
    assert (found.escaped, found.escaped_on, found.derived) == (True, None, False)


# by a register


def kept(place: Path | str, *reviews: Review, decided: str | None = None) -> str:
    """Return the address of a register with the lists of reviews: of a folder, or the one given."""
    address = str(place / "so.sqlite") if isinstance(place, Path) else place
    with writing(address_of(address)) as connection:
        for item in reviews:
            add_lists(connection, [list_of(item)], AUTHOR, decision=DecisionPaper("12/QĐ", decided))
    return address


def read(address: str, item: Review) -> ReadPast:
    with reading(address_of(address)) as connection:
        return earlier_lists_of(connection, item, "so.sqlite")


def by_code(found: ReadPast, item: Review) -> dict[str, PastOfHousehold | None]:
    codes = item.survey.households.frame["code"].tolist()
    return dict(zip(codes, found.lists.households, strict=True))


YEARS: dict[int, list[Record]] = {
    2021: [home("A1"), home("A2", NEAR), home("A3", ABOVE), home("A4", ABOVE), home("A5")],
    2022: [home("A1", NEAR), home("A2", ABOVE), home("A3"), home("A4", ABOVE)],
    2023: [home("A1", ABOVE), home("A2", POOR), home("A3"), home("A4", ABOVE), home("A7")],
}


@ON_FILES
def test_the_past_is_the_one_that_the_register_has_once_the_review_is_in_it(register: str) -> None:
    """The register pairs and dates by its own way of adding: it must come to the same."""
    reviews = [review(homes, year) for year, homes in YEARS.items()]
    *before, now = reviews
    found = by_code(read(kept(register, *before), now), now)
    assert all(found.values())
    with reading(address_of(kept(register, now))) as connection:
        for code, past in found.items():
            (match,) = search(connection, code, "2023")
            periods = [
                recognised(one.period, one.klass, (None, one.list_date), one.review_date)
                for one in history_of(connection, match.id).entries
            ]
            risen = escapes(periods)
            listed = [int(one.period) for one in periods if one.klass in LISTED]
            assert past is not None
            assert past.first_year == min(listed, default=None)
            assert past.escaped_on == (risen[-1].day if risen else None)
            fell = periods[-1].klass in LISTED and any(one.ended for one in risen)
            assert past.again is fell
    again = {code for code, past in found.items() if past and past.again}
    assert again == {"A2"}
    assert found["A7"] == PastOfHousehold(2023, False, False, None, False, False)


def test_a_household_that_skipped_the_last_lists_is_known_by_an_earlier_one(tmp_path: Path) -> None:
    reviews = [review(homes, year) for year, homes in YEARS.items() if year < 2023]
    now = review([home("A1", NEAR), home("A5")], 2023)
    past = by_code(read(kept(tmp_path, *reviews), now), now)["A5"]
    assert past is not None
    assert (past.first_year, past.again, past.escaped) == (2021, True, False)


def test_the_day_of_the_decision_counts_before_the_closing_day(tmp_path: Path) -> None:
    before = [review([home("A1")], 2021), review([home("A1", ABOVE)], 2022)]
    now = review([home("A1", ABOVE)], 2023)
    dated = kept(tmp_path, *before, decided="2022-12-28")
    past = by_code(read(dated, now), now)["A1"]
    assert past == PastOfHousehold(2021, False, True, date(2022, 12, 28), False, False)


FELL = ((POOR, 2021), (ABOVE, 2022), (POOR, 2023))
DAY = date(2022, 12, 14)


def test_a_list_of_the_same_year_or_a_later_one_changes_nothing(tmp_path: Path) -> None:
    before, now, after = (review([home("A1", klass)], year) for klass, year in FELL)
    alone = read(kept(tmp_path, before), now)
    assert alone.lists.households == (PastOfHousehold(2021, False, True, DAY, True, False),)
    assert read(kept(tmp_path, now, after), now) == alone


TWIN = {"head_name": "Lê Văn Đôi", "head_birth_year": 1980, "size": 3}


def test_doubtful_households_are_unknown_and_counted(tmp_path: Path) -> None:
    """Either twin may be the household of the year before."""
    address = kept(tmp_path, review([home("A1", **TWIN), home("A2")], 2023))
    now = review([home("B1", **TWIN), home("B2", **TWIN), home("A2")], 2024)
    found = read(address, now)
    past = by_code(found, now)
    assert (past["B1"], past["B2"]) == (None, None)
    assert past["A2"] is not None
    assert [(f.code, f.params["count"]) for f in found.faults] == [("RV-1263", 2)]
    assert found.lists.doubtful == 2
    kept(tmp_path, now)
    places = (("2023", "30172", "A1", "A2"), ("2024", "30172", "B1", "A2"))
    with writing(address_of(address)) as connection:
        link(connection, [(*places[0], *places[1], "yes")], AUTHOR)
    answered = by_code(read(address, now), now)
    assert [one and one.first_year for one in answered.values()] == [2023, 2024, 2023]


def test_codes_that_several_rows_have_identify_none_of_them(tmp_path: Path) -> None:
    """A survey with a doubled code is scored without these rows; its results are to be written."""
    address = kept(tmp_path, review([home("A1"), home("A2")], 2023))
    doubled = {"head_name": "Bùi Thị Xa", "head_birth_year": 1955, "rejected": True}
    now = review([home("A1", **doubled), home("A1", **doubled), home("A2")], 2024)
    found = read(address, now)
    assert found.lists.households[2] == PastOfHousehold(2023, False, False, None, False, False)
    assert [past and past.first_year for past in found.lists.households[:2]] == [None, None]


@pytest.mark.parametrize(
    ("info", "code"),
    [
        ({"commune": "Xã Tân Mỹ", "commune_code": "30175"}, "RV-1261"),
        ({"commune": None, "commune_code": None}, "RV-1262"),
    ],
)
def test_without_lists_of_the_commune_nothing_is_known(
    tmp_path: Path, info: dict[str, Any], code: str
) -> None:
    address = kept(tmp_path, review([home("A1")], 2023))
    found = read(address, replace_info(review([home("A1")], 2024), **info))
    assert found.lists.households == (None,)
    assert found.lists.periods == ()
    assert [fault.code for fault in found.faults] == [code]


def replace_info(item: Review, **info: Any) -> Review:
    survey = replace(item.survey, info=replace(item.survey.info, **info))
    return replace(item, survey=survey)


def test_lists_that_contradict_each_other_are_not_read(tmp_path: Path) -> None:
    """Two registers that were merged may hold two lists of a commune; neither counts."""
    one, other = (review([home("A1", klass)], 2023) for klass in (POOR, ABOVE))
    address = kept(tmp_path, one)
    with writing(address_of(address)) as connection:
        stored = list_of(other)
        digest = list_digest(stored, row_digests(stored))
        header = BatchHeader("add", AUTHOR.at, "Mai", "0.2", {}, contents_of([digest]))
        write_list(connection, append(connection, header).number, stored)
    now = review([home("A1")], 2024)
    assert [fault.code for fault in read(address, now).faults] == ["RV-1215", "RV-1261"]


def test_a_commune_of_the_new_map_has_the_past_of_its_parts(tmp_path: Path) -> None:
    """Xã Mỹ An Hưng has the ground of Mỹ An Hưng A and B since 1/7/2025."""
    parts = (
        {"commune": "Xã Mỹ An Hưng A", "commune_code": "30172"},
        {"commune": "Xã Tân Mỹ", "commune_code": "30175"},
    )
    before = [
        review([home(code, members=[person(f"Nguyễn Thử {code}", 1970)])], 2024, **info)
        for code, info in zip(("A1", "B1"), parts, strict=True)
    ]
    place = {"commune": "Xã Mỹ An Hưng", "commune_code": None, "district": None}
    now = review([home("A1"), home("B1"), home("C1")], 2025, **place)
    found = by_code(read(kept(tmp_path, *before), now), now)
    assert [past and past.first_year for past in found.values()] == [2024, 2024, 2025]


def test_the_last_list_of_a_new_commune_goes_before_those_of_the_old_ones(tmp_path: Path) -> None:
    """Gáo Giồng was divided: who was in its list, and not in the newer one, is there again."""
    old = review([home("A1"), home("A2")], 2024, commune="Xã Gáo Giồng", commune_code="30079")
    place = {"commune": "Xã Phong Mỹ", "commune_code": "30088", "district": None}
    newer = review([home("A1")], 2025, **place)
    now = review([home("A1"), home("A2")], 2026, **place)
    for lists, again in (((old, newer), [False, True]), ((old,), [False, False])):
        folder = tmp_path / str(len(lists))
        folder.mkdir()
        found = by_code(read(kept(folder, *lists), now), now)
        assert [past and past.again for past in found.values()] == again
