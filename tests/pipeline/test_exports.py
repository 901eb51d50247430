"""`ravo export` from workbooks and registers: what leaves, what does not, what is refused."""

import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pyarrow.parquet
import pytest

from ravo.results.reader import read_results
from ravo.workbook.opened import open_workbook
from support.books import household, member, write
from support.programs import inside, ravo

ALL = ("--to", "csv", "--to", "parquet", "--to", "duckdb", "--to", "xlsx")
CITIZEN, MEMBER_CITIZEN = "087070001234", "087091005678"
CODES = ("H-Đông-7", "H-Tây-8", "H-Nam-9")
HEADS = ("Trần Thị Vắng", "Lê Văn Khuất", "Phạm Ẩn")
PEOPLE = ("Ngô Bé Giấu", "Đỗ Người Lập")
SECRETS = (*CODES, *HEADS, *PEOPLE, CITIZEN, MEMBER_CITIZEN, "Tách hộ")
"""What names a household or a person, and must be in no byte of what leaves."""


def _homes(year: int) -> list[dict[str, object]]:
    named = [
        {"Mã hộ": code, "Họ và tên chủ hộ": head, "Thôn/ấp/bản/tổ dân phố": village}
        for code, head, village in zip(CODES, HEADS, ("Ấp 1", "Ấp 1", "Ấp 2"), strict=True)
    ]
    return [
        household(
            CODES[0],
            4,
            **named[0],
            **{
                "Số định danh cá nhân/CCCD": CITIZEN,
                "Năm sinh": 1913,
                "Lý do biến động": "Tách hộ",
            },
        ),
        household(CODES[1], 1, **named[1], **{"Điểm B1": 130 if year == 2024 else 150}),
        household(CODES[2], 0, **named[2], **{"Điểm B1": "hai trăm"}),
    ]


