"""Exchange with a register: other registers, answers, bundles, tables, records."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from ravo.faults import Fault, InputProblem, unreadable, usage
from ravo.files import (
    RESULT_SUFFIX,
    as_closed_as,
    checksum,
    is_folder,
    is_same_file,
    matching,
    scratch_folder,
    whole_file,
)
from ravo.formats import format_by_ending
from ravo.messages import Lang
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_folder, checked_output, refuse_inputs, spare
from ravo.pipeline.register import author_of, there
from ravo.register.periods import order_of, period_of_month
from ravo.register.store import (
    RegisterAddress,
    address_of,
    closed_as_register,
    reading,
    register_address,
    writing,
)
from ravo.text import first_named

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from ravo.register.bundle import OpenedBundle, Secrets
    from ravo.register.doubtful_sheet import DoubtfulCounts
    from ravo.register.linked import LinkedAnswers
    from ravo.register.parts import PartHeader
    from ravo.register.record_sheet import RecordRow
    from ravo.register.recorded import RecordedCounts
    from ravo.register.union import MergedRegisters

RegisterExportFormat = Literal["xlsx", "parquet"]
EXPORTS: tuple[RegisterExportFormat, ...] = ("xlsx", "parquet")


@dataclass(frozen=True)
class MergeRegisters:
    """Which registers are merged into which; `conflicts` is the workbook of contradictions."""

    others: Sequence[str]
    register: str | None
    lang: Lang
    conflicts: Path | None = None


def merge_into_register(request: MergeRegisters, listener: Listener) -> "MergedRegisters":
    """Merge other registers into one, all of them or none.

    Raises InputProblem (exit code 3) where another register is damaged or was altered, UsageProblem
    (exit code 2) where it is the target itself.
    """
    from ravo.register.contradiction_sheet import write_contradictions
    from ravo.register.contradictions import contradicting_lists
    from ravo.register.odd_decisions import several_decisions
    from ravo.register.union import TakenBatches, finished, take_in

    if request.conflicts is not None:
        checked_output(request.conflicts, "xlsx", "--conflicts")
    taken = TakenBatches()
    mine = register_address(request.register)
    with ExitStack() as stack:
        others = [_source(stack, address) for address in _others(request, mine)]
        connection = stack.enter_context(writing(mine))
        for other in others:
            take_in(connection, other, taken)
        merged = finished(connection, taken)
        lists = contradicting_lists(connection, merged.contradictions)
        several = tuple(several_decisions(connection))
    if request.conflicts is not None:
        with closed_as_register(mine):
            write_contradictions(lists, request.conflicts, request.lang)
        listener.written(request.conflicts)
    for fault in several:
        listener.fault(fault)
    if merged.contradictions:
        listener.fault(_contradicted(len(merged.contradictions), request.conflicts))
    return merged


def _contradicted(count: int, listed: Path | None) -> Fault:
    """Return the warning about contradicting lists, with the workbook that lists them."""
    if listed is None:
        return Fault("RV-1241", params={"count": count})
    return Fault("RV-1341", params={"count": count, "path": str(listed)})


def _others(request: MergeRegisters, mine: RegisterAddress) -> list[RegisterAddress]:
    """Return the registers to merge; refuse the target itself."""
    others = [address_of(written) for written in request.others]
    for other in others:
        same = other.path and mine.path and is_same_file(other.path, mine.path)
        if same or other == mine:
            raise usage("RV-1447", path=other.shown)
    return others


def _source(stack: ExitStack, address: RegisterAddress) -> "Connection":
    """Return a register to merge, after checking its hashes."""
    from ravo.register.union import refuse_altered

    other = stack.enter_context(reading(address))
    refuse_altered(other, address.shown)
    return other


def write_doubtful_pairs(
    address: RegisterAddress, out: Path, lang: Lang, listener: Listener
) -> "DoubtfulCounts":
    """Write the doubtful pairs of a register to a workbook, to be answered."""
    from ravo.register.doubtful import doubtful_pairs
    from ravo.register.doubtful_sheet import write_doubtful

    checked_output(out, "xlsx")
    spare(out, listener)
    with reading(address) as connection, closed_as_register(address):
        counts = write_doubtful(doubtful_pairs(connection), out, lang)
    listener.written(out)
    return counts


def link_in_register(
    register: str | None, answers: Path, by: str | None, passwords: tuple[str, ...] = ()
) -> "LinkedAnswers":
    """Record an officer's answers about doubtful pairs in a register.

    Raises UsageProblem (exit code 2) naming the cell of an answer that cannot be used.
    """
    from ravo.register.linked import link, read_answers

    files = ((answers.name, checksum(answers) or ""),)
    with writing(there(register)) as connection:
        given = read_answers(connection, answers, passwords)
        return link(connection, given, author_of(by), files)


def export_register(
    register: str | None,
    out: Path,
    lang: Lang,
    listener: Listener,
    communes: Sequence[str] = (),
    year: int | None = None,
) -> None:
    """Write the tables of a register as a workbook or as Parquet files, by the ending of `out`.

    `register` is a path or address, None for the usual one. The tables hold everything, or the
    chosen `communes` (codes or names) and a `year` with its months; headings are in `lang`.
    `listener` receives warnings. Raises
    UsageProblem (exit code 2) for another ending, where a file cannot be written, or where the
    register has no list of the choice.
    """
    from ravo.register.compared import contradiction_faults
    from ravo.register.export_choice import export_choice
    from ravo.register.exported import export_page, export_tables
    from ravo.register.parts import active_parts

    kind = format_by_ending(out.suffix, EXPORTS, "xlsx")
    checked_output(out, kind)
    address = there(register)
    with reading(address) as connection, closed_as_register(address):
        for fault in contradiction_faults(connection):
            listener.fault(fault)
        choice = export_choice(active_parts(connection).parts, communes, year)
        tables = export_tables(connection, lang, choice)
        today = datetime.now().astimezone().date()
        page = export_page(connection, today, lang, choice)
        if kind == "xlsx":
            from ravo.register.export_workbook import write_workbook

            spare(out, listener)
            write_workbook(tables, out, lang, page)
            listener.written(out)
        else:
            from ravo.register.export_parquet import write_parquet_files

            listener.written(*write_parquet_files(tables, out, page.notice))


def write_record_sheets(out: Path, lang: Lang, listener: Listener) -> None:
    """Write the workbook for typing in events and supports."""
    from ravo.register.record_sheet import write_record_blank

    checked_output(out, "xlsx")
    spare(out, listener)
    write_record_blank(out, lang)
    listener.written(out)


def record_in_register(
    register: str | None,
    path: Path,
    by: str | None,
    listener: Listener,
    passwords: tuple[str, ...] = (),
) -> "RecordedCounts":
    """Record the events and supports of a workbook, all of them or none.

    Every unusable cell is reported. Raises UsageProblem (exit code 2) where there is one, or no row
    is filled in.
    """
    from ravo.register.record_sheet import typed_rows

    rows = list(typed_rows(path, passwords))
    if not rows:
        raise usage("RV-1258", path=path.name)
    files = ((path.name, checksum(path) or ""),)
    return record_rows_in_register(RowsRequest(register, rows, path.name, by, files), listener)


@dataclass(frozen=True)
class RowsRequest:
    """Which rows are recorded in which register; messages refer to the rows by `name`."""

    register: str | None
    rows: "Sequence[RecordRow]"
    name: str
    by: str | None = None
    files: Sequence[tuple[str, str]] = ()


def record_rows_in_register(request: RowsRequest, listener: Listener) -> "RecordedCounts":
    """Record rows of events and supports, all of them or none.

    Every unusable cell is reported. Raises UsageProblem (exit code 2) where there is one.
    """
    from ravo.register.checked_deaths import death_faults
    from ravo.register.odd_decisions import several_decisions
    from ravo.register.recorded import (
        checked_records,
        other_decisions,
        record,
        recorded_decisions,
        unknown_programmes,
    )

    author = author_of(request.by)
    with writing(there(request.register)) as connection:
        today = datetime.now().astimezone().date()
        checked = checked_records(connection, request.rows, request.name, today)
        for fault in checked.faults:
            listener.fault(fault)
        if checked.faults:
            raise usage("RV-1257", path=request.name, count=len(checked.faults))
        for fault in (*other_decisions(connection, checked), *unknown_programmes(checked)):
            listener.fault(fault)
        counts = record(connection, checked, author, request.files)
        if counts.events:
            homes = recorded_decisions(checked)
            for fault in (*several_decisions(connection, homes), *death_faults(connection)):
                listener.fault(fault)
        return counts


@dataclass(frozen=True)
class BundleRequest:
    """The contents of a bundle: results, and the batches of communes and periods of a register.

    The files hold the password that seals it and the passphrase that signs it. `with_others` also
    allows communes that were not chosen, where their lists are in the same batches.
    """

    out: Path
    results: Sequence[Path]
    register: str | None
    communes: Sequence[str] = ()
    periods: Sequence[str] = ()
    by: str | None = None
    password_file: Path | None = None
    sign_file: Path | None = None
    with_others: bool = False


@dataclass(frozen=True, slots=True)
class MadeBundle:
    """The contents of a bundle that was written."""

    batches: int
    lists: int
    results: int


def bundle_of_register(request: BundleRequest, listener: Listener) -> MadeBundle:
    """Write a bundle of results and a part of a register.

    Raises UsageProblem (exit code 2) where nothing was chosen or it cannot be written, InputProblem
    (exit code 3) for a file that cannot be read.
    """
    from ravo.pipeline.bundled_results import results_beside
    from ravo.register.bundle import REGISTER, RESULTS, is_plain_name, make_bundle
    from ravo.register.bundle_contents import bundle_contents
    from ravo.register.chosen import chosen_batches
    from ravo.register.union import TakenBatches, finished, refuse_altered, take_in

    secrets = _secrets(request.password_file, request.sign_file)
    checked_output(request.out, "bundle")
    results = _results_in(request.results)
    refuse_inputs(request.out, results)
    author = author_of(request.by)
    address = there(request.register)
    periods = [period_of_month(period) for period in request.periods]
    with scratch_folder() as folder:
        part = address_of(folder / REGISTER)
        with reading(address) as source:
            refuse_altered(source, address.shown)
            chosen = chosen_batches(source, request.communes, periods)
            if not chosen.batches:
                words = [*request.communes, *periods]
                raise usage("RV-1249", chosen=words, path=address.shown)
            foreign = chosen.foreign if request.communes else ()
            if foreign and not request.with_others:
                raise usage("RV-1554", **_named_lists(foreign))
            taken = TakenBatches()
            with writing(part) as connection:
                ids = {batch.id for batch in chosen.batches}
                take_in(connection, source, taken, ids)
                finished(connection, taken)
                contents = bundle_contents(connection)
        manifest = {
            "made_at": author.at,
            "made_by": author.by,
            "ravo": author.ravo,
            **contents,
        }
        members = {REGISTER: folder / REGISTER}
        for file in results:
            name = f"{RESULTS}{file.name}"
            if name in members:
                raise usage("RV-1250", path=file.name)
            if not is_plain_name(file.name):
                raise usage("RV-1344", path=file.name)
            members[name] = file
        make_bundle(request.out, members, manifest, secrets)
    if not secrets.passwords:
        listener.fault(Fault("RV-1254", params={"path": request.out.name}))
    if chosen.beside:
        listener.fault(Fault("RV-1251", params=_named_lists(chosen.beside)))
    for fault in results_beside(results, chosen, request.communes, periods):
        listener.fault(fault)
    listener.written(request.out)
    return MadeBundle(contents["batches"], contents["lists"], len(results))


def _results_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files of paths: files themselves, and the results in folders."""
    files = []
    for path in paths:
        inside = matching(path, f"[!.~]*{RESULT_SUFFIX}") if is_folder(path) else [path]
        if not inside:
            raise usage("RV-1479", path=str(path))
        files += inside
    for file in files:
        _refuse_unreadable(file)
    return files


