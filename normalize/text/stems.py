"""Words cut down to what is compared: folded, elisions apart, without gender and number."""

from __future__ import annotations

import re
from functools import lru_cache

from jalon.normalize.text.folding import fold, remembered

_WORD = re.compile(
    r"""
    [a-z0-9]+(?:\.[0-9]+)*   # a word, a number or a dotted code
    | %                      # the sign is a word: "% de réalisation"
    | \#                     # likewise "# de projets"
    """,
    re.VERBOSE,
)

# Grammatical words, French and English, folded and with elisions cut off.
FUNCTION_WORDS = frozenset(
    """
    a ainsi au aux avec c ce ces cet cette d dans de des donc dont du elle en est et etre eu il ils
    j l la le les leur leurs lors m mais n ne nos notre on ont ou par pas pour qu que qui s sa
    se ses si son sont sous sur t un une vers via vos votre y
    an and are as at be been by for from has have in into is it its of on or our per that the
    their these this those to was we were which with
    """.split()  # noqa: SIM905 a list of ninety quoted words is harder to review
)


@remembered
def words_of(text: str) -> tuple[str, ...]:
    """Return the folded words of text, elisions apart, punctuation dropped.

    >>> words_of("Nb d'établissements*:")
    ('nb', 'd', 'etablissements')
    """
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a folded word without the marks of gender and number.

    Light on purpose: it joins ``visée``, ``visés`` and ``visé``, nothing further apart.

    >>> stem("visees"), stem("vise"), stem("regionaux")
    ('vis', 'vis', 'regional')
    >>> stem("activities") == stem("activity"), stem("associes") == stem("associe")
    (True, True)
    """
    if len(word) <= 3 or not word.isalpha():
        return word
    if word.endswith("eaux"):
        return word[:-1]
    if word.endswith("aux") and len(word) > 5:
        return word[:-3] + "al"
    # "activities" and "activity", "associés" and "associé": neither language is known here
    if word.endswith("ies") and len(word) > 5:
        return word[:-2]
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "i"
    bare = word[:-1] if word[-1] in "sx" and not word.endswith("ss") else word
    bare = bare[:-1] if bare.endswith("ee") else bare
    return bare[:-1] if bare.endswith("e") and len(bare) > 3 else bare


@remembered
def content_stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words of text that carry meaning.

    >>> content_stems("Indicateurs de l’action")
    ('indicateur', 'action')
    """
    return tuple(stem(word) for word in words_of(text) if word not in FUNCTION_WORDS)
