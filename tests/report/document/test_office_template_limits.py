"""An office's template can neither hold ravo up, nor fill its memory, nor lead out of the
report.
"""

import io
import zipfile
from pathlib import Path

import psutil
import pytest
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from ravo.faults import InputProblem
from ravo.page_templates import templates_dir
from ravo.report.document import document as writing
from ravo.report.document.document import check_template, write_document
from ravo.report.document.export import export_templates
from ravo.report.document.template import NAMES
from ravo.report.figures.model import District
from ravo.report.forms.settings import ReportSettings
from ravo.word.apart import FillLimits, fill_apart
from ravo.word.outward import without_links
from ravo.word.template import is_shipped
from support.districts import lines_of, template

YEAR = NAMES["year"]
SMALL = FillLimits(seconds=8, mib=128)
ROOMY = FillLimits(seconds=600, mib=SMALL.mib)
"""Time enough to start a process on a busy machine."""
ENDLESS = (
    "{% for a in range(99999) %}{% for b in range(99999) %}{% for c in range(99999) "
    "%}{% endfor %}{% endfor %}{% endfor %}"
)
SWELLING = [
    "{{ 'x'.center(3000000000) }}",
    "{{ 'x'|center(3000000000) }}",
    "{{ nam.ljust(3000000000) }}",
    "{% set ns = namespace(s='xxxxxxxx') %}{% for i in range(64) "
    "%}{% set ns.s = ns.s ~ ns.s %}{% endfor %}{{ ns.s }}",
    "{% set ns = namespace(s='xxxxxxxx') %}{% for i in range(64) "
    "%}{% set ns.s = ns.s + ns.s %}{% endfor %}{{ ns.s }}",
    "{% set many = range(99999)|list %}{% set ns = namespace(s='x') %}{% for i in range(9) "
    "%}{% set ns.s = many|join(ns.s) %}{% endfor %}{{ ns.s }}",
    "{{ '%3000000000d' % 1 }}",
    "{{ 'x'.replace('x', 'y').zfill(3000000000) }}",
]


def filled(folder: Path, limits: FillLimits = SMALL) -> None:
    fill_apart(writing.FILLER, folder / YEAR, YEAR, {"nam": "2024"}, limits)


def command_line(process: psutil.Process) -> list[str]:
    """Return the words by which a process was started; none of one that has ended."""
    try:
        return process.cmdline()
    except psutil.NoSuchProcess:  # a zombie as well
        return []


@pytest.mark.usefixtures("apart")
def test_a_loop_that_does_not_end_is_stopped_and_named(tmp_path: Path) -> None:
    with pytest.raises(InputProblem) as problem:
        filled(template(tmp_path / "mau", ENDLESS), FillLimits(seconds=3, mib=128))
    assert problem.value.fault.code == "RV-1040"
    assert problem.value.fault.params["path"] == YEAR
    # One that has ended has no command line any more, though its parent may not know it yet.
    alive = psutil.Process().children(recursive=True)
    assert not [p for p in alive if "filler" in " ".join(command_line(p))]


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("words", SWELLING)
def test_texts_that_fill_the_memory_are_stopped_and_named(tmp_path: Path, words: str) -> None:
    with pytest.raises(InputProblem) as problem:
        filled(template(tmp_path / "mau", words))
    assert problem.value.fault.code == "RV-1040"


@pytest.mark.usefixtures("apart")
@pytest.mark.parametrize("words", ["{% macro m(n) %}{{ m(n) }}{% endmacro %}{{ m(1) }}"])
def test_a_macro_that_calls_itself_is_named(tmp_path: Path, words: str) -> None:
    with pytest.raises(InputProblem) as problem:
        filled(template(tmp_path / "mau", words))
    assert problem.value.fault.code in ("RV-466", "RV-468", "RV-1040")


