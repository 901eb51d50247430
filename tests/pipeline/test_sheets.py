"""`ravo sheets`: which households get a sheet, in which files, and what is kept."""

from pathlib import Path

import pytest
from docx import Document

from support.books import household, member, write
from support.programs import inside

VILLAGE = "Thôn/ấp/bản/tổ dân phố"


def lines(path: Path) -> str:
    return "\n".join(
        cell.text
        for table in Document(str(path)).tables
        for row in table.rows
        for cell in row.cells
    )


@pytest.fixture
def survey_with_a_departure(tmp_path: Path) -> Path:
    return write(
        tmp_path / "xa.xlsx",
        [
            household("H1", **{"Tường bền chắc": "Có"}),
            household("H2", **{VILLAGE: "Ấp Hai", "Họ và tên chủ hộ": "Lê Thị Hai"}),
            household("H3", **{"Lý do biến động": "Chuyển đi", "Điểm B1": None}),
        ],
        [member("H1"), member("H1", "Con", **{"Họ và tên": "Nguyễn Văn Con"}), member("H2")],
    )


def test_one_document_without_who_left(survey_with_a_departure: Path, tmp_path: Path) -> None:
    out = tmp_path / "phieu.docx"
    done = inside("sheets", survey_with_a_departure, "-o", out, "--blank", "2")
    assert done.returncode == 0
    assert "4 phiếu, trong đó 2 phiếu trống; 1 tệp." in done.stderr
    assert "1 hộ đã chết, chuyển đi hoặc nhập hộ" in done.stderr
    printed = lines(out)
    assert all(f"Phiếu số {n}/4" in printed for n in range(1, 5))
    assert "Mã hộ: H1" in printed
    assert "Nguyễn Văn Con" in printed
    assert "H3" not in printed


def test_a_document_for_each_village_and_nothing_edited_is_lost(
    survey_with_a_departure: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "phieu"
    names = ["phieu-2024-ap-hai.docx", "phieu-2024-ap-thu.docx"]
    assert inside("sheets", survey_with_a_departure, "--by-village", "-o", folder).returncode == 0
    assert sorted(path.name for path in folder.iterdir()) == names
    assert "Lê Thị Hai" in lines(folder / names[0])
    assert "Lê Thị Hai" not in lines(folder / names[1])
    assert inside("sheets", survey_with_a_departure, "--by-village", "-o", folder).returncode == 0
    assert len(list(folder.iterdir())) == 2
    edited = Document(str(folder / names[0]))
    edited.add_paragraph("Sửa tay")
    edited.core_properties.last_modified_by = "Cán bộ"
    edited.save(str(folder / names[0]))
    done = inside("sheets", survey_with_a_departure, "--by-village", "-o", folder)
    assert "RV-100" in done.stderr
    (kept,) = folder.glob("*.truoc*")
    assert Document(str(folder / names[0])).paragraphs[-1].text != "Sửa tay"
    kept.rename(tmp_path / "truoc.docx")
    assert Document(str(tmp_path / "truoc.docx")).paragraphs[-1].text == "Sửa tay"


def test_villages_with_one_long_beginning_have_documents_of_their_own(tmp_path: Path) -> None:
    villages = [f"{'Ấp Mỹ ' * 50}{number}" for number in (1, 2)]
    homes = [household(f"H{number}", **{VILLAGE: name}) for number, name in enumerate(villages)]
    survey = write(tmp_path / "xa.xlsx", homes, [member("H0"), member("H1")])
    folder = tmp_path / "phieu"
    assert inside("sheets", survey, "--by-village", "-o", folder).returncode == 0
    printed = [lines(path) for path in sorted(folder.iterdir())]
    assert ["Mã hộ: H0" in text for text in printed].count(True) == 1
    assert ["Mã hộ: H1" in text for text in printed].count(True) == 1


def test_last_years_facts_are_printed_as_such(tmp_path: Path) -> None:
    confirmed = "Đã xác nhận dữ kiện nhà ở năm trước"
    survey = write(
        tmp_path / "xa.xlsx",
        [
            household("H1", **{"Tường bền chắc": "Có", confirmed: None}),
            household("H2", **{"Tường bền chắc": "Không", confirmed: "Có"}),
            household("H3", **{"Lý do biến động": "Chuyển đến", "Phân loại đầu kỳ": None}),
        ],
        [member("H1"), member("H2"), member("H3")],
    )
    assert inside("sheets", survey, "-o", tmp_path / "phieu.docx").returncode == 0
    printed = lines(tmp_path / "phieu.docx")
    assert printed.count("(năm trước: Có)") == 1
    assert printed.count("(đã ghi: Không)") == 1
    # The four merged cells of its row.
    assert printed.count("☒\N{NO-BREAK SPACE}Chuyển\N{NO-BREAK SPACE}đến") == 4
    assert printed.count("Đầu kỳ: Ngoài danh sách") == 1


def test_blank_sheets_alone_name_their_commune(tmp_path: Path) -> None:
    out = tmp_path / "phieu.docx"
    words = ("sheets", "--blank", "1", "--year", "2024", "--code", "30172", "-o", out)
    assert inside(*words).returncode == 0
    assert "XÃ MỸ AN HƯNG A" in lines(out)


def test_what_cannot_be_meant_is_one_sentence(
    survey_with_a_departure: Path, tmp_path: Path
) -> None:
    empty = write(tmp_path / "trong.xlsx", [household("H1", **{"Lý do biến động": "Chết"})])
    out = tmp_path / "phieu.docx"
    for words, code in (
        (("-o", out), "RV-1121"),
        (("--blank", "2", "-o", out), "RV-1122"),
        (("--blank", "2", "--by-village", "-o", tmp_path), "RV-1123"),
        (("--blank", "-1", survey_with_a_departure, "-o", out), "RV-1126"),
        ((empty, "-o", out), "RV-1127"),
        ((survey_with_a_departure, "-o", tmp_path / "phieu.txt"), "RV-1011"),
        ((survey_with_a_departure, "-o", "-"), "RV-1012"),
    ):
        done = inside("sheets", *words)
        assert done.returncode == 2, words
        assert code in done.stderr
        assert not out.exists()


def test_a_household_without_a_code_to_print_is_told(tmp_path: Path) -> None:
    survey = write(tmp_path / "xa.xlsx", [household("087062005288")], [member("087062005288")])
    done = inside("sheets", survey, "-o", tmp_path / "phieu.docx")
    assert "RV-1128" in done.stderr
    assert "087062005288" not in lines(tmp_path / "phieu.docx")


def test_households_with_one_code_are_named_and_a_template_is_not_written_over(
    tmp_path: Path,
) -> None:
    survey = write(tmp_path / "xa.xlsx", [household("H1"), household("H1"), household("H2")])
    done = inside("sheets", survey, "-o", tmp_path / "phieu.docx")
    assert "RV-1132: 2 phiếu" in done.stderr
    assert "RV-1128" not in done.stderr
    template = (tmp_path / "phieu.docx").read_bytes()
    own = tmp_path / "phieu.docx"
    done = inside("sheets", survey, "--template", own, "-o", own)
    assert "RV-157" in done.stderr
    assert own.read_bytes() == template


def test_villages_beyond_number_are_no_villages(tmp_path: Path) -> None:
    rows = [household(f"H{n}", **{VILLAGE: f"Số nhà {n}"}) for n in range(201)]
    survey = write(tmp_path / "xa.xlsx", rows)
    done = inside("sheets", survey, "--by-village", "-o", tmp_path / "phieu")
    assert done.returncode == 2
    assert "RV-1129" in done.stderr
