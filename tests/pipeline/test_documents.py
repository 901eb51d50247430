"""The papers of one run: months that are none of a year, communes without anybody to recognise."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from ravo.faults import Fault, UsageProblem
from ravo.faults.unread import Unread
from ravo.pipeline import documents as pipeline
from ravo.pipeline.documents import DocumentsRequest, PaperDraft, PapersRead, file_name
from ravo.pipeline.listener import Silence
from support.books import household, write
from support.paper_homes import ISSUER, commune_papers, paper_home


class Noted(Silence):
    """Keeps the codes of the faults that it hears of."""

    codes: list[str] = []  # noqa: RUF012  a frozen listener: emptied by each test
    settings: list[object] = []  # noqa: RUF012

    def fault(self, fault: Fault) -> None:
        """Keep the code of a fault."""
        self.codes.append(fault.code)
        self.settings.append(fault.params.get("settings"))


def decided(
    read: PapersRead, out: Path, monkeypatch: pytest.MonkeyPatch
) -> tuple[list[Path], list[str]]:
    """Return the decisions of papers, and the codes that are reported."""
    monkeypatch.setattr(pipeline, "read_papers", lambda *_, **__: read)
    listener = Noted()
    listener.codes.clear()
    request = DocumentsRequest(results=[], out=out)
    return list(pipeline.write_decisions(request, listener).files), list(listener.codes)


def read_of(**more: object) -> PapersRead:
    papers = replace(commune_papers([paper_home(0, "undetermined")]), **more)  # type: ignore[arg-type]
    return PapersRead((papers,), (ISSUER,), (), (), Unread())


def test_a_commune_with_nobody_in_a_list_gets_no_decision(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, codes = decided(read_of(), tmp_path, monkeypatch)
    assert (files, codes) == ([], ["RV-1432", "RV-1362", "RV-1358"])


def test_the_list_of_a_month_makes_no_decision_of_a_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageProblem) as problem:
        decided(read_of(list_month="2024-03"), tmp_path, monkeypatch)
    assert problem.value.fault.code == "RV-1363"


def test_indicators_that_the_form_has_no_column_for_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = tuple(f"i{number}" for number in range(13))
    read = replace(read_of(indicators=ids), items=(object(),))  # type: ignore[arg-type]
    monkeypatch.setattr(pipeline, "read_papers", lambda *_, **__: read)
    with pytest.raises(UsageProblem) as problem:
        pipeline.write_certificates(DocumentsRequest(results=[], out=tmp_path), Noted())
    assert problem.value.fault.code == "RV-1354"


@pytest.mark.parametrize(
    ("count", "settings", "codes"),
    [
        (2, 'signed_by = "Trần Thị B"\nplace = "Lấp Vò"\n', [("RV-1389", ["place", "signed_by"])]),
        (1, 'signed_by = "Trần Thị B"\n', []),
        (2, 'basis = ["Kế hoạch số 1"]\n', []),
    ],
)
def test_settings_of_one_office_that_several_communes_leave_unused_are_noted(
    tmp_path: Path, count: int, settings: str, codes: list[tuple[str, list[str]]]
) -> None:
    names = ("Xã Mỹ An Hưng A", "Xã Tân Mỹ")[:count]
    books = [
        write(tmp_path / f"{at}.xlsx", [household()], info={"Xã/phường/thị trấn": name})
        for at, name in enumerate(names)
    ]
    (file := tmp_path / "report.toml").write_text(settings, encoding="utf-8")
    request = DocumentsRequest(results=books, out=tmp_path / "out", settings=file)
    listener = Noted()
    listener.codes.clear()
    listener.settings.clear()
    read = pipeline.read_papers(request, listener, compares=False)
    assert list(zip(listener.codes, listener.settings, strict=True)) == codes
    assert [issuer.signer for issuer in read.issuers] == (
        ["Trần Thị B"] if count == 1 else ["", ""]
    )


@pytest.mark.parametrize(("known", "code"), [(False, "RV-1361"), (True, "RV-1437")])
def test_refusals_need_the_requests_and_the_criteria(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, known: bool, code: str
) -> None:
    homes = (paper_home(0, "not_poor", request="enter"),)
    read = replace(
        read_of(households=homes, requests_known=known),
        items=(SimpleNamespace(edition_id="khong-co"),),  # type: ignore[arg-type]
    )
    monkeypatch.setattr(pipeline, "read_papers", lambda *_, **__: read)
    with pytest.raises(UsageProblem) as problem:
        pipeline.write_refusals(DocumentsRequest(results=[], out=tmp_path), Noted())
    assert problem.value.fault.code == code


def test_rows_that_are_in_no_part_are_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, codes = decided(read_of(read=2), tmp_path, monkeypatch)
    assert "RV-1367" in codes


def test_no_two_documents_get_one_name(tmp_path: Path) -> None:
    from ravo.documents.templates import FilledPaper

    # Two villages differ by a mark alone, which names of files do not have.
    papers = commune_papers([])
    drafts = [
        PaperDraft(file_name("giay", papers, village), lambda: FilledPaper(b"x"))
        for village in ("Ấp Tân", "Ấp Tần", "")
    ]
    request = DocumentsRequest(results=[], out=tmp_path)
    made = pipeline.write_drafts(request, drafts, read_of(), Silence())
    assert [path.name for path in made] == [
        "giay-30172-xa-my-an-hung-a-2024-ap-tan.docx",
        "giay-30172-xa-my-an-hung-a-2024-ap-tan-2.docx",
        "giay-30172-xa-my-an-hung-a-2024.docx",
    ]
