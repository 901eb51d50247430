"""The terminal's manners: help and usage errors in the user's language, one line per problem."""

import errno
import os
import re
import sys
import traceback
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ravo.faults import Fault, RavoError, usage
from ravo.faults.exit_codes import ExitCode
from ravo.files import FULL
from ravo.interrupts import ending_as_interrupt, interrupts_kept
from ravo.messages import Lang, chosen_lang, say
from ravo.messages.missing_library import missing_library
from ravo.pipeline.failure import ReportedFailure
from ravo.printable import printable, width_of, wrapped

NAME_SHOWN = 60
"""Letters of a name too long for any file that are shown."""
ENCODING = "PYTHONIOENCODING"
"""The variable by which somebody chooses the encoding of the streams."""


class _ChosenLanguage:
    """The language of this process, chosen before the command line is parsed."""

    lang: Lang = "vi"


class _PlainStreams:
    """The streams of this process that show neither UTF-8 nor Vietnamese letters."""

    streams: tuple[Any, ...] = ()


_SENTENCE_END = r"\.(?=\s|$)"
_SHAPES = (
    ("--year", r"\d{4}"),
    ("--month", r"\d{4}-\d{1,2}|\d{1,2}[/-]\d{4}"),
    ("--on", r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-]\d{4}"),
    ("--household", r"\S*\d\S*"),
)
"""Options whose values officers write without their name, and how those look."""
_YEAR_OF_DAY = r"(?<!\d)\d{4}(?!\d)"
_DAY_AND_MONTH = r"\d{1,2}[/.-]\d{1,2}"
_FILE = r"\.[A-Za-z]\w{2,6}$"
"""What a word ends with that is the name of a file; other words are quoted as a cell's are."""
_SIGNS = str.maketrans({"…": "...", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "’": "'"})


def lang() -> Lang:
    """Return the language of this run."""
    return _ChosenLanguage.lang


def speak(spoken: Lang) -> None:
    """Choose the language of this process."""
    _ChosenLanguage.lang = spoken


def words(key: str, **params: object) -> str:
    """Return the command line's text `cli.<key>` in the language of this run."""
    return say(f"cli.{key}", lang(), **params)


def tell(line: str) -> None:
    """Write one line for people to stderr, without control characters.

    Data go to stdout and nothing else does. On a screen a long line is broken between words. Where
    stderr is closed or full, the run goes on without the line.
    """
    with suppress(OSError, ValueError):
        sys.stderr.write(_lines(line, sys.stderr))


def print_line(line: str, end: str = "\n") -> None:
    """Write one line for people to stdout, as `tell` does to stderr, at once."""
    sys.stdout.write(_lines(line, sys.stdout, end))
    sys.stdout.flush()


def _lines(line: str, stream: Any, end: str = "\n") -> str:
    """Return a line as the lines that a stream shows, without marks where it has no letters."""
    lines = wrapped(printable(line), width_of(stream), "  ") + end
    return _ascii(lines) if stream in _PlainStreams.streams else lines


def _ascii(words: str) -> str:
    """Return Vietnamese as it is typed without marks: every console shows that."""
    from ravo.text import unmarked

    return unmarked(words.translate(_SIGNS)).encode("ascii", "replace").decode()


def tell_problem(error: RavoError) -> None:
    """Print the message and the hint of a problem in one line."""
    tell_fault(error.fault)


def tell_fault(fault: Fault) -> None:
    """Print a fault that belongs to no single workbook in one line."""
    from ravo.fault_words import fault_message

    message, hint = fault_message(fault, lang())
    tell(f"ravo: {fault.code}: {message} {hint}")


def _option_rows(command: Any, ctx: Any) -> list[tuple[str, str]]:
    rows = []
    for param in command.get_params(ctx):
        if getattr(param, "hidden", False):
            continue
        names = ", ".join([*param.opts, *param.secondary_opts])
        if param.param_type_name == "argument":
            names = (
                param.make_metavar(ctx) if hasattr(param, "make_metavar") else param.name.upper()
            )
        elif param.metavar:
            names += f" {param.metavar}"
        text = say("cli.help" if param.name == "help" else param.help, lang())
        rows.append((names, text + (f" [{words('required')}]" if param.required else "")))
    return rows


