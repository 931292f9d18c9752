"""What each meaning of a level of headings is worth, and the best of all together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from jalon.extract.meaning.settings import SETTINGS
from jalon.schemas.units import Look
from jalon.schemas.values import LEVELS, Role

LEVEL_SCORES = SETTINGS.level_scores


Numbers = NDArray[np.float64]


Indexes = NDArray[np.intp]


MEANINGS = (None, *LEVELS)


# what nesting is worth by the meanings of the outer and of the inner level
RANKS = np.array(
    [
        [0.0, 0.0, 0.0, 0.0],
        [0.0, LEVEL_SCORES.same_rank, 1.0, 1.0],
        [0.0, -1.0, LEVEL_SCORES.same_rank, 1.0],
        [0.0, -1.0, -1.0, LEVEL_SCORES.same_rank],
    ]
)


OVER = {Role.THEME: 0.6, Role.OBJECTIVE: 0.3}  # of standing over units that name their actions


@dataclass(frozen=True, slots=True)
class LevelKey:
    """What headings of one level share."""

    name: str | None
    depth: int
    shape: str
    look: tuple[bool, bool, bool, int | None]
    ground: str
    size_pt: float


@dataclass(slots=True)
class Level:
    """One level of headings, with what was counted of it."""

    key: LevelKey
    count: int = 0
    before_units: int = 0
    deeds: float = 0.0
    words: Counter[Role] = field(default_factory=Counter)
    plain: int = 0
    size_pt: float = 0.0
    bodies: float = 0.0
    over: Counter[Role] = field(default_factory=Counter)
    texts: set[str] = field(default_factory=set)

    @property
    def is_one(self) -> bool:
        """Whether all its headings say the same: a title that is repeated."""
        return len(self.texts) <= 1

    @property
    def weight(self) -> float:
        """How much it deserves to be weighed: often, named or numbered, before units."""
        named = self.key.name is not None or bool(self.key.shape)
        return self.count - self.plain + 2.0 * self.before_units + 3.0 * named


def best_meanings(
    levels: Sequence[Level],
    nesting: tuple[Counter[tuple[LevelKey, LevelKey]], Counter[tuple[LevelKey, LevelKey]]],
    body: Look,
) -> tuple[tuple[Role | None, ...], list[float]]:
    """The best meaning of each level, and the margin of each."""
    choices = np.indices((len(MEANINGS),) * len(levels), dtype=np.intp)
    choices = choices.reshape(len(levels), -1).T  # the last level changes first
    scores = np.zeros(len(choices))
    for i, lv in enumerate(levels):
        scores += np.array([_fit_of(lv, m, body) for m in MEANINGS])[choices[:, i]]
    for (i, j), table in _pair_scores(levels, nesting).items():
        scores += table[choices[:, i], choices[:, j]]
    scores -= LEVEL_SCORES.twice * _twins(choices) + LEVEL_SCORES.orphan * _orphans(levels, choices)
    order = np.argsort(-scores, kind="stable")
    choices, scores = choices[order], scores[order]
    margins = []
    for i in range(len(levels)):
        others = scores[choices[:, i] != choices[0, i]]
        margins.append(
            round(float(scores[0] - others[0]) if len(others) else LEVEL_SCORES.no_other, 3)
        )
    return tuple(MEANINGS[m] for m in choices[0]), margins


def _twins(choices: Indexes) -> Indexes:
    """For each choice how many levels share a meaning with another."""
    counts = np.array([(choices == m).sum(axis=1) for m in range(1, len(MEANINGS))])
    found: Indexes = np.maximum(counts - 1, 0).sum(axis=0)
    return found


def _orphans(levels: Sequence[Level], choices: Indexes) -> Indexes:
    """For each choice how many levels are objectives that nothing calls so, where no theme is."""
    bare = np.array([not lv.words[Role.OBJECTIVE] for lv in levels])
    found: Indexes = ((choices == MEANINGS.index(Role.OBJECTIVE)) & bare).sum(axis=1)
    named = any(lv.over[Role.THEME] for lv in levels)
    found[(choices == MEANINGS.index(Role.THEME)).any(axis=1) | named] = 0
    return found


def _fit_of(level: Level, meaning: Role | None, body: Look) -> float:
    n = max(level.count, 1)
    anchor, deed = level.before_units / n, level.deeds / n
    plain = level.plain / n
    weight = min(1.0 + 0.15 * n, 2.0)
    is_bare = level.key.name is None and not level.key.shape
    over = level.over[Role.ACTION] / n
    if meaning is None:
        return LEVEL_SCORES.unnamed + 1.2 * plain + (1.6 if level.is_one and is_bare else 0.0)
    named = sum(level.words.values()) / n
    said = level.words[meaning] / n
    if meaning is Role.THEME:
        said = max(said, LEVEL_SCORES.outermost * level.words[Role.OBJECTIVE] / n)
    if meaning is Role.OBJECTIVE and level.key.depth > 1:
        said = max(said, LEVEL_SCORES.inner * level.words[Role.THEME] / n)
    score = LEVEL_SCORES.word * (2 * said - named) - 1.0 * plain
    score += LEVEL_SCORES.shown_word * (
        level.key.name is not None
    ) + LEVEL_SCORES.shown_code * bool(level.key.shape)
    larger = max(level.size_pt / max(body.size_pt, 1.0) - 1.0, 0.0)
    score -= 0.8 * level.bodies / n
    if meaning is Role.ACTION:
        score += (
            LEVEL_SCORES.anchor * anchor
            + LEVEL_SCORES.deed * deed
            - 0.8 * larger
            - 0.7 * (1 - anchor)
        )
        score -= LEVEL_SCORES.named_below * over
    elif meaning is Role.THEME:
        score += 0.5 * min(larger, 1.0) + 0.35 * (level.key.depth == 1) + 0.2
        score -= (LEVEL_SCORES.deed + 0.6) * anchor * deed
    else:
        score += 0.25 * deed + 0.3 * (level.key.depth == 2)
    if meaning in OVER:
        score += OVER[meaning] * (over - level.over[meaning] / n)
    return weight * score


def _pair_scores(
    levels: Sequence[Level],
    nesting: tuple[Counter[tuple[LevelKey, LevelKey]], Counter[tuple[LevelKey, LevelKey]]],
) -> dict[tuple[int, int], Numbers]:
    """For two levels what each pair of meanings adds, meanings x meanings."""
    after, coded = nesting
    out: dict[tuple[int, int], Numbers] = {}
    for i, a in enumerate(levels):
        for j, b in enumerate(levels):
            if i == j:
                continue
            least = max(min(a.count, b.count), 1)
            follows = min(after[a.key, b.key] / least, 1.0)
            goes_on = min(coded[a.key, b.key] / max(b.count, 1), 1.0)
            if not follows and not goes_on:
                continue
            back = min(after[b.key, a.key] / least, 1.0)
            out[i, j] = RANKS * (
                LEVEL_SCORES.nested * follows * (1 - 0.7 * back) + LEVEL_SCORES.codes * goes_on
            )
    return out
