"""Tables for other tools: workbooks or a register → communes → tables → files."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from ravo.exports.communes import ExportedCommune
from ravo.exports.counts import SMALLEST, public_tables
from ravo.exports.layout import (
    PACKAGE,
    ExportedFiles,
    ExportFormat,
    earlier_files,
    household_files,
    published_files,
)
from ravo.exports.output import refuse_missing, write_files
from ravo.exports.package import OWN_MARK, PackageFacts
from ravo.exports.pseudonyms import PseudonymKey, begin_key, is_open_to_others, read_key
from ravo.exports.tables import doubled, household_tables, in_order, withheld_count
from ravo.faults import Fault, unreadable, usage
from ravo.faults.unread import Unread, unread_of
from ravo.files import as_closed_as, comparable_path, object_in
from ravo.messages import Lang
from ravo.pipeline.exported_communes import (
    commune_of_item,
    communes_of_register,
    refuse_apart,
)
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.outputs import checked_folder, refuse_inputs, spare
from ravo.pipeline.registered_lists import is_register
from ravo.pipeline.years import (
    gathered_years,
    read_books,
    surviving,
    unread_of_item,
    year_of_item,
)
from ravo.review.review import Counts, Review
from ravo.survey.options import ReadOptions
from ravo.survey.settings import ReadSettings, load_settings
from ravo.text import few_of

NAMED_FILES = 3
"""The most files that a message names."""


@dataclass(frozen=True)
class ExportRequest:
    """What is exported, and where; `key` is an existing file, `new_key` one to create."""

    results: Sequence[Path | str]
    out: Path
    formats: Sequence[ExportFormat]
    lang: Lang
    register: str | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)
    key: Path | None = None
    new_key: Path | None = None
    names: bool = False
    public: bool = False
    smallest: int | None = None
    recursive: bool = False

    @property
    def limit(self) -> int | None:
        """The least count that is published; None where households are exported."""
        return (self.smallest or SMALLEST) if self.public else None


@dataclass(frozen=True, slots=True)
class ExportDone:
    """The result of an export: the account of rows, the number of hidden counts, what is unread."""

    counts: Counts
    hidden: int
    unread: Unread


@dataclass(frozen=True)
class _ExportOrder:
    """An export whose inputs are listed and whose options are checked."""

    request: ExportRequest
    survey: ReadSettings
    books: tuple[Path, ...]
    key: PseudonymKey | None
    listener: Listener


def write_export(request: ExportRequest, listener: Listener) -> ExportDone:
    """Write the tables of results or of a register into a folder.

    Raises UsageProblem (exit code 2) for options or inputs that do not go together, InputProblem
    (exit code 3) for an input that cannot be read. Nothing is written then.
    """
    register = _register_of(request)
    _check_options(request)
    checked_folder(request.out)
    refuse_missing(request.formats)
    key = _checked_key(request, listener)
    survey = load_settings(request.reading)
    if register is not None:
        return _of_register(_ExportOrder(request, survey, (), key, listener), register)
    gathered = gathered_years([Path(path) for path in request.results], recursive=request.recursive)
    order = _ExportOrder(request, survey, gathered.books, key, listener)
    settings = dict.fromkeys(order.books, survey)
    done = surviving(partial(_of_workbooks, order), settings, listener)
    return ExportDone(done.counts, done.hidden, done.unread + unread_of(gathered.faults))


def _register_of(request: ExportRequest) -> str | None:
    """Return the register to export; None where workbooks are exported."""
    given_registers = [str(one) for one in request.results if is_register(one)]
    registers = [*given_registers, *([] if request.register is None else [request.register])]
    if len(registers) + len(request.results) - len(given_registers) == 0:
        raise usage("RV-1505")
    if registers and request.reading != ReadOptions():
        raise usage("RV-1515")
    if registers and (len(registers) > 1 or len(request.results) > len(given_registers)):
        raise usage("RV-1505")
    return registers[0] if registers else None


def _check_options(request: ExportRequest) -> None:
    if request.smallest is not None and (not request.public or request.smallest < 2):
        raise usage("RV-1509", value=request.smallest)
    given = {
        "--key": request.key is not None,
        "--new-key": request.new_key is not None,
        "--with-names": request.names,
    }
    if request.public:
        for option, is_given in given.items():
            if is_given:
                raise usage("RV-1508", option=option)
        _refuse_households(request.out)
        return
    # A variable without a value leaves a path without a name.
    if (request.key is None) == (request.new_key is None) or Path() in (
        request.key,
        request.new_key,
    ):
        raise usage("RV-1506")
    _refuse_published(request.out)


def _refuse_published(folder: Path) -> None:
    """Raise UsageProblem where a folder for households has files for publication."""
    there = published_files(folder)
    if there:
        names = few_of([path.name for path in there], NAMED_FILES)
        raise usage("RV-1519", folder=str(folder), files=names)


def _refuse_households(folder: Path) -> None:
    """Raise UsageProblem where a folder for publication has files of households."""
    there = household_files(folder)
    if there:
        names = few_of([path.name for path in there], NAMED_FILES)
        raise usage("RV-1510", folder=str(folder), files=names)


def _checked_key(request: ExportRequest, listener: Listener) -> PseudonymKey | None:
    """Return the existing key; None where a new one is to be created, or none is needed."""
    path = request.key or request.new_key
    if path is None:
        return None
    if comparable_path(path).is_relative_to(comparable_path(request.out)):
        raise usage("RV-1507", path=str(path), folder=str(request.out))
    if request.key is None:
        if path.exists() or path.is_symlink():
            raise usage("RV-1503", path=str(path))
        return None
    key = read_key(path)
    if is_open_to_others(path):
        listener.fault(Fault("RV-1513", params={"path": str(path)}))
    return key


def _of_workbooks(order: _ExportOrder) -> ExportDone:
    """Read workbooks and write their tables; runs in any process."""
    communes, unread = [], Unread()
    for item in read_books(order.books, order.survey, order.listener):
        year = year_of_item(item)
        path = item.survey.source.path if isinstance(item, Review) else item.source.path
        if year is None:
            raise unreadable("RV-1516", path=Path(path).name)
        communes.append((commune_of_item(item, year), path))
        unread += unread_of_item(item)
    refuse_apart(communes)
    return _write([one for one, _ in communes], order, order.books, unread)


def _of_register(order: _ExportOrder, register: str) -> ExportDone:
    from ravo.pipeline.register import there
    from ravo.register.compared import contradiction_faults
    from ravo.register.store import reading

    address = there(register)
    with reading(address) as connection:
        for fault in contradiction_faults(connection):
            order.listener.fault(fault)
        communes = [*communes_of_register(connection)]
    return _write(communes, order, (address.path,) if address.path else (), Unread())


def _write(
    communes: Sequence[ExportedCommune],
    order: _ExportOrder,
    sources: Sequence[Path],
    unread: Unread,
) -> ExportDone:
    request, listener = order.request, order.listener
    ordered = in_order(communes)
    for commune, twice in doubled(ordered):
        name = commune.unit.name or commune.unit.key
        raise usage("RV-1511", commune=name, period=commune.period, count=twice)
    if withheld := withheld_count(ordered, names=request.names):
        listener.fault(Fault("RV-1512", params={"count": withheld}))
    personal = request.limit is None
    with as_closed_as(sources, personal=personal), written_together(listener) as written:
        key, hidden = order.key, 0
        if request.limit is not None:
            tables, hidden = public_tables(ordered, request.limit)
        else:
            if key is None and request.new_key is not None:
                key = begin_key(request.new_key)
            if key is None:
                raise usage("RV-1506")
            tables = household_tables(ordered, key, names=request.names)
        files = ExportedFiles(request.out, tables, tuple(request.formats), request.public)
        for path in (*files.paths, request.out / PACKAGE):
            refuse_inputs(path, sources)
        for path in files.paths:
            if path.suffix == ".xlsx":
                spare(path, listener)
        spare(request.out / PACKAGE, listener, _is_own_package)
        written.extend(write_files(files, _facts(ordered, request, key), request.lang))
    if left := earlier_files(files):
        names = few_of([path.name for path in left], NAMED_FILES)
        params: dict[str, object] = {"folder": str(request.out), "files": names}
        listener.fault(Fault("RV-1514", params=params))
    return ExportDone(_sum_of(ordered), hidden, unread)


def _is_own_package(path: Path) -> bool:
    """Return whether a descriptor is one of a ravo export, which may be overwritten."""
    return OWN_MARK in object_in(path)


def _facts(
    communes: Sequence[ExportedCommune], request: ExportRequest, key: PseudonymKey | None
) -> PackageFacts:
    return PackageFacts(
        periods=tuple(dict.fromkeys(one.period for one in communes)),
        synthetic=bool(communes) and all(one.synthetic for one in communes),
        names=request.names,
        key_mark=None if key is None else key.mark,
        smallest=request.limit,
    )


def _sum_of(communes: Sequence[ExportedCommune]) -> Counts:
    every = [one.counts for one in communes]
    return Counts(
        sum(one.read for one in every),
        sum(one.size for one in communes),
        sum(one.rejected for one in every),
        sum(one.blank for one in every),
        sum(one.departed for one in every),
    )
