"""The class that a complaint was about is that of the list that was there when it came."""

from datetime import date
from pathlib import Path

from ravo.register.complained_classes import classes_complained_of
from ravo.register.complaints import complaint_book
from ravo.register.recorded_complaints import TypedComplaint, TypedHousehold, record_complaint
from ravo.register.store import address_of, reading
from support.register_lists import add, author, home, made_list, within


def test_a_list_that_came_later_does_not_change_what_was_complained_about(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    add(path, made_list(2023, [home("A1", "not_poor")]), made_list(2024, [home("A1")]))
    day = date(2026, 1, 12)
    known = TypedComplaint(TypedHousehold("A1"), "class", "Lê Thị Thử", day)
    absent = TypedComplaint(TypedHousehold(name="Vắng", village="Ấp 9"), "not_listed", "Mẹ", day)
    first, second = (
        within(path, record_complaint, typed, 3, day, author(at)).complaint.id
        for at, typed in ((12, known), (13, absent))
    )
    add(path, made_list(2024, [home("A1", "near_poor")]), day=20, replace=True)
    again = TypedComplaint(TypedHousehold("A1"), "facts", "Lê Thị Thử", day)
    third = within(path, record_complaint, again, 3, day, author(21)).complaint.id
    with reading(address_of(path)) as connection:
        found = classes_complained_of(connection, complaint_book(connection).complaints)
    assert found == {first: "poor", third: "near_poor"}
    assert second not in found
