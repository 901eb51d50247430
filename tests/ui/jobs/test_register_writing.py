"""What the cards of the register write: added, confirmed, recorded, taken back; what they ask."""

from pathlib import Path

import openpyxl
import pytest

from ravo.messages.texts.ui import TEXTS
from ravo.register.batches import BATCH_KINDS
from ravo.ui.cards import card_of
from ravo.ui.jobs.register import register
from ravo.ui.jobs.register_add import register_add
from ravo.ui.jobs.register_check import register_check
from ravo.ui.jobs.register_escaped import register_escaped
from ravo.ui.jobs.register_link import register_link
from ravo.ui.jobs.register_record import register_record, register_support
from ravo.ui.jobs.register_undo import register_undo
from support import books, register_lists
from support.card_answers import Ask, words
from support.register_homes import add, dump, home, made_list, person

AN = person("Nguyễn An", 1970, "087070000001")
BA = person("Nguyễn Thị Ba", 2001, "087070000002")


@pytest.fixture
def office_of_two_years(tmp_path: Path) -> str:
    """The office's register, of two years."""
    path = str(tmp_path / "so.sqlite")
    add(path, made_list([home("H1", AN, BA), home("H2")], "2021"))
    add(path, made_list([home("H1", AN, klass="not_poor"), home("H2")], "2022"))
    return path


def survey(folder: Path, *codes: str, b1: int = 120) -> Path:
    """Return a survey of households that differ by their names."""
    rows = [
        books.household(code, **{"Họ và tên chủ hộ": f"Nguyễn Văn {code}", "Điểm B1": b1})
        for code in codes
    ]
    folder.mkdir(exist_ok=True)
    return books.write(folder / "xa.xlsx", rows)


def test_a_year_is_added_once_and_asked_about_before_it_is_replaced(
    ask_card: Ask, tmp_path: Path
) -> None:
    first = survey(tmp_path / "1", "H1", "H2")
    done = ask_card(register_add, {"file": (first,)}, by="Lan")
    assert (done.tone, done.headline.vi) == ("good", "Đã ghi 2 hộ vào sổ.")
    assert [words(row) for row in done.tables[0].rows] == [
        ["Ghép được với kỳ trước", "0"],
        ["Mới trong sổ", "2"],
        ["Có ở kỳ trước, nay không còn", "0"],
    ]
    before = dump(str(tmp_path / "so.sqlite"))

    again = ask_card(register_add, {"file": (first,)})
    assert (again.tone, again.asks) == ("good", ())
    assert "nên không ghi gì thêm" in again.headline.vi

    other = survey(tmp_path / "2", "H1", "H3")
    asks = ask_card(register_add, {"file": (other,)})
    (step,) = asks.asks
    assert (asks.tone, step.name, step.value) == ("care", "replace", "yes")
    assert "--" not in " ".join([asks.headline.vi, *(line.vi for line in asks.lines)])
    assert [words(row) for row in asks.tables[0].rows] == [
        ["Xã Mỹ An Hưng A", "2024", "xa.xlsx", "2", "0"]
    ]
    assert dump(str(tmp_path / "so.sqlite")) == before

    replaced = ask_card(register_add, {"file": (other,)}, **{step.name: step.value})
    assert replaced.headline.vi == "Đã ghi 2 hộ vào sổ."
    found = ask_card(register, household="H3")
    assert found.pictures


def test_an_unfilled_survey_takes_the_place_of_no_list(ask_card: Ask, tmp_path: Path) -> None:
    """Of one that is filled in part the officer hears how many are not."""
    ask_card(register_add, {"file": (survey(tmp_path / "1", "H1", "H2"),)})
    before = dump(str(tmp_path / "so.sqlite"))
    blank = dict.fromkeys((*books.ANSWERS, "Điểm B1"))
    rows = [{**books.household(code), **blank} for code in ("H1", "H2")]
    answers = []
    for name, filled in (("2", []), ("3", [books.household("H1")])):
        (tmp_path / name).mkdir()
        sent = books.write(tmp_path / name / "xa.xlsx", [*filled, *rows[len(filled) :]])
        answers.append(ask_card(register_add, {"file": (sent,)}))
    none, part = answers
    assert (none.tone, none.asks) == ("bad", [])
    assert words(none.tables[0].rows[0])[3:] == ["2", "2"]
    assert "chưa rà soát hộ nào (xa.xlsx)" in none.lines[0].vi
    assert (part.tone, len(part.asks)) == ("care", 1)
    assert words(part.tables[0].rows[0])[3:] == ["2", "1"]
    assert "1 hộ trong tệp vừa gửi chưa rà soát" in part.lines[0].vi
    assert dump(str(tmp_path / "so.sqlite")) == before


