"""Which fonts of a page come out as signs that are no text.

A font without a character map gives codes instead of letters: signs that no text has, or letters
in an order that no French or English word has.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml

from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.page import Word

LEGIBILITY = SETTINGS.legibility

DATA = Path(__file__).parent / "data" / "letter_pairs.yaml"
UNREAD = "\ufffd"
NO_TEXT = frozenset({"Cc", "Cn", "Co", "Cs"})  # Unicode categories
RARE = re.compile(r"[^\x20-\x7e\u00a0-\u024f\u2010-\u2027]")
LETTERS = re.compile(r"[a-z]{5,}")  # shorter runs are codes and acronyms as often as words


def illegible_fonts(words: Iterable[Word]) -> frozenset[str]:
    """Names of the fonts whose words, taken together, are no text.

    Args:
        words: Words of one page; fonts with too few of them are not judged by their letters.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for word in words:
        texts[word.font].append(word.text)
    return frozenset(font for font, parts in texts.items() if not is_legible(_some(parts)))


def _some(texts: Sequence[str]) -> Sequence[str]:
    """Texts from all over the page, at most so many as tell."""
    return texts[:: max(len(texts) // LEGIBILITY.enough_words, 1)]


def is_legible(texts: Sequence[str]) -> bool:
    r"""Whether the texts are made of characters and, where there are enough, of words.

    >>> is_legible(["Nombre", "de", "personnes"])
    True
    >>> is_legible(["\ufffd\ufffd\ufffd\ufffd\ufffd", "\ufffd\ufffd\ufffd\ufffd\ufffd"])
    False
    """
    if strange_share(texts) > LEGIBILITY.most_strange_share:
        return False
    if all(text.isnumeric() for text in texts):
        return True
    common, pairs = _letter_pairs(texts)
    return pairs < LEGIBILITY.fewest_pairs or common >= LEGIBILITY.least_common_share * pairs


def strange_share(texts: Iterable[str]) -> float:
    """Share of signs that no text has; 0 where there are too few signs to tell.

    Signs that stand alone are bullets and icons, and are not counted.
    """
    signs = "".join([text for text in texts if len(text) > 1])
    if len(signs) < LEGIBILITY.fewest_signs or (signs.isascii() and signs.isprintable()):
        return 0.0
    rare: list[str] = RARE.findall(signs)
    return sum(ch == UNREAD or unicodedata.category(ch) in NO_TEXT for ch in rare) / len(signs)


def _letter_pairs(texts: Iterable[str]) -> tuple[int, int]:
    """How many pairs of letters are common ones, and how many there are.

    A word counts once: a table that repeats its codes says no more than one that does not.
    """
    pairs: Counter[str] = Counter()
    for run in set(LETTERS.findall(_bare(" ".join(texts)))):
        pairs.update(a + b for a, b in pairwise(run))
    common = _common_pairs()
    return sum(n for pair, n in pairs.items() if pair in common), pairs.total()


def _bare(text: str) -> str:
    """Lower case, accents left off."""
    parts = unicodedata.normalize("NFD", text.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(ch for ch in parts if not unicodedata.combining(ch))


@cache
def _common_pairs() -> frozenset[str]:
    return frozenset(yaml.safe_load(DATA.read_text(encoding="utf-8"))["pairs"].split())
