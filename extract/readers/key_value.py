"""A small table for each action: what is asked stands down the side, the answer beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from jalon.extract.readers.cells import cell_blocks, passage_of, split_code
from jalon.extract.readers.headings import heading_text
from jalon.extract.readers.organisations import organisations_of
from jalon.extract.readers.rows import read_row
from jalon.schemas.geometry import union
from jalon.schemas.rows import Bearings, Column, ColumnPlan, GridRow, RowReading, Surroundings
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

LEAST_KNOWN = 0.6  # of the side's texts must be headings that are understood
LEAST_PAIRS = 3
SIDE_SCORE = 0.97
PER_INDICATOR = frozenset(
    (Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET, Role.BASELINE, Role.RESULT)
)


def find_key_value(
    rows: Sequence[GridRow], vocabulary: Vocabulary
) -> list[tuple[Role, Cell]] | None:
    """Roles and answer cells, top to bottom, of a key/value table; None where it is none."""
    if not rows or len(rows[0].cells) not in (2, 3) or len(rows) < LEAST_PAIRS:
        return None
    pairs: list[tuple[Role, Cell]] = []
    answered = 0
    for row in rows:
        key, value = row.cells[0], row.cells[-1]
        if key is None or value is None or key is value:
            continue
        guess = vocabulary.role_of(heading_text(key).rstrip(" :"))
        if guess is None:
            continue
        answered += vocabulary.role_of(heading_text(value)) is None
        pairs.append((guess.role, value))
    if answered < LEAST_KNOWN * len(pairs):
        return None  # headings beside headings: the first rows of a grid
    states_aim = {r for r, _ in pairs} & {Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET}
    if len(pairs) < LEAST_PAIRS or len(pairs) < LEAST_KNOWN * len(rows) or not states_aim:
        return None
    return pairs


def key_roles(rows: Sequence[GridRow], vocabulary: Vocabulary) -> list[Role | None]:
    """What each row of a table of two or three columns asks; empty for any other table."""
    if not rows or len(rows[0].cells) not in (2, 3):
        return []
    keys = [row.cells[0] for row in rows]
    guesses = [vocabulary.role_of(heading_text(k).rstrip(" :")) if k else None for k in keys]
    return [g.role if g is not None else None for g in guesses]


def read_key_value(
    table: Table, pairs: Sequence[tuple[Role, Cell]], bearings: Bearings, around: Surroundings
) -> RowReading:
    """The targets of a key/value table, read as the rows that it is, laid on their side.

    Each further indicator begins a row; what stands once for the table holds for all of them.
    """
    readings = [_read_record(table, r, bearings, around) for r in _records(pairs)]
    return RowReading(
        tuple(t for r in readings for t in r.targets),
        tuple(f for r in readings for f in r.findings),
    )


def _records(pairs: Sequence[tuple[Role, Cell]]) -> list[list[tuple[Role, Cell]]]:
    """The pairs of each action: tables that touch come as one, and begin anew with the action."""
    first = pairs[0][0]
    if first in PER_INDICATOR:
        return [list(pairs)]
    records: list[list[tuple[Role, Cell]]] = []
    for pair in pairs:
        if pair[0] is first or not records:
            records.append([])
        records[-1].append(pair)
    return records


def _read_record(
    table: Table, pairs: Sequence[tuple[Role, Cell]], bearings: Bearings, around: Surroundings
) -> RowReading:
    own = [p for p in pairs if p[0] in PER_INDICATOR]
    shared = [p for p in pairs if p[0] not in PER_INDICATOR]
    groups: list[list[tuple[Role, Cell]]] = []
    for role, cell in own:
        if not groups or role in {r for r, _ in groups[-1]}:
            again = [p for p in groups[-1] if p[0] is Role.INDICATOR] if groups else []
            groups.append(again if role is not Role.INDICATOR else [])
        groups[-1].append((role, cell))
    readings = [_read_group(table, [*shared, *g], bearings, around) for g in groups]
    return RowReading(
        tuple(t for r in readings for t in r.targets),
        tuple(f for r in readings for f in r.findings),
    )


def _read_group(
    table: Table, pairs: Sequence[tuple[Role, Cell]], bearings: Bearings, around: Surroundings
) -> RowReading:
    cells = tuple(replace(cell, row=0, rowspan=1) for _, cell in pairs)
    row = GridRow(table, 0, cells)
    columns = tuple(Column(i, role, role.value, SIDE_SCORE) for i, (role, _) in enumerate(pairs))
    plan = ColumnPlan(columns, 0)
    placed = _placed(dict(reversed(pairs)), table.page, bearings, around)
    lead, partners, due = organisations_of(row, plan, around)
    placed = replace(placed, lead=lead, partners=partners, due=due)
    return read_row(_side_by_side(row), plan, placed, around)


def _placed(
    pairs: dict[Role, Cell], page: int, bearings: Bearings, around: Surroundings
) -> Bearings:
    """``bearings`` with the levels that the table itself names."""
    split = partial(
        split_code,
        page=page,
        vocabulary=around.vocabulary,
        lexicon=around.lexicon,
        is_numbered=True,
    )
    if Role.THEME in pairs:
        number, label = split(pairs[Role.THEME])
        bearings = replace(bearings, theme_number=number, theme=label)
    if Role.OBJECTIVE in pairs:
        code, label = split(pairs[Role.OBJECTIVE])
        bearings = replace(bearings, objective_code=code, objective=label)
    if Role.ACTION in pairs:
        code, label = split(pairs[Role.ACTION])
        if Role.NUMBER in pairs:
            code = code or heading_text(pairs[Role.NUMBER]).strip(" .") or None
        bearings = replace(bearings, action_code=code, action=label)
    if Role.DESCRIPTION in pairs:
        blocks = cell_blocks(pairs[Role.DESCRIPTION], around.dots_on(page), around.lexicon)
        bearings = replace(bearings, description=passage_of(blocks, page))
    return bearings


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
