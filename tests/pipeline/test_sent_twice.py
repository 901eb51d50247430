"""A commune that came with two workbooks of a year is named; its households count twice."""

import json
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


def test_parts_of_a_commune_are_to_be_merged_and_none_is_left_out(
    here: Here, tmp_path: Path
) -> None:
    (tmp_path / "xa").mkdir()
    heads = {"H1": "Nguyễn Văn Một", "H2": "Trần Thị Hai"}
    homes = [household(code, 0, **{"Họ và tên chủ hộ": name}) for code, name in heads.items()]
    parts = [write(tmp_path / "xa" / f"{home['Mã hộ']}.xlsx", [home]) for home in homes]
    _, _, talk = here("score", tmp_path / "xa", "--out-dir", tmp_path / "ra")
    assert "đừng bỏ phiếu nào, gộp lại bằng ravo merge" in talk
    code, _, talk = here("report", tmp_path / "ra", "-o", tmp_path / "bao-cao")
    assert (code, "gộp các bảng khảo sát bằng ravo merge" in talk) == (2, True)
    here("merge", *parts, "-o", tmp_path / "gop.xlsx")
    _, words, _ = here("score", tmp_path / "gop.xlsx", "--format", "json")
    assert [home["ma_ho"] for home in json.loads(words)["households"]] == ["H1", "H2"]
    (dropped,) = [
        line
        for line in here("drop", tmp_path / "xa")[1].splitlines()
        if "nhiều bảng của một năm" in line
    ]
    assert "đừng bỏ bảng nào" in dropped
