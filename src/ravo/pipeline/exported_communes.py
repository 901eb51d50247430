"""The households with a class in workbooks and registers, by commune, as an export reads them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from ravo.changes.month_lists import ListFile, refuse_several_months
from ravo.criteria import Edition, shipped_editions
from ravo.criteria.truth import UNKNOWN, YES, answers_in
from ravo.exports.codes import code_list
from ravo.exports.communes import ExportedCommune, ExportedIndicator, ExportedUnit
from ravo.exports.fields import facts
from ravo.frames import plain_values
from ravo.messages import Text
from ravo.pipeline.report_figures import refuse_duplicates, scored_with_edition
from ravo.places import commune_of
from ravo.places.units import unit_of_code
from ravo.report.figures.communes import ScoredHouseholds, place_of
from ravo.report.figures.model import ReportPlace, key_of
from ravo.results.columns import b2_points
from ravo.results.facts import GAP
from ravo.results.results import DEPRIVED, Results
from ravo.review.review import Counts, Review
from ravo.survey.survey import CLASS_OF_WORD

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ravo.register.lists import StoredList
    from ravo.register.parts import PartHeader

PLAIN = ("code", "head_name", "village", "ethnicity", "head_sex", "size", "b1", "income")
"""Columns of the survey that are exported unchanged."""
OF_RESULTS, OF_REGISTER = "ho", "so"
"""Prefixes that keep the pseudonyms of workbooks' households apart from those of a register."""


def refuse_apart(items: Sequence[tuple[ExportedCommune, str]]) -> None:
    """Refuse several files of one commune and year, each with its path, as a report does.

    Years may differ. Raises UsageProblem (exit code 2) with the list of files.
    """
    for year in sorted({commune.year for commune, _ in items}):
        mine = [item for item in items if item[0].year == year]
        refuse_several_months(
            ListFile(
                one.unit.key,
                one.unit.name or "",
                path,
                None if one.period == str(year) else one.period,
            )
            for one, path in mine
        )
        refuse_duplicates([(_report_place(one.unit), path) for one, path in mine])


def _report_place(unit: ExportedUnit) -> ReportPlace:
    return ReportPlace(unit.key, unit.name or unit.key, None, unit.district, unit.province)


def commune_of_item(item: Review | Results, year: int) -> ExportedCommune:
    """Return the households of a workbook of a year that have a class."""
    scored, edition = scored_with_edition(item)
    unit = _unit(scored)
    month = item.list_month if isinstance(item, Results) else None
    source = item.source if isinstance(item, Results) else item.survey.source
    codes = scored.frame["code"].tolist()
    return ExportedCommune(
        unit=unit,
        year=year,
        period=month or str(year),
        edition=scored.edition_id,
        counts=scored.counts,
        residents=(scored.info.total_households, scored.info.total_members),
        identities=[GAP.join((OF_RESULTS, unit.key, str(code))) for code in codes],
        columns=_columns(scored, item),
        states=scored.deprived,
        indicators=_indicators(scored, edition),
        edited=isinstance(item, Results) and item.edited,
        sha256=source.sha256,
        synthetic=bool(scored.info.synthetic),
    )


def _unit(scored: ScoredHouseholds) -> ExportedUnit:
    place, locality = place_of(scored.info, scored.path), commune_of(scored.info)
    return ExportedUnit(
        key_of(place),
        place.name,
        place.district_code,
        place.district,
        locality.unit.province_code if locality.unit else locality.province_code,
        place.province,
        place.area,
    )


def _indicators(scored: ScoredHouseholds, edition: Edition | None) -> tuple[ExportedIndicator, ...]:
    """Return the edition's indicators; only ids of the workbook where it is not at hand."""
    if edition is not None:
        return tuple(ExportedIndicator(one.number, one.id, one.label) for one in edition.indicators)
    ids = [
        name.removeprefix(DEPRIVED) for name in scored.frame.columns if name.startswith(DEPRIVED)
    ]
    return tuple(ExportedIndicator(n, id, _known_label(id)) for n, id in enumerate(ids, 1))


def _known_label(id: str) -> Text:
    labels = {one.code: one.label for one in code_list("indicator")}
    return labels.get(id) or Text(id, id)


def _columns(scored: ScoredHouseholds, item: Review | Results) -> dict[str, Sequence[Any]]:
    frame = scored.frame
    columns: dict[str, Sequence[Any]] = {
        name: plain_values(frame[name].tolist()) for name in PLAIN if name in frame
    }
    columns |= {name: _flags(answers_in(frame, name)) for name in facts() if name in frame}
    opening = plain_values(frame["opening_class"].tolist()) if "opening_class" in frame else []
    rows = scored.records
    waiting: Any = (
        frame["unreviewed"] if isinstance(item, Results) else item.unreviewed[_rows(rows)]
    )
    columns |= {
        "opening": [CLASS_OF_WORD.get(word) for word in opening],
        "klass": scored.klass.tolist(),
        "unreviewed": [int(one) for one in waiting.tolist()],
        "area": scored.area.tolist(),
        "evidence": scored.evidence.tolist(),
        "value": scored.value.tolist(),
        "line": scored.line.tolist(),
        "b2": _b2(scored, item),
    }
    return columns


