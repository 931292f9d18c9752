"""The language of running text, told by the words that a language cannot do without."""

from __future__ import annotations

from functools import cache

from jalon.normalize.text.stems import words_of
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.lexicon import LanguageLexicon

_LEAST = 3  # words that tell; a heading of fewer may be in any language
_MAJORITY = 0.75  # of the words that tell; a bilingual page stays undecided


def language_of(text: str) -> str | None:
    """Return the ISO 639-1 code of the language of text, None where it is too short or mixed.

    >>> language_of("Favoriser la réussite et la persévérance dans les cégeps")
    'fr'
    >>> language_of("Improve access to higher education for the regions")
    'en'
    >>> language_of("Plan 2024-2025")
    """
    words = words_of(text)
    counts = {name: sum(word in own for word in words) for name, own in _lists().items()}
    total = sum(counts.values())
    best = max(counts, key=lambda name: counts[name])
    return best if total >= _LEAST and counts[best] >= _MAJORITY * total else None


@cache
def _lists() -> dict[str, frozenset[str]]:
    lexicon = read_wordlist("language_words.yaml", LanguageLexicon)
    return {"fr": frozenset(lexicon.fr), "en": frozenset(lexicon.en)}
