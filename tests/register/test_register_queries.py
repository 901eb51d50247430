"""Households looked up in a register, shown, and what happened to them."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from ravo.faults import UsageProblem
from ravo.pipeline.register_queries import find_in_register, life_in_register
from ravo.register.batches import BatchHeader, append
from ravo.register.compared import movements
from ravo.register.identities import work_out
from ravo.register.life_picture import pictures_of
from ravo.register.lists import StoredList
from ravo.register.machine import life_json, shown_json
from ravo.register.movements_text import movements_text
from ravo.register.parts import active_parts, write_list
from ravo.register.past import SoughtHousehold, classes_before, history_before
from ravo.register.shown import WIDTH, household_text, life_text, matches_text
from ravo.register.store import address_of, reading, writing
from ravo.register.tables import SEARCH
from ravo.register.uncounted import uncounted_faults
from ravo.register.undone import undo
from support.register_homes import AUTHOR, add, home, made_list, person

HOA = person("Nguyễn Thị Hòa", 1970, "087070000001")
HOA_ELSEWHERE = person("Nguyễn Thị Hoá", 1985, "341234567")
BA = person("Trần Thị Ba", 1980, "087080000002")
SON = person("Lê Văn Út", 2001, "087001000003")


def closed(made: StoredList) -> StoredList:
    """Return a list whose figures are closed on 14/12."""
    info = {**made.about["info"], "review_date": f"{made.period}-12-14"}
    return replace(made, about={**made.about, "info": info})


def classes_of(register: str, sought: SoughtHousehold, before: str) -> str | None:
    """Return in words the classes of a household in the periods before one; None without."""
    with reading(address_of(register)) as connection:
        history = history_before(connection, sought)
    past = () if history is None else classes_before(history, before)
    return ", ".join(f"{period} {klass}" for period, klass in past) or None


@pytest.fixture(scope="module")
def register_of_three_years(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Three years of a commune and one of another: a code that changed, a split, a fall."""
    path = str(tmp_path_factory.mktemp("register") / "so.sqlite")
    add(path, closed(made_list([home("H1", HOA, SON), home("H2", BA)], "2021")))
    second = [home("H1", HOA, SON, klass="not_poor"), home("H2", BA, klass="near_poor")]
    add(path, closed(made_list(second, "2022")))
    third = [
        home("K9", HOA, klass="poor", village="Ấp Hai", decision_date="2023-12-25"),
        home("K10", SON, klass="near_poor", origin_code="K9"),
        home("H2", BA, klass="undetermined", departed=1, rejected=1, change_reason="Chuyển đi"),
    ]
    add(path, closed(made_list(third, "2023")))
    add(path, closed(made_list([home("H1", HOA_ELSEWHERE)], "2023", "30172")))
    return path


def found(register: str, words: str, period: str | None = None) -> list[str]:
    """Return the uids of the households that words fit."""
    return [match.uid for match in find_in_register(register, words, period).matches]


FIRST, SPLIT, OTHER = "30169/2021/H1", "30169/2023/K10", "30172/2023/H1"


@pytest.mark.parametrize(
    ("words", "uids"),
    [
        ("K9", [FIRST]),
        ("k9 ", [FIRST]),
        # A code of two communes: both, told apart by their places.
        ("H1", [FIRST, OTHER]),
        ("087070000001", [FIRST]),
        ("087 070 000 001", [FIRST]),
        ("341234567", [OTHER]),
        # Marks are folded, and the place of a tone with them; a homonym is shown as well.
        ("nguyen thi hoa", [FIRST, OTHER]),
        ("Nguyễn Thị Hòa", [FIRST, OTHER]),
        ("thi hoa", [FIRST, OTHER]),
        # A member of one household who is the head of the next.
        ("Lê Văn Út", [FIRST, SPLIT]),
        (FIRST, [FIRST]),
    ],
)
def test_register_search(register_of_three_years: str, words: str, uids: list[str]) -> None:
    assert sorted(found(register_of_three_years, words)) == sorted(uids)


