"""Rows of a table that say what the rows under them are about: a code, a name, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.units import FieldRole, GridLine, Value
from jalon.schemas.values import Role

PARTING = SETTINGS.parting
SHARED = SETTINGS.shared

NAMES = frozenset((Role.NUMBER, Role.ACTION))


def parting_lines(lines: Sequence[GridLine], roles: Sequence[FieldRole]) -> frozenset[int]:
    """Indices of the lines that head those after them.

    They are set in bold, the actions of the others are not, and no column but the action's and
    its number's holds anything.

    Args:
        lines: The lines of one grid.
        roles: What its columns mean.
    """
    if any(r.role in {Role.THEME, Role.OBJECTIVE} for r in roles):
        return frozenset()
    named = {i: v for i, line in enumerate(lines) if (v := _name(line, roles)) is not None}
    heads = {i for i, v in named.items() if _is_bold(v) and _holds_name_alone(lines[i], roles)}
    others = [i for i in named if i not in heads]
    if not heads or len(heads) > PARTING.most_heads * len(named):
        return frozenset()
    if any(_is_bold(named[i]) or _filled(lines[i], roles) < SHARED.several for i in others):
        return frozenset()
    return frozenset(heads)


def _name(line: GridLine, roles: Sequence[FieldRole]) -> Value | None:
    """The line's own action."""
    held = zip(line.values, roles, strict=False)
    return next(
        (v for v, r in held if r.role is Role.ACTION and v is not None and not v.is_inherited), None
    )


def _holds_name_alone(line: GridLine, roles: Sequence[FieldRole]) -> bool:
    held = zip(line.values, roles, strict=False)
    return all(r.role in NAMES for v, r in held if v is not None)


def _filled(line: GridLine, roles: Sequence[FieldRole]) -> int:
    held = zip(line.values, roles, strict=False)
    return sum(v is not None and r.role not in NAMES for v, r in held)


def _is_bold(value: Value) -> bool:
    return all(w.is_bold for n in value.lines for w in n.words)
