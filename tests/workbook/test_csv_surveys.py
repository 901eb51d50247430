"""A folder or a zip of CSV files read as one survey: the same verdicts as the workbook."""

import csv
import io
import json
import unicodedata
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from ravo.faults import InputProblem
from ravo.pipeline.reviews import json_line, review_workbook
from ravo.survey.settings import ReadSettings
from ravo.workbook.folders import gather
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
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
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


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def result(path: Path) -> dict[str, dict[str, object]]:
    """Return the JSON of a survey without what names its files."""
    outcome = review_workbook(path, SETTINGS)
    assert outcome.review is not None, outcome.problem
    whole = json.loads("".join(json_line(outcome, "vi", households=True)))
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True)
    for sheet, file in FILES.items():
        text = text.replace(f'"{file}"', f'"{sheet}"')
    made: dict[str, dict[str, object]] = json.loads(text)
    for name in ("path", "sha256"):
        del made["input"][name]
    return made


def problem(path: Path) -> str:
    outcome = review_workbook(path, SETTINGS)
    assert outcome.problem is not None
    return outcome.problem.fault.code


def codes(path: Path) -> list[str]:
    review = review_workbook(path, SETTINGS).review
    assert review is not None
    return [fault.code for fault in review.faults]


@pytest.mark.parametrize(
    ("code", "mark"),
    [*((code, ",") for code in CODES), ("utf-8", ";"), ("utf-16", "\t"), ("windows-1258", ";")],
)
def test_every_code_and_separator_gives_what_the_workbook_gives(
    tmp_path: Path, book: Path, code: str, mark: str
) -> None:
    files = files_of(book, code, mark)
    assert result(put(tmp_path / "xa-a", files)) == result(book)


def test_a_zip_gives_what_the_folder_gives(tmp_path: Path, book: Path) -> None:
    files = {f"xã A/{name}": data for name, data in files_of(book).items()}
    aside = {"__MACOSX/xã A/._ho.csv": b"x", "xã A/.DS_Store": b"x", "xã A/Thumbs.db": b"x"}
    assert result(zipped(tmp_path / "xa-a.zip", {**files, **aside})) == result(book)


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
    tmp_path: Path, book: Path, names: tuple[str, ...]
) -> None:
    files = dict(zip(names, files_of(book, "utf-16", "\t").values(), strict=True))
    assert "RV-417" not in codes(put(tmp_path / "xa", files))


def test_a_tcvn3_file_is_converted_as_a_workbook_is(tmp_path: Path) -> None:
    from ravo.workbook.csv_text import text_of as read_text

    words = "Hä vµ tªn chñ hé;Giíi tÝnh;D©n téc;Sè nh©n khÈu;§iÓm;NguyÔn V¨n Thö\r\n"
    assert read_text("ho.csv", words.encode("cp1252")) == words


def test_a_text_that_two_codes_fit_is_refused(tmp_path: Path, book: Path) -> None:
    files = files_of(book)
    files["ho.csv"] = "Hé,x\nHé,y\n".encode("cp1252")
    assert problem(put(tmp_path / "xa", files)) == "RV-1185"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("Ấp Thử", '"Ấp Thử', "RV-1186"),
        ("Ấp Thử", "Số 5, Ấp Thử", "RV-1187"),
        ("Ấp Thử", "Ấp \0Thử", "RV-1185"),
    ],
)
def test_a_broken_file_is_refused_by_name(
    tmp_path: Path, book: Path, old: str, new: str, code: str
) -> None:
    files = files_of(book)
    files["ho.csv"] = files["ho.csv"].decode().replace(old, new, 1).encode()
    path = put(tmp_path / "xa", files)
    outcome = review_workbook(path, SETTINGS)
    assert outcome.problem is not None
    assert outcome.problem.fault.code == code
    assert outcome.problem.fault.params["path"] == "ho.csv"


def test_a_row_cut_short_has_no_class(tmp_path: Path, book: Path) -> None:
    files = files_of(book)
    lines = files["ho.csv"].decode().splitlines()
    files["ho.csv"] = "\n".join([*lines[:-1], lines[-1].rsplit(",", 2)[0]]).encode()
    review = review_workbook(put(tmp_path / "xa", files), SETTINGS).review
    assert review is not None
    cut = [fault for fault in review.faults if fault.code == "RV-1188"]
    assert {(fault.sheet, fault.household) for fault in cut} == {("ho.csv", "002")}
    assert list(review.survey.rejected) == [False, True]


