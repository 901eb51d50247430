"""Who counts as newly escaped on a day, by a register of made-up lists."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ravo.faults import UsageProblem
from ravo.pipeline.listener import Silence
from ravo.pipeline.register_queries import (
    find_in_register,
    left_out_faults,
    life_in_register,
    newly_escaped_in_register,
)
from ravo.register.added import DecisionPaper, add_lists
from ravo.register.batches import BatchHeader, append
from ravo.register.life import LifeEvent
from ravo.register.lists import StoredList
from ravo.register.newly_escaped import NewlyEscaped
from ravo.register.newly_escaped_output import rendered
from ravo.register.newly_escaped_sheet import write_newly_escaped
from ravo.register.recorded import CheckedRecords, record
from ravo.register.records import write_records
from ravo.register.shown import WIDTH
from ravo.register.store import address_of, writing
from ravo.register.tables import EVENT
from support.register_homes import AUTHOR, Home, home, made_list, person
from support.register_lists import within

AN, BA = person("Nguyễn Văn An", 1970, "087070000001"), person("Trần Thị Ba", 1980, "087080000002")
TU = person("Lê Văn Tư", 1999, "087099000003")


def dated(homes: list[Home], year: int, day: str | None = "12-14") -> StoredList:
    """Return a list of a year with its closing day."""
    made = made_list(homes, str(year))
    info = {**made.about["info"], **({"review_date": f"{year}-{day}"} if day else {})}
    return replace(made, about={**made.about, "info": info})


def kept(path: Path, *lists: StoredList, decision: str | None = None) -> str:
    """Return the address of a register with lists, all under one decision."""
    register = str(path / "so.sqlite")
    with writing(address_of(register)) as connection:
        add_lists(connection, lists, AUTHOR, decision=DecisionPaper("1/QĐ", decision))
    return register


def on(register: str, day: date, commune: str | None = None) -> NewlyEscaped:
    """Return who counts on a day."""
    return newly_escaped_in_register(register, day, commune, Silence())


def codes(found: NewlyEscaped) -> list[str | None]:
    """Return the codes of the households listed."""
    return [item.ma_ho for item in found.households]


def left_out(found: NewlyEscaped) -> list[tuple[str | None, str, str]]:
    """Return the code, reason and period of the households left out."""
    return [(item.ma_ho, item.reason, item.period) for item in found.left_out]


@pytest.fixture(scope="module")
def register_of_fates(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register of 2021 to 2024 with a household of each fate."""

    def of(year: int, **classes: str) -> StoredList:
        homes = [
            home(code, person(f"Phan Văn {code}", 1970), klass=k) for code, k in classes.items()
        ]
        return dated(homes, year)

    split = dated(
        [
            home("A", person("Phan Văn A", 1970), klass="not_poor"),
            home("B", person("Phan Văn B", 1970), klass="poor"),
            home("D", person("Phan Văn D", 1970), klass="undetermined"),
            home("G", person("Phan Văn G", 1970), klass="undetermined", departed=1, rejected=1),
            home("N", TU, klass="not_poor", origin_code="A"),
        ],
        2023,
    )
    return kept(
        tmp_path_factory.mktemp("register"),
        of(2021, A="poor", B="near_poor", C="near_poor", D="poor", E="poor", F="poor", G="poor"),
        of(
            2022,
            A="not_poor",
            B="not_poor",
            C="average_living",
            D="not_poor",
            E="near_poor",
            F="poor",
            G="not_poor",
        ),
        split,
    )


def test_newly_escaped_on_both_sides_of_the_days(register_of_fates: str) -> None:
    first, last = date(2022, 12, 14), date(2025, 12, 14)
    assert codes(on(register_of_fates, date(2022, 12, 13))) == []
    assert codes(on(register_of_fates, first)) == ["A", "B", "C", "D", "G"]
    # B fell again, G is gone; C is only missing from the list of 2023, D has no class in it.
    assert codes(on(register_of_fates, date(2023, 12, 14))) == ["A", "C", "D"]
    assert codes(on(register_of_fates, last)) == ["A", "C", "D"]
    assert codes(on(register_of_fates, date(2025, 12, 15))) == []


def test_households_are_off_a_list_of_nobody(tmp_path: Path) -> None:
    one, two = (
        dated([home("A", AN, klass=klass)], year)
        for year, klass in ((2021, "poor"), (2022, "not_poor"))
    )
    register = kept(tmp_path, one, two, dated([], 2023))
    before, after = on(register, date(2023, 12, 13)), on(register, date(2023, 12, 14))
    assert [(item.ma_ho, item.off_list) for item in before.households] == [("A", False)]
    assert [(item.ma_ho, item.off_list) for item in after.households] == [("A", True)]
    assert (before.last_period, after.last_period) == ("2022", "2023")


