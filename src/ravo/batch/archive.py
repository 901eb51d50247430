"""The archive: the verdicts of every commune and year as Parquet, for analysis in any tool.

One file a commune, `year=2024/province=87/commune=30169/part.parquet`, so that tools which know
Hive's folders read the whole archive as one table. It has neither names of people nor citizen
numbers: a household is identified by its code. A worker writes a file into a waiting folder; the
run that holds the lock moves it into place, one at a time.
"""

import hashlib
import json
import shutil
import uuid
from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import pandas as pd

from ravo import __version__
from ravo.contract.columns import ANSWER, answer_column, columns_of
from ravo.criteria import shipped_editions
from ravo.criteria.truth import nullable
from ravo.faults import Fault, usage
from ravo.faults.severity import FileVerdict
from ravo.files import output_problem, sync_folder, take_place, whole_file
from ravo.json_text import json_value
from ravo.locks import locked
from ravo.places import commune_of
from ravo.results.columns import scored_rows
from ravo.results.machine import to_rows
from ravo.review.review import Review
from ravo.survey.survey import Info

UNKNOWN_PLACE = "_"
"""The placeholder for an unknown year, province or commune, as no value is invented for it."""
PERSONAL = frozenset({"name", "citizen"})
WAITING = ".cho"
KEPT = "_{name}.truoc"
VERDICTS: tuple[FileVerdict, ...] = get_args(FileVerdict)[::-1]
"""Verdicts on a file, the worst first."""
TYPES = {"Int64": "int64", "Float64": "float64", "boolean": "bool_", "string": "string"}


@dataclass(frozen=True, slots=True)
class WaitingVerdicts:
    """A complete file of one workbook's verdicts that is not in its place yet.

    `path` is where it waits, `target` its place; both relative to the archive, with `/` between
    parts.
    """

    name: str
    verdict: str
    path: str
    target: str


def require_pyarrow() -> None:
    """Raise UsageProblem (exit code 2) where the library that writes Parquet is missing."""
    try:
        import pyarrow  # noqa: F401  only whether it loads
    except ImportError as error:
        raise usage("RV-145", option="--archive", extra="cluster") from error


def verdict_frame(review: Review, name: str) -> pd.DataFrame:
    """Return one row per scored household under contract ids, for every edition.

    `name` is the workbook's own, relative to the folder of workbooks. Text is Vietnamese; what is
    yes or no is `boolean`, and `<NA>` where it is unknown. Columns of names and citizen numbers
    are left out.
    """
    edition, rows = review.edition, scored_rows(review)
    columns = columns_of("households", edition.indicators if edition else ())
    personal = [column.id for column in columns if column.type in PERSONAL]
    frame = to_rows(review, "vi").drop(columns=personal, errors="ignore")
    frame["tep"] = name
    for column in columns:
        if column.type == "yes_no" and column.id in frame and not column.name.startswith(ANSWER):
            values = review.survey.households.frame[column.name].iloc[rows]
            frame[column.id] = values.astype("boolean").array
    frame = _with_states(frame, review)
    province, commune = place_codes(review.survey.info)
    frame.insert(2, "ma_tinh", province)
    frame.insert(5, "ma_xa", commune)
    text = {id: "string" for id in frame.columns if str(frame[id].dtype) not in TYPES}
    return frame.astype(text)


def _answers() -> tuple[str, ...]:
    """Return the columns of indicators that every archive has, of all editions."""
    most = max((edition.indicators for edition in shipped_editions()), key=len)
    return tuple(answer_column(indicator).id for indicator in most)


def _with_states(frame: pd.DataFrame, review: Review) -> pd.DataFrame:
    """Return the frame with every indicator as a boolean column: twelve, or more by the edition.

    For an edition without a list of indicators they are all unknown.
    """
    states = review.verdicts.deprived[scored_rows(review)]
    numbers = (
        {answer_column(i).id: i.number for i in review.edition.indicators} if review.edition else {}
    )
    kept = [id for id in frame.columns if id not in numbers]
    at = kept.index("muc_chuan") + 1
    columns: dict[str, Any] = {id: frame[id] for id in kept[:at]}
    for id in dict.fromkeys((*_answers(), *numbers)):
        columns[id] = pd.Series(pd.NA, index=frame.index, dtype="boolean")
        if id in numbers:
            state = states[:, numbers[id] - 1]
            columns[id] = pd.Series(nullable(state), index=frame.index)
    return pd.DataFrame({**columns, **{id: frame[id] for id in kept[at:]}})


def place_codes(info: Info) -> tuple[str | None, str | None]:
    """Return the codes of province and commune on the map of the review year; None if unknown."""
    locality = commune_of(info)
    return locality.province_code, locality.unit.code if locality.unit else None


