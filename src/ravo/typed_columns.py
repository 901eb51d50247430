"""Columns of records as arrays by name, and functions over one column.

The kinds of columns, each with its own blank: text is object (None), figures float64 (NaN), days
datetime64[s] (NaT), answers int8 (YES, NO, and UNKNOWN as the blank); bool and int64 have none.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pandas as pd

Flags = NDArray[np.bool_]
"""Of which records something holds."""
Rows = NDArray[np.int64]
"""Places of records in their columns, counted from 0."""
Numbers = NDArray[np.int64]
"""Counts of something, of each record or of each kind."""
Figures = NDArray[np.float64]
"""A figure of each record, NaN where there is none."""
Texts = NDArray[np.object_]
"""A text of each record, None (in some columns empty) where there is none."""
Distinct = TypeVar("Distinct", bound=Hashable)
Mapped = TypeVar("Mapped")

YES, NO, UNKNOWN = 1, 0, -1
NO_DAY = np.datetime64("NaT", "D")
"""The blank among days. It has a unit: newer versions of numpy warn of one without."""
_ANSWER = np.dtype(np.int8)


class TypedColumns:
    """Read-only columns of equal length by name, in order.

    `len` gives the number of records. `frame` holds the same columns as a frame of pandas, for code
    that groups or pairs: answers become nullable booleans, blanks of text None.
    """

    __slots__ = ("_columns", "_frame", "_size")

    def __init__(self, columns: Mapping[str, NDArray[Any]], size: int | None = None) -> None:
        self._columns = dict(columns)
        first = next(iter(self._columns.values()), None)
        self._size = (0 if first is None else len(first)) if size is None else size
        if any(len(values) != self._size for values in self._columns.values()):
            raise ValueError("columns of different lengths")
        for values in self._columns.values():
            values.setflags(write=False)
        self._frame: pd.DataFrame | None = None

    def __len__(self) -> int:
        return self._size

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __getitem__(self, name: str) -> NDArray[Any]:
        return self._columns[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(self._columns)

    @property
    def frame(self) -> "pd.DataFrame":
        """The columns as a frame of pandas, for reading only."""
        if self._frame is None:
            self._frame = _frame_of(self._columns, self._size)
        return self._frame

    @property
    def arrays(self) -> Mapping[str, NDArray[Any]]:
        """The columns by name, not copied."""
        return MappingProxyType(self._columns)

    def get(self, name: str) -> NDArray[Any] | None:
        """Return a column, None where there is none of the name."""
        return self._columns.get(name)

    def value(self, name: str, record: int) -> Any:
        """Return one value as a Python object (True, a datetime …), a blank as NaN or None."""
        return _as_python(self._columns[name][record])

    def with_columns(self, columns: Mapping[str, NDArray[Any]]) -> "TypedColumns":
        """Return the columns, those in `columns` replaced by name or added at the end."""
        return TypedColumns({**self._columns, **columns}, self._size)

    def only(self, names: Iterable[str]) -> "TypedColumns":
        """Return the columns of these names only."""
        return TypedColumns({name: self._columns[name] for name in names}, self._size)

    def at(self, records: Flags | Rows | Sequence[int]) -> "TypedColumns":
        """Return the records at these places, or those where flags are set."""
        places = np.asarray(records)
        if places.dtype != bool:
            places = places.astype(np.int64)
        size = int(places.sum()) if places.dtype == bool else len(places)
        return TypedColumns({name: v[places] for name, v in self._columns.items()}, size)


def nullable(states: NDArray[np.int8]) -> "pd.arrays.BooleanArray":
    """Return states (YES, NO, UNKNOWN) as an array of pandas' nullable booleans."""
    import pandas as pd

    return pd.arrays.BooleanArray(states == YES, states == UNKNOWN)


def _frame_of(columns: Mapping[str, NDArray[Any]], size: int) -> "pd.DataFrame":
    import pandas as pd

    from ravo.frames import frame_of

    if not columns:
        return pd.DataFrame(index=pd.RangeIndex(size))
    return frame_of(
        {
            name: nullable(values) if values.dtype == _ANSWER else values
            for name, values in columns.items()
        },
        copy=False,
    )


def columns_of_frame(frame: "pd.DataFrame") -> TypedColumns:
    """Return the columns of a frame of pandas; its nullable booleans become answers."""
    import pandas as pd

    columns: dict[str, NDArray[Any]] = {}
    for name, values in frame.items():
        if isinstance(values.dtype, pd.BooleanDtype):
            column = values.to_numpy(dtype=np.int8, na_value=UNKNOWN)
        elif values.dtype.kind == "M":
            column = values.to_numpy().astype("datetime64[s]")
        elif values.dtype.kind in "bif":
            column = values.to_numpy()
        else:
            column = values.to_numpy(dtype=object)
            column = blanked(column, np.asarray(pd.isna(column), dtype=bool))
        columns[str(name)] = column
    return TypedColumns(columns, len(frame))


def joined_columns(several: Sequence[TypedColumns]) -> TypedColumns:
    """Return the records of several `TypedColumns` one after another.

    Raises ValueError where they have different columns.
    """
    names = several[0].names
    if any(set(one) != set(names) for one in several):
        raise ValueError("different columns")
    columns = {name: np.concatenate([one[name] for one in several]) for name in names}
    return TypedColumns(columns, sum(map(len, several)))


def _as_python(value: Any) -> Any:
    if isinstance(value, np.int8):
        return None if value == UNKNOWN else bool(value)
    return value.item() if isinstance(value, np.generic) else value


