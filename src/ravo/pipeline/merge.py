"""Several reviewers' files as one commune workbook."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ravo.backups import kept_if_changed
from ravo.contract.columns import RECORDS, Column, TableName, columns_of
from ravo.criteria import Edition
from ravo.faults import Fault, RavoError, unreadable, usage
from ravo.faults.taxonomy import kind_of
from ravo.files import FileSet, comparable_path, is_same_file
from ravo.merged.book import named_others, write_merged
from ravo.merged.by_hand import Touched
from ravo.merged.counts import FileCount, counts_of
from ravo.merged.lent_base import with_lent_bases
from ravo.merged.merged_rows import Merged, merged
from ravo.merged.other_lists import OtherLists
from ravo.merged.previous import Previous, is_merged, read_previous
from ravo.merged.rows import ADDED
from ravo.merged.source import ReadFile, SourceFile, read_file
from ravo.merged.store import Kept
from ravo.merged.versions import Replaced, outdated_by, replaced_by, succeed
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_output, refuse_inputs, spare
from ravo.places.lookup import commune_of
from ravo.quotes import code_words
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.survey.survey import TOTALS, Info
from ravo.survey.year_people import SHEET as YEAR_PEOPLE
from ravo.text import first_named, match_key
from ravo.workbook.opened import Opened, open_workbook
from ravo.workbook.products import product_of

MANY, MOSTLY = 5, 0.5
"""From this number and this share of the smaller file on, differing households are no slip in a
code."""


@dataclass(frozen=True)
class MergeRequest:
    """Which files are merged into which workbook, and the options for reading them."""

    files: Sequence[Path]
    out: Path
    reading: ReadOptions


@dataclass(frozen=True)
class MergeOutcome:
    """The account of every row, the open conflicts, and what later versions replaced.

    `notes` are warnings about single files, each with the name of the file. `edited` counts manual
    changes in the workbook of the run before, which were kept.
    """

    out: Path
    counts: tuple[FileCount, ...]
    merged: Merged
    replaced: tuple[Replaced, ...]
    edited: int
    notes: tuple[tuple[str, Fault], ...]

    @property
    def households(self) -> int:
        """The rows of households in the workbook."""
        return len(self.merged.of("households"))

    @property
    def open(self) -> int:
        """The number of conflicts without a decision."""
        return len(self.merged.open)

    @property
    def code(self) -> int:
        """The exit code: 1 while a conflict is open, or a sheet with rows is not read."""
        return 1 if self.open or any(count.unread for count in self.counts) else 0


def merge_workbooks(request: MergeRequest, listener: Listener) -> MergeOutcome:
    """Write one commune workbook from several reviewers' files.

    A workbook merged before is brought up to date: decisions on it are applied, later versions of
    files replace earlier ones, manual changes stay. Raises InputProblem (exit code 3) where a file
    cannot be read, UsageProblem (exit code 2) where the files are not of one commune and year or
    the output may not be written; nothing is written then.
    """
    checked_output(request.out, "xlsx")
    refuse_inputs(request.out, request.reading.files)
    settings = replace(load_settings(request.reading), alone=False)
    if settings.profile is not None and settings.profile.codes == "restart":
        raise usage("RV-4092", name=settings.profile.id)
    opened = _opened(request.files, settings, listener)
    before = _before(request, opened, settings)
    new = [one for one in opened if before is None or one.path != before.read_path]
    reads = _read_all(new, settings, before.previous if before else None, listener)
    previous = before.previous if before else None
    _refuse_others([*reads, *([previous.read] if previous else [])])
    for fault in previous.faults if previous else ():
        listener.fault(fault)
    reads, previous = _with_lent_bases(reads, previous, listener)
    files, replaced = _files(reads, previous)
    if before is not None and not before.given:
        _refuse_missing(files, reads, replaced, request.out)
    columns = _columns([*reads, *([previous.read] if previous else [])])
    touched = previous.kept.touched if previous else Touched()
    decisions = previous.decisions if previous else {}
    result = merged(files, columns, decisions, touched)
    _refuse_mixed_codes(result, files)
    counts = counts_of(files, result)
    _report(result, files, replaced, listener)
    if before is not None and is_same_file(before.read_path, request.out):
        # The new workbook has its decisions and edits: a copy of the old one need not be reported.
        kept_if_changed(request.out)
    else:
        spare(request.out, listener)
    kept = Kept(tuple(files), decisions, touched)
    edition = next((read.info.edition for read in reads if read.info.edition), None)
    edition = edition or (previous.read.info.edition if previous else None)
    write_merged(request.out, result, columns, kept, counts, edition)
    listener.written(request.out)
    notes = tuple((read.file.name, fault) for read in reads for fault in read.faults)
    return MergeOutcome(
        request.out,
        counts,
        result,
        tuple(replaced),
        previous.edited if previous else 0,
        tuple((name, fault) for name, fault in notes if kind_of(fault.code).in_merge),
    )


# which files


def _opened(paths: Sequence[Path], settings: ReadSettings, listener: Listener) -> list[Opened]:
    """Return all files, opened. Raises InputProblem naming each file that cannot be opened."""
    twice = [path.name for path, n in Counter(map(comparable_path, paths)).items() if n > 1]
    if twice:
        raise usage("RV-1102", files=", ".join(twice))
    opened: list[Opened] = []
    problems: list[RavoError] = []
    for path in listener.watched(paths):
        try:
            opened.append(open_workbook(path, settings.passwords))
        except RavoError as problem:
            problems.append(problem)
            continue
        product = product_of(path)
        if product not in (None, "template"):
            problems.append(unreadable("RV-1103", path=path.name))
    if len(problems) == 1:
        raise problems[0]
    for one in problems:
        listener.fault(one.fault)
    if problems:
        raise unreadable("RV-1100", count=len(problems), whole=len(paths))
    return opened


@dataclass(frozen=True)
class _Before:
    """The workbook merged before, its file, and whether it was given as an input."""

    previous: Previous
    read_path: Path
    given: bool


def _before(
    request: MergeRequest, opened: Sequence[Opened], settings: ReadSettings
) -> _Before | None:
    """Return the workbook merged before: among the files, else the present output; or None."""
    books = [one for one in opened if is_merged(one)]
    if len(books) > 1:
        raise usage("RV-1104", files=", ".join(book.path.name for book in books))
    if books:
        return _Before(read_previous(books[0], settings), books[0].path, True)
    out = request.out
    if out in FileSet(one.path for one in opened):
        raise usage("RV-1105", path=out.name)
    if not out.is_file():
        return None
    there = open_workbook(out, settings.passwords)
    if not is_merged(there):
        return None
    return _Before(read_previous(there, settings), out, False)


def _read_all(
    opened: Sequence[Opened],
    settings: ReadSettings,
    previous: Previous | None,
    listener: Listener,
) -> list[ReadFile]:
    """Return the files as read, each under a unique name.

    A file without a year is read by the criteria set of the others.
    """
    edition = previous.read.info.edition if previous else None
    reads = [read_file(one, settings, edition) for one in opened]
    edition = next((r.info.edition for r in reads if r.info.edition is not None), edition)
    names = Counter(one.path.name for one in opened)
    files = []
    for one, read in zip(opened, reads, strict=True):
        read = _with_edition(one, read, settings, edition, listener)
        twice = any(fault.code == "RV-413" for fault in read.faults)
        if twice or not read.file.columns["households"]:
            for fault in (f for f in read.faults if f.severity == "error"):
                listener.fault(fault)
            raise unreadable("RV-1106", path=one.path.name)
        name = one.path.name
        if names[name] > 1:
            name = f"{one.path.absolute().parent.name}/{name}"
        files.append(replace(read, file=replace(read.file, name=name)))
    return files


def _with_edition(
    opened: Opened,
    read: ReadFile,
    settings: ReadSettings,
    edition: Edition | None,
    listener: Listener,
) -> ReadFile:
    """Return a file without a year, read by the others' criteria set; that is reported."""
    if read.info.info.year is not None:
        return read
    listener.fault(Fault("RV-1107", params={"path": opened.path.name}))
    return read if edition is None else read_file(opened, settings, edition)