def test_people_that_a_file_lacks_are_asked_about_a_second_time(
    ask_card: Ask, tmp_path: Path
) -> None:
    path = str(tmp_path / "so.sqlite")
    people = [{"code": "H1", "name": "Lê Thị Mai"}]
    homes = [register_lists.home("H1")]
    whole = register_lists.made_list(2024, homes, "Xã Mỹ An Hưng A", members=people)
    register_lists.add(path, whole)
    before = dump(path)
    bare = {"file": (survey(tmp_path / "1", "H1"),)}
    (step,) = ask_card(register_add, bare).asks
    second = ask_card(register_add, bare, **{step.name: step.value})
    assert (second.tone, "không có thành viên nào" in second.headline.vi) == ("care", True)
    assert dump(path) == before
    (step,) = second.asks
    assert ask_card(register_add, bare, **{step.name: step.value}).tone == "good"


def test_a_wrong_day_of_a_decision_is_refused_before_anything_is_written(
    ask_card: Ask, tmp_path: Path
) -> None:
    brought = {"file": (survey(tmp_path / "1", "H1"),)}
    refused = ask_card(register_add, brought, decision_date="31/2/2025")
    assert (refused.tone, refused.headline.vi) == ("bad", "Không đọc được ngày «31/2/2025».")
    assert not (tmp_path / "so.sqlite").exists()


def test_the_last_batch_is_shown_taken_back_once_and_brought_again(
    ask_card: Ask, office_of_two_years: str
) -> None:
    both = dump(office_of_two_years)
    shown = ask_card(register_undo)
    (step,) = shown.asks
    assert shown.tone == "care"
    assert dump(office_of_two_years) == both
    (row,) = shown.tables[0].rows
    assert [row[0], *row[3:5]] == ["2", "Lan", "Thị trấn Lấp Vò, 2022"]

    done = ask_card(register_undo, batch=step.value)
    assert done.tone == "good"
    assert dump(office_of_two_years) != both
    back = ask_card(register_undo, batch=done.asks[0].value)
    assert dump(office_of_two_years) == both
    assert back.asks == []
    assert back.tables[0].rows[0][4] == "Thị trấn Lấp Vò, 2022"


def test_what_is_written_to_a_file_that_was_given_has_to_be_taken(
    ask_card: Ask, office_of_two_years: str, tmp_path: Path
) -> None:
    given = tmp_path / "cua-xa.sqlite"
    given.write_bytes(Path(office_of_two_years).read_bytes())
    before = dump(office_of_two_years)
    files = {"register": (given,)}
    step = ask_card(register_undo, files).asks[0]
    done = ask_card(register_undo, files, batch=step.value)
    assert [file.name for file in done.files] == ["cua-xa.sqlite"]
    taken = next(tmp_path.glob("item-*/out/cua-xa.sqlite"))
    assert dump(str(taken)) != before
    assert dump(office_of_two_years) == before


def test_a_decision_is_recorded_for_a_whole_list_and_shown_before_it_goes(
    ask_card: Ask, office_of_two_years: str
) -> None:
    typed = {"rec_kind": "decision", "rec_period": "2022", "rec_commune": "30169"}
    blank = ask_card(register_record, **typed)
    assert blank.tone == "bad"
    assert [line.vi for line in blank.lines] == [
        "«Ngày»: còn trống.",
        "«Số văn bản»: còn trống.",
    ]
    done = ask_card(register_record, **typed, rec_day="20/12/2022", rec_number="45/QĐ-UBND")
    assert done.headline.vi == "Đã ghi vào sổ: 1 sự việc."
    found = ask_card(register, household="H1")
    assert words(found.tables[0].rows[0])[3] == "45/QĐ-UBND, 20/12/2022"
    of_record = {name: found.carries[name] for name in ("rec_period", "rec_commune", "rec_code")}
    assert of_record == {"rec_period": "2022", "rec_commune": "30169", "rec_code": "H1"}
    (said,) = ask_card(register_undo).tables[1].rows
    assert "45/QĐ-UBND" in words(said)[0]
    assert words(said)[1] == "cả danh sách"


