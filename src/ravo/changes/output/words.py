"""The comparison of two years in words: its sentence, its lines, and the words of one household."""

from dataclasses import dataclass
from typing import Any, Literal

from ravo.changes.comparison import Changes, start_key
from ravo.changes.large_gaps import GAPS
from ravo.changes.month_lists import months_of
from ravo.changes.movements import MOVEMENTS, taken
from ravo.changes.opening_check import OpeningCheck
from ravo.changes.places import OPEN
from ravo.changes.standard import edition_of
from ravo.changes.year import Year
from ravo.criteria import Edition
from ravo.criteria.basis import law_of_edition
from ravo.fault_words import plain_message
from ravo.frames import plain_values
from ravo.messages import Lang, say
from ravo.places.lookup import LEVELS
from ravo.places.spelling import place_of_date
from ravo.survey.sample_notice import notice_of
from ravo.text import format_number

FUZZY_PARTS = ("name", "birth", "size", "village", "members", "code")
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


def gap_sentences(changes: Changes, lang: Lang) -> list[tuple[str, str]]:
    """Return the sentence about places where much of the newer list is missing, and the advice.

    An empty list where there is no such place.
    """
    return [plain_message(fault, lang) for fault in changes.faults if fault.code == GAPS]


def sentence_of(changes: Changes, lang: Lang) -> str:
    """Return one sentence: `Năm 2024: 12 hộ thoát nghèo, 3 hộ nghèo phát sinh, …`.

    Of a month's list it is `Tháng 3/2026: …`.
    """
    year, counts = str(changes.new.year), changes.counts()
    when, old = when_of(changes, "new", "when", lang), when_of(changes, "old", "since", lang)
    missing = changes.missing
    rows = changes.rows
    # A household that was and still is undetermined is no news.
    counts["undetermined"] = int(
        (
            (rows["movement"] == "undetermined")
            & (rows["class_old"] != rows["class_new"])
            & ~changes.unreviewed
        ).sum()
    )
    waiting = int(changes.unreviewed.sum())
    parts = [
        _part(key, count, counts.get("poor_to_near_poor", 0), lang)
        for key, names in PARTS
        if (count := sum(counts.get(name, 0) for name in names))
    ]
    if changes.what_if:
        if not changes.moves:
            law = law_of(changes, lang, old=False)
            return say("changes.sentence_what_if_same", lang, year=year, law=law)
        return say(
            "changes.sentence_what_if",
            lang,
            year=year,
            law=law_of(changes, lang, old=False),
            parts=", ".join(parts),
        )
    if waiting:
        parts.append(say("changes.n_unreviewed", lang, count=waiting))
    if missing:
        parts.append(say("changes.n_missing", lang, count=missing))
    if not changes.moves and not counts.get("undetermined") and not (missing or waiting):
        key = "sentence_evidence" if changes.rows["changed"].any() else "sentence_same"
        params = (
            {"count": int(changes.rows["changed"].sum())}
            if key == "sentence_evidence"
            else {"old": old}
        )
        return say(f"changes.{key}", lang, when=when, **params)
    if not parts:
        parts = [say("changes.n_above", lang, count=changes.moves)]
    return say("changes.sentence", lang, when=when, parts=", ".join(parts))


def _part(key: str, count: int, near: int, lang: Lang) -> str:
    """Return a count in words; of those who left poverty also how many are `near`-poor now.

    A decision lists these as near-poor alone, so that its list of escapes is that much shorter.
    """
    if key == "escaped" and near:
        return say("changes.n_escaped_near", lang, count=count, near=near)
    return say(f"changes.n_{key}", lang, count=count)


