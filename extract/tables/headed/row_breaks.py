"""Where one row ends and the next begins, column by column: rules, shades, else white space."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jalon.schemas.geometry import Box
from jalon.schemas.headed import BodyBounds
from jalon.schemas.page import Page, Word

SAME_LEVEL_PT = 2.5  # rules of neighbouring cells may lie this far apart
COVERED = 0.7  # of a column's width that a rule must cover to part it
WIDER = 1.22  # a step so much larger than the leading of a cell ends a row
ALL_SHARED = 0.85  # of the lines stand in most columns: no cell wraps
ROOMY_EM = 1.6  # nor does one whose lines, most of them beside others, stand so far apart
LEAST_BESIDE = 2  # columns that hold such a line


def row_breaks(
    page: Page, body: Sequence[Word], edges: Sequence[float], bounds: BodyBounds
) -> list[list[float]]:
    """For each column the y at which its cells are parted, top to bottom.

    Args:
        page: The page.
        body: Words of the body.
        edges: Column boundaries.
        bounds: Where the body begins and ends.
    """
    drawn = _drawn(page, edges, bounds)
    levels = _merged(drawn)
    levels = [y for y in levels if _parts_words(y, body, drawn)]
    if not levels:
        gaps = blank_breaks(body, edges)
        return [list(gaps) for _ in edges[1:]]
    return [
        [y for y in levels if _cover(y, left, right, drawn) >= COVERED * (right - left)]
        for left, right in pairwise(edges)
    ]


def _drawn(page: Page, edges: Sequence[float], bounds: BodyBounds) -> list[Box]:
    """Flat boxes of the rules and the shades' edges inside the body."""
    inside = (bounds.top + 2, bounds.bottom - 2)
    flat = [Box(r.box.x0, r.position, r.box.x1, r.position) for r in page.rules if r.is_horizontal]
    width = edges[-1] - edges[0]
    for fill in page.fills:
        box = fill.box
        is_shade = fill.colour is not None and box.height >= 5 and box.width >= 0.04 * width
        if is_shade and box.x1 > edges[0] and box.x0 < edges[-1] and box.width <= 1.3 * width:
            flat += [Box(box.x0, y, box.x1, y) for y in (box.top, box.bottom)]
    return [b for b in flat if inside[0] < b.top < inside[1]]


def _merged(flat: Sequence[Box]) -> list[float]:
    levels: list[list[float]] = []
    for y in sorted(b.top for b in flat):
        if levels and y - levels[-1][-1] <= SAME_LEVEL_PT:
            levels[-1].append(y)
        else:
            levels.append([y])
    return [sum(g) / len(g) for g in levels]


def _parts_words(y: float, body: Sequence[Word], flat: Sequence[Box]) -> bool:
    """Whether the level runs between lines and not through the words that it crosses."""
    spans = [b for b in flat if abs(b.top - y) <= SAME_LEVEL_PT]
    crossed = [w for w in body if any(b.x0 < w.box.x_mid < b.x1 for b in spans)]
    through = any(
        w.box.top + 0.25 * w.size_pt < y < w.box.bottom - 0.3 * w.size_pt for w in crossed
    )
    above, below = (any((w.box.y_mid < y) is side for w in body) for side in (True, False))
    return not through and above and below


def _cover(y: float, left: float, right: float, flat: Sequence[Box]) -> float:
    """How much of the column's width the drawn lines at ``y`` cover, in points."""
    spans = sorted(
        (max(b.x0, left), min(b.x1, right))
        for b in flat
        if abs(b.top - y) <= SAME_LEVEL_PT and b.x1 > left and b.x0 < right
    )
    total, end = 0.0, left
    for a, b in spans:
        total += max(0.0, b - max(a, end))
        end = max(end, b)
    return total


def blank_breaks(body: Sequence[Word], edges: Sequence[float]) -> list[float]:
    """Heights between rows that nothing but white space parts.

    Lines of one cell keep a leading; where every column leaves more than that at once, a row
    ends. Where no cell wraps, each line that several columns share is a row.
    """
    columns = [
        sorted({round(w.baseline, 1) for w in body if a <= w.box.x_mid < b})
        for a, b in pairwise(edges)
    ]
    columns = [_apart(c) for c in columns if c]
    levels = _apart(sorted({y for c in columns for y in c}))
    if len(levels) < 2:
        return []
    goes_on = _levels_that_go_on(body, edges, levels)
    is_list = len(goes_on) <= 0.1 * len(levels)
    size = max(w.size_pt for w in body)
    leading = _leading(columns, levels, size, is_list=is_list)
    return [
        _between(above, below, body)
        for above, below in pairwise(levels)
        if below not in goes_on
        and all(_leaves_room(c, above, below, WIDER * leading) for c in columns)
    ]


def _levels_that_go_on(
    body: Sequence[Word], edges: Sequence[float], levels: Sequence[float]
) -> set[float]:
    """Levels at which the text of some column goes on in lower case.

    A column that begins in lower case does not tell.
    """
    found: set[float] = set()
    for a, b in pairwise(edges):
        held = [w for w in body if a <= w.box.x_mid < b]
        firsts = {}
        for y in levels:
            line = [w for w in held if abs(w.baseline - y) <= SAME_LEVEL_PT]
            if line:
                firsts[y] = min(line, key=lambda w: w.box.x0).text
        low = [y for y, text in firsts.items() if text[:1].islower()]
        if low and low[0] != next(iter(firsts)):
            found.update(low)
    return found


def _apart(baselines: Sequence[float]) -> list[float]:
    """Baselines that are not one line's (superscripts, rounding)."""
    kept: list[float] = []
    for y in baselines:
        if not kept or y - kept[-1] > SAME_LEVEL_PT:
            kept.append(y)
    return kept


def _leading(
    columns: Sequence[Sequence[float]], levels: Sequence[float], size_pt: float, *, is_list: bool
) -> float:
    """The distance of the lines of one cell: the least that is found in a column.

    Less than the least where no text wraps (``is_list``) and nearly every line stands in
    several columns, or where lines stand farther apart than text is set: then each is a row.
    """
    steps = [b - a for c in columns for a, b in pairwise(c)]
    least = min(steps, default=0.0)
    shared = [y for y in levels if sum(_has(c, y) for c in columns) > len(columns) / 2]
    beside = [y for y in levels if sum(_has(c, y) for c in columns) >= LEAST_BESIDE]
    is_roomy = len(beside) >= ALL_SHARED * len(levels) and least >= ROOMY_EM * size_pt
    is_flat = is_list and (is_roomy or len(shared) >= ALL_SHARED * len(levels))
    return least / (WIDER * 1.1) if is_flat else least


def _has(column: Sequence[float], y: float) -> bool:
    return any(abs(y - own) <= SAME_LEVEL_PT for own in column)


def _leaves_room(column: Sequence[float], above: float, below: float, room: float) -> bool:
    """Whether the column's last line over the break and its first under it stand far apart."""
    last = max((y for y in column if y <= above + SAME_LEVEL_PT), default=None)
    first = min((y for y in column if y >= below - SAME_LEVEL_PT), default=None)
    return last is None or first is None or first - last >= room


def _between(above: float, below: float, body: Sequence[Word]) -> float:
    """A y between two lines that leaves each word on its side."""
    feet = [w.box.bottom for w in body if w.baseline <= above + SAME_LEVEL_PT]
    heads = [w.box.y_mid for w in body if w.baseline >= below - SAME_LEVEL_PT]
    return max((above + below) / 2 - 1.0, min(max(feet), min(heads) - 0.5))
