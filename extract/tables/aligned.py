"""Tables whose structure is white space: rows and columns from how the text stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from jalon.extract.tables.body_rows import body_rows
from jalon.extract.tables.build import assemble, places
from jalon.extract.tables.columns import columns_of, find_gutters, split_at_gutters
from jalon.extract.tables.head_rows import head_count
from jalon.extract.tables.heads import place_heads
from jalon.extract.tables.text_rows import LEADER_DOTS, is_leader, is_typed_rule
from jalon.schemas.grid import Area, Edge, Grid, Gutter, Piece, TextRow
from jalon.schemas.page import Page, Word
from jalon.schemas.table import Table


def aligned_table(page: Page, rows: Sequence[TextRow], across: Sequence[Edge]) -> Table | None:
    """The table that ``rows`` of text make, or None when they have no two columns."""
    gutters = find_gutters(rows)
    if not gutters:
        return None
    heads = head_count(rows, gutters, across)
    rows = split_at_gutters(rows, gutters, rows[heads:])
    pieces, depth = place_heads(rows[:heads], gutters, across)
    groups = body_rows(rows[heads:], gutters, across)
    for i, group in enumerate(groups):
        pieces += _row_pieces(group, depth + i, gutters)
    ys = _row_lines(rows[:heads], depth, groups)
    x0, x1 = min(r.x0 for r in rows), max(r.x1 for r in rows)
    xs = [x0, *(g.middle for g in gutters), x1]
    count = depth + len(groups)
    areas, in_cells = _filled(pieces, count, len(xs) - 1)
    grid = Grid(tuple(xs), tuple(ys), tuple(areas))
    held, strays = _with_rest(page, grid, in_cells)
    return assemble(
        page.number,
        grid,
        held,
        fills=page.fills,
        header_rows=depth,
        method="aligned",
        strays=strays,
    )


def _with_rest(
    page: Page, grid: Grid, held: Sequence[Sequence[Word]]
) -> tuple[list[list[Word]], list[Word]]:
    """``held`` with the words that stand in the grid and are no part of its lines.

    Leader dots and text that runs another way go to the cell in which they stand; anything
    else is a stray.
    """
    filled = [list(words) for words in held]
    known = {w.order for words in held for w in words}
    place = places(grid.areas)
    strays: list[Word] = []
    box = grid.box
    for word in page.words:
        x, y = word.box.x_mid, word.box.y_mid
        if word.order in known or not box.contains_point(x, y):
            continue
        index = place.get((bisect_right(grid.ys, y) - 1, bisect_right(grid.xs, x) - 1))
        belongs = word.angle_deg != 0 or is_leader(word) or word.text in LEADER_DOTS
        if index is None or not belongs or is_typed_rule(word):
            strays.append(word)
        else:
            filled[index].append(word)
    return filled, strays


def _row_pieces(group: Sequence[TextRow], row: int, gutters: Sequence[Gutter]) -> list[Piece]:
    """Words of one body row by column."""
    held: dict[int, list[Word]] = {}
    for line in group:
        for chunk, first in zip(line.chunks, _columns(line, gutters), strict=True):
            held.setdefault(first, []).extend(chunk.words)
    return [Piece(Area(row, c, row + 1, c + 1), tuple(words)) for c, words in held.items()]


def _columns(line: TextRow, gutters: Sequence[Gutter]) -> list[int]:
    """The column of each chunk; one that stands in a gutter leaves a held column to its holder."""
    columns = [columns_of(c, gutters)[0] for c in line.chunks]
    for i in range(len(columns) - 2, -1, -1):
        chunk, column = line.chunks[i], columns[i]
        shared = column == columns[i + 1] and column > 0
        if shared and chunk.x1 < gutters[column - 1].x1 and column - 1 not in columns:
            columns[i] = column - 1
    return columns


def _row_lines(
    heads: Sequence[TextRow], depth: int, groups: Sequence[Sequence[TextRow]]
) -> list[float]:
    """The y of each line of the grid, from the first head to the last row."""
    bounds: list[tuple[float, float]] = []
    if heads:
        top, bottom = heads[0].top, max(r.bottom for r in heads)
        step = (bottom - top) / depth
        bounds += [(top + i * step, top + (i + 1) * step) for i in range(depth)]
    bounds += [(min(r.top for r in g), max(r.bottom for r in g)) for g in groups]
    return [
        bounds[0][0],
        *((a[1] + b[0]) / 2 for a, b in pairwise(bounds)),
        bounds[-1][1],
    ]


def _filled(
    pieces: Sequence[Piece], rows: int, cols: int
) -> tuple[list[Area], list[tuple[Word, ...]]]:
    """Pieces with empty areas in the places that none fills, sorted."""
    taken = {
        (r, c)
        for p in pieces
        for r in range(p.area.row, p.area.row_end)
        for c in range(p.area.col, p.area.col_end)
    }
    empty = [
        Piece(Area(r, c, r + 1, c + 1), ())
        for r in range(rows)
        for c in range(cols)
        if (r, c) not in taken
    ]
    everything = sorted([*pieces, *empty], key=lambda p: p.area)
    return [p.area for p in everything], [p.words for p in everything]
