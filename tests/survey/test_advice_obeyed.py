"""Advice obeyed to the letter: the fault goes, no other comes, and the class is the right one."""

from datetime import datetime
from pathlib import Path

import pytest

from ravo.messages import Text
from ravo.survey.departures import departed
from support import books
from support.obedient import (
    CITIZEN,
    EARNINGS,
    HOMES,
    INCOME,
    PEOPLE,
    Advice,
    Book,
    Obedience,
    added,
    cell,
    classes,
    heading,
    key,
    obey,
    removed,
    reviewed,
    sound,
    together,
)
from support.reviews import codes

AREA, SIZE, B1, BORN = "Diện tích nhà ở (m2)", "Số nhân khẩu", "Điểm B1", "Năm sinh"
BIRTH, RELATION, REASON = "Ngày/năm sinh", "Quan hệ với chủ hộ", "Lý do biến động"
DAYS_ABOVE_12 = [f"{day}/01/1970" for day in range(13, 19)]
WAGES, ANSWER = "Thu: tiền lương, tiền công", books.ANSWERS[3]
TRUTH = {"H1": "poor", "H2": "not_poor", "H3": "poor"}
GONE = together(
    cell(HOMES, 0, SIZE, None),
    cell(HOMES, 0, B1, None),
    removed(PEOPLE, 1),
    removed(PEOPLE, 0),
)
ORIGIN, OPENING = "Mã hộ gốc", "Phân loại đầu kỳ"
MERGED = together(
    cell(HOMES, 0, REASON, "Nhập hộ"), cell(HOMES, 0, ORIGIN, "H2"), cell(HOMES, 0, B1, None)
)
LISTED_HOST = together(
    # Its answers are not what this is about; the facts of its members could contradict them.
    *[cell(HOMES, 1, name, None) for name in books.ANSWERS],
    cell(HOMES, 1, "Họ và tên chủ hộ", "Lê Văn Nhận"),
    added(PEOPLE, books.member("H2", **{"Họ và tên": "Lê Văn Nhận"})),
    added(PEOPLE, books.member("H2", "Con", **{"Họ và tên": "Lê Văn Con", BIRTH: "2000"})),
)
MOVED = together(
    *[cell(PEOPLE, row, "Mã hộ", "H2") for row in (0, 1)],
    *[cell(PEOPLE, row, REASON, "Nhập hộ") for row in (0, 1)],
    *[cell(PEOPLE, row, RELATION, "Khác") for row in (0, 1)],
)
NO_ROWS = together(removed(PEOPLE, 1), removed(PEOPLE, 0))
MERGE_OPEN = together(
    MERGED,
    cell(HOMES, 1, REASON, "Nhập hộ"),
    cell(HOMES, 1, ORIGIN, "H1"),
    cell(HOMES, 1, B1, None),
)
CHILD = together(cell(HOMES, 0, BORN, 2012), cell(PEOPLE, 0, BIRTH, "2012"))
BORN_RIGHT = together(cell(HOMES, 0, BORN, 1970), cell(PEOPLE, 0, BIRTH, "1970"))


def more_people(book: Book) -> None:
    """Add a dozen people: of half of them Excel took the day of birth for the month."""
    days = [*(datetime(1970, day, day + 1) for day in range(1, 7)), *DAYS_ABOVE_12]
    for at, day in enumerate(days):
        book.people.append(books.member("H2", "Con" if at else "Chủ hộ", **{BIRTH: day}))
    book.homes[1].update({SIZE: len(days), **dict.fromkeys(books.ANSWERS)})


def typed_again(book: Book) -> None:
    """Write every day of birth as text, as it was typed."""
    for person in book.people:
        if isinstance(person[BIRTH], datetime):
            person[BIRTH] = f"{person[BIRTH]:%m/%d/%Y}"


def copied_row(book: Book) -> None:
    """Copy the row of a person with a whole date of birth; the size counts one of the two rows."""
    book.people[1][BIRTH] = "05/09/1975"
    book.people.insert(2, dict(book.people[1]))
    book.homes[0][SIZE] = 3


