"""The pages themselves, without a server: what asks before the end, what is kept and first."""

import re
from pathlib import Path
from typing import Any

import pytest

from ravo.messages import Text
from ravo.ui.answer import (
    AnswerTable,
    AskedStep,
    CardAnswer,
    FaultCount,
    OfferedFile,
    ShownFault,
    Tone,
)
from ravo.ui.cards import card_of
from ravo.ui.order import IN, OUT, RunOrder
from ravo.ui.pages import card_page, end_page, front_page, run_page
from ravo.ui.runs import KEPT, PageRun, RunState

WORDS = Text("lời", "words")


def item(folder: Path, answer: CardAnswer, values: dict[str, str], *, written: bool) -> RunOrder:
    for inner in (IN, OUT):
        (folder / inner).mkdir(parents=True)
    if written:
        (folder / OUT / "a.xlsx").write_bytes(b"x")
    answer.write(folder)
    return RunOrder("none:none", folder, {"file": ("xa.xlsx",)}, values, "vi")


def run_with(
    folder: Path, *answers: CardAnswer, card: str = "check", state: RunState = "done", **more: Any
) -> PageRun:
    written = more.pop("written", True)
    orders = [item(folder / str(at), one, more, written=written) for at, one in enumerate(answers)]
    names = [f"xa-{at}.xlsx" for at in range(len(answers))]
    return PageRun(folder.name, "a", card, orders, names, folder, "vi", state)


def answered(tone: Tone, **more: Any) -> CardAnswer:
    return CardAnswer(tone, WORDS, **more)


def test_the_end_is_asked_for_with_what_would_be_lost(tmp_path: Path) -> None:
    runs = [run_with(tmp_path / str(at), answered("good")) for at in range(3)]
    runs[0].taken = True
    runs.append(run_with(tmp_path / "none", answered("bad"), written=False))
    runs.append(run_with(tmp_path / "busy", answered("good"), state="working"))
    page = end_page("vi", runs)
    assert "2 việc có kết quả chưa tải về" in page
    assert "1 việc đang làm sẽ bị dừng" in page
    quiet = end_page("vi", runs[:1])
    assert "chưa tải về" not in quiet
    assert 'method="post" action="/end"' in quiet


@pytest.mark.parametrize(
    ("count", "gone", "words"),
    [(40, 0, ""), (41, 0, "hãy tải về"), (KEPT, 3, "3 việc cũ hơn đã bị xóa")],
)
def test_the_front_page_lists_all_runs_and_warns_before_old_ones_go(
    tmp_path: Path, count: int, gone: int, words: str
) -> None:
    runs = [run_with(tmp_path / str(at), answered("good")) for at in range(count)]
    page = front_page("vi", runs, gone)
    assert page.count('href="/runs/') == count
    assert words in page
    assert ("việc gần nhất" in page) == bool(words)


def test_of_several_files_the_failing_ones_come_first_below_a_tally(tmp_path: Path) -> None:
    tones: tuple[Tone, ...] = ("good", "care", "bad", "good")
    page = run_page(run_with(tmp_path / "r", *map(answered, tones)), "vi", None)
    assert "4 tệp: 1 chưa được chấp nhận, 1 còn chỗ phải xem, 2 xong." in page
    places = [page.index(f"<h2>xa-{at}.xlsx") for at in (2, 1, 0, 3)]
    assert places == sorted(places)


def test_one_code_at_two_ranks_is_two_filters(tmp_path: Path) -> None:
    faults = [
        ShownFault("RV-511", "open", "Hộ", "C2", "H1", Text("mở", "open"), WORDS),
        ShownFault("RV-511", "warning", "Hộ", "1:1", None, Text("nhắc", "warned"), WORDS),
    ]
    kinds = [FaultCount(one.code, one.severity, WORDS, 1) for one in faults]
    run = run_with(tmp_path / "r", answered("care", kinds=kinds, faults=faults))
    assert "?kind=RV-511.open#" in run_page(run, "vi", None)
    page = run_page(run, "vi", "RV-511.warning")
    assert "nhắc" in page
    assert "mở" not in page
    assert "<td>Dòng 1</td>" in page


def test_what_was_filled_in_is_kept_after_a_refusal(tmp_path: Path) -> None:
    run = run_with(tmp_path / "r", answered("bad"), card="b1", typed_by="Lê Thị Mẫu")
    assert 'href="/cards/b1?again=r"' in run_page(run, "vi", None)
    card = card_of("b1")
    assert card is not None
    assert 'value="Lê Thị Mẫu"' in card_page(card, "vi", run.orders[0].values)


def test_a_household_that_is_not_there_is_looked_for_in_the_same_file(tmp_path: Path) -> None:
    run = run_with(tmp_path / "r", answered("bad"), card="explain", household="Nguyễn X")
    page = run_page(run, "vi", None)
    assert '<input type="hidden" name="from" value="r">' in page
    assert 'value="Nguyễn X"' in page
    files = [OfferedFile("a.html", WORDS)]
    done = run_with(tmp_path / "d", answered("good", files=files), card="explain", household="H1")
    assert 'name="from"' not in run_page(done, "vi", None)