def test_register_search_of_a_period_only(register_of_three_years: str) -> None:
    assert found(register_of_three_years, "Lê Văn Út", "2022") == [FIRST]
    assert found(register_of_three_years, "H1", "2022") == [FIRST]
    assert sorted(found(register_of_three_years, "H1", "2023")) == [FIRST, OTHER]


@pytest.mark.parametrize(
    ("words", "code"),
    [("H99", "RV-1230"), ("hoang", "RV-1230"), ("oa", "RV-1230"), ("%", "RV-1230")],
)
def test_register_search_without_any(register_of_three_years: str, words: str, code: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        found(register_of_three_years, words)
    assert refused.value.fault.code == code


def test_register_search_number_is_masked_in_the_message(register_of_three_years: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        found(register_of_three_years, "087 999 888 777")
    assert refused.value.fault.params == {"words": "********8777"}


def test_register_search_forgets_what_is_taken_back(
    register_of_three_years: str, tmp_path: Path
) -> None:
    copy = tmp_path / "so.sqlite"
    copy.write_bytes(Path(register_of_three_years).read_bytes())
    with writing(address_of(str(copy))) as connection:
        undo(connection, "3", AUTHOR)
    assert found(str(copy), "H1") == [FIRST, OTHER]
    with pytest.raises(UsageProblem):
        found(str(copy), "K9")
    with reading(address_of(str(copy))) as connection:
        periods = set(connection.scalars(select(SEARCH.c.first)))
    assert periods == {"2021", "2023"}


def test_register_show_has_years_people_and_what_became(register_of_three_years: str) -> None:
    done = find_in_register(register_of_three_years, "K9")
    assert done.history is not None
    value = shown_json(done.matches, done.history)["household"]
    assert [(e["period"], e["ma_ho"], e["class"], e["how"]) for e in value["periods"]] == [
        ("2021", "H1", "poor", "new"),
        ("2022", "H1", "not_poor", "code"),
        ("2023", "K9", "poor", "citizen"),
    ]
    assert value["members"] == [
        {
            "name": "Nguyễn Thị Hòa",
            "birth_year": 1970,
            "age": 53,
            "citizen_id": "********0001",
            "relation": None,
            "since": "2021",
            "died": None,
            "left": None,
        }
    ]
    assert [(p["kind"], p["other_ma_ho"]) for p in value["passages"]] == [
        ("in", None),
        ("split_off", "K10"),
    ]
    words = household_text(done.history, "vi")
    assert max(map(len, words.splitlines())) <= WIDTH
    assert "087070000001" not in words + json.dumps(value)
    assert "Kỳ 2023: có hộ Lê Văn Út (mã hộ K10) tách ra." in words
    only = household_text(done.history, "vi", "2022")
    periods = [line.split()[0] for line in only.splitlines() if line[:4].isdigit()]
    assert periods == ["2022"]
    # With a period its people, as old as they were then; the son is not in the last list.
    then = find_in_register(register_of_three_years, "K9", "2022")
    assert then.history is not None
    people = shown_json(then.matches, then.history, "2022")["household"]
    assert people["members_period"] == "2022"
    ages = [(one["name"], one["age"], one["since"]) for one in people["members"]]
    assert ages == [("Nguyễn Thị Hòa", 52, "2021"), ("Lê Văn Út", 21, "2021")]
    assert "Nhân khẩu theo danh sách kỳ 2022:" in household_text(then.history, "vi", "2022")


def test_register_show_tells_homonyms_apart(register_of_three_years: str) -> None:
    done = find_in_register(register_of_three_years, "nguyen thi hoa")
    assert done.history is None
    lines = matches_text("nguyen thi hoa", done.matches, "vi").splitlines()
    rows = [" ".join(line.split()) for line in lines[4:6]]
    assert rows == [
        "K9 Nguyễn Thị Hòa 1970 Ấp Hai Thị trấn Lấp Vò 2023",
        "H1 Nguyễn Thị Hoá 1985 Ấp Một Xã Mỹ An Hưng A 2023",
    ]


def test_register_show_has_what_to_type_where_a_code_is_of_two_households(tmp_path: Path) -> None:
    """The code itself would bring the same page again, in either language."""
    path = str(tmp_path / "so.sqlite")
    add(path, made_list([home("A1", SON, BA)], "2023"))
    add(path, made_list([home("A1", BA), home("A9", SON)], "2024"))
    done = find_in_register(path, "A1")
    assert done.history is None
    for lang in ("vi", "en"):
        words = matches_text("A1", done.matches, lang)
        assert all(match.uid in words for match in done.matches)
    for match in done.matches:
        assert find_in_register(path, match.uid).history is not None


def test_register_search_by_name_has_heads_first(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    ly = person("Trần Lý", 1970)
    homes = [
        home("A1", ly, person("Lê Thị Hoa")),
        home("A2", person("Lê Thị Hoà")),
        home("A3", person("Lê Thị Hoa")),
        home("A4", person("Lê Thị Hoa")),
    ]
    add(path, made_list(homes, "2023", "30172"))
    add(path, made_list([home("B1", ly, person("Lê Thị Hoa"))], "2023", "30169"))
    shown = {
        # The heads as they are written, those with other marks, then members by commune and code.
        "lê thị hoa": ["A3", "A4", "A2", "B1", "A1"],
        "Lê Thị Hòa": ["A2", "A3", "A4", "B1", "A1"],
        # A part of a name, as it is written first.
        "thị hoà": ["A2", "A3", "A4", "B1", "A1"],
    }
    for words, codes in shown.items():
        assert [match.code for match in find_in_register(path, words).matches] == codes


def life(register: str, words: str) -> tuple[dict[str, Any], str]:
    """Return what happened to a household as JSON and as text."""
    done = find_in_register(register, words)
    assert done.history is not None
    found = life_in_register(done.history)
    return life_json(done.history, found), life_text(done.history, found, "vi")


def test_register_history_escaped_and_fell_again(register_of_three_years: str) -> None:
    value, words = life(register_of_three_years, "K9")
    assert [(e["period"], e["kind"]) for e in value["events"]] == [
        ("2021", "first_seen"),
        ("2021", "first_listed"),
        ("2022", "escaped"),
        ("2023", "moved"),
        ("2023", "listed_again"),
        ("2023", "split_off"),
    ]
    assert (value["first_listed"], value["fell_again"], value["escaped_on"]) == (
        "2021",
        ["2023"],
        None,
    )
    escaped = value["events"][2]
    assert (escaped["on"], escaped["derived"], escaped["until"]) == (
        "2022-12-14",
        True,
        None,
    )
    assert max(map(len, words.splitlines())) <= WIDTH
    for sentence in (
        "Năm đầu vào danh sách: 2021.",
        "Số kỳ trong danh sách: 2 (2021, 2023).",
        "thoát nghèo ngày 14/12/2022 (suy ra)",
        "Tái nghèo, tái cận nghèo: kỳ 2023.",
        "chuyển từ Ấp Một, Thị trấn Lấp Vò đến; tái nghèo",
    ):
        assert sentence in " ".join(words.split())


def test_register_picture_has_a_point_for_each_period(register_of_three_years: str) -> None:
    done = find_in_register(register_of_three_years, "H2")
    assert done.history is not None
    for picture in pictures_of(done.history, "vi"):
        assert [(point.label, point.klass) for point in picture.points] == [
            ("2021", "poor"),
            ("2022", "near_poor"),
            ("2023", "gone"),
        ]
        wide = picture.kind == "wide"
        # A household that is gone has a line of its own, not that of one without a class.
        names = [" ".join(name for _, _, name in level.names) for level in picture.levels]
        known = ["Không nghèo", "Mức sống TB", "Cận nghèo", "Nghèo", "Không còn hộ"]
        assert names == (known if wide else known[::-1])
        at = {
            name: (level.x, level.y)[wide]
            for name, level in zip(names, picture.levels, strict=True)
        }
        assert [(point.x, point.y)[wide] for point in picture.points] == [
            at[name] for name in ("Nghèo", "Cận nghèo", "Không còn hộ")
        ]
        # A period without a class is joined to none.
        assert [(one.label, other.label) for one, other in picture.ways] == [("2021", "2022")]


def test_register_history_of_a_household_that_left(register_of_three_years: str) -> None:
    value, words = life(register_of_three_years, "H2")
    assert [(e["period"], e["kind"]) for e in value["events"]] == [
        ("2021", "first_seen"),
        ("2021", "first_listed"),
        ("2022", "became_near_poor"),
        ("2023", "departed"),
    ]
    assert "không còn hộ: Chuyển đi" in words
    assert value["escaped_on"] is None


def test_register_history_of_the_part_that_split_off(register_of_three_years: str) -> None:
    value, _ = life(register_of_three_years, SPLIT)
    assert [(e["kind"], e["other"]) for e in value["events"]] == [
        ("first_seen", None),
        ("split", FIRST),
        ("first_listed", None),
    ]


def test_register_movements_fall_again_by_years_before(register_of_three_years: str) -> None:
    with reading(address_of(register_of_three_years)) as connection:
        changes = movements(connection, "2023")
    # Column 6 of form 2: poor in 2021, off the list in 2022, poor again in 2023.
    assert changes.forms["2"].total("households")["6"] == 1
    words = movements_text(changes, "2023", "vi").splitlines()
    sums = [line.split()[2:] for line in words if line.startswith("Cộng: hộ")]
    assert [row[5] for row in sums] == ["1", "0"]
    assert [row[8] for row in sums] == ["1", "1"]
    assert max(map(len, words)) <= WIDTH


@pytest.mark.parametrize(
    ("code", "head", "number", "commune", "before", "past"),
    [
        # By the number of the head, whatever the code.
        ("X1", "Nguyễn Thị Hòa", "087070000001", "30169", "2023", "2021 poor, 2022 not_poor"),
        ("X1", "Nguyễn Thị Hòa", "087070000001", "30169", "2022", "2021 poor"),
        ("X1", "Nguyễn Thị Hòa", "087070000001", "30169", "2021", None),
        # A number with another head's name, and no code that fits.
        ("X1", "Lê Văn Lạ", "087070000001", "30169", "2023", None),
        # By code and head in the commune, with marks or without.
        ("H1", "Nguyen Thi Hoa", None, "Thị trấn Lấp Vò", "2023", "2021 poor, 2022 not_poor"),
        ("H1", "Nguyễn Thị Hòa", None, "Xã Tân Mỹ", "2023", None),
        ("H1", "Lê Văn Lạ", None, "30169", "2023", None),
        # What left or has no class has no year.
        ("H2", "Trần Thị Ba", None, "30169", "2024", "2021 poor, 2022 near_poor"),
    ],
)
def test_register_past_is_of_one_household_for_certain(
    register_of_three_years: str,
    code: str,
    head: str,
    number: str | None,
    commune: str,
    before: str,
    past: str | None,
) -> None:
    sought = SoughtHousehold(code, head, number, (commune,), int(before))
    assert classes_of(register_of_three_years, sought, before) == past


@pytest.mark.parametrize(
    ("commune", "year", "past"),
    [
        # One code of two maps: of A and B of 2024, An Hưng B alone had it then.
        (("30178", "Xã Mỹ An Hưng B"), 2024, "2023 near_poor"),
        (("30172", "Xã Mỹ An Hưng A"), 2024, "2023 poor"),
        # Since 1/7/2025 it is what both became: two households fit, so none does.
        (("30178", "Xã Mỹ An Hưng"), 2025, None),
    ],
)
def test_register_past_takes_a_commune_by_the_map_of_the_year(
    tmp_path: Path, commune: tuple[str, str], year: int, past: str | None
) -> None:
    path = str(tmp_path / "so.sqlite")
    head = person("Lê Văn Tám", 1970)
    add(path, made_list([home("H1", head)], "2023", "30172"))
    add(path, made_list([home("H1", head, klass="near_poor")], "2023", "30178"))
    sought = SoughtHousehold("H1", "Lê Văn Tám", None, commune, year)
    assert classes_of(path, sought, str(year)) == past


def test_register_past_of_an_old_commune_is_not_that_of_its_code_today(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    ba, tam = person("Lê Văn Ba", 1960), person("Lê Văn Tám", 1970)
    add(path, made_list([home("H1", ba)], "2023", "30172"))
    add(path, made_list([home("H1", tam)], "2023", "30178"))
    add(path, made_list([home("H1", ba)], "2025", "30178@2025"))
    for year, commune, there in (
        (2024, "30172", True),
        (2024, "30178", False),
        (2026, "30178", True),
    ):
        sought = SoughtHousehold("H1", "Lê Văn Ba", None, (commune,), year)
        assert (classes_of(path, sought, str(year)) is not None) is there


def test_register_show_loads_nothing_slow(register_of_three_years: str) -> None:
    program = (
        "import sys;"
        "from ravo.commands import register_queries;"
        "from ravo.pipeline.register_queries import find_in_register;"
        "from ravo.register import machine, shown;"
        f"done = find_in_register({register_of_three_years!r}, 'K9');"
        "shown.household_text(done.history, 'vi');"
        # The days of the law are loaded, as its decision is held against them.
        "print(sorted({'numpy', 'pandas', 'openpyxl'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "[]"


def test_register_lists_of_which_none_counts_are_named(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    first = made_list([home("H1", HOA)], "2023")
    add(path, made_list([home("H1", HOA)], "2022"), first)
    with reading(address_of(path)) as connection:
        assert uncounted_faults(connection) == []
    # The same list with another class, which takes the place of none: as merged registers have it.
    with writing(address_of(path)) as connection:
        other = made_list([home("H1", HOA, klass="near_poor")], "2023")
        header = BatchHeader("add", "2026-11-29T01:00:00+00:00", "Ba", "0.2", {}, "1" * 64)
        write_list(connection, append(connection, header).number, other)
        work_out(connection, active_parts(connection), "2022")
    with reading(address_of(path)) as connection:
        (fault,) = uncounted_faults(connection)
    assert (fault.code, fault.params) == (
        "RV-1215",
        {"commune": "Thị trấn Lấp Vò", "period": "2023"},
    )
    done = find_in_register(path, "H1")
    assert done.history is not None
    assert [entry.period for entry in done.history.entries] == ["2022"]


def test_a_household_of_other_periods_is_not_unknown(tmp_path: Path) -> None:
    """The words are right: the period is not there, or the household is not in its lists."""
    path = str(tmp_path / "so.sqlite")
    lists = [made_list([home("A1")], "2023"), made_list([home("A1"), home("A2")])]
    add(path, *lists)
    for words, period, code in (
        ("A2", "2023", "RV-1339"),
        ("A2", "2030", "RV-1213"),
        ("A2", "abc", "RV-1213"),
        ("A3", "2023", "RV-1230"),
        ("A3", "2030", "RV-1230"),
    ):
        with pytest.raises(UsageProblem, match=code) as caught:
            find_in_register(path, words, period)
        shown = {"RV-1339": ["2024"], "RV-1213": ["2023", "2024"]}.get(code)
        assert caught.value.fault.params.get("periods") == shown


def test_a_household_that_comes_back_onto_the_list_has_fallen_again(tmp_path: Path) -> None:
    """As movements count it (column 6): after lists that have it nowhere, not after no lists."""
    path = str(tmp_path / "so.sqlite")
    a1, a2, b1 = home("A1", HOA), home("A2", BA), home("B1", SON)
    years = {"2021": [a1, b1], "2022": [b1], "2023": [a2, b1], "2024": [a1, a2, b1]}
    add(path, *(made_list(homes, year) for year, homes in years.items()))
    for code, again in (("A1", ("2024",)), ("A2", ()), ("B1", ())):
        history = find_in_register(path, code).history
        assert history is not None
        life = life_in_register(history)
        assert life.fell_again == again
        kinds = [item.kind for item in life.events if item.period == "2024"]
        assert kinds == ["listed_again"] * len(again)
    with reading(address_of(path)) as connection:
        assert movements(connection, "2024").forms["2"].total("households")["6"] == 1
