"""The best joint reading of the fields that stand together, and how much better it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.extract.meaning.evidence import ROLES, FieldSample, Scores, scores_of
from jalon.schemas.units import FieldRole
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

BEAM = 160
MANY = frozenset((Role.OTHER, Role.NOTE, Role.NUMBER, Role.BUDGET, Role.RESULT, Role.STATUS))
AIMS = frozenset((Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET))
WHOLE = 0.4  # what a field that every plan has adds
CAP = 4.0  # a margin beyond this says no more

# how well one role stands somewhere before another, for each pair that plans keep to
BEFORE: dict[tuple[Role, Role], float] = {
    (Role.THEME, Role.OBJECTIVE): 0.35,
    (Role.THEME, Role.ACTION): 0.35,
    (Role.OBJECTIVE, Role.ACTION): 0.4,
    (Role.ACTION, Role.INDICATOR): 0.35,
    (Role.ACTION, Role.DESCRIPTION): 0.2,
    (Role.ACTION, Role.TARGET): 0.2,
    (Role.INDICATOR, Role.TARGET): 0.4,
    (Role.BASELINE, Role.TARGET): 0.25,
    (Role.LEAD, Role.PARTNERS): 0.25,
    (Role.ACTION, Role.LEAD): 0.15,
    (Role.ACTION, Role.DUE): 0.15,
}
APART = {
    frozenset((Role.INDICATOR_TARGET, Role.INDICATOR)): -1.5,
    frozenset((Role.INDICATOR_TARGET, Role.TARGET)): -1.0,
    frozenset((Role.LEAD_PARTNERS, Role.LEAD)): -0.8,
    frozenset((Role.LEAD_PARTNERS, Role.PARTNERS)): -0.8,
    frozenset((Role.LEAD_DUE, Role.LEAD)): -0.8,
    frozenset((Role.LEAD_DUE, Role.DUE)): -0.8,
}


@dataclass(frozen=True, slots=True)
class _Reading:
    """Roles of the first fields, and the score so far."""

    score: float
    roles: tuple[Role, ...]


def assign(
    samples: Sequence[FieldSample],
    vocabulary: Vocabulary,
    taken: frozenset[Role] = frozenset(),
) -> tuple[FieldRole, ...]:
    """What each of ``samples`` means, decided together.

    Args:
        samples: The fields that stand together, in order.
        vocabulary: Knows headings and values.
        taken: Roles that something else on these pages has already.
    """
    if not samples:
        return ()
    scores = [scores_of(s, vocabulary) for s in samples]
    readings = [_Reading(0.0, ())]
    for score in scores:
        readings = _extended(readings, score, taken)
    readings = sorted((_complete(r, taken) for r in readings), key=lambda r: -r.score)
    best = readings[0]
    return tuple(
        FieldRole(
            role,
            _margin(readings, i, role),
            scores[i].words[ROLES.index(role)],
        )
        for i, role in enumerate(best.roles)
    )


def _complete(reading: _Reading, taken: frozenset[Role]) -> _Reading:
    """The reading with what speaks for it as a whole: plans state actions and aims."""
    roles = set(reading.roles) | taken
    gain = WHOLE * (Role.ACTION in roles) + WHOLE * bool(roles & AIMS)
    return _Reading(reading.score + gain, reading.roles)


def _extended(
    readings: Sequence[_Reading], score: Scores, taken: frozenset[Role]
) -> list[_Reading]:
    found = [
        _Reading(r.score + score.total[i] + _fits(r.roles, role), (*r.roles, role))
        for r in readings
        for i, role in enumerate(ROLES)
        if (role in MANY or role not in r.roles) and (role not in taken or score.words[i] > 0.8)
    ]
    found.sort(key=lambda r: -r.score)
    return found[:BEAM]


def _fits(before: Sequence[Role], role: Role) -> float:
    total = 0.0
    for other in before:
        total += BEFORE.get((other, role), 0.0)
        total -= BEFORE.get((role, other), 0.0)
        total += APART.get(frozenset((other, role)), 0.0)
    if before and before[-1] is Role.INDICATOR and role is Role.TARGET:
        total += 0.2
    return total


def _margin(readings: Sequence[_Reading], index: int, role: Role) -> float:
    rest = (r.score for r in readings if r.roles[index] is not role)
    return round(min(readings[0].score - max(rest, default=readings[0].score - CAP), CAP), 3)
