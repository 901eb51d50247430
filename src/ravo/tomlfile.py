"""A TOML file that an officer writes, checked to hold only plain values of reasonable size."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

MOST_BYTES = 1 << 20
DEEPEST = 12
LARGEST = 10**15


class BadToml(Exception):
    """A file is no valid TOML; the text of the exception is the library's, with the place."""


def read_toml(path: Path) -> dict[str, Any]:
    """Return the values of a TOML file by key.

    Raises BadToml where it is no TOML in UTF-8 or far too large, OSError where it cannot be read.
    """
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise BadToml(f"> {MOST_BYTES >> 20} MiB")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except tomllib.TOMLDecodeError as error:
        raise BadToml(str(error)) from None
    except (ValueError, RecursionError) as error:
        # Not UTF-8, a figure of thousands of digits, or lists within lists without end.
        raise BadToml(type(error).__name__) from None


def odd_key(values: dict[str, Any]) -> str | None:
    """Return the dotted key of the first value that no setting can have; None where there is none.

    Such are text with a zero byte, a figure beyond 10^15, NaN and infinity, and values that are
    nested too deep.
    """
    return next(_odd_keys(values, ""), None)


def _odd_keys(value: Any, key: str) -> Iterator[str]:
    if key.count(".") > DEEPEST:
        yield key
    elif isinstance(value, dict):
        for name, inner in value.items():
            at = f"{key}.{name}".lstrip(".")
            if "\0" in name:
                yield at.replace("\0", "␀")
            yield from _odd_keys(inner, at)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _odd_keys(inner, f"{key}.{number}")
    elif isinstance(value, str):
        if "\0" in value:
            yield key
    elif isinstance(value, int | float) and not abs(value) <= LARGEST:
        yield key
