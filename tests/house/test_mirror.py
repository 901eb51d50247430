"""The folders of `tests/` are the rooms of `src/ravo/`, and every module has tests in its own.

A module has tests in its room where a test file of that folder, or a helper of tests that it
imports, imports the module, or one of the same room that does, in as many steps as it takes: parts
of a room are tested through its door.
"""

import ast
import inspect
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import typer

import ravo
from ravo.cli import app
from support.folders import TESTS
from support.source import statements

SOURCE = Path(ravo.__file__).parent
BESIDE = {
    "cli": "whole commands in processes of their own, and the modules that start one",
    "docs": "pages of docs/ against the program",
    "fuzz": "random and mutated workbooks",
    "house": "rules that hold for the whole package",
    "packaging": "what is built from the project",
    "support": "what tests are made of",
    "top": "the modules that stand in no room",
    "workbooks": "workbooks as communes send them: data",
}
CLI = frozenset({"ravo.cli", "ravo.console", "ravo.__main__"})
DOORS = dict.fromkeys(("commands", "report/forms", "results", "pipeline"), "ravo.cli")
"""Rooms that tests enter by the command line: what a command imports of them is reached."""
ELSEWHERE = {
    "ravo.batch.engines.engine": "a protocol: nothing runs in it",
    "ravo.batch.notice": "test_whole_nights.py: a program is told by a run, never otherwise",
    "ravo.contract.money_units": "survey/test_converted_sums.py: profiles and sizes are needed",
    "ravo.corrections.shares": "survey/test_sheets_together.py: it needs sheets of one table",
    "ravo.messages.texts.document": "test_words.py imports every module of texts by its place",
    "ravo.report.document.filler": "test_office_template_limits.py starts it as a program",
    "ravo.score_table.finder": "commands/test_b1_commands.py: a file or what is kept",
    "ravo.__main__": "cli/test_manners.py starts it as a program",
}
"""Modules without tests in their room: where their tests stand, or why there are none."""


def modules() -> dict[str, Path]:
    """Return the path of every module by its dotted name."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        found[".".join(parts).removesuffix(".__init__")] = path
    return found


MODULES = modules()
DEFINED = re.compile(r"^(?:def|class) ", re.MULTILINE)


@cache
def imports_of(path: Path) -> tuple[tuple[str, tuple[str, ...] | None], ...]:
    """Return each module that a file imports anywhere in it, with the names imported from it."""
    found: list[tuple[str, tuple[str, ...] | None]] = []
    for node in statements(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(name.name, None) for name in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.append((node.module, tuple(name.name for name in node.names)))
    return tuple(found)


@cache
def imported(path: Path) -> set[str]:
    """Return the modules of the package that a file imports anywhere in it."""
    found = set()
    for module, names in imports_of(path):
        found |= {module, *(f"{module}.{name}" for name in names or ())}
    return found & MODULES.keys()


def room_of(name: str) -> str:
    """Return the folder of `tests/` in which the tests of a module stand."""
    if name in CLI:
        return "cli"
    folder = MODULES[name].parent.relative_to(SOURCE).as_posix()
    return "top" if folder == "." else folder


def helped(path: Path) -> set[str]:
    """Return the modules of the package that the helpers import which a test file imports."""
    found = set[str]()
    for module, names in imports_of(path):
        if names is not None and module.startswith("support"):
            named = [f"{module}.{name}" for name in names]
            files = [TESTS / f"{name.replace('.', '/')}.py" for name in (module, *named)]
            found = found.union(*(imported(file) for file in files if file.is_file()))
    return found


def has_logic(name: str) -> bool:
    """Tell whether a module defines a function or a class."""
    return bool(DEFINED.search(MODULES[name].read_text(encoding="utf-8")))


def reached(start: set[str], room: str, steps: set[str]) -> set[str]:
    """Return the modules of a room that `start` leads to; the way may lead through `steps`."""
    todo, seen = list(start), set[str]()
    while todo:
        name = todo.pop()
        if name in seen or (room_of(name) != room and name not in steps):
            continue
        seen.add(name)
        todo += imported(MODULES[name])
    return seen


@cache
def behind_commands() -> set[str]:
    """Return the modules with the functions of all commands."""
    todo: list[Any] = [typer.main.get_command(app)]
    found = set[str]()
    while todo:
        one = todo.pop()
        todo += getattr(one, "commands", {}).values()
        if one.callback is not None:
            found.add(inspect.unwrap(one.callback).__module__)
    return found & MODULES.keys()


def in_tests_of(room: str) -> set[str]:
    """Return the modules of a room that the test files of its folder reach."""
    files = (TESTS / room).glob("test_*.py")
    start = set().union(*(imported(path) | helped(path) for path in files))
    if room in ("top", "cli"):
        return start
    door = DOORS.get(room)
    steps = {door} if door in start else set()
    # The command line loads a command's module where the command is wanted.
    start = start | behind_commands() if steps else start
    ways = (
        {name for name in MODULES if room_of(name) in ("commands", "pipeline")} if steps else set()
    )
    return reached(start, room, steps | ways)


ROOMS = sorted({room_of(name) for name in MODULES if has_logic(name)})


@pytest.mark.parametrize("room", ROOMS)
def test_every_module_of_a_room_is_tested_in_it_or_named_with_the_reason(room: str) -> None:
    here = {name for name in MODULES if room_of(name) == room and has_logic(name)}
    untried, named = sorted(here - in_tests_of(room)), sorted(here & ELSEWHERE.keys())
    assert untried == named, f"import it in a test of tests/{room}/, or name the reason: ELSEWHERE"


def test_what_is_named_with_a_reason_is_a_module() -> None:
    assert ELSEWHERE.keys() <= MODULES.keys()


def test_every_folder_of_tests_is_a_room_or_named() -> None:
    rooms = {path.parent.relative_to(SOURCE).as_posix() for path in MODULES.values()}
    folders = {path.parent.relative_to(TESTS).as_posix() for path in TESTS.rglob("test_*.py")}
    strange = folders - rooms - BESIDE.keys()
    assert strange == set(), "name the folder like a room of src/ravo, or in BESIDE with its use"
    tops = {path.name for path in TESTS.iterdir() if path.is_dir() and path.name[0] not in "._"}
    assert tops - {room.partition("/")[0] for room in rooms} == BESIDE.keys()


def test_no_two_test_files_have_one_name() -> None:
    names = [path.name for path in TESTS.rglob("test_*.py")]
    twice = {name for name in names if names.count(name) > 1}
    assert twice == set(), "name the newer file by what it tries, in all of tests/"
