"""A register opens the next survey: as the survey itself would, commune by commune."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from ravo.blanks.prefilled import SHEET as PREFILLED
from ravo.faults import Fault, UsageProblem
from ravo.monthly.calendar import month_of
from ravo.pipeline.blanks import TemplateRequest, write_next_survey
from ravo.pipeline.listener import SILENCE, Listener, Silence
from ravo.pipeline.next_year import NextYearList, NextYearRequest, next_year_list
from ravo.register.added import Author, add_lists
from ravo.register.lists import list_of
from ravo.register.store import address_of, writing
from ravo.results.workbook import write_results
from ravo.survey.options import ReadOptions
from support import books
from support.programs import Here
from support.results_files import read_results_file
from support.workbook_reviews import judged
from support.years import home, review

AUTHOR = Author("Lan", "2026-11-29T00:00:00+00:00", "0.2")
OFFICERS = {"Người lập biểu": "Trần Thị Lập", "Thủ trưởng đơn vị": "Lê Văn Ký"}
Chosen = dict[str, Any]
MERIT = "Hộ có người có công với cách mạng"
VILLAGE = "Thôn/ấp/bản/tổ dân phố"
PLACES = {
    "A": {"commune": "Xã Mỹ An Hưng A", "commune_code": "30172"},
    "B": {"commune": "Xã Mỹ An Hưng B", "commune_code": "30178"},
    "T": {
        "commune": "Thị trấn Thanh Bình",
        "district": "Huyện Thanh Bình",
        "commune_code": "30130",
    },
}


class Warned(Silence):
    """Keeps the codes of the faults that it hears."""

    def __init__(self) -> None:
        object.__setattr__(self, "codes", [])

    codes: list[str]

    def fault(self, fault: Fault) -> None:
        self.codes.append(fault.code)


def kept(path: Path, *items: Any) -> Path:
    """Return a register with lists."""
    with writing(address_of(path)) as connection:
        add_lists(connection, [list_of(item) for item in items], AUTHOR)
    return path


def listed(source: Path, listener: Listener = SILENCE, **named: Any) -> NextYearList:
    """Return the contents of the next survey; no workbook is written."""
    return next_year_list(NextYearRequest([source], **named), listener)


def survey(path: Path) -> Path:
    """Write a survey with one household of each fate, and members born in every way."""
    blank = {**dict.fromkeys(books.ANSWERS), "Điểm B1": None, "Số nhân khẩu": None}
    carried = {MERIT: "Có", "Năm đã được hỗ trợ nhà ở": 2019, "Ngày tách hộ": "05/2021"}
    households = [
        books.household("H3", 0, **{"Điểm B1": 150, "Hộ dân tộc tại chỗ": "Không"}),
        books.household("H1", 3, **carried),
        books.household("H2", 1, **{VILLAGE: "Ấp Bình An", "Khu vực": "Thành thị"}),
        books.household("H5", 3, **{"Điểm B1": "abc"}),
        books.household("H6", 0, **{**blank, "Lý do biến động": "Chuyển đi"}),
    ]
    births = ("05/03/1970", "7/2015", "2016")
    members = [
        books.member("H1", "Chủ hộ" if not place else "Con", **{"Ngày/năm sinh": birth, **number})
        for place, (birth, number) in enumerate(
            zip(births, ({"Số định danh cá nhân/CCCD": "087070001234"}, {}, {}), strict=True)
        )
    ]
    return books.write(
        path, households, members, info={**books.INFO, **OFFICERS, "Năm rà soát": 2023}
    )


def cells(path: Path) -> Mapping[str, Sequence[Any]]:
    """Return the cells of each sheet with their kinds; what rebuilds the rest is left out."""
    book = openpyxl.load_workbook(path)
    return {
        sheet.title: [
            (cell.coordinate, cell.value, cell.number_format)
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None and cell.value not in OFFICERS.values()
        ]
        for sheet in book
        if sheet.title != PREFILLED
    }


def test_a_register_opens_the_survey_that_its_workbook_would(tmp_path: Path) -> None:
    """Only who prepares and signs is not kept in a register."""
    source = survey(tmp_path / "xa-2023.xlsx")
    register = kept(tmp_path / "so.sqlite", judged(source))
    one, other = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    done = [
        write_next_survey(TemplateRequest(out, None), [path], SILENCE, keep_facts=False)
        for out, path in ((one, source), (other, register))
    ]
    written = cells(other)
    assert written == cells(one)
    assert {2019, "Thành thị"} <= {value for _, value, _ in written["Hộ"]}
    names = ("carried", "left", "members", "without_class", "rejected", "uncoded")
    counts = [[getattr(found.content, name) for name in names] for found in done]
    assert counts[0] == counts[1]
    assert counts[0][:3] == [4, 1, 3]


def test_results_in_a_register_open_what_results_do(tmp_path: Path) -> None:
    source = tmp_path / "xa.ket-qua.xlsx"
    write_results(judged(survey(tmp_path / "xa-2023.xlsx")), source, "vi")
    register = kept(tmp_path / "so.sqlite", read_results_file(source))
    warned = Warned(), Warned()
    one, other = (
        listed(path, hears) for path, hears in zip((source, register), warned, strict=True)
    )
    for name in ("households", "members"):
        frames = (getattr(found.content.frames, name) for found in (one, other))
        left, right = (frame.dropna(axis=1, how="all").astype(object) for frame in frames)
        # A blank is a blank, whatever marks it.
        pd.testing.assert_frame_equal(left.fillna("–"), right.fillna("–"))
    assert {**one.info, "prepared_by": None, "signed_by": None} == other.info
    # The register keeps no faults of the survey (RV-1178).
    others = [code for code in warned[0].codes if code not in ("RV-1178", "RV-1096")]
    assert warned[1].codes == ["RV-1448", *others]
    assert "RV-1096" in warned[0].codes


def codes_of(found: NextYearList) -> set[str]:
    return set(found.content.frames.households["code"])


@pytest.fixture(scope="module")
def register_of_three_communes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of three communes, two of which are one since 1/7/2025, one of them twice."""
    reviews = [
        review([home(f"{letter}{year}")], year, **place)
        for letter, place in PLACES.items()
        for year in ((2023, 2024) if letter == "A" else (2024,))
    ]
    return kept(tmp_path_factory.mktemp("register") / "so.sqlite", *reviews)


