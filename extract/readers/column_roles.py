"""What a table's columns hold, once each is seen beside the others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.readers.cells import cell_box
from jalon.extract.readers.headings import heading_text
from jalon.schemas.raw import Passage
from jalon.schemas.rows import Column, GridRow
from jalon.schemas.values import Role

WORD = re.compile(r"[^\W\d_]{2}")
LEVELS = (Role.THEME, Role.OBJECTIVE)
NO_PERIOD = frozenset((Role.DUE, Role.ACTION, Role.OBJECTIVE))
TWIN_SCORE = 0.75  # one of several columns that may hold the indicators
INFERRED_SCORE = 0.6


def settle(
    columns: Sequence[Column], heads: Sequence[GridRow], body: Sequence[GridRow]
) -> list[Column]:
    """The columns with the roles that their neighbours and their texts leave them.

    Args:
        columns: What each heading says for itself.
        heads: The heading rows.
        body: The rows under them.
    """
    single = _with_one_indicator(_without_signs(columns, body))
    levels = _with_inferred_action(_with_outer_levels(_settled(single)))
    return _with_own_names(_without_early_targets(levels), heads)


def _settled(columns: Sequence[Column]) -> list[Column]:
    """Columns under nothing but a period hold targets where the table has indicators.

    A status or a result column that names its date is no period column. An issue is a theme
    where no recommendations answer it.
    """
    roles = {c.role for c in columns}
    counts = Counter(c.role for c in columns)
    settled = []
    for column in columns:
        if column.role is Role.ISSUE and not roles & {Role.RECOMMENDATION, Role.THEME}:
            settled.append(_with_role(column, Role.THEME))
            continue
        if column.role is Role.PERIOD and roles & {Role.INDICATOR, Role.ACTION, Role.OBJECTIVE}:
            settled.append(_with_role(column, Role.TARGET))
        elif column.role in NO_PERIOD or (column.role is Role.STATUS and counts[Role.STATUS] == 1):
            settled.append(replace(column, period=None, years=None))
        else:
            settled.append(column)
    return settled


def _with_one_indicator(columns: Sequence[Column]) -> list[Column]:
    """Of several columns of indicators the last before the targets is theirs, less surely.

    (The first where one heading is split: "Indicateurs quantitatifs", "Indicateurs qualitatifs".)
    The others ("Livrables") go with the row as remarks, where the action has its own column.
    """
    twins = [c for c in columns if c.role is Role.INDICATOR]
    if len(twins) < 2 or not any(c.role is Role.ACTION for c in columns):
        return list(columns)
    aims = [c.index for c in columns if c.role is Role.TARGET]
    before = [c for c in twins if not aims or c.index < aims[0]]
    is_split = len({c.heading.split()[0].casefold() for c in twins if c.heading}) == 1
    own = twins[0] if is_split or not before else before[-1]
    return [
        replace(c, score=TWIN_SCORE)
        if c is own
        else replace(c, role=Role.OTHER)
        if c.role is Role.INDICATOR
        else c
        for c in columns
    ]


def _without_signs(columns: Sequence[Column], rows: Sequence[GridRow]) -> list[Column]:
    """A column of stars or ranks to the right of the indicators ("Priorité") names no level."""
    aims = [c.index for c in columns if c.role in {Role.INDICATOR, Role.INDICATOR_TARGET}]
    return [
        replace(c, role=Role.OTHER)
        if aims and c.role in LEVELS and c.index > aims[0] and _holds_no_word(rows, c.index)
        else c
        for c in columns
    ]


def _holds_no_word(rows: Sequence[GridRow], index: int) -> bool:
    texts = [c.text for row in rows if (c := row.cells[index]) is not None and c.words]
    return bool(texts) and not any(WORD.search(t) for t in texts)


def _with_outer_levels(columns: Sequence[Column]) -> list[Column]:
    """Of two columns of one level, the left one is the level above it, where no other is.

    ("Stratégie" beside "Projet", "Orientation" beside "Axe".)
    """
    out = list(columns)
    for outer, level in (
        (Role.ACTION, Role.INDICATOR),
        (Role.OBJECTIVE, Role.ACTION),
        (Role.THEME, Role.OBJECTIVE),
    ):
        twins = [c for c in out if c.role is level]
        if len(twins) > 1 and all(c.role is not outer for c in out):
            score = INFERRED_SCORE if outer is Role.ACTION else twins[0].score
            out[twins[0].index] = replace(twins[0], role=outer, score=score)
    return out


def _with_inferred_action(columns: Sequence[Column]) -> list[Column]:
    """A column whose heading is unknown is the action's where one lacks and it stands there.

    That is just left of the indicators (or of the targets), as in every plan; the score says
    that it was inferred.
    """
    out = list(columns)
    roles = [c.role for c in columns]
    aims = [i for i, r in enumerate(roles) if r in {Role.INDICATOR, Role.INDICATOR_TARGET}]
    if Role.ACTION in roles or not aims or aims[0] == 0:
        return out
    left = out[aims[0] - 1]
    if left.role is Role.OTHER and left.heading:
        out[left.index] = Column(left.index, Role.ACTION, left.heading, INFERRED_SCORE)
    return out


def _without_early_targets(columns: Sequence[Column]) -> list[Column]:
    """What stands before the indicators ("Livrable attendu") is no target where others have years.

    It goes with the row as a remark.
    """
    aims = [c.index for c in columns if c.role is Role.INDICATOR]
    dated = [
        c for c in columns if c.role is Role.TARGET and c.period and aims and c.index > aims[0]
    ]
    return [
        replace(c, role=Role.OTHER)
        if dated and c.role is Role.TARGET and c.period is None and c.index < aims[0]
        else c
        for c in columns
    ]


def _with_own_names(columns: Sequence[Column], heads: Sequence[GridRow]) -> list[Column]:
    """Several columns of targets whose headings name no year ("Année 1") keep them apart so."""
    nameless = [c for c in columns if c.role is Role.TARGET and c.period is None]
    names = {c.leaf for c in nameless}
    if len(nameless) < 2 or len(names) < len(nameless):
        return list(columns)
    return [_under_own_name(c, heads) if c in nameless else c for c in columns]


def _under_own_name(column: Column, heads: Sequence[GridRow]) -> Column:
    cells = [row.cells[column.index] for row in heads]
    own = [c for c in cells if c is not None and heading_text(c) == column.leaf]
    if not own:
        return column
    place = Passage(column.leaf, heads[0].table.page, cell_box(own[-1]))
    return replace(column, period=place, score=min(column.score, INFERRED_SCORE))


def _with_role(column: Column, role: Role) -> Column:
    return replace(column, role=role)