def plain_column(values: NDArray[Any]) -> list[Any]:
    """Return a column as a list of Python objects (text, bool, datetime …), None for blanks."""
    missing = blanks(values)
    if values.dtype == _ANSWER:
        values = values.astype(bool)
    if not missing.any():
        return list(values.tolist())
    values_or_none = values.astype(object)
    values_or_none[missing] = None
    return list(values_or_none.tolist())


def sum_if_known(numbers: Sequence[int | None]) -> int | None:
    """Return the sum of whole numbers; None where one of them is not known."""
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None


def figure_or_none(value: float) -> float | None:
    """Return a figure of a column, None for NaN."""
    return None if value != value else float(value)


def is_blank_value(value: Any) -> bool:
    """Return whether a value of a column is a blank: None, NaN or NaT."""
    return value is None or bool(value != value)


def blanks(values: NDArray[Any]) -> Flags:
    """Return flags of the records where a column is blank."""
    kind = values.dtype.kind
    if kind == "O":
        # NaN and NaT, unlike any text, do not equal themselves.
        return np.asarray((values == None) | (values != values), dtype=bool)  # noqa: E711
    if kind == "f":
        return np.asarray(np.isnan(values), dtype=bool)
    if kind in "mM":
        return np.asarray(np.isnat(values), dtype=bool)
    if values.dtype == _ANSWER:
        return np.asarray(values == UNKNOWN, dtype=bool)
    return np.zeros(len(values), dtype=bool)


def given_in(values: NDArray[Any]) -> Flags:
    """Return flags of the records where a column is not blank."""
    return ~blanks(values)


def any_given(columns: Iterable[NDArray[Any]], size: int) -> Flags:
    """Return flags of the records that have a value in at least one of the columns.

    `size` is the number of records.
    """
    flags = np.zeros(size, dtype=bool)
    for values in columns:
        flags |= given_in(values)
    return flags


def _nothing_in(values: NDArray[Any]) -> Any:
    """Return the blank of a column's kind. Raises TypeError for kinds without one (bool, int64)."""
    kind = values.dtype.kind
    if kind == "O":
        return None
    if kind == "f":
        return np.nan
    if kind in "mM":
        return NO_DAY
    if values.dtype == _ANSWER:
        return UNKNOWN
    raise TypeError(f"no blank among {values.dtype}")


def blanked(values: NDArray[Any], flags: Flags) -> NDArray[Any]:
    """Return a column that is blank where flags are set: a copy, or `values` without any flag."""
    if not flags.any():
        return values
    column = values.copy()
    column[flags] = _nothing_in(values)
    return column


def are(values: Texts, word: str) -> Flags:
    """Return flags of the records where a column of text equals a word."""
    return np.asarray(values == word, dtype=bool)


def are_in(values: Texts, words: Iterable[Any]) -> Flags:
    """Return flags of the records where a column of text is one of some words; not for a blank."""
    wanted = frozenset(words) - {None}
    return np.fromiter(map(wanted.__contains__, values), dtype=bool, count=len(values))


def factorized(values: Texts) -> tuple[NDArray[np.int64], list[Any]]:
    """Return each record's place among the distinct texts (-1 for a blank), and these texts."""
    places: dict[Any, int] = {None: -1}
    number = count()
    codes = [
        places[value] if value in places else places.setdefault(value, next(number))
        for value in values.tolist()
    ]
    del places[None]
    return np.array(codes, dtype=np.int64), list(places)


def repeated(values: Texts, *, first: bool = True) -> Flags:
    """Return flags of the records whose text is on several records; without `first`, not its first.

    Blanks are not flagged.
    """
    codes, distinct = factorized(values)
    flags = np.zeros(len(codes), dtype=bool)
    known = codes >= 0
    if first:
        flags[known] = np.bincount(codes[known], minlength=len(distinct))[codes[known]] > 1
        return flags
    at = np.flatnonzero(known)
    _, once = np.unique(codes[at], return_index=True)
    flags[at] = True
    flags[at[once]] = False
    return flags


def years_in(days: NDArray[np.datetime64]) -> Figures:
    """Return the year of each day, NaN where there is none."""
    return _counted(days, "Y") + 1970


def months_in(days: NDArray[np.datetime64]) -> Figures:
    """Return the month of each day, 1 to 12, NaN where there is none."""
    return _counted(days, "M") % 12 + 1


def days_in(days: NDArray[np.datetime64]) -> Figures:
    """Return the day of the month of each day, NaN where there is none."""
    since = days.astype("datetime64[D]") - days.astype("datetime64[M]").astype("datetime64[D]")
    return np.where(np.isnat(days), np.nan, since.astype(np.float64) + 1)


def _counted(days: NDArray[np.datetime64], unit: str) -> Figures:
    """Return days as whole years or months (`unit`) since 1970, NaN where there is none."""
    counted = days.astype(f"datetime64[{unit}]").astype(np.int64).astype(np.float64)
    return np.where(np.isnat(days), np.nan, counted)


def by_value(values: Iterable[Distinct], of: Callable[[Distinct], Mapped]) -> list[Mapped]:
    """Return the result of a function for each value; it is called once per distinct value."""
    values = list(values)
    known = {value: of(value) for value in set(values)}
    return list(map(known.__getitem__, values))


def only_where(flags: Flags, values: Any) -> NDArray[np.object_]:
    """Return values where flags are set, None elsewhere."""
    nothing: Any = None
    return np.asarray(np.where(flags, values, nothing), dtype=object)


def objects(values: Collection[Any]) -> NDArray[np.object_]:
    """Return values as a column of objects."""
    return np.fromiter(values, dtype=object, count=len(values))
