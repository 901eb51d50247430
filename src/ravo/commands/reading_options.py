"""The options for reading workbooks, declared once for all commands that read workbooks.

Names, types and defaults are those of `ReadOptions`; a command gets them in place of its parameter
`reading`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from inspect import Parameter
from typing import Annotated, Any, NamedTuple, get_args, get_type_hints

import typer

from ravo.commands.options import option
from ravo.commands.together import Result, keyword, with_options
from ravo.survey.options import FLAGS, ReadOptions

READING = "reading"
METAVARS: Mapping[str, str | None] = {
    "edition": "ID|FILE",
    "year": "N",
    "province": "P",
    "district": "D",
    "commune": "C",
    "area": "rural|urban",
    "profile": "NAME|FILE",
    "corrections": "FILE",
    "password_file": "FILE",
    "grid": "FILE",
    "answers_confirmed": None,
    "ignored": "HEADING",
}
"""The placeholder for the value of each option."""
OF_YEARS = (
    "edition",
    "year",
    "province",
    "district",
    "commune",
    "area",
    "profile",
    "corrections",
    "grid",
)
"""Options that a comparison of two years accepts once for both or once for each year."""


class AreaWord(StrEnum):
    """The words of --area: an option that can be repeated does not accept literal types."""

    rural = "rural"
    urban = "urban"


def reading_option(name: str) -> Any:
    """Return one of the options, for a command that has it at another place than the others."""
    return option(FLAGS[name], metavar=METAVARS[name])


def reads_workbooks(
    names: Iterable[str] = tuple(FLAGS),
) -> Callable[[Callable[..., Result]], Callable[..., Result]]:
    """Return a decorator that adds the options with these names in place of `reading`.

    The command is called with a `ReadOptions` of the given values.
    """
    names = tuple(names)

    def options_of(given: Mapping[str, Any]) -> ReadOptions:
        """Return the given options; one that is given several times is a tuple."""
        several = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
        values: dict[str, Any] = {**given, **several}
        return ReadOptions(**{name: value for name, value in values.items() if value is not None})

    return with_options([_parameter(name) for name in names], options_of, READING)


class YearsOptions(NamedTuple):
    """The options for reading two years: each not given, given once, or once per year."""

    values: Mapping[str, Sequence[Any]]

    def of(self, years: int, **both: Any) -> tuple[ReadOptions, ReadOptions]:
        """Return the options for the first and the second year.

        A value given once counts for both years, except `year`; `both` are values for both. Raises
        UsageProblem (exit code 2) for any other number of values.
        """
        from ravo.faults import usage

        for name, values in self.values.items():
            fit = (0, years) if name == "year" else (0, 1, years)
            if len(values) not in fit:
                raise usage("RV-637", option=FLAGS[name], count=len(values), years=years)
        first, second = (
            {
                name: values[min(at, len(values) - 1)]
                for name, values in self.values.items()
                if values
            }
            for at in (0, 1)
        )
        return ReadOptions(**first, **both), ReadOptions(**second, **both)


def reads_years(command: Callable[..., Result]) -> Callable[..., Result]:
    """Add options that may be given once per year to a command, in place of `reading`.

    The command is called with `YearsOptions`. Passwords are tried on the workbooks of both years.
    """

    def options_of(given: Mapping[str, Any]) -> YearsOptions:
        """Return the values of each option; the words of --area as plain text."""
        lists = {name: given[name] or () for name in OF_YEARS}
        lists["area"] = [word.value for word in lists["area"]]
        file = given["password_file"]
        return YearsOptions({**lists, "password_file": () if file is None else (file,)})

    parameters = [_parameter_of_years(name) for name in OF_YEARS]
    both = [*parameters, _parameter("password_file")]
    return with_options(both, options_of, READING)(command)


@cache
def _types() -> Mapping[str, Any]:
    return get_type_hints(ReadOptions)


def _parameter(name: str) -> Parameter:
    kind = _types()[name]
    kind = list[str] | None if kind == tuple[str, ...] else kind
    default = False if kind is bool else None
    return keyword(name, Annotated[kind, reading_option(name)], default)


def _parameter_of_years(name: str) -> Parameter:
    flag, metavar = FLAGS[name], METAVARS[name]
    one = AreaWord if name == "area" else get_args(_types()[name])[0]
    key = f"changes.opt_{flag.lstrip('-').replace('-', '_')}"
    each = typer.Option(flag, metavar=metavar, help=key, show_default=False)
    return keyword(name, Annotated[list[one] | None, each], None)  # type: ignore[valid-type]
