"""The households that count as newly escaped: on a terminal, as JSON."""

from collections.abc import Sequence
from typing import Any, Literal, TypeVar

from ravo.criteria.terms import HouseholdClass
from ravo.messages import Lang, spoken
from ravo.printable import dumped_json
from ravo.register.newly_escaped import LeftOutHousehold, NewlyEscaped, NewlyEscapedHousehold
from ravo.register.shown import folded, period_word, table_lines, word
from ravo.survey.sample_notice import notice_for

Listed = TypeVar("Listed", NewlyEscapedHousehold, LeftOutHousehold)
COLUMNS = {
    "code": 11,
    "head": 18,
    "village": 13,
    "from": 9,
    "escaped": 14,
    "until": 10,
}
OUT_COLUMNS = {"code": 11, "head": 18, "place": 20, "period": 7, "reason": 20}


def rendered(listed: NewlyEscaped, format: Literal["text", "json"], lang: Lang) -> str:
    """Return the list as text or as JSON."""
    if format == "text":
        return newly_escaped_text(listed, lang)
    return dumped_json(newly_escaped_json(listed)) + "\n"


def newly_escaped_json(listed: NewlyEscaped) -> dict[str, Any]:
    """Return the list as `ravo register newly-escaped --format json` prints it."""
    return {
        "on": listed.on.isoformat(),
        "households": [
            {
                "uid": item.uid,
                "ma_ho": item.ma_ho,
                "commune": item.commune,
                **({"old_commune": item.old_commune} if item.old_commune else {}),
                "village": item.village,
                "from_class": item.from_class,
                "to_class": item.to_class,
                "escaped_on": item.escaped_on.isoformat(),
                "until": item.until.isoformat(),
                "derived": item.derived,
            }
            for item in listed.households
        ],
        "left_out": [
            {
                "uid": item.uid,
                "ma_ho": item.ma_ho,
                "commune": item.commune,
                "village": item.village,
                "reason": item.reason,
                "period": item.period,
            }
            for item in listed.left_out
        ],
    }


def newly_escaped_text(listed: NewlyEscaped, lang: Lang) -> str:
    """Return the list for a terminal of 80 columns, a table for each commune."""
    notice = notice_for(listed.invented, lang)
    lines = [*(folded(notice) if notice else ()), *folded(sentence(listed, lang))]
    for commune, homes in by_commune(listed.households).items():
        lines += ["", word("commune", lang, commune=commune, count=len(homes)), ""]
        rows = [
            (
                item.ma_ho or "",
                item.head_name or "",
                village_of(item, lang),
                word(f"class_{item.from_class}", lang),
                _escaped(item, lang),
                spoken(item.until, lang),
            )
            for item in homes
        ]
        lines += table_lines(COLUMNS, rows, lang)
    if any(item.derived for item in listed.households):
        lines += ["", *folded(word("derived_note", lang))]
    lines += _left_out_lines(listed.left_out, lang)
    return "\n".join(lines) + "\n"


def _left_out_lines(left_out: Sequence[LeftOutHousehold], lang: Lang) -> list[str]:
    """Return the lines of the left-out households, each with its reason."""
    if not left_out:
        return []
    rows = [
        (
            item.ma_ho or "",
            item.head_name or "",
            ", ".join(part for part in (item.village, item.commune) if part),
            period_word(item.period),
            word(f"out_{item.reason}", lang),
        )
        for item in left_out
    ]
    heading = folded(word("out_sentence", lang, count=len(left_out)))
    return ["", *heading, "", *table_lines(OUT_COLUMNS, rows, lang)]


def sentence(listed: NewlyEscaped, lang: Lang) -> str:
    """Return the sentence on how many households count, and which lists it is based on."""
    poor = sum(item.from_class == HouseholdClass.poor for item in listed.households)
    counts = {"count": len(listed.households), "poor": poor}
    near = len(listed.households) - poor
    words = word("newly_escaped", lang, day=listed.on, near=near, **counts)
    if listed.last_period is None:
        return words
    return f"{words} {word('until_period', lang, period=period_word(listed.last_period))}"


def by_commune(households: Sequence[Listed]) -> dict[str, list[Listed]]:
    """Return households by their commune, in the order in which they come."""
    homes: dict[str, list[Listed]] = {}
    for item in households:
        homes.setdefault(item.commune or "…", []).append(item)
    return homes


def village_of(item: NewlyEscapedHousehold, lang: Lang) -> str:
    """Return the village of a household, with its commune of before 1/7/2025 where that differs."""
    village = item.village or ""
    if item.old_commune is None:
        return village
    return word("village_of_old", lang, village=village, commune=item.old_commune).strip()


def _escaped(item: NewlyEscapedHousehold, lang: Lang) -> str:
    day = spoken(item.escaped_on, lang)
    return f"{day} (*)" if item.derived else day
