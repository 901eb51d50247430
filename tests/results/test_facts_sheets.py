"""The hidden sheets of results: what they hold, what they never hold, and who changed them."""

import hashlib
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from ravo.contract.columns import columns_of
from ravo.criteria.truth import NO, UNKNOWN
from ravo.results import facts_sheets
from ravo.results.facts_sheets import CHOICE_MARKS, NOT_KNOWN
from ravo.results.kept_facts import day_figure, facts_of, written_days
from ravo.results.results import Results
from ravo.results.workbook import write_results
from ravo.typed_columns import given_in
from support.books import household, member, write
from support.cells import Change, typed
from support.results_files import read_results_file, results_of
from support.reviews import codes, review

NUMBERS = ("087070001234", "087315004321", "087170007777")
HIDDEN = ("Dữ liệu hộ", "Dữ liệu thành viên")
FACTS = {
    "Tường bền chắc": "Có",
    "Cột bền chắc": "Không",
    "Nền bền chắc": "Có",
    "Thu nhập bình quân (đồng/người/tháng)": 1_500_000,
    "Năm đã được hỗ trợ nhà ở": 2019,
    "Ngày tách hộ": "11/2021",
    "Số quyết định công nhận": "12/QĐ-UBND",
    "Ngày quyết định công nhận": "25/12/2023",
    "Nội dung đề nghị": "Vào danh sách (Mẫu 01)",
    "Diện rà soát": "Có giấy đề nghị",
    "Đề nghị xác định mức sống trung bình": "Có",
}
LESS = {
    "Nền bền chắc": "Không",
    "Ngày tách hộ": "2018",
    "Nội dung đề nghị": "Mức sống trung bình (Mẫu 01)",
    "Đề nghị xác định mức sống trung bình": "Không",
}
EXPECTING = {
    "Ngày/năm sinh": "03/1970",
    "Có sinh kế ổn định": "Không",
    "Đang mang thai": "Có",
    "Đang cho con bú": "Không",
}
BORN = date(2008, 12, 14)


