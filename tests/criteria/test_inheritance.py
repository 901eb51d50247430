"""An edition that extends another: nothing of that one is lost without a word of the file."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml

from ravo.criteria import Edition, load_edition
from ravo.criteria.exported import export_edition
from ravo.criteria.imported import read_edition
from ravo.criteria.loader import faults_of_file
from ravo.fault_words import fault_message
from ravo.faults import InputProblem
from support.edition_workbooks import cells_of, read_changed
from support.local_editions import under_own_id

NATIONAL = load_edition("nd07-2021")
IDS = [item.id for item in NATIONAL.indicators]
PROVINCE = yaml.safe_load(under_own_id(load_edition("dong-nai-2022").path.read_text("utf-8")))
CITED = {"citation": "dong-nai-2022", "mark": "secondary"}
AREA = {
    "id": "housing_area",
    "label": {"vi": "Diện tích", "en": "Floor area"},
    "service": {"vi": "nhà ở", "en": "housing"},
    "deprived_when": {"vi": "Dưới 10 m2 một người", "en": "Under 10 m2 a member"},
    **CITED,
    "cutoffs": {"square_metres": {"value": 10, "unit": "m2/người", **CITED}},
}


class InFull(yaml.SafeDumper):
    """Writes a value that is there twice twice, as an edition's file must have it."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def in_months(figure: int) -> dict[str, Any]:
    return {"value": figure, "unit": "tháng tuổi", **CITED}


def province(tmp_path: Path, **changes: Any) -> Path:
    """Return the file of a province that extends the national edition, with keys of its own."""
    file = tmp_path / "tinh.yaml"
    text = yaml.dump({**PROVINCE, **changes}, Dumper=InFull, allow_unicode=True, sort_keys=False)
    file.write_text(text, encoding="utf-8")
    return file


def faults(tmp_path: Path, **changes: Any) -> list[tuple[str, Any]]:
    """Return the code of each fault of such a file, with the paths or the key that it names."""
    found = faults_of_file(province(tmp_path, **changes))
    return [(one.code, one.params.get("missing", one.params["key"])) for one in found]


def loaded(tmp_path: Path, **changes: Any) -> Edition:
    assert faults(tmp_path, **changes) == []
    return load_edition(province(tmp_path, **changes))


def kept(*names: str) -> list[dict[str, str]]:
    return [{"id": name} for name in names]


def test_a_list_of_the_one_indicator_that_changed_is_refused_with_the_others(
    tmp_path: Path,
) -> None:
    others = [f"indicators.{name}" for name in IDS if name != "housing_area"]
    assert faults(tmp_path, indicators=[AREA]) == [("RV-598", others)]
    with pytest.raises(InputProblem) as caught:
        load_edition(province(tmp_path, indicators=[AREA]))
    fault = caught.value.fault
    at = province(tmp_path, indicators=[AREA]).read_text("utf-8").splitlines()
    assert at[int(str(fault.params["line"])) - 1] == "indicators:"
    message, hint = fault_message(fault, "vi")
    assert "thay cho indicators của bộ nd07-2021" in message
    assert "indicators.water" in message
    assert "- id: mã" in hint
    assert "dropped" in hint
    message, hint = fault_message(fault, "en")
    assert "of the set nd07-2021 and does not name indicators.employment" in message
    assert "- id: ID" in hint


def test_indicators_kept_by_their_ids_stay_as_they_were_in_the_order_of_the_file(
    tmp_path: Path,
) -> None:
    names = [*IDS[:7], *reversed(IDS[8:])]
    edition = loaded(tmp_path, indicators=[AREA, *kept(*names)])
    assert [(item.number, item.id) for item in edition.indicators] == [
        *enumerate(["housing_area", *names], start=1)
    ]
    assert edition.cutoff("housing_area", "square_metres") == 10
    national = {item.id: item.model_dump(exclude={"number"}) for item in NATIONAL.indicators}
    for item in edition.indicators[1:]:
        assert item.model_dump(exclude={"number"}) == national[item.id]


def test_an_indicator_is_left_out_on_purpose(tmp_path: Path) -> None:
    """By name beside a list, or without any list; the others move up."""
    listed = {"indicators": kept(*IDS[:-1]), "dropped": ["indicators.information"]}
    assert [item.id for item in loaded(tmp_path, **listed).indicators] == IDS[:-1]
    edition = loaded(tmp_path, dropped=["indicators.employment", "indicators.water"])
    left = [name for name in IDS if name not in ("employment", "water")]
    assert [(item.number, item.id) for item in edition.indicators] == [*enumerate(left, start=1)]
    assert edition.most_deprived == 10


