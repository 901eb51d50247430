"""Edition files that would give a wrong class, or none, are refused with file and line."""

import re
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from ravo import criteria
from ravo.criteria import load_edition
from ravo.criteria.loader import SHIPPED, edition_for_year, faults_of_file, founding_edition
from ravo.criteria.rules import ABSENT, NOT_POOR, POOR, classify
from ravo.criteria.terms import INDICATORS
from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from support.local_editions import under_own_id

DATA = load_edition("nd07-2021").path.parent
NATIONAL = (DATA / "nd07-2021.yaml").read_text(encoding="utf-8")
COMING = (DATA / "nd351-2025.yaml").read_text(encoding="utf-8")
PROVINCE = (DATA / "dong-nai-2022.yaml").read_text(encoding="utf-8")
AREA_CUTOFF = (
    "square_metres: {value: 8, unit: m2/người, "
    "citation: nd07-2021 Phụ lục (Điều 3 khoản 1), mark: quoted}"
)


def refused(tmp_path: Path, text: str) -> tuple[str, int, str]:
    """Return the code, the line and the Vietnamese message with which `text` is refused."""
    file = tmp_path / "tinh.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    fault = caught.value.fault
    message, hint = fault_message(fault, "vi")
    assert message.startswith("tinh.yaml, dòng ")
    assert hint
    return fault.code, int(str(fault.params["line"])), message


def line_of(text: str, part: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if part in line)


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("published: 2021-01-27", "published: 2021-02-30", "RV-557", "2021-02-30"),
        ("upto: 140,", "upto: true,", "RV-557", "upto: true"),
        ("upto: 140,", "upto: .nan,", "RV-557", "upto: .nan"),
        ("upto: 140,", "upto: .inf,", "RV-557", "upto: .inf"),
        ("upto: 140,", f"upto: {'9' * 400},", "RV-557", "upto: 999"),
        ("value: 10,", "value: .inf,", "RV-557", "value: .inf"),
        ("last_year: 2026", "last_year: true", "RV-557", "last_year: true"),
        ("first_year: 2021", "first_year: true", "RV-557", "first_year: true"),
        ("published: 2021-01-27", "published: 0", "RV-557", "published: 0"),
        ('full_name_vi: "', 'basis_from: true\n    full_name_vi: "', "RV-557", "basis_from: true"),
        ('{vi: "Việc làm",', "{vi: null,", "RV-557", "vi: null"),
        ("upto: 140,", "upto: '140',", "RV-557", "upto: '140'"),
        ("at_least: 3", "at_least: 30", "RV-557", "at_least: 30"),
        ("last_year: 2026", "last_year: 2020", "RV-557", "last_year: 2020"),
        ("last_year: 2026", "last_year: 20226", "RV-557", "last_year: 20226"),
        ("last_year: 2026", "last_year: 2101", "RV-557", "last_year: 2101"),
        ("first_year: 2021", "first_year: 1999", "RV-557", "first_year: 1999"),
        ("first_year: 2021", "first_year: 21", "RV-557", "first_year: 21"),
        ("value: 10,", "value: 10.5,", "RV-557", "value: 10.5"),
        ("{upto: 1500000, at_l", "{klass: near_poor, upto: 1500000, at_l", "RV-555", "klass"),
        ("- id: water", "- id: water\n    number: 3", "RV-555", "number: 3"),
        (
            "square_metres: {",
            "square_feet: {value: 8, unit: m2/người, citation: nd07-2021, mark: quoted}\n"
            "      square_metres: {",
            "RV-555",
            "square_feet",
        ),
        ("- id: water", "- id: sanitation", "RV-554", '- id: sanitation\n    label: {vi: "Nhà'),
        (AREA_CUTOFF, AREA_CUTOFF.replace("square_metres", "metres"), "RV-562", "id: housing_area"),
        (
            AREA_CUTOFF,
            AREA_CUTOFF.replace("value: 8, ", "").replace("quoted", "absent"),
            "RV-562",
            "id: housing_area",
        ),
        ("    2021: {value: 723", "    2031: {value: 723", "RV-562", "id: employment"),
        ("- id: water", "- id: watre", "RV-564", "id: watre"),
        (AREA_CUTOFF, AREA_CUTOFF.replace("nd07", "nd08"), "RV-560", "nd08-2021"),
        (", unit: m2/người", "", "RV-556", "square_metres"),
        ("scope: national", "scope: national\nextends: nd99", "RV-561", "extends"),
        ("scope: national", "scope: national\nextends: tinh.yaml", "RV-561", "extends"),
        ("upto: 140,", "above: 140, upto: 140,", "RV-557", "above: 140"),
        ("{upto: 140, at_least: 3", "{at_least: 3", "RV-557", "{at_least: 3"),
        ("{value: 10, ", "{", "RV-557", "deprivation_points"),
        ("tt07-2021 Điều 1 khoản 1,", "tt07-2021 Điều 1 khoản,", "RV-557", "Điều 1 khoản,"),
    ],
)
def test_a_value_no_class_may_rest_on(
    tmp_path: Path, old: str, new: str, code: str, at: str
) -> None:
    assert old in NATIONAL
    text = NATIONAL.replace(old, new, 1)
    found, line, message = refused(tmp_path, text)
    assert found == code, message
    if "\n" in at:
        assert line == text[: text.index(at)].count("\n") + 1
    else:
        assert line == line_of(text, at)


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        ("b1: 140\n", "b1: 140"),
        ("b1:\n  poor: 140\n", "poor: 140"),
        ("b1:\n  poor:\n    rural: 140\n", "rural: 140"),
        ("b1:\n  poor:\n    rural:\n      - 140\n", "- 140"),
        ("b1:\n  rich:\n    rural: []\n", "rich"),
    ],
)
def test_lines_that_are_not_laid_out_by_class_and_area(tmp_path: Path, lines: str, at: str) -> None:
    text = with_b1(lines)
    code, line, message = refused(tmp_path, text)
    assert code == ("RV-555" if at == "rich" else "RV-557"), message
    assert line == line_of(text, at)
    assert "b1" in message


