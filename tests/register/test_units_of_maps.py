"""The commune of a workbook on the map of its year; one that is not on it is refused."""

import pytest

from ravo.fault_words import fault_message
from ravo.faults import UsageProblem
from ravo.register.lists import unit_of
from ravo.survey.survey import Info


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
