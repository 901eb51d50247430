"""The cards of papers: what is written, counted, refused, and where the next step is."""

from pathlib import Path

import docx
import openpyxl
import pytest

from ravo.messages import Text
from ravo.page_templates import templates_dir
from ravo.ui.jobs.documents import certificates, decision, paper_templates, refusals
from ravo.ui.jobs.packed_files import EACH, offered_with_archive
from ravo.ui.jobs.paper_files import own_templates
from ravo.ui.jobs.village_papers import minutes, posted, requests, votes
from ravo.ui.order import RunOrder
from support import books
from support.card_answers import Ask, words, written

VILLAGE = "Thôn/ấp/bản/tổ dân phố"
PRESENT, AGREE, AGAINST = "D9", 5, 6
FIRST_LINE = 13
"""Where a sheet of votes has the people present and the votes of its first household."""


@pytest.fixture
def survey_of_two_villages(tmp_path: Path) -> Path:
    """A commune of two villages: two poor households in one, one above the lines in the other."""
    rows = [
        books.household("H1", 3),
        books.household("H2", 4, **{"Họ và tên chủ hộ": "Trần Thị Mẫu"}),
        books.household("H3", 0, **{"Điểm B1": 200, VILLAGE: "Ấp Hai"}),
    ]
    return books.write(tmp_path / "xa.xlsx", rows)


def body(path: Path) -> str:
    """Return the words of a Word document, of its tables too."""
    return "\n".join(
        node.text or "" for node in docx.Document(str(path)).element.iter() if node.text
    )


def voted(sheet: Path, folder: Path, *agreed: int) -> Path:
    """Return a sheet of votes with thirty people present, and who of them agreed by household."""
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    page[PRESENT] = 30
    for row, count in enumerate(agreed, start=FIRST_LINE):
        page.cell(row, AGREE).value, page.cell(row, AGAINST).value = count, 30 - count
    folder.mkdir(exist_ok=True)
    book.save(folder / sheet.name)
    return folder / sheet.name


def test_villages_meet_vote_and_meet_again(
    ask_card: Ask, survey_of_two_villages: Path, tmp_path: Path
) -> None:
    first = ask_card(minutes, {"file": (survey_of_two_villages,)})
    assert (first.tone, first.headline.vi) == ("good", "Đã lập biên bản họp của 2 thôn, ấp.")
    assert first.next_cards == ("documents_votes",)
    assert [file.what.vi for file in first.files] == [
        "Tất cả các tệp (.zip)",
        "Biên bản họp thôn (Word), tệp 1/2",
        "Biên bản họp thôn (Word), tệp 2/2",
        "Bảng ghi biểu quyết (Excel), tệp 1/2",
        "Bảng ghi biểu quyết (Excel), tệp 2/2",
    ]
    two, one = sorted(path for path in written(tmp_path) if path.suffix == ".xlsx")
    typed = [voted(one, tmp_path / "phieu", 15, 14), voted(two, tmp_path / "phieu", 30)]

    open_one = ask_card(votes, {"file": (survey_of_two_villages,), "votes": typed[:1]})
    assert open_one.tone == "care"
    assert "Ấp Hai chưa có bảng biểu quyết" in open_one.faults[0].message.vi
    counted = ask_card(votes, {"file": (survey_of_two_villages,), "votes": typed})
    assert counted.tone == "care"
    assert [count for _, count in counted.sums[0].parts] == [2, 1, 0]
    assert counted.next_cards == ("documents", "documents_posted")
    outcome = next(path for path in written(tmp_path) if path.suffix == ".json")
    assert [file.name for file in counted.files][1] == outcome.name

    again = ask_card(minutes, {"file": (survey_of_two_villages,), "again": (outcome,)})
    assert again.headline.vi == "Đã lập biên bản họp của 1 thôn, ấp."
    (second,) = [path for path in written(tmp_path) if path.name.startswith("bien-ban")]
    assert "lan-2" in second.name
    last = next(path for path in written(tmp_path) if path.name.startswith("bieu-quyet"))
    typed.append(voted(last, tmp_path / "phieu", 15))
    done = ask_card(votes, {"file": (survey_of_two_villages,), "votes": typed})
    assert (done.tone, [count for _, count in done.sums[0].parts]) == ("good", [3, 0, 0])
    assert [Path(file.name).suffix for file in done.files] == [".xlsx"]


