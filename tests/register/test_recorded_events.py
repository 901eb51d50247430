"""Events and supports typed in a sheet: checked by cell, recorded once, decisions read back."""

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import openpyxl
import pandas as pd
import pytest

from ravo.fault_words import fault_message
from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.programmes.loader import shipped_programmes
from ravo.register import recorded
from ravo.register.added import DecisionPaper
from ravo.register.export_workbook import write_workbook
from ravo.register.exported import export_page, export_tables
from ravo.register.member_departures import is_of_household
from ravo.register.record_sheet import EVENTS, SUPPORTS, typed_rows, write_record_blank
from ravo.register.recorded import (
    CheckedRecords,
    RecordedCounts,
    checked_records,
    other_decisions,
    record,
    unknown_programmes,
)
from ravo.register.recorded_events import RecordedDecision, decisions_of
from ravo.register.shown import household_text, life_text
from ravo.register.store import address_of, reading
from ravo.register.undone import undo
from support.register_lists import add, author, dump, home, made_list, within
from support.register_unions import merge
from support.registers import ON_FILES, BegunRegister

TODAY = date(2026, 1, 31)
LONG = "Gia đình cho rằng điểm B1 tính thiếu đất sản xuất, đề nghị phúc tra"
PLACE = ["2024", "Bình Thành", "A1", None]
DECIDED = [*PLACE, "Quyết định", "25/12/2024", "12/QĐ-UBND", None]
GIVEN = [*PLACE, "Vay vốn", datetime(2025, 3, 1), 50_000_000, "Ngân hàng CSXH"]


def one_list(path: str) -> None:
    people = [{"code": "A1", "name": "Lê Na", "birth": pd.Timestamp("1990-01-01")}]
    homes = [home("A1"), home("A2"), home("0003")]
    add(path, made_list(2024, homes, members=people))


@pytest.fixture
def member_register(begun: BegunRegister) -> str:
    return begun(one_list)


def sheet(folder: Path, events: list[list[Any]], supports: list[list[Any]]) -> Path:
    blank = folder / "bang.xlsx"
    write_record_blank(blank, "vi")
    book = openpyxl.load_workbook(blank)
    for name, rows in (("Sự kiện", events), ("Hỗ trợ", supports)):
        for at, row in enumerate(rows, start=4):
            for place, value in enumerate(row, start=1):
                book[name].cell(at, place, value)
    book.save(blank)
    return blank


@ON_FILES
def test_the_blank_says_that_a_day_is_required(member_register: str, tmp_path: Path) -> None:
    """What the heading says is so: a support without a day is refused at that cell."""
    blank = sheet(tmp_path, [], [[*PLACE, "Vay vốn", None, 1_000]])
    (head,) = openpyxl.load_workbook(blank)["Hỗ trợ"].iter_rows(2, 2, max_col=8, values_only=True)
    heads = dict(zip("ABCDEFGH", head, strict=True))
    (fault,) = checked(member_register, blank).faults
    assert "bắt buộc" in str(heads[str(fault.params["cell"])[0]])
    assert [letter for letter, words in heads.items() if "bắt buộc" in str(words)] == ["F"]


@ON_FILES
@pytest.mark.parametrize(
    ("kind", "words"),
    [("Chuyển đi", "chưa ghi ai chuyển đi"), ("Chuyển đến", "chưa ghi ai chuyển đến")],
)
def test_who_moved_is_named_or_the_whole_household(
    member_register: str, tmp_path: Path, kind: str, words: str
) -> None:
    """The refusal is at the cell of the name, and its advice is taken as it is written."""
    row = [*PLACE, kind, "05/01/2026", None, None]
    (fault,) = checked(member_register, sheet(tmp_path, [row], [])).faults
    message = fault_message(fault, "vi")[0]
    assert (str(fault.params["cell"]), words in message, "ghi Cả hộ" in message) == (
        "D4",
        True,
        True,
    )
    (event,) = checked(member_register, sheet(tmp_path, [[*row[:-1], "Cả hộ"]], [])).events
    assert is_of_household(SimpleNamespace(member=event[5], about=event[6]))


