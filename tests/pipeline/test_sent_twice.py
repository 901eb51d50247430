"""A commune that came with two workbooks of a year is named; its households count twice."""

from pathlib import Path

import pytest

from support.books import household, write
from support.programs import Here

OTHER = {"Xã/phường/thị trấn": "Xã Tân Mỹ", "Mã xã": None}


@pytest.mark.parametrize(("info", "named"), [({}, True), (OTHER, False)])
def test_a_commune_that_came_twice_is_named(
    here: Here, tmp_path: Path, info: dict[str, str], *, named: bool
) -> None:
    write(tmp_path / "a.xlsx", [household()])
    write(tmp_path / "b.xlsx", [household()], info=info)
    code, _, talk = here("score", tmp_path, "--out-dir", tmp_path / "ra")
    assert code == 0
    assert ("RV-1066" in talk and "a.xlsx, b.xlsx" in talk) is named
