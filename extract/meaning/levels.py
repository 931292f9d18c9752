"""Which headings are themes, which objectives, which actions: decided for the whole document.

Headings that are set alike and numbered alike form a *level*. Each level gets one meaning, by the
words that it begins with, by what it stands before, and by how levels and codes nest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

import numpy as np
from numpy.typing import NDArray

from jalon.extract.meaning.headings import headings_in
from jalon.extract.meaning.parsed import Heading
from jalon.schemas.geometry import Box
from jalon.schemas.units import Couple, Element, Grid, Labelled, Look
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

Numbers = NDArray[np.float64]
Indexes = NDArray[np.intp]

MOST_LEVELS = 6  # that are weighed against each other
RANK = {Role.THEME: 0, Role.OBJECTIVE: 1, Role.ACTION: 2}
MEANINGS = (None, Role.THEME, Role.OBJECTIVE, Role.ACTION)
SAME_RANK = -0.3  # of what nesting adds to two levels of one meaning
# what nesting is worth by the meanings of the outer and of the inner level
RANKS = np.array(
    [
        [0.0, 0.0, 0.0, 0.0],
        [0.0, SAME_RANK, 1.0, 1.0],
        [0.0, -1.0, SAME_RANK, 1.0],
        [0.0, -1.0, -1.0, SAME_RANK],
    ]
)
NO_OTHER = 4.0  # the margin where there is no other meaning
CODE_PART = re.compile(r"[A-Za-z]+|\d+")

WORD = 3.0  # weight of a word for the level ("Axe 2")
ANCHOR = 1.6  # of standing just before units whose action is named nowhere else
DEED = 0.7
SURE = 0.85
PART = 1.15  # times the running text's size: a heading as large begins a part of the document
SHOWN_WORD, SHOWN_CODE = 0.8, 0.3  # what a recurring word or a code has for any level
NESTED = 0.8  # of one level's standing under the other
CODES = 1.2  # of codes that go on from the outer level's
TWICE = 0.45  # two levels of one meaning
LEAST_MARGIN = 0.2  # of a level that neither word nor code shows
UNNAMED = 0.35  # what a level with no meaning has for it
OVER = {Role.THEME: 0.6, Role.OBJECTIVE: 0.3}  # of standing over units that name their actions
NAMED_BELOW = 3.0  # against an action over units that name their actions
INNER = 0.85  # share of a word for themes that may name objectives, by codes of two parts
OUTERMOST = 0.7  # share of a word for objectives that may name what stands over objectives
FARTHEST = 10  # elements that a grid may stand below its heading, labels between
ORPHAN = 0.8  # against an objective, not called so, with no theme anywhere


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
class _Level:
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


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands under headings.

    The levels that units state themselves; grids of no plan; labels that name what an action
    stands under, which are no units.
    """

    given: Mapping[int, frozenset[Role]]
    strange: frozenset[int]
    outer: frozenset[int]


@dataclass(frozen=True, slots=True)
class HeadingRole:
    """The meaning of one heading, taken apart.

    ``margin`` is how much better the whole reading is than the best in which its level means
    something else. ``box`` is around the piece that the label stands in.
    """

    role: Role
    number: str | None
    label: str
    margin: float
    box: Box


def headings_of(
    elements: Sequence[Element],
    body: Look,
    vocabulary: Vocabulary,
    given: Mapping[int, frozenset[Role]],
    strange: frozenset[int] = frozenset(),
) -> dict[int, HeadingRole]:
    """The meaning of each heading, by its index in ``elements``.

    Args:
        elements: The document.
        body: The look of running text.
        vocabulary: Takes headings apart.
        given: For the index of each grid or label the levels that its own fields state.
        strange: Indices of the grids that state no plan.
    """
    found = headings_in(elements, body, vocabulary)
    keys = {h.index: _key_of(h) for h in found}
    levels = _levels_of(
        elements, found, keys, _Around(given, strange, _outer(elements, vocabulary)), vocabulary
    )
    shown = sorted(levels.values(), key=lambda lv: -lv.weight)[:MOST_LEVELS]
    if not shown:
        return {}
    ranked, margins = _best_meanings(shown, _nesting(found, keys), body)
    roles = {
        lv.key: (role, margins[i]) for i, (lv, role) in enumerate(zip(shown, ranked, strict=True))
    }
    out: dict[int, HeadingRole] = {}
    for h in found:
        role, margin = roles.get(keys[h.index], (None, 0.0))
        is_bare = keys[h.index].name is None and not keys[h.index].shape
        if role is not None and (not is_bare or margin >= LEAST_MARGIN):
            out[h.index] = HeadingRole(role, h.number, h.label, margin, h.label_box)
    return out