@ON_FILES
def test_the_blank_offers_the_programmes_by_title(member_register: str, tmp_path: Path) -> None:
    """What is picked counts as help; of other words it is said when they are recorded."""
    blank = tmp_path / "bang.xlsx"
    write_record_blank(blank, "vi")
    page = openpyxl.load_workbook(blank)["Hỗ trợ"]
    (rule,) = page.data_validations.dataValidation
    assert (str(rule.sqref), rule.errorStyle) == ("E4:E504", "warning")
    titles = [cell.value for (cell,) in page[rule.formula1.replace("$", "").lstrip("=")]]
    assert titles == [one.title.vi for one in shipped_programmes()]
    day = "1/3/2025"
    for words, named in ((titles[0], []), ("Tiền điện", ["Tiền điện"]), ("vay-von", [])):
        file = sheet(tmp_path, [], [[*PLACE, words, day, 1_000]])
        found = unknown_programmes(checked(member_register, file))
        assert [(one.code, one.params["names"]) for one in found] == [
            ("RV-1474", words) for words in named
        ]


def checked(path: str, file: Path) -> CheckedRecords:
    with reading(address_of(path)) as connection:
        return checked_records(connection, typed_rows(file), file.name, TODAY)


def bring(path: str, file: Path, day: int) -> RecordedCounts:
    found = checked(path, file)
    assert found.faults == ()
    recorded: RecordedCounts = within(path, record, found, author(day))
    return recorded


def decisions(path: str) -> dict[Any, RecordedDecision]:
    with reading(address_of(path)) as connection:
        return decisions_of(connection)


def test_records_are_kept_once_and_taken_back(member_register: str, tmp_path: Path) -> None:
    before = dump(member_register)
    note = ["2024", "BÌNH THÀNH", "0003", None, "ghi chú", 45_700, None, "Chấm sót nhà"]
    mine = [*PLACE[:3], "Lê Na", "BHYT", "1/2/2025", None, None]
    file = sheet(tmp_path, [DECIDED, note], [GIVEN, mine])
    found = bring(member_register, file, 2)
    assert (found.events, found.supports, found.unchanged) == (2, 2, 0)
    assert [batch.header.kind for batch in found.batches] == ["event", "support"]
    after = dump(member_register)
    assert bring(member_register, file, 3) == RecordedCounts((), 0, 0, 4)
    assert dump(member_register) == after
    added = sorted(line.decode() for line in set(after) - set(before))
    assert [line.split('"table":')[1][:9] for line in added] == ['"event","', '"event","'] + [
        '"support"'
    ] * 2
    assert '"on":"2025-02-12"' in added[1] + added[0]
    assert '"amount":null' in added[3] + added[2]
    other = tmp_path / "b.sqlite"
    merge(other, member_register)
    assert dump(other) == after
    for batch in found.batches:
        within(member_register, undo, batch.short, author(4))
    assert dump(member_register) == before


def test_the_latest_decision_of_a_household_counts(member_register: str, tmp_path: Path) -> None:
    whole = ["2024", "Bình Thành", None, None, "Quyết định", "20/12/2024", "9/QĐ", None]
    bring(member_register, sheet(tmp_path, [DECIDED, whole], []), 2)
    unit = next(iter(decisions(member_register)))[0]
    assert decisions(member_register) == {
        (unit, "2024", "A1"): RecordedDecision("12/QĐ-UBND", date(2024, 12, 25)),
        (unit, "2024", None): RecordedDecision("9/QĐ", date(2024, 12, 20)),
    }
    corrected = [*DECIDED[:5], "26/12/2024", "13/QĐ-UBND", None]
    bring(member_register, sheet(tmp_path, [corrected], []), 3)
    latest = RecordedDecision("13/QĐ-UBND", date(2024, 12, 26))
    assert decisions(member_register)[unit, "2024", "A1"] == latest
    with reading(address_of(member_register)) as connection:
        table = export_tables(connection, "vi")[0]
        at = [column.id for column in table.columns].index("so_quyet_dinh")
        code = [column.id for column in table.columns].index("ma_ho")
        shown = {row[code]: row[at : at + 2] for row in table.rows}
    assert shown == {
        "A1": ("13/QĐ-UBND", "2024-12-26"),
        "A2": ("9/QĐ", "2024-12-20"),
        "0003": ("9/QĐ", "2024-12-20"),
    }


