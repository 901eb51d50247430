"""The commands that `same_outputs.py` gives to both versions of the project, in chains.

Every chain runs in a folder of its own, in its order: a later command may use what an earlier
one wrote. Each folder begins with the same inputs: `sample_data/`, `workbooks/` (the odd workbooks
of the tests), `grid.xlsx` (a score table that the tests made up), `own.yaml` (an edition) and
the files of `TYPED`.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

YEARS = (2023, 2024)
LANGS = ("vi", "en")
COMMUNE = "sample_data/2024/30169-lap-vo-2024.xlsx"
HOUSEHOLDS = ("30169-0001", "30169-0002", "30169-0004", "30169-0145", "30169-9999")
ALL_OF_THEM = (
    "template check score explain diff report batch sample criteria profile corrections b1"
)
INNER = {
    "criteria": "list show coverage check export",
    "profile": "list show check guess",
    "corrections": "template",
    "b1": "template import show",
}
EDITIONS = ("qd59-2015", "nd07-2021", "nd351-2025", "dong-nai-2022", "own.yaml", "no-such-edition")
PICKED = (
    "answer-shortened.xlsx",
    "codes-with-point-zero.xlsx",
    "error-cells.xlsx",
    "facts-that-disagree.xlsx",
    "hard-limits.xlsx",
    "heading-claimed-twice.xlsx",
    "income-of-no-unit.xlsx",
    "keys-in-row-4.xlsx",
    "letters-lost.xlsx",
    "macros.xlsm",
    "merged-headings.xlsx",
    "mis-differs.xlsx",
    "one-sheet-per-village.xlsx",
    "slips-of-figures.xlsx",
    "tcvn3-with-fonts.xlsx",
    "two-readings.xlsx",
    "words-of-a-list.xlsx",
)
"""The odd workbooks that are also checked, scored and returned one by one."""

# One hand and no settling: the order of a night's lines would else depend on the machine.
RUN = """
input = "sample_data/{year}"
output = "night/{year}"
archive = "archive"
{previous}
[report]
make = true
levels = ["district", "province"]
[diff]
make = true
[limits]
jobs = 1
settle_seconds = 0.0
[log]
file = "log-{year}.jsonl"
"""
SETTINGS = """
unit = "UBND Huyện Lấp Vò"
place = "Lấp Vò"
prepared_by = "Người lập thử"
signed_by = "Người ký thử"
signer_title = "Chủ tịch"
peoples = ["Khơ-me", "Hoa"]
local_ethnic = true
target.2024.least = 1.0
target.2024.most = 2.0
target.2024.source = "Kế hoạch thử"
"""
CORRECTIONS = """Mã hộ,Trang,Cột,Giá trị cũ,Giá trị mới,Lý do,Người sửa,Ngày
30169-0001,Hộ,Điểm B1,138,150,Cộng sai,Cán bộ thử,05/11/2024
30169-0002,Hộ,Thu nhập bình quân (đồng/người/tháng),1690000,1400000,Nhập sai,Cán bộ thử,05/11/2024
30169-0004,Hộ,Năm sinh,1900,1950,Ô không còn giá trị này,Cán bộ thử,05/11/2024
30169-9999,Hộ,Điểm B1,1,2,Không có hộ này,Cán bộ thử,05/11/2024
"""
TYPED: Mapping[str, str] = {
    "run-2023.toml": RUN.format(year=2023, previous=""),
    "run-2024.toml": RUN.format(year=2024, previous='previous = "sample_data/2023"'),
    "faulty.toml": 'input = "nowhere"\nouput = "night"\n',
    "report.toml": SETTINGS,
    "corrections.csv": CORRECTIONS,
    "passwords.txt": "mật khẩu 1\nmatkhau1\n",
}


@dataclass(frozen=True)
class Chain:
    """Commands that follow each other in one folder; each is what stands behind `ravo`."""

    name: str
    commands: tuple[str, ...]


def all_chains(workbooks: Path, *, every_workbook: bool) -> list[Chain]:
    """Return the chains, the longest first; `workbooks` is the folder of the odd workbooks."""
    picked = sorted(_names(workbooks)) if every_workbook else [*PICKED]
    there = [name for name in picked if (workbooks / name).is_file()]
    return [
        Chain("results", (*_results(), *_comparisons(), *_reports())),
        Chain("surveys", (*_surveys(), *_checks(), *_explanations())),
        Chain("workbooks", (*_drawer(), *_one_by_one(there, workbooks))),
        Chain("night", tuple(_nights())),
        Chain("blanks", (*_blanks(), *_laws(), *_profiles(), *_points())),
        Chain("help", tuple(_help())),
    ]


def _help() -> Iterator[str]:
    pages = ["", *ALL_OF_THEM.split()]
    pages += [f"{outer} {inner}" for outer, names in INNER.items() for inner in names.split()]
    for lang in LANGS:
        yield from (f"--lang {lang} {page} --help".replace("  ", " ") for page in pages)
    yield from ("--version", "", "nonsense", "check", "score --nonsense", "criteria nonsense")
    yield from ("check no-such-file.xlsx", "--lang en check no-such-file.xlsx", "report x -o y")


def _results() -> Iterator[str]:
    for year in YEARS:
        yield f"score sample_data/{year} --out-dir results/{year}"
        for kind in ("json", "csv", "parquet"):
            yield f"score sample_data/{year} --format {kind} --out-dir {kind}/{year}"
    yield "score sample_data/2024 --out-dir results-en --lang en"
    yield "score sample_data/2024 --out-dir results/2024 -q"


def _comparisons() -> Iterator[str]:
    for of in ("sample_data", "results"):
        years = f"{of}/2023 {of}/2024"
        yield f"diff {years} -o {of}-diff.xlsx --html {of}-diff.html"
        yield f"diff {years} -o {of}-diff-en.xlsx --html {of}-diff-en.html --lang en"
        yield f"diff {years} --format json"
    yield "diff results/2023 results/2024 --opening recorded --map new --max-changes 5000"
    yield "diff json/2023 json/2024 --format json"
    yield "diff results/2024 results/2023"
    yield "diff sample_data/2023 sample_data/2024 --edition nd07-2021 --edition dong-nai-2022"
    yield f"diff {COMMUNE} --what-if dong-nai-2022 -o what-if.xlsx --html what-if.html"
    yield f"diff {COMMUNE} --what-if nd351-2025 --lang en"
    yield f"diff {COMMUNE} --what-if own.yaml --format json"
    yield "diff results/2023 results/2024 --links results-diff.xlsx --format json"


def _reports() -> Iterator[str]:
    yield "report results/2024 --previous results/2023 -o report"
    yield "report results/2024 --previous results/2023 -o report-en --lang en"
    yield "report results/2024 -o report-alone"
    yield "report sample_data/2023 -o report-surveys --forms 1,4-7"
    yield "report json/2024 --previous json/2023 -o report-json --format json"
    yield (
        "report results/2024 --previous results/2023 -o report-half --document half-year"
        " --settings report.toml --opening recorded --links results-diff.xlsx --strict"
    )
    yield "report results/2024 -o report-commune --level commune"
    yield "report results/2024 -o report-province --level province --format xlsx,docx"
    yield "report -o none --export-templates word"
    yield "report results/2024 -o report-own --templates word --format docx"


def _surveys() -> Iterator[str]:
    returned = "--return returned --out-dir returned-results"
    yield f"score sample_data/2024 {returned}"
    yield f"score sample_data/2023 {returned}-en --lang en"
    yield f"score {COMMUNE} -o one.xlsx --edition dong-nai-2022 --area urban"
    yield f"score {COMMUNE} -o own.xlsx --edition own.yaml --lang en"
    yield f"score {COMMUNE} -o corrected.xlsx --corrections corrections.csv --return corrected"
    yield f"score {COMMUNE} -o pointed.xlsx --grid grid.xlsx --answers-confirmed --strict"
    yield f"score {COMMUNE} -o else.xlsx --commune 'Xã Định An' --year 2023 --ignore 'Ghi chú'"


def _checks() -> Iterator[str]:
    for kind in ("text", "json", "csv"):
        yield f"check sample_data/2024 --format {kind}"
        yield f"check sample_data/2023 --format {kind} --lang en"
    yield "check sample_data/2024 --return checked --format json"
    yield "check sample_data --recursive --quiet"
    yield f"check {COMMUNE} --corrections corrections.csv --return checked-en --lang en"


def _explanations() -> Iterator[str]:
    for lang in LANGS:
        for kind in ("text", "json", "html"):
            for household in HOUSEHOLDS:
                out = f" -o {household}-{lang}.html" if kind == "html" else ""
                asked = f"--household {household} --format {kind}{out} --lang {lang}"
                yield f"explain {COMMUNE} {asked}"
    yield f"explain {COMMUNE} --household 30169-0002 --corrections corrections.csv"
    yield f"explain {COMMUNE} --household 30169-0002 --edition dong-nai-2022"


def _nights() -> Iterator[str]:
    yield "batch --init written.toml"
    yield "batch --init written-en.toml --lang en"
    for year in YEARS:
        yield f"batch run-{year}.toml"
    yield "batch run-2024.toml --lang en"
    yield "batch run-2024.toml --force -q"
    yield "batch faulty.toml"
    yield "batch workbooks night/workbooks --jobs 1 --lang en"
    yield "report night/2024 --previous night/2023 -o night/report"


def _blanks() -> Iterator[str]:
    yield "template -o empty.xlsx --year 2024 --code 30172"
    yield "template -o empty-en.xlsx --year 2024 --code 30172 --lang en"
    yield "template -o compact.xlsx --year 2023 --commune 'Xã Tân Mỹ' --compact"
    yield "template -o named.xlsx --year 2027 --province 'Tỉnh Đồng Tháp' --district 'Huyện Lấp Vò'"
    yield "template -o pointed.xlsx --year 2024 --code 30172 --b1-grid grid.xlsx"
    yield "template -o own.xlsx --year 2022 --edition dong-nai-2022"
    yield "template -o wrong.xlsx --year 1999 --code 99999"
    yield "check empty.xlsx pointed.xlsx"
    yield "sample -o sample --year 2023 --year 2024 --district 875 --households 30 --seed 7"
    yield "sample -o sample-en --year 2024 --households 12 --lang en"
    yield "score sample/2024 --out-dir sample-results"
    for lang in LANGS:
        yield f"corrections template -o corrections-{lang}.xlsx --lang {lang}"


def _laws() -> Iterator[str]:
    for lang in LANGS:
        yield f"criteria list --lang {lang}"
        yield f"criteria check own.yaml --lang {lang}"
        yield f"criteria check report.toml --lang {lang}"
        for edition in EDITIONS:
            yield f"criteria show {edition} --lang {lang}"
            yield f"criteria coverage {edition} --lang {lang}"
            yield f"criteria export {edition} -o {edition}-{lang}.xlsx --lang {lang}"


def _profiles() -> Iterator[str]:
    for lang in LANGS:
        yield f"profile list --lang {lang}"
        yield f"profile show mis --lang {lang}"
        yield f"profile check workbooks/keys-in-row-4.yaml --lang {lang}"
        for name in ("keys-in-row-4", "mis-clean", "kobo-groups"):
            yield f"profile guess workbooks/{name}.xlsx -o {name}-{lang}.yaml --lang {lang}"
        yield f"profile check mis-clean-{lang}.yaml --lang {lang}"


def _points() -> Iterator[str]:
    edition = "--edition nd07-2021"
    for lang in LANGS:
        yield f"b1 template -o points-{lang}.xlsx --lang {lang}"
        yield f"b1 import points-{lang}.xlsx {edition} --lang {lang}"
        yield f"b1 show --lang {lang}"
    yield f"b1 import grid.xlsx {edition} --typed-by 'Trần Thị Nhập' --checked-by 'Lê Văn Soát'"
    yield f"b1 show {edition}"
    yield f"b1 show {edition} --lang en"
    yield f"b1 import grid.xlsx {edition} --lang en"
    yield f"score {COMMUNE} -o with-points.xlsx"


def _drawer() -> Iterator[str]:
    for lang in LANGS:
        for kind in ("text", "json", "csv"):
            yield f"check workbooks -r --format {kind} --lang {lang}"
        yield f"score workbooks --out-dir all-{lang} --return back-{lang} --lang {lang}"
    yield "check workbooks/formats --password-file passwords.txt --strict"


def _one_by_one(names: Iterable[str], workbooks: Path) -> Iterator[str]:
    options = _options(workbooks)
    for name in names:
        told = options.get(name, "")
        for lang in LANGS:
            yield f"check workbooks/{name}{told} --lang {lang}"
            yield f"score workbooks/{name}{told} -o one/{lang}-{name}.xlsx --lang {lang}"


def _options(workbooks: Path) -> dict[str, str]:
    """Return how each odd workbook is to be read, by the file of what reading must give."""
    path = workbooks / "expected.yaml"
    told: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) if path.is_file() else {}
    return {name: _as_options(item.get("options") or {}) for name, item in told.items()}


def _as_options(told: Mapping[str, object]) -> str:
    parts = {key: str(value) for key, value in told.items()}
    if parts.get("profile", "").endswith(".yaml"):
        parts["profile"] = f"workbooks/{parts['profile']}"
    return "".join(f" --{key.replace('_', '-')} '{value}'" for key, value in parts.items())


def _names(workbooks: Path) -> list[str]:
    return [path.name for path in workbooks.iterdir() if path.suffix in (".xlsx", ".xlsm")]