def test_newly_escaped_says_what_is_left_out(register_of_fates: str) -> None:
    found = on(register_of_fates, date(2024, 6, 1))
    assert [item.ma_ho for item in found.households if item.off_list] == ["C"]
    assert [item.ma_ho for item in found.households if item.unsettled] == ["D"]
    assert left_out(found) == [("N", "split", "2023")]
    assert {fault.code for fault in left_out_faults(found)} == {"RV-1237", "RV-1238", "RV-1239"}
    assert found.last_period == "2023"


def test_newly_escaped_json_has_the_keys_of_the_contract(register_of_fates: str) -> None:
    found = json.loads(rendered(on(register_of_fates, date(2024, 6, 1)), "json", "vi"))
    assert found["on"] == "2024-06-01"
    assert found["households"][1] == {
        "uid": "30169/2021/C",
        "ma_ho": "C",
        "commune": "Thị trấn Lấp Vò",
        "village": "Ấp Một",
        "from_class": "near_poor",
        "to_class": "average_living",
        "escaped_on": "2022-12-14",
        "until": "2025-12-14",
        "derived": True,
    }
    assert found["left_out"] == [
        {
            "uid": "30169/2023/N",
            "ma_ho": "N",
            "commune": "Thị trấn Lấp Vò",
            "village": "Ấp Một",
            "reason": "split",
            "period": "2023",
        }
    ]


def test_newly_escaped_commune_by_name_or_code(register_of_fates: str) -> None:
    day = date(2024, 6, 1)
    for words in ("Lấp Vò", "thị trấn Lấp Vò", "30169"):
        assert codes(on(register_of_fates, day, words)) == ["A", "C", "D"]
    with pytest.raises(UsageProblem) as refused:
        on(register_of_fates, day, "Lap Vo")
    assert refused.value.fault.code == "RV-1233"


def test_newly_escaped_decision_of_the_row_comes_before_that_of_the_list(tmp_path: Path) -> None:
    own = home("H1", AN, klass="not_poor", decision_date="2023-09-01")
    # The survey names the decision in force: it recognised the class of the year before.
    old = home("H2", BA, klass="not_poor", decision_date="2022-12-25")
    lists = (dated([home("H1", AN), home("H2", BA)], 2022), dated([own, old], 2023))
    register = kept(tmp_path, *lists, decision="2023-12-28")
    found = {item.ma_ho: item for item in on(register, date(2024, 1, 1)).households}
    days = {code: (item.escaped_on, item.until, item.derived) for code, item in found.items()}
    assert days == {
        "H1": (date(2023, 9, 1), date(2026, 9, 1), False),
        "H2": (date(2023, 12, 28), date(2026, 12, 28), False),
    }


def test_newly_escaped_without_closing_day_takes_that_of_the_law(tmp_path: Path) -> None:
    lists = [dated([home("H1", AN)], 2021, None)]
    lists += [dated([home("H1", AN, klass="not_poor")], 2022, None)]
    (item,) = on(kept(tmp_path, *lists), date(2023, 1, 1)).households
    assert (item.escaped_on, item.derived) == (date(2022, 12, 14), True)


def test_newly_escaped_without_day_or_term_is_named_not_listed(tmp_path: Path) -> None:
    lists = [dated([home("H1", AN), home("H2", BA)], 2017, None)]
    lists += [dated([home("H1", AN, klass="not_poor"), home("H2", BA)], 2018, None)]
    lists += [dated([home("H2", BA, klass="not_poor")], 2027)]
    register = kept(tmp_path, *lists)
    found = on(register, date(2028, 1, 1))
    assert found.households == ()
    assert left_out(found) == [("H1", "undated", "2018"), ("H2", "without_term", "2027")]
    assert [fault.code for fault in left_out_faults(found)] == ["RV-1234", "RV-1235"]
    words = rendered(found, "text", "vi")
    assert "không rõ" in words
    assert max(map(len, words.splitlines())) <= WIDTH


def test_newly_escaped_opening_class_alone_is_named(tmp_path: Path) -> None:
    first = dated([home("H1", AN, klass="not_poor", opening="poor"), home("H2", BA)], 2023)
    register = kept(tmp_path, first)
    for day, named in (
        (date(2026, 12, 14), [("H1", "recorded", "2023")]),
        (date(2026, 12, 15), []),
    ):
        found = on(register, day)
        assert (codes(found), left_out(found)) == ([], named)
        faults = [(fault.code, fault.params["count"]) for fault in left_out_faults(found)]
        assert faults == [("RV-1236", 1)] * len(named)


