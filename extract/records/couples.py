"""Indicators and targets that no label names: joined by a leader, or large over small in a tile."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.extract.records.flush import edges_of, flush_edges
from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.records.parts import couple_of
from jalon.extract.records.segments import LEADER, without_dots
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Word
from jalon.schemas.units import Couple
from jalon.schemas.vocabulary import Vocabulary

COUPLES = SETTINGS.couples
SHARED = SETTINGS.shared

ORDINAL = re.compile(r"0\d")  # numbers the tile, and is no figure


Row = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """Couples of a page, and the paragraphs that they took."""

    couples: tuple[Couple, ...]
    taken: frozenset[int]


def leaders_of(
    flow: Mapping[int, Sequence[Paragraph]],
    labels: Mapping[int, Collection[int]],
    pages: Sequence[Page],
    vocabulary: Vocabulary,
) -> dict[int, Found]:
    """For each page the texts on one line that dots, a bar or a flush right edge join.

    Args:
        flow: The paragraphs of each page, top to bottom.
        labels: Indices of those that hold labels.
        pages: The pages, for what bridges the gaps.
        vocabulary: Knows targets.
    """
    free: dict[int, list[Row]] = {}
    joined: dict[int, set[Row]] = {}
    edges: Counter[tuple[int, int]] = Counter()
    for page in pages:
        paragraphs, own = flow[page.number], labels[page.number]
        rows = [(i, j) for i, j in _rows(paragraphs) if i not in own and j not in own]
        heads = [(i, j) for i, j in _rows(paragraphs) if i in own and j in own]
        free[page.number] = _without_contents(rows, paragraphs)
        bridges = _bridges(page)
        joined[page.number] = {
            (i, j)
            for i, j in free[page.number]
            if _is_bridged(paragraphs[i], paragraphs[j], bridges)
            or _is_headed(paragraphs[i], paragraphs[j], heads, paragraphs)
        }
        edges.update(_edges(row, paragraphs) for row in joined[page.number])
    flush = flush_edges(
        [(flow[n][i], flow[n][j]) for n, rows in free.items() for i, j in rows], vocabulary
    )
    edges.update(dict.fromkeys(flush, SHARED.several))
    found = {}
    for page in pages:
        n, paragraphs = page.number, flow[page.number]
        rows = [
            row
            for row in free[n]
            if row in joined[n] or edges[_edges(row, paragraphs)] >= SHARED.several
        ]
        couples = [
            couple_of(paragraphs[i].lines, paragraphs[j].lines, n, "leader") for i, j in rows
        ]
        found[n] = Found(tuple(couples), frozenset(k for row in rows for k in row))
    return found


def _edges(row: Row, paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Where a row begins and ends: rows of one list share both."""
    return edges_of(paragraphs[row[0]], paragraphs[row[1]])


def _without_contents(rows: Sequence[Row], paragraphs: Sequence[Paragraph]) -> list[Row]:
    """The rows without those of a table of contents."""
    numbered = [(i, j) for i, j in rows if _text([paragraphs[j]]).isdigit()]
    if _is_contents([int(_text([paragraphs[j]])) for _, j in numbered]):
        return [row for row in rows if row not in numbered]
    return list(rows)


def _is_contents(numbers: Sequence[int]) -> bool:
    """Whether the numbers on the right are those of pages: several that never fall."""
    return len(numbers) > 1 and list(numbers) == sorted(numbers)


def _rows(paragraphs: Sequence[Paragraph]) -> list[Row]:
    """Pairs of paragraphs of which one's last line and the other's first share a baseline."""
    ends: dict[int, list[int]] = defaultdict(list)
    for i, p in enumerate(paragraphs):
        ends[round(p.lines[-1].baseline)].append(i)
    found = []
    for j, right in enumerate(paragraphs):
        first = right.lines[0]
        level = round(first.baseline)
        near = [
            i
            for at in (level - 1, level, level + 1)
            for i in ends.get(at, ())
            if i != j
            and abs(paragraphs[i].lines[-1].baseline - first.baseline) <= SHARED.same_baseline_pt
        ]
        others = [k for k in near if paragraphs[k].lines[-1].box.x0 > first.box.x1]
        left = [k for k in near if paragraphs[k].lines[-1].box.x1 < first.box.x0]
        if len(left) == 1 and not others:
            gap = first.box.x0 - paragraphs[left[0]].lines[-1].box.x1
            if gap >= COUPLES.least_gap_em * first.size_pt:
                found.append((left[0], j))
    return found


