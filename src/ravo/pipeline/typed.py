"""Commands that a message prints: made of the options of the run, quoted as they are typed.

Whoever copies one gets what the run would have given, and the step that the message is about.
"""

import os
import re
import shlex
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.survey.options import FLAGS, ReadOptions

if TYPE_CHECKING:
    from ravo.changes.year import Year
    from ravo.pipeline.comparison import ComparisonRequest
    from ravo.pipeline.report import ReportRequest

ANSWERED = "bien-dong.xlsx"
"""The workbook that is answered where the comparison wrote none."""
_PLAIN = re.compile(r"[\w./\\:,+@=~-]+")
_DOUBLE = re.compile(r"[^\"$`\\!%^]+")
"""Text that is the same between double quotation marks in every shell."""
_BEFORE_MARK = re.compile(r"(\\*)\"")
"""Backslashes before a quotation mark, which programs on Windows take in pairs."""
Option = tuple[str, object]


def as_typed(words: Iterable[object], windows: bool | None = None) -> str:
    """Return words as somebody types them in the shell of this machine, or of one with Windows."""
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
    # Quoted whatever is in it: `&` and `^` mean something to the shell outside quotation marks.
    return '"' + _BEFORE_MARK.sub(r'\1\1\\"', word + '"')[:-2] + '"'


def path_word(path: Path | str) -> str:
    """Return a path that no command takes for an option."""
    word = str(path)
    return f".{os.sep}{word}" if word.startswith("-") else word


def option_words(options: Iterable[Option]) -> Iterator[str]:
    """Yield the words of options: a flag for True, a flag and a value for anything else given."""
    for flag, value in options:
        if value is True:
            yield flag
        elif value not in (None, False):
            yield flag
            yield path_word(value) if isinstance(value, Path) else str(value)


def reading_options(first: ReadOptions, second: ReadOptions | None = None) -> Iterator[Option]:
    """Yield the options by which workbooks are read; those of two years once where they agree."""
    for name, flag in FLAGS.items():
        one = getattr(first, name)
        other = one if second is None else getattr(second, name)
        if isinstance(one, tuple):
            yield from ((flag, value) for value in one)
        elif second is None or (one == other and name != "year"):
            yield flag, one
        else:
            yield from ((flag, value) for value in (one, other))


def _shared(request: "ComparisonRequest | ReportRequest") -> Iterator[Option]:
    yield from (("--history", path) for path in request.history)
    yield "--opening", None if request.opening == "last-year" else request.opening
    yield "--recursive", request.recursive


def _diff(old: Path | str, new: Path | str, options: Iterable[Option]) -> list[str]:
    return ["ravo", "diff", path_word(old), path_word(new), *option_words(options)]


def comparison_words(request: "ComparisonRequest") -> list[str]:
    """Return the command of a comparison, without its outputs and its answers."""
    options = [*reading_options(*request.readings), *_shared(request), ("--map", request.map)]
    return _diff(request.old, request.new or request.old, options)


def report_words(request: "ReportRequest", links: Path) -> list[str]:
    """Return the command of a report that takes the answers of a file."""
    options: list[Option] = [
        ("--forms", request.forms),
        ("--level", request.level),
        ("--settings", request.settings),
        ("--links", links),
        *_shared(request),
        *reading_options(request.reading),
        ("--format", request.format),
        ("--document", None if request.document == "year" else request.document),
        ("--templates", request.templates),
    ]
    results = [path_word(path) for path in request.results]
    previous = [w for path in request.previous for w in ("--previous", path_word(path))]
    out = ["-o", path_word(request.out)]
    return ["ravo", "report", *results, *out, *previous, *option_words(options)]


def to_answer(fault: Fault, request: "ComparisonRequest", *, written: Path | None = None) -> Fault:
    """Return the warning about pairs to confirm with the commands of this comparison.

    `written` is the workbook that it wrote, if any: then it is only answered.
    """
    return _with_commands(fault, comparison_words(request), request.links, written)


def to_answer_in_report(fault: Fault, request: "ReportRequest", old: "Year", new: "Year") -> Fault:
    """Return the warning of a report about pairs to confirm, with the two commands of this one."""
    from ravo.changes.confirming import where

    options = [*reading_options(request.reading), *_shared(request)]
    ways = ((request.previous, old), (request.results, new))
    paths = [paths[0] if len(paths) == 1 else where(year) for paths, year in ways]
    asked = _with_commands(fault, _diff(paths[0], paths[1], options), request.links, None)
    again = as_typed(report_words(request, Path(str(asked.params["file"]))))
    return replace(asked, code="RV-477", params={**asked.params, "report": again})


def _with_commands(
    fault: Fault, run: Sequence[str], links: Path | None, written: Path | None
) -> Fault:
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
    """Return the workbook that is answered and the one after it: none is an input of a command."""
    taken = {path.absolute() for path in (links, written) if path is not None}
    folder = written.parent if written is not None else Path()
    first = Path(ANSWERED)
    names = (folder / (f"{first.stem}-{n}{first.suffix}" if n > 1 else first) for n in range(1, 9))
    free = [path for path in names if path.absolute() not in taken]
    return (written, free[0]) if written is not None else (free[0], free[1])
