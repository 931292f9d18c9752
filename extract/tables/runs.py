"""Lines of text to runs of lines that stand in columns, where a table may be."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from jalon.extract.tables.captions import (
    cut_at_captions,
    cut_at_repeats,
    is_centred_below,
    without_title,
)
from jalon.extract.tables.edges import ruled_between
from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.grid import Edge, Gutter, TextRow

SHARED = SETTINGS.shared
RUNS = SETTINGS.runs


def find_runs(rows: Sequence[TextRow], across: Sequence[Edge]) -> list[list[TextRow]]:
    """Runs of neighbouring rows whose column gaps agree, heads above them included."""
    return [
        without_title(table)
        for part in cut_at_captions(rows, across)
        for run in _runs(part, across)
        for table in cut_at_repeats(run)
    ]


def _runs(rows: Sequence[TextRow], across: Sequence[Edge]) -> list[list[TextRow]]:
    runs: list[list[TextRow]] = []
    i = 0
    free_from = 0
    while i < len(rows):
        if len(rows[i].chunks) < 2:
            i += 1
            continue
        end = _run_end(rows, i, across)
        if end - i >= 2:
            start = _head_start(rows, i, end, free_from, across)
            runs.append(list(rows[start:end]))
            free_from = end
            i = end
        else:
            i += 1
    return runs


def row_gutters(row: TextRow) -> list[Gutter]:
    """White space between the chunks of one row."""
    return [Gutter(a.x1, b.x0) for a, b in zip(row.chunks, row.chunks[1:], strict=False)]


def shared_gutters(held: Sequence[Gutter], new: Sequence[Gutter]) -> list[Gutter]:
    """Gutters of ``held`` narrowed to what ``new`` leaves free of them."""
    out = []
    for g in held:
        for n in new:
            low, high = max(g.x0, n.x0), min(g.x1, n.x1)
            if high - low >= RUNS.gutter_pt:
                out.append(Gutter(low, high))
    return out


def crossed(row: TextRow, gutters: Sequence[Gutter]) -> int:
    """How many gutters a chunk of ``row`` runs through from side to side."""
    return sum(
        1 for g in gutters if any(c.x0 < g.x0 + 0.5 and c.x1 > g.x1 - 0.5 for c in row.chunks)
    )


def _run_end(rows: Sequence[TextRow], start: int, across: Sequence[Edge]) -> int:
    """Index after the last row that belongs with the row at ``start``."""
    gutters = row_gutters(rows[start])
    x0, x1 = rows[start].x0, rows[start].x1
    end = last = start
    singles = 0
    for j in range(start + 1, len(rows)):
        row, above = rows[j], rows[j - 1]
        height = max(above.bottom - above.top, row.bottom - row.top)
        if row.top - above.bottom > RUNS.largest_gap_lines * height:
            break
        if len(row.chunks) >= 2:
            kept = shared_gutters(gutters, row_gutters(row))
            if not kept:
                break
            # a head over several columns crosses some gutters and does not unmake them
            if crossed(row, gutters) == 0 or len(kept) >= 0.75 * len(gutters):
                gutters = _refined(gutters, kept, row)
            singles = 0
            last = j
            x0, x1 = min(x0, row.x0), max(x1, row.x1)
        else:
            singles += 1
            wide = row.x1 - row.x0 > RUNS.long_share * (x1 - x0)
            stub = row.x1 <= gutters[0].x1
            if wide or singles > (RUNS.most_stub_rows if stub else RUNS.most_single_rows):
                break
            if (row.x0 < x0 - 3 * row.em_pt and not stub) or row.x1 > x1 + 3 * row.em_pt:
                break
    end = last + 1
    if _is_wrapped_stub(rows, start, end):
        end += 1
    return _with_last_wrap(rows, end, x0, x1, across)


def _refined(held: Sequence[Gutter], kept: list[Gutter], row: TextRow) -> list[Gutter]:
    """Gutters after a row that agrees: narrowed ones, and those that it does not speak of."""
    silent = [
        g
        for g in held
        if not any(k.x0 >= g.x0 - 0.1 and k.x1 <= g.x1 + 0.1 for k in kept)
        and not any(c.x0 < g.x1 and c.x1 > g.x0 for c in row.chunks)
    ]
    return sorted(kept + silent)


def _with_last_wrap(
    rows: Sequence[TextRow], end: int, x0: float, x1: float, across: Sequence[Edge]
) -> int:
    """``end``, moved past wrapped lines of the last row where a rule closes the table below."""
    for j in range(end, min(end + 3, len(rows))):
        row = rows[j]
        if row.top - rows[j - 1].bottom > 0.8 * row.em_pt or row.x1 - row.x0 > 0.5 * (x1 - x0):
            break
        below = rows[j + 1].top if j + 1 < len(rows) else row.bottom + 2 * row.em_pt
        low, high = row.bottom - 0.3 * row.em_pt, min(below + 3, row.bottom + 1.5 * row.em_pt)
        if ruled_between(across, low, high, x0, x1):
            return j + 1
    return end


def _is_wrapped_stub(rows: Sequence[TextRow], start: int, end: int) -> bool:
    """Whether the line at ``end`` ends the stub of the row above, which had no room for it."""
    if end >= len(rows) or len(rows[end - 1].chunks) < 2:
        return False
    row, above = rows[end], rows[end - 1]
    stub = above.chunks[0]
    reach = max(
        r.chunks[0].x1
        for r in rows[start:end]
        if len(r.chunks) > 1 and r.chunks[0].x0 < stub.x0 + 2 * row.em_pt
    )
    first, last = row.words[0], stub.words[-1]
    below = rows[end + 1] if end + 1 < len(rows) else None
    return (
        len(row.chunks) == 1
        and first.text[0].islower()
        and -0.2 * row.em_pt < row.x0 - stub.x0 < 2 * row.em_pt
        and row.x1 < above.chunks[1].x0
        and (first.font, first.is_bold) == (last.font, last.is_bold)
        and row.top - above.bottom < SHARED.near_em * row.em_pt
        and stub.x1 + (first.box.x1 - first.box.x0) > reach
        and (below is None or below.top - row.bottom > row.top - above.bottom + 0.2 * row.em_pt)
    )


def _head_start(
    rows: Sequence[TextRow], start: int, end: int, free_from: int, across: Sequence[Edge]
) -> int:
    """Index of the first row of the heads above the run ``start`` to ``end``."""
    x0 = min(r.x0 for r in rows[start:end])
    x1 = max(r.x1 for r in rows[start:end])
    line = median(r.bottom - r.top for r in rows[start:end])
    best = start
    for j in range(start - 1, max(start - RUNS.most_head_rows, free_from) - 1, -1):
        row, below = rows[j], rows[j + 1]
        if below.top - row.bottom > RUNS.largest_gap_lines * line:
            break
        if (
            ruled_between(across, row.bottom - 2, below.top + 3, x0, x1) is not None
            and best == j + 1
        ):
            # a rule over the whole width: what is above it is caption or prose, unless it is
            # itself between two rules
            break
        if row.x1 - row.x0 > RUNS.long_share * (x1 - x0):
            break
        if row.x0 < x0 - line or row.x1 > x1 + line:
            break
        above = rows[j - 1].bottom if j else 0.0
        if ruled_between(across, above - 3, row.top + 3, x0, x1) is not None:
            best = j
            break
        if _sits_over_columns(row, rows[start:end]):
            best = j
        elif best < start and best != j + 1:
            break
    # the last line of a title that was too long to be a head
    while 0 < best < start and is_centred_below(rows[best - 1], rows[best]):
        best += 1
    return best


def _sits_over_columns(row: TextRow, body: Sequence[TextRow]) -> bool:
    """Whether a row stands wholly over columns right of the first, as heads do."""
    first = median(r.chunks[0].x1 for r in body if len(r.chunks) > 1)
    return row.x0 > first