def test_newly_escaped_on_the_list_without_a_class_since_is_named(tmp_path: Path) -> None:
    # H1 may have escaped; H2 was above the line before; H3 is still poor; H4 is gone.
    before = [home("H1", AN), home("H2", BA, klass="not_poor"), home("H3", TU), home("H4")]
    after = [
        home("H1", AN, klass="undetermined"),
        home("H2", BA, klass="undetermined"),
        home("H3", TU),
        home("H4", klass="undetermined", departed=1, rejected=1),
    ]
    register = kept(tmp_path, dated(before, 2023), dated(after, 2024))
    assert left_out(on(register, date(2024, 12, 13))) == []
    found = on(register, date(2024, 12, 14))
    assert left_out(found) == [("H1", "unclassed", "2024")]
    assert [fault.code for fault in left_out_faults(found)] == ["RV-1227"]


def test_newly_escaped_split_off_that_is_on_the_list_itself_is_not_left_out(tmp_path: Path) -> None:
    lists = [dated([home("H1", AN, BA)], 2022), dated([home("H1", AN, BA, klass="not_poor")], 2023)]
    for klass, named in (("not_poor", [("H2", "split", "2024")]), ("poor", [])):
        folder = tmp_path / klass
        folder.mkdir()
        homes = [home("H1", AN, klass="not_poor"), home("H2", BA, klass=klass, origin_code="H1")]
        found = on(kept(folder, *lists, dated(homes, 2024)), date(2025, 1, 1))
        assert (codes(found), left_out(found)) == (["H1"], named)


