"""Bundles: what goes in comes out; whatever is damaged, altered or strange is refused whole."""

import hashlib
import hmac
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ravo.faults import Fault, RavoError, UsageProblem
from ravo.pipeline import bundled_results
from ravo.pipeline.listener import SILENCE, Silence
from ravo.pipeline.register_exchange import (
    BundleContents,
    BundleRequest,
    OpenRequest,
    bundle_of_register,
    open_bundle,
)
from ravo.register import bundle, sealed
from ravo.register.bundle_contents import false_fields
from ravo.register.undone import undo
from ravo.results.workbook import write_results
from support.books import household, member, write
from support.refusals import code_of
from support.register_lists import add, author, dump, home, made_list, within
from support.reviews import review
from support.rights import rights_are


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have keys derived in no time."""
    monkeypatch.setattr(sealed, "LOG_N", 2)
    monkeypatch.setattr(bundle, "LOG_N", 2)


def words(folder: Path, word: str) -> Path:
    path = folder / f"{word}.txt"
    path.write_text(word + "\n", encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a register of two communes, and results."""
    folder = tmp_path_factory.mktemp("sent")
    register = folder / "a.sqlite"
    add(register, made_list(2023, [home("A1")]), made_list(2023, [home("T1")], "Tân Mỹ"), day=1)
    add(register, made_list(2024, [home("A1", "near_poor"), home("A2")]), day=2)
    add(register, made_list(2024, [home("T1")], "Tân Mỹ"), day=3)
    (folder / "xa.ket-qua.xlsx").write_bytes(b"results " * 50_000)
    return folder


def make(sent: Path, out: Path, **more: Any) -> Path:
    results = [sent / "xa.ket-qua.xlsx"]
    request = BundleRequest(out, results, str(sent / "a.sqlite"), **more)
    bundle_of_register(request, SILENCE)
    return out


def opened(path: Path, register: Path, **more: Any) -> BundleContents:
    request = OpenRequest(path, str(register), "vi", **more)
    return open_bundle(request, SILENCE)


def test_lists_that_nobody_chose_are_named_by_commune_and_period(tmp_path: Path) -> None:
    """Several years of one commune in a batch: the others are named; undo does not part them."""
    register = tmp_path / "a.sqlite"
    years = (2022, 2023, 2024)
    lists = [made_list(year, [home(f"A{year}")]) for year in years]
    first = add(register, *lists, made_list(2023, [home("T1")], "Tân Mỹ"), day=1)
    assert first.batch is not None
    within(register, undo, first.batch.short, author(2))
    add(register, lists[1], day=3)
    found: list[Fault] = []
    listener = type(SILENCE)()
    object.__setattr__(listener, "fault", found.append)
    communes, periods = ["Bình Thành"], ["2023"]
    chosen = BundleRequest(tmp_path / "g.zip", [], str(register), communes, periods)
    with pytest.raises(UsageProblem) as problem:
        bundle_of_register(chosen, listener)
    assert (problem.value.fault.code, problem.value.fault.params["lists"]) == (
        "RV-1554",
        "Tân Mỹ (2023)",
    )
    assert not chosen.out.exists()
    bundle_of_register(replace(chosen, with_others=True), listener)
    beside = {fault.code: fault.params for fault in found}["RV-1251"]
    assert beside["count"] == 3
    assert str(beside["lists"]).endswith("Bình Thành (2022, 2024), Tân Mỹ (2023)")


