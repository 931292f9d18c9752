"""Key/value tables that a page's end cuts in two, put together before they are read.

Each such table tells of one action and begins with the same question; one that begins with
another goes on from the table that ends the page before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.readers.headers import grid_rows
from jalon.extract.readers.key_value import PER_INDICATOR, find_key_value, key_roles
from jalon.extract.readers.moves import moved_cell
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.geometry import Box
from jalon.schemas.rows import PageCut
from jalon.schemas.table import Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

EDGE_SLACK_PT = 4.0
BETWEEN = (FlowKind.FURNITURE, FlowKind.FOOTNOTE)


def join_records(
    flow: Sequence[FlowPiece], vocabulary: Vocabulary
) -> tuple[list[FlowPiece], dict[tuple[int, Box], PageCut]]:
    """The flow with cut key/value tables made whole, and where each was cut."""
    first = _first_question(flow, vocabulary)
    cuts: dict[tuple[int, Box], PageCut] = {}
    if first is None:
        return list(flow), cuts
    pieces: list[FlowPiece] = []
    for piece in flow:
        above = _last_table(pieces)
        if piece.table is None or above is None or pieces[above].table is None:
            pieces.append(piece)
            continue
        joined = _joined(pieces[above].table, piece.table, first, vocabulary)
        if joined is None:
            pieces.append(piece)
            continue
        longer, cut = joined
        cuts[longer.page, longer.box] = cut
        pieces[above] = replace(pieces[above], table=longer)
    return pieces, cuts


def _first_question(flow: Sequence[FlowPiece], vocabulary: Vocabulary) -> Role | None:
    """What most key/value tables of the document begin with."""
    firsts: Counter[Role] = Counter()
    for piece in flow:
        pairs = find_key_value(grid_rows(piece.table), vocabulary) if piece.table else None
        if pairs:
            firsts[pairs[0][0]] += 1
    return firsts.most_common(1)[0][0] if firsts else None


def _last_table(pieces: Sequence[FlowPiece]) -> int | None:
    """Where the last table stands, if nothing but running heads and notes follow it."""
    for i in range(len(pieces) - 1, -1, -1):
        if pieces[i].table is not None:
            return i
        if pieces[i].kind not in BETWEEN:
            return None
    return None


def _joined(
    above: Table | None, below: Table, first: Role, vocabulary: Vocabulary
) -> tuple[Table, PageCut] | None:
    """Both tables as one, None where the one below does not go on from the one above."""
    if above is None or below.page != above.page + 1 or not _same_sides(above, below):
        return None
    begun, rest = key_roles(grid_rows(above), vocabulary), key_roles(grid_rows(below), vocabulary)
    if not begun or not rest or begun[0] is not first or rest[0] is None:
        return None
    if rest[0] is first and not (above.method == "labelled" and first in PER_INDICATOR):
        return None  # a record of its own; lines that name no action stand under one heading
    shift = above.box.bottom - below.box.top
    more = tuple(moved_cell(c, above.rows, shift) for c in below.cells)
    box = Box(above.box.x0, above.box.top, above.box.x1, above.box.bottom)
    longer = replace(above, box=box, rows=above.rows + below.rows, cells=above.cells + more)
    return longer, PageCut(above.box.bottom, below.page, shift)


def _same_sides(a: Table, b: Table) -> bool:
    if a.method == b.method == "labelled":
        return abs(a.box.x0 - b.box.x0) <= EDGE_SLACK_PT
    near = all(abs(x - y) <= EDGE_SLACK_PT for x, y in ((a.box.x0, b.box.x0), (a.box.x1, b.box.x1)))
    return near and a.cols == b.cols
