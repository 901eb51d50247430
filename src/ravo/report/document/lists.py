"""The lists of the written report: units, villages, indicators, groups, causes."""

from collections.abc import Callable, Sequence
from operator import itemgetter

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.messages import say
from ravo.report.document import sentences
from ravo.report.document.comparison import before_of, whole_before
from ravo.report.figures.ground import CommuneParts, last_of
from ravo.report.figures.model import CAUSES, CommuneFigures, District
from ravo.report.forms.facts import form_facts
from ravo.report.forms.settings import ReportSettings, YearTarget
from ravo.report.forms.tables import tree_of
from ravo.report.page.figures import is_yearly
from ravo.report.page.rates import points, rate_of, share_of, sum_of, target_of, totals_of
from ravo.text import sort_key
from ravo.word.fields import Values

MOST_VILLAGES = 10
COMMUNE, TOTAL = "level_commune", "row_total"
TO_FILL_IN = " (ghi rõ)"
GROUPS = ("minority", "local", "no_labour", "merit", "woman")
Communes = Sequence[CommuneFigures]
CommuneCount = Callable[[CommuneFigures, str], int | None]


def unit_rows(district: District, settings: ReportSettings) -> list[Values]:
    """Return a line for each commune, under its district in a province; then the total."""
    groups, yearly = tree_of(district).groups, is_yearly(district)
    nested = district.level == "province" and any(
        head and head.level == "district" for head, _ in groups
    )
    last, rows = last_of(district), list[Values]()
    plan = settings.target_of(district.year)

    def add(
        stt: str, name: str, level: str, communes: Communes, before: CommuneParts | None
    ) -> None:
        """Append the line of one unit."""
        rows.append(_unit((stt, name, level), communes, before, plan, yearly=yearly))

    for head, below in groups:
        sent = [figures for _, figures in below if figures is not None]
        if nested and head is not None:
            add(head.stt, head.name, "level_district", sent, before_of(sent, last))
        for unit, figures in below:
            mine = [figures] if figures is not None else []
            stt = unit.stt if nested else str(len(rows) + 1)
            add(stt, unit.name, COMMUNE, mine, before_of(mine, last))
    add("", say("document.total", "vi"), TOTAL, district.communes, whole_before(district))
    return rows


def _unit(
    labels: tuple[str, str, str],
    communes: Communes,
    before: CommuneParts | None,
    plan: YearTarget | None,
    *,
    yearly: bool,
) -> Values:
    """Return one line; every figure is None for a unit that sent no results."""
    stt, name, level = labels
    poor, near, average = (
        rate_of(communes, before, (klass,)) for klass in (*LISTED, HouseholdClass.average_living)
    )
    listed = rate_of(communes, before, LISTED)
    target = target_of(poor, listed, plan, yearly=yearly)
    return {
        "tt": stt,
        "ten": name,
        "cap": say("document.row_total" if level == TOTAL else f"forms.{level}", "vi"),
        "dam": level != COMMUNE,
        "co_so_lieu": bool(communes),
        "dan_cu_ho": totals_of(communes, "households"),
        "dan_cu_khau": totals_of(communes, "members"),
        "ngheo_ho": poor.households,
        "ngheo_khau": poor.members,
        "ngheo_ty_le": poor.rate,
        "can_ngheo_ho": near.households,
        "can_ngheo_khau": near.members,
        "can_ngheo_ty_le": near.rate,
        "trung_binh_ho": average.households,
        "ngheo_ty_le_truoc": poor.last_rate,
        "thay_doi_ty_le": poor.change,
        "da_chieu_ho": listed.households,
        "da_chieu_ty_le": listed.rate,
        "da_chieu_ty_le_truoc": listed.last_rate,
        "da_chieu_thay_doi": listed.change,
        "ket_luan": sentences.verdict_cell(target.verdict) if target is not None else "",
    }


