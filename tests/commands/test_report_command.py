"""`ravo report` on the command line: what it refuses, what it says, what stays blank."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ravo.cli import app
from ravo.console import run
from support.books import household, member, write
from support.nights import cells
from support.report_settings import toml

OTHER = {"Xã/phường/thị trấn": "Xã Tân Mỹ"}


def report(*words: object) -> int:
    return run(app, ["report", *map(str, words)])


def made(tmp_path: Path, *words: object, expect: int) -> dict[str, Any]:
    out = tmp_path / "out"
    assert report(*words, "-o", out, "--format", "json,xlsx", "-q") == expect
    found: dict[str, Any] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return found


def book(path: Path, homes: Sequence[dict[str, Any]], **info: Any) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return write(path, homes, info=info)


def commune(found: dict[str, Any], form: str, name: str, line: str | None = None) -> dict[str, Any]:
    rows = [r for r in found["forms"][form] if r["unit"] == name and r["line"] == line]
    values: dict[str, Any] = next(r["values"] for r in rows if r["level"] == "commune")
    return values


def codes(found: dict[str, Any]) -> list[str]:
    return [fault["code"] for fault in found["faults"]]


def test_a_clean_commune_ends_with_0_and_its_own_level(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [household("H1"), household("H2", 1)])
    found = made(tmp_path, path, expect=0)
    assert (found["schema"], found["year"], found["level"]) == (1, 2024, "commune")
    assert (found["breaches"], found["faults"]) == ([], [])
    assert [row["level"] for row in found["forms"]["1"]] == ["commune", "total"]
    values = commune(found, "1", "Xã Mỹ An Hưng A")
    assert (values["3"], values["4"], values["9"], values["10"]) == (1, 0.05, 2, 0.03)


def test_results_and_surveys_make_the_same_forms(tmp_path: Path) -> None:
    path = tmp_path / "in" / "a.xlsx"
    path.parent.mkdir()
    write(
        path,
        [household("H1", **{"Số nhân khẩu": 1})],
        [member("H1", **{"Có thẻ bảo hiểm y tế": "Có"})],
    )
    run(app, ["score", str(path), "--out-dir", str(tmp_path / "scored"), "-q"])
    one = made(tmp_path / "1", path, expect=0)["forms"]
    two = made(tmp_path / "2", tmp_path / "scored", expect=0)["forms"]
    assert one == two
    assert one["11"][0]["values"]["1"] == 0


def test_a_commune_without_totals_is_a_fault_and_its_rates_are_blank(tmp_path: Path) -> None:
    book(tmp_path / "in" / "a.xlsx", [household("H1")], **{"Tổng số hộ dân cư": 0})
    book(tmp_path / "in" / "b.xlsx", [household("H2")], **OTHER)
    found = made(tmp_path, tmp_path / "in", expect=1)
    faults = [fault for fault in found["faults"] if fault["code"] == "RV-455"]
    assert len(faults) == 1
    assert "Xã Mỹ An Hưng A" in faults[0]["message"]
    values = commune(found, "1", "Xã Mỹ An Hưng A")
    assert (values["1"], values["3"], values["4"]) == (0, 1, None)
    assert commune(found, "1", "Xã Tân Mỹ")["4"] == 0.05


@pytest.mark.parametrize(("residents", "told"), [(2, False), (1, True)])
def test_a_rate_over_100_names_the_commune_and_is_not_printed(
    tmp_path: Path, residents: int, told: bool
) -> None:
    homes = [household("H1"), household("H2")]
    path = book(tmp_path / "a.xlsx", homes, **{"Tổng số hộ dân cư": residents})
    found = made(tmp_path, path, expect=int(told))
    faults = [fault for fault in found["faults"] if fault["code"] == "RV-454"]
    assert [("Xã Mỹ An Hưng A" in fault["message"]) for fault in faults] == ([True] if told else [])
    assert commune(found, "1", "Xã Mỹ An Hưng A")["4"] == (None if told else 100.0)


def test_blank_is_not_zero_in_answers_and_in_sums(tmp_path: Path) -> None:
    told = {"Thiếu vốn": "Không", "Hộ không có khả năng lao động": "Không"}
    book(tmp_path / "in" / "a.xlsx", [household("H1", **told)])
    book(tmp_path / "in" / "b.xlsx", [household("H2")], **OTHER)
    found = made(tmp_path, tmp_path / "in", expect=0)
    assert commune(found, "10", "Xã Mỹ An Hưng A")["2"] == 0
    assert commune(found, "10", "Xã Tân Mỹ")["2"] is None
    (total,) = [
        r["values"] for r in found["forms"]["10"] if r["level"] == "total" and r["line"] is None
    ]
    assert total["2"] is None
    assert commune(found, "8", "Xã Mỹ An Hưng A", "households")["3"] == 0
    assert commune(found, "8", "Xã Tân Mỹ", "households")["3"] is None


def test_other_is_counted_and_not_worked_out_from_overlapping_groups(tmp_path: Path) -> None:
    both = {
        "Dân tộc": "Hoa",
        "Hộ không có khả năng lao động": "Có",
        "Hộ có người có công với cách mạng": "Không",
    }
    none = {**both, "Dân tộc": "Kinh", "Hộ không có khả năng lao động": "Không"}
    path = book(tmp_path / "a.xlsx", [household("H1", **both), household("H2", **none)])
    found = made(tmp_path, path, expect=0)
    values = commune(found, "8", "Xã Mỹ An Hưng A", "households")
    assert [values[str(n)] for n in range(1, 6)] == [2, 1, 1, 0, 1]
    assert any("1 hộ, 2 khẩu" in note for note in found["notes"]["8"])


def test_an_unexplained_household_is_a_breach_with_sign_and_code(tmp_path: Path) -> None:
    old = book(
        tmp_path / "old" / "a.xlsx", [household("H1"), household("H2")], **{"Năm rà soát": 2023}
    )
    unknown = {"1. Việc làm": None, "2. Người phụ thuộc trong hộ gia đình": None}
    new = book(tmp_path / "new" / "a.xlsx", [household("H1", 3, **unknown), household("H2")])
    found = made(tmp_path, new, "--previous", old, expect=1)
    row = commune(found, "2", "Xã Mỹ An Hưng A", "households")
    assert (row["1"], row["9"]) == (2, 1)
    breaches = [
        b for b in found["breaches"] if b["line"] == "households" and b["unit"] == "Xã Mỹ An Hưng A"
    ]
    assert [(b["form"], b["difference"], b["households"]) for b in breaches] == [("2", 1, ["H1"])]
    sheet = openpyxl.load_workbook(tmp_path / "out" / "bieu-mau.xlsx")["Đối chiếu"]
    assert "H1" in {cell.value for cell in sheet["F"]}
    assert "RV-456" in codes(found)


def test_movements_are_those_of_diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = book(
        tmp_path / "old.xlsx", [household("H1"), household("H2", 1)], **{"Năm rà soát": 2023}
    )
    new = book(tmp_path / "new.xlsx", [household("H1", 1, **{"Số nhân khẩu": 3}), household("H2")])
    found = made(tmp_path, new, "--previous", old, expect=0)
    capsys.readouterr()
    run(app, ["diff", str(old), str(new), "--format", "json", "-q"])
    told = json.loads(capsys.readouterr().out)
    for form in ("2", "3"):
        assert commune(found, form, "Xã Mỹ An Hưng A", "households") == told["forms"][form]
        assert commune(found, form, "Xã Mỹ An Hưng A", "members") == told["forms_members"][form]


def test_without_last_year_forms_2_and_3_are_left_out_or_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "a.xlsx", [household("H1")])
    assert {"2", "3"} & set(made(tmp_path, path, expect=0)["forms"]) == set()
    assert report(path, "-o", tmp_path / "x", "--forms", "1,2") == 2
    assert "RV-458" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_mixed_years_and_duplicate_communes_are_refused_with_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = book(tmp_path / "a.xlsx", [household("H1")])
    two = book(tmp_path / "b.xlsx", [household("H1")], **{"Năm rà soát": 2023})
    again = book(tmp_path / "c.xlsx", [household("H1")])
    for words, code, named in (
        ((one, two), "RV-451", "b.xlsx: 2023"),
        ((one, again), "RV-453", "c.xlsx"),
    ):
        assert report(*words, "-o", tmp_path / "x") == 2
        said = capsys.readouterr().err
        assert code in said
        assert named in said
        assert "a.xlsx" in said


def test_mixed_editions_are_refused_with_the_list(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    info = {"Năm rà soát": 2025, "Huyện/quận/thị xã": None}
    for name, commune_name, edition in (
        ("a", "Xã Lấp Vò", "nd07-2021"),
        ("b", "Xã Mỹ An Hưng", "dong-nai-2022"),
    ):
        path = book(
            tmp_path / f"{name}.xlsx",
            [household("H1")],
            **info,
            **{"Xã/phường/thị trấn": commune_name},
        )
        words = ["score", str(path), "--edition", edition, "--out-dir", str(tmp_path / "r"), "-q"]
        run(app, words)
    assert report(tmp_path / "r", "-o", tmp_path / "x") == 2
    said = capsys.readouterr().err
    assert "RV-452" in said
    assert "a.ket-qua.xlsx: nd07-2021" in said
    assert "b.ket-qua.xlsx: dong-nai-2022" in said


def test_a_level_too_low_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = book(tmp_path / "a.xlsx", [household("H1")])
    two = book(tmp_path / "b.xlsx", [household("H1")], **OTHER)
    assert report(one, two, "-o", tmp_path / "x", "--level", "commune") == 2
    assert "RV-462" in capsys.readouterr().err


def test_previous_of_the_same_year_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = book(tmp_path / "a.xlsx", [household("H1")])
    assert report(one, "--previous", one, "-o", tmp_path / "x") == 2
    assert "RV-461" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["--forms", "16"], ["--forms", "0-3"], ["--format", "pdf"]])
def test_unknown_forms_and_formats_are_refused(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    one = book(tmp_path / "a.xlsx", [household("H1")])
    assert report(one, "-o", tmp_path / "x", *words) == 2
    assert "RV-190" in capsys.readouterr().err


def test_several_files_may_follow_one_previous(tmp_path: Path) -> None:
    for year in (2023, 2024):
        for name, info in (("a", {}), ("b", OTHER)):
            book(
                tmp_path / f"{year}{name}.xlsx", [household("H1")], **{"Năm rà soát": year, **info}
            )
    old, new = ([tmp_path / f"{year}{name}.xlsx" for name in "ab"] for year in (2023, 2024))
    found = made(tmp_path, *new, "--previous", *old, expect=0)
    assert {row["values"]["1"] for row in found["forms"]["2"] if row["level"] == "total"} == {2, 4}


def test_a_commune_without_last_years_results_is_named(tmp_path: Path) -> None:
    for year, name, info in ((2023, "a", {}), (2024, "a", {}), (2024, "b", OTHER)):
        book(tmp_path / f"{year}{name}.xlsx", [household("H1")], **{"Năm rà soát": year, **info})
    new = [tmp_path / f"2024{name}.xlsx" for name in "ab"]
    found = made(tmp_path, *new, "--previous", tmp_path / "2023a.xlsx", expect=0)
    (fault,) = [one for one in found["faults"] if one["code"] == "RV-463"]
    assert "Xã Tân Mỹ" in fault["message"]
    assert "Xã Mỹ An Hưng A" not in fault["message"]


def test_a_commune_of_no_list_of_units_is_named_as_written(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [household("H1")], **{"Xã/phường/thị trấn": "Xã Không Đâu"})
    found = made(tmp_path, path, expect=0)
    (fault,) = [one for one in found["faults"] if one["code"] == "RV-638"]
    assert "Xã Không Đâu" in fault["message"]
    assert "a.xlsx" in fault["message"]


def test_since_july_2025_communes_stand_under_the_province(tmp_path: Path) -> None:
    info = {"Năm rà soát": 2025, "Huyện/quận/thị xã": None}
    for name, commune_name in (("a", "Xã Lấp Vò"), ("b", "Xã Mỹ An Hưng")):
        book(
            tmp_path / "in" / f"{name}.xlsx",
            [household("H1")],
            **info,
            **{"Xã/phường/thị trấn": commune_name},
        )
    found = made(tmp_path, tmp_path / "in", expect=0)
    assert found["level"] == "province"
    first = found["forms"]["1"][0]
    assert (first["stt"], first["level"], first["unit"]) == ("1", "province", "Tỉnh Đồng Tháp")
    silent = [unit for unit in found["units"] if unit["level"] == "commune" and not unit["sent"]]
    assert len(silent) > 50
    assert "RV-459" in codes(found)


def test_settings_choose_names_peoples_and_local_columns(tmp_path: Path) -> None:
    homes = [household("H1", **{"Dân tộc": "Hoa"}), household("H2", **{"Dân tộc": "Tày"})]
    path = book(tmp_path / "a.xlsx", homes)
    told = toml(
        tmp_path, 'unit = "Xã Thử"\npeoples = ["Tày"]\nlocal_ethnic = true\nsigned_by = "Lê Thử"\n'
    )
    found = made(tmp_path, path, "--settings", told, expect=0)
    values = commune(found, "9", "Xã Mỹ An Hưng A")
    assert [values[c] for c in ("1.2", "1.2.1", "1.2.2")] == [2, 1, 1]
    assert commune(found, "12", "Xã Mỹ An Hưng A")["4"] is None
    sheet = openpyxl.load_workbook(tmp_path / "out" / "bieu-mau.xlsx")["Biểu 1"]
    words = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {"UBND XÃ THỬ", "Lê Thử"} <= words


@pytest.mark.parametrize(
    ("text", "code", "named"),
    [
        ("peoples = [", "RV-188", "report.toml"),
        ('people = ["Tày"]', "RV-189", "people"),
        ('peoples = ["Khmer"]', "RV-189", "Khmer"),
        ('peoples = ["Tày", "Tày"]', "RV-189", "Tày"),
        ("target.2024.least = 0.9", "RV-189", "target.2024.most"),
        ('local_ethnic = "có"', "RV-189", "local_ethnic"),
    ],
)
def test_settings_that_cannot_be_used_are_named(
    tmp_path: Path, text: str, code: str, named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "a.xlsx", [household("H1")])
    assert report(path, "-o", tmp_path / "x", "--settings", toml(tmp_path, text)) == 3
    said = capsys.readouterr().err
    assert code in said
    assert named in said


@pytest.mark.parametrize(("year", "named"), [(2026, True), (2024, False)])
def test_a_target_of_another_year_is_named(tmp_path: Path, year: int, *, named: bool) -> None:
    path = tmp_path / "report.toml"
    plan = f'target.{year} = {{least = 1.0, most = 1.5, source = "Kế hoạch thử"}}\n'
    path.write_text(plan, encoding="utf-8")
    homes = write(tmp_path / "a.xlsx", [household()])
    found = made(tmp_path, homes, "--settings", path, expect=0)
    faults = [fault for fault in found["faults"] if fault["code"] == "RV-4054"]
    assert bool(faults) is named
    assert all("2026" in fault["message"] for fault in faults)


@pytest.mark.parametrize(
    ("day", "named"),
    [("2023-12-31", True), ("2024-01-01", False), ("2025-12-31", False), ("2026-01-01", True)],
)
def test_a_decision_of_another_year_is_named(tmp_path: Path, day: str, *, named: bool) -> None:
    homes = write(tmp_path / "a.xlsx", [household()])
    path = toml(tmp_path, f"decision_date = {day}\n")
    found = made(tmp_path, homes, "--settings", path, expect=0)
    assert ("RV-4064" in {fault["code"] for fault in found["faults"]}) is named


def test_settings_to_fill_in_are_of_the_year_of_the_inputs(tmp_path: Path) -> None:
    homes = write(tmp_path / "a.xlsx", [household()])
    assert report("--init", tmp_path / "report.toml", homes) == 0
    assert "# target.2024.least = " in (tmp_path / "report.toml").read_text("utf-8")


def test_the_json_has_the_target_that_was_set_and_null_otherwise(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [household("H1"), household("H2", 1)])
    found = made(tmp_path, path, expect=0)
    assert (found["target"], found["page"]["target"], found["page"]["tally"]) == (None,) * 3
    assert found["multidimensional_rate"] == found["page"]["classes"]["listed"]["rate"] == 0.1
    assert [unit["multidimensional_rate"] for unit in found["units"]] == [0.1]
    text = 'target.2024 = {least = 1.0, most = 1.5, source = "Kế hoạch thử"}\n'
    found = made(tmp_path, path, "--settings", toml(tmp_path, text), expect=0)
    assert found["target"] == {"least": 1.0, "most": 1.5, "source": "Kế hoạch thử"}
    assert found["page"]["target"]["verdict"] == "unknown"


@pytest.mark.parametrize("name", ["report.toml", "settings.xlsx"])
def test_init_writes_settings_that_a_report_takes(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name
    assert report("--init", path) == 0
    assert capsys.readouterr().err == f"Đã ghi: {path}\n"
    assert report("--init", path, "-q") == 0
    assert [item.name for item in tmp_path.iterdir()] == [name]
    homes = book(tmp_path / "a.xlsx", [household("H1")])
    assert made(tmp_path, homes, "--settings", path, expect=0)["target"] is None


def test_settings_that_an_officer_filled_in_are_kept_beside_a_new_file(tmp_path: Path) -> None:
    path = toml(tmp_path, 'unit = "Xã Thử"\n')
    assert report("--init", path, "-q") == 0
    assert (tmp_path / "report.toml.truoc").read_text("utf-8") == 'unit = "Xã Thử"\n'


def test_init_takes_no_other_ending(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report("--init", tmp_path / "report.docx") == 2
    assert "RV-1011" in capsys.readouterr().err


def test_csv_keeps_blanks_blank_and_rates_with_a_point(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [household("H1", **{"Họ và tên chủ hộ": "Trần Thử"})])
    out = tmp_path / "out"
    report(path, "-o", out, "--format", "csv", "-q")
    with (out / "csv" / "bieu-01.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert (rows[1]["unit"], rows[1]["3"], rows[1]["4"]) == ("Xã Mỹ An Hưng A", "1", "0.05")
    with (out / "csv" / "bieu-10.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(row["2"] for row in csv.DictReader(file) if row["stt"] == "1") == ""


def test_undetermined_households_are_told_and_end_with_1(tmp_path: Path) -> None:
    unknown = {"1. Việc làm": None, "2. Người phụ thuộc trong hộ gia đình": None}
    path = book(tmp_path / "a.xlsx", [household("H1", 3, **unknown), household("H2")])
    found = made(tmp_path, path, expect=1)
    assert codes(found) == ["RV-460"]
    assert commune(found, "1", "Xã Mỹ An Hưng A")["3"] == 1


def test_lists_tick_who_is_new_and_who_stayed(tmp_path: Path) -> None:
    opening = {"Phân loại đầu kỳ": "Hộ nghèo"}
    homes = [
        household("H1", **opening),
        household("H2", **{"Phân loại đầu kỳ": "Hộ cận nghèo"}),
        household("H3"),
    ]
    found = made(tmp_path, book(tmp_path / "a.xlsx", homes), expect=0)
    heads = [row["values"] for row in found["forms"]["15"] if row["level"] == "household"]
    assert [(h["5"], h["7"]) for h in heads] == [(None, "x"), ("x", None), (None, None)]
    assert len(found["notes"]["15"]) == 2


def test_a_household_that_fell_again_is_known_by_the_years_before(tmp_path: Path) -> None:
    for year, deprived in ((2022, 4), (2023, 0), (2024, 4)):
        home = household("H1", deprived, **({} if deprived else {"Điểm B1": 170}))
        book(tmp_path / str(year) / "a.xlsx", [home], **{"Năm rà soát": year})
    words = (tmp_path / "2024", "--previous", tmp_path / "2023")
    alone = made(tmp_path, *words, expect=0)
    found = made(tmp_path, *words, "--history", tmp_path / "2022", expect=0)
    name = "Xã Mỹ An Hưng A"
    figures = [commune(told, "2", name, "households") for told in (alone, found)]
    assert [(row["6"], row["7"]) for row in figures] == [(0, 1), (1, 0)]
    (head,) = [row["values"] for row in found["forms"]["15"] if row["level"] == "household"]
    assert (head["5"], head["6"], head["7"]) == (None, "x", None)


def test_the_recorded_opening_may_be_chosen(tmp_path: Path) -> None:
    old = book(tmp_path / "old" / "a.xlsx", [household("H1")], **{"Năm rà soát": 2023})
    home = household("H1", **{"Phân loại đầu kỳ": "Hộ cận nghèo"})
    new = book(tmp_path / "new" / "a.xlsx", [home])
    assert made(tmp_path, new, expect=0)["opening"] is None
    for words, due in (((), (1, 0)), (("--opening", "recorded"), (0, 1))):
        found = made(tmp_path, new, "--previous", old, *words, expect=0)
        assert found["opening"] == {
            "differ": 1,
            "left": 0,
            "arrived": 0,
            "undetermined_last_year": 0,
        }
        row = commune(found, "2", "Xã Mỹ An Hưng A", "households")
        assert (row["1"], row["5"]) == due


@pytest.mark.parametrize(
    "words", [("--history", "in"), ("--links", "x.xlsx"), ("--opening", "recorded")]
)
def test_what_compares_two_years_needs_the_year_before(
    tmp_path: Path, words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    path = book(tmp_path / "in" / "a.xlsx", [household("H1")])
    assert report(path, "-o", tmp_path / "x", *words) == 2
    assert "RV-478" in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_doubtful_pairs_are_confirmed_by_the_file_of_diff(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    twins = [household(code, 1 if code == "B2" else 3) for code in ("A1", "A2", "B1", "B2")]
    old = book(tmp_path / "old.xlsx", twins[:2], **{"Năm rà soát": 2023})
    new = book(tmp_path / "new.xlsx", twins[2:])
    found = made(tmp_path, new, "--previous", old, expect=0)
    assert "RV-477" in codes(found)
    assert "RV-620" not in codes(found)
    (warning,) = [fault for fault in found["faults"] if fault["code"] == "RV-477"]
    assert f"« ravo diff {old} {new} -o bien-dong.xlsx »" in warning["hint"]
    run(app, ["diff", str(old), str(new), "-o", str(tmp_path / "pairs.xlsx"), "-q"])
    pairs = openpyxl.load_workbook(tmp_path / "pairs.xlsx")
    sheet = pairs["Cần xác nhận"]
    ids = next(row for row in sheet.iter_rows() if "xac_nhan" in {cell.value for cell in row})
    places: dict[Any, Any] = {cell.value: cell.column for cell in ids}
    pairs_left = {("A1", "B1"), ("A2", "B2")}
    for at in range(int(ids[0].row or 0) + 1, sheet.max_row + 1):
        pair = tuple(sheet.cell(at, places[id]).value for id in ("ma_ho_old", "ma_ho_new"))
        sheet.cell(at, places["xac_nhan"]).value = "Có" if pair in pairs_left else "Không"
    pairs.save(tmp_path / "pairs.xlsx")
    found = made(tmp_path, new, "--previous", old, "--links", tmp_path / "pairs.xlsx", expect=0)
    row = commune(found, "2", "Xã Mỹ An Hưng A", "households")
    assert (row["4"], row["8"]) == (0, 0)
    assert "RV-477" not in codes(found)


@pytest.mark.parametrize(("most", "code"), [(3, 0), (2, 2)])
def test_a_list_longer_than_a_sheet_is_refused_and_never_cut(
    tmp_path: Path,
    most: int,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("ravo.report.forms.workbook.MOST_LINES", most)
    path = book(tmp_path / "a.xlsx", [household("H1"), household("H2")])
    assert report(path, "-o", tmp_path / "out", "--forms", "1,15", "--format", "xlsx", "-q") == code
    assert ("RV-479" in capsys.readouterr().err) is bool(code)
    assert (tmp_path / "out" / "bieu-mau.xlsx").exists() is not bool(code)


def test_workbooks_that_a_copy_of_the_process_writes_are_the_same(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    path = book(tmp_path / "a.xlsx", [household("H1"), household("H2", 1)])
    assert report(path, "-o", tmp_path / "mot", "--format", "csv,xlsx", "-q") == 0
    request.getfixturevalue("apart")
    assert report(path, "-o", tmp_path / "hai", "--format", "csv,xlsx", "-q") == 0
    one, other = (
        {file.name: cells(file) for file in out.glob("*.xlsx")}
        for out in (tmp_path / "mot", tmp_path / "hai")
    )
    assert one == other
    assert len(one) == 2
