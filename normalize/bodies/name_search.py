"""Names of the registries inside a longer text, found by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jalon.normalize.bodies.name_index import bearers_of, folded_words
from jalon.normalize.text.folding import fold
from jalon.schemas.reading import KnownName, NameIndex

_TOKEN = re.compile(r"[^\W_]+")
# What no name goes over: brackets, bullets, the end of a sentence.
_BREAK = re.compile(r"[;:|/()\[\]\u2022\u25aa\u25a0\u25cf\uf0b7]|[.!?]\s")
_ACRONYM_TOKENS = 3  # "M/O" and "CSMO-ÉSAC" are more than one word


def find_names(text: str, index: NameIndex) -> Iterator[KnownName]:
    """Yield the registries' names in text, the longest at each place, none within another."""
    tokens = list(_TOKEN.finditer(text))
    i = 0
    while i < len(tokens):
        found = [
            item
            for item in (_acronym_at(text, tokens, i, index), _name_at(text, tokens, i, index))
            if item is not None
        ]
        if found:
            name, i = max(found, key=lambda item: item[0].end)
            yield name
        else:
            i += 1


def _acronym_at(
    text: str, tokens: list[re.Match[str]], i: int, index: NameIndex
) -> tuple[KnownName, int] | None:
    """The longest acronym that begins at token ``i``, and the token after it."""
    for j in range(min(i + _ACRONYM_TOKENS, len(tokens)), i, -1):
        start, end = tokens[i].start(), tokens[j - 1].end()
        bodies = bearers_of(text[start:end], index)
        if bodies and _begins_word(text, start):
            return KnownName(start, end, bodies, is_acronym=True), j
    return None


def _name_at(
    text: str, tokens: list[re.Match[str]], i: int, index: NameIndex
) -> tuple[KnownName, int] | None:
    """The longest name that begins at token ``i`` and that no gap breaks."""
    articles = folded_words(index.words.articles)
    key: tuple[str, ...] = ()
    best = None
    if fold(tokens[i][0]) in articles or not _begins_word(text, tokens[i].start()):
        return None
    for j in range(i, len(tokens)):
        word = fold(tokens[j][0])
        gap = text[tokens[j - 1].end() : tokens[j].start()] if j > i else ""
        before = fold(tokens[j - 1][0]) if j > i else ""
        is_known_comma = word in articles or (before, word) in index.over_commas
        if not _goes_on(gap, is_known_comma) or len(key) >= index.longest:
            break
        if word in articles:
            continue
        key = (*key, index.words.abbreviations.get(word, word))
        if index.inside.get(key):
            span = tokens[i].start(), tokens[j].end()
            best = KnownName(*span, index.by_words[key], is_acronym=False), j + 1
    return best


def _goes_on(gap: str, is_known_comma: bool) -> bool:
    """Whether a name may go over the gap between two words, over a comma only as names do."""
    if "," in gap:
        return gap.strip() == "," and is_known_comma
    return not _BREAK.search(gap) and gap.count("\n") < 2


def _begins_word(text: str, start: int) -> bool:
    """Whether no longer word ends there: an elision ("l'", "d'") may, an abbreviation not."""
    if start == 0 or text[start - 1] not in "'’_":
        return True
    return text[max(0, start - 2)] in "lLdD"
