"""After the workbooks: whose reports are made, of what, and only where something changed."""

import json
import multiprocessing
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from ravo import console
from ravo.batch.config import read_config
from ravo.batch.manifest import ManifestEntry
from ravo.batch.report_folders import replace_folder
from ravo.batch.reports import previous
from ravo.batch.reports import reports as reporting
from ravo.batch.reports.previous import books_in, place_in
from ravo.batch.reports.render import render
from ravo.batch.reports.reports import Reports, make_reports, units_of
from ravo.batch.summary import exit_code, summary_line
from ravo.places import WrittenPlace
from ravo.processes.isolation import LostItem
from support import nights
from support.kept_verdicts import files_of, read_archive
from support.nights import Night, commune, files, lines, night

HOME = "bao-cao/2024/tinh-dong-thap--huyen-lap-vo"
REPORT_FILES = {f"{HOME}/nguon.json", f"{HOME}/report.json"}


class Here:
    """Stands in for processes of their own: the same functions, called in this one."""

    asked: ClassVar[list[Any]] = []
    broken: ClassVar[Any] = None

    def __class_getitem__(cls, item: object) -> "type[Here]":
        return cls

    def __init__(self, function: str, jobs: int, limits: object) -> None:
        self.call: Callable[[Any], Any] = render if function.endswith("render") else place_in

    def run(self, items: Iterable[Any], stop: Callable[[], bool]) -> Iterator[tuple[Any, Any]]:
        for item in items:
            if stop():
                return
            Here.asked.append(item)
            yield item, Here.broken or self.call(item)


@pytest.fixture(autouse=True)
def without_processes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in (reporting, previous):
        monkeypatch.setattr(module, "Isolation", Here)
    # As in those processes, which start none of their own.
    monkeypatch.setitem(multiprocessing.current_process()._config, "daemon", True)  # type: ignore[attr-defined]
    Here.asked, Here.broken = [], None
    before = console.lang()
    yield
    console._ChosenLanguage.lang = before


def reported(folder: Path, **more: Any) -> tuple[Night, Reports]:
    """Run with a report of formats that are quick to write, and return what came of it."""
    values = {"report": {"formats": "json"}, "diff": {"make": True}, **more}
    found = night(nights.config(folder, **values))
    found.run.work.mkdir(exist_ok=True)
    reports = make_reports(found.run, found.account, lambda: False)
    found.run.clean()
    return found, reports


def report(out: Path, home: str = HOME) -> dict[str, Any]:
    value: dict[str, Any] = json.loads((out / home / "report.json").read_text(encoding="utf-8"))
    return value


def two_communes(folder: Path, **info: Any) -> None:
    commune(folder, 0, **info)
    commune(folder, 1, **info)


