"""Faults as columns: the distinct faults once, and for each fault its number, row and household.

A workbook in which every cell is wrong has hundreds of thousands of faults, few of which differ in
more than their place. A single `Fault` object is made only where one is needed.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from ravo.faults.fault import Fault
from ravo.faults.severity import RANKS, Rank
from ravo.typed_columns import Flags

ERROR = RANKS.index("error")
AT_ONCE = 4096
"""The number of faults that `__iter__` prepares at once."""
_CELL = r"([A-Z]{1,3})([1-9]\d{0,6})|([1-9]\d{0,6}):\3"
PerFault = TypeVar("PerFault")


@dataclass(frozen=True, slots=True)
class FaultShare:
    """The number of faults of one code and rank, and the first of them."""

    code: str
    rank: Rank
    count: int
    first: Fault


@dataclass(frozen=True, eq=False)
class FaultTable(Sequence[Fault]):
    """A sequence of faults, kept as columns.

    `distinct` contains each different fault once, without household and row; its `cell` holds only
    the letters of the column, empty for a whole row. The other columns have one item per fault:
    `which` its place in `distinct`, `rows` its row (0 where `cell` of the distinct fault is its
    whole place), `households` a code or None, `opens` whether it leaves a household unclassed.
    """

    distinct: tuple[Fault, ...]
    which: NDArray[np.int32]
    rows: NDArray[np.int32]
    households: NDArray[np.object_]
    opens: Flags

    @classmethod
    def of(cls, faults: Iterable[Fault]) -> "FaultTable":
        """Return faults as a table; a `FaultTable` is returned unchanged."""
        if isinstance(faults, FaultTable):
            return faults
        known: dict[object, int] = {}
        distinct: list[Fault] = []
        columns: list[tuple[int, int, str | None, bool]] = []
        for fault in faults:
            letters, row = split_cell(fault.cell)
            own = (fault.code, fault.sheet, letters, fault.column, fault.value, fault.decides)
            at = known.setdefault((own, row > 0, _key([*fault.params.items()])), len(distinct))
            if at == len(distinct):
                distinct.append(replace(fault, household=None, cell=letters, opens=False))
            columns.append((at, row, fault.household, fault.opens))
        which, rows, households, opens = zip(*columns, strict=True) if columns else ((),) * 4
        return cls(
            tuple(distinct),
            np.array(which, dtype=np.int32),
            np.array(rows, dtype=np.int32),
            np.array(households, dtype=object),
            np.array(opens, dtype=bool),
        )

    @classmethod
    def together(cls, *parts: Iterable[Fault]) -> "FaultTable":
        """Return the faults of several parts as one table, in their order."""
        tables = [table for table in map(cls.of, parts) if len(table)]
        if len(tables) < 2:
            return tables[0] if tables else cls.of(())
        starts = np.cumsum([0, *(len(table.distinct) for table in tables)]).tolist()
        return cls(
            tuple(chain.from_iterable(table.distinct for table in tables)),
            np.concatenate(
                [t.which + np.int32(start) for t, start in zip(tables, starts, strict=False)]
            ),
            np.concatenate([table.rows for table in tables]),
            np.concatenate([table.households for table in tables]),
            np.concatenate([table.opens for table in tables]),
        )

    def __add__(self, more: Iterable[Fault]) -> "FaultTable":
        """Return a table of these faults followed by others."""
        return self.together(self, more)

    def __eq__(self, other: object) -> bool:
        """Return whether another sequence has equal faults in the same order."""
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # not hashable, as a list is not

    def __len__(self) -> int:
        """Return the number of faults."""
        return len(self.which)

    def __iter__(self) -> Iterator[Fault]:
        """Yield the faults in order, making each `Fault` only when it is reached."""
        for start in range(0, len(self), AT_ONCE):
            few = slice(start, start + AT_ONCE)
            columns = (self.which, self.rows, self.households, self.opens)
            for which, row, household, opens in zip(
                *(column[few].tolist() for column in columns), strict=True
            ):
                yield _placed(self.distinct[which], row, household, opens=opens)

    @overload
    def __getitem__(self, place: int) -> Fault: ...
    @overload
    def __getitem__(self, place: slice) -> "FaultTable": ...
    def __getitem__(self, place: int | slice) -> "Fault | FaultTable":
        """Return the fault at a place, or the table of a slice."""
        if isinstance(place, slice):
            return self.taken(np.arange(len(self))[place])
        one = self.distinct[self.which[place]]
        return _placed(
            one, int(self.rows[place]), self.households[place], opens=bool(self.opens[place])
        )

    def taken(self, places: NDArray[np.integer]) -> "FaultTable":
        """Return the faults at some places, in their order."""
        kept, which = np.unique(self.which[places], return_inverse=True)
        return FaultTable(
            tuple(self.distinct[place] for place in kept.tolist()),
            which.astype(np.int32),
            self.rows[places],
            self.households[places],
            self.opens[places],
        )

    def only(self, flags: Flags) -> "FaultTable":
        """Return the faults whose flag is set, in their order."""
        return self if flags.all() else self.taken(np.flatnonzero(flags))

    def where(self, test: Callable[[Fault], bool]) -> Flags:
        """Return flags of the faults that pass a test; it may use no row, household or `opens`."""
        passed = np.fromiter(map(test, self.distinct), dtype=bool, count=len(self.distinct))
        return passed[self.which]

    def each(self, find: Callable[[Fault], PerFault]) -> list[PerFault]:
        """Return for each fault what `find` returns for it without row, household and `opens`."""
        values = [find(fault) for fault in self.distinct]
        return [values[place] for place in self.which.tolist()]

    def cells(self) -> list[str | None]:
        """Return the address of each fault's cell, None where it names none."""
        letters = [fault.cell for fault in self.distinct]
        places = zip(self.which.tolist(), self.rows.tolist(), strict=True)
        return [_address(letters[place], row) for place, row in places]

    def such(self, test: Callable[[Fault], bool]) -> "FaultTable":
        """Return the faults that pass a test, which must not use row, household or `opens`."""
        return self.only(self.where(test))

    def coded(self, *codes: str) -> Flags:
        """Return flags of the faults that have one of the codes."""
        return self.where(lambda fault: fault.code in codes)

    def at(self, cells: Collection[tuple[str | None, str | None]]) -> Flags:
        """Return flags of the faults at one of the `cells`: pairs of a sheet and a cell address."""
        columns: dict[tuple[str | None, str | None], int] = {}
        wanted = []
        for sheet, cell in cells:
            letters, row = split_cell(cell)
            place = columns.setdefault((sheet, letters), len(columns) + 1)
            wanted.append((place << 32) + row)
        bases = [columns.get((fault.sheet, fault.cell), 0) << 32 for fault in self.distinct]
        keys = np.array(bases, dtype=np.int64)[self.which] + self.rows
        return np.isin(keys, wanted) & (keys >= 1 << 32)

    def changed(self, flags: Flags, change: Callable[[Fault], Fault]) -> "FaultTable":
        """Return the faults, with `change` applied to each one whose flag is set."""
        if not flags.any():
            return self
        places = np.arange(len(self))
        places[flags] = len(self) + np.arange(int(flags.sum()))
        return self.together(self, map(change, self.only(flags))).taken(places)

    def mapped(self, change: Callable[[Fault], Fault]) -> "FaultTable":
        """Return the faults after a change, which must not use row, household or `opens`."""
        return replace(self, distinct=tuple(map(change, self.distinct)))

    def opening(self, flags: Flags) -> "FaultTable":
        """Return the faults, with `opens` set (no class for the household) where flags are set."""
        return replace(self, opens=self.opens | flags)

    @cached_property
    def ranks(self) -> NDArray[np.int8]:
        """The rank of each fault, as its place in `RANKS`."""
        errors = self.where(lambda fault: fault.severity == "error")
        return np.where(errors, ERROR, np.where(self.opens, ERROR + 1, ERROR + 2)).astype(np.int8)

    @property
    def errors(self) -> int:
        """The number of errors."""
        return int((self.ranks == ERROR).sum())

    def counts(self) -> dict[str, int]:
        """Return how many faults of each rank there are: `errors`, `open` and `warnings`."""
        counted = np.bincount(self.ranks, minlength=len(RANKS)).tolist()
        return dict(zip(("errors", "open", "warnings"), counted, strict=True))

    def kinds(self) -> NDArray[np.int64]:
        """Return a number for each fault; faults of the same code and rank have the same number."""
        codes: dict[str, int] = {}
        numbers = [codes.setdefault(fault.code, len(codes)) for fault in self.distinct]
        return np.array(numbers, dtype=np.int64)[self.which] * len(RANKS) + self.ranks

    def shares(self) -> list[FaultShare]:
        """Return one share per code and rank, in the order of their first faults."""
        _, firsts, counts = np.unique(self.kinds(), return_index=True, return_counts=True)
        shares = []
        for place, count in sorted(zip(firsts.tolist(), counts.tolist(), strict=True)):
            first = self[place]
            shares.append(FaultShare(first.code, first.rank, count, first))
        return shares


