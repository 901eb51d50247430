"""Commands that take last year's results: several paths after one --previous, the opening."""

from typing import Annotated, Any

from ravo.changes.choices import Opening
from ravo.commands.options import choice
from ravo.console import SpokenCommand

OpeningOpt = Annotated[Opening, choice("--opening", Opening)]


class PreviousCommand(SpokenCommand):
    """Accepts several paths after one --previous, as expanded from a shell's wildcard."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Repeat --previous before each of the paths that follow it."""
        return super().parse_args(ctx, with_each_previous(args))


def with_each_previous(args: list[str]) -> list[str]:
    """Return the words of a command line with --previous before each of the paths after it."""
    spread: list[str] = []
    follows = False
    for word in args:
        follows = word == "--previous" or (follows and not word.startswith("-"))
        if follows and word != "--previous" and spread[-1] != "--previous":
            spread.append("--previous")
        spread.append(word)
    return spread