def _format_help(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = [
        param.metavar for param in command.get_params(ctx) if param.param_type_name == "argument"
    ]
    pieces += [words("usage_command")] if isinstance(command, TyperGroup) else []
    pieces.append(words("usage_options"))
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=words("usage") + " ")
    formatter.write_paragraph()
    with formatter.indentation():
        formatter.write_text(say(command.help, lang()))
    with formatter.section(words("options")):
        formatter.write_dl(_option_rows(command, ctx))


class SpokenCommand(TyperCommand):
    """A command whose help strings are keys of `ravo.messages.texts.cli`.

    An option that takes one value is refused where it is given again: the parser would take the
    last one and pass over the others.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read a command line.

        Raises UsageProblem for an option that is given too often, and for a word too many.
        """
        _leave_files_to_their_readers(self.params)
        values, surplus, given = self.make_parser(ctx).parse_args(args=list(args))
        times = Counter(param.opts[0] for param in given if _takes_one_value(param))
        for option, count in times.items():
            if count > 1:
                raise usage("RV-1058", option=option, count=count)
        _refuse_the_same_again(given, values)
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as error:
            kind = type(error).__name__
            if surplus and kind == "UsageError":
                raise _too_many(self, ctx.command_path, surplus) from None
            if len(surplus) == 1 and kind == "MissingParameter":
                _refuse_word_of_option(error, ctx.command_path, surplus[0])
            wrong: Any = getattr(error, "param", None)
            if kind == "BadParameter" and "--year" in getattr(wrong, "opts", ()):
                _refuse_day_as_year(ctx.command_path, str(values.get(wrong.name)))
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of this command in the language of the run."""
        _format_help(self, ctx, formatter)


class _ExitRequested(Exception):
    """An interrupt, or nobody who reads any more; the parser would make a bare exit code of it."""


class SpokenGroup(TyperGroup):
    """A group of commands whose help strings are keys of `ravo.messages.texts.cli`."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; what ends it from outside comes out as `_ExitRequested`."""
        try:
            return super().invoke(ctx)
        except (KeyboardInterrupt, BrokenPipeError) as error:
            raise _ExitRequested from error

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help of this group and one line for each of its commands."""
        _format_help(self, ctx, formatter)
        rows = [
            (name, first_sentence(say(command.help or "", lang())))
            for name in self.list_commands(ctx)
            if (command := self.get_command(ctx, name)) is not None
        ]
        with formatter.section(words("commands")):
            formatter.write_dl(rows)


def _leave_files_to_their_readers(params: Sequence[Any]) -> None:
    """Have the parser refuse no path that this account may not read.

    It would call it not valid and no more; the reader of a file names the permission, and goes on
    with the other files.
    """
    for param in params:
        info = getattr(getattr(param, "type_descriptor", None), "parameter_info", None)
        if info is not None:
            info.readable = False


def first_sentence(words: str) -> str:
    """Return the first sentence of a help without its dot; that of a file's ending ends none."""
    return re.split(_SENTENCE_END, words, maxsplit=1)[0]


def _refuse_the_same_again(given: Sequence[Any], values: Mapping[str, Any]) -> None:
    """Raise UsageProblem where an option of several values is given one of them twice.

    Two editions of one name are refused by their comparison, which needs two.
    """
    for param in dict.fromkeys(given):
        several = param.param_type_name == "option" and param.multiple and not param.is_flag
        if several and param.opts[0] != "--edition":
            for value, count in Counter(values.get(param.name) or ()).items():
                if count > 1:
                    raise usage("RV-1059", option=param.opts[0], value=value, count=count)


def _too_many(command: Any, path: str, surplus: Sequence[str]) -> RavoError:
    """Return the problem of words too many; the option that a single one fits is named."""
    from ravo.quotes import quoted

    words = " ".join(
        word[:NAME_SHOWN] if re.search(_FILE, word) else quoted(word) for word in surplus
    )
    names = {name for param in command.params for name in param.opts}
    word = "" if re.search(_FILE, surplus[0]) else surplus[0]
    fitting = [option for option, shape in _SHAPES if option in names and re.fullmatch(shape, word)]
    if len(surplus) == 1 and fitting:
        return usage("RV-1464", path=path, words=words, option=fitting[0])
    return usage("RV-1465", path=path, words=words)


