"""Sheets of paper of a survey's households, to be taken to them and filled in by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ravo.backups import is_as_written
from ravo.criteria import Edition, edition_for_year, load_edition
from ravo.faults import Fault, usage
from ravo.faults.unread import Unread
from ravo.files import as_closed_as, distinct_names, whole_file
from ravo.messages import Lang, say
from ravo.pipeline.listener import Listener
from ravo.pipeline.outputs import checked_folder, checked_output, refuse_inputs, spare
from ravo.pipeline.reviews import refuse_unfit
from ravo.quotes import code_words
from ravo.survey.options import ReadOptions
from ravo.survey.settings import load_settings
from ravo.text import first_named, loose_key

if TYPE_CHECKING:
    from ravo.household_sheets.model import HouseholdSheet, SheetBundle, SheetPlace
    from ravo.survey.survey import Survey

MOST_BLANK = 5000
SECONDS, SECONDS_EACH = 120.0, 1.0
"""Seconds that writing a PDF may take: for itself, and more for each of its sheets."""
MOST_VILLAGES = 200


@dataclass(frozen=True)
class SheetsRequest:
    """Which sheets are written where.

    `survey` is the workbook whose households get a sheet each, None for blank sheets only; `blank`
    is the number of blank sheets at the end of each document. `out` is a .docx or .pdf, or with
    `by_village` a folder for a document of each village. `template` is the office's own template.
    `code` is the commune's official code, where no survey has it. `reading` has the options for
    reading the survey, and the year and commune of blank sheets.
    """

    out: Path
    survey: Path | None = None
    blank: int = 0
    by_village: bool = False
    template: Path | None = None
    code: str | None = None
    reading: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True)
class SheetsOutcome:
    """The files written, the numbers of their sheets, of blank sheets, and of departed households.

    `unread` is what of the survey was left unread.
    """

    files: tuple[Path, ...]
    sheets: int
    blank: int
    left: int = 0
    unread: Unread = field(default_factory=Unread)


def write_sheets(request: SheetsRequest, listener: Listener) -> SheetsOutcome:
    """Write the household sheets of a survey, blank ones, or both.

    Raises UsageProblem (exit code 2) for a request that cannot be carried out, InputProblem (exit
    code 3) for an unusable survey or template. Edited files are kept.
    """
    from ravo.household_sheets.document import check_template

    _check(request)
    check_template(request.template)
    survey = None if request.survey is None else _survey_of(request.survey, request.reading)
    bundle, left = _bundle(request, survey, listener)
    parts = _documents(request, bundle)
    for path in parts:
        refuse_inputs(path, [request.survey, request.template, *request.reading.files])
    with as_closed_as([] if request.survey is None else [request.survey]):
        files = _write(request, parts, listener)
    unread = Unread() if survey is None else survey.unread
    sheet_count = sum(len(part.sheets) for part in parts.values())
    return SheetsOutcome(files, sheet_count, sheet_count - len(bundle.sheets), left, unread)


def _check(request: SheetsRequest) -> None:
    """Raise UsageProblem for contradictory options, before anything is read."""
    from ravo.word.as_pdf import pdf_printer

    if request.survey is None and not request.blank:
        raise usage("RV-1121")
    if not 0 <= request.blank <= MOST_BLANK:
        raise usage("RV-1126", value=request.blank, most=MOST_BLANK)
    if request.by_village and request.survey is None:
        raise usage("RV-1123")
    if request.by_village:
        checked_folder(request.out)
        return
    pdf = request.out.suffix.lower() == ".pdf"
    checked_output(request.out, "pdf" if pdf else "docx", prints=False)
    refuse_inputs(request.out, [request.survey, request.template, *request.reading.files])
    if pdf:
        pdf_printer()


def _survey_of(path: Path, reading: ReadOptions) -> "Survey":
    from ravo.survey.reader import read_survey

    refuse_unfit(path)
    return read_survey(path, load_settings(reading))


def _bundle(
    request: SheetsRequest, survey: "Survey | None", listener: Listener
) -> tuple["SheetBundle", int]:
    """Return the sheets of the households with their common facts, and the number that left.

    Raises UsageProblem for an unknown year (RV-1122).
    """
    from ravo.household_sheets.model import SheetBundle
    from ravo.score_table.finder import score_table_of

    year = request.reading.year if survey is None else survey.info.year
    if year is None:
        raise usage("RV-1122")
    edition = _edition(request.reading.edition, year, survey)
    grid = score_table_of(request.reading.grid, edition)
    sheets, left = ((), 0) if survey is None else _households(survey)
    if survey is not None and not sheets and not request.blank:
        raise usage("RV-1127", path=survey.source.path)
    _report_uncoded(sheets, listener)
    return SheetBundle(year, _place(request, survey, year), edition, grid, sheets), left


def _report_uncoded(sheets: "Sequence[HouseholdSheet]", listener: Listener) -> None:
    """Report the households whose sheets have no code to scan."""
    shared = [sheet.code for sheet in sheets if sheet.shared]
    uncoded = sum(not sheet.coded for sheet in sheets) - len(shared)
    if uncoded:
        listener.fault(Fault("RV-1128", params={"count": uncoded}))
    if shared:
        codes = first_named([code_words(code) for code in dict.fromkeys(shared)])
        listener.fault(Fault("RV-1132", params={"count": len(shared), "codes": codes}))


def _edition(ref: str | None, year: int, survey: "Survey | None") -> Edition:
    if survey is not None and survey.edition is not None:
        return survey.edition
    return edition_for_year(year) if ref is None else load_edition(ref)


def _households(survey: "Survey") -> "tuple[tuple[HouseholdSheet, ...], int]":
    import pandas as pd

    from ravo.household_sheets.content import sheets_of
    from ravo.survey.brought_facts import new_this_year
    from ravo.survey.departures import departed
    from ravo.survey.members import owners

    left = departed(survey)
    people = pd.DataFrame({"owner": []})
    if survey.members is not None:
        owner = owners(survey.households, survey.members)
        births = pd.Series(survey.members.births("birth"), dtype=object)
        people = survey.members.frame.assign(owner=owner, birth=births)[owner >= 0]
    homes = survey.households
    births = pd.Series(homes.births("separated_on"), dtype=object)
    frame = homes.frame.assign(separated_on=births)
    new = new_this_year(homes)
    unconfirmed = None if survey.unconfirmed is None else survey.unconfirmed.frame
    sheets = sheets_of(frame, people, unconfirmed, left.tolist(), new.tolist())
    return sheets, int(left.sum())


def _place(request: SheetsRequest, survey: "Survey | None", year: int) -> "SheetPlace":
    """Return the commune, by its official names where these are known."""
    from ravo.household_sheets.model import SheetPlace
    from ravo.places import WrittenPlace, commune_of, units

    if survey is not None:
        info, unit = survey.info, commune_of(survey.info).unit
        words = (info.commune, info.district, info.province, info.commune_code)
    else:
        named = request.reading
        words = (named.commune, named.district, named.province, request.code)
        written = WrittenPlace(year, named.province, named.district, named.commune)
        unit = units.commune(request.code, year) if request.code else commune_of(written).unit
    if unit is not None:
        words = (unit.name, unit.district, unit.province, unit.code)
    return SheetPlace(*(word or "" for word in words))


def _documents(request: SheetsRequest, bundle: "SheetBundle") -> "dict[Path, SheetBundle]":
    """Return the documents to write: one, or one for each village, each with the blank sheets.

    Raises UsageProblem (RV-1129) for more villages than a commune can have.
    """
    if not request.by_village:
        return {request.out: _with_blank(bundle, bundle.sheets, request.blank)}
    villages: dict[str, list[HouseholdSheet]] = {}
    for sheet in bundle.sheets:
        villages.setdefault(sheet.village, []).append(sheet)
    if len(villages) > MOST_VILLAGES:
        raise usage("RV-1129", count=len(villages), most=MOST_VILLAGES)
    names = _file_names(list(villages), bundle.year)
    return {
        request.out / names[village]: _with_blank(bundle, part, request.blank, village)
        for village, part in villages.items()
    }


def _with_blank(
    bundle: "SheetBundle", sheets: "Sequence[HouseholdSheet]", count: int, village: str = ""
) -> "SheetBundle":
    from ravo.household_sheets.model import HouseholdSheet

    return replace(bundle, sheets=(*sheets, *[HouseholdSheet(village=village)] * count))


def _file_names(villages: Sequence[str], year: int) -> dict[str, str]:
    """Return the file name of each village's document: letters without marks, no name twice."""
    words = [loose_key(village or say("sheets.no_village", "vi")) for village in villages]
    stems = [f"phieu-{year}-{name.replace(' ', '-') or '_'}" for name in words]
    return dict(zip(villages, distinct_names(stems, ".docx"), strict=True))


