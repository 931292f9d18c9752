"""Which of a table's first lines are heads: by rules, by figures, by how they are set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jalon.extract.tables.columns import columns_of
from jalon.extract.tables.edges import ruled_between
from jalon.extract.tables.settings import SETTINGS
from jalon.extract.tables.text_rows import is_number_like
from jalon.extract.text.marks import is_years
from jalon.schemas.grid import Edge, Gutter, TextRow
from jalon.schemas.table import Cell, Table

SHARED = SETTINGS.shared
HEAD_ROWS = SETTINGS.head_rows


def head_count(rows: Sequence[TextRow], gutters: Sequence[Gutter], across: Sequence[Edge]) -> int:
    """How many of the first ``rows`` are heads; 0 when none can be told."""
    x0, x1 = min(r.x0 for r in rows), max(r.x1 for r in rows)
    most = min(HEAD_ROWS.most_head_lines, max(1, int(HEAD_ROWS.most_head_share * len(rows))))
    by_type = _first_body_row(rows, gutters, most)
    ruled = [
        i + 1
        for i in range(min(most, len(rows) - 1))
        if ruled_between(
            across,
            rows[i].bottom - 0.35 * rows[i].em_pt,
            max(rows[i + 1].top + 3, rows[i].bottom),
            x0,
            x1,
        )
        is not None
    ]
    if not ruled:
        return by_type
    if by_type == 0:
        return ruled[0]
    # heads end at the last rule above the first figures; figures may stand among the heads
    above = [i for i in ruled if i <= by_type]
    if above:
        return max(above)
    return ruled[0] if ruled[0] <= by_type + 2 and len(ruled) <= 2 else by_type


def _first_body_row(rows: Sequence[TextRow], gutters: Sequence[Gutter], most: int) -> int:
    """Index of the first row that reads like the body: figures where the columns hold figures."""
    body = rows[most:] or rows[-1:]
    columns = len(gutters) + 1
    marks = _recurring(body, gutters)
    figures = [
        c
        for c in range(1, columns)
        if _value_share(
            [k.text for r in body for k in r.chunks if columns_of(k, gutters) == (c, c)], marks
        )
        >= 0.6
    ]
    if not figures:
        return 1 if _differs(rows) else 0
    stubbed = sum(1 for r in body if columns_of(r.chunks[0], gutters)[0] == 0)
    needs_stub = stubbed >= SHARED.nearly_all * len(body)
    for i, row in enumerate(rows[: most + 1]):
        if needs_stub and columns_of(row.chunks[0], gutters)[0] > 0:
            continue
        held = [k.text for k in row.chunks if columns_of(k, gutters)[0] in figures]
        years = [t for t in held if is_years(t.rstrip("*†‡"))]
        if held and _value_share(held, marks) >= 0.5 and len(years) < 0.6 * len(held):
            return _without_section_heads(rows, i, gutters)
    return 1


def _without_section_heads(rows: Sequence[TextRow], first: int, gutters: Sequence[Gutter]) -> int:
    """``first``, moved up over section heads just above the first figures: they are body."""
    while (
        first > 1
        and _is_stub_only(rows[first - 1], gutters)
        and _has_columns(rows[: first - 1], gutters)
    ):
        first -= 1
    return first


def _is_stub_only(row: TextRow, gutters: Sequence[Gutter]) -> bool:
    return len(row.chunks) == 1 and columns_of(row.chunks[0], gutters)[0] == 0


def _has_columns(rows: Sequence[TextRow], gutters: Sequence[Gutter]) -> bool:
    return any(columns_of(c, gutters)[0] > 0 for r in rows for c in r.chunks)


def _differs(rows: Sequence[TextRow]) -> bool:
    """Whether the first row is set otherwise (bolder, or in another colour) than those below."""
    first = rows[0].words[0]
    rest = [r.words[0] for r in rows[1:]]
    bold = first.is_bold and sum(1 for w in rest if w.is_bold) < 0.5 * len(rest)
    colour = sum(1 for w in rest if w.colour == first.colour) < 0.5 * len(rest)
    return bool(rest) and (bold or colour)


def _recurring(body: Sequence[TextRow], gutters: Sequence[Gutter]) -> frozenset[str]:
    """Short texts that come back in the cells right of the stub: ticks, "Yes", "na"."""
    counts = Counter(
        c.text
        for r in body
        for c in r.chunks
        if len(c.text) <= HEAD_ROWS.longest_mark and columns_of(c, gutters)[0] > 0
    )
    return frozenset(t for t, n in counts.items() if n >= SHARED.fewest)


def _value_share(texts: Sequence[str], marks: frozenset[str]) -> float:
    """Share of ``texts`` that are figures or marks; 0 for none."""
    values = sum(1 for t in texts if is_number_like(t) or t in marks)
    return values / len(texts) if texts else 0.0


def drawn_heads(table: Table) -> int:
    """How many first rows are heads; 0 when the first row looks like the others.

    A head over several columns has a second storey below it.
    """
    rows = [[c for c in table.cells if c.row == r] for r in range(table.rows)]
    count = 0
    while count < table.rows - 1:
        storey = rows[count]
        below = [c for row in rows[count + 1 :] for c in row if c.text]
        if not _looks_apart([c for c in storey if c.text], below):
            break
        count = max([count + 1, *(c.row + c.rowspan for c in storey if c.rowspan < table.rows)])
        if not any(1 < c.colspan < table.cols for c in storey):
            break
    return min(count, table.rows - 1)


def _looks_apart(storey: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether the cells of a row are shaded, set bolder or worded otherwise than those below."""
    if not storey or not below:
        return False
    shades = {c.fill for c in storey}
    shaded = len(shades) == 1 and sum(1 for c in below if c.fill in shades) < 0.5 * len(below)
    bold = _bold_share(storey) >= SHARED.nearly_all > 2 * _bold_share(below)
    figures = sum(1 for c in below if is_number_like(c.text))
    words = not any(is_number_like(c.text) for c in storey) and figures >= 0.4 * len(below)
    return shaded or bold or words


def _bold_share(cells: Sequence[Cell]) -> float:
    return sum(1 for c in cells if all(w.is_bold for w in c.words)) / len(cells)