def _refuse_word_of_option(error: Any, path: str, word: str) -> None:
    """Raise UsageProblem where the word of a command line is the value of the missing option."""
    from ravo.quotes import quoted

    shapes = dict(_SHAPES)
    for option in getattr(error.param, "opts", ()):
        shape = shapes.get(option)
        if shape is not None and re.fullmatch(shape, word):
            raise usage("RV-1464", path=path, words=quoted(word), option=option) from None
        if option == "--year":
            _refuse_day_as_year(path, word)


def _refuse_day_as_year(path: str, word: str) -> None:
    """Raise UsageProblem for a day in place of a year: its year is what has to be typed."""
    from ravo.quotes import quoted

    year = re.search(_YEAR_OF_DAY, word)
    if year is not None and re.fullmatch(dict(_SHAPES)["--on"], word):
        about = {"words": quoted(word), "option": f"--year {year[0]}"}
        raise usage("RV-1471", path=path, **about) from None
    if re.fullmatch(_DAY_AND_MONTH, word):
        raise usage("RV-1412", path=path, words=quoted(word)) from None


def _takes_one_value(param: Any) -> bool:
    return param.param_type_name == "option" and not param.multiple and not param.is_flag


def _wrong_use(error: Any) -> str:
    """Return a usage error of the parser in the user's language."""
    kind = type(error).__name__
    param = getattr(error, "param", None)
    name = "/".join(param.opts) if param is not None and param.opts else ""
    if param is not None and param.param_type_name == "argument":
        name = (param.metavar or param.name or "").strip("[].")
    if kind == "NoSuchOption":
        return words("no_such_option", name=error.option_name)
    if kind == "MissingParameter":
        return words("missing", name=name)
    if kind == "BadParameter":
        return words("bad_value", name=name)
    if kind == "BadOptionUsage":
        return words("bad_option", name=error.option_name)
    found = str(error.message).split("'")
    if len(found) > 2:
        return words("wrong_use", words=found[1])
    # The parser's only other complaint is of a group without a command.
    return words("missing", name=words("usage_command"))


