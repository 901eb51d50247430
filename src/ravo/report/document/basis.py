"""The legal basis of a report: the law's documents, then those that the office names."""

from ravo.criteria import load_edition
from ravo.criteria.basis import basis_of
from ravo.faults import RavoError
from ravo.report.figures.model import District
from ravo.report.forms.settings import ReportSettings


def legal_basis(district: District, settings: ReportSettings) -> list[str]:
    """Return the documents on which the review is based, each with number, date and issuer.

    The law's documents are missing for an edition of the province's own file, which results only
    name.
    """
    return [*_of_law(district.edition_id, district.year), *settings.basis]


def _of_law(edition_id: str | None, year: int) -> tuple[str, ...]:
    if edition_id is None:
        return ()
    try:
        return basis_of(load_edition(edition_id), year)
    except RavoError:
        return ()
