"""Indicators and targets that no label names, joined by a leader or a flush right edge."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

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
    numbered = [(i, j) for i, j in rows if said_in([paragraphs[j]]).isdigit()]
    if _is_contents([int(said_in([paragraphs[j]])) for _, j in numbered]):
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


def said_in(paragraphs: Sequence[Paragraph]) -> str:
    """The text of paragraphs on one line."""
    return " ".join(n.text for p in paragraphs for n in p.lines)
