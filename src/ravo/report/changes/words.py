"""The comparison of two years in words: its sentence, and the words of one household's row."""

from ravo.changes.comparing import Changes
from ravo.changes.movement import taken
from ravo.criteria import Edition
from ravo.messages import Lang, say
from ravo.text import format_number

PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("escaped", ("poor_to_near_poor", "poor_to_above")),
    ("new_poor", ("new_poor",)),
    ("poor_again", ("poor_again",)),
    ("fell", ("near_poor_to_poor",)),
    ("near_escaped", ("near_poor_to_above",)),
    ("new_near", ("new_near_poor",)),
    ("near_again", ("near_poor_again",)),
    ("left", ("poor_left", "near_poor_left")),
    ("arrived", ("arrived_poor", "arrived_near_poor")),
    ("undetermined", ("undetermined",)),
)
"""What the sentence counts, and the movements behind each count."""


def sentence_of(changes: Changes, lang: Lang) -> str:
    """Return one sentence: `Năm 2024: 12 hộ thoát nghèo, 3 hộ nghèo phát sinh, …`."""
    year, old, counts = str(changes.new.year), str(changes.old.year), changes.counts()
    rows = changes.rows
    # Who was and still is undetermined is no news.
    counts["undetermined"] = int(
        ((rows["movement"] == "undetermined") & (rows["class_old"] != rows["class_new"])).sum()
    )
    parts = [
        say(f"changes.n_{key}", lang, count=count)
        for key, names in PARTS
        if (count := sum(counts.get(name, 0) for name in names))
    ]
    if changes.what_if:
        if not changes.moves:
            return say("changes.sentence_what_if_same", lang, year=year, edition=changes.what_if)
        return say(
            "changes.sentence_what_if",
            lang,
            year=year,
            edition=changes.what_if,
            parts=", ".join(parts),
        )
    if not changes.moves and not counts.get("undetermined"):
        key = "sentence_evidence" if changes.rows["changed"].any() else "sentence_same"
        params = (
            {"count": int(changes.rows["changed"].sum())}
            if key == "sentence_evidence"
            else {"old": old}
        )
        return say(f"changes.{key}", lang, year=year, **params)
    if not parts:
        parts = [say("changes.n_above", lang, count=changes.moves)]
    return say("changes.sentence", lang, year=year, parts=", ".join(parts))


def title_of(changes: Changes, lang: Lang) -> str:
    """Return the place and which years are compared, or which edition is tried on which year."""
    new, old = str(changes.new.year), str(changes.old.year)
    if changes.what_if:
        said = say("changes.what_if_title", lang, edition=changes.what_if, year=new)
    else:
        said = say("changes.years", lang, new=new, old=old)
    return ". ".join(part for part in (unit_of(changes), said) if part)


def unit_of(changes: Changes) -> str:
    """Return what all places of the second year lie in, such as `Xã A, Huyện B, Tỉnh C`."""
    infos = [part.info for part in changes.new.parts]
    levels = [{getattr(info, name) for info in infos} for name in ("commune", "district", "province")]  # fmt: skip
    return ", ".join(name for level in levels if len(level) == 1 and (name := next(iter(level))))


def movement_word(movement: str, lang: Lang) -> str:
    """Return the name of a movement."""
    return say(f"changes.{movement}", lang)


def cause_word(cause: str | None, lang: Lang) -> str:
    """Return the name of a cause; one that cannot be told says so."""
    return say(f"changes.cause_{cause or 'unknown'}", lang)


def place_name(changes: Changes, place: int, lang: Lang) -> str:
    """Return the name of a place of the layout."""
    return changes.layout.names[place] if place >= 0 else say("changes.open_place", lang)


def evidence_words(changes: Changes, *, old: bool, lang: Lang) -> list[str]:
    """Return for every movement what the class of one year rests on, such as `Điểm B1 130 / 140`."""
    year = changes.old if old else changes.new
    rows = changes.rows["old" if old else "new"].to_numpy()
    kinds = taken(year, rows, "evidence", None)
    values, lines = taken(year, rows, "value", None), taken(year, rows, "line", None)
    return [
        _evidence(kind, value, line, lang)
        for kind, value, line in zip(kinds, values, lines, strict=True)
    ]


def _evidence(kind: object, value: object, line: object, lang: Lang) -> str:
    if not isinstance(kind, str):
        return ""
    word = say(f"results.{kind}", lang)
    figures = [
        format_number(float(x), lang)
        for x in (value, line)
        if isinstance(x, float | int) and x == x
    ]
    return f"{word} {' / '.join(figures)}".strip()


def indicator_names(changes: Changes, lang: Lang) -> list[str]:
    """Return the name of each indicator that the comparison knows, with its number where it has one."""
    known: dict[str, str] = {}
    for edition in _editions(changes):
        for item in edition.indicators:
            known.setdefault(item.id, f"{item.number}. {item.label.say(lang)}")
    return [known.get(name, name) for name in changes.why.indicators]


def _editions(changes: Changes) -> list[Edition]:
    from ravo.changes.standard import edition_of

    parts = {
        part.edition_sha256: part for year in (changes.new, changes.old) for part in year.parts
    }
    return [edition for part in parts.values() if (edition := edition_of(part)) is not None]
