"""Bullets that the finder took for a column of their own, given back to the texts they begin."""

from __future__ import annotations

from dataclasses import replace

from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import BULLETS
from jalon.schemas.geometry import union
from jalon.schemas.region import Line
from jalon.schemas.units import Grid, GridLine, Value

SHARED = SETTINGS.shared

TICKS = frozenset("✓✔■●")  # these say yes as often as they begin an item


def with_bullets(grid: Grid) -> Grid:
    """The grid without columns that hold nothing but bullets of the column after them."""
    taken = [i for i in range(len(grid.fields) - 1) if _is_of_bullets(grid, i)]
    if not taken:
        return grid
    kept = [i for i in range(len(grid.fields)) if i not in taken]
    fields = list(grid.fields)
    for i in taken:
        name = fields[i + 1] if fields[i + 1].key else fields[i]
        fields[i + 1] = replace(name, x0=fields[i].x0, x1=fields[i + 1].x1)
    lines = tuple(_joined(line, taken, kept) for line in grid.lines)
    return replace(grid, fields=tuple(fields[i] for i in kept), lines=lines)


def _is_of_bullets(grid: Grid, index: int) -> bool:
    """Whether a column holds bullets alone, and its heading is that of the column after it."""
    own, after = grid.fields[index], grid.fields[index + 1]
    if own.key and own.key != after.key:
        return False
    marks = [
        line.text
        for row in grid.lines
        if row.values and (v := row.values[index]) is not None
        for line in v.lines
    ]
    return len(marks) >= SHARED.fewest and all(
        len(m) == 1 and m in BULLETS and m not in TICKS for m in marks
    )


def _joined(row: GridLine, taken: list[int], kept: list[int]) -> GridLine:
    if not row.values:
        return row
    values = list(row.values)
    for i in taken:
        signs, text = values[i], values[i + 1]
        if signs is not None and text is not None:
            values[i + 1] = _bulleted(text, signs)
    return replace(row, values=tuple(values[i] for i in kept))


def _bulleted(text: Value, signs: Value) -> Value:
    lines = tuple(_with_sign(line, signs) for line in text.lines)
    return replace(text, lines=lines, box=union((text.box, signs.box)))


def _with_sign(line: Line, signs: Value) -> Line:
    near = SHARED.same_line_em * max(line.size_pt, 1.0)
    sign = next((s for s in signs.lines if abs(s.baseline - line.baseline) <= near), None)
    return replace(line, bullet=sign.text) if sign is not None and not line.bullet else line