def test_with_the_same_file_the_next_try_asks_for_no_other(tmp_path: Path) -> None:
    run = run_with(tmp_path / "r", answered("bad", same_file=True), card="families", village="Ấp 9")
    assert 'href="/cards/families?from=r&amp;again=r"' in run_page(run, "vi", None)
    card = card_of("families")
    assert card is not None
    page = card_page(card, "vi", run.orders[0].values, source=run)
    assert 'value="Ấp 9"' in page
    assert 'id="file"' not in page
    assert 'id="commune"' in page
    other = run_with(tmp_path / "o", answered("bad"), card="families")
    assert "?from=" not in run_page(other, "vi", None)


def test_the_year_of_a_file_is_not_filled_in_before_it_is_read() -> None:
    for id, filled in (("next_year", False), ("calendar", True)):
        card = card_of(id)
        assert card is not None
        year = re.search(r'<input id="year"[^>]* value="(\d*)"', card_page(card, "vi"))
        assert year is not None
        assert bool(year[1]) is filled


def test_another_layout_opens_its_fields_and_keeps_the_file(tmp_path: Path) -> None:
    run = run_with(tmp_path / "r", answered("bad", open_fold=True))
    page = run_page(run, "vi", None)
    assert '<details class="rare" open>' in page
    assert "dùng lại tệp vừa gửi" in page
    assert "required" not in page[page.index('id="file"') :].partition(">")[0]


def test_cards_of_the_register_name_the_one_they_use_and_lead_to_each_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAVO_REGISTER", "postgresql+psycopg://lan:bi-mat@may/so")
    card = card_of("register_undo")
    assert card is not None
    page = card_page(card, "vi")
    assert "Đang dùng sổ: postgresql+psycopg://may/so" in page
    assert "bi-mat" not in page
    assert '<a href="/cards/register_undo" aria-current="page">' in page
    assert 'name="batch"' not in page
    monkeypatch.setenv("RAVO_REGISTER", str(tmp_path / "so.sqlite"))
    assert f"sẽ lập sổ mới: {tmp_path / 'so.sqlite'}" in card_page(card, "vi")
    assert 'href="/cards/register_undo"' not in front_page("vi", [])
    assert 'href="/cards/register"' in front_page("vi", [])


def test_a_step_that_is_asked_about_has_one_button_with_what_was_given(tmp_path: Path) -> None:
    ask = AskedStep("replace", "yes", Text("Thay", "Replace"))
    table = AnswerTable(WORDS, [WORDS], [["<b>"], [Text("ô", "cell")]])
    answer = answered("care", asks=[ask], tables=[table])
    run = run_with(tmp_path / "r", answer, card="register_add")
    page = run_page(run, "vi", None)
    assert page.count('<form class="ask"') == 1
    assert '<input type="hidden" name="replace" value="yes">' in page
    assert '<input type="hidden" name="from" value="r">' in page
    assert "&lt;b&gt;</td>" in page
    assert ">ô</td>" in page
    assert 'name="replace"' not in run_page(run_with(tmp_path / "o", answered("good")), "vi", None)


def test_what_a_run_carries_fills_in_the_card_that_goes_on_from_it(tmp_path: Path) -> None:
    answer = answered("good", carries={"rec_code": "30169-0154"}, next_cards=["register_record"])
    run = run_with(tmp_path / "r", answer, card="register")
    assert 'href="/cards/register_record?from=r"' in run_page(run, "vi", None)
    card = card_of("register_record")
    assert card is not None
    assert 'value="30169-0154"' in card_page(card, "vi", source=run)


def test_a_survey_that_was_checked_goes_into_the_register_without_being_given_again(
    tmp_path: Path,
) -> None:
    run = run_with(tmp_path / "r", answered("good"))
    assert 'href="/cards/register_add?from=r"' in run_page(run, "vi", None)
    card = card_of("register_add")
    assert card is not None
    page = card_page(card, "vi", source=run)
    assert "Dùng tệp vừa gửi: xa-0.xlsx" in page
    assert 'id="file"' not in page
    added = run_with(tmp_path / "a", answered("good"), card="register_add")
    assert 'id="file"' in card_page(card, "vi", source=added)


def test_choices_are_ticked_as_they_were(tmp_path: Path) -> None:
    card = card_of("beneficiaries")
    assert card is not None
    page = card_page(card, "vi", {"programmes": "bhyt,vay-von"})
    ticked = re.findall(r'value="([^"]*)" checked', page)
    assert ticked == ["bhyt", "vay-von"]
    assert page.count('type="checkbox" name="programmes"') == 11
    assert "<legend>Chương trình, chính sách nào?</legend>" in page


def test_papers_go_on_with_the_results_that_were_given(tmp_path: Path) -> None:
    run = run_with(tmp_path / "r", answered("good"), card="documents")
    page = run_page(run, "vi", None)
    assert "Đang dùng tệp: xa.xlsx." in page
    assert 'href="/cards/documents_posted?from=r"' in page
    for id in ("documents", "documents_posted", "documents_votes"):
        card = card_of(id)
        assert card is not None
        assert 'id="file"' not in card_page(card, "vi", source=run)
        alone = card_page(card, "vi")
        assert 'id="file"' in alone
        assert "Đang dùng tệp" not in alone
        assert "Đang dùng sổ" not in alone