def breaks_of(
    elements: Sequence[Element],
    body: Look,
    vocabulary: Vocabulary,
    named: Mapping[int, HeadingRole],
) -> frozenset[int]:
    """Indices of large headings that name no level: what follows them is another part.

    Args:
        elements: The document.
        body: The look of running text.
        vocabulary: Takes headings apart.
        named: The headings that name one.
    """
    return frozenset(
        h.index
        for h in headings_in(elements, body, vocabulary)
        if h.index not in named
        and not h.piece.is_running
        and not h.piece.runs_in
        and not h.piece.block.bullet
        and h.piece.look.size_pt >= PART * body.size_pt
    )


def _outer(elements: Sequence[Element], vocabulary: Vocabulary) -> frozenset[int]:
    """Indices of the labels that surely name a theme or an objective."""
    out = set()
    for i, e in enumerate(elements):
        scores = vocabulary.role_scores(e.key) if isinstance(e, Labelled) else ()
        if scores and scores[0].role in {Role.THEME, Role.OBJECTIVE} and scores[0].score >= SURE:
            out.add(i)
    return frozenset(out)


def _key_of(h: Heading) -> LevelKey:
    name = h.role.value if h.role is not None else h.word
    shape = shape_of(h.number)
    if name is not None:
        return LevelKey(name, depth_of(h.number), shape, (False, False, False, None), "", 0.0)
    look = h.piece.look
    ground = "" if look.fill is None else "fill"
    ground += h.piece.block.bullet[:1]
    return LevelKey(None, depth_of(h.number), shape, look.kind, ground, round(look.size_pt))


def shape_of(number: str | None) -> str:
    """How a code is written: "1.1" and "2.3" alike, "A" and "1" not; "" without one.

    >>> shape_of("A1.2"), shape_of("12"), shape_of(None)
    ('A0.0', '0', '')
    """
    if number is None:
        return ""
    bare = re.sub(r"\d+", "0", number)
    return re.sub(r"[A-Z]+", "A", bare)


def depth_of(number: str | None) -> int:
    """How many parts a code has: 1 for "2", 2 for "2.1" and "A1", 0 without one."""
    return len(CODE_PART.findall(number)) if number is not None else 0


def _levels_of(
    elements: Sequence[Element],
    found: Sequence[Heading],
    keys: Mapping[int, LevelKey],
    around: _Around,
    vocabulary: Vocabulary,
) -> dict[LevelKey, _Level]:
    levels: dict[LevelKey, _Level] = {}
    for h in found:
        key = keys[h.index]
        level = levels.setdefault(key, _Level(key))
        level.count += 1
        level.deeds += vocabulary.value_kinds(h.label).is_deed
        if h.role is not None:
            level.words[h.role] += 1
        level.size_pt = max(level.size_pt, h.piece.look.size_pt)
        level.bodies += vocabulary.value_kinds(h.label).is_body
        level.texts.add(h.label.casefold())
        unit = _unit_after(elements, keys, h.index, around)
        stated = around.given.get(unit, frozenset()) if unit is not None else frozenset()
        stated = _stated_below(elements, keys, h.index, around) or stated
        if Role.ACTION in stated:
            level.over.update(stated)
        elif unit is not None:
            level.before_units += 1
        elif unit is None and not _leads_on(elements, keys, h.index):
            level.plain += 1
    return levels


def _unit_after(
    elements: Sequence[Element],
    keys: Mapping[int, LevelKey],
    index: int,
    around: _Around,
) -> int | None:
    """The grid or label that a heading stands over, nothing but paragraphs between."""
    for i in range(index + 1, min(index + 6, len(elements))):
        if i in around.strange:
            return None
        if i in around.outer:
            continue
        if isinstance(elements[i], Grid | Labelled | Couple):
            return i
        if i in keys:
            return None
    return None


def _stated_below(
    elements: Sequence[Element], keys: Mapping[int, LevelKey], index: int, around: _Around
) -> frozenset[Role]:
    """The levels of a grid of actions that comes before the next heading, after labels or not.

    "Implementing office: …", "Description: …" and a table of actions stand under an objective.
    """
    for i in range(index + 1, min(index + FARTHEST, len(elements))):
        if i in keys:
            break
        is_grid = isinstance(elements[i], Grid) and i not in around.strange
        if is_grid and Role.ACTION in around.given.get(i, frozenset()):
            return around.given[i]
    return frozenset()


def _leads_on(elements: Sequence[Element], keys: Mapping[int, LevelKey], index: int) -> bool:
    """Whether another heading of another level comes next."""
    for i in range(index + 1, min(index + 6, len(elements))):
        if i in keys:
            return keys[i] != keys[index]
    return False


