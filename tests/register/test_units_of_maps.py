"""The commune of a workbook on the map of its year; one that is not on it is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ravo.fault_words import fault_message
from ravo.faults import UsageProblem
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register import check_register, movements_in_register
from ravo.pipeline.register_queries import newly_escaped_in_register
from ravo.register.lists import CommuneUnit, unit_of
from ravo.register.periods import map_year_of
from ravo.survey.survey import Info
from support.register_homes import add, home, made_list, person

AN, BA = person("Nguyễn Văn An", 1970, "087070000001"), person("Trần Thị Ba", 1980, "087080000002")


def info(year: int, name: str, code: str | None) -> Info:
    """Return the facts of a workbook of Lấp Vò."""
    old = year < 2025
    return Info(
        year=year,
        commune=name,
        commune_code=code,
        district="Huyện Lấp Vò" if old else None,
        province="Đồng Tháp",
    )


@pytest.mark.parametrize("code", ["30172", None])
def test_an_old_commune_is_refused_on_the_new_map(code: str | None) -> None:
    """By its code or by its name; the message has what became of it."""
    with pytest.raises(UsageProblem) as caught:
        unit_of(info(2025, "Xã Mỹ An Hưng A", code), 2025, "a.xlsx")
    assert caught.value.fault.code == "RV-1276"
    assert "Xã Mỹ An Hưng (30178)" in " ".join(fault_message(caught.value.fault, "vi"))
    assert unit_of(info(2024, "Xã Mỹ An Hưng A", "30172"), 2024, "a.xlsx").key == "30172"


def test_the_old_name_of_a_code_is_refused() -> None:
    """The code is there on both maps, and means another commune on each."""
    with pytest.raises(UsageProblem) as caught:
        unit_of(info(2025, "Xã Mỹ An Hưng B", "30178"), 2025, "b.xlsx")
    assert caught.value.fault.code == "RV-1276"


def test_a_commune_of_both_maps_is_on_that_of_the_year() -> None:
    """A code that both maps have is no mistake."""
    assert unit_of(info(2025, "Xã Mỹ An Hưng", "30178"), 2025, "a.xlsx").key == "30178@2025"


def test_a_commune_in_no_table_is_taken() -> None:
    """It may be one that the tables do not know yet."""
    assert unit_of(Info(year=2025, commune="Xã Lạ Lắm"), 2025, "a.xlsx").code is None


@pytest.mark.parametrize(("month", "commune"), [("2025-06", "30172"), ("2025-07", "30178@2025")])
def test_a_list_of_a_month_has_the_map_of_its_month(
    month: str, commune: str, tmp_path: Path
) -> None:
    """The last month of the old map and the first of the new one, from the list to movements."""
    register = str(tmp_path / "so.sqlite")
    before = made_list([home("A", AN, klass="poor"), home("B", BA, klass="poor")], "2024", "30172")
    add(register, before)
    found = made_list([home("A", AN, klass="not_poor"), home("B", BA)], month, commune)
    of = Info(year=2025, commune=found.unit.name, commune_code=found.unit.code)
    assert unit_of(of, map_year_of(month), "a.xlsx").key == commune
    add(register, found)
    if month == "2025-06":
        with pytest.raises(UsageProblem):
            unit_of(of, map_year_of("2025-07"), "a.xlsx")
        assert not check_register(register, SILENCE).breaches
    changes = movements_in_register(register, month, SILENCE)
    assert changes.layout.map == ("old" if month == "2025-06" else "new")
    assert changes.layout.names == (found.unit.name,)
    listed = newly_escaped_in_register(register, date(2025, 12, 31), None, SILENCE)
    assert [(item.ma_ho, item.commune) for item in listed.left_out] == [("A", "Xã Mỹ An Hưng")]


def test_a_commune_that_has_lists_of_the_old_map_only_is_counted_beside_others(
    tmp_path: Path,
) -> None:
    """Another commune has a list of July already: each goes by the map of its own list."""
    register = str(tmp_path / "so.sqlite")
    town = CommuneUnit("30169@2025", "new", "30169", "Xã Lấp Vò", None, "Đồng Tháp")

    def of_town(period: str, klass: str) -> None:
        """Add a list of the other commune."""
        stored = made_list([home("T", BA, klass=klass)], period, "30178@2025")
        info = {**stored.about["info"], "commune": town.name, "commune_code": town.code}
        add(register, replace(stored, unit=town, about={**stored.about, "info": info}))

    add(register, made_list([home("A", AN)], "2025-06", "30172"))
    of_town("2025-07", "poor")
    of_town("2025-08", "not_poor")
    add(register, made_list([home("A", AN, klass="not_poor")], "2025-08", "30178@2025"))
    changes = movements_in_register(register, "2025-08", SILENCE)
    assert changes.layout.names == ("Xã Lấp Vò", "Xã Mỹ An Hưng")
    counts = {name: n for name, n in changes.forms["2"].total("households").items() if n}
    assert counts == {"1": 2, "3": 2}