def split_cell(cell: str | None) -> tuple[str | None, int]:
    """Return the column letters and the row of a cell's address (`H12`); of `12:12` "" and 12.

    Any other text, and None, is returned with row 0.
    """
    match = re.fullmatch(_CELL, cell) if cell else None
    return (match[1] or "", int(match[2] or match[3])) if match else (cell, 0)


def order_within(groups: NDArray[np.integer]) -> NDArray[np.int64]:
    """Return for each item the number of items of the same group before it."""
    order = np.argsort(groups, kind="stable")
    _, sizes = np.unique(groups, return_counts=True)
    within = np.arange(len(groups)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    positions = np.empty(len(groups), dtype=np.int64)
    positions[order] = within
    return positions


def _placed(fault: Fault, row: int, household: str | None, *, opens: bool) -> Fault:
    """Return a distinct fault completed by its row, its household and its `opens`."""
    return Fault(
        fault.code,
        household,
        fault.sheet,
        _address(fault.cell, row),
        fault.column,
        fault.value,
        fault.params,
        fault.decides,
        opens,
    )


def _address(letters: str | None, row: int) -> str | None:
    """Return the address of a cell, that of a whole row (`12:12`) without letters.

    Where `row` is 0, `letters` are returned unchanged.
    """
    return letters if not row else f"{letters}{row}" if letters else f"{row}:{row}"


def _key(value: object) -> object:
    """Return a key that is equal for equal values of one type; for an unhashable value its `id`."""
    if isinstance(value, list | tuple):
        return (value.__class__, *map(_key, value))
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value.__class__, value
