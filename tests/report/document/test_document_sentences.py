"""Sentences follow the figures, on both sides of every boundary."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ravo.report.document.basis import legal_basis
from ravo.report.document.facts import facts_of
from ravo.report.document.fields import written
from ravo.report.document.sentences import level, moved_poor, named, near, targets
from ravo.report.figures.model import CommuneFigures, CommuneFlow, District, Movements, key_of
from ravo.report.forms.settings import CauseNames, ReportSettings
from ravo.report.page.figures import page_values
from ravo.report.page.model import Rate
from support.districts import commune, district
from support.report_settings import with_target

DEFAULTS = with_target()


def fields(unit: District, settings: ReportSettings = DEFAULTS) -> dict[str, Any]:
    return written(facts_of(unit, settings))


def two_years(like: District, now: int, last: int, residents: int = 10_000) -> District:
    one = like.communes[0]
    return district(
        like,
        [commune(one, poor=now, residents=residents)],
        [commune(one, poor=last, residents=residents)],
    )


@pytest.mark.parametrize(
    ("now", "last", "counted", "rated"),
    [
        (
            500,
            501,
            "giảm 1 hộ (từ 501 xuống 500 hộ)",
            "giảm 0,01 điểm phần trăm (từ 5,01% xuống 5,00%)",
        ),
        (500, 500, "không đổi (500 hộ)", "không đổi (5,00%)"),
        (
            501,
            500,
            "tăng 1 hộ (từ 500 lên 501 hộ)",
            "tăng 0,01 điểm phần trăm (từ 5,00% lên 5,01%)",
        ),
    ],
)
def test_a_class_rises_falls_or_stays(
    pair: District, now: int, last: int, counted: str, rated: str
) -> None:
    said = fields(two_years(pair, now, last))["ngheo"]["so_sanh"]
    assert said == f"So với năm 2023, số hộ nghèo {counted}; tỷ lệ {rated}."


def test_households_change_where_the_rate_as_printed_does_not(pair: District) -> None:
    said = fields(two_years(pair, 1000, 1001, residents=100_000))["ngheo"]
    assert "giảm 1 hộ" in said["so_sanh"]
    assert "tỷ lệ không đổi (1,00%)" in said["so_sanh"]
    assert (said["so"]["thay_doi_ho"], said["so"]["thay_doi_ty_le"]) == (-1, 0)


@pytest.mark.parametrize(
    ("now", "verdict", "words"),
    [
        (480, "đạt", "giảm 0,20 điểm phần trăm, đạt chỉ tiêu"),
        (481, "chưa đạt", "giảm 0,19 điểm phần trăm, chưa đạt chỉ tiêu"),
        (450, "đạt", "giảm 0,50 điểm phần trăm, đạt chỉ tiêu"),
        (449, "vượt", "giảm 0,51 điểm phần trăm, vượt chỉ tiêu"),
        (500, "chưa đạt", "không đổi, chưa đạt chỉ tiêu"),
        (520, "chưa đạt", "tăng 0,20 điểm phần trăm, chưa đạt chỉ tiêu"),
    ],
)
def test_the_target_is_met_from_the_least_reduction_on(
    pair: District, now: int, verdict: str, words: str
) -> None:
    found = fields(two_years(pair, now, 500))
    assert found["chi_tieu"]["ket_luan"] == verdict
    assert words in found["chi_tieu"]["cau"]
    assert [row["ket_luan"] for row in found["dong"]] == [verdict, verdict]
    assert found["chi_tieu"]["so"]["xa_dat"] == (verdict in ("đạt", "vượt"))


def test_the_target_is_the_plans_own(pair: District) -> None:
    strict = fields(two_years(pair, 480, 500), with_target(0.21, 0.21))
    assert strict["chi_tieu"]["ket_luan"] == "chưa đạt"
    assert "(giảm 0,21 điểm phần trăm trong năm theo Kế hoạch thử)" in strict["chi_tieu"]["cau"]
    assert fields(two_years(pair, 500, 500), with_target(0.0))["chi_tieu"]["ket_luan"] == "đạt"


@pytest.mark.parametrize("settings", [ReportSettings(), with_target(year=2023)])
def test_without_a_target_of_the_year_nothing_is_judged(
    pair: District, settings: ReportSettings
) -> None:
    found = fields(two_years(pair, 520, 500), settings)
    assert found["chi_tieu"]["cau"] == "Năm 2024: chưa khai chỉ tiêu."
    assert found["chi_tieu"]["co"] is False
    assert [row["ket_luan"] for row in found["dong"]] == ["", ""]
    assert not any("chỉ tiêu" in line for line in found["kien_nghi"])


def test_a_target_of_multidimensional_poverty_is_judged_by_its_own_rate(pair: District) -> None:
    one = pair.communes[0]
    unit = district(
        pair,
        [commune(one, poor=100, near_poor=50)],
        [commune(one, poor=100, near_poor=65)],
    )
    found = fields(unit, with_target(1.0, 1.5, rate="multidimensional"))["chi_tieu"]
    assert found["cau"].startswith("Tỷ lệ nghèo đa chiều giảm 1,50 điểm phần trăm, đạt chỉ tiêu")
    assert fields(unit, with_target(1.0, 1.5))["chi_tieu"]["ket_luan"] == "chưa đạt"


def test_multidimensional_poverty_is_poor_and_near_poor_over_residents(pair: District) -> None:
    one = commune(pair.communes[0], poor=23, near_poor=68, residents=1000)
    found = fields(district(pair, [one]))
    assert found["da_chieu"]["cau"] == (
        "Tỷ lệ nghèo đa chiều (hộ nghèo và hộ cận nghèo) là 9,10% tổng số hộ dân cư, gồm 91 hộ "
        "với 182 nhân khẩu."
    )
    assert [row["da_chieu_ty_le"] for row in found["dong"]] == ["9,10", "9,10"]


def test_no_household_is_said_in_words(pair: District) -> None:
    one = pair.communes[0]
    found = fields(district(pair, [commune(one, near_poor=2)], [commune(one, poor=3)]))
    assert found["trung_binh"]["cau"] == (
        "Không có hộ làm nông, lâm, ngư, diêm nghiệp có mức sống trung bình."
    )
    assert found["trung_binh"]["so_sanh"].startswith("Năm 2023 và năm nay đều không có hộ làm nông")
    assert "số hộ nghèo giảm 3 hộ, nay không còn;" in found["ngheo"]["so_sanh"]
    assert "số hộ cận nghèo tăng 2 hộ (năm trước không có);" in found["can_ngheo"]["so_sanh"]


@pytest.mark.parametrize(
    ("b1", "apart", "said"),
    [
        (0, 0, "Không có hộ nào có điểm B1 cách chuẩn không quá 3 điểm."),
        (4, 0, "Có 4 hộ có điểm B1 cách chuẩn không quá 3 điểm, là các hộ dễ thay đổi phân loại."),
        (4, 5, " Ngoài ra, 5 hộ chỉ cần thêm hay bớt 1 chỉ số thiếu hụt là đổi phân loại."),
    ],
)
def test_households_near_a_line_are_counted_without_noughts(b1: int, apart: int, said: str) -> None:
    found = near(b1, apart, 3, 1)
    assert found.endswith(said)
    assert " 0 " not in found


@pytest.mark.parametrize(
    ("count", "said"),
    [(12, "xã L"), (13, "xã M"), (14, "xã L và 2 đơn vị khác")],
)
def test_one_unit_is_never_left_to_be_guessed(count: int, said: str) -> None:
    names = [f"Xã {chr(ord('A') + n)}" for n in range(count)]
    assert named(names).endswith(said)


def test_none_are_none_only_where_every_household_has_a_class() -> None:
    nothing = Rate(0, 0, 0.0, 0.0, 0, 0.0, 0.0)
    assert level("ngheo", nothing) == "Không có hộ nghèo."
    assert level("ngheo", nothing, 2) == (
        "Chưa xác định được hộ nghèo nào; còn 2 hộ chưa được phân loại."
    )


def test_no_unit_that_meets_the_target_is_said_in_words() -> None:
    assert targets(0, ["Xã A", "Xã B"], 0, "district") == (
        "So với chỉ tiêu chung của huyện, không có đơn vị nào đạt; 2 đơn vị chưa đạt: xã A, xã B."
    )
    assert targets(1, ["Xã B"], 0, "province") == (
        "So với chỉ tiêu chung của tỉnh: 1 đơn vị đạt hoặc vượt; 1 đơn vị chưa đạt: xã B."
    )


def test_a_cause_is_named_without_what_the_form_asks_for(pair: District) -> None:
    names = [row["ten"] for row in fields(pair)["nguyen_nhan"]]
    assert "Nguyên nhân khác" in names
    assert not any(name.endswith((")", ".")) for name in names)


def flow(*households: int) -> CommuneFlow:
    return CommuneFlow(households, households)


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (
            (3, 1, 0, 0, 2, 0, 0, 0, 4),
            "Đầu kỳ có 3 hộ nghèo. Trong kỳ, 1 hộ thoát nghèo (1 hộ trở thành hộ cận nghèo); "
            "2 hộ vào diện nghèo (2 hộ từ cận nghèo). Cuối kỳ có 4 hộ nghèo.",
        ),
        (
            (2, 0, 0, 2, 0, 0, 0, 0, 0),
            "Đầu kỳ có 2 hộ nghèo. Trong kỳ, 2 hộ giảm do nguyên nhân khác; không có hộ nghèo "
            "tăng thêm. Cuối kỳ không còn hộ nghèo.",
        ),
        (
            (0, 0, 0, 0, 0, 0, 0, 0, 0),
            "Đầu kỳ không có hộ nghèo. Trong kỳ, không có biến động về hộ nghèo. "
            "Cuối kỳ không còn hộ nghèo.",
        ),
    ],
)
def test_movements_leave_out_what_is_nought(
    pair: District, counts: tuple[int, ...], said: str
) -> None:
    assert moved_poor(flow(*counts), pair) == said


@pytest.mark.parametrize(("end", "left"), [(5, "+1"), (3, "\u22121")])
def test_an_unexplained_difference_has_its_sign_and_its_commune(
    pair: District, end: int, left: str
) -> None:
    one = replace(pair.communes[0], place=replace(pair.communes[0].place, name="Xã A"))
    moved = flow(3, 0, 0, 0, 1, 0, 0, 0, end)
    forms = {"2": {key_of(one.place): moved}, "3": {}}
    unit = district(pair, [one, one], movements=Movements(forms, {"2": moved, "3": moved}, {}))
    said = moved_poor(moved, unit)
    assert f"Còn chênh lệch chưa giải trình {left} hộ, {left} nhân khẩu (xã A: {left} hộ" in said


def test_proposals_follow_from_figures_and_name_them(pair: District) -> None:
    one = pair.communes[0]
    here, there = (commune(one, name, poor=n) for name, n in (("Xã A", 600), ("Xã B", 480)))
    before = [commune(one, name, poor=500) for name in ("Xã A", "Xã B")]
    unit = district(pair, [here, there], before)
    said = fields(unit)["kien_nghi"]
    assert (
        "Đề nghị 1 đơn vị có mức giảm tỷ lệ hộ nghèo thấp hơn chỉ tiêu chung của huyện (xã A)"
        in (said[0])
    )
    assert not any("tăng so với năm trước" in line for line in said)
    rose = fields(unit, ReportSettings())["kien_nghi"][0]
    assert rose.startswith("Đề nghị 1 đơn vị có tỷ lệ hộ nghèo tăng so với năm trước (xã A)")


def test_a_district_without_poor_households_proposes_no_support(pair: District) -> None:
    none = commune(pair.communes[0], deprived=dict.fromkeys(("poor", "near_poor"), (0,) * 12))
    none = replace(
        none,
        causes={k: dict.fromkeys(v, 0) for k, v in none.causes.items()},
        groups={k: replace(v, no_labour=None) for k, v in none.groups.items()},
        villages=(),
        quality=replace(none.quality, rejected=0, undetermined=0),
    )
    assert fields(district(pair, [none]))["kien_nghi"] == []


def test_annexes_are_the_forms_that_were_written(pair: District) -> None:
    assert facts_of(pair, DEFAULTS)["phu_luc"] == []
    assert facts_of(pair, DEFAULTS, ("2", "15"))["phu_luc"] == [
        "Biểu số 2: Tổng hợp diễn biến hộ nghèo trong năm",
        "Biểu số 15: Danh sách chi tiết hộ nghèo",
    ]


def test_the_decision_and_the_offices_documents_are_named(pair: District) -> None:
    plain = fields(pair)
    assert plain["quyet_dinh"] == {"so_hieu": "", "ngay": "", "cau": ""}
    own = ReportSettings(
        decision_number="125/QĐ-UBND", decision_date=date(2024, 12, 9), basis=("Kế hoạch số 12",)
    )
    found = fields(pair, own)
    assert found["quyet_dinh"]["cau"] == (
        "Kết quả rà soát được công nhận tại Quyết định số 125/QĐ-UBND ngày 09 tháng 12 năm 2024."
    )
    assert found["can_cu"] == [*plain["can_cu"], "Kế hoạch số 12"]


def test_causes_are_named_in_the_offices_words(pair: District) -> None:
    own = ReportSettings(causes=CauseNames(land="Không có đất sản xuất"))
    names = {row["ten"] for row in fields(pair, own)["nguyen_nhan"]}
    assert "Không có đất sản xuất" in names
    assert len(names) == 8


@pytest.mark.parametrize(("last", "judged"), [(2023, True), (2022, False)])
def test_a_yearly_target_is_judged_against_the_year_before(
    pair: District, last: int, judged: bool
) -> None:
    unit = two_years(pair, 480, 500)
    assert unit.previous is not None
    found = fields(replace(unit, previous=replace(unit.previous, year=last)))
    assert f"So với năm {last}, số hộ nghèo giảm 20 hộ" in found["ngheo"]["so_sanh"]
    assert (found["chi_tieu"]["ket_luan"] == "đạt") is judged
    assert ("không phải năm liền trước" in found["chi_tieu"]["cau"]) is not judged
    assert [row["ket_luan"] for row in found["dong"]] == ["đạt" if judged else "…"] * 2


@pytest.mark.parametrize(("residents", "rate"), [(9, "55,56"), (8, "…")])
def test_a_total_smaller_than_its_parts_gives_no_rate(
    pair: District, residents: int, rate: str
) -> None:
    one = commune(pair.communes[0], poor=5, near_poor=4, residents=residents)
    rows = fields(district(pair, [one]))["dong"]
    assert [row["ngheo_ty_le"] for row in rows] == [rate, rate]


def test_document_and_page_reckon_alike(pair: District) -> None:
    raw, page = facts_of(pair, DEFAULTS), page_values(pair, DEFAULTS)
    pairs = {
        "ngheo": "poor",
        "can_ngheo": "near_poor",
        "da_chieu": "listed",
        "trung_binh": "average_living",
    }
    names = {
        "ho": "households",
        "khau": "members",
        "ty_le": "rate",
        "ho_truoc": "last_households",
        "ty_le_truoc": "last_rate",
        "thay_doi_ty_le": "change",
    }
    for mine, theirs in pairs.items():
        shown = {name: raw[mine][name] for name in names}
        assert shown == {name: page["classes"][theirs][key] for name, key in names.items()}
    assert raw["chi_tieu"]["muc_giam"] == page["target"]["reduction"]
    rates = {row["ten"]: row["ngheo_ty_le"] for row in raw["dong"]}
    assert page["communes"]
    assert {c["name"]: c["poor"]["rate"] for c in page["communes"]} == {
        name: rates[name] for name in rates if name != "Tổng cộng"
    }
    causes = [(row["ngheo_ho"], row["can_ngheo_ho"]) for row in raw["nguyen_nhan"]]
    assert causes == [(c["poor"], c["near_poor"]) for c in page["causes"]]


def test_without_last_year_there_is_nothing_to_compare_with(pair: District) -> None:
    found = fields(replace(pair, previous=None, movements=None))
    said = "Chưa có kết quả năm trước để so sánh."
    assert {found[name]["so_sanh"] for name in ("ngheo", "can_ngheo", "da_chieu")} == {said}
    assert found["dien_bien"]["cau_ngheo"] == said
    assert found["chi_tieu"]["ket_luan"] == "chưa có số liệu"
    assert (found["ngheo"]["ho_truoc"], found["ngheo"]["so"]["ho_truoc"]) == (
        "chưa có số liệu",
        None,
    )
    assert (found["co_nam_truoc"], found["dien_bien"]["co"], found["dien_bien"]["ngheo"]) == (
        False,
        False,
        [],
    )


def test_unknown_is_not_zero(pair: District) -> None:
    one = pair.communes[0]
    known = fields(district(pair, [commune(one, poor=1, residents=1000)]))
    unknown = fields(district(pair, [commune(one, poor=1, residents=None)]))
    assert (known["ngheo"]["ty_le"], known["dan_cu"]["ho"]) == ("0,10%", "1.000")
    assert (unknown["ngheo"]["ty_le"], unknown["dan_cu"]["ho"]) == ("chưa có số liệu",) * 2
    assert (known["dong"][0]["ngheo_ty_le"], unknown["dong"][0]["ngheo_ty_le"]) == ("0,10", "…")
    assert "chưa có số liệu về tỷ lệ" in unknown["ngheo"]["cau"]


def test_a_sum_with_an_unknown_part_is_unknown(pair: District) -> None:
    one = pair.communes[0]
    found = fields(
        district(pair, [commune(one, "Xã A", poor=5), commune(one, "Xã B", poor=5, residents=None)])
    )
    assert (found["ngheo"]["so"]["ho"], found["ngheo"]["so"]["ty_le"]) == (10, None)
    assert [row["ngheo_ty_le"] for row in found["dong"]] == ["0,50", "…", "…"]


def test_a_commune_that_sent_nothing_is_named_and_blank(pair: District) -> None:
    one = pair.communes[0]
    place = commune(one, "Xã Vắng").place
    found = fields(district(pair, [commune(one, "Xã A")], missing=(place,)))
    assert "1/2 xã, phường, thị trấn đã có kết quả" in found["nop"]["cau"]
    assert "xã Vắng" in found["nop"]["cau"]
    row = next(row for row in found["dong"] if row["ten"] == "Xã Vắng")
    assert (row["co_so_lieu"], row["ngheo_ho"], row["so"]["ngheo_ho"]) == (False, "…", None)
    assert found["chi_tieu"]["so"]["xa_chua_ro"] == 2


@pytest.mark.parametrize(
    ("now", "last", "said"),
    [
        (["A", "B"], ["A"], "năm 2023 chưa có số liệu của xã B"),
        (["A"], ["A", "B"], "năm 2024 chưa có số liệu của xã B"),
    ],
)
def test_years_of_different_communes_are_not_compared_as_a_whole(
    pair: District, now: list[str], last: list[str], said: str
) -> None:
    one = pair.communes[0]
    new, old = ([commune(one, f"Xã {name}", poor=9) for name in names] for names in (now, last))
    found = fields(district(pair, new, old))
    assert said in found["ngheo"]["so_sanh"]
    assert found["so_sanh_duoc"] is False
    assert found["ngheo"]["so"]["ho_truoc"] is None
    assert found["dong"][0]["thay_doi_ty_le"] == "0,00"
    assert found["dong"][-1]["thay_doi_ty_le"] == "…"


def merged(like: District, last: list[str]) -> District:
    """Return a commune of 2025 with the old communes it was formed from, or some of them."""
    one = like.communes[0]
    new = replace(
        district(like, [commune(one, "Xã Mới", poor=30, code=NEW, residents=3000)], year=2025),
        level="commune",
    )
    old = [commune(one, f"Xã {code}", poor=11, code=code) for code in last]
    return replace(new, previous=replace(new, year=2024, communes=tuple(old)))


def _formed_from_several() -> tuple[str, list[str]]:
    from ravo.places import units

    for code in units.communes(2025):
        parts = [unit for unit in units.communes(2024).values() if code in unit.successors]
        if len(parts) > 1 and all(unit.successors == (code,) for unit in parts):
            return code, [unit.code for unit in parts]
    raise AssertionError


NEW, PARTS = _formed_from_several()


def test_a_merged_commune_is_compared_with_all_its_parts_or_not_at_all(pair: District) -> None:
    whole = fields(merged(pair, PARTS))
    assert whole["ngheo"]["so"]["ho_truoc"] == 11 * len(PARTS)
    part = fields(merged(pair, PARTS[:-1]))
    assert part["ngheo"]["so"]["ho_truoc"] is None
    assert "đơn vị hành chính đã thay đổi" in part["ngheo"]["so_sanh"]


def test_movements_are_the_forms_columns_and_what_they_leave_unexplained(pair: District) -> None:
    poor = CommuneFlow((10, 1, 2, 3, 4, 1, 6, 7, 21), (20,) * 9)
    near = CommuneFlow((5, 1, 1, 1, 1, 0, 0, 0, 3), (9, 1, 1, 1, 1, 0, 0, 0, 7))
    keys = [key_of(item.place) for item in pair.communes]
    forms = {"2": dict.fromkeys(keys, poor), "3": dict.fromkeys(keys, near)}
    found = fields(replace(pair, movements=Movements(forms, {"2": poor, "3": near}, {})))
    moved = found["dien_bien"]
    assert (
        moved["so"]["thoat_ngheo"],
        moved["so"]["vao_ngheo"],
        moved["so"]["chua_giai_trinh"],
    ) == (3, 11, -1)
    assert [row["so"]["ho"] for row in moved["ngheo"]] == [*poor.households, -1]
    assert [row["so"]["khau"] for row in moved["can_ngheo"]] == [*near.members]
    assert "Còn chênh lệch chưa giải trình \u22121 hộ" in moved["cau_ngheo"]
    assert "chênh lệch" not in moved["cau_can_ngheo"]
    assert "tái nghèo" not in moved["cau_ngheo"]
    earlier = replace(pair, movements=Movements(forms, {"2": poor, "3": near}, {}, earlier=True))
    assert "1 hộ tái nghèo, 6 hộ phát sinh mới" in fields(earlier)["dien_bien"]["cau_ngheo"]
    del forms["2"][keys[0]]
    partly = fields(replace(pair, movements=Movements(forms, {"2": poor, "3": near}, {})))
    assert partly["dien_bien"]["co"] is False
    assert pair.communes[0].place.name.replace("Xã", "xã") in partly["dien_bien"]["cau_ngheo"]


def test_most_given_causes_come_first_and_unknown_ones_last(pair: District) -> None:
    one = pair.communes[0]
    causes = dict.fromkeys(one.causes["poor"]) | {"land": 2, "capital": 5, "labour": 0}
    told: dict[str, Any] = {"causes": {"poor": causes, "near_poor": causes}}
    found = fields(district(pair, [commune(one, poor=10, **told)]))
    assert [row["ten"] for row in found["nguyen_nhan"][:3]] == [
        "Không có vốn sản xuất, kinh doanh",
        "Không có đất sản xuất",
        "Không có lao động",
    ]
    assert [row["ngheo_ho"] for row in found["nguyen_nhan"]] == ["5", "2", "0", *"…" * 5]
    assert (
        "Không có vốn sản xuất, kinh doanh (5 hộ, 50,00%); Không có đất sản xuất (2 hộ, 20,00%)."
        in found["cau_nguyen_nhan"]
    )
    silent: dict[str, Any] = {"causes": {k: dict.fromkeys(causes) for k in ("poor", "near_poor")}}
    nothing = fields(district(pair, [commune(one, poor=10, **silent)]))
    assert nothing["cau_nguyen_nhan"] == "Chưa có số liệu về nguyên nhân nghèo."


def of_districts(like: District) -> District:
    first, second = (
        commune(like.communes[0], f"Xã {name}", poor=n) for n, name in ((1, "A"), (2, "B"))
    )
    moved = replace(second, place=replace(second.place, district="Huyện Khác", district_code="876"))
    return district(like, [first, moved], level="province", name="Tỉnh Thử")


def test_a_provinces_lines_stand_under_their_districts(pair: District) -> None:
    rows = fields(of_districts(pair))["dong"]
    told = [(row["tt"], row["cap"], row["dam"], row["so"]["ngheo_ho"]) for row in rows]
    assert told == [
        ("1", "huyện", True, 1),
        ("1.1", "xã", False, 1),
        ("2", "huyện", True, 2),
        ("2.1", "xã", False, 2),
        ("", "tổng", True, 3),
    ]


def test_rows_that_are_sums_are_not_counted_as_communes(pair: District) -> None:
    found = fields(of_districts(pair))
    assert found["chi_tieu"]["so"]["xa_chua_ro"] == 2
    assert found["cau_xa"] == "Tỷ lệ hộ nghèo cao nhất ở xã B (0,20%), thấp nhất ở xã A (0,10%)."


def test_a_commune_alone_lists_all_villages_others_ten(pair: District) -> None:
    one = pair.communes[0]
    villages = tuple(replace(one.villages[0], name=f"Ấp {n:02d}", poor=n) for n in range(12))
    alone = district(pair, [commune(one, villages=villages)], level="commune")
    assert len(fields(alone)["thon"]) == 12
    several = fields(district(pair, [commune(one, villages=villages)]))["thon"]
    assert [row["so"]["ngheo_ho"] for row in several] == list(range(11, 1, -1))


def test_legal_documents_are_those_of_the_edition_and_of_the_time(pair: District) -> None:
    decree = "Nghị định số 351/2025/NĐ-CP ngày 30 tháng 12 năm 2025 của Chính phủ"
    national = [
        "Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ",
        "Thông tư số 07/2021/TT-BLĐTBXH ngày 18 tháng 7 năm 2021 của Bộ trưởng Bộ Lao động - "
        "Thương binh và Xã hội, được sửa đổi, bổ sung bởi Thông tư số 02/2022/TT-BLĐTBXH "
        "ngày 30 tháng 3 năm 2022",
        "Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ",
    ]
    wanted: dict[tuple[str | None, int], list[str]] = {
        ("nd07-2021", 2024): national,
        ("nd07-2021", 2026): [*national, decree],
        # Its circular is not at hand, so it is not cited.
        ("nd351-2025", 2027): [decree],
        ("nd351-2025", 2024): [],
        ("chuan-cua-tinh", 2024): [],
        (None, 2024): [],
    }
    for (edition, year), documents in wanted.items():
        unit = replace(pair, edition_id=edition, year=year)
        assert legal_basis(unit, ReportSettings()) == documents


def test_the_same_area_is_compared_however_its_files_were_named(pair: District) -> None:
    renamed: list[CommuneFigures] = [replace(item, path="x.xlsx") for item in pair.communes]
    assert facts_of(replace(pair, communes=tuple(renamed)), DEFAULTS) == facts_of(pair, DEFAULTS)
