"""The 54 peoples and the spellings that they go by."""

from collections import defaultdict
from collections.abc import Iterator

import pytest

from ravo.contract.columns import contract
from ravo.places import peoples
from ravo.places.peoples import EthnicGroup, is_official, people_names, people_of
from ravo.text import loose_key


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Khmer", "Khơ-me"),
        ("Khơ me", "Khơ-me"),
        ("khơme", "Khơ-me"),
        ("Kho me", "Khơ-me"),
        ("Khome", "Khơ-me"),
        ("E De", "Ê-đê"),
        ("H'Mông", "HMông"),
        ("H’mông", "HMông"),
        ("Mông", "HMông"),
        ("Ê Đê", "Ê-đê"),
        ("Êđê", "Ê-đê"),
        ("Ba Na", "Ba-na"),
        ("Jrai", "Gia-rai"),
        ("Xê Đăng", "Xơ-đăng"),
        ("M'Nông", "Mnông"),
        ("K'Ho", "Cơ-ho"),
        ("Raglai", "Ra-glai"),
        ("Hoa (Hán)", "Hoa"),
        ("Kinh (Việt)", "Kinh"),
        ("Sán Chay (Cao Lan)", "Sán Chay"),
        ("Cao Lan", "Sán Chay"),
        ("Vân Kiều", "Bru-Vân Kiều"),
        ("dân tộc Tày", "Tày"),
        ("TAY", "Tày"),
        ("BOY", "Bố Y"),
        ("Bruvankieu", "Bru-Vân Kiều"),
        ("Người Dao", "Dao"),
        ("Khác", "Khác"),
    ],
)
def test_a_usual_spelling_names_its_people(written: str, name: str) -> None:
    assert people_of(written) == name


@pytest.mark.parametrize(
    "written", ["Kih", "Nguyễn Văn Thử", "1", "Kinh Tày", "Kinh (Tày)", "Chil"]
)
def test_a_word_that_names_none_is_left(written: str) -> None:
    assert people_of(written) is None


def test_there_are_54_and_each_name_is_its_own() -> None:
    assert len(people_names()) == 55
    assert [people_of(name) for name in people_names()] == list(people_names())


def test_no_spelling_is_that_of_two_peoples() -> None:
    found = defaultdict(set)
    for name, words in peoples._every():
        found[loose_key(words).replace(" ", "")].add(name)
    assert {key: names for key, names in found.items() if len(names) > 1} == {}


@pytest.fixture
def two_alike(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A list in which marks alone tell two peoples apart; no two of the 54 are such."""
    alike = (EthnicGroup(1, "Ê-đe", ("Tu-dí",)), EthnicGroup(2, "E-đê", ()))
    caches = (peoples.people_names, peoples._names, people_of)
    with monkeypatch.context() as patch:
        patch.setattr(peoples, "peoples", lambda: alike)
        for cached in caches:
            cached.cache_clear()
        yield
    for cached in caches:
        cached.cache_clear()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ê đe", "Ê-đe"),
        ("E-ĐÊ", "E-đê"),
        ("êđe", "Ê-đe"),
        ("eđê", "E-đê"),
        ("E De", None),
        ("ede", None),
        ("Tu di", "Ê-đe"),
        ("tudi", "Ê-đe"),
    ],
)
@pytest.mark.usefixtures("two_alike")
def test_names_that_marks_tell_apart_need_them(written: str, name: str | None) -> None:
    assert people_of(written) == name


def test_the_peoples_are_numbered_in_their_order() -> None:
    assert [people.number for people in peoples.peoples()] == list(range(1, 55))


def test_the_columns_of_peoples_have_these_words() -> None:
    columns = [column for column in contract() if column.name == "ethnicity"]
    assert len(columns) == 2
    assert all(column.vocabulary == people_names() for column in columns)


@pytest.mark.parametrize(
    ("written", "name", "own"),
    [
        ("khơ me", "Khơ-me", True),
        ("Kho-me", "Khơ-me", True),
        ("Khmer", "Khơ-me", False),
        ("Kinh", "Khơ-me", False),
    ],
)
def test_a_peoples_own_name_is_official_however_it_is_spelt(
    written: str, name: str, own: bool
) -> None:
    assert is_official(written, name) is own


def test_a_word_in_brackets_counts_only_where_both_name_one_people() -> None:
    assert people_of("Khmer (Khơ me)") == "Khơ-me"
    assert people_of("Khmer (Bịa)") is None
    assert people_of("Bịa (Khmer)") is None