@pytest.fixture(scope="module")
def both_results(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Return the results of two years: two households with a class, one rejected."""
    folder, found = tmp_path_factory.mktemp("exported"), {}
    for year in (2023, 2024):
        people = [
            member(CODES[0], **{"Họ và tên": HEADS[0], "Ngày/năm sinh": "1913"}),
            member(CODES[0], "Con", **{"Họ và tên": PEOPLE[0]})
            | {"Số định danh cá nhân/CCCD": MEMBER_CITIZEN},
        ]
        book = write(
            folder / f"{year}.xlsx",
            _homes(year),
            people,
            info={"Năm rà soát": year, "Người lập biểu": PEOPLE[1]},
        )
        assert inside("score", book, "--out-dir", folder / "kq").returncode in (0, 1)
        found[year] = folder / "kq" / f"{year}.ket-qua.xlsx"
    return found


@pytest.fixture(scope="module")
def key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a key file."""
    path = tmp_path_factory.mktemp("khóa") / "khoa.txt"
    path.write_text(bytes(range(32)).hex(), encoding="ascii")
    path.chmod(0o600)
    return path


@pytest.fixture(scope="module")
def exported_folder(
    both_results: dict[int, Path], key: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Return a folder with both years in every format."""
    folder = tmp_path_factory.mktemp("xuất")
    done = inside(
        "export", *both_results.values(), "-o", folder, *ALL, "--key", key, "--lang", "en"
    )
    assert done.returncode == 0, done.stderr
    assert "6 rows read: 4 households exported; not exported: 2 rejected" in done.stderr
    assert "still personal data" in done.stderr
    return folder


def _texts(folder: Path) -> Iterator[str]:
    """Yield all that the files of a folder hold, packed or not, as text."""
    for path in folder.iterdir():
        yield path.name
        yield path.read_bytes().decode("utf-8", "ignore")
        if path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as archive:
                yield from (
                    archive.read(name).decode("utf-8", "ignore") for name in archive.namelist()
                )
        elif path.suffix == ".parquet":
            yield str(pyarrow.parquet.read_table(path).to_pylist())
        elif path.suffix == ".duckdb":
            with duckdb.connect(str(path), read_only=True) as connection:
                for (name,) in connection.execute("SHOW TABLES").fetchall():
                    yield str(connection.execute(f'FROM "{name}"').fetchall())


def _found(folder: Path, words: Sequence[str]) -> set[str]:
    return {word for text in _texts(folder) for word in words if word in text}


def test_nothing_that_names_anybody_leaves(exported_folder: Path) -> None:
    assert _found(exported_folder, SECRETS) == set()
    # Births are no column, and no cell of any: the year is that of nobody else.
    with duckdb.connect(str(exported_folder / "xuat.duckdb"), read_only=True) as connection:
        cells = {cell for row in connection.execute("FROM ho_nam").fetchall() for cell in row}
    assert cells.isdisjoint({1913, "1913"})


def test_with_names_codes_and_heads_leave_and_no_number(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    done = inside(
        "export",
        both_results[2024],
        "-o",
        tmp_path,
        *ALL,
        "--key",
        key,
        "--with-names",
        "--lang",
        "en",
    )
    assert "hold household codes and names of heads" in done.stderr
    assert _found(tmp_path, SECRETS) == {*CODES[:2], *HEADS[:2]}


def test_what_is_read_back_equals_the_results(
    exported_folder: Path, both_results: dict[int, Path]
) -> None:
    with duckdb.connect(str(exported_folder / "xuat.duckdb"), read_only=True) as connection:
        stored = connection.execute("SELECT * FROM ho_nam ORDER BY ky, diem_b1").df()
    plain = pd.read_csv(
        exported_folder / "ho_nam.csv", dtype={"ma_xa": str, "dan_toc": str, "ky": str}
    )
    for frame in (stored, plain.sort_values(["ky", "diem_b1"], ignore_index=True)):
        for year, path in both_results.items():
            mine = frame[frame["nam"] == year].reset_index(drop=True)
            results = read_results(open_workbook(path))
            homes = results.households.sort_values("b1", ignore_index=True)
            names = {
                "thon": "village",
                "so_khau": "size",
                "phan_loai": "klass",
                "gia_tri": "value",
                "muc_chuan": "line",
                "diem_b1": "b1",
                "b2": "b2",
                "khu_vuc": "area",
                "loai_can_cu": "evidence",
            }
            for id, name in names.items():
                assert mine[id].tolist() == homes[name].tolist(), id
            deprived = [one for one in homes.columns if one.startswith("deprived_")]
            assert mine["so_thieu_hut"].tolist() == (homes[deprived] == 1).sum(axis=1).tolist()
            assert set(mine["bo_tieu_chi"]) == {"nd07-2021"}


def test_one_key_joins_the_years(
    exported_folder: Path, both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    frame = pd.read_csv(exported_folder / "ho_nam.csv")
    assert frame.groupby("khoa")["nam"].apply(sorted).tolist() == [[2023, 2024]] * 2
    done = inside("export", both_results[2023], "-o", tmp_path / "a", "--to", "csv", "--key", key)
    assert done.returncode == 0
    again = pd.read_csv(tmp_path / "a" / "ho_nam.csv")
    assert set(again["khoa"]) == set(frame["khoa"])
    new = tmp_path / "k" / "khoa.txt"
    done = inside(
        "export", both_results[2023], "-o", tmp_path / "b", "--to", "csv", "--new-key", new
    )
    assert str(new) in done.stderr
    other = pd.read_csv(tmp_path / "b" / "ho_nam.csv")
    assert set(other["khoa"]).isdisjoint(frame["khoa"])


def test_the_same_input_gives_the_same_bytes(
    exported_folder: Path, both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    given = reversed(both_results.values())
    assert (
        inside("export", *given, "-o", tmp_path, *ALL, "--key", key, "--lang", "en").returncode == 0
    )
    names = sorted(path.name for path in exported_folder.iterdir())
    assert names == sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == 2 * 5 + 3
    for name in names:
        if not name.endswith(".duckdb"):
            assert (tmp_path / name).read_bytes() == (exported_folder / name).read_bytes(), name


def test_households_are_their_owners_alone_and_counts_as_closed_as_their_source(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    if os.name == "nt":
        pytest.skip("rights of files are those of POSIX")
    book = tmp_path / "kq.ket-qua.xlsx"
    book.write_bytes(both_results[2024].read_bytes())
    for rights, words, left in (
        (0o644, ("--key", key), 0),
        (0o640, ("--public",), 0o040),
        (0o600, ("--public",), 0),
    ):
        folder = tmp_path / f"{rights:o}"
        book.chmod(rights)
        before = os.umask(0o022)
        try:
            assert inside("export", book, "-o", folder, *ALL, *words).returncode == 0
        finally:
            os.umask(before)
        assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {left}


def test_edited_results_are_named_and_marked(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    path = tmp_path / "sửa.ket-qua.xlsx"
    book = openpyxl.load_workbook(both_results[2024])
    sheet = book["Kết quả"]
    (cell,) = (
        one for row in sheet.iter_rows() for one in row if one.value == "Ấp 1" and one.row == 3
    )
    cell.value = "Ấp 9"
    book.save(path)
    done = inside("export", path, "-o", tmp_path / "x", "--to", "csv", "--key", key)
    assert done.returncode == 0
    assert "RV-" in done.stderr
    frame = pd.read_csv(tmp_path / "x" / "don_vi.csv")
    assert frame["sua_tay"].tolist() == [1]
    assert "Ấp 9" in pd.read_csv(tmp_path / "x" / "ho_nam.csv")["thon"].tolist()


def test_a_register_is_followed_by_its_own_identities(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    register = tmp_path / "so.sqlite"
    assert inside("register", "add", *both_results.values(), "--register", register).returncode == 0
    done = inside("export", register, "-o", tmp_path / "x", *ALL, "--key", key, "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "4 households exported; not exported: 2 rejected" in done.stderr
    assert _found(tmp_path / "x", SECRETS) == set()
    frame = pd.read_csv(tmp_path / "x" / "ho_nam.csv", dtype={"ma_xa": str})
    assert frame.groupby("khoa")["nam"].apply(sorted).tolist() == [[2023, 2024]] * 2
    assert frame.sort_values(["ky", "diem_b1"])["phan_loai"].tolist() == [
        "poor",
        "not_poor",
        "poor",
        "near_poor",
    ]
    assert frame["b2"].tolist() == (frame["so_thieu_hut"] * 10).tolist()
    # The same through its option; a whole register has no year to choose.
    same = inside("export", "--register", register, "-o", tmp_path / "y", *ALL, "--key", key)
    assert same.returncode == 0
    assert (tmp_path / "y" / "ho_nam.csv").read_bytes() == (
        tmp_path / "x" / "ho_nam.csv"
    ).read_bytes()
    refused = inside(
        "export", "--register", register, "--year", 2024, "-o", tmp_path / "z", *ALL, "--key", key
    )
    assert "RV-1515" in refused.stderr


def test_what_is_published_holds_nobody(both_results: dict[int, Path], tmp_path: Path) -> None:
    formats = ("--to", "csv", "--to", "xlsx")
    done = inside(
        "export", both_results[2024], "-o", tmp_path, *formats, "--public", "--lang", "en"
    )
    assert done.returncode == 0, done.stderr
    assert "publish no second version" in done.stderr
    assert _found(tmp_path, (*SECRETS, "khoa,")) == set()
    counts = pd.read_csv(tmp_path / "dem_phan_loai.csv")
    # Two households are fewer than five: not even how many there are is shown.
    assert counts["so_ho"].isna().all()
    assert counts["tong_so_ho"].isna().all()
    two = inside(
        "export", both_results[2024], "-o", tmp_path, *formats, "--public", "--smallest-cell", 2
    )
    assert two.returncode == 0
    assert pd.read_csv(tmp_path / "dem_phan_loai.csv")["tong_so_ho"].unique().tolist() == [2]


def test_what_cannot_be_exported_is_refused_and_nothing_written(
    both_results: dict[int, Path], key: Path, exported_folder: Path, tmp_path: Path
) -> None:
    now, folder = both_results[2024], tmp_path / "x"
    (tmp_path / "trống").mkdir()
    twin = tmp_path / "hai.ket-qua.xlsx"
    twin.write_bytes(now.read_bytes())
    other = tmp_path / "lạ.xlsx"
    openpyxl.Workbook().save(other)
    with_key = ("--key", key)
    for words, code, exit_code in (
        ((), "RV-1505", 2),
        ((now, "--register", "so.sqlite", *with_key), "RV-1505", 2),
        ((now,), "RV-1506", 2),
        ((now, *with_key, "--new-key", tmp_path / "k"), "RV-1506", 2),
        ((now, "--key", ""), "RV-1506", 2),
        ((now, "--new-key", ""), "RV-1506", 2),
        ((now, "--key", tmp_path / "k"), "RV-1501", 2),
        ((now, "--key", tmp_path), "RV-1502", 2),
        ((now, "--new-key", key), "RV-1503", 2),
        ((now, "--new-key", folder / "a" / "khoa.txt"), "RV-1507", 2),
        ((now, "--public", *with_key), "RV-1508", 2),
        ((now, "--public", "--with-names"), "RV-1508", 2),
        ((now, "--public", "--smallest-cell", 1), "RV-1509", 2),
        ((now, *with_key, "--smallest-cell", 5), "RV-1509", 2),
        ((tmp_path / "trống", *with_key), "RV-109", 3),
        ((other, *with_key), "RV-1516", 3),
        ((now, twin, *with_key), "RV-453", 2),
    ):
        done = inside("export", *words, "-o", folder, "--to", "csv")
        assert (done.returncode, code in done.stderr) == (exit_code, True), (words, done.stderr)
        assert not folder.exists()
    assert not (tmp_path / "k").exists()
    done = inside("export", now, "-o", exported_folder, "--to", "csv", "--public")
    assert "RV-1510" in done.stderr


def test_households_are_not_written_beside_what_is_published(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    for format, name in (("csv", "dem_chi_so.csv"), ("xlsx", "cong-bo.xlsx")):
        folder = tmp_path / format
        words = ("export", both_results[2024], "-o", folder, "--to", format)
        assert inside(*words, "--public").returncode == 0
        before = {path.name: path.read_bytes() for path in folder.iterdir()}
        done = inside(*words, "--key", key)
        assert (done.returncode, "RV-1519" in done.stderr) == (2, True), done.stderr
        assert name in done.stderr
        assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_folder_that_cannot_be_written(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    for folder in (tmp_path / "x", tmp_path / "x" / "trong"):
        done = inside("export", both_results[2024], "-o", folder, "--to", "csv", "--key", key)
        assert (done.returncode, "RV-151" in done.stderr) == (2, True), done.stderr


def test_what_an_earlier_export_left_is_named(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    first = inside("export", both_results[2024], "-o", tmp_path, *ALL, "--key", key)
    assert "RV-1514" not in first.stderr
    done = inside("export", both_results[2024], "-o", tmp_path, "--to", "csv", "--key", key)
    assert "RV-1514" in done.stderr
    assert "xuat.xlsx" in done.stderr or ".parquet" in done.stderr


def test_a_descriptor_of_something_else_is_kept(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "khac"}', encoding="utf-8")
    for code in ("RV-100", ""):
        done = inside("export", both_results[2024], "-o", tmp_path, "--to", "csv", "--key", key)
        assert ("RV-100:" in done.stderr) is bool(code)
    (kept,) = tmp_path.glob("*truoc*")
    assert kept.read_text(encoding="utf-8") == '{"name": "khac"}'


def test_a_key_that_others_may_read_is_warned_of(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    if os.name == "nt":
        pytest.skip("rights of files are those of POSIX")
    mine = tmp_path / "khoa.txt"
    mine.write_bytes(key.read_bytes())
    mine.chmod(0o644)
    done = inside("export", both_results[2024], "-o", tmp_path / "x", "--to", "csv", "--key", mine)
    assert "RV-1513" in done.stderr
    assert bytes(range(32)).hex() not in done.stderr


def test_rows_that_were_copied_are_refused(
    both_results: dict[int, Path], key: Path, tmp_path: Path
) -> None:
    path = tmp_path / "chép.ket-qua.xlsx"
    book = openpyxl.load_workbook(both_results[2024])
    sheet = book["Kết quả"]
    sheet.append([cell.value for cell in sheet[3]])
    book.save(path)
    done = inside("export", path, "-o", tmp_path / "x", "--to", "csv", "--key", key)
    assert (done.returncode, "RV-1511" in done.stderr) == (2, True), done.stderr
    assert HEADS[0] not in done.stderr


def test_the_program_itself(both_results: dict[int, Path], tmp_path: Path) -> None:
    done = ravo(
        *(
            "export",
            both_results[2023],
            both_results[2024],
            "-o",
            "xuat",
            "--to",
            "duckdb",
            "--to",
            "csv",
        ),
        *("--new-key", "khoa.txt", "--lang", "en"),
        cwd=tmp_path,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    assert {path.name for path in tmp_path.iterdir()} == {"xuat", "khoa.txt"}
    if os.name != "nt":
        assert (tmp_path / "khoa.txt").stat().st_mode & 0o777 == 0o600
    assert _found(tmp_path / "xuat", SECRETS) == set()
