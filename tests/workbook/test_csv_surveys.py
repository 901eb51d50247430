"""A folder or a zip of CSV files read as one survey: the same verdicts as the workbook."""

import csv
import io
import json
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.faults import Fault, InputProblem
from ravo.pipeline.reviews import json_line, review_workbook
from ravo.survey.settings import ReadSettings
from ravo.workbook.book import book_bytes
from ravo.workbook.csv_text import SEPARATORS, text_rows
from ravo.workbook.folders import gather
from ravo.workbook.opened import open_workbook
from support.archives import written
from support.books import household, member, write

FILES = {"Thông tin": "thong-tin.csv", "Hộ": "ho.csv", "Thành viên": "thanh-vien.csv"}
SETTINGS = ReadSettings()


def rows_of(path: Path) -> dict[str, list[list[str]]]:
    book = openpyxl.load_workbook(path)
    return {
        FILES[sheet.title]: [
            ["" if cell is None else str(cell) for cell in row]
            for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in book
    }


def text_of(rows: list[list[str]], mark: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=mark).writerows(rows)
    return out.getvalue()


def in_1258(text: str) -> bytes:
    """Return Windows-1258: letters with their hats and horns, tones as signs behind them."""
    made = bytearray()
    for char in text:
        try:
            made += char.encode("cp1258")
        except UnicodeEncodeError:
            apart = unicodedata.normalize("NFD", char)
            tone = next(sign for sign in apart if sign in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", apart.replace(tone, ""))
            made += (base + tone).encode("cp1258")
    return bytes(made)


CODES = {
    "utf-8": lambda text: text.encode(),
    "utf-8 with its mark": lambda text: text.encode("utf-8-sig"),
    "utf-8 apart": lambda text: unicodedata.normalize("NFD", text).encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "windows-1258": in_1258,
}


@pytest.fixture(scope="module")
def whole_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    households = [
        household("001", 3, **{"Thu nhập bình quân đầu người/tháng": "1.250.000"}),
        household("002", 0, **{"Họ và tên chủ hộ": 'Trần Thị "Út", em', "Điểm B1": 150}),
    ]
    members = [
        member("001"),
        member("001", "Vợ/chồng", **{"Họ và tên": "Lê Thị Thử", "Ngày/năm sinh": "05/12/1972"}),
        member("002", **{"Họ và tên": 'Trần Thị "Út", em'}),
        member("002", "Con", **{"Họ và tên": "Trần Thử", "Ngày/năm sinh": "2010"}),
    ]
    return write(tmp_path_factory.mktemp("book") / "xa-a.xlsx", households, members)


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return folder


def files_of(book: Path, code: str = "utf-8", mark: str = ",") -> dict[str, bytes]:
    return {name: CODES[code](text_of(rows, mark)) for name, rows in rows_of(book).items()}


def result(path: Path) -> dict[str, Any]:
    """Return the JSON of a survey without what names its files, and the words, which do so."""
    outcome = review_workbook(path, SETTINGS)
    assert outcome.review is not None, outcome.problem
    whole = json.loads("".join(json_line(outcome, "vi", households=True)))
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    for sheet, file in FILES.items():
        text = text.replace(f'"{file}"', f'"{sheet}"')
    made: dict[str, Any] = json.loads(text)
    for name in ("path", "sha256"):
        del made["input"][name]
    for fault in made["faults"]:
        del fault["message"], fault["hint"]
    return made


@pytest.fixture(scope="module")
def result_of_book(whole_book: Path) -> dict[str, Any]:
    return result(whole_book)


def problem(path: Path) -> str:
    return refused(path).code


def refused(path: Path) -> Fault:
    outcome = review_workbook(path, SETTINGS)
    assert outcome.problem is not None
    return outcome.problem.fault


def codes(path: Path) -> list[str]:
    review = review_workbook(path, SETTINGS).review
    assert review is not None
    return [fault.code for fault in review.faults]


WORDS = ("Nguyễn", "Thị", "Bốn", "Ấp", "Đường", "Thửa", "0017", "1.250.000", "2,5", "-4", "@x")
MARKS = ("a;b", "x|y", "c\td", 'nói "vậy"', "dòng\nhai", "12/05/1990", "=", "+84")
CELLS = st.lists(st.sampled_from(WORDS + MARKS), max_size=3).map(" ".join)


@given(
    rows=st.lists(st.lists(CELLS, min_size=4, max_size=4), min_size=1, max_size=5),
    code=st.sampled_from(list(CODES)),
    mark=st.sampled_from(SEPARATORS),
    end=st.sampled_from(["\n", "\r\n"]),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(max_examples=80, deadline=None)
def test_any_cells_come_back_from_any_code_and_separator(
    rows: list[list[str]], code: str, mark: str, end: str, quoting: Any
) -> None:
    heading = ["Mã hộ", "Họ và tên chủ hộ", "Dân tộc", "Thôn/ấp/bản/tổ dân phố", "Ghi chú"]
    table = [heading, *(["0001", *row] for row in rows)]
    out = io.StringIO()
    csv.writer(out, delimiter=mark, lineterminator=end, quoting=quoting).writerows(table)
    read = text_rows("ho.csv", CODES[code](out.getvalue()))
    assert read.rows == table
    assert (read.heading, read.width, read.cut) == (0, 5, frozenset())


@pytest.mark.parametrize(
    ("code", "mark"),
    [*((code, ",") for code in CODES), ("utf-8", ";"), ("utf-16", "\t"), ("windows-1258", ";")],
)
def test_every_code_and_separator_gives_what_the_workbook_gives(
    tmp_path: Path, whole_book: Path, code: str, mark: str, result_of_book: dict[str, Any]
) -> None:
    files = files_of(whole_book, code, mark)
    assert result(put(tmp_path / "xa-a", files)) == result_of_book


def test_a_zip_gives_what_the_folder_gives(
    tmp_path: Path, whole_book: Path, result_of_book: dict[str, Any]
) -> None:
    files = {f"xã A/{name}": data for name, data in files_of(whole_book).items()}
    aside = {"__MACOSX/xã A/._ho.csv": b"x", "xã A/.DS_Store": b"x", "xã A/Thumbs.db": b"x"}
    assert result(written(tmp_path / "xa-a.zip", {**files, **aside})) == result_of_book


@pytest.mark.parametrize(
    "names",
    [
        ("xa-a-Thông tin.csv", "xa-a-Hộ.csv", "xa-a-Thành viên.csv"),
        ("Xã A - Thông tin.csv", "Xã A - Hộ.csv", "Xã A - Thành viên.csv"),
        ("Thông tin.txt", "Hộ.txt", "Thành viên.txt"),
        ("1. Thông tin.tsv", "2. Hộ.tsv", "3. Thành viên.tsv"),
    ],
)
def test_names_that_programs_give_are_known(
    tmp_path: Path, whole_book: Path, names: tuple[str, ...]
) -> None:
    files = dict(zip(names, files_of(whole_book, "utf-16", "\t").values(), strict=True))
    assert "RV-417" not in codes(put(tmp_path / "xa", files))


def test_a_tcvn3_file_is_converted_as_a_workbook_is(tmp_path: Path) -> None:
    from ravo.workbook.csv_text import text_of as read_text

    words = "Hä vµ tªn chñ hé;Giíi tÝnh;D©n téc;Sè nh©n khÈu;§iÓm;NguyÔn V¨n Thö\r\n"
    assert read_text("ho.csv", words.encode("cp1252")) == words


def test_a_text_that_two_codes_fit_is_refused(tmp_path: Path, whole_book: Path) -> None:
    files = files_of(whole_book)
    files["ho.csv"] = "Hé,x\nHé,y\n".encode("cp1252")
    assert problem(put(tmp_path / "xa", files)) == "RV-1185"


@pytest.mark.parametrize(
    ("old", "new", "code", "row"),
    [
        ("Ấp Thử", '"Ấp Thử', "RV-1186", 4),
        ("Ấp Thử", "Số 5, Ấp Thử", "RV-1187", None),
        ("Ấp Thử", "Ấp \0Thử", "RV-1185", None),
        ("Nguyễn Văn Thử", "Nguy?n V?n Th?m", "RV-1192", 4),
        ("Ấp Thử", "Ấp Th\ufffd", "RV-1192", 4),
    ],
)
def test_a_broken_file_is_refused_by_its_name_and_line(
    tmp_path: Path, whole_book: Path, old: str, new: str, code: str, row: int | None
) -> None:
    files = files_of(whole_book)
    text = files["ho.csv"].decode().replace(old, new, 1).replace("Mã hộ", '"Mã\nhộ"', 1)
    files["ho.csv"] = b"sep=,\r\n" + text.encode()
    fault = refused(put(tmp_path / "xa", files))
    assert (fault.code, fault.params["path"], fault.params.get("row")) == (code, "ho.csv", row)


def test_letters_lost_in_another_code_are_named_as_lost(tmp_path: Path, whole_book: Path) -> None:
    files = {
        name: data.decode().encode("cp1252", "replace")
        for name, data in files_of(whole_book).items()
    }
    assert problem(put(tmp_path / "xa", files)) == "RV-1192"


def test_damaged_bytes_of_a_file_in_utf_8_are_named_by_line(
    tmp_path: Path, whole_book: Path
) -> None:
    files = files_of(whole_book)
    lines = files["ho.csv"].splitlines(keepends=True)
    files["ho.csv"] = lines[0] + lines[1] + lines[2].replace("Ấp".encode(), in_1258("Ấp"))
    fault = refused(put(tmp_path / "xa", files))
    assert (fault.code, fault.params["row"]) == ("RV-1193", 3)


def test_rows_with_another_separator_are_refused(tmp_path: Path, whole_book: Path) -> None:
    files = files_of(whole_book)
    lines = files["ho.csv"].splitlines(keepends=True)
    other = files_of(whole_book, mark=";")["ho.csv"].splitlines(keepends=True)
    files["ho.csv"] = lines[0] + lines[1] + other[2]
    fault = refused(put(tmp_path / "xa", files))
    assert (fault.code, fault.params["rows"]) == ("RV-1191", ("3",))


def test_a_table_of_which_two_separators_make_even_rows_is_refused(
    tmp_path: Path, whole_book: Path
) -> None:
    files = files_of(whole_book)
    files["ho.csv"] = b"a,b;c\n1,2;3\n4,5;6\n"
    fault = refused(put(tmp_path / "xa", files))
    assert fault.code == "RV-1189"
    assert "ho.csv" in str(fault.params["path"])


def test_an_empty_table_is_refused(tmp_path: Path, whole_book: Path) -> None:
    fault = refused(put(tmp_path / "xa", {**files_of(whole_book), "thu-nhap.csv": b""}))
    assert (fault.code, fault.params["path"]) == ("RV-108", "thu-nhap.csv")


def test_a_formula_is_no_value(tmp_path: Path, whole_book: Path) -> None:
    files = files_of(whole_book)
    files["ho.csv"] = files["ho.csv"].replace(b",120,", b",=60*2,", 1)
    folder = put(tmp_path / "xa", files)
    assert "RV-202" in codes(folder)
    opened = open_workbook(folder)
    copy = openpyxl.load_workbook(io.BytesIO(book_bytes(opened)))
    assert "=60*2" in [cell.value for cell in copy["ho.csv"][2] if cell.data_type == "s"]


@pytest.mark.parametrize("lost", [1, 5])
def test_a_row_cut_short_has_no_class(tmp_path: Path, whole_book: Path, lost: int) -> None:
    files = files_of(whole_book)
    lines = files["ho.csv"].decode().splitlines()
    lines[2:] = [lines[2].rsplit(",", lost)[0]]
    files["ho.csv"] = "\n".join([lines[0] + ",Cột lạ", lines[1] + ",", lines[2] + ","]).encode()
    review = review_workbook(put(tmp_path / "xa", files), SETTINGS).review
    assert review is not None
    of_it = [fault for fault in review.faults if fault.household == "002"]
    assert [(f.code, f.sheet, f.cell) for f in of_it] == [("RV-1188", "ho.csv", "A3")]
    assert list(review.survey.rejected) == [False, True]


def test_blank_last_cells_that_excel_leaves_out_are_blank(tmp_path: Path) -> None:
    columns = ["Mã hộ", "Họ và tên chủ hộ", "Ghi chú", "Lý do biến động"]
    whole = [["Mã", "Tên", "", ""]] * 15
    rows = [columns, *whole, *[["Mã", "Tên"]] * 16, ["Mã", "Tên"]]
    read = text_rows("ho.csv", text_of(rows).encode())
    assert (read.width, read.cut) == (4, frozenset())
    unended = text_rows("ho.csv", text_of(rows).rstrip().encode())
    assert unended.cut == {*range(16, 33)}
    rows[20] = ["Mã"]
    assert text_rows("ho.csv", text_of(rows).encode()).cut == {*range(16, 32)}


def test_an_error_text_is_no_value(tmp_path: Path, whole_book: Path) -> None:
    files = files_of(whole_book)
    files["ho.csv"] = files["ho.csv"].replace(b",120,", b",#N/A,", 1)
    assert "RV-201" in codes(put(tmp_path / "xa", files))


def test_a_code_kept_as_text_and_a_separator_line(
    tmp_path: Path, whole_book: Path, result_of_book: dict[str, Any]
) -> None:
    files = files_of(whole_book, "utf-8", ";")
    files["ho.csv"] = b"sep=;\r\n" + files["ho.csv"].replace(b"\n001;", b'\n="001";')
    assert result(put(tmp_path / "xa", files)) == result_of_book


def test_dates_with_the_month_first_are_refused(tmp_path: Path, whole_book: Path) -> None:
    files = files_of(whole_book)
    days = files["thanh-vien.csv"].decode().replace("1970", "12/25/1970")
    files["thanh-vien.csv"] = days.encode()
    assert problem(put(tmp_path / "xa", files)) == "RV-1190"


def test_files_beside_are_named_and_own_outputs_are_not(tmp_path: Path, whole_book: Path) -> None:
    files = {
        **files_of(whole_book),
        "cong-van.pdf": b"x",
        "xa.ket-qua.csv": b"x",
        "desktop.ini": b"x",
    }
    folder = put(tmp_path / "xa", files)
    (folder / "anh").mkdir()
    review = review_workbook(folder, SETTINGS).review
    assert review is not None
    (beside,) = (fault for fault in review.faults if fault.code == "RV-1180")
    assert beside.params["count"] == 2
    assert "cong-van.pdf" in str(beside.params["names"])


@pytest.mark.parametrize(
    "name", ["Hộ.csv", "Ho.CSV", "hộ.tsv", unicodedata.normalize("NFD", "Hộ.csv")]
)
def test_one_table_twice_is_refused(tmp_path: Path, whole_book: Path, name: str) -> None:
    files = files_of(whole_book)
    more = {**files, name: files["ho.csv"]}
    assert problem(written(tmp_path / "xa.zip", more)) == "RV-1182"
    folder = put(tmp_path / "xa", more)
    if len(list(folder.iterdir())) < len(more):
        return  # To this disk the two names are one.
    fault = refused(folder)
    assert (fault.code, fault.params["count"]) == ("RV-1182", 2)


def test_two_surveys_in_one_zip_are_refused(tmp_path: Path, whole_book: Path) -> None:
    two = {f"{place}/{name}": data for place in "ab" for name, data in files_of(whole_book).items()}
    assert problem(written(tmp_path / "xa.zip", two)) == "RV-1182"


def test_a_single_file_is_refused(tmp_path: Path, whole_book: Path) -> None:
    assert problem(put(tmp_path / "xa", files_of(whole_book)) / "ho.csv") == "RV-1181"


def test_a_zip_of_workbooks_is_refused(tmp_path: Path, whole_book: Path) -> None:
    assert (
        problem(written(tmp_path / "xa.zip", {"xa-a.xlsx": whole_book.read_bytes()})) == "RV-1183"
    )


@pytest.mark.parametrize("name", ["../thoat.csv", "a/../../b.csv", "/etc/x.csv", "C:\\x.csv"])
def test_a_zip_that_leads_out_is_refused(tmp_path: Path, whole_book: Path, name: str) -> None:
    assert problem(written(tmp_path / "xa.zip", {**files_of(whole_book), name: b"x"})) == "RV-115"


def test_two_entries_of_one_name_are_refused(tmp_path: Path, whole_book: Path) -> None:
    path = written(tmp_path / "xa.zip", files_of(whole_book))
    with zipfile.ZipFile(path, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("ho.csv", b"x")
    assert problem(path) == "RV-115"


@pytest.mark.parametrize(("way", "code"), [(8, "RV-104"), (99, "RV-1184")])
def test_a_locked_zip_is_refused(tmp_path: Path, whole_book: Path, way: int, code: str) -> None:
    path = written(tmp_path / "xa.zip", files_of(whole_book))
    data = bytearray(path.read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + flags : at + flags + 4] = bytes([1, 0, way, 0])
            at = data.find(mark, at + 1)
    path.write_bytes(data)
    assert problem(path) == code


def test_a_damaged_zip_is_refused_as_damaged(tmp_path: Path, whole_book: Path) -> None:
    path = written(tmp_path / "xa.zip", files_of(whole_book))
    data = bytearray(path.read_bytes())
    data[60] ^= 0xFF
    path.write_bytes(data)
    assert problem(path) == "RV-103"
    path.write_bytes(data[:-40])
    assert problem(path) == "RV-103"


def test_a_bomb_is_refused(tmp_path: Path, whole_book: Path) -> None:
    files = {**files_of(whole_book), "thu-nhap.csv": bytes(51 << 20)}
    assert problem(written(tmp_path / "xa.zip", files)) == "RV-106"


def test_a_folder_of_folders_is_many_communes(tmp_path: Path, whole_book: Path) -> None:
    put(tmp_path / "xa-a", files_of(whole_book))
    written(tmp_path / "xa-b.zip", files_of(whole_book))
    found = gather([tmp_path])
    assert [path.name for path in found.books] == ["xa-a", "xa-b.zip"]
    assert [fault.code for fault in found.faults] == []
    assert gather([tmp_path / "xa-a"]).books == (tmp_path / "xa-a",)


def test_workbooks_beside_tables_are_read_and_the_tables_named(
    tmp_path: Path, whole_book: Path
) -> None:
    folder = put(tmp_path / "xa", {**files_of(whole_book), "xa-a.xlsx": whole_book.read_bytes()})
    found = gather([folder])
    assert [path.name for path in found.books] == ["xa-a.xlsx"]
    assert [fault.code for fault in found.faults] == ["RV-1001"]


def test_a_folder_without_households_is_no_survey(tmp_path: Path, whole_book: Path) -> None:
    with pytest.raises(InputProblem) as caught:
        gather([put(tmp_path / "xa", {"bang-gia.csv": b"a,b\n"})])
    assert caught.value.fault.code == "RV-1001"
