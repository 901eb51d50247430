"""Dropped files: what is written beside them, and one plain sentence on each."""

import errno
import os
import re
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import ravo
from ravo.fault_words import plain_words
from ravo.faults import Fault, InputProblem, usage
from ravo.faults.exit_codes import ExitCode
from ravo.faults.taxonomy import all_kinds
from ravo.pipeline.drop import DropOutcome, DropRequest, drop
from ravo.pipeline.drop_report import question_of, report_on
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.reviews import exit_code, review_workbook
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from ravo.workbook.opened import open_workbook
from support.books import household, write
from support.folders import WORKBOOKS

COMMANDS = re.compile(r"RV-\d|(?:^|\s)--?[a-z]|\bravo (?:score|check|report|diff|b1|profile|batch)")
"""What somebody who never saw a command line cannot act on."""
OTHER = {"Xã/phường/thị trấn": "Xã Tân Mỹ", "Tổng số hộ dân cư": 1000, "Tổng số nhân khẩu": 4000}
NO_LONG_PATH = pytest.mark.skipif(os.name == "nt", reason="Windows bounds the whole path")
FAULTY = {"Giới tính chủ hộ": "Trai"}


def dropped(*paths: Path, **more: Any) -> DropOutcome:
    return drop(DropRequest(paths, "vi", **more), SILENCE)


def said(outcome: DropOutcome) -> list[str]:
    return [words.say("vi") for words in outcome.sentences]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def good(path: Path, **info: Any) -> Path:
    return write(path, [household("H1"), household("H2", 1)], info=info)


def bad(path: Path) -> Path:
    """A survey whose first household has a deprivation that cannot be read."""
    return write(path, [household("H1", **{"1. Việc làm": "xyz"}), household("H2", 1)])


def test_a_workbook_in_order_has_its_results_beside_it_and_no_marked_copy(tmp_path: Path) -> None:
    book = good(tmp_path / "xa.xlsx")
    before = book.read_bytes()
    outcome = dropped(book)
    assert names(tmp_path) == ["xa.ket-qua.xlsx", "xa.xlsx"]
    assert book.read_bytes() == before
    assert said(outcome) == [
        "xa.xlsx: đã phân loại 2 hộ, trong đó 1 hộ nghèo và 1 hộ cận nghèo; không có lỗi; "
        "kết quả ở xa.ket-qua.xlsx."
    ]
    assert outcome.code == ExitCode.DONE
    assert outcome.folders == (tmp_path,)
    sheet = openpyxl.load_workbook(tmp_path / "xa.ket-qua.xlsx")["Kết quả"]
    assert "H1" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_a_workbook_with_faults_is_given_back_marked(tmp_path: Path) -> None:
    outcome = dropped(bad(tmp_path / "xa.xlsx"))
    assert names(tmp_path) == ["xa.ket-qua.xlsx", "xa.tra-lai.xlsx", "xa.xlsx"]
    (file,) = outcome.files
    assert (file.results, file.returned) == (
        tmp_path / "xa.ket-qua.xlsx",
        tmp_path / "xa.tra-lai.xlsx",
    )
    assert file.errors + file.warnings > 0
    assert "còn 1 hộ chưa phân loại được" in file.sentence.vi
    assert "đánh dấu ở xa.tra-lai.xlsx" in file.sentence.vi
    assert "1 household classed" in file.sentence.en
    assert outcome.code == ExitCode.NOT_ALL


@pytest.mark.parametrize(
    "name",
    ["title-rows", "group-headings", "error-cells", "hard-limits", "answer-shortened", "dates"],
)
def test_the_exit_code_and_the_copy_follow_the_review(name: str, tmp_path: Path) -> None:
    book = Path(shutil.copy(WORKBOOKS / f"{name}.xlsx", tmp_path))
    review = review_workbook(book, load_settings(ReadOptions()))
    assert review.review is not None
    outcome = dropped(book)
    assert outcome.code == exit_code(review)
    assert (tmp_path / f"{name}.tra-lai.xlsx").exists() == bool(review.review.to_look_at)
    (file,) = outcome.files
    assert file.errors + file.warnings == len(review.review.to_look_at)


def test_each_file_has_its_own_end(tmp_path: Path) -> None:
    good(tmp_path / "a.xlsx")
    (tmp_path / "b.xlsx").write_text("không phải bảng tính", encoding="utf-8")
    outcome = dropped(tmp_path / "a.xlsx", tmp_path / "b.xlsx", tmp_path / "c.xlsx")
    assert [file.ending for file in outcome.files] == ["accepted", "unreadable", "unreadable"]
    assert said(outcome)[1].startswith("b.xlsx không phải bảng tính hoặc đã hỏng.")
    assert said(outcome)[2].startswith("Không tìm thấy tệp c.xlsx.")
    assert outcome.code == ExitCode.UNREADABLE
    assert names(tmp_path) == ["a.ket-qua.xlsx", "a.xlsx", "b.xlsx"]


