"""Sentences that follow the figures. A report to an authority is always in Vietnamese."""

from collections.abc import Iterable, Sequence

from ravo.changes.identity import FORM_OF
from ravo.criteria.terms import HouseholdClass
from ravo.messages import say
from ravo.report.document.comparison import lacking
from ravo.report.document.fields import Values, worded
from ravo.report.figures.model import CommuneFigures, CommuneFlow, District, key_of
from ravo.report.page.model import Rate, Target, Verdict
from ravo.text import NAMED, first_few

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
    return name[:1].lower() + name[1:] if is_unit else name


def named(names: Sequence[str]) -> str:
    """Return units in a row inside a sentence: the first dozen, and the number of the others."""
    few, more = first_few(names, NAMED)
    shown = ", ".join(map(inside, few))
    return _say("and_more", names=shown, more=more) if more else shown


def sent(count: int, missing: Sequence[str]) -> str:
    """Report the communes that handed in results, and those that did not; empty for one alone."""
    if not missing:
        return "" if count == 1 else _say("sent_all", count=count)
    return _say("sent", count=count, all=count + len(missing), missing=named(missing))


def quality(values: Values, unchecked: int) -> str:
    """Report the households reviewed, those without a class, and what nobody has checked.

    `unchecked` is the number of communes whose B1 comes from a score table that one person typed.
    """
    said = _classed(values)
    return f"{said} {_say('unchecked_grid', count=unchecked)}" if unchecked else said


def _classed(values: Values) -> str:
    said = _say("reviewed", read=values["doc"] - values["de_trong"])
    parts = [
        _say(name, count=values[name]) for name in ("bi_loai", "chua_xac_dinh") if values[name]
    ]
    if not parts:
        return f"{said} {_say('all_classed')}"
    return f"{said} {_say('not_classed', parts=_say('and').join(parts))}"


def level(name: str, now: Rate) -> str:
    """Report the households of a class, their members and their rate."""
    rate = (
        _say("of_residents", rate=worded("percent", now.rate))
        if now.rate is not None
        else _say("no_rate")
    )
    what = _say(f"what_{name}")
    return _say("level", households=now.households, what=what, members=now.members, rate=rate)


def compared(name: str, year: int, now: int, last: int, rate: Rate) -> str:
    """Report how a class changed since last year: households, then the rate."""
    counted = _say(_way("households", now - last), by=abs(now - last), before=last, now=now)
    if rate.change is None:
        rated = _say("rate_unknown")
    else:
        figures = {"before": worded("percent", rate.last_rate), "now": worded("percent", rate.rate)}
        rated = _say(_way("rate", rate.change), by=worded("reduction", abs(rate.change)), **figures)
    return _say("compared", year=str(year), what=_say(f"what_{name}"), counted=counted, rated=rated)


def _way(what: str, change: float) -> str:
    return f"{what}_{'same' if change == 0 else 'rose' if change > 0 else 'fell'}"


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
    """Return đạt, chưa đạt or chưa có số liệu."""
    words = {"met": "met", "exceeded": "met", "missed": "not_met", "unknown": "unknown"}
    return _say(words[met])


def verdict_cell(met: Verdict) -> str:
    """Return the verdict as a table shows it."""
    return _say("unknown_cell") if met == "unknown" else verdict(met)


def target(result: Target, district: District) -> str:
    """Report whether the plan's yearly reduction of the poverty rate is kept."""
    bounds = {"least": result.least, "most": result.most}
    plan = (
        _say("plan", **bounds)
        if result.least < result.most
        else _say("plan_one", least=result.least)
    )
    if result.reduction is None:
        return _say("target_unknown", plan=plan)
    moved = worded("points", 0.0 - result.reduction)
    last = str(district.previous.year) if district.previous else ""
    return _say(
        f"target_{result.verdict if result.verdict != 'unknown' else 'not_yearly'}",
        moved=moved,
        plan=plan,
        year=last,
    )


def targets(met: int, short: Sequence[str], unknown: int) -> str:
    """Report the communes that keep the target, and those that do not."""
    if not met and not short:
        return _say("targets_unknown")
    said = (
        _say("targets_all", met=met)
        if not short
        else _say("targets", met=met, count=len(short), names=named(short))
    )
    return f"{said} {_say('targets_some_unknown', count=unknown)}" if unknown else said


def extremes(rows: Sequence[Values]) -> str:
    """Name the communes with the highest and the lowest poverty rate; empty for one alone."""
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


def _with_rates(rows: Iterable[Values]) -> str:
    """Return the names of rows with their poor households and the share of them."""
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
    """Name the indicators with most deprived poor households, and the unknown part."""
    known = [row for row in indicators if row["ngheo_ho"] is not None]
    known.sort(key=lambda row: -row["ngheo_ho"])
    top = [row for row in known if row["ngheo_ho"]][:MOST]
    if top:
        said = _say("deprived_most", names=_with_rates(top))
    else:
        said = _say("deprived_none" if known else "deprived_unknown")
    unknown = sum(sum(item.unknown[HouseholdClass.poor]) for item in communes)
    return f"{said} {_say('answers_unknown', count=unknown)}" if unknown and known else said


def caused_most(causes: Sequence[Values]) -> str:
    """Name the causes that most poor households give."""
    known = [row for row in causes if row["ngheo_ho"] is not None]
    top = [row for row in known if row["ngheo_ho"]][:MOST]
    if not top:
        return _say("caused_none" if known else "caused_unknown")
    return _say("caused_most", names=_with_rates(top))


def moved_poor(flow: CommuneFlow | None, district: District) -> str:
    """Report how households came to be poor and ceased to be."""
    if flow is None:
        return _no_flow(district)
    start, to_near, out, other_out, from_near, again, new, other_in, end = flow.households
    return _say(
        "moved_poor",
        start=start,
        left=to_near + out,
        to_near=to_near,
        out=out,
        other_out=other_out,
        came=from_near + again + new,
        from_near=from_near,
        again=_again("again_poor", again, district),
        new=new,
        other_in=other_in,
        end=end,
    ) + _unexplained(flow)


def moved_near_poor(flow: CommuneFlow | None, district: District) -> str:
    """Report how households came to be near-poor and ceased to be."""
    if flow is None:
        return _no_flow(district)
    start, out, to_poor, other_out, from_poor, again, new, other_in, end = flow.households
    return _say(
        "moved_near_poor",
        start=start,
        out=out,
        to_poor=to_poor,
        other_out=other_out,
        came=from_poor + again + new,
        from_poor=from_poor,
        new=new,
        again=_again("again_near_poor", again, district),
        other_in=other_in,
        end=end,
    ) + _unexplained(flow)


def _again(words: str, count: int, district: District) -> str:
    """Report the households that fell again; nothing where no earlier years are given."""
    moved = district.movements
    return _say(words, count=count) if moved is not None and moved.earlier else ""


def _unexplained(flow: CommuneFlow) -> str:
    left = flow.unexplained[0]
    return " " + _say("left_over", count=abs(left)) if left else ""


def _no_flow(district: District) -> str:
    if district.previous is None:
        return _say("no_last_year")
    moved = district.movements.forms[FORM_OF[HouseholdClass.poor]] if district.movements else {}
    names = [item.place.name for item in district.communes if key_of(item.place) not in moved]
    return _say("no_flow", names=named(names))


def near(b1: int, count: int, points: int) -> str:
    """Report the households near the line, by points and by the number of indicators."""
    return _say("near", b1=b1, count=count, points=points)
