"""After the workbooks: reports of districts and provinces, and comparisons with last year.

Each is written by its own process into a folder that is moved into place when it is complete, and
only where something on which it depends has changed.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Literal

from ravo import __version__
from ravo.batch.ingredients import digest_of
from ravo.batch.manifest import ManifestEntry
from ravo.batch.placement import outputs_hold
from ravo.batch.plan import REPORTS_FOLDER, targets_of
from ravo.batch.report_folders import replace_folder, sources_of, write_sources
from ravo.batch.reports.previous import LastYear, read_previous
from ravo.batch.reports.render import RenderedReport, RenderOrder
from ravo.batch.run import Run, RunCounts
from ravo.batch.work import failure
from ravo.faults import Fault, RavoError
from ravo.files import checksum
from ravo.messages import text
from ravo.places import Locality, WrittenPlace, commune_of
from ravo.places.senders import sent_once
from ravo.processes.isolation import Isolation, LostItem, ProcessLimits
from ravo.text import match_key, unmarked

RENDER = "ravo.batch.reports.render:render"
CHANGES = "so-sanh-nam"
BatchReportKind = Literal["report", "diff"]


@dataclass(frozen=True)
class ReportUnit:
    """A unit that reports: the communes of one district, or of one province, in one year.

    `folder` is the folder of its report, relative to the outputs; it is unique.
    """

    level: Literal["district", "province"]
    year: int
    province: str
    district: str | None
    entries: tuple[ManifestEntry, ...]
    folder: str = ""

    @property
    def name(self) -> str:
        """The name of the unit for people."""
        return self.district or self.province


@dataclass(frozen=True)
class ReportWish:
    """A report that is to exist: its kind, its folder, and its input files."""

    kind: BatchReportKind
    unit: ReportUnit
    now: tuple[tuple[str, str], ...]
    before: tuple[LastYear, ...]

    @property
    def folder(self) -> str:
        """Its folder, relative to the outputs."""
        return self.unit.folder + (f"--{CHANGES}" if self.kind == "diff" else "")


@dataclass(frozen=True, slots=True)
class Reports:
    """The outcome of the reports.

    `missing` is the number of those not written, `disagree` is true where the figures of one do not
    agree, and `interrupted` where the run was stopped before all were written. `doubled` is the
    number of communes that sent several workbooks of a year, which are in no report. `unregistered`
    is whether the results could not be added to the register.
    """

    missing: int = 0
    disagree: bool = False
    interrupted: bool = False
    doubled: int = 0
    unregistered: bool = False


def make_reports(run: Run, account: RunCounts, stop: Callable[[], bool]) -> Reports:
    """Write the reports whose sources changed; the others stay.

    A report that cannot be written is reported and counted, and the older one stays in place.
    """
    config = run.config
    if not (config.report.make or config.diff.make):
        return Reports()
    results, twice = sent_once(account.results, lambda entry: entry.place)
    units = list(units_of(results, config.report.levels))
    _report_shared_folders(run, units)
    before, twice_before = sent_once(_previous(run), lambda item: item.place)
    _report_sent_twice(run, [[entry.input for entry in group] for group in twice])
    _report_sent_twice(run, [[Path(item.path).name for item in group] for group in twice_before])
    wishes = [wish for unit in units for wish in _wishes(run, unit, before, len(units) == 1)]
    office = _office_files(run.config.report.settings)
    keys = {wish.folder: _key(run, wish, office) for wish in wishes}
    codes = {wish.folder: _standing(run.out / wish.folder, keys[wish.folder]) for wish in wishes}
    todo = [wish for wish in wishes if codes[wish.folder] is None]
    missing, report_count = 0, 0
    for wish, rendered in _rendered(run, todo, stop):
        report_count += 1
        code = _settled(run, wish, rendered, keys[wish.folder])
        codes[wish.folder] = code
        missing += code is None
    doubled = len(twice) + len(twice_before)
    return Reports(missing, any(codes.values()), report_count < len(todo), doubled)


# which reports there are to be


def units_of(entries: Sequence[ManifestEntry], levels: Iterable[str]) -> Iterator[ReportUnit]:
    """Yield the districts, then the provinces whose communes are not all of one district.

    Units are those of the tables, however a workbook spells them. Workbooks without a year or a
    province are in none.
    """
    communes = [(entry, commune_of(entry.place)) for entry in entries]
    known = [(entry, at) for entry, at in communes if at.year and at.province]
    units: list[ReportUnit] = []
    if "district" in levels:
        for group in _grouped(known, _district_key):
            if group[0][1].district:
                units.append(_unit("district", group))
    if "province" in levels:
        for group in _grouped(known, lambda _: ""):
            if group[0][1].district is None or len({_district_key(at) for _, at in group}) > 1:
                units.append(_unit("province", group))
    yield from with_folders(units)


Located = tuple[ManifestEntry, Locality]


def _unit(level: Literal["district", "province"], group: Sequence[Located]) -> ReportUnit:
    at = group[0][1]
    district = at.district if level == "district" else None
    return ReportUnit(
        level, at.year or 0, at.province or "", district, tuple(entry for entry, _ in group)
    )


def _district_key(at: Locality) -> str:
    return at.district_code or match_key(at.district or "")


def _province_key(at: Locality) -> str:
    return at.province_code or match_key(at.province or "")


def _grouped(
    located: Iterable[Located], part: Callable[[Locality], str]
) -> list[tuple[Located, ...]]:
    groups: dict[tuple[int, str, str], list[Located]] = {}
    for entry, at in located:
        key = (at.year or 0, _province_key(at), part(at))
        groups.setdefault(key, []).append((entry, at))
    return [tuple(group) for _, group in sorted(groups.items())]


def with_folders(units: Sequence[ReportUnit]) -> Iterator[ReportUnit]:
    """Yield the units, each with a unique folder.

    A folder is named without marks; where several units have one such name, a checksum of their
    names is appended.
    """
    plain = [_plain_folder(unit) for unit in units]
    for unit, folder in zip(units, plain, strict=True):
        names = "\n".join((unit.province, unit.district or ""))
        shared = plain.count(folder) > 1
        digest = hashlib.sha256(names.encode()).hexdigest()[:8]
        yield replace(unit, folder=f"{folder}--{digest}" if shared else folder)


def _plain_folder(unit: ReportUnit) -> str:
    parts = [_slug(part) for part in (unit.province, unit.district) if part]
    return f"{REPORTS_FOLDER}/{unit.year}/{'--'.join(parts)}"


def _report_shared_folders(run: Run, units: Sequence[ReportUnit]) -> None:
    """Report each unit whose folder has another name than usual, because others share that."""
    for unit in units:
        plain = _plain_folder(unit)
        if unit.folder != plain:
            names = [other.name for other in units if _plain_folder(other) == plain]
            params = {"units": names, "folder": plain, "unit": unit.name, "own": unit.folder}
            run.watcher.fault(Fault("RV-639", params=params))


def _report_sent_twice(run: Run, groups: Iterable[Sequence[str]]) -> None:
    """Report each commune that sent several workbooks: none of them is used."""
    for names in groups:
        run.watcher.fault(Fault("RV-1064", params={"count": len(names), "names": list(names)}))


def _previous(run: Run) -> tuple[LastYear, ...]:
    folder = run.config.previous
    if folder is None:
        return ()
    workbooks, faults = read_previous(
        folder, run.out / REPORTS_FOLDER, run.work, run.options, run.limits
    )
    for fault in faults:
        run.watcher.fault(fault)
    return workbooks


def _wishes(
    run: Run, unit: ReportUnit, before: Sequence[LastYear], alone: bool
) -> Iterator[ReportWish]:
    """Yield the report of a unit, and its comparison if last year's workbooks exist.

    A unit that is `alone` takes all of last year's workbooks, as its name may have changed.
    """
    names = [targets_of(entry.input).results for entry in unit.entries]
    now = tuple(
        (name, entry.outputs[name])
        for name, entry in zip(names, unit.entries, strict=True)
        if name in entry.outputs
    )
    theirs = tuple(item for item in before if alone or _is_of(unit, item.place))
    earlier = tuple(item for item in theirs if item.place.year and item.place.year < unit.year)
    if run.config.report.make:
        yield ReportWish("report", unit, now, earlier)
    if run.config.diff.make and earlier and unit.level == _lowest(run, unit):
        yield ReportWish("diff", unit, now, earlier)


def _lowest(run: Run, unit: ReportUnit) -> str:
    """Return the level on which years are compared: districts, if there are any."""
    district = "district" in run.config.report.levels and unit.entries[0].place.district
    return "district" if district else "province"


def _is_of(unit: ReportUnit, place: WrittenPlace) -> bool:
    """Return whether a workbook of another year belongs to the unit, by official names."""
    at = commune_of(place)
    province = match_key(at.province or "") == match_key(unit.province)
    if unit.district is None:
        return province
    return province and match_key(at.district or "") == match_key(unit.district)


# which of them have to be made


def _office_files(settings: Path | None) -> list[str | None]:
    """Return the checksums of the settings and of the map named in them, if any."""
    if settings is None:
        return [None]
    # Imported here: a night without changes and without settings needs none of it.
    from ravo.report.forms.settings_file import map_of

    areas = map_of(settings)
    return [checksum(settings), *([checksum(areas)] if areas else [])]


def _key(run: Run, wish: ReportWish, office: list[str | None]) -> str:
    """Return the checksum of everything on which a report depends, with the `office` files."""
    part = run.config.report
    parts = [
        __version__,
        digest_of(run.options),
        wish.kind,
        wish.unit.level,
        part.formats,
        *office,
        sorted(wish.now),
        sorted((item.path, item.sha256) for item in wish.before),
    ]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _standing(folder: Path, key: str) -> int | None:
    """Return the exit code of the report in place; None where it has to be written."""
    sources = sources_of(folder)
    try:
        holds = sources["key"] == key and outputs_hold(sources["files"], folder)
        code = sources["code"]
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return code if holds and isinstance(code, int) else None


# making them


def _rendered(
    run: Run, wishes: Sequence[ReportWish], stop: Callable[[], bool]
) -> Iterator[tuple[ReportWish, RenderedReport | LostItem]]:
    part = run.config.report
    orders = {_order(run, wish, number): wish for number, wish in enumerate(wishes)}
    limits = ProcessLimits(part.seconds, part.memory_mib)
    isolation: Isolation[RenderOrder] = Isolation(RENDER, run.jobs, limits)
    for order, answer in isolation.run(orders, stop):
        yield orders[order], answer


def _order(run: Run, wish: ReportWish, number: int) -> RenderOrder:
    part, options = run.config.report, run.options
    return RenderOrder(
        kind=wish.kind,
        folder=str(run.work / f"{REPORTS_FOLDER}-{number}"),
        now=tuple(str(run.out / name) for name, _ in wish.now),
        before=tuple(item.path for item in wish.before),
        level=wish.unit.level,
        settings=str(part.settings) if part.settings else None,
        formats=part.formats,
        options=options,
    )


def _settled(
    run: Run, wish: ReportWish, rendered: RenderedReport | LostItem, key: str
) -> int | None:
    """Move a new report into place; return its exit code, None where it is missing."""
    problem = _placed(run, wish, rendered, key)
    if problem is not None:
        _report_unwritten(run, wish, problem)
    run.watcher.reported(wish.folder, written=problem is None)
    return rendered.code if isinstance(rendered, RenderedReport) and problem is None else None


def _placed(
    run: Run, wish: ReportWish, rendered: RenderedReport | LostItem, key: str
) -> str | None:
    """Move a report into place with the record of its sources; return the problem, if any."""
    if isinstance(rendered, LostItem):
        return text("batch.lost").say(run.options.lang, how=_how(rendered))
    if rendered.problem is not None:
        return rendered.problem
    folder = Path(rendered.folder)
    facts = {
        "key": key,
        "code": rendered.code,
        "now": [{"path": name, "sha256": digest} for name, digest in wish.now],
        "before": [asdict(item) for item in wish.before],
    }
    try:
        write_sources(folder, wish.folder, facts)
        kept = replace_folder(folder, run.out / wish.folder, run.work)
    except RavoError as problem:
        return failure(problem.fault, run.options.lang, passing=True).message
    for name, aside in kept:
        path = f"{wish.folder}/{name}"
        run.watcher.fault(Fault("RV-100", params={"path": path, "kept": aside.rpartition("/")[2]}))
    return None


def _how(lost: LostItem) -> str:
    return " ".join(part for part in (lost.why, lost.how) if part)


def _report_unwritten(run: Run, wish: ReportWish, reason: str) -> None:
    title = text(f"batch.{'comparison' if wish.kind == 'diff' else 'report'}")
    report = title.say(run.options.lang, place=wish.unit.name, year=str(wish.unit.year))
    run.watcher.fault(Fault("RV-143", params={"report": report, "reason": reason}))


def _slug(name: str) -> str:
    """Return a name for a folder: letters without marks, with hyphens between words."""
    return re.sub(r"[^0-9a-z]+", "-", unmarked(name).casefold()).strip("-") or "_"
