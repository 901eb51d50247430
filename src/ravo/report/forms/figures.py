"""The figures that each column of the forms counts in one commune, by name."""

import math
from collections.abc import Callable

from ravo.criteria.terms import LISTED
from ravo.report.figures.model import (
    ChildCounts,
    CommuneFigures,
    Group,
    Movements,
    key_of,
)
from ravo.report.forms.model import FormLine
from ravo.results.summary import Share

BLANK = math.nan
OTHER = "Khác"
"""The name for all ethnic groups without a column of their own."""


class Counter:
    """Looks up a figure of one commune by name; NaN where the figure is unknown."""

    def __init__(
        self,
        form: str,
        commune: CommuneFigures,
        movements: Movements | None,
        peoples: tuple[str, ...],
    ) -> None:
        self.form, self.commune, self.movements, self.peoples = form, commune, movements, peoples

    def count(self, figure: str, line: FormLine | None) -> float:
        """Return the figure `kind.detail…` on a line of the commune."""
        kind, *rest = figure.split(".")
        rules: dict[str, Callable[[list[str], FormLine | None], float | None]] = {
            "residents": self._residents,
            "class": self._class,
            "flow": self._flow,
            "deprived": self._deprived,
            "deprived_rate": self._deprived,
            "deprivations": self._deprivations,
            "group": self._group,
            "people": self._people,
            "cause": self._cause,
            "children": self._children,
            "local": lambda *_: None,
        }
        value = rules[kind](rest, line)
        return BLANK if value is None else float(value)

    def _residents(self, rest: list[str], _line: FormLine | None) -> float | None:
        totals = self.commune.totals
        name = rest[0]
        if not name.startswith("kinh_"):
            total: int | None = getattr(totals, name)
            return total
        unit = name.removeprefix("kinh_")
        every, minority = getattr(totals, unit), getattr(totals, f"minority_{unit}")
        return None if every is None or minority is None else every - minority

    def _class(self, rest: list[str], _line: FormLine | None) -> float:
        return float(getattr(self.commune.classes[rest[0]], rest[1]))

    def _flow(self, rest: list[str], line: FormLine | None) -> float | None:
        flows = self.movements.forms[self.form] if self.movements else {}
        flow = flows.get(key_of(self.commune.place))
        if flow is None:
            return None
        return (flow.members if line == "members" else flow.households)[int(rest[0]) - 1]

    def _deprived(self, rest: list[str], _line: FormLine | None) -> float | None:
        counts = self.commune.deprived[rest[0]]
        number = int(rest[1])
        return counts[number - 1] if number <= len(counts) else None

    def _deprivations(self, rest: list[str], _line: FormLine | None) -> float | None:
        counts = self.commune.deprived[rest[0]]
        known = [count for count in counts if count is not None]
        return sum(known) if counts and len(known) == len(counts) else None

    def _group(self, rest: list[str], line: FormLine | None) -> float | None:
        group: Group = self.commune.groups[rest[0]]
        share: Share | None = getattr(group, rest[1])
        unit = rest[2] if len(rest) > 2 else line or "households"
        return None if share is None else float(getattr(share, unit))

    def _people(self, rest: list[str], _line: FormLine | None) -> float:
        counts = self.commune.peoples[rest[0]]
        if rest[1] != OTHER:
            return counts.get(rest[1], 0)
        return sum(n for name, n in counts.items() if name != "Kinh" and name not in self.peoples)

    def _cause(self, rest: list[str], line: FormLine | None) -> float | None:
        classes = (line,) if line in LISTED else LISTED
        counts = [self.commune.causes[klass][rest[0]] for klass in classes]
        known = [count for count in counts if count is not None]
        return sum(known) if len(known) == len(counts) else None

    def _children(self, rest: list[str], _line: FormLine | None) -> float | None:
        children: ChildCounts | None = self.commune.children[rest[0]]
        return None if children is None else getattr(children, rest[1])