def _target(info: Info, name: str) -> str:
    """Return the place of a workbook's verdicts; its own file if the commune is unknown."""
    province, commune = place_codes(info)
    file = "part"
    if commune is None:
        words = "\n".join(str(item) for item in (name, info.province, info.district, info.commune))
        file = f"part-{_digest(words)}"
    year = UNKNOWN_PLACE if info.year is None else info.year
    parts = (
        f"year={year}",
        f"province={province or UNKNOWN_PLACE}",
        f"commune={commune or UNKNOWN_PLACE}",
    )
    return "/".join((*parts, f"{file}.parquet"))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def stage_verdicts(review: Review, folder: Path, name: str, run: str = "") -> WaitingVerdicts:
    """Write the verdicts of a workbook into the archive's waiting folder; return the waiting file.

    `run` names the run that the folder belongs to, as several may share an archive. The file
    appears whole or not at all, and the same verdicts give the same bytes. A rejected workbook has
    no verdicts: its file has no rows. Raises UsageProblem (exit code 2) where pyarrow is missing or
    the folder cannot be written.
    """
    require_pyarrow()
    from pyarrow import parquet

    table = _table(review, name)
    path = f"{WAITING}/{_digest(run)}/{uuid.uuid4().hex}"
    with whole_file(folder / path) as temporary:
        parquet.write_table(table, temporary, compression="zstd")
    return WaitingVerdicts(name, review.verdict, path, _target(review.survey.info, name))


def _table(review: Review, name: str) -> Any:
    import pyarrow

    frame = verdict_frame(review, name)
    fields = [(id, getattr(pyarrow, TYPES[str(frame[id].dtype)])()) for id in frame.columns]
    table = pyarrow.Table.from_pandas(frame, schema=pyarrow.schema(fields), preserve_index=False)
    origin = json.dumps(_origin(review, name), ensure_ascii=False).encode()
    return table.replace_schema_metadata({**(table.schema.metadata or {}), b"ravo": origin})


def _origin(review: Review, name: str) -> dict[str, Any]:
    """Return the origin of a file's rows, which is stored in the file itself."""
    edition, counts = review.edition, review.counts
    return {
        "workbook": name,
        "sha256": review.survey.source.sha256,
        "verdict": review.verdict,
        "edition": edition.id if edition else None,
        "indicators": {f"th_{i.number:02d}": i.id for i in edition.indicators} if edition else {},
        "read": counts.read,
        "scored": counts.scored,
        "rejected": counts.without_class,
        "departed": counts.departed,
        "ravo": __version__,
    }


def settle(
    waiting: WaitingVerdicts, folder: Path, *, present: Container[str], earlier: str | None = None
) -> tuple[str | None, Fault | None]:
    """Move a waiting file to its place; return the place and a warning, None where there is none.

    `present` has the names of the workbooks of this run, `earlier` is the place that the same
    workbook had before. Where another present workbook has the place of the commune, the one whose
    name sorts first gets it, whichever was handled first, and a warning names both; the other has
    no place. A file that is replaced by a worse verdict is kept beside it as `_….truoc`. Runs that
    share an archive wait for each other.

    Raises UsageProblem (exit code 2) where the archive cannot be written.
    """
    with locked(folder):
        return _settled(waiting, folder, present, earlier)


def _settled(
    waiting: WaitingVerdicts, folder: Path, present: Container[str], earlier: str | None
) -> tuple[str | None, Fault | None]:
    target, path = folder / waiting.target, folder / waiting.path
    holder = origin_of(target).get("workbook")
    fault = None
    if holder is not None and holder != waiting.name and holder in present:
        first, second = sorted((str(holder), waiting.name))
        fault = Fault("RV-119", params={"first": first, "second": second})
    try:
        if earlier is not None and earlier != waiting.target:
            _leave(folder / earlier, waiting)
        if fault is not None and fault.params["first"] != waiting.name:
            path.unlink(missing_ok=True)
            return None, fault
        target.parent.mkdir(parents=True, exist_ok=True)
        _keep(target, waiting.verdict, path.parent)
        take_place(path, target)
        sync_folder(target.parent)
    except OSError as error:
        raise output_problem(error, target) from error
    return waiting.target, fault


def _leave(old: Path, waiting: WaitingVerdicts) -> None:
    """Remove a workbook's verdicts from the place of a commune that it no longer names."""
    origin = origin_of(old)
    if origin.get("workbook") == waiting.name:
        if is_worse(waiting.verdict, str(origin.get("verdict"))):
            old.replace(old.with_name(KEPT.format(name=old.name)))
        else:
            old.unlink()
        sync_folder(old.parent)


def _keep(target: Path, verdict: str, work: Path) -> None:
    """Keep the old file, under a name that tools ignore, where its verdict is better."""
    if is_worse(verdict, str(origin_of(target).get("verdict"))):
        with whole_file(target.with_name(KEPT.format(name=target.name)), work) as temporary:
            shutil.copyfile(target, temporary)


def is_worse(verdict: str, than: str) -> bool:
    """Return whether a verdict is worse than another one; none is worse than an unknown one."""
    return than in VERDICTS and VERDICTS.index(verdict) < VERDICTS.index(than)


def origin_of(path: Path) -> dict[str, Any]:
    """Return the origin recorded in a file of the archive; an empty dict for any other file."""
    import pyarrow
    from pyarrow import parquet

    try:
        recorded = (parquet.read_metadata(path).metadata or {}).get(b"ravo", b"{}")
        origin = json_value(recorded)
    except (OSError, ValueError, pyarrow.ArrowException):
        return {}
    return origin if isinstance(origin, dict) else {}


def sweep(folder: Path, run: str = "") -> None:
    """Remove the waiting files of an interrupted run. Call it only while no `run` is active."""
    shutil.rmtree(folder / WAITING / _digest(run), ignore_errors=True)
