"""Villages: those with households near the line, and those with the most poor households."""

from collections.abc import Iterable, Sequence

from ravo.report.figures.model import District, Village
from ravo.report.forms.settings import ReportSettings
from ravo.report.page.model import NearLine, NearRest, Poorest, VillageProfile, VillageRow
from ravo.report.page.rates import share_of
from ravo.text import sort_key

MOST_NEAR, MOST_POOR = 20, 10
"""The numbers of villages that the two tables list."""


def village_rows(district: District) -> list[VillageRow]:
    """Return every village of the communes that sent results."""
    return [
        VillageRow(
            v.name,
            commune.place.name,
            v.poor,
            v.near_poor,
            v.near_b1,
            v.near_count,
            v.near_both,
            v.near_count - v.near_both,
            v.near_b1 + v.near_count - v.near_both,
        )
        for commune in district.communes
        for v in commune.villages
    ]


def near_of(villages: Iterable[VillageRow], settings: ReportSettings) -> NearLine:
    """Return the households near the line, by the villages with the most of them by points."""
    some = [row for row in villages if row.near]
    some.sort(key=lambda row: (-row.near_b1, -row.near, *_names(row)))
    return NearLine(
        points=settings.near_line_points,
        indicators=settings.near_line_indicators,
        villages=tuple(some[:MOST_NEAR]),
        rest=_together(some[MOST_NEAR:]),
        total=_together(some),
    )


def _names(row: VillageRow) -> tuple[object, ...]:
    return sort_key(row.commune), sort_key(row.name)


def _together(rows: Sequence[VillageRow]) -> NearRest:
    return NearRest(
        len(rows),
        sum(row.near_b1 for row in rows),
        sum(row.near_count for row in rows),
        sum(row.near_both for row in rows),
        sum(row.near_apart for row in rows),
        sum(row.near for row in rows),
    )


def poorest_of(villages: Iterable[VillageRow]) -> Poorest:
    """Return the ten villages with the most poor households; blank villages are counted apart."""
    every = list(villages)
    some = [row for row in every if row.poor and row.name]
    some.sort(key=lambda row: (-row.poor, -row.near_poor, *_names(row)))
    first, others = some[:MOST_POOR], some[MOST_POOR:]
    tied = sum(row.poor == first[-1].poor for row in others) if first else 0
    unnamed = sum(row.poor for row in every if not row.name)
    return Poorest(tuple(first), tied, unnamed)


def profiles_of(district: District) -> tuple[VillageProfile, ...]:
    """Return the villages with listed households, those with the most poor first."""
    villages = [village for commune in district.communes for village in commune.villages]
    some = [village for village in villages if village.poor or village.near_poor]
    some.sort(key=lambda row: (not row.name, -row.poor, -row.near_poor, sort_key(row.name)))
    total = sum(village.poor + village.near_poor for village in some)
    return tuple(
        VillageProfile(
            row.name,
            row.poor,
            row.near_poor,
            row.poor + row.near_poor,
            share_of(row.poor + row.near_poor, total),
            _lacking(row, len(district.indicators)),
        )
        for row in some
    )


def _lacking(village: Village, indicators: int) -> tuple[float | None, ...]:
    """Return the share of a village's poor deprived in each indicator."""
    known = village.deprived or (None,) * indicators
    return tuple(share_of(count, village.poor) for count in known)
