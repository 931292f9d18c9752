"""Where the rows of a table that is cut anew begin, and which of them its cells span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.schemas.region import Line


@dataclass(frozen=True, slots=True)
class Block:
    """The lines of one cell."""

    lines: tuple[Line, ...]

    @property
    def top(self) -> float:
        """The top of its first line."""
        return min(n.box.top for n in self.lines)

    @property
    def bottom(self) -> float:
        """The bottom of its last line."""
        return max(n.box.bottom for n in self.lines)

    @property
    def mid(self) -> float:
        """Half way between."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class RowStart:
    """Where a row begins, and the line across the columns that it is, if it is one."""

    top: float
    baseline: float
    banner: Line | None = None


def row_starts_of(blocks: Sequence[Sequence[Block]], crossing: Sequence[Line]) -> list[RowStart]:
    """Where rows begin: with the cells of the columns that have most of them, and at banners."""
    most = max((len(b) for b in blocks), default=0)
    if not most:
        return []
    fine = [b for b in blocks if len(b) >= 0.75 * most]
    starts = sorted(
        (x.top, x.lines[0].baseline, x.bottom, x.lines[0].size_pt)
        for column in fine
        for x in column
    )
    rows: list[tuple[float, float, float]] = []
    for top, baseline, bottom, size in starts:
        if rows and (baseline - rows[-1][1] <= 0.6 * size or top < rows[-1][2] - 0.25 * size):
            last = rows[-1]
            rows[-1] = (
                last[0],
                last[1],
                max(last[2], bottom) if baseline - last[1] <= 0.6 * size else last[2],
            )
        else:
            rows.append((top, baseline, bottom))
    found = [RowStart(t, b) for t, b, _ in rows]
    found += [RowStart(n.box.top, n.baseline, n) for n in crossing]
    return sorted(found, key=lambda r: r.top)


def spans_of(
    blocks: Sequence[Block],
    rows: Sequence[RowStart],
    bottoms: Sequence[float],
    banner_rows: set[int],
) -> list[tuple[tuple[int, int], Block | None]]:
    """For each run of rows the cell that covers it, or an empty cell for each row without one."""
    out: list[tuple[tuple[int, int], Block | None]] = []
    runs: list[list[int]] = []
    for r in range(len(rows)):
        if r in banner_rows:
            continue
        if runs and runs[-1][-1] == r - 1:
            runs[-1].append(r)
        else:
            runs.append([r])
    for run in runs:
        top, bottom = rows[run[0]].top, bottoms[run[-1]]
        held = [b for b in blocks if top - 4 <= b.mid < bottom or top <= b.top < bottom]
        held = [b for b in held if rows[run[0]].top - 6 <= b.mid]
        out.extend(_spans_in(run, held, rows, bottoms))
    return out


def _spans_in(
    run: Sequence[int],
    blocks: Sequence[Block],
    rows: Sequence[RowStart],
    bottoms: Sequence[float],
) -> list[tuple[tuple[int, int], Block | None]]:
    """The cells of one column: each in the row that it begins in, or over those that it centres."""
    if blocks and len(blocks) < len(run) and _is_centred(run, blocks, rows):
        return _centred_spans(run, blocks, rows, bottoms)
    at: dict[int, list[Block]] = {}
    for block in blocks:
        home = max(
            (r for r in run if rows[r].top <= block.top + 0.5 * block.lines[0].size_pt),
            default=run[0],
        )
        at.setdefault(home, []).append(block)
    found: list[tuple[tuple[int, int], Block | None]] = []
    for r in run:
        held = at.get(r)
        lines = tuple(n for b in held for n in b.lines) if held is not None else ()
        found.append(((r, r), Block(lines) if lines else None))
    return found


def _is_centred(run: Sequence[int], blocks: Sequence[Block], rows: Sequence[RowStart]) -> bool:
    """Whether most cells begin at no row's first line: they stand in the middle of several."""
    off = 0
    for block in blocks:
        baseline, size = block.lines[0].baseline, block.lines[0].size_pt
        off += not any(abs(rows[r].baseline - baseline) <= 0.45 * size for r in run)
    return off > 0.5 * len(blocks)


def _centred_spans(
    run: Sequence[int],
    blocks: Sequence[Block],
    rows: Sequence[RowStart],
    bottoms: Sequence[float],
) -> list[tuple[tuple[int, int], Block | None]]:
    """The rows parted among the cells so that each stands nearest the middle of its own."""
    count, size = len(blocks), len(run)
    infinite = float("inf")
    best = [[infinite] * (size + 1) for _ in range(count + 1)]
    came = [[0] * (size + 1) for _ in range(count + 1)]
    best[0][0] = 0.0
    for k in range(1, count + 1):
        for end in range(k, size + 1):
            for start in range(k - 1, end):
                middle = (rows[run[start]].top + bottoms[run[end - 1]]) / 2
                cost = best[k - 1][start] + abs(middle - blocks[k - 1].mid)
                if cost < best[k][end]:
                    best[k][end], came[k][end] = cost, start
    found: list[tuple[tuple[int, int], Block | None]] = []
    end = size
    for k in range(count, 0, -1):
        start = came[k][end]
        found.append(((run[start], run[end - 1]), blocks[k - 1]))
        end = start
    return list(reversed(found))
