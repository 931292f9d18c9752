"""Cards beside each other without a frame: the same labels stand side by side, line after line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.units import Element, Labelled, Loose

ABREAST = SETTINGS.abreast
SHARED = SETTINGS.shared


Group = Sequence[Element]


@dataclass(frozen=True, slots=True)
class Abreast:
    """Columns of cards: where each begins but the first, and what stands over all of them.

    Attributes:
        starts: In points, left to right; empty where nothing stands abreast.
        over: Boxes of the groups that head the cards below in every column.
    """

    starts: tuple[float, ...] = ()
    over: frozenset[Box] = frozenset()

    def parts(self, left: Box, right: Box) -> bool:
        """Whether a column begins between two boxes."""
        return any(
            left.x1 <= x + SHARED.aligned_pt and x - SHARED.aligned_pt <= right.x0
            for x in self.starts
        )

    def is_over(self, box: Box) -> bool:
        """Whether what fills a box belongs to no single column."""
        crosses = any(
            box.x0 < x - SHARED.aligned_pt and box.x1 > x + SHARED.aligned_pt for x in self.starts
        )
        return crosses or box in self.over


def abreast(groups: Sequence[Group]) -> Abreast:
    """The columns of cards among what stands on one page or panel.

    Args:
        groups: Elements, those together that run on.
    """
    columns = _columns([e for g in groups for e in g if isinstance(e, Labelled)])
    if len(columns) < 2:
        return Abreast()
    starts = tuple(columns[1:])
    return Abreast(starts, frozenset(box_of(g) for g in groups if _heads_all(g, groups, columns)))


def _columns(labels: Sequence[Labelled]) -> list[float]:
    """Where the columns begin that hold the same label on one line, time after time."""
    lines: dict[str, list[list[Labelled]]] = defaultdict(list)
    for x in sorted(labels, key=lambda x: x.place.bottom):
        rows = lines[x.key]
        if rows and abs(rows[-1][0].place.bottom - x.place.bottom) <= SHARED.same_line_pt:
            rows[-1].append(x)
        else:
            rows.append([x])
    abreast_ = [row for rows in lines.values() for row in rows if len(row) > 1]
    seen = Counter(round(x.place.x0 / SHARED.aligned_pt) for row in abreast_ for x in row)
    found: list[float] = []
    for row in abreast_:
        for x in row:
            at = round(x.place.x0 / SHARED.aligned_pt)
            often = sum(seen[at + d] for d in (-1, 0, 1)) >= SHARED.several
            if often and all(abs(x.place.x0 - y) > SHARED.aligned_pt for y in found):
                found.append(x.place.x0)
    found.sort()
    if any(b - a < ABREAST.least_width_pt for a, b in pairwise(found)):
        return []
    crossed = any(x.box.x0 < s - SHARED.aligned_pt and x.box.x1 > s for x in labels for s in found)
    return [] if crossed else found


def _heads_all(group: Group, groups: Sequence[Group], columns: Sequence[float]) -> bool:
    """Whether a heading in the first column stands over cards that begin level in all columns."""
    first = group[0]
    box = union(e.box for e in group)
    if not isinstance(first, Loose) or box.x1 > columns[1]:
        return False
    if any(
        g is not group and box_of(g).top < box.bottom and box_of(g).bottom > box.top for g in groups
    ):
        return False
    below = [_first_below(groups, box.bottom, x0, x1) for x0, x1 in _spans(columns)]
    heads = [e for e in below if e is not None]
    if len(heads) < 2 or not all(isinstance(e, Loose) for e in heads):
        return False
    level = max(e.box.top for e in heads) - min(e.box.top for e in heads) <= SHARED.same_line_pt
    looks = {e.look.kind for e in heads if isinstance(e, Loose)}
    sizes = {e.look.size_pt for e in heads if isinstance(e, Loose)}
    unlike = first.look.kind not in looks or first.look.size_pt > max(sizes)
    return level and len(looks) == 1 and unlike


def _spans(columns: Sequence[float]) -> list[tuple[float, float]]:
    return list(zip(columns, [*columns[1:], float("inf")], strict=True))


def _first_below(groups: Sequence[Group], bottom: float, x0: float, x1: float) -> Element | None:
    held = [
        g[0]
        for g in groups
        if box_of(g).top >= bottom - 1
        and x0 - SHARED.aligned_pt <= box_of(g).x0 < x1 - SHARED.aligned_pt
    ]
    return min(held, key=lambda e: e.box.top, default=None)


def box_of(group: Group) -> Box:
    """The box around a group."""
    return union(e.box for e in group)
