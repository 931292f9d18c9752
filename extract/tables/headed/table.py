"""Grids known by their headings: columns under words that name them, rows by whatever parts them.

Where no vertical rule is drawn, the headings still stand over their columns. The body under
them is parted by the rules, shades and spaces that the page has; a rule that covers only some
columns parts only these, so that a merged cell stays whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.tables.headed.bounds import body_bounds, body_lines, column_edges, widened
from jalon.extract.tables.headed.row_breaks import row_breaks
from jalon.extract.text.lines import lines_of, text_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.headed import BodyBounds, HeadChunk, Heading
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

CHUNK_GAP_EM = 0.75  # headings stand farther apart than the words of one heading
MOST_HEAD_LINES = 5
FOOT_PT = 120.0  # headings this near the page's end may have their rows overleaf
LEAST_HINTS = 2  # texts in three lines that may be headings, before a closer look
LEAST_CARRIED = 2  # columns that what goes on overleaf must fill
LEAST_KNOWN = 0.6  # of the chunks of a heading row must be understood
TELLING = frozenset((Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET, Role.OBJECTIVE))
REPORTING = frozenset((Role.ACTION, Role.RESULT))  # a report's columns: what was done, what came
HEAD_LEADING_EM = 2.0  # lines of one heading stand closer than this


def find_headed(
    page: Page, taken: Sequence[Box], vocabulary: Vocabulary, before: Heading | None
) -> tuple[list[Table], Heading | None]:
    """Tables of ``page`` that their headings show, outside the boxes that are ``taken``.

    Args:
        page: One page.
        taken: Boxes of tables that are understood already.
        vocabulary: Knows headings.
        before: Heading of a table that ran to the end of the page before, if one did.

    Returns:
        The tables, top to bottom, and the heading of one that runs to this page's end.
    """
    words = [
        w
        for w in page.words
        if w.angle_deg == 0 and not any(b.contains_point(w.box.x_mid, w.box.y_mid) for b in taken)
    ]
    headings = find_headings(lines_of(words, column_gap_em=CHUNK_GAP_EM), page.number, vocabulary)
    tables: list[Table] = []
    running: Heading | None = None
    if before is not None:
        headings = [_carried(before, page), *headings]
    for heading, after in pairwise([*headings, None]):
        if heading is None:
            continue
        foot = after.box.top if after is not None else page.height
        built = _build(page, words, heading, foot)
        if built is None:
            running = heading if after is None and foot - heading.box.bottom < FOOT_PT else None
            continue
        table, edges, runs_on = built
        tables.append(table)
        running = replace(heading, edges=edges) if runs_on and after is None else None
    return tables, running


def _carried(before: Heading, page: Page) -> Heading:
    """The heading of the page before, as if it stood above this page's first line."""
    top = min((w.box.top for w in page.words), default=0.0)
    box = Box(before.box.x0, top - 1, before.box.x1, top - 1)
    return Heading(before.chunks, box, is_carried=True, edges=before.edges)


def find_headings(lines: Sequence[Line], page: int, vocabulary: Vocabulary) -> list[Heading]:
    """The heading rows among ``lines``: side by side, most of them understood."""
    rows = _rows(lines)
    hints = [sum(vocabulary.hints_at_heading(n.text) for n in row) for row in rows]
    found: list[Heading] = []
    i = 0
    while i < len(rows):
        is_promising = sum(hints[i : i + 3]) >= LEAST_HINTS
        best = _best_from(rows, i, vocabulary) if is_promising else None
        if best is None:
            i += 1
            continue
        later = _best_from(rows, i + 1, vocabulary)
        if later is not None and later[0] + 1 <= best[0] and _merit(later[1]) >= _merit(best[1]):
            i += 1  # the first line adds nothing: it is text above the headings
            continue
        found.append(best[1])
        i += best[0]
    return found


