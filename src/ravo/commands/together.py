"""Options that a command receives as one value in place of a parameter."""

import inspect
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import wraps
from inspect import Parameter
from typing import Any, TypeVar, get_type_hints

Result = TypeVar("Result")
Command = Callable[..., Result]
OPTIONS = "options"


def takes(values: type) -> Callable[[Command[Result]], Command[Result]]:
    """Return a decorator that adds an option per field of a dataclass, in place of `options`.

    The annotations of the fields are those of the options. The command is called with an instance.
    """
    hints = get_type_hints(values, include_extras=True)
    parameters = [keyword(item.name, hints[item.name], item.default) for item in fields(values)]
    return with_options(parameters, lambda given: values(**given), OPTIONS)


def keyword(name: str, annotation: Any, default: object) -> Parameter:
    """Return a parameter of a command."""
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def with_options(
    parameters: Sequence[Parameter], build: Callable[[Mapping[str, Any]], object], place: str
) -> Callable[[Command[Result]], Command[Result]]:
    """Return a decorator that replaces one parameter by several; `build` combines their values."""

    def decorated(command: Command[Result]) -> Command[Result]:
        """Return the command with the parameters in that place."""

        @wraps(command)
        def called(**given: Any) -> Result:
            """Call the command with the values of the parameters combined into one."""
            values = {item.name: given.pop(item.name) for item in parameters}
            return command(**given, **{place: build(values)})

        called.__signature__ = _spread(command, parameters, place)  # type: ignore[attr-defined]
        return called

    return decorated


def _spread(
    command: Command[Any], parameters: Sequence[Parameter], place: str
) -> inspect.Signature:
    signature = inspect.signature(command, eval_str=True)
    all_parameters: list[Parameter] = []
    for parameter in signature.parameters.values():
        plain = parameter.replace(kind=Parameter.KEYWORD_ONLY)
        all_parameters += parameters if parameter.name == place else [plain]
    return signature.replace(parameters=all_parameters)
