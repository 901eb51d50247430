"""The files of an export: the same rows in every format, safe for spreadsheets, as described."""

import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ravo.exports import workbook
from ravo.exports.counts import public_tables
from ravo.exports.fields import household_table
from ravo.exports.layout import (
    PACKAGE,
    ExportedFiles,
    ExportFormat,
    earlier_files,
    household_files,
)
from ravo.exports.output import refuse_missing, write_files
from ravo.exports.package import PackageFacts
from ravo.exports.pseudonyms import PseudonymKey
from ravo.exports.tables import household_tables
from ravo.faults import UsageProblem
from ravo.results.machine import as_text
from support.exported_lists import home, listed

FORMATS: tuple[ExportFormat, ...] = ("csv", "parquet", "duckdb", "xlsx")
KEY = PseudonymKey(bytes(range(32)))
FORMULA = "=cmd|' /C calc'!A1"
COMMUNES = [
    listed([home("+Ấp", area="rural"), home(FORMULA, ethnicity="Tày", size=3, value=1.5)]),
    listed([home(answers="?0", klass="near_poor", merit=0), home(klass="not_poor")], "30175", 2023),
]


def facts(**more: Any) -> PackageFacts:
    plain = {"synthetic": False, "names": False, "key_mark": "ab", "smallest": None}
    return PackageFacts(**{"periods": ("2023", "2024"), **plain, **more})


@pytest.fixture(scope="module")
def exported_files(tmp_path_factory: pytest.TempPathFactory) -> ExportedFiles:
    folder = tmp_path_factory.mktemp("xuat")
    made = ExportedFiles(folder, household_tables(COMMUNES, KEY), FORMATS, public=False)
    assert [path.name for path in write_files(made, facts(), "vi")][-1] == PACKAGE
    return made


def rows_in(files: ExportedFiles) -> dict[str, list[dict[str, Any]]]:
    return {
        table.model.name: [
            dict(zip(table.model.ids, values, strict=True))
            for rows in table.pieces()
            for values in zip(*(rows[id] for id in table.model.ids), strict=True)
        ]
        for table in files.tables
    }


def test_every_format_has_the_same_rows(exported_files: ExportedFiles) -> None:
    expected = rows_in(exported_files)
    assert [len(rows) for rows in expected.values()] == [
        table.count for table in exported_files.tables
    ]
    book = openpyxl.load_workbook(exported_files.folder / "xuat.xlsx", read_only=True)
    with duckdb.connect(str(exported_files.folder / "xuat.duckdb"), read_only=True) as connection:
        for name, rows in expected.items():
            path = exported_files.folder / name
            assert pyarrow.parquet.read_table(path.with_suffix(".parquet")).to_pylist() == rows
            found = connection.execute(f'SELECT * FROM "{name}"')
            ids = [column[0] for column in found.description or ()]
            assert [dict(zip(ids, row, strict=True)) for row in found.fetchall()] == rows
            cells = [*book[name].iter_rows(values_only=True)]
            assert [dict(zip(cells[0], row, strict=True)) for row in cells[1:]] == rows
    book.close()


