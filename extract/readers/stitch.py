"""Rows and labels that a page's end cuts in two, made whole before the table is read.

What goes on at the head of the next page is laid under what it goes on from, as if the page were
longer; ``relocated`` brings each piece back to the page and the spot where it is printed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import fields, replace
from itertools import pairwise

from jalon.extract.readers.cells import CODE, cell_lines
from jalon.extract.readers.headers import (
    VALUE_ROLES,
    carry_columns,
    find_columns,
    grid_rows,
    is_banner,
)
from jalon.extract.readers.moves import moved_word
from jalon.schemas.flow import FlowPiece
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawTarget
from jalon.schemas.rows import ColumnPlan, GridRow, PageCut, Surroundings
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role

LEVELS = (Role.THEME, Role.OBJECTIVE, Role.ACTION)
LEADING_EM = 1.22
ENDS_SENTENCE = re.compile(r"[.;:!?]\s*$")


def stitch(
    flow: Sequence[FlowPiece], around: Surroundings
) -> tuple[list[FlowPiece], dict[tuple[int, Box], PageCut]]:
    """The flow with cut rows made whole, and where each stitched table was cut.

    Args:
        flow: The document in reading order.
        around: Vocabulary and lexicon.

    Returns:
        The flow, and the cuts by page and box of the table that was lengthened.
    """
    pieces = list(flow)
    cuts: dict[tuple[int, Box], PageCut] = {}
    places = [i for i, p in enumerate(pieces) if p.table is not None]
    plans = _plans([t for i in places if (t := pieces[i].table) is not None], around)
    for (a, b), (plan, next_plan) in zip(pairwise(places), pairwise(plans), strict=True):
        above, below = pieces[a].table, pieces[b].table
        if above is None or below is None or plan is None or next_plan is None:
            continue
        if below.page != above.page + 1 or not _alike(plan, next_plan):
            continue
        joined = _joined(above, below, plan, next_plan)
        if joined is None:
            continue
        longer, shorter, cut = joined
        cuts[longer.page, longer.box] = cut
        pieces[a] = replace(pieces[a], table=longer)
        pieces[b] = replace(pieces[b], table=shorter)
    return pieces, cuts


def _plans(tables: Sequence[Table], around: Surroundings) -> list[ColumnPlan | None]:
    plans: list[ColumnPlan | None] = []
    for i, table in enumerate(tables):
        plan = find_columns(grid_rows(table), around.vocabulary)
        before = plans[-1] if plans else None
        if plan is None and before is not None:
            plan = carry_columns(before, tables[i - 1], table)
        plans.append(plan)
    return plans


def _alike(a: ColumnPlan, b: ColumnPlan) -> bool:
    return [c.role for c in a.columns] == [c.role for c in b.columns]


def _joined(
    above: Table, below: Table, plan: ColumnPlan, next_plan: ColumnPlan
) -> tuple[Table, Table, PageCut] | None:
    """Both tables with what goes on moved up, None where nothing does."""
    rows_above, rows_below = grid_rows(above), grid_rows(below)
    if len(rows_above) <= plan.header_rows or len(rows_below) <= next_plan.header_rows:
        return None
    last, first = rows_above[-1], rows_below[next_plan.header_rows]
    if is_banner(first) or is_banner(last):
        return None
    columns = _columns_that_go_on(last, first, plan, rows_above[plan.header_rows :])
    if not columns:
        return None
    moving = [c for i in columns if (c := first.cells[i]) is not None and c.words]
    shift = _shift(last, moving)
    top = min(w.box.top for c in moving for w in c.words) + shift
    cut = PageCut(min(above.box.bottom, top), below.page, shift)
    extra = {i: first.cells[i] for i in columns}
    return _lengthened(above, last, extra, shift), _emptied(below, moving), cut


def _columns_that_go_on(
    last: GridRow, first: GridRow, plan: ColumnPlan, rows: Sequence[GridRow]
) -> list[int]:
    """Which cells of the first row below go on from the last row above.

    All of them where the row itself is cut: nothing in it begins a new action or indicator,
    and something in it plainly goes on. Else the level cells that go on by themselves.
    """
    state = {c.index: _goes_on(last, first, c.index, rows) for c in plan.columns}
    levels = [c.index for c in plan.of(*LEVELS)]
    inner = [c.index for c in plan.of(Role.ACTION)] or levels[-1:]
    key = inner + [c.index for c in plan.of(Role.INDICATOR, Role.INDICATOR_TARGET)]
    if not any(_is_filled(first, i) for i in key):
        goes_on = any(state[c.index] for c in plan.of(*VALUE_ROLES))
        return [c.index for c in plan.columns] if goes_on else []
    begins_anew = any(state[i] is False for i in inner)
    if not begins_anew and any(state[i] for i in key):
        return [c.index for c in plan.columns]
    return [i for i in levels if state[i]]


def _is_filled(row: GridRow, index: int) -> bool:
    cell = row.cells[index]
    return cell is not None and bool(cell.words)


def _goes_on(last: GridRow, first: GridRow, index: int, rows: Sequence[GridRow]) -> bool | None:
    """Whether a cell goes on from the one above; None where it does not tell."""
    cell, above = first.cells[index], last.cells[index]
    if cell is None or not cell.words or above is None or not above.words:
        return None
    lines, before = cell_lines(cell), cell_lines(above)
    if not lines or not before:
        return None
    if lines[0].bullet:
        return None
    if CODE.match(lines[0].words[0].text) and len(lines[0].words) > 1:
        return False
    reads_on = lines[0].text[:1].islower() and not ENDS_SENTENCE.search(before[-1].text)
    lacks_start = any(line.bullet for line in before) or _is_coded(index, rows)
    return True if reads_on or lacks_start else None


def _is_coded(index: int, rows: Sequence[GridRow]) -> bool:
    """Whether every cell of the column begins with a code."""
    cells = [c for row in rows if (c := row.cells[index]) is not None and c.words]
    firsts = [cell_lines(c)[0].words[0].text for c in cells if cell_lines(c)]
    return len(firsts) > 0 and all(CODE.match(f) for f in firsts)


def _shift(last: GridRow, moving: Sequence[Cell]) -> float:
    """How far down the moved words must go to follow the row above at its own leading."""
    above = [w for c in last.cells if c is not None for w in c.words]
    below = [w for c in moving for w in c.words]
    end = max((w.baseline for w in above), default=last.table.box.bottom)
    start = min(w.baseline for w in below)
    return end + LEADING_EM * max(below[0].size_pt, 1.0) - start


def _lengthened(table: Table, last: GridRow, extra: dict[int, Cell | None], shift: float) -> Table:
    grown: dict[tuple[int, int], Cell] = {}
    for index, cell in extra.items():
        home = last.cells[index]
        if cell is None or home is None or not cell.words:
            continue
        key = (home.row, home.col)
        base = grown.get(key, home)
        words = (*base.words, *(moved_word(w, shift) for w in cell.words))
        box = union([base.box, *(w.box for w in words)])
        grown[key] = replace(base, words=words, box=box, text=f"{base.text}\n{cell.text}")
    cells = tuple(grown.get((c.row, c.col), c) for c in table.cells)
    return replace(table, cells=cells)


def _emptied(table: Table, moving: Sequence[Cell]) -> Table:
    gone = {(c.row, c.col) for c in moving}
    cells = tuple(
        replace(c, words=(), text="") if (c.row, c.col) in gone else c for c in table.cells
    )
    return replace(table, cells=cells)


def relocated(target: RawTarget, cut: PageCut, page: int) -> RawTarget:
    """``target`` with every piece back on the page where it is printed.

    A piece that the page's end cuts keeps the part on its first page as its box.
    """
    changes: dict[str, Passage | tuple[Passage, ...]] = {}
    for item in fields(target):
        value = getattr(target, item.name)
        if isinstance(value, Passage):
            changes[item.name] = _put_back(value, cut, page)
        elif isinstance(value, tuple) and value and isinstance(value[0], Passage):
            changes[item.name] = tuple(_put_back(v, cut, page) for v in value)
    moved = replace(target, **changes)  # type: ignore[arg-type]
    anchor = moved.indicator or moved.target
    if anchor is None:
        return moved
    pieces = [p.box for p in (moved.indicator, moved.target) if p and p.page == anchor.page]
    return replace(moved, page=anchor.page, box=union(pieces))


def _put_back(passage: Passage, cut: PageCut, page: int) -> Passage:
    box = passage.box
    if passage.page != page or box.bottom <= cut.y:
        return passage
    if box.top >= cut.y - 2.0:
        back = Box(box.x0, box.top - cut.shift, box.x1, box.bottom - cut.shift)
        return replace(passage, page=cut.page, box=back)
    return replace(passage, box=Box(box.x0, box.top, box.x1, cut.y))
