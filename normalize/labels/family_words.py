"""The registry of indicator families made ready for search."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from jalon.normalize.text.folding import fold
from jalon.normalize.text.stems import content_stems, stem, words_of
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.meaning import FamilyIndex, FamilyPhrase, FamilyRegistry, IndicatorFamily


def indicator_families() -> tuple[IndicatorFamily, ...]:
    """Return the registry of indicator families, sources spelt out, for publication."""
    sources = _registry().sources
    return tuple(replace(f, source=sources[f.source]) for f in _registry().families)


@cache
def family_index() -> FamilyIndex:
    """Return the registry in the form in which it is searched."""
    registry = _registry()
    phrases: dict[tuple[str, ...], FamilyPhrase] = {}
    for family in registry.families:
        for language, texts in (("fr", family.fr), ("en", family.en)):
            for text in texts:
                stems = content_stems(text)
                known = phrases.get(stems)
                languages = (language,) if known is None else (*known.languages, language)
                code, first = (family.code, text) if known is None else (known.code, known.text)
                phrases[stems] = FamilyPhrase(code, first, languages, stems)
    return FamilyIndex(
        phrases=phrases,
        spellings={s[0]: p for s, p in phrases.items() if len(s) == 1 and len(s[0]) >= 6},
        counters=_pieces(registry.counters),
        rates=_pieces(registry.rates),
        changes=_pieces(registry.changes),
        makers=_pieces(registry.makers),
        skips=frozenset(s for word in registry.skips for s in map(stem, words_of(word))),
        questions=tuple(f" {fold(question)}" for question in registry.questions),
        only_counted=_pieces(registry.only_counted),
        others=tuple(tuple(map(stem, words_of(other))) for other in registry.others),
        satisfied=frozenset(stem(fold(word)) for word in registry.satisfied),
    )


def _pieces(texts: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(map(stem, words_of(text))) for text in texts)


def _registry() -> FamilyRegistry:
    return read_wordlist("registries/indicator_families.yaml", FamilyRegistry)
