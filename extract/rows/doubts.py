"""What a person should look at in a row of a grid that was read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jalon.extract.rows.asides import listed_in
from jalon.extract.rows.grid_pairs import Held, Stated
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.raw import RawFinding
from jalon.schemas.units import Grid, GridLine, GridMeaning
from jalon.schemas.values import Role, Severity

DOUBTS = SETTINGS.doubts
GATES = SETTINGS.gates
PAIRS = SETTINGS.pairs
TIES = SETTINGS.ties


def doubts_of(
    grid: Grid,
    line: GridLine,
    held: Held,
    stated: Sequence[Stated],
    lexicon: frozenset[str],
) -> Iterator[RawFinding]:
    """Findings on one row: how it was paired, and what its cells hold too much of."""
    yield from _pairing(grid, held, stated)
    for _, value in held.get(Role.ACTION, ()):
        count = len(listed_in(value, lexicon)) if stated and not value.is_inherited else 0
        if count > 1:
            params = (("count", str(count)),)
            yield RawFinding("several_actions", Severity.WARNING, grid.page, value.box, params)
    yield from _over_edge(grid, line)


def _pairing(grid: Grid, held: Held, stated: Sequence[Stated]) -> Iterator[RawFinding]:
    column, value = next(iter(held.get(Role.TARGET, ())), (0, None))
    if value is None:
        return
    labels = {s.pair.label for s in stated if s.pair.label is not None}
    params = (("column", grid.fields[column].heading), ("count", str(len(labels))))
    if any(s.pair.is_gap for s in stated):
        yield RawFinding("list_mismatch", Severity.WARNING, grid.page, value.box, params)
    elif any(s.pair.certainty in {TIES.ordered, PAIRS.by_count} for s in stated):
        yield RawFinding("paired_by_order", Severity.INFO, grid.page, value.box, params)
    elif any(s.pair.certainty == PAIRS.shared for s in stated):
        yield RawFinding("target_shared", Severity.INFO, grid.page, value.box, params)


def _over_edge(grid: Grid, line: GridLine) -> Iterator[RawFinding]:
    """The first word of a row that runs into the next cell, as clipped or overfull text does."""
    for i, value in enumerate(line.values):
        if value is None or value.across > 1 or value.is_inherited:
            continue
        right = grid.fields[i].x1 + DOUBTS.over_pt
        for text in value.lines:
            word = text.words[-1]
            if word.box.x1 > right and i + 1 < len(line.values) and line.values[i + 1] is not None:
                params = (("text", word.text),)
                yield RawFinding("text_over_edge", Severity.WARNING, grid.page, word.box, params)
                return


def column_doubts(grid: Grid, meaning: GridMeaning) -> Iterator[RawFinding]:
    """A finding for each column whose heading was not understood, or only its values were."""
    if grid.is_carried:
        return
    for column, role in zip(grid.fields, meaning.roles, strict=True):
        if not column.heading or role.words >= GATES.known:
            continue
        code = "column_role_unknown" if role.role is Role.OTHER else "column_role_inferred"
        params = (("heading", column.heading), ("role", role.role.value))
        yield RawFinding(code, Severity.WARNING, grid.page, grid.box, params)
