"""A profile in words: its mappings, and the columns that the layout does not have."""

from collections.abc import Iterator, Mapping, Sequence

from ravo.contract.columns import SHEETS, TableName
from ravo.messages import Lang, say
from ravo.profiles.columns import columns_with
from ravo.profiles.loader import shipped_profiles
from ravo.profiles.model import Profile


def render_list(lang: Lang) -> str:
    """Return the shipped profiles, one per line."""
    lines = (
        say("profile.row", lang, id=profile.id, title=profile.title)
        for profile in shipped_profiles()
    )
    return "\n".join(lines)


def render_summary(profile: Profile, lang: Lang) -> str:
    """Return the contents of a profile, column by column."""
    lines = [say("profile.ok", lang, id=profile.id, title=profile.title), *profile.notes]
    for table in profile.tables():
        lines += ["", _table(profile, table, lang), *_columns(profile, table, lang)]
    return "\n".join([*lines, "", *_whole(profile, lang)])


def _table(profile: Profile, table: TableName, lang: Lang) -> str:
    ref, rows = profile.sheets[table], profile.rows_of(table)
    if ref.first:
        sheet = say("profile.sheet_first", lang)
    else:
        key = "profile.sheet_name" if ref.name else "profile.sheet_pattern"
        sheet = say(key, lang, name=ref.name or ref.pattern)
    single = (("technical", rows.technical_row), ("heading", rows.row), ("data", rows.data_row))
    details = [say(f"profile.{n}_row", lang, row=str(row)) for n, row in single if row is not None]
    if rows.skip_rows:
        details.append(say("profile.skip_rows", lang, rows=tuple(map(str, rows.skip_rows))))
    after = f" ({', '.join(details)})" if details else ""
    return say("profile.table", lang, table=SHEETS[table], sheet=sheet, rows=after)


def _columns(profile: Profile, table: TableName, lang: Lang) -> Iterator[str]:
    for id_, headings in profile.columns.get(table, {}).items():
        yield f"  {_labelled(id_)} ← {' | '.join(headings)}"
    for id_, parts in profile.birth.items():
        if any(column.table == table for column in columns_with(id_)):
            phrases = (
                f"{say(f'profile.{part}', lang)}: {' | '.join(headings)}"
                for part in ("day", "month", "year")
                if (headings := getattr(parts, part))
            )
            yield f"  {_labelled(id_)} ← {'; '.join(phrases)}"


def _labelled(id_: str) -> str:
    columns = columns_with(id_)
    return f"{id_} ({columns[0].heading})" if columns else id_


def _pairs(words: Mapping[str, str]) -> str:
    return ", ".join(f"{word} → {meaning}" for word, meaning in words.items())


def _whole(profile: Profile, lang: Lang) -> Iterator[str]:
    for id_, words in profile.words.items():
        yield say("profile.words", lang, id=id_, words=_pairs(words))
    lists: Sequence[tuple[str, str, object]] = (
        ("constants", "values", profile.constants),
        ("units", "units", tuple(f"{id_}: {unit}" for id_, unit in profile.units.items())),
        ("tick_list", "ids", profile.ticks),
        ("blank_list", "words", profile.blanks),
        ("may_be_blank_list", "ids", profile.may_be_blank),
        ("lack_list", "ids", profile.lacks),
        ("ignored_list", "headings", profile.ignored),
    )
    for key, field, value in lists:
        if value:
            yield say(f"profile.{key}", lang, **{field: value})
    yield say(f"profile.codes_{profile.codes}", lang)
    if profile.place is not None:
        yield say("profile.place_list", lang, what=_place(profile, lang))


def _place(profile: Profile, lang: Lang) -> tuple[str, ...]:
    if profile.place is None:
        return ()
    patterns = profile.place.patterns
    lines = (say("profile.place_patterns", lang, patterns=patterns),) if patterns else ()
    return (*lines, say("profile.place_units", lang)) if profile.place.units else lines
