"""Phrases met by the first or the last words of a text, without a search."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from jalon.normalize.text.levelling import level

Words = tuple[str, ...]
# Phrases by their first (or last) word, the longest first.
Phrases = dict[str, tuple[Words, ...]]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*'?|[%#$€]|[<>≤≥=]+|\+")


def words_in_order(levelled: str) -> Words:
    """Return the words of a levelled text, elisions apart, and the signs that mean something.

    >>> words_in_order("nb d'ateliers, 80 %")
    ('nb', "d'", 'ateliers', '80', '%')
    """
    return tuple(_WORD.findall(levelled))


def openings(phrases: Iterable[str]) -> Phrases:
    """Return phrases by their first word."""
    return _indexed(phrases, 0)


def endings(phrases: Iterable[str]) -> Phrases:
    """Return phrases by their last word."""
    return _indexed(phrases, -1)


def _indexed(phrases: Iterable[str], place: int) -> Phrases:
    found: dict[str, set[Words]] = defaultdict(set)
    for phrase in phrases:
        if words := words_in_order(level(phrase)):
            found[words[place]].add(words)
    return {key: tuple(sorted(group, key=lambda w: (-len(w), w))) for key, group in found.items()}


def opens(words: Words, phrases: Phrases) -> int:
    """Return how many words at the beginning are one of the phrases; 0 when none is.

    >>> opens(("mise", "en", "place", "d'", "un"), openings(["mise en place", "mise"]))
    3
    """
    if not words:
        return 0
    for phrase in phrases.get(words[0], ()):
        if words[: len(phrase)] == phrase:
            return len(phrase)
    return 0


def closes(words: Words, phrases: Phrases) -> int:
    """Return how many words at the end are one of the phrases; 0 when none is.

    >>> closes(("five", "or", "more"), endings(["or more"]))
    2
    """
    if not words:
        return 0
    for phrase in phrases.get(words[-1], ()):
        if words[-len(phrase) :] == phrase:
            return len(phrase)
    return 0
