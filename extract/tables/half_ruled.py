"""Tables whose rows are ruled or shaded and whose columns are white space.

The rules part the rows, also where they run under some of the columns only: what no rule parts
is one cell over several rows. The columns are those of the text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jalon.extract.tables.columns import columns_of, find_gutters, split_at_gutters
from jalon.extract.tables.frames import framed_rows
from jalon.extract.tables.lattice import cluster, enclosed_areas, ruled_stretches
from jalon.extract.tables.refine import refine_rows
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import is_number_like
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Edge, Grid, Gutter, TextRow

SHARED = SETTINGS.shared
HALF_RULED = SETTINGS.half_ruled


def half_ruled_grid(
    rows: Sequence[TextRow], frame: Box, across: Sequence[Edge], down: Sequence[Edge]
) -> Grid | None:
    """The grid inside ``frame``, or None where its rules part no rows."""
    frame = with_heads(rows, frame)
    inside = framed_rows(rows, frame)
    gutters = find_gutters(inside)
    if not gutters:
        return None
    inside = split_at_gutters(inside, gutters, inside)
    tail = _tail(rows, frame, gutters)
    xs = _column_lines(frame, gutters, across, down, inside)
    ys = _row_lines(frame, across, xs)
    if tail:
        ys.append(max(r.bottom for r in tail) + 1)
    bands = [
        [r for r in [*inside, *tail] if a <= (r.top + r.bottom) / 2 < b] for a, b in pairwise(ys)
    ]
    bars = [Gutter(x - 0.5, x + 0.5) for x in xs[1:-1]]
    filled = [b for b in bands if b]
    if len(filled) < SHARED.fewest or any(holds_several_rows(b, bars) for b in filled):
        return None
    below = ruled_stretches(across, ys, xs)
    free = [[not _crosses(x, band) for x in xs] for band in bands]
    areas = enclosed_areas(
        len(bands),
        len(xs) - 1,
        lambda r, c: below[r + 1][c],
        lambda r, c: free[r][c + 1],
    )
    return refine_rows(Grid(tuple(xs), tuple(ys), areas), [*inside, *tail])


def with_heads(rows: Sequence[TextRow], frame: Box) -> Box:
    """``frame`` grown over the heads, where no rule is drawn above them.

    They are the one line above the frame, as close as a head is, in columns of the body.
    """
    inside = framed_rows(rows, frame)
    gutters = find_gutters(inside)
    if not gutters:
        return frame
    reach = HALF_RULED.reach_lines * max(r.bottom - r.top for r in inside)
    above = framed_rows(rows, Box(frame.x0, frame.top - reach, frame.x1, frame.top - 2))
    if len(above) != 1 or len(above[0].chunks) < max(2, len(gutters)):
        return frame
    head = above[0]
    columns = [columns_of(c, gutters) for c in head.chunks]
    if any(a != b for a, b in columns) or len(set(columns)) < len(columns):
        return frame
    return Box(frame.x0, head.top - 1, frame.x1, frame.bottom)


def holds_several_rows(band: Sequence[TextRow], gutters: Sequence[Gutter]) -> bool:
    """Whether a band between two rules holds several rows, figures below figures.

    Each row has its stub; a list of figures beside one stub is one row.
    """
    # a stub that begins with a small letter goes on from the line above
    stubbed = [
        r
        for r in band
        if columns_of(r.chunks[0], gutters)[0] == 0 and not r.chunks[0].text[0].islower()
    ]
    seen: set[int] = set()
    for row in stubbed:
        held = {columns_of(c, gutters)[0] for c in row.chunks[1:] if is_number_like(c.text)}
        if held & seen:
            return True
        seen |= held
    return False


def _column_lines(
    frame: Box,
    gutters: Sequence[Gutter],
    across: Sequence[Edge],
    down: Sequence[Edge],
    rows: Sequence[TextRow],
) -> list[float]:
    """Lines between the columns: where a rule stands or ends in a gutter, else its middle."""
    ends = [
        x
        for e in across
        if frame.top - 3 <= e.position <= frame.bottom + 3
        for x in (e.start, e.end)
        if frame.x0 + 5 < x < frame.x1 - 5
    ]
    drawn = [
        e.position
        for e in down
        if frame.x0 + 5 < e.position < frame.x1 - 5 and e.start < frame.bottom and e.end > frame.top
    ]
    lines = []
    for g in gutters:
        within = [x for x in [*drawn, *ends] if g.x0 - 3 <= x <= g.x1 + 3]
        lines.append(within[0] if within else _line_in(g, rows))
    # a column that holds no text is still a column where its border is drawn
    lines += [
        x
        for x in cluster(drawn)
        if all(abs(x - y) > HALF_RULED.loose_end_pt for y in lines) and not _crosses(x, rows)
    ]
    return [frame.x0, *sorted(lines), frame.x1]


def _line_in(gutter: Gutter, rows: Sequence[TextRow]) -> float:
    """Where in a gutter a line meets the least text: a line or two may reach into it."""
    chunks = [c for r in rows for c in r.chunks]
    # text set to the right of the left column stands in the gutter, beside what is right of it
    inside = [
        a
        for r in rows
        for a, b in pairwise(r.chunks)
        if a.x0 >= gutter.x0 and b.x0 <= gutter.x1 < b.x1
    ]
    held = [c for c in chunks if c.x0 < gutter.x0 and c.x1 <= gutter.x1]
    left = max((c.x1 for c in [*held, *inside]), default=gutter.x0)
    right = min((c.x0 for c in chunks if c.x1 > gutter.x1 and c.x0 >= left), default=gutter.x1)
    return (left + right) / 2


def _row_lines(frame: Box, across: Sequence[Edge], xs: Sequence[float]) -> list[float]:
    """Heights at which a rule runs under one column or more."""
    narrowest = min(b - a for a, b in pairwise(xs))
    heights = [
        e.position
        for e in across
        if frame.top - 3 <= e.position <= frame.bottom + 3
        and e.start < frame.x1
        and e.end > frame.x0
        and e.length >= 0.7 * narrowest
        and min(abs(e.start - x) for x in xs) <= HALF_RULED.loose_end_pt
        and min(abs(e.end - x) for x in xs) <= HALF_RULED.loose_end_pt
    ]
    return cluster([frame.top, *heights, frame.bottom])


def _crosses(x: float, rows: Sequence[TextRow]) -> bool:
    return any(c.x0 < x - 1 and c.x1 > x + 1 for r in rows for c in r.chunks)


def _tail(rows: Sequence[TextRow], frame: Box, gutters: Sequence[Gutter]) -> list[TextRow]:
    """Lines just below the frame that stand in its columns: an unshaded last row."""
    tail: list[TextRow] = []
    bottom = frame.bottom
    for row in rows:
        if (row.top + row.bottom) / 2 <= frame.bottom:
            continue
        near = row.top - bottom <= HALF_RULED.reach_lines * (row.bottom - row.top)
        fits = (
            row.x0 >= frame.x0 - 3
            and row.x1 <= frame.x1 + 3
            and all(columns_of(c, gutters)[0] == columns_of(c, gutters)[1] for c in row.chunks)
            and (tail or len(row.chunks) > 2)
        )
        if not (near and fits):
            break
        tail.append(row)
        bottom = row.bottom
    return tail
