"""Rules of one length, one below another: the frames of tables without vertical rules."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.tables.columns import columns_of, find_gutters, is_symbol
from jalon.extract.tables.prose import row_of
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import is_number_like
from jalon.extract.tables.trim import is_caption
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Edge, Gutter, TextRow

SHARED = SETTINGS.shared
FRAMES = SETTINGS.frames


def framed_zones(rows: Sequence[TextRow], across: Sequence[Edge]) -> list[list[TextRow]]:
    """``rows`` by zone: first what no frame holds, then what stands within each frame.

    Rules of one length one below another frame a table; text beside them is not part of it.
    """
    zones: list[list[TextRow]] = []
    rest = list(rows)
    for x0, top, x1, bottom in _frames(across):
        if _rules_off_sums(rest, Box(x0, top, x1, bottom)):
            continue
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
        if cut and sum(1 for r in inside if _in_columns(r)) > 1:
            zones.append(inside)
            rest = outside
    return [rest, *zones]


def _rules_off_sums(rows: Sequence[TextRow], frame: Box) -> bool:
    """Whether a frame holds figures alone, their stubs left of it: rules above and below sums."""
    figures = stubbed = 0
    for row in rows:
        if not frame.top <= (row.top + row.bottom) / 2 <= frame.bottom:
            continue
        held = [c for c in row.chunks if c.x0 >= frame.x0 - 3 and c.x1 <= frame.x1 + 3]
        if any(not (is_number_like(c.text) or is_symbol(c.text)) for c in held):
            return False
        figures += bool(held)
        stubbed += bool(held) and row.x0 < frame.x0 - 3
    return figures > 1 and stubbed >= SHARED.nearly_all * figures


def _frames(across: Sequence[Edge]) -> list[Box]:
    """Boxes that two rules or more of one length span, one below another."""
    return [
        Box(g[0].start, g[0].position, g[0].end, g[-1].position)
        for g in _same_length(across)
        if len(g) > 1 and g[-1].position - g[0].position > FRAMES.shortest_pt / 2
    ]


def _same_length(across: Sequence[Edge]) -> list[list[Edge]]:
    """Rules grouped by where they begin and end, each group from the top down."""
    groups: list[list[Edge]] = []
    for edge in across:
        if edge.length < FRAMES.shortest_pt:
            continue
        for group in groups:
            if (
                abs(group[0].start - edge.start) < SHARED.touch_pt
                and abs(group[0].end - edge.end) < SHARED.touch_pt
            ):
                # doubled rules, and the seam between two shaded rows, are one
                if edge.position - group[-1].position > SHARED.doubled_pt:
                    group.append(edge)
                break
        else:
            groups.append([edge])
    return groups


def table_frames(rows: Sequence[TextRow], across: Sequence[Edge]) -> list[Box]:
    """Boxes from a rule above heads, over a rule below them, to a rule at the table's foot.

    The heads stand in columns, and few lines high; what follows down to the last rule of that
    length whose band holds columns too is the body. A heading ends it.
    """
    frames: list[Box] = []
    for group in _same_length(across):
        i = 0
        while i + 2 < len(group):
            if not _is_head_band(rows, group[i], group[i + 1]):
                i += 1
                continue
            bottom, last = _body_end(rows, group, i + 1)
            frame = Box(group[i].start, group[i].position, group[i].end, bottom)
            if bottom > group[i + 1].position and not _rules_off_sums(rows, frame):
                frames.append(frame)
                i = last
            else:
                i += 1
    return frames


def _is_head_band(rows: Sequence[TextRow], top: Edge, head: Edge) -> bool:
    inside = _between(rows, top, head)
    if not any(_in_columns(r) for r in inside) or _heading_at(inside) is not None:
        return False
    line = max(r.bottom - r.top for r in inside)
    return head.position - top.position <= FRAMES.tallest_head_lines * line


def _body_end(rows: Sequence[TextRow], group: Sequence[Edge], head: int) -> tuple[float, int]:
    """Where the body below rule ``head`` ends, and the rule from which to look on."""
    seen = _between(rows, group[head - 1], group[head])
    for j in range(head, len(group) - 1):
        inside = _between(rows, group[j], group[j + 1])
        heading = _heading_at(inside)
        if heading is not None:
            before = inside[:heading]
            if j == head and _holds_columns(before):
                return max(r.bottom for r in before), j + 1
            return group[j].position, j + 1
        if not (_holds_columns(inside) or _keeps_columns(inside, seen)) or (
            j > head and any(map(_is_title, inside))
        ):
            return group[j].position, j
        seen += inside
    return group[-1].position, len(group)


def _between(rows: Sequence[TextRow], top: Edge, bottom: Edge) -> list[TextRow]:
    return framed_rows(rows, Box(top.start, top.position, top.end, bottom.position))


def _holds_columns(inside: Sequence[TextRow]) -> bool:
    parted = [r for r in inside if _in_columns(r)]
    if len(parted) >= max(1, len(inside) / 3):
        return True
    # cells of many lines leave most lines to one column, and none runs over the gutters
    gutters = find_gutters(parted) if len(parted) >= SHARED.fewest else []
    return len(gutters) > 1 and not any(_crosses(r, gutters) for r in inside)


def _keeps_columns(inside: Sequence[TextRow], seen: Sequence[TextRow]) -> bool:
    """Whether a band's lines stand in the columns of the bands above, one in several of them."""
    if not any(_in_columns(r) for r in inside):
        return False
    gutters = find_gutters([r for r in [*seen, *inside] if _in_columns(r)])
    return bool(gutters) and not any(_crosses(r, gutters) for r in inside)


def _crosses(row: TextRow, gutters: Sequence[Gutter]) -> bool:
    return any(a != b for a, b in (columns_of(c, gutters) for c in row.chunks))


def _is_title(row: TextRow) -> bool:
    """Whether a line is the caption of another table or figure."""
    return len(row.chunks) == 1 and is_caption(row.chunks[0].text)


def _in_columns(row: TextRow) -> bool:
    """Whether ``row`` has text in two columns; a currency apart from its figure is in one."""
    return len(row.chunks) > 1 and sum(1 for c in row.chunks if not is_symbol(c.text)) > 1


def _heading_at(inside: Sequence[TextRow]) -> int | None:
    """Index of a line that heads what comes below: alone, apart, larger or bolder."""
    for i, row in enumerate(inside):
        if len(row.chunks) > 1 or i == 0 or len(inside) - i > FRAMES.most_heading_lines:
            continue
        above = inside[i - 1]
        others = [r for r in inside[:i] if len(r.chunks) > 1]
        larger = all(row.em_pt > FRAMES.larger_type * r.em_pt for r in others)
        bolder = all(w.is_bold for w in row.words) and not any(r.words[0].is_bold for r in others)
        apart = row.top - above.bottom > SHARED.near_em * above.em_pt
        if others and apart and (larger or bolder):
            return i
    return None


def framed_rows(rows: Sequence[TextRow], frame: Box) -> list[TextRow]:
    """The parts of ``rows`` that stand inside ``frame``."""
    out = []
    for row in rows:
        if not frame.top - 2 <= (row.top + row.bottom) / 2 <= frame.bottom + 2:
            continue
        held = tuple(
            c
            for c in row.chunks
            if c.x0 >= frame.x0 - SHARED.touch_pt and c.x1 <= frame.x1 + SHARED.touch_pt
        )
        if held:
            out.append(row if len(held) == len(row.chunks) else row_of(row, held))
    return out
