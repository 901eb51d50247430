"""Settings of a report with a target, as an office would give them."""

from pathlib import Path

from ravo.report.forms.settings import PlannedRate, ReportSettings, YearTarget


def with_target(
    least: float = 0.2, most: float = 0.5, *, year: int = 2024, rate: PlannedRate = "poor"
) -> ReportSettings:
    """Return settings with a target of one year, by a plan made up for tests."""
    target = YearTarget(least=least, most=most, source="Kế hoạch thử", rate=rate)
    return ReportSettings(target={year: target})


def toml(folder: Path, text: str) -> Path:
    """Write the settings file of a report."""
    path = folder / "report.toml"
    path.write_text(text, encoding="utf-8")
    return path
