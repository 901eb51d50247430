"""What the papers of an office share: who issues them, where and on which day, on what basis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from ravo.documents.holders import CommunePapers, CommunePlace
from ravo.messages import say
from ravo.places.spelling import KINDS as UNIT_KINDS
from ravo.places.spelling import parted
from ravo.places.villages import KINDS
from ravo.survey.survey import MONTHLY
from ravo.word.fields import Values
from ravo.word.printed import printable

if TYPE_CHECKING:
    from ravo.report.forms.settings import ReportSettings

PERIODIC = "Định kỳ"


@dataclass(frozen=True, slots=True)
class PaperIssuer:
    """The commune that issues a paper, and what its office set for its papers.

    `unit` is the name in the heads, `at` the place beside the date, `signer` the name under the
    signature, `title` the signer's. `on` is the day of the paper, None for one to fill in.
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
"""The settings of papers that are those of one commune's office."""


def unused_settings(settings: "ReportSettings") -> tuple[str, ...]:
    """Return the settings that papers of several communes leave unused."""
    return tuple(name for name in OF_ONE_OFFICE if getattr(settings, name))


def issuer_of(
    papers: CommunePapers, settings: "ReportSettings", on: date | None, *, alone: bool
) -> PaperIssuer:
    """Return who issues the papers of a commune.

    With `alone` the settings are those of this commune's office; the name of a unit in settings for
    several communes is that of neither, and so are the others of OF_ONE_OFFICE.
    """
    own = settings.unit if alone and settings.unit else papers.place.commune
    # Papers of a commune are dated at its bare name (Nghị định 30/2020).
    bare = parted(papers.place.commune, "commune")[1]
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
    """Return which review it was, in words inside a sentence."""
    if papers.list_month is not None:
        year, _, month = papers.list_month.partition("-")
        return say("papers.round_month", "vi", month=month, year=year)
    key = {MONTHLY: "monthly", PERIODIC: "periodic"}.get(papers.period or "", "plain")
    return say(f"papers.round_{key}", "vi", year=str(papers.year))


def day_words(day: date | None) -> str:
    """Return a day as papers write it; one without any is a line to fill in."""
    if day is None:
        return say("papers.fill_day", "vi")
    # One figure of a day or of the first two months gets a nought (Nghị định 30/2020).
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return say("papers.day", "vi", day=f"{day.day:02d}", month=month, year=str(day.year))


def inside(unit: str) -> str:
    """Return the name of a place as it is written inside a sentence (Nghị định 30/2020, annex II).

    The word for its kind is small, but not before a number and not in `Thành phố Hồ Chí Minh`; a
    name without such a word stays as it is.
    """
    kind = next((one for one in _PLACE_KINDS if unit.casefold().startswith(f"{one} ")), "")
    rest = unit[len(kind) :]
    if not kind or rest.strip()[:1].isdecimal() or rest.strip() == ALWAYS_CAPITAL:
        return unit
    return kind + rest


def address_words(village: str, place: CommunePlace) -> str:
    """Return an address from the village upwards; the name that it begins with has a capital."""
    first, *others = [name for name in (village, *place.names) if name] or [""]
    return printable(", ".join((first, *map(inside, others))))


def people_sum(sizes: Sequence[int | None]) -> int | None:
    """Return the people of some households; None where the size of one is not known."""
    known = [size for size in sizes if size is not None]
    return sum(known) if len(known) == len(sizes) else None
