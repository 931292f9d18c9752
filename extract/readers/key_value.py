"""A small table for each action: what is asked stands down the side, the answer beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.readers.cells import cell_blocks, passage_of, split_code
from jalon.extract.readers.headers import heading_text
from jalon.extract.readers.organisations import organisations_of
from jalon.extract.readers.rows import read_row
from jalon.schemas.geometry import union
from jalon.schemas.rows import Bearings, Column, ColumnPlan, GridRow, RowReading, Surroundings
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

LEAST_KNOWN = 0.6  # of the side's texts must be headings that are understood
LEAST_PAIRS = 3


def find_key_value(rows: Sequence[GridRow], vocabulary: Vocabulary) -> dict[Role, Cell] | None:
    """Role to answer cell of a two-column key/value table, None where it is none."""
    if not rows or len(rows[0].cells) not in (2, 3) or len(rows) < LEAST_PAIRS:
        return None
    sides: dict[Role, Cell] = {}
    scores: dict[Role, float] = {}
    known = 0
    for row in rows:
        key, value = row.cells[0], row.cells[-1]
        if key is None or value is None or key is value:
            continue
        guess = vocabulary.role_of(heading_text(key).rstrip(" :"))
        if guess is None:
            continue
        if vocabulary.role_of(heading_text(value)) is not None:
            return None
        known += 1
        sides.setdefault(guess.role, value)
        scores.setdefault(guess.role, guess.score)
    states_aim = sides.keys() & {Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET}
    if known < LEAST_PAIRS or known < LEAST_KNOWN * len(rows) or not states_aim:
        return None
    return sides


def read_key_value(
    table: Table, pairs: dict[Role, Cell], bearings: Bearings, around: Surroundings
) -> RowReading:
    """The targets of a key/value table, read as the one row that it is, laid on its side."""
    roles = list(pairs)
    cells = tuple(replace(pairs[r], row=0, rowspan=1) for r in roles)
    row = GridRow(table, 0, cells)
    plan = ColumnPlan(tuple(Column(i, r, r.value, 0.95) for i, r in enumerate(roles)), 0)
    page = table.page
    vocabulary, lexicon = around.vocabulary, around.lexicon
    if Role.THEME in pairs:
        number, label = split_code(pairs[Role.THEME], page, vocabulary, lexicon)
        bearings = replace(bearings, theme_number=number, theme=label)
    if Role.OBJECTIVE in pairs:
        code, label = split_code(pairs[Role.OBJECTIVE], page, vocabulary, lexicon)
        bearings = replace(bearings, objective_code=code, objective=label)
    if Role.ACTION in pairs:
        code, label = split_code(pairs[Role.ACTION], page, vocabulary, lexicon)
        bearings = replace(bearings, action_code=code, action=label)
    if Role.DESCRIPTION in pairs:
        blocks = cell_blocks(pairs[Role.DESCRIPTION], around.dots_on(page), lexicon)
        bearings = replace(bearings, description=passage_of(blocks, page))
    lead, partners, _ = organisations_of(row, plan, around)
    bearings = replace(bearings, lead=lead, partners=partners)
    return read_row(_side_by_side(row), plan, bearings, around)


def _side_by_side(row: GridRow) -> GridRow:
    """Lay the answers of indicator and values at one height, so that their lines compare."""
    cells = [c for c in row.cells if c is not None]
    tops = [min(w.baseline for w in c.words) if c.words else c.box.top for c in cells]
    moved = []
    for cell, top in zip(cells, tops, strict=True):
        shift = tops[0] - top
        words = tuple(replace(w, baseline=w.baseline + shift) for w in cell.words)
        moved.append(replace(cell, words=words))
    box = union(c.box for c in cells)
    return GridRow(replace(row.table, box=box), 0, tuple(moved))
