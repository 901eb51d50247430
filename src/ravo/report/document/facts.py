"""A district's figures → the raw values of the fields of the written report."""

from collections import Counter
from collections.abc import Mapping, Sequence

from ravo.criteria.terms import LISTED, HouseholdClass
from ravo.messages import say
from ravo.report.document import sentences
from ravo.report.document.annexes import annexes
from ravo.report.document.basis import legal_basis
from ravo.report.document.comparison import whole_before
from ravo.report.document.flows import movements
from ravo.report.document.lists import (
    cause_rows,
    group_rows,
    indicator_rows,
    unit_rows,
    village_rows,
)
from ravo.report.document.proposals import ProposalFacts, proposals
from ravo.report.figures.model import CommuneFigures, District, with_one_checker
from ravo.report.forms.settings import ReportSettings
from ravo.report.page.figures import is_yearly
from ravo.report.page.model import VERDICTS, Rate
from ravo.report.page.rates import rate_of, target_of, totals_of
from ravo.word.fields import Values

CLASSES = {
    "ngheo": (HouseholdClass.poor,),
    "can_ngheo": (HouseholdClass.near_poor,),
    "da_chieu": LISTED,
    "trung_binh": (HouseholdClass.average_living,),
}
"""The groups of fields of a class, and the classes that each counts."""


def facts_of(district: District, settings: ReportSettings, forms: Sequence[str] = ()) -> Values:
    """Return the raw value of every field; None means "chưa có số liệu", never 0.

    `forms` are the numbers of the forms that go with the report.
    """
    communes, before = district.communes, whole_before(district)
    rates = {name: rate_of(communes, before, classes) for name, classes in CLASSES.items()}
    rows = unit_rows(district, settings)
    indicators = indicator_rows(district, before)
    causes = cause_rows(communes, settings)
    target = _target(rates, district, rows, settings)
    quality, sent, near = (
        _quality(communes),
        _sent(district),
        _near(communes, settings),
    )
    unclassed = quality["bi_loai"] + quality["chua_xac_dinh"]
    return {
        **_heads(district, settings),
        "so_sanh_duoc": before is not None,
        "can_cu": legal_basis(district, settings),
        "quyet_dinh": _decision(settings),
        "nop": sent,
        "chat_luong": quality,
        "dan_cu": {
            "ho": totals_of(communes, "households"),
            "khau": totals_of(communes, "members"),
        },
        **{name: _class(name, district, rate, unclassed) for name, rate in rates.items()},
        "chi_tieu": target,
        "dien_bien": movements(district),
        "dong": rows,
        "cau_xa": sentences.extremes(rows),
        "thon": village_rows(district),
        "chi_so": indicators,
        "cau_chi_so": sentences.deprived_most(indicators, communes),
        "nhom": group_rows(communes, settings),
        "nguyen_nhan": causes,
        "cau_nguyen_nhan": sentences.caused_most(causes),
        "sat_chuan": near,
        "kien_nghi": proposals(
            ProposalFacts(
                district=district,
                units=rows,
                target=target,
                quality=quality,
                sent=sent,
                near=near,
                near_points=settings.near_line_points,
                indicators=indicators,
                causes=causes,
            )
        ),
        "phu_luc": annexes(forms),
    }


def _heads(district: District, settings: ReportSettings) -> Values:
    unit = settings.unit or district.name
    previous = district.previous
    only = district.communes[0] if district.level == "commune" else None
    return {
        "nam": str(district.year),
        "nam_truoc": str(previous.year) if previous else say("document.unknown", "vi"),
        "co_nam_truoc": previous is not None,
        "don_vi": {
            "ten": unit,
            "ten_hoa": unit.upper(),
            "ten_cau": sentences.inside(unit),
            "cap": say(f"forms.level_{district.level}", "vi"),
            "tinh": district.province,
            "cap_tren": sentences.inside(_above(district)),
        },
        "noi_lap": settings.place,
        "nguoi_lap": settings.prepared_by or (only.prepared_by if only else None),
        "nguoi_ky": settings.signed_by or (only.signed_by if only else None),
        "chuc_vu_ky": settings.signer_title,
        "bo_tieu_chi": district.edition_id,
    }


def _above(district: District) -> str:
    """Return the unit to which the report is addressed; empty where it is unknown."""
    above = district.communes[0].place.district if district.level == "commune" else None
    return above or (district.province if district.level != "province" else None) or ""


