"""Results for machines: JSON, CSV and Parquet, with the ids of the contract."""

import io
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from ravo.corrections.model import corrections_json
from ravo.criteria.truth import UNKNOWN, YES
from ravo.fault_words import spoken_faults
from ravo.faults import Fault, usage
from ravo.faults.table import FaultTable
from ravo.faults.unread import unread_of
from ravo.files import whole_file
from ravo.messages import Lang
from ravo.printable import printable, printable_json_parts
from ravo.results.b1_table import b1_json
from ravo.results.columns import b2_points, result_columns, scored_rows
from ravo.results.words import citations, reasons, rulings
from ravo.review.earlier_lists import PastOfHousehold
from ravo.review.review import Counts, Review
from ravo.score_table.model import ScoreTableSource
from ravo.survey.unread_columns import LeftOut
from ravo.text import unpointed

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = 1
UTF8_WITH_BOM = "utf-8-sig"
"""The encoding of CSV files: without the byte order mark Excel assumes a Windows code page."""
FAULT_KEYS = (
    "code",
    "severity",
    "category",
    "ma_ho",
    "sheet",
    "cell",
    "column",
    "value",
    "message",
    "hint",
)
"""The keys of a fault, in order."""
AT_ONCE = 1000
"""Faults that are put into words together."""
_RISKY = ("=", "+", "-", "@", "\t", "\r")


def as_text(value: str) -> str:
    """Return a text on one line that no spreadsheet opening the CSV takes for a formula."""
    risky = value.startswith(_RISKY)
    value = printable(value)
    return "'" + value if risky or value.startswith(_RISKY) else value


def figure(value: float) -> int | float | None:
    """Return a figure for JSON: None for NaN, a whole number without a fraction."""
    return None if math.isnan(value) else unpointed(value)


def json_pieces(review: Review, lang: Lang, households: bool = True) -> Iterator[str]:
    """Yield the line that `--format json` prints for one workbook, piece by piece.

    Rejected households are not in `households`; their errors are in `faults`.
    So the JSON of a workbook with a hundred thousand faults is never whole in memory.
    """
    return streamed(_head(review), _lists(review, lang, households=households))


def streamed(
    head: Mapping[str, Any], lists: Mapping[str, Iterable[Mapping[str, Any]]]
) -> Iterator[str]:
    """Yield the JSON of an object on one line: the items of `head`, then the lists."""
    arrays = {name: iter(items) for name, items in lists.items()}
    yield from printable_json_parts({**head, **arrays})
    yield "\n"


def _lists(review: Review, lang: Lang, *, households: bool) -> dict[str, Iterable[dict[str, Any]]]:
    lists: dict[str, Iterable[dict[str, Any]]] = {}
    if households:
        lists["households"] = _households(review, lang)
    lists["faults"] = faults_json(review.faults, lang)
    return lists


def _head(review: Review) -> dict[str, Any]:
    info, source = review.survey.info, review.survey.source
    value: dict[str, Any] = {
        "schema": SCHEMA,
        "input": {
            "path": source.path,
            "sha256": source.sha256,
            "commune": info.commune,
            "district": info.district,
            "province": info.province,
            "year": info.year,
        },
        "edition": review.edition.id if review.edition else None,
        "counts": review.counts.for_machines(),
        "verdict": review.verdict,
    }
    if review.counts.departed:
        value["departed"] = review.counts.departed
    if review.survey.corrections is not None:
        value["corrections"] = corrections_json(review.survey.corrections, review.survey.applied)
    if review.survey.left_out:
        value["left_out"] = [_left_out_json(column) for column in review.survey.left_out]
    if review.b1 is not None:
        value["b1_grid"] = score_table_json(review.b1.grid.source, review.b1.grid.sha256)
    unread = review.unread
    if unread:
        value["unread"] = unread.as_dict()
    return value


def _left_out_json(column: LeftOut) -> dict[str, Any]:
    return {
        "sheet": column.sheet,
        "cell": column.cell,
        "heading": column.words,
        "rows": column.rows,
        "by": column.by,
    }


def unreadable_json(path: str, fault: Fault, lang: Lang, households: bool = True) -> dict[str, Any]:
    """Return the same object for a workbook that could not be read at all."""
    nothing = dict.fromkeys(("sha256", "commune", "district", "province", "year"))
    value: dict[str, Any] = {
        "schema": SCHEMA,
        "input": {"path": path, **nothing},
        "edition": None,
        "counts": Counts(0, 0, 0, 0).for_machines(),
        "verdict": "rejected",
    }
    if households:
        value["households"] = []
    value["faults"] = [*faults_json([fault], lang)]
    return value


def folder_json(
    path: str, faults: Sequence[Fault], lang: Lang, households: bool = True
) -> dict[str, Any]:
    """Return the same object for a folder, with warnings of unread files and without a verdict."""
    value = unreadable_json(path, faults[0], lang, households)
    value["verdict"] = None
    value["unread"] = unread_of(faults).as_dict()
    value["faults"] = [*faults_json(faults, lang)]
    return value


def score_table_json(source: ScoreTableSource, sha256: str) -> dict[str, Any]:
    """Return the source of the score table of B1: document, names, checksum and mark."""
    return {
        "mark": "typed",
        "document": source.document,
        "annex": source.annex,
        "gazette": source.gazette,
        "date": source.date.isoformat(),
        "typed_by": source.typed_by,
        "checked_by": source.checked_by if source.checked else None,
        "checked_by_two": source.checked,
        "sha256": sha256,
    }