def entered_twice(book: Book) -> None:
    """Enter the first household again with another code."""
    for person, day in zip(book.people, ("02/01/1970", "05/09/1975"), strict=True):
        person[BIRTH] = day
    book.homes.append({**book.homes[0], "Mã hộ": "H4", CITIZEN: None})
    book.people += [{**person, "Mã hộ": "H4"} for person in book.people]


def spare_removed(book: Book) -> None:
    """Remove the household of another code on every sheet."""
    book.homes.pop()
    book.people = [person for person in book.people if person["Mã hộ"] != "H4"]


def of(
    code: str, sheet: str, row: int, name: str, wrong: object, words: str, right: object
) -> Advice:
    """Return the advice about one cell: what it holds, and what the advice lets one write."""
    return Advice(code, cell(sheet, row, name, wrong), words, cell(sheet, row, name, right))


ADVICE = [
    of("RV-201", HOMES, 0, B1, "#N/A", "gõ lại giá trị", 120),
    of("RV-203", HOMES, 0, "Giới tính", "Trai", "Chọn một giá trị", "Nam"),
    of("RV-204", HOMES, 0, ANSWER, "chưa rõ", "Ghi một trong các từ", "Không"),
    of("RV-205", HOMES, 0, CITIZEN, "08707000123", "chưa có thì để trống", None),
    of("RV-206", HOMES, 0, CITIZEN, 87070001234, "Định dạng cột là Văn bản", "087070001234"),
    of("RV-207", HOMES, 0, B1, "khoảng 120", "Chỉ ghi số", 120),
    of("RV-208", HOMES, 0, AREA, "20.500", "1500 hoặc 1,5", "20,5"),
    of("RV-209", HOMES, 0, B1, 1200, "chưa biết thì để trống", 120),
    of("RV-209", HOMES, 0, SIZE, 0, "ô này không để trống được", 2),
    of("RV-209", HOMES, 0, BORN, 1850, "ô này không để trống được", 1970),
    of("RV-210", HOMES, 0, "Dân tộc", "Kih", "Nếu viết nhầm thì sửa", "Kinh"),
    of("RV-211", HOMES, 0, SIZE, 2.5, "Ghi số nguyên", 2),
    of("RV-212", PEOPLE, 1, BIRTH, "31/02/1975", "Ghi ngày/tháng/năm", "28/02/1975"),
    of("RV-213", PEOPLE, 1, BIRTH, "5/6/15", "đủ bốn chữ số", "05/06/1975"),
    of("RV-214", HOMES, 0, SIZE, None, "Điền ô này", 2),
    of("RV-215", PEOPLE, 1, BIRTH, "2042", "Sửa ngày hoặc năm sinh", "1975"),
    of("RV-216", HOMES, 2, B1, "--", "để trống", None),
    of("RV-217", HOMES, 0, CITIZEN, "123456789", "chưa có thì để trống", None),
    of("RV-218", HOMES, 2, INCOME, "14,4 triệu/năm", "quy đổi rồi ghi lại", 1_200_000),
    of("RV-219", HOMES, 0, CITIZEN, "8,7E+10", "gõ lại theo phiếu", "087070001234"),
    of("RV-220", HOMES, 0, B1, datetime(2024, 4, 3), "gõ lại theo phiếu", 120),
    of(
        "RV-222",
        HOMES,
        0,
        "Họ và tên chủ hộ",
        "Nguyễn Văn Thử 0912345678",
        "Chỉ ghi họ tên",
        "Nguyễn Văn Thử",
    ),
    of("RV-223", HOMES, 0, CITIZEN, "871070001234", "Đối chiếu với thẻ", "087070001234"),
    of("RV-226", HOMES, 0, books.ANSWERS[8], 0, "ghi bằng chữ như các ô khác", "Có"),
    Advice("RV-227", more_people, "định dạng cột là Văn bản rồi gõ lại", typed_again),
    of("RV-230", HOMES, 0, B1, 14, "sai thì sửa ô", 120),
    of("RV-230", HOMES, 2, INCOME, 1_200, "sai thì sửa ô", 1_200_000),
    of("RV-301", HOMES, 0, SIZE, 3, "sửa Số nhân khẩu", 2),
    Advice(
        "RV-301",
        added(PEOPLE, books.member("H1", "Khác", **{BIRTH: "1950"})),
        "xóa đúng dòng ghi thừa",
        removed(PEOPLE, 2),
    ),
    of("RV-302", PEOPLE, 0, RELATION, "Khác", "đúng người là chủ hộ theo trang Hộ", "Chủ hộ"),
    of("RV-302", PEOPLE, 1, RELATION, "Chủ hộ", "người khác thì ghi quan hệ", "Vợ/chồng"),
    of("RV-303", HOMES, 0, BORN, 1971, "sửa ô sai", 1970),
    of("RV-304", PEOPLE, 0, "Suy dinh dưỡng", "Có", "Kiểm tra lại", "Không"),
    of("RV-305", PEOPLE, 0, "Mang thai hoặc nuôi con dưới 24 tháng", "Có", "Kiểm tra lại", "Không"),
    Advice(
        "RV-308",
        cell(HOMES, 0, REASON, "Chuyển đi"),
        "Nếu hộ còn ở địa bàn: xóa lý do",
        cell(HOMES, 0, REASON, None),
    ),
    Advice(
        "RV-308",
        cell(HOMES, 0, REASON, "Chuyển đi"),
        "giữ dòng và lý do, xóa điểm B1 (hoặc các câu trả lời Phiếu B1), thu nhập và dòng của hộ",
        cell(HOMES, 0, B1, None),
        left=frozenset({"RV-307"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-337",
        copied_row,
        "sửa Số nhân khẩu nếu đã tính hai lần",
        together(removed(PEOPLE, 2), cell(HOMES, 0, SIZE, 2)),
    ),
    Advice("RV-338", entered_twice, "xóa hộ ghi thừa ở mọi trang", spare_removed),
    Advice(
        "RV-312",
        together(cell(PEOPLE, 0, REASON, "Chết"), cell(PEOPLE, 1, REASON, "Chuyển đi")),
        "Nếu còn người ở lại: xóa lý do",
        together(cell(PEOPLE, 0, REASON, None), cell(PEOPLE, 1, REASON, None)),
    ),
    Advice(
        "RV-312",
        together(
            cell(HOMES, 0, B1, None),
            cell(PEOPLE, 0, REASON, "Chết"),
            cell(PEOPLE, 1, REASON, "mất năm 2023"),
        ),
        "ghi Chết hoặc Chuyển đi vào ô",
        cell(HOMES, 0, REASON, "Chết"),
        left=frozenset({"RV-307"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-314",
        together(
            cell(PEOPLE, 0, REASON, "Chết"),
            cell(PEOPLE, 1, RELATION, "Con"),
            cell(HOMES, 0, SIZE, 3),
            added(PEOPLE, books.member("H1", "Con", **{"Họ và tên": "Lê Văn Con", BIRTH: "1970"})),
        ),
        "ghi Chủ hộ ở cột Quan hệ với chủ hộ của người đó",
        cell(PEOPLE, 1, RELATION, "Chủ hộ"),
        left=frozenset({"RV-313", "RV-328"}),
    ),
    Advice(
        "RV-315",
        together(
            cell(PEOPLE, 0, REASON, "Chết"),
            cell(PEOPLE, 1, RELATION, "Con"),
            cell(PEOPLE, 1, BIRTH, "2012"),
        ),
        "ra ngoài xã: ghi Chuyển đi cho hộ này",
        together(cell(HOMES, 0, REASON, "Chuyển đi"), cell(HOMES, 0, B1, None)),
        left=frozenset({"RV-307"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-315",
        together(
            LISTED_HOST,
            cell(PEOPLE, 0, REASON, "Chết"),
            cell(PEOPLE, 1, RELATION, "Con"),
            cell(PEOPLE, 1, BIRTH, "2012"),
        ),
        "ở dòng của trẻ sửa Mã hộ thành mã hộ ấy, ghi Nhập hộ, sửa Quan hệ với chủ hộ",
        together(
            MERGED,
            cell(PEOPLE, 1, "Mã hộ", "H2"),
            cell(PEOPLE, 1, REASON, "Nhập hộ"),
            cell(PEOPLE, 1, RELATION, "Cháu"),
        ),
        left=frozenset({"RV-307", "RV-317"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-316",
        together(
            LISTED_HOST,
            cell(HOMES, 1, REASON, "Nhập hộ"),
            cell(HOMES, 0, B1, None),
            cell(HOMES, 0, SIZE, None),
        ),
        "xóa lý do ở ô này, ghi Nhập hộ và Mã hộ gốc H2 ở dòng của hộ đã nhập vào",
        together(
            cell(HOMES, 1, REASON, None),
            cell(HOMES, 0, REASON, "Nhập hộ"),
            cell(HOMES, 0, ORIGIN, "H2"),
            MOVED,
        ),
        left=frozenset({"RV-307", "RV-317"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-316",
        cell(HOMES, 0, REASON, "Nhập hộ"),
        "ghi mã của hộ đã nhập vào ở cột Mã hộ gốc",
        cell(HOMES, 0, "Mã hộ gốc", "H9"),
        # No row of the sheet has that code: it may be right.
        left=frozenset({"RV-4095"}),
    ),
    Advice(
        "RV-316",
        cell(HOMES, 0, REASON, "Nhập hộ"),
        "Nếu hộ này đã nhập vào hộ khác: giữ lý do, ghi mã của hộ nhận",
        together(cell(HOMES, 0, B1, None), cell(HOMES, 0, ORIGIN, "H2")),
        # What is left to do is named next: its people are to be moved.
        left=frozenset({"RV-307", "RV-326"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-318",
        together(LISTED_HOST, MERGED),
        "sửa Mã hộ thành H2, ghi Lý do biến động: Nhập hộ, sửa Quan hệ với chủ hộ",
        MOVED,
        left=frozenset({"RV-307", "RV-317"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-4085",
        together(cell(HOMES, 0, REASON, "Nhập hộ"), cell(HOMES, 0, B1, None)),
        "Nếu cả hộ đã ra khỏi xã thì ghi lý do Chuyển đi",
        cell(HOMES, 0, REASON, "Chuyển đi"),
        left=frozenset({"RV-307"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-319",
        together(
            cell(HOMES, 0, REASON, "Nhập hộ"),
            cell(HOMES, 0, B1, None),
            cell(HOMES, 0, ORIGIN, None),
        ),
        "Nếu cả hộ đã ra khỏi xã thì ghi lý do Chuyển đi",
        cell(HOMES, 0, REASON, "Chuyển đi"),
        left=frozenset({"RV-307"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-320",
        cell(PEOPLE, 1, REASON, "Tách hộ"),
        "ghi Chuyển đi thay Tách hộ",
        cell(PEOPLE, 1, REASON, "Chuyển đi"),
        left=frozenset({"RV-313"}),
    ),
    Advice(
        "RV-320",
        cell(PEOPLE, 1, REASON, "Tách hộ"),
        "Lý do biến động: Tách hộ, Mã hộ gốc: H1",
        together(cell(HOMES, 2, REASON, "Tách hộ"), cell(HOMES, 2, ORIGIN, "H1")),
        left=frozenset({"RV-313"}),
    ),
    Advice(
        "RV-321",
        together(cell(HOMES, 1, REASON, "Chuyển đến"), cell(HOMES, 1, OPENING, "Hộ nghèo")),
        "Hộ mới đến: xóa Phân loại đầu kỳ",
        cell(HOMES, 1, OPENING, None),
    ),
    Advice(
        "RV-322",
        together(LISTED_HOST, MERGED, removed(PEOPLE, 1), removed(PEOPLE, 0)),
        "thêm dòng của từng người đã về hộ H2",
        added(PEOPLE, books.member("H2", "Khác", **{REASON: "Nhập hộ"})),
        left=frozenset({"RV-307", "RV-317"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-326",
        MERGED,
        "thêm dòng của từng người vẫn ở hộ H2, kể cả chủ hộ, rồi ở dòng của người mới về",
        together(LISTED_HOST, MOVED),
        left=frozenset({"RV-307", "RV-317"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-326",
        MERGED,
        "ghi Số nhân khẩu của hộ ấy kể cả người mới về, rồi xóa các dòng của họ",
        together(cell(HOMES, 1, SIZE, 4), NO_ROWS),
        left=frozenset({"RV-307"}),
        classes={"H1": None},
    ),
    # By chance two came to the two who have no rows.
    Advice(
        "RV-327",
        together(MERGED, MOVED),
        "Thêm dòng của từng người vẫn ở hộ, kể cả chủ hộ",
        LISTED_HOST,
        left=frozenset({"RV-307", "RV-317"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-327",
        added(PEOPLE, books.member("H2", "Con", **{REASON: "Mới sinh", BIRTH: "2024"})),
        "xóa các dòng ấy, ghi Số nhân khẩu kể cả người mới đến",
        together(removed(PEOPLE, 2), cell(HOMES, 1, SIZE, 3)),
    ),
    Advice(
        "RV-327",
        together(
            *[cell(HOMES, 1, name, None) for name in books.ANSWERS],
            added(PEOPLE, books.member("H2", "Khác", **{REASON: "Chuyển đến"})),
            added(PEOPLE, books.member("H2", "Con", **{REASON: "Chuyển đến", BIRTH: "2000"})),
        ),
        "ghi Chuyển đến vào Lý do biến động của hộ, ghi Chủ hộ cho người là chủ hộ",
        together(cell(HOMES, 1, REASON, "Chuyển đến"), cell(PEOPLE, 2, RELATION, "Chủ hộ")),
    ),
    Advice(
        "RV-332",
        together(
            cell(HOMES, 0, SIZE, 1),
            *[cell(PEOPLE, row, REASON, "Chuyển đi") for row in (0, 1)],
        ),
        "Không còn ai: ghi Chết hoặc Chuyển đi vào Lý do biến động của hộ",
        together(
            cell(HOMES, 0, REASON, "Chuyển đi"),
            cell(HOMES, 0, SIZE, None),
            cell(HOMES, 0, B1, None),
        ),
        left=frozenset({"RV-307"}),
        classes={"H1": None},
    ),
    Advice(
        "RV-332",
        together(
            *[cell(HOMES, 1, name, None) for name in books.ANSWERS],
            added(PEOPLE, books.member("H2", "Vợ/chồng", **{REASON: "Chết"})),
        ),
        "thiếu ai thì thêm dòng người ấy, kể cả chủ hộ",
        added(PEOPLE, books.member("H2")),
        left=frozenset({"RV-313"}),
    ),
    Advice(
        "RV-333",
        together(LISTED_HOST, MERGE_OPEN),
        "ở dòng của hộ nhận thì xóa Lý do biến động và Mã hộ gốc",
        together(
            cell(HOMES, 1, REASON, None),
            cell(HOMES, 1, ORIGIN, None),
            cell(HOMES, 1, B1, 150),
            MOVED,
        ),
        left=frozenset({"RV-307", "RV-317"}),
        classes={"H1": None},
    ),
    of("RV-310", HOMES, 0, "Họ và tên chủ hộ", "Nguyễn Văn Thưa", "sửa ô sai", "Nguyễn Văn Thử"),
    of("RV-310", PEOPLE, 0, CITIZEN, "087070001233", "sửa ô sai", "087070001234"),
    Advice(
        "RV-311",
        together(GONE, cell(HOMES, 0, REASON, "Đã đi làm xa")),
        "ghi Chết, Chuyển đi hoặc Nhập hộ, để trống Số nhân khẩu",
        cell(HOMES, 0, REASON, "Chết"),
        left=frozenset({"RV-307"}),
        classes={"H1": None},
    ),
    Advice("RV-309", CHILD, "Kiểm tra năm sinh", BORN_RIGHT),
    of("RV-351", HOMES, 0, INCOME, 2_400_000, "sửa ô sai", 1_200_000),
    of("RV-401", HOMES, 1, "Mã hộ", "H1", "mỗi hộ có một mã riêng", "H2"),
    of("RV-402", HOMES, 1, CITIZEN, "087070001234", "Kiểm tra lại số định danh", "087070001235"),
    of("RV-403", PEOPLE, 1, "Mã hộ", "HX9", "giống hệt ở trang Hộ", "H1"),
    Advice(
        "RV-404",
        together(*[added(EARNINGS, {"Mã hộ": "H3", WAGES: 28_800_000})] * 2),
        "xóa dòng thừa",
        removed(EARNINGS, 1),
    ),
    Advice(
        "RV-405",
        key("Tổng số hộ dân cư", 1),
        "tổng số của toàn xã",
        key("Tổng số hộ dân cư", 2000),
    ),
    Advice(
        "RV-270",
        heading(HOMES, "3. Dinh dưỡng", "3. Dinh dưỡnng"),
        "ghi tiêu đề như trong mẫu",
        heading(HOMES, "3. Dinh dưỡnng", "3. Dinh dưỡng"),
    ),
    Advice(
        "RV-410",
        key("Xã/phường/thị trấn", "Mỹ An Hưng A"),
        "Xã Mỹ An Hưng A",
        key("Xã/phường/thị trấn", "Xã Mỹ An Hưng A"),
    ),
    Advice(
        "RV-409",
        heading(HOMES, "Năm sinh", "Năm sinhh"),
        "sửa tiêu đề thành 'Năm sinh'",
        heading(HOMES, "Năm sinhh", "Năm sinh"),
    ),
    Advice(
        "RV-415",
        heading(HOMES, SIZE, "Số nhân khẩuu"),
        "sửa ô này thành 'Số nhân khẩu'",
        heading(HOMES, "Số nhân khẩuu", SIZE),
    ),
    of("RV-511", HOMES, 0, books.ANSWERS[8], None, "Điền các ô còn thiếu", "Có"),
    of("RV-511", HOMES, 2, INCOME, None, "điền một trong hai", 1_200_000),
]


def test_the_sound_workbook_has_no_fault(tmp_path: Path) -> None:
    found = reviewed(tmp_path, sound())
    assert (codes(found), classes(found)) == ([], TRUTH)


def test_many_codes_are_obeyed() -> None:
    assert len({advice.code for advice in ADVICE}) >= 35


@pytest.fixture(scope="module", params=ADVICE, ids=lambda advice: advice.code)
def obeyed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Advice, Obedience]:
    """An advice, and what becomes of a workbook that needs it."""
    return request.param, obey(tmp_path_factory.mktemp("sach"), request.param)


def test_the_fault_goes_and_no_other_comes(obeyed: tuple[Advice, Obedience]) -> None:
    advice, done = obeyed
    assert advice.code in codes(done.before)
    assert any(advice.words in hint for hint in done.hints), done.hints
    assert set(codes(done.after)) == set(advice.left)
    assert classes(done.after) == {**TRUTH, **advice.classes}


def test_who_has_no_class_has_more_than_what_may_be_left(obeyed: tuple[Advice, Obedience]) -> None:
    before = obeyed[1].before
    gone = set(before.survey.households.frame["code"][departed(before.survey)])
    for code, klass in classes(before).items():
        mine = [fault for fault in before.faults if fault.household in (code, None)]
        if klass in (None, "undetermined") and code not in gone:
            assert {fault.rank for fault in mine} & {"error", "open"}, code


def test_a_range_with_one_end_is_a_whole_sentence(tmp_path: Path) -> None:
    book: Book = sound()
    book.homes[0][BORN] = 1850
    (fault,) = [f for f in reviewed(tmp_path, book).faults if f.code == "RV-209"]
    limits = fault.params["limits"]
    assert limits == Text("từ 1900 trở lên", "1900 and more")