def village_rows(district: District) -> list[Values]:
    """Return the villages with the most poor households: ten, or all for a single commune."""
    villages = [(village, item.place) for item in district.communes for village in item.villages]
    ranked = sorted(
        villages, key=lambda pair: (-pair[0].poor, -pair[0].near_poor, sort_key(pair[0].name))
    )
    shown = ranked if district.level == "commune" else ranked[:MOST_VILLAGES]
    return [
        {
            "tt": str(n),
            "ten": village.name or say("document.no_village", "vi"),
            "xa": place.name,
            "ngheo_ho": village.poor,
            "can_ngheo_ho": village.near_poor,
        }
        for n, (village, place) in enumerate(shown, 1)
    ]


def indicator_rows(district: District, before: Sequence[CommuneFigures] | None) -> list[Values]:
    """Return a line for each indicator of the edition: deprived households and their share.

    Last year's share is included where both years report the same area by an edition that has the
    indicator.
    """
    previous = (
        {item.id: at for at, item in enumerate(district.previous.indicators)}
        if district.previous
        else {}
    )
    rows = []
    for at, item in enumerate(district.indicators):
        row = _shares(district.communes, _deprived(at))
        old = previous.get(item.id)
        last = None
        if before is not None and old is not None:
            last = _shares(before, _deprived(old))["ngheo_ty_le"]
        change = points(row["ngheo_ty_le"], last)
        rows.append(
            {
                "tt": str(item.number),
                "ten": item.label.vi,
                **row,
                "ngheo_ty_le_truoc": last,
                "thay_doi_ty_le": change,
            }
        )
    return rows


def _deprived(at: int) -> CommuneCount:
    def counted(commune: CommuneFigures, klass: str) -> int | None:
        """Return the households of a class that this line counts; None where it is unknown."""
        counts = commune.deprived[klass]
        return counts[at] if at < len(counts) else None

    return counted


def _shares(communes: Sequence[CommuneFigures], count: CommuneCount) -> Values:
    """Return the numbers of poor and near-poor households, and their share of each class."""
    values: Values = {}
    for name, klass in zip(("ngheo", "can_ngheo"), LISTED, strict=True):
        part = sum_of(count(item, klass) for item in communes)
        whole = sum(item.classes[klass].households for item in communes)
        values |= {f"{name}_ho": part, f"{name}_ty_le": share_of(part, whole)}
    return values


def group_rows(communes: Sequence[CommuneFigures], settings: ReportSettings) -> list[Values]:
    """Return a line for each group of households; local peoples if the settings include them."""
    names = [name for name in GROUPS if name != "local" or settings.local_ethnic]
    return [
        {
            "tt": str(n),
            "ten": say(f"document.group_{name}", "vi"),
            **_shares(communes, _grouped(name)),
        }
        for n, name in enumerate(names, 1)
    ]


def _grouped(name: str) -> CommuneCount:
    def counted(commune: CommuneFigures, klass: str) -> int | None:
        """Return the households of a class that this line counts; None where it is unknown."""
        share = getattr(commune.groups[klass], name)
        return None if share is None else int(share.households)

    return counted


def cause_rows(communes: Sequence[CommuneFigures], settings: ReportSettings) -> list[Values]:
    """Return a line for each cause, the most frequent among poor households first, unknown last."""
    columns = {column.figure: column.heading[-1] for column in form_facts()["10"].columns}
    rows = [
        {
            "ten": settings.causes.of(name, _as_a_line(columns[f"cause.{name}"])),
            **_shares(communes, _caused(name)),
        }
        for name in CAUSES
    ]
    known = [row for row in rows if row["ngheo_ho"] is not None]
    known.sort(key=itemgetter("ngheo_ho"), reverse=True)
    unknown = [row for row in rows if row["ngheo_ho"] is None]
    return [{"tt": str(n), **row} for n, row in enumerate([*known, *unknown], 1)]


def _as_a_line(heading: str) -> str:
    """Return the heading of a form's column without its note for the person who fills it in."""
    return heading.removesuffix(TO_FILL_IN).rstrip(".")


def _caused(name: str) -> CommuneCount:
    return lambda commune, klass: commune.causes[klass][name]
