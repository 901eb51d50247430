"""A household that left by a list and is back in a later one: forms, `history` and `show` agree."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from ravo.register.compared import movements
from ravo.register.history import HouseholdHistory, history_of
from ravo.register.life import HouseholdLife, life_of, returns_of
from ravo.register.shown import household_text, life_text
from ravo.register.store import address_of, reading
from ravo.register.tables import ALIAS
from support.register_homes import add, home, made_list, person

UNIT = "30178@2025"
HEAD = person("Trần Văn An", 1960, "087060000001")
OTHER = person("Phạm Văn Cam", 1950, "087050000003")
GONE: dict[str, Any] = {
    "klass": "undetermined",
    "departed": 1,
    "rejected": 1,
    "size": None,
    "change_reason": "Chuyển đi",
}
HERE: dict[str, Any] = {"klass": "poor"}
CAME: dict[str, Any] = {"klass": "poor", "change_reason": "Chuyển đến"}
ABOVE: dict[str, Any] = {"klass": "not_poor"}
NEAR: dict[str, Any] = {"klass": "near_poor"}
Lived = Sequence[tuple[str, dict[str, Any] | None]]
"""The row of the household in each list, None where it has none."""


def filled(path: str, lived: Lived) -> None:
    for period, row in lived:
        mine = [] if row is None else [home("H1", HEAD, **row)]
        add(path, made_list([*mine, home("H2", OTHER, klass="near_poor")], period, UNIT))


def known(path: str) -> tuple[HouseholdHistory, HouseholdLife]:
    """Return the household of the last row of its code."""
    with reading(address_of(path)) as connection:
        numbers = set(
            connection.execute(select(ALIAS.c.household).where(ALIAS.c.row == 0)).scalars()
        )
        found = next(h for h in (history_of(connection, n) for n in numbers) if h.last.code == "H1")
    return found, life_of(found, lambda period: date(int(period[:4]), 12, 14), lambda period: None)


def columns(path: str, period: str) -> dict[str, dict[str, int]]:
    """Return the columns of forms 2 and 3 in which anything but the start and end is."""
    with reading(address_of(path)) as connection:
        forms = movements(connection, period).forms
    return {
        number: {c: n for c, n in form.total("households").items() if n and c not in "19"}
        for number, form in forms.items()
    }


@pytest.mark.parametrize("row", [HERE, CAME], ids=["without a reason", "with its reason"])
@pytest.mark.parametrize(
    ("before", "period", "since"),
    [
        ([("2025", HERE), ("2026-01", GONE)], "2026-02", "1/2026"),
        ([("2025", HERE), ("2026-01", GONE), ("2026-02", GONE)], "2026-03", "1/2026"),
        # The next year's list, after one that has it as gone, and after one that has no row of it.
        ([("2024", HERE), ("2025", GONE)], "2026", "2025"),
        ([("2023", HERE), ("2024", GONE), ("2025", None)], "2026", "2024"),
        # Escaped, moved away, and back: it fell nowhere here.
        ([("2023", HERE), ("2024", ABOVE), ("2025", GONE)], "2026", "2025"),
    ],
    ids=["next month", "months later", "next year", "absent in between", "escaped before"],
)
def test_who_is_back_is_in_column_8_and_is_said_to_be_back(
    before: Lived, period: str, since: str, row: dict[str, Any], tmp_path: Any
) -> None:
    path = str(tmp_path / "so.sqlite")
    filled(path, [*before, (period, row)])
    assert columns(path, period) == {"2": {"8": 1}, "3": {}}
    history, life = known(path)
    assert [(e.period, e.place) for e in returns_of(history)] == [(period, "Chuyển đi")]
    kinds = [item.kind for item in life.events if item.period == period]
    assert kinds == ["came_back"]
    assert life.fell_again == ()
    words = f"trở lại (đã rời ở kỳ {since}: Chuyển đi)"
    assert words in " ".join(life_text(history, life, "vi").split())
    assert words in " ".join(household_text(history, "vi").split())


def test_within_a_year_the_forms_of_the_year_have_no_movement_of_it(tmp_path: Any) -> None:
    """Both yearly lists have it; that it was away is what its history says."""
    path = str(tmp_path / "so.sqlite")
    filled(path, [("2025", HERE), ("2026-01", GONE), ("2026", HERE)])
    assert columns(path, "2026") == {"2": {}, "3": {}}
    assert [e.period for e in returns_of(known(path)[0])] == ["2026"]


@pytest.mark.parametrize(
    ("row", "column", "kinds"),
    [(HERE, "6", ["listed_again"]), (CAME, "8", ["came_back"])],
)
def test_who_was_off_the_lists_fell_again_unless_its_row_says_that_it_came(
    row: dict[str, Any], column: str, kinds: list[str], tmp_path: Any
) -> None:
    path = str(tmp_path / "so.sqlite")
    filled(path, [("2023", HERE), ("2024", ABOVE), ("2025", None), ("2026", row)])
    assert columns(path, "2026") == {"2": {column: 1}, "3": {}}
    _, life = known(path)
    assert [item.kind for item in life.events if item.period == "2026"] == kinds
    assert life.fell_again == (("2026",) if column == "6" else ())


def test_who_came_back_and_left_the_lists_later_fell_again(tmp_path: Any) -> None:
    """Its last list does not have it as gone."""
    path = str(tmp_path / "so.sqlite")
    years = map(str, range(2022, 2027))
    filled(path, list(zip(years, (HERE, GONE, ABOVE, None, HERE), strict=True)))
    assert columns(path, "2026")["2"] == {"6": 1}
    history, life = known(path)
    assert ([e.period for e in returns_of(history)], life.fell_again) == (["2024"], ("2026",))


def test_poor_after_near_poor_alone_is_new_in_the_form_and_in_history(tmp_path: Any) -> None:
    path = str(tmp_path / "so.sqlite")
    filled(path, [("2024", NEAR), ("2025", ABOVE), ("2026", HERE)])
    assert columns(path, "2026")["2"] == {"7": 1}
    history, life = known(path)
    assert life.fell_again == ()
    assert [item.kind for item in life.events if item.period == "2026"] == ["listed_anew"]
    assert "tái nghèo" not in life_text(history, life, "vi").replace("Chưa tái nghèo", "")


@pytest.mark.parametrize(("first", "column", "again"), [(HERE, "6", ("2026",)), (NEAR, "7", ())])
def test_who_escaped_and_came_back_in_a_month_fell_again_by_the_review_of_the_year(
    first: dict[str, Any], column: str, again: tuple[str, ...], tmp_path: Any
) -> None:
    """The month has it as arrived; the year's lists both have it, above the line and poor."""
    path = str(tmp_path / "so.sqlite")
    filled(
        path,
        [("2024", first), ("2025", ABOVE), ("2026-01", GONE), ("2026-02", HERE), ("2026", HERE)],
    )
    assert columns(path, "2026-02")["2"] == {"8": 1}
    assert columns(path, "2026")["2"] == {column: 1}
    assert known(path)[1].fell_again == again