def test_a_folder_means_its_workbooks_and_one_without_any_is_named(tmp_path: Path) -> None:
    (tmp_path / "xã" / "trong").mkdir(parents=True)
    (tmp_path / "trống").mkdir()
    good(tmp_path / "xã" / "a.xlsx")
    good(tmp_path / "xã" / "trong" / "b.xlsx")
    outcome = dropped(tmp_path / "xã", tmp_path / "trống", tmp_path / "xã" / "a.xlsx")
    assert [file.path.name for file in outcome.files] == ["trống", "a.xlsx"]
    assert any("Thả từng thư mục con" in words for words in said(outcome))
    assert outcome.code == ExitCode.UNREADABLE
    every = dropped(tmp_path / "xã", recursive=True)
    assert [file.path.name for file in every.files] == ["a.xlsx", "b.xlsx"]


def test_locks_and_own_products_are_passed_over_by_name(tmp_path: Path) -> None:
    book = bad(tmp_path / "xa.xlsx")
    dropped(book)
    lock = tmp_path / "~$xa.xlsx"
    lock.write_bytes(b"\x05Can bo")
    again = dropped(*sorted(tmp_path.iterdir()))
    assert [file.path.name for file in again.files] == ["xa.xlsx"]
    assert {path.name for path in again.passed_over} == {
        "~$xa.xlsx",
        "xa.ket-qua.xlsx",
        "xa.tra-lai.xlsx",
    }
    words = said(again)
    assert "Bỏ qua ~$xa.xlsx: tệp ẩn, hoặc tệp tạm do Excel tạo khi bảng đang mở." in words
    assert "Bỏ qua xa.ket-qua.xlsx: do ravo lập, không phải bảng khảo sát." in words
    assert any(line.startswith("Bỏ qua xa.tra-lai.xlsx: ") for line in words)
    assert any(line.startswith("xa.xlsx có vẻ đang mở trong Excel") for line in words)
    assert names(tmp_path) == ["xa.ket-qua.xlsx", "xa.tra-lai.xlsx", "xa.xlsx", "~$xa.xlsx"]


def test_a_lock_alone_leaves_nothing_to_be_checked(tmp_path: Path) -> None:
    (tmp_path / "~$xa.xlsx").write_bytes(b"\x05Can bo")
    outcome = dropped(tmp_path / "~$xa.xlsx")
    assert outcome.files == ()
    assert said(outcome)[-1] == "Chưa có bảng khảo sát nào để kiểm tra."
    assert outcome.code == ExitCode.UNREADABLE


def test_what_an_officer_edited_is_kept(tmp_path: Path) -> None:
    book = bad(tmp_path / "xa.xlsx")
    dropped(book)
    for name in ("xa.ket-qua.xlsx", "xa.tra-lai.xlsx"):
        edited = openpyxl.load_workbook(tmp_path / name)
        edited.worksheets[-1]["Z99"] = "tay"
        edited.save(tmp_path / name)
    kept = {name: (tmp_path / name).read_bytes() for name in ("xa.ket-qua.xlsx", "xa.tra-lai.xlsx")}
    outcome = dropped(book)
    for name, data in kept.items():
        assert (tmp_path / f"{name}.truoc").read_bytes() == data
        assert any(f"{name}.truoc" in words for words in said(outcome))


@NO_LONG_PATH
def test_what_is_kept_of_a_long_name_has_a_name_that_a_disk_takes(tmp_path: Path) -> None:
    book = good(tmp_path / ("x" * 241 + ".xlsx"))
    dropped(book)
    results = tmp_path / ("x" * 241 + ".ket-qua.xlsx")
    edited = openpyxl.load_workbook(results)
    edited.save(results)
    data = results.read_bytes()
    outcome = dropped(book)
    (kept,) = tmp_path.glob("*.truoc")
    assert kept.read_bytes() == data
    assert outcome.code == ExitCode.DONE


def test_a_corrected_copy_is_a_survey_and_never_written_over(tmp_path: Path) -> None:
    book = bad(tmp_path / "xa.xlsx")
    dropped(book)
    copy = tmp_path / "xa.tra-lai.xlsx"
    edited = openpyxl.load_workbook(copy)
    edited.save(copy)
    data = copy.read_bytes()
    outcome = dropped(book, copy)
    assert copy.read_bytes() == data
    assert [file.path for file in outcome.files] == [book, copy]
    written = [path for file in outcome.files for path in file.written]
    assert len(set(written)) == len(written) == 4
    assert copy not in written


