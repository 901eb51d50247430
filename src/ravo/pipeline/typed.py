"""Commands that a message prints: the options of the run, quoted as they are typed.

A copied command repeats the run, with the step that the message is about.
"""

import os
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.survey.options import FLAGS, ReadOptions

ANSWERED = "bien-dong.xlsx"
"""The workbook for answers where the comparison wrote none."""
_PLAIN = re.compile(r"[\w./\\:,+@=~-]+")
_DOUBLE = re.compile(r"[^\"$`\\!%^]+")
"""Text that needs no escape between double quotation marks in any shell."""
_BEFORE_MARK = re.compile(r"(?<!\\)(\\*)\"")
"""Backslashes before a quotation mark, which programs on Windows read in pairs."""
WordedOption = tuple[str, object]


def as_typed(words: Iterable[object], windows: bool | None = None) -> str:
    """Return words as typed in the shell of this machine, or of Windows where `windows` is true."""
    on_windows = os.name == "nt" if windows is None else windows
    return " ".join(_quoted(str(word), on_windows) for word in words)


def _quoted(word: str, windows: bool) -> str:
    plain = _PLAIN.fullmatch(word) and (windows or "\\" not in word) and not word.startswith("~")
    if plain:
        return word
    if _DOUBLE.fullmatch(word):
        return f'"{word}"'
    if not windows:
        return shlex.quote(word)
    # Always quoted: `&` and `^` have a meaning for the shell outside quotation marks.
    return '"' + _BEFORE_MARK.sub(r'\1\1\\"', word + '"')[:-2] + '"'


def path_word(path: Path | str) -> str:
    """Return a path that no command takes for an option."""
    word = str(path)
    return f".{os.sep}{word}" if word.startswith("-") else word


def option_words(options: Iterable[WordedOption]) -> Iterator[str]:
    """Yield the words of options: a flag for True, a flag and a value for any other given value."""
    for flag, value in options:
        if value is True:
            yield flag
        elif value not in (None, False):
            yield flag
            yield path_word(value) if isinstance(value, Path) else str(value)


def reading_options(
    first: ReadOptions, second: ReadOptions | None = None
) -> Iterator[WordedOption]:
    """Yield the options for reading workbooks; those of two years once where they agree."""
    for name, flag in FLAGS.items():
        one = getattr(first, name)
        other = one if second is None else getattr(second, name)
        if isinstance(one, tuple):
            yield from ((flag, value) for value in one)
        elif second is None or (one == other and name != "year"):
            yield flag, one
        else:
            yield from ((flag, value) for value in (one, other))


def years_options(
    history: Iterable[Path], opening: str, *, recursive: bool, register: str | None = None
) -> Iterator[WordedOption]:
    """Yield the options for comparing two years, for any command."""
    yield from (("--history", path) for path in history)
    yield "--register", register
    yield "--opening", None if opening == "last-year" else opening
    yield "--recursive", recursive


def diff_words(old: Path | str, new: Path | str, options: Iterable[WordedOption]) -> list[str]:
    """Return the command of a comparison, without its outputs and its files of answers."""
    return ["ravo", "diff", path_word(old), path_word(new), *option_words(options)]


def to_answer(
    fault: Fault, run: Sequence[str], links: Path | None, written: Path | None = None
) -> Fault:
    """Return the warning about pairs to confirm with the commands that answer them.

    `run` is the comparison, `links` the answers that it had already, `written` the workbook that it
    wrote, if any: then only that workbook is to be filled in.
    """
    file, after = _names(links, written)
    first: Text = Text("", "")
    if written is None:
        given = option_words([("--links", links)])
        command = as_typed([*run, *given, "-o", file])
        first = text("changes.first_run").filled(command=command)
    then = as_typed([*run, "--links", path_word(file), "-o", after])
    params: dict[str, Any] = {**fault.params, "file": str(file), "first": first, "run": then}
    return replace(fault, params=params)


def _names(links: Path | None, written: Path | None) -> tuple[Path, Path]:
    """Return the workbook to fill in and the output of the next run, which is no input of it."""
    taken = {path.absolute() for path in (links, written) if path is not None}
    folder = written.parent if written is not None else Path()
    first = Path(ANSWERED)
    names = (folder / (f"{first.stem}-{n}{first.suffix}" if n > 1 else first) for n in range(1, 9))
    free = [path for path in names if path.absolute() not in taken]
    return (written, free[0]) if written is not None else (free[0], free[1])
