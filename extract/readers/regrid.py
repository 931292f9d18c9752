"""Grids as the page shows them to grids as a plan means them: cut at headings, rows rejoined.

Two tables that touch come as one grid; a list whose items stand line by line comes as rows.
Headings and the text of the levels tell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.readers.cells import CODE, cell_lines
from jalon.extract.readers.headers import find_columns, grid_rows, is_header_row
from jalon.extract.readers.headings import heading_text
from jalon.extract.tables.headed.row_breaks import blank_breaks
from jalon.extract.text.lines import lines_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.rows import GridRow
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

LEVELS = (Role.THEME, Role.OBJECTIVE, Role.ACTION)
LEAST_ROLES = 2  # of a heading row that begins a table of its own
DRAWN_SHARE = 0.15  # of the table's width, above which a boundary counts as drawn
SAME_LEVEL_PT = 3.0


def regrid(table: Table, page: Page, vocabulary: Vocabulary) -> list[Table]:
    """The tables that ``table`` holds, each with the rows that its text has.

    Args:
        table: A grid as found on ``page``.
        page: The page, for what is drawn between rows.
        vocabulary: Knows headings.
    """
    parts = split_at_headings(table, vocabulary)
    return [_parted(_rejoined(part, page, vocabulary), vocabulary) for part in parts]


def split_at_headings(table: Table, vocabulary: Vocabulary) -> list[Table]:
    """``table`` cut above every full heading row inside it; nothing is cut through a cell."""
    rows = grid_rows(table)
    plan = find_columns(rows, vocabulary)
    if plan is None:
        return [table]
    cuts = [
        row.row
        for row in rows[plan.header_rows + 1 :]
        if _is_full_heading(row, vocabulary) and not _is_spanned(table, row.row)
    ]
    cuts = [c for i, c in enumerate(cuts) if i == 0 or c - cuts[i - 1] > 1]
    bounds = [0, *cuts, table.rows]
    return [_part(table, a, b) for a, b in pairwise(bounds)]


def _is_full_heading(row: GridRow, vocabulary: Vocabulary) -> bool:
    if not is_header_row(row, vocabulary):
        return False
    cells = dict.fromkeys(c for c in row.cells if c is not None and c.words)
    roles = {g.role for c in cells if (g := vocabulary.role_of(heading_text(c))) is not None}
    return len(roles) >= LEAST_ROLES


def _is_spanned(table: Table, row: int) -> bool:
    return any(c.row < row < c.row + c.rowspan for c in table.cells)


def _part(table: Table, start: int, end: int) -> Table:
    if (start, end) == (0, table.rows):
        return table
    cells = tuple(replace(c, row=c.row - start) for c in table.cells if start <= c.row < end)
    box = union(c.box for c in cells)
    strays = tuple(w for w in table.strays if box.contains_point(w.box.x_mid, w.box.y_mid))
    return replace(table, box=box, rows=end - start, cells=cells, strays=strays)


def _rejoined(table: Table, page: Page, vocabulary: Vocabulary) -> Table:
    """``table`` with rows put together that neither a line nor their text parts."""
    rows = grid_rows(table)
    plan = find_columns(rows, vocabulary)
    start = plan.header_rows if plan is not None else 0
    levels = [c.index for c in plan.of(*LEVELS)] if plan is not None else [0]
    if rows[start:] and _begins_low(rows[start], levels):
        return table  # then lower case says nothing
    joined = {
        row.row
        for before, row in pairwise(rows[start:])
        if _text_goes_on(before, row, levels)
        and not _is_drawn(table, row.row, page)
        and _is_clean(table, row.row)
    }
    return merge_rows(table, joined) if joined else table


def _begins_low(row: GridRow, levels: Sequence[int]) -> bool:
    """Whether a level's text begins in lower case, as if that were the way of the table."""
    cells = [c for i in levels if (c := row.cells[i]) is not None and c.words]
    return any(lines[0].text[:1].islower() for c in cells if (lines := cell_lines(c)))


def _text_goes_on(before: GridRow, row: GridRow, levels: Sequence[int]) -> bool:
    """Whether a level's text runs from the row before into this one, and none begins here."""
    runs_on = False
    for index in levels:
        above, cell = before.cells[index], row.cells[index]
        if cell is None or not cell.words or cell is above:
            continue
        lines = cell_lines(cell)
        if not lines or CODE.match(lines[0].words[0].text) or not lines[0].text[:1].islower():
            return False
        runs_on = runs_on or (above is not None and bool(above.words))
    return runs_on


