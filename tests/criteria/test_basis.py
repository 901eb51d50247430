"""The documents that reviews rest on: full names, amendments, years."""

from datetime import date
from typing import Any

import pytest

from ravo.criteria import load_edition
from ravo.criteria.basis import basis_of, law_of_edition
from ravo.criteria.model import Document, Edition
from ravo.messages import Text

DECREE = "Nghị định số 07/2021/NĐ-CP ngày 27 tháng 01 năm 2021 của Chính phủ"
CIRCULAR = (
    "Thông tư số 07/2021/TT-BLĐTBXH ngày 18 tháng 7 năm 2021 "
    "của Bộ trưởng Bộ Lao động - Thương binh và Xã hội"
)
AMENDED = (
    f"{CIRCULAR}, được sửa đổi, bổ sung bởi Thông tư số 02/2022/TT-BLĐTBXH ngày 30 tháng 3 năm 2022"
)
DECISION = "Quyết định số 24/2021/QĐ-TTg ngày 16 tháng 7 năm 2021 của Thủ tướng Chính phủ"
NEXT = "Nghị định số 351/2025/NĐ-CP ngày 30 tháng 12 năm 2025 của Chính phủ"


@pytest.mark.parametrize(
    ("edition", "year", "names"),
    [
        ("nd07-2021", 2020, ()),
        ("nd07-2021", 2021, (DECREE, CIRCULAR, DECISION)),
        ("nd07-2021", 2022, (DECREE, AMENDED, DECISION)),
        ("nd07-2021", 2025, (DECREE, AMENDED, DECISION)),
        ("nd07-2021", 2026, (DECREE, AMENDED, DECISION, NEXT)),
        ("nd351-2025", 2024, ()),
        ("nd351-2025", 2027, (NEXT,)),
        ("qd59-2015", 2020, ("Quyết định số 59/2015/QĐ-TTg của Thủ tướng Chính phủ",)),
        ("dong-nai-2022", 2022, (DECREE, "Chuẩn nghèo của tỉnh Đồng Nai giai đoạn từ 2022")),
    ],
)
def test_a_review_rests_on_the_documents_of_its_year(
    edition: str, year: int, names: tuple[str, ...]
) -> None:
    assert basis_of(load_edition(edition), year) == names


def document(title: str, year: int | None, **more: Any) -> Document:
    published = None if year is None else date(year, 6, 1)
    return Document(title=Text(title, title), published=published, **more)


def with_documents(**documents: Document) -> Edition:
    national = load_edition("nd07-2021")
    named = {name.replace("_", "-"): item for name, item in documents.items()}
    return national.model_copy(update={"documents": named})


def test_amendments_stand_behind_what_they_amend_as_far_as_they_were_issued() -> None:
    edition = with_documents(
        first=document("Sửa 1", 2022, amends="nd07-2021"),
        nd07_2021=document("Gốc", None),
        second=document("Sửa 2", 2024, amends="nd07-2021", full_name_vi="Sửa số 2"),
        other=document("Sửa khác", 2022, amends="tt07-2021"),
    )
    assert basis_of(edition, 2021) == ("Gốc",)
    assert basis_of(edition, 2023) == ("Gốc, được sửa đổi, bổ sung bởi Sửa 1",)
    assert basis_of(edition, 2024) == ("Gốc, được sửa đổi, bổ sung bởi Sửa 1; Sửa số 2",)


def test_what_only_values_beside_the_class_cite_is_no_basis() -> None:
    edition = with_documents(
        nd135_2020=document("Tuổi nghỉ hưu", 2020), nd30_2025=document("Lao động", 2025)
    )
    assert basis_of(edition, 2026) == ()


def test_a_document_counts_from_the_year_that_it_names_though_it_is_cited() -> None:
    edition = with_documents(nd07_2021=document("Gốc", None, basis_from=2023))
    assert basis_of(edition, 2022) == ()
    assert basis_of(edition, 2023) == ("Gốc",)


@pytest.mark.parametrize(
    ("edition", "title"),
    [
        ("nd07-2021", "Nghị định 07/2021/NĐ-CP"),
        ("tphcm-2021", "Quyết định 995/QĐ-UBND của Ủy ban nhân dân Thành phố Hồ Chí Minh"),
        ("quang-ninh-2023", "Nghị quyết 13/2023/NQ-HĐND của Hội đồng nhân dân tỉnh Quảng Ninh"),
    ],
)
def test_papers_name_the_document_that_sets_the_lines(edition: str, title: str) -> None:
    assert law_of_edition(load_edition(edition)).vi == title