def with_b1(lines: str) -> str:
    """Return the national edition with other lines in points."""
    start, end = NATIONAL.index("b1:"), NATIONAL.index("deprivation_points:")
    return NATIONAL[:start] + lines + NATIONAL[end:]


def test_a_measure_without_any_line_is_a_gap_from_the_first_point(tmp_path: Path) -> None:
    code, _, message = refused(tmp_path, with_b1("b1: {}\n"))
    assert code == "RV-559"
    assert "b1.rural" in message


def test_a_value_may_be_written_as_null_and_a_citation_by_its_parts(tmp_path: Path) -> None:
    old = "upto: 140, at_most: 2, citation: tt07-2021 Điều 1 khoản 1, mark: quoted"
    parts = 'citation: {document: tt07-2021, article: "1", clause: "1"}'
    assert old in NATIONAL
    file = tmp_path / "tinh.yaml"
    new = f"upto: null, at_most: null, {parts}, mark: absent"
    file.write_text(under_own_id(NATIONAL).replace(old, new), encoding="utf-8")
    (line,) = load_edition(file).b1.near_poor.rural
    assert (line.upto, line.at_most, line.holds(100, 0)) == (None, None, False)
    assert line.citation == load_edition("nd07-2021").b1.near_poor.rural[0].citation
    assert str(line.citation) == "tt07-2021 Điều 1 khoản 1"


def test_the_room_has_no_names_but_its_own() -> None:
    assert criteria.edition_for_year is edition_for_year
    assert not hasattr(criteria, "nothing_of_the_kind")


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("[a, b]: 3\n", "RV-553"),
        ("again: &again [*again]\n", "RV-563"),
        ("one: &one 5\ntwo: *one\n", "RV-563"),
        ("deep: " + "[" * 40 + "]" * 40 + "\n", "RV-553"),
        ("deep: " + "[" * 5000, "RV-553"),
    ],
)
def test_yaml_that_is_not_plain_keys_and_values(tmp_path: Path, tail: str, code: str) -> None:
    assert refused(tmp_path, NATIONAL + tail)[0] == code


def test_an_absent_average_living_line_does_not_excuse_a_missing_near_poor_line(
    tmp_path: Path,
) -> None:
    start, end = COMING.index("  near_poor:"), COMING.index("  average_living:")
    code, _, message = refused(tmp_path, COMING[:start] + COMING[end:])
    assert code == "RV-559"
    assert "income.rural" in message


