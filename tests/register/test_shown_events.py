"""Events as `show` prints them: a death once with its note, a departure once, no year as a day."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.register.recorded import CheckedRecords, record
from ravo.register.shown import household_text, life_text
from ravo.register.store import address_of, writing
from ravo.register.tables import DIED, OF_LIST
from support.register_homes import AUTHOR, add, home, made_list, person

HEAD = person("Trần Văn An", 1960)
WIFE = person("Lê Thị Bi", 1962)


def recorded(path: str, *events: tuple[str | None, ...]) -> None:
    """Record events of household H1: kind, day, member and what was typed beside it."""
    rows = tuple(
        (kind, day, "2024", "30169", "H1", member, f'{{"text":"{words}"}}')
        for kind, day, member, words in events
    )
    with writing(address_of(path)) as connection:
        record(connection, CheckedRecords(rows, (), ()), AUTHOR)


def shown(path: str) -> str:
    """Return what `show` and `history` print, on one line."""
    history = find_in_register(path, "H1").history
    assert history is not None
    life = life_text(history, life_in_register(history), "vi")
    return " ".join((household_text(history, "vi") + life).split())


def test_a_death_by_a_record_and_a_list_is_shown_once_with_its_note(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    add(path, made_list([home("H1", HEAD, WIFE)], "2024"))
    recorded(
        path,
        ("death", "2025-01-20", "Lê Thị Bi", "giấy báo tử số 5"),
        ("note", None, None, "đi làm xa"),
    )
    assert "Ngày 20/01/2025: có người qua đời (giấy báo tử số 5; Lê Thị Bi)." in shown(path)
    after = made_list([home("H1", HEAD)], "2025")
    death = (DIED, None, "2025", "30169", "H1", "Lê Thị Bi", f'{{"birth_year":1962,"{OF_LIST}":1}}')
    add(path, replace(after, deaths=(death,)))
    words = shown(path)
    assert "Lê Thị Bi (1962) mất ngày 20/01/2025 (giấy báo tử số 5)." in words
    assert "có người qua đời" not in words
    assert "Kỳ 2024: ghi chú (đi làm xa)." in words
    assert "Ngày 2024" not in words


def test_a_departure_that_later_lists_name_again_is_shown_once(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    other = home("H2", person("Phạm Văn Cam", 1950))
    gone: dict[str, Any] = {
        "klass": "undetermined",
        "departed": 1,
        "size": None,
        "change_reason": "Chuyển đi",
    }
    add(path, made_list([home("H1", HEAD), other], "2024"))
    for month in ("2025-01", "2025-02"):
        add(path, made_list([home("H1", HEAD, **gone), other], month))
    words = shown(path)
    assert words.count("Kỳ 1/2025: Chuyển đi.") == 1
    assert "Kỳ 2/2025" not in words
    assert words.count("không còn hộ: Chuyển đi") == 1
