"""The commands that docs/cron.md tells officers to copy are commands of this program."""

import re
import shlex

import pytest
import typer

from ravo.cli import app
from support.folders import ROOT

PAGE = (ROOT / "docs" / "cron.md").read_text(encoding="utf-8")
COMMAND = re.compile(r"(?:\bravo(?:\.exe)? |-Argument ')(batch [^'\"\n]*)")
BATCH = typer.main.get_command(app).commands["batch"]  # type: ignore[attr-defined]


def blocks() -> str:
    return "\n".join(re.findall(r"^```\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL))


def commands() -> list[list[str]]:
    found = [
        shlex.split(line, comments=True, posix="\\" not in line)
        for line in COMMAND.findall(blocks())
    ]
    return [words[1:] for words in found]


@pytest.mark.parametrize("words", commands(), ids=" ".join)
def test_a_command_of_the_page_can_be_given(words: list[str]) -> None:
    context = BATCH.make_context("batch", list(words))
    assert context.params["init"] or context.params["target"]


def test_every_way_of_the_page_has_its_command() -> None:
    assert len(commands()) == len(re.findall(r"\bravo(?:\.exe)? batch\b|-Argument", blocks())) >= 10


def test_every_option_that_the_page_names_exists() -> None:
    known = {name for param in BATCH.params for name in param.opts}
    named = set(re.findall(r"`(--[a-z-]+)", PAGE))
    assert named
    assert named <= known
