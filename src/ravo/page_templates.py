"""The folder of the page templates: inside an installed ravo, or beside the source tree."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import ravo
from ravo.printable import without_controls


def templates_dir() -> Path:
    """Return the folder of the page templates: the wheel's `ravo/templates`, else the source's."""
    package = Path(ravo.__file__).resolve().parent
    installed = package / "templates"
    return installed if installed.is_dir() else package.parents[1] / "templates"


@cache
def environment() -> Environment:
    """Return the Jinja environment: every value is escaped, a missing one is an error."""
    return Environment(
        loader=FileSystemLoader(templates_dir(), encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(name: str, **values: object) -> str:
    """Return the page `name` with `values` filled in and escaped."""
    return without_controls(environment().get_template(name).render(**values))