def run(app: typer.Typer, argv: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no traceback ever reaches the user."""
    given = list(sys.argv[1:] if argv is None else argv)
    speak(chosen_lang(given))
    _fill_streams()
    _utf8()
    return _flushed(_carried_out(app, given))


def _carried_out(app: typer.Typer, given: list[str]) -> int:
    """Return the exit code of a command line; an exception that ends it is printed in one line."""
    try:
        with interrupts_kept(), ending_as_interrupt():
            done = app(args=given or ["--help"], prog_name="ravo", standalone_mode=False)
    except RavoError as error:
        tell_problem(error)
        return error.exit_code
    except ReportedFailure as failure:
        return failure.exit_code
    except typer.TyperException as error:
        path = getattr(getattr(error, "ctx", None), "command_path", "ravo")
        tell(f"ravo: {_wrong_use(error)} {words('see_help', path=path)}")
        return ExitCode.WRONG_USE
    except (typer.Abort, KeyboardInterrupt, BrokenPipeError, _ExitRequested) as ended:
        return _ended(ended.__cause__ if isinstance(ended, _ExitRequested) else ended)
    except UnicodeEncodeError as error:
        return _no_text(given, error)
    except OSError as error:
        # Files that are written tell their own problems: this is the stream of the data, or a
        # path below a folder that is closed to this account.
        return _system_problem(error)
    except Exception as error:  # noqa: BLE001  the outermost frame: a bug, told in one line
        return _bug(error)
    return done if isinstance(done, int) else ExitCode.DONE


def _flushed(code: int) -> int:
    """Print what is held back; return the exit code, which streams nobody reads do not change."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _discard(sys.stdout)
    except OSError as error:
        if os.name != "nt" or error.errno != errno.EINVAL:
            code = code or _stdout_problem(error)
        _discard(sys.stdout)
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _discard(sys.stderr)
    return code


def _no_text(given: list[str], error: Exception) -> int:
    """Report a word of the command line that is no text and was written; return the exit code."""
    from ravo.faults import usage
    from ravo.files import is_text, shown

    odd = [word for word in given if not is_text(word)]
    if not odd:
        return _bug(error)
    problem = usage("RV-180", path=shown(Path(odd[0])))
    tell_problem(problem)
    return problem.exit_code


def reported_code(error: Exception) -> int:
    """Report in one line what is no problem of the input; return the exit code."""
    return _system_problem(error) if isinstance(error, OSError) else _bug(error)


def _system_problem(error: OSError) -> int:
    """Print what the system refused apart from any written file; return the exit code."""
    if error.errno in FULL:
        return _stdout_problem(error)
    if error.errno == errno.EINVAL and os.name == "nt" and _is_unread():
        # Windows calls a pipe that nobody reads an invalid argument.
        _discard(sys.stdout)
        return ExitCode.DONE
    from ravo.files import output_problem, permission_problem

    problem = permission_problem(error)
    if problem is None and error.errno != errno.ENAMETOOLONG:
        return _bug(error)
    problem = problem or output_problem(error, Path(str(error.filename or "?")[:NAME_SHOWN]))
    tell_problem(problem)
    return problem.exit_code


def _stdout_problem(error: OSError) -> int:
    """Print that the data cannot be printed; return the exit code."""
    from ravo.faults import usage

    code = "RV-152" if error.errno in FULL else "RV-151"
    problem = usage(code, path="stdout")
    tell_problem(problem)
    _discard(sys.stdout)
    return problem.exit_code


def _discard(stream: Any) -> None:
    """Have what is still to be written go nowhere, instead of failing on the way out."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        stream.flush()


def _fill_streams() -> None:
    """Give the program the three streams that it was started without.

    A file that is opened later would take the number of one of them and be printed into.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  open to the end
            setattr(sys, name, stream)


def _ended(cause: BaseException | None) -> int:
    """Report an interrupt; a reader who went away, as `head` does, has what it wants."""
    if not isinstance(cause, BrokenPipeError):
        tell(f"ravo: {words('interrupted')}")
        return ExitCode.INTERRUPTED
    if not _is_unread():
        return _bug(cause)
    _discard(sys.stdout)
    return ExitCode.DONE


def _is_unread() -> bool:
    """Return whether the reader of the data went away.

    Any other pipe that breaks, such as that to a process of the run's own, is a failure.
    """
    import select

    if not hasattr(select, "poll"):
        # Windows cannot be asked. Where it was not this pipe, the run fails after an empty line.
        return _is_stuck(sys.stdout.fileno())
    poll = select.poll()
    poll.register(sys.stdout.fileno(), select.POLLOUT)
    return any(event & select.POLLERR for _, event in poll.poll(0))


def _is_stuck(number: int) -> bool:
    """Return whether nothing more can be written to a file that is open."""
    try:
        os.write(number, b"\n")
    except OSError:
        return True
    return False


def _bug(error: Exception) -> int:
    if said := missing_library(error, lang()):
        tell(f"ravo: {said}")
        return ExitCode.BUG
    tell(f"ravo: {words('bug', kind=type(error).__name__, path=_details(error))}")
    return ExitCode.BUG


def _utf8() -> None:
    """Write UTF-8 on consoles that would fail on Vietnamese letters (Windows code pages).

    Talk for a screen of another encoding is written without marks: UTF-8 would be garbled there.
    """
    plain = []
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is None:
            continue
        if (getattr(stream, "encoding", None) or "").lower().replace("-", "") != "utf8":
            plain += [stream] if stream.isatty() or os.environ.get(ENCODING) else []
            reconfigure(encoding="utf-8", errors="replace")
        elif stream.errors == "strict":
            # A file's name may be bytes that are no letters.
            reconfigure(errors="backslashreplace")
    _PlainStreams.streams = tuple(plain)


def _details(error: Exception) -> str:
    """Write where a bug happened, without values, names or messages, and return the path."""
    import tempfile

    from ravo import __version__

    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"ravo {__version__}", type(error).__name__]
    lines += [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    with tempfile.NamedTemporaryFile(
        "w", prefix="ravo-", suffix=".txt", delete=False, encoding="utf-8"
    ) as file:
        file.write("\n".join(lines) + "\n")
    return file.name
