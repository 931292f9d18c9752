"""Cells over the columns of several levels: they name the innermost, and stand under no other.

A row that concerns a whole plan ("A committee guides the three axes") is often set so, over the
columns of objectives and actions. It is no objective, and none of the objectives above is its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.geometry import union
from jalon.schemas.rows import Bearings
from jalon.schemas.units import FieldRole, GridLine, Value
from jalon.schemas.values import LEVELS, Role

OVER_COLUMNS = SETTINGS.over_columns


def over_levels(line: GridLine, roles: Sequence[FieldRole]) -> tuple[int, int] | None:
    """The first and the last column of the cell that goes over several levels' columns.

    None where the row has no such cell. A level that is read from the row above is not one.
    """
    for i, value in enumerate(line.values):
        if value is None or value.is_inherited or value.across < 2:
            continue
        last = min(i + value.across, len(roles)) - 1
        own = [roles[k].role for k in range(i, last + 1)]
        if all(r in LEVELS for r in own) and own[-1] is Role.ACTION and len(set(own)) == len(own):
            return i, last
    return None


def in_innermost(line: GridLine, span: tuple[int, int]) -> GridLine:
    """The row with the cell in the last of its columns."""
    first, last = span
    values: list[Value | None] = list(line.values)
    values[first], values[last] = None, values[first]
    return replace(line, values=tuple(values))


def outside_of(
    bearings: Bearings, line: GridLine, span: tuple[int, int], before: GridLine | None
) -> Bearings:
    """What still holds for such a row: no level whose column it covers.

    Where white parts it from the rows above, it stands under nothing at all.
    """
    if before is not None and _are_apart(before, line):
        return Bearings()
    if span[1] - span[0] > 1:
        return Bearings()
    return Bearings(theme_number=bearings.theme_number, theme=bearings.theme)


def names_level(line: GridLine, roles: Sequence[FieldRole]) -> bool:
    """Whether a row names a level in a cell of its own."""
    held = zip(line.values, roles, strict=False)
    return any(r.role in LEVELS for v, r in held if v is not None and not v.is_inherited)


def _are_apart(above: GridLine, below: GridLine) -> bool:
    over = [v.box for v in above.values if v is not None]
    under = [v for v in below.values if v is not None]
    if not over or not under:
        return False
    height = min(n.box.height for v in under for n in v.lines)
    return union(v.box for v in under).top - union(over).bottom > OVER_COLUMNS.apart * height