@ON_FILES
def test_a_complaint_is_no_event_but_one_that_is_there_stays(
    member_register: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = [*PLACE, "khiếu nại", "3/1/2025", None, "xin xét lại"]
    file = sheet(tmp_path, [typed, [*typed[:4], "Ghi chú", *typed[5:]]], [])
    offered = openpyxl.load_workbook(file)["Sự kiện"].data_validations.dataValidation[0].formula1
    assert "Ghi chú" in offered
    assert "Khiếu nại" not in offered
    (fault,) = checked(member_register, file).faults
    assert (fault.code, fault.params["cell"]) == ("RV-1255", "E4")
    assert "ravo complaints add" in str(fault.params["problem"])
    with monkeypatch.context() as earlier:
        earlier.setattr(recorded, "COMPLAINT_EVENT", "")
        assert bring(member_register, file, 2).events == 2
    # As an earlier version recorded it: the workbook may come again, another one may not.
    assert bring(member_register, file, 3) == RecordedCounts((), 0, 0, 2)
    other = sheet(tmp_path, [[*typed[:7], "xin xét lại lần nữa"]], [])
    assert [fault.code for fault in checked(member_register, other).faults] == ["RV-1255"]


def test_the_workbook_of_the_register_has_what_was_recorded(
    member_register: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An earlier version recorded complaints as events.
    monkeypatch.setattr(recorded, "COMPLAINT_EVENT", "")
    person = [*PLACE[:3], "Lê Na"]
    events = [
        DECIDED,
        [*PLACE[:2], None, None, "Quyết định", "20/12/2024", "9/QĐ", None],
        [*person, "Khiếu nại", "3/1/2025", None, "xin xét lại"],
        [*person, "Ghi chú", "4/1/2025", None, LONG],
    ]
    bring(member_register, sheet(tmp_path, events, [[*person, *GIVEN[4:]]]), 2)
    gone = bring(
        member_register, sheet(tmp_path, [[*PLACE, "Ghi chú", "4/1/2025", None, "nhầm"]], []), 3
    )
    within(member_register, undo, gone.batches[0].short, author(4))
    more = made_list(2023, [home("A1")])
    add(member_register, more, day=5, decision=DecisionPaper("7/QĐ", "2023-12-28"))
    out = tmp_path / "so.xlsx"
    with reading(address_of(member_register)) as connection:
        write_workbook(
            export_tables(connection, "vi"),
            out,
            "vi",
            export_page(connection, date(2025, 2, 1), "vi"),
        )
    book = openpyxl.load_workbook(out)
    head, *homes = book["Hộ theo kỳ"].values
    uid = next(row[head.index("Mã theo dõi của hộ")] for row in homes if row[1] == "A1")
    unit = more.unit.code or more.unit.key
    front, back = ("2024", "Bình Thành", "A1", "Lê Văn A1"), (uid, unit)
    of_list = ("Bình Thành", None, None)
    no_home = (None, unit)
    assert list(book["Quyết định"].values)[1:] == [
        *(
            ("2023", *of_list, "7/QĐ", "28/12/2023", "cả danh sách, ghi cùng danh sách", *no_home),
            ("2024", *of_list, "9/QĐ", "20/12/2024", "cả danh sách, ghi sau", *no_home),
            (*front, "12/QĐ-UBND", "25/12/2024", "của hộ, ghi sau", *back),
        )
    ]
    assert list(book["Sự kiện đã ghi"].values)[1:] == [
        (*front, "Lê Na", "Có khiếu nại", "03/01/2025", None, "xin xét lại", *back),
        (*front, "Lê Na", "Ghi chú", "04/01/2025", None, LONG, *back),
    ]
    # Ids are in the file and not on paper; a sheet without any record is not printed.
    assert book["Hỗ trợ đã ghi"].print_area.endswith("$I$2")
    hidden = [sheet.title for sheet in book if sheet.sheet_state == "hidden"]
    assert hidden == ["Khiếu nại"]
    # Long words take several lines of their cell.
    heights = [book["Sự kiện đã ghi"].row_dimensions[row].height for row in (2, 3)]
    assert heights[1] > heights[0]
    head, *rows = book["Hỗ trợ đã ghi"].values
    assert head[4:9] == ("Của người", "Chương trình, chính sách", "Ngày", "Số tiền (đồng)", "Nguồn")
    support = ("Lê Na", "Vay vốn", "01/03/2025", 50_000_000, "Ngân hàng CSXH")
    assert rows == [(*front, *support, *back)]


@ON_FILES
def test_who_died_came_or_left_is_recorded_by_name(member_register: str, tmp_path: Path) -> None:
    person = [*PLACE[:3], "Lê Na"]
    named = [[*person, kind, "3/1/2025", None, None] for kind in ("Qua đời", "Chuyển đi")]
    told = [*PLACE, "Chuyển đến", "4/1/2025", None, "cháu ngoại về ở"]
    bring(member_register, sheet(tmp_path, [*named, told], []), 2)
    history = find_in_register(member_register, "A1").history
    assert history is not None
    assert [(item.kind, item.member) for item in history.events] == [
        *(("death", "Lê Na"), ("out", "Lê Na"), ("in", None)),
    ]
    assert "có người qua đời (Lê Na)" in " ".join(household_text(history, "vi").split())
    found = checked(member_register, sheet(tmp_path, [[*PLACE, *row[4:]] for row in named], []))
    assert [fault.params["cell"] for fault in found.faults] == ["D4", "D5"]


@ON_FILES
def test_a_cell_that_is_refused_has_the_reason_that_holds(
    member_register: str, tmp_path: Path
) -> None:
    """Names go without their marks where one person fits, communes without their kind."""
    names = ["Võ Bích Đào", "Lê Hoà", "Lê Hóa", "Tô Nam", "Tô Nam"]
    people = [{"code": "B1", "name": name, "birth": pd.Timestamp("1990-01-01")} for name in names]
    here = made_list(2024, [home("B1"), home("B2")], "Xã Long Hưng A", members=people)
    add(member_register, here, made_list(2024, [home("C1")], "Xã Tân Khánh Trung"), day=2)

    def row(commune: str, name: str, day: str = "3/1/2025") -> list[Any]:
        return ["2024", commune, "B1", name, "Qua đời", day, None, None]

    found = checked(member_register, sheet(tmp_path, [row("Long Hưng A", "vo bich dao")], []))
    assert found.faults == ()
    assert found.events[0][5] == "Võ Bích Đào"
    rows = {
        "B4 lập theo xã trước 1/7/2025": row("Xã Tân Khánh Trung", "Võ Bích Đào"),
        "D5 nhiều người cùng tên": row("Long Hưng A", "le hoa"),
        "D6 không có người tên này": row("Long Hưng A", "Lê Xa"),
        "D7 nhiều người cùng tên": row("Long Hưng A", "Tô Nam"),
        "F8 trước năm sinh 1990": row("Long Hưng A", "Võ Bích Đào", "31/12/1989"),
    }
    born = row("Long Hưng A", "Lê Hóa", "1/1/1990")
    faults = checked(member_register, sheet(tmp_path, [*rows.values(), born], [])).faults
    assert len(faults) == len(rows)
    for fault, words in zip(faults, rows, strict=True):
        cell, reason = words.split(" ", 1)
        assert fault.params["cell"] == cell
        assert reason in " ".join(fault_message(fault, "vi"))
    assert "khi ấy: Xã Long Hưng A." in fault_message(faults[0], "vi")[0]


@ON_FILES
def test_a_decision_of_another_review_names_its_cell(member_register: str, tmp_path: Path) -> None:
    """One on a list or a household is not before the review opens, nor long after it."""
    whole = [*PLACE[:2], None, None, "Quyết định"]
    days = ("31/8/2024", "1/9/2024", "31/8/2025", "1/9/2025")
    events = [[*whole, day, "9/QĐ", None] for day in days]
    events += [[*DECIDED[:5], day, "9/QĐ", None] for day in days]
    found = checked(member_register, sheet(tmp_path, events, []))
    assert [fault.params["cell"] for fault in found.faults] == ["F4", "F7", "F8", "F11"]
    before, after = (" ".join(fault_message(fault, "vi")) for fault in found.faults[:2])
    assert "01/09/2024" in before
    assert "31/08/2025" in after


def test_a_second_decision_on_a_list_is_named(member_register: str, tmp_path: Path) -> None:
    """Both are kept and the later one counts, also where a household's years are shown."""
    events = [
        [*PLACE[:2], None, None, "Quyết định", day, number, None]
        for day, number in (("20/12/2024", "9/QĐ"), ("25/12/2024", "10/QĐ"))
    ]
    both = checked(member_register, sheet(tmp_path, events, []))
    with reading(address_of(member_register)) as connection:
        faults = other_decisions(connection, both)
    assert [(f.code, f.params["number"], f.params["other"]) for f in faults] == [
        ("RV-1275", "9/QĐ", "10/QĐ")
    ]
    bring(member_register, sheet(tmp_path, events, []), 2)
    with reading(address_of(member_register)) as connection:
        assert other_decisions(connection, both) == []
    history = find_in_register(member_register, "A2").history
    assert history is not None
    assert history.last.decision == ("10/QĐ", date(2024, 12, 25))
    for shown in (
        household_text(history, "vi"),
        life_text(history, life_in_register(history), "vi"),
    ):
        assert "quyết định công nhận số 10/QĐ, ngày 25/12/2024" in " ".join(shown.split())


@ON_FILES
def test_every_cell_that_cannot_be_used_is_named(member_register: str, tmp_path: Path) -> None:
    events: dict[str, list[Any]] = {
        "ky": ["2023", *DECIDED[1:]],
        "xa": ["2024", "Tân Mỹ", *DECIDED[2:]],
        "ma_ho": [*DECIDED[:2], "A9", *DECIDED[3:]],
        "nguoi": [*DECIDED[:3], "Lê Nam", *DECIDED[4:]],
        "loai": [*DECIDED[:4], "Quyết", *DECIDED[5:7], "vì"],
        "ngay": [*DECIDED[:5], "31/2/2024", *DECIDED[6:]],
        "so_van_ban": [*DECIDED[:6], None, None],
        "noi_dung": [*DECIDED[:4], "Ghi chú", *DECIDED[5:]],
    }
    supports: dict[str, list[Any]] = {
        "ma_ho": [*GIVEN[:2], None, *GIVEN[3:]],
        "chuong_trinh": [*GIVEN[:4], None, *GIVEN[5:]],
        "ngay": [*GIVEN[:5], date(2026, 2, 1), *GIVEN[6:]],
        "so_tien": [*GIVEN[:6], "1 triệu/tháng", None],
    }
    more = [[*GIVEN[:6], amount, None] for amount in (0, -5, 1.5, "nhiều")]
    file = sheet(tmp_path, [*events.values()], [*supports.values(), *more])
    found = [
        (fault.params["sheet"], fault.params["cell"])
        for fault in checked(member_register, file).faults
    ]
    expected = [
        ("Sự kiện", f"{'ABCDEFGH'[[*EVENTS].index(id)]}{at}") for at, id in enumerate(events, 4)
    ]
    expected += [
        ("Hỗ trợ", f"{'ABCDEFGH'[[*SUPPORTS].index(id)]}{at}") for at, id in enumerate(supports, 4)
    ]
    expected += [("Hỗ trợ", f"G{at}") for at in range(8, 12)]
    assert found == expected
