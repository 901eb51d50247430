"""Who left the list by movements is among the newly escaped or left out with a reason."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ravo.criteria.terms import LISTED
from ravo.faults import UsageProblem
from ravo.pipeline.listener import SILENCE, Silence
from ravo.pipeline.register import AddRequest, add_to_register, check_register
from ravo.pipeline.register_queries import left_out_faults, newly_escaped_in_register
from ravo.register.compared import movements
from ravo.register.newly_escaped import NewlyEscaped
from ravo.register.store import address_of, reading
from ravo.survey.options import ReadOptions
from support import register_homes
from support.register_homes import Home, add, home, made_list, person

MOTHER = person("Lê Thị Vợ", 1977, "087177000013")
SON = person("Trần Văn Con", 1975, "087075000012")
GIRL = person("Trần Thị Mai", 2012)
PEOPLE = [
    person(f"Trần Văn {name}", 1950 + 4 * at, f"0870{at:08}" if at % 4 else None)
    for at, name in enumerate(("An", "Ba", "Cả", "Dũng", "Em", "Giang", "Hai", "Khoa", "Lâm"))
]


def homes(draw: random.Random) -> list[Home]:
    """Return households of a few people under few codes: heads and codes change places."""
    people, found = draw.sample(PEOPLE, len(PEOPLE)), []
    for code in "ABCD":
        mine = [people.pop() for _ in range(draw.randint(1, 2))]
        klass = draw.choice(("poor", "near_poor", "not_poor", "average_living"))
        found.append(home(code, *mine, klass=klass, village=draw.choice(("Ấp 1", "Ấp 2"))))
    return found


def escaped(register: str, period: str) -> dict[str, str]:
    """Return the codes of who left the list by movements: the new one and the old one."""
    with reading(address_of(register)) as connection:
        changes = movements(connection, period)
    rows = changes.rows[changes.rows["movement"].isin([f"{name}_to_above" for name in LISTED])]
    old, new = (year.households["code"].tolist() for year in (changes.old, changes.new))
    return {new[j]: old[i] for i, j in zip(rows["old"], rows["new"], strict=True)}


def on(register: str, day: date) -> NewlyEscaped:
    """Return who counts on a day."""
    return newly_escaped_in_register(register, day, None, SILENCE)


def reasons(found: NewlyEscaped) -> dict[str | None, str]:
    """Return why each household is left out."""
    return {item.ma_ho: item.reason for item in found.left_out}


@pytest.mark.parametrize("seed", range(12))
def test_escapes_of_movements_and_of_the_list_are_the_same(seed: int, tmp_path: Path) -> None:
    draw, register = random.Random(seed), str(tmp_path / "so")
    add(register, made_list(homes(draw), "2022"), made_list(homes(draw), "2023"))
    moved, found = escaped(register, "2023"), on(register, date(2023, 12, 31))
    out = reasons(found)
    listed = {str(item.ma_ho) for item in found.households}
    assert moved.keys() <= listed | out.keys()
    # Beyond these: who went on under another code, whose old code movements count.
    for item in found.households:
        if item.ma_ho not in moved:
            assert item.uid.rsplit("/", 1)[1] in moved.values()


def test_the_wife_who_keeps_the_code_is_named_with_the_reason(tmp_path: Path) -> None:
    """The head takes a code of his own and stays poor; movements count his old code."""
    register = str(tmp_path / "so")
    add(register, made_list([home("A1", SON, MOTHER, GIRL)], "2022"))
    both = [home("A1", MOTHER, GIRL, klass="not_poor"), home("A9", SON)]
    add(register, made_list(both, "2023"))
    assert escaped(register, "2023") == {"A1": "A1"}
    found = on(register, date(2023, 12, 31))
    assert (found.households, reasons(found)) == ((), {"A1": "same_code"})
    assert [fault.code for fault in left_out_faults(found)] == ["RV-1454"]
    assert reasons(on(register, date(2026, 12, 14))) == {"A1": "same_code"}
    assert reasons(on(register, date(2026, 12, 15))) == {}


def test_a_head_who_escapes_under_a_new_code_is_left_out_while_the_old_one_is_listed(
    tmp_path: Path,
) -> None:
    register = str(tmp_path / "so")
    add(register, made_list([home("A1", SON, MOTHER, GIRL)], "2022"))
    add(register, made_list([home("A1", MOTHER, GIRL), home("A9", SON, klass="not_poor")], "2023"))
    assert escaped(register, "2023") == {}
    found = on(register, date(2023, 12, 31))
    assert (found.households, reasons(found)) == ((), {"A9": "moved"})
    assert [fault.code for fault in left_out_faults(found)] == ["RV-1455"]


def test_codes_numbered_anew_leave_nobody_out(tmp_path: Path) -> None:
    """Movements do not pair by such codes, so that the code of a household says nothing."""
    register = str(tmp_path / "so")
    names = ("Trần Văn An", "Lê Thị Hoa", "Nguyễn Minh Phúc", "Phạm Quốc Dũng")
    heads = [person(name, 1950 + 9 * at) for at, name in enumerate(names)]
    add(register, made_list([home(f"A{at}", head) for at, head in enumerate(heads)], "2022"))
    now = ("not_poor", "poor", "not_poor", "poor")
    shifted = [
        home(f"A{(at + 1) % 4}", head, klass=klass)
        for at, (head, klass) in enumerate(zip(heads, now, strict=True))
    ]
    add(register, made_list(shifted, "2023"))
    assert escaped(register, "2023") == {"A1": "A0", "A3": "A2"}
    found = on(register, date(2023, 12, 31))
    assert {item.ma_ho for item in found.households} == {"A1", "A3"}
    assert found.left_out == ()


# days of decisions


def test_an_escape_of_a_later_decision_is_left_out_until_its_day(tmp_path: Path) -> None:
    register = str(tmp_path / "so")
    add(register, made_list([home("E", SON)], "2022"))
    after = home("E", SON, klass="not_poor", decision_date="2024-02-29")
    add(register, made_list([after], "2023"))
    for day, listed, out in (
        (date(2023, 12, 13), [], {}),
        (date(2023, 12, 14), [], {"E": "later"}),
        (date(2024, 2, 28), [], {"E": "later"}),
        (date(2024, 2, 29), ["E"], {}),
    ):
        found = on(register, day)
        assert ([item.ma_ho for item in found.households], reasons(found)) == (listed, out)
        assert [fault.code for fault in left_out_faults(found)] == ["RV-1453"] * len(out)


@pytest.mark.parametrize(("day", "ahead"), [("2024-11-29", False), ("2024-11-30", True)])
def test_a_decision_that_had_not_come_is_reported_and_not_used(
    monkeypatch: pytest.MonkeyPatch, day: str, ahead: bool, tmp_path: Path
) -> None:
    """The day of the batch itself is no slip, the one after it is."""
    register = str(tmp_path / "so")
    came = replace(register_homes.AUTHOR, at="2024-11-29T00:00:00+00:00")
    monkeypatch.setattr(register_homes, "AUTHOR", came)
    add(register, made_list([home("F", SON)], "2023"))
    added = add(register, made_list([home("F", SON, klass="not_poor", decision_date=day)], "2024"))
    codes = ["RV-1451"] if ahead else []
    assert [fault.code for fault in added.faults] == codes

    class KeptFaults(Silence):
        def __init__(self) -> None:
            self.faults: list[str] = []

        def fault(self, fault: Any) -> None:
            self.faults.append(fault.code)

    kept = KeptFaults()
    assert not check_register(register, kept).breaches
    assert kept.faults == codes
    (item,) = on(register, date(2025, 1, 1)).households
    assert (item.escaped_on, item.derived) == (
        (date(2024, 12, 14), True) if ahead else (date(2024, 11, 29), False)
    )


def test_a_decision_of_a_day_to_come_is_refused(tmp_path: Path) -> None:
    request = AddRequest(
        [tmp_path], str(tmp_path / "so"), ReadOptions(), decision_date=date(2999, 12, 31)
    )
    with pytest.raises(UsageProblem) as refused:
        add_to_register(request, SILENCE)
    assert refused.value.fault.code == "RV-1450"
    assert not (tmp_path / "so").exists()