def test_csv_has_its_mark_and_runs_nothing(exported_files: ExportedFiles) -> None:
    whole = (exported_files.folder / "ho_nam.csv").read_bytes()
    assert whole.startswith(b"\xef\xbb\xbfkhoa,")
    assert b"\r" not in whole
    with (exported_files.folder / "ho_nam.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [*csv.DictReader(file)]
    expected = rows_in(exported_files)["ho_nam"]
    assert {row["thon"] for row in rows} == {"Ấp Thử", f"'{FORMULA}", "'+Ấp"}
    for row, one in zip(rows, expected, strict=True):
        assert row["so_khau"] == ("" if one["so_khau"] is None else str(one["so_khau"]))
        assert row["khoa"] == one["khoa"]


def test_no_text_is_a_formula_in_excel(exported_files: ExportedFiles) -> None:
    book = openpyxl.load_workbook(exported_files.folder / "xuat.xlsx")
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds == {"s", "n"}


@pytest.fixture
def trusted() -> Iterator[None]:
    """Let frictionless read files by an absolute path."""
    from frictionless import system

    before, system.trusted = system.trusted, True
    yield
    system.trusted = before


def test_the_descriptor_is_valid_and_fits_what_it_describes(
    exported_files: ExportedFiles, trusted: None
) -> None:
    from frictionless import Package

    report = Package(exported_files.folder / PACKAGE).validate()
    assert report.flatten(["type", "note"]) == []
    assert [(one.name, one.valid) for one in report.tasks] == [
        *((f"{name}{end}", True) for end in ("", "-parquet") for name in rows_in(exported_files)),
        ("duckdb", True),
        *((f"{name}-xlsx", True) for name in rows_in(exported_files)),
    ]


@pytest.mark.parametrize(
    ("column", "wrong", "kind"),
    [
        ("phan_loai", "rich", "constraint-error"),
        ("so_khau", "ba", "type-error"),
        ("ma_xa", "99999", "foreign-key"),
        ("khoa", "", "constraint-error"),
    ],
)
def test_the_descriptor_refuses_what_is_wrong(
    exported_files: ExportedFiles, tmp_path: Path, column: str, wrong: str, kind: str
) -> None:
    from frictionless import Package

    for path in exported_files.folder.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    with (exported_files.folder / "ho_nam.csv").open(encoding="utf-8-sig", newline="") as file:
        heads, first, *others = csv.reader(file)
    first[heads.index(column)] = wrong
    with (tmp_path / "ho_nam.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([heads, first, *others])
    value = json.loads((exported_files.folder / PACKAGE).read_text(encoding="utf-8"))
    value["resources"] = [one for one in value["resources"] if one["format"] == "csv"]
    package = Package.from_descriptor(value, basepath=str(tmp_path))
    assert kind in {error[0] for error in package.validate().flatten(["type"])}


def test_what_the_descriptor_says_of_the_data(exported_files: ExportedFiles) -> None:
    value = json.loads((exported_files.folder / PACKAGE).read_text(encoding="utf-8"))
    assert value["title"] == "Kết quả rà soát hộ nghèo, hộ cận nghèo: 2023, 2024"
    assert "Dữ liệu cá nhân" in value["description"]
    # Nobody gave a licence, and none is invented.
    assert "licenses" not in json.dumps(value)
    first = value["resources"][3]
    assert first["name"] == "ho_nam"
    assert [field["name"] for field in first["schema"]["fields"]] == [*household_table().ids]
    sex = next(one for one in first["schema"]["fields"] if one["name"] == "gioi_tinh")
    assert sex["constraints"]["enum"] == ["male", "female"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"synthetic": True}, "Dữ liệu tổng hợp"),
        ({"names": True}, "mã hộ và tên chủ hộ"),
    ],
)
def test_invented_and_named_data_say_so(tmp_path: Path, more: dict[str, bool], words: str) -> None:
    made = ExportedFiles(tmp_path, household_tables(COMMUNES[:1], KEY), (), public=False)
    assert [*write_files(made, facts(**more), "vi")] == [tmp_path / PACKAGE]
    value = json.loads((tmp_path / PACKAGE).read_text(encoding="utf-8"))
    assert words in value["description"]
    assert ("Dữ liệu cá nhân" in value["description"]) is not more.get("synthetic", False)


def test_what_is_published_is_described_too(tmp_path: Path, trusted: None) -> None:
    from frictionless import Package

    commune = listed([home(f"Ấp {n % 3}", answers="1?") for n in range(40)])
    tables, _ = public_tables([commune], 5)
    made = ExportedFiles(tmp_path, tables, ("xlsx", "csv"), public=True)
    assert (tmp_path / "cong-bo.xlsx") in [*write_files(made, facts(smallest=5), "en")]
    assert Package(tmp_path / PACKAGE).validate().flatten(["type", "note"]) == []
    value = json.loads((tmp_path / PACKAGE).read_text(encoding="utf-8"))
    assert "Counts from 1 to below 5 are blank" in value["description"]
    assert household_files(tmp_path) == []


def test_duckdb_keeps_keys_and_meanings(exported_files: ExportedFiles) -> None:
    with duckdb.connect(str(exported_files.folder / "xuat.duckdb"), read_only=True) as connection:
        comments = connection.execute(
            "SELECT comment FROM duckdb_columns() WHERE table_name = 'ho_nam'"
        ).fetchall()
        kinds = connection.execute(
            "SELECT table_name, constraint_type, count(*) FROM duckdb_constraints() "
            "WHERE constraint_type LIKE '%KEY' GROUP BY ALL ORDER BY ALL"
        ).fetchall()
    assert [row[0] for row in comments] == [
        f"{field.label.vi} / {field.label.en}" for field in household_table().fields
    ]
    assert kinds == [
        ("chi_so", "FOREIGN KEY", 1),
        ("chi_so", "PRIMARY KEY", 1),
        ("don_vi", "PRIMARY KEY", 1),
        ("ho_nam", "FOREIGN KEY", 3),
        ("ho_nam", "PRIMARY KEY", 1),
        ("nhan", "PRIMARY KEY", 1),
        ("phan_loai", "PRIMARY KEY", 1),
    ]


@pytest.mark.parametrize(("format", "library"), [("duckdb", "duckdb"), ("parquet", "pyarrow")])
def test_a_library_that_is_missing_is_named(
    monkeypatch: pytest.MonkeyPatch, format: ExportFormat, library: str
) -> None:
    refuse_missing(FORMATS)
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageProblem) as problem:
        refuse_missing(("csv", format))
    assert problem.value.fault.code == "RV-1500"
    assert problem.value.fault.params == {"format": format, "library": library}


def test_more_rows_than_a_sheet_has_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ExportedFiles(
        tmp_path, household_tables([listed([home(), home()])], KEY), ("csv", "xlsx"), public=False
    )
    most = max(len(rows["ma"]) for rows in made.tables[1].pieces())
    monkeypatch.setattr(workbook, "MOST_ROWS", most - 1)
    with pytest.raises(UsageProblem) as problem:
        list(write_files(made, facts(), "vi"))
    assert problem.value.fault.code == "RV-1504"
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(workbook, "MOST_ROWS", most)
    assert tmp_path / "xuat.xlsx" in list(write_files(made, facts(), "vi"))


