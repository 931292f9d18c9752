"""How much a text is like the name of a body, of a part of one, or the title of a person."""

from __future__ import annotations

import re
from functools import lru_cache

from jalon.normalize.bodies.name_index import bearers_of, name_index, words_of
from jalon.normalize.evidence_words import BULLETS, endings_of, is_done, listed, openings_of
from jalon.normalize.text.levelling import level
from jalon.normalize.text.phrases import Words, closes, opens, words_in_order

_REMEMBERED = 1 << 14
_LONGEST_LIST = 240
_LONGEST_NAME = 14  # words
_MOST_PARTS = 12
_PARTS = re.compile(
    r"""\s*[,;/|\n•+]\s* | \s+-\s+ | \s+(?:et|and|&|with|avec)\s+
    | \s+(?:en\s(?:collaboration|partenariat|concertation)\savec
      | in\s(?:conjunction|collaboration|partnership|consultation)\s(?:with|of)
      | with\s(?:the\s)?support\s(?:of|from)|supported\sby)\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING_BRACKET = re.compile(r"\s*\([^()]*\)$")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ]{0,3}[A-ZÀ-Þ][A-ZÀ-Þa-z0-9-]{0,8}")


def body_likeness(text: str) -> float:
    """Return how much every part of a list is like a body, 0 to 1.

    >>> body_likeness("UQAR, Cégep de Lévis")
    1.0
    >>> body_likeness("Comité eau et agente de liaison") >= 0.8
    True
    >>> body_likeness("Comité formé") <= 0.3
    True
    """
    if not text or len(text) > _LONGEST_LIST:
        return 0.0
    whole = _one_body(text)
    parts = [part for part in _PARTS.split(text) if part][:_MOST_PARTS]
    if len(parts) < 2:
        return whole
    mean = sum(map(_one_body, parts)) / len(parts)
    return round(max(mean, whole), 2)


@lru_cache(maxsize=_REMEMBERED)
def _one_body(part: str) -> float:
    name = _TRAILING_BRACKET.sub("", part.strip(BULLETS)).strip("() ")
    words = words_in_order(level(name))
    if not words or len(words) > _LONGEST_NAME:
        return 0.0
    if _is_known(name, words):
        return 1.0
    if words in openings_of("everybody").get(words[0], ()):
        return 0.7
    if _has_head(words):
        return 0.3 if is_done(name, words) or re.search(r"\d{2}", name) else 0.8
    is_unit = words in openings_of("units").get(words[0], ())
    return 0.6 if is_unit or _ACRONYM.fullmatch(name) else 0.0


def _is_known(name: str, words: Words) -> bool:
    index = name_index()
    if len(words) <= 3 and bearers_of(name, index):
        return True
    return words_of(name, index.words) in index.by_words


def _has_head(words: Words) -> bool:
    """Whether it begins with a noun for a body or a title, or ends with one as in English."""
    if opens(words, openings_of("body_heads")) or opens(words, openings_of("titles")):
        return True
    return bool(closes(words, endings_of("body_tails")) or words[-1] in listed("titles"))
