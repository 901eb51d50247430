"""A district of two communes with last year's results, made once."""

from pathlib import Path
from typing import Any

import pytest
from districts import reviewed

from books import household, write
from ravo.report.district.model import District

OTHER = {"Xã/phường/thị trấn": "Xã Tân Mỹ", "Tổng số hộ dân cư": 1000, "Tổng số nhân khẩu": 4000}
LAST = {"Năm rà soát": 2023}


def _book(folder: Path, name: str, homes: list[dict[str, Any]], **info: Any) -> Path:
    folder.mkdir(exist_ok=True)
    return write(folder / f"{name}.xlsx", homes, info=info)


@pytest.fixture(scope="session")
def pair(tmp_path_factory: pytest.TempPathFactory) -> District:
    """Last year three poor and one near-poor, this year two poor and two near-poor households."""
    folder = tmp_path_factory.mktemp("district")
    capital = {"Thiếu vốn": "Có"}
    now = [
        _book(folder / "new", "a", [household("H1", **capital), household("H2", 1), household("H3", 1)]),
        _book(folder / "new", "b", [household("K1", 4)], **OTHER),
    ]  # fmt: skip
    last = [
        _book(folder / "old", "a", [household("H1"), household("H2"), household("H3", 1)], **LAST),
        _book(folder / "old", "b", [household("K1", 4)], **OTHER, **LAST),
    ]
    return reviewed(now, last)
