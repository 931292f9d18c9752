"""Text made plain character by character, so that a place found in it is a place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_DASHES = frozenset("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d")
_APOSTROPHES = frozenset("\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032")


class _Levelled(dict[int, str]):
    """A table for ``str.translate`` that levels each character when it is first met."""

    def __missing__(self, number: int) -> str:
        self[number] = _level_character(chr(number))
        return self[number]


_LEVELLED = _Levelled()


def _level_character(character: str) -> str:
    if character.isspace():
        return " "
    if character in _DASHES:
        return "-"
    if character in _APOSTROPHES:
        return "'"
    base = unicodedata.normalize("NFD", character)[0]
    lowered = base.lower()
    return lowered if len(lowered) == 1 else character


def level(text: str) -> str:
    """Return text in lower case, without accents, one character for each of its own.

    Unlike ``fold`` it keeps the length: ``level(text)[i]`` stands for ``text[i]``.

    >>> level("Été 2024 – l’œuvre")
    "ete 2024 - l'œuvre"
    """
    return text.translate(_LEVELLED)


def alternation(phrases: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases in a levelled text, longest first.

    A phrase that begins or ends with a letter or a digit matches whole words only.

    >>> bool(re.search(alternation(["au moins", "≥"]), "au moins 3"))
    True
    >>> bool(re.search(alternation(["moins"]), "neanmoins 3"))
    False
    """
    levelled = sorted({level(phrase) for phrase in phrases}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(_bounded(phrase) for phrase in levelled) + ")"


def _bounded(phrase: str) -> str:
    before = r"(?<!\w)" if re.match(r"\w", phrase) else ""
    after = r"(?!\w)" if re.search(r"\w$", phrase) else ""
    return before + re.escape(phrase) + after


def words_around(levelled: str, start: int, end: int, reach: int = 160) -> tuple[int, int]:
    """Return the span of the whole words within ``reach`` characters of ``levelled[start:end]``.

    What is said of a number stands near it; a search over all that stands before each number of
    a long text takes time that grows with its square.

    >>> words_around("environ douze (12) ateliers", 15, 17, reach=9)
    (8, 18)
    """
    first = 0 if start <= reach else levelled.find(" ", start - reach, start) + 1 or start
    last = len(levelled)
    if end + reach < last:
        space = levelled.rfind(" ", end, end + reach)
        last = end if space < 0 else space
    return first, last