def test_what_is_dropped_must_be_there_and_not_be_written_too(tmp_path: Path) -> None:
    for dropped, code, key in (
        (["indicators.watre"], "RV-555", "indicators.watre"),
        (["values.b1_grid"], "RV-555", "values.b1_grid"),
        (["income.poor.rural"], "RV-554", "income.poor.rural"),
        (["income.poor"], "RV-554", "income.poor"),
        (["indicators.water", "indicators.water"], "RV-554", "indicators.water"),
        ("indicators.water", "RV-557", "dropped"),
    ):
        assert faults(tmp_path, dropped=dropped) == [(code, key)]
    both = {"indicators": kept(*IDS), "dropped": ["indicators.water"]}
    assert faults(tmp_path, **both) == [("RV-554", "indicators.water")]


def test_a_file_that_extends_nothing_has_nothing_to_keep_or_drop(tmp_path: Path) -> None:
    whole = yaml.safe_load(under_own_id(NATIONAL.path.read_text("utf-8")))
    file = tmp_path / "tinh.yaml"
    for change, found in (
        ({"dropped": ["indicators.water"]}, {("RV-555", "dropped")}),
        ({"indicators": kept("water")}, {("RV-556", "indicators.0.label")}),
    ):
        file.write_text(yaml.safe_dump({**whole, **change}, allow_unicode=True), encoding="utf-8")
        assert found <= {(fault.code, fault.params["key"]) for fault in faults_of_file(file)}


def test_a_list_that_is_not_at_hand_takes_nothing_of_the_other_edition(tmp_path: Path) -> None:
    count = {"value": 10, "unit": "chỉ số", **CITED}
    unknown = {"indicators_absent": True, "indicator_count": count}
    edition = loaded(tmp_path, indicators=[], **unknown)
    assert (edition.indicators, edition.most_deprived) == ((), 10)
    assert faults(tmp_path, **unknown) == [("RV-556", "indicators")]
    everything = [f"indicators.{name}" for name in IDS]
    assert faults(tmp_path, indicators=[]) == [("RV-598", everything)]


def test_the_number_of_indicators_that_are_not_listed_is_inherited_with_the_list(
    tmp_path: Path,
) -> None:
    city = load_edition("tphcm-2021")
    edition = loaded(tmp_path, extends="tphcm-2021")
    assert (edition.indicators, edition.indicators_absent) == ((), True)
    assert edition.most_deprived == city.most_deprived == 10
    own = [{**AREA, "derivable": False, "cutoffs": {}}, {**AREA, "id": "roof", "derivable": False}]
    changed = loaded(tmp_path, extends="tphcm-2021", indicators=own)
    assert (changed.indicators_absent, changed.most_deprived) == (False, 2)


@pytest.mark.parametrize(
    ("measure", "klass", "areas", "missing"),
    [
        ("income", "average_living", None, ["income.average_living"]),
        ("income", "average_living", {}, ["income.average_living"]),
        ("income", "average_living", ["rural"], ["income.average_living.urban"]),
        ("income", "average_living", ["rural", "urban"], None),
        ("b1", "near_poor", None, ["b1.near_poor"]),
        ("b1", "near_poor", ["urban"], ["b1.near_poor.rural"]),
    ],
)
def test_a_class_or_area_without_a_line_is_named_unless_it_is_dropped(
    tmp_path: Path, measure: str, klass: str, areas: Any, missing: list[str] | None
) -> None:
    lines = {name: lines for name, lines in PROVINCE[measure].items() if name != klass}
    if areas is not None:
        lines[klass] = {area: PROVINCE[measure][klass][area] for area in areas}
    change = {measure: lines}
    if missing is None:
        assert faults(tmp_path, **change) == []
        return
    assert faults(tmp_path, **change) == [("RV-598", missing)]
    edition = loaded(tmp_path, **change, dropped=missing)
    found = getattr(getattr(edition, measure), klass)
    assert [area for area in ("rural", "urban") if getattr(found, area)] == list(areas or [])


def test_one_line_for_both_areas_names_both(tmp_path: Path) -> None:
    lines = {**PROVINCE["income"], "average_living": {"both": [{"mark": "absent"}]}}
    lines["average_living"]["both"][0] |= {"citation": "dong-nai-2022", "unit": "đồng/người/tháng"}
    assert loaded(tmp_path, income=lines).income.average_living.shared


