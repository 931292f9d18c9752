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

from jalon.normalize.family_words import family_index
from jalon.normalize.folding import fold
from jalon.normalize.lemmas import lemmas_of
from jalon.normalize.stems import FUNCTION_WORDS, stem, words_of
from jalon.schemas.meaning import FamilyPhrase, IndicatorMeaning
from jalon.schemas.values import Code, Measure, Unit

_NEAR = 88.0  # rapidfuzz ratio at which a noun counts as misspelt
_ALIKE = 0.55  # share of three-letter pieces that a misspelt noun must have in common
_LONGEST_PHRASE = 6  # content words

_ASIDE = re.compile(r"\([^()]*\)?|\s=\s?\d+|\*+|[¹²³⁴⁵⁶⁷⁸⁹]+")
_PLURAL_MARK = re.compile(r"\((?:s|e|es|x|ne|nes|trice|trices|euse|euses)\)|[·•]e?[·•]?s?\b")
_LINKS = frozenset(("de", "d", "du", "des", "of", "in"))
_ARTICLES = frozenset(("le", "la", "l", "les", "un", "une", "the", "a", "an", "nos", "our", "au"))
_JOINS = frozenset(("et", "ou", "and", "or"))
_STOPS = frozenset(
    """
    a au aux avec chez dans en lors ou par parmi pour qui que sous sur vers
    at by during for from in of on per that to which who with
    """.split()  # noqa: SIM905 shorter to review
)
_ENGLISH = frozenset("number of the rate and by with per in at on to percentage".split())  # noqa: SIM905
_FRENCH = frozenset("de d du des l le la les et par au aux en sur pour un une nb".split())  # noqa: SIM905


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
    start, kinds = _step_over(words)
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


_SHARES = frozenset(("satisfaction", "completion", "success"))


def _unit_of(kinds: Iterable[str]) -> tuple[Unit | None, Measure | None]:
    if "rate" in kinds:
        return Unit.PERCENT, Measure.PERCENTAGE
    return (Unit.COUNT, Measure.UNIT) if "counter" in kinds else (None, None)


def _links_of(kinds: Iterable[str]) -> frozenset[str]:
    """Return the words that may tie a second noun to the words stepped over.

    "Nombre de rencontres et **de** participants", but "Nombre d'infirmières de la santé et
    **des** services sociaux" and "Liste des programmes et **des** cours" count one thing.
    """
    if "maker" in kinds:
        return _LINKS
    return frozenset(("de", "d", "of")) if set(kinds) & {"counter", "rate"} else frozenset()


def _breaks(text: str) -> frozenset[int]:
    """Return the places of the words before which a comma, a slash or a plus sign stands."""
    pieces = re.split(r"[,/+]", text)
    counts = [len(words_of(piece)) for piece in pieces]
    return frozenset(sum(counts[:at]) for at in range(1, len(counts)))


def _step_over(words: Sequence[str]) -> tuple[int, frozenset[str]]:
    """Return where the head noun stands, and the kinds of words stepped over before it."""
    index, at, kinds = family_index(), 0, set[str]()
    while at < len(words):
        if _is_head(words, at, kinds):
            break
        length, kind = _opener_at(words, at, kinds)
        if length:
            at += length
            kinds.add(kind)
        elif at and words[at] in _LINKS | _ARTICLES | _JOINS:
            at += 1
        elif words[at] == "par" and "maker" in kinds:
            # "Production et adoption par les établissements membres d'un rapport commun"
            at = next((i for i in range(at, len(words)) if words[i] in _LINKS), len(words))
        elif stem(words[at]) in index.skips or words[at].isdigit() or words[at] in _ARTICLES:
            at += 1
            kinds.add("skip")
        else:
            break
    return at, frozenset(kinds)


def _is_head(words: Sequence[str], at: int, kinds: set[str]) -> bool:
    """Return whether a word is the noun that decides.

    ``Nouvelles inscriptions`` are registrations; ``Nombre de nouvelles`` are publications.
    """
    if _phrase_at(words, at) is None or _maker_length(words, at, kinds):
        return False
    return stem(words[at]) not in family_index().skips or _phrase_at(words, at + 1) is None


