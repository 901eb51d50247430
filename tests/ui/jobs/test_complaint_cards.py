"""The cards of complaints: one recorded, due, settled, its receipt, and what is refused."""

from pathlib import Path

import docx
import pytest

from ravo.ui.answer import CardAnswer
from ravo.ui.jobs.complaints import (
    complaints,
    complaints_add,
    complaints_close,
    complaints_receipt,
)
from ravo.ui.jobs.register import register
from ravo.ui.jobs.register_undo import register_undo
from support.card_answers import Ask, words, written
from support.register_homes import add, dump, home, made_list

ABOUT = {
    "complainant": "Trần Thị Mẫu",
    "complaint_received": "2/12/2024",
    "complaint_about": "of_class",
    "complaint_review": "periodic",
    "recheck_days": "5",
}


@pytest.fixture
def office_of_one_list(tmp_path: Path) -> str:
    path = str(tmp_path / "so.sqlite")
    add(path, made_list([home("H1"), home("H2")], "2024"))
    return path


def lines(answer: CardAnswer) -> str:
    return " ".join(line.vi for line in (answer.headline, *answer.lines))


def test_a_complaint_is_recorded_due_settled_and_then_closed(
    ask_card: Ask, office_of_one_list: str, tmp_path: Path
) -> None:
    added = ask_card(complaints_add, code_listed="h1", **ABOUT)
    assert "Hạn giải quyết: 09/12/2024 (5 ngày làm việc)" in added.headline.vi
    id = added.carries["complaint"]
    assert id in lines(added)

    before = ask_card(complaints, on_day="3/12/2024", complaints_what="due_soon")
    assert before.tables == []
    soon = ask_card(complaints, on_day="9/12/2024", complaints_what="due_soon")
    assert words(soon.tables[0].rows[0]) == [
        *(id, "H1", "Ấp Một, Thị trấn Lấp Vò", "phân loại", "02/12/2024", "09/12/2024"),
        "chưa giải quyết",
    ]
    late = ask_card(complaints, on_day="10/12/2024", complaints_what="open_ones")
    assert (late.tone, words(late.tables[0].rows[0])[-1]) == ("care", "QUÁ HẠN")
    assert late.carries == {"complaint": id}

    paper = ask_card(complaints_receipt, complaint=id)
    assert paper.tone == "good"
    (receipt,) = written(tmp_path)
    said = "\n".join(node.text for node in docx.Document(str(receipt)).element.iter() if node.text)
    assert "Trần Thị Mẫu" in said
    assert id not in said

    no_reason = {"complaint": "H1", "complaint_result": "not_accepted", "closed_on": "9/12/2024"}
    kept = dump(office_of_one_list)
    with pytest.raises(Exception, match="RV-1408"):
        ask_card(complaints_close, **no_reason)
    assert dump(office_of_one_list) == kept
    closed = ask_card(complaints_close, result_text="Đúng như phiếu", **no_reason)
    assert (closed.tone, closed.headline.vi) == (
        "good",
        "Đã ghi kết quả ngày 09/12/2024: không chấp nhận.",
    )
    every = ask_card(complaints, on_day="10/12/2024", complaints_what="all_of_them")
    assert words(every.tables[0].rows[0])[-1] == "không chấp nhận 09/12/2024"
    assert ask_card(complaints, on_day="10/12/2024", complaints_what="open_ones").tables == []


def test_a_late_result_is_said_to_be_late(ask_card: Ask, office_of_one_list: str) -> None:
    ask_card(complaints_add, code_listed="H1", **ABOUT)
    done = ask_card(
        complaints_close, complaint="H1", complaint_result="accepted", closed_on="10/12/2024"
    )
    assert done.tone == "care"
    assert "Kết quả sau hạn: hạn là 09/12/2024." in lines(done)


@pytest.mark.parametrize("typed", ["61", "một", "-1", "5,5"])
def test_a_number_of_days_that_is_none_is_refused(
    ask_card: Ask, office_of_one_list: str, typed: str
) -> None:
    before = dump(office_of_one_list)
    refused = ask_card(complaints_add, code_listed="H1", **{**ABOUT, "recheck_days": typed})
    assert refused.tone == "bad"
    assert typed in refused.headline.vi
    assert dump(office_of_one_list) == before


def test_a_household_of_the_register_leads_to_a_complaint_about_it(
    ask_card: Ask, office_of_one_list: str
) -> None:
    shown = ask_card(register, household="H2")
    assert "complaints_add" in shown.next_cards
    typed = {name: shown.carries[name] for name in ("code_listed", "commune")}
    ask_card(complaints_add, **typed, **ABOUT)
    found = ask_card(complaints, on_day="2/12/2024", complaints_what="all_of_them")
    assert words(found.tables[0].rows[0])[1] == "H2"


def test_a_complaint_in_a_file_that_was_given_has_to_be_taken(
    ask_card: Ask, office_of_one_list: str, tmp_path: Path
) -> None:
    given = tmp_path / "cua-xa.sqlite"
    given.write_bytes(Path(office_of_one_list).read_bytes())
    before = dump(office_of_one_list)
    done = ask_card(complaints_add, {"register": (given,)}, code_listed="H1", **ABOUT)
    assert [file.name for file in done.files] == ["cua-xa.sqlite"]
    assert dump(office_of_one_list) == before


def test_a_list_taken_back_warns_of_the_complaints_about_it(
    ask_card: Ask, office_of_one_list: str
) -> None:
    (of_list,) = (step.value for step in ask_card(register_undo).asks)
    id = ask_card(complaints_add, code_listed="h1", **ABOUT).carries["complaint"]
    done = ask_card(register_undo, batch=of_list)
    assert done.tone == "care"
    assert id in lines(done)
    brought_back = ask_card(register_undo, batch=done.asks[0].value)
    assert (brought_back.tone, id in lines(brought_back)) == ("good", False)
