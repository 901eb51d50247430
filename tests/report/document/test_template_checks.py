"""What a template may not do: misspell, break off, reach into the program. All told by name."""

import zipfile
from pathlib import Path

import pytest
from docx import Document

from ravo.fault_words import fault_message
from ravo.faults import Fault, InputProblem, UsageProblem
from ravo.report.document.document import write_document
from ravo.report.document.export import export_templates
from ravo.report.document.fields import FIELDS
from ravo.report.document.template import NAMES, open_template
from ravo.report.figures.model import District
from ravo.report.forms.settings import ReportSettings
from support.districts import lines_of, template


def refused(folder: Path) -> Fault:
    with pytest.raises(InputProblem) as problem:
        open_template("year", folder)
    assert problem.value.exit_code == 3
    return problem.value.fault


def written(unit: District, folder: Path, path: Path) -> list[str]:
    write_document(unit, ReportSettings(), "year", folder, path)
    return lines_of(path)


MISSPELT = [
    ("{{ nma }}", "nma → nam"),
    ("{{ ngheo.tyle }}", "ngheo.tyle → ngheo.ty_le"),
    ("{{ ngheo['tyle'] }}", "ngheo.tyle → ngheo.ty_le"),
    ("{{ ngeo.ho }}", "ngeo → ngheo"),
    ("{{ ngheo.so.hoo }}", "ngheo.so.hoo → ngheo.so.ho"),
    ("{% for x in dong %}{{ x.tenn }}{% endfor %}", "x.tenn → x.ten"),
    ("{% for x in dong|selectattr('dam')|list %}{{ x.tenn }}{% endfor %}", "x.tenn → x.ten"),
    ("{% for x in dong[:3] %}{{ x.tenn }}{% endfor %}", "x.tenn → x.ten"),
    ("{% for x in dong if x.damm %}{{ x.ten }}{% endfor %}", "x.damm → x.dam"),
    ("{{ dong[0].tenn }}", "dong.0.tenn → dong.0.ten"),
    ("{{ (dong|first).tenn }}", "tenn → ten"),
    ("{% set x = ngheo %}{{ x.tyle }}", "x.tyle → x.ty_le"),
    ("{% if false %}{{ nma }}{% endif %}", "nma → nam"),
    ("{% for x in dong %}{{ x.ten }}{% endfor %}{{ x.ten }}{{ nma }}", "x → {%p for x in … %}"),
    ("{{ nam.foo }}", "nam.foo → "),
    ("{{ zzzzzzzzzzzz }}", "zzzzzzzzzzzz → ?"),
]


@pytest.mark.parametrize(("words", "said"), MISSPELT)
def test_a_misspelt_field_is_named_with_the_nearest(tmp_path: Path, words: str, said: str) -> None:
    fault = refused(template(tmp_path / "mau", words))
    assert fault.code == "RV-466"
    assert str(fault.params["fields"]).startswith(said)
    message, hint = fault_message(fault, "vi")
    assert "bao-cao-nam.docx" in message
    assert said in message
    assert "cac-truong.docx" in hint


def test_all_misspelt_fields_are_told_at_once_wherever_they_stand(tmp_path: Path) -> None:
    folder = template(tmp_path / "mau", "{{ nma }} {{ nam }} {{ nma }}", "{{ don_vi.tenn }}")
    path = folder / NAMES["year"]
    document = Document(str(path))
    document.sections[0].header.paragraphs[0].text = "{{ don_vi.capp }}"
    document.sections[0].footer.paragraphs[0].text = "{{ noi_lapp }}"
    document.core_properties.title = "{{ namm }}"
    document.save(str(path))
    said = str(refused(folder).params["fields"])
    assert said == (
        "nma → nam; don_vi.tenn → don_vi.ten; don_vi.capp → don_vi.cap; noi_lapp → noi_lap; "
        "namm → nam"
    )


