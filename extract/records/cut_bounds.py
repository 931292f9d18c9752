"""Where the columns of a table that is cut anew begin and end."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from jalon.extract.records.head_lines import HeadLine
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line

CUT_BOUNDS = SETTINGS.cut_bounds
SHARED = SETTINGS.shared


def lines_within(page: Page, box: tuple[float, float, float, float]) -> list[Line]:
    """The lines whose words stand in a box of left, top, right and bottom."""
    left, top, right, below = box
    words = [
        w
        for w in page.words
        if w.angle_deg == 0 and top - 1 < w.box.y_mid < below and left <= w.box.x_mid <= right
    ]
    return lines_of(words, column_gap_em=0.75)


def gutter_between(page: Page, a: Box, b: Box) -> float:
    """Where two tables beside each other part: right of the strip that fewest words cross.

    Args:
        page: The page.
        a: The headings of the left one.
        b: The headings of the right one.
    """
    words = [w for w in page.words if w.angle_deg == 0 and w.box.y_mid > min(a.top, b.top)]
    best = _widest_band(words, (a, b), a.x1, b.x0)
    return best[1] if best is not None else b.x0 - 1


def is_level_with(a: HeadLine, b: HeadLine) -> bool:
    """Whether two lines of headings stand beside each other."""
    return min(a.box.bottom, b.box.bottom) - max(a.box.top, b.box.top) > 0


def stands_over(a: HeadLine, b: HeadLine) -> bool:
    """Whether one line of headings stands over another."""
    return min(a.box.x1, b.box.x1) > max(a.box.x0, b.box.x0)


def reach_of(page: Page, head: HeadLine) -> tuple[float, float]:
    """How far the table goes left and right: the shade or rule that its headings stand in."""
    box = head.box
    around = [
        f.box
        for f in page.fills
        if f.box.contains_point(box.x_mid, box.y_mid, 1.0)
        and f.box.height < 6 * box.height
        and f.box.width > 0.9 * box.width
    ]
    across = [
        r.box
        for r in page.rules
        if r.is_horizontal
        and r.box.width > 0.8 * box.width
        and abs(r.position - box.bottom) < 3 * box.height
        and r.box.x0 <= box.x0 + 4
    ]
    held = [*around, *across]
    if held:
        return min(box.x0, *(b.x0 for b in held)) - 2, max(box.x1, *(b.x1 for b in held)) + 2
    left = min(box.x0 - CUT_BOUNDS.near_left_pt, _left_of_first(page, head))
    return left, min(page.width, box.x1 + CUT_BOUNDS.near_right_pt)


def _left_of_first(page: Page, head: HeadLine) -> float:
    """Where the texts under the first heading begin, which may stand centred over them."""
    first = union(s.box for s in head.columns[0])
    end = min(s.box.x0 for s in head.columns[1]) if len(head.columns) > 1 else first.x1
    lines = lines_within(page, (0.0, head.box.bottom, end, page.height))
    starts = [n.box.x0 for n in lines if n.box.x0 < first.x0 < n.box.x1 <= end]
    common = [
        x
        for x in starts
        if sum(abs(x - o) < CUT_BOUNDS.same_start_pt for o in starts) >= SHARED.several
    ]
    return min(common, default=first.x0) - 2


def bounds_of(
    page: Page, head: HeadLine, lines: Sequence[Line], left: float, right: float
) -> list[float]:
    """Where the columns part: between two headings, at a rule or where fewest words are crossed."""
    boxes = [union(s.box for s in c) for c in head.columns]
    words = [w for n in lines for w in n.words]
    found = [left]
    for a, b in pairwise(boxes):
        found.append(_bound_between(page, a, b, words, head.box))
    found.append(right + 0.1)
    return found


def _bound_between(page: Page, a: Box, b: Box, words: Sequence[Word], head: Box) -> float:
    low, high = a.x0 + 2, max(b.x1 - 2, a.x0 + 3)
    bottom = max((w.box.bottom for w in words), default=head.bottom)
    ruled = [
        r.position
        for r in page.rules
        if not r.is_horizontal
        and a.x1 - 2 <= r.position <= b.x0 + 2
        and r.box.bottom > head.top
        and r.box.top < bottom
        and r.box.height > 4
    ]
    if ruled:
        return median(ruled)
    best = _widest_band(words, (a, b), low, max(b.x0, low + 1))
    if best is None or best[0] > 0:
        other = _widest_band(words, (a, b), low, high)
        best = other if best is None or (other is not None and other[0] < best[0]) else best
    return best[1] if best is not None else b.x0 - 1


def _widest_band(
    words: Sequence[Word], heads: tuple[Box, Box], low: float, high: float
) -> tuple[int, float] | None:
    """How many words the emptiest strip between ``low`` and ``high`` crosses, and its right end."""
    spans = [(w.box.x0, w.box.x1) for w in words if w.box.x1 > low and w.box.x0 < high]
    spans += [(h.x0, h.x1) for h in heads for _ in range(2)]
    edges = sorted({low, high, *(min(max(x, low), high) for span in spans for x in span)})
    bands = [
        (sum(1 for s in spans if s[0] < (x + y) / 2 < s[1]), x - y, y)
        for x, y in pairwise(edges)
        if y - x > 0.2
    ]
    if not bands:
        return None
    fewest = min(crossed for crossed, _, _ in bands)
    crossed, width, right = min(band for band in bands if band[0] == fewest)
    return crossed, right - min(0.5, -width / 2)