@pytest.mark.parametrize(
    ("communes", "periods", "others"),
    [
        ((), (), None),
        (("Bình Thành",), (), "Tân Mỹ (2024)"),
        (("Bình Thành",), ("2023",), "Bình Thành (2024), Tân Mỹ (2024)"),
        (("Tân Mỹ",), ("2024",), "Bình Thành (2024)"),
        ((), ("2024",), None),
        ((), ("2023",), "Bình Thành (2024), Tân Mỹ (2024)"),
    ],
)
def test_results_that_nobody_chose_are_named(
    sent: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    communes: tuple[str, ...],
    periods: tuple[str, ...],
    others: str | None,
) -> None:
    """Results of each commune in 2024, and a file that does not say whose it is."""
    files = [tmp_path / name for name in ("Bình Thành", "Tân Mỹ", "khác")]
    for file in files:
        file.write_bytes(b"results")
    monkeypatch.setattr(
        bundled_results,
        "_commune_and_period",
        lambda file: (made_list(2024, [], file.name).unit, "2024") if file.name != "khác" else None,
    )
    found: list[Fault] = []
    listener = type(SILENCE)()
    object.__setattr__(listener, "fault", found.append)
    register = str(sent / "a.sqlite")
    chosen = BundleRequest(tmp_path / "g.zip", files, register, communes, periods)
    request = replace(chosen, with_others=True)
    bundle_of_register(request, listener)
    named = {fault.code: fault.params for fault in found}
    assert named.get("RV-1472", {}).get("results") == others
    assert named.get("RV-1473", {}).get("files") == (["khác"] if communes or periods else None)


def test_results_say_whose_they_are(tmp_path: Path) -> None:
    info = {"Năm rà soát": 2024, "Xã/phường/thị trấn": "Xã Bình Thành"}
    survey = write(tmp_path / "a.xlsx", [household("H1", 3)], [member("H1")], info=info)
    path = tmp_path / "a.ket-qua.xlsx"
    write_results(review(survey), path, "vi")
    about = bundled_results._commune_and_period(path)
    assert about is not None
    assert (about[0].name, about[1]) == ("Xã Bình Thành", "2024")
    assert bundled_results._commune_and_period(survey) is None


def test_what_goes_in_comes_out(sent: Path, tmp_path: Path) -> None:
    secrets = {"password_file": words(tmp_path, "mật"), "sign_file": words(tmp_path, "chung")}
    path = make(sent, tmp_path / "goi.ravo", **secrets)
    assert rights_are(path, 0o600)
    assert b"a.sqlite" not in path.read_bytes()
    into = tmp_path / "b.sqlite"
    for batches in (3, 0):
        contents = opened(path, into, folder=tmp_path / "ra", **secrets)
        assert contents.merged.batches == batches
    assert dump(into) == dump(sent / "a.sqlite")
    written = tmp_path / "ra" / "xa.ket-qua.xlsx"
    assert written.read_bytes() == (sent / "xa.ket-qua.xlsx").read_bytes()
    path.chmod(0o644)
    written.unlink()
    opened(path, into, folder=tmp_path / "ra", **secrets)
    assert rights_are(written, 0o600)
    written.write_bytes(b"another")
    assert code_of(lambda: opened(path, into, folder=tmp_path / "ra", **secrets)) == "RV-1252"


def test_the_chosen_communes_and_periods_come_with_their_whole_batches(
    sent: Path, tmp_path: Path
) -> None:
    path = make(sent, tmp_path / "goi.zip", communes=["tân mỹ"], periods=["2024"])
    manifest = json.loads(zipfile.ZipFile(path).read("manifest.json"))
    assert (manifest["batches"], manifest["communes"]) == (1, ["Tân Mỹ"])
    path = make(sent, tmp_path / "goi.zip", communes=["Tân Mỹ"], with_others=True)
    manifest = json.loads(zipfile.ZipFile(path).read("manifest.json"))
    assert (manifest["batches"], manifest["communes"]) == (2, ["Bình Thành", "Tân Mỹ"])
    nothing = {"communes": ["Tân Mỹ"], "periods": ["2030"]}
    assert code_of(lambda: make(sent, tmp_path / "x.zip", **nothing)) == "RV-1249"


