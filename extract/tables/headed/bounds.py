"""The columns under a heading row, and how far down its table goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box
from jalon.schemas.headed import BodyBounds, Heading
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line

CELL_GAP_EM = 0.5  # words of one cell stand closer than this
START_GAP_EM = 0.3  # or than this, where a word stands at the x at which other lines begin
LEAST_STARTS = 2  # lines that must begin there
STEP_PT = 1.0
SLACK_PT = 2.0
FOOT_SHARE = 0.93  # what stands lower on the page is a running foot
RUNS_ON_SHARE = 0.7  # a body that ends lower than this may go on overleaf
LARGER = 1.35  # type so much larger than the headings' begins something else
LARGER_ALONE = 1.1  # as does a lone line so much larger than all lines above it
OVERHANG_SHARE = 0.25  # of the last column's width by which its lines overleaf may be longer
WIDEST_GAP_EM = 3.2  # a larger gap between lines ends a table
BAND_INDENT_EM = 2.5  # a banner's text begins this near its left end
BAND_SHARE = 0.6  # of the table's width that a rule or shade of its own covers


def body_lines(words: Sequence[Word]) -> list[Line]:
    """Runs of text that one cell holds on one line, top to bottom.

    A text that nearly touches the next column's is parted from it where that column begins.
    """
    lines = lines_of(words, column_gap_em=CELL_GAP_EM)
    starts = Counter(round(n.box.x0) for n in lines)
    return [part for n in lines for part in _cut_at_starts(n, starts)]


def _cut_at_starts(line: Line, starts: Counter[int]) -> list[Line]:
    cuts = [
        i
        for i, (a, b) in enumerate(pairwise(line.words), 1)
        if b.box.x0 - a.box.x1 >= START_GAP_EM * max(a.size_pt, 1.0)
        and sum(starts[round(b.box.x0) + d] for d in (-1, 0, 1)) >= LEAST_STARTS
    ]
    if not cuts:
        return [line]
    bounds = [0, *cuts, len(line.words)]
    return [n for a, b in pairwise(bounds) for n in lines_of(line.words[a:b])]


def column_edges(page: Page, heading: Heading, below: Sequence[Word]) -> list[float]:
    """X of every column boundary, the outer ones included.

    Between two headings the boundary stands where the text below leaves the way free farthest
    down, in the middle of the widest such gap.
    """
    width = heading.box.width
    lines = [n for n in body_lines(below) if not _is_on_band(page, n, width)]
    inner = [_boundary(a.box, b.box, lines) for a, b in pairwise(heading.chunks)]
    table = _drawn_extent(page, heading)
    first, last = heading.chunks[0].box, heading.chunks[-1].box
    outer_left = [n.box.x0 for n in lines if n.box.x1 <= inner[0] + SLACK_PT]
    outer_right = [n.box.x1 for n in lines if n.box.x0 >= inner[-1] - SLACK_PT]
    x0 = min([first.x0, *([table.x0] if table else outer_left)])
    x1 = max([last.x1, *([table.x1] if table else outer_right)])
    return [x0 - SLACK_PT, *inner, x1 + SLACK_PT]


def widened(edges: Sequence[float], below: Sequence[Word]) -> list[float]:
    """The edges of the page before, the last moved out to where a line of its column ends."""
    if not edges:
        return []
    reach = edges[-1] + OVERHANG_SHARE * (edges[-1] - edges[-2])
    ends = [
        n.box.x1
        for n in body_lines(below)
        if edges[-2] <= n.box.x0 < edges[-1] and n.box.x1 <= reach
    ]
    return [*edges[:-1], max([edges[-1], *(x + SLACK_PT for x in ends)])]


def _boundary(left: Box, right: Box, lines: Sequence[Line]) -> float:
    low, high = min(left.x_mid, right.x0), max(right.x_mid, left.x1)
    steps = max(int((high - low) / STEP_PT), 1)
    xs = [low + STEP_PT * k for k in range(steps + 1)]
    reach = [_free_until(x, lines) for x in xs]
    best = max(reach)
    after = max(
        (n.box.x1 for n in lines if _is_under(n, left, right) and n.box.top < best), default=low
    )
    before = min(
        (n.box.x0 for n in lines if _is_under(n, right, left) and n.box.top < best), default=high
    )
    runs: list[list[float]] = [[]]
    for x, far in zip(xs, reach, strict=True):
        if far >= best and (after <= x <= before or after > before):
            runs[-1].append(x)
        elif runs[-1]:
            runs.append([])
    widest = max(runs, key=len)
    if not widest:
        return (after + before) / 2
    return (widest[0] + widest[-1]) / 2


def _is_under(line: Line, own: Box, other: Box) -> bool:
    """Whether the line stands under one heading and not under the other."""
    over_own = min(line.box.x1, own.x1) - max(line.box.x0, own.x0) > 0
    return over_own and min(line.box.x1, other.x1) - max(line.box.x0, other.x0) <= 0


def _free_until(x: float, lines: Sequence[Line]) -> float:
    """Y of the first line that stands across ``x``; infinity when none does."""
    return min((n.box.top for n in lines if n.box.x0 < x < n.box.x1), default=float("inf"))


def _drawn_extent(page: Page, heading: Heading) -> Box | None:
    """The widest rule or shade at the heading: the table is as wide."""
    near = heading.box.grown(heading.box.height + 6.0)
    drawn = [r.box for r in page.rules if r.is_horizontal]
    drawn += [f.box for f in page.fills if f.colour is not None]
    wide = [
        b
        for b in drawn
        if b.x1 - b.x0 >= heading.box.width * 0.9
        and near.top <= b.y_mid <= near.bottom
        and b.height < 4 * heading.box.height + 8
    ]
    return max(wide, key=lambda b: b.width) if wide else None


def body_bounds(
    page: Page, below: Sequence[Word], edges: Sequence[float], heading: Heading
) -> BodyBounds:
    """How far the table goes: to the first line that no column holds, or a wide gap.

    A line across the columns is a banner of the table where it is set apart (bold, or on a
    shade) and the columns go on below it.
    """
    top = heading.box.bottom
    levels = _levels([n for n in body_lines(below) if n.box.x1 > edges[0]])
    end, size = top, heading.chunks[0].box.height
    last_shown = FOOT_SHARE * page.height
    drawn = _separators(page, edges, top)
    for i, level in enumerate(levels):
        head = min(n.box.top for n in level)
        size = max(level[0].size_pt, 1.0)
        if head > last_shown or size > LARGER * heading.chunks[0].words[0].size_pt:
            break
        if i and _is_larger_alone(level, levels[:i]):
            break
        bridged = any(end - 2 <= y <= head + 2 for y in drawn)
        if head - end > WIDEST_GAP_EM * size and not bridged:
            break
        if _crosses(level, edges) and not _is_banner(page, level, levels[i + 1 :], edges):
            break
        end = max(n.box.bottom for n in level)
    else:
        head = page.height
    closing = [y for y in drawn if end <= y <= end + 1.2 * size]
    bottom = min(closing) if closing else end + 0.3 * size
    rest = [n for level in levels for n in level if end < n.box.top < last_shown]
    runs_on = not rest and end > RUNS_ON_SHARE * page.height
    is_drawn = any(top + 3 < y < end - 3 for y in drawn)
    return BodyBounds(top, bottom, edges[0], edges[-1], is_drawn, runs_on)


def _is_larger_alone(level: Sequence[Line], above: Sequence[Sequence[Line]]) -> bool:
    """Whether the level is one line, larger than all above: the heading of what comes next."""
    largest = max(n.size_pt for lines in above for n in lines)
    return len(level) == 1 and level[0].size_pt >= LARGER_ALONE * largest


def _levels(lines: Sequence[Line]) -> list[list[Line]]:
    levels: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: n.baseline):
        if levels and line.baseline - levels[-1][0].baseline <= 0.35 * max(line.size_pt, 1.0):
            levels[-1].append(line)
        else:
            levels.append([line])
    return levels


def _crosses(level: Sequence[Line], edges: Sequence[float]) -> bool:
    inner = edges[1:-1]
    return any(n.box.x0 + SLACK_PT < x < n.box.x1 - SLACK_PT for n in level for x in inner) or any(
        n.box.x1 > edges[-1] + 12 for n in level
    )


def _is_banner(
    page: Page, level: Sequence[Line], after: Sequence[Sequence[Line]], edges: Sequence[float]
) -> bool:
    width = edges[-1] - edges[0]
    if len(level) != 1 or not _is_on_band(page, level[0], width):
        return False
    below = next((k for k in after if not _is_on_band(page, k[0], width) or len(k) > 1), None)
    if below is None or _crosses(below, edges):
        return False
    return below[0].box.top - level[0].box.bottom <= 5 * level[0].size_pt


def _is_on_band(page: Page, line: Line, width: float) -> bool:
    """Whether the line stands on a low shade nearly as wide as the table, alone in its height."""
    return any(
        f.colour is not None
        and f.box.contains_point(line.box.x_mid, line.box.y_mid)
        and f.box.width >= BAND_SHARE * width
        and f.box.height < 4 * line.size_pt
        and line.box.width > 0
        and f.box.x0 <= line.box.x0
        and line.box.x0 - f.box.x0 < BAND_INDENT_EM * line.size_pt
        for f in page.fills
    )


def _separators(page: Page, edges: Sequence[float], top: float) -> list[float]:
    """Y of rules and shade edges below ``top`` that belong to a table of this width."""
    width = edges[-1] - edges[0]

    def is_own(box: Box) -> bool:
        shared = min(box.x1, edges[-1]) - max(box.x0, edges[0])
        return shared > 0 and shared >= 0.8 * box.width

    ys = [
        r.position
        for r in page.rules
        if r.is_horizontal and r.position > top and is_own(r.box) and r.box.width > 0.05 * width
    ]
    for fill in page.fills:
        if fill.colour is not None and fill.box.height > 5 and is_own(fill.box):
            ys += [y for y in (fill.box.top, fill.box.bottom) if y > top]
    return sorted(ys)
