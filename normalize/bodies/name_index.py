"""The registries' names, ready to be looked up by their words or their acronym."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from jalon.normalize.bodies.registries import load_organisation_words, load_registries, names_of
from jalon.normalize.text.folding import fold, tidy
from jalon.schemas.reading import NameIndex
from jalon.schemas.registries import Body, BodyKind, OrganisationWords, Region, Registries

_WORD = re.compile(r"[^\W_]+")
# The ways in which a Pôle is named after its region; connecting words do not count.
_POLE_FORMS = (
    "Pôle {}",
    "Pôle enseignement supérieur {}",
    "Pôle régional {}",
    "Pôle régional enseignement supérieur {}",
    "Pôle {} enseignement supérieur",
)


def name_index(registries: Registries | None = None) -> NameIndex:
    """Return the look-up of registries' names, made once."""
    return _packaged_index() if registries is None else _index_of(registries)


def words_of(text: str, words: OrganisationWords) -> tuple[str, ...]:
    """Return the words by which names are compared: folded, spelt out, without connectives."""
    articles = frozenset(words.articles)
    folded = (fold(word) for word in _WORD.findall(tidy(text)))
    spelt = (words.abbreviations.get(word, word) for word in folded)
    return tuple(word for word in spelt if word not in articles)


@cache
def _packaged_index() -> NameIndex:
    return _index_of(load_registries())


@lru_cache(maxsize=8)
def _index_of(registries: Registries) -> NameIndex:
    words = load_organisation_words()
    by_words: dict[tuple[str, ...], list[Body]] = defaultdict(list)
    inside: dict[tuple[str, ...], bool] = {}
    by_acronym: dict[str, list[Body]] = defaultdict(list)
    for body in registries.bodies:
        for name, is_inside in _names(body, registries.regions):
            key = words_of(name, words)
            if body not in by_words[key]:
                by_words[key].append(body)
            inside[key] = inside.get(key, False) or is_inside
        for acronym in {form for a in body.acronyms for form in _acronym_forms(a)}:
            by_acronym[acronym].append(body)
    return NameIndex(
        {key: tuple(bodies) for key, bodies in by_words.items()},
        inside,
        {key: tuple(bodies) for key, bodies in by_acronym.items()},
        frozenset(body.id for body in registries.bodies if body.is_group),
        frozenset(b.id for b in registries.bodies if b.kind is BodyKind.MINISTRY),
        frozenset(words_of(word, words) for r in registries.regions for word in (r.name, *r.words)),
        frozenset(pair for body in registries.bodies for pair in _over_commas(body)),
        frozenset(word for key in by_words for word in key),
        max(len(key) for key in by_words),
        words,
    )


def _names(body: Body, regions: tuple[Region, ...]) -> Iterator[tuple[str, bool]]:
    """Each name, and whether it may stand inside a longer text."""
    yield from ((name, True) for name in names_of(body))
    yield from ((name, False) for name in body.short_names)
    if body.kind is BodyKind.POLE:
        words = (word for r in regions if r.id == body.region for word in (r.name, *r.words))
        yield from ((form.format(word), True) for word in words for form in _POLE_FORMS)
        yield from ((f"Pôle {acronym}", True) for acronym in body.acronyms)


def _over_commas(body: Body) -> Iterator[tuple[str, str]]:
    for name in names_of(body):
        parts = [_WORD.findall(fold(part)) for part in name.split(",")]
        yield from ((one[-1], other[0]) for one, other in pairwise(parts) if one and other)


def bearers_of(acronym: str, index: NameIndex) -> tuple[Body, ...]:
    """Return the bodies of an acronym as printed, its accents counting or not."""
    for form in _acronym_forms(acronym):
        if form in index.by_acronym:
            return index.by_acronym[form]
    return ()


def _acronym_forms(acronym: str) -> tuple[str, ...]:
    """As printed, and with its accents off ("ÉTS", "ETS")."""
    if acronym.isascii():
        return (tidy(acronym), acronym)
    plain = "".join(fold(c).upper() if c.isupper() else c for c in acronym)
    return tidy(acronym), plain


@cache
def folded_words(words: tuple[str, ...]) -> frozenset[str]:
    """Return a list of words folded, without the apostrophe of an elision."""
    return frozenset(fold(word).rstrip("'") for word in words)