def test_who_died_came_or_left_is_recorded_by_name_and_day(
    ask_card: Ask, office_of_two_years: str, tmp_path: Path
) -> None:
    """Who died is counted among the movements of the year, on the page to print too."""
    of = {"rec_period": "2022", "rec_commune": "30169", "rec_code": "H1"}
    for kind in ("death", "in", "out"):
        assert ask_card(register_record, **of, rec_kind=kind).tone == "bad"
    an = {**of, "rec_person": "Nguyễn An", "rec_day": "5/3/2023"}
    assert (
        ask_card(register_record, **an, rec_kind="out").headline.vi == "Đã ghi vào sổ: 1 sự việc."
    )
    died = {**an, "rec_day": "1/2/2022"}
    assert ask_card(register_record, **died, rec_kind="death").tone == "good"
    came = {**of, "rec_kind": "in", "rec_day": "5/3/2023", "rec_about": "Nguyễn Bé, mới sinh"}
    assert ask_card(register_record, **came).tone == "good"
    people = ask_card(register, household="H1").tables[2]
    assert words(people.rows[0])[-1] == "đã mất ngày 01/02/2022"
    counted = "Trong kỳ có 1 người mất"
    assert ask_card(register, period="2022").lines[0].vi.startswith(counted)
    pages = [
        path.read_text(encoding="utf-8") for path in tmp_path.glob("item-*/out/bien-dong.html")
    ]
    assert [counted in page for page in pages] == [True]


def test_a_support_is_seen_with_its_household(ask_card: Ask, office_of_two_years: str) -> None:
    of = {"rec_period": "2022", "rec_commune": "Thị trấn Lấp Vò", "rec_code": "H2"}
    typed = {**of, "rec_programme": "Vay vốn", "rec_day": "1/3/2023", "rec_amount": "1.500.000"}
    assert ask_card(register_support, **typed).headline.vi == "Đã ghi vào sổ: 1 khoản hỗ trợ."
    assert "từ trước (1)" in ask_card(register_support, **typed).headline.vi
    found = ask_card(register, household="H2")
    table = next(one for one in found.tables if one.title.vi == "Hỗ trợ đã nhận")
    assert words(table.rows[0]) == ["01/03/2023", "Vay vốn", "1.500.000"]


def test_a_household_has_its_people_over_the_years_and_its_open_ends(
    ask_card: Ask, office_of_two_years: str
) -> None:
    found = ask_card(register, household="H1")
    people = next(one for one in found.tables if one.title.vi == "Người trong hộ qua các kỳ")
    assert [words(row) for row in people.rows] == [
        ["Nguyễn An", "1970", "********0001", "2021 – 2022", "–"],
        ["Nguyễn Thị Ba", "2001", "********0002", "2021", "từ kỳ 2022 không còn trong danh sách"],
    ]
    assert found.tone == "care"
    assert any("quyết định công nhận của kỳ 2021" in line.vi for line in found.lines)
    assert any("suy ra" in line.vi for line in found.lines)


def test_newly_escaped_on_a_day_are_listed_and_written(
    ask_card: Ask, office_of_two_years: str, tmp_path: Path
) -> None:
    found = ask_card(register_escaped, on_day="1/6/2023")
    assert [row[0] for row in found.tables[0].rows] == ["H1"]
    (sheet,) = tmp_path.glob("item-*/out/moi-thoat-ngheo.xlsx")
    page = openpyxl.load_workbook(sheet).worksheets[0]
    cells = [cell.value for row in page.iter_rows() for cell in row]
    assert (head := words(found.tables[0].rows[0])[1])
    assert head in cells
    long_after = ask_card(register_escaped, on_day="1/6/2033")
    assert long_after.tables == []
    unnamed = home("H9", klass="not_poor", opening="poor")
    add(office_of_two_years, made_list([unnamed], "2022", "30172"))
    listed, left_out = ask_card(register_escaped, on_day="1/6/2023").tables
    assert [words(row)[0] for row in listed.rows] == ["H1"]
    (row,) = left_out.rows
    assert (words(row)[0], words(row)[3]) == ("H9", "2022")
    assert "Phân loại đầu kỳ" in words(row)[4]