SPELT_RIGHT = [
    "{% for x in dong %}{{ loop.index }} {{ x.ten }} {{ x['ten'] }} {{ x.so.ngheo_ho }}{% "
    "endfor %}",
    "{% for x in dong|sort(attribute='ten')|reverse %}{{ x.ten|upper }}{% endfor %}",
    "{% for i in range(3) %}{{ i }}{{ dong[0].ten }}{% endfor %}",
    "{% set tong = ngheo.so.ho + can_ngheo.so.ho %}{{ tong }}",
    "{% if nam %}{% set x = dong %}{% endif %}{% for y in x %}{{ y.ten }}{% endfor %}",
    "{% macro ghi(n) %}{{ n }}{% endmacro %}{{ ghi(nam) }}",
    "{% for v in can_cu %}{{ v }}{% endfor %}{{ nam.upper() }}{{ can_cu|join('; ') }}",
    "{% with a = ngheo.ho %}{{ a }}{% endwith %}{% set ns = namespace(n=0) "
    "%}{% set ns.n = 1 %}{{ ns.n }}",
    "{{ '%s hộ' % ngheo.ho }} {{ dong|length }} {{ (dong|first).ten }} {{ "
    "dong|map(attribute='ten')|join(', ') }}",
]


def test_what_is_spelt_right_is_accepted_and_filled_in(pair: District, tmp_path: Path) -> None:
    folder = template(tmp_path / "mau", *SPELT_RIGHT)
    lines = written(pair, folder, tmp_path / "a.docx")
    assert [words for words in lines if "{" in words or not words.strip()] == []
    assert len(lines) == len(SPELT_RIGHT)


def used(field: str, number: int, more: str = "") -> tuple[str, str]:
    """Return words with a field, its name written longer by `more`; and how a fault names it."""
    lists, _, name = field.rpartition("[].")
    line = f"d{number}"
    if field.endswith("[]"):
        found = f"{field[:-2]}{more}"
        return f"{{% for {line} in {found} %}}{{{{ {line} }}}}{{% endfor %}}", found
    if lists:
        found = f"{line}.{name}{more}"
        return f"{{% for {line} in {lists} %}}{{{{ {found} }}}}{{% endfor %}}", found
    return f"{{{{ {field}{more} }}}}", f"{field}{more}"


def test_every_listed_field_can_be_written_and_one_letter_more_cannot(tmp_path: Path) -> None:
    assert len(FIELDS) > 100
    right = [used(field.name, number)[0] for number, field in enumerate(FIELDS)]
    open_template("year", template(tmp_path / "right", *right))
    wrong = [used(field.name, number, "q") for number, field in enumerate(FIELDS)]
    fault = refused(template(tmp_path / "wrong", *(words for words, _ in wrong)))
    assert fault.code == "RV-466"
    named = [item.partition(" → ")[0] for item in str(fault.params["fields"]).split("; ")]
    assert sorted(named) == sorted({found for _, found in wrong})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Tỷ lệ {{ ngheo.ty_le }", "Tỷ lệ {{ ngheo.ty_le }"),
        ("{% if nam %}thiếu đuôi", "{% if nam %}thiếu đuôi"),
        ("{% endfor %}", "{% endfor %}"),
        ("{% fro x in dong %}", "{% fro x in dong %}"),
        ("Hộ: {{ ngheo.ho|lamtron }}", "Hộ: {{ ngheo.ho|lamtron }}"),
        ("{{ don_vi.ten|safe }}", "{{ don_vi.ten|safe }}"),
        ("{% autoescape false %}{{ nam }}{% endautoescape %}", "{% autoescape false %}"),
        ("{{ " + "ngheo." * 40 + " }}", "{{ " + ("ngheo." * 40)[:77] + "…"),
    ],
)
def test_a_wrong_command_is_shown_with_its_words(tmp_path: Path, words: str, said: str) -> None:
    fault = refused(template(tmp_path / "mau", "Dòng đầu", words, "Dòng cuối"))
    assert fault.code == "RV-467"
    assert str(fault.params["words"]).startswith(said)
    assert fault.params["path"] == "bao-cao-nam.docx"


