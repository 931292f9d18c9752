"""Cards beside each other without a frame: the same labels stand side by side, line after line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.units import Element, Labelled

ABREAST = SETTINGS.abreast
SHARED = SETTINGS.shared


Group = Sequence[Element]


@dataclass(frozen=True, slots=True)
class Abreast:
    """Columns of cards: where each begins but the first.

    Attributes:
        starts: In points, left to right; empty where nothing stands abreast.
    """

    starts: tuple[float, ...] = ()

    def parts(self, left: Box, right: Box) -> bool:
        """Whether a column begins between two boxes."""
        return any(
            left.x1 <= x + SHARED.aligned_pt and x - SHARED.aligned_pt <= right.x0
            for x in self.starts
        )

    def is_over(self, box: Box) -> bool:
        """Whether what fills a box belongs to no single column."""
        return any(
            box.x0 < x - SHARED.aligned_pt and box.x1 > x + SHARED.aligned_pt for x in self.starts
        )


def abreast(groups: Sequence[Group]) -> Abreast:
    """The columns of cards among what stands on one page or panel.

    Args:
        groups: Elements, those together that run on.
    """
    columns = _columns([e for g in groups for e in g if isinstance(e, Labelled)])
    return Abreast(tuple(columns[1:]))


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


def box_of(group: Group) -> Box:
    """The box around a group."""
    return union(e.box for e in group)