def _rows(records: Any) -> Any:
    return np.empty(0, dtype=np.int64) if records is None else records


def _b2(scored: ScoredHouseholds, item: Review | Results) -> Sequence[Any]:
    if isinstance(item, Results):
        return plain_values(item.households["b2"].tolist())
    points = b2_points(item)
    return [points[row] for row in _rows(scored.records).tolist()]


def _flags(states: Any) -> list[int | None]:
    return [None if state == UNKNOWN else int(state == YES) for state in states.tolist()]


# registers


def communes_of_register(connection: "Connection") -> Iterator[ExportedCommune]:
    """Yield the lists that count in a register, by period and commune."""
    from ravo.register.exported import uids_of
    from ravo.register.parts import active_parts, read_list

    for part in sorted(active_parts(connection).parts, key=lambda part: part.order):
        yield _commune_of_list(part, read_list(connection, part), uids_of(connection, part))


def _commune_of_list(
    part: "PartHeader", stored: "StoredList", uids: "dict[int, str]"
) -> ExportedCommune:
    from ravo.register.lists import COLUMNS, STATE_OF
    from ravo.register.periods import year_in

    homes = [dict(zip(COLUMNS, values, strict=True)) for values in stored.households]
    rows = [row for row, one in enumerate(homes) if not (one["rejected"] or one["departed"])]
    kept = [homes[row] for row in rows]
    about = stored.about
    info, ids = about["info"], about["indicators"]
    states = np.array(
        [[STATE_OF[letter] for letter in one["answers"]] for one in kept], dtype=np.int8
    ).reshape(len(kept), len(ids))
    indicators = _listed_indicators(stored.edition, ids)
    columns: dict[str, Sequence[Any]] = {
        name: [one[name] for one in kept]
        for name in (*PLAIN, "opening", "klass", "area", "evidence", "value", "line", "unreviewed")
    }
    columns |= {
        name: [_flag(one[stored_as]) for one in kept] for name, stored_as in _stored_facts().items()
    }
    columns["b2"] = _listed_b2(stored.edition, states)
    return ExportedCommune(
        unit=_listed_unit(stored, info),
        year=year_in(part.period),
        period=part.period,
        edition=stored.edition,
        counts=Counts(**about["counts"]),
        residents=(info.get("total_households"), info.get("total_members")),
        identities=[GAP.join((OF_REGISTER, uids[row])) for row in rows],
        columns=columns,
        states=states,
        indicators=indicators,
    )


def _stored_facts() -> dict[str, str]:
    """Return the yes/no columns of the contract that a register keeps, by their name in it."""
    return {"works_in_agriculture": "farming", "merit": "merit", "local_ethnic": "local_ethnic"}


def _flag(value: int | None) -> int | None:
    return None if value is None or value == UNKNOWN else int(value == YES)


def _edition_of_list(id: str | None) -> Edition | None:
    """Return the edition of a list; None for one of a province's own file."""
    return next((one for one in shipped_editions() if one.id == id), None)


def _listed_indicators(edition_id: str | None, ids: Sequence[str]) -> tuple[ExportedIndicator, ...]:
    """Return the indicators of a list in its order, numbered as its edition numbers them."""
    edition = _edition_of_list(edition_id)
    numbers = {one.id: one.number for one in edition.indicators} if edition else {}
    return tuple(
        ExportedIndicator(numbers.get(id, place), id, _known_label(id))
        for place, id in enumerate(ids, 1)
    )


def _listed_b2(edition_id: str | None, states: Any) -> Sequence[int | None]:
    """Return B2 where every answer is known and the edition has points for them."""
    edition = _edition_of_list(edition_id)
    points = None if edition is None or edition.indicators_absent else edition.points_per_indicator
    if points is None:
        return [None] * len(states)
    known = (states != UNKNOWN).all(axis=1).tolist()
    counts = (states == YES).sum(axis=1).tolist()
    return [
        count * points if is_known else None for count, is_known in zip(counts, known, strict=True)
    ]


def _listed_unit(stored: "StoredList", info: dict[str, Any]) -> ExportedUnit:
    from ravo.register.periods import map_year_of

    unit = stored.unit
    year = map_year_of(stored.period)
    known = unit_of_code(unit.code, year) if unit.code else None
    return ExportedUnit(
        unit.code or unit.key,
        unit.name,
        known.district_code if known else None,
        unit.district,
        known.province_code if known else None,
        unit.province,
        info.get("area"),
    )