def test_passwords_and_passphrases_are_asked_for(sent: Path, tmp_path: Path) -> None:
    right, wrong = words(tmp_path, "đúng"), words(tmp_path, "sai")
    locked = make(sent, tmp_path / "a.ravo", password_file=right)
    signed = make(sent, tmp_path / "b.zip", sign_file=right)
    into = tmp_path / "x.sqlite"
    assert code_of(lambda: opened(locked, into)) == "RV-1253"
    assert code_of(lambda: opened(locked, into, password_file=wrong)) == "RV-113"
    assert code_of(lambda: opened(locked, into, password_file=right, sign_file=right)) == "RV-1247"
    assert code_of(lambda: opened(signed, into, sign_file=wrong)) == "RV-1247"
    assert not into.exists()
    heard: list[Fault] = []

    class Heard(Silence):
        def fault(self, fault: Fault) -> None:
            heard.append(fault)

    open_bundle(OpenRequest(signed, str(into), "vi"), Heard())
    assert [(one.code, one.params["path"]) for one in heard] == [("RV-1248", "b.zip")]


def test_results_of_one_name_are_not_put_into_one_bundle(sent: Path, tmp_path: Path) -> None:
    other = tmp_path / "xa.ket-qua.xlsx"
    other.write_bytes((sent / "xa.ket-qua.xlsx").read_bytes())
    request = BundleRequest(
        tmp_path / "a.zip", [sent / "xa.ket-qua.xlsx", other], str(sent / "a.sqlite")
    )
    assert code_of(lambda: bundle_of_register(request, SILENCE)) == "RV-1250"
    assert not (tmp_path / "a.zip").exists()


def test_a_bundle_that_is_damaged_or_cut_off_is_refused(sent: Path, tmp_path: Path) -> None:
    password = words(tmp_path, "đúng")
    into = tmp_path / "x.sqlite"
    allowed = {"RV-1243", "RV-1244", "RV-1245", "RV-1246", "RV-106", "RV-115", "RV-104"}
    for name, secrets in (("a.ravo", {"password_file": password}), ("b.zip", {})):
        path = make(sent, tmp_path / name, **secrets)
        whole = path.read_bytes()
        size = len(whole)
        for at in (9, 40, size // 2, size - 3000, size - 1):
            path.write_bytes(whole[:at])
            assert code_of(lambda: opened(path, into, **secrets)) in allowed  # noqa: B023
        for at in (0, 45, 60, size // 3, size // 2, size - 40):
            path.write_bytes(whole[:at] + bytes((whole[at] ^ 1,)) + whole[at + 1 :])
            found = code_of(lambda: opened(path, into, **secrets))  # noqa: B023
            assert found in allowed | {"RV-113"}
    assert not into.exists()


def packed(members: dict[str, bytes]) -> bytes:
    """Return a zip of members, with right sums."""
    sums = {name: hashlib.sha256(data).hexdigest() for name, data in members.items()}
    lines = "".join(f"{sums[name]}  {name}\n" for name in sums)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**members, "SHA256SUMS": lines.encode()}.items():
            archive.writestr(name, data)
    return file.getvalue()


def test_strange_members_are_refused(tmp_path: Path) -> None:
    path, into = tmp_path / "goi.zip", tmp_path / "x.sqlite"
    head = json.dumps({"format": "ravo-bundle", "version": 1}).encode()
    newer = json.dumps({"format": "ravo-bundle", "version": 2}).encode()
    cases = [
        ({"manifest.json": newer}, "RV-1245"),
        ({"manifest.json": b"{"}, "RV-1243"),
        ({"register.sqlite": b"x"}, "RV-1243"),
        ({"manifest.json": head, "register.sqlite": b"no database" * 99}, "RV-1285"),
        ({"manifest.json": head, "results/a.xlsx": bytes(60 << 20)}, "RV-106"),
        *(
            ({"manifest.json": head, name: b"x"}, "RV-1246")
            for name in (
                "results/../../thoát.xlsx",
                "results/..",
                "results/",
                "/results/a.xlsx",
                "results/a\\b.xlsx",
                "results/C:a.xlsx",
                "lạ.txt",
                "results/.bashrc",
                "results/-rf.xlsx",
                "results/CON.xlsx",
                "results/lpt1 .xlsx",
                "results/a\x1b[2J.xlsx",
                "results/a\u202excod.xlsx",
                "results/a.xlsx.",
            )
        ),
    ]
    for members, code in cases:
        path.write_bytes(packed(members))
        assert code_of(lambda: opened(path, into, folder=tmp_path / "ra")) == code, members.keys()
    assert not list(tmp_path.glob("**/*.xlsx"))


def test_a_bad_register_in_a_bundle_is_named_by_the_bundle(sent: Path, tmp_path: Path) -> None:
    path = make(sent, tmp_path / "goi.zip")
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in ("manifest.json", "register.sqlite")}
    part = tmp_path / "part.sqlite"
    part.write_bytes(members["register.sqlite"])
    with closing(sqlite3.connect(part)) as connection, connection:
        connection.execute("UPDATE batch SET at = 'x'")
    path.write_bytes(packed({**members, "register.sqlite": part.read_bytes()}))
    with pytest.raises(RavoError, match="RV-1240") as caught:
        opened(path, tmp_path / "x.sqlite")
    assert caught.value.fault.params["path"] == "goi.zip"


