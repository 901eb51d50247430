"""The file of holidays of an office: the option goes before the settings, whose file is beside."""

from datetime import date
from pathlib import Path

from ravo.pipeline.office_days import office_days
from ravo.report.forms.settings import ReportSettings


def test_the_option_goes_before_the_settings(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Ngày\n30/4/2026\n", "utf-8")
    (tmp_path / "b.csv").write_text("Ngày\n1/5/2026\n", "utf-8")
    settings = ReportSettings(holidays="a.csv")
    path = tmp_path / "report.toml"
    assert office_days(None, settings, path).off == {date(2026, 4, 30)}
    assert office_days(tmp_path / "b.csv", settings, path).off == {date(2026, 5, 1)}
    assert office_days(None, ReportSettings(), path).file is None
    assert office_days(None).file is None
