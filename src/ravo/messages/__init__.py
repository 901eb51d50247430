"""The sentences of ravo in Vietnamese and English, by key.

Everything a user reads is a `Text` in one of two catalogues: `ravo.messages.texts` (one
module per room, looked up with `say`) and `ravo.faults.taxonomy` (the taxonomy of faults).
The core passes codes and figures around; only renderers turn them into words.
"""

import os
from collections.abc import Iterable, Mapping
from datetime import date
from importlib import import_module
from typing import Literal, NamedTuple

from ravo.messages.sheet_files import of_files
from ravo.printable import printable
from ravo.text import format_number

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")


class _Spoken(str):
    """A parameter as text in the notation of a language, with a format for singular and plural.

    The format `one|many`, as in `{count:household|households}`, adds the first word after a 1 and
    the second after any other figure. With `=` before it, as in `{count:=is|are}`, the word is
    written without the figure.
    """

    __slots__ = ()

    def __format__(self, words: str) -> str:
        one, _, many = words.partition("|")
        if not many:
            return super().__format__(words)
        word = one.removeprefix("=") if self == "1" else many
        return word if one.startswith("=") else f"{self} {word}"


class Text(NamedTuple):
    """One sentence in both languages, with `{name}` fields."""

    vi: str
    en: str

    def say(self, lang: Lang, **params: object) -> str:
        """Return the sentence in `lang`, its fields filled and formatted for that language."""
        english = lang == "en"
        words = of_files(self.en if english else self.vi, params, english=english)
        fields = {key: _Spoken(spoken(value, lang)) for key, value in params.items()}
        return words.format(**fields)

    def filled(self, **params: object) -> "Text":
        """Return the text with its fields filled in both languages, to be put into another text."""
        texts = (self.say(lang, **params) for lang in LANGS)
        return Text(*(words.replace("{", "{{").replace("}", "}}") for words in texts))


def spoken(value: object, lang: Lang) -> str:
    """Return a parameter as text: figures in the notation of `lang`, days as 14/12/2024 in both.

    Text of files and cells becomes one line without control characters.
    """
    if isinstance(value, Text):
        return value.say(lang)
    if value is None:
        return ""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, int | float):
        return format_number(value, lang)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, Mapping):
        return ", ".join(
            f"{printable(str(key))}: {spoken(item, lang)}" for key, item in value.items()
        )
    if isinstance(value, Iterable):
        return ", ".join(spoken(item, lang) for item in value)
    return printable(str(value))


def text(key: str) -> Text:
    """Return the `Text` of a key such as `"cli.score.help"`; its room is the first word.

    Raises KeyError for a key that no room defines: a missing text is a bug, not a blank.
    """
    return _texts(key)[key]


def has_text(key: str) -> bool:
    """Return whether the room of a key defines it."""
    return key in _texts(key)


def _texts(key: str) -> dict[str, Text]:
    room = key.partition(".")[0]
    texts: dict[str, Text] = import_module(f"ravo.messages.texts.{room}").TEXTS
    return texts


def say(key: str, lang: Lang, **params: object) -> str:
    """Return the words of `key` in `lang` with `params` filled in."""
    return text(key).say(lang, **params)


def chosen_lang(argv: Iterable[str], environ: Mapping[str, str] | None = None) -> Lang:
    """Return the language chosen by `--lang` or `RAVO_LANG`, Vietnamese otherwise.

    It is needed before the command line is parsed, because help texts are words too.
    """
    wanted = (environ if environ is not None else os.environ).get("RAVO_LANG", "vi")
    previous = ""
    for word in argv:
        if previous == "--lang":
            wanted = word
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
        previous = word
    return "en" if wanted.strip().lower() == "en" else "vi"
