"""Rules of one length, one below another: the frames of tables without vertical rules."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.tables.prose import row_of
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Edge, TextRow

SHORTEST_PT = 60.0
SAME_END_PT = 3.0
TALLEST_HEAD_LINES = 9.0


def framed_zones(rows: Sequence[TextRow], across: Sequence[Edge]) -> list[list[TextRow]]:
    """``rows`` by zone: first what no frame holds, then what stands within each frame.

    Rules of one length one below another frame a table; text beside them is not part of it.
    """
    zones: list[list[TextRow]] = []
    rest = list(rows)
    for x0, top, x1, bottom in _frames(across):
        inside: list[TextRow] = []
        outside: list[TextRow] = []
        cut = False
        for row in rest:
            if not top - 3 <= (row.top + row.bottom) / 2 <= bottom + 3:
                outside.append(row)
                continue
            held = tuple(c for c in row.chunks if c.x0 >= x0 - 3 and c.x1 <= x1 + 3)
            left = tuple(c for c in row.chunks if c.x1 < x0 - 3 or c.x0 > x1 + 3)
            if held and left and len(held) + len(left) == len(row.chunks):
                inside.append(row_of(row, held))
                outside.append(row_of(row, left))
                cut = True
            else:
                (inside if held and not left else outside).append(row)
        if cut and sum(1 for r in inside if len(r.chunks) > 1) > 1:
            zones.append(inside)
            rest = outside
    return [rest, *zones]


def _frames(across: Sequence[Edge]) -> list[Box]:
    """Boxes that two rules or more of one length span, one below another."""
    return [
        Box(g[0].start, g[0].position, g[0].end, g[-1].position)
        for g in _same_length(across)
        if len(g) > 1 and g[-1].position - g[0].position > SHORTEST_PT / 2
    ]


def _same_length(across: Sequence[Edge]) -> list[list[Edge]]:
    """Rules grouped by where they begin and end, each group from the top down."""
    groups: list[list[Edge]] = []
    for edge in across:
        if edge.length < SHORTEST_PT:
            continue
        for group in groups:
            if (
                abs(group[0].start - edge.start) < SAME_END_PT
                and abs(group[0].end - edge.end) < SAME_END_PT
            ):
                group.append(edge)
                break
        else:
            groups.append([edge])
    return groups


def table_frames(rows: Sequence[TextRow], across: Sequence[Edge]) -> list[Box]:
    """Boxes from a rule above heads, over a rule below them, to a rule at the table's foot.

    The heads stand in columns, and few lines high; what follows down to the last rule of that
    length whose band holds columns too is the body.
    """
    frames: list[Box] = []
    for group in _same_length(across):
        i = 0
        while i + 2 < len(group):
            top, head, foot = group[i : i + 3]
            inside = framed_rows(rows, Box(top.start, top.position, top.end, head.position))
            lines = [r.bottom - r.top for r in inside]
            if (
                any(len(r.chunks) > 1 for r in inside)
                and head.position - top.position <= TALLEST_HEAD_LINES * max(lines)
                and _holds_columns(rows, head, foot)
            ):
                last = i + 2
                while last + 1 < len(group) and _holds_columns(rows, group[last], group[last + 1]):
                    last += 1
                frames.append(Box(top.start, top.position, top.end, group[last].position))
                i = last
            i += 1
    return frames


def _holds_columns(rows: Sequence[TextRow], top: Edge, bottom: Edge) -> bool:
    inside = framed_rows(rows, Box(top.start, top.position, top.end, bottom.position))
    return sum(1 for r in inside if len(r.chunks) > 1) >= max(1, len(inside) / 3)


def framed_rows(rows: Sequence[TextRow], frame: Box) -> list[TextRow]:
    """The parts of ``rows`` that stand inside ``frame``."""
    out = []
    for row in rows:
        if not frame.top - 2 <= (row.top + row.bottom) / 2 <= frame.bottom + 2:
            continue
        held = tuple(
            c
            for c in row.chunks
            if c.x0 >= frame.x0 - SAME_END_PT and c.x1 <= frame.x1 + SAME_END_PT
        )
        if held:
            out.append(row if len(held) == len(row.chunks) else row_of(row, held))
    return out
