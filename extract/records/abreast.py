"""Cards beside each other without a frame: the same labels stand side by side, line after line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.schemas.geometry import Box, union
from jalon.schemas.units import Element, Labelled, Loose

SAME_LINE_PT = 3.0
SAME_X_PT = 3.0
FEWEST_LINES = 2  # on which a label stands in each of two columns
LEAST_WIDTH_PT = 60.0  # of a column of cards

Group = Sequence[Element]


@dataclass(frozen=True, slots=True)
class Abreast:
    """Columns of cards: where each begins but the first, and what stands over all of them.

    Attributes:
        starts: In points, left to right; empty where nothing stands abreast.
        over: Identities of the groups that head the cards below in every column.
    """

    starts: tuple[float, ...] = ()
    over: frozenset[int] = frozenset()

    def parts(self, left: Box, right: Box) -> bool:
        """Whether a column begins between two boxes."""
        return any(left.x1 <= x + SAME_X_PT and x - SAME_X_PT <= right.x0 for x in self.starts)

    def is_over(self, group: Group, box: Box) -> bool:
        """Whether a group belongs to no single column."""
        crosses = any(box.x0 < x - SAME_X_PT and box.x1 > x + SAME_X_PT for x in self.starts)
        return crosses or id(group) in self.over


def abreast(groups: Sequence[Group]) -> Abreast:
    """The columns of cards among what stands on one page or panel.

    Args:
        groups: Elements, those together that run on.
    """
    columns = _columns([e for g in groups for e in g if isinstance(e, Labelled)])
    if len(columns) < 2:
        return Abreast()
    starts = tuple(columns[1:])
    return Abreast(starts, frozenset(id(g) for g in groups if _heads_all(g, groups, columns)))


def _columns(labels: Sequence[Labelled]) -> list[float]:
    """Where the columns begin that hold the same label on one line, time after time."""
    lines: dict[str, list[list[Labelled]]] = defaultdict(list)
    for x in sorted(labels, key=lambda x: x.place.bottom):
        rows = lines[x.key]
        if rows and abs(rows[-1][0].place.bottom - x.place.bottom) <= SAME_LINE_PT:
            rows[-1].append(x)
        else:
            rows.append([x])
    abreast_ = [row for rows in lines.values() for row in rows if len(row) > 1]
    seen = Counter(round(x.place.x0 / SAME_X_PT) for row in abreast_ for x in row)
    found: list[float] = []
    for row in abreast_:
        for x in row:
            at = round(x.place.x0 / SAME_X_PT)
            often = sum(seen[at + d] for d in (-1, 0, 1)) >= FEWEST_LINES
            if often and all(abs(x.place.x0 - y) > SAME_X_PT for y in found):
                found.append(x.place.x0)
    found.sort()
    if any(b - a < LEAST_WIDTH_PT for a, b in pairwise(found)):
        return []
    crossed = any(x.box.x0 < s - SAME_X_PT and x.box.x1 > s for x in labels for s in found)
    return [] if crossed else found


def _heads_all(group: Group, groups: Sequence[Group], columns: Sequence[float]) -> bool:
    """Whether a heading in the first column stands over cards that begin level in all columns."""
    first = group[0]
    box = union(e.box for e in group)
    if not isinstance(first, Loose) or box.x1 > columns[1]:
        return False
    if any(
        g is not group and _box(g).top < box.bottom and _box(g).bottom > box.top for g in groups
    ):
        return False
    below = [_first_below(groups, box.bottom, x0, x1) for x0, x1 in _spans(columns)]
    heads = [e for e in below if e is not None]
    if len(heads) < 2 or not all(isinstance(e, Loose) for e in heads):
        return False
    level = max(e.box.top for e in heads) - min(e.box.top for e in heads) <= SAME_LINE_PT
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
        if _box(g).top >= bottom - 1 and x0 - SAME_X_PT <= _box(g).x0 < x1 - SAME_X_PT
    ]
    return min(held, key=lambda e: e.box.top, default=None)


def _box(group: Group) -> Box:
    return union(e.box for e in group)