def test_a_month_on_the_list_is_no_earlier_review_of_a_year(tmp_path: Any) -> None:
    path = str(tmp_path / "so.sqlite")
    filled(path, [("2024", ABOVE), ("2025-05", HERE), ("2025", ABOVE), ("2026", NEAR)])
    assert columns(path, "2026")["3"] == {"7": 1}
    _, life = known(path)
    assert life.fell_again == ()
    assert [item.kind for item in life.events if item.period == "2026"] == ["listed_anew"]


def test_show_has_the_reason_of_a_return_once_though_later_lists_keep_it(tmp_path: Any) -> None:
    path = str(tmp_path / "so.sqlite")
    filled(
        path,
        [("2025", HERE), ("2026-01", GONE), ("2026-02", CAME), ("2026-03", CAME), ("2026", CAME)],
    )
    text = household_text(known(path)[0], "vi")
    assert text.count("Chuyển đến") == 1
    assert "Kỳ 2/2026: Chuyển đến." in text
    assert "Kỳ 1/2026: Chuyển đi." in text
    # The same reason in another year is another arrival.
    add(path, made_list([home("H1", HEAD, **CAME), home("H2", OTHER)], "2027-01", UNIT))
    assert household_text(known(path)[0], "vi").count("Chuyển đến") == 2
