"""The lists of programmes for programs: one JSON object, written as a stream."""

from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ravo.printable import dumped_json
from ravo.programmes.findings import STANDINGS, ProgrammeCase, ProgrammeFindings, Standing
from ravo.typed_columns import Rows

SCHEMA = 1
AT_ONCE = 2_000
"""The number of cases that are written at a time."""


def beneficiaries_json(on: date, lists: Iterable[ProgrammeFindings]) -> Iterator[str]:
    """Yield the JSON of the lists in pieces, one programme after another."""
    yield f'{{"schema": {SCHEMA}, "on": "{on.isoformat()}", "programmes": ['
    for place, findings in enumerate(lists):
        yield ", " if place else ""
        yield from _programme(findings)
    yield "]}\n"


def _programme(findings: ProgrammeFindings) -> Iterator[str]:
    programme = findings.programme
    yield dumped_json({"id": programme.id, "unit": programme.unit})[:-1]
    lists = (
        ("listed", Standing.eligible),
        ("to_ask", Standing.to_ask),
        ("not", Standing.not_eligible),
    )
    texts = _CaseTexts(findings)
    for name, standing in lists:
        yield f', "{name}": ['
        yield from texts.of(standing)
        yield "]"
    yield f', "counts": {dumped_json(findings.counts.for_machines())}}}'


class _CaseTexts:
    """The cases of a programme as JSON; the text that many cases have in common is encoded once."""

    def __init__(self, findings: ProgrammeFindings) -> None:
        self.findings = findings
        facts = findings.facts
        codes, distinct = facts.households["ma_ho"].factorize(use_na_sentinel=True)
        heads = [f'{{"ma_ho": {dumped_json(code)}, "member": ' for code in distinct]
        # A blank has the code -1, which selects the last entry.
        heads.append('{"ma_ho": null, "member": ')
        self.heads = [heads[code] for code in codes.tolist()]
        self.numbers: list[str] | None = None
        if findings.programme.unit == "person":
            self.numbers = [str(number or "null") for number in facts.members["dong"].tolist()]
        self.helped = np.flatnonzero(facts.helped(findings.programme.id, findings.programme.unit))
        self.tails: dict[tuple[int, ...], str] = {}

    def of(self, standing: Standing) -> Iterator[str]:
        """Yield the cases of a standing in pieces."""
        places = self.findings.places(standing)
        keys = self._keys(places, standing)
        between = ""
        for start in range(0, len(places), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            yield between + ", ".join(self._pieces(places[some], keys[some]))
            between = ", "

    def _pieces(self, places: Rows, keys: NDArray[np.int64]) -> list[str]:
        homes = self.findings.households[places].tolist()
        rows = places.tolist()
        tails = map(self._tail, map(tuple, keys.tolist()), rows)
        heads, numbers = self.heads, self.numbers
        if numbers is None:
            return [f"{heads[h]}null{tail}" for h, tail in zip(homes, tails, strict=True)]
        rest = zip(homes, rows, tails, strict=True)
        return [f"{heads[h]}{numbers[row]}{tail}" for h, row, tail in rest]

    def _keys(self, places: Rows, standing: Standing) -> NDArray[np.int64]:
        """Return keys for the texts after each case's id: equal keys have equal texts.

        The last figure is the index of a case with help, whose text is unique; else -1.
        """
        findings = self.findings
        own = np.where(np.isin(places, self.helped), places, -1)
        number = np.full(len(places), STANDINGS.index(standing), dtype=np.int64)
        if standing is Standing.eligible:
            cut = [findings.order, findings.beyond_quota, findings.tied]
            more = [column[places] for column in cut] if findings.programme.quota else []
            return np.column_stack([number, findings.reasons[places], *more, own])
        if standing is Standing.to_ask:
            lacks = findings.open_classes[places]
            return np.column_stack(
                [number, findings.lacking[places], lacks, findings.filled[places], own]
            )
        days = findings.death_days[places].astype(np.int64)
        return np.column_stack([number, findings.failed[places], days, own])

    def _tail(self, key: tuple[int, ...], place: int) -> str:
        tail = self.tails.get(key)
        if tail is None:
            tail = self.tails[key] = self._text(self.findings.case(place))
        return tail

    def _text(self, case: ProgrammeCase) -> str:
        if case.standing is Standing.eligible:
            value: dict[str, object] = {"reasons": list(case.reasons)}
        elif case.standing is Standing.to_ask:
            value = {"missing": list(case.missing)}
        else:
            value = {"failed": case.failed}
            if case.dead_by is not None:
                value["dead_by"] = case.dead_by.isoformat()
        if self.findings.programme.quota and case.order is not None:
            value |= {
                "order": case.order,
                "beyond_quota": case.beyond_quota,
                "tied": case.tied,
            }
        if case.helped:
            value["helped"] = [
                {"year": one.year, "amount": one.amount, "source": one.source}
                for one in case.helped
            ]
        return ", " + dumped_json(value)[1:]
