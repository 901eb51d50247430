"""The settings of a report to fill in: a commented TOML file, or a sheet of a workbook."""

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ravo.files import whole_file, write_whole_text
from ravo.messages import LANGS, Lang, say
from ravo.report.forms.settings_keys import PROGRAMME, YEAR, SettingKey, setting_keys
from ravo.report.forms.settings_words import (
    HEADS,
    cell_allowed,
    cell_choices,
    cell_example,
    line_name,
)
from ravo.xlsx.fonts import FONT
from ravo.xlsx.new_workbook import new_blank
from ravo.xlsx.sheet_names import SETTINGS

WIDTHS = (26, 36, 34, 34, 30)
LINE = 15.5
"""The height of a line of text in a row, in points."""
FIRST = 3
"""The row of the headings, from 0."""
FIRST_OF_TARGET = f"target.{YEAR}.least"
_TARGET_YEAR = re.compile(rb"(?m)^# target\.(\d{4})\.least = ")


def settings_toml(year: int, lang: Lang) -> str:
    """Return a commented file of all keys for a review year; unchanged, it sets nothing."""
    return "\n".join(_toml(year, lang)) + "\n"


def _toml(year: int, lang: Lang) -> Iterator[str]:
    yield from _comment(say("settings.toml_head", lang))
    for key in setting_keys():
        yield ""
        if key.name == FIRST_OF_TARGET:
            years = {"year": str(year), "next": str(year + 1)}
            yield from _comment(say("settings.toml_target", lang, **years))
            if year in PROGRAMME:
                yield from _comment(say("settings.toml_programme", lang))
        yield from _comment(say("settings.toml_key", lang, what=key.what, allowed=key.allowed))
        yield f"# {key.name.replace(YEAR, str(year))} = {key.example(year)}"


def _comment(words: str) -> list[str]:
    return textwrap.wrap(words, 96, initial_indent="# ", subsequent_indent="# ")


def is_settings_toml(path: Path) -> bool:
    """Return whether a file is unchanged since `write_settings_toml` wrote it, for any year."""
    try:
        written = path.read_bytes()
    except OSError:
        return False
    year = _TARGET_YEAR.search(written)
    return year is not None and written in {
        settings_toml(int(year[1]), lang).encode() for lang in LANGS
    }


def write_settings_toml(path: Path, year: int, lang: Lang) -> None:
    """Write the commented file. Raises UsageProblem (exit code 2) where it cannot be written."""
    write_whole_text(path, settings_toml(year, lang))


def write_settings_book(path: Path, year: int, lang: Lang) -> None:
    """Write a workbook with the sheet `Cài đặt` for a review year, its values blank.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_blank(temporary, say("settings.title", lang))
        sheet = book.add_worksheet(SETTINGS)
        _page(book, sheet, year, lang)
        for row, key in enumerate(setting_keys(), FIRST + 1):
            _line(book, sheet, row, _Line(key, year, lang))
        book.close()


def _page(book: Any, sheet: Any, year: int, lang: Lang) -> None:
    title = book.add_format({**FONT, "bold": True, "font_size": 14})
    lead = book.add_format({**FONT, "text_wrap": True, "valign": "top"})
    head = book.add_format(
        {**FONT, "bold": True, "border": 1, "text_wrap": True, "bg_color": "#D9E2F3"}
    )
    sheet.write_string(0, 0, say("settings.title", lang), title)
    years = {"year": str(year), "next": str(year + 1)}
    sheet.merge_range(1, 0, 1, len(HEADS) - 1, say("settings.lead", lang, **years), lead)
    sheet.set_row(1, 50)
    for column, (name, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(FIRST, column, say(f"settings.head_{name}", lang), head)
    sheet.freeze_panes(FIRST + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST)


@dataclass(frozen=True)
class _Line:
    """One line of the sheet: a key, for a review year, in a language."""

    key: SettingKey
    year: int
    lang: Lang

    @property
    def words(self) -> tuple[str, ...]:
        """The contents of each column; empty for the column that the officer fills in."""
        key, lang = self.key, self.lang
        return (
            line_name(key.name.replace(YEAR, str(self.year))).say(lang),
            key.what.say(lang),
            "",
            cell_allowed(key).say(lang),
            cell_example(key, self.year, lang),
        )


def _line(book: Any, sheet: Any, row: int, line: _Line) -> None:
    plain = {**FONT, "border": 1, "text_wrap": True, "valign": "top"}
    form = {"date": "dd/mm/yyyy", "number": "0.0#", "whole": "0"}.get(line.key.kind, "@")
    text = book.add_format(plain)
    words, value = line.words, HEADS.index("value")
    for column, word in enumerate(words):
        if column != value:
            sheet.write_string(row, column, word, text)
    lines = max(
        len(textwrap.wrap(word, width * 6 // 5)) for word, width in zip(words, WIDTHS, strict=True)
    )
    sheet.set_row(row, LINE * lines)
    sheet.write_blank(
        row, value, None, book.add_format({**plain, "num_format": form, "bg_color": "#FFF9E5"})
    )
    if choices := cell_choices(line.key, line.lang):
        sheet.data_validation(row, value, row, value, {"validate": "list", "source": choices})
