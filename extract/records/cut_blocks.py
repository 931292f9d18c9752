"""The lines of each column in blocks: one block a cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from jalon.extract.records.row_starts import Block
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.page import Fill, Page, Rule
from jalon.schemas.region import Line

CUT_BLOCKS = SETTINGS.cut_blocks
CUT_ENDS = SETTINGS.cut_ends
SHARED = SETTINGS.shared

OPEN_END = re.compile(
    r"(?:\b(?:de|du|des|d['’]|à|au|aux|et|ou|le|la|les|l['’]|un|une|en|par|pour|sur|dans|avec|"
    r"of|to|the|a|an|and|or|for|in|by|with|at)|[,(/–-])$",
    re.IGNORECASE,
)


def cut_level(blocks: Sequence[Sequence[Block]]) -> list[list[Block]]:
    """The cells, cut where each of the other columns begins one: no white need part rows."""
    starts = [[b.lines[0] for b in column] for column in blocks]
    found: list[list[Block]] = []
    for i, column in enumerate(blocks):
        others = [s for k, s in enumerate(starts) if k != i and s]
        own: list[Block] = []
        for block in column:
            groups = [[block.lines[0]]]
            for before, line in pairwise(block.lines):
                if len(others) >= SHARED.several and _begins_row(before, line, others):
                    groups.append([line])
                else:
                    groups[-1].append(line)
            own += [Block(tuple(g)) for g in groups]
        found.append(own)
    return found


def _begins_row(before: Line, line: Line, others: Sequence[Sequence[Line]]) -> bool:
    """Whether a line begins anew, level with the first line of a cell in every other column."""
    if not line.text[:1].isupper() or line.bullet or OPEN_END.search(before.text):
        return False
    slack = CUT_BLOCKS.level_em * max(line.size_pt, 1.0)
    return all(any(abs(o.baseline - line.baseline) <= slack for o in s) for s in others)


def blocks_of(
    page: Page,
    lines: Sequence[Line],
    column: tuple[float, float],
    leading: float,
) -> list[Block]:
    """The cells of one column."""
    if not lines:
        return []
    rules = [r for r in page.rules if r.is_horizontal and _crosses(r, lines, column)]
    edges = _shade_edges(page, column, lines)
    groups: list[list[Line]] = [[lines[0]]]
    for a, b in pairwise(lines):
        if _are_parted(a, b, rules, edges, leading):
            groups.append([b])
        else:
            groups[-1].append(b)
    return [Block(tuple(g)) for g in groups]


def _crosses(rule: Rule, lines: Sequence[Line], column: tuple[float, float]) -> bool:
    x0 = max(column[0], min(n.box.x0 for n in lines) - 6)
    x1 = min(column[1], max(n.box.x1 for n in lines) + 6)
    shared = min(rule.end, x1) - max(rule.start, x0)
    return shared >= CUT_BLOCKS.rule_share * max(x1 - x0, 1)


def _shade_edges(page: Page, column: tuple[float, float], lines: Sequence[Line]) -> list[float]:
    """Where shades behind the column's text begin and end.

    A shade within another of its colour is that of a line in a cell and parts nothing.
    """
    x = (min(n.box.x0 for n in lines) + min(max(n.box.x1 for n in lines), column[1])) / 2
    behind = [
        f
        for f in page.fills
        if f.colour is not None and f.box.x0 <= x <= f.box.x1 and f.box.height >= 6
    ]
    own = [f for f in behind if not any(_is_inside(f, other) for other in behind)]
    return [edge for f in own for edge in (f.box.top, f.box.bottom)]


def _is_inside(fill: Fill, other: Fill) -> bool:
    """Whether a shade lies within a taller one of the same colour."""
    return (
        other.colour == fill.colour
        and other.box.height > fill.box.height + CUT_BLOCKS.same_edge_pt
        and other.box.top - CUT_BLOCKS.same_edge_pt <= fill.box.top
        and fill.box.bottom <= other.box.bottom + CUT_BLOCKS.same_edge_pt
    )


def leading_of(columns: Sequence[Sequence[Line]]) -> float:
    """The distance of two lines of one cell: the least that recurs in any column."""
    gaps = sorted(
        b.baseline - a.baseline
        for column in columns
        for a, b in pairwise(column)
        if b.baseline - a.baseline > 0.6 * a.size_pt
    )
    size = median([n.size_pt for c in columns for n in c]) if any(columns) else 1.0
    if not gaps:
        return 1.2 * size
    least = gaps[min(1, len(gaps) - 1)]
    return min(max(least, size), CUT_ENDS.most_leading_em * size)


def _are_parted(
    a: Line,
    b: Line,
    rules: Sequence[Rule],
    edges: Sequence[float],
    leading: float,
) -> bool:
    top, bottom = a.box.y_mid, b.box.y_mid
    if any(top < r.position < bottom for r in rules):
        return True
    if any(a.baseline - 1 < e < b.baseline - 0.3 * b.size_pt for e in edges):
        return True
    return b.baseline - a.baseline > CUT_BLOCKS.wide_gap * leading
