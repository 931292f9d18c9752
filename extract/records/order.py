"""Reading order: what stands together on a page, cut again and again where white space parts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from jalon.schemas.geometry import Box, union

LEAST_GUTTER_PT = 7.0
LEAST_SHARED = 0.4  # of the lower side's height that stands beside the other, for two columns

Piece = TypeVar("Piece")


def in_order(pieces: Sequence[Piece], box_of: Callable[[Piece], Box]) -> list[Piece]:
    """``pieces`` as one reads them: columns that stand beside each other one after the other.

    Args:
        pieces: Whatever stands on one page.
        box_of: The box of a piece.
    """
    return _ordered(sorted(pieces, key=lambda p: (box_of(p).top, box_of(p).x0)), box_of)


def _ordered(pieces: Sequence[Piece], box_of: Callable[[Piece], Box]) -> list[Piece]:
    if len(pieces) < 2:
        return list(pieces)
    sides = _sides(pieces, box_of)
    if sides is not None:
        return [*_ordered(sides[0], box_of), *_ordered(sides[1], box_of)]
    bands = _bands(pieces, box_of)
    if len(bands) > 1:
        return [p for band in bands for p in _ordered(band, box_of)]
    columns = _columns(pieces, box_of)
    if len(columns) > 1:
        return [p for column in columns for p in _ordered(column, box_of)]
    return sorted(pieces, key=lambda p: (round(box_of(p).top / 3), box_of(p).x0))


def _sides(
    pieces: Sequence[Piece], box_of: Callable[[Piece], Box]
) -> tuple[list[Piece], list[Piece]] | None:
    """Two columns of several pieces each, parted from top to bottom by a gutter."""
    columns = _columns(pieces, box_of)
    if len(columns) < 2:
        return None
    best = None
    for cut in range(1, len(columns)):
        left = [p for c in columns[:cut] for p in c]
        right = [p for c in columns[cut:] for p in c]
        if len(left) < 2 or len(right) < 2:
            continue
        a, b = union(map(box_of, left)), union(map(box_of, right))
        shared = min(a.bottom, b.bottom) - max(a.top, b.top)
        if b.x0 - a.x1 < LEAST_GUTTER_PT or shared < LEAST_SHARED * min(a.height, b.height):
            continue
        gap = b.x0 - a.x1
        if best is None or gap > best[0]:
            best = (gap, left, right)
    return (best[1], best[2]) if best is not None else None


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