@pytest.mark.parametrize(
    "words",
    [
        "{{ ngheo.ho + 1 }}",
        "{{ 1 // 0 }}",
        "{{ nam * 1000000000 }}",
        "{{ 9 ** 9 ** 9 }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ cycler.__init__.__globals__.os }}",
        "{% include 'x' %}",
        "{% for i in range(10000000) %}{% endfor %}",
    ],
)
def test_what_cannot_be_worked_out_is_refused(pair: District, tmp_path: Path, words: str) -> None:
    folder = template(tmp_path / "mau", words)
    with pytest.raises(InputProblem) as problem:
        written(pair, folder, tmp_path / "a.docx")
    assert problem.value.fault.code in ("RV-466", "RV-468")
    assert not (tmp_path / "a.docx").exists()


def test_a_missing_template_names_file_and_folder(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        fault = refused(folder)
        assert (fault.code, fault.params["path"], fault.params["folder"]) == (
            "RV-464",
            "bao-cao-nam.docx",
            str(folder),
        )
    template(tmp_path / "mau", "{{ nam }}", which="half-year")
    assert refused(tmp_path / "mau").code == "RV-464"
    assert open_template("half-year", tmp_path / "mau").name == "bao-cao-6-thang.docx"


@pytest.mark.parametrize(
    "content", [b"", b"khong phai zip", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 64]
)
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / NAMES["year"]).write_bytes(content)
    assert refused(tmp_path).code == "RV-465"


def rewritten(folder: Path, change: dict[str, bytes]) -> Path:
    """Change parts of an office's template."""
    path = template(folder, "{{ nam }}") / NAMES["year"]
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, **change}.items():
            archive.writestr(name, data)
    return folder


@pytest.mark.parametrize(
    "change",
    [
        {"word/document.xml": b"<w:document"},
        {"word/document.xml": b"<a/>"},
        {"[Content_Types].xml": b"<Types/>"},
        {"word/bomb.xml": b" " * (65 << 20)},
    ],
)
def test_a_damaged_or_swollen_template_is_refused(tmp_path: Path, change: dict[str, bytes]) -> None:
    assert refused(rewritten(tmp_path / "mau", change)).code == "RV-465"


def test_entities_are_not_followed(pair: District, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật", encoding="utf-8")
    folder = template(tmp_path / "mau", "MARK")
    with zipfile.ZipFile(folder / NAMES["year"]) as archive:
        body = archive.read("word/document.xml").decode("utf-8")
    head, _, rest = body.partition("?>")
    hostile = f'{head}?><!DOCTYPE d [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{rest}'
    rewritten(folder, {"word/document.xml": hostile.replace("MARK", "&x;").encode()})
    try:
        said = written(pair, folder, tmp_path / "a.docx")
    except InputProblem as problem:
        said = [problem.fault.code]
    assert "bí mật" not in "".join(said)


def test_an_offices_copies_are_never_written_over(tmp_path: Path) -> None:
    export_templates(tmp_path)
    (tmp_path / NAMES["half-year"]).unlink()
    (tmp_path / "cac-truong.docx").unlink()
    kept = (tmp_path / NAMES["year"]).read_bytes()
    with pytest.raises(UsageProblem) as problem:
        export_templates(tmp_path)
    assert (problem.value.fault.code, problem.value.fault.params["files"]) == (
        "RV-469",
        [NAMES["year"]],
    )
    assert [path.name for path in tmp_path.iterdir()] == [NAMES["year"]]
    assert (tmp_path / NAMES["year"]).read_bytes() == kept


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "mau").write_text("", encoding="utf-8")
    with pytest.raises(UsageProblem):
        export_templates(tmp_path / "mau")