def _refuse_others(reads: Sequence[ReadFile]) -> None:
    """Raise UsageProblem where files are of several years, communes or areas."""
    infos = [(read.file.name, read.info.info) for read in reads]
    years = {info.year: name for name, info in infos if info.year is not None}
    if len(years) > 1:
        raise usage("RV-1108", files=_pairs((name, str(year)) for year, name in years.items()))
    map_years = (info.map_year for _, info in infos)
    map_year = next((year for year in map_years if year is not None), None)
    communes = {
        _commune(info, map_year): (name, info.commune) for name, info in infos if info.commune
    }
    if len(communes) > 1:
        raise usage("RV-1109", files=_pairs(communes.values()))
    written = {info.area: name for name, info in infos if info.area is not None}
    if len(written) > 1:
        raise usage("RV-1110", files=", ".join(written.values()))


def _commune(info: Info, map_year: int | None) -> str:
    """Return the code or the name of a file's commune; a file without a year is of `map_year`."""
    unit = commune_of(info, map_year if info.year is None else None).unit
    return unit.code if unit else match_key(info.commune or "")


def _pairs(named: Iterable[tuple[str, str | None]]) -> str:
    return "; ".join(f"{name}: {value}" for name, value in named)


def _files(
    reads: Sequence[ReadFile], previous: Previous | None
) -> tuple[list[SourceFile], list[Replaced]]:
    """Return the files of the workbook: those of before, with later versions in their places.

    Raises UsageProblem (RV-1134) for a file that a later version replaced in an earlier run.
    """
    earlier = list(previous.kept.files) if previous else []
    files, replaced = list(earlier), []
    there = {file.digest for file in earlier}
    # A version that the workbook has already comes before its replacements, in any order of input.
    for read in sorted(reads, key=lambda read: read.file.digest not in there):
        at = replaced_by(earlier, read.file)
        later = outdated_by(earlier, at, read.file)
        if later is not None:
            raise usage("RV-1134", path=read.file.name, later=later)
        if at is None:
            files.append(read.file)
        else:
            files[at], change = succeed(earlier[at], read.file)
            replaced.append(change)
    files.sort(key=lambda file: file.name == ADDED)
    return files, replaced


