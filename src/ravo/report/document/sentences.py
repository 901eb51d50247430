"""Sentences that follow the figures. A report to an authority is always in Vietnamese."""

from collections.abc import Iterable, Sequence
from datetime import date

from ravo.changes.identity import FORM_OF
from ravo.criteria.terms import HouseholdClass
from ravo.formats import UnitLevel
from ravo.messages import say
from ravo.report.document.comparison import lacking
from ravo.report.document.fields import worded
from ravo.report.figures.model import CommuneFigures, CommuneFlow, District, key_of
from ravo.report.page.model import Rate, Target, Verdict
from ravo.text import NAMED, capitalised, few_and_more, format_signed, uncapitalised
from ravo.word.fields import Values

KINDS = (
    "huyện",
    "quận",
    "thị xã",
    "thành phố",
    "tỉnh",
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
)
MOST = 3
"""The number of indicators and causes that a sentence names."""


def _say(key: str, **params: object) -> str:
    return say(f"document.{key}", "vi", **params)


def inside(name: str) -> str:
    """Return a unit's name in the form used inside a sentence: `huyện Lấp Vò`."""
    is_unit = name.lower().startswith(KINDS)
    return uncapitalised(name) if is_unit else name


def named(names: Sequence[str]) -> str:
    """Return units in a sentence: the first dozen names, and the number of the others."""
    few, more = few_and_more(names, NAMED)
    shown = ", ".join(map(inside, few))
    return _say("and_more", names=shown, more=more) if more else shown


def sent(count: int, missing: Sequence[str]) -> str:
    """Report the communes that sent results, and those that did not; empty for a single commune."""
    if not missing:
        return "" if count == 1 else _say("sent_all", count=count)
    return _say("sent", count=count, all=count + len(missing), missing=named(missing))


def quality(values: Values, unchecked: int) -> str:
    """Report the households reviewed, those without a class, and score tables not double-checked.

    `unchecked` is the number of communes whose B1 comes from a score table that one person typed.
    """
    sentence = _classed(values)
    return f"{sentence} {_say('unchecked_grid', count=unchecked)}" if unchecked else sentence


def _classed(values: Values) -> str:
    sentence = _say("reviewed", read=values["doc"] - values["de_trong"] - values["khong_con"])
    parts = [
        _say(name, count=values[name]) for name in ("bi_loai", "chua_xac_dinh") if values[name]
    ]
    if not parts:
        return f"{sentence} {_say('all_classed')}"
    return f"{sentence} {_say('not_classed', parts=_say('and').join(parts))}"


def level(name: str, now: Rate, unclassed: int = 0) -> str:
    """Report the households of a class, their members and their rate.

    The sentence "there are none" is used only where `unclassed`, the number of households without a
    class, is 0.
    """
    what = _say(f"what_{name}")
    if now.households == 0:
        key = "level_open" if unclassed else "level_none"
        return _say(key, what=what, count=unclassed)
    rated = now.rate is not None
    rate = _say("of_residents", rate=worded("percent", now.rate)) if rated else _say("no_rate")
    counts = {"households": now.households, "members": now.members, "what": what}
    if name == "da_chieu" and rated:
        return _say("level_listed", rate=worded("percent", now.rate), **counts)
    return _say("level", rate=rate, **counts)


def compared(name: str, year: int, now: int, last: int, rate: Rate) -> str:
    """Report the change of a class since last year: households, then the rate."""
    what = _say(f"what_{name}")
    if now == last == 0:
        return _say("compared_none", year=str(year), what=what)
    counted = _say(_way("households", now - last), by=abs(now - last), before=last, now=now)
    if now == 0 or last == 0:
        counted = _say("households_gone" if now == 0 else "households_came", before=last, now=now)
    if rate.change is None:
        rated = _say("rate_unknown")
    else:
        figures = {"before": worded("percent", rate.last_rate), "now": worded("percent", rate.rate)}
        rated = _say(_way("rate", rate.change), by=worded("reduction", abs(rate.change)), **figures)
    key = "compared_listed" if name == "da_chieu" else "compared"
    return _say(key, year=str(year), what=what, counted=counted, rated=rated)


def _way(what: str, change: float) -> str:
    return f"{what}_{'same' if change == 0 else 'rose' if change > 0 else 'fell'}"


def decision(number: str, day: date | None) -> str:
    """Report the decision that recognises the results."""
    return _say("decision", number=number, day=day_words(day))


def day_words(day: date | None) -> str:
    """Return a date in words: days below 10, January and February with a leading 0."""
    if day is None:
        return ""
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return _say("of_day", day=f"{day.day:02d}", month=month, year=str(day.year))


