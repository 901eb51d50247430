"""The contents of the lists of programmes: findings, the places, and the order of rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ravo.messages import Lang
from ravo.programmes.facts import ProgrammeFacts
from ravo.programmes.findings import STANDINGS, ProgrammeFindings, Standing
from ravo.programmes.model import Programme
from ravo.results.list_columns import by_village_and_head
from ravo.survey.survey import Info
from ravo.text import CUT, sort_key
from ravo.xlsx.sheet_names import BARRED, MOST_NAME


@dataclass(frozen=True)
class ProgrammeLists:
    """The findings of every programme over one set of facts, and what else lists print.

    `infos` are the contents of the workbooks' sheets `Thông tin`; `register` is whether one was
    read.
    """

    on: date
    findings: tuple[ProgrammeFindings, ...]
    infos: tuple[Info, ...]
    register: bool

    @property
    def facts(self) -> ProgrammeFacts:
        """The facts that all findings share. Raises IndexError where there is no programme."""
        return self.findings[0].facts

    @property
    def communes(self) -> list[str | None]:
        """The communes in the order of their names, None for one without any."""
        names = dict.fromkeys(self.facts.households["xa"].tolist())
        return sorted(names, key=lambda name: sort_key(name or ""))

    @cached_property
    def rank(self) -> NDArray[np.int64]:
        """The rank of each household by commune, village and given name of its head."""
        homes = self.facts.households
        place = {name: at for at, name in enumerate(self.communes)}
        communes = np.array([place[name] for name in homes["xa"].tolist()], dtype=np.int64)
        within = np.empty(len(homes), dtype=np.int64)
        within[by_village_and_head(homes["thon"].tolist(), homes["chu_ho"].tolist())] = np.arange(
            len(homes)
        )
        ranks = np.empty(len(homes), dtype=np.int64)
        ranks[np.lexsort((within, communes))] = np.arange(len(homes))
        return ranks

    def places(self, findings: ProgrammeFindings, standing: Standing) -> NDArray[np.int64]:
        """Return the cases of a standing, by the order of the list, commune, village and name."""
        homes = findings.households
        places = np.flatnonzero(findings.standing == STANDINGS.index(standing))
        keys = (places, self.rank[homes[places]], findings.order[places])
        return places[np.lexsort(keys)]

    def missing(
        self, findings: ProgrammeFindings, places: NDArray[np.int64]
    ) -> list[tuple[str, ...]]:
        """Return the columns that each case lacks; equal sets are built once."""
        homes = findings.households[places]
        classes = self.facts.households.get("lop")
        lop = homes * 0 if classes is None else classes.to_numpy()[homes]
        keys = zip(
            findings.standing[places].tolist(),
            findings.lacking[places].tolist(),
            lop.tolist(),
            findings.filled[places].tolist(),
            strict=True,
        )
        known: dict[tuple[int, int, int, int], tuple[str, ...]] = {}
        column_sets = []
        for key, place in zip(keys, places.tolist(), strict=True):
            if key not in known:
                known[key] = findings.missing(place)
            column_sets.append(known[key])
        return column_sets


def short_title(programme: Programme, lang: Lang) -> str:
    """Return a title for lists of several programmes: a long one is cut at its colon."""
    title = programme.title.say(lang)
    return title.partition(":")[0].strip() or title


def sheet_names(programmes: Sequence[Programme], lang: Lang) -> dict[str, str]:
    """Return the name of each programme's sheet by its id, each one different."""
    names: dict[str, str] = {}
    for programme in programmes:
        words = " ".join(short_title(programme, lang).translate(BARRED).split())
        name, number = _cut(words, MOST_NAME) or "–", 1
        while name.casefold() in {other.casefold() for other in names.values()}:
            number += 1
            end = f" ({number})"
            name = _cut(words, MOST_NAME - len(end)) + end
        names[programme.id] = name
    return names


def _cut(words: str, most: int) -> str:
    """Return words cut after a whole word where they are too long, with an ellipsis."""
    if len(words) <= most:
        return words
    return words[:most].rpartition(" ")[0].rstrip(" ,") + CUT