def _bridges(page: Page) -> list[Box]:
    """What may lead from one text to another: runs of dots, thin fills, dashed rules."""
    dots = [_dots_of(w) for w in page.words if LEADER.search(w.text)]
    dots += without_dots(page.words)[1]
    bars = [f.box for f in page.fills if f.box.height <= COUPLES.thin_pt]
    bars = [
        b
        for b in bars
        if b.width >= 2 * COUPLES.thin_pt or max(b.width, b.height) <= COUPLES.dot_pt
    ]
    return dots + bars + [r.box for r in page.rules if r.is_horizontal]


def _dots_of(word: Word) -> Box:
    """Where the dots of a word stand that may hold text as well."""
    match = LEADER.search(word.text)
    if match is None:
        return word.box
    share = word.box.width / len(word.text)
    x0 = word.box.x0 + match.start() * share
    return word.box._replace(x0=x0, x1=word.box.x0 + match.end() * share)


def _is_bridged(left: Paragraph, right: Paragraph, bridges: Sequence[Box]) -> bool:
    a, b = left.lines[-1], right.lines[0]
    gap = b.box.x0 - a.box.x1
    for box in bridges:
        if box.width <= COUPLES.dot_pt:
            if (
                0 <= box.x0 - a.box.x1 <= COUPLES.dot_pt
                and a.box.top <= box.y_mid <= a.box.bottom + 1
            ):
                return True
            continue
        inside = min(box.x1, b.box.x0) - max(box.x0, a.box.x1)
        level = a.box.top - 1 <= box.y_mid <= a.box.bottom + 1
        within = box.x0 >= a.box.x1 - COUPLES.reach_pt and box.x1 <= b.box.x0 + COUPLES.reach_pt
        if level and within and inside >= COUPLES.bridged * gap:
            return True
    return False


def _is_headed(
    left: Paragraph,
    right: Paragraph,
    heads: Sequence[tuple[int, int]],
    paragraphs: Sequence[Paragraph],
) -> bool:
    """Whether two labels stand above, one at each edge of the row, the right one at the page's."""
    edge = max(p.box.x1 for p in paragraphs)
    for i, j in heads:
        a, b = paragraphs[i].box, paragraphs[j].box
        is_left = a.top < left.box.top and abs(a.x0 - left.box.x0) <= COUPLES.flush_pt
        is_right = abs(b.x1 - right.box.x1) <= COUPLES.flush_pt and edge - b.x1 <= COUPLES.flush_pt
        if is_left and is_right and b.x0 > a.x1:
            return True
    return False