def test_a_list_without_indicators_must_be_declared_absent(tmp_path: Path) -> None:
    history = (DATA / "qd59-2015.yaml").read_text(encoding="utf-8")
    code, line, _ = refused(tmp_path, history.replace("indicators_absent: true\n", ""))
    assert (code, line) == ("RV-557", line_of(history, "indicators: []") - 1)


def test_a_province_must_say_its_own_points(tmp_path: Path) -> None:
    """140 points stand for the national 1,500,000, not for a province's higher line."""
    start, end = PROVINCE.index("b1:"), PROVINCE.index("coverage:")
    code, _, message = refused(tmp_path, PROVINCE[:start] + PROVINCE[end:])
    assert code == "RV-556"
    assert "b1" in message


def test_an_overlap_is_named_at_the_line_that_claims_again(tmp_path: Path) -> None:
    text = NATIONAL.replace("at_most: 2", "at_most: 3", 1)
    assert refused(tmp_path, text)[:2] == ("RV-558", line_of(text, "at_most: 3"))


def test_a_file_from_a_mac_with_decomposed_letters_is_read(tmp_path: Path) -> None:
    file = tmp_path / "tinh.yaml"
    file.write_text(unicodedata.normalize("NFD", NATIONAL), encoding="utf-8")
    edition = load_edition(file)
    assert edition.title == load_edition("nd07-2021").title
    assert str(edition.income.poor.rural[0].citation) == "nd07-2021 Điều 3 khoản 2 điểm a"


def test_every_edition_file_is_shipped_and_has_cases() -> None:
    names = {file.name for file in DATA.glob("*.yaml")}
    assert names == {f"{name}{end}" for name in SHIPPED for end in (".yaml", ".cases.yaml")}


def test_nothing_bounds_an_absent_line_but_average_living(tmp_path: Path) -> None:
    near_poor = "{upto: 140, at_most: 2, citation: tt07-2021 Điều 1 khoản 1, mark: quoted"
    assert near_poor in NATIONAL
    absent = "{citation: tt07-2021 Điều 1 khoản 1, mark: absent"
    file = tmp_path / "tinh.yaml"
    file.write_text(under_own_id(NATIONAL).replace(near_poor, absent), encoding="utf-8")
    values, counts = np.array([140.0, 140.0, 141.0]), np.array([3, 2, 2])
    found = classify(load_edition(file), "b1", "rural", values, counts)
    assert found.tolist() == [POOR, ABSENT, ABSENT]
    income = np.array([2_000_000.0, 2_000_001.0])
    found = classify(load_edition("dong-nai-2022"), "income", "rural", income, np.array([1, 1]))
    assert found.tolist() == [ABSENT, NOT_POOR]


def listed(tmp_path: Path, *changes: tuple[str, str]) -> list[tuple[str, int, str]]:
    """Return the code, the line and the place of every fault of a changed edition."""
    text = NATIONAL
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "tinh.yaml"
    file.write_text(text, encoding="utf-8")
    faults = faults_of_file(file)
    return [
        (fault.code, int(str(fault.params["line"])), str(fault.params.get("key")))
        for fault in faults
    ]


def test_a_mark_that_is_none_is_named_with_those_that_there_are(tmp_path: Path) -> None:
    text = NATIONAL.replace("mark: quoted", "mark: sure", 1)
    code, line, message = refused(tmp_path, text)
    assert (code, line) == ("RV-566", line_of(text, "mark: sure"))
    assert "sure" in message
    assert "quoted, secondary, unverified, absent" in message


def test_every_fault_of_a_file_is_listed_in_the_order_of_its_lines(tmp_path: Path) -> None:
    assert listed(tmp_path, ("upto: 140,", "upto: 140,")) == []
    first, second = ("value: 10,", "value: 10.5,"), ("last_year: 2026", "last_year: 2020")
    text = NATIONAL.replace(*first).replace(*second)
    assert listed(tmp_path, first, second) == [
        ("RV-557", line_of(text, "last_year: 2020"), "last_year"),
        ("RV-557", line_of(text, "value: 10.5"), "deprivation_points.value"),
    ]