def test_newly_escaped_list_to_print(register_of_fates: str, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    write_newly_escaped(on(register_of_fates, date(2024, 6, 1)), path, "vi")
    sheets = openpyxl.load_workbook(path).worksheets
    rows, beside = (list(sheet.iter_rows(values_only=True)) for sheet in sheets)
    state = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
    office = ("ỦY BAN NHÂN DÂN", "THỊ TRẤN LẤP VÒ")
    assert [(row[0], row[3]) for row in rows[:2]] == [*zip(office, state, strict=True)]
    assert rows[2][0] == "DANH SÁCH HỘ MỚI THOÁT NGHÈO, HỘ MỚI THOÁT CẬN NGHÈO"
    assert rows[7][0] == "Thị trấn Lấp Vò: 3 hộ"
    # The paper that is signed has no codes; the list to work with on the second sheet has them.
    assert rows[9] == (
        *("2", "Phan Văn C", "Ấp Một", "Cận nghèo", "Mức sống TB"),
        *("14/12/2022", "14/12/2025", "suy ra; không có ở danh sách sau"),
    )
    signs = [row for row in rows[10:] if any(row)]
    assert [(row[0], row[4]) for row in signs][-3:] == [
        ("NGƯỜI LẬP BIỂU", "TM. ỦY BAN NHÂN DÂN"),
        ("(Ký, ghi rõ họ tên)", "CHỦ TỊCH"),
        (None, "(Ký tên, đóng dấu)"),
    ]
    assert sheets[0].print_title_rows == "$7:$7"
    assert beside[4] == ("STT", "Mã hộ", "Chủ hộ", "Thôn/ấp", "Kỳ", "Lý do")
    assert beside[6] == (
        *("1", "N", "Lê Văn Tư", "Ấp Một", "2023"),
        "tách ra từ hộ mới thoát; quyết định công nhận ghi hộ cũ",
    )


def test_newly_escaped_of_invented_data_says_so(register_of_fates: str, tmp_path: Path) -> None:
    found, path = on(register_of_fates, date(2024, 6, 1)), tmp_path / "list.xlsx"
    notice = "DỮ LIỆU TỔNG HỢP, KHÔNG CÓ THẬT"
    assert notice not in rendered(found, "text", "vi")
    (commune,) = found.invented
    made_up = replace(found, invented={commune: True})
    assert rendered(made_up, "text", "vi").startswith(notice)
    write_newly_escaped(made_up, path, "vi")
    for sheet in openpyxl.load_workbook(path):
        assert sheet.oddHeader is not None
        assert notice in str(sheet.oddHeader.left.text)


def test_newly_escaped_recorded_decision_comes_first(tmp_path: Path) -> None:
    lists = (
        dated([home("H1", AN), home("H2", BA), home("H3", TU)], 2022),
        dated(
            [
                home("H1", AN, klass="not_poor", decision_date="2023-12-20"),
                home("H2", BA, klass="not_poor"),
                home("H3", TU, klass="not_poor", decision_date="2023-12-21"),
            ],
            2023,
        ),
    )
    register = kept(tmp_path, *lists, decision="2023-12-28")
    about = json.dumps({"number": "9/QĐ-UBND"})
    with writing(address_of(register)) as connection:
        header = BatchHeader("event", "2024-02-01T00:00:00+00:00", "Lan", "0.2", {}, "0" * 64)
        batch = append(connection, header).number
        rows = [
            ("decision", "2024-01-05", "2023", "30169", "H1", None, about),
            # Of the whole list: before what the list was brought with, not before a row's own.
            ("decision", "2024-01-10", "2023", "30169", None, None, about),
        ]
        write_records(connection, EVENT, batch, rows)
    found = {item.ma_ho: item for item in on(register, date(2024, 3, 1)).households}
    assert {code: (item.escaped_on, item.derived) for code, item in found.items()} == {
        "H1": (date(2024, 1, 5), False),
        "H2": (date(2024, 1, 10), False),
        "H3": (date(2023, 12, 21), False),
    }
    history = find_in_register(register, "H1").history
    assert history is not None
    assert life_in_register(history).escape == LifeEvent(
        "2023",
        "escaped",
        klass="not_poor",
        from_class="poor",
        day=date(2024, 1, 5),
        until=date(2027, 1, 5),
    )


def test_newly_escaped_not_where_the_same_head_is_on_the_list_again(tmp_path: Path) -> None:
    gone, still = person("Đỗ Văn Năm", 1960, "087060000004"), person("Đỗ Văn Sáu", 1961)
    lists = [
        dated([home("H1", gone), home("H2", still), home("H3", BA)], 2021),
        dated([home("H1", gone, klass="not_poor"), home("H2", still, klass="not_poor")], 2022),
        dated([home("H9", AN)], 2023),
        # The first is back under another code; another man's household has the second's code.
        dated([home("H7", gone), home("H2", person("Võ Văn Bảy", 1990)), home("H9", AN)], 2024),
    ]
    register = kept(tmp_path, *lists)
    assert codes(on(register, date(2024, 12, 13))) == ["H1", "H2"]
    assert codes(on(register, date(2024, 12, 14))) == ["H2"]


@pytest.mark.parametrize(("year", "listed"), [(2022, ["H1"]), (2023, [])])
def test_a_head_on_the_list_of_another_commune_later_is_not_newly_escaped(
    year: int, listed: list[str], tmp_path: Path
) -> None:
    """The register has another household there; in the same year nobody came back."""
    there = made_list([home("H7", AN)], str(year), "30172")
    info = {**there.about["info"], "review_date": f"{year}-12-14"}
    lists = [
        dated([home("H1", AN), home("H2", BA)], 2021),
        dated([home("H1", AN, klass="not_poor"), home("H2", BA)], 2022),
        dated([home("H2", BA)], 2023),
        replace(there, about={**there.about, "info": info}),
    ]
    assert codes(on(kept(tmp_path, *lists), date(2024, 6, 1))) == listed


def test_a_household_with_nobody_alive_is_left_out_from_the_day_on(tmp_path: Path) -> None:
    """Somebody who is not listed may live there, and others of a household go on."""
    homes = {"H1": (BA,), "H2": (AN, TU), "H3": (person("Lê Năm", 1950),)}
    size = {"H3": 2.0}
    lists = [
        dated(
            [
                home(code, *people, klass=klass, size=size.get(code, float(len(people))))
                for code, people in homes.items()
            ],
            year,
        )
        for year, klass in ((2022, "poor"), (2023, "not_poor"))
    ]
    register = kept(tmp_path, *lists)
    unit = lists[0].unit.key
    events = tuple(
        ("death", "2024-02-10", "2023", unit, code, people[0][0], "{}")
        for code, people in homes.items()
    )
    within(register, record, CheckedRecords(events, (), ()), AUTHOR)
    before, after = (on(register, date(2024, 2, day)) for day in (9, 10))
    assert (codes(before), left_out(before)) == (["H2", "H1", "H3"], [])
    assert (codes(after), left_out(after)) == (["H2", "H3"], [("H1", "nobody", "2023")])
    assert [fault.code for fault in left_out_faults(after)] == ["RV-1533"]
    assert "không còn ai sống" in " ".join(rendered(after, "text", "vi").split())
