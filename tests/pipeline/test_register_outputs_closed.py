"""Files that are made from a register are as closed as the register."""

import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register import dump_register
from ravo.pipeline.register_exchange import (
    MergeRegisters,
    export_register,
    merge_into_register,
    write_doubtful_pairs,
)
from ravo.register.store import address_of
from support.programs import inside
from support.register_lists import add, home, made_list

Work = Callable[[Path, Path], object]
MADE: dict[str, tuple[str, Work]] = {
    "workbook": ("a.xlsx", lambda at, out: export_register(str(at), out, "vi", SILENCE)),
    "parquet": ("a.parquet", lambda at, out: export_register(str(at), out, "vi", SILENCE)),
    "dump": ("a.jsonl", lambda at, out: dump_register(str(at), out, SILENCE)),
    "pairs": ("b.xlsx", lambda at, out: write_doubtful_pairs(address_of(at), out, "vi", SILENCE)),
    "contradictions": (
        "c.xlsx",
        lambda at, out: merge_into_register(MergeRegisters([str(at)], str(at), "vi", out), SILENCE),
    ),
    "newly escaped": (
        "d.xlsx",
        lambda at, out: inside(
            *("register", "newly-escaped", "--on", "1/2/2025", "--register", at, "-o", out)
        ),
    ),
}


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("closed") / "so.sqlite"
    add(path, made_list(2023, [home("A1")]), day=1)
    add(path, made_list(2024, [home("A1", "not_poor")]), day=2)
    return path


@pytest.mark.parametrize("mode", [0o600, 0o640])
@pytest.mark.parametrize(("name", "work"), MADE.values(), ids=MADE)
def test_a_file_is_as_closed_as_its_register(
    register: Path, tmp_path: Path, name: str, work: Work, mode: int
) -> None:
    register.chmod(mode)
    work(register, tmp_path / name)
    found = list(tmp_path.iterdir())
    assert found
    assert {stat.S_IMODE(path.stat().st_mode) for path in found} == {mode}
