"""The heads of a table, placed: lines stacked, heads over several columns."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.tables.columns import columns_of
from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.grid import Area, Chunk, Edge, Gutter, Piece, TextRow
from jalon.schemas.page import Word

HEADS = SETTINGS.heads


def place_heads(
    rows: Sequence[TextRow], gutters: Sequence[Gutter], across: Sequence[Edge]
) -> tuple[list[Piece], int]:
    """Heads as pieces of the grid, and how many grid rows they take."""
    if not rows:
        return [], 0
    blocks = _stacked(rows, gutters, across)
    blocks.sort(key=lambda b: (b[2], b[0]))
    levels = _levels(blocks)
    depth = max(levels) + 1
    pieces = []
    for i, (first, last, _, _, words) in enumerate(blocks):
        under = [
            levels[j]
            for j, b in enumerate(blocks)
            if levels[j] > levels[i] and b[0] <= last and b[1] >= first
        ]
        end = min(under, default=depth)
        pieces.append(Piece(Area(levels[i], first, end, last + 1), words))
    return _without_overlaps(pieces), depth


Block = tuple[int, int, float, float, tuple[Word, ...]]  # first and last column, top, bottom


def _stacked(
    rows: Sequence[TextRow], gutters: Sequence[Gutter], across: Sequence[Edge]
) -> list[Block]:
    """Chunks of the heads, lines of one head joined: first and last column, top, bottom, words."""
    blocks: list[Block] = []
    for row in rows:
        for chunk in row.chunks:
            first, last = _head_columns(chunk, row, rows, gutters, across)
            for i in range(len(blocks) - 1, -1, -1):
                b = blocks[i]
                if b[0] > last or b[1] < first:
                    continue
                same = (b[0], b[1]) == (first, last) or (b[1] > b[0] and last > first)
                near = -0.5 * row.em_pt < chunk.top - b[3] < HEADS.stack_gap_em * row.em_pt
                if same and near and not _rule_between(b, chunk, across):
                    blocks[i] = (
                        min(b[0], first),
                        max(b[1], last),
                        b[2],
                        chunk.bottom,
                        (*b[4], *chunk.words),
                    )
                    break
                blocks.append((first, last, chunk.top, chunk.bottom, chunk.words))
                break
            else:
                blocks.append((first, last, chunk.top, chunk.bottom, chunk.words))
    return blocks


def _rule_between(block: Block, chunk: Chunk, across: Sequence[Edge]) -> bool:
    top, bottom = block[3] - 3, chunk.top + 3
    return any(
        min(top, bottom) <= e.position <= max(top, bottom)
        and e.start < chunk.x1
        and e.end > chunk.x0
        for e in across
    )


def _head_columns(
    chunk: Chunk,
    row: TextRow,
    rows: Sequence[TextRow],
    gutters: Sequence[Gutter],
    across: Sequence[Edge],
) -> tuple[int, int]:
    """Columns that a head stands over: by the rule below it, else by what it runs across."""
    first, last = _own_columns(chunk, row, gutters)
    x0, x1 = min(r.x0 for r in rows), max(r.x1 for r in rows)
    middle = (chunk.x0 + chunk.x1) / 2
    next_top = min(
        (
            c.top
            for r in rows
            if r.top > row.top + 1
            for c in r.chunks
            if c.x0 < chunk.x1 and c.x1 > chunk.x0
        ),
        default=chunk.bottom,
    )
    for e in across:
        below = chunk.bottom - 0.35 * row.em_pt <= e.position <= next_top + 3
        if below and e.start - 2 <= middle <= e.end + 2 and e.length < 0.95 * (x1 - x0):
            under = _columns_under(_share_of_rule(e, chunk, row), gutters, x0, x1)
            if under is not None and under[0] <= first and under[1] >= last:
                return under
    if first < last:
        return _centred_span(chunk, row, gutters, (first, last), (x0, x1))
    return _even_group(chunk, row, rows, gutters) or (first, last)


def _even_group(
    chunk: Chunk, row: TextRow, rows: Sequence[TextRow], gutters: Sequence[Gutter]
) -> tuple[int, int] | None:
    """Columns of the heads below that ``chunk`` stands over, where as many stand below each.

    A short head over two columns may run over no gutter; the line of heads below it tells.
    """
    below = next((r for r in rows if r.top > row.top + 1), None)
    if below is None:
        return None
    upper = [c for c in row.chunks if columns_of(c, gutters)[0] > 0]
    lower = [c for c in below.chunks if columns_of(c, gutters)[0] > 0]
    size, rest = divmod(len(lower), max(len(upper), 1))
    if len(upper) < 2 or not 1 < size <= HEADS.most_even or rest or len(lower) != len(gutters):
        return None
    groups = [lower[i : i + size] for i in range(0, len(lower), size)]
    pairs = list(zip(upper, groups, strict=True))
    if not all(_is_middle(c, g[0].x0, g[-1].x1) for c, g in pairs):
        return None
    return next(
        (
            (columns_of(g[0], gutters)[0], columns_of(g[-1], gutters)[1])
            for c, g in pairs
            if c is chunk
        ),
        None,
    )


def _is_middle(chunk: Chunk, x0: float, x1: float) -> bool:
    """Whether a chunk stands about the middle between two x."""
    off = abs((chunk.x0 + chunk.x1) / 2 - (x0 + x1) / 2)
    return off <= HEADS.even_share * (x1 - x0)


def _own_columns(chunk: Chunk, row: TextRow, gutters: Sequence[Gutter]) -> tuple[int, int]:
    """Columns that a head runs over, without those in which another head of its line stands."""
    first, last = columns_of(chunk, gutters)
    if first == last:
        return first, last
    others = {_column_at_middle(c, gutters) for c in row.chunks if c is not chunk}
    own = _column_at_middle(chunk, gutters)
    while last > own and last in others:
        last -= 1
    while first < own and first in others:
        first += 1
    return first, last


def _column_at_middle(chunk: Chunk, gutters: Sequence[Gutter]) -> int:
    middle = (chunk.x0 + chunk.x1) / 2
    return sum(1 for g in gutters if g.middle <= middle)


def _share_of_rule(edge: Edge, chunk: Chunk, row: TextRow) -> Edge:
    """The part of a rule that belongs to one of several heads above it."""
    middles = [
        (c.x0 + c.x1) / 2 for c in row.chunks if edge.start - 2 <= (c.x0 + c.x1) / 2 <= edge.end + 2
    ]
    mine = (chunk.x0 + chunk.x1) / 2
    left = max((m for m in middles if m < mine), default=None)
    right = min((m for m in middles if m > mine), default=None)
    return Edge(
        edge.position,
        edge.start if left is None else (left + mine) / 2,
        edge.end if right is None else (right + mine) / 2,
    )


def _columns_under(
    edge: Edge, gutters: Sequence[Gutter], x0: float, x1: float
) -> tuple[int, int] | None:
    lefts, rights = [x0, *(g.x1 for g in gutters)], [*(g.x0 for g in gutters), x1]
    held = [
        i
        for i, (a, b) in enumerate(zip(lefts, rights, strict=True))
        if min(edge.end, b) - max(edge.start, a) > 0.5 * (b - a)
        or edge.start - 2 <= (a + b) / 2 <= edge.end + 2
    ]
    return (held[0], held[-1]) if len(held) > 1 else None


def _centred_span(
    chunk: Chunk,
    row: TextRow,
    gutters: Sequence[Gutter],
    crossed: tuple[int, int],
    extent: tuple[float, float],
) -> tuple[int, int]:
    """The widest run of columns around those ``crossed`` in whose middle the head stands."""
    (first, last), (x0, x1) = crossed, extent
    lefts = [x0, *(g.x1 for g in gutters)]
    rights = [*(g.x0 for g in gutters), x1]
    middle = (chunk.x0 + chunk.x1) / 2
    middles = [(c.x0 + c.x1) / 2 for c in row.chunks if c is not chunk]
    left = max((m for m in middles if m < middle), default=None)
    right = min((m for m in middles if m > middle), default=None)
    centres = [(a + b) / 2 for a, b in zip(lefts, rights, strict=True)]
    # half way to the next head, each has its own columns
    low = min((i for i, x in enumerate(centres) if left is None or x > (left + middle) / 2))
    high = max((i for i, x in enumerate(centres) if right is None or x < (right + middle) / 2))
    if first > 0:
        low = max(low, 1)
    best = (first, last)
    for a in range(min(low, first), first + 1):
        for b in range(last, max(high, last) + 1):
            off = abs((lefts[a] + rights[b]) / 2 - middle)
            if off <= HEADS.centre_em * row.em_pt and b - a > best[1] - best[0]:
                best = (a, b)
    return best


def _levels(blocks: Sequence[Block]) -> list[int]:
    """The storey of each block: one more than the lowest block above it."""
    levels: list[int] = []
    for i, b in enumerate(blocks):
        above = [
            levels[j]
            for j in range(i)
            if blocks[j][0] <= b[1] and blocks[j][1] >= b[0] and blocks[j][3] <= b[3]
        ]
        levels.append(max(above, default=-1) + 1)
    return levels


def _without_overlaps(pieces: Sequence[Piece]) -> list[Piece]:
    """Pieces that share a place of the grid, cut back until none does."""
    taken: dict[tuple[int, int], int] = {}
    out: list[Piece] = []
    for piece in sorted(pieces, key=lambda p: (p.area.row, p.area.col)):
        a = piece.area
        row_end = a.row_end
        for r in range(a.row, a.row_end):
            if any((r, c) in taken for c in range(a.col, a.col_end)):
                row_end = r
                break
        if row_end == a.row:
            owner = next(taken[a.row, c] for c in range(a.col, a.col_end) if (a.row, c) in taken)
            out[owner] = Piece(out[owner].area, (*out[owner].words, *piece.words))
            continue
        area = Area(a.row, a.col, row_end, a.col_end)
        for r in range(area.row, area.row_end):
            for c in range(area.col, area.col_end):
                taken[r, c] = len(out)
        out.append(Piece(area, piece.words))
    return out
