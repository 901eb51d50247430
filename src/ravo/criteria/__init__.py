"""The law as data: editions of the criteria, their lines, indicators and rules."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ravo.criteria.loader import edition_for_year, load_edition, shipped_editions
    from ravo.criteria.model import Citation, ClassLine, Edition, Indicator, Mark
else:
    _FILES = {
        "loader": ("edition_for_year", "load_edition", "shipped_editions"),
        "model": ("Citation", "ClassLine", "Edition", "Indicator", "Mark"),
    }

    # The words of the law (`terms`) are used where nothing slow may be loaded, such as in
    # `ravo --help`; pydantic is loaded only when one of these names is used.
    def __getattr__(name: str) -> Any:
        for file, names in _FILES.items():
            if name in names:
                return getattr(import_module(f"{__name__}.{file}"), name)
        raise AttributeError(name)


__all__ = [
    "Citation",
    "ClassLine",
    "Edition",
    "Indicator",
    "Mark",
    "edition_for_year",
    "load_edition",
    "shipped_editions",
]
