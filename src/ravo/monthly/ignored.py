"""Cells of a month's requests that differ from the list but have no effect."""

from collections.abc import Iterator

from ravo.blanks.carried_list import OPENING
from ravo.monthly.decisions import RequestDecision
from ravo.monthly.households import ListedHomes
from ravo.monthly.requests import MonthRequests
from ravo.text import match_key


def ignored_cells(
    listed: ListedHomes, month: MonthRequests, decisions: tuple[RequestDecision, ...]
) -> Iterator[str]:
    """Yield the addresses of opening classes and villages that differ from the list.

    The opening class is always that of the list. The village of a household follows the request
    only where the request changes the list.
    """
    changing = {one.request.code for one in decisions if one.changes}
    frame, table = listed.frame, month.review.survey.households
    columns = (frame[name] for name in ("opening_class", "klass", "village"))
    known = dict(zip(listed.codes(), zip(*columns, strict=True), strict=True))
    for record, code in enumerate(table.frame["code"].tolist()):
        opening, klass, village = known.get(code, (None, None, None))
        written = table.value("opening_class", record)
        if opening and isinstance(written, str) and written not in (opening, _word(klass)):
            yield table.place("opening_class", record)
        written = table.value("village", record)
        if not village or not isinstance(written, str) or code in changing:
            continue
        if match_key(written) != match_key(village):
            yield table.place("village", record)


def _word(klass: object) -> str | None:
    return OPENING.get(klass) if isinstance(klass, str) else None
