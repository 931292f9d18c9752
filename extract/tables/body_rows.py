"""Lines of a table's body to its rows: wrapped cells joined, rows told apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from jalon.extract.tables.columns import columns_of
from jalon.extract.tables.edges import ruled_between
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import is_number_like
from jalon.schemas.grid import Edge, Gutter, TextRow

SHARED = SETTINGS.shared
BODY_ROWS = SETTINGS.body_rows

OPEN_END = ("-", "–", "/", ",", "(", "&")


def body_rows(
    rows: Sequence[TextRow], gutters: Sequence[Gutter], across: Sequence[Edge]
) -> list[list[TextRow]]:
    """Groups of lines, each one row of the table."""
    if not rows:
        return []
    banded = _bands(rows, gutters, across)
    if banded is not None:
        return banded
    spaced = rows_by_spacing(rows, gutters)
    if spaced is not None and all(_starts_row(g, gutters) for g in spaced):
        return spaced
    pitch = _usual_pitch(rows)
    groups: list[list[TextRow]] = [[rows[0]]]
    for row in rows[1:]:
        if _continues(groups[-1], row, gutters, across, pitch):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _bands(
    rows: Sequence[TextRow], gutters: Sequence[Gutter], across: Sequence[Edge]
) -> list[list[TextRow]] | None:
    """Rows as rules part them; None where rules part few of them, or groups of them."""
    x0, x1 = min(r.x0 for r in rows), max(r.x1 for r in rows)
    bands: list[list[TextRow]] = [[rows[0]]]
    for above, row in pairwise(rows):
        low = min(above.bottom, row.top) - 0.3 * row.em_pt
        high = max(above.bottom, row.top) + 3
        if ruled_between(across, low, high, x0, x1) is not None:
            bands.append([row])
        else:
            bands[-1].append(row)
    if len(bands) < 3 or len(bands) < 0.25 * len(rows):
        return None
    if any(_holds_several_rows(b, gutters) for b in bands):
        return None
    return bands


def rows_by_spacing(
    rows: Sequence[TextRow], gutters: Sequence[Gutter]
) -> list[list[TextRow]] | None:
    """Rows as white space parts them; None unless lines are of two spacings, close and wide."""
    if not rows:
        return None
    steps = [b.top - a.top for a, b in pairwise(rows)]
    widest_close = _widest_close_step(steps, median(r.em_pt for r in rows))
    if widest_close is None:
        return None
    groups: list[list[TextRow]] = [[rows[0]]]
    for step, row in zip(steps, rows[1:], strict=True):
        if step > widest_close:
            groups.append([row])
        else:
            groups[-1].append(row)
    return None if any(_holds_several_rows(g, gutters) for g in groups) else groups


def _widest_close_step(steps: Sequence[float], em_pt: float) -> float | None:
    """The widest step between two lines of one cell, None where steps are all alike."""
    if len(steps) < SHARED.fewest:
        return None
    ranked = sorted(steps)
    jump, at = max((b / max(a, 0.1), i) for i, (a, b) in enumerate(pairwise(ranked)))
    share = (at + 1) / len(steps)
    if (
        jump >= BODY_ROWS.wider_step
        and BODY_ROWS.spaced_share <= share <= 1 - BODY_ROWS.spaced_share
    ):
        return ranked[at]
    # cells of many lines each, with few but clear steps between the rows
    if (
        jump >= BODY_ROWS.clear_step
        and share > 1 - BODY_ROWS.spaced_share
        and len(steps) - at - 1 >= BODY_ROWS.fewest_clear
    ):
        return ranked[at]
    # hardly a wrapped line: nearly every step is wider than a cell's lines stand
    if ranked[len(ranked) // 4] > BODY_ROWS.wide_step_em * em_pt:
        return BODY_ROWS.wide_step_em * em_pt
    return None


def _starts_row(group: Sequence[TextRow], gutters: Sequence[Gutter]) -> bool:
    """Whether the first line of a group has its stub, or the group is one line."""
    return len(group) == 1 or any(columns_of(c, gutters)[0] == 0 for c in group[0].chunks)


def _holds_several_rows(band: Sequence[TextRow], gutters: Sequence[Gutter]) -> bool:
    """Whether one column holds figures on two lines: they are two rows."""
    seen: set[int] = set()
    for row in band:
        held = {columns_of(c, gutters)[0] for c in row.chunks if is_number_like(c.text)}
        if held & seen:
            return True
        seen |= held
    return False


def _usual_pitch(rows: Sequence[TextRow]) -> float:
    steps = [
        b.bottom - a.bottom for a, b in pairwise(rows) if len(a.chunks) > 1 and len(b.chunks) > 1
    ] or [b.bottom - a.bottom for a, b in pairwise(rows)]
    return median(steps) if steps else 0.0


def _continues(
    group: Sequence[TextRow],
    row: TextRow,
    gutters: Sequence[Gutter],
    across: Sequence[Edge],
    pitch: float,
) -> bool:
    """Whether ``row`` goes on with the cells of ``group``."""
    above = group[-1]
    mine, last = _held(row, gutters), _held(above, gutters)
    theirs = {c for r in group for c in _held(r, gutters)}
    least = min(above.bottom - above.top, row.bottom - row.top)
    if above.bottom - row.top > BODY_ROWS.overlap_share * least and not mine & last:
        return True
    if _repeats_figures(row, theirs, gutters) or _is_ruled_off(above, row, across):
        return False
    step = row.bottom - above.bottom
    near = step < BODY_ROWS.largest_step * pitch and _is_open(above, row, gutters)
    if mine <= theirs and len(row.chunks) <= max(1, len(above.chunks)):
        tight = step < BODY_ROWS.tight_share * pitch
        if near:
            return tight or len(mine) < len(theirs) or len(group) == 1
        return tight and _same_look(above, row)
    # figures on the last line of a wrapped stub
    return near and 0 in mine and theirs == {0}


def _held(row: TextRow, gutters: Sequence[Gutter]) -> set[int]:
    """The columns in which ``row`` has text."""
    return {columns_of(c, gutters)[0] for c in row.chunks}


def _repeats_figures(row: TextRow, theirs: set[int], gutters: Sequence[Gutter]) -> bool:
    """Whether ``row`` has a figure in a column that the row so far holds already."""
    return any(is_number_like(c.text) for c in row.chunks if columns_of(c, gutters)[0] in theirs)


def _is_ruled_off(above: TextRow, row: TextRow, across: Sequence[Edge]) -> bool:
    x0, x1 = min(above.x0, row.x0), max(above.x1, row.x1)
    low, high = above.bottom - 0.3 * row.em_pt, max(row.top, above.bottom) + 2
    return ruled_between(across, low, high, x0, x1) is not None


def _same_look(above: TextRow, row: TextRow) -> bool:
    a, b = above.words[0], row.words[0]
    return a.is_bold == b.is_bold


def _is_open(above: TextRow, row: TextRow, gutters: Sequence[Gutter]) -> bool:
    """Whether the text of ``above`` goes on in ``row``, by how the lines end and begin."""
    checked = 0
    for chunk in row.chunks:
        column = columns_of(chunk, gutters)[0]
        before = [c for c in above.chunks if columns_of(c, gutters)[0] == column]
        if not before or is_number_like(chunk.text):
            continue
        checked += 1
        last, first = before[0].text, chunk.text
        goes_on = (
            first[0].islower() or last.endswith(OPEN_END) or (last.count("(") > last.count(")"))
        )
        if not goes_on:
            return False
    return checked > 0