def _nesting(
    found: Sequence[Heading], keys: Mapping[int, LevelKey]
) -> tuple[Counter[tuple[LevelKey, LevelKey]], Counter[tuple[LevelKey, LevelKey]]]:
    """How often one level stands next after another, and how often its code goes on from it."""
    after: Counter[tuple[LevelKey, LevelKey]] = Counter()
    coded: Counter[tuple[LevelKey, LevelKey]] = Counter()
    last: dict[LevelKey, str] = {}
    for a, b in pairwise(found):
        if keys[a.index] != keys[b.index]:
            after[keys[a.index], keys[b.index]] += 1
    for h in found:
        if h.number is None:
            continue
        key = keys[h.index]
        for other, outer in last.items():
            if other != key and goes_on_from(outer, h.number):
                coded[other, key] += 1
        last[key] = h.number
    return after, coded


def goes_on_from(outer: str, inner: str) -> bool:
    """Whether a code belongs under another: "1.2.1" under "1.2", "A2" under "A".

    >>> goes_on_from("1", "1.2"), goes_on_from("1", "2.1"), goes_on_from("B", "B3")
    (True, False, True)
    """
    a, b = CODE_PART.findall(outer), CODE_PART.findall(inner)
    return len(a) < len(b) and b[: len(a)] == a


def _best_meanings(
    levels: Sequence[_Level],
    nesting: tuple[Counter[tuple[LevelKey, LevelKey]], Counter[tuple[LevelKey, LevelKey]]],
    body: Look,
) -> tuple[tuple[Role | None, ...], list[float]]:
    """The best meaning of each level, and the margin of each."""
    choices = np.array(list(product(range(len(MEANINGS)), repeat=len(levels))), dtype=np.intp)
    scores = np.zeros(len(choices))
    for i, lv in enumerate(levels):
        scores += np.array([_fit_of(lv, m, body) for m in MEANINGS])[choices[:, i]]
    for (i, j), table in _pair_scores(levels, nesting).items():
        scores += table[choices[:, i], choices[:, j]]
    scores -= TWICE * _twins(choices) + ORPHAN * _orphans(levels, choices)
    order = np.argsort(-scores, kind="stable")
    choices, scores = choices[order], scores[order]
    margins = []
    for i in range(len(levels)):
        others = scores[choices[:, i] != choices[0, i]]
        margins.append(round(float(scores[0] - others[0]) if len(others) else NO_OTHER, 3))
    return tuple(MEANINGS[m] for m in choices[0]), margins


def _twins(choices: Indexes) -> Indexes:
    """For each choice how many levels share a meaning with another."""
    counts = np.array([(choices == m).sum(axis=1) for m in range(1, len(MEANINGS))])
    found: Indexes = np.maximum(counts - 1, 0).sum(axis=0)
    return found


def _orphans(levels: Sequence[_Level], choices: Indexes) -> Indexes:
    """For each choice how many levels are objectives that nothing calls so, where no theme is."""
    bare = np.array([not lv.words[Role.OBJECTIVE] for lv in levels])
    found: Indexes = ((choices == MEANINGS.index(Role.OBJECTIVE)) & bare).sum(axis=1)
    named = any(lv.over[Role.THEME] for lv in levels)
    found[(choices == MEANINGS.index(Role.THEME)).any(axis=1) | named] = 0
    return found


def _fit_of(level: _Level, meaning: Role | None, body: Look) -> float:
    n = max(level.count, 1)
    anchor, deed = level.before_units / n, level.deeds / n
    plain = level.plain / n
    weight = min(1.0 + 0.15 * n, 2.0)
    is_bare = level.key.name is None and not level.key.shape
    over = level.over[Role.ACTION] / n
    if meaning is None:
        return UNNAMED + 1.2 * plain + (1.6 if level.is_one and is_bare else 0.0)
    named = sum(level.words.values()) / n
    said = level.words[meaning] / n
    if meaning is Role.THEME:
        said = max(said, OUTERMOST * level.words[Role.OBJECTIVE] / n)
    if meaning is Role.OBJECTIVE and level.key.depth > 1:
        said = max(said, INNER * level.words[Role.THEME] / n)
    score = WORD * (2 * said - named) - 1.0 * plain
    score += SHOWN_WORD * (level.key.name is not None) + SHOWN_CODE * bool(level.key.shape)
    larger = max(level.size_pt / max(body.size_pt, 1.0) - 1.0, 0.0)
    score -= 0.8 * level.bodies / n
    if meaning is Role.ACTION:
        score += ANCHOR * anchor + DEED * deed - 0.8 * larger - 0.7 * (1 - anchor)
        score -= NAMED_BELOW * over
    elif meaning is Role.THEME:
        score += 0.5 * min(larger, 1.0) + 0.35 * (level.key.depth == 1) + 0.2
        score -= (DEED + 0.6) * anchor * deed
    else:
        score += 0.25 * deed + 0.3 * (level.key.depth == 2)
    if meaning in OVER:
        score += OVER[meaning] * (over - level.over[meaning] / n)
    return weight * score


def _pair_scores(
    levels: Sequence[_Level],
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
            out[i, j] = RANKS * (NESTED * follows * (1 - 0.7 * back) + CODES * goes_on)
    return out
