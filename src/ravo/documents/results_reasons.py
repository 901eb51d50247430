"""Reasons for the class of a household, as far as results have them.

Results have no form: members, cells, and the changes that would lead to another class are left out.
"""

import math
from typing import Any

from ravo.criteria import Edition
from ravo.criteria.truth import UNKNOWN, YES
from ravo.results.results import DEPRIVED, Results
from ravo.review.explainer import b2_line_of, band_of, income_line_of, lines_applied
from ravo.review.explanation import Explanation, IndicatorStep
from ravo.typed_columns import figure_or_none


def explained_by(item: Results, edition: Edition, place: int) -> Explanation:
    """Return the explanation of a household in results, by the `edition` that judged them."""
    row = item.households.iloc[place]
    kind, area, klass = (_word(row[name]) for name in ("evidence", "area", "klass"))
    value = figure_or_none(row["value"])
    steps = tuple(_step(edition, row, number) for number in range(len(edition.indicators)))
    return Explanation(
        code=str(row["code"]),
        head_name=_word(row["head_name"]) or "",
        village=_word(row["village"]),
        size=None,
        commune=item.info.commune,
        year=item.info.year,
        edition_id=edition.id,
        edition_title=edition.title,
        klass=klass,
        area=area,
        evidence_kind=kind,
        value=value,
        line=figure_or_none(row["line"]),
        income=_income(item, place),
        steps=steps,
        deprived=sum(step.state == YES for step in steps),
        unknown=tuple(step.number for step in steps if step.state == UNKNOWN),
        b2=None if (b2 := figure_or_none(row["b2"])) is None else int(b2),
        lines=lines_applied(edition, kind, area, klass),
        changes=(),
        faults=(),
        source_path=item.source.path,
        documents={name: document.title for name, document in edition.documents.items()},
        income_line=income_line_of(edition, area),
        period=item.info.period,
        band=band_of(edition, kind, area, math.nan if value is None else value),
        b2_line=b2_line_of(edition, kind, area),
        synthetic=bool(item.info.synthetic),
    )


def _step(edition: Edition, row: Any, place: int) -> IndicatorStep:
    indicator = edition.indicators[place]
    return IndicatorStep(
        number=indicator.number,
        label=indicator.label,
        service=indicator.service,
        state=int(row[DEPRIVED + indicator.id]),
        source="none",
        cell=None,
        members=(),
        facts=(),
        citation=indicator.citation,
        mark=indicator.mark,
        disagrees=False,
        rule=indicator.deprived_when,
    )


def _income(item: Results, place: int) -> float | None:
    homes = None if item.kept is None else item.kept.homes
    return None if homes is None else figure_or_none(homes["income"][place])


def _word(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
