"""Reading order: what stands together on a page, cut again and again where white space parts it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box, union

ORDER = SETTINGS.order
SHARED = SETTINGS.shared


Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True)
class _Ways:
    """What is asked of pieces, named by their ranks: boxes, and what tells columns from rows."""

    box_of: Callable[[int], Box]
    is_table: Callable[[int], bool]
    is_over: Callable[[int], bool]
    parts: Callable[[Box, Box], bool]


def in_order(
    pieces: Sequence[Piece],
    box_of: Callable[[Piece], Box],
    is_table: Callable[[Piece], bool] = lambda _: False,
    *,
    is_over: Callable[[Piece], bool] = lambda _: False,
    parts: Callable[[Box, Box], bool] = lambda _left, _right: False,
) -> list[Piece]:
    """``pieces`` as one reads them: columns that stand beside each other one after the other.

    Args:
        pieces: Whatever stands on one page.
        box_of: The box of a piece.
        is_table: Whether a piece is a table: where tables stand abreast, headings and all, they
            are columns however level they begin.
        is_over: Whether a piece stands over columns of cards, and in none of them.
        parts: Whether what stands left and right are cards abreast, however level they are.
    """
    boxes = [box_of(p) for p in pieces]  # each is asked for many times
    ways = _Ways(
        boxes.__getitem__, lambda i: is_table(pieces[i]), lambda i: is_over(pieces[i]), parts
    )
    first = sorted(range(len(boxes)), key=lambda i: (boxes[i].top, boxes[i].x0))
    return [pieces[i] for i in _ordered(first, ways)]


def _ordered(pieces: Sequence[int], ways: _Ways) -> list[int]:
    if len(pieces) < 2:
        return list(pieces)
    box_of = ways.box_of
    for cut in (_sides(pieces, ways), _bands(pieces, box_of), _columns(pieces, box_of)):
        if len(cut) > 1:
            return [p for part in cut for p in _ordered(part, ways)]
    return sorted(pieces, key=lambda p: (round(box_of(p).top / 3), box_of(p).x0))


def _sides(pieces: Sequence[int], ways: _Ways) -> list[list[int]]:
    """Runs of pieces between those that lie across, the runs parted into columns; or all in one.

    The columns of a run hold several pieces each, and nothing crosses the gutter between them.
    """
    box_of = ways.box_of
    whole = union(map(box_of, pieces))
    runs: list[list[int]] = [[]]
    for piece in sorted(pieces, key=lambda p: box_of(p).top):
        if box_of(piece).width > ORDER.across * whole.width or ways.is_over(piece):
            runs += [[piece], []]
        else:
            runs[-1].append(piece)
    parted = [_parted(run, ways) for run in runs if run]
    if all(len(columns) == 1 for columns in parted):
        return [list(pieces)]
    return [column for columns in parted for column in columns]


def _parted(pieces: Sequence[int], ways: _Ways) -> list[list[int]]:
    """The pieces in two columns at their widest gutter, or in one."""
    columns = _columns(pieces, ways.box_of)
    best: tuple[float, list[list[int]]] = (0.0, [list(pieces)])
    for cut in range(1, len(columns)):
        left = [p for c in columns[:cut] for p in c]
        right = [p for c in columns[cut:] for p in c]
        gap = _gutter(left, right, ways)
        if gap is not None and gap > best[0]:
            best = (gap, [left, right])
    return best[1]


def _gutter(left: Sequence[int], right: Sequence[int], ways: _Ways) -> float | None:
    """How wide the white between two columns is; None where they are no columns."""
    if len(left) < SHARED.several or len(right) < SHARED.several:
        return None
    box_of = ways.box_of
    a, b = union(map(box_of, left)), union(map(box_of, right))
    are_tables = any(map(ways.is_table, left)) and any(map(ways.is_table, right))
    if not are_tables and not ways.parts(a, b) and _in_rows(left, right, box_of):
        return None
    shared = min(a.bottom, b.bottom) - max(a.top, b.top)
    gap = b.x0 - a.x1
    if gap < ORDER.least_gutter_pt or shared < ORDER.least_shared * min(a.height, b.height):
        return None
    return gap


def _in_rows(left: Sequence[int], right: Sequence[int], box_of: Callable[[int], Box]) -> bool:
    """Whether most of what stands on the right begins at the height of something on the left."""
    tops = [box_of(p).top for p in left]
    level = sum(any(abs(box_of(p).top - y) <= SHARED.same_line_pt for y in tops) for p in right)
    return level >= ORDER.aligned * len(right)


def _bands(pieces: Sequence[int], box_of: Callable[[int], Box]) -> list[list[int]]:
    """Pieces between white strips that run across."""
    bands: list[list[int]] = []
    bottom = float("-inf")
    for piece in sorted(pieces, key=lambda p: box_of(p).top):
        box = box_of(piece)
        if bands and box.top < bottom - 0.5:
            bands[-1].append(piece)
        else:
            bands.append([piece])
        bottom = max(bottom, box.bottom)
    return bands


def _columns(pieces: Sequence[int], box_of: Callable[[int], Box]) -> list[list[int]]:
    """Pieces between white strips that run down."""
    columns: list[list[int]] = []
    right = float("-inf")
    for piece in sorted(pieces, key=lambda p: box_of(p).x0):
        box = box_of(piece)
        if columns and box.x0 < right + 1.0:
            columns[-1].append(piece)
        else:
            columns.append([piece])
        right = max(right, box.x1)
    return columns
