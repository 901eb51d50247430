"""Files that are made from a register are as closed as the register."""

import os
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

from ravo.files import write_whole_text
from ravo.pipeline.blanks import TemplateRequest, write_next_survey
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.register import dump_register
from ravo.pipeline.register_exchange import (
    MergeRegisters,
    export_register,
    merge_into_register,
    write_doubtful_pairs,
)
from ravo.register.names import closed_with_register
from ravo.register.store import address_of
from support.programs import inside
from support.register_lists import add, home, made_list
from support.rights import rights_are

Work = Callable[[Path, Path], object]
MADE: dict[str, tuple[str, Work]] = {
    "workbook": ("a.xlsx", lambda at, out: export_register(str(at), out, "vi", SILENCE)),
    "parquet": ("a.parquet", lambda at, out: export_register(str(at), out, "vi", SILENCE)),
    "dump": ("a.jsonl", lambda at, out: dump_register(str(at), out, SILENCE)),
    "pairs": ("b.xlsx", lambda at, out: write_doubtful_pairs(address_of(at), out, "vi", SILENCE)),
    "contradictions": (
        "c.xlsx",
        lambda at, out: merge_into_register(
            MergeRegisters([str(copy(at, at.with_name("khac.sqlite")))], str(at), "vi", out),
            SILENCE,
        ),
    ),
    "next survey": (
        "e.xlsx",
        lambda at, out: write_next_survey(TemplateRequest(out, None), [at], SILENCE),
    ),
    "newly escaped": (
        "d.xlsx",
        lambda at, out: inside(
            *("register", "newly-escaped", "--on", "1/2/2025", "--register", at, "-o", out)
        ),
    ),
}


@pytest.fixture(scope="module")
def register_of_an_escape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("closed") / "so.sqlite"
    add(path, made_list(2023, [home("A1")]), day=1)
    add(path, made_list(2024, [home("A1", "not_poor")]), day=2)
    return path


@pytest.mark.parametrize("mode", [0o600, 0o640])
@pytest.mark.parametrize(("name", "work"), MADE.values(), ids=MADE)
def test_a_file_is_as_closed_as_its_register(
    register_of_an_escape: Path, tmp_path: Path, name: str, work: Work, mode: int
) -> None:
    register_of_an_escape.chmod(mode)
    work(register_of_an_escape, tmp_path / name)
    found = list(tmp_path.iterdir())
    assert found
    assert all(rights_are(path, mode) for path in found)


@pytest.mark.parametrize(
    ("register", "mode"),
    [(None, 0o644), ("postgresql+psycopg://may/so", 0o600), ("so.sqlite", 0o600)],
)
def test_what_a_server_gave_is_its_owners_alone(
    tmp_path: Path, register: str | None, mode: int
) -> None:
    """A server has no mode to follow; without a register sources alone decide."""
    own = tmp_path / "so.sqlite"
    own.touch()
    own.chmod(0o600)
    source, out = tmp_path / "a.xlsx", tmp_path / "b.json"
    source.touch()
    source.chmod(0o644)
    at = str(own) if register == own.name else register
    before = os.umask(0o022)
    try:
        with closed_with_register([source], at):
            write_whole_text(out, "{}")
    finally:
        os.umask(before)
    assert rights_are(out, mode)
