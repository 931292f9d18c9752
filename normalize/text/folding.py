"""Text made plain for comparison: one space, plain apostrophes and dashes, no accents.

Two depths: ``tidy`` keeps what a reader sees (case, accents); ``fold`` is for matching only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

Answer = TypeVar("Answer")

# Names and words come back on every page: folded once, they cost nothing the next time.
_REMEMBERED = 1 << 15
_LONGEST = 400  # characters of a text that is remembered
_FIRST_MARK = "\u0300"  # no character before it combines
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]")
_APOSTROPHES = re.compile("[\u2018\u2019\u201b\u02bc\u00b4\u0060\u2032]")
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})
_NOT_WORD = re.compile(r"[^0-9a-z]+")
# A slug drops elided articles and prepositions: "de l'Enseignement" -> "de-enseignement".
_ELISION = re.compile(r"\b[ldLD]'(?=\w)")


def tidy(text: str) -> str:
    """Return text with one kind of space, dash and apostrophe; superscripts left alone.

    >>> tidy("Pôle d’enseignement   supérieur – Montérégie")
    "Pôle d'enseignement supérieur - Montérégie"
    """
    if text.isascii():
        text = text.replace("`", "'")
    else:
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
        text = _APOSTROPHES.sub("'", _DASHES.sub("-", text))
    return " ".join(text.split())


def remembered(function: Callable[[str], Answer]) -> Callable[[str], Answer]:
    """Return ``function`` with its answers kept; those to long texts are not, which hardly recur.

    A whole document's text would be held for as long as the process lives.
    """
    known = lru_cache(maxsize=_REMEMBERED)(function)

    @wraps(function)
    def answer(text: str) -> Answer:
        return known(text) if len(text) <= _LONGEST else function(text)

    return answer


@remembered
def fold(text: str) -> str:
    """Return text for matching: tidy, lower case, without accents or ligatures.

    >>> fold("RECONNAÎTRE – Main-d’œuvre")
    "reconnaitre - main-d'oeuvre"
    """
    plain = tidy(text)
    if plain.isascii():
        return plain.lower()
    plain = unicodedata.normalize("NFKD", plain.translate(_LIGATURES))
    bare = "".join([c for c in plain if c < _FIRST_MARK or not unicodedata.combining(c)])
    return " ".join(bare.casefold().split())


def slug(name: str) -> str:
    """Return the identifier made from a name: its words, elisions dropped, joined by hyphens.

    >>> slug("Ministère de l’Enseignement supérieur")
    'ministere-de-enseignement-superieur'
    """
    return _NOT_WORD.sub("-", fold(_ELISION.sub("", tidy(name)))).strip("-")
