"""The workbooks of `ravo beneficiaries`: what each office gets, and what it never does."""

import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.faults import Fault, UsageProblem
from ravo.pipeline.beneficiaries import Beneficiaries, BeneficiariesRequest, beneficiaries_of
from ravo.pipeline.beneficiary_books import BeneficiaryBooks, unit_of_paper, write_beneficiary_books
from ravo.pipeline.listener import SILENCE, Silence
from ravo.programmes.loader import shipped_programmes
from ravo.programmes.shipped import SHIPPED
from ravo.workbook.products import product_of
from support.books import INFO, household, member, write
from support.rights import rights_are

ON = date(2025, 1, 15)
NUMBERS = ("087070001234", "087315004321", "087185005678")
NUMBER = "Số định danh cá nhân/CCCD"
HOUSE = {
    "Nền bền chắc": "Có",
    "Tường bền chắc": "Không",
    "Cột bền chắc": "Có",
    "Mái bền chắc": "Có",
    "Năm đã được hỗ trợ nhà ở": 0,
    "Số nhân khẩu": 3,
}
ADULT = {"Có thẻ bảo hiểm y tế": "Không", "Tình trạng việc làm": "Có việc làm", "Khuyết tật": "Có"}
HEAD, VILLAGE, CLASS = "Họ và tên chủ hộ", "Thôn/ấp/bản/tổ dân phố", "Phân loại"
WHO = ["Họ và tên", "Giới tính", "Ngày sinh"]
RELATION, WORK = "Quan hệ với chủ hộ", "Tình trạng việc làm"
LEAVES = {
    "da2-sinh-ke": [*WHO, RELATION, CLASS, WORK],
    "da3.1-nong-nghiep": [*WHO, RELATION, CLASS, WORK],
    "da3.2-dinh-duong": [
        *(*WHO, RELATION, CLASS, "Suy dinh dưỡng", "Đang mang thai", "Đang cho con bú"),
        "Đang đi học đúng cấp",
    ],
    "da4.1-dao-tao-nghe": [*WHO, RELATION, CLASS, WORK, "Bằng cấp cao nhất"],
    "da4.3-viec-lam": [*WHO, RELATION, CLASS, WORK, "Bằng cấp cao nhất"],
    "da5-nha-o": [
        *("Số nhân khẩu", CLASS, "Nền bền chắc", "Tường bền chắc", "Cột bền chắc"),
        *("Mái bền chắc", "Ngày tách hộ"),
    ],
    "da6.1-thong-tin": [CLASS],
    "bhyt": [*WHO, CLASS, "Có thẻ bảo hiểm y tế"],
    "hoc-phi": [*WHO, CLASS, "Đang đi học đúng cấp", "Cấp học đang theo"],
    "vay-von": ["Số nhân khẩu", CLASS],
    "tro-giup-phap-ly": [*WHO, CLASS],
}
"""What leaves for the office of each programme, behind number, commune, head and village."""
HEALTH = {
    *("Suy dinh dưỡng", "Đang mang thai", "Đang cho con bú", "Khuyết tật"),
    "Mang thai hoặc nuôi con dưới 24 tháng",
}


def home(code: str, name: str, /, **more: Any) -> dict[str, Any]:
    return household(code, 4, **{"Họ và tên chủ hộ": name, **HOUSE, **more})


@pytest.fixture(scope="module")
def both_communes(tmp_path_factory: pytest.TempPathFactory) -> Beneficiaries:
    """Two communes: households on both sides of the three years, people on both sides of 16."""
    folder = tmp_path_factory.mktemp("surveys")
    homes = [
        home("H1", "Lê Văn Bình", **{"Ngày tách hộ": "15/01/2022", NUMBER: NUMBERS[0]}),
        home("H2", "+Lê Cộng", **{"Ngày tách hộ": "14/01/2022"}),
        home("H3", "Trần Thị An"),
        home("H4", "Võ Văn Cao", **{"Điểm B1": 200, "Ngày tách hộ": "2010"}),
        home("H5", "Hồ Thị Dung", **{"Ngày tách hộ": "03/2015", "Năm đã được hỗ trợ nhà ở": 2019}),
    ]
    people = [
        member("H1", **{"Họ và tên": "Lê Văn Bình", **ADULT, NUMBER: NUMBERS[0]}),
        member(
            "H1",
            "Con",
            **{
                "Họ và tên": "Lê Thị Em",
                "Giới tính": "Nữ",
                "Ngày/năm sinh": "16/01/2009",
                "Đang mang thai": "Có",
                NUMBER: NUMBERS[1],
            },
        ),
        member("H1", "Con", **{"Họ và tên": "Lê Văn Út", "Ngày/năm sinh": "15/01/2009"}),
    ]
    first = write(folder / "a.xlsx", homes, people)
    other = {**INFO, "Xã/phường/thị trấn": "Xã Tân Mỹ"}
    more = [home("K1", "Đỗ Văn Giàu", **{"Ngày tách hộ": "2001", "Số nhân khẩu": 1})]
    mine = [member("K1", **{"Họ và tên": "Đỗ Văn Giàu", NUMBER: NUMBERS[2]})]
    second = write(folder / "b.xlsx", more, mine, info=other)
    return beneficiaries_of(BeneficiariesRequest([first, second], ON), SILENCE)


