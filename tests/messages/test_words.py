"""Every sentence exists in both languages, with the same fields, in one spelling."""

import pkgutil
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from string import Formatter

import pytest

import ravo.messages.texts
from ravo.fault_words import fault_message, plain_words
from ravo.faults import Fault
from ravo.faults.taxonomy import all_kinds
from ravo.messages import Text

# The same in both languages: the forms' own symbols, names of places, and what a user types.
SYMBOLS = {"B1", "B2", "Mỹ An Hưng A", "Đặc khu Phú Quốc."}
TYPED = ("ravo ", "--")
HINTED = re.compile(r"\b(mend|mends|mended|grid|told)\b(?<!--grid)", re.IGNORECASE)
"""Words of which others say more: correct, score table, determined, reported."""


def rooms() -> list[str]:
    return [module.name for module in pkgutil.iter_modules(ravo.messages.texts.__path__)]


def texts() -> Iterator[tuple[str, Text]]:
    for room in rooms():
        yield from import_module(f"ravo.messages.texts.{room}").TEXTS.items()


def fault_texts() -> Iterator[tuple[str, Text]]:
    for code, kind in all_kinds().items():
        for part in ("title", "message", "hint", "plain_hint", "example"):
            if words := getattr(kind, part):
                yield f"{code} {part}", words


@cache
def every() -> list[tuple[str, Text]]:
    return [*texts(), *fault_texts()]


def fields(words: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(words) if name is not None}


def is_symbol(words: str) -> bool:
    """Tell whether a sentence is a symbol, a command line, or has no words at all."""
    plain = "".join(literal for literal, *_ in Formatter().parse(words))
    return not any(char.isalpha() for char in plain) or plain in SYMBOLS or plain.startswith(TYPED)


@pytest.mark.parametrize("room", rooms())
def test_keys_start_with_the_name_of_their_room(room: str) -> None:
    keys = import_module(f"ravo.messages.texts.{room}").TEXTS
    assert keys
    assert [key for key in keys if not key.startswith(f"{room}.")] == []


def test_both_languages_are_there() -> None:
    assert [key for key, words in every() if not words.vi.strip() or not words.en.strip()] == []


def test_both_languages_use_the_same_named_fields() -> None:
    assert [key for key, words in every() if fields(words.vi) != fields(words.en)] == []
    assert [key for key, words in every() if not all(map(str.isidentifier, fields(words.vi)))] == []


def test_vietnamese_is_not_english() -> None:
    same = [key for key, words in every() if words.vi == words.en and not is_symbol(words.vi)]
    assert same == []


def test_english_has_one_word_for_one_thing() -> None:
    plain = {
        key: "".join(part for part, *_ in Formatter().parse(words.en)) for key, words in every()
    }
    assert [key for key, words in plain.items() if HINTED.search(words)] == []


def test_letters_are_composed() -> None:
    loose = [k for k, words in every() if any(unicodedata.normalize("NFC", w) != w for w in words)]
    assert loose == []


def test_titles_and_examples_of_faults_have_no_fields() -> None:
    spoken = [(k, w) for k, w in fault_texts() if k.endswith((" title", " example"))]
    assert [key for key, words in spoken if fields(words.vi)] == []


def test_a_fault_fills_the_fields_that_its_sentences_name() -> None:
    own = {"cell", "sheet", "column", "value", "household"}
    for code, kind in all_kinds().items():
        wanted = fields(kind.message.vi) | fields(kind.hint.vi)
        fault = Fault(code, "H1", "Hộ", "H12", "Mã hộ", "x", dict.fromkeys(wanted - own, "y"))
        message, hint = fault_message(fault, "vi")
        assert "{" not in message + hint + plain_words(fault).say("vi")
