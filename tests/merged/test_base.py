"""What a copy of a list lacks or has otherwise: taken, asked about or named, never lost."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from typing import Any

import pytest

from ravo.merged.by_hand import Touched
from ravo.merged.cells import OPEN
from ravo.merged.conflicts import Decision
from ravo.merged.counts import counts_of
from ravo.merged.lent_base import with_lent_bases
from ravo.merged.merged_rows import Merged, merged
from ravo.merged.rows import ADDED
from ravo.merged.source import SourceFile
from ravo.merged.store import Kept, packed, unpacked
from ravo.merged.versions import replaced_by, succeed
from ravo.merged.visits import visited
from ravo.survey.brought_facts import CONFIRMED
from support.copies import COLUMNS, copy_of, listed, prefilled

LIST = listed([1, 2, 3, 1])
TEXT = prefilled(LIST)
Change = Callable[[Any], None]


def copies(*changes: Change, text: str = TEXT) -> list[SourceFile]:
    found = []
    for number, change in enumerate(changes):
        rows = deepcopy(LIST)
        change(rows)
        found.append(copy_of(f"ap{number}.xlsx", rows, text))
    return found


def result(files: Sequence[SourceFile], **decisions: Decision) -> Merged:
    found = merged(files, COLUMNS, decisions, Touched())
    assert all(count.balances for count in counts_of(files, found))
    return found


def untouched(rows: Any) -> None:
    """Leave the copy as it was given out."""


def home(at: int, **cells: Any) -> Change:
    return lambda rows: rows["households"][at].update(cells)


def person(at: int, **cells: Any) -> Change:
    return lambda rows: rows["members"][at].update(cells)


def both(*changes: Change) -> Change:
    def change(rows: Any) -> None:
        for one in changes:
            one(rows)

    return change


def cell(found: Merged, table: str, at: int, name: str) -> Any:
    return found.of(table)[at].cells.get(name)


def test_without_what_it_was_prefilled_with_a_copy_is_compared_as_any_file() -> None:
    changes = [person(1, birth="05/06/1961"), untouched]
    assert result(copies(*changes)).conflicts == ()
    (asked,) = result(copies(*changes, text="")).conflicts
    assert (asked.column, asked.decides) == ("birth", True)


def test_the_row_names_the_files_that_changed_it_and_stands_where_the_list_has_it() -> None:
    files = copies(home(3, b1=90), home(1, village="Ấp Khác"), untouched)
    found = result(files[::-1])
    assert [row.code for row in found.of("households")] == ["H0", "H1", "H2", "H3"]
    files_of = {row.code: row.files for row in found.of("households")}
    assert (files_of["H1"], files_of["H3"]) == (("ap1.xlsx",), ("ap0.xlsx",))
    assert len(files_of["H0"]) == 3
    assert [row.cells["name"] for row in found.of("members")] == [
        row["name"] for row in LIST["members"]
    ]


def test_a_cleared_cell_is_blank_and_named_or_asked_about_where_a_class_depends_on_it() -> None:
    cleared = both(home(1, housing_support_year=None), home(2, size=None))
    found = result(copies(untouched, cleared, untouched))
    assert cell(found, "households", 1, "housing_support_year") is None
    (one,) = found.cleared
    assert (one.file, one.code, one.heading) == ("ap1.xlsx", "H1", "Năm đã được hỗ trợ nhà ở")
    (asked,) = found.conflicts
    assert (asked.column, asked.one.value, asked.other.value) == ("size", 3, None)
    assert cell(found, "households", 2, "size") == OPEN
    for side, value in enumerate((3, None)):
        decision = Decision("a" if side == 0 else "b", asked.marks[side])
        done = result(copies(untouched, cleared, untouched), **{asked.mark: decision})
        assert (done.open, cell(done, "households", 2, "size")) == ((), value)
    # A column that a file lacks is no cleared cell.
    lacking = copies(untouched, home(1, housing_support_year=None))[1]
    object.__setattr__(lacking, "columns", {**lacking.columns, "households": {"code": "Mã hộ"}})
    kept = result([*copies(untouched), lacking])
    assert (cell(kept, "households", 1, "housing_support_year"), kept.cleared) == (2016, ())
    # Changed by one, cleared by another: two answers.
    other = home(1, housing_support_year=2020)
    (asked,) = result(copies(home(1, housing_support_year=None), other)).conflicts
    assert {asked.one.value, asked.other.value} == {None, 2020}


def test_a_person_taken_out_of_one_copy_is_asked_about_and_a_new_one_is_not() -> None:
    def without(rows: Any) -> None:
        rows["members"].pop(2)

    def with_child(rows: Any) -> None:
        rows["members"].append({"code": "H1", "name": "Bé Mới", "birth": "1/1/2024"})

    found = result(copies(untouched, both(without, home(1, b1=80)), with_child))
    (asked,) = found.conflicts
    assert (asked.kind, asked.who, asked.other.file) == ("only_in", "Lê Thị B1", "ap1.xlsx")
    assert [row.cells["name"] for row in found.of("members") if row.code == "H1"] == [
        "Lê Văn B",
        "Lê Thị B1",
        "Bé Mới",
    ]
    out = Decision("b", asked.marks[1])
    assert len(
        result(copies(untouched, both(without), with_child), **{asked.mark: out}).of("members")
    ) == len(LIST["members"])
    # A copy without any of the members was cut to another village.
    cut = [untouched, lambda rows: rows["members"].clear()]
    assert result(copies(*cut)).conflicts == ()
    # The only one of a household that was filled in.
    alone = both(lambda rows: rows["members"].pop(0), home(0, b1=80))
    assert [one.who for one in result(copies(untouched, alone)).conflicts] == ["Lê Văn A"]


def test_households_that_a_copy_lacks_are_named_unless_it_was_cut_to_its_villages() -> None:
    def without(*codes: str) -> Change:
        def change(rows: Any) -> None:
            for table in rows.values():
                table[:] = [row for row in table if row["code"] not in codes]

        return change

    four = listed([1] * 8)
    text = prefilled(four)

    def found(*lacking: tuple[str, ...]) -> Merged:
        files = []
        for number, codes in enumerate(lacking):
            rows = deepcopy(four)
            without(*codes)(rows)
            files.append(copy_of(f"ap{number}.xlsx", rows, text))
        return result(files)

    (missing,) = found(("H2",), ()).missing
    assert (missing.file, missing.elsewhere, missing.nowhere) == ("ap0.xlsx", ("H2",), ())
    assert len(found(("H2",), ()).of("households")) == 8
    assert [one.nowhere for one in found(("H2",), ("H2",)).missing] == [("H2",), ("H2",)]
    village = ("H1", "H3", "H5", "H7")
    assert found(village, ()).missing == ()
    assert found(village[:2], village[2:]).missing == ()
    assert [one.elsewhere for one in found(("H1",), village[2:]).missing] == [("H1",)]
    # Of nine villages one is gone: that is no copy cut to its village. Of five, four are.
    nine = listed([1] * 9)
    for at, row in enumerate(nine["households"]):
        row["village"] = f"Ấp {at}"
    four, text = nine, prefilled(nine)
    assert [one.elsewhere for one in found(("H2",), ()).missing] == [("H2",)]
    assert found(tuple(f"H{at}" for at in range(5)), ()).missing == ()


def test_a_household_with_a_reason_of_change_is_not_missed() -> None:
    four = listed([1] * 8)
    text = prefilled(four)
    gone = deepcopy(four)
    gone["households"][2]["change_reason"] = "Chết"
    lacking = deepcopy(four)
    for table in lacking.values():
        table[:] = [row for row in table if row["code"] != "H2"]
    named = result([copy_of("a.xlsx", gone, text), copy_of("b.xlsx", lacking, text)])
    assert named.missing == ()


@pytest.mark.parametrize("text", [TEXT, ""])
def test_people_of_a_household_that_went_into_another_are_there_once(text: str) -> None:
    went = home(3, change_reason="Nhập hộ", origin_code="H0")
    moved = person(6, code="H0", relation="Khác", change_reason="Nhập hộ")
    for changes in (
        [both(went, moved), untouched, untouched],
        [went, moved, untouched],
        [untouched, both(went, moved), person(6, insured="Có")],
    ):
        found = result(copies(*changes, text=text))
        assert found.conflicts == ()
        (there,) = [row for row in found.of("members") if row.cells["name"] == "Lê Văn D"]
        assert (there.code, there.cells["code"], there.cells["relation"]) == ("H0", "H0", "Khác")
    # A village's own file lacks the household: what it has there is a further row.
    own = [went, both(moved, lambda rows: rows["households"].pop(3))]
    assert len(result(copies(*own, text=text)).of("members")) == 8


def test_whoever_confirms_last_years_facts_answers_by_them() -> None:
    confirms = home(1, facts_confirmed="Có")
    rebuilt = home(1, wall_durable="Có")
    assert result(copies(confirms, untouched)).conflicts == ()
    for other in (
        rebuilt,
        both(rebuilt, confirms),
        both(rebuilt, home(1, facts_confirmed="Không")),
    ):
        asked = {one.column for one in result(copies(confirms, other)).conflicts}
        assert "wall_durable" in asked
    cleared = result(copies(both(confirms, home(1, floor_area=None)), untouched))
    assert cleared.conflicts == ()
    assert [(one.file, one.code, one.name) for one in cleared.cleared] == [
        ("ap0.xlsx", "H1", "floor_area")
    ]
    assert cell(cleared, "households", 1, "floor_area") is None


def test_a_confirmed_blank_is_filled_by_what_another_wrote_and_by_no_prefilled_cell() -> None:
    confirms = home(1, facts_confirmed="Có", floor_area=None)

    def files(*changes: Change, based: Sequence[bool]) -> list[SourceFile]:
        found = copies(*changes)
        for file, has in zip(found, based, strict=True):
            object.__setattr__(file, "prefilled", TEXT if has else "")
        return found

    for order in ((0, 1), (1, 0)):
        # A copy without the hidden sheet, beside one that has it or has lost it too.
        for based in ((False, True), (False, False)):
            both_files = files(confirms, untouched, based=based)
            found = result([both_files[at] for at in order])
            (there,) = [row for row in found.of("households") if row.code == "H1"]
            assert "floor_area" not in there.cells
            assert [one.file for one in found.cleared] == ["ap0.xlsx"]
    # The colleague changed the fact: it is theirs.
    found = result(files(confirms, home(1, floor_area=44), based=(False, True)))
    assert cell(found, "households", 1, "floor_area") == 44
    # The colleague's file brings nothing along: the fact is of this year.
    plain_files = files(confirms, home(1, floor_area=44), based=(False, False))
    homes = {n: w for n, w in plain_files[1].columns["households"].items() if n != CONFIRMED}
    columns = {**plain_files[1].columns, "households": homes}
    object.__setattr__(plain_files[1], "columns", columns)
    assert cell(result(plain_files), "households", 1, "floor_area") == 44
    # Who rejects last year's facts and leaves one there does not fill in the other's blank.
    rejects = home(1, facts_confirmed="Không")
    found = result(files(confirms, rejects, based=(False, False)))
    assert {one.column for one in found.conflicts} == {CONFIRMED, "floor_area"}


def test_a_copy_without_its_hidden_sheet_is_compared_by_the_list_of_another() -> None:
    files = copies(home(1, housing_support_year=None), home(0, b1=70), untouched)
    bare = [replace(files[0], prefilled=""), *files[1:]]
    done, lent = with_lent_bases(bare)
    assert [(one.file, one.of) for one in lent] == [("ap0.xlsx", "ap1.xlsx")]
    assert done == files
    assert [one.code for one in result(done).cleared] == ["H1"]
    # Of two lists it is the one that the copy is more like.
    older = deepcopy(LIST)
    older["households"][2]["size"] = 4
    older["members"].append({**older["members"][-2], "name": "Lê Thị Cũ"})
    other = copy_of("cu.xlsx", older, prefilled(older))
    assert with_lent_bases([bare[0], other, files[1]])[0][0].prefilled == TEXT
    # Another survey of the same households, and other households, are no copies.
    surveyed = {
        table: [{"code": row["code"], "name": "X", "head_name": "X"} for row in rows]
        for table, rows in LIST.items()
    }
    strange = deepcopy(LIST)
    for row in (*strange["households"], *strange["members"]):
        row["code"] = f"X{row['code']}"
    added = replace(bare[0], name=ADDED)
    for own in (copy_of("a.xlsx", surveyed), copy_of("a.xlsx", strange), added):
        assert with_lent_bases([own, files[1]]) == ([own, files[1]], [])
    assert with_lent_bases(bare[:1]) == (bare[:1], [])


def test_a_household_typed_over_with_another_is_asked_about() -> None:
    new_head = home(1, head_name="Lê Thị B1", head_birth_year=1991)
    assert result(copies(untouched, new_head)).conflicts == ()
    other = home(1, head_name="Hồ Văn Lạ", head_birth_year=1980, village="Ấp Lạ")
    assert [one.kind for one in result(copies(untouched, other)).conflicts] == ["same_code"]


def test_what_was_changed_shows_whose_later_version_a_copy_is() -> None:
    earlier = copies(person(0, birth="1950"), home(2, village="Ấp Khác"))
    assert [visited(file) for file in earlier] == [{"H0"}, {"H2"}]
    assert visited(copies(untouched)[0]) == set()
    (later,) = copies(both(home(2, village="Ấp Khác"), home(3, b1=70)))
    object.__setattr__(later, "name", "lan2.xlsx")
    object.__setattr__(later, "reviewer", "")
    assert replaced_by(earlier, later) == 1


def test_what_copies_were_prefilled_with_is_kept_once_for_later_runs() -> None:
    files = (*copies(untouched, home(1, b1=80)), copy_of("khac.xlsx", LIST))
    kept = Kept(files)
    texts = packed(kept)
    assert unpacked(texts) == kept
    assert len("".join(texts)) < 2 * len("".join(packed(Kept(files[:1]))))
    assert [file.base is None for file in unpacked(texts).files] == [False, False, True]


def test_namesakes_of_one_list_are_two_households() -> None:
    rows = listed([1, 1])
    for row in rows["households"]:
        row |= {"head_name": "Lê Văn A", "head_birth_year": 1950, "village": "Ấp 0"}
    text = prefilled(rows)
    parts = [{table: [one[at]] for table, one in rows.items()} for at in range(2)]
    files = [copy_of(f"ap{at}.xlsx", part, text) for at, part in enumerate(parts)]
    assert result(files).conflicts == ()
    files = [copy_of(f"ap{at}.xlsx", part) for at, part in enumerate(parts)]
    assert [one.kind for one in result(files).conflicts] == ["other_code"]


def test_answers_that_a_later_version_withdrew_are_asked_about_beside_an_untouched_copy() -> None:
    other, earlier = copies(
        untouched, both(home(2, b1=90), home(1, b1=80), person(4, insured="Có"))
    )
    (later,) = copies(home(1, b1=80))
    kept = tuple(row for row in later.rows if row.code != "H2")
    read = {table: sum(row.table == table for row in kept) for table in ("households", "members")}
    later = replace(later, name="ap1-lan-2.xlsx", rows=kept, read=read)
    file, change = succeed(earlier, later)
    assert (change.gone, change.changed) == (("H2",), ())
    found = result([other, file])
    (asked,) = found.conflicts
    assert (asked.kind, asked.code, asked.decides) == ("gone", "H2", True)
    assert asked.one.place == "Hộ (ap1.xlsx, H2)!4"
    assert cell(found, "households", 2, "b1") == 90
    for side, (b1, insured) in enumerate(((90, "Có"), (None, None))):
        done = result([other, file], **{asked.mark: Decision("a", asked.marks[side])})
        assert (done.open, cell(done, "households", 2, "b1")) == ((), b1)
        there = [row for row in done.of("members") if row.code == "H2"]
        assert ([row.cells.get("insured") for row in there][1], len(there)) == (insured, 3)
    # Nothing of its own is withdrawn where the household was left alone.
    untouched_before, _ = succeed(copies(untouched, home(1, b1=80))[1], later)
    assert result([other, untouched_before]).conflicts == ()
    # All files that have it withdrew it.
    alone = result([file], **{asked.mark: Decision("a", asked.marks[1])})
    assert [row.code for row in alone.of("households")] == ["H0", "H1", "H3"]


def of_two_lists(
    newer: Change, older: Change, *, sources: tuple[str, str] = ("", "")
) -> list[SourceFile]:
    """Return a copy of LIST, and one of a list with H2's child B1 no more and a child of H1 more.

    The changes are of what the reviewers did.
    """
    rows = deepcopy(LIST)
    rows["households"][1]["size"], rows["households"][2]["size"] = 3, 2
    rows["members"].insert(3, {**rows["members"][2], "name": "Lê Văn Cũ", "citizen_id": "1" * 12})
    rows["members"].pop(5)
    texts = prefilled(LIST, sources[0]), prefilled(rows, sources[1])
    first, second = deepcopy(LIST), rows
    newer(first)
    older(second)
    return [copy_of("moi.xlsx", first, texts[0]), copy_of("cu.xlsx", second, texts[1])]


def test_who_is_on_one_of_two_lists_alone_is_asked_about_and_one_choice_is_for_all() -> None:
    files = of_two_lists(home(1, b1=80), untouched, sources=("thang-2.xlsx", "nam-truoc.xlsx"))
    found = result(files)
    assert [(one.kind, one.code, one.who, one.column) for one in found.conflicts] == [
        ("cell", "H1", "Lê Văn B", "size"),
        ("cell", "H2", "Lê Văn C", "size"),
        ("only_in", "H1", "Lê Văn Cũ", ""),
        ("only_in", "H2", "Lê Thị C1", ""),
    ]
    assert found.lists is not None
    assert [(one.files, one.source, one.people) for one in found.lists.lists] == [
        (("moi.xlsx",), "thang-2.xlsx", 7),
        (("cu.xlsx",), "nam-truoc.xlsx", 7),
    ]
    assert (found.lists.people, found.lists.codes) == (2, ())
    # A is the same file on every row, in whichever of them somebody stands.
    assert {one.one.file for one in found.conflicts} == {"moi.xlsx"}
    for side in (0, 1):
        decided = {one.mark: Decision("a", one.marks[side]) for one in found.conflicts}
        done = result(files, **decided)
        assert done.open == ()
        names = [row.cells["name"] for row in done.of("members")]
        assert ("Lê Văn Cũ" in names, "Lê Thị C1" in names) == (side == 1, side == 0)
        sizes = {row.code: row.cells["size"] for row in done.of("households")}
        assert all(
            sum(row.code == code for row in done.of("members")) == size
            for code, size in sizes.items()
        )


def test_of_two_lists_who_was_added_by_hand_or_is_spelt_anew_is_no_question() -> None:
    def with_child(rows: Any) -> None:
        rows["members"].append({"code": "H0", "name": "Bé Mới", "birth": "1/1/2024"})

    def with_both(rows: Any) -> None:
        rows["members"].append({**LIST["members"][4], "code": "H2"})
        rows["households"][2]["size"] = 3

    files = of_two_lists(with_child, with_both)
    asked = {one.who for one in result(files).conflicts if one.kind == "only_in"}
    assert asked == {"Lê Văn Cũ"}
    right = deepcopy(LIST)
    right["members"][2]["citizen_id"] = "087303927322"
    spelt = deepcopy(right)
    spelt["members"][2]["name"] = "Lê Thi Be Một"
    both_lists = [
        copy_of("a.xlsx", right, prefilled(right)),
        copy_of("b.xlsx", spelt, prefilled(spelt)),
    ]
    (asked_name,) = result(both_lists).conflicts
    assert (asked_name.kind, asked_name.column) == ("cell", "name")


def test_lists_of_other_households_are_no_two_lists_and_their_files_name_is_no_matter() -> None:
    same = [copy_of("a.xlsx", LIST, prefilled(LIST, "a")), copy_of("b.xlsx", LIST, TEXT)]
    assert (result(same).lists, result(same).conflicts) == (None, ())
    more = listed([1, 2, 3, 1, 1, 1])
    part = {table: [r for r in rows if r["code"] in ("H4", "H5")] for table, rows in more.items()}
    apart = [copy_of("a.xlsx", LIST, TEXT), copy_of("b.xlsx", part, prefilled(part))]
    assert result(apart).lists is None
    # A household that one of two lists has more, of a village of both.
    longer = [copy_of("a.xlsx", LIST, TEXT), copy_of("b.xlsx", more, prefilled(more))]
    found = result(longer).lists
    assert found is not None
    assert found.codes == ("H4", "H5")
