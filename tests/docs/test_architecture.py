"""The page of the house: its rooms are those of the package in their order, its files are there."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from support.folders import ROOT

PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PACKAGE = ROOT / "src" / "ravo"
NAMED = re.compile(r"`([\w./*-]+)`")
FILE = re.compile(r"`([\w./-]+\.(?:py|yaml|csv|toml|docx))`")
ENTRY = {"__main__"}


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the tables under a heading, without their heads."""
    section = PAGE.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    return [
        [cell.strip() for cell in line.strip("|").split(" | ")]
        for before, line in pairwise(section.splitlines())
        if line.startswith("| ") and before.startswith("| ") and not line.startswith("| --- ")
    ]


def layers() -> list[str]:
    """Return the rooms as the checker of imports has them, from the foundation up."""
    tables = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = tables["tool"]["importlinter"]["contracts"]
    found: list[str] = next(c["layers"] for c in contracts if c["type"] == "layers")
    return [name for name in reversed(found) if name not in ENTRY]


def ranks() -> list[list[int]]:
    """Return for each row of the table of rooms the places of its rooms among the layers."""
    order = layers()
    named = [
        [name.strip("/").removesuffix(".py") for name in NAMED.findall(row[0])]
        for row in rows("The rooms")
    ]
    return [[order.index(name) for name in names] for names in named]


def test_every_room_is_in_the_table_once() -> None:
    assert sorted(rank for row in ranks() for rank in row) == list(range(len(layers())))


def test_no_room_is_above_one_that_it_may_import_from() -> None:
    found = ranks()
    for lower, higher in pairwise(found):
        assert max(lower) < min(higher), [layers()[rank] for rank in (*lower, *higher)]


def is_there(name: str, beside: Path) -> bool:
    """Return whether a file of the package, beside another one, or of the repository is there."""
    places = (PACKAGE, beside, ROOT)
    return any((place / name).is_file() for place in places)


def missing(cell: str) -> list[str]:
    """Return the files that a cell names and that are nowhere; a bare name is beside the last."""
    folder, lost = PACKAGE, []
    for name in FILE.findall(cell):
        if not is_there(name, folder):
            lost.append(name)
        if "/" in name and (PACKAGE / name).is_file():
            folder = (PACKAGE / name).parent
    return lost


@pytest.mark.parametrize("row", rows("Where things live"), ids=lambda row: row[0][:60])
def test_where_things_live_names_files_that_are_there(row: list[str]) -> None:
    assert len(row) == 2
    assert missing(row[1]) == []


def test_a_file_that_is_nowhere_would_be_seen() -> None:
    assert missing("`criteria/rules.py`; `none_such.py`, `criteria/none.py`") == [
        "none_such.py",
        "criteria/none.py",
    ]