@pytest.mark.usefixtures("apart")
def test_checking_a_template_works_nothing_out_in_this_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A constant expression is worked out when a template is compiled."""
    monkeypatch.setattr(writing, "open_template", None)
    with pytest.raises(InputProblem) as problem:
        check_template("year", template(tmp_path / "mau", "{{ nam }} {{ nma }}"))
    assert problem.value.fault.code == "RV-466"
    assert problem.value.fault.params["fields"] == "nma → nam"


@pytest.mark.usefixtures("apart")
def test_a_limit_that_is_kept_changes_nothing(tmp_path: Path) -> None:
    folder = template(tmp_path / "mau", "Năm {{ nam }} {{ 'x'.center(9) }}")
    done = fill_apart(writing.FILLER, folder / YEAR, YEAR, {"nam": "2024"}, ROOMY)
    assert done.document
    (tmp_path / "a.docx").write_bytes(done.document)
    assert lines_of(tmp_path / "a.docx") == ["Năm 2024     x    "]


def test_ravos_own_templates_are_known_by_their_letters(tmp_path: Path) -> None:
    export_templates(tmp_path)
    for name in NAMES.values():
        assert is_shipped(templates_dir() / name)
        assert is_shipped(tmp_path / name)
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes() + b"\0")
        assert not is_shipped(tmp_path / name)


def test_an_edited_copy_makes_the_same_report_as_ravos_own(pair: District, tmp_path: Path) -> None:
    export_templates(tmp_path / "mau")
    path = tmp_path / "mau" / YEAR
    own, copied = tmp_path / "a.docx", tmp_path / "b.docx"
    write_document(pair, ReportSettings(), "year", None, own)
    with zipfile.ZipFile(path, "a") as archive:
        archive.comment = b"saved again"
    assert not is_shipped(path)
    assert write_document(pair, ReportSettings(), "year", path.parent, copied) == ()
    assert own.read_bytes() == copied.read_bytes()


# what leads outside

TEMPLATE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
PICTURE = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<w:drawing><a:blip r:link="{id}"/></w:drawing></w:r>'
)
OBJECT = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<w:object><o:OLEObject Type="Link" r:id="{id}"/></w:object></w:r>'
)


def outward(folder: Path) -> Path:
    """Write a template that leads outside in every way."""
    path = template(folder, "Năm {{ nam }}", "Đường dẫn: ", "Hình: ", "Trường: ") / YEAR
    document = Document(str(path))
    settings_part = document.part._settings_part
    reference = settings_part.relate_to("file:///\\\\may-chu\\mau.dotx", TEMPLATE, is_external=True)
    attached = OxmlElement("w:attachedTemplate")
    attached.set(qn("r:id"), reference)
    document.settings.element.append(attached)
    part, (_, linked, pictured, fielded) = document.part, document.paragraphs
    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), part.relate_to("https://vi.du/x", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "trang của xã"
    run.append(text)
    link.append(run)
    linked._p.append(link)
    image = part.relate_to("http://vi.du/hinh.png", RELATIONSHIP_TYPE.IMAGE, is_external=True)
    pictured._p.append(parse_xml(PICTURE.format(id=image)))
    thing = part.relate_to("\\\\may-chu\\bang.xlsx", RELATIONSHIP_TYPE.OLE_OBJECT, is_external=True)
    pictured._p.append(parse_xml(OBJECT.format(id=thing)))
    for pieces in (["INCLUDE", "PICTURE http://vi.du/b.png"], [" PAGE "]):
        for kind in ("begin", *pieces, "end"):
            run = OxmlElement("w:r")
            if kind in ("begin", "end"):
                child = OxmlElement("w:fldChar")
                child.set(qn("w:fldCharType"), kind)
            else:
                child = OxmlElement("w:instrText")
                child.text = kind
            run.append(child)
            fielded._p.append(run)
    document.save(str(path))
    return folder


def test_what_leads_outside_is_taken_out_and_named(pair: District, tmp_path: Path) -> None:
    made = tmp_path / "a.docx"
    (fault,) = write_document(pair, ReportSettings(), "year", outward(tmp_path / "mau"), made)
    assert (fault.code, fault.severity) == ("RV-1041", "warning")
    named = str(fault.params["links"])
    for link in (
        "mau.dotx",
        "https://vi.du/x",
        "hinh.png",
        "bang.xlsx",
        "INCLUDEPICTURE http://vi.du/b.png",
    ):
        assert link in named
    with zipfile.ZipFile(made) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data in parts.items():
        assert b"External" not in data, name
        for words in (b"may-chu", b"vi.du", b"attachedTemplate", b"OLEObject", b"r:link"):
            assert words not in data, name
    lines = lines_of(made)
    assert lines[0] == f"Năm {pair.year}"
    assert "trang của xã" in parts["word/document.xml"].decode()
    assert b" PAGE " in parts["word/document.xml"]


def test_a_template_without_links_is_left_as_it_is(tmp_path: Path) -> None:
    data = (template(tmp_path / "mau", "{{ nam }}") / YEAR).read_bytes()
    assert without_links(data) == (data, ())
    for name in NAMES.values():
        shipped = (templates_dir() / name).read_bytes()
        assert without_links(shipped) == (shipped, ())


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(["INCLUDE", "TEXT ", "PICTURE ", " PAGE ", "DDEAUTO ", "LINK ", "y ", " "]),
        max_size=6,
    )
)
def test_no_instruction_that_fetches_is_left_however_it_is_split(pieces: list[str]) -> None:
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ["", *pieces, ""]:
        run = OxmlElement("w:r")
        child = OxmlElement("w:instrText" if piece else "w:fldChar")
        if piece:
            child.text = piece
        else:
            child.set(qn("w:fldCharType"), "end" if len(paragraph._p) else "begin")
        run.append(child)
        paragraph._p.append(run)
    buffer = io.BytesIO()
    document.save(buffer)
    done, named = without_links(buffer.getvalue())
    left = "".join(e.text or "" for e in Document(io.BytesIO(done)).element.iter(qn("w:instrText")))
    whole = "".join(pieces)
    fetches = whole.split()[:1] in (
        ["INCLUDE"],
        ["INCLUDETEXT"],
        ["INCLUDEPICTURE"],
        ["DDEAUTO"],
        ["LINK"],
    )
    assert left == ("" if fetches else whole)
    assert named == ((whole.strip(),) if fetches else ())
