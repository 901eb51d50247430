"""An office's own file of programmes: what is refused, with its line, and what goes before."""

from pathlib import Path

import pytest

from ravo.fault_words import fault_message
from ravo.faults import InputProblem, UsageProblem
from ravo.programmes.cases import checked_file
from ravo.programmes.loader import (
    blank_files,
    chosen_programmes,
    known_programmes,
    read_programmes,
)
from ravo.programmes.shipped import SHIPPED
from ravo.programmes.vocabulary import FactName, vocabulary

OWN = """\
id: nha-dai-doan-ket
title: {vi: "Nhà đại đoàn kết", en: "Unity houses"}
unit: household
documents:
  nq12-2025: {title: {vi: "Nghị quyết 12/2025 của tỉnh", en: "Resolution 12/2025 of the province"}}
conditions:
  - id: ho-ngheo
    sentence: {vi: "là hộ nghèo", en: "is poor"}
    expression: phan_loai == "poor"
    citation: nq12-2025 Điều 2
    mark: secondary
exclusions:
  - id: da-co-nha-du-an-5
    sentence: {vi: "đã được hỗ trợ nhà của Dự án 5", en: "was helped by project 5"}
    expression: helped("da5-nha-o")
    citation: nq12-2025 Điều 3
    mark: secondary
office:
  name: {vi: "Mặt trận Tổ quốc", en: "Fatherland Front"}
  mark: secondary
  columns: [chu_ho, thon]
"""
CASES = """\
cases:
  - {name: "hộ nghèo", day: 2025-01-15, facts: {phan_loai: poor}, standing: to_ask}
  - {name: "đã có nhà", day: 2025-01-16, facts: {phan_loai: poor}, helped: [da5-nha-o],
     standing: not_eligible, failed: da-co-nha-du-an-5}
  - {name: "không nghèo", day: 2025-01-16, facts: {phan_loai: not_poor}, standing: not_eligible,
     failed: ho-ngheo}
"""


def written(folder: Path, text: str = OWN, cases: str | None = CASES) -> Path:
    file = folder / "nha.yaml"
    file.write_text(text, encoding="utf-8")
    if cases is not None:
        (folder / "nha.cases.yaml").write_text(cases, encoding="utf-8")
    return file


def codes(file: Path) -> list[tuple[str, str]]:
    return [(one.code, str(one.params.get("line", ""))) for one in checked_file(file).faults]


def test_a_file_of_one_programme_is_read_and_comes_behind_those_of_ravo(tmp_path: Path) -> None:
    known = known_programmes(written(tmp_path))
    assert [item.id for item in known] == [*SHIPPED, "nha-dai-doan-ket"]
    assert codes(tmp_path / "nha.yaml") == []


def test_a_programme_of_the_same_id_takes_the_place_of_ravos(tmp_path: Path) -> None:
    file = written(tmp_path, OWN.replace("id: nha-dai-doan-ket", "id: da5-nha-o", 1))
    (found,) = chosen_programmes(known_programmes(file), ["da5-nha-o"])
    assert found.title.vi == "Nhà đại đoàn kết"
    assert len(known_programmes(file)) == len(SHIPPED)


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("    citation: nq12-2025 Điều 2\n", "", "RV-556", "7"),
        ("    mark: secondary\nexcl", "    mark: absent\nexcl", "RV-557", "11"),
        ("nq12-2025 Điều 2", "nq13-2025 Điều 2", "RV-1304", "10"),
        ('phan_loai == "poor"', "gia_ngheo", "RV-1324", "9"),
        ('phan_loai == "poor"', 'phan_loai == "ngheo"', "RV-1303", "9"),
        ('phan_loai == "poor"', "tuoi < 16", "RV-1303", "9"),
        ('phan_loai == "poor"', "th_01 and __import__('os')", "RV-1303", "9"),
        ('phan_loai == "poor"', "thu_nhap < muc", "RV-1303", "9"),
        ('phan_loai == "poor"', "th_01 < 3", "RV-1303", "9"),
        ('phan_loai == "poor"', "1 < thu_nhap < 5", "RV-1303", "9"),
        ('phan_loai == "poor"', "so_khau", "RV-1303", "9"),
        ('phan_loai == "poor"', "-th_01", "RV-1303", "9"),
        ('phan_loai == "poor"', "(", "RV-1303", "9"),
        (
            '    expression: phan_loai == "poor"',
            "    expression: nen\n    group: a",
            "RV-1305",
            "10",
        ),
        ("id: da-co-nha-du-an-5", "id: ho-ngheo", "RV-1306", "13"),
        ("columns: [chu_ho, thon]", "columns: [chu_hoo, thon]", "RV-1321", "21"),
        ('phan_loai == "poor"', " and ".join(["nen"] * 300), "RV-557", "9"),
        ("unit: household\n", "unit: household\nmuc: 3\n", "RV-555", "4"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, code: str, line: str
) -> None:
    assert old in OWN
    file = written(tmp_path, OWN.replace(old, new, 1))
    assert (code, line) in codes(file)
    with pytest.raises(InputProblem):
        read_programmes(file)


