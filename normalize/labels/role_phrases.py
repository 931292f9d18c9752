"""Listed phrases of column headings found in a heading's words, and what stands beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz, process

from jalon.schemas.lexicon import NearSpelling, RoleIndex, RolePhrase
from jalon.schemas.values import RoleGuess

_NEAR = 88.0  # rapidfuzz ratio at which a word counts as misspelt
_LEAST_LETTERS = 6  # of a word that may be misspelt
_MOST_STEMS = 4  # of a heading whose spelling is looked at

ASIDE = re.compile(r"\(([^()]*)\)?")
DATES = re.compile(
    r"""
    (?:\b(?:au|en\sdate\sdu|as\sof|as\sat|on|to|pour|for|du|de|from|a\spartir\sdu)\s+)?
    (?:(?:l'|the\s)?(?:annee|exercice|year|fy|an)\s+(?:scolaire\s+|financiere?\s+|budgetaire\s+)?)?
    (?:
        (?:\d{1,2}(?:er)?\s+)?                                    # a day
        (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre
          |january|february|march|april|may|june|july|august|september|october|november|december)
        (?:\s+\d{1,2},)?\s+(?:19|20)\d\d
      | \d{1,2}(?:er)?\s+(?:janvier|mars|avril|mai|juin|septembre|decembre)   # "au 31 mars"
      | (?:an|annee|year)\s?\d                                     # "Cible an 1"
      | (?:19|20)\d\d(?:\s*[-/]\s*(?:19|20)?\d\d)?                # "2025", "2024-2025", "2024-25"
      | \d\d\s*-\s*\d\d                                           # "24-25"
      | (?:19|20)\d\d-\d\d-\d\d
    )\b
    """,
    re.VERBOSE,
)


def turned(
    phrase: RolePhrase, around: Sequence[str], score: float, evidence: str, *, index: RoleIndex
) -> RoleGuess:
    """Return the guess, its role turned by a word beside it ("Résultats" + "attendus")."""
    for word in around:
        means = index.turns.get((phrase.role, word))
        if means is not None and word not in phrase.stems:
            return RoleGuess(means, min(score, 0.9), f"{evidence} + {word}")
    return RoleGuess(phrase.role, score, evidence)


def phrases_in(stems: Sequence[str], index: RoleIndex) -> list[tuple[RolePhrase, int, int]]:
    """Return the listed phrases in stems, longest first at each place, left to right."""
    phrases, found, start = index.phrases, list[tuple[RolePhrase, int, int]](), 0
    while start < len(stems):
        for end in range(min(len(stems), start + 6), start, -1):
            phrase = phrases.get(tuple(stems[start:end]))
            if phrase is not None:
                found.append((phrase, start, end))
                start = end - 1
                break
        start += 1
    return found


def deciding(found: list[tuple[RolePhrase, int, int]], text: str) -> tuple[RolePhrase, int, int]:
    """Return the phrase that decides: the first in French, the last in an English compound."""
    linked = re.search(r"\b(?:de|du|des|of|for)\b|\bd'", text) is not None
    last = found[-1]
    if len(found) > 1 and "en" in last[0].languages and not linked:
        return last
    return found[0]


def respelt(stems: Sequence[str], index: RoleIndex) -> NearSpelling | None:
    """Return the stems with a misspelt word set right and the phrases then found, else None."""
    if len(stems) > _MOST_STEMS:
        return None
    repaired = tuple(_respelt_word(word, index) for word in stems)
    found = phrases_in(repaired, index)
    if repaired == tuple(stems) or not found:
        return None
    return NearSpelling(repaired, tuple(found))


def _respelt_word(word: str, index: RoleIndex) -> str:
    if len(word) < _LEAST_LETTERS or word in index.after or word in index.before:
        return word
    near = process.extractOne(word, index.spellings, scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near is None or near[0][0] != word[0]:
        return word
    # "coordonner" is another word than "coordonnées", no misspelling of it
    return word if word.startswith(near[0]) or near[0].startswith(word) else near[0]