def test_a_member_that_no_sum_has_is_refused(sent: Path, tmp_path: Path) -> None:
    path = make(sent, tmp_path / "goi.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("results/khac.xlsx", b"x")
    assert code_of(lambda: opened(path, tmp_path / "x.sqlite")) == "RV-1244"


def test_a_seal_is_as_the_docs_describe_it(sent: Path, tmp_path: Path) -> None:
    path = make(sent, tmp_path / "goi.ravo", password_file=words(tmp_path, "mật khẩu"))
    sealed_bytes = path.read_bytes()
    head, pieces = sealed_bytes[:44], sealed_bytes[44:]
    log_n, r, p = head[8:11]
    both = hashlib.scrypt("mật khẩu".encode(), salt=head[12:28], n=1 << log_n, r=r, p=p, dklen=64)
    assert head[:8] == b"RAVOGOI1"
    assert hmac.digest(both[32:], head[:28], "sha256")[:16] == head[28:]
    cut = [pieces[at : at + 1048592] for at in range(0, len(pieces), 1048592)]
    plain = b"".join(
        AESGCM(both[:32]).decrypt(at.to_bytes(11, "big") + bytes((at == len(cut) - 1,)), one, head)
        for at, one in enumerate(cut)
    )
    names = zipfile.ZipFile(io.BytesIO(plain)).namelist()
    assert names == ["manifest.json", "SHA256SUMS", "register.sqlite", "results/xa.ket-qua.xlsx"]


def test_pieces_of_a_seal_cannot_be_left_out_or_moved(tmp_path: Path) -> None:
    contents = bytes(range(256)) * 10_000
    target = io.BytesIO()
    sealing = sealed.SealingFile(target, "đúng")
    for at in range(0, len(contents), 70_000):
        sealing.write(contents[at : at + 70_000])
    sealing.close()
    whole = target.getvalue()
    head, piece = whole[:44], 1048592
    one, two, three = (
        whole[44 : 44 + piece],
        whole[44 + piece : 44 + 2 * piece],
        whole[44 + 2 * piece :],
    )
    assert b"".join(sealed.unsealed(io.BytesIO(whole), tmp_path, ["đúng"])) == contents
    for altered in (one + two, two + one + three, one + three, three, one + two + two + three):
        with pytest.raises(RavoError) as problem:
            list(sealed.unsealed(io.BytesIO(head + altered), tmp_path, ["đúng"]))
        assert problem.value.fault.code == "RV-1244"


def test_a_folder_brings_its_results(sent: Path, tmp_path: Path) -> None:
    """Surveys and lock files stay; what is missing or has none is named before anything is read."""
    folder = tmp_path / "2024"
    folder.mkdir()
    for name in ("a.ket-qua.xlsx", "b.ket-qua.xlsx", "a.xlsx", "~$a.ket-qua.xlsx"):
        (folder / name).write_bytes(b"x")
    out = tmp_path / "b.zip"
    made = bundle_of_register(BundleRequest(out, [folder], str(sent / "a.sqlite")), SILENCE)
    assert made.results == 2
    names = [name for name in zipfile.ZipFile(out).namelist() if name.startswith("results/")]
    assert names == ["results/a.ket-qua.xlsx", "results/b.ket-qua.xlsx"]
    (folder / "empty").mkdir()

    def refused(name: str) -> str:
        """Return the code of the problem with results of a name."""
        request = BundleRequest(out, [folder / name], str(sent / "a.sqlite"))
        return code_of(lambda: bundle_of_register(request, SILENCE))

    assert (refused("no.xlsx"), refused("empty")) == ("RV-101", "RV-1479")
    assert code_of(lambda: opened(tmp_path / "no.zip", tmp_path / "b.sqlite")) == "RV-101"


def test_names_that_bundles_refuse_do_not_go_in(sent: Path, tmp_path: Path) -> None:
    """What is made can be opened; a name that only looks like a device's is one as any other."""
    assert not bundle.is_plain_name("a:b.xlsx")
    for name, fits in (("-a.xlsx", False), ("~a.xlsx", False), ("xã-01 (2).xlsx", True)):
        assert bundle.is_plain_name(name) is fits
        (tmp_path / name).write_bytes(b"x")
        request = BundleRequest(tmp_path / "b.zip", [tmp_path / name], str(sent / "a.sqlite"))
        if fits:
            assert bundle_of_register(request, SILENCE).results == 1
        else:
            assert code_of(lambda: bundle_of_register(request, SILENCE)) == "RV-1344"  # noqa: B023
    assert bundle.is_plain_name("CONG.xlsx")
    assert bundle.is_plain_name("com10.xlsx")


def codes_of_opening(path: Path, into: Path, **more: Any) -> dict[str, Any]:
    """Return the faults of opening a bundle, their parameters by code."""
    found: list[Fault] = []
    listener = type(SILENCE)()
    object.__setattr__(listener, "fault", found.append)
    open_bundle(OpenRequest(path, str(into), "vi", **more), listener)
    return {fault.code: fault.params for fault in found}


def test_a_password_that_was_not_needed_is_named(sent: Path, tmp_path: Path) -> None:
    password = words(tmp_path, "đúng")
    into = tmp_path / "x.sqlite"
    plain = make(sent, tmp_path / "a.zip")
    locked = make(sent, tmp_path / "b.ravo", password_file=password)
    assert not codes_of_opening(plain, into)
    assert set(codes_of_opening(plain, into, password_file=password)) == {"RV-1342"}
    assert not codes_of_opening(locked, into, password_file=password)


def test_a_manifest_that_does_not_fit_is_named(sent: Path, tmp_path: Path) -> None:
    """Sums say that a member is as it was packed, not that it is true."""
    path = make(sent, tmp_path / "a.zip")
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in ("manifest.json", "register.sqlite")}
    manifest = json.loads(members["manifest.json"])
    assert false_fields(manifest, {**manifest, "lists": 3}) == ["lists"]
    assert (manifest["lists"], manifest["households"]) == (4, 5)
    for field, value in (("periods", ["2024"]), ("households", 4), ("communes", [])):
        altered = {**manifest, field: value}
        path.write_bytes(packed({**members, "manifest.json": json.dumps(altered).encode()}))
        found = codes_of_opening(path, tmp_path / f"{field}.sqlite")
        assert found == {"RV-1343": {"path": "a.zip", "fields": [field]}}
