"""Words that have no place on what leaders and families read: codes, ids, commands, English."""

import re

from ravo.text import unmarked

CODES = re.compile(
    r"RV-\d+|--\w+|\b\w+\.(?:xlsx|html|json|toml|csv|docx|yaml)\b|\bravo\b"
    r"|\b[a-z]+\d*[-_][a-z\d_-]+\b|\b\d{5}-\d{2,}\b",
    re.IGNORECASE,
)
"""Fault codes, options, files, the program's name, ids such as `nd07-2021`, household codes."""
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|th|tr|ch|kh|ph|gh|gi|qu|[bcdghklmnprstvx])?[iuo]?[aeiouy]{1,2}[iuoy]?"
    r"(?:ng|nh|ch|[cmnpt])?"
)
"""A Vietnamese syllable without its marks."""
LETTERS = {"B1", "B2", "UBND", "STT", "NĐ", "CP", "TTg", "TT", "QĐ"}
"""Words of the law that are no syllables."""


def odd_words(text: str) -> list[str]:
    """Return the codes in a Vietnamese text and the words that are not Vietnamese."""
    found = CODES.findall(text)
    for word in re.findall(r"[^\W\d_]+\d*", CODES.sub(" ", text)):
        plain = unmarked(word).casefold()
        if word not in LETTERS and not SYLLABLE.fullmatch(plain):
            found.append(word)
    return found