def test_the_ages_of_the_years_of_review_are_all_written(tmp_path: Path) -> None:
    years = range(2022, 2027)
    men, women = ({year: in_months(figure) for year in years} for figure in (720, 660))
    edition = loaded(tmp_path, retirement={"men": men, "women": women})
    assert [*edition.retirement["men"]] == [*years]
    few = {2022: men[2022]}
    assert faults(tmp_path, retirement={"men": few, "women": women}) == [
        ("RV-598", [f"retirement.men.{year}" for year in years[1:]])
    ]
    assert faults(tmp_path, retirement={"men": few, "women": women}, last_year=2023) == [
        ("RV-598", ["retirement.men.2023"])
    ]
    assert faults(tmp_path, retirement={"men": men}) == [("RV-598", ["retirement.women"])]
    assert faults(tmp_path, retirement={}) == [("RV-598", ["retirement.men", "retirement.women"])]


def test_ages_are_dropped_by_year_or_by_table(tmp_path: Path) -> None:
    later = [f"retirement.men.{year}" for year in range(2023, 2029)]
    few = {2022: in_months(720)}
    edition = loaded(
        tmp_path,
        retirement={"men": few, "women": dict.fromkeys(range(2022, 2027), in_months(660))},
        dropped=later,
    )
    assert [*edition.retirement["men"]] == [2022]
    edition = loaded(tmp_path, dropped=later)
    assert [*edition.retirement["men"]] == [2021, 2022]
    assert edition.retirement["women"] == NATIONAL.retirement["women"]
    answers = [{"id": name} for name in IDS if name != "employment"]
    employment = NATIONAL.indicators[0].model_dump(mode="json", exclude={"number", "note"})
    employment |= {"label": AREA["label"], "derivable": False, "cutoffs": {}, **CITED}
    ways: list[dict[str, Any]] = [{}, {"retirement": {}}]
    for ages in ways:
        edition = loaded(
            tmp_path,
            **ages,
            indicators=[{**employment, "service": AREA["service"]}, *answers],
            dropped=["retirement.men", "retirement.women"],
        )
        assert not any(edition.retirement.values())


def test_what_is_no_list_is_named_where_it_is(tmp_path: Path) -> None:
    """Not by the paths that it lacks: what is in it is not known."""
    table = {"men": 5, "women": dict.fromkeys(range(2022, 2027), in_months(660))}
    for change, found in (
        ({"retirement": 5}, [("RV-557", "retirement")]),
        ({"retirement": table}, [("RV-598", ["retirement.men"]), ("RV-557", "retirement.men")]),
        ({"indicators": 5}, [("RV-557", "indicators")]),
        ({"documents": 5}, [("RV-557", "documents")]),
    ):
        assert faults(tmp_path, **change) == found
    unknown = faults(tmp_path, indicators=kept(*IDS, "watre"))
    assert {code for code, _ in unknown} == {"RV-556"}
    assert ("RV-556", "indicators.12.label") in unknown


def test_documents_are_those_of_the_other_edition_where_a_file_names_none(tmp_path: Path) -> None:
    file = province(tmp_path)
    source = yaml.safe_load(file.read_text("utf-8"))
    del source["documents"]
    text = yaml.safe_dump(source, allow_unicode=True, sort_keys=False)
    file.write_text(text.replace("dong-nai-2022", "nd07-2021"), encoding="utf-8")
    assert load_edition(file).documents == NATIONAL.documents


def test_a_workbook_shows_the_whole_edition_and_says_what_is_left_out(tmp_path: Path) -> None:
    """Exported and read back, a file that drops an indicator and a class drops them again."""
    lines = {name: PROVINCE["income"][name] for name in ("poor", "near_poor")}
    dropped = ["indicators.water", "income.average_living", "retirement.men.2021"]
    edition = loaded(tmp_path, income=lines, dropped=dropped)
    export_edition(edition, tmp_path / "sua.xlsx", "vi")
    target = tmp_path / "sua.yaml"
    sheets = cells_of(openpyxl.load_workbook(tmp_path / "sua.xlsx"))
    read = read_edition(tmp_path / "sua.xlsx", sheets, target)
    assert read.faults == ()
    target.write_text(read.source, encoding="utf-8")
    again = load_edition(target)
    assert again.model_dump(exclude={"path", "checksum"}) == edition.model_dump(
        exclude={"path", "checksum"}
    )
    assert yaml.safe_load(read.source)["dropped"] == dropped[:2]


def test_an_indicator_whose_row_was_deleted_from_the_workbook_is_missed(tmp_path: Path) -> None:
    def without_water(book: Any) -> None:
        sheet = book["Chỉ số"]
        row = next(cell.row for cell in sheet["A"] if cell.value == "water")
        sheet.delete_rows(row)

    read = read_changed("dong-nai-2022", tmp_path, without_water)
    assert [(fault.code, fault.params["key"]) for fault in read.faults] == [("RV-577", "water")]
