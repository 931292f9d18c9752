"""How much a candidate looks like a right table: its features weighed."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

from jalon.extract.tables.features import Features, filled_rows
from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.table import LeftOutReason, Table

SHARED = SETTINGS.shared
SCORE = SETTINGS.score

ALIGNED_WEIGHTS = Features(
    figures=3.0, words=-2.0, sparse=-3.0, columns=2.5, rows=1.2, rules=5.0, aligned=1.0,
    caption=1.0, marks=-4.0, ordered=-4.0, margin=-3.0, cards=-4.0, gappy=-8.0,
    hollow=-5.0, slivers=-2.0, axes=-6.0, headed=2.0, lone=-2.0,
)  # fmt: skip
RULED_WEIGHTS = Features(
    figures=1.0, words=0.0, sparse=-1.5, columns=0.5, rows=1.0, rules=1.0, aligned=0.5,
    caption=1.0, marks=0.0, ordered=0.0, margin=-1.0, cards=0.0, gappy=-6.0,
    hollow=-5.0, slivers=-6.0, axes=-3.0, headed=0.5, lone=-1.5,
)  # fmt: skip


# the raw score of a table without drawn columns, and the share of its relations that were right
# on pages redrawn with fewer rules (docs/decisions, tables)
MEASURED_SHARE = (
    (0.0, 0.0),
    (0.5, 0.5),
    (0.8, 0.65),
    (0.9, 0.8),
    (0.95, 0.88),
    (0.98, 0.93),
    (1.0, 0.97),
)


def judge(found: Features, method: str) -> float:
    """The share of a table's cells and neighbours that is to be expected right, 0 to 1."""
    base = {"aligned": SCORE.aligned_base, "mixed": SCORE.mixed_base}.get(method, SCORE.ruled_base)
    weights = RULED_WEIGHTS if method == "ruled" else ALIGNED_WEIGHTS
    points = base + sum(w * f for w, f in zip(weights, found, strict=True))
    raw = 1 / (1 + math.exp(-points))
    return raw if method == "ruled" else interpolate(raw, MEASURED_SHARE)


def interpolate(x: float, knots: Sequence[tuple[float, float]]) -> float:
    """The value at ``x`` of the line through ``knots``, which are sorted and enclose it.

    >>> interpolate(0.25, ((0.0, 0.0), (0.5, 0.1), (1.0, 1.0)))
    0.05
    """
    for (x0, y0), (x1, y1) in pairwise(knots):
        if x <= x1:
            return y0 + (y1 - y0) * (x - x0) / (x1 - x0)
    return knots[-1][1]


def reason_against(table: Table) -> LeftOutReason | None:
    """Why a candidate cannot be a table whatever its features; None where it may be one."""
    if is_too_small(table):
        return LeftOutReason.TOO_SMALL
    return LeftOutReason.PLOT if _is_plot(table) else None


def is_too_small(table: Table) -> bool:
    """Whether a candidate states too little to be a table: no two rows of several cells.

    One ruled row of three full cells or more counts; it may go on from another table.
    """
    if table.method == "aligned" and (
        filled_rows(table, table.header_rows) < 1 or _is_axis_over_legend(table)
    ):
        return True
    count = filled_rows(table)
    if count >= 2:
        return False
    full = all(c.text for c in table.cells)
    return not (count == 1 and table.cols >= 3 and full)


def _is_axis_over_legend(table: Table) -> bool:
    """Whether two lines are all, the second with text in less than half of the first's columns."""
    held = [{c.col for c in table.cells if c.row == row and c.text} for row in range(table.rows)]
    return table.rows == 2 and len(held[1]) < SHARED.most * len(held[0])


def _is_plot(table: Table) -> bool:
    """Whether a fine grid is mostly empty, its first row and its first column too."""
    held = [c for c in table.cells if c.text]
    if len(table.cells) < SCORE.plot_areas or len(held) >= SCORE.plot_share * len(table.cells):
        return False
    stubs, heads = sum(1 for c in held if c.col == 0), sum(1 for c in held if c.row == 0)
    return stubs < 0.5 * table.rows and heads < 0.5 * table.cols