def test_of_the_evidence_between_two_lines_the_first_of_each_measure_is_listed(
    tmp_path: Path,
) -> None:
    """Every count and value of the gap would be a fault of its own otherwise."""
    gaps = ("upto: 1500000, at_least: 3", "upto: 1500000, at_least: 4")
    points = ("upto: 140, at_least: 3", "upto: 140, at_least: 4")
    found = listed(tmp_path, gaps, points)
    assert [(code, key) for code, _, key in found] == [
        ("RV-559", "income.rural"),
        ("RV-559", "b1.rural"),
    ]


def test_a_file_that_cannot_be_read_has_that_fault_alone(tmp_path: Path) -> None:
    assert [fault.code for fault in faults_of_file(tmp_path / "khong-co.yaml")] == ["RV-552"]
    broken = tmp_path / "tinh.yaml"
    broken.write_text("id: [", encoding="utf-8")
    assert [fault.code for fault in faults_of_file(broken)] == ["RV-553"]


def test_the_edition_of_the_forms_is_that_of_the_decree() -> None:
    assert founding_edition() is load_edition("nd07-2021")
    assert len(founding_edition().indicators) == INDICATORS


def test_a_cut_off_is_a_figure_unknown_or_of_no_indicator() -> None:
    edition = load_edition("nd07-2021")
    assert edition.cutoff("housing_area", "square_metres") == 8
    place = next(i for i, item in enumerate(edition.indicators) if item.id == "housing_area")
    item = edition.indicators[place]
    missing = {"square_metres": item.cutoffs["square_metres"].model_copy(update={"value": None})}
    others = list(edition.indicators)
    others[place] = item.model_copy(update={"cutoffs": missing})
    without = edition.model_copy(update={"indicators": tuple(others)})
    assert np.isnan(without.cutoff("housing_area", "square_metres"))
    for indicator, name in (("housing_area", "acres"), ("nobody", "square_metres")):
        with pytest.raises(KeyError):
            edition.cutoff(indicator, name)


def test_an_indicator_that_stands_twice_is_named_by_its_id(tmp_path: Path) -> None:
    assert [key for code, _, key in listed(tmp_path, ("- id: water", "- id: sanitation"))] == [
        "sanitation"
    ]


def test_other_contents_under_a_shipped_id_are_refused_and_a_copy_is_not(tmp_path: Path) -> None:
    file = tmp_path / "tinh.yaml"
    file.write_text(NATIONAL.replace("upto: 140,", "upto: 139.5,"), encoding="utf-8")
    changed = file.read_text("utf-8").replace("above: 140", "above: 139.5")
    file.write_text(changed, encoding="utf-8")
    (fault,) = faults_of_file(file)
    assert (fault.code, fault.severity, fault.params["id"]) == ("RV-595", "error", "nd07-2021")
    with pytest.raises(InputProblem) as caught:
        load_edition(file)
    assert caught.value.fault == fault
    file.write_text(under_own_id(changed), encoding="utf-8")
    assert load_edition(file).id == "tinh-thu"


def test_an_unchanged_copy_is_the_shipped_edition_however_it_is_laid_out(tmp_path: Path) -> None:
    file = tmp_path / "tinh.yaml"
    file.write_text(NATIONAL + "\n# chép lại\n", encoding="utf-8")
    assert faults_of_file(file) == ()
    copy, shipped = load_edition(file), load_edition("nd07-2021")
    assert (copy.checksum, copy.path) == (shipped.checksum, file)


@pytest.mark.parametrize(("last", "codes"), [("2021-03-14", ["RV-596"]), ("2021-03-15", [])])
def test_what_ceases_to_apply_before_it_applies_is_refused(
    tmp_path: Path, last: str, codes: list[str]
) -> None:
    text = re.sub("(?m)^applies_from:.*$", "applies_from: 2021-03-15", under_own_id(NATIONAL))
    text = re.sub("(?m)^applies_to:.*$", f"applies_to: {last}", text)
    file = tmp_path / "tinh.yaml"
    file.write_text(text, encoding="utf-8")
    faults = faults_of_file(file)
    assert [fault.code for fault in faults] == codes
    for fault in faults:
        assert fault.params["line"] == str(line_of(text, "applies_to: 2021"))
        assert "14/03/2021" in fault_message(fault, "vi")[0]