def when_of(
    changes: Changes, side: Literal["old", "new"], key: Literal["when", "since", "bare"], lang: Lang
) -> str:
    """Return the year of a side in words, or the month where its lists are all of one month.

    `key` chooses the form: `when` begins a sentence, `since` is inside one, `bare` is the year or
    month alone. Lists of several months on the old side are described as those that come before.
    """
    old = side == "old"
    year = changes.old if old else changes.new
    pairing = changes.pairing
    months = months_of(year, pairing.compared_old if old else pairing.compared_new)
    if len(months) > 1 and old:
        return say("changes.brief_before" if key == "bare" else f"changes.{key}_lists", lang)
    month = next(iter(months)) if len(months) == 1 else None
    if key == "bare":
        return month or str(year.year)
    if month is None:
        return say(f"changes.{key}_year", lang, year=str(year.year))
    return say(f"changes.{key}_month", lang, month=month)


def corner_of(changes: Changes, lang: Lang) -> str:
    """Return the corner of the matrix: which lists its rows and its columns show."""
    return say("changes.brief_corner", lang, **side_names(changes, lang, "when"))


@dataclass(frozen=True)
class ComparisonLine:
    """A line of a table by commune: its name, the places that it adds up, whether it is a total."""

    name: str
    places: tuple[int, ...]
    total: bool = False


def lines_of(changes: Changes, lang: Lang) -> list[ComparisonLine]:
    """Return the communes, a total under each district of several, and the total of all.

    Households whose commune is not known are in a line of their own. A commune where no
    household is compared has no line: it has no figures, which is not 0.
    """
    rows = changes.rows
    used = {*rows["place_old"].tolist(), *rows["place_new"].tolist()}
    every_group = (
        (area, tuple(at for at in places if at in used)) for area, places in changes.layout.groups()
    )
    groups = [(area, places) for area, places in every_group if places]
    unknown = bool(((rows["place_old"] == OPEN) | (rows["place_new"] == OPEN)).any())
    several = len(groups) > 1 or unknown
    lines: list[ComparisonLine] = []
    for area, places in groups:
        lines += [ComparisonLine(changes.layout.names[place], (place,)) for place in places]
        if several and area:
            lines.append(
                ComparisonLine(say("changes.total_of", lang, area=area), places, total=True)
            )
    if unknown:
        lines.append(ComparisonLine(say("changes.open_place", lang), (OPEN,)))
    every = tuple(place for line in lines if not line.total for place in line.places)
    only = groups[0][0] if len(groups) == 1 and len(every) > 1 and not unknown else None
    name = say("changes.total_of", lang, area=only) if only else say("changes.total", lang)
    return [*lines, ComparisonLine(name, every, total=True)]


def side_names(
    changes: Changes, lang: Lang, key: Literal["when", "since", "bare"] = "since"
) -> dict[str, str]:
    """Return the two sides in words: year or month; for a what-if the year by which decree."""
    names = {"old": when_of(changes, "old", key, lang), "new": when_of(changes, "new", key, lang)}
    if changes.what_if is None:
        return names
    return {
        side: f"{name} ({law_of(changes, lang, old=side == 'old')})" for side, name in names.items()
    }


def title_of(changes: Changes, lang: Lang) -> str:
    """Return the place and the years compared, or the decree applied to which year."""
    return ". ".join(part for part in (unit_of(changes), heading_years(changes, lang)) if part)


def notice_of_years(changes: Changes, lang: Lang) -> str:
    """Return the notice that data of either year is invented; empty for real data."""
    return notice_of((p.info for year in (changes.old, changes.new) for p in year.parts), lang)


def heading_years(changes: Changes, lang: Lang) -> str:
    """Return the years or months compared, or the decree applied to which year."""
    if changes.what_if:
        law = law_of(changes, lang, old=False)
        return say("changes.what_if_title", lang, law=law, year=str(changes.new.year))
    new, old = when_of(changes, "new", "when", lang), when_of(changes, "old", "since", lang)
    return say("changes.years", lang, new=new, old=old)


def unit_of(changes: Changes) -> str:
    """Return the units that hold all places of the second year, such as `Xã A, Huyện B, Tỉnh C`."""
    return ", ".join(_units(changes))


def smallest_unit(changes: Changes) -> str:
    """Return the smallest unit that all places of the second year lie in; empty where none is."""
    return next(iter(_units(changes)), "")