def _is_drawn(table: Table, row: int, page: Page) -> bool:
    """Whether a rule or a shade's edge stands at the upper side of ``row``."""
    tops = [c.box.top for c in table.cells if c.row == row]
    if not tops:
        return True
    y = sorted(tops)[len(tops) // 2]
    flat = [r.box for r in page.rules if r.is_horizontal and abs(r.position - y) <= SAME_LEVEL_PT]
    shades = [f.box for f in page.fills if f.colour is not None and f.box.height > SAME_LEVEL_PT]
    flat += [b for b in shades if min(abs(b.top - y), abs(b.bottom - y)) <= SAME_LEVEL_PT]
    shared = [min(b.x1, table.box.x1) - max(b.x0, table.box.x0) for b in flat]
    return sum(s for s in shared if s > 0) > DRAWN_SHARE * table.box.width


def _is_clean(table: Table, row: int) -> bool:
    """Whether every cell either ends at the boundary above ``row`` or spans it whole."""
    for cell in table.cells:
        ends_here = cell.row + cell.rowspan == row
        starts_here = cell.row == row
        if (ends_here or starts_here) and cell.rowspan > 1:
            return False
    return True


def merge_rows(table: Table, joined: set[int]) -> Table:
    """``table`` with each row of ``joined`` put together with the row above it."""
    place, new = [], -1
    for row in range(table.rows):
        new += row not in joined
        place.append(new)
    groups: dict[tuple[int, int, int, int], list[Cell]] = defaultdict(list)
    for cell in table.cells:
        first, last = place[cell.row], place[cell.row + cell.rowspan - 1]
        groups[first, cell.col, last - first + 1, cell.colspan].append(cell)
    cells = [
        _together(found, row, col, span, width) for (row, col, span, width), found in groups.items()
    ]
    cells.sort(key=lambda c: (c.row, c.col))
    return replace(table, rows=new + 1, cells=tuple(cells))


def _together(cells: Sequence[Cell], row: int, col: int, span: int, width: int) -> Cell:
    if len(cells) == 1:
        return replace(cells[0], row=row, rowspan=span)
    words: list[Word] = [w for c in cells for w in c.words]
    box: Box = union(c.box for c in cells)
    text = "\n".join(n.text for n in lines_of(words)) if words else ""
    return Cell(row, col, span, width, box, tuple(words), text, cells[0].fill)


def _parted(table: Table, vocabulary: Vocabulary) -> Table:
    """``table`` with each row cut that holds several actions, parted by white space only."""
    rows = grid_rows(table)
    plan = find_columns(rows, vocabulary)
    if plan is None or not plan.has(Role.ACTION) or not plan.has(Role.INDICATOR):
        return table
    for row in reversed(rows[plan.header_rows :]):
        cells = [c for c in table.cells if c.row == row.row]
        if len(cells) != table.cols or any(c.rowspan > 1 or c.colspan > 1 for c in cells):
            continue
        breaks = _action_breaks(cells, plan.of(Role.ACTION)[0].index)
        if breaks:
            table = _cut_row(table, row.row, breaks)
    return table


def _action_breaks(cells: Sequence[Cell], action: int) -> list[float]:
    """Where the row is parted, if more than one of the parts begins with an action of its own."""
    edges = [c.box.x0 for c in cells] + [cells[-1].box.x1]
    words = [w for c in cells for w in c.words]
    breaks = blank_breaks(words, edges)
    tops = [float("-inf"), *breaks]
    firsts = []
    for top, bottom in pairwise([*tops, float("inf")]):
        held = [w for w in cells[action].words if top < w.box.y_mid < bottom]
        lines = lines_of(held)
        if lines:
            firsts.append(lines[0])
    coded = [bool(CODE.match(n.words[0].text)) for n in firsts]
    fresh = all(not n.text[:1].islower() and n.is_bold == firsts[0].is_bold for n in firsts)
    return breaks if len(firsts) > 1 and fresh and (all(coded) or not any(coded)) else []


def _cut_row(table: Table, row: int, breaks: Sequence[float]) -> Table:
    """``table`` with the plain cells of ``row`` cut at ``breaks``."""
    more = len(breaks)
    cells: list[Cell] = []
    for cell in table.cells:
        if cell.row < row:
            grows = cell.row + cell.rowspan > row
            cells.append(replace(cell, rowspan=cell.rowspan + more) if grows else cell)
        elif cell.row > row:
            cells.append(replace(cell, row=cell.row + more))
        else:
            cells.extend(_slices(cell, breaks))
    return replace(table, rows=table.rows + more, cells=tuple(sorted(cells, key=_place)))


def _place(cell: Cell) -> tuple[int, int]:
    return cell.row, cell.col


def _slices(cell: Cell, breaks: Sequence[float]) -> list[Cell]:
    out = []
    bounds = [cell.box.top, *breaks, cell.box.bottom]
    for i, (top, bottom) in enumerate(pairwise(bounds)):
        last = i == len(breaks)
        held = [
            w for w in cell.words if top <= w.box.y_mid < bottom or (last and w.box.y_mid > top)
        ]
        box = Box(cell.box.x0, top, cell.box.x1, bottom)
        text = "\n".join(n.text for n in lines_of(held)) if held else ""
        out.append(replace(cell, row=cell.row + i, box=box, words=tuple(held), text=text))
    return out
