"""Indicator labels → families: what is counted, its qualifier, unit and measure.

The head noun decides. A label is read from the left: words that only say "a number of", "a share
of", "a rise in" or "the making of" are stepped over, and the noun that follows is looked up in
the reviewed registry, by stems, then by part of speech (an adjective nobody listed may stand
before the noun), then by spelling. A noun that is not in the registry gives no family.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process

from jalon.normalize.labels.family_words import family_index
from jalon.normalize.labels.label_heads import ARTICLES, FRENCH, JOINS, LINKS, phrase_at, step_over
from jalon.normalize.text.folding import fold
from jalon.normalize.text.stems import stem, words_of
from jalon.schemas.meaning import FamilyPhrase, IndicatorMeaning
from jalon.schemas.values import Code, Measure, Unit

_NEAR = 88.0  # rapidfuzz ratio at which a noun counts as misspelt
_ALIKE = 0.55  # share of three-letter pieces that a misspelt noun must have in common

_ASIDE = re.compile(r"\([^()]*\)?|\s=\s?\d+|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+")
_PLURAL_MARK = re.compile(r"\((?:s|e|es|x|ne|nes|trice|trices|euse|euses)\)|[·•]e?[·•]?s?\b")
_STOPS = frozenset(
    """
    a au aux avec chez dans en lors ou par parmi pour qui que sous sur vers
    at by during for from in of on per that to which who with
    """.split()  # noqa: SIM905 shorter to review
)
# English participles that do not end in "ed", and adjectives that stand behind a noun.
_DONE = frozenset("held met made set built run given taken sent online available active".split())  # noqa: SIM905
_ENGLISH = frozenset("number of the rate and by with per in at on to percentage".split())  # noqa: SIM905


def indicator_family_of(label: str) -> Code | None:
    """Return the family of an indicator with score and evidence, None where unsure.

    >>> indicator_family_of("Nb d'établissements*").code
    'establishments'
    >>> indicator_family_of("Nombre de nouvelles organisations partenaires impliquées").code
    'partners'
    >>> indicator_family_of("Caractère pérenne")
    """
    return read_indicator(label).family


@lru_cache(maxsize=8192)
def read_indicator(label: str) -> IndicatorMeaning:
    """Return what an indicator's label says: family, qualifier, unit and measure.

    >>> meaning = read_indicator("Taux de satisfaction des personnes participantes")
    >>> meaning.family.code, meaning.qualifier, meaning.unit.value
    ('satisfaction', 'des personnes participantes', 'percent')
    """
    text = " ".join(_ASIDE.sub(" ", _PLURAL_MARK.sub("", label)).split())
    folded = fold(text)
    if any(folded.endswith(question) for question in family_index().questions):
        return IndicatorMeaning(None)
    words = words_of(text)
    if _is_something_else(words):
        return IndicatorMeaning(None)
    start, kinds = step_over(words)
    unit, measure = _unit_of(kinds)
    found = _family_at(text, words, start, is_counted=bool(kinds & {"counter", "rate", "change"}))
    if found is None:
        return IndicatorMeaning(None, None, unit, measure)
    phrase, end, score, evidence = found
    code = phrase.code
    if code == "participants" and _says_satisfied(words[end:]):
        code, evidence = "satisfaction", f"{evidence} + satisf-"
    elif _is_joined_elsewhere(words, end, code, _links_of(kinds), _breaks(text)):
        return IndicatorMeaning(None, None, unit, measure)
    if code in _SHARES:
        unit, measure = Unit.PERCENT, Measure.PERCENTAGE
    return IndicatorMeaning(
        Code(code, score, evidence), _qualifier(text, words, end), unit, measure
    )


# how adjectives end in French that stand before a noun they do not count (folded)
_ADJECTIVE = re.compile(r"(?:ant|ent|if|ive|al|ale|aux|el|elle|ique|ible|able|eux|euse|aire)e?s?$")
_SHARES = frozenset(("satisfaction", "completion", "success"))


def _unit_of(kinds: Iterable[str]) -> tuple[Unit | None, Measure | None]:
    if "rate" in kinds:
        return Unit.PERCENT, Measure.PERCENTAGE
    return (Unit.COUNT, Measure.UNIT) if "counter" in kinds else (None, None)


def _is_something_else(words: Sequence[str]) -> bool:
    """Return whether a label holds an expression that only sounds like a family's."""
    stems = tuple(map(stem, words))
    return any(
        stems[at : at + len(other)] == other
        for other in family_index().others
        for at in range(len(stems) - len(other) + 1)
    )


def _links_of(kinds: Iterable[str]) -> frozenset[str]:
    """Return the words that may tie a second noun to the words stepped over.

    "Nombre de rencontres et **de** participants", but "Nombre d'infirmières de la santé et
    **des** services sociaux" and "Liste des programmes et **des** cours" count one thing.
    """
    if "maker" in kinds:
        return LINKS
    return frozenset(("de", "d", "of")) if set(kinds) & {"counter", "rate"} else frozenset()


