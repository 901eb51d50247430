"""`ravo documents`, as an officer calls it: what is written, what is said, what is refused."""

from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from ravo.criteria import load_edition
from support.books import household, member, write
from support.districts import lines_of
from support.paper_homes import tables
from support.programs import inside
from support.register_homes import INDICATORS, add, home, made_list, person

NUMBER = "087070001234"
FAMILY = [
    member("H1", "Chủ hộ", **{"Họ và tên": "Nguyễn Văn Thử"}),
    member(
        "H1", "Con", **{"Họ và tên": "Nguyễn Thị Con", "Giới tính": "Nữ", "Ngày/năm sinh": "2001"}
    ),
]
HOMES: list[dict[str, Any]] = [
    household("H1", 4, **{"Số định danh cá nhân/CCCD": NUMBER}),
    household("H2", 1, **{"Thôn/ấp/bản/tổ dân phố": "Ấp Hai", "Họ và tên chủ hộ": "Lê Thị Hai"}),
    household(
        "H3",
        0,
        **{
            "Điểm B1": 150,
            "Họ và tên chủ hộ": "Võ Văn Ba",
            "Phân loại đầu kỳ": "Hộ nghèo",
        },
    ),
    household(
        "H4",
        0,
        **{
            "Điểm B1": 160,
            "Họ và tên chủ hộ": "Trần Văn Tư",
            "Nội dung đề nghị": "Vào danh sách (Mẫu 01)",
            "Phân loại đầu kỳ": "Hộ không nghèo",
        },
    ),
    household("H5", 4, **{"Điểm B1": None, "Họ và tên chủ hộ": "Phan Văn Năm"}),
]
ACCOUNT = (
    "Xã Mỹ An Hưng A: đã đọc 5 hộ = trong quyết định 3 + không thuộc danh sách nào 1 + chưa xác "
    "định 1 + không hợp lệ 0 + đã rời danh sách 0 + dòng trống 0."
)