def test_files_of_earlier_exports_are_known(exported_files: ExportedFiles) -> None:
    assert earlier_files(exported_files) == []
    fewer = ExportedFiles(exported_files.folder, exported_files.tables, ("csv",), public=False)
    assert {path.suffix for path in earlier_files(fewer)} == {".parquet", ".duckdb", ".xlsx"}
    assert {path.name for path in household_files(exported_files.folder)} == {
        *(f"{name}{end}" for name in ("ho_nam", "chi_so") for end in (".csv", ".parquet")),
        "xuat.duckdb",
        "xuat.xlsx",
    }


HOMES = st.lists(
    st.builds(
        home,
        st.none() | st.text(max_size=12),
        st.sampled_from(["poor", "near_poor", "not_poor", "undetermined"]),
        st.text("10?", min_size=2, max_size=2),
        size=st.none() | st.integers(1, 50),
        income=st.none() | st.integers(0, 10**9).map(float),
        value=st.none() | st.floats(0, 1e9, allow_nan=False),
        merit=st.none() | st.integers(0, 1),
        ethnicity=st.none() | st.sampled_from(["Kinh", "Tày", "Khác", "lạ"]),
    ),
    max_size=8,
)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(HOMES)
def test_what_is_written_is_read_back(tmp_path: Path, homes: list[dict[str, Any]]) -> None:
    made = ExportedFiles(
        tmp_path, household_tables([listed(homes)], KEY), ("csv", "parquet"), public=False
    )
    list(write_files(made, facts(), "vi"))
    for name, rows in rows_in(made).items():
        assert pyarrow.parquet.read_table(tmp_path / f"{name}.parquet").to_pylist() == rows
        with (tmp_path / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            read = [*csv.DictReader(file)]
        for cells, row in zip(read, rows, strict=True):
            for id, value in row.items():
                if isinstance(value, str):
                    assert cells[id] == as_text(value)
                else:
                    assert (float(cells[id]) if cells[id] else None) == value
    stored = sorted((one["klass"], one["size"] or 0) for one in homes)
    found = rows_in(made)["ho_nam"]
    assert sorted((row["phan_loai"], row["so_khau"] or 0) for row in found) == stored
    answers = "".join(sorted("".join(one["answers"] for one in homes)))
    letters = {"1": "1", "0": "0", "unknown": "?"}
    kept = "".join(sorted(letters[row["tra_loi"]] for row in rows_in(made)["chi_so"]))
    assert kept == answers


class Lossy:
    """A connection to DuckDB on a disk that has no room: what `left_out` begins is not carried out,
    or fails with `error`."""

    def __init__(self, real: Any, left_out: str, error: Exception | None) -> None:
        self.real, self.left_out, self.error = real, left_out, error

    def __enter__(self) -> "Lossy":
        return self

    def __exit__(self, *_: object) -> None:
        self.real.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, query: str) -> Any:
        if not query.startswith(self.left_out):
            return self.real.execute(query)
        if self.error:
            raise self.error
        return self.real


@pytest.mark.parametrize("public", [False, True])
@pytest.mark.parametrize(
    ("left_out", "error"),
    [
        ("CHECKPOINT", duckdb.FatalException("no space")),
        ("CHECKPOINT", duckdb.IOException("no space")),
        ("INSERT", duckdb.TransactionException("no space")),
        ("INSERT", None),
        ("CHECKPOINT", None),
    ],
)
def test_a_full_disk_leaves_the_older_database_and_no_log(
    left_out: str,
    error: Exception | None,
    public: bool,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = public_tables(COMMUNES, 5)[0] if public else household_tables(COMMUNES, KEY)
    made = ExportedFiles(tmp_path, tables, ("duckdb",), public=public)
    path = made.paths[0]
    path.write_bytes(b"older")
    real = duckdb.connect

    def full(database: str, **more: Any) -> Any:
        connection = real(database, **more)
        if not more:
            # What closing cannot bring into the file stays in the log.
            connection.execute("PRAGMA disable_checkpoint_on_shutdown")
        return connection if more else Lossy(connection, left_out, error)

    monkeypatch.setattr(duckdb, "connect", full)
    with pytest.raises(UsageProblem) as problem:
        list(write_files(made, facts(), "vi"))
    assert problem.value.fault.code == "RV-152"
    assert path.read_bytes() == b"older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_is_full_indeed(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    made = ExportedFiles(tmp_path, household_tables(COMMUNES, KEY), ("duckdb",), public=False)
    list(write_files(made, facts(), "vi"))
    older = made.paths[0].read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(older) // 2, limits[1]))
    try:
        with pytest.raises(UsageProblem) as problem:
            list(write_files(made, facts(), "vi"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert problem.value.fault.code == "RV-152"
    assert made.paths[0].read_bytes() == older
    assert {path.name for path in tmp_path.iterdir()} == {"xuat.duckdb", PACKAGE}