def not_comparable(district: District) -> str:
    """Explain why the two years cannot be compared, naming the communes concerned."""
    new, gone = lacking(district)
    last = str(district.previous.year) if district.previous else ""
    reasons = [
        _say("lacks", year=year, names=named(names))
        for year, names in ((last, new), (str(district.year), gone))
        if names
    ]
    return _say("not_comparable", reasons="; ".join(reasons) or _say("other_map"))


def verdict(met: Verdict) -> str:
    """Return đạt, vượt, chưa đạt or chưa có số liệu."""
    words = {"met": "met", "exceeded": "exceeded", "missed": "not_met", "unknown": "unknown"}
    return _say(words[met])


def verdict_cell(met: Verdict) -> str:
    """Return the verdict as a table shows it."""
    return _say("unknown_cell") if met == "unknown" else verdict(met)


def rate_words(result: Target) -> str:
    """Return the name of a target's rate inside a sentence."""
    return _say(f"rate_of_{result.rate}")


def no_target(year: int) -> str:
    """Report that no target is set for the year."""
    return _say("no_target", year=str(year))


def target(result: Target, district: District) -> str:
    """Report whether the plan's yearly reduction of its rate was achieved."""
    key = "plan" if result.least < result.most else "plan_one"
    plan = _say(key, least=result.least, most=result.most, source=result.source)
    rate = rate_words(result)
    if result.reduction is None:
        return _say("target_unknown", rate=rate, plan=plan)
    moved = worded("points", 0.0 - result.reduction)
    last = str(district.previous.year) if district.previous else ""
    return _say(
        f"target_{result.verdict if result.verdict != 'unknown' else 'not_yearly'}",
        rate=capitalised(rate),
        moved=moved,
        plan=plan,
        year=last,
    )


def unit_word(level: UnitLevel) -> str:
    """Return the word for a unit at a level, such as huyện."""
    return say(f"page.unit_{level}", "vi")


def targets(met: int, short: Sequence[str], unknown: int, level: UnitLevel) -> str:
    """Report the communes that achieve the target of their unit, and those that do not."""
    unit = unit_word(level)
    if not met and not short:
        return _say("targets_unknown", unit=unit)
    missed = {"count": len(short), "names": named(short), "unit": unit}
    sentence = (
        _say("targets_all", met=met, unit=unit)
        if not short
        else _say("targets" if met else "targets_none", met=met, **missed)
    )
    return f"{sentence} {_say('targets_some_unknown', count=unknown)}" if unknown else sentence


def extremes(rows: Sequence[Values]) -> str:
    """Report the communes with the highest and lowest poverty rate; empty for a single commune."""
    known = [row for row in rows if not row["dam"] and row["ngheo_ty_le"] is not None]
    known.sort(key=lambda row: -row["ngheo_ty_le"])
    if len(known) < 2:
        return ""
    top, low = known[0], known[-1]
    if top["ngheo_ty_le"] == low["ngheo_ty_le"]:
        return _say("extremes_same", rate=worded("percent", top["ngheo_ty_le"]))
    return _say(
        "extremes",
        top=inside(top["ten"]),
        top_rate=worded("percent", top["ngheo_ty_le"]),
        low=inside(low["ten"]),
        low_rate=worded("percent", low["ngheo_ty_le"]),
    )


def with_counts(rows: Iterable[Values]) -> str:
    """Return the names of rows with their numbers of poor households."""
    return ", ".join(_say("with_count", name=row["ten"], count=row["ngheo_ho"]) for row in rows)


def _with_rates(rows: Iterable[Values]) -> str:
    """Return the names of rows with their numbers and shares of poor households."""
    return "; ".join(
        _say(
            "with_rate",
            name=row["ten"],
            count=row["ngheo_ho"],
            rate=worded("percent", row["ngheo_ty_le"]),
        )
        for row in rows
    )


def deprived_most(indicators: Sequence[Values], communes: Sequence[CommuneFigures]) -> str:
    """Name the indicators with the most deprived poor households, and the unknown part."""
    known = [row for row in indicators if row["ngheo_ho"] is not None]
    known.sort(key=lambda row: -row["ngheo_ho"])
    top = [row for row in known if row["ngheo_ho"]][:MOST]
    if top:
        sentence = _say("deprived_most", names=_with_rates(top))
    else:
        sentence = _say("deprived_none" if known else "deprived_unknown")
    unknown = sum(sum(item.unknown[HouseholdClass.poor]) for item in communes)
    return f"{sentence} {_say('answers_unknown', count=unknown)}" if unknown and known else sentence


def caused_most(causes: Sequence[Values]) -> str:
    """Name the causes that most poor households report."""
    known = [row for row in causes if row["ngheo_ho"] is not None]
    top = [row for row in known if row["ngheo_ho"]][:MOST]
    if not top:
        return _say("caused_none" if known else "caused_unknown")
    return _say("caused_most", names=_with_rates(top))


