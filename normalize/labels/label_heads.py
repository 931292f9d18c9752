"""Where the noun of an indicator's label stands: what introduces it is stepped over."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.normalize.labels.family_words import family_index
from jalon.normalize.text.stems import FUNCTION_WORDS, stem
from jalon.schemas.meaning import FamilyPhrase

_LONGEST_PHRASE = 6  # content words
LINKS = frozenset(("de", "d", "du", "des", "of", "in"))
ARTICLES = frozenset(("le", "la", "l", "les", "un", "une", "the", "a", "an", "nos", "our", "au"))
JOINS = frozenset(("et", "ou", "and", "or"))
FRENCH = frozenset("de d du des l le la les et par au aux en sur pour un une nb".split())  # noqa: SIM905


def step_over(words: Sequence[str]) -> tuple[int, frozenset[str]]:
    """Return where the head noun stands, and the kinds of words stepped over before it."""
    index, at, kinds = family_index(), 0, set[str]()
    while at < len(words):
        if _is_head(words, at, kinds):
            break
        length, kind = _opener_at(words, at, kinds)
        if length:
            at += length
            kinds.add(kind)
        elif at and words[at] in LINKS | ARTICLES | JOINS:
            at += 1
        elif words[at] == "par" and "maker" in kinds:
            # "Production et adoption par les établissements membres d'un rapport commun"
            at = next((i for i in range(at, len(words)) if words[i] in LINKS), len(words))
        elif stem(words[at]) in index.skips or words[at].isdigit() or words[at] in ARTICLES:
            at += 1
            kinds.add("skip")
        else:
            break
    return at, frozenset(kinds)


def _is_head(words: Sequence[str], at: int, kinds: set[str]) -> bool:
    """Return whether a word is the noun that decides.

    ``Nouvelles inscriptions`` are registrations; ``Nombre de nouvelles`` are publications.
    """
    if phrase_at(words, at) is None or _maker_length(words, at, kinds):
        return False
    return stem(words[at]) not in family_index().skips or phrase_at(words, at + 1) is None


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
            if is_single and (after in LINKS | {"et", "and", "par"} or _counts(after)):
                return length
    return 0


def _counts(word: str) -> bool:
    return word.isdigit() or stem(word) in family_index().skips


def phrase_at(words: Sequence[str], at: int) -> tuple[FamilyPhrase, int] | None:
    """Return the longest listed expression that begins at a word, and where it ends."""
    phrases, stems, best = family_index().phrases, list[str](), None
    is_french = not FRENCH.isdisjoint(words)
    for end in range(at, min(len(words), at + 2 * _LONGEST_PHRASE)):
        if words[end] in FUNCTION_WORDS:
            if end == at:
                return None
            continue
        stems.append(stem(words[end]))
        phrase = phrases.get(tuple(stems))
        # "sites visités" is no site visit
        if phrase is not None and not (is_french and phrase.languages == ("en",)):
            best = (phrase, end + 1)
    return best
