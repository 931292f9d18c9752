"""Reading order: what stands together on a page, cut again and again where white space parts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from jalon.schemas.geometry import Box, union

LEAST_GUTTER_PT = 7.0
LEAST_SHARED = 0.4  # of the lower side's height that stands beside the other, for two columns
FEWEST = 2  # pieces of a column
ACROSS = 0.55  # of the width of all: a piece as wide belongs to no column
LEVEL_PT = 3.0
ALIGNED = 0.75  # of the pieces on the right that begin level with one on the left: rows

Piece = TypeVar("Piece")


def in_order(
    pieces: Sequence[Piece],
    box_of: Callable[[Piece], Box],
    is_table: Callable[[Piece], bool] = lambda _: False,
) -> list[Piece]:
    """``pieces`` as one reads them: columns that stand beside each other one after the other.

    Args:
        pieces: Whatever stands on one page.
        box_of: The box of a piece.
        is_table: Whether a piece is a table: where tables stand abreast, headings and all, they
            are columns however level they begin.
    """
    ordered = sorted(pieces, key=lambda p: (box_of(p).top, box_of(p).x0))
    return _ordered(ordered, box_of, is_table)


def _ordered(
    pieces: Sequence[Piece], box_of: Callable[[Piece], Box], is_table: Callable[[Piece], bool]
) -> list[Piece]:
    if len(pieces) < 2:
        return list(pieces)
    sides = _sides(pieces, box_of, is_table)
    if len(sides) > 1:
        return [p for side in sides for p in _ordered(side, box_of, is_table)]
    bands = _bands(pieces, box_of)
    if len(bands) > 1:
        return [p for band in bands for p in _ordered(band, box_of, is_table)]
    columns = _columns(pieces, box_of)
    if len(columns) > 1:
        return [p for column in columns for p in _ordered(column, box_of, is_table)]
    return sorted(pieces, key=lambda p: (round(box_of(p).top / 3), box_of(p).x0))


def _sides(
    pieces: Sequence[Piece], box_of: Callable[[Piece], Box], is_table: Callable[[Piece], bool]
) -> list[list[Piece]]:
    """Runs of pieces between those that lie across, the runs parted into columns; or all in one.

    The columns of a run hold several pieces each, and nothing crosses the gutter between them.
    """
    whole = union(map(box_of, pieces))
    runs: list[list[Piece]] = [[]]
    for piece in sorted(pieces, key=lambda p: box_of(p).top):
        if box_of(piece).width > ACROSS * whole.width:
            runs += [[piece], []]
        else:
            runs[-1].append(piece)
    parted = [_parted(run, box_of, is_table) for run in runs if run]
    if all(len(columns) == 1 for columns in parted):
        return [list(pieces)]
    return [column for columns in parted for column in columns]


def _parted(
    pieces: Sequence[Piece], box_of: Callable[[Piece], Box], is_table: Callable[[Piece], bool]
) -> list[list[Piece]]:
    """The pieces in two columns at their widest gutter, or in one."""
    columns = _columns(pieces, box_of)
    best: tuple[float, list[list[Piece]]] = (0.0, [list(pieces)])
    for cut in range(1, len(columns)):
        left = [p for c in columns[:cut] for p in c]
        right = [p for c in columns[cut:] for p in c]
        tables = any(map(is_table, left)) and any(map(is_table, right))
        gap = _gutter(left, right, box_of, are_tables=tables)
        if gap is not None and gap > best[0]:
            best = (gap, [left, right])
    return best[1]


def _gutter(
    left: Sequence[Piece],
    right: Sequence[Piece],
    box_of: Callable[[Piece], Box],
    *,
    are_tables: bool,
) -> float | None:
    """How wide the white between two columns is; None where they are no columns."""
    if len(left) < FEWEST or len(right) < FEWEST:
        return None
    if not are_tables and _in_rows(left, right, box_of):
        return None
    a, b = union(map(box_of, left)), union(map(box_of, right))
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    gap = b.x0 - a.x1
    if gap < LEAST_GUTTER_PT or shared < LEAST_SHARED * min(a.height, b.height):
        return None
    return gap


def _in_rows(left: Sequence[Piece], right: Sequence[Piece], box_of: Callable[[Piece], Box]) -> bool:
    """Whether most of what stands on the right begins at the height of something on the left."""
    tops = [box_of(p).top for p in left]
    level = sum(any(abs(box_of(p).top - y) <= LEVEL_PT for y in tops) for p in right)
    return level >= ALIGNED * len(right)


def _bands(pieces: Sequence[Piece], box_of: Callable[[Piece], Box]) -> list[list[Piece]]:
    """Pieces between white strips that run across."""
    bands: list[list[Piece]] = []
    bottom = float("-inf")
    for piece in sorted(pieces, key=lambda p: box_of(p).top):
        box = box_of(piece)
        if bands and box.top < bottom - 0.5:
            bands[-1].append(piece)
        else:
            bands.append([piece])
        bottom = max(bottom, box.bottom)
    return bands


def _columns(pieces: Sequence[Piece], box_of: Callable[[Piece], Box]) -> list[list[Piece]]:
    """Pieces between white strips that run down."""
    columns: list[list[Piece]] = []
    right = float("-inf")
    for piece in sorted(pieces, key=lambda p: box_of(p).x0):
        box = box_of(piece)
        if columns and box.x0 < right + 1.0:
            columns[-1].append(piece)
        else:
            columns.append([piece])
        right = max(right, box.x1)
    return columns
