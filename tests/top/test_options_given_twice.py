"""An option that takes one value is refused where it is given again: none is passed over."""

from collections.abc import Iterator
from typing import Any

import pytest
import typer

from ravo.cli import app
from support.programs import inside

SEVERAL = {
    ("score", "--edition"),
    ("diff", "--edition"),
    ("diff", "--year"),
    ("check", "--ignore"),
    ("report", "--previous"),
    ("batch", "--notify-command"),
}
"""Some that may be given several times."""


def commands(group: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, command in group.commands.items():
        words = (*before, name)
        if hasattr(command, "commands"):
            yield from commands(command, words)
        else:
            yield words, command


def options(*, several: bool) -> list[tuple[tuple[str, ...], str]]:
    """Return the options of all commands that take a value, by whether they may come again."""
    return [
        (words, param.opts[0])
        for words, command in commands(typer.main.get_command(app))
        for param in command.params
        if param.param_type_name == "option" and not param.is_flag and param.multiple == several
    ]


def test_every_option_of_one_value_is_refused_the_second_time() -> None:
    tried = options(several=False)
    assert len(tried) > 60
    for words, option in tried:
        done = inside(*words, option, "1", "x.xlsx", option, "2")
        assert (done.returncode, done.stdout) == (2, ""), (words, option)
        assert done.stderr.startswith(f"ravo: RV-1058: {option} được cho 2 lần"), done.stderr


def test_two_editions_are_refused_by_every_command_that_judges_by_one() -> None:
    editions = [words for words, option in options(several=False) if option == "--edition"]
    named = {
        *("template", "merge", "check", "explain", "sheets", "batch", "b1", "monthly"),
        *("register", "beneficiaries", "analyse", "supervise", "documents", "export"),
    }
    assert {words[0] for words in editions} == named, "a new command that judges is named here"
    done = inside(
        *("check", "x.xlsx", "--edition", "a", "--edition", "b", "--edition", "c"),
        *("--lang", "en"),
    )
    assert done.stderr == (
        "ravo: RV-1058: --edition is given 3 times, and this command uses one value. "
        "Give --edition once, with the value to use.\n"
    )


def test_what_may_come_several_times_and_flags_are_taken() -> None:
    assert {(words[0], option) for words, option in options(several=True)} >= SEVERAL
    twice = ("--edition", "nd07-2021", "--edition", "nd351-2025", "-q", "-q")
    assert "RV-101" in inside("score", "khong-co.xlsx", *twice).stderr
    years = ("diff", "a.xlsx", "b.xlsx", *twice)
    assert "RV-1058" not in inside(*years).stderr


def test_a_value_that_is_given_again_is_refused() -> None:
    for option, value in (("--year", "2024"), ("--plant", "villages=0.1")):
        years = () if option == "--year" else ("--year", "2024")
        done = inside("sample", "--out", "x", *years, option, value, option, value)
        assert done.returncode == 2
        assert done.stderr.startswith(f"ravo: RV-1059: {option} {value} được cho 2 lần.")


@pytest.mark.parametrize("short", ["-o", "--out"])
def test_both_names_of_an_option_count_together(short: str) -> None:
    done = inside("report", "x", short, "a", "-o", "b")
    assert "RV-1058: --out được cho 2 lần" in done.stderr
