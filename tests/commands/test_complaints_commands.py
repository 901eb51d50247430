"""`ravo complaints`: its sentences and JSON, its exit codes; names of people in none of them."""

import json
from pathlib import Path

import pytest

from support.programs import Here

pytestmark = pytest.mark.usefixtures("user_home")
FROM = ("--from", "Lê Thị Thử", "--received", "2026-01-12")


def test_a_complaint_from_its_receipt_to_its_result(
    here: Here, register_of_two_homes: Path
) -> None:
    where = ("--register", register_of_two_homes)
    code, data, talk = here("complaints", "add", "A1", "--about", "class", *FROM, *where)
    assert (code, data) == (2, "")
    assert "RV-1399" in talk
    more = ("--about", "not-listed", "--days", "3", *where)
    code, data, talk = here("complaints", "add", "A1", *FROM, *more)
    assert (code, data) == (0, "")
    assert "hạn giải quyết 15/01/2026 (3 ngày làm việc)" in talk
    assert "RV-1390" in talk
    assert "Thử" not in talk
    code, data, _ = here("complaints", "list", "--open", *where, "--format", "json")
    (item,) = json.loads(data)["complaints"]
    assert (code, item["about"], item["overdue"]) == (0, "not_listed", True)
    code, data, _ = here("complaints", "due", "--on", "2026-01-15", *where)
    assert (code, "QUÁ HẠN" in data) == (0, False)
    code, data, talk = here("complaints", "due", "--on", "2026-01-16", *where, "--lang", "en")
    assert (code, "OVERDUE" in data) == (1, True)
    assert "Thử" not in data + talk
    ended = ("--result", "accepted", "--on", "2026-01-19", *where)
    code, _, talk = here("complaints", "close", item["id"][:6], *ended)
    assert code == 0
    assert "Kết quả sau hạn: hạn là 15/01/2026." in talk
    code, data, _ = here("complaints", "list", "--open", *where)
    assert (code, data) == (0, "Không có khiếu nại nào.\n")
    code, _, talk = here("complaints", "list", "--commune", "Xã Lạ", *where)
    assert code == 2
    assert "RV-1398" in talk