@pytest.fixture(scope="module")
def stray_survey(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two scored households, one without a class, and a member of no household."""
    number = "Số định danh cá nhân/CCCD"
    insured, ill, school = "Có thẻ bảo hiểm y tế", "Suy dinh dưỡng", "Đang đi học đúng cấp"
    homes = [
        household("H2", 4, **{number: NUMBERS[0], **FACTS}),
        household(
            "H1", 1, **{"Họ và tên chủ hộ": "@Lê Thị B", "Giới tính": "Nữ", "Số nhân khẩu": 1}
        ),
        household("H3", 1, **{number: NUMBERS[2], "Số nhân khẩu": "?", "Mã hộ gốc": "H1", **LESS}),
    ]
    people = [
        member("H2", **{number: NUMBERS[0], insured: "Có"}),
        member(
            "H2",
            "Con",
            **{
                "Họ và tên": "Nguyễn Thị Út",
                "Giới tính": "Nữ",
                "Ngày/năm sinh": "15/12/2015",
                "Dân tộc": "Khmer",
                number: NUMBERS[1],
                insured: "Không",
                ill: "Có",
                school: "Không",
                "Khuyết tật": "Có",
                "Mang thai hoặc nuôi con dưới 24 tháng": "Có",
                "Tình trạng việc làm": "Đang đi học",
                "Cấp học đang theo": "THCS",
                "Bằng cấp cao nhất": "Tiểu học",
            },
        ),
        member("H1", **{"Họ và tên": "@Lê Thị B", "Giới tính": "Nữ", **EXPECTING}),
        member("H3", **{"Họ và tên": "Phạm Văn C", "Ngày/năm sinh": "14/12/2008"}),
        member("H9", **{"Họ và tên": "Không Nhà"}),
    ]
    path = tmp_path_factory.mktemp("survey") / "a.xlsx"
    return write(path, homes, people)


@pytest.fixture(scope="module")
def fact_results(stray_survey: Path) -> Path:
    return results_of(stray_survey)


def saved(scored: Path, folder: Path, change: Change) -> Results:
    """Return the results that a spreadsheet program opened, changed and saved."""
    book = openpyxl.load_workbook(scored)
    change(book)
    path = folder / "a.ket-qua.xlsx"
    book.save(path)
    return read_results_file(path)


def test_the_sheets_are_hidden_and_hold_these_cells(fact_results: Path) -> None:
    book = openpyxl.load_workbook(fact_results)
    assert book.sheetnames[0] == "Danh sách"
    assert [name for name in book.sheetnames if book[name].sheet_state != "visible"] == [*HIDDEN]
    homes, people = ([[c.value for c in row] for row in book[name]] for name in HIDDEN)
    assert people == [
        [
            *("ma_ho", "ho_ten", "quan_he", "gioi_tinh", "dan_toc", "nam_sinh", "dau_hieu"),
            *("ngay_sinh", "so_dong"),
        ],
        ["H2", "Nguyễn Văn Thử", "Chủ hộ", "Nam", None, 1970, "001-----------", 19700000, 2],
        ["H2", "Nguyễn Thị Út", "Con", "Nữ", "Khơ-me", 2015, "110101--1--ecb", 20151215, 3],
        ["H1", "@Lê Thị B", "Chủ hộ", "Nữ", None, 1970, "00-----0-10---", 19700300, 4],
        ["H3", "Phạm Văn C", "Chủ hộ", "Nam", None, 2008, "00------------", 20081214, 5],
    ]
    assert homes == [
        [
            *("so_dong", "ma_ho", "so_cuoi_cccd", "khong_xep_loai", "khu_vuc", "chu_ho"),
            *("gioi_tinh", "nam_sinh", "thon", "so_khau", "phan_loai_dau_ky"),
            *("ly_do_bien_dong", "ma_ho_goc", "du_kien_nha", "thu_nhap", "nam_ho_tro_nha_o"),
            *("ngay_tach_ho", "ngay_quyet_dinh", "so_quyet_dinh", "giay_de_nghi"),
        ],
        [
            *(1, "H2", "1234", *[None] * 10),
            *("10-1", 1_500_000, 2019, 20211100, 20231225, "12/QĐ-UBND", "ab1"),
        ],
        [2, "H1", None, *[None] * 10, "----", *[None] * 5, "---"],
        [
            *(3, "H3", "7777", "x", "rural", "Nguyễn Văn Thử", "Nam", 1970, "Ấp Thử"),
            *(None, None, None, "H1", "---0", None, None, 20180000, None, None, "c-0"),
        ],
    ]


def test_no_citizen_number_and_no_hash_of_one_is_anywhere(fact_results: Path) -> None:
    with zipfile.ZipFile(fact_results) as archive:
        whole = b"\n".join(archive.read(name) for name in archive.namelist()).decode()
    for number in NUMBERS:
        assert number not in whole
        assert number[3:] not in whole
        for name in ("md5", "sha1", "sha256", "sha512"):
            assert hashlib.new(name, number.encode()).hexdigest()[:12] not in whole.lower()
    assert not re.search(r"(?<![\d.])0\d{11}(?!\d)", re.sub(r"[0-9a-f]{64}", "", whole))


def test_what_is_read_back_is_what_was_kept(stray_survey: Path, fact_results: Path) -> None:
    due, found = facts_of(review(stray_survey)), read_results_file(fact_results)
    assert found.facts_lost == frozenset()
    assert found.faults == ()
    assert found.kept is not None
    assert due.members is not None
    assert found.kept.members is not None
    assert due.members.frame.equals(found.kept.members.frame)
    assert due.unscored.frame.equals(found.kept.unscored.frame)
    assert due.tails.tolist() == found.kept.tails.tolist() == ["1234", None, "7777"]
    assert due.homes is not None
    assert found.kept.homes is not None
    assert due.homes.frame.equals(found.kept.homes.frame)
    assert due.requests is not None
    assert found.kept.requests is not None
    assert due.requests.frame.equals(found.kept.requests.frame)


def test_results_before_requests_were_kept_have_the_other_facts(
    stray_survey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = list(facts_sheets.HOUSEHOLD_IDS.items())
    monkeypatch.setattr(facts_sheets, "HOUSEHOLD_IDS", dict(ids[:-1]))
    path = tmp_path / "old.ket-qua.xlsx"
    write_results(review(stray_survey), path, "vi")
    monkeypatch.undo()
    found, due = read_results_file(path), facts_of(review(stray_survey))
    assert (found.faults, found.facts_lost) == ((), frozenset())
    assert found.kept is not None
    assert due.homes is not None
    assert found.kept.homes is not None
    assert due.homes.frame.equals(found.kept.homes.frame)
    assert found.kept.requests is None


def test_days_come_back_as_closely_as_the_survey_has_them(
    stray_survey: Path, fact_results: Path
) -> None:
    kept, table = read_results_file(fact_results).kept, review(stray_survey).survey
    assert kept is not None
    assert kept.members is not None
    assert kept.homes is not None
    assert table.members is not None
    born = written_days(kept.members["born"])
    assert born == table.members.births("birth")[:4] == [1970, date(2015, 12, 15), "03/1970", BORN]
    apart = written_days(kept.homes["separated_on"])
    assert apart == table.households.births("separated_on") == ["11/2021", None, 2018]
    assert [day_figure(day) for day in born] == kept.members["born"].tolist()
    assert [given_in(np.array([day_figure(day)])).any() for day in (None, float("nan"))] == [
        False
    ] * 2
    assert kept.members["row"].tolist() == table.members.rows[:4].tolist()


def test_every_word_of_the_choices_has_its_letter() -> None:
    words = {column.name: column.vocabulary for column in columns_of("members")}
    for name, marks in CHOICE_MARKS.items():
        assert set(marks) == set(words[name])
        assert len(set(marks.values())) == len(marks)
        assert NOT_KNOWN not in marks.values()


def test_results_of_an_earlier_ravo_are_read_without_the_facts(
    stray_survey: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, last in (("MEMBER_IDS", 2), ("HOUSEHOLD_IDS", 7)):
        ids = list(getattr(facts_sheets, name).items())
        monkeypatch.setattr(facts_sheets, name, dict(ids[:-last]))
    monkeypatch.setattr(facts_sheets, "MARKED", facts_sheets.MARKED[:5])
    monkeypatch.setattr(facts_sheets, "PERSON_CHOICES", ())
    path = tmp_path / "old.ket-qua.xlsx"
    write_results(review(stray_survey), path, "vi")
    monkeypatch.undo()
    found, due = read_results_file(path), facts_of(review(stray_survey))
    assert (found.faults, found.facts_lost) == ((), frozenset())
    assert found.kept is not None
    assert found.kept.homes is None
    assert due.unscored.frame.equals(found.kept.unscored.frame)
    people = found.kept.members
    assert people is not None
    assert due.members is not None
    same = list(people)[: list(people).index("disabled")]
    assert due.members.only(same).frame.equals(people.only(same).frame)
    for name in ("disabled", "social_allowance", "stable_livelihood", "pregnant", "nursing"):
        assert (people[name] == UNKNOWN).all()
    for name in ("work", "school_level", "highest_degree", "row"):
        assert not given_in(people[name]).any()
    assert written_days(people["born"]) == [1970, 2015, 1970, 2008]


def test_facts_follow_their_household_where_rows_are_moved(
    fact_results: Path, tmp_path: Path
) -> None:
    results = saved(fact_results, tmp_path, lambda book: book["Kết quả"].delete_rows(3))
    assert results.kept is not None
    homes = results.kept.homes
    assert homes is not None
    assert written_days(homes["separated_on"]) == [None, 2018]
    assert homes["floor_durable"].tolist() == [UNKNOWN, NO]
    requests = results.kept.requests
    assert requests is not None
    assert requests["request"].tolist() == [None, "Mức sống trung bình (Mẫu 01)"]
    assert requests["asked_average_living"].tolist() == [UNKNOWN, NO]


def test_a_workbook_saved_again_keeps_its_facts(fact_results: Path, tmp_path: Path) -> None:
    results = saved(fact_results, tmp_path, lambda book: None)
    assert (results.edited, results.facts_lost) == (False, frozenset())
    assert results.kept is not None


PEOPLE, HOMES = "Dữ liệu thành viên", "Dữ liệu hộ"


@pytest.mark.parametrize(
    "change",
    [
        typed(PEOPLE, "G3", "11-10"),
        typed(PEOPLE, "F3", 2016),
        typed(PEOPLE, "B2", "Nguyễn Văn Sửa"),
        lambda book: book[PEOPLE].delete_rows(3),
        lambda book: book.remove(book[PEOPLE]),
    ],
)
def test_changed_members_are_not_relied_on_and_households_are(
    stray_survey: Path, fact_results: Path, tmp_path: Path, change: Change
) -> None:
    results, due = saved(fact_results, tmp_path, change), facts_of(review(stray_survey))
    assert (results.edited, results.facts_lost) == (False, frozenset({"members"}))
    assert results.kept is not None
    assert results.kept.members is None
    assert results.kept.tails.tolist() == ["1234", None, "7777"]
    assert due.unscored.frame.equals(results.kept.unscored.frame)


@pytest.mark.parametrize(
    "change", [typed(HOMES, "C2", "1235"), lambda book: book.remove(book[HOMES])]
)
def test_changed_households_are_not_relied_on_and_members_are(
    stray_survey: Path, fact_results: Path, tmp_path: Path, change: Change
) -> None:
    results, due = saved(fact_results, tmp_path, change), facts_of(review(stray_survey))
    assert (results.edited, results.facts_lost) == (False, frozenset({"households"}))
    assert results.kept is not None
    assert due.members is not None
    assert results.kept.members is not None
    assert due.members.frame.equals(results.kept.members.frame)
    assert results.kept.tails.tolist() == [None, None, None]
    assert results.kept.unscored["code"].tolist() == ["H3"]
    assert results.departed == 0


def test_members_follow_their_household_where_rows_are_moved_or_deleted(
    fact_results: Path, tmp_path: Path
) -> None:
    results = saved(fact_results, tmp_path, lambda book: book["Kết quả"].delete_rows(3))
    assert codes(results)[0] == "RV-457"
    assert "RV-4053" not in codes(results)
    assert results.kept is not None
    members = results.kept.members
    assert members is not None
    assert members.only(("household", "name")).frame.values.tolist() == [
        [0, "@Lê Thị B"],
        [1, "Phạm Văn C"],
    ]


def test_a_household_with_another_code_is_named(fact_results: Path, tmp_path: Path) -> None:
    results = saved(fact_results, tmp_path, typed("Kết quả", "A3", "H2 bis"))
    assert codes(results)[:2] == ["RV-457", "RV-4053"]
    assert results.faults[1].params["count"] == 1
    assert results.kept is not None
    assert results.kept.tails.tolist() == [None, None, "7777"]


def test_a_row_added_to_results_without_any_household_is_named(tmp_path: Path) -> None:
    for name, homes in (("one", [household()]), ("none", [])):
        survey = write(tmp_path / f"{name}.xlsx", homes)
        write_results(review(survey), tmp_path / f"{name}.ket-qua.xlsx", "vi")
    one = openpyxl.load_workbook(tmp_path / "one.ket-qua.xlsx")["Kết quả"]

    def added(book: Any) -> None:
        assert book["Kết quả"].max_row == 2
        book["Kết quả"].append([cell.value for cell in one[3]])

    results = saved(tmp_path / "none.ket-qua.xlsx", tmp_path, added)
    assert codes(results)[:2] == ["RV-457", "RV-4053"]
    assert results.faults[1].params["count"] == 1
    kept = results.kept
    assert kept is not None
    assert kept.homes is not None
    assert kept.requests is not None
    assert kept.tails.tolist() == [None]
    assert kept.homes["wall_durable"].tolist() == [UNKNOWN]
    assert kept.requests["request"].tolist() == [None]


def test_without_a_sheet_of_members_there_are_none(tmp_path: Path) -> None:
    path = write(tmp_path / "b.xlsx", [household()])
    write_results(review(path), tmp_path / "b.ket-qua.xlsx", "en")
    results = read_results_file(tmp_path / "b.ket-qua.xlsx")
    assert results.facts_lost == frozenset()
    assert results.kept is not None
    assert results.kept.members is None