def tiles_of(flow: Mapping[int, Sequence[Paragraph]], vocabulary: Vocabulary) -> dict[int, Found]:
    """For each page the tiles: a large figure with its small text, alone in a shade or frame.

    Args:
        flow: The paragraphs of each page.
        vocabulary: Knows targets.
    """
    tiles: list[tuple[int, list[int], list[int], Sequence[Paragraph]]] = []
    for number, paragraphs in flow.items():
        homes: dict[int, list[int]] = defaultdict(list)
        for i, p in enumerate(paragraphs):
            if p.home is not None:
                homes[p.home].append(i)
        for held in homes.values():
            for own in _figures_in(held, paragraphs):
                parts = _large_and_small([paragraphs[i] for i in own], vocabulary)
                if parts is not None:
                    large = [i for i in own if paragraphs[i] in parts[0]]
                    tiles.append((number, large, [i for i in own if i not in large], paragraphs))
    if all(
        ORDINAL.fullmatch(_text([ps[i] for i in large])) is not None for _, large, _, ps in tiles
    ):
        return {}
    names = {_text([ps[i] for i in small]) for _, _, small, ps in tiles}
    if len(tiles) > 1 and len(names) == 1:
        return {}
    like = sum(
        vocabulary.value_kinds(_text([ps[i] for i in large])).is_target for _, large, _, ps in tiles
    )
    if like < COUPLES.target_share * len(tiles):
        return {}
    sizes = {
        ps[large[0]].look.size_pt
        for _, large, _, ps in tiles
        if vocabulary.value_kinds(_text([ps[i] for i in large])).is_target
    }
    found: dict[int, Found] = {}
    for number, large, small, paragraphs in tiles:
        if not any(_is_as_large(paragraphs[large[0]].look.size_pt, size) for size in sizes):
            continue  # a panel's title over what it holds
        before = found.get(number, Found((), frozenset()))
        couple = couple_of(
            [n for i in small for n in paragraphs[i].lines],
            [n for i in large for n in paragraphs[i].lines],
            number,
            "tile",
        )
        taken = before.taken | frozenset((*large, *small))
        found[number] = Found((*before.couples, couple), taken)
    return found


def _is_as_large(a: float, b: float) -> bool:
    return a >= (1.0 - COUPLES.alike) * b


def _figures_in(held: Sequence[int], paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """What stands in one shade or frame, as tiles: all of it, or each figure with its text.

    A card names what is done above, perhaps who does it, each in a look of its own; then each text
    stands over its figure.
    """
    looks = [(paragraphs[i].look.kind, paragraphs[i].look.size_pt) for i in held]
    last = looks[-1]
    at = [k for k, look in enumerate(looks) if look == last]
    most = max(size for _, size in looks)
    if last[1] < most or at[0] < 1:
        return [list(held)]
    text = looks[at[0] - 1]
    is_card = all(looks[k - 1] == text for k in at) and text not in looks[: at[0] - 1]
    is_whole = at == list(range(at[0], len(looks), 2)) and at[0] > 1
    return [[held[k - 1], held[k]] for k in at] if is_card and is_whole else [list(held)]


def _text(paragraphs: Sequence[Paragraph]) -> str:
    return " ".join(n.text for p in paragraphs for n in p.lines)


def _large_and_small(
    held: Sequence[Paragraph], vocabulary: Vocabulary
) -> tuple[list[Paragraph], list[Paragraph]] | None:
    """The paragraphs of a tile in two sizes that do not mix, None where it is no tile."""
    is_short = 2 <= len(held) <= 6 and len(_text(held)) <= COUPLES.longest_tile
    if not is_short or sum(_states_label(p, vocabulary) for p in held) >= SHARED.several:
        return None
    sizes = [p.look.size_pt for p in held]
    most = max(sizes)
    large = [p for p, size in zip(held, sizes, strict=True) if size * 1.02 >= most]
    small = [p for p in held if p not in large]
    if not small:
        large = [p for p in held if p.look.is_bold]
        small = [p for p in held if not p.look.is_bold]
    elif most < COUPLES.larger * max(p.look.size_pt for p in small):
        return None
    if not small or not large or _is_mixed(held, large):
        return None
    above, below = vocabulary.section_of(_text(small)), vocabulary.section_of(_text(large))
    if above is not None and above.role is not None:
        return None
    if below is not None and below.number is not None and "." in below.number:
        return None
    return large, small


def _states_label(paragraph: Paragraph, vocabulary: Vocabulary) -> bool:
    """Whether a text is a label that the word lists know, with its value after a colon."""
    name, colon, value = _text([paragraph]).partition(":")
    scores = vocabulary.role_scores(name.strip()) if colon and value else ()
    return bool(scores) and scores[0].score >= SHARED.known


def _is_mixed(held: Sequence[Paragraph], large: Sequence[Paragraph]) -> bool:
    signs = [p in large for p in held]
    return sum(a != b for a, b in pairwise(signs)) != 1
