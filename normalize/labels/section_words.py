"""The word list of section headings made ready for search, and words for levels found by it."""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.text.folding import fold
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.lexicon import SectionIndex, SectionLexicon
from jalon.schemas.values import LevelWord, Role


def level_at(line: str, index: SectionIndex | None = None) -> LevelWord | None:
    """Return the word for a level with which a line begins, None where it begins otherwise.

    >>> level_at("Axe stratégique no 2 : Réussite").text
    'Axe stratégique'
    >>> level_at("Première orientation : Accès").ordinal
    '1'
    """
    index = index or section_index()
    match = index.keyword.match(_aligned(line))
    if match is None:
        return None
    ordinal = match["ordinal"]
    return LevelWord(
        text=line[match.start("word") : match.end("word")],
        role=index.roles.get(" ".join(match["word"].split())),
        ordinal=index.ordinals[ordinal] if ordinal is not None else None,
        has_mark=match["number"] is not None,
        end=match.end(),
    )


def _aligned(line: str) -> str:
    """Return the line in lower case without accents, each character in its own place."""
    return "".join(fold(c)[:1] or " " for c in line)


@cache
def section_index() -> SectionIndex:
    """Return the word list in the form in which it is searched."""
    return index_of(read_wordlist("section_words.yaml", SectionLexicon))


def index_of(lexicon: SectionLexicon) -> SectionIndex:
    """Return a word list in the form in which it is searched."""
    roles: dict[str, Role] = {}
    for entry in lexicon.keywords:
        for word in entry.words:
            roles.setdefault(fold(word), entry.role)
    levels = frozenset(map(fold, lexicon.levels))
    words = "|".join(
        _spaced(word) for word in sorted({*roles, *levels}, key=lambda w: (-len(w), w))
    )
    ordinals = {fold(word): number for word, number in lexicon.ordinals.items()}
    marks = "|".join(
        sorted((re.escape(fold(q)) for q in lexicon.qualifiers), key=len, reverse=True)
    )
    keyword = re.compile(
        rf"""
        (?:l['’]|le\s|la\s|the\s)? (?:(?P<ordinal>{"|".join(sorted(ordinals))})\s+)?
        (?P<word>{words}) (?![^\W\d]|')     # the singular only: "Axes 2 et 3" is prose
        \s* (?P<number>(?:{marks})(?=[\s\d]))? \s*
        """,
        re.VERBOSE,
    )
    return SectionIndex(
        keyword=keyword,
        roles=roles,
        levels=levels,
        abbreviations=lexicon.abbreviations,
        noun_endings=tuple(map(fold, lexicon.noun_endings)),
        ordinals=ordinals,
        infinitive_endings=tuple(lexicon.infinitive_endings),
        never_openers=frozenset(map(fold, lexicon.never_openers)),
        numbered_openers=frozenset(map(fold, lexicon.numbered_openers)),
        not_labels=frozenset(map(fold, lexicon.not_labels)),
    )


def _spaced(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+")
