"""How many communes a night has: a workbook that does not say whose it is counts as one."""

from ravo.batch.communes import communes_among
from ravo.batch.manifest import ManifestEntry
from ravo.places import WrittenPlace

HOME = ("Tỉnh Đồng Tháp", "Huyện Lấp Vò")


def place(commune: str) -> WrittenPlace:
    return WrittenPlace(2024, *HOME, commune)


def test_communes_are_counted_and_unknown_workbooks_each() -> None:
    entries = [
        ManifestEntry("a.xlsx", "1", "scored", place=place("Xã Tân Mỹ")),
        ManifestEntry("b.xlsx", "2", "scored", place=place("Tân Mỹ")),
        ManifestEntry("c.xlsx", None, "failed"),
        ManifestEntry("d.xlsx", None, "failed"),
    ]
    assert communes_among(entries) == 3