def fault_json(fault: Fault, lang: Lang) -> dict[str, Any]:
    """Return a fault as JSON, its message and hint in `lang`."""
    return next(faults_json([fault], lang))


def faults_json(faults: Iterable[Fault], lang: Lang) -> Iterator[dict[str, Any]]:
    """Yield faults as JSON, messages and hints in `lang`, with only a few in memory at once."""
    table = FaultTable.of(faults)
    for start in range(0, len(table), AT_ONCE):
        some = table[start : start + AT_ONCE]
        known = some.each(lambda fault: (fault.code, fault.severity, fault.category))
        for first, *values in zip(known, *spoken_faults(some, lang), strict=True):
            yield dict(zip(FAULT_KEYS, (*first, *values), strict=True))


def _households(review: Review, lang: Lang) -> Iterator[dict[str, Any]]:
    verdicts, table = review.verdicts, review.survey.households
    codes, sizes = table.codes, table.columns["size"].tolist()
    values, lines = verdicts.value.tolist(), verdicts.line.tolist()
    b2, decided = b2_points(review), rulings(review)
    why, cited = reasons(review, decided, lang), citations(review, decided, lang)
    by_item = b1_json(review)
    return (
        {
            "ma_ho": codes[row],
            "class": verdicts.klass[row],
            "area": verdicts.area[row],
            "evidence": {
                "kind": verdicts.evidence[row],
                "value": figure(values[row]),
                "line": figure(lines[row]),
            },
            "deprived": _numbers(verdicts.deprived[row] == YES),
            "unknown": _numbers(verdicts.deprived[row] == UNKNOWN),
            "b2": b2[row],
            "members": figure(sizes[row]),
            "reason": why[row],
            "citations": list(cited[row]),
            **({"b1": by_item[row]} if row in by_item else {}),
            **({} if review.past is None else {"past": past_json(review.past.households[row])}),
        }
        for row in scored_rows(review).tolist()
    )


def past_json(past: PastOfHousehold | None) -> dict[str, Any] | None:
    """Return a household's past in earlier lists as JSON; None where it is not known."""
    if past is None:
        return None
    return {
        "first_year": past.first_year,
        "earlier": past.earlier,
        "escaped": past.escaped,
        "escaped_on": None if past.escaped_on is None else past.escaped_on.isoformat(),
        "derived": past.derived,
        "again": past.again,
    }


def _numbers(states: "np.ndarray[Any, np.dtype[np.bool_]]") -> list[int]:
    return [int(place) + 1 for place in np.flatnonzero(states)]


def to_rows(review: Review, lang: Lang) -> "pd.DataFrame":
    """Return one row per scored household under contract ids, after columns of the commune.

    Figures are numbers, blanks are missing values; no text is changed.
    """
    import pandas as pd

    info, columns = review.survey.info, result_columns(review, lang)
    size = len(scored_rows(review))
    place = {
        "tep": review.survey.source.path,
        "nam": info.year,
        "tinh": info.province,
        "huyen": info.district,
        "xa": info.commune,
    }
    frame: dict[str, Any] = {
        id: pd.Series([value] * size, dtype="Int64" if id == "nam" else object)
        for id, value in place.items()
    }
    for column in columns:
        kind = {"text": object, "integer": "Int64"}.get(column.kind, "Float64")
        frame[column.id] = pd.Series(column.values, dtype=kind)  # type: ignore[call-overload]
    return pd.DataFrame(frame)


def csv_text(review: Review, lang: Lang, *, heading: bool = True) -> str:
    """Return the rows as CSV, in which text like a formula is escaped to stay text."""
    import pandas as pd

    rows = to_rows(review, lang)
    for name in rows.select_dtypes(object).columns:
        safe = [as_text(item) if isinstance(item, str) else item for item in rows[name]]
        rows[name] = pd.Series(safe, dtype=object)
    for name in rows.select_dtypes("Float64").columns:
        shown = [None if item is pd.NA else figure(float(item)) for item in rows[name]]
        rows[name] = pd.Series(shown, dtype=object)
    file = io.StringIO()
    rows.to_csv(file, index=False, header=heading, lineterminator="\n")
    return file.getvalue()


def write_csv(review: Review, path: Path, lang: Lang) -> None:
    """Write the rows as CSV to a file in UTF-8 with a byte order mark, for Excel.

    Raises UsageProblem (exit code 2) where the file cannot be written.
    """
    text = csv_text(review, lang)
    with whole_file(path) as temporary:
        temporary.write_text(text, encoding=UTF8_WITH_BOM, newline="")


def write_parquet(review: Review, path: Path, lang: Lang) -> None:
    """Write the rows as a Parquet file.

    Raises UsageProblem (exit code 2) where pyarrow is not installed or the file cannot be
    written.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError as error:
        raise usage("RV-154", path=path.name) from error
    rows = to_rows(review, lang)
    names = {"object": pyarrow.string(), "Int64": pyarrow.int64(), "Float64": pyarrow.float64()}
    schema = pyarrow.schema([(name, names[str(rows[name].dtype)]) for name in rows.columns])
    table = pyarrow.Table.from_pandas(rows, schema=schema, preserve_index=False)
    with whole_file(path) as temporary:
        parquet.write_table(table, temporary)
