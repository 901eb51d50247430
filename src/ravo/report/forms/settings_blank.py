"""The settings of a report to fill in: a commented TOML file, or a sheet of a workbook."""

import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ravo.files import whole_file, write_whole_text
from ravo.messages import LANGS, Lang, say
from ravo.report.forms.settings_keys import EXAMPLE_YEAR, YEAR, SettingKey, setting_keys
from ravo.xlsx.new_workbook import new_blank
from ravo.xlsx.sheet_names import SETTINGS

FONT = {"font_name": "Times New Roman", "font_size": 11}
HEADS = ("key", "what", "value", "allowed", "example")
WIDTHS = (22, 36, 34, 36, 30)
LINE = 15.5
"""Points of a line of text in a row."""
FIRST = 3
"""The row of the headings, from 0."""


def settings_toml(lang: Lang) -> str:
    """Return a commented file of all keys; as it is, it sets nothing."""
    return "\n".join(_toml(lang)) + "\n"


def _toml(lang: Lang) -> Iterator[str]:
    yield from _comment(say("settings.toml_head", lang))
    for key in setting_keys():
        yield ""
        if key.name.startswith("target.") and key.name.endswith(".least"):
            yield from _comment(say("settings.toml_target", lang))
        yield from _comment(say("settings.toml_key", lang, what=key.what, allowed=key.allowed))
        yield f"# {key.name.replace(YEAR, str(EXAMPLE_YEAR))} = {key.example}"


def _comment(words: str) -> list[str]:
    return textwrap.wrap(words, 96, initial_indent="# ", subsequent_indent="# ")


def is_settings_toml(path: Path) -> bool:
    """Return whether a file is as `write_settings_toml` leaves it."""
    try:
        written = path.read_bytes()
    except OSError:
        return False
    return written in {settings_toml(lang).encode() for lang in LANGS}


def write_settings_toml(path: Path, lang: Lang) -> None:
    """Write the commented file. Raises UsageProblem (exit code 2) where it cannot be written."""
    write_whole_text(path, settings_toml(lang))


def write_settings_book(path: Path, lang: Lang) -> None:
    """Write a workbook with the sheet `Cài đặt`, its values blank.

    Raises UsageProblem (exit code 2) where it cannot be written.
    """
    with whole_file(path) as temporary:
        book = new_blank(temporary, say("settings.title", lang))
        sheet = book.add_worksheet(SETTINGS)
        _page(book, sheet, lang)
        for row, key in enumerate(setting_keys(), FIRST + 1):
            _line(book, sheet, row, key, lang)
        book.close()


def _page(book: Any, sheet: Any, lang: Lang) -> None:
    title = book.add_format({**FONT, "bold": True, "font_size": 14})
    lead = book.add_format({**FONT, "text_wrap": True, "valign": "top"})
    head = book.add_format(
        {**FONT, "bold": True, "border": 1, "text_wrap": True, "bg_color": "#D9E2F3"}
    )
    sheet.write_string(0, 0, say("settings.title", lang), title)
    sheet.merge_range(1, 0, 1, len(HEADS) - 1, say("settings.lead", lang), lead)
    sheet.set_row(1, 34)
    for column, (name, width) in enumerate(zip(HEADS, WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(FIRST, column, say(f"settings.head_{name}", lang), head)
    sheet.freeze_panes(FIRST + 1, 0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.5)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST)


def _line(book: Any, sheet: Any, row: int, key: SettingKey, lang: Lang) -> None:
    plain = {**FONT, "border": 1, "text_wrap": True, "valign": "top"}
    form = {"date": "dd/mm/yyyy", "number": "0.0#", "whole": "0"}.get(key.kind, "@")
    text = book.add_format(plain)
    words = (
        key.name.replace(YEAR, str(EXAMPLE_YEAR)),
        key.what.say(lang),
        None,
        key.allowed.say(lang),
        key.typed,
    )
    for column, word in enumerate(words):
        if word is not None:
            sheet.write_string(row, column, word, text)
    lines = max(
        len(textwrap.wrap(word or "", width * 6 // 5))
        for word, width in zip(words, WIDTHS, strict=True)
    )
    sheet.set_row(row, LINE * lines)
    value = HEADS.index("value")
    sheet.write_blank(
        row, value, None, book.add_format({**plain, "num_format": form, "bg_color": "#FFF9E5"})
    )
    choices = {"flag": ("có", "không"), "choice": key.words}.get(key.kind)
    if choices:
        sheet.data_validation(row, value, row, value, {"validate": "list", "source": list(choices)})
