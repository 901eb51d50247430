"""The batches of a register as its keeper sees them: which one is the last to be taken back."""

from pathlib import Path

import pytest

from ravo.faults import UsageProblem
from ravo.pipeline.register import undo_in_register
from ravo.pipeline.register_views import batch_to_take_back, listed_in_register
from support.register_homes import add, home, made_list


def test_the_last_batch_that_counts_is_taken_back_and_no_undo(tmp_path: Path) -> None:
    path = str(tmp_path / "so.sqlite")
    for year in ("2021", "2022"):
        add(path, made_list([home("H1")], year))
    seen = []
    while (last := batch_to_take_back(listed_in_register(path), None)) is not None:
        seen.append(last.lists)
        undo_in_register(path, last.batch.id, "Lan")
    assert seen == [(("Thị trấn Lấp Vò", "2022"),), (("Thị trấn Lấp Vò", "2021"),)]
    batches = listed_in_register(path)
    assert [item.counts for item in batches] == [False, False, True, True]
    assert batch_to_take_back(batches, batches[2].batch.id) == batches[2]
    with pytest.raises(UsageProblem) as caught:
        batch_to_take_back(batches, "x" * 64)
    assert caught.value.fault.code == "RV-1211"