def _best_from(
    rows: Sequence[Sequence[Line]], start: int, vocabulary: Vocabulary
) -> tuple[int, Heading] | None:
    """The most telling heading that begins at row ``start``, and how many rows it takes."""
    best: tuple[int, Heading] | None = None
    for count in range(1, MOST_HEAD_LINES + 1):
        group = rows[start : start + count]
        if len(group) < count or not _stand_close(group):
            break
        heading = _heading(group, vocabulary)
        if heading is not None and (best is None or _merit(heading) > _merit(best[1])):
            best = (count, heading)
    return best


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: (n.baseline, n.box.x0)):
        if rows and line.baseline - rows[-1][0].baseline <= 0.35 * max(line.size_pt, 1.0):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda n: n.box.x0) for row in rows]


def _stand_close(rows: Sequence[Sequence[Line]]) -> bool:
    return all(
        b[0].baseline - a[0].baseline <= HEAD_LEADING_EM * max(a[0].size_pt, 1.0)
        for a, b in pairwise(rows)
    )


def _heading(rows: Sequence[Sequence[Line]], vocabulary: Vocabulary) -> Heading | None:
    """The rows taken as one heading row, None where too little of it is understood."""
    chunks = _chunks(rows, vocabulary)
    known = [c for c in chunks if c.is_known]
    roles = {c.role for c in known if c.role is not None}
    if len(chunks) < 2 or len(known) < max(2, LEAST_KNOWN * len(chunks)):
        return None
    if not roles & TELLING and not roles >= REPORTING:
        return None
    looks = {(n.is_bold, n.colour) for row in rows for n in row}
    if len(looks) > 2:
        return None
    return Heading(tuple(chunks), union(c.box for c in chunks))


def _merit(heading: Heading) -> int:
    """How much the chunks say, less for each that says nothing."""
    return sum(2 * (c.role is not None) + (1 if c.is_known else -2) for c in heading.chunks)


def _chunks(rows: Sequence[Sequence[Line]], vocabulary: Vocabulary) -> list[HeadChunk]:
    """Texts that stand over each other joined; one over several is the parent of these."""
    leaves: list[list[Line]] = []
    parents: list[Line] = []
    for i, row in enumerate(rows):
        for line in row:
            under = [n for later in rows[i + 1 :] for n in later if _over(line, n)]
            if len(_apart(under)) > 1:
                parents.append(line)
                continue
            home = next((g for g in leaves if any(_over(n, line) for n in g)), None)
            if home is None:
                leaves.append([line])
            else:
                home.append(line)
    return [_chunk(g, parents, vocabulary) for g in sorted(leaves, key=lambda g: g[0].box.x0)]


def _over(a: Line, b: Line) -> bool:
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0) > 0


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Lines of one row only: those on the first baseline met."""
    if not lines:
        return []
    first = lines[0].baseline
    return [n for n in lines if abs(n.baseline - first) < 0.35 * max(n.size_pt, 1.0)]


def _chunk(lines: Sequence[Line], parents: Sequence[Line], vocabulary: Vocabulary) -> HeadChunk:
    text = " ".join(n.text for n in lines)
    above = [p for p in parents if any(_over(p, n) for n in lines)]
    texts = [text, *(p.text for p in above)]
    role = next((r for t in texts if (r := vocabulary.role_of(t, thorough=False))), None)
    has_period = vocabulary.period_of(text) is not None
    words = tuple(w for n in (*above, *lines) for w in n.words)
    return HeadChunk(
        box=union(n.box for n in lines),
        words=words,
        role=role.role if role is not None else None,
        is_known=role is not None or has_period,
    )


def _build(
    page: Page, words: Sequence[Word], heading: Heading, foot: float
) -> tuple[Table, tuple[float, ...], bool] | None:
    """The table under ``heading``, its column edges, and whether it runs to the page's end."""
    below = [w for w in words if w.box.y_mid > heading.box.bottom and w.box.bottom <= foot + 1]
    edges = widened(heading.edges, below) or column_edges(page, heading, below)
    bounds = body_bounds(page, below, edges, heading)
    body = [w for w in below if w.box.y_mid <= bounds.bottom and bounds.holds_x(w.box.x_mid)]
    if not body or (heading.is_carried and len(_columns_held(body, edges)) < LEAST_CARRIED):
        return None
    breaks = row_breaks(page, body, edges, bounds)
    cells = _head_cells(heading, edges, page)
    offset = 0 if heading.is_carried else 1
    cells += _body_cells(body, edges, breaks, bounds, offset)
    top = heading.box.top if not heading.is_carried else bounds.top
    box = Box(edges[0], top, edges[-1], bounds.bottom)
    rows = offset + len({y for column in breaks for y in column}) + 1
    table = Table(
        page=page.number,
        box=box,
        rows=rows,
        cols=len(edges) - 1,
        cells=tuple(sorted(cells, key=lambda c: (c.row, c.col))),
        header_rows=offset,
        method="headed",
        score=0.95 if bounds.is_drawn else 0.85,
    )
    return table, tuple(edges), bounds.runs_on


