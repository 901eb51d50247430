"""Two communes of one name stay two: on lists, in their workbooks and under a quota."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from ravo.pipeline.beneficiaries import BeneficiariesRequest, beneficiaries_of
from ravo.pipeline.beneficiary_books import write_beneficiary_books
from ravo.pipeline.commune_names import names_of_communes
from ravo.pipeline.listener import SILENCE
from ravo.programmes.output.lists import ProgrammeLists
from ravo.programmes.output.summary_book import summary_rows
from ravo.survey.survey import Info
from support.books import INFO, household, write

ON = date(2025, 1, 15)
PROVINCE = "Tỉnh Đồng Tháp"
LAP_VO, THANH_BINH = "Huyện Lấp Vò", "Huyện Thanh Bình"
QUOTA = """\
id: thu
title: {vi: "Thử", en: "Trial"}
unit: household
office: {name: {vi: "Cơ quan", en: "Office"}, mark: secondary, columns: [chu_ho]}
documents: {qd1: {title: {vi: "Quyết định 1", en: "Decision 1"}}}
quota: {most: 1, within: commune, citation: qd1, mark: secondary}
conditions:
  - {id: c, sentence: {vi: a, en: a}, citation: qd1, mark: secondary, expression: "so_khau > 0"}
"""


def info(commune: str | None, district: str = LAP_VO, year: int = 2024) -> Info:
    return Info(year, PROVINCE, district, commune)


@pytest.mark.parametrize(
    ("infos", "names"),
    [
        ([info("Xã Tân Mỹ")], ["Xã Tân Mỹ"]),
        ([info("Xã Tân Mỹ"), info("Xã Định An")], ["Xã Tân Mỹ", "Xã Định An"]),
        (
            [info("Xã Tân Mỹ"), info("Xã Tân Mỹ", THANH_BINH)],
            [f"Xã Tân Mỹ ({LAP_VO})", f"Xã Tân Mỹ ({THANH_BINH})"],
        ),
        ([info("Xã Tân Mỹ"), info("XÃ TÂN MỸ")], ["Xã Tân Mỹ", "Xã Tân Mỹ"]),
        ([info("Xã Tân My"), info("Xã Tân Mỹ")], ["Xã Tân My", "Xã Tân Mỹ"]),
        ([info(None), info("Xã Định An")], [None, "Xã Định An"]),
        ([info(None), info(None)], ["b0", "b1"]),
    ],
)
def test_one_name_is_one_commune(infos: list[Info], names: list[str | None]) -> None:
    books = [Path(f"b{place}.xlsx") for place in range(len(infos))]
    assert list(names_of_communes(books, infos)) == names


def test_families_of_two_communes_of_one_name_are_never_in_one_file(tmp_path: Path) -> None:
    paths = []
    for name, district in (("Lê Lấp", LAP_VO), ("Võ Bình", THANH_BINH)):
        place = {**INFO, "Huyện/quận/thị xã": district, "Xã/phường/thị trấn": "Xã Tân Mỹ"}
        homes = [household(f"{name}{n}", 3, **{"Họ và tên chủ hộ": f"{name} {n}"}) for n in "XY"]
        paths.append(write(tmp_path / f"{name}.xlsx", homes, info=place))
    own = tmp_path / "thu.yaml"
    own.write_text(QUOTA, encoding="utf-8")
    run = beneficiaries_of(BeneficiariesRequest(paths, ON, ["thu"], own), SILENCE)
    findings = run.findings[0]
    lists = ProgrammeLists(ON, run.findings, run.infos, run.register)
    assert summary_rows(lists, findings) == [[2, 2, 0, 0], [2, 2, 0, 0]]
    # All of a commune are equal: one place for two is tied, in each commune for itself.
    assert findings.tied.tolist() == [True] * 4
    books = write_beneficiary_books(run, tmp_path / "ra", "vi", SILENCE)
    assert sorted(path.name for path in books.communes.values()) == [
        "xa-tan-my-huyen-lap-vo.xlsx",
        "xa-tan-my-huyen-thanh-binh.xlsx",
    ]
    for path in books.communes.values():
        cells = [
            str(cell)
            for sheet in openpyxl.load_workbook(path)
            for row in sheet.iter_rows(values_only=True)
            for cell in row
        ]
        has = {name for name in ("Lê Lấp", "Võ Bình") if any(name in cell for cell in cells)}
        assert has == ({"Lê Lấp"} if "lap-vo" in path.name else {"Võ Bình"})
