"""The report of a district from its figures: forms, units, identities, and faults."""

from collections.abc import Mapping, Sequence

from ravo.changes.identity import FORM_OF
from ravo.criteria.terms import HouseholdClass
from ravo.faults import Fault
from ravo.messages import Text, text
from ravo.report.figures.households import ListStatus, PoorHouseholds
from ravo.report.figures.model import District, key_of
from ravo.report.forms.facts import MOVED, form_facts
from ravo.report.forms.identities import gaps_of
from ravo.report.forms.lists import lists_of
from ravo.report.forms.model import Foot, FormTable, Gap, Report
from ravo.report.forms.notes import named, over_hundred
from ravo.report.forms.settings import ReportSettings
from ravo.report.forms.tables import tables_of, tree_of
from ravo.results.facts_sheets import lost_facts
from ravo.review.b1_findings import unchecked_score_table
from ravo.text import format_signed

TOTALS = ("households", "members")


def make_report(
    district: District,
    listed: Sequence[PoorHouseholds],
    known: Mapping[tuple[str, int], ListStatus],
    settings: ReportSettings,
) -> Report:
    """Return every form that the inputs allow, and every identity that fails."""
    paths = {key_of(item.place): item.path for item in district.communes}
    tables = (
        *tables_of(district, settings),
        *lists_of(_ordered(district, listed), known, paths, settings),
    )
    return Report(
        year=district.year,
        level=district.level,
        unit=settings.unit or district.name,
        province=district.province,
        units=tree_of(district, settings.blocks).lines,
        tables=tables,
        gaps=gaps_of(tables, district),
        foot=_foot(district, settings),
    )


def _ordered(district: District, listed: Sequence[PoorHouseholds]) -> list[PoorHouseholds]:
    rank = {key_of(item.place): n for n, item in enumerate(district.communes)}
    return sorted(listed, key=lambda commune: rank[key_of(commune.place)])


def _foot(district: District, settings: ReportSettings) -> Foot:
    """Return the signers; a commune's own workbook names them where the settings do not."""
    only = district.communes[0] if district.level == "commune" and district.communes else None
    return Foot(
        settings.place,
        settings.prepared_by or (only.prepared_by if only else None),
        settings.signed_by or (only.signed_by if only else None),
        settings.signer_title,
    )


def faults_of(report: Report, district: District) -> tuple[Fault, ...]:
    """Return the faults of the figures: totals, rates, identities, missing communes and data."""
    return (
        *_totals(district),
        *_over(report.tables),
        *(gap_fault(gap, district) for gap in report.gaps),
        *_missing(district),
        *_not_classed(district),
        *_no_previous(district),
        *_unchecked(district),
        *_without_members(district),
    )


def _totals(district: District) -> list[Fault]:
    faults = []
    for commune in district.communes:
        what = [text(f"forms.lacks_{name}") for name in TOTALS if not getattr(commune.totals, name)]
        if what:
            faults.append(Fault("RV-455", params={"commune": commune.place.name, "what": what}))
    return faults


def _over(tables: Sequence[FormTable]) -> list[Fault]:
    """Return a fault for each total of a commune that is smaller than a part of it."""
    faults, reported = [], set()
    for table in tables:
        for column in table.columns:
            rows = [row for row in over_hundred(table.rows, column) if row.level == "commune"]
            for row in rows:
                top, base = column.rate or ("", "")
                whole = row.values[base]
                # A total of 0 is reported as not filled in.
                if not whole or (row.key, row.line, whole) in reported:
                    continue
                reported.add((row.key, row.line, whole))
                heading = table.column(top)
                params = {
                    "commune": row.unit,
                    "whole": whole,
                    "part": row.values[top],
                    "heading": " – ".join(heading.heading) if heading else "",
                    "form": table.number,
                    "column": column.number or column.code,
                }
                faults.append(Fault("RV-454", params=params))
    return faults


def gap_fault(gap: Gap, district: District) -> Fault:
    """Return the fault of an identity that fails."""
    line: object = text(f"forms.in_{gap.line}") if gap.line else ""
    params = {
        "form": gap.form,
        "unit": gap.unit,
        "line": line,
        "identity": identity_of(gap, district),
        "difference": format_signed(gap.difference, "vi"),
    }
    return Fault("RV-456", params=params)


def identity_of(gap: Gap, district: District) -> Text:
    """Return an identity in words."""
    if gap.identity.startswith("same_1_"):
        words, params = text("forms.id_same_1"), {"column": gap.identity.removeprefix("same_1_")}
    elif gap.identity.startswith("bound_"):
        bound = district.fewest_poor if gap.identity == "bound_poor" else district.most_near_poor
        words, params = text(f"forms.id_{gap.identity}"), {"bound": str(bound)}
    else:
        return text(f"forms.id_{gap.identity}")
    return Text(words.say("vi", **params), words.say("en", **params))


def _missing(district: District) -> list[Fault]:
    names = [place.name for place in district.missing]
    return (
        [Fault("RV-459", params={"count": len(names), "communes": named(names)})] if names else []
    )


def _not_classed(district: District) -> list[Fault]:
    return [
        Fault(
            "RV-460",
            params={
                "commune": item.place.name,
                "rejected": item.quality.rejected,
                "undetermined": item.quality.undetermined,
            },
        )
        for item in district.communes
        if item.quality.without_class
    ]


def _no_previous(district: District) -> list[Fault]:
    if district.movements is None:
        return []
    flows = district.movements.forms[FORM_OF[HouseholdClass.poor]]
    names = [item.place.name for item in district.communes if key_of(item.place) not in flows]
    return [Fault("RV-463", params={"communes": named(names)})] if names else []


def absent_forms(report: Report) -> tuple[str, ...]:
    """Return the forms that could not be filled in without last year's results."""
    present = {table.number for table in report.tables}
    return tuple(n for n in form_facts() if n in MOVED and n not in present)


def _unchecked(district: District) -> list[Fault]:
    return [
        fault
        for one in (district.previous, district)
        if one is not None
        for fault in unchecked_score_table(
            one.year, [item.place.name for item in one.communes if item.by_unchecked_grid]
        )
    ]


def _without_members(district: District) -> list[Fault]:
    return [
        fault
        for one in (district.previous, district)
        if one is not None
        for fault in lost_facts(one.year, [(c.place.name, c.facts_lost) for c in one.communes])
    ]