def test_an_error_text_is_no_value(tmp_path: Path, book: Path) -> None:
    files = files_of(book)
    files["ho.csv"] = files["ho.csv"].replace(b",120,", b",#N/A,", 1)
    assert "RV-201" in codes(put(tmp_path / "xa", files))


def test_a_code_kept_as_text_and_a_separator_line(tmp_path: Path, book: Path) -> None:
    files = files_of(book, "utf-8", ";")
    files["ho.csv"] = b"sep=;\r\n" + files["ho.csv"].replace(b"\n001;", b'\n="001";')
    assert result(put(tmp_path / "xa", files)) == result(book)


def test_dates_with_the_month_first_are_refused(tmp_path: Path, book: Path) -> None:
    files = files_of(book)
    days = files["thanh-vien.csv"].decode().replace("1970", "12/25/1970")
    files["thanh-vien.csv"] = days.encode()
    assert problem(put(tmp_path / "xa", files)) == "RV-1190"


def test_files_beside_are_named_and_own_outputs_are_not(tmp_path: Path, book: Path) -> None:
    files = {**files_of(book), "cong-van.pdf": b"x", "xa.ket-qua.csv": b"x", "desktop.ini": b"x"}
    folder = put(tmp_path / "xa", files)
    (folder / "anh").mkdir()
    review = review_workbook(folder, SETTINGS).review
    assert review is not None
    (beside,) = (fault for fault in review.faults if fault.code == "RV-1180")
    assert beside.params["count"] == 2
    assert "cong-van.pdf" in str(beside.params["names"])


def test_one_table_twice_is_refused(tmp_path: Path, book: Path) -> None:
    files = files_of(book)
    assert problem(put(tmp_path / "xa", {**files, "Hộ.csv": files["ho.csv"]})) == "RV-1182"
    two = {f"{place}/{name}": data for place in "ab" for name, data in files.items()}
    assert problem(zipped(tmp_path / "xa.zip", two)) == "RV-1182"


def test_a_single_file_is_refused(tmp_path: Path, book: Path) -> None:
    assert problem(put(tmp_path / "xa", files_of(book)) / "ho.csv") == "RV-1181"


def test_a_zip_of_workbooks_is_refused(tmp_path: Path, book: Path) -> None:
    assert problem(zipped(tmp_path / "xa.zip", {"xa-a.xlsx": book.read_bytes()})) == "RV-1183"


def test_a_zip_that_leads_out_is_refused(tmp_path: Path, book: Path) -> None:
    files = {**files_of(book), "../thoat.csv": b"x"}
    assert problem(zipped(tmp_path / "xa.zip", files)) == "RV-115"


def test_a_bomb_is_refused(tmp_path: Path, book: Path) -> None:
    files = {**files_of(book), "thu-nhap.csv": bytes(51 << 20)}
    assert problem(zipped(tmp_path / "xa.zip", files)) == "RV-106"


def test_a_folder_of_folders_is_many_communes(tmp_path: Path, book: Path) -> None:
    put(tmp_path / "xa-a", files_of(book))
    zipped(tmp_path / "xa-b.zip", files_of(book))
    found = gather([tmp_path])
    assert [path.name for path in found.books] == ["xa-a", "xa-b.zip"]
    assert [fault.code for fault in found.faults] == []
    assert gather([tmp_path / "xa-a"]).books == (tmp_path / "xa-a",)


def test_workbooks_beside_tables_are_read_and_the_tables_named(tmp_path: Path, book: Path) -> None:
    folder = put(tmp_path / "xa", {**files_of(book), "xa-a.xlsx": book.read_bytes()})
    found = gather([folder])
    assert [path.name for path in found.books] == ["xa-a.xlsx"]
    assert [fault.code for fault in found.faults] == ["RV-1001"]


def test_a_folder_without_households_is_no_survey(tmp_path: Path, book: Path) -> None:
    with pytest.raises(InputProblem) as caught:
        gather([put(tmp_path / "xa", {"bang-gia.csv": b"a,b\n"})])
    assert caught.value.fault.code == "RV-1001"