def _opener_at(words: Sequence[str], at: int, kinds: set[str]) -> tuple[int, str]:
    """Return how many words at a place only introduce the noun, and of which kind they are."""
    index = family_index()
    for length in (4, 3, 2, 1):
        piece = tuple(stem(w) for w in words[at : at + length])
        if len(piece) == length:
            for kind, known in (
                ("counter", index.counters),
                ("rate", index.rates),
                ("change", index.changes),
            ):
                if piece in known:
                    return length, kind
    return _maker_length(words, at, kinds), "maker"


def _maker_length(words: Sequence[str], at: int, kinds: set[str]) -> int:
    """Return how many words name the making of what follows, 0 when they do not.

    ``Organisation d'une journée`` is a making; ``Nombre d'organisations`` is not.
    """
    if kinds & {"counter", "rate"} and (at >= len(words) or words[at].endswith("s")):
        return 0
    for length in (4, 3, 2, 1):
        piece = tuple(stem(w) for w in words[at : at + length])
        if len(piece) == length and piece in family_index().makers:
            after = words[at + length] if at + length < len(words) else ""
            is_single = not words[at].endswith("s") or length > 1
            if is_single and (after in _LINKS | {"et", "and", "par"} or _counts(after)):
                return length
    return 0


def _counts(word: str) -> bool:
    return word.isdigit() or stem(word) in family_index().skips


def _phrase_at(words: Sequence[str], at: int) -> tuple[FamilyPhrase, int] | None:
    """Return the longest listed expression that begins at a word, and where it ends."""
    phrases, stems, best = family_index().phrases, list[str](), None
    for end in range(at, min(len(words), at + 2 * _LONGEST_PHRASE)):
        if words[end] in FUNCTION_WORDS:
            if end == at:
                return None
            continue
        stems.append(stem(words[end]))
        phrase = phrases.get(tuple(stems))
        if phrase is not None:
            best = (phrase, end + 1)
    return best


def _family_at(
    text: str, words: Sequence[str], start: int, *, is_counted: bool
) -> tuple[FamilyPhrase, int, float, str] | None:
    """Return the family named at the head of a label: expression, its end, score, evidence."""
    found = _phrase_at(words, start)
    if _is_english(words):
        found = _last_of_compound(words, start) or found
    if found is not None:
        phrase, end = found
        return phrase, end, 0.95 if is_counted else 0.85, phrase.text
    if start >= len(words):
        return None
    return _past_adjective(text, words, start, is_counted=is_counted) or _by_spelling(words, start)


def _is_english(words: Sequence[str]) -> bool:
    marks = set(words)
    if marks & _ENGLISH:
        return not marks & (_FRENCH - {"a"})
    return not marks & _FRENCH and len(words) > 1


def _last_of_compound(words: Sequence[str], start: int) -> tuple[FamilyPhrase, int] | None:
    """Return the last English expression of a compound: ``community partners`` are partners."""
    end = start
    while end < len(words) and words[end] not in _STOPS | _JOINS:
        end += 1
    best = None
    for at in range(start, end):
        found = _phrase_at(words[:end], at)
        is_later = found is not None and (best is None or found[1] > best[1])
        if found is not None and is_later and "en" in found[0].languages:
            best = found
    return best


def _past_adjective(
    text: str, words: Sequence[str], start: int, *, is_counted: bool
) -> tuple[FamilyPhrase, int, float, str] | None:
    """Return the family of the noun after an adjective that no list foresaw.

    Only behind a counting word: elsewhere the first noun is too uncertain.
    """
    if not is_counted or start + 1 >= len(words) or _phrase_at(words, start + 1) is None:
        return None
    tagged = [one for one in lemmas_of(text) if fold(one.text) == words[start]]
    if not tagged or tagged[0].pos != "ADJ":
        return None
    phrase, end = _phrase_at(words, start + 1) or (None, 0)
    return None if phrase is None else (phrase, end, 0.75, phrase.text)


def _by_spelling(words: Sequence[str], start: int) -> tuple[FamilyPhrase, int, float, str] | None:
    """Return the family of a noun that is one or two letters away from a listed one."""
    noun = stem(words[start])
    if len(noun) < 6:
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
        if words[at] not in _JOINS and at not in breaks:
            continue
        after = at + 1 if words[at] in _JOINS else at
        while after < len(words) and (
            words[after] in links | _ARTICLES or stem(words[after]) in family_index().skips
        ):
            after += 1
        found = _phrase_at(words, after)
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
