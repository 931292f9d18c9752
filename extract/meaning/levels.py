"""Which headings are themes, which objectives, which actions: decided for the whole document.

Headings that are set alike and numbered alike form a *level*. Each level gets one meaning, by the
words that it begins with, by what it stands before, and by how levels and codes nest.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from jalon.schemas.units import Element, Grid, Labelled, Look, Loose
from jalon.schemas.values import Role, SectionLabel
from jalon.schemas.vocabulary import Vocabulary

LONGEST_HEADING = 260  # characters
LARGER = 1.06
MOST_LEVELS = 6  # that are weighed against each other
RANK = {Role.THEME: 0, Role.OBJECTIVE: 1, Role.ACTION: 2}
LEVEL_ROLES = frozenset(RANK)
MEANINGS = (None, Role.THEME, Role.OBJECTIVE, Role.ACTION)
CODE_PART = re.compile(r"[A-Za-z]+|\d+")

WORD = 3.0  # weight of a word for the level ("Axe 2")
ANCHOR = 1.6  # of standing just before units whose action is named nowhere else
DEED = 0.7
NESTED = 0.8  # of one level's standing under the other
CODES = 1.2  # of codes that go on from the outer level's
TWICE = 0.45  # two levels of one meaning
UNNAMED = 0.35  # what a level with no meaning has for it


@dataclass(frozen=True, slots=True)
class LevelKey:
    """What headings of one level share."""

    role: Role | None
    depth: int
    look: tuple[bool, bool, bool, int | None]
    has_fill: bool
    size_pt: float


@dataclass(slots=True)
class _Level:
    key: LevelKey
    count: int = 0
    before_units: int = 0
    deeds: float = 0.0
    words: Counter[Role] = field(default_factory=Counter)
    plain: int = 0


@dataclass(frozen=True, slots=True)
class HeadingRole:
    """The meaning of one heading, taken apart.

    ``margin`` is how much better the whole reading is than the best in which its level means
    something else.
    """

    role: Role
    number: str | None
    label: str
    margin: float


def is_heading(piece: Loose, body: Look, section: SectionLabel | None) -> bool:
    """Whether a loose block may be a heading: numbered or named as one, or set unlike the text."""
    text = piece.block.text
    if len(text) > LONGEST_HEADING or not any(c.isalpha() for c in text):
        return False
    if piece.block.bullet and section is None:
        return False
    look = piece.look
    stands_out = (
        (look.is_bold and not body.is_bold)
        or look.size_pt >= LARGER * body.size_pt
        or (look.fill is not None and look.fill != body.fill)
        or look.is_caps
        or (look.colour != body.colour and not look.is_italic)
    )
    if text.endswith((".", ";", ",")) and len(text) > 100:
        return False
    return stands_out or (section is not None and section.role is not None)


def headings_of(
    elements: Sequence[Element],
    body: Look,
    vocabulary: Vocabulary,
    given: Mapping[int, frozenset[Role]],
) -> dict[int, HeadingRole]:
    """The meaning of each heading, by its index in ``elements``.

    Args:
        elements: The document.
        body: The look of running text.
        vocabulary: Takes headings apart.
        given: For the index of each grid or label the levels that its own fields state.
    """
    sections = {
        i: vocabulary.section_of(e.block.text)
        for i, e in enumerate(elements)
        if isinstance(e, Loose)
    }
    found = [
        i
        for i, e in enumerate(elements)
        if isinstance(e, Loose)
        and is_heading(e, body, sections[i])
        and not (vocabulary.names_plan(e.block.text) and not sections[i])
    ]
    keys = {i: _key_of(elements[i], sections[i]) for i in found}
    levels = _levels(elements, keys, given, vocabulary)
    shown = sorted(levels.values(), key=lambda lv: -lv.count)[:MOST_LEVELS]
    if not shown:
        return {}
    ranked, margins = _best(shown, _nesting(found, keys, sections), body)
    roles = {
        lv.key: (role, margins[i]) for i, (lv, role) in enumerate(zip(shown, ranked, strict=True))
    }
    out: dict[int, HeadingRole] = {}
    for i in found:
        role, margin = roles.get(keys[i], (None, 0.0))
        if role is None:
            continue
        section, piece = sections[i], elements[i]
        text = piece.block.text if isinstance(piece, Loose) else ""
        number = section.number if section is not None else None
        label = section.label if section is not None else text
        out[i] = HeadingRole(role, number, label, margin)
    return out


def _key_of(piece: Element, section: SectionLabel | None) -> LevelKey:
    if not isinstance(piece, Loose):
        raise TypeError(f"expected a loose piece, got {piece!r}")
    role = section.role if section is not None else None
    depth = depth_of(section.number) if section is not None else 0
    look = piece.look
    size = 0.0 if role is not None else round(look.size_pt)
    return LevelKey(role, depth, look.kind, look.fill is not None, size)


def depth_of(number: str | None) -> int:
    """How many parts a code has: 1 for "2", 2 for "2.1", 0 without one."""
    if number is None:
        return 0
    parts = [p for p in re.split(r"[.\-]", number) if p]
    return max(len(parts), 1)


def _levels(
    elements: Sequence[Element],
    keys: Mapping[int, LevelKey],
    given: Mapping[int, frozenset[Role]],
    vocabulary: Vocabulary,
) -> dict[LevelKey, _Level]:
    levels: dict[LevelKey, _Level] = {}
    for i, key in keys.items():
        level = levels.setdefault(key, _Level(key))
        piece = elements[i]
        if not isinstance(piece, Loose):
            continue
        level.count += 1
        section = vocabulary.section_of(piece.block.text)
        label = section.label if section is not None else piece.block.text
        level.deeds += vocabulary.value_kinds(label).is_deed
        if section is not None and section.role is not None:
            level.words[section.role] += 1
        unit = _unit_after(elements, keys, i)
        if unit is not None and Role.ACTION not in given.get(unit, frozenset()):
            level.before_units += 1
        elif unit is None and not _leads_on(elements, keys, i):
            level.plain += 1
    return levels


def _unit_after(
    elements: Sequence[Element], keys: Mapping[int, LevelKey], index: int
) -> int | None:
    """The grid or label that a heading stands over, nothing but paragraphs between."""
    for i in range(index + 1, min(index + 8, len(elements))):
        if isinstance(elements[i], Grid | Labelled):
            return i
        if i in keys:
            return None
    return None


def _leads_on(elements: Sequence[Element], keys: Mapping[int, LevelKey], index: int) -> bool:
    """Whether another heading of another level comes next."""
    for i in range(index + 1, min(index + 6, len(elements))):
        if i in keys:
            return keys[i] != keys[index]
    return False


def _nesting(
    found: Sequence[int],
    keys: Mapping[int, LevelKey],
    sections: Mapping[int, SectionLabel | None],
) -> tuple[Counter[tuple[LevelKey, LevelKey]], Counter[tuple[LevelKey, LevelKey]]]:
    """How often one level stands next after another, and how often its code goes on from it."""
    after: Counter[tuple[LevelKey, LevelKey]] = Counter()
    coded: Counter[tuple[LevelKey, LevelKey]] = Counter()
    last: dict[LevelKey, str] = {}
    for a, b in pairwise(found):
        if keys[a] != keys[b]:
            after[keys[a], keys[b]] += 1
    for i in found:
        section = sections[i]
        number = section.number if section is not None else None
        if number is None:
            continue
        for key, outer in last.items():
            if key != keys[i] and goes_on_from(outer, number):
                coded[key, keys[i]] += 1
        last[keys[i]] = number
    return after, coded


def goes_on_from(outer: str, inner: str) -> bool:
    """Whether a code belongs under another: "1.2.1" under "1.2", "A2" under "A".

    >>> goes_on_from("1", "1.2"), goes_on_from("1", "2.1"), goes_on_from("B", "B3")
    (True, False, True)
    """
    a, b = CODE_PART.findall(outer), CODE_PART.findall(inner)
    return len(a) < len(b) and b[: len(a)] == a


def _best(
    levels: Sequence[_Level],
    nesting: tuple[Counter[tuple[LevelKey, LevelKey]], Counter[tuple[LevelKey, LevelKey]]],
    body: Look,
) -> tuple[tuple[Role | None, ...], list[float]]:
    """The best meaning of each level, and the margin of each."""
    own = [[_fit(lv, m, body) for m in MEANINGS] for lv in levels]
    pairs = _pair_scores(levels, nesting)
    scored: list[tuple[float, tuple[int, ...]]] = []
    for choice in product(range(len(MEANINGS)), repeat=len(levels)):
        total = sum(own[i][m] for i, m in enumerate(choice))
        total += sum(
            pairs[i, j, choice[i], choice[j]]
            for i in range(len(levels))
            for j in range(len(levels))
            if i != j and (i, j, choice[i], choice[j]) in pairs
        )
        total -= TWICE * _twins(levels, choice)
        scored.append((total, choice))
    scored.sort(key=lambda s: -s[0])
    best = scored[0]
    margins = [
        round(best[0] - next((s for s, c in scored if c[i] != best[1][i]), best[0] - 4), 3)
        for i in range(len(levels))
    ]
    return tuple(MEANINGS[m] for m in best[1]), margins


def _twins(levels: Sequence[_Level], choice: Sequence[int]) -> int:
    held: dict[int, set[Role | None]] = defaultdict(set)
    count: Counter[int] = Counter()
    for lv, m in zip(levels, choice, strict=True):
        if m:
            held[m].add(lv.key.role)
            count[m] += 1
    return sum(count[m] - 1 for m in count)


def _fit(level: _Level, meaning: Role | None, body: Look) -> float:
    n = max(level.count, 1)
    anchor, deed = level.before_units / n, level.deeds / n
    plain = level.plain / n
    weight = min(1.0 + 0.15 * n, 2.0)
    if meaning is None:
        return UNNAMED + 1.2 * plain + (0.4 if n == 1 else 0.0)
    named = sum(level.words.values()) / n
    said = level.words[meaning] / n
    score = WORD * (2 * said - named) - 1.0 * plain
    larger = max(level.key.size_pt / max(body.size_pt, 1.0) - 1.0, 0.0) if level.key.size_pt else 0
    if meaning is Role.ACTION:
        score += ANCHOR * anchor + DEED * deed - 0.8 * larger - 0.7 * (1 - anchor)
    elif meaning is Role.THEME:
        score += 0.5 * min(larger, 1.0) - DEED * deed + 0.35 * (level.key.depth == 1) + 0.2
        score -= 0.6 * anchor * deed
    else:
        score += 0.25 * deed + 0.3 * (level.key.depth == 2)
    return weight * score


def _pair_scores(
    levels: Sequence[_Level],
    nesting: tuple[Counter[tuple[LevelKey, LevelKey]], Counter[tuple[LevelKey, LevelKey]]],
) -> dict[tuple[int, int, int, int], float]:
    after, coded = nesting
    out: dict[tuple[int, int, int, int], float] = {}
    for i, a in enumerate(levels):
        for j, b in enumerate(levels):
            if i == j:
                continue
            least = max(min(a.count, b.count), 1)
            follows = min(after[a.key, b.key] / least, 1.0)
            goes_on = min(coded[a.key, b.key] / max(b.count, 1), 1.0)
            if not follows and not goes_on:
                continue
            for m in range(1, 4):
                for k in range(1, 4):
                    rank = 1 if m < k else -1 if m > k else -0.3
                    back = min(after[b.key, a.key] / least, 1.0)
                    gain = NESTED * follows * (1 - 0.7 * back) + CODES * goes_on
                    out[i, j, m, k] = rank * gain
    return out