@pytest.fixture(scope="module")
def beneficiary_books(
    both_communes: Beneficiaries, tmp_path_factory: pytest.TempPathFactory
) -> BeneficiaryBooks:
    return write_beneficiary_books(
        both_communes, tmp_path_factory.mktemp("out") / "a", "vi", SILENCE
    )


def cells(path: Path) -> dict[str, list[list[Any]]]:
    """Return the rows of each sheet, without blank cells at their ends."""
    book = openpyxl.load_workbook(path)
    rows = {name: [[cell.value for cell in row] for row in book[name]] for name in book.sheetnames}
    return {name: [_bare(row) for row in sheet] for name, sheet in rows.items()}


def _bare(row: list[Any]) -> list[Any]:
    return row[: max((at + 1 for at, value in enumerate(row) if value is not None), default=0)]


def office_sheet(books: BeneficiaryBooks, programme: str) -> list[list[Any]]:
    one = next(item for item in shipped_programmes() if item.id == programme)
    name = one.title.vi.partition(":")[0]
    return next(
        sheet
        for title, sheet in cells(books.offices[one.office.name.vi]).items()
        if name.startswith(title.rstrip("…"))
    )


def test_the_list_of_houses_cell_by_cell(beneficiary_books: BeneficiaryBooks) -> None:
    rows = [row for row in office_sheet(beneficiary_books, "da5-nha-o") if row]
    start = next(at for at, row in enumerate(rows) if row[0] == "STT")
    plan = "Kế hoạch giảm nghèo năm 2024 của huyện Lấp Vò, mục 2.4"
    assert [row[0] for row in rows[2:start]] == [
        "DANH SÁCH HỘ ĐỦ ĐIỀU KIỆN HỖ TRỢ",
        "Dự án 5: hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo",
        "Huyện Lấp Vò, Tỉnh Đồng Tháp – Tính đến ngày 15/01/2025",
        "Kính gửi: Phòng Kinh tế và Hạ tầng",
        "Mức hỗ trợ xây mới, sửa chữa nhà do văn bản khác quy định, chưa có trong tay.",
        "Tên cơ quan nhận do địa phương xác nhận; từ 01/7/2025 không còn cấp huyện.",
    ]
    own, tan_my, village = "Xã Mỹ An Hưng A", "Xã Tân Mỹ", "Ấp Thử"
    house = ["Có", "Không", "Có", "Có"]
    assert rows[start + 1 : start + 7] == [
        ["Đủ điều kiện: 2 hộ"],
        [1, own, "+Lê Cộng", village, 3, "Hộ nghèo", *house, "14/01/2022"],
        [2, tan_my, "Đỗ Văn Giàu", village, 1, "Hộ nghèo", *house, "2001"],
        ["Cần hỏi thêm: 1 hộ"],
        [1, own, "Trần Thị An", village, 3, "Hộ nghèo", *house, None, "Cần hỏi: Ngày tách hộ"],
        [
            "Cộng: đã xét 6 hộ, gồm 2 đủ điều kiện, 1 cần hỏi thêm, 3 không thuộc diện.",
        ],
    ]
    assert [row[0] for row in rows[start + 7 : start + 12]] == [
        "Không thuộc diện, theo điều kiện đầu tiên không đạt:",
        "– không bảo đảm điều kiện “là hộ nghèo hoặc hộ cận nghèo trong danh sách của xã” "
        f"({plan}): 1 hộ",
        f"– không bảo đảm điều kiện “là hộ độc lập trên 03 năm” ({plan}): 1 hộ",
        f"– đã được hỗ trợ nhà ở ({plan}): 1 hộ",
        "Điều kiện lập danh sách:",
    ]
    assert [row[0] for row in rows if "TM. ỦY BAN NHÂN DÂN" in row] == ["NGƯỜI LẬP DANH SÁCH"]


