"""The helps of all commands and groups, in both languages."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
import typer

from ravo.cli import app
from ravo.console import first_sentence
from ravo.messages import LANGS, Lang, say
from support.programs import inside


def commands(command: Any, path: str = "ravo") -> Iterator[tuple[str, Any]]:
    """Yield every command and group with its words."""
    yield path, command
    for name, child in getattr(command, "commands", {}).items():
        yield from commands(child, f"{path} {name}")


@cache
def every() -> dict[str, Any]:
    return dict(commands(typer.main.get_command(app)))


@pytest.mark.parametrize("lang", LANGS)
def test_short_helps_are_whole_sentences(lang: Lang) -> None:
    """What follows a short help is nothing, or a sentence with a capital letter of its own."""
    for path, command in every().items():
        words = say(command.help, lang)
        short = first_sentence(words)
        rest = words.removeprefix(short).removeprefix(".").lstrip()
        assert rest != words, path
        assert not rest or rest[0].isupper(), (path, short)
        assert short.count("(") == short.count(")"), (path, short)


def test_every_command_and_group_takes_a_language() -> None:
    for path, command in every().items():
        assert any("--lang" in param.opts for param in command.params), path


def test_a_group_takes_a_language_on_either_side_of_its_help() -> None:
    before, after = (
        inside("register", *words)
        for words in (("--lang", "en", "--help"), ("--help", "--lang", "en"))
    )
    assert before.stdout == after.stdout
    assert "  export         Write the register as an .xlsx workbook or" in after.stdout
