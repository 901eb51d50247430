"""`ravo calendar`: the file, what was there before, the years that there are."""

from pathlib import Path

from icalendar import Calendar

from support.programs import inside


def test_a_calendar_is_written_and_an_edited_one_kept(tmp_path: Path) -> None:
    out = tmp_path / "lich.ics"
    done = inside("calendar", "--year", "2026", "-o", out)
    assert done.returncode == 0
    assert "26 ngày của năm 2026." in done.stderr
    first = out.read_bytes()
    assert inside("calendar", "--year", "2026", "-o", out).returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["lich.ics"]
    out.write_bytes(first.replace(b"20260609", b"20260604"))
    done = inside("calendar", "--year", "2026", "-o", out)
    assert "RV-100" in done.stderr
    assert out.read_bytes() == first
    (kept,) = tmp_path.glob("*truoc*")
    assert b"20260604" in kept.read_bytes()


def test_a_level_a_language_and_a_year(tmp_path: Path) -> None:
    out = tmp_path / "lich.ics"
    assert inside("calendar", "--year", "2024", "--level", "province", "-o", out).returncode == 0
    assert len(Calendar.from_ical(out.read_bytes()).walk("VEVENT")) == 11
    assert inside("calendar", "--year", "2024", "--lang", "en", "-o", out).returncode == 0
    assert b"SUMMARY:The monthly review begins" in out.read_bytes()
    for words, code in (
        (("2027", "-o", out), "RV-1170"),
        (("2026", "-o", tmp_path / "lich.txt"), "RV-1011"),
        (("2026", "-o", "-"), "RV-1012"),
    ):
        done = inside("calendar", "--year", *words)
        assert done.returncode == 2
        assert code in done.stderr