@pytest.mark.parametrize("programme", SHIPPED)
def test_only_the_columns_of_the_office_leave(
    beneficiary_books: BeneficiaryBooks, programme: str
) -> None:
    heads = next(
        row for row in office_sheet(beneficiary_books, programme) if row and row[0] == "STT"
    )
    front = ["STT", "Xã, phường, thị trấn", HEAD, VILLAGE]
    assert heads == [*front, *LEAVES[programme], "Ghi chú"]
    assert programme == "da3.2-dinh-duong" or not HEALTH.intersection(heads)


def test_no_office_learns_what_its_columns_do_not_have(beneficiary_books: BeneficiaryBooks) -> None:
    for path in beneficiary_books.personal:
        with zipfile.ZipFile(path) as archive:
            whole = b"".join(archive.read(name) for name in archive.namelist()).decode()
        for number in NUMBERS:
            assert number[-6:] not in whole
    every = {
        id: [row for row in office_sheet(beneficiary_books, id) if row and isinstance(row[0], int)]
        for id in LEAVES
    }
    # The daughter is pregnant: the health office alone sees it, the others see a member.
    mine = {id: [row for row in rows if "Lê Thị Em" in row] for id, rows in every.items()}
    assert (
        mine["da3.2-dinh-duong"][0][9:11] == ["Không", "Có"] or "Có" in mine["da3.2-dinh-duong"][0]
    )
    for id in ("da6.1-thong-tin", "da5-nha-o", "vay-von"):
        assert mine[id] == []
    # He is disabled, for which he is listed; no cell has it.
    for id in ("da2-sinh-ke", "da3.1-nong-nghiep"):
        (row,) = [row for row in every[id] if "Lê Văn Bình" in row[4:5]]
        assert row[5:] == ["Nam", "1970", "Chủ hộ", "Hộ nghèo", "Có việc làm"]


def test_ages_are_of_the_day_and_births_as_they_are_written(
    beneficiary_books: BeneficiaryBooks,
) -> None:
    rows = [
        row
        for row in office_sheet(beneficiary_books, "da3.2-dinh-duong")
        if row and row[0] in (1, 2, 3)
    ]
    assert [row[4:7] for row in rows if row[4] == "Lê Thị Em"] == [
        ["Lê Thị Em", "Nữ", "16/01/2009"]
    ]
    # Sixteen on the day.
    assert "Lê Văn Út" not in [row[4] for row in rows]
    people = [
        row[4:7]
        for row in office_sheet(beneficiary_books, "bhyt")
        if row and isinstance(row[0], int)
    ]
    assert ["Lê Văn Bình", "Nam", "1970"] in people


def test_a_commune_has_its_own_households_only(beneficiary_books: BeneficiaryBooks) -> None:
    book = cells(beneficiary_books.communes["Xã Tân Mỹ"])
    assert list(book) == ["Đủ điều kiện", "Cần hỏi thêm", "Không thuộc diện"]
    listed = [row for row in book["Đủ điều kiện"] if row and isinstance(row[0], int)]
    assert [row[:4] for row in listed] == [[1, "Đỗ Văn Giàu", "Ấp Thử", "Hộ nghèo"]]
    assert "Dự án 5; Tiểu dự án 1, Dự án 6" in listed[0][4]
    (asked,) = [row for row in book["Cần hỏi thêm"] if row and isinstance(row[0], int)]
    assert "Đỗ Văn Giàu: Tình trạng việc làm" in asked[4]
    assert "Mỹ An Hưng" not in str(book)
    other = cells(beneficiary_books.communes["Xã Mỹ An Hưng A"])["Không thuộc diện"]
    bands = [row[0] for row in other if row and "trên 03 năm" in str(row[0])]
    assert bands == [
        "Dự án 5: hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo – không bảo đảm điều kiện “là hộ độc lập "
        "trên 03 năm” (Kế hoạch giảm nghèo năm 2024 của huyện Lấp Vò, mục 2.4): 1 hộ"
    ]
    at = other.index(bands)
    assert other[at + 1] == [1, "Lê Văn Bình", "Ấp Thử", "Hộ nghèo"]


def test_the_summary_adds_up(
    both_communes: Beneficiaries, beneficiary_books: BeneficiaryBooks
) -> None:
    rows = cells(beneficiary_books.summary)["Tổng hợp"]
    at = rows.index(["Dự án 5: hỗ trợ nhà ở cho hộ nghèo, hộ cận nghèo (đơn vị: hộ)"])
    assert rows[at + 1 : at + 4] == [
        [1, "Xã Mỹ An Hưng A", 5, 1, 1, 3],
        [2, "Xã Tân Mỹ", 1, 1, 0, 0],
        [None, "Cộng", 6, 2, 1, 3],
    ]