@pytest.mark.parametrize(
    ("chosen", "year", "codes"),
    [
        ({"words": (None, None, "mỹ an hưng")}, None, {"A2024", "B2024"}),
        ({"words": (None, None, "30178")}, None, {"A2024", "B2024"}),
        ({"words": (None, None, "Mỹ An Hưng A")}, None, {"A2024", "B2024"}),
        ({"words": (None, None, "Xã Mỹ An Hưng A")}, 2024, {"A2023"}),
        ({"words": ("Đồng Tháp", None, "Thanh Bình")}, None, {"T2024"}),
    ],
)
def test_the_commune_of_the_new_map_takes_the_lists_of_the_old_ones(
    register_of_three_communes: Path, chosen: Chosen, year: int | None, codes: set[str]
) -> None:
    found = listed(register_of_three_communes, year=year, **chosen)
    assert codes_of(found) == codes
    assert found.year == (year or 2025)
    if found.info["commune_code"] == "30178":
        assert found.info["commune"] == "Xã Mỹ An Hưng"


@pytest.mark.parametrize(
    ("chosen", "year", "code", "named"),
    [
        ({}, None, "RV-1265", ["Xã Mỹ An Hưng (30178)", "Xã Thanh Bình (30130)"]),
        ({"words": (None, None, "Xã Lạ")}, None, "RV-1266", ["Xã Mỹ An Hưng (30178)"]),
        ({"words": ("Tỉnh An Giang", None, "Thanh Bình")}, 2025, "RV-1266", []),
        ({"words": (None, None, "Xã Mỹ An Hưng A")}, 2023, "RV-1264", []),
        ({"code": "30178", "reading": ReadOptions(profile="x")}, None, "RV-1269", []),
    ],
)
def test_one_sentence_says_what_cannot_be(
    register_of_three_communes: Path, chosen: Chosen, year: int | None, code: str, named: list[str]
) -> None:
    with pytest.raises(UsageProblem) as raised:
        listed(register_of_three_communes, year=year, **chosen)
    assert raised.value.fault.code == code
    assert all(name in str(raised.value.fault.params.get("communes")) for name in named)


@pytest.mark.parametrize(
    ("month", "codes"), [("2025-06", {"A2024"}), ("2025-08", {"A2024", "B2024"})]
)
def test_a_month_takes_the_lists_before_it_on_the_map_of_its_day(
    register_of_three_communes: Path, month: str, codes: set[str]
) -> None:
    code = "30172" if month == "2025-06" else "30178"
    warned = Warned()
    found = listed(register_of_three_communes, warned, code=code, month=month_of(month))
    assert (codes_of(found), found.year) == (codes, 2025)
    assert "RV-1268" in warned.codes
    with pytest.raises(UsageProblem, match="RV-1264"):
        listed(register_of_three_communes, code=code, month=month_of("2023-12"))


def test_a_register_stands_alone(tmp_path: Path, register_of_three_communes: Path) -> None:
    with pytest.raises(UsageProblem) as raised:
        next_year_list(NextYearRequest([tmp_path / "a.xlsx", register_of_three_communes]), SILENCE)
    assert raised.value.fault.code == "RV-1267"


def test_facts_of_dwellings_are_not_in_a_register(register_of_three_communes: Path) -> None:
    warned = Warned()
    listed(register_of_three_communes, warned, code="30178", keep_facts=True)
    assert warned.codes == ["RV-1268", "RV-1439"]


def test_the_command_takes_a_register_and_names_one_that_is_not_there(
    here: Here, tmp_path: Path, register_of_three_communes: Path
) -> None:
    out = tmp_path / "moi.xlsx"
    code, _, talk = here(
        "template", "--from", register_of_three_communes, "--commune", "Mỹ An Hưng", "-o", out
    )
    assert (code, out.is_file()) == (0, True)
    assert "Xã Mỹ An Hưng" in talk
    code, _, talk = here("template", "--from", "mysql://may/so", "-o", out)
    assert code == 2
    assert "RV-1200" in talk
