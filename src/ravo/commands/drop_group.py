"""The program's commands; words that are no command but files are passed to `drop`."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import typer

from ravo.console import SpokenGroup
from ravo.files import WORKBOOK_SUFFIXES

NAME = "drop"


class CommandsByName(Mapping[str, Any]):
    """Commands by name, each of them built when it is first needed."""

    def __init__(self, made_by: Mapping[str, Callable[[], Any]]) -> None:
        self._made_by, self._made = dict(made_by), dict[str, Any]()

    def __getitem__(self, name: str) -> Any:
        if name not in self._made:
            self._made[name] = self._made_by[name]()
        return self._made[name]

    def __contains__(self, name: object) -> bool:
        return name in self._made_by

    def __iter__(self) -> Iterator[str]:
        return iter(self._made_by)

    def __len__(self) -> int:
        return len(self._made_by)


class DropGroup(SpokenGroup):
    """The program's commands; words that begin with an existing path are passed to `drop`.

    `later` are commands that no list shows, imported when they are needed.
    """

    later = (NAME,)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Insert the command `drop` where a path is in the place of a command."""
        if self._drops(ctx, args):
            args = [NAME, *args]
        return super().parse_args(ctx, args)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name, also the one for dropped files."""
        return _drop_command() if cmd_name == NAME else super().get_command(ctx, cmd_name)

    def list_commands(self, _ctx: Any) -> list[str]:
        """Return the names of the commands in their order."""
        return list(self.commands)

    def _drops(self, ctx: Any, args: list[str]) -> bool:
        """Return whether the first word that is no option is the name of a file, not a command.

        The name of a missing workbook is recognised too, so that it is not mistaken for a command.
        """
        plain = next((word for word in args if not word.startswith("-")), None)
        if plain is None or args[0] in self.commands:
            return False
        first = _first_word(args, _options(self.get_command(ctx, NAME)))
        if first is None or first in {*self.commands, NAME}:
            return False
        return _is_there(first) or first.casefold().endswith(WORKBOOK_SUFFIXES)


def _drop_command() -> Any:
    from ravo.commands.drop import drop
    from ravo.commands.options import command

    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    command(app, NAME)(drop)
    return typer.main.get_command(app)


def _options(command: Any) -> dict[str, bool]:
    """Return the options of a command, and whether each takes a value."""
    return {
        name: not param.is_flag
        for param in command.params
        if param.param_type_name == "option"
        for name in param.opts
    }


def _first_word(args: list[str], options: Mapping[str, bool]) -> str | None:
    """Return the first word that is neither an option nor the value of one.

    None where there is none, or an unknown option comes before it.
    """
    words = iter(args)
    for word in words:
        if not word.startswith("-"):
            return word
        name, given, _ = word.partition("=")
        if name not in options:
            return None
        if options[name] and not given:
            next(words, None)
    return None


def _is_there(word: str) -> bool:
    try:
        return Path(word).exists()
    except PermissionError:
        # The path is in a folder that this account may not read: reading it will report that.
        return True
    except (OSError, ValueError):
        return False
