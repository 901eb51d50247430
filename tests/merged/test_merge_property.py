"""Any split of a workbook's households over files merges back to the workbook."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from ravo.contract.merged_marks import CONFLICTS
from ravo.pipeline.listener import SILENCE
from ravo.pipeline.merge import MergeRequest, merge_workbooks
from ravo.survey.options import ReadOptions
from ravo.workbook.book import open_book
from support import books
from support.reviews import classes

PLAN = st.fixed_dictionaries(
    {
        "parts": st.lists(st.integers(0, 2), min_size=3, max_size=6),
        "seed": st.integers(0, 2**16),
        "odd": st.sampled_from(["=1+1", "@a", "-5", "0012", 12.5, date(2024, 3, 1), True, "“"]),
    }
)


def households(count: int, odd: Any) -> list[dict[str, Any]]:
    return [
        books.household(
            f"H{at}",
            at % 5,
            **{
                "Họ và tên chủ hộ": f"Nguyễn Văn {chr(65 + at)}",
                "Năm sinh": 1950 + at,
                "Số nhân khẩu": 1,
                "Điểm B1": 100 + 20 * (at % 4) if at % 3 else "1.20",
                "Số hồ sơ": odd if at % 2 else None,
            },
        )
        for at in range(count)
    ]


def members(count: int) -> list[dict[str, Any]]:
    names = [(f"H{at}", f"Nguyễn Văn {chr(65 + at)}", str(1950 + at)) for at in range(count)]
    return [
        books.member(code, **{"Họ và tên": name, "Ngày/năm sinh": born})
        for code, name, born in names
    ]


def turned(row: Mapping[str, Any], turn: int) -> dict[str, Any]:
    """Return a row with its columns in another order."""
    keys = list(row)
    turn %= len(keys)
    return {key: row[key] for key in keys[turn:] + keys[:turn]}


def records(path: Path, sheet: str) -> list[dict[str, Any]]:
    """Return the filled cells of a sheet by heading, without those of provenance, in order."""
    rows = open_book(path).read(sheet).rows
    found = [
        {
            str(head): value
            for head, value in zip(rows[0], row, strict=True)
            if value not in ("", None) and not str(head).startswith("Nguồn gộp")
        }
        for row in rows[1:]
    ]
    return sorted((row for row in found if row), key=repr_of)


def repr_of(row: Mapping[str, Any]) -> str:
    return repr(sorted((key, str(value)) for key, value in row.items()))


@hypothesis_settings(max_examples=6, deadline=None)
@given(PLAN)
def test_any_split_of_a_workbook_merges_back_to_it(plan: Mapping[str, Any]) -> None:
    parts, order = plan["parts"], Random(plan["seed"])
    rows, people = households(len(parts), plan["odd"]), members(len(parts))
    with TemporaryDirectory() as name:
        folder = Path(name)
        whole = books.write(folder / "ca-xa.xlsx", rows, people)
        files = []
        for part in sorted(set(parts)):
            own = [at for at, place in enumerate(parts) if place == part]
            turn = order.randrange(20)
            files.append(
                books.write(
                    folder / f"ap{part}.xlsx",
                    [turned(rows[at], turn) for at in own],
                    [people[at] for at in own],
                )
            )
        order.shuffle(files)
        out = folder / "xa.xlsx"
        request = MergeRequest(files, out, ReadOptions())
        outcome = merge_workbooks(request, SILENCE)
        assert (outcome.code, outcome.households) == (0, len(parts))
        for sheet in ("Hộ", "Thành viên"):
            assert records(out, sheet) == records(whole, sheet)
        assert classes(out) == classes(whole)
        assert CONFLICTS not in open_book(out).names
        before = out.read_bytes()
        again = merge_workbooks(request, SILENCE)
        assert (again.edited, again.counts) == (0, outcome.counts)
        assert cells(out) == cells_of(before, folder)


def cells(path: Path) -> dict[str, list[list[Any]]]:
    book = open_book(path)
    return {name: book.read(name).rows for name in book.names}


def cells_of(data: bytes, folder: Path) -> dict[str, list[list[Any]]]:
    other = folder / "before.xlsx"
    other.write_bytes(data)
    return cells(other)
