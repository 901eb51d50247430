"""Codes and citizen numbers that several rows of a year have, though they name one household."""

from collections.abc import Callable
from string import ascii_uppercase

import numpy as np
import pandas as pd

from ravo.changes import places
from ravo.changes.year import Year
from ravo.faults import Fault, unreadable
from ravo.quotes import code_words
from ravo.text import NAMED, mask_citizen, more_than_named
from ravo.typed_columns import Flags, blanked, repeated


def refuse_duplicates(year: Year) -> None:
    """Raise InputProblem where a commune has a code twice that should be unique, with both cells.

    Several workbooks of one commune count as one: a copy left in the folder shows here.
    """
    frame = year.households
    unique = np.array([part.codes_unique for part in year.parts], dtype=bool)
    parts = frame["part"].to_numpy(dtype=np.int64)
    # Codes that no two rows of any commune have need no look at the communes.
    if not _shared(frame["code"], ~unique[parts]).any():
        return
    keys = [spot.map_key for spot in places.spots_of(year)]
    communes, _ = pd.factorize(np.array(keys, dtype=object))
    coded = frame.loc[unique[parts] & frame["code"].notna(), ["part", "cell", "code"]]
    coded["commune"] = communes[coded["part"].to_numpy(dtype=np.int64)]
    twice = coded[coded.duplicated(["commune", "code"], keep=False)]
    if not len(twice):
        return
    codes, count = _named(year, twice, ["commune", "code"], code_words)
    part = year.parts[int(twice["part"].iloc[0])]
    raise unreadable("RV-191", path=part.source.path, sheet=part.sheet, count=count, codes=codes)


def shared_numbers_of_heads(year: Year) -> list[Fault]:
    """Report the cells of heads that share a citizen number, which then identifies nobody.

    A head that left one place by its row and is listed at another is one head. There is a fault for
    each year, or years, of the lists that have such numbers.
    """
    frame = year.households
    shared = heads_with_one_number(year)
    if not shared.any():
        return []
    twice = frame.loc[shared, ["part", "cell", "head_citizen_id"]]
    every = len(year.parts) > 1
    years = [str(part.info.year or year.year) for part in year.parts]
    listed = twice["part"].map(lambda part: years[int(part)]).groupby(twice["head_citizen_id"])
    names = listed.transform(lambda group: ", ".join(sorted(set(group))))
    faults = []
    for name, rows in twice.groupby(names):
        numbers, count = _named(
            year, rows, ["head_citizen_id"], mask_citizen, cells=_number_cells, every=every
        )
        params = {"year": str(name), "count": count, "numbers": numbers}
        faults.append(Fault("RV-635", params=params))
    return faults


def heads_with_one_number(year: Year) -> Flags:
    """Return the heads whose citizen number another head of the year has; those who left have none.

    A head that left one place by its row and is listed at another is one head.
    """
    return _shared(year.households["head_citizen_id"], year.departed)


def _shared(texts: "pd.Series[str]", left_out: Flags) -> Flags:
    """Return the rows with a text that another row has too; those left out do not count."""
    values = texts.to_numpy(dtype=object)
    return repeated(blanked(values, left_out | pd.isna(values)))


def _named(
    year: Year,
    twice: pd.DataFrame,
    keys: list[str],
    shown: Callable[[str], str],
    *,
    cells: Callable[..., str] | None = None,
    every: bool = False,
) -> tuple[str, int]:
    """Return the first keys that occur in several rows, with their cells, and their number.

    The last of `keys` is the column that is shown. With `every` each cell has its workbook.
    """
    named = cells or _cells
    distinct = twice[keys].drop_duplicates()
    first = distinct.iloc[:NAMED]
    entries = []
    for values in first.itertuples(index=False):
        here = (twice[keys] == list(values)).all(axis=1)
        entries.append(f"{shown(str(values[-1]))}: {named(year, twice[here], every=every)}")
    return "; ".join(entries) + more_than_named(len(distinct)), len(distinct)


def _cells(year: Year, rows: pd.DataFrame, *, every: bool) -> str:
    """Return the cells of a code; those of another workbook, or all, with its path."""
    first = None if every else int(rows["part"].iloc[0])
    return ", ".join(
        str(cell or "?") if part == first else f"{year.parts[part].source.path}!{cell or '?'}"
        for part, cell in zip(rows["part"], rows["cell"], strict=True)
    )


def _number_cells(year: Year, rows: pd.DataFrame, *, every: bool) -> str:
    """Return the sheet and cell of heads' numbers; of several workbooks with the path of each.

    Where the column of numbers is not known (lists of a register) it is the cell of the code.
    """
    named = []
    for at, cell in zip(rows["part"], rows["cell"], strict=True):
        part = year.parts[at]
        letters = part.review.survey.households.letters if part.review else {}
        column = letters.get("head_citizen_id")
        row = str(cell or "?").lstrip(ascii_uppercase)
        place = f"{part.sheet}!{column}{row}" if column and row else f"{part.sheet}!{cell or '?'}"
        named.append(f"{part.source.path} {place}" if every else place)
    return ", ".join(named)
