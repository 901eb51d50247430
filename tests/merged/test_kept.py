"""What a merged workbook keeps of its files comes back as it was; damage is noticed."""

import base64
import json
import zlib
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from ravo.merged.book import named_others
from ravo.merged.by_hand import Edit, Touched
from ravo.merged.cells import ErrorCell, as_kept, same
from ravo.merged.conflicts import Decision
from ravo.merged.counts import counts_of
from ravo.merged.merged_rows import merged
from ravo.merged.source import OtherSheet, SourceFile, SourceRow
from ravo.merged.store import Kept, packed, unpacked
from ravo.merged.versions import replaced_by, succeed

VALUES: dict[str, Any] = {
    "text": "=1+1",
    "whole": 12,
    "part": 1.25,
    "yes": True,
    "day": date(2024, 3, 1),
    "moment": datetime(2024, 3, 1, 7, 30),
    "clock": time(7, 30),
    "span": timedelta(hours=30),
    "broken": ErrorCell("#REF!"),
}


def file(name: str, *codes: str, reviewer: str = "", **more: Any) -> SourceFile:
    rows = tuple(
        SourceRow("households", "Hộ", at, code, {"code": code, "head_name": code, **more})
        for at, code in enumerate(codes, start=2)
    )
    columns = {"code": "Mã hộ", "head_name": "Chủ hộ", **dict.fromkeys(more, "x")}
    read = {"households": len(rows)}
    return SourceFile(name, reviewer, rows, {"households": columns}, read=read)


def test_everything_comes_back_as_it_was_kept() -> None:
    key = ("households", "H1", "")
    kept = Kept(
        (file("a.xlsx", "H1", **VALUES),),
        {"m": Decision("other", "", date(2024, 1, 2))},
        Touched((Edit(key, "b1", 1, ErrorCell()),), {key: VALUES}),
    )
    assert unpacked(packed(kept)) == kept
    for texts in ([], [packed(kept)[0][:-8]], ["AAAA"]):
        with pytest.raises(ValueError, match="damaged"):
            unpacked(texts)


@pytest.mark.parametrize(
    "altered",
    [
        {"decisions": []},
        {"decisions": {"m": ["other", "", {"s": 1e999}]}},
        {"files": 1},
        {"files": [{"rows": 1}]},
        {"edits": [[["a"], "b1", 1, 2]]},
        {"deleted": [[["a", "b", "c"], []]]},
    ],
)
def test_altered_data_is_damaged(altered: dict[str, object]) -> None:
    (text,) = packed(Kept(()))
    data = json.loads(zlib.decompress(base64.b64decode(text))) | altered
    words = base64.b64encode(zlib.compress(json.dumps(data).encode())).decode()
    with pytest.raises(ValueError, match="damaged"):
        unpacked([words])


def test_data_nested_without_end_is_damaged() -> None:
    words = base64.b64encode(zlib.compress(b"[" * 100_000)).decode()
    with pytest.raises(ValueError, match="damaged"):
        unpacked([words])


def test_cells_are_compared_by_their_value() -> None:
    assert same(None, 5, 5.0)
    assert not same(None, None, 0)
    assert not same(None, ErrorCell("#N/A"), ErrorCell("#REF!"))
    assert as_kept(datetime(2024, 3, 1)) == date(2024, 3, 1)
    assert as_kept("a\r\nb") == "a\nb"


def test_a_later_version_is_known_by_name_or_by_most_of_its_households() -> None:
    earlier = [file("a.xlsx", "H1", "H2", "H3", "H4", reviewer="Lê A")]
    assert replaced_by(earlier, file("a.xlsx", "X1")) == 0
    assert replaced_by(earlier, file("b.xlsx", "H1", "H2")) == 0
    assert replaced_by(earlier, file("b.xlsx", "H1", "X2")) is None
    assert replaced_by(earlier, file("b.xlsx", "H1", "H2", reviewer="Lê B")) is None
    later, change = succeed(earlier[0], file("a.xlsx", "H1", "H2", "H5"))
    assert (change.new, change.gone, change.same) == (1, ("H3", "H4"), 2)
    assert [row.code for row in later.rows if row.gone] == ["H3", "H4"]
    person = SourceRow("members", "Thành viên", 2, "H2", {"name": "Lê B"})
    with_members = replace(file("a.xlsx", "H1", "H2"), rows=(*file("a", "H1", "H2").rows, person))
    left_behind = replace(with_members, rows=(with_members.rows[0], person))
    later, _ = succeed(with_members, left_behind)
    assert [(row.table, row.gone) for row in later.rows if row.code == "H2"] == [
        ("members", False),
        ("households", True),
    ]


def visiting(name: str, *codes: str) -> SourceFile:
    """Return a file with the list of a whole commune, filled in for some households."""
    listed = file(name, "H1", "H2", "H3", "H4")
    rows = [
        replace(row, cells={**row.cells, "b1": 120}) if row.code in codes else row
        for row in listed.rows
    ]
    return replace(listed, rows=tuple(rows))


def test_of_copies_of_one_list_the_visited_households_show_whose_version_it_is() -> None:
    earlier = [visiting("a.xlsx", "H1"), visiting("b.xlsx", "H2", "H3")]
    assert replaced_by(earlier, visiting("x.xlsx", "H2", "H3", "H4")) == 1
    assert replaced_by(earlier, visiting("x.xlsx", "H1")) == 0
    assert replaced_by(earlier, visiting("x.xlsx", "H4")) is None
    # Two files that nothing but their names keeps apart: the name decides, or nobody.
    alike = [visiting("a.xlsx", "H1"), visiting("b.xlsx", "H1")]
    assert replaced_by(alike, visiting("b-lan2.xlsx", "H1")) == 1
    assert replaced_by(alike, visiting("x.xlsx", "H1")) is None
    signed = [*alike, replace(visiting("c.xlsx", "H1"), reviewer="Lê C")]
    assert replaced_by(signed, replace(visiting("x.xlsx", "H1"), reviewer="Lê C")) == 2


def test_rows_that_are_not_accounted_for_stop_the_merge() -> None:
    files = [file("a.xlsx", "H1", "H2"), file("b.xlsx", "H2")]
    result = merged(files, {}, {}, Touched())
    counts = counts_of(files, result)
    assert [(c.written, c.folded) for c in counts if c.table == "households"] == [(2, 0), (0, 1)]
    short = [SourceFile("a.xlsx", "", files[0].rows, files[0].columns), files[1]]
    with pytest.raises(ValueError, match="not accounted for"):
        counts_of(short, result)


def test_sheets_of_one_name_get_names_of_their_own() -> None:
    sheets = [OtherSheet("Ghi chú", ((at,),)) for at in range(3)]
    files = [
        SourceFile(f"{name}.xlsx", "", (), {}, others=(sheet,))
        for name, sheet in zip(("a", "b", "b"), sheets, strict=True)
    ]
    assert list(named_others(files)) == ["Ghi chú – a", "Ghi chú – b", "Ghi chú – b (2)"]