def test_a_sound_register_is_one_sentence_and_an_altered_one_names_its_batch(
    ask_card: Ask, office_of_two_years: str, tmp_path: Path
) -> None:
    sound = ask_card(register_check, check_what="check_and_export")
    assert (sound.tone, sound.lines) == ("good", [])
    assert [file.name for file in sound.files] == ["so-theo-doi.xlsx"]
    assert len(sound.tables[0].rows) == 2
    data = Path(office_of_two_years).read_bytes()
    Path(office_of_two_years).write_bytes(
        data.replace(b"Nguy\xe1\xbb\x85n An", b"Nguy\xe1\xbb\x85n Ax")
    )
    broken = ask_card(register_check, check_what="check_and_export")
    assert (broken.tone, list(broken.files)) == ("bad", [])
    where = "Đợt 1 (Thị trấn Lấp Vò, 2021, hộ H1)"
    assert broken.lines[0].vi == f"{where}: Dòng hộ không còn như lúc ghi."


def test_doubtful_pairs_go_out_on_a_sheet_and_come_back(ask_card: Ask, tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    hoa = "Trần Thị Hoa"
    before = [register_lists.home("A1", head_name=hoa, head_birth_year=1960, size=4)]
    after = [register_lists.home("B1", head_name=hoa, head_birth_year=1961, size=2)]
    register_lists.add(path, register_lists.made_list(2023, before), day=1)
    register_lists.add(path, register_lists.made_list(2024, after), day=2)
    found = ask_card(register, period="2024")
    assert (found.tone, found.next_cards) == ("care", ("register_link",))
    assert found.lines[0].vi.startswith("1 cặp hộ giống nhau nhưng chưa chắc")
    assert "chọn Xác nhận cặp hộ chưa chắc" in found.lines[1].vi
    (page,) = tmp_path.glob("item-*/out/bien-dong.html")
    assert found.lines[1].vi in page.read_text(encoding="utf-8")
    waiting = ask_card(register_link)
    assert waiting.headline.vi == "1 cặp hộ chờ xác nhận."
    sheet = next(tmp_path.glob("item-*/out/can-xac-nhan.xlsx"))
    book = openpyxl.load_workbook(sheet)
    lines = book["Cần xác nhận"]
    (row,) = (row for row in lines.iter_rows() if "A1" in [cell.value for cell in row])
    row[0].value = "Có"
    book.save(sheet)
    done = ask_card(register_link, {"answers": (sheet,)})
    assert done.headline.vi == "Đã ghi 1 câu trả lời vào sổ."
    assert len(ask_card(register, household="B1").pictures[0].points) == 2
    assert "1 câu trả lời" in words(ask_card(register_undo).tables[1].rows[0])[0]


def test_what_was_confirmed_once_is_no_field_of_the_form() -> None:
    for id, name in (("register_add", "replace"), ("register_undo", "batch")):
        card = card_of(id)
        assert card is not None
        assert [one.kind for one in card.fields if one.name == name] == ["hidden"]


def test_who_comes_back_has_two_stretches(ask_card: Ask, tmp_path: Path) -> None:
    for year, people in (
        ("2021", (AN, BA)),
        ("2022", (AN, BA)),
        ("2023", (AN,)),
        ("2024", (AN, BA)),
    ):
        add(str(tmp_path / "so.sqlite"), made_list([home("H1", *people)], year))
    people_table = ask_card(register, household="H1").tables[2]
    assert [row[3] for row in people_table.rows] == ["2021 – 2024", "2021 – 2022, 2024"]


def test_every_kind_of_batch_has_words_on_the_page() -> None:
    assert {f"ui.batch_{kind}" for kind in BATCH_KINDS} <= TEXTS.keys()