def moved_poor(flow: CommuneFlow | None, district: District) -> str:
    """Report how many households became poor and ceased to be poor, and how."""
    if flow is None:
        return _no_flow(district)
    start, to_near, out, other_out, from_near, again, new, other_in, end = flow.households
    falls = [
        _with_parts("left_poor", to_near + out, to_near=to_near, passed=out),
        _count("other_out", other_out),
    ]
    rises = [
        _with_parts(
            "became_poor",
            from_near + again + new,
            from_near=from_near,
            again_poor=_again(again, district),
            new=new,
        ),
        _count("other_in", other_in),
    ]
    return _moved("ngheo", start, (falls, rises), end) + _unexplained("ngheo", flow, district)


def moved_near_poor(flow: CommuneFlow | None, district: District) -> str:
    """Report how many households became near-poor and ceased to be near-poor, and how."""
    if flow is None:
        return _no_flow(district)
    start, out, to_poor, other_out, from_poor, again, new, other_in, end = flow.households
    falls = [
        _count("left_near_poor", out),
        _count("to_poor", to_poor),
        _count("other_out", other_out),
    ]
    came = from_poor + again + new
    rises = [
        _with_parts(
            "became_near_poor",
            came,
            from_poor=from_poor,
            again_near_poor=_again(again, district),
            new=new,
        ),
        _count("other_in", other_in),
    ]
    sentence = _moved("can_ngheo", start, (falls, rises), end)
    return sentence + _unexplained("can_ngheo", flow, district)


def _again(count: int, district: District) -> int:
    """Return the number of households that fell again; 0 where no earlier years are given."""
    moved = district.movements
    return count if moved is not None and moved.earlier else 0


def _moved(name: str, start: int, ways: tuple[list[str], list[str]], end: int) -> str:
    """Return the sentences about a class over the year; movements of 0 are left out."""
    what = _say(f"what_{name}")
    first = _say("start" if start else "start_none", what=what, count=start)
    falls, rises = (", ".join(part for part in way if part) for way in ways)
    middle = _say("moved" if falls or rises else "moved_none", what=what)
    parts = [falls or _say("no_fall", what=what), rises or _say("no_rise", what=what)]
    last = _say("end" if end else "end_none", what=what, count=end)
    body = f"{middle} {'; '.join(parts)}." if falls or rises else middle
    return f"{first} {body} {last}"


def _count(key: str, count: int) -> str:
    """Return the words for a number of households; empty for 0."""
    return _say(key, count=count) if count else ""


def _with_parts(key: str, count: int, **parts: int) -> str:
    """Return the words for a number of households, with the number of each kind among them."""
    named_parts = ", ".join(_count(name, part) for name, part in parts.items() if part)
    return _say(key, count=count, parts=named_parts) if count else ""


def _unexplained(name: str, flow: CommuneFlow, district: District) -> str:
    """Report the unexplained difference of a movement, with its sign, and the communes."""
    moved = district.movements
    if not any(flow.unexplained) or moved is None:
        return ""
    number = FORM_OF[HouseholdClass.poor if name == "ngheo" else HouseholdClass.near_poor]
    by_commune = {
        inside(item.place.name): moved.forms[number][key_of(item.place)].unexplained
        for item in district.communes
        if key_of(item.place) in moved.forms[number]
    }
    places = [
        _say("left_at", name=unit, left=_left(left))
        for unit, left in by_commune.items()
        if any(left)
    ]
    where = _say("left_where", names=named(places)) if len(district.communes) > 1 else ""
    return " " + _say("left_over", left=_left(flow.unexplained), where=where)


def _left(left: tuple[int, int]) -> str:
    """Return the unexplained households and members in words; parts that are 0 are left out."""
    units = zip(("left_households", "left_members"), left, strict=True)
    return ", ".join(_say(key, count=signed(count)) for key, count in units if count)


def signed(count: int) -> str:
    """Return a difference with its sign."""
    return format_signed(count, "vi", 0)


def _no_flow(district: District) -> str:
    if district.previous is None:
        return _say("no_last_year")
    moved = district.movements.forms[FORM_OF[HouseholdClass.poor]] if district.movements else {}
    names = [item.place.name for item in district.communes if key_of(item.place) not in moved]
    return _say("no_flow", names=named(names))


def near(b1: int, apart: int, points: int, indicators: int) -> str:
    """Report the households near the line by points, and separately those by indicators only."""
    first = _say("near_b1", count=b1, points=points) if b1 else _say("near_none", points=points)
    second = _say("near_apart", count=apart, indicators=indicators) if apart else ""
    return f"{first} {second}".strip()
