"""Tables to grids: which rows are headings, which are banners, what each column is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.dittos import is_ditto
from jalon.extract.records.grid_heads import looks_apart, may_head
from jalon.extract.records.looks import look_of
from jalon.extract.records.mentions import label_key
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.table_text import (
    TableText,
    banner_of,
    column_extents,
    distinct,
)
from jalon.extract.text.lines import block_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage
from jalon.schemas.table import Cell
from jalon.schemas.units import Grid, GridField, GridLine, Loose, Value
from jalon.schemas.vocabulary import Vocabulary

GRID_HEADS = SETTINGS.grid_heads
GRIDS = SETTINGS.grids
SHARED = SETTINGS.shared


def fields_of(text: TableText, skipped: int, count: int) -> tuple[GridField, ...]:
    """The columns under the heading rows, left to right."""
    extents = column_extents(text)
    found = []
    for col in range(text.table.cols):
        cells = list(
            dict.fromkeys(
                c for r in range(skipped, skipped + count) if (c := text.at[r][col]) is not None
            )
        )
        texts = [text.text_of(c) for c in cells if c.words]
        boxes = [w.box for c in cells for w in c.words]
        heading = " ".join(dict.fromkeys(texts))
        leaf = texts[-1] if texts else ""
        x0, x1 = extents[col]
        place = union(boxes) if boxes else None
        heads = tuple(
            Passage(text.text_of(c), text.table.page, union(w.box for w in c.words))
            for c in cells
            if c.words
        )
        found.append(GridField(label_key(heading)[0], heading, leaf, place, x0, x1, heads))
    return tuple(found)


def lines_under(
    text: TableText, start: int, fields: Sequence[GridField], vocabulary: Vocabulary
) -> list[GridLine]:
    """The rows from ``start`` on; headings printed again are left out."""
    heads = tuple(f.leaf.casefold() for f in fields)
    found: list[GridLine] = []
    for index in range(start, text.table.rows):
        banner = banner_of(text, index) or _level_of(text, index, vocabulary)
        row = text.at[index]
        box = _row_box(text, index)
        if banner is not None:
            found.append(GridLine((), box, _loose(text, banner)))
            continue
        leaves = tuple(text.text_of(c).casefold() if c is not None else "" for c in row)
        if any(leaves) and sum(a == b != "" for a, b in zip(leaves, heads, strict=True)) >= max(
            2, 0.6 * sum(bool(t) for t in leaves)
        ):
            continue
        values: list[Value | None] = []
        for col, cell in enumerate(row):
            first = cell is not None and (col == 0 or row[col - 1] is not cell)
            own = _value(text, cell, index) if cell is not None and first else None
            values.append(_above(found, col) or own if is_ditto(leaves[col]) else own)
        if any(v is not None for v in values):
            found.append(GridLine(tuple(values), box))
    return found


def _above(lines: Sequence[GridLine], col: int) -> Value | None:
    """The value of a column in the row above, as one that goes on."""
    values = lines[-1].values if lines else ()
    value = values[col] if values else None
    return replace(value, is_inherited=True) if value is not None else None


def _level_of(text: TableText, index: int, vocabulary: Vocabulary) -> Cell | None:
    """The lone first cell of a row, where it begins with a word for a level ("Axe 2 – …").

    A code does as well, where the cell is set unlike those of full rows.
    """
    filled = [c for c in distinct(text.at[index]) if c.words]
    if len(filled) != 1 or filled[0].row != index or not _begins_row(filled[0]):
        return None
    cell = filled[0]
    section = vocabulary.section_of(text.text_of(cell))
    if section is not None and section.role is not None:
        return cell
    if section is None or section.number is None or not section.label:
        return cell if _is_set_apart(text, cell, ways=GRID_HEADS.both) else None
    return cell if _is_set_apart(text, cell) else None


def _begins_row(cell: Cell) -> bool:
    """Whether a text begins in the first column, though most of it may stand in the second."""
    return cell.col == 0 or (cell.col == 1 and cell.words[0].box.x0 < cell.box.x0)


def _is_set_apart(text: TableText, cell: Cell, ways: int = 1) -> bool:
    """In how many ways a cell is set unlike the first cells of full rows, at least ``ways``.

    It may be bold, shaded, larger, or in a colour of its own.
    """
    full = [
        row[0]
        for row in text.at
        if row[0] is not None and row[0].words and len([c for c in distinct(row) if c.words]) > 1
    ]
    look = look_of(cell.words, cell.fill)
    looks = [look_of(c.words, c.fill) for c in full[1:] or full]
    if not looks:
        return True
    bold = sum(o.is_bold for o in looks) < 0.5 * len(looks)
    alike = sum(o.fill == look.fill for o in looks)
    shaded = look.fill is not None and alike <= (0 if ways == 1 else GRIDS.rare * len(looks))
    larger = look.size_pt >= max(o.size_pt for o in looks) + GRIDS.larger_pt
    coloured = all(o.colour != look.colour for o in looks)
    return int(look.is_bold and bold) + int(shaded) + int(larger) + int(coloured) >= ways


def _row_box(text: TableText, index: int) -> Box:
    cells = [c for c in distinct(text.at[index]) if c.rowspan == 1 and c.row == index]
    cells = cells or distinct(text.at[index])
    return union(c.box for c in cells) if cells else text.table.box


def _value(text: TableText, cell: Cell, index: int) -> Value | None:
    lines = text.lines_of(cell)
    if not lines:
        return None
    across = min(cell.colspan, text.table.cols - cell.col)
    box = union(n.box for n in lines)
    return Value(lines, text.table.page, box, cell.row < index, across=across)


def _loose(text: TableText, cell: Cell) -> Loose:
    lines = text.lines_of(cell)
    block = block_of(lines)
    look = look_of([w for n in lines for w in n.words], cell.fill)
    return Loose(block, text.table.page, look, block.box)


def carried(fields: Sequence[GridField], text: TableText) -> tuple[GridField, ...] | None:
    """The fields of an earlier grid for one without headings, None where they do not stand over it.

    Every column of the new one must stand in the middle of one of the earlier columns, in order;
    its words, where they stand under one of them alone.
    Fewer columns under headings of their own, whatever these mean, are another table.
    """
    if text.table.cols < len(fields) and _has_own_heads(text):
        return None
    extents = column_extents(text)
    found: list[GridField] = []
    at = -1
    for col, (x0, x1) in enumerate(extents):
        left, right = _words_in(text, col) or (x0, x1)
        over = [i for i, f in enumerate(fields) if i > at and left < f.x1 and right > f.x0]
        middle = (x0 + x1) / 2 if len(over) != 1 else (left + right) / 2
        home = next(
            (
                i
                for i, f in enumerate(fields)
                if i > at and f.x0 - GRIDS.edge_slack_pt <= middle <= f.x1 + GRIDS.edge_slack_pt
            ),
            None,
        )
        if home is None:
            return None
        at = home
        found.append(replace(fields[home], x0=x0, x1=x1))
    if len(found) < max(2, 0.6 * len(fields)):
        return None
    left, right = extents[0][0], extents[-1][1]
    if abs(left - fields[0].x0) > 3 * GRIDS.edge_slack_pt or abs(right - fields[-1].x1) > 40:
        return None
    return tuple(found)


def _words_in(text: TableText, col: int) -> tuple[float, float] | None:
    """From where to where the words of one column stand, None where it has none."""
    cells = [c for row in text.at if (c := row[col]) is not None and c.colspan == 1]
    boxes = [w.box for c in cells for w in c.words]
    return (min(b.x0 for b in boxes), max(b.x1 for b in boxes)) if boxes else None


def _has_own_heads(text: TableText) -> bool:
    """Whether the first row that is no banner looks like headings: bold or shaded, and short."""
    skipped = 0
    while skipped < min(SHARED.most_head_rows, text.table.rows - 1) and banner_of(text, skipped):
        skipped += 1
    is_last = skipped + 1 >= text.table.rows
    if is_last:
        words = [w for c in distinct(text.at[skipped]) for w in c.words]
        return bool(words) and all(w.is_bold for w in words)
    return bool(looks_apart(text, skipped)) and may_head(text, skipped, None)


def grid_of(
    text: TableText,
    fields: tuple[GridField, ...],
    start: int,
    vocabulary: Vocabulary,
    *,
    is_carried: bool = False,
) -> Grid:
    """The table as a grid of ``fields`` whose rows begin at ``start``."""
    table = text.table
    lines = lines_under(text, start, fields, vocabulary)
    return Grid(table.page, table.box, fields, tuple(lines), table, is_carried, table.score)


def parted(grid: Grid) -> list[Grid | Loose]:
    """The grid cut at its banners, which stand between its parts as headings do."""
    found: list[Grid | Loose] = []
    held: list[GridLine] = []
    for line in grid.lines:
        if line.banner is None:
            held.append(line)
            continue
        found += _part(grid, held)
        held = []
        found.append(line.banner)
    return found + _part(grid, held)


def _part(grid: Grid, lines: Sequence[GridLine]) -> list[Grid | Loose]:
    """The lines as a grid of its own, as wide as the whole: merged cells may narrow its lines."""
    if not lines:
        return []
    box = union(n.box for n in lines)._replace(x0=grid.box.x0, x1=grid.box.x1)
    return [replace(grid, lines=tuple(lines), box=box)]
