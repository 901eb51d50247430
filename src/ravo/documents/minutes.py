"""The minutes of a village meeting; the votes on each household are filled in by hand."""

from ravo.documents.fields import COMMON, DocumentField, document_fields
from ravo.documents.paper import PaperIssuer, common_values, inside
from ravo.documents.posted import village_words, waiting_words
from ravo.documents.village_homes import CommuneHomes, VillagePart
from ravo.messages import say
from ravo.word.fields import Values
from ravo.word.printed import printable

FIELDS: tuple[DocumentField, ...] = (
    *COMMON,
    *document_fields(
        "",
        (
            ("thon", "ấp An Thuận"),
            ("thon_hoa", "ẤP AN THUẬN"),
            ("lan", "1"),
            ("gom", "25 hộ"),
            ("chua_co", "Còn 2 hộ chưa có kết quả."),
        ),
    ),
    *document_fields(
        "dong[].", (("tt", "1"), ("chu_ho", "Nguyễn Văn Mẫu"), ("phan_loai", "Hộ nghèo"))
    ),
)


def minutes_values(
    homes: CommuneHomes, part: VillagePart, issuer: PaperIssuer, number: int
) -> Values:
    """Return the values of the minutes of a village; `number` counts its meetings from 1."""
    from ravo.results.words import class_word

    village = printable(village_words(part))
    return {
        **common_values(issuer, homes.papers),
        "thon": inside(village),
        "thon_hoa": village.upper(),
        "lan": str(number),
        "gom": say("papers.gom_ho", "vi", count=len(part.homes)),
        "chua_co": waiting_words("not_voted", homes, part),
        "dong": [
            {
                "tt": str(place),
                "chu_ho": printable(home.head + home.born),
                "phan_loai": class_word(home.klass, "vi"),
            }
            for place, home in enumerate(part.homes, start=1)
        ],
    }