def test_a_marked_copy_of_a_workbook_that_is_in_order_by_now_is_named(tmp_path: Path) -> None:
    dropped(bad(tmp_path / "xa.xlsx"))
    outcome = dropped(good(tmp_path / "xa.xlsx"))
    assert said(outcome)[1] == (
        "xa.tra-lai.xlsx là của lần trước; nay không còn lỗi nên có thể xóa tệp đó."
    )
    assert (tmp_path / "xa.tra-lai.xlsx").exists()


def test_a_folder_that_cannot_be_written_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed, fallback = tmp_path / "USB", tmp_path / "Kết quả ravo"
    closed.mkdir()
    book = bad(closed / "xa.xlsx")
    monkeypatch.setattr("ravo.pipeline.drop_places.is_writable", lambda folder: folder != closed)
    outcome = dropped(book, fallback=fallback)
    assert names(closed) == ["xa.xlsx"]
    assert names(fallback) == ["xa.ket-qua.xlsx", "xa.tra-lai.xlsx"]
    assert said(outcome)[-1] == (
        f"Không ghi được vào thư mục {closed}, nên kết quả nằm ở {fallback}."
    )
    assert outcome.folders == (fallback,)


def test_what_cannot_be_written_costs_its_own_file_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object, path: Path, *more: object, **_more: object) -> None:
        raise usage("RV-152", path=path.name)

    book = good(tmp_path / "xa.xlsx")
    monkeypatch.setattr("ravo.results.workbook.write_results", full)
    outcome = dropped(book)
    assert said(outcome) == [
        "Đĩa đầy khi đang ghi xa.ket-qua.xlsx; chưa có tệp nào bị ghi dở. "
        "Xóa bớt tệp hoặc chọn ổ đĩa khác, rồi chạy lại."
    ]
    assert outcome.code == ExitCode.WRONG_USE
    assert (outcome.files[0].written, outcome.folders, names(tmp_path)) == ((), (), ["xa.xlsx"])