def _write(
    request: SheetsRequest, parts: "Mapping[Path, SheetBundle]", listener: Listener
) -> tuple[Path, ...]:
    """Write the documents; edited files are kept beside them."""
    from ravo.household_sheets.document import sheets_document

    faults: dict[str, Fault] = {}
    if request.by_village:
        request.out.mkdir(parents=True, exist_ok=True)
    for path, bundle in parts.items():
        document = sheets_document(bundle, request.template)
        faults.update((fault.code, fault) for fault in document.faults)
        _put(path, document.data, len(bundle.sheets), listener)
    for fault in faults.values():
        listener.fault(fault)
    listener.written(*parts)
    return tuple(parts)


def _put(path: Path, document: bytes, sheets: int, listener: Listener) -> None:
    from ravo.word.as_pdf import as_pdf, is_pdf_as_written, pdf_printer

    pdf = path.suffix.lower() == ".pdf"
    data = as_pdf(document, pdf_printer(), SECONDS + sheets * SECONDS_EACH) if pdf else document
    spare(path, listener, is_pdf_as_written if pdf else is_as_written)
    with whole_file(path) as temporary:
        temporary.write_bytes(data)


def pdf_of(document: Path, target: Path, sheets: int, listener: Listener) -> None:
    """Write a document of sheets as a PDF beside it.

    Raises UsageProblem (RV-1124) where no program here can write PDFs, InputProblem (RV-1125) where
    it fails.
    """
    _put(target, document.read_bytes(), sheets, listener)


def write_sheets_template(folder: Path, lang: Lang, listener: Listener) -> None:
    """Write the template of the sheets for an office to edit, and a list of its fields."""
    from ravo.household_sheets.export import export_sheets_template

    checked_folder(folder, "--export-templates")
    listener.written(*export_sheets_template(folder, lang))
