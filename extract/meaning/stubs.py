"""Which column names the rows: one without a heading, one beside a merged cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.meaning.settings import SETTINGS
from jalon.schemas.units import FieldRole, Grid, GridField
from jalon.schemas.values import LEVELS, Role
from jalon.schemas.vocabulary import Vocabulary

ROLES = SETTINGS.roles

UNTOLD = frozenset((Role.OTHER, Role.PARTNERS, Role.LEAD, Role.DESCRIPTION, Role.NOTE, Role.TAGS))


def with_stub(
    roles: dict[int, FieldRole],
    fields: Sequence[GridField],
    values: Sequence[Sequence[str]],
    vocabulary: Vocabulary,
) -> dict[int, FieldRole]:
    """The roles, with a first column without a heading as the action that the rows are of.

    So tables stand whose rows are named in front of them. What names levels is none, nor what
    comes again.
    """
    held = {r.role for r in roles.values()}
    if fields[0].key or roles[0].role not in UNTOLD or held & set(LEVELS):
        return roles
    if not {Role.INDICATOR, Role.TARGET} <= held or len(set(values[0])) < len(values[0]):
        return roles
    if any(vocabulary.section_of(t) or _names_level(t, vocabulary) for t in values[0]):
        return roles
    bodies = sum(vocabulary.value_kinds(t).is_body >= ROLES.deeds for t in values[0])
    if 2 * bodies > len(values[0]):
        return roles
    return {**roles, 0: replace(roles[0], role=Role.ACTION)}


def _names_level(text: str, vocabulary: Vocabulary) -> bool:
    scores = vocabulary.role_scores(text)
    return bool(scores) and scores[0].role in LEVELS


def with_inner_action(roles: dict[int, FieldRole], grids: Sequence[Grid]) -> dict[int, FieldRole]:
    """The roles, with what stands row by row beside a merged action as the action.

    Where neither heading tells, a cell that several others stand beside says what they are for.
    """
    found = {r.role: i for i, r in roles.items()}
    outer, inner = found.get(Role.ACTION), found.get(Role.DESCRIPTION)
    if outer is None or inner is None or inner != outer + 1 or Role.OBJECTIVE in found:
        return roles
    if max(roles[outer].margin, roles[inner].margin) >= ROLES.told:
        return roles
    over = any(
        line.values
        and (a := line.values[outer])
        and a.is_inherited
        and (b := line.values[inner])
        and not b.is_inherited
        for g in grids
        for line in g.lines
    )
    if not over:
        return roles
    return {
        **roles,
        outer: replace(roles[outer], role=Role.OBJECTIVE),
        inner: replace(roles[inner], role=Role.ACTION),
    }