def _refuse_missing(
    files: Sequence[SourceFile],
    reads: Sequence[ReadFile],
    replaced: Sequence[Replaced],
    out: Path,
) -> None:
    """Raise UsageProblem where the output has rows of files that were not given."""
    given = {read.file.name for read in reads} | {one.after for one in replaced} | {ADDED}
    others = [file.name for file in files if file.name not in given]
    if others:
        raise usage("RV-1111", out=out.name, files=first_named(others))


def _with_lent_bases(
    reads: Sequence[ReadFile], previous: Previous | None, listener: Listener
) -> tuple[list[ReadFile], Previous | None]:
    """Return the files, copies of lists with their original values; lent ones are reported."""
    earlier = previous.kept.files if previous else ()
    files, lent = with_lent_bases([*earlier, *(read.file for read in reads)])
    for one in lent:
        listener.fault(Fault("RV-324", params={"file": one.file, "other": one.of}))
    names = {one.file for one in lent}
    read_files = []
    for read, file in zip(reads, files[len(earlier) :], strict=True):
        # A copy whose original values are damaged can use those of another copy.
        faults = [f for f in read.faults if f.code != "RV-1194" or file.name not in names]
        read_files.append(replace(read, file=file, faults=tuple(faults)))
    if previous is not None:
        kept = replace(previous.kept, files=tuple(files[: len(earlier)]))
        previous = replace(previous, kept=kept)
    return read_files, previous


def _columns(reads: Sequence[ReadFile]) -> dict[TableName, dict[str, Column]]:
    by_table: dict[TableName, dict[str, Column]] = {name: {} for name in RECORDS}
    for read in reads:
        for name, columns in read.columns.items():
            by_table[name] |= {key: c for key, c in columns.items() if key not in by_table[name]}
    return by_table


def _refuse_mixed_codes(result: Merged, files: Sequence[SourceFile]) -> None:
    """Raise UsageProblem where two files number their households independently."""
    for code, counts in (
        ("RV-1112", result.households.same),
        ("RV-1113", result.households.others),
    ):
        for (one, other), count in counts.items():
            smaller = min(len(list(files[at].of("households"))) for at in (one, other))
            if count >= MANY and count >= MOSTLY * smaller:
                names = ", ".join(files[at].name for at in (one, other))
                raise usage(code, files=names, count=count)


