"""Names to bodies: which entry of the registries a printed name means, or None.

Names are compared without accents, case, hyphens and connecting words, so that "Cégep
Sainte-Foy" and "CÉGEP DE SAINTE-FOY" meet; acronyms keep their capitals, so that "mes" is not
the ministry. Near spellings count only where each word differs by a letter at most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import token_set_ratio

from jalon.normalize.bodies.name_index import bearers_of, folded_words, name_index, words_of
from jalon.normalize.bodies.registries import names_of
from jalon.normalize.text.folding import fold, tidy
from jalon.schemas.reading import NameIndex
from jalon.schemas.registries import Body, OrganisationWords, Registries
from jalon.schemas.values import Code

_WORD = re.compile(r"[^\W_]+")
_PARENTHESES = re.compile(r"^(?P<outer>[^()]+?)\s*\((?P<inner>[^()]+)\)\s*$")
_FOOTNOTE = re.compile(r"(?<=\w)\s?(?:[*\u2020\u2021\u00b9\u00b2\u00b3\u2070-\u2079]+)$")
# "MES - Direction des affaires collégiales", "UQAR, campus de Lévis"
_UNIT_AFTER = re.compile(r"^(?P<body>.+?)\s?(?:,|\s-|:)\s+(?P<unit>.+)$")
_UNIT_OF = re.compile(
    r"(?:\b(?:du|de\s+la|de\s+l'|de|des|of\s+the|of|at)\b|\s-|,)\s*", re.IGNORECASE
)
_DOTTED = re.compile(r"\b(?:[A-Z]\.){2,}")
_ALL_OF = re.compile(
    r"^(?:tous\sles|toutes\sles|l'ensemble\sd(?:es|e\sl[ae]s?|u)|all(?:\sof)?(?:\sthe)?|every)\s",
    re.IGNORECASE,
)
# "entreprises de la Montérégie": a plural, and a region behind it
_OF_REGION = re.compile(
    r"^(?P<group>\w+[sx]\b.*?)\s(?:du|de\s+la|de\s+l'|des|de|en|of(?:\sthe)?)\s*(?P<region>\S.*)$",
    re.IGNORECASE,
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
    bare = _FOOTNOTE.sub("", tidy(text)).strip(" ;:,*-")
    bare = _DOTTED.sub(lambda match: match[0].replace(".", ""), bare).strip(" .")
    for reading in _READINGS:
        found = reading(bare, index, year)
        if found is not None:
            return found
    return None


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
        if found := bearers_of(form, index):
            return _code(standing(found, year), 1.0, f"acronym {form}")
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
    if _begins_with_unit(outer, index.words):
        owner = _by_acronym(inner, index, year) or _by_name(inner, index, year)
        return (_whole_of(owner, index) if owner else None) or _unit_of(outer, index, year)
    body = standing(bearers_of(inner, index), year)
    if body is None or not _is_like(outer, body, index):
        return _near_name(outer, index, year)
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
    return None if found is None else _whole_of(found, index)


def _unit_of(text: str, index: NameIndex, year: int | None) -> Code | None:
    """A part of a body, "du" and the body: the body."""
    if not _begins_with_unit(text, index.words):
        return None
    for match in _UNIT_OF.finditer(text):
        rest = text[match.end() :]
        found = _by_acronym(rest, index, year) or _by_name(rest, index, year)
        if found is not None:
            return _whole_of(found, index)
    return None


def _whole_of(found: Code, index: NameIndex) -> Code | None:
    """The body that has the part; a group has none ("direction des études des cégeps")."""
    if found.code in index.groups:
        return None
    return Code(found.code, 0.92, f"{found.evidence}, a part of it")


def _whole_group(text: str, index: NameIndex, year: int | None) -> Code | None:
    """Read "tous les cégeps" and "cégeps de la Montérégie" as the group."""
    bare = _ALL_OF.sub("", text)
    match = _OF_REGION.match(bare)
    if match is not None and words_of(match["region"], index.words) in index.region_names:
        bare = match["group"]
    if bare == text:
        return None
    found = _by_acronym(bare, index, year) or _by_name(bare, index, year)
    return Code(found.code, 0.95, found.evidence) if found and found.code in index.groups else None


def _begins_with_unit(text: str, words: OrganisationWords) -> bool:
    first = _WORD.search(text)
    return first is not None and fold(first[0]) in folded_words(words.sub_units)


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


_READINGS = (
    _by_acronym,
    _by_name,
    _in_parentheses,
    _unit_after,
    _unit_of,
    _whole_group,
    _near_name,
)
