"""A guessed profile as YAML: the confidence beside each line, uncertain lines as comments."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import yaml

from ravo.messages import Lang, say
from ravo.profiles.guess import (
    BY_PARTS,
    TICKED,
    GuessedLine,
    GuessedProfile,
    GuessedTable,
    GuessedWord,
)
from ravo.profiles.sketch import SketchedColumn

YEAR = r"'(?<!\d)(?P<year>20\d\d)(?!\d)'"


def quoted(words: str) -> str:
    """Return words as a YAML scalar on one line, with any characters escaped."""
    text: str = yaml.safe_dump(words, default_style='"', allow_unicode=True, width=2**20)
    return text.strip()


def render_yaml(guess: GuessedProfile, lang: Lang = "vi") -> str:
    """Return a guessed profile as a commented YAML file, ready for `load_profile`."""
    lines = [*_head(guess, lang), *_sheets(guess), *_heading(guess), *_columns(guess, lang)]
    lines += [*_birth(guess), *_words(guess, lang), *_whole(guess, lang)]
    return "\n".join(lines) + "\n"


def _head(guess: GuessedProfile, lang: Lang) -> Iterator[str]:
    yield from _comment("profile.head", lang)
    yield f"id: {quoted(guess.id)}"
    yield f"title: {{vi: {quoted(guess.title)}, en: {quoted(guess.title)}}}"


def _comment(key: str, lang: Lang, indent: int = 0) -> Iterator[str]:
    for sentence in say(key, lang).split("\n"):
        yield f"{' ' * indent}# {sentence}"


def _sheets(guess: GuessedProfile) -> Iterator[str]:
    yield "sheets:"
    for table in guess.tables:
        yield f"  {table.table}: {{name: {quoted(table.sheet)}}}"


def _heading(guess: GuessedProfile) -> Iterator[str]:
    yield "heading:"
    for table in guess.tables:
        look = table.look
        rows = [] if look.technical_row is None else [f"technical_row: {look.technical_row}"]
        rows += [f"row: {look.row}", f"data_row: {look.data_row}"]
        if look.skip_rows:
            rows.append(f"skip_rows: [{', '.join(map(str, look.skip_rows))}]")
        yield f"  {table.table}: {{{', '.join(rows)}}}"


def _columns(guess: GuessedProfile, lang: Lang) -> Iterator[str]:
    yield "columns:"
    for table in guess.tables:
        yield f"  {table.table}:"
        for line in table.lines:
            yield _column(line)
        if table.rest:
            yield from _comment("profile.rest", lang, 4)
            yield from (f"    #   {seen.cell}: {_names(seen)}" for seen in table.rest)


def _names(seen: SketchedColumn) -> str:
    names = seen.names or ((seen.own,) if seen.own else ())
    return f"[{', '.join(map(quoted, names))}]"


def _column(line: GuessedLine) -> str:
    off = "" if line.sure else "# "
    return f"    {off}{line.id}: {_names(line.seen)}  # {_percent(line.confidence)}"


def _percent(confidence: float) -> str:
    # A guess is never certain, even where all names are equal.
    return f"{min(round(confidence), 99)} %"


def _birth(guess: GuessedProfile) -> Iterator[str]:
    parts = [table for table in guess.tables if table.birth]
    if parts:
        yield "birth:"
        yield f"  ngay_sinh:  # {_percent(BY_PARTS)}"
        yield from (f"    {role}: {_names(seen)}" for role, seen in _in_order(parts[0]))


def _in_order(table: GuessedTable) -> Iterator[tuple[str, SketchedColumn]]:
    for role in ("day", "month", "year"):
        if role in table.birth:
            yield role, table.birth[role]


def _words(guess: GuessedProfile, lang: Lang) -> Iterator[str]:
    words = _once(guess.words)
    if not words:
        return
    sure = any(word.meaning for word in words)
    yield "words:" if sure else "# words:"
    for id_, group in groupby(words, key=lambda word: word.id):
        guesses = list(group)
        yield f"  {id_}:" if any(word.meaning for word in guesses) else f"  # {id_}:"
        yield from (_word(word, lang) for word in guesses)


def _once(words: Iterable[GuessedWord]) -> list[GuessedWord]:
    """Return the words by column, each foreign word once."""
    kept: dict[tuple[str, str], GuessedWord] = {}
    for word in words:
        kept.setdefault((word.id, word.word), word)
    return sorted(kept.values(), key=lambda word: word.id)


def _word(word: GuessedWord, lang: Lang) -> str:
    if word.meaning is not None:
        return f"    {quoted(word.word)}: {quoted(word.meaning)}  # {_percent(word.confidence)}"
    front = f"{quoted(word.shown)}  # " if word.shown else "# "
    return f"    # {quoted(word.word)}: {front}{say('profile.decide', lang)}"


def _whole(guess: GuessedProfile, lang: Lang) -> Iterator[str]:
    if guess.ticks:
        yield from _comment("profile.ticks", lang)
        yield f"# ticks: [{', '.join(guess.ticks)}]  # {_percent(TICKED)}"
    if guess.partly_blank:
        yield from _comment("profile.may_be_blank", lang)
        yield f"# may_be_blank: [{', '.join(guess.partly_blank)}]"
    if guess.blanks:
        yield f"blanks: [{', '.join(map(quoted, guess.blanks))}]"
    if guess.restarts:
        yield from _comment("profile.restart", lang)
    yield f"codes: {'restart' if guess.restarts else 'unique'}"
    if guess.lacks:
        yield from _comment("profile.lacks", lang)
        yield f"lacks: [{', '.join(guess.lacks)}]"
    yield from _comment("profile.place", lang)
    yield f"place: {{patterns: [{YEAR}], units: true}}"
