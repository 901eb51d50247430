"""The figures of a commune and a district, counted by hand from a few households."""

from dataclasses import replace
from pathlib import Path

import pytest

from ravo.report.figures.communes import count_commune, scored_of_review
from ravo.report.figures.district import assemble, level_of
from ravo.report.figures.ground import last_of, unmatched
from ravo.report.figures.households import poor_households
from ravo.report.figures.model import CommuneFigures, CommuneFlow, key_of
from support.books import household, write
from support.page_districts import commune, district
from support.reviews import review

HOMES = (
    household("H1", 3, **{"Số nhân khẩu": 4, "Thiếu vốn": "Có"}),
    household("H2", 3, **{"Số nhân khẩu": 3, "Giới tính": "Nữ"}),
    household("H3", 2, **{"Số nhân khẩu": 5}),
    household("H4", 3, **{"Điểm B1": 141, "Số nhân khẩu": 7}),
)


def counted(path: Path, **info: object) -> CommuneFigures:
    found = review(write(path, HOMES, info=info))
    return count_commune(scored_of_review(found))


def test_households_and_members_of_each_class_are_counted(tmp_path: Path) -> None:
    found = counted(tmp_path / "a.xlsx")
    shares = {klass: (s.households, s.members) for klass, s in found.classes.items()}
    assert {klass: shares[klass] for klass in ("poor", "near_poor", "not_poor")} == {
        "poor": (2, 7),
        "near_poor": (1, 5),
        "not_poor": (1, 7),
    }
    assert shares["undetermined"] == (0, 0)
    assert [n for n in found.deprived["poor"] if n] == [2, 2, 2]
    assert [n for n in found.deprived["near_poor"] if n] == [1, 1]
    assert (found.totals.households, found.totals.members) == (2000, 7000)


def test_poor_and_near_poor_households_are_listed_and_no_others(tmp_path: Path) -> None:
    found = review(write(tmp_path / "a.xlsx", HOMES))
    listed = poor_households(scored_of_review(found))
    codes = found.survey.households.frame["code"].iloc[listed.record]
    wanted = [("poor", "H1"), ("poor", "H2"), ("near_poor", "H3")]
    assert list(zip(listed.klass, codes, strict=True)) == wanted


def test_a_district_has_its_communes_once_and_names_those_that_sent_nothing(
    tmp_path: Path,
) -> None:
    found = counted(tmp_path / "a.xlsx")
    other = counted(tmp_path / "b.xlsx", **{"Xã/phường/thị trấn": "Xã Tân Mỹ"})
    edition = review(tmp_path / "a.xlsx").edition
    level = level_of([found.place, other.place])
    made = assemble(2024, [other, found], edition, level=level)
    assert (level, level_of([found.place])) == ("district", "commune")
    assert {key_of(item.place) for item in made.communes} == {
        key_of(found.place),
        key_of(other.place),
    }
    names = {place.name for place in made.missing}
    assert names
    assert names.isdisjoint({"Xã Mỹ An Hưng A", "Xã Tân Mỹ"})


def test_ground_is_matched_within_one_map_by_its_key() -> None:
    now = district(commune(1), commune(2))
    last = district(commune(1), commune(3), year=2023)
    both = replace(now, previous=last)
    key = key_of(now.communes[0].place)
    assert [item.place for item in last_of(both)[key]] == [last.communes[0].place]
    names = [item.place.name for item in (now.communes[1], last.communes[1])]
    assert unmatched(both) == ((names[0],), (names[1],))
    assert last_of(now) == {}


@pytest.mark.parametrize(("closing", "left"), [(41, 2), (43, 0)])
def test_what_the_columns_of_a_flow_leave_unexplained(closing: int, left: int) -> None:
    """The year began with 40; 5+4+3 left, 6+0+7+2 came: 43."""
    flow = CommuneFlow((40, 5, 4, 3, 6, 0, 7, 2, closing), (160, 20, 16, 12, 24, 0, 28, 8, 172))
    assert (abs(flow.unexplained[0]), flow.unexplained[1]) == (left, 0)