def _refuse_unreadable(file: Path) -> None:
    """Raise InputProblem where a file is missing, not readable or empty."""
    from ravo.workbook.opened import bytes_of

    bytes_of(file, _first_byte)


def _first_byte(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(1)


def _named_lists(lists: "Sequence[PartHeader]") -> dict[str, object]:
    """Return the number of lists, and their communes with the periods of each."""
    named: dict[str, list[str]] = {}
    for one in sorted(lists, key=lambda one: (one.unit.name or one.unit.key, order_of(one.period))):
        named.setdefault(one.unit.name or one.unit.key, []).append(one.period)
    words = [f"{name} ({', '.join(periods)})" for name, periods in named.items()]
    return {"count": len(lists), "lists": first_named(words)}


@dataclass(frozen=True)
class OpenRequest:
    """Which bundle is opened into which register; its results are written to `folder`, if given."""

    path: Path
    register: str | None
    lang: Lang
    folder: Path | None = None
    conflicts: Path | None = None
    password_file: Path | None = None
    sign_file: Path | None = None


@dataclass(frozen=True)
class BundleContents:
    """An opened bundle: its manifest, what the register gained, the results written."""

    manifest: Mapping[str, Any]
    merged: "MergedRegisters"
    results: tuple[Path, ...]


def open_bundle(request: OpenRequest, listener: Listener) -> BundleContents:
    """Check a bundle, write its results into a folder, and merge its part of a register.

    Nothing is written before every check has passed. Raises InputProblem (exit code 3) for a bundle
    that is damaged, altered or sealed, UsageProblem (exit code 2) where a file of the folder would
    be replaced by a different one.
    """
    from ravo.register.bundle import opened_bundle

    secrets = _secrets(request.password_file, request.sign_file)
    _refuse_unreadable(request.path)
    with opened_bundle(request.path, secrets) as bundle:
        if bundle.signed and secrets.passphrase is None:
            listener.fault(Fault("RV-1248", params={"path": request.path.name}))
        if secrets.passwords and not bundle.sealed:
            listener.fault(Fault("RV-1342", params={"path": request.path.name}))
        targets = _targets(bundle.results, request.folder)
        merge = MergeRegisters(
            [str(bundle.register)] if bundle.register else [],
            request.register,
            request.lang,
            request.conflicts,
        )
        with _named_by_bundle(bundle.register, request.path):
            merged = merge_into_register(merge, listener)
            if (fault := _false_manifest(bundle, request.path)) is not None:
                listener.fault(fault)
        # Other accounts must be able to read neither sealed contents nor the register they go into.
        with as_closed_as([request.path], personal=True):
            for source, target in targets.items():
                with whole_file(target) as temporary:
                    shutil.copyfile(source, temporary)
    if targets:
        listener.written(*targets.values())
    return BundleContents(bundle.manifest, merged, tuple(targets.values()))


def _false_manifest(bundle: "OpenedBundle", path: Path) -> Fault | None:
    """Return a warning where a manifest differs from the part of a register beside it."""
    from ravo.register.bundle_contents import bundle_contents, false_fields

    if bundle.register is None:
        return None
    with reading(address_of(bundle.register)) as connection:
        fields = false_fields(bundle.manifest, bundle_contents(connection))
    if not fields:
        return None
    return Fault("RV-1343", params={"path": path.name, "fields": fields})


@contextmanager
def _named_by_bundle(part: Path | None, bundle: Path) -> Iterator[None]:
    """Make problems of the unpacked register name the bundle, not the temporary file."""
    try:
        yield
    except InputProblem as problem:
        fault = problem.fault
        if part is None or fault.params.get("path") != str(part):
            raise
        # Problems that name a batch or a newer ravo already show what the sender has to correct.
        code = fault.code if {"number", "version"} & set(fault.params) else "RV-1285"
        raise unreadable(code, **{**fault.params, "path": bundle.name}) from None


def _targets(results: Sequence[Path], folder: Path | None) -> dict[Path, Path]:
    """Return the target of each results file; none replaces a file with other contents."""
    if folder is None:
        return {}
    checked_folder(folder)
    targets = {file: folder / file.name for file in results}
    for source, target in targets.items():
        if target.exists() and checksum(target) != checksum(source):
            raise usage("RV-1252", path=str(target))
    return targets


def _secrets(password_file: Path | None, sign_file: Path | None) -> "Secrets":
    """Return the passwords of one file, and the passphrase of the other: its first line.

    Raises UsageProblem (RV-121) for an empty file.
    """
    from ravo.register.bundle import Secrets
    from ravo.workbook.opened import read_passwords

    given = [() if file is None else read_passwords(file) for file in (password_file, sign_file)]
    for file, words in zip((password_file, sign_file), given, strict=True):
        if file is not None and not words:
            raise usage("RV-121", path=str(file))
    return Secrets(given[0], given[1][0] if given[1] else None)
