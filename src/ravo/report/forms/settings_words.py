"""The sheet `Cài đặt` in the officer's words: names of lines, accepted values, parsing.

A line may also have the key of the TOML file, and a value its word there: both are read.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from ravo.messages import LANGS, Lang, Text, say, text
from ravo.report.forms.settings_keys import EXAMPLE_YEAR, YEAR, SettingKey, key_named, setting_keys
from ravo.text import loose_key, match_key, tidy

HEADS = ("key", "what", "value", "allowed", "example")
"""The columns of the sheet."""
FORMER_HEADS: Mapping[str, tuple[str, ...]] = {"key": ("Khóa", "Key")}
"""Headings of earlier versions of the sheet, by column."""
_NUMBER = re.compile(r"\d{1,9}")


def line_name(name: str) -> Text:
    """Return the name on the sheet for a dotted key or for the target of a year.

    A key without a line is returned unchanged.
    """
    parts = name.split(".")
    year = parts.pop(1) if parts[0] == "target" and len(parts) > 1 else ""
    known = key_named(name) is not None or parts == ["target"]
    if not known:
        return Text(name, name)
    return text(f"settings.name_{'_'.join(parts)}").filled(year=year)


def dotted_name(written: str) -> str:
    """Return the dotted key of a line of the sheet, in either language.

    Words that are no name of a line are returned unchanged.
    """
    plain = _names().get(loose_key(written))
    year = _NUMBER.search(written)
    if plain is not None or year is None:
        return plain or written
    of_a_year = _names().get(loose_key(_NUMBER.sub(YEAR, written, 1)))
    return of_a_year.replace(YEAR, year[0]) if of_a_year else written


@cache
def _names() -> Mapping[str, str]:
    return {
        loose_key(line_name(key.name).say(lang)): key.name
        for key in setting_keys()
        for lang in LANGS
    }


def line_names(year: str) -> list[Text]:
    """Return the names of all lines; those of the target are for a year."""
    return [line_name(key.name.replace(YEAR, year)) for key in setting_keys()]


def cell_choices(key: SettingKey, lang: Lang) -> list[str]:
    """Return the words that a cell accepts; empty where it accepts other values."""
    if key.kind == "flag":
        return [say("settings.yes", lang), say("settings.no", lang)]
    return [say(f"settings.word_{word}", lang) for word in key.words]


def cell_allowed(key: SettingKey) -> Text:
    """Return the values that a cell accepts, in words."""
    if key.kind == "choice":
        return text("settings.cell_choice").filled(
            words=[text(f"settings.word_{word}") for word in key.words]
        )
    return text(f"settings.cell_{key.kind}") if key.kind in ("flag", "date") else key.allowed


def cell_example(key: SettingKey, year: int, lang: Lang) -> str:
    """Return an example in the form in which an officer types it into a cell."""
    example = key.example(year)
    match key.kind:
        case "flag":
            return say("settings.yes" if example == "true" else "settings.no", lang)
        case "choice":
            word = example.strip('"')
            return say(f"settings.word_{word}", lang)
        case "names":
            return example.strip("[]").replace('", "', "; ").strip('"')
        case "date":
            return "/".join(reversed(example.split("-")))
        case "number":
            return example.replace(".", ",")
    return example.strip('"')


def is_an_example(written: str, key: SettingKey) -> bool:
    """Return whether a cell holds an example of its key, of any year and language."""
    known = [key.example(EXAMPLE_YEAR), *(cell_example(key, EXAMPLE_YEAR, ln) for ln in LANGS)]
    return _plain(written) in map(_plain, known)


def _plain(words: str) -> str:
    return loose_key(_NUMBER.sub("", words))


def word_of(raw: Any, key: SettingKey) -> Any:
    """Return the value of a word in a cell; the cell itself where the word is unknown."""
    word = match_key(str(raw))
    for value, own, name in _values(key):
        if word in {match_key(own), *(match_key(say(name, lang)) for lang in LANGS)}:
            return value
    return tidy(raw) if isinstance(raw, str) else raw


def _values(key: SettingKey) -> list[tuple[bool | str, str, str]]:
    """Return each value that is a word: the value, its word in TOML, the key of its words here."""
    if key.kind == "flag":
        return [(True, "true", "settings.yes"), (False, "false", "settings.no")]
    return [(word, word, f"settings.word_{word}") for word in key.words]


def head_words(column: str) -> set[str]:
    """Return the headings by which a column of the sheet is identified."""
    written = [say(f"settings.head_{column}", lang) for lang in LANGS]
    return {match_key(word) for word in (*written, *FORMER_HEADS.get(column, ()))}
