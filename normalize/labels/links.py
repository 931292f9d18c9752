"""Actions of two documents → which are the same.

Titles of the same action differ by what comes and goes: a verb for its noun, an article, a word
added, an accent. Titles of different actions differ by what is *exchanged*: ``… en santé`` for
``… en foresterie``. So two titles match when, generic words apart, one holds all the telling
words of the other; a telling word on each side that the other lacks keeps them apart.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from rapidfuzz import fuzz

from jalon.normalize.labels.sections import section_of
from jalon.normalize.text.folding import fold
from jalon.normalize.text.stems import FUNCTION_WORDS, stem, words_of
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.lexicon import LinkLexicon
from jalon.schemas.links import (
    ActionKey,
    ActionLink,
    LinkKind,
    TitleWords,
)

_LEAST = 0.75  # score below which two actions are not linked
_CLEAR = 0.04  # by how much a link must beat every other that shares an end
_NEAR = 88.0  # rapidfuzz ratio at which two words are spellings of one
_ACRONYM = re.compile(r"\b[A-ZÀ-Ý]{3,}\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


def link_actions(
    first: Sequence[ActionKey],
    second: Sequence[ActionKey],
    *,
    kind: LinkKind = LinkKind.SAME_ACTION_NEXT_YEAR,
) -> list[ActionLink]:
    """Return which actions of the second document are actions of the first, one to one.

    An action with two candidates that are as good as each other is not linked.

    Args:
        first: The actions of the earlier document, or of the plan.
        second: The actions of the later document, or of the report.
        kind: What the second document does with the first one's actions.

    >>> plan = [ActionKey("a", "Création d'une communauté de pratique CRIEE")]
    >>> report = [ActionKey("b", "Communauté de pratique CRIÉE"), ActionKey("c", "Comité TI")]
    >>> [(link.from_id, link.to_id) for link in link_actions(plan, report)]
    [('a', 'b')]
    """
    scored = [
        (score, one, two, evidence)
        for one in first
        for two in second
        for score, evidence in [match_of(one, two)]
        if score >= _LEAST
    ]
    links = [
        ActionLink(one.action_id, two.action_id, kind, round(score, 2), evidence)
        for score, one, two, evidence in scored
        if not _has_rival(score, one, two, scored)
    ]
    return sorted(links, key=lambda link: (link.from_id, link.to_id))


def _has_rival(
    score: float,
    one: ActionKey,
    two: ActionKey,
    scored: Sequence[tuple[float, ActionKey, ActionKey, str]],
) -> bool:
    """Return whether another pair with the same action is as good, or better."""
    return any((a is one) != (b is two) and other > score - _CLEAR for other, a, b, _ in scored)


def match_of(one: ActionKey, two: ActionKey) -> tuple[float, str]:
    """Return how surely two actions are the same (0 to 1), and why."""
    score, evidence = _titles(_words_of_title(one.title), _words_of_title(two.title))
    if score == 0.0:
        return 0.0, evidence
    if one.code is not None and two.code is not None and fold(one.code) == fold(two.code):
        return min(1.0, score + 0.05), f"{evidence}; same code {one.code}"
    if _disagree(one.ministerial_theme, two.ministerial_theme):
        return score - 0.1, f"{evidence}; other ministerial theme"
    if one.theme is not None and two.theme is not None and fold(one.theme) == fold(two.theme):
        return min(1.0, score + 0.05), f"{evidence}; same theme"
    if _disagree(one.code, two.code):
        return score - 0.05, f"{evidence}; other code"
    return score, evidence


def _disagree(one: str | None, two: str | None) -> bool:
    return one is not None and two is not None and fold(one) != fold(two)


def _titles(one: TitleWords, two: TitleWords) -> tuple[float, str]:
    """Return how surely two titles name the same action, and the words that say so."""
    if one.folded == two.folded and one.folded:
        return 0.95, "same title"
    shared, left, right = _paired(one.telling, two.telling)
    spelt = _spelt_out(left, two.folded, right) or _spelt_out(right, one.folded, left)
    if spelt:
        shared, left, right = (
            (*shared, *sorted(spelt & (left | right))),
            left - spelt,
            right - spelt,
        )
    if not shared or (left and right):
        return 0.0, "telling words exchanged" if left and right else "no telling word shared"
    extra = len(left) + len(right)
    ratio = fuzz.token_set_ratio(one.folded, two.folded) / 100
    is_named = bool(set(shared) & one.acronyms & two.acronyms)
    if extra > max(1, len(shared) // 2) and not is_named:
        return 0.0, "one title says much more"
    if len(shared) < 2 and extra and not is_named:
        return 0.0, "too little shared"
    # A single common word is weak evidence unless the rest of the titles agrees too.
    alike = ratio if len(shared) > 1 or is_named else fuzz.ratio(one.folded, two.folded) / 100
    score = (0.9 - 0.06 * min(extra, 2)) * (0.6 + 0.4 * alike)
    spelling = dict((*two.spelt, *one.spelt))
    return score, "same words: " + ", ".join(spelling.get(word, word) for word in shared)


def _paired(
    one: frozenset[str], two: frozenset[str]
) -> tuple[tuple[str, ...], frozenset[str], frozenset[str]]:
    """Return the words that two titles share, spellings apart, and what each has alone."""
    shared = set(one & two)
    left, right = set(one - shared), set(two - shared)
    for word in sorted(left):
        near = [w for w in sorted(right) if _is_spelling(word, w)]
        if near:
            shared.add(word)
            left.discard(word)
            right.discard(near[0])
    return tuple(sorted(shared)), frozenset(left), frozenset(right)


def _spelt_out(short: frozenset[str], folded: str, long: frozenset[str]) -> frozenset[str]:
    """Return an acronym of one title and the words of the other that it stands for.

    ``API`` for ``aides pédagogiques individuels``: the initials of neighbouring words.
    """
    words = folded.split()
    for acronym in sorted(word for word in short if 2 < len(word) <= len(words)):
        size = len(acronym)
        for at in range(len(words) - size + 1):
            piece = words[at : at + size]
            if "".join(word[0] for word in piece) == acronym and long & set(piece):
                return frozenset((acronym, *piece))
    return frozenset()


# titles of many years are made of the same words: most pairs have been compared before
@lru_cache(maxsize=1 << 18)
def _is_spelling(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= 6 and fuzz.ratio(one, two) >= _NEAR


@lru_cache(maxsize=8192)
def _words_of_title(title: str) -> TitleWords:
    """Return the telling words of a title, and all of it folded, without number and year."""
    section = section_of(title)
    bare = _YEAR.sub(" ", section.label if section is not None and section.label else title)
    words = [word for word in words_of(bare) if word not in FUNCTION_WORDS]
    acronyms = frozenset(stem(fold(found)) for found in _ACRONYM.findall(bare))
    generic = _generic()
    telling = frozenset(stem(word) for word in words if stem(word) not in generic)
    spelt = tuple((stem(word), word) for word in reversed(words))
    return TitleWords(" ".join(map(stem, words)), telling, acronyms, spelt)


@cache
def _generic() -> frozenset[str]:
    lexicon = read_wordlist("link_words.yaml", LinkLexicon)
    return frozenset(stem(fold(word)) for word in lexicon.generic)