@pytest.fixture(scope="module")
def scored_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A survey and its results."""
    place = tmp_path_factory.mktemp("commune")
    write(place / "xa.xlsx", HOMES, FAMILY)
    inside("score", place / "xa.xlsx", "-o", place / "xa.ket-qua.xlsx", "-q")
    return place


def written(out: Path) -> list[str]:
    return sorted(path.name for path in out.iterdir())


@pytest.mark.parametrize("name", ["xa.xlsx", "xa.ket-qua.xlsx"])
def test_a_decision_of_a_survey_is_that_of_its_results(
    scored_folder: Path, tmp_path: Path, name: str
) -> None:
    done = inside("documents", "decision", scored_folder / name, "-o", tmp_path)
    assert done.returncode == 0
    assert ACCOUNT in done.stderr
    assert "RV-1358" in done.stderr
    assert "H5" in done.stderr
    assert "Phan Văn Năm" not in done.stderr
    (file,) = written(tmp_path)
    assert file == "quyet-dinh-30172-xa-my-an-hung-a-2024.docx"
    data = (tmp_path / file).read_bytes()
    lists = [table[1:] for table in tables(data) if table[0][0] == "STT"]
    assert lists == [
        [["1", "Nguyễn Văn Thử", "Ấp Thử", "2"]],
        [["1", "Lê Thị Hai", "Ấp Hai", "2"]],
        [["1", "Võ Văn Ba", "Ấp Thử", "2"]],
    ]


def test_certificates_are_by_village_and_have_no_whole_number(
    scored_folder: Path, tmp_path: Path
) -> None:
    done = inside("documents", "certificates", scored_folder / "xa.xlsx", "-o", tmp_path)
    assert done.returncode == 0
    assert "Đã lập 2 giấy chứng nhận." in done.stderr
    assert "đã đọc 5 hộ = có giấy chứng nhận 2 + không phải hộ nghèo" in done.stderr
    # Who is not named among the members, and the years that nobody knows, are said by code.
    assert [code in done.stderr for code in ("RV-1355", "RV-1356", "RV-1357")] == [
        True,
        True,
        False,
    ]
    stem = "giay-chung-nhan-30172-xa-my-an-hung-a-2024"
    assert written(tmp_path) == [f"{stem}-ap-hai.docx", f"{stem}-ap-thu.docx"]
    words = lines_of(tmp_path / f"{stem}-ap-thu.docx")
    assert any("Số CCCD/CMND: ……………………1234" in line for line in words)
    assert NUMBER not in " ".join(words)
    rows = tables((tmp_path / f"{stem}-ap-thu.docx").read_bytes())[1]
    assert [row[1:6] for row in rows[2:4]] == [
        ["Nguyễn Văn Thử", "", "Chủ hộ", "1970", ""],
        ["Nguyễn Thị Con", "", "Con", "", "2001"],
    ]


def test_certificates_are_as_many_as_the_classes_in_the_results(
    scored_folder: Path, tmp_path: Path
) -> None:
    inside("documents", "certificates", scored_folder / "xa.ket-qua.xlsx", "-o", tmp_path, "-q")
    given: Counter[str] = Counter()
    for path in tmp_path.iterdir():
        for table in tables(path.read_bytes()):
            given.update(row[1] for row in table if row[0] == "2024")
    sheet = openpyxl.load_workbook(scored_folder / "xa.ket-qua.xlsx")["Kết quả"]
    at = next(at for at, cell in enumerate(sheet[2]) if cell.value == "ma_phan_loai")
    classes = Counter(row[at].value for row in sheet.iter_rows(min_row=3))
    assert (given["N"], given["CN"]) == (classes["poor"], classes["near_poor"]) == (1, 1)


def test_a_year_of_the_register_has_what_that_knows_and_no_more(
    scored_folder: Path, tmp_path: Path
) -> None:
    register = str(tmp_path / "so.sqlite")
    head = person("Nguyễn Văn Thử", 1970, NUMBER)
    # Its lists have two indicators: what they say of the others is not known.
    add(register, made_list([home("H1", head, klass="near_poor", answers="10")], "2023", "30172"))
    out = tmp_path / "out"
    words = (
        "documents",
        "certificates",
        scored_folder / "xa.xlsx",
        "-o",
        out,
        "--register",
        register,
    )
    done = inside(*words)
    (file,) = [path for path in out.iterdir() if "ap-thu" in path.name]
    rows = {row[0]: row for row in tables(file.read_bytes())[2]}
    assert {len(row) for row in rows.values()} == {15}
    named = next(iter(load_edition("nd07-2021").indicators)).id
    assert named == INDICATORS[0]
    assert rows["2023"][1:14] == ["CN", "x", "–", *[""] * 10]
    assert rows["2022"][1:14] == [""] * 13
    assert "RV-1355" in done.stderr


def test_whole_numbers_are_printed_where_they_are_asked_for_and_known(
    scored_folder: Path, tmp_path: Path
) -> None:
    done = inside(
        "documents", "certificates", scored_folder / "xa.xlsx", "-o", tmp_path, "--whole-numbers"
    )
    (file,) = [path for path in tmp_path.iterdir() if "ap-thu" in path.name]
    assert any(f"Số CCCD/CMND: {NUMBER}" in line for line in lines_of(file))
    # Of the other household it is not known.
    assert "RV-1357" in done.stderr
    assert NUMBER not in done.stderr


def test_results_whose_household_lost_its_head_make_no_certificate(
    scored_folder: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(scored_folder / "xa.ket-qua.xlsx")
    sheet = book["Kết quả"]
    place = next(at for at, cell in enumerate(sheet[2]) if cell.value == "chu_ho")
    row = next(row for row in sheet.iter_rows(min_row=3) if row[0].value == "H2")
    row[place].value = None
    book.save(tmp_path / "sua.xlsx")
    out = tmp_path / "out"
    done = inside("documents", "certificates", tmp_path / "sua.xlsx", "-o", out)
    assert done.returncode == 2
    assert "RV-1353" in done.stderr
    assert "H2" in done.stderr
    assert not out.exists()


def test_refusals_need_to_know_who_asked(scored_folder: Path, tmp_path: Path) -> None:
    done = inside("documents", "refusals", scored_folder / "xa.xlsx", "-o", tmp_path)
    assert done.returncode == 0
    assert "Đã lập 1 thông báo không công nhận." in done.stderr
    (file,) = tmp_path.iterdir()
    assert "Kính gửi: Ông (bà) Trần Văn Tư" in lines_of(file)
    # Results keep who asked, and give the same letter.
    out = tmp_path / "results"
    done = inside("documents", "refusals", scored_folder / "xa.ket-qua.xlsx", "-o", out)
    assert done.returncode == 0
    (same,) = out.iterdir()
    assert same.read_bytes() == file.read_bytes()
    assert not [path for path in out.iterdir() if path.suffix != ".docx"]


def test_the_year_before_says_who_escaped(scored_folder: Path, tmp_path: Path) -> None:
    info = {"Năm rà soát": 2023, "Xã/phường/thị trấn": "Xã Mỹ An Hưng A"}
    info |= {"Tỉnh/thành phố": "Tỉnh Đồng Tháp", "Huyện/quận/thị xã": "Huyện Lấp Vò"}
    info |= {"Tổng số hộ dân cư": 2000, "Tổng số nhân khẩu": 7000}
    # By its own record H3 was poor, by last year's review near-poor.
    old = [household("H3", 1, **{"Họ và tên chủ hộ": "Võ Văn Ba"})]
    write(tmp_path / "truoc.xlsx", old, info=info)
    out = tmp_path / "out"
    words = ("documents", "decision", scored_folder / "xa.xlsx", "-o", out)
    other = {**info, "Xã/phường/thị trấn": "Xã Mỹ An Hưng B"}
    write(tmp_path / "xa-khac.xlsx", [household("H8", 1)], info=other)
    done = inside(*words, "--previous", tmp_path / "xa-khac.xlsx", tmp_path / "truoc.xlsx")
    assert "thoát nghèo 0, thoát cận nghèo 1" in done.stderr
    register = str(tmp_path / "so.sqlite")
    inside("register", "add", tmp_path / "truoc.xlsx", "--register", register, "-q")
    done = inside(*words, "--register", register)
    assert "thoát nghèo 0, thoát cận nghèo 1" in done.stderr
    done = inside(*words)
    assert "thoát nghèo 1, thoát cận nghèo 0" in done.stderr
    done = inside(
        "documents",
        "decision",
        tmp_path / "truoc.xlsx",
        "-o",
        out,
        "--previous",
        scored_folder / "xa.xlsx",
    )
    assert (done.returncode, "RV-1350" in done.stderr) == (2, True)


def test_a_decision_that_was_edited_is_kept_beside_the_new_one(
    scored_folder: Path, tmp_path: Path
) -> None:
    words = ("documents", "decision", scored_folder / "xa.xlsx", "-o", tmp_path, "-q")
    inside(*words)
    (file,) = tmp_path.iterdir()
    first = file.read_bytes()
    inside(*words)
    assert file.read_bytes() == first
    assert len(written(tmp_path)) == 1
    edited = Document(str(file))
    edited.core_properties.last_modified_by = "Văn phòng"
    edited.save(str(file))
    inside(*words)
    assert len(written(tmp_path)) == 2


def test_a_commune_in_two_workbooks_gets_no_two_decisions(
    scored_folder: Path, tmp_path: Path
) -> None:
    done = inside(
        "documents",
        "decision",
        scored_folder / "xa.xlsx",
        scored_folder / "xa.ket-qua.xlsx",
        "-o",
        tmp_path,
    )
    assert (done.returncode, "RV-453" in done.stderr) == (2, True)
    assert not written(tmp_path)


def test_the_day_and_the_settings_of_the_office_are_printed(
    scored_folder: Path, tmp_path: Path
) -> None:
    settings = tmp_path / "report.toml"
    settings.write_text('signed_by = "Trần Thị B"\nplace = "Lấp Vò"\n', encoding="utf-8")
    out = tmp_path / "out"
    words = ("documents", "decision", scored_folder / "xa.xlsx", "-o", out, "-q")
    inside(*words, "--settings", settings, "--on", "2024-12-05")
    (file,) = out.iterdir()
    head, sign = (tables(file.read_bytes())[place] for place in (0, 1))
    assert head[1][1] == "Lấp Vò, ngày 05 tháng 12 năm 2024"
    assert "Trần Thị B" in sign[0][1]


def test_templates_are_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "giay-chung-nhan.docx").write_bytes(b"own")
    done = inside("documents", "templates", "-o", tmp_path)
    assert (done.returncode, "RV-1365" in done.stderr) == (2, True)
    assert written(tmp_path) == ["giay-chung-nhan.docx"]
