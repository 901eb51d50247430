"""`RUN.toml`: what may stand in it, what is refused, and the template that explains it."""

from pathlib import Path
from typing import Any

import pytest

from ravo.batch.config import RunConfig, keys_of, read_config
from ravo.batch.night import BatchRequest, config_of
from ravo.commands.night import write_template
from ravo.faults import InputProblem, UsageProblem
from ravo.survey.options import ReadOptions

LEAST = 'input = "vao"\noutput = "ra"\n'


def told(folder: Path, words: str) -> RunConfig:
    path = folder / "dem.toml"
    path.write_text(words, encoding="utf-8")
    return read_config(path)


def refusal(folder: Path, words: str) -> tuple[str, dict[str, Any]]:
    with pytest.raises(InputProblem) as caught:
        told(folder, words)
    return caught.value.fault.code, dict(caught.value.fault.params)


def test_the_template_says_the_defaults(tmp_path: Path) -> None:
    write_template(tmp_path / "dem.toml", quiet=True)
    found = read_config(tmp_path / "dem.toml")
    assert found == RunConfig(input=tmp_path / "phieu", output=tmp_path / "ket-qua")


def test_the_template_explains_every_key(tmp_path: Path) -> None:
    write_template(tmp_path / "dem.toml", quiet=True)
    words = (tmp_path / "dem.toml").read_text(encoding="utf-8")
    for key in keys_of(RunConfig):
        assert f"\n{key.rpartition('.')[2]} = " in words.replace("\n# ", "\n"), key


def test_every_key_of_the_template_can_be_used(tmp_path: Path) -> None:
    write_template(tmp_path / "dem.toml", quiet=True)
    lines = (tmp_path / "dem.toml").read_text(encoding="utf-8").splitlines()
    used = [line.removeprefix("# ") if " = " in line else line for line in lines]
    without_defaults = [line for line in used if line != "command = []"]
    found = told(tmp_path, "\n".join(without_defaults))
    assert found.review.options().profile == "mis"
    assert found.notify.command[0] == "mail"


def test_the_template_overwrites_nothing(tmp_path: Path) -> None:
    path = tmp_path / "dem.toml"
    path.write_text("cua toi", encoding="utf-8")
    with pytest.raises(UsageProblem) as caught:
        write_template(path, quiet=True)
    assert caught.value.fault.code == "RV-149"
    assert path.read_text(encoding="utf-8") == "cua toi"


def test_paths_are_taken_from_the_folder_of_the_file(tmp_path: Path) -> None:
    words = LEAST + 'previous = "../truoc"\n[review]\nedition = "tieu-chi.yaml"\nprofile = "mis"\n'
    found = told(tmp_path, words + '[log]\nfile = "log/dem.jsonl"\n')
    assert found.input == tmp_path / "vao"
    assert found.previous == tmp_path / "../truoc"
    assert found.review.options().edition == str(tmp_path / "tieu-chi.yaml")
    assert found.review.options().profile == "mis"
    assert found.log.file == tmp_path / "log" / "dem.jsonl"


@pytest.mark.parametrize(
    ("words", "code", "key"),
    [
        (LEAST + "[limits]\njob = 2\n", "RV-124", "limits.job"),
        (LEAST + 'outputs = "x"\n', "RV-124", "outputs"),
        ('output = "ra"\n', "RV-126", "input"),
        (LEAST + '[limits]\njobs = "hai"\n', "RV-125", "limits.jobs"),
        (LEAST + "[limits]\njobs = 1.5\n", "RV-125", "limits.jobs"),
        (LEAST + "[limits]\njobs = -1\n", "RV-125", "limits.jobs"),
        (LEAST + "[limits]\nmemory_mib = 255\n", "RV-125", "limits.memory_mib"),
        (LEAST + '[review]\narea = "city"\n', "RV-125", "review.area"),
        (LEAST + '[review]\nedition = ["nd07-2021", "nd351-2025"]\n', "RV-125", "review.edition"),
        (LEAST + '[notify]\ncommand = "mail"\n', "RV-125", "notify.command"),
        (LEAST + "give_back = true\n", "RV-125", "give_back"),
        ('input = 5\noutput = "ra"\n', "RV-125", "input"),
        ('input = ""\noutput = "ra"\n', "RV-125", "input"),
    ],
)
def test_a_key_that_cannot_be_used_is_named(
    tmp_path: Path, words: str, code: str, key: str
) -> None:
    found, params = refusal(tmp_path, words)
    assert (found, params["key"]) == (code, key)


def test_the_nearest_key_is_suggested(tmp_path: Path) -> None:
    assert refusal(tmp_path, LEAST + "[limits]\njob = 2\n")[1]["near"] == ["limits.jobs"]
    assert refusal(tmp_path, LEAST + 'profil = "mis"\n')[1]["near"] == ["review.profile"]


def test_the_least_memory_is_enough_to_be_told(tmp_path: Path) -> None:
    assert told(tmp_path, LEAST + "[limits]\nmemory_mib = 256\n").limits.memory_mib == 256


@pytest.mark.parametrize(
    "words",
    [
        "input = 'x",
        "\x00",
        "input = 'a'\ninput = 'b'",
        LEAST + "[review]\nedition = 'nd07-2021'\nedition = 'nd351-2025'\n",
    ],
)
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, words: str) -> None:
    assert refusal(tmp_path, words)[0] == "RV-123"


def test_what_the_command_line_says_counts_before_the_file(tmp_path: Path) -> None:
    told(tmp_path, LEAST + "[limits]\njobs = 1\nseconds = 7\n[review]\nyear = 2023\n")
    asked = BatchRequest(ReadOptions(year=2024), jobs=3, notify=("a", "b"))
    found = config_of(tmp_path / "dem.toml", None, asked)
    assert (found.limits.jobs, found.limits.seconds, found.review.options().year) == (3, 7, 2024)
    assert found.notify.command == ["a", "b"]


def test_two_folders_are_a_run_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = config_of(Path("vao"), Path("ra"), BatchRequest(archive=Path("kho")))
    assert found.input == tmp_path / "vao"
    assert found.archive == tmp_path / "kho"


@pytest.mark.parametrize(
    ("target", "out"), [(None, None), ("vao", None), ("dem.toml", "ra"), ("vao", "vao")]
)
def test_any_other_words_are_refused(tmp_path: Path, target: str | None, out: str | None) -> None:
    told(tmp_path, LEAST)
    paths = [None if name is None else tmp_path / name for name in (target, out)]
    with pytest.raises(UsageProblem) as caught:
        config_of(paths[0], paths[1], BatchRequest())
    assert caught.value.fault.code == "RV-148"