def test_a_missing_part_is_refused_once_and_a_fact_that_is_none_with_the_nearest(
    tmp_path: Path,
) -> None:
    file = written(tmp_path, OWN.replace("    citation: nq12-2025 Điều 2\n", "", 1))
    assert codes(file) == [("RV-556", "7")]
    file = written(tmp_path, OWN.replace('phan_loai == "poor"', "so_khua > 3"))
    (fault,) = checked_file(file).faults
    assert (fault.code, fault.params["nearest"]) == ("RV-1324", "so_khau")


def test_documents_beside_several_programmes_are_for_all_of_them(tmp_path: Path) -> None:
    head, rest = OWN.split("documents:\n")
    title, body = rest.split("conditions:", 1)
    one = "".join(f"    {line}\n" for line in (head + "conditions:" + body).splitlines())
    several = "programmes:\n  -\n" + one
    file = written(tmp_path, f"documents:\n{title}{several}", None)
    assert [item.id for item in read_programmes(file)] == ["nha-dai-doan-ket"]
    assert {code for code, _ in codes(written(tmp_path, several, None))} == {"RV-1304"}
    odd = f"documents:\n{title}nguoi_lap: Lan\n{several}"
    assert codes(written(tmp_path, odd, None)) == [("RV-555", "3")]


def test_the_file_to_copy_is_usable_as_it_is(tmp_path: Path) -> None:
    found = checked_file(written(tmp_path, *blank_files()))
    assert found.faults == ()
    assert [item.id for item in found.programmes] == ["chuong-trinh-mau"]


def compared(fact: FactName) -> str:
    if fact.kind == "answer":
        return fact.id
    if fact.kind == "day":
        return f"over({fact.id}, 1, 0)"
    return f"{fact.id} > 1" if fact.kind == "figure" else f'{fact.id} == "{(*fact.words, "x")[0]}"'


def test_more_columns_than_can_be_missing_at_once_are_refused(tmp_path: Path) -> None:
    every = [compared(fact) for fact in vocabulary().values()]
    pairs = [" and ".join(every[at : at + 2]) for at in range(0, len(every), 2)]
    lines = "".join(
        f"  - {{id: c{at}, sentence: {{vi: a, en: a}}, citation: nq12-2025, mark: secondary, "
        f"expression: '{pair}'}}\n"
        for at, pair in enumerate(pairs)
    )
    whole = OWN.replace("unit: household", "unit: person").replace(
        "exclusions:", lines + "exclusions:"
    )
    found = checked_file(written(tmp_path, whole)).faults
    assert [fault.code for fault in found] == ["RV-1322"]
    assert found[0].params["most"] == 63


def test_an_unknown_programme_is_named_with_the_nearest() -> None:
    with pytest.raises(UsageProblem) as problem:
        chosen_programmes(known_programmes(), ["da5-nha"])
    assert problem.value.fault.code == "RV-1300"
    assert problem.value.fault.params["nearest"] == "da5-nha-o"


def test_help_of_a_programme_that_nobody_has_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path, OWN.replace('helped("da5-nha-o")', 'helped("da5-nha")'))
    with pytest.raises(InputProblem) as problem:
        known_programmes(file)
    assert problem.value.fault.code == "RV-1317"
    assert problem.value.fault.params["nearest"] == "da5-nha-o"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert codes(tmp_path / "khong-co.yaml") == [("RV-1302", "")]


def test_a_case_that_comes_out_otherwise_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, cases=CASES.replace("failed: ho-ngheo", "failed: da-co-nha-du-an-5"))
    (fault,) = checked_file(file).faults
    assert fault.code == "RV-1314"
    assert fault_message(fault, "vi")[0] == (
        "nha.cases.yaml: ca “không nghèo” ghi not_eligible (da-co-nha-du-an-5), "
        "chương trình cho not_eligible (ho-ngheo)."
    )