def _columns_held(body: Sequence[Word], edges: Sequence[float]) -> set[int]:
    return {i for w in body for i, (a, b) in enumerate(pairwise(edges)) if a <= w.box.x_mid < b}


def _head_cells(heading: Heading, edges: Sequence[float], page: Page) -> list[Cell]:
    if heading.is_carried:
        return []
    cells = []
    for i, chunk in enumerate(heading.chunks):
        box = Box(edges[i], heading.box.top, edges[i + 1], heading.box.bottom)
        cells.append(Cell(0, i, 1, 1, box, chunk.words, text_of(chunk.words)))
    return cells


def _body_cells(
    body: Sequence[Word],
    edges: Sequence[float],
    breaks: Sequence[Sequence[float]],
    bounds: BodyBounds,
    offset: int,
) -> list[Cell]:
    """Cells of each column between its own breaks; the grid's rows are all breaks together."""
    levels = sorted({y for column in breaks for y in column})
    tops = [bounds.top, *levels]
    banners = _banners(body, edges, breaks, bounds)
    cells = [_banner_cell(body, edges, b, tops.index(b.top) + offset) for b in banners]
    for col, own in enumerate(breaks):
        starts = [bounds.top, *own]
        ends = [*own, bounds.bottom]
        for top, bottom in zip(starts, ends, strict=True):
            if any(b.top == top for b in banners):
                continue
            row = tops.index(top)
            span = sum(1 for y in tops if top <= y < bottom)
            held = tuple(
                w
                for w in body
                if edges[col] <= w.box.x_mid < edges[col + 1] and top <= w.box.y_mid < bottom
            )
            box = Box(edges[col], top, edges[col + 1], bottom)
            cells.append(Cell(row + offset, col, span, 1, box, held, _text(held)))
    return cells


def _text(words: Sequence[Word]) -> str:
    return "\n".join(n.text for n in lines_of(words)) if words else ""


def _banners(
    body: Sequence[Word],
    edges: Sequence[float],
    breaks: Sequence[Sequence[float]],
    bounds: BodyBounds,
) -> list[Box]:
    """Rows that one text fills from the left over the boundaries of the columns."""
    common = sorted(set.intersection(*({*column} for column in breaks)))
    found = []
    for top, bottom in pairwise([bounds.top, *common, bounds.bottom]):
        lines = body_lines([w for w in body if top <= w.box.y_mid < bottom])
        baselines = {round(n.baseline) for n in lines}
        crosses = any(n.box.x0 < x - 2 and n.box.x1 > x + 2 for n in lines for x in edges[1:-1])
        if crosses and len(baselines) == len(lines) and lines[0].box.x0 < edges[1]:
            found.append(Box(edges[0], top, edges[-1], bottom))
    return found


def _banner_cell(body: Sequence[Word], edges: Sequence[float], box: Box, row: int) -> Cell:
    held = tuple(w for w in body if box.top <= w.box.y_mid < box.bottom)
    return Cell(row, 0, 1, len(edges) - 1, box, held, _text(held))