def test_results_that_excel_has_open_are_a_sentence_and_stay_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = good(tmp_path / "xa.xlsx")
    dropped(book)
    results = tmp_path / "xa.ket-qua.xlsx"
    before = results.read_bytes()

    def locked(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Access is denied", str(target))

    monkeypatch.setattr(Path, "replace", locked)
    outcome = dropped(book)
    assert said(outcome) == [
        "Không thay được xa.ket-qua.xlsx: tệp đang mở ở chương trình khác hoặc bị khóa. "
        "Đóng tệp trong Excel, hoặc bỏ dấu Chỉ đọc (Read-only) trong thuộc tính của tệp, rồi "
        "chạy lại."
    ]
    assert results.read_bytes() == before
    assert names(tmp_path) == ["xa.ket-qua.xlsx", "xa.xlsx"]


def test_a_file_that_onedrive_has_not_fetched_costs_itself_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows reports an invalid argument where the file lies on the server and no network is."""
    folder = tmp_path / "OneDrive - UBND xã"
    folder.mkdir()
    good(folder / "a.xlsx")
    good(folder / "b.xlsx")
    opened = Path.open

    def on_the_server(self: Path, *words: Any, **more: Any) -> Any:
        if self.name == "a.xlsx":
            raise OSError(errno.EINVAL, "The cloud file provider is not running", str(self))
        return opened(self, *words, **more)

    monkeypatch.setattr(Path, "open", on_the_server)
    with pytest.raises(InputProblem, match="RV-110"):
        open_workbook(folder / "a.xlsx")
    outcome = dropped(folder)
    assert said(outcome)[0] == (
        "Không đọc được a.xlsx: không có quyền hoặc ổ đĩa lỗi. Đóng tệp nếu đang mở, hoặc chép tệp "
        "về máy, rồi thả lại. Tệp ở OneDrive thì nhấp chuột phải, chọn Luôn giữ trên thiết bị này, "
        "đợi tải xong rồi thả lại."
    )
    assert said(outcome)[1].startswith("b.xlsx: đã phân loại 2 hộ")
    assert names(folder) == ["a.xlsx", "b.ket-qua.xlsx", "b.xlsx"]


@pytest.mark.parametrize(
    "name",
    [
        "Bảng khảo sát  xã (1).xlsx",
        unicodedata.normalize("NFC", "Xã Mỹ An Hưng.xlsx"),
        unicodedata.normalize("NFD", "Xã Mỹ An Hưng.xlsx"),
        pytest.param("x" * 240 + ".xlsx", marks=NO_LONG_PATH),
        "{braces} %s.xlsx",
    ],
)
def test_names_as_windows_and_zalo_make_them(name: str, tmp_path: Path) -> None:
    outcome = dropped(bad(tmp_path / name))
    stem = name.removesuffix(".xlsx")
    assert names(tmp_path) == sorted([name, f"{stem}.ket-qua.xlsx", f"{stem}.tra-lai.xlsx"])
    assert said(outcome)[0].startswith(f"{name}: đã phân loại 1 hộ")


def test_communes_and_years_together_allow_a_report(tmp_path: Path) -> None:
    a, b = good(tmp_path / "a.xlsx"), good(tmp_path / "b.xlsx", **OTHER)
    last = good(tmp_path / "a 2023.xlsx", **{"Năm rà soát": 2023})
    broken = tmp_path / "c.xlsx"
    broken.write_text("x", encoding="utf-8")
    assert dropped(a).offer is None
    assert dropped(a, broken).offer is None
    offer = dropped(a, b, last, broken).offer
    assert offer is not None
    assert (offer.year, offer.before) == (2024, 2023)
    assert offer.results == (tmp_path / "a.ket-qua.xlsx", tmp_path / "b.ket-qua.xlsx")
    assert offer.previous == (tmp_path / "a 2023.ket-qua.xlsx",)
    assert offer.out == tmp_path / "bao-cao-2024"
    assert question_of(offer).vi.startswith(
        "Có kết quả năm 2024 của 2 bảng, so với năm 2023, chưa kể c.xlsx."
    )
    assert not offer.out.exists()


def test_the_report_or_what_keeps_it_is_a_sentence(tmp_path: Path) -> None:
    a, b = good(tmp_path / "a.xlsx"), good(tmp_path / "b.xlsx", **OTHER)
    request = DropRequest([a, b], "vi")
    offer = drop(request, SILENCE).offer
    assert offer is not None
    offer.results[0].write_bytes(b"x")
    refused = report_on(offer, request, SILENCE)
    assert refused.sentence.vi.startswith("Chưa lập được báo cáo.")
    assert (refused.code, refused.folder) == (ExitCode.UNREADABLE, None)


def test_a_commune_that_came_twice_is_named_and_in_no_report(tmp_path: Path) -> None:
    a, b = good(tmp_path / "a.xlsx"), good(tmp_path / "b.xlsx", **OTHER)
    twin = good(tmp_path / "a (1).xlsx")
    found = dropped(a, twin, b)
    assert found.offer is None
    (sentence,) = [line for line in said(found) if "nhiều bảng của một năm" in line]
    assert all(name in sentence for name in ("Xã Mỹ An Hưng A", "a.xlsx", "a (1).xlsx"))


def test_no_sentence_on_a_dropped_file_has_a_code_or_a_command() -> None:
    """Those of the faults by which reading, writing and gathering end."""
    source = Path(ravo.__file__).parent
    rooms = ["workbook", "survey", "returned", "results", "files.py", "backups.py", "processes"]
    rooms += ["pipeline/outputs.py", "pipeline/reviews.py", "pipeline/report_figures.py"]
    ends = re.compile(r'(?:unreadable|usage|Fault)\(\s*"(RV-\d+)"')
    codes = {"RV-100", "RV-1001", "RV-1002", "RV-1003", "RV-1004"}
    for room in rooms:
        files = (source / room).rglob("*.py") if (source / room).is_dir() else [source / room]
        for path in files:
            codes |= set(ends.findall(path.read_text(encoding="utf-8")))
    kinds = [kind for code, kind in all_kinds().items() if code in codes and kind.category == 1]
    assert len(kinds) > 30
    named = set()
    for kind in kinds:
        advice = kind.plain_hint or kind.hint
        for words in (*kind.message, *advice):
            if COMMANDS.search(words):
                named.add(kind.code)
    assert named == BY_OPTIONS.keys()


BY_OPTIONS = {
    "RV-1011": "an ending of -o, which no dropped file has",
    "RV-1012": "as RV-1011",
    "RV-154": "another format of results",
}


def test_plain_words_hold_what_a_name_holds() -> None:
    words = plain_words(Fault("RV-101", params={"path": "{0} {x}.xlsx"}))
    assert words.say("vi").startswith("Không tìm thấy tệp {0} {x}.xlsx.")


def test_gaps_that_leave_a_household_open_are_not_places_to_look_at(tmp_path: Path) -> None:
    """As on the page: what leaves a class open is to be filled in."""
    rows = [household("H1", 4), household("H2", 4, **{"Điểm B1": None})]
    (file,) = dropped(write(tmp_path / "xa.xlsx", rows)).files
    assert "còn 1 hộ chưa phân loại được; có 1 chỗ phải bổ sung, đánh dấu" in file.sentence.vi
