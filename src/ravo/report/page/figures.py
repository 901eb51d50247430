"""Every number of the summary page, from a district's figures, also for report.json."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from ravo.changes.identity import DATA_SIGN, FORM_OF
from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.report.areas.model import AreaMap
from ravo.report.figures.ground import last_of, unmatched
from ravo.report.figures.model import (
    CommuneFigures,
    CommuneFlow,
    District,
    key_of,
    with_one_checker,
)
from ravo.report.forms.settings import ReportSettings
from ravo.report.page.measures import measure_figures
from ravo.report.page.model import (
    AreaFigures,
    ClassCounts,
    CommuneCoverage,
    CommuneRow,
    MovementFigures,
    PageFigures,
    Residents,
    RowCounts,
    Tally,
    Waterfall,
)
from ravo.report.page.people import cause_rows, deprived_shares, group_rows, indicator_rows
from ravo.report.page.rates import (
    last_parts,
    places_of,
    rate_of,
    rows_of,
    sum_of,
    target_of,
    total_of,
    totals_of,
)
from ravo.report.page.villages import near_of, poorest_of, profiles_of, village_rows
from ravo.report.page.years import years_figures


def figures_of(
    district: District, settings: ReportSettings, areas: AreaMap | None = None
) -> PageFigures:
    """Return every number of the page. Rates are in % with two decimals, changes in points."""
    cover = _coverage(district)
    last = district.previous.communes if district.previous and cover.compared else None
    classes = _classes(district.communes, last)
    plan = settings.target_of(district.year)
    communes = _communes(district, settings)
    villages = village_rows(district)
    return PageFigures(
        year=district.year,
        last_year=district.previous.year if district.previous else None,
        unit=settings.unit or district.name,
        level=district.level,
        province=district.province,
        edition=district.edition_id,
        coverage=cover,
        residents=_residents(district.communes, last),
        classes=classes,
        target=target_of(classes.poor, classes.listed, plan, yearly=is_yearly(district)),
        tally=_tally(communes) if plan is not None else None,
        communes=communes,
        indicators=indicator_rows(district, compared=cover.compared),
        causes=cause_rows(district.communes),
        groups=group_rows(district.communes),
        moves=_moves(district),
        near=near_of(villages, settings),
        poorest=poorest_of(villages),
        villages=profiles_of(district) if district.level == "commune" else (),
        quality=_quality(district.communes),
        one_checker=with_one_checker(district.communes),
        years=years_figures(district.several),
        measures=measure_figures(district, compared=cover.compared),
        areas=_areas(communes, areas) if areas is not None and areas.shapes else None,
    )


def _areas(communes: Sequence[CommuneRow], areas: AreaMap) -> AreaFigures:
    without = tuple(row.name for row in communes if row.key not in areas.shapes)
    drawn = len(communes) - len(without)
    return AreaFigures(areas.column or "", drawn, without, len(areas.outside))


def _tally(communes: Iterable[CommuneRow]) -> Tally:
    verdicts = Counter(row.target.verdict for row in communes if row.target is not None)
    return Tally(verdicts["met"], verdicts["exceeded"], verdicts["missed"], verdicts["unknown"])


def page_values(
    district: District, settings: ReportSettings, areas: AreaMap | None = None
) -> dict[str, Any]:
    """Return every number printed on the page, for report.json: null means "chưa có số liệu"."""
    return values_of(figures_of(district, settings, areas))


def values_of(figures: PageFigures) -> dict[str, Any]:
    """Return the figures as JSON values: keys are names of fields, labels are objects vi/en."""
    return {key: _plain(value) for key, value in asdict(figures).items()}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if hasattr(value, "_asdict"):
        return value._asdict()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value


def is_yearly(district: District) -> bool:
    """Return whether the year before was given, so that a yearly target can be judged."""
    return district.previous is not None and district.previous.year == district.year - 1


def _coverage(district: District) -> CommuneCoverage:
    now, last = unmatched(district)
    sent = len(district.communes)
    without = [c.place.name for c in district.communes if total_of(c, "households") is None]
    return CommuneCoverage(
        sent=sent,
        expected=sent + len(district.missing),
        compared=district.previous is not None and not now and not last,
        only_now=now,
        only_last=last,
        without_total=tuple(without),
    )


def _residents(
    communes: Sequence[CommuneFigures], last: Sequence[CommuneFigures] | None
) -> Residents:
    return Residents(
        totals_of(communes, "households"),
        totals_of(communes, "members"),
        totals_of(last or (), "households"),
    )


def _classes(
    communes: Sequence[CommuneFigures], last: Sequence[CommuneFigures] | None
) -> ClassCounts:
    return ClassCounts(
        poor=rate_of(communes, last, (HouseholdClass.poor,)),
        near_poor=rate_of(communes, last, (HouseholdClass.near_poor,)),
        listed=rate_of(communes, last, LISTED),
        average_living=rate_of(communes, last, (HouseholdClass.average_living,)),
        undetermined=sum(item.quality.undetermined for item in communes),
    )


def _communes(district: District, settings: ReportSettings) -> tuple[CommuneRow, ...]:
    last = last_of(district)
    plan = settings.target_of(district.year)
    rows = []
    for place, commune in places_of(district):
        mine = (commune,) if commune else ()
        before = last_parts(last, place) if commune else None
        poor, listed = (rate_of(mine, before, k) for k in ((HouseholdClass.poor,), LISTED))
        rows.append(
            CommuneRow(
                key=key_of(place),
                name=place.name,
                district=place.district,
                sent=commune is not None,
                residents=total_of(commune, "households") if commune else None,
                poor=poor,
                near_poor=rate_of(mine, before, (HouseholdClass.near_poor,)),
                listed=listed,
                target=target_of(poor, listed, plan, yearly=is_yearly(district)),
                deprived=_deprived(commune, len(district.indicators)),
                quality=rows_of(commune),
            )
        )
    return tuple(rows)


def _deprived(commune: CommuneFigures | None, indicators: int) -> tuple[float | None, ...]:
    return (None,) * indicators if commune is None else deprived_shares(commune)


def _moves(district: District) -> MovementFigures | None:
    moved = district.movements
    if moved is None:
        return None
    both = moved.forms[FORM_OF[HouseholdClass.poor]]
    out = [item.place.name for item in district.communes if key_of(item.place) not in both]
    return MovementFigures(
        len(both),
        tuple(out),
        _waterfall(moved.totals[FORM_OF[HouseholdClass.poor]]),
        _waterfall(moved.totals[FORM_OF[HouseholdClass.near_poor]]),
        moved.earlier,
    )


def _waterfall(flow: CommuneFlow) -> Waterfall:
    households, members = flow.unexplained
    return Waterfall(
        flow.households,
        flow.members,
        DATA_SIGN * households,
        DATA_SIGN * members,
        households,
        members,
    )


def _quality(communes: Iterable[CommuneFigures]) -> RowCounts:
    rows = [rows_of(commune) for commune in communes]
    return RowCounts(*(sum_of(getattr(row, name) for row in rows) for name in RowCounts.__slots__))
