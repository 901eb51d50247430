"""The lists of programmes for machines: one JSON object, written as a stream."""

import json
from collections.abc import Iterable, Iterator
from datetime import date

import numpy as np

from ravo.printable import printable_json
from ravo.programmes.findings import STANDINGS, Case, ProgrammeFindings, Standing

SCHEMA = 1
AT_ONCE = 2_000
"""Cases that are written together."""


def beneficiaries_json(on: date, found: Iterable[ProgrammeFindings]) -> Iterator[str]:
    """Yield the JSON of the lists in pieces, a programme after another."""
    yield f'{{"schema": {SCHEMA}, "on": "{on.isoformat()}", "programmes": ['
    for place, findings in enumerate(found):
        yield ", " if place else ""
        yield from _programme(findings)
    yield "]}\n"


def _programme(findings: ProgrammeFindings) -> Iterator[str]:
    programme = findings.programme
    yield _dumped({"id": programme.id, "unit": programme.unit})[:-1]
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
    yield f', "counts": {_dumped(findings.counts.for_machines())}}}'


class _CaseTexts:
    """The cases of a programme as JSON: what many have in common is made once."""

    def __init__(self, findings: ProgrammeFindings) -> None:
        self.findings = findings
        facts = findings.facts
        codes, distinct = facts.households["ma_ho"].factorize(use_na_sentinel=True)
        heads = [f'{{"ma_ho": {_dumped(code)}, "member": ' for code in distinct]
        heads.append('{"ma_ho": null, "member": ')
        self.heads = [heads[code] for code in codes.tolist()]
        self.numbers: list[str] | None = None
        if findings.programme.unit == "person":
            self.numbers = [str(number or "null") for number in facts.members["dong"].tolist()]
        self.plain = not facts.has_help(findings.programme.id)

    def of(self, standing: Standing) -> Iterator[str]:
        """Yield the cases of a standing in pieces."""
        findings = self.findings
        places = np.flatnonzero(findings.standing == STANDINGS.index(standing))
        if standing is Standing.eligible:
            places = places[np.argsort(findings.order[places], kind="stable")]
        between = ""
        for start in range(0, len(places), AT_ONCE):
            some = places[start : start + AT_ONCE]
            yield between + ", ".join(self._pieces(some, standing))
            between = ", "

    def _pieces(
        self, places: "np.ndarray[tuple[int], np.dtype[np.int64]]", standing: Standing
    ) -> list[str]:
        findings = self.findings
        homes = findings.households[places].tolist()
        rows = places.tolist()
        tails = self._tails(places, standing)
        heads, numbers = self.heads, self.numbers
        if numbers is None:
            return [heads[h] + "null" + tail for h, tail in zip(homes, tails, strict=True)]
        return [
            heads[h] + numbers[row] + tail for h, row, tail in zip(homes, rows, tails, strict=True)
        ]

    def _tails(
        self, places: "np.ndarray[tuple[int], np.dtype[np.int64]]", standing: Standing
    ) -> list[str]:
        findings = self.findings
        if standing is Standing.not_eligible and self.plain:
            tails = [
                f', "failed": {_dumped(item.id)}}}' for item in findings.programme.requirements
            ]
            return [tails[at] for at in findings.failed[places].tolist()]
        return [self._tail(findings.case(place)) for place in places.tolist()]

    def _tail(self, case: Case) -> str:
        if case.standing is Standing.eligible:
            value: dict[str, object] = {"reasons": list(case.reasons)}
        elif case.standing is Standing.to_ask:
            value = {"missing": list(case.missing)}
        else:
            value = {"failed": case.failed}
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
        return ", " + _dumped(value)[1:]


def _dumped(value: object) -> str:
    return printable_json(json.dumps(value, ensure_ascii=False, allow_nan=False))
