"""The sheet `Cần xác nhận`: doubtful pairs, to be answered and given back with `--links`."""

from typing import Any

from ravo.changes.comparison import Changes
from ravo.changes.output.pen import for_screen_only
from ravo.changes.output.words import FUZZY_PARTS
from ravo.changes.year import Year
from ravo.fault_words import Audience
from ravo.messages import Lang, say
from ravo.results.columns import plain_values
from ravo.xlsx.sheet_names import CONFIRM
from ravo.xlsx.sheets import Styles, put, put_row, set_page

NOTE_ROW, HEAD_ROW, ID_ROW, FIRST_ROW = 0, 1, 2, 3
NOTES: dict[Audience, str] = {"operator": "confirm_note", "plain": "confirm_note_plain"}
ANSWER, WORDS = "xac_nhan", ["Có", "Không"]
PAIRED = ("code", "head", "birth", "village", "size", "place", "row")
_COLUMNS = {
    "code": "code",
    "head": "head_name",
    "birth": "head_birth_year",
    "village": "village",
    "size": "size",
    "row": "cell",
}
_WIDTHS = {"code": 13, "head": 21, "birth": 8, "village": 15, "size": 7, "place": 18, "row": 7}
_KEYS = {"code": "ma_ho", "place": "xa", "row": "dong"}


def write_confirm(
    book: Any,
    sheet: Any,
    changes: Changes,
    styles: Styles,
    lang: Lang,
    audience: Audience = "operator",
) -> None:
    """Write a row per doubtful pair: both households, parts of the score, runner-up, answer."""
    set_page(sheet, lang)
    pairs = changes.pairing.to_confirm
    note = NOTES[audience] if len(pairs) else "confirm_none"
    sheet.write_string(NOTE_ROW, 0, say(f"changes.{note}", lang), styles.note)
    ids, heads, widths = _heads(changes, lang)
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)
    for_screen_only(sheet, len(widths) + 1, CONFIRM, lang)
    sheet.set_row(HEAD_ROW, 62)
    put_row(sheet, HEAD_ROW, heads, styles, styles.head)
    sheet.set_row(ID_ROW, None, None, {"hidden": True})
    put_row(sheet, ID_ROW, ids, styles, styles.cell)
    sheet.freeze_panes(FIRST_ROW, 1)
    rows = _rows(changes, lang)
    for row, values in enumerate(rows, start=FIRST_ROW):
        put_row(sheet, row, values, styles, styles.wrap)
    answer = book.add_format({"border": 1, "bg_color": "#FFF2CC", "align": "center"})
    for row, values in enumerate(rows, start=FIRST_ROW):
        put(sheet, row, 0, values[0], styles, answer)
    if rows:
        last = FIRST_ROW + len(rows) - 1
        sheet.data_validation(FIRST_ROW, 0, last, 0, {"validate": "list", "source": WORDS})


def _heads(changes: Changes, lang: Lang) -> tuple[list[str], list[str], list[float]]:
    years = {"old": str(changes.old.year), "new": str(changes.new.year)}
    ids, heads, widths = [ANSWER], [say("changes.col_answer", lang)], [15.0]
    for key in PAIRED:
        for side, year in years.items():
            ids.append(f"{_KEYS.get(key, key)}_{side}")
            word = (
                say("changes.col_row", lang, year=year)
                if key == "row"
                else say(f"changes.col_{key}_{side}", lang, **{side: year})
            )
            heads.append(word)
            widths.append(float(_WIDTHS[key]))
    heads += [say(f"changes.col_{name}_part", lang) for name in FUZZY_PARTS]
    heads += [
        say(f"changes.{key}", lang)
        for key in ("col_score", "col_rival", "col_rival_score", "col_gap")
    ]
    ids += [*FUZZY_PARTS, "score", "rival", "rival_score", "gap"]
    return ids, heads, [*widths, *[8.0] * 7, 24.0, 8.0, 8.0]


def _rows(changes: Changes, lang: Lang) -> list[list[Any]]:
    lines = []
    sides = {"old": _PairSide(changes.old), "new": _PairSide(changes.new)}
    for pair in changes.pairing.to_confirm.to_dict("records"):
        values: list[Any] = [None]
        for key in PAIRED:
            values += [side.value(key, int(pair[name])) for name, side in sides.items()]
        rival = None
        if pair["rival_old"] >= 0:
            codes = {n: str(s.value("code", int(pair[f"rival_{n}"]))) for n, s in sides.items()}
            rival = say("changes.rival_pair", lang, **codes)
        parts = [pair[name] for name in (*FUZZY_PARTS, "score")]
        shown = plain_values([*parts, rival, pair["rival_score"], pair["gap"]])
        lines.append([*values, *(round(x, 2) if isinstance(x, float) else x for x in shown)])
    # What was answered before comes along, so that this file alone is given next time.
    links = changes.links
    answered = [*((WORDS[0], pair) for pair in links.confirmed)]
    answered += [(WORDS[1], pair) for pair in sorted(links.refused)]
    for word, (i, j) in answered:
        line: list[Any] = [word]
        for key in PAIRED:
            line += [sides["old"].value(key, i), sides["new"].value(key, j)]
        lines.append(line)
    return lines


class _PairSide:
    """Gives the cells of one year's households."""

    def __init__(self, year: Year) -> None:
        self.columns = {key: year.households[name].tolist() for key, name in _COLUMNS.items()}
        communes = [part.info.commune or "" for part in year.parts]
        self.columns["place"] = [communes[part] for part in year.households["part"]]

    def value(self, key: str, row: int) -> Any:
        """Return one value of a household as it is printed."""
        return plain_values([self.columns[key][row]])[0]
