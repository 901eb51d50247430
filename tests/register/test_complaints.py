"""Complaints: recorded once, due in working days, closed once, taken back, merged, migrated."""

import json
import shutil
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, update

from ravo.fault_words import fault_message
from ravo.faults import Fault, RavoError, UsageProblem
from ravo.pipeline.complaints import (
    OfficeTerms,
    add_complaint,
    close_in_register,
    complaints_in_register,
    due_complaints,
)
from ravo.pipeline.listener import SILENCE, Silence
from ravo.pipeline.register import undo_in_register
from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.register.checked import checked
from ravo.register.choices import ComplaintReview
from ravo.register.chosen import chosen_batches
from ravo.register.complaints import Complaint, ComplaintBook, complaint_book, initials
from ravo.register.complaints_output import complaints_json, complaints_text, due_text
from ravo.register.exported import export_tables
from ravo.register.household_page import household_html
from ravo.register.left_behind import left_behind
from ravo.register.machine import history_json, life_json
from ravo.register.migrations import MIGRATIONS, migrate
from ravo.register.recorded_complaints import (
    RecordedComplaint,
    TypedComplaint,
    TypedHousehold,
    TypedResult,
    close_complaint,
    record_complaint,
    refuse_typed,
)
from ravo.register.shown import household_text, life_text
from ravo.register.store import address_of, reading
from ravo.register.tables import BEGUN, COMPLAINT, COMPLAINT_RESULT, METADATA, SCHEMA
from ravo.register.undone import undo
from support.register_lists import add, author, dump, home, made_list, within
from support.register_unions import merge
from support.registers import ON_FILES, BegunRegister, FreshRegister

TODAY = date(2026, 1, 31)
MONDAY, THURSDAY = date(2026, 1, 12), date(2026, 1, 15)
CODED = TypedHousehold("A1")
ABSENT = TypedHousehold(name="Trần Văn Vắng", village="Ấp 9")
TYPED = TypedComplaint(CODED, "class", "Lê Thị Thử", MONDAY, posted=date(2026, 1, 9))
ACCEPTED = TypedResult("accepted", THURSDAY)


class Heard(Silence):
    """Keeps the codes of the faults that it hears of."""

    codes: list[str] = []  # noqa: RUF012  a frozen listener: emptied by each test

    def fault(self, fault: Fault) -> None:
        """Keep the code of a fault."""
        self.codes.append(fault.code)


def one_list(path: str) -> None:
    add(path, made_list(2024, [home("A1"), home("A2"), home("B77")]))


