"""The best joint reading of the fields that stand together, and how much better it is."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from jalon.extract.meaning.evidence import FACTS, ROLES, FieldSample, facts_of, word_scores
from jalon.extract.meaning.said import inner_actions, trust_of
from jalon.extract.meaning.settings import SETTINGS
from jalon.extract.meaning.weights import Numbers, RoleWeights, shipped
from jalon.schemas.units import FieldRole
from jalon.schemas.values import AIMS, Role
from jalon.schemas.vocabulary import Vocabulary

ASSIGN = SETTINGS.assign
EVIDENCE = SETTINGS.evidence
SHARED = SETTINGS.shared

MANY = frozenset((Role.OTHER, Role.NOTE, Role.NUMBER, Role.BUDGET, Role.RESULT, Role.STATUS))


UNTOLD = frozenset((Role.OTHER, Role.NOTE, Role.THEME, Role.OBJECTIVE))  # of what holds figures

_ONCE = np.array([r not in MANY for r in ROLES])
_ACTION = ROLES.index(Role.ACTION)
_TARGET, _INDICATOR = ROLES.index(Role.TARGET), ROLES.index(Role.INDICATOR)
_BOTH = ROLES.index(Role.INDICATOR_TARGET)
# a word for a target or a level says nothing against figures as targets: no level is a figure
_TOLD = [i for i, r in enumerate(ROLES) if r not in {Role.TARGET, Role.THEME, Role.OBJECTIVE}]
_LIKE_TARGET = FACTS.index("is_target")
_NUMBER, _RANKS = FACTS.index("is_number"), [FACTS.index(n) for n in ("tiny", "is_code")]
_AIMS = [ROLES.index(r) for r in AIMS]
_EACH_AIM = [ROLES.index(r) for r in (Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET)]


def assign(
    samples: Sequence[FieldSample],
    vocabulary: Vocabulary,
    taken: frozenset[Role] = frozenset(),
    *,
    are_columns: bool = False,
) -> tuple[FieldRole, ...]:
    """What each of ``samples`` means, decided together.

    Args:
        samples: The fields that stand together, in order.
        vocabulary: Knows headings and values.
        taken: Roles that something else on these pages has already.
        are_columns: Whether they are the columns of a table: then their headings are no chance,
            as those of labels are none that recur.
    """
    if not samples:
        return ()
    said = words_of(samples, vocabulary)
    weights = shipped(FACTS, tuple(r.value for r in ROLES))
    facts = facts_of(samples, vocabulary)
    words = inner_actions(samples, said, facts) if are_columns else said
    is_meant = np.array([are_columns or len(s.texts) >= ASSIGN.recurs for s in samples])
    trust = trust_of(words, facts, is_meant)
    readings, scores = best_readings(facts, words, taken, weights, trust)
    found = [
        FieldRole(ROLES[r], _margin(readings[:, i], scores), float(words[i, r]))
        for i, r in enumerate(readings[0])
    ]
    left = None if Role.TARGET in taken else _left_for_target(readings[0], facts, words)
    if left is not None:
        found[left] = FieldRole(Role.TARGET, ASSIGN.only_target, float(words[left, _TARGET]))
    return tuple(found)


def _left_for_target(
    reading: np.ndarray[tuple[int, ...], np.dtype[np.intp]], facts: Numbers, words: Numbers
) -> int | None:
    """The one field of figures that means nothing yet, beside indicators without a target.

    What is measured has a target wherever a column beside it holds nothing else than figures and
    no word says that they are results, costs or dates. Of several none is chosen, unless a word
    half says it of one.
    """
    if _INDICATOR not in reading or _TARGET in reading or _BOTH in reading:
        return None
    told = words[:, _TOLD].max(axis=1)
    free = [
        i
        for i, r in enumerate(reading)
        if ROLES[r] in UNTOLD
        and facts[i, _LIKE_TARGET] >= ASSIGN.figures > max(facts[i, _RANKS])
        and facts[i, _NUMBER] >= ASSIGN.numbers
        and told[i] < ASSIGN.surely_said
    ]
    best = sorted(free, key=lambda i: -words[i, _TARGET])
    if len(best) > 1 and words[best[0], _TARGET] <= words[best[1], _TARGET]:
        return None
    return best[0] if best else None


def words_of(samples: Sequence[FieldSample], vocabulary: Vocabulary) -> Numbers:
    """How surely the headings say each role, fields x ``ROLES``.

    What one heading surely says is not open to another that says it by half: beside "Cible",
    "Résultat" is no target.
    """
    words = np.array([word_scores(s, vocabulary) for s in samples])
    _name_what_is_measured(words, samples, vocabulary)
    said = (words >= ASSIGN.surely_said).any(axis=0) & _ONCE
    words[(words < ASSIGN.surely_said) & said] = 0.0
    return words


def _name_what_is_measured(
    words: Numbers, samples: Sequence[FieldSample], vocabulary: Vocabulary
) -> None:
    """Let one of two headings for targets mean indicators, where nothing else is named so.

    "What success looks like" over what is measured, beside "Target" over the figures: the one
    whose values are no targets says what the others count. Changes ``words`` in place.
    """
    named = np.flatnonzero(words[:, _TARGET] >= ASSIGN.surely_said)
    if len(named) < 2 or (words[:, [_INDICATOR, _BOTH]] >= EVIDENCE.known).any():
        return
    shares = {i: _share_of_targets(samples[i].texts, vocabulary) for i in named.tolist()}
    if max(shares.values()) < SHARED.mostly:
        return
    for i, share in shares.items():
        if share < SHARED.mostly and samples[i].texts:
            words[i, _INDICATOR] = words[i, _TARGET]
            words[i, _TARGET] = 0.0
            return


def _share_of_targets(texts: Sequence[str], vocabulary: Vocabulary) -> float:
    return sum(vocabulary.value_kinds(t).is_target for t in texts) / max(len(texts), 1)


def best_readings(
    facts: Numbers,
    words: Numbers,
    taken: frozenset[Role],
    weights: RoleWeights,
    trust: Numbers | None = None,
) -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.intp]], Numbers]:
    """Joint readings of fields, the best first.

    Args:
        facts: Fields x ``FACTS``.
        words: Fields x ``ROLES``: how surely the heading says so.
        taken: Roles that something else has already.
        weights: What all that weighs.
        trust: Fields x ``ROLES``: what headings add that surely say a role.

    Returns:
        Readings x fields of indexes into ``ROLES``, and the score of each reading.
    """
    known = (words.max(axis=1) >= EVIDENCE.known).astype(float)
    alone = facts @ weights.facts + words * weights.words + known[:, None] * weights.known
    if trust is not None:
        alone += trust
    is_taken = np.array([r in taken for r in ROLES])
    alone[is_taken & (words <= ASSIGN.surely_said)] = -np.inf
    roles = np.zeros((1, 0), dtype=np.intp)
    held = np.zeros((1, len(ROLES)))
    scores = np.zeros(1)
    for i, own in enumerate(alone):
        grown = scores[:, None] + own + held @ weights.before
        if i:
            grown += weights.next[roles[:, -1]]
        grown[(held > 0) & _ONCE] = -np.inf
        order = np.argsort(-grown, axis=None, kind="stable")[: ASSIGN.beam]
        order = order[np.isfinite(grown.ravel()[order])]
        parents, added = np.unravel_index(order, grown.shape)
        scores = grown.ravel()[order]
        roles = np.hstack([roles[parents], added[:, None]])
        held = held[parents]
        held[np.arange(len(order)), added] = 1.0
    held[:, is_taken] = 1.0
    scores = scores + weights.action * held[:, _ACTION]
    scores = scores + weights.aim * held[:, _AIMS].max(axis=1)
    scores = scores - ASSIGN.twice_aimed * held[:, _EACH_AIM].min(axis=1)
    order = np.argsort(-scores, kind="stable")
    return roles[order], scores[order]


def _margin(roles: np.ndarray[tuple[int, ...], np.dtype[np.intp]], scores: Numbers) -> float:
    """How much the best reading beats the best one in which this field means something else."""
    others = scores[roles != roles[0]]
    return round(min(float(scores[0] - others[0]), ASSIGN.cap), 3) if len(others) else ASSIGN.cap
