"""Made-up households of one commune, as the papers of villages have them."""

from typing import Any

from ravo.documents.holders import CommunePapers, CommunePlace, PaperHousehold, PaperPerson


def home(
    code: str, klass: str | None = "poor", village: str = "Ấp 1", **more: Any
) -> PaperHousehold:
    known = {"head": PaperPerson(name=f"Nguyễn Văn {code}"), "size": 4, **more}
    if isinstance(known["head"], str):
        known["head"] = PaperPerson(name=known["head"])
    return PaperHousehold(place=0, code=code, village=village, klass=klass, **known)


def papers(*homes: PaperHousehold, **more: Any) -> CommunePapers:
    known: dict[str, Any] = {
        "file": "xa.ket-qua.xlsx",
        "place": CommunePlace("Xã Mỹ An Hưng A", "Huyện Lấp Vò", "Tỉnh Đồng Tháp", "30172"),
        "year": 2024,
        "edition": "nd07-2021",
        "period": "Định kỳ",
        "list_month": None,
        "basis": (),
        "indicators": (),
        "indicator_names": (),
        "households": homes,
        "read": len(homes),
    }
    return CommunePapers(**{**known, **more})