def place_of_paper(changes: Changes) -> str:
    """Return the smallest common unit as the place of a paper, without the word for its kind."""
    infos = [part.info for part in changes.new.parts]
    for level in LEVELS:
        names = {getattr(info, level) for info in infos}
        if len(names) == 1 and (name := next(iter(names))):
            return place_of_date(name, level)
    return ""


def _units(changes: Changes) -> list[str]:
    infos = [part.info for part in changes.new.parts]
    levels = [{getattr(info, level) for info in infos} for level in LEVELS]
    return [name for level in levels if len(level) == 1 and (name := next(iter(level)))]


def opening_words(changes: Changes, check: OpeningCheck, lang: Lang) -> str:
    """Return whether the opening agrees, what is not counted, and where movements start."""
    years = side_names(changes, lang)
    counts = check.counts()
    if counts is None:
        sentences = [say("changes.opening_not_filled", lang, **years)]
    else:
        differ = counts.pop("differ")
        key = "differs" if differ else "agrees"
        sentences = [say(f"changes.opening_{key}", lang, count=differ, **years)]
        if any(counts.values()):
            sentences.append(say("changes.opening_besides", lang, **counts, **years))
    return " ".join([*sentences, say(start_key(changes.starts_from), lang)])


def class_heads(changes: Changes, lang: Lang) -> list[str]:
    """Return the classes of the matrix in short words, the last for households of one year only."""
    return [say(f"changes.short_{name}", lang) for name in changes.matrix.columns]


def movement_word(movement: str, lang: Lang) -> str:
    """Return the name of a movement."""
    return say(f"changes.{movement}", lang)


def movement_words(changes: Changes, lang: Lang) -> list[str]:
    """Return the movement of each household, or that the household is not reviewed yet."""
    words = {name: movement_word(name, lang) for name in set(changes.rows["movement"])}
    waiting = say("changes.unreviewed", lang)
    return [
        waiting if waits else words[name]
        for name, waits in zip(changes.rows["movement"], changes.unreviewed, strict=True)
    ]


def counted_movements(changes: Changes, lang: Lang) -> list[tuple[str, int]]:
    """Return each movement with its households; those not reviewed yet are a line of their own."""
    counts = changes.counts()
    waiting = int(changes.unreviewed.sum())
    counts["undetermined"] = counts.get("undetermined", 0) - waiting
    lines = [(movement_word(name, lang), counts.get(name, 0)) for name in MOVEMENTS]
    return [*lines, (say("changes.unreviewed", lang), waiting)]


def movements_note(changes: Changes, lang: Lang) -> str:
    """Return the note on which members are counted where, and how the forms count moves between."""
    note = say("changes.movements_note", lang)
    if changes.rows["crossed"].any():
        note += " " + say("changes.method_crossed", lang)
    return note


def cause_word(cause: str | None, lang: Lang) -> str:
    """Return the name of a cause, also that of an undetermined one."""
    return say(f"changes.cause_{cause or 'unknown'}", lang)


def place_name(changes: Changes, place: int, lang: Lang) -> str:
    """Return the name of a place of the layout."""
    return changes.layout.names[place] if place >= 0 else say("changes.open_place", lang)


def evidence_words(changes: Changes, *, old: bool, lang: Lang) -> list[str]:
    """Return the evidence of each movement's class in one year, such as `Điểm B1 130 / 140`."""
    year = changes.old if old else changes.new
    rows = changes.rows["old" if old else "new"].to_numpy()
    kinds = taken(year, rows, "evidence", None)
    values, lines = taken(year, rows, "value", None), taken(year, rows, "line", None)
    wanted = list(zip(kinds, values, lines, strict=True))
    # The households have few different points and incomes: each pair is put into words once.
    known = {one: _evidence(*one, lang) for one in set(wanted)}
    return [known[one] for one in wanted]


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


