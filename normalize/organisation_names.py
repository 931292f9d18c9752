"""Names to bodies: which entry of the registries a printed name means, or None.

Names are compared without accents, case, hyphens and connecting words, so that "Cégep
Sainte-Foy" and "CÉGEP DE SAINTE-FOY" meet; acronyms keep their capitals, so that "mes" is not
the ministry. Near spellings count only where each word differs by a letter at most.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import token_set_ratio

from jalon.normalize.folding import fold, tidy
from jalon.normalize.registries import load_organisation_words, load_registries, names_of
from jalon.schemas.reading import NameIndex
from jalon.schemas.registries import Body, BodyKind, OrganisationWords, Region, Registries
from jalon.schemas.values import Code

_WORD = re.compile(r"[^\W_]+")
_PARENTHESES = re.compile(r"^(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)\s*$")
_FOOTNOTE = re.compile(r"(?<=\w)\s?(?:[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+)$")
# "MES - Direction des affaires collégiales", "UQAR, campus de Lévis"
_UNIT_AFTER = re.compile(r"^(?P<body>.+?)\s?(?:,|\s-|:)\s+(?P<unit>.+)$")
_UNIT_OF = re.compile(r"\b(?:du|de\s+la|de\s+l'|de|des|of\s+the|of|-|at)\s*", re.IGNORECASE)
# The ways in which a Pôle is named after its region; connecting words do not count.
_POLE_FORMS = (
    "Pôle {}",
    "Pôle enseignement supérieur {}",
    "Pôle régional {}",
    "Pôle régional enseignement supérieur {}",
    "Pôle {} enseignement supérieur",
)
_NEAR_WORD_LETTERS = 5  # shorter words must be the same
_NEAR_NAME_LETTERS = 12  # and so must shorter names
_NAME_BESIDE_ACRONYM = 85  # how alike a name must be to the one its acronym stands for


def resolve_organisation(
    text: str, *, year: int | None = None, registries: Registries | None = None
) -> Code | None:
    """Return the id of the body that the whole text names, with score and evidence, or None.

    Args:
        text: One organisation as printed ("MES (collégial)", "le Cégep de Sainte-Foy").
        year: Year of the document, for names that two bodies bore at different times; without
            it the one that still stands is meant.
        registries: Other registries than the package's.

    >>> resolve_organisation("MES (collégial)").code
    'ministere-de-enseignement-superieur'
    >>> resolve_organisation("Cégep Champlain-St. Lawrence¹").code
    'cegep-champlain-st-lawrence'
    >>> resolve_organisation("mes partenaires")
    """
    return resolve_in(text, name_index(registries), year)


def resolve_in(text: str, index: NameIndex, year: int | None = None) -> Code | None:
    """Return what ``resolve_organisation`` does, over an index that is at hand."""
    bare = _FOOTNOTE.sub("", tidy(text)).strip(" .;:,*-")
    for reading in _READINGS:
        found = reading(bare, index, year)
        if found is not None:
            return found
    return None


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


def _acronym_forms(acronym: str) -> tuple[str, ...]:
    """As printed, and with its accents off ("ÉTS", "ETS")."""
    plain = "".join(fold(c).upper() if c.isupper() else c for c in acronym)
    return tidy(acronym), plain


def standing(bodies: Iterable[Body], year: int | None) -> Body | None:
    """Return the one body that stood in ``year`` (that stands, where it is None), or None."""
    known = tuple(bodies)
    if len(known) == 1:
        return known[0]
    fitting = [body for body in known if _stood(body, year)]
    return fitting[0] if len(fitting) == 1 else None


def _stood(body: Body, year: int | None) -> bool:
    if year is None:
        return body.valid_to is None
    return int(body.valid_from or 0) <= year <= int(body.valid_to or 9999)


def _code(body: Body | None, score: float, evidence: str) -> Code | None:
    return None if body is None else Code(body.id, score, evidence)


def _by_acronym(text: str, index: NameIndex, year: int | None) -> Code | None:
    bare = re.sub(r"^(?:l'|[Ll][ea]s?\s|[Tt]he\s|d[ue]\s|d')", "", text)
    for form in (text, bare):
        if form in index.by_acronym:
            return _code(standing(index.by_acronym[form], year), 1.0, f"acronym {form}")
    return None


def _by_name(text: str, index: NameIndex, year: int | None) -> Code | None:
    key = words_of(text, index.words)
    return _code(standing(index.by_words.get(key, ()), year), 1.0, f"name {text}")


def _in_parentheses(text: str, index: NameIndex, year: int | None) -> Code | None:
    """Read "MES (collégial)" as the MES, and "Min. de l'Ens. sup. (MES)", which is like it."""
    match = _PARENTHESES.match(text)
    if match is None:
        return None
    outer, inner = match["outer"], match["inner"]
    for reading in (_by_acronym, _by_name):
        found = reading(outer, index, year)
        if found is not None:
            return Code(found.code, 0.97, found.evidence)
    body = standing(index.by_acronym.get(inner, ()), year)
    if body is None or not _is_like(outer, body, index):
        return _near_name(outer, index, year) or _unit_of(outer, index, year)
    return Code(body.id, 0.93, f"acronym {inner} beside its name")


def _is_like(text: str, body: Body, index: NameIndex) -> bool:
    said = " ".join(words_of(text, index.words))
    names = (" ".join(words_of(name, index.words)) for name in names_of(body))
    return any(token_set_ratio(said, name) >= _NAME_BESIDE_ACRONYM for name in names)


def _unit_after(text: str, index: NameIndex, year: int | None) -> Code | None:
    """A body, a dash, and a part of it: the body."""
    match = _UNIT_AFTER.match(text)
    if match is None or not _begins_with_unit(match["unit"], index.words):
        return None
    found = _by_acronym(match["body"], index, year) or _by_name(match["body"], index, year)
    return None if found is None else Code(found.code, 0.92, f"{found.evidence}, a part of it")


def _unit_of(text: str, index: NameIndex, year: int | None) -> Code | None:
    """A part of a body, "du" and the body: the body."""
    if not _begins_with_unit(text, index.words):
        return None
    for match in _UNIT_OF.finditer(text):
        rest = text[match.end() :]
        found = _by_acronym(rest, index, year) or _by_name(rest, index, year)
        if found is not None:
            return Code(found.code, 0.92, f"{found.evidence}, a part of it")
    return None


def _begins_with_unit(text: str, words: OrganisationWords) -> bool:
    first = _WORD.search(text)
    return first is not None and fold(first[0]) in folded_words(words.sub_units)


@cache
def folded_words(words: tuple[str, ...]) -> frozenset[str]:
    """Return a list of words folded, without the apostrophe of an elision."""
    return frozenset(fold(word).rstrip("'") for word in words)


def _near_name(text: str, index: NameIndex, year: int | None) -> Code | None:
    """A name misspelt by a letter in one word, when only one body's name is that near."""
    key = words_of(text, index.words)
    if sum(map(len, key)) < _NEAR_NAME_LETTERS:
        return None
    near = {
        body.id: body
        for other, bodies in index.by_words.items()
        if len(other) == len(key) and _is_near(key, other)
        for body in bodies
    }
    return _code(standing(near.values(), year), 0.9, f"near spelling of {text}")


def _is_near(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """All words the same but one, and that one a letter off, its first letter the same."""
    unlike = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(unlike) != 1:
        return False
    a, b = unlike[0]
    if min(len(a), len(b)) < _NEAR_WORD_LETTERS or a[0] != b[0]:
        return False
    return Levenshtein.distance(a, b, score_cutoff=1) <= 1


_READINGS = (_by_acronym, _by_name, _in_parentheses, _unit_after, _unit_of, _near_name)
