"""The letter of a district to a commune: the households to visit again. It names no reviewer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ravo.messages import say
from ravo.page_templates import templates_dir
from ravo.supervision.supervised import ChangedFigure, Supervision
from ravo.supervision.words import figure_name, note_of, word
from ravo.text import capitalised, sort_key, uncapitalised
from ravo.word.fields import FieldList, Tree, Values
from ravo.word.filled_template import filled
from ravo.word.first_line import with_first_line
from ravo.word.printed import printable
from ravo.word.template import open_file

TEMPLATE = "de-nghi-tham-lai.docx"
FIELDS: Mapping[str, Tree] = {
    **dict.fromkeys(("nam", "xa", "noi_gui_hoa", "so_ho", "chuc_vu_ky", "nguoi_ky")),
    "ho": FieldList(dict.fromkeys(("tt", "chu_ho", "thon", "ma_ho", "ly_do", "ghi"))),
}
UNFILLED: Mapping[str, str] = {"chuc_vu_ky": "", "nguoi_ky": ""}
"""The fields for the signer, which the office fills in."""


@dataclass(frozen=True, slots=True)
class CommuneLetter:
    """One commune's letter: its name, and the document."""

    commune: str
    document: bytes


def letters(supervision: Supervision) -> Iterator[CommuneLetter]:
    """Yield a letter to each commune that has households to visit again, by its name.

    A household is named once, with all its reasons. Letters are Vietnamese.
    """
    reasons = reasons_by_row(supervision)
    communes = supervision.households.commune
    for commune in sorted({str(communes[row]) for row in reasons}, key=sort_key):
        here = sorted(row for row in reasons if communes[row] == commune)
        rows = sorted(here, key=lambda row: sort_key(str(supervision.households.village[row])))
        path = templates_dir() / TEMPLATE
        values = _values(supervision, commune, {row: reasons[row] for row in rows})
        document = filled(open_file(path, path.name, FIELDS), values)
        if supervision.invented.get(commune):
            document = with_first_line(document, say("sample.notice", "vi"))
        yield CommuneLetter(commune, document)


def reasons_by_row(supervision: Supervision) -> dict[int, tuple[str, ...]]:
    """Return the households to visit again, by row, with the reasons of each in words."""
    reasons: dict[int, list[str]] = {}
    for crossing in supervision.crossings:
        if crossing.crossing.finding == "look":
            for row in crossing.rows:
                reasons.setdefault(row, []).append(word("letter_near_line", "vi"))
    for change in supervision.changes:
        for jump in change.jumps.households:
            reasons.setdefault(jump.row, []).append(_changed(change, supervision))
    for row in () if supervision.sample is None else supervision.sample.rows:
        reasons.setdefault(row, []).append(word("letter_sample", "vi"))
    return {row: tuple(dict.fromkeys(words)) for row, words in reasons.items()}


def _changed(change: ChangedFigure, supervision: Supervision) -> str:
    name = figure_name(change.figure, "vi")
    figure = capitalised(name)
    return word("letter_changed", "vi", figure=figure, year=str(supervision.last_year))


def _values(
    supervision: Supervision, commune: str, reasons: Mapping[int, tuple[str, ...]]
) -> Values:
    households = supervision.households
    unit = next((str(households.unit[row]) for row in reasons), "")
    return {
        **UNFILLED,
        "nam": str(supervision.year),
        # Inside a sentence the word for a commune begins with a small letter.
        "xa": printable(uncapitalised(commune)),
        "noi_gui_hoa": printable(unit).upper(),
        "so_ho": str(len(reasons)),
        "ho": [
            {
                "tt": str(number),
                "chu_ho": printable(str(households.head[row])),
                "thon": printable(str(households.village[row])),
                "ma_ho": printable(str(households.code[row])),
                "ly_do": "; ".join(words),
                "ghi": note_of(households, row, "vi"),
            }
            for number, (row, words) in enumerate(reasons.items(), 1)
        ],
    }