def test_a_condition_that_is_tried_on_one_side_only_is_named(tmp_path: Path) -> None:
    file = written(tmp_path, cases=CASES.replace("phan_loai: not_poor", "phan_loai: poor"))
    assert ("RV-1315", "") in codes(file)
    said = [
        fault_message(one, "vi")[0] for one in checked_file(file).faults if one.code == "RV-1315"
    ]
    assert all("nha-dai-doan-ket" in words for words in said)


@pytest.mark.parametrize(
    ("fact", "code"),
    [
        *((f"ngay_sinh: {day}", None) for day in ("1990-05-01", "1990", "05/1990", "'1990'")),
        *((f"ngay_sinh: {day}", "RV-557") for day in (".inf", "9" * 400, "'1e999'", "true", "10")),
        *((f"ngay_sinh: {day}", "RV-557") for day in ('"1990-05-01x"', "-1", "123456789", '"/"')),
        *((f"thu_nhap: {sum}", "RV-557") for sum in (".nan", '"abc"', "true", "2021-01-01")),
        *((f"khuyet_tat: {word}", "RV-557") for word in ('"Cóo"', "2", "2021-01-01")),
        ("khuyet_tat: Có", None),
        ("thu_nhap: null", None),
    ],
)
def test_a_value_that_a_fact_cannot_have_is_named_with_its_line(
    tmp_path: Path, fact: str, code: str | None
) -> None:
    odd = CASES.replace("facts: {phan_loai: poor", f"facts: {{{fact}, phan_loai: poor", 1)
    assert odd != CASES
    line = next(n for n, words in enumerate(odd.splitlines(), 1) if fact in words)
    found = checked_file(written(tmp_path, cases=odd)).faults
    assert [(one.code, one.params["line"]) for one in found] == (
        [(code, str(line))] if code else []
    )


def test_a_fact_that_is_none_and_a_missing_file_of_cases_are_named(tmp_path: Path) -> None:
    odd = written(tmp_path, cases=CASES.replace("facts: {phan_loai: poor}", "facts: {tuoi_cao: 3}"))
    assert ("RV-1316", "") in codes(odd)
    (tmp_path / "nha.cases.yaml").unlink()
    assert codes(odd) == [("RV-1313", "")]


@pytest.mark.parametrize(
    ("expression", "good"),
    [
        ("thu_nhap < 1e400", False),
        ("thu_nhap < True", False),
        (f"thu_nhap < {'9' * 400}", False),
        ("thu_nhap < 1e6", True),
        ("phan_loai in ()", False),
        ("over(ngay_tach_ho, 36, 0)", True),
        ("over(ngay_tach_ho, 1.5, 0)", False),
        ("over(ngay_tach_ho, 36, 7)", False),
        ("over(ngay_tach_ho, 1200, 1)", True),
        ("over(ngay_tach_ho, 1201, 1)", False),
    ],
)
def test_figures_that_no_comparison_can_have_are_refused(
    tmp_path: Path, expression: str, good: bool
) -> None:
    file = written(tmp_path, OWN.replace('phan_loai == "poor"', expression))
    assert (("RV-1303", "9") in codes(file)) is not good


@pytest.mark.parametrize(
    ("more", "good"),
    [
        ("values: {x: {value: .nan, citation: nq12-2025, mark: secondary}}", False),
        ("values: {x: {value: .inf, citation: nq12-2025, mark: secondary}}", False),
        ("values: {x: {value: yes, citation: nq12-2025, mark: secondary}}", False),
        ("values: {x: {value: 3, citation: nq12-2025, mark: secondary}}", True),
        ("quota: {most: yes, citation: nq12-2025, mark: secondary}", False),
        ("quota: {most: 2.0, citation: nq12-2025, mark: secondary}", False),
        ("quota: {most: 2, citation: nq12-2025, mark: secondary}", True),
    ],
)
def test_figures_that_are_none_are_refused(tmp_path: Path, more: str, good: bool) -> None:
    file = written(tmp_path, f"{more}\n{OWN}")
    assert [code for code, _ in codes(file)] == ([] if good else ["RV-557"])


def test_a_file_without_a_programme_is_refused(tmp_path: Path) -> None:
    assert codes(written(tmp_path, "programmes: []\n", None)) == [("RV-557", "1")]