def _report(
    result: Merged, files: Sequence[SourceFile], replaced: Sequence[Replaced], listener: Listener
) -> None:
    """Report what a later version changed, and manual changes that could not be kept."""
    for one in replaced:
        if one.changed or one.new or one.gone or one.before != one.after:
            params = {
                "before": one.before,
                "after": one.after,
                "changed": len(one.changed),
                "new": one.new,
                "gone": len(one.gone),
                "gone_codes": first_named([code_words(code) for code in one.gone]) or "–",
                "same": one.same,
                "codes": first_named([code_words(code) for code in one.changed]) or "–",
            }
            listener.fault(Fault("RV-1114", params=params))
    for name, other in named_others(files).items():
        if name == YEAR_PEOPLE:
            continue
        file = next(one.name for one in files if any(sheet is other for sheet in one.others))
        params = {"path": file, "sheet": other.name, "name": name}
        listener.fault(Fault("RV-1119", params=params))
    _report_list(result, listener)
    if result.removed:
        listener.fault(Fault("RV-1115", params={"count": result.removed}))
    if result.returned:
        named = first_named([code_words(code) for code in result.returned])
        listener.fault(Fault("RV-1116", params={"codes": named, "count": len(result.returned)}))
    if result.lost:
        listener.fault(Fault("RV-1117", params={"count": result.lost}))
    _report_info(result, listener)


def _report_info(result: Merged, listener: Listener) -> None:
    """Report the totals of `Thông tin` that were added up, and the keys left blank there."""
    sums = {
        one.heading: one.decision.value
        for one in result.conflicts
        if one.kind == "sum" and one.decision is not None
    }
    if sums:
        listener.fault(Fault("RV-1418", params={"totals": sums}))
    totals = {column.heading for column in columns_of("info") if column.name in TOTALS}
    for code, keys in (
        ("RV-1419", [key for key in result.differing_info if key in totals]),
        ("RV-1118", [key for key in result.differing_info if key not in totals]),
    ):
        if keys:
            listener.fault(Fault(code, params={"keys": ", ".join(keys)}))


def _report_list(result: Merged, listener: Listener) -> None:
    """Report what copies of a list lack: cleared cells, missing households."""
    if result.lists is not None:
        _report_lists(result.lists, listener)
    by_file: dict[str, list[str]] = {}
    for one in result.cleared:
        by_file.setdefault(one.file, []).append(f"{code_words(one.code)} ({one.heading})")
    for file, cells in by_file.items():
        named = {"file": file, "count": len(cells), "cells": first_named(cells)}
        listener.fault(Fault("RV-1173", params=named))
    for gone in result.missing:
        for code, codes in (("RV-1174", gone.elsewhere), ("RV-323", gone.nowhere)):
            if codes:
                words = first_named([code_words(each) for each in codes])
                params = {"file": gone.file, "count": len(codes), "codes": words}
                listener.fault(Fault(code, params=params))


def _report_lists(lists: OtherLists, listener: Listener) -> None:
    """Report that files were opened from different lists, and the households on only one."""
    named = [
        f"{first_named(one.files)}: {one.source or '?'} ({one.households}/{one.people})"
        for one in lists.lists
    ]
    params = {
        "lists": "; ".join(named),
        "people": lists.people,
        "homes": len(lists.codes),
        "codes": first_named([code_words(code) for code in lists.codes]) or "–",
    }
    listener.fault(Fault("RV-325", params=params))


# the account


def totals_of(outcome: MergeOutcome) -> list[tuple[str, dict[str, int]]]:
    """Return the account of households by file, and of all files under the name ""."""
    lines: list[tuple[str, dict[str, int]]] = []
    whole: Counter[str] = Counter()
    for count in outcome.counts:
        if count.table != "households":
            continue
        below = next(c for c in outcome.counts if (c.file, c.table) == (count.file, "members"))
        line = {
            "read": count.read,
            "gone": count.gone,
            "written": count.written,
            "folded": count.folded,
            "repeated": count.repeated,
            "unread": count.unread,
            "left": count.left,
            "blank": count.blank,
            "members": below.written,
        }
        whole.update(line)
        lines.append((count.file, line))
    return [*lines, ("", {name: whole[name] for name in lines[0][1]} if lines else {})]


def as_data(outcome: MergeOutcome) -> dict[str, object]:
    """Return the account as plain values: files, totals, conflicts by household."""
    *files, (_, total) = totals_of(outcome)
    return {
        "output": str(outcome.out),
        "files": [{"file": name, **line} for name, line in files],
        "total": total,
        "open_conflicts": outcome.open,
        "decided_conflicts": len(outcome.merged.conflicts) - outcome.open,
        "open_households": sorted({one.code for one in outcome.merged.open if one.code}),
        "edited": outcome.edited,
    }
