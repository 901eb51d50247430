"""Figures as printed, each with its path in report.json."""

from dataclasses import dataclass
from math import floor
from typing import Any

from ravo.messages import Lang, say
from ravo.report.page.model import PageFigures
from ravo.text import format_number, format_signed


@dataclass(frozen=True, slots=True)
class TableCell:
    """One printed cell; `of` is the path of its figure under "page", "" for words.

    `look` is `text`, `n` (a figure), `none` (unknown) or `dash` (no share is possible).
    """

    text: str
    of: str = ""
    look: str = "text"


@dataclass(frozen=True, slots=True)
class TableLine:
    """One row of a table; the first cell is its name."""

    cells: tuple[TableCell, ...]
    strong: bool = False


@dataclass(frozen=True)
class PageTable:
    """A table under a chart; `look` is `places` (rows are units) or `dense` (many columns)."""

    id: str
    caption: str
    heads: tuple[str, ...]
    lines: tuple[TableLine, ...]
    look: str = ""


class Reader:
    """Reads figures by their path and formats them in one language."""

    def __init__(self, figures: PageFigures, lang: Lang) -> None:
        self.figures, self.lang = figures, lang

    def say(self, key: str, **params: object) -> str:
        """Return the words of the page under `key`."""
        return say(f"page.{key}", self.lang, **params)

    def value(self, path: str) -> Any:
        """Return the figure at a path such as `communes.3.poor.rate`."""
        figure: Any = self.figures
        for part in path.split("."):
            figure = figure[int(part)] if part.isdigit() else getattr(figure, part)
        return figure

    def count(self, path: str) -> TableCell:
        """Return a whole number."""
        return self._cell(path, 0)

    def rate(self, path: str) -> TableCell:
        """Return a percentage with two decimals, without its sign."""
        return self._cell(path, 2)

    def points(self, path: str) -> TableCell:
        """Return a change in points, with its sign."""
        return self._signed(path, 2)

    def step(self, path: str) -> TableCell:
        """Return a whole number with its sign."""
        return self._signed(path, 0)

    def minus(self, path: str) -> TableCell:
        """Return a count that is subtracted, as a whole number below zero."""
        return TableCell(format_signed(-self.value(path), self.lang, 0), path, "n")

    def _signed(self, path: str, decimals: int) -> TableCell:
        value = self.value(path)
        if value is None:
            return TableCell(self.say("no_data"), path, "none")
        return TableCell(format_signed(value, self.lang, decimals), path, "n")

    def whole(self, path: str) -> TableCell:
        """Return a percentage as a whole number, halves up; `…` where it is unknown."""
        value = self.value(path)
        if value is None:
            return TableCell("…", path, "none")
        return TableCell(format_number(floor(value + 0.5), self.lang), path, "n")

    def _cell(self, path: str, decimals: int) -> TableCell:
        value = self.value(path)
        if value is None:
            return TableCell(self.say("no_data"), path, "none")
        return TableCell(format_number(value, self.lang, decimals), path, "n")

    def signed_text(self, path: str, decimals: int) -> str:
        """Return a change for a sentence, with its sign."""
        return self._signed(path, decimals).text

    def text(self, path: str, decimals: int = 2) -> str:
        """Return a figure for a sentence."""
        return self._cell(path, decimals).text