def test_files_are_closed_to_others_and_the_same_again(
    both_communes: Beneficiaries, beneficiary_books: BeneficiaryBooks, tmp_path: Path
) -> None:
    again = write_beneficiary_books(both_communes, tmp_path / "b", "vi", SILENCE)
    for one, other in zip(
        (beneficiary_books.summary, *beneficiary_books.personal),
        (again.summary, *again.personal),
        strict=True,
    ):
        assert one.name == other.name
        assert one.read_bytes() == other.read_bytes()
    for path in again.personal:
        assert rights_are(path, 0o600)
    assert again.summary.name == "tong-hop.xlsx"
    # A folder of surveys passes over all of them.
    assert {product_of(path) for path in (again.summary, *again.personal)} == {"beneficiaries"}
    assert [path.name for path in again.communes.values()] == [
        "xa-my-an-hung-a.xlsx",
        "xa-tan-my.xlsx",
    ]


def test_a_folder_that_is_a_file_and_an_input_as_output_are_refused(
    both_communes: Beneficiaries, tmp_path: Path
) -> None:
    file = tmp_path / "x"
    file.write_text("")
    with pytest.raises(UsageProblem) as no_folder:
        write_beneficiary_books(both_communes, file, "vi", SILENCE)
    assert no_folder.value.fault.code == "RV-151"
    own = replace(both_communes, books=(tmp_path / "out" / "xa-tan-my.xlsx",))
    with pytest.raises(UsageProblem) as input_file:
        write_beneficiary_books(own, tmp_path / "out", "vi", SILENCE)
    assert input_file.value.fault.code == "RV-157"
    assert not (tmp_path / "out").exists()


def test_the_paper_is_of_the_smallest_place_that_has_all(both_communes: Beneficiaries) -> None:
    one, other = both_communes.infos
    assert unit_of_paper([one], "vi").name == "Xã Mỹ An Hưng A"
    both = unit_of_paper([one, other], "vi")
    assert (both.name, both.places) == ("Huyện Lấp Vò", "Huyện Lấp Vò, Tỉnh Đồng Tháp")
    assert unit_of_paper([one, replace(other, district=None)], "vi").name == "Tỉnh Đồng Tháp"


class Faults(Silence):
    """Keeps what is reported."""

    def __init__(self) -> None:
        self.seen: list[Fault] = []

    def fault(self, fault: Fault) -> None:
        self.seen.append(fault)


def test_lists_of_an_earlier_run_that_this_one_has_not_are_named(
    both_communes: Beneficiaries, beneficiary_books: BeneficiaryBooks, tmp_path: Path
) -> None:
    folder = tmp_path / "a"
    shutil.copytree(beneficiary_books.summary.parent, folder)
    own = next(iter(both_communes.findings))
    fewer = replace(both_communes, findings=(own,))
    heard = Faults()
    written = write_beneficiary_books(fewer, folder, "vi", heard)
    left = {path.name for path in beneficiary_books.offices.values()} - {
        path.name for path in written.offices.values()
    }
    (fault,) = (one for one in heard.seen if one.code == "RV-1334")
    assert (len(left), fault.params["names"]) == (len(beneficiary_books.offices) - 1, sorted(left))
    again = Faults()
    write_beneficiary_books(both_communes, folder, "vi", again)
    assert "RV-1334" not in [one.code for one in again.seen]


def test_lists_of_invented_data_say_so(both_communes: Beneficiaries, tmp_path: Path) -> None:
    """Of two communes the lists of both name the invented one; the real one's own say nothing."""
    infos = (replace(both_communes.infos[0], synthetic=True), both_communes.infos[1])
    written = write_beneficiary_books(
        replace(both_communes, infos=infos), tmp_path / "a", "vi", SILENCE
    )
    notice = "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT"
    invented, real = (info.commune for info in infos)
    wanted: dict[Path, str | None] = {written.communes[invented]: notice}
    wanted[written.communes[real]] = None
    for path in (written.summary, *written.offices.values()):
        wanted[path] = f"{notice}: {invented}"
    for path, words in wanted.items():
        assert openpyxl.load_workbook(path).properties.description == words
        for name, rows in cells(path).items():
            assert [row[0] for row in rows[:4] if row].count(words) == (words is not None), name
