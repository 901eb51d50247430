"""Rural or urban: no class rests on a kind of commune that its names or its code contradict."""

from pathlib import Path
from typing import Any

import pytest

from ravo.review.review import Review
from ravo.review.verdicts import judge
from ravo.survey.reader import read_survey
from ravo.survey.settings import ReadSettings
from support import books

COMMUNE, CODE, AREA = "Xã/phường/thị trấn", "Mã xã", "Khu vực"
B1 = "Điểm B1"
TOWN, RURAL = "30169", "30172"
ABOUT = ("RV-473", "RV-474", "RV-475")


def review(tmp_path: Path, areas: tuple[str | None, ...] = (None, None), /, **info: Any) -> Review:
    """Judge a household between the two lines of B1 and one under both."""
    rows = [books.household(f"H{i}", 3, **{B1: 150 - i * 50}) for i in range(2)]
    if any(areas):
        rows = [{**row, AREA: area} for row, area in zip(rows, areas, strict=True)]
    return judge(read_survey(books.write(tmp_path / "a.xlsx", rows, info=info)))


def told(found: Review) -> list[tuple[str, str | None]]:
    return [(fault.code, fault.cell) for fault in found.faults if fault.code in ABOUT]


@pytest.mark.parametrize(
    "info",
    [
        {COMMUNE: "Xã Lấp Vò"},
        {COMMUNE: "Thị trấn Mỹ An Hưng A"},
        {COMMUNE: "Phường Mỹ An Hưng A"},
        {COMMUNE: "Xã Lấp Vò", CODE: TOWN},
        {COMMUNE: "Xã Mỹ An Hưng A", CODE: TOWN},
        {COMMUNE: "Thị trấn Lấp Vò", CODE: RURAL},
    ],
)
def test_a_kind_that_the_commune_does_not_have_leaves_open_what_turns_on_it(
    tmp_path: Path, info: dict[str, str]
) -> None:
    found = review(tmp_path, **info)
    assert found.verdicts.klass.tolist() == ["undetermined", "poor"]
    assert told(found) == [("RV-474", "B4")]


@pytest.mark.parametrize(
    ("info", "klass"),
    [
        ({COMMUNE: "Thị trấn Lấp Vò"}, "poor"),
        ({COMMUNE: "TT. Lap Vo"}, "poor"),
        ({COMMUNE: "Xã Mỹ An Hưng A", CODE: RURAL}, "not_poor"),
        ({COMMUNE: "Xã Mỹ Am Hưng A"}, "not_poor"),
        ({COMMUNE: "Xã Mỹ An Hưng A", CODE: "30178"}, "not_poor"),
        ({COMMUNE: "Xã Không Có Đâu"}, "not_poor"),
        ({COMMUNE: "Phường Không Có Đâu"}, "poor"),
    ],
)
def test_a_kind_that_nothing_contradicts_decides(
    tmp_path: Path, info: dict[str, str], klass: str
) -> None:
    found = review(tmp_path, **info)
    assert found.verdicts.klass.tolist() == [klass, "poor"]
    assert told(found) == []


@pytest.mark.parametrize(
    ("commune", "area", "klass", "warned"),
    [
        ("Thị trấn Lấp Vò", "Nông thôn", "not_poor", True),
        ("Xã Lấp Vò", "Nông thôn", "not_poor", True),
        ("Xã Mỹ An Hưng A", "Thành thị", "poor", True),
        ("Xã Lấp Vò", "Thành thị", "poor", False),
        ("Thị trấn Lấp Vò", "Thành thị", "poor", False),
        ("Xã Không Có Đâu", "Thành thị", "poor", True),
    ],
)
def test_an_area_that_is_written_decides_and_is_told_where_the_commune_is_of_the_other(
    tmp_path: Path, commune: str, area: str, klass: str, warned: bool
) -> None:
    found = review(tmp_path, **{COMMUNE: commune, AREA: area})
    assert found.verdicts.klass.tolist() == [klass, "poor"]
    assert told(found) == [("RV-473", "B7")] * warned


@pytest.mark.parametrize(
    ("info", "code", "klass"),
    [
        ({COMMUNE: "Mỹ An Hưng A", AREA: "Nông thôn"}, "RV-411", "not_poor"),
        ({COMMUNE: "Đặc khu Phú Quý"}, "RV-414", None),
    ],
)
def test_a_commune_whose_kind_says_nothing_of_its_area_is_named(
    tmp_path: Path, info: dict[str, str], code: str, klass: str | None
) -> None:
    found = review(tmp_path, **info)
    (fault,) = [one for one in found.faults if one.code == code]
    assert (fault.sheet, fault.cell, fault.column) == ("Thông tin", "B4", COMMUNE)
    assert found.verdicts.klass[0] == (klass or "undetermined")


def test_the_area_of_the_command_line_settles_it(tmp_path: Path) -> None:
    rows = [books.household("H0", 3, **{B1: 150})]
    path = books.write(tmp_path / "a.xlsx", rows, info={COMMUNE: "Xã Lấp Vò", AREA: "Nông thôn"})
    found = judge(read_survey(path, ReadSettings(area="urban")))
    assert found.verdicts.klass.tolist() == ["poor"]
    assert told(found) == []


def test_households_of_another_area_than_the_communes_are_told_once(tmp_path: Path) -> None:
    found = review(tmp_path, ("Thành thị", "Thành thị"))
    assert found.verdicts.klass.tolist() == ["poor", "poor"]
    assert told(found) == [("RV-475", "U2")]
    assert next(f for f in found.faults if f.code == "RV-475").params["count"] == 2
    assert told(review(tmp_path, (None, "Thành thị"))) == [("RV-475", "U3")]
    assert told(review(tmp_path, ("Nông thôn", None))) == []
