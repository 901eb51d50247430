"""The last lines of `make demo` are figures that ravo wrote, of a small district counted here."""

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from support import programs
from support.books import household, write

NAMES = {"30172": "Xã Mỹ An Hưng A", "30175": "Xã Tân Mỹ"}
TARGET = 'target.2024 = { least = 1.0, most = 2.0, source = "Kế hoạch thử" }\n'
POOR, NEAR_POOR = "Hộ nghèo", "Hộ cận nghèo"


def year(folder: Path, number: int, homes: dict[str, list[dict[str, Any]]]) -> None:
    """Write the workbook of each commune by its code, with 100 resident households each."""
    folder.mkdir(parents=True)
    for code, rows in homes.items():
        about = {"Năm rà soát": number, "Xã/phường/thị trấn": NAMES[code]}
        write(folder / f"{code}-{number}.xlsx", rows, info={**about, "Tổng số hộ dân cư": 100})


def opened(code: str, deprived: int, opening: str, **more: Any) -> dict[str, Any]:
    return household(code, deprived, **{"Phân loại đầu kỳ": opening, **more})


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("demo")
    year(
        top / "2023",
        2023,
        {
            "30172": [household("A1"), household("A2"), household("A3", 1), household("A4")],
            "30175": [household("B1"), household("B2")],
        },
    )
    gone = {"Số nhân khẩu": None, "Lý do biến động": "Chuyển đi", "Điểm B1": None}
    same = {"Số định danh cá nhân/CCCD": "087070001234"}
    year(
        top / "2024",
        2024,
        {
            "30172": [
                opened("A1", 3, NEAR_POOR, **same),
                opened("A2", 1, POOR, **same),
                opened("A3", 1, NEAR_POOR),
                opened("A4", 3, POOR),
            ],
            "30175": [opened("B1", 3, POOR), {**opened("B2", 3, POOR), **gone}],
        },
    )
    settings = top / "report.toml"
    settings.write_text(TARGET, encoding="utf-8")
    made = top / "out"
    years = top / "2023", made / "2024"
    last = ("--previous", years[0], "--settings", settings)
    commands: tuple[tuple[object, ...], ...] = (
        ("score", top / "2024", "--out-dir", years[1]),
        ("diff", *years, "-o", made / "bien-dong.xlsx"),
        ("report", years[1], *last, "--format", "json", "-o", made / "bao-cao"),
    )
    for words in commands:
        assert programs.inside(*words).returncode in (0, 1)
    return made


@pytest.fixture(scope="module")
def demo_tool() -> ModuleType:
    return programs.tool("demo")


def test_the_lines_are_twelve_and_say_what_was_written(
    demo_folder: Path, demo_tool: ModuleType
) -> None:
    lines = demo_tool.lines(demo_tool.read(demo_folder, "30172"), Path("out"), "vi")
    assert lines == [
        "== Huyện Lấp Vò, năm 2024 (dữ liệu tổng hợp, không có hộ nào có thật)",
        "Đã chấm: 5 hộ của 2/13 xã; 1 hộ đã chuyển đi hoặc không còn người.",
        "Hộ nghèo: 3 hộ, 1,50 % hộ dân cư (năm 2023: 5 hộ, 2,50 %).",
        "Hộ cận nghèo: 2 hộ, 1,00 % hộ dân cư (năm 2023: 1 hộ, 0,50 %).",
        "Nghèo đa chiều: 5 hộ, 2,50 % hộ dân cư (năm 2023: 6 hộ, 3,00 %).",
        "Chỉ tiêu: giảm 1–2 điểm %; giảm được 1 điểm: đạt.",
        "Biến động: 1 hộ thoát nghèo, 0 hộ nghèo mới, 0 hộ thoát cận nghèo.",
        "Biểu 2, biểu 3: chênh lệch chưa giải trình 0 hộ nghèo, 0 hộ cận nghèo.",
        "Lỗi gài sẵn ở Xã Mỹ An Hưng A, đã tìm ra (các xã khác: không có):",
        "   2 số định danh trùng;",
        "   1 hộ ghi đầu kỳ khác cuối năm trước, 0 cặp hộ đổi mã cần xác nhận.",
        f"-> Mở trước: {Path('out/bao-cao/bao-cao.html')}",
    ]


def test_faults_of_another_commune_are_named_there(
    demo_folder: Path, demo_tool: ModuleType
) -> None:
    lines = demo_tool.lines(demo_tool.read(demo_folder, "30175"), Path("out"), "en")
    assert lines[8:10] == [
        "Planted in Xã Tân Mỹ, and found (the other communes: 2 shared citizen numbers):",
        "   none;",
    ]
    assert len(lines) == 12


def test_without_a_target_the_lines_say_so(demo_folder: Path, demo_tool: ModuleType) -> None:
    facts = demo_tool.read(demo_folder, "30172")
    facts.report["page"]["target"] = None
    lines = demo_tool.lines(facts, Path("out"), "vi")
    assert (lines[5], len(lines)) == ("Chưa khai chỉ tiêu của năm.", 12)
