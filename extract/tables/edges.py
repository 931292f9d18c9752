"""Rules, thin rectangles and the sides of fills, to straight edges without doubles or gaps."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from jalon.extract.pdf.fonts import is_white
from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Edge
from jalon.schemas.page import Fill, Page, Rule

SHARED = SETTINGS.shared
EDGES = SETTINGS.edges


def page_edges(page: Page) -> tuple[list[Edge], list[Edge]]:
    """Horizontal and vertical edges of ``page``, merged: drawn rules first, then sides of fills."""
    seen = [f.box for f in page.fills if f.colour is not None and not is_white(f.colour)]
    seen += [i.box for i in page.images]
    rules = [r for r in page.rules if not is_white(r.colour) or _lies_on_something(r, seen)]
    is_dashed = any(r.is_dashed for r in rules)
    across = merge_edges(
        (Edge(r.position, r.start, r.end) for r in rules if r.is_horizontal), is_dashed=is_dashed
    )
    down = merge_edges(
        (Edge(r.position, r.start, r.end) for r in rules if not r.is_horizontal),
        is_dashed=is_dashed,
    )
    boxes = shade_boxes(page)
    if not boxes:
        return across, down
    tops, sides = fill_edges(boxes)
    across = merge_edges([*across, *without_repeats(tops, across)])
    down = merge_edges([*down, *without_repeats(sides, down)])
    return across, down


def _lies_on_something(rule: Rule, seen: Sequence[Box]) -> bool:
    """Whether a shade or an image lies behind or beside a white rule, so that it is seen."""
    around = rule.box.grown(1.5)
    return any(box.overlap_area(around) > 0 for box in seen)


def merge_edges(edges: Iterable[Edge], *, is_dashed: bool = False) -> list[Edge]:
    """Edges with the pieces of one line joined, sorted by position, specks left out.

    >>> merge_edges([Edge(10, 0, 50), Edge(10.4, 52, 90), Edge(30, 0, 2)])
    [Edge(position=10, start=0, end=90)]
    """
    gap = EDGES.dash_gap_pt if is_dashed else SHARED.touch_pt
    merged: list[Edge] = []
    line: list[Edge] = []
    for edge in sorted(edges):
        if line and edge.position - line[-1].position > EDGES.same_line_pt:
            merged += _join_pieces(line, gap)
            line = []
        line.append(edge)
    merged += _join_pieces(line, gap)
    return sorted(e for e in merged if e.length >= SHARED.smallest_pt)


def _join_pieces(line: list[Edge], gap: float) -> list[Edge]:
    """Pieces of one line, joined where they touch or nearly do."""
    joined: list[Edge] = []
    for edge in sorted(line, key=lambda e: e.start):
        if joined and edge.start - joined[-1].end <= gap:
            last = joined[-1]
            # the longer piece says where the line runs
            where = last.position if last.length >= edge.length else edge.position
            joined[-1] = Edge(where, last.start, max(last.end, edge.end))
        else:
            joined.append(edge)
    return joined


def shade_boxes(page: Page) -> list[Box]:
    """Boxes of the fills that may shade cells; stacked strips of one colour are one box."""
    limit = EDGES.largest_fill_share * page.width * page.height
    shades = [
        f
        for f in page.fills
        if f.colour is not None
        and f.is_rectangle
        and not f.is_rounded
        and f.box.width >= SHARED.smallest_pt
        and f.box.height >= SHARED.smallest_pt
        and f.box.width * f.box.height <= limit
    ]
    if len(shades) > EDGES.most_shades:
        return []
    dark = [f for f in shades if not is_white(f.colour)]
    on_dark = [f for f in shades if is_white(f.colour) and _lies_on_a_shade(f, dark)]
    return stack_strips([(f.box, f.colour) for f in dark + on_dark])


def _lies_on_a_shade(fill: Fill, dark: Sequence[Fill]) -> bool:
    return any(s.order < fill.order and s.box.contains(fill.box, 1.0) for s in dark)


def stack_strips(strips: Iterable[tuple[Box, int | None]]) -> list[Box]:
    """Strips of one colour and width that touch one above the other, as one box each.

    Word processors shade a cell line by line; the seams are no cell borders.
    """
    stacked: list[tuple[Box, int | None]] = []
    for box, colour in sorted(set(strips), key=lambda s: (s[0].x0, s[0].x1, s[0].top, s[0].bottom)):
        if stacked:
            above, shade = stacked[-1]
            touching = above.top - 1 <= box.top <= above.bottom + 0.7
            level = abs(above.x0 - box.x0) < 1 and abs(above.x1 - box.x1) < 1
            if touching and level and shade == colour:
                bottom = max(above.bottom, box.bottom)
                stacked[-1] = (Box(above.x0, above.top, above.x1, bottom), shade)
                continue
        stacked.append((box, colour))
    return [box for box, _ in stacked]


def fill_edges(boxes: Iterable[Box]) -> tuple[list[Edge], list[Edge]]:
    """The sides of ``boxes``: horizontal edges, vertical edges."""
    across: list[Edge] = []
    down: list[Edge] = []
    for b in boxes:
        across += [Edge(b.top, b.x0, b.x1), Edge(b.bottom, b.x0, b.x1)]
        down += [Edge(b.x0, b.top, b.bottom), Edge(b.x1, b.top, b.bottom)]
    return across, down


def without_repeats(edges: Iterable[Edge], rules: Sequence[Edge]) -> list[Edge]:
    """``edges`` that no rule of ``rules``, sorted, runs beside for most of their length."""
    places = [r.position for r in rules]
    kept = []
    for edge in edges:
        first = bisect_left(places, edge.position - EDGES.near_rule_pt)
        last = bisect_right(places, edge.position + EDGES.near_rule_pt)
        beside = sum(overlap(edge, rules[i]) for i in range(first, last))
        if beside < 0.5 * edge.length:
            kept.append(edge)
    return kept


def overlap(a: Edge, b: Edge) -> float:
    """Length that two parallel edges share along their direction."""
    return max(0.0, min(a.end, b.end) - max(a.start, b.start))


def ruled_between(
    across: Sequence[Edge], top: float, bottom: float, x0: float, x1: float
) -> float | None:
    """The y of the first rule between two heights that spans most of ``x0`` to ``x1``.

    Pieces over single columns add up. A rule that leaves the left end free belongs to a head
    over several columns and does not count. ``across`` is sorted.
    """
    if bottom < top:
        return None
    spans: dict[int, tuple[float, float, float]] = {}
    for i in range(bisect_left(across, (top,)), len(across)):
        e = across[i]
        if e.position > bottom:
            break
        shared = min(e.end, x1) - max(e.start, x0)
        if shared > 0:
            key = round(e.position / 2)
            length, start, y = spans.get(key, (0.0, x1, e.position))
            spans[key] = (length + shared, min(start, e.start), min(y, e.position))
    least, latest = SHARED.most * (x1 - x0), x0 + EDGES.free_end_share * (x1 - x0)
    full = [y for length, start, y in spans.values() if length >= least and start <= latest]
    return min(full, default=None)
