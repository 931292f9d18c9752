"""Lines of text to runs of lines that stand in columns, where a table may be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from jalon.extract.tables.chunks import is_number_like
from jalon.extract.tables.trim import is_caption
from jalon.schemas.grid import Edge, Gutter, TextRow

LARGEST_GAP_LINES = 3.2  # a taller white gap, in lines, ends a run
LARGEST_HEAD_GAP = 1.6  # between two lines of the heads
MOST_SINGLE_ROWS = 3  # lines of one chunk in a row inside a run (a section head, its wrap)
MOST_STUB_ROWS = 7  # of them in the stub's column: the stub of one row may wrap that often
LONG_SHARE = 0.75  # of the run's width: a line of prose, not of a table
GUTTER_PT = 2.5
RULE_SHARE = 0.6  # of a run's width: a rule that bounds or divides it
FREE_END_SHARE = 0.12  # of the width that a rule may leave free at its left end
MOST_HEAD_ROWS = 8
REPEAT_GAP_EM = 0.5
WRAP_GAP_EM = 0.4  # between two lines of one cell
CAPTION_GAP_EM = 0.6  # between two lines of one caption
TITLE_GAP_EM = 0.3
UNCLEAR_EM = 3.0  # from the middle of the table to that of its columns right of the stub
HEAD_ROWS_COMPARED = 3


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


def cut_at_captions(rows: Sequence[TextRow], across: Sequence[Edge]) -> list[list[TextRow]]:
    """``rows`` cut at captions, which are left out with the lines that they wrap over."""
    parts: list[list[TextRow]] = [[]]
    lefts: list[float] = []
    for i, row in enumerate(rows):
        if _is_caption_line(row):
            parts.append([])
            lefts = [c.x0 for c in row.chunks] + [row.chunks[0].words[-1].box.x0]
            continue
        if lefts:
            ruled = ruled_between(across, rows[i - 1].bottom - 2, row.top + 3, row.x0, row.x1)
            wraps = len(row.chunks) == 1 and (
                any(abs(row.x0 - x) < 2 for x in lefts) or _is_centred_below(rows[i - 1], row)
            )
            if (
                wraps
                and ruled is None
                and row.top - rows[i - 1].bottom < CAPTION_GAP_EM * row.em_pt
            ):
                continue
            lefts = []
        parts[-1].append(row)
    return [p for p in parts if len(p) > 1]


def _is_centred_below(above: TextRow, row: TextRow) -> bool:
    """Whether ``row`` goes on with a longer line of the same look, in the middle below it."""
    a, b = above.words[-1], row.words[0]
    return (
        len(above.chunks) == len(row.chunks) == 1
        and above.x0 < row.x0 - row.em_pt
        and abs(above.x0 + above.x1 - row.x0 - row.x1) < 4
        and (a.font, a.is_bold) == (b.font, b.is_bold)
        and abs(a.size_pt - b.size_pt) < 0.1 * a.size_pt
        and row.top - above.bottom < CAPTION_GAP_EM * row.em_pt
    )


def _is_caption_line(row: TextRow) -> bool:
    """Whether a line is a caption, its number in the first chunk or alone in the second.

    A row whose stub says "Table" has more figures than one.
    """
    first = row.chunks[0].text
    return is_caption(first) or (
        is_caption(" ".join(c.text for c in row.chunks))
        and not all(is_number_like(c.text) for c in row.chunks[1:])
    )


def without_title(run: list[TextRow]) -> list[TextRow]:
    """``run`` without a first line that stands in the middle of the whole table: its title."""
    while len(run) > 2 and len(run[0].chunks) == 1:
        title, rest = run[0], run[1:]
        if _is_run_in(title, rest[0]):
            run = rest
            continue
        x0, x1 = min(r.x0 for r in rest), max(r.x1 for r in rest)
        stub = min((r.chunks[1].x0 for r in rest if len(r.chunks) > 1), default=x0)
        middle = (title.x0 + title.x1) / 2
        off_table, off_columns = abs(middle - (x0 + x1) / 2), abs(middle - (stub + x1) / 2)
        if off_table > title.em_pt or off_table >= off_columns:
            break
        near = rest[0].top - title.bottom < TITLE_GAP_EM * title.em_pt
        unclear = off_columns < UNCLEAR_EM * title.em_pt
        if near and unclear and _stands_over_columns(title, rest):
            break
        run = rest
    return run


def _is_run_in(title: TextRow, heads: TextRow) -> bool:
    """Whether a line is a heading with a colon, the heads of the columns right below it."""
    return (
        title.chunks[0].text.endswith(":")
        and heads.x0 > title.x0 + title.em_pt
        and len(heads.chunks) > 1
    )


def _stands_over_columns(title: TextRow, rest: Sequence[TextRow]) -> bool:
    """Whether text right of the stub stands below ``title``, as it does below a head."""
    return any(
        c.x0 < title.x1 and c.x1 > title.x0 for r in rest if len(r.chunks) > 2 for c in r.chunks[1:]
    )


def cut_at_repeats(run: Sequence[TextRow]) -> list[list[TextRow]]:
    """``run`` cut before rows that repeat its first row after a gap: tables set one on another."""
    heads = [[c.text for c in r.chunks] for r in run[:HEAD_ROWS_COMPARED]]
    parts: list[list[TextRow]] = [[run[0]]]
    for i, (above, row) in enumerate(pairwise(run), start=1):
        offset = _repeated(row, heads) if len(parts[-1]) > HEAD_ROWS_COMPARED else None
        # what stands above the repeated head in the first table stands above it here
        gap = row.top - above.bottom > REPEAT_GAP_EM * row.em_pt
        if offset is not None and (gap or offset > 0):
            moved = parts[-1][len(parts[-1]) - offset :] if offset else []
            parts[-1] = parts[-1][: len(parts[-1]) - offset]
            parts.append([*moved, row])
        else:
            parts[-1].append(run[i])
    return [p for p in parts if len(p) > 1]


def _repeated(row: TextRow, heads: Sequence[Sequence[str]]) -> int | None:
    """Which of the heads ``row`` repeats word for word; None for figures and for none."""
    texts = [c.text for c in row.chunks]
    if not any(t[0].isalpha() and len(t) > 2 for t in texts):
        return None
    return next((i for i, h in enumerate(heads) if h == texts), None)


def row_gutters(row: TextRow) -> list[Gutter]:
    """White space between the chunks of one row."""
    return [Gutter(a.x1, b.x0) for a, b in zip(row.chunks, row.chunks[1:], strict=False)]


def shared_gutters(held: Sequence[Gutter], new: Sequence[Gutter]) -> list[Gutter]:
    """Gutters of ``held`` narrowed to what ``new`` leaves free of them."""
    out = []
    for g in held:
        for n in new:
            low, high = max(g.x0, n.x0), min(g.x1, n.x1)
            if high - low >= GUTTER_PT:
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
        if row.top - above.bottom > LARGEST_GAP_LINES * height:
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
            wide = row.x1 - row.x0 > LONG_SHARE * (x1 - x0)
            stub = row.x1 <= gutters[0].x1
            if wide or singles > (MOST_STUB_ROWS if stub else MOST_SINGLE_ROWS):
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
        and row.top - above.bottom < WRAP_GAP_EM * row.em_pt
        and stub.x1 + (first.box.x1 - first.box.x0) > reach
        and (below is None or below.top - row.bottom > row.top - above.bottom + 0.2 * row.em_pt)
    )


def ruled_between(
    across: Sequence[Edge], top: float, bottom: float, x0: float, x1: float
) -> float | None:
    """The y of the first rule between two heights that spans most of ``x0`` to ``x1``.

    Pieces over single columns add up. A rule that leaves the left end free belongs to a head
    over several columns and does not count. ``across`` is sorted.
    """
    if bottom < top:
        return None
    spans: dict[int, tuple[float, float, float]] = {}
    for i in range(bisect_left(across, (top,)), len(across)):
        e = across[i]
        if e.position > bottom:
            break
        shared = min(e.end, x1) - max(e.start, x0)
        if shared > 0:
            key = round(e.position / 2)
            length, start, y = spans.get(key, (0.0, x1, e.position))
            spans[key] = (length + shared, min(start, e.start), min(y, e.position))
    least, latest = RULE_SHARE * (x1 - x0), x0 + FREE_END_SHARE * (x1 - x0)
    full = [y for length, start, y in spans.values() if length >= least and start <= latest]
    return min(full, default=None)


def _head_start(
    rows: Sequence[TextRow], start: int, end: int, free_from: int, across: Sequence[Edge]
) -> int:
    """Index of the first row of the heads above the run ``start`` to ``end``."""
    x0 = min(r.x0 for r in rows[start:end])
    x1 = max(r.x1 for r in rows[start:end])
    line = median(r.bottom - r.top for r in rows[start:end])
    best = start
    for j in range(start - 1, max(start - MOST_HEAD_ROWS, free_from) - 1, -1):
        row, below = rows[j], rows[j + 1]
        if below.top - row.bottom > LARGEST_GAP_LINES * line:
            break
        if (
            ruled_between(across, row.bottom - 2, below.top + 3, x0, x1) is not None
            and best == j + 1
        ):
            # a rule over the whole width: what is above it is caption or prose, unless it is
            # itself between two rules
            break
        if row.x1 - row.x0 > LONG_SHARE * (x1 - x0):
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
    while 0 < best < start and _is_centred_below(rows[best - 1], rows[best]):
        best += 1
    return best


def _sits_over_columns(row: TextRow, body: Sequence[TextRow]) -> bool:
    """Whether a row stands wholly over columns right of the first, as heads do."""
    first = median(r.chunks[0].x1 for r in body if len(r.chunks) > 1)
    return row.x0 > first
