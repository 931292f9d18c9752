"""Which headings are themes, which objectives, which actions: decided for the whole document.

Headings that are set alike and numbered alike form a *level*. Each level gets one meaning, by the
words that it begins with, by what it stands before, and by how levels and codes nest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jalon.extract.meaning.headings import headings_in
from jalon.extract.meaning.level_scores import Level, LevelKey, best_meanings
from jalon.extract.meaning.parsed import Heading
from jalon.extract.meaning.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.units import Couple, Element, Grid, Labelled, Look
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

LEVELS = SETTINGS.levels
SHARED = SETTINGS.shared

CODE_PART = re.compile(r"[A-Za-z]+|\d+")
BRACKETS = re.compile(r"(?<=\S)\s*\([^()]*\)$")  # who keeps what a title names


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
    keys = _without_hues({h.index: _key_of(h) for h in found})
    levels = _levels_of(
        elements, found, keys, _Around(given, strange, _outer(elements, vocabulary)), vocabulary
    )
    shown = sorted(levels.values(), key=lambda lv: -lv.weight)[: LEVELS.most_levels]
    if not shown:
        return {}
    nesting = _nesting(found, keys)
    ranked, margins = best_meanings(shown, nesting, body)
    roles = {
        lv.key: (role, margins[i]) for i, (lv, role) in enumerate(zip(shown, ranked, strict=True))
    }
    for (outer, inner), times in nesting[1].items():
        both = {roles.get(k, (None, 0.0))[0] for k in (outer, inner)} == {Role.ACTION}
        if both and times >= LEVELS.nested and outer.name and inner.name:
            roles[outer] = Role.OBJECTIVE, roles[outer][1]  # "Measure 1" over "Action 1.1"
    out: dict[int, HeadingRole] = {}
    for h in found:
        role, margin = roles.get(keys[h.index], (None, 0.0))
        is_bare = keys[h.index].name is None and not keys[h.index].shape
        if role is not None and (not is_bare or margin >= LEVELS.least_margin):
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
        and h.piece.look.size_pt >= LEVELS.part * body.size_pt
    )


def _outer(elements: Sequence[Element], vocabulary: Vocabulary) -> frozenset[int]:
    """Indices of the labels that surely name a theme or an objective."""
    out = set()
    for i, e in enumerate(elements):
        scores = vocabulary.role_scores(e.key) if isinstance(e, Labelled) else ()
        if (
            scores
            and scores[0].role in {Role.THEME, Role.OBJECTIVE}
            and scores[0].score >= SHARED.sure
        ):
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


def _without_hues(keys: Mapping[int, LevelKey]) -> dict[int, LevelKey]:
    """The levels' keys, without the colours where each part of the document has its own.

    Headings set alike but for their colour are one level where three colours or more follow one
    after the other and none comes back; a colour that comes back marks a level.
    """
    bare = {i: replace(key, look=(*key.look[:3], None)) for i, key in keys.items()}
    runs: dict[LevelKey, list[int | None]] = {}
    for i in sorted(keys):
        run = runs.setdefault(bare[i], [])
        colour = keys[i].look[3]
        if not run or run[-1] != colour:
            run.append(colour)
    parted = {key for key, run in runs.items() if len(set(run)) == len(run) >= LEVELS.fewest_hues}
    return {i: bare[i] if bare[i] in parted else key for i, key in keys.items()}


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
) -> dict[LevelKey, Level]:
    levels: dict[LevelKey, Level] = {}
    for h in found:
        key = keys[h.index]
        level = levels.setdefault(key, Level(key))
        level.count += 1
        level.deeds += vocabulary.value_kinds(h.label).is_deed
        if h.role is not None:
            level.words[h.role] += 1
        level.size_pt = max(level.size_pt, h.piece.look.size_pt)
        level.bodies += vocabulary.value_kinds(BRACKETS.sub("", h.label)).is_body
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
    for i in range(index + 1, min(index + LEVELS.farthest, len(elements))):
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
