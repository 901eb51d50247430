"""The check that a word is built as Vietnamese syllables are: onset, rhyme, tone."""

import re
from functools import cache

from ravo.text import split_tone

_ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_RHYME_LIST = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on
ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uâc uân uâng uât uây uc uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut
uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y ych yêm yên yêng yêt yêu ynh yt
"""
_RHYMES = _RHYME_LIST.split()
_SYLLABLE = re.compile(f"(?:{'|'.join(_ONSETS.split())})?(?:{'|'.join(_RHYMES)})")
_VOWELS = "aăâeêioôơuưy"
_NUCLEI = {re.sub(f"[^{_VOWELS}].*", "", rhyme) for rhyme in _RHYMES} | {"iê", "yê", "uô", "ươ"}
_NEAR = re.compile(
    f"[bcdđfghjklmnpqrstvwxz]{{0,4}}(?:{'|'.join(sorted(_NUCLEI, key=len, reverse=True))})"
    "[bcdfghjklmnpqrstvwxz]{0,3}"
)
_STOPS = ("c", "ch", "p", "t")
_SHARP, _HEAVY = 5, 6


def _parts(word: str) -> tuple[str, int]:
    return split_tone(word.lower())


@cache
def is_syllable(word: str) -> bool:
    """Return whether `word` is a syllable of Vietnamese, in any case and tone placement.

    A syllable that ends in c, ch, p or t can only have the tone sắc or nặng.
    """
    base, tone = _parts(word)
    if _SYLLABLE.fullmatch(base) is None:
        return False
    return tone in (_SHARP, _HEAVY) or not base.endswith(_STOPS)


@cache
def is_near_syllable(word: str) -> bool:
    """Return whether `word` has one Vietnamese nucleus between consonants, as names such as Blô."""
    return is_syllable(word) or _NEAR.fullmatch(_parts(word)[0]) is not None
