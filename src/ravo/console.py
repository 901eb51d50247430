"""The terminal: help and usage errors in the user's language, one line per problem."""

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
"""The most characters of a file's name that a message shows."""
ENCODING = "PYTHONIOENCODING"
"""The environment variable with the encoding that a user chose for stdout and stderr."""


class _ChosenLanguage:
    """The language of this process, chosen before the command line is parsed."""

    lang: Lang = "vi"


class _PlainStreams:
    """The output streams of this process that cannot show Vietnamese letters."""

    streams: tuple[Any, ...] = ()


_SENTENCE_END = r"\.(?=\s|$)"
_SHAPES = (
    ("--year", r"\d{4}"),
    ("--month", r"\d{4}-\d{1,2}|\d{1,2}[/-]\d{4}"),
    ("--on", r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/-]\d{1,2}[/-]\d{4}"),
    ("--household", r"\S*\d\S*"),
)
"""Options whose names officers forget to type, each with the pattern of its values."""
_YEAR_OF_DAY = r"(?<!\d)\d{4}(?!\d)"
_DAY_AND_MONTH = r"\d{1,2}[/.-]\d{1,2}"
_FILE = r"\.[A-Za-z]\w{2,6}$"
"""The ending by which a word counts as a file's name; any other word is shortened by `quoted`."""
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

    Only data go to stdout. On a screen a long line is broken between words. Where stderr is closed
    or full, the line is dropped and the run goes on.
    """
    with suppress(OSError, ValueError):
        sys.stderr.write(_lines(line, sys.stderr))


def print_line(line: str, end: str = "\n") -> None:
    """Write one line for people to stdout, in the way `tell` does to stderr, and flush it."""
    sys.stdout.write(_lines(line, sys.stdout, end))
    sys.stdout.flush()


def _lines(line: str, stream: Any, end: str = "\n") -> str:
    """Return a line wrapped for a stream, in ASCII where the stream lacks Vietnamese letters."""
    lines = wrapped(printable(line), width_of(stream), "  ") + end
    return _ascii(lines) if stream in _PlainStreams.streams else lines


def _ascii(words: str) -> str:
    """Return Vietnamese without tone and letter marks, in ASCII, which every console shows."""
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

    An option of one value is refused where it is given twice: Typer's parser would take the last
    value and ignore the others.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the words of a command line; return those that are left, as Typer requires.

        Raises UsageProblem (exit code 2) for an option that is given too often, for a value that
        is given twice, for a surplus word and for a day in place of a year.
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
    """An interrupt or a closed output pipe that the parser must not turn into a bare exit code.

    Its cause is the KeyboardInterrupt or the BrokenPipeError.
    """


class SpokenGroup(TyperGroup):
    """A group of commands whose help strings are keys of `ravo.messages.texts.cli`."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command. Raises `_ExitRequested` for an interrupt or a closed output pipe."""
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
    """Make the parser accept paths that this account may not read.

    The parser would only call such a path invalid; the code that reads the file names the missing
    permission, and goes on with the other files.
    """
    for param in params:
        info = getattr(getattr(param, "type_descriptor", None), "parameter_info", None)
        if info is not None:
            info.readable = False


def first_sentence(words: str) -> str:
    """Return the first sentence of a help text without its full stop.

    A dot ends a sentence only before a blank or at the end: that of `.xlsx` does not.
    """
    return re.split(_SENTENCE_END, words, maxsplit=1)[0]


def _refuse_the_same_again(given: Sequence[Any], values: Mapping[str, Any]) -> None:
    """Raise UsageProblem where an option that may be repeated is given the same value twice.

    `--edition` is left out: the comparison of two editions refuses equal ones itself.
    """
    for param in dict.fromkeys(given):
        several = param.param_type_name == "option" and param.multiple and not param.is_flag
        if several and param.opts[0] != "--edition":
            for value, count in Counter(values.get(param.name) or ()).items():
                if count > 1:
                    raise usage("RV-1059", option=param.opts[0], value=value, count=count)


def _too_many(command: Any, path: str, surplus: Sequence[str]) -> RavoError:
    """Return the problem of surplus words; it names the option that a single surplus word fits."""
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
    """Raise UsageProblem where a surplus word looks like the value of the missing option."""
    from ravo.quotes import quoted

    shapes = dict(_SHAPES)
    for option in getattr(error.param, "opts", ()):
        shape = shapes.get(option)
        if shape is not None and re.fullmatch(shape, word):
            raise usage("RV-1464", path=path, words=quoted(word), option=option) from None
        if option == "--year":
            _refuse_day_as_year(path, word)


