"""The card of the register: a household chosen and shown, the movements of a period."""

from pathlib import Path

import pytest

from ravo.faults import UsageProblem
from ravo.files import REGISTER_NAME
from ravo.messages import say
from ravo.register.names import VARIABLE, seen_from_elsewhere
from ravo.register.recorded import CheckedRecords, record
from ravo.register.store import address_of, writing
from ravo.ui.answer import CardAnswer
from ravo.ui.jobs.page_listener import Saying
from ravo.ui.jobs.register import register
from ravo.ui.order import RunOrder
from support.card_answers import words
from support.register_homes import AUTHOR, add, home, made_list, person

AN = person("Nguyễn <An>", 1970, "087070000001")


@pytest.fixture(scope="module")
def register_of_two_communes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of two years, and of two communes with the same code."""
    path = tmp_path_factory.mktemp("register") / "so.sqlite"
    add(str(path), made_list([home("H1", AN)], "2021"))
    add(str(path), made_list([home("H1", AN, klass="not_poor")], "2022"))
    add(str(path), made_list([home("H1")], "2022", "30172"))
    return path


def answered(book: Path, folder: Path, **values: str) -> CardAnswer:
    """Return what the card answers."""
    (folder / "out").mkdir()
    order = RunOrder("", folder, {"register": (str(book),)}, values, "vi")
    return register(order, Saying(lambda _: None))


def test_register_card_shows_a_household_with_its_picture(
    register_of_two_communes: Path, tmp_path: Path
) -> None:
    answer = answered(register_of_two_communes, tmp_path, household="nguyen an")
    assert (answer.tone, [file.name for file in answer.files]) == ("care", ["ho-qua-cac-nam.html"])
    assert any("14/12/2022" in line.vi for line in answer.lines)
    page = (tmp_path / "out" / "ho-qua-cac-nam.html").read_text(encoding="utf-8")
    assert page.count("<circle") == 2 * len(answer.pictures)
    assert "Nguyễn &lt;An&gt;" in page
    assert "<An>" not in page
    assert "087070000001" not in page


def test_register_card_of_a_household_that_is_gone(tmp_path: Path) -> None:
    """Nothing is open of a list without it; who was in it is gone with it, or moved away before."""
    path = str(tmp_path / "so.sqlite")
    first = person("Lê Na", 1960), person("Lê Mai", 1990)
    add(path, made_list([home("H1", *first), home("H2", AN)], "2021"))
    gone = home("H1", *first, departed=1, klass="undetermined", answers="??", change_reason="Chết")
    come = home("H3", person("Bùi Đến", 1980), change_reason="Chuyển đến")
    add(path, made_list([gone, home("H2", AN), come], "2022"))
    with writing(address_of(path)) as connection:
        left = ("out", "2021-12-20", "2021", "30169", "H1", "Lê Mai", "{}")
        record(connection, CheckedRecords((left,), (), ()), AUTHOR)
    answer = answered(Path(path), tmp_path, household="H1")
    tables = {table.title.vi: table for table in answer.tables}
    people = tables["Người trong hộ qua các kỳ"]
    assert [words(row)[-2:] for row in people.rows] == [
        ["2021", "từ kỳ 2022 không còn hộ: Chết"],
        ["2021", "đã chuyển đi ngày 20/12/2021"],
    ]
    assert not any("chưa rõ" in line.vi for line in answer.lines)
    page = (tmp_path / "out" / "ho-qua-cac-nam.html").read_text(encoding="utf-8")
    assert page.count("<circle") == len(answer.pictures)
    assert "TỔNG HỢP" not in page
    new = tmp_path / "new"
    new.mkdir()
    happened = answered(Path(path), new, household="H3").tables[1].rows
    assert words(happened[0])[1].startswith("vào sổ theo dõi (Chuyển đến)")


def test_register_card_lists_those_to_choose_from(
    register_of_two_communes: Path, tmp_path: Path
) -> None:
    answer = answered(register_of_two_communes, tmp_path, household="H1")
    assert [one.code for one in answer.households] == ["30169/2021/H1", "30172/2022/H1"]
    assert answer.files == ()
    again = tmp_path / "again"
    again.mkdir()
    chosen = answered(register_of_two_communes, again, household=answer.households[1].code)
    assert [picture.kind for picture in chosen.pictures] == ["wide", "slim"]


def test_register_card_shows_movements(register_of_two_communes: Path, tmp_path: Path) -> None:
    answer = answered(register_of_two_communes, tmp_path, period="2022")
    assert [file.name for file in answer.files] == ["bien-dong.html", "bien-dong.xlsx"]
    assert all((tmp_path / "out" / file.name).stat().st_size > 0 for file in answer.files)
    assert answer.headline.say("vi").startswith("Năm 2022: 1 hộ thoát nghèo")


def test_register_card_of_a_month_says_months(tmp_path: Path) -> None:
    """A commune that a month lacks has no part in what the others are compared with."""
    path = str(tmp_path / "so.sqlite")
    add(path, made_list([home("K1", person("Lê Ba"))], "2024"))
    for month, klass in (("2026-01", "poor"), ("2026-02", "not_poor")):
        add(path, made_list([home("H1", AN, klass=klass)], month, "30178@2025"))
    answer = answered(Path(path), tmp_path, period="2/2026")
    page = (tmp_path / "out" / "bien-dong.html").read_text(encoding="utf-8")
    for heading in (
        "Tháng 2/2026 so với tháng 1/2026",
        "Tháng 1/2026 ↓   Tháng 2/2026 →",
        "bên trái là tháng 1/2026, bên phải là tháng 2/2026",
    ):
        assert heading in page
    assert "ăm 2026" not in page
    lacking = [line.vi for line in answer.lines if "chưa có số liệu" in line.vi]
    assert lacking[0].startswith("Tháng 2/2026 chưa có số liệu của 1 xã")


@pytest.mark.parametrize(("period", "is_one"), [("12/2022", True), ("13/2022", False)])
def test_register_card_of_a_period_that_is_none(
    register_of_two_communes: Path, tmp_path: Path, period: str, is_one: bool
) -> None:
    if is_one:
        with pytest.raises(UsageProblem) as problem:
            answered(register_of_two_communes, tmp_path, period=period)
        assert problem.value.fault.params == {"period": period, "periods": ["2021", "2022"]}
        return
    answer = answered(register_of_two_communes, tmp_path, period=period)
    assert (answer.tone, answer.headline.vi) == (
        "bad",
        say("ui.register_no_period", "vi", value=period),
    )


def test_register_card_of_a_household_and_a_period_says_which_it_shows(
    register_of_two_communes: Path, tmp_path: Path
) -> None:
    answer = answered(register_of_two_communes, tmp_path, household="nguyen an", period="12/2022")
    assert answer.pictures
    assert "kỳ 12/2022 thì để trống ô hộ" in answer.lines[-1].vi


def test_register_card_with_nothing_typed(register_of_two_communes: Path, tmp_path: Path) -> None:
    answer = answered(register_of_two_communes, tmp_path)
    assert (answer.tone, answer.headline.vi) == ("bad", say("ui.register_nothing", "vi"))


def test_register_beside_the_page_is_found_from_elsewhere(tmp_path: Path) -> None:
    assert seen_from_elsewhere(tmp_path, {}) is None
    (tmp_path / REGISTER_NAME).touch()
    assert seen_from_elsewhere(tmp_path, {}) == str(tmp_path / REGISTER_NAME)
    assert seen_from_elsewhere(tmp_path, {VARIABLE: "kho/so.sqlite"}) == str(
        tmp_path / "kho" / "so.sqlite"
    )
    server = "postgresql+psycopg://ten@may/so"
    assert seen_from_elsewhere(tmp_path, {VARIABLE: server}) == server
