"""Which counts of a table must be left out so that its small counts cannot be calculated.

A table has a row per village, whose total is known, and below them the sums of its columns. A count
over 0 and under a limit is small, and left out. Further counts have to be left out with it, else
subtraction would give it.

The table is treated as a network: each count of a village is a flow from its row to its column,
each sum one from the column to the end. What can be concluded about a hidden count is how far its
flow can rise and fall while all published counts stay the same: a maximum flow through the hidden
counts. More counts are hidden until that range is wide enough for each of them.
"""

import heapq
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

Arc = tuple[int, int]
"""A count by the two ends of its flow."""
CountPlace = tuple[int, int]
"""A count by row and column; the row behind the last village is that of the sums."""


@dataclass
class _Network:
    """The flows of a table, and which of them are hidden."""

    villages: int
    flows: dict[Arc, int]
    hidden: set[Arc] = field(default_factory=set)

    def open_arcs(self) -> dict[int, dict[int, int]]:
        """Return how much each hidden flow can change: up without limit, down to zero."""
        left: dict[int, dict[int, int]] = {}
        for start, end in self.hidden:
            left.setdefault(start, {})[end] = _ENDLESS
            left.setdefault(end, {})[start] = self.flows[start, end]
        return left


_ENDLESS = 1 << 60


def hidden_counts(counts: Sequence[Sequence[int]], smallest: int) -> frozenset[CountPlace]:
    """Return the places of the counts to leave out of a table of villages and categories.

    `counts` are rows of villages; the total of each row is published and at least `smallest`, or 0.
    By the published counts, each hidden count may be any number in a range of at least `smallest`.
    Raises ValueError where that is impossible, for a row whose total is below it.
    """
    network = _network(counts)
    network.hidden = {arc for arc, flow in network.flows.items() if 0 < flow < smallest}
    waiting = deque(sorted(network.hidden))
    while waiting:
        arc = waiting.popleft()
        while _range(network, arc, smallest) < smallest:
            more = _complement(network, arc, smallest)
            if not more:
                raise ValueError("a row whose total is under the limit")
            network.hidden |= more
            waiting.extend(sorted(more))
    return frozenset(_place(network, arc) for arc in network.hidden)


def _network(counts: Sequence[Sequence[int]]) -> _Network:
    villages = len(counts)
    width = len(counts[0]) if counts else 0
    end = villages + width
    flows = {
        (row, villages + column): count
        for row, line in enumerate(counts)
        for column, count in enumerate(line)
    }
    for column in range(width):
        flows[villages + column, end] = sum(line[column] for line in counts)
    return _Network(villages, flows)


def _place(network: _Network, arc: Arc) -> CountPlace:
    start, end = arc
    if start < network.villages:
        return start, end - network.villages
    return network.villages, start - network.villages


def _range(network: _Network, arc: Arc, enough: int) -> int:
    """Return the width of the range of a hidden flow, or `enough` where it is at least that."""
    rise, _ = _change(network, arc, enough, up=True)
    if rise >= enough:
        return enough
    fall, _ = _change(network, arc, enough - rise, up=False)
    return rise + fall


def _change(
    network: _Network, arc: Arc, enough: int, *, up: bool
) -> tuple[int, dict[int, dict[int, int]]]:
    """Return how far a hidden flow can rise or fall, up to `enough`, and the remaining changes."""
    start, end = arc
    left = network.open_arcs()
    del left[start][end], left[end][start]
    most = enough if up else min(enough, network.flows[arc])
    source, target = (end, start) if up else (start, end)
    changed = 0
    while changed < most:
        path = _path(left, source, target)
        if path is None:
            break
        step = min(most - changed, *(left[a][b] for a, b in path))
        for a, b in path:
            left[a][b] -= step
            left.setdefault(b, {}).setdefault(a, 0)
            left[b][a] += step
        changed += step
    return changed, left


def _path(left: dict[int, dict[int, int]], source: int, target: int) -> list[Arc] | None:
    """Return the shortest path of possible changes; None where there is none."""
    before: dict[int, int] = {source: source}
    waiting = deque([source])
    while waiting:
        at = waiting.popleft()
        if at == target:
            return [*_back(before, source, target)]
        for to, room in left.get(at, {}).items():
            if room and to not in before:
                before[to] = at
                waiting.append(to)
    return None


def _back(before: dict[int, int], source: int, target: int) -> Iterator[Arc]:
    while target != source:
        yield before[target], target
        target = before[target]


def _complement(network: _Network, arc: Arc, enough: int) -> set[Arc]:
    """Return the fewest published counts to hide so that the range of a hidden one widens.

    Their size does not influence the choice, as it could be inferred from that.
    """
    for up in (True, False):
        _, left = _change(network, arc, enough, up=up)
        costs: dict[int, dict[int, tuple[int, Arc | None]]] = {}
        for a, ends in left.items():
            for b, room in ends.items():
                if room:
                    costs.setdefault(a, {})[b] = (0, None)
        for shown in sorted(set(network.flows) - network.hidden):
            a, b = shown
            costs.setdefault(a, {})[b] = (1, shown)
            if network.flows[shown]:
                costs.setdefault(b, {})[a] = (1, shown)
        source, target = (arc[1], arc[0]) if up else arc
        arcs = _cheapest(costs, source, target)
        if arcs:
            return arcs
    return set()


def _cheapest(
    costs: dict[int, dict[int, tuple[int, Arc | None]]], source: int, target: int
) -> set[Arc]:
    """Return the published counts on the cheapest path between two nodes; empty without a path."""
    best = {source: 0}
    before: dict[int, tuple[int, Arc | None]] = {}
    waiting = [(0, source)]
    while waiting:
        cost, at = heapq.heappop(waiting)
        if cost > best[at]:
            continue
        for to, (more, shown) in costs.get(at, {}).items():
            if cost + more < best.get(to, _ENDLESS):
                best[to] = cost + more
                before[to] = (at, shown)
                heapq.heappush(waiting, (cost + more, to))
    arcs: set[Arc] = set()
    at = target
    while at in before and at != source:
        at, shown = before[at]
        if shown is not None:
            arcs.add(shown)
    return arcs