def _refuse_day_as_year(path: str, word: str) -> None:
    """Raise UsageProblem, with the year to type, where `word` is a day instead of a year."""
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
    """Return the sentence for a usage error of the parser, in the user's language."""
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
    parts = str(error.message).split("'")
    if len(parts) > 2:
        return words("wrong_use", words=parts[1])
    # The only usage error left is a group that was given no command.
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
        # Errors of files that are written are reported where they occur. What arrives here is an
        # error of stdout, or a path below a folder that is closed to this account.
        return _system_problem(error)
    except Exception as error:  # noqa: BLE001  the outermost frame: a bug, told in one line
        return _bug(error)
    return done if isinstance(done, int) else ExitCode.DONE


def _flushed(code: int) -> int:
    """Flush stdout and stderr; return the exit code.

    That is `code`, or in place of 0 that of the problem where stdout cannot be written. A pipe
    whose reader has closed it is no error.
    """
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
    """Print that a word of the command line holds bytes that are no text; return the exit code.

    `error` is what writing the word raised; without such a word it is reported as a bug.
    """
    from ravo.faults import usage
    from ravo.files import is_text, shown

    odd = [word for word in given if not is_text(word)]
    if not odd:
        return _bug(error)
    problem = usage("RV-180", path=shown(Path(odd[0])))
    tell_problem(problem)
    return problem.exit_code


def reported_code(error: Exception) -> int:
    """Print, in one line, an error of the system or a bug of ravo; return the exit code."""
    return _system_problem(error) if isinstance(error, OSError) else _bug(error)


def _system_problem(error: OSError) -> int:
    """Print an error of the system that does not concern a written file; return the exit code."""
    if error.errno in FULL:
        return _stdout_problem(error)
    if error.errno == errno.EINVAL and os.name == "nt" and _is_unread():
        # Windows reports a pipe that its reader closed as an invalid argument.
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
    """Print that the data cannot be written to stdout; return the exit code."""
    from ravo.faults import usage

    code = "RV-152" if error.errno in FULL else "RV-151"
    problem = usage(code, path="stdout")
    tell_problem(problem)
    _discard(sys.stdout)
    return problem.exit_code


def _discard(stream: Any) -> None:
    """Redirect a stream to the null device, so that flushing it at the exit cannot fail."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        stream.flush()


def _fill_streams() -> None:
    """Open the null device for each of the three standard streams that is closed.

    Otherwise a file opened later would get the stream's number, and output would go into it.
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
    """Return the exit code of a run that was ended from outside; print that of an interrupt.

    A pipe that its reader closed, as `head` does, counts as done.
    """
    if not isinstance(cause, BrokenPipeError):
        tell(f"ravo: {words('interrupted')}")
        return ExitCode.INTERRUPTED
    if not _is_unread():
        return _bug(cause)
    _discard(sys.stdout)
    return ExitCode.DONE


def _is_unread() -> bool:
    """Return whether the reader of stdout has closed its pipe.

    Any other broken pipe, such as one to a process that this run started, is a failure.
    """
    import select

    if not hasattr(select, "poll"):
        # Windows has no `poll`. Where another pipe broke, the run fails after an empty line.
        return _is_stuck(sys.stdout.fileno())
    poll = select.poll()
    poll.register(sys.stdout.fileno(), select.POLLOUT)
    return any(event & select.POLLERR for _, event in poll.poll(0))


def _is_stuck(number: int) -> bool:
    """Write a line end to an open file by its number; return whether that failed."""
    try:
        os.write(number, b"\n")
    except OSError:
        return True
    return False


def _bug(error: Exception) -> int:
    if sentence := missing_library(error, lang()):
        tell(f"ravo: {sentence}")
        return ExitCode.BUG
    tell(f"ravo: {words('bug', kind=type(error).__name__, path=_details(error))}")
    return ExitCode.BUG


def _utf8() -> None:
    """Make both output streams write UTF-8, also where the console has another encoding.

    For a screen with another encoding (a Windows code page) messages are written in ASCII: UTF-8
    would be garbled there.
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
            # A file's name may hold bytes that are no UTF-8.
            reconfigure(errors="backslashreplace")
    _PlainStreams.streams = tuple(plain)


def _details(error: Exception) -> str:
    """Write the version, the error's type and the code lines of a bug into a file; return its path.

    The file holds no values, names of people or messages of the error.
    """
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