@pytest.fixture
def three_homes(begun: BegunRegister) -> str:
    return begun(one_list)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The register that no test changes."""
    path = str(tmp_path_factory.mktemp("so") / "so.sqlite")
    one_list(path)
    return path


@pytest.fixture
def homes_file(whole: str, tmp_path: Path) -> str:
    """A register of a file, where the database makes no difference."""
    return str(shutil.copyfile(whole, tmp_path / "so.sqlite"))


def bring(path: str, typed: TypedComplaint = TYPED, day: int = 12) -> RecordedComplaint:
    due = typed.received + timedelta(days=3)
    done: RecordedComplaint = within(path, record_complaint, typed, 3, due, author(day))
    return done


def close(path: str, id: str, typed: TypedResult = ACCEPTED, day: int = 15) -> RecordedComplaint:
    done: RecordedComplaint = within(path, close_complaint, id, typed, TODAY, author(day))
    return done


def book(path: str) -> ComplaintBook:
    with reading(address_of(path)) as connection:
        return complaint_book(connection)


def only(path: str) -> Complaint:
    (complaint,) = book(path).complaints
    return complaint


def refused(code: str, work: Any, *given: Any, **more: Any) -> str:
    with pytest.raises(RavoError) as problem:
        work(*given, **more)
    assert problem.value.fault.code == code
    return " ".join(filter(None, fault_message(problem.value.fault, "vi")))


@pytest.mark.parametrize(
    ("review", "posted", "received", "codes"),
    [
        # Three days with the weekend for the review, five working days for the average class.
        ("periodic", date(2026, 1, 9), date(2026, 1, 12), ["RV-1390"]),
        ("periodic", date(2026, 1, 9), date(2026, 1, 13), ["RV-1390", "RV-1444"]),
        ("average_living", date(2026, 1, 9), date(2026, 1, 16), ["RV-1390"]),
        ("average_living", date(2026, 1, 9), date(2026, 1, 17), ["RV-1390", "RV-1444"]),
        ("periodic", None, date(2026, 1, 30), ["RV-1390"]),
    ],
)
def test_a_complaint_after_the_days_of_posting_is_kept_with_a_note(
    homes_file: str, review: ComplaintReview, posted: date | None, received: date, codes: list[str]
) -> None:
    listener = Heard()
    listener.codes.clear()
    typed = replace(TYPED, review=review, posted=posted, received=received)
    add_complaint(homes_file, typed, OfficeTerms(days=3), "Lan", listener, today=TODAY)
    assert listener.codes == codes
    assert only(homes_file).received == received


def test_a_complaint_is_kept_closed_and_taken_back(three_homes: str) -> None:
    before = dump(three_homes)
    added = bring(three_homes)
    known = only(three_homes)
    assert known == added.complaint
    assert (known.unit, known.period, known.code, known.village) == (
        known.unit,
        "2024",
        "A1",
        home("A1").get("village"),
    )
    assert (known.due, known.closed) == (THURSDAY, None)
    with_it = dump(three_homes)
    (line,) = map(json.loads, set(with_it) - set(before))
    assert (line["table"], line["complainant"], line["received"]) == (
        "complaint",
        "Lê Thị Thử",
        "2026-01-12",
    )
    done = close(three_homes, known.id[:4], replace(ACCEPTED, text="đã rà lại", settled_by="2024"))
    closed = only(three_homes).closed
    assert closed == done.complaint.closed
    assert closed is not None
    assert (closed.result, closed.on, closed.text, closed.settled_by) == (
        "accepted",
        THURSDAY,
        "đã rà lại",
        "2024",
    )
    with reading(address_of(three_homes)) as connection:
        assert checked(connection).breaches == ()
    within(three_homes, undo, done.batch.short, author(20))
    assert only(three_homes).closed is None
    assert dump(three_homes) == with_it
    within(three_homes, undo, added.batch.short, author(21))
    assert book(three_homes) == ComplaintBook(())
    assert dump(three_homes) == before


def test_a_result_without_its_complaint_does_not_count(three_homes: str) -> None:
    added = bring(three_homes)
    close(three_homes, added.complaint.id)
    within(three_homes, undo, added.batch.short, author(20))
    assert [fault.code for fault in book(three_homes).faults] == ["RV-1406"]
    assert book(three_homes).complaints == ()
    bring(three_homes, day=21)
    assert only(three_homes).closed is None


def test_undo_names_what_it_leaves_behind(homes_file: str) -> None:
    """The result of a complaint that is taken back, then the complaint of a list that is."""
    warned: list[Any] = []

    class Warned(Silence):
        def fault(self, fault: Any) -> None:
            warned.append((fault.code, fault.params))

    given = bring(homes_file)
    done = close(homes_file, given.complaint.short)
    undo_in_register(homes_file, "2", "Lan", Warned())
    assert warned == [
        ("RV-1406", {"id": given.complaint.short, "batch": done.batch.short}),
    ]
    undo_in_register(homes_file, "4", "Lan", Warned())
    assert len(warned) == 1
    with reading(address_of(homes_file)) as connection:
        assert left_behind(connection) == []
    undo_in_register(homes_file, "1", "Lan", Warned())
    assert [(code, params["ids"]) for code, params in warned[1:]] == [
        ("RV-1457", [given.complaint.short])
    ]


@ON_FILES
def test_the_same_complaint_is_noticed(three_homes: str) -> None:
    first = bring(three_homes)
    for same in (TYPED, replace(TYPED, complainant="lê thị  thử", household=TypedHousehold("a1"))):
        words = refused("RV-1400", bring, three_homes, same, 13)
        assert first.complaint.short in words
        assert "chưa giải quyết" in words
        assert "Thử" not in words
    others: tuple[tuple[TypedComplaint, list[str]], ...] = (
        (replace(TYPED, complainant="Bà Hai"), ["RV-1401"]),
        (replace(TYPED, received=date(2026, 1, 13)), ["RV-1401"]),
        (replace(TYPED, about="facts"), []),
        (replace(TYPED, household=TypedHousehold("A2")), []),
    )
    for day, (other, warned) in enumerate(others, 14):
        assert [fault.code for fault in bring(three_homes, other, day).faults] == warned
    assert len(book(three_homes).complaints) == 5
    close(three_homes, first.complaint.id, day=20)
    assert "chấp nhận" in refused("RV-1400", bring, three_homes, TYPED, 21)


@ON_FILES
def test_who_is_on_no_list_has_a_name_and_a_commune(three_homes: str) -> None:
    typed = replace(TYPED, household=ABSENT, about="not_listed")
    bring(three_homes, typed)
    known = only(three_homes)
    assert (known.code, known.name, known.village, known.commune) == (
        None,
        "Trần Văn Vắng",
        "Ấp 9",
        "Bình Thành",
    )
    refused("RV-1400", bring, three_homes, typed, 13)
    add(three_homes, made_list(2024, [home("A1")], commune="Tân Mỹ"), day=20)
    assert "Tân Mỹ" in refused("RV-1398", bring, three_homes, replace(typed, household=ABSENT), 21)
    there = replace(ABSENT, commune="Tân Mỹ")
    bring(three_homes, replace(typed, household=there), 22)
    assert sorted(item.commune or "" for item in book(three_homes).complaints)[1] == "Tân Mỹ"
    assert "Bình Thành" in refused("RV-1395", bring, three_homes, TYPED, 23)
    bring(three_homes, replace(TYPED, household=TypedHousehold("A1", commune="Tân Mỹ")), 24)


def test_an_unknown_household_has_its_nearest_named(homes_file: str) -> None:
    words = refused("RV-1394", bring, homes_file, replace(TYPED, household=TypedHousehold("B78")))
    assert "B77" in words
    assert "B78" not in words
    assert "gần nhất: –" in refused(
        "RV-1394", bring, homes_file, replace(TYPED, household=TypedHousehold("0123456789"))
    )


@pytest.mark.parametrize(
    ("change", "code", "words"),
    [
        ({"received": date(2026, 2, 1)}, "RV-1396", "ngày nhận 01/02/2026"),
        ({"posted": date(2026, 2, 1)}, "RV-1396", "ngày niêm yết 01/02/2026"),
        ({"posted": date(2026, 1, 13)}, "RV-1397", "ngày nhận 12/01/2026 lại trước ngày niêm yết"),
        ({"received": date(2021, 8, 31), "posted": None}, "RV-1397", "01/09/2021"),
        ({"complainant": " "}, "RV-1408", "Chưa ghi người khiếu nại"),
        ({"about": "other"}, "RV-1408", "việc khác"),
        ({"text": "x" * 501}, "RV-1408", "500"),
        ({"household": TypedHousehold()}, "RV-1404", "mã hộ"),
        ({"household": TypedHousehold(" ")}, "RV-1404", "mã hộ"),
        ({"household": TypedHousehold("A1", "Trần Văn Vắng")}, "RV-1404", "không cả hai"),
    ],
)
def test_what_cannot_be_is_one_sentence(change: dict[str, Any], code: str, words: str) -> None:
    refuse_typed(TYPED, TODAY)
    assert words in refused(code, refuse_typed, replace(TYPED, **change), TODAY)


def recorded(path: str, typed: TypedComplaint = TYPED, **terms: Any) -> RecordedComplaint:
    return add_complaint(path, typed, OfficeTerms(**terms), "Lan", SILENCE, today=TODAY)


def test_days_of_the_act_are_asked_for_or_counted(homes_file: str, tmp_path: Path) -> None:
    refused("RV-1399", recorded, homes_file)
    on_bounds = replace(TYPED, received=TODAY, posted=TODAY)
    assert recorded(homes_file, on_bounds, days=1).complaint.due == date(2026, 2, 2)
    average = replace(TYPED, review="average_living")
    assert recorded(homes_file, average).complaint.days == 3
    settings = tmp_path / "report.toml"
    settings.write_text('recheck_days = 5\nholidays = "nghi.csv"\n', "utf-8")
    (tmp_path / "nghi.csv").write_text("Ngày\n16/1/2026\n", "utf-8")
    for place, (days, due) in enumerate([(None, 20), (4, 19), (3, 15), (0, 12)]):
        typed = replace(TYPED, complainant=f"Bà {place}")
        done = recorded(homes_file, typed, days=days, settings=settings)
        assert done.complaint.due == date(2026, 1, due)
        assert done.complaint.days == (5 if days is None else days)


def test_closing_twice_early_or_without_reason_is_refused(homes_file: str) -> None:
    id = bring(homes_file).complaint.id
    early = replace(ACCEPTED, on=MONDAY - timedelta(days=1))
    assert "ngày có kết quả 11/01/2026 lại trước" in refused(
        "RV-1397", close, homes_file, id, early
    )
    ahead = replace(ACCEPTED, on=TODAY + timedelta(days=1))
    refused("RV-1396", close, homes_file, id, ahead)
    rejected = TypedResult("rejected", MONDAY)
    assert "lý do" in refused("RV-1408", close, homes_file, id, rejected)
    assert "2024" in refused("RV-1405", close, homes_file, id, replace(ACCEPTED, settled_by="2031"))
    assert id[:8] in refused("RV-1402", close, homes_file, "zzzz")
    refused("RV-1402", close, homes_file, id[:3])
    close(homes_file, "a1", replace(rejected, text="đúng như danh sách"))
    assert "15/01/2026" not in refused("RV-1403", close, homes_file, id)
    assert "12/01/2026" in refused("RV-1403", close, homes_file, "A1")


def test_a_code_with_two_open_complaints_is_not_enough(homes_file: str) -> None:
    first = bring(homes_file).complaint
    second = bring(homes_file, replace(TYPED, about="facts"), 13).complaint
    words = refused("RV-1409", close, homes_file, "A1")
    assert first.short in words
    assert second.short in words
    close(homes_file, first.id, day=16)
    batch = bring(homes_file, replace(TYPED, about="listed"), 17).batch
    done = close(homes_file, second.id, replace(ACCEPTED, settled_by=batch.short), 18)
    assert done.complaint.closed is not None
    assert done.complaint.closed.settled_by == batch.id


def test_due_on_both_sides_of_its_day(homes_file: str) -> None:
    id = bring(homes_file).complaint.id
    for on, within_days, listed, overdue in (
        (date(2026, 1, 11), 9, 0, 0),
        (MONDAY, 2, 0, 0),
        (MONDAY, 3, 1, 0),
        (THURSDAY, 0, 1, 0),
        (date(2026, 1, 16), 0, 1, 1),
    ):
        due = due_complaints(homes_file, on, within_days, OfficeTerms(), SILENCE)
        assert (len(due.book.complaints), due.overdue) == (listed, overdue), on
        assert due_text(due.book, on, due.until, "vi").count("QUÁ HẠN") == overdue
    close(homes_file, id, replace(ACCEPTED, on=date(2026, 1, 19)), 19)
    late = due_complaints(homes_file, date(2026, 1, 18), 0, OfficeTerms(), SILENCE)
    assert late.overdue == 1
    assert due_complaints(homes_file, date(2026, 1, 19), 0, OfficeTerms(), SILENCE).overdue == 0
    refused("RV-1396", due_complaints, homes_file, date(2101, 1, 1), 0, OfficeTerms(), SILENCE)
    refused(
        "RV-1398", due_complaints, homes_file, MONDAY, 0, OfficeTerms(), SILENCE, commune="Xã Khác"
    )


@ON_FILES
def test_lists_have_no_names(three_homes: str) -> None:
    bring(three_homes)
    bring(three_homes, replace(TYPED, household=ABSENT, about="not_listed"), 13)
    close(three_homes, "A1", day=16)
    known = complaints_in_register(three_homes, TODAY, SILENCE)
    found = complaints_json(known, TODAY)
    assert list(found) == ["schema", "on", "complaints", "counts"]
    wanted = "id household commune village about received due state closed result overdue"
    assert all(list(item) == wanted.split() for item in found["complaints"])
    assert found["counts"] == {
        "all": 2,
        "open": 1,
        "overdue": 1,
        "accepted": 1,
        "rejected": 0,
        "withdrawn": 0,
    }
    states = {item["household"]: item for item in found["complaints"]}
    assert (states["A1"]["state"], states["A1"]["closed"]) == ("closed", "2026-01-15")
    assert (states[None]["state"], states[None]["overdue"]) == ("open", True)
    words = complaints_text(known, TODAY, "vi")
    assert max(map(len, words.splitlines())) <= 80
    assert "T. V. V." in words
    with reading(address_of(three_homes)) as connection:
        table = export_tables(connection, "vi")[-1]
        rows = list(table.rows)
    ids = [column.id for column in table.columns]
    assert [row[ids.index("ket_qua")] for row in rows] == ["chấp nhận", "chưa giải quyết"]
    assert {row[ids.index("nguoi_khieu_nai")] for row in rows} == {initials(TYPED.complainant)}
    for shown in (json.dumps(found, ensure_ascii=False), words, str(rows)):
        assert "Thử" not in shown
        assert "Vắng" not in shown
    assert known.kept(only_open=True).complaints == (known.complaints[1],)


@ON_FILES
def test_the_household_shows_what_is_open(three_homes: str) -> None:
    bring(three_homes)
    bring(three_homes, replace(TYPED, household=TypedHousehold("A2"), about="facts"), 13)
    history = find_in_register(three_homes, "A1").history
    assert history is not None
    life = life_in_register(history)
    (item,) = history_json(history)["open_complaints"]
    assert item == life_json(history, life)["open_complaints"][0]
    assert (item["about"], item["due"]) == ("class", "2026-01-15")
    for words in (household_text(history, "vi"), life_text(history, life, "vi")):
        assert words.count("Có khiếu nại chưa giải quyết") == 1
    page = household_html(history, life, "vi")
    assert page.count("Có khiếu nại chưa giải quyết") == 1
    close(three_homes, "A1", day=16)
    again = find_in_register(three_homes, "A1").history
    assert again is not None
    assert "khiếu nại" not in household_text(again, "vi")


def test_registers_with_one_complaint_are_merged_into_one(
    three_homes: str, tmp_path: Path, fresh_register: FreshRegister
) -> None:
    other = fresh_register(three_homes)
    first = bring(three_homes)
    close(three_homes, "A1", day=16)
    # Typed by another office in its own register, on another day with another text.
    later = replace(TYPED, text="đơn gửi thẳng lên")
    within(other, record_complaint, later, 4, date(2026, 1, 16), author(14))
    close(other, "A1", replace(ACCEPTED, result="withdrawn"), 17)
    joined = fresh_register()
    merge(joined, three_homes)
    assert dump(joined) == dump(three_homes)
    merge(joined, three_homes)
    assert dump(joined) == dump(three_homes)
    merge(joined, other)
    assert only(joined) == replace(
        first.complaint, closed=only(other).closed, commune=only(other).commune
    )
    assert [fault.code for fault in book(joined).faults] == ["RV-1410", "RV-1407"]
    backwards = fresh_register()
    merge(backwards, other)
    merge(backwards, three_homes)
    assert dump(backwards) == dump(joined)
    assert book(backwards) == book(joined)


def test_complaints_go_with_the_batches_of_their_commune(homes_file: str) -> None:
    add(homes_file, made_list(2024, [home("T1")], "Tân Mỹ"), day=2)
    bring(homes_file)
    close(homes_file, "A1", day=16)
    absent = TypedHousehold(name="Trần Văn Vắng", commune="Tân Mỹ")
    bring(homes_file, replace(TYPED, household=absent), 17)
    with reading(address_of(homes_file)) as connection:
        of_communes = [
            [batch.number for batch in chosen_batches(connection, [name]).batches]
            for name in ("Bình Thành", "Tân Mỹ")
        ]
    assert of_communes == [[1, 3, 4], [2, 5]]


def _of_older_ravo(connection: Any) -> None:
    """Make tables those of version 1."""
    METADATA.drop_all(connection, [COMPLAINT, COMPLAINT_RESULT])
    connection.execute(update(SCHEMA).values(version=1))


def test_a_register_of_the_version_before_is_read_and_brought_up_to_date(
    three_homes: str, fresh_register: FreshRegister
) -> None:
    before = dump(three_homes)
    within(three_homes, _of_older_ravo)
    assert book(three_homes) == ComplaintBook(())
    assert dump(three_homes) == before
    with reading(address_of(three_homes)) as connection:
        assert checked(connection).breaches == ()
        assert not inspect(connection).has_table(COMPLAINT.name)
    assert find_in_register(three_homes, "A1").history is not None
    joined = fresh_register()
    merge(joined, three_homes)
    assert dump(joined) == before
    bring(three_homes)
    assert only(three_homes).code == "A1"


def test_steps_make_the_tables_of_their_versions() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        MIGRATIONS[0](connection)
        first = set(inspect(connection).get_table_names())
        migrate(connection, 1)
        assert set(inspect(connection).get_table_names()) - first == set(BEGUN)
        assert set(METADATA.tables) == first | set(BEGUN)
        assert connection.execute(SCHEMA.select()).all() == [(len(MIGRATIONS),)]
    engine.dispose()


def test_an_altered_complaint_is_found(three_homes: str) -> None:
    bring(three_homes)
    within(three_homes, lambda c: c.execute(update(COMPLAINT).values(due="2026-02-15")))
    with reading(address_of(three_homes)) as connection:
        assert [fault.code for fault in checked(connection).breaches] == ["RV-1221"]


def test_a_register_must_be_there(tmp_path: Path) -> None:
    missing = str(tmp_path / "so.sqlite")
    refused("RV-1201", recorded, missing, days=3)
    with pytest.raises(UsageProblem):
        close_in_register(missing, "A1", ACCEPTED, None, today=TODAY)
    assert not Path(missing).exists()