def _breaks(text: str) -> frozenset[int]:
    """Return the places of the words before which a comma, a slash or a plus sign stands."""
    pieces = re.split(r"[,/+]", text)
    counts = [len(words_of(piece)) for piece in pieces]
    return frozenset(sum(counts[:at]) for at in range(1, len(counts)))


def _family_at(
    text: str, words: Sequence[str], start: int, *, is_counted: bool
) -> tuple[FamilyPhrase, int, float, str] | None:
    """Return the family named at the head of a label: expression, its end, score, evidence."""
    found = phrase_at(words, start)
    if _is_english(words):
        compound = _last_of_compound(words, start)
        # without any grammatical word a label may be French all the same ("Bilan annuel produit")
        is_french = found is not None and "fr" in found[0].languages
        found = found if compound is None and is_french else compound
    if found is not None:
        phrase, end = found
        if not is_counted and phrase.stems in family_index().only_counted:
            return None
        return phrase, end, 0.95 if is_counted else 0.85, phrase.text
    if start >= len(words):
        return None
    return _past_adjective(text, words, start, is_counted=is_counted) or _by_spelling(words, start)


def _is_english(words: Sequence[str]) -> bool:
    marks = set(words)
    if marks & _ENGLISH:
        return not marks & (FRENCH - {"a"})
    return not marks & FRENCH and len(words) > 1


def _last_of_compound(words: Sequence[str], start: int) -> tuple[FamilyPhrase, int] | None:
    """Return the last English expression of a compound: ``community partners`` are partners.

    Only participles may follow it: ``partner engagement`` counts no partners.
    """
    end = start
    while end < len(words) and words[end] not in _STOPS | JOINS:
        end += 1
    while end > start + 1 and (words[end - 1].endswith("ed") or words[end - 1] in _DONE):
        end -= 1
    for at in range(start, end):
        found = phrase_at(words[:end], at)
        if found is not None and "en" in found[0].languages and found[1] == end:
            return found
    # "memorandum of understanding", "hours of training": the preposition is part of it
    found = phrase_at(words, start)
    return found if found is not None and len(found[0].stems) > 1 else None


def _past_adjective(
    text: str, words: Sequence[str], start: int, *, is_counted: bool
) -> tuple[FamilyPhrase, int, float, str] | None:
    """Return the family of the noun after an adjective that no list foresaw.

    Only behind a counting word: elsewhere the first noun is too uncertain.
    """
    if not is_counted or start + 1 >= len(words) or phrase_at(words, start + 1) is None:
        return None
    if _ADJECTIVE.search(words[start]) is None:
        return None
    phrase, end = phrase_at(words, start + 1) or (None, 0)
    return None if phrase is None else (phrase, end, 0.75, phrase.text)


def _by_spelling(words: Sequence[str], start: int) -> tuple[FamilyPhrase, int, float, str] | None:
    """Return the family of a noun that is one or two letters away from a listed one."""
    noun = stem(words[start])
    if len(noun) < 6 or (noun,) in family_index().phrases:
        return None
    known = family_index().spellings
    near = process.extractOne(noun, known.keys(), scorer=fuzz.ratio, score_cutoff=_NEAR)
    if near is None or near[0][0] != noun[0] or _pieces_shared(noun, near[0]) < _ALIKE:
        return None
    phrase = known[near[0]]
    return phrase, start + 1, 0.7, f"{phrase.text} ~ {words[start]}"


def _pieces_shared(first: str, second: str) -> float:
    """Return the share of three-letter pieces that two words have in common (Dice)."""
    one, two = ({f" {w} "[i : i + 3] for i in range(len(w))} for w in (first, second))
    return 2 * len(one & two) / (len(one) + len(two))


def _is_joined_elsewhere(
    words: Sequence[str], end: int, code: str, links: frozenset[str], breaks: frozenset[int]
) -> bool:
    """Return whether the noun is coordinated with one of another family.

    ``Nombre de rencontres et de participants`` counts two things; in ``… et % d'augmentation``
    the second piece is a change in the first.
    """
    for at in range(end, len(words)):
        if at not in breaks and words[at] in _STOPS:
            return False
        if words[at] not in JOINS and at not in breaks:
            continue
        after = at + 1 if words[at] in JOINS else at
        while after < len(words) and (
            words[after] in links | ARTICLES or stem(words[after]) in family_index().skips
        ):
            after += 1
        found = phrase_at(words, after)
        if found is not None and found[0].code != code:
            return True
    return False


def _says_satisfied(words: Sequence[str]) -> bool:
    return any(stem(word) in family_index().satisfied for word in words)


def _qualifier(text: str, words: Sequence[str], end: int) -> str | None:
    """Return what the label adds behind the expression, as printed."""
    if end >= len(words):
        return None
    spans = [m.end() for m in re.finditer(r"[^\W_]+|[%#]", text)]
    printed = sum(1 for _ in re.finditer(r"[^\W_]+|[%#]", text))
    if printed != len(words):
        return None
    return text[spans[end - 1] :].strip(" ,;:.-–'’") or None