def people_words(changes: Changes, *, came: bool) -> list[str | None]:
    """Return for every movement who came, or who went: names with birth years; None for nobody."""
    people = changes.why.arrivals if came else changes.why.departures
    members = (changes.new if came else changes.old).members
    rows = people["member"].to_numpy()
    names = plain_values(members["name"].to_numpy(dtype=object)[rows].tolist())
    births = plain_values(members["birth_year"].to_numpy()[rows].tolist())
    words: dict[int, list[str]] = {}
    for at, name, birth in zip(people["at"].tolist(), names, births, strict=True):
        word = name or "?"
        words.setdefault(at, []).append(f"{word} ({birth:.0f})" if birth is not None else word)
    return ["; ".join(words[at]) if at in words else None for at in range(len(changes.rows))]


def pair_words(changes: Changes, lang: Lang) -> list[str | None]:
    """Return for every movement the parts of its likeness and the gap to the runner-up.

    None for households that were not paired by likeness.
    """
    pairs = changes.pairing.pairs
    fuzzy = pairs[pairs["how"] == "fuzzy"]
    codes = {"old": _codes(changes.old), "new": _codes(changes.new)}
    words = {
        (pair["old"], pair["new"]): "; ".join([*_parts(pair, lang), _runner_up(pair, codes, lang)])
        for pair in fuzzy.to_dict("records")
    }
    keys = zip(changes.rows["old"].tolist(), changes.rows["new"].tolist(), strict=True)
    return [words.get(key) for key in keys]


def _codes(year: Year) -> list[Any]:
    return plain_values(year.households["code"].tolist())


def _parts(pair: dict[Any, Any], lang: Lang) -> list[str]:
    """Return the known parts of a likeness, such as `tên 0,97`."""
    return [
        f"{say(f'changes.part_{name}', lang)} {format_number(float(pair[name]), lang)}"
        for name in FUZZY_PARTS
        if pair[name] is not None and pair[name] == pair[name]
    ]


def _runner_up(pair: dict[Any, Any], codes: dict[str, list[Any]], lang: Lang) -> str:
    if pair["rival_old"] < 0:
        return say("changes.no_rival", lang)
    names = {side: codes[side][int(pair[f"rival_{side}"])] or "?" for side in codes}
    rival, gap = float(pair["rival_score"]), float(pair["gap"])
    return say("changes.rival", lang, **names, score=rival, gap=gap)


def indicator_names(changes: Changes, lang: Lang) -> list[str]:
    """Return the names of the indicators in the comparison, with numbers where given."""
    known: dict[str, str] = {}
    for edition in _editions(changes):
        for item in edition.indicators:
            known.setdefault(item.id, f"{item.number}. {item.label.say(lang)}")
    return [known.get(name, name) for name in changes.why.indicators]


def bare_indicator_names(changes: Changes, lang: Lang) -> list[str]:
    """Return the names of the indicators in words of the annex, without numbers.

    An indicator of criteria that are not at hand is named as such.
    """
    known: dict[str, str] = {}
    for edition in _editions(changes):
        for item in edition.indicators:
            known.setdefault(item.id, item.label.say(lang))
    unknown = say("changes.other_indicator", lang)
    return [known.get(name, unknown) for name in changes.why.indicators]


def law_of(changes: Changes, lang: Lang, *, old: bool) -> str:
    """Return the documents that judged a year in words, such as `Nghị định 07/2021/NĐ-CP`."""
    year = changes.old if old else changes.new
    tried = changes.what_if if not old else None
    parts = {part.edition_sha256: part for part in year.parts}
    editions = [edition_of(part) for part in parts.values()]
    words = [law_of_edition(item).say(lang) for item in editions if item is not None]
    return ", ".join(dict.fromkeys(words)) or tried or say("changes.other_law", lang)


def _editions(changes: Changes) -> list[Edition]:
    parts = {
        part.edition_sha256: part for year in (changes.new, changes.old) for part in year.parts
    }
    return [edition for part in parts.values() if (edition := edition_of(part)) is not None]