def _sent(district: District) -> Values:
    names = [place.name for place in district.missing]
    sent = len(district.communes)
    return {
        "tong": sent + len(names),
        "da_nop": sent,
        "chua_nop": len(names),
        "ten_chua_nop": ", ".join(names),
        "cau": sentences.sent(sent, names),
    }


def _quality(communes: Sequence[CommuneFigures]) -> Values:
    every = [item.quality for item in communes]
    values = {
        "doc": sum(item.read for item in every),
        "cham": sum(item.scored for item in every),
        "bi_loai": sum(item.rejected for item in every),
        "khong_con": sum(item.departed for item in every),
        "de_trong": sum(item.blank for item in every),
        "chua_xac_dinh": sum(item.undetermined for item in every),
    }
    return {**values, "cau": sentences.quality(values, with_one_checker(communes))}


def _class(name: str, district: District, rate: Rate, unclassed: int) -> Values:
    now, last = rate.households, rate.last_households
    return {
        "ho": now,
        "khau": rate.members,
        "ty_le": rate.rate,
        "ty_le_khau": rate.member_rate,
        "ho_truoc": last,
        "ty_le_truoc": rate.last_rate,
        "thay_doi_ho": None if now is None or last is None else now - last,
        "thay_doi_ty_le": rate.change,
        "cau": sentences.level(name, rate, unclassed),
        "so_sanh": _comparison(name, district, rate),
    }


def _comparison(name: str, district: District, rate: Rate) -> str:
    if district.previous is None:
        return say("document.no_last_year", "vi")
    if rate.households is None or rate.last_households is None:
        return sentences.not_comparable(district)
    return sentences.compared(
        name, district.previous.year, rate.households, rate.last_households, rate
    )


def _decision(settings: ReportSettings) -> Values:
    """Return the decision that recognises the results, as far as the settings name it."""
    number, day = settings.decision_number, settings.decision_date
    words = sentences.decision(number, day) if number else ""
    return {"so_hieu": number, "ngay": sentences.day_words(day), "cau": words}


def _target(
    rates: Mapping[str, Rate], district: District, rows: Sequence[Values], settings: ReportSettings
) -> Values:
    plan, yearly = settings.target_of(district.year), is_yearly(district)
    target = target_of(rates["ngheo"], rates["da_chieu"], plan, yearly=yearly)
    if target is None:
        return _no_target(district)
    verdicts = Counter(row["ket_luan"] for row in rows if not row["dam"])
    met, over, short, unknown = (sentences.verdict_cell(verdict) for verdict in VERDICTS)
    kept = verdicts[met] + verdicts[over]
    names = [row["ten"] for row in rows if not row["dam"] and row["ket_luan"] == short]
    return {
        "co": True,
        "ty_le": sentences.rate_words(target),
        "nguon": target.source,
        "thap_nhat": target.least,
        "cao_nhat": target.most,
        "muc_giam": target.reduction,
        "ket_luan": sentences.verdict(target.verdict),
        "cau": sentences.target(target, district),
        "xa_dat": kept,
        "xa_chua_dat": len(names),
        "xa_chua_ro": verdicts[unknown],
        "ten_xa_chua_dat": ", ".join(names),
        "cau_xa": sentences.targets(kept, names, verdicts[unknown], district.level),
    }


def _no_target(district: District) -> Values:
    """Return the fields for a year without a target: no verdict is given."""
    sentence = sentences.no_target(district.year)
    none = ("thap_nhat", "cao_nhat", "muc_giam", "xa_dat", "xa_chua_dat", "xa_chua_ro")
    words = ("nguon", "ten_xa_chua_dat", "cau_xa", "ty_le", "ket_luan")
    blank = dict.fromkeys(words, "")
    return {"co": False, **dict.fromkeys(none), **blank, "cau": sentence}


def _near(communes: Sequence[CommuneFigures], settings: ReportSettings) -> Values:
    """Return the households near the line by points, and separately those by indicators only."""
    villages = [village for item in communes for village in item.villages]
    b1 = sum(village.near_b1 for village in villages)
    apart = sum(village.near_count - village.near_both for village in villages)
    sentence = sentences.near(b1, apart, settings.near_line_points, settings.near_line_indicators)
    return {"b1": b1, "chi_so": apart, "cau": sentence}
