"""The lists of programmes as workbooks in a folder: of offices, of communes, and the summary."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ravo.backups import KEPT_SUFFIX
from ravo.faults import Fault
from ravo.files import distinct_names
from ravo.messages import Lang
from ravo.pipeline.beneficiaries import Beneficiaries
from ravo.pipeline.listener import Listener, written_together
from ravo.pipeline.outputs import checked_folder, refuse_inputs, spare
from ravo.programmes.findings import ProgrammeFindings
from ravo.programmes.output.commune_book import write_commune_book
from ravo.programmes.output.lists import ProgrammeLists
from ravo.programmes.output.office_book import write_office_book
from ravo.programmes.output.paper import PaperUnit
from ravo.programmes.output.summary_book import write_summary_book
from ravo.register.names import closed_with_register
from ravo.survey.sample_notice import notice_of
from ravo.survey.survey import Info
from ravo.text import loose_key
from ravo.workbook.products import product_of

SUFFIX = ".xlsx"
SUMMARY_STEM, OFFICE_STEM, NO_COMMUNE = "tong-hop", "gui-", "khong-ghi-xa"
PERSONAL = 0o600


@dataclass(frozen=True)
class BeneficiaryBooks:
    """The workbooks of a run: the summary, those of offices and those of communes by name."""

    summary: Path
    offices: dict[str, Path]
    communes: dict[str | None, Path]

    @property
    def personal(self) -> tuple[Path, ...]:
        """The workbooks with names of people."""
        return (*self.offices.values(), *self.communes.values())


def write_beneficiary_books(
    run: Beneficiaries, folder: Path, lang: Lang, listener: Listener
) -> BeneficiaryBooks:
    """Write the workbooks into a folder; files that were edited there are kept.

    Lists of an earlier run without a counterpart in this run stay, and are reported. Raises
    UsageProblem (exit code 2) where the path is no folder, or one of the files is an input.
    """
    checked_folder(folder)
    lists = ProgrammeLists(run.on, run.findings, run.infos, run.register)
    books = _named(folder, lists)
    for path in (books.summary, *books.personal):
        refuse_inputs(path, run.books)
    with (
        closed_with_register(run.books, run.register_address),
        written_together(listener) as written,
    ):
        folder.mkdir(parents=True, exist_ok=True)
        for path in (books.summary, *books.personal):
            spare(path, listener)
        whole = unit_of_paper(run.infos, lang)
        write_summary_book(lists, whole, books.summary, lang)
        written.append(books.summary)
        for office, findings in _by_office(run.findings).items():
            path = books.offices[office]
            write_office_book(lists, findings, whole, path, lang)
            path.chmod(PERSONAL)
            written.append(path)
        for commune, path in books.communes.items():
            pairs = zip(run.infos, run.communes, strict=True)
            own = [info for info, name in pairs if name == commune]
            # For a commune that is only in the register, nothing but its name is known.
            unit = unit_of_paper(own, lang) if own else PaperUnit(commune or "", commune or "")
            write_commune_book(lists, commune, unit, path, lang)
            path.chmod(PERSONAL)
            written.append(path)
    if earlier := _of_earlier_runs(folder, books):
        listener.fault(Fault("RV-1334", params={"folder": str(folder), "names": earlier}))
    return books


def _of_earlier_runs(folder: Path, books: BeneficiaryBooks) -> list[str]:
    """Return the lists of programmes in a folder that this run did not write, without copies."""
    own = {path.name for path in (books.summary, *books.personal)}
    return [
        path.name
        for path in sorted(folder.glob(f"*{SUFFIX}"))
        if path.name not in own
        and KEPT_SUFFIX not in path.stem
        and product_of(path) == "beneficiaries"
    ]


def _by_office(run: Iterable[ProgrammeFindings]) -> dict[str, list[ProgrammeFindings]]:
    """Return the programmes of each receiving office, by its Vietnamese name."""
    offices: dict[str, list[ProgrammeFindings]] = defaultdict(list)
    for one in run:
        offices[one.programme.office.name.vi].append(one)
    return offices


def _named(folder: Path, lists: ProgrammeLists) -> BeneficiaryBooks:
    """Return the files of a run, all with different names."""
    offices, communes = list(_by_office(lists.findings)), list(lists.communes)
    words = [*(f"{OFFICE_STEM}{name}" for name in offices), *(name or "" for name in communes)]
    stems = [loose_key(name).replace(" ", "-") or NO_COMMUNE for name in words]
    summary = f"{SUMMARY_STEM}{SUFFIX}"
    paths = [folder / name for name in distinct_names(stems, SUFFIX, [summary])]
    return BeneficiaryBooks(
        folder / summary,
        dict(zip(offices, paths, strict=False)),
        dict(zip(communes, paths[len(offices) :], strict=True)),
    )


def unit_of_paper(infos: Sequence[Info], lang: Lang) -> PaperUnit:
    """Return the unit that issues a list of workbooks: the smallest place that has them all."""
    levels = [
        {getattr(info, level) or "" for info in infos}
        for level in ("commune", "district", "province")
    ]
    shared = [name for names in levels if len(names) == 1 for name in names if name]
    signers = {(info.prepared_by or "", info.signed_by or "") for info in infos}
    alone = len(infos) > 0 and len(levels[0]) == 1 and len(signers) == 1
    prepared, signed = signers.pop() if alone else ("", "")
    name, places = shared[0] if shared else "", ", ".join(shared)
    return PaperUnit(name, places, prepared, signed, notice_of(infos, lang))
