"""Columns of running text set apart, so that a table beside them is seen by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from jalon.extract.tables.edges import ruled_between
from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.grid import Chunk, Edge, TextRow

SHARED = SETTINGS.shared
PROSE = SETTINGS.prose


def without_prose(
    rows: Sequence[TextRow], across: Sequence[Edge], frames: Sequence[Box] = ()
) -> list[TextRow]:
    """``rows`` without the lines of running text; what stands beside them stays.

    Text inside one of ``frames`` is the table's, however long its lines run on.
    """
    prose = {
        (i, chunk[:4])
        for block in _blocks(rows)
        if _is_prose(block) and not _is_ruled(block, rows, across, frames)
        for i, chunk in block
    }
    if not prose:
        return list(rows)
    kept = []
    for i, row in enumerate(rows):
        chunks = tuple(c for c in row.chunks if (i, c[:4]) not in prose)
        if len(chunks) == len(row.chunks):
            kept.append(row)
        elif chunks:
            kept.append(row_of(row, chunks))
    return kept


def row_of(row: TextRow, chunks: tuple[Chunk, ...]) -> TextRow:
    """``row`` with ``chunks`` alone, which are some of its own."""
    return TextRow(
        chunks[0].x0,
        min(c.top for c in chunks),
        max(c.x1 for c in chunks),
        max(c.bottom for c in chunks),
        row.em_pt,
        row.gap_pt,
        chunks,
    )


Block = list[tuple[int, Chunk]]


def _blocks(rows: Sequence[TextRow]) -> list[Block]:
    """Chunks that stand one below another on the same left, close enough to be one text."""
    done: list[Block] = []
    open_blocks: dict[int, Block] = {}
    for i, row in enumerate(rows):
        for chunk in row.chunks:
            key = round(chunk.x0 / PROSE.same_left_pt)
            home = next((k for k in (key, key - 1, key + 1) if k in open_blocks), None)
            if home is not None:
                last = open_blocks[home][-1][1]
                if chunk.top - last.bottom <= PROSE.largest_gap * (last.bottom - last.top):
                    open_blocks[home].append((i, chunk))
                    continue
                done.append(open_blocks.pop(home))
            open_blocks[key] = [(i, chunk)]
    return done + list(open_blocks.values())


def _is_prose(block: Block) -> bool:
    if len(block) < PROSE.fewest_lines:
        return False
    chunks = [c for _, c in block]
    if mean(len(c.words) for c in chunks) < PROSE.fewest_words:
        return False
    # lines grow and shrink where text runs around a figure: each is held against its neighbours
    widths = [c.x1 - c.x0 for c in chunks]
    near = [max(widths[max(i - 3, 0) : i + 4]) for i in range(len(widths))]
    full = sum(1 for w, most in zip(widths, near, strict=True) if w >= PROSE.full_line * most)
    return full >= SHARED.most * len(chunks)


def _is_ruled(
    block: Block, rows: Sequence[TextRow], across: Sequence[Edge], frames: Sequence[Box]
) -> bool:
    """Whether rules over its neighbours too part its lines or frame it: a column of a table."""
    beside = [rows[i] for i, _ in block if len(rows[i].chunks) > 1]
    if not beside:
        return False
    x0, x1 = min(r.x0 for r in beside), max(r.x1 for r in beside)
    first, last = block[0][1], block[-1][1]
    reach = PROSE.frame_lines * (first.bottom - first.top)
    if any(f.contains(Box(first.x0, first.top, first.x1, last.bottom), 4.0) for f in frames):
        return True
    framed = (
        ruled_between(across, first.top - reach, first.top + 3, x0, x1) is not None
        and ruled_between(across, last.bottom - 3, last.bottom + reach, x0, x1) is not None
    )
    return framed or any(
        ruled_between(across, a.bottom - 3, max(b.top, a.bottom) + 3, x0, x1) is not None
        for (_, a), (_, b) in pairwise(block)
    )
