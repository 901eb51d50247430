"""The minutes of a village meeting: the households to vote on, and what is filled in by hand."""

from io import BytesIO

from docx import Document

from ravo.documents.minutes import minutes_values
from ravo.documents.paper import PaperIssuer
from ravo.documents.templates import filled_paper
from ravo.documents.village_homes import homes_of
from support.village_papers import home, papers


def minutes(*homes: object, number: int = 1) -> tuple[list[list[str]], str]:
    """Return the table of votes and all other words of a village's minutes."""
    own = papers(*homes)  # type: ignore[arg-type]
    found = homes_of(own)
    (part,) = found.villages()
    values = minutes_values(found, part, PaperIssuer(own.place, own.place.commune), number)
    document = Document(BytesIO(filled_paper("minutes", None, values).data))
    head, votes, signed = (
        [[cell.text for cell in row.cells] for row in table.rows] for table in document.tables
    )
    lines = "\n".join(line.text for line in document.paragraphs)
    return votes, "\n".join([*head[0], lines, *signed[0]])


def test_every_household_with_a_class_is_voted_on_and_the_votes_are_blank() -> None:
    votes, words = minutes(
        home("H1", head="Trần Thị Bé"),
        home("H2", "not_poor", head="Lê Văn An"),
        home("H3", "undetermined"),
        number=2,
    )
    assert votes == [
        [
            "STT",
            "Họ và tên chủ hộ",
            "Phân loại đề nghị",
            "Đồng ý (người)",
            "Không đồng ý (người)",
        ],
        ["1", "Lê Văn An", "Hộ không nghèo", "", ""],
        ["2", "Trần Thị Bé", "Hộ nghèo", "", ""],
    ]
    for part in (
        "ẤP 1",
        "(lần họp thứ 2)",
        "gồm 2 hộ",
        "từ 50% số người có mặt đồng ý trở lên",
        "Còn 1 hộ chưa có kết quả phân loại nên chưa đưa ra cuộc họp này.",
        "02 bản",
        "01 bản lưu ở thôn, 01 bản gửi Ban Chỉ đạo cấp xã",
        "ĐẠI DIỆN HỘ GIA ĐÌNH",
        "THƯ KÝ",
        "CHỦ TRÌ",
    ):
        assert part in words
    assert "H1" not in words


def test_a_village_without_any_class_has_minutes_that_say_so() -> None:
    votes, words = minutes(home("H1", "undetermined"))
    assert len(votes) == 1
    assert "Không có hộ nào." in words