def test_a_list_is_posted_only_with_where_to_complain(
    ask_card: Ask, survey_of_two_villages: Path, tmp_path: Path
) -> None:
    done = ask_card(
        posted, {"file": (survey_of_two_villages,)}, posted_on="20/11/2024", complaints_at="Một cửa"
    )
    assert done.headline.vi == "Đã lập danh sách niêm yết của 2 thôn, ấp và của toàn xã."
    lists = [path for path in written(tmp_path) if path.suffix == ".docx"]
    assert len(lists) == 3
    assert all("Một cửa" in body(path) for path in lists)
    wrong = ask_card(
        posted, {"file": (survey_of_two_villages,)}, posted_on="20/11/2024", until="40/1"
    )
    assert "40/1" in wrong.headline.vi


def test_the_decision_counts_every_household(
    ask_card: Ask, survey_of_two_villages: Path, tmp_path: Path
) -> None:
    done = ask_card(
        decision, {"file": (survey_of_two_villages,)}, past="no_past", paper_day="10/12/2024"
    )
    (total,) = done.sums
    assert (total.name.vi, total.count) == ("Hộ của Xã Mỹ An Hưng A", 3)
    assert [count for _, count in total.parts] == [2, 1, 0, 0, 0, 0]
    assert words(done.tables[0].rows[0])[1] == "2"
    (paper,) = written(tmp_path)
    assert "ngày 10 tháng 12 năm 2024" in body(paper)


def test_the_offices_template_is_taken_by_any_name_and_ravos_is_beside_it(tmp_path: Path) -> None:
    own = tmp_path / "mau xa (1).docx"
    own.write_bytes(b"x")
    order = RunOrder("", tmp_path, {"template_request_01": (str(own),)}, {}, "vi")
    folder = own_templates(order, "request_01", "request_04")
    assert folder is not None
    assert (folder / "giay-de-nghi-mau-01.docx").read_bytes() == b"x"
    shipped = templates_dir() / "giay-de-nghi-mau-04.docx"
    assert (folder / shipped.name).read_bytes() == shipped.read_bytes()
    assert own_templates(order, "decision") is None


def test_certificates_are_as_many_as_the_poor(
    ask_card: Ask, survey_of_two_villages: Path, tmp_path: Path
) -> None:
    done = ask_card(certificates, {"file": (survey_of_two_villages,)}, numbers="last_four")
    assert done.headline.vi == "Đã lập 2 giấy chứng nhận."
    assert done.tone == "care"
    (paper,) = written(tmp_path)
    assert [file.name for file in done.files] == [paper.name]
    assert "--" not in " ".join(line.vi for line in done.lines)


def test_nobody_was_refused_where_nobody_asked(
    ask_card: Ask, survey_of_two_villages: Path, tmp_path: Path
) -> None:
    done = ask_card(refusals, {"file": (survey_of_two_villages,)})
    assert done.headline.vi == "Không có hộ nào có giấy đề nghị mà không được công nhận."
    assert (done.files, written(tmp_path)) == ([], [])


def test_requests_are_blank_without_a_file_and_else_of_the_households_chosen(
    ask_card: Ask, survey_of_two_villages: Path, tmp_path: Path
) -> None:
    blank = ask_card(requests, request_form="form_01")
    assert [path.name for path in written(tmp_path)] == ["mau-01-trong.docx"]
    assert blank.tone == "good"
    chosen = {"request_form": "form_of_each", "class": "poor", "villages": "Ấp Thử"}
    done = ask_card(requests, {"file": (survey_of_two_villages,)}, **chosen)
    assert done.headline.vi == "Đã lập 2 giấy đề nghị."
    assert [line.vi for line in done.lines] == ["Mẫu 04: 2 giấy đề nghị."]


def test_templates_are_taken_with_the_list_of_their_fields(ask_card: Ask, tmp_path: Path) -> None:
    done = ask_card(paper_templates)
    assert done.files[0].name == "van-ban.zip"
    assert {file.name for file in done.files} == {path.name for path in written(tmp_path)}
    assert done.files[-1].what.vi == "Danh sách các chỗ được điền"


@pytest.mark.parametrize(("count", "offered"), [(1, 1), (EACH, EACH + 1), (EACH + 1, 1)])
def test_many_files_are_taken_as_one(tmp_path: Path, count: int, offered: int) -> None:
    files = [tmp_path / f"{at}.docx" for at in range(count)]
    for path in files:
        path.write_bytes(b"x")
    named = [(path, Text("giấy", "paper")) for path in files]
    found = offered_with_archive(named, tmp_path / "tat-ca.zip", Text("tất cả", "all"))
    assert len(found) == offered
    assert (found[0].name == "tat-ca.zip") is (count > 1)
