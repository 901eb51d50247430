"""The common values of an office's papers: issuer, place and day, legal basis."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ravo.documents.holders import CommunePapers, CommunePlace
from ravo.messages import say
from ravo.places.spelling import KINDS as UNIT_KINDS
from ravo.places.spelling import place_of_date
from ravo.places.villages import KINDS
from ravo.survey.survey import MONTHLY, PERIODIC
from ravo.word.fields import Values
from ravo.word.printed import printable

if TYPE_CHECKING:
    from ravo.report.forms.settings import ReportSettings


@dataclass(frozen=True, slots=True)
class PaperIssuer:
    """The commune that issues a paper, and its office's settings for papers.

    `unit` is the name in the heads, `at` the place beside the date, `signer` the name under the
    signature, `title` the signer's title. `on` is the day of the paper, None for one to fill in.
    """

    place: CommunePlace
    unit: str
    at: str = ""
    signer: str = ""
    title: str = ""
    on: date | None = None
    basis: tuple[str, ...] = ()


_PLACE_KINDS = (*KINDS, *(kind for kinds in UNIT_KINDS.values() for kind in kinds))
ALWAYS_CAPITAL = "Hồ Chí Minh"
OF_ONE_OFFICE = ("unit", "place", "signed_by", "signer_title")
"""The settings of papers that apply to one commune's office only."""


def unused_settings(settings: "ReportSettings") -> tuple[str, ...]:
    """Return the settings that are not used where papers of several communes are written."""
    return tuple(name for name in OF_ONE_OFFICE if getattr(settings, name))


def issuer_of(
    papers: CommunePapers, settings: "ReportSettings", on: date | None, *, alone: bool
) -> PaperIssuer:
    """Return the issuer of a commune's papers.

    With `alone` the settings are those of this commune's office; in settings for several communes
    the name of a unit applies to none of them, nor do the other settings in OF_ONE_OFFICE.
    """
    own = settings.unit if alone and settings.unit else papers.place.commune
    # Papers of a commune are dated at its bare name (Nghị định 30/2020).
    bare = place_of_date(papers.place.commune, "commune")
    return PaperIssuer(
        place=papers.place,
        unit=own or "",
        at=(settings.place if alone else None) or bare,
        signer=(settings.signed_by if alone else None) or "",
        title=(settings.signer_title if alone else None) or "",
        on=on,
        basis=(*papers.basis, *settings.basis),
    )


def common_values(issuer: PaperIssuer, papers: CommunePapers) -> Values:
    """Return the values of the fields that every paper of a commune has."""
    return {
        "nam": str(papers.year),
        "dot": round_words(papers),
        "noi_lap": printable(issuer.at),
        "ngay_lap": day_words(issuer.on),
        "nguoi_ky": printable(issuer.signer),
        "chuc_vu_ky": printable(issuer.title),
        "don_vi": {
            "ten": printable(issuer.unit),
            "ten_hoa": printable(issuer.unit).upper(),
            "ten_thuong": inside(printable(issuer.unit)),
            "huyen": printable(issuer.place.district),
            "tinh": printable(issuer.place.province),
        },
        "can_cu": [printable(words) for words in issuer.basis],
    }


def round_words(papers: CommunePapers) -> str:
    """Return which review it was, as words inside a sentence."""
    if papers.list_month is not None:
        year, _, month = papers.list_month.partition("-")
        return say("papers.round_month", "vi", month=month, year=year)
    key = {MONTHLY: "monthly", PERIODIC: "periodic"}.get(papers.period or "", "plain")
    return say(f"papers.round_{key}", "vi", year=str(papers.year))


def day_words(day: date | None) -> str:
    """Return a day in the form of papers; a line to fill in where there is none."""
    if day is None:
        return say("papers.fill_day", "vi")
    # Single-digit days, and the months 1 and 2, get a leading zero (Nghị định 30/2020).
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return say("papers.day", "vi", day=f"{day.day:02d}", month=month, year=str(day.year))


def inside(unit: str) -> str:
    """Return the name of a place in the form inside a sentence (Nghị định 30/2020, annex II).

    The word for its kind begins with a small letter, but not before a number and not in `Thành phố
    Hồ Chí Minh`; a name without such a word is unchanged.
    """
    kind = next((one for one in _PLACE_KINDS if unit.casefold().startswith(f"{one} ")), "")
    rest = unit[len(kind) :]
    if not kind or rest.strip()[:1].isdecimal() or rest.strip() == ALWAYS_CAPITAL:
        return unit
    return kind + rest


def address_words(village: str, place: CommunePlace) -> str:
    """Return an address from the village upwards; its first letter is a capital."""
    first, *others = [name for name in (village, *place.names) if name] or [""]
    return printable(", ".join((first, *map(inside, others))))
