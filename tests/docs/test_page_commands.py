"""The commands that pages show are commands of this program; those of the register's page run."""

import re
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from ravo.cli import app
from support import programs
from support.books import household, write
from support.folders import ROOT

DOCS = ROOT / "docs"
PAGES = sorted(path.name for path in DOCS.glob("*.md") if path.name != "commands.md")
"""The pages that people wrote, and those of faults; `commands.md` is written from the program."""
FENCED = re.compile(r"^```.*?\n(.*?)^```", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`]+)`", re.DOTALL)
PROGRAM: Any = get_command(app)
WORD, OPTION = re.compile(r"[a-z][a-z0-9-]*"), re.compile(r"(?<![\w-])(--?[a-z][a-z-]*)")
REGISTER_PAGE = (DOCS / "register.md").read_text(encoding="utf-8")


def blocks(page: str) -> Iterator[list[str]]:
    """Yield the lines of each block of a page, those that go on put together."""
    for block in FENCED.findall(page):
        yield block.replace("\\\n", " ").splitlines()


def typed(page: str) -> list[list[str]]:
    """Return the words of each line of a block that is a command of this program."""
    lines = [line for block in blocks(page) for line in block if line.startswith("ravo ")]
    return [shlex.split(line.replace("\\", "/"), comments=True)[1:] for line in lines]


def reached(words: Sequence[str], group: Any) -> tuple[Any, list[str]]:
    """Return the command that words lead to, and the words behind its name."""
    at, rest = group, list(words)
    while hasattr(at, "commands") and rest and WORD.fullmatch(rest[0]):
        name = rest.pop(0)
        assert name in at.commands, name
        at = at.commands[name]
    return at, rest


def options_of(command: Any) -> set[str]:
    commands = [command, *getattr(command, "commands", {}).values()]
    context = command.context_class(command)
    return {
        name
        for one in commands
        for param in one.get_params(context)
        for name in (*param.opts, *param.secondary_opts)
    }


@pytest.mark.parametrize("name", PAGES)
def test_lines_of_blocks_are_taken_by_the_command_line(name: str) -> None:
    for words in typed((DOCS / name).read_text(encoding="utf-8")):
        command, rest = reached(words, PROGRAM)
        # It fails on an option that the command has not, and on one without its value.
        given, left, _ = command.make_parser(command.context_class(command)).parse_args([*rest])
        takes = [param for param in command.params if param.param_type_name == "argument"]
        assert not left, words
        # `--init` writes a file and reads none.
        least = [param for param in takes if param.required and "--init" not in rest]
        assert all(given.get(str(param.name)) for param in least), words


@pytest.mark.parametrize("name", PAGES)
def test_commands_inside_sentences_have_the_options_that_are_named(name: str) -> None:
    page = FENCED.sub("", (DOCS / name).read_text(encoding="utf-8"))
    for span in SPAN.findall(page):
        words = " ".join(span.split())
        if not re.match(r"ravo [a-z]", words):
            continue
        command, rest = reached(words.split()[1:], PROGRAM)
        assert set(OPTION.findall(" ".join(rest))) <= options_of(command), words


def test_short_commands_of_the_register_page_are_those_of_the_register() -> None:
    register = PROGRAM.commands["register"]
    page = FENCED.sub("", REGISTER_PAGE)
    known = set().union(*(options_of(one) for one in register.commands.values()))
    seen = set()
    for span in SPAN.findall(page):
        words = span.split()
        name = words[1] if words[0] == "register" else words[0]
        if name in register.commands:
            seen.add(name)
            command, rest = reached(words[words.index(name) :], register)
            assert set(OPTION.findall(" ".join(rest))) <= options_of(command), span
        elif words[0].startswith("--"):
            assert set(OPTION.findall(span)) <= known, span
    assert {"show", "movements", "export", "newly-escaped", "link", "record"} <= seen


def test_the_block_of_the_register_page_runs_as_it_is_written(tmp_path: Path) -> None:
    for year in (2023, 2024):
        rows = [household("A1"), household("A2", 1)]
        about = {"Năm rà soát": year}
        (tmp_path / f"ket-qua/{year}").mkdir(parents=True)
        write(tmp_path / f"ket-qua/{year}/xa.xlsx", rows, info=about)
    lines = [words for words in typed(REGISTER_PAGE) if words[0] == "register"]
    assert [words[1] for words in lines] == ["add", "add", "check", "undo"]
    for words in lines:
        done = programs.inside(*words, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "so-theo-doi.sqlite").is_file()