def test_a_district_reports(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    found, reports = reported(tmp_path)
    assert reports.missing == 0
    assert found.ear.reports == [(HOME, True)]
    assert {name for name in files(tmp_path / "ra") if name.startswith("bao-cao")} == REPORT_FILES
    assert (report(tmp_path / "ra")["level"], report(tmp_path / "ra")["year"]) == ("district", 2024)
    sources = json.loads((tmp_path / "ra" / HOME / "nguon.json").read_text(encoding="utf-8"))
    assert [item["path"] for item in sources["now"]] == ["xa-0.ket-qua.xlsx", "xa-1.ket-qua.xlsx"]


@pytest.mark.parametrize(
    ("written", "more"),
    [("Huyen Lap Vo", {"Mã xã": "30178"}), ("huyện lấp vò", {}), ("Huyện Lấp Và", {})],
)
def test_a_district_counts_every_commune_however_it_is_spelt(
    tmp_path: Path, written: str, more: dict[str, Any]
) -> None:
    commune(tmp_path / "vao", 0)
    commune(tmp_path / "vao", 1, **{"Huyện/quận/thị xã": written, **more})
    found, reports = reported(tmp_path)
    assert (reports.missing, found.ear.reports) == (0, [(HOME, True)])
    sources = json.loads((tmp_path / "ra" / HOME / "nguon.json").read_text(encoding="utf-8"))
    assert [item["path"] for item in sources["now"]] == ["xa-0.ket-qua.xlsx", "xa-1.ket-qua.xlsx"]


def test_nothing_changed_nothing_made(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    reported(tmp_path)
    before = (tmp_path / "ra" / HOME / "report.json").stat().st_mtime_ns
    asked = len(Here.asked)
    found, reports = reported(tmp_path)
    assert (len(Here.asked), found.ear.reports) == (asked, [])
    assert (tmp_path / "ra" / HOME / "report.json").stat().st_mtime_ns == before
    assert reports.missing == 0


def test_another_map_is_seen(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    settings = tmp_path / "report.toml"
    settings.write_text('map_file = "ban-do.geojson"\n', encoding="utf-8")
    more = {"report": {"formats": "json", "settings": settings}}
    reported(tmp_path, **more)
    assert reported(tmp_path, **more)[0].ear.reports == []
    (tmp_path / "ban-do.geojson").write_text("{}", encoding="utf-8")
    assert reported(tmp_path, **more)[0].ear.reports == [(HOME, True)]
    assert report(tmp_path / "ra")["page"]["areas"] is None


@pytest.mark.parametrize("change", ["workbook", "file", "lost", "settings"])
def test_whatever_it_is_made_of_is_seen(tmp_path: Path, change: str) -> None:
    two_communes(tmp_path / "vao")
    reported(tmp_path)
    more: dict[str, Any] = {}
    if change == "workbook":
        commune(tmp_path / "vao", 0, households=3)
    elif change == "file":
        (tmp_path / "ra" / HOME / "report.json").write_text("{}", encoding="utf-8")
    elif change == "lost":
        shutil.rmtree(tmp_path / "ra" / HOME)
    else:
        (tmp_path / "report.toml").write_text('unit = "UBND"\n', encoding="utf-8")
        more = {"report": {"formats": "json", "settings": tmp_path / "report.toml"}}
    found, _ = reported(tmp_path, **more)
    assert found.ear.reports == [(HOME, True)]
    assert report(tmp_path / "ra")["level"] == "district"


def test_the_settings_of_the_run_file_are_those_of_the_report(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    text = 'unit = "Huyện Mẫu"\ntarget.2024 = {least = 1.0, most = 1.5, source = "Kế hoạch thử"}\n'
    (tmp_path / "report.toml").write_text(text, encoding="utf-8")
    run = tmp_path / "run.toml"
    part = '[report]\nformats = "json"\nsettings = "report.toml"\n'
    run.write_text(f'input = "vao"\noutput = "ra"\n{part}', encoding="utf-8")
    assert read_config(run).report.settings == tmp_path / "report.toml"
    reported(tmp_path, report={"formats": "json", "settings": read_config(run).report.settings})
    found = report(tmp_path / "ra")
    assert found["unit"] == "Huyện Mẫu"
    assert found["target"] == {"least": 1.0, "most": 1.5, "source": "Kế hoạch thử"}


def test_a_signed_copy_and_an_edited_file_outlive_a_new_report(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    reported(tmp_path)
    home = tmp_path / "ra" / HOME
    (home / "bao-cao-da-ky.pdf").write_bytes(b"signed")
    (home / "report.json").write_text("filled in", encoding="utf-8")
    commune(tmp_path / "vao", 0, households=3)
    found, _ = reported(tmp_path)
    assert found.ear.faults == ["RV-100"]
    assert (home / "bao-cao-da-ky.pdf").read_bytes() == b"signed"
    assert (home / "report.json.truoc").read_text(encoding="utf-8") == "filled in"
    assert report(tmp_path / "ra")["level"] == "district"
    found, _ = reported(tmp_path)
    assert (found.ear.reports, found.ear.faults) == ([], [])


def test_a_report_outlives_a_run_that_is_ended_at_once_between_two_moves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_communes(tmp_path / "vao")
    found, _ = reported(tmp_path)
    home, work = tmp_path / "ra" / HOME, found.run.work
    (home / "da-ky.pdf").write_bytes(b"signed")
    work.mkdir()
    new = work / "bao-cao-0"
    new.mkdir()
    real = Path.replace

    def asked_twice(self: Path, other: Path) -> Path:
        if self == new:
            raise KeyboardInterrupt
        return real(self, other)

    monkeypatch.setattr(Path, "replace", asked_twice)
    with pytest.raises(KeyboardInterrupt):
        replace_folder(new, home, work)
    monkeypatch.undo()
    found.run.clean()
    assert (home / "da-ky.pdf").read_bytes() == b"signed"
    assert report(tmp_path / "ra")["level"] == "district"
    assert not work.exists()


def test_last_years_workbooks_are_compared_with(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    two_communes(tmp_path / "cu" / "sau", **{"Năm rà soát": 2023})
    found, reports = reported(tmp_path, previous=tmp_path / "cu")
    assert reports.missing == 0
    assert dict(found.ear.reports) == {HOME: True, f"{HOME}--so-sanh-nam": True}
    made = files(tmp_path / "ra" / f"{HOME}--so-sanh-nam")
    assert made == {"nguon.json", "so-sanh.xlsx", "so-sanh.html"}
    asked = len(Here.asked)
    reported(tmp_path, previous=tmp_path / "cu")
    assert len(Here.asked) == asked


def test_last_years_results_count_before_its_surveys(tmp_path: Path) -> None:
    two_communes(tmp_path / "cu" / "vao", **{"Năm rà soát": 2023})
    night(nights.config(tmp_path / "cu"))
    for path in (tmp_path / "cu" / "vao").iterdir():
        shutil.copy(path, tmp_path / "cu" / "ra")
    names = [path.name for path in books_in(tmp_path / "cu" / "ra")]
    assert names == ["xa-0.ket-qua.xlsx", "xa-1.ket-qua.xlsx"]
    two_communes(tmp_path / "vao")
    found, reports = reported(tmp_path, previous=tmp_path / "cu" / "ra")
    assert (len(found.ear.reports), reports.missing) == (2, 0)


def test_one_of_last_years_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    commune(tmp_path / "cu", 0, **{"Năm rà soát": 2023})
    nights.unreadable(tmp_path / "cu" / "xa-9.xlsx")
    found, reports = reported(tmp_path, previous=tmp_path / "cu")
    assert found.ear.faults == ["RV-103"]
    assert reports.missing == 0


def test_a_report_that_cannot_be_made_leaves_the_older_one(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    reported(tmp_path)
    older = (tmp_path / "ra" / HOME / "report.json").read_bytes()
    Here.broken = LostItem("crash", "SIGKILL")
    commune(tmp_path / "vao", 2)
    found, reports = reported(tmp_path)
    assert (reports.missing, found.ear.faults, found.ear.reports) == (
        1,
        ["RV-143"],
        [(HOME, False)],
    )
    assert (tmp_path / "ra" / HOME / "report.json").read_bytes() == older
    assert not (tmp_path / "ra" / ".ravo").exists()
    again, reports = reported(tmp_path)
    assert (reports.missing, again.ear.faults) == (1, ["RV-143"])


def test_a_commune_sent_twice_is_in_no_report_and_stops_no_other(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    shutil.copy(tmp_path / "vao" / "xa-0.xlsx", tmp_path / "vao" / "xa-0-ban-sao.xlsx")
    found, reports = reported(tmp_path)
    assert (reports.missing, reports.doubled) == (0, 1)
    assert (found.ear.faults, found.ear.reports) == (["RV-1064"], [(HOME, True)])
    sources = json.loads((tmp_path / "ra" / HOME / "nguon.json").read_text(encoding="utf-8"))
    assert [line["path"] for line in sources["now"]] == ["xa-1.ket-qua.xlsx"]
    assert exit_code(found.account, reports) == 1
    line = summary_line(found.account, reports, "vi")
    assert line.startswith("2 xã (3 phiếu): ")
    assert "1 xã gửi nhiều phiếu, chưa vào báo cáo" in line
    assert "2 communes (3 workbooks): " in summary_line(found.account, reports, "en")
    (tmp_path / "vao" / "xa-0-ban-sao.xlsx").unlink()
    again, reports = reported(tmp_path)
    assert (reports.doubled, again.ear.faults) == (0, [])


def test_last_years_commune_sent_twice_is_left_out_of_the_comparison(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    two_communes(tmp_path / "cu", **{"Năm rà soát": 2023})
    shutil.copy(tmp_path / "cu" / "xa-0.xlsx", tmp_path / "cu" / "ban-sao.xlsx")
    found, reports = reported(tmp_path, previous=tmp_path / "cu")
    assert (reports.missing, reports.doubled) == (0, 1)
    assert "RV-1064" in found.ear.faults


def test_a_report_whose_process_died_is_told(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    Here.broken = LostItem("crash", "SIGKILL")
    found, reports = reported(tmp_path)
    assert (reports.missing, found.ear.faults) == (1, ["RV-143"])


def test_a_stop_leaves_the_rest_of_the_reports(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    found = night(nights.config(tmp_path, report={"formats": "json"}))
    found.run.work.mkdir(exist_ok=True)
    reports = make_reports(found.run, found.account, lambda: True)
    assert reports.interrupted


# whose reports


def entry(
    commune: str, district: str | None, province: str | None, year: int | None = 2024
) -> ManifestEntry:
    return ManifestEntry(
        f"{commune}.xlsx", "a", "scored", place=WrittenPlace(year, province, district, commune)
    )


def units(*entries: ManifestEntry, levels: tuple[str, ...] = ("district", "province")) -> list[str]:
    return [unit.folder.removeprefix("bao-cao/") for unit in units_of(entries, levels)]


def test_districts_report_and_their_province() -> None:
    found = units(entry("a", "Huyện Lấp Vò", "Đồng Tháp"), entry("b", "H. Đức", "Đồng Tháp"))
    home = "2024/tinh-dong-thap"
    assert found == [f"{home}--huyen-lap-vo", f"{home}--h-duc", home]


def test_one_district_is_not_its_province() -> None:
    assert units(entry("a", "Lấp Vò", "Đồng Tháp")) == ["2024/tinh-dong-thap--huyen-lap-vo"]


def test_where_there_are_no_districts_the_province_reports() -> None:
    assert units(entry("a", None, "Đồng Tháp")) == ["2024/tinh-dong-thap"]


@pytest.mark.parametrize(
    "written", ["HUYỆN HOÀ VANG", "Huyen Hoa Vang", "Hòa Vang", "H. Hòa Vang", "Huyện Hòa Vàng"]
)
def test_two_spellings_are_one_district(written: str) -> None:
    found = units(entry("a", "Hoà Vang", "Đà Nẵng"), entry("b", written, "Đà Nẵng"))
    assert found == ["2024/thanh-pho-da-nang--huyen-hoa-vang"]


def test_a_commune_with_its_code_is_of_its_district_however_that_is_spelt() -> None:
    places = [
        WrittenPlace(2024, "Tỉnh Đồng Tháp", words, "Xã Tân Mỹ", code)
        for words, code in (("Huyện Lấp Vò", None), ("Huyen Lap Vo", "30175"), ("Lap Vo", "30175"))
    ]
    entries = [ManifestEntry(f"{n}.xlsx", "a", "scored", place=at) for n, at in enumerate(places)]
    (found,) = units_of(entries, ("district",))
    assert (found.name, found.folder) == ("Huyện Lấp Vò", HOME)
    assert len(found.entries) == 3


def test_two_units_never_share_a_folder() -> None:
    first, second = (entry(name, f"Huyện {name}", "Tỉnh Thử") for name in ("Bịa", "Bía"))
    found = units(first, second, levels=("district",))
    assert len(set(found)) == 2
    assert all(folder.startswith("2024/tinh-thu--huyen-bia--") for folder in found)
    assert units(second, first, levels=("district",)) == found
    assert units(first, levels=("district",)) == ["2024/tinh-thu--huyen-bia"]


def test_two_units_of_one_folder_name_are_told(tmp_path: Path) -> None:
    for number, name in enumerate(("Huyện Bịa", "Huyện Bía")):
        place: dict[str, Any] = {
            "Tỉnh/thành phố": "Tỉnh Thử",
            "Xã/phường/thị trấn": f"Xã Bịa {number}",
        }
        commune(tmp_path / "vao", number, **{"Huyện/quận/thị xã": name, **place})
    found, _ = reported(tmp_path, report={"formats": "json", "levels": ["district"]})
    assert found.ear.faults == ["RV-639", "RV-639"]
    assert len({folder for folder, made in found.ear.reports if made}) == 2


def test_each_year_reports_for_itself() -> None:
    found = units(entry("a", "L", "P"), entry("a", "L", "P", 2023))
    assert found == ["2023/p--l", "2024/p--l"]


def test_who_does_not_say_the_year_or_the_province_is_in_no_report() -> None:
    assert units(entry("a", "L", "P", None), entry("b", "L", None)) == []


def test_only_the_levels_asked_for_report() -> None:
    both = (entry("a", "L", "P"), entry("b", "M", "P"))
    assert units(*both, levels=("province",)) == ["2024/p"]
    assert units(*both, levels=("district",)) == ["2024/p--l", "2024/p--m"]


# the archive


def archived(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in files_of(folder)]


def test_verdicts_are_kept_in_the_archive(tmp_path: Path) -> None:
    two_communes(tmp_path / "vao")
    night(nights.config(tmp_path))
    kept = nights.config(tmp_path, archive=tmp_path / "kho")
    assert len(night(kept).done) == 2
    assert night(kept).done == []
    assert len(archived(tmp_path / "kho")) == 2
    assert len(read_archive(tmp_path / "kho")) == 4
    (tmp_path / "kho" / archived(tmp_path / "kho")[0]).unlink()
    assert len(night(kept).done) == 1
    assert len(archived(tmp_path / "kho")) == 2


def test_two_workbooks_of_one_commune_are_told_and_archived_once(tmp_path: Path) -> None:
    path = commune(tmp_path / "vao")
    shutil.copy(path, tmp_path / "vao" / "xa-0-ban-sao.xlsx")
    kept = nights.config(tmp_path, archive=tmp_path / "kho")
    assert night(kept).ear.faults == ["RV-119"]
    assert len(archived(tmp_path / "kho")) == 1
    assert night(kept).done == []
    holder = next(line["input"] for line in lines(tmp_path / "ra") if line["archived"])
    (tmp_path / "vao" / holder).unlink()
    assert len(night(kept).done) == 1
    assert len(archived(tmp_path / "kho")) == 1
