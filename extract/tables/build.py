"""Grid and words to a table: every word in one cell, in reading order, or among the strays."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from jalon.extract.tables.settings import SETTINGS
from jalon.schemas.grid import Area, Grid
from jalon.schemas.page import Fill, Word
from jalon.schemas.table import Cell, Table

BUILD = SETTINGS.build

LEADER = re.compile(
    r"""
    (?:\s?[.·_‥․]){4,}    # dots that lead the eye to the next column, set close or spaced
    | (?:\s?…){2,}
    | ^[-=_–—\s]{6,}$        # a rule typed as a run of dashes
    """,
    re.VERBOSE,
)


def build_table(
    page_number: int,
    grid: Grid,
    words: Iterable[Word],
    fills: Sequence[Fill] = (),
    *,
    method: str = "ruled",
) -> Table:
    """The table of ``grid`` with each of ``words`` in the cell where its centre lies."""
    place = places(grid.areas)
    held: list[list[Word]] = [[] for _ in grid.areas]
    strays: list[Word] = []
    for word in words:
        row = bisect_right(grid.ys, word.box.y_mid) - 1
        col = bisect_right(grid.xs, word.box.x_mid) - 1
        index = place.get((row, col))
        (strays if index is None else held[index]).append(word)
    return assemble(page_number, grid, held, fills=fills, method=method, strays=strays)


def places(areas: Iterable[Area]) -> dict[tuple[int, int], int]:
    """For each place (row, col) of a grid the index of the area that covers it."""
    return {
        (r, c): i
        for i, a in enumerate(areas)
        for r in range(a.row, a.row_end)
        for c in range(a.col, a.col_end)
    }


def assemble(  # noqa: PLR0913 - the parts of a table
    page_number: int,
    grid: Grid,
    held: Sequence[Sequence[Word]],
    *,
    fills: Sequence[Fill] = (),
    header_rows: int = 0,
    method: str = "ruled",
    strays: Sequence[Word] = (),
) -> Table:
    """The table of ``grid`` whose areas hold the words of ``held``, one list an area."""
    cells = tuple(
        _cell(grid, area, inside, fills) for area, inside in zip(grid.areas, held, strict=True)
    )
    return Table(
        page=page_number,
        box=grid.box,
        rows=grid.rows,
        cols=grid.cols,
        cells=cells,
        header_rows=header_rows,
        method=method,
        strays=tuple(strays),
    )


def _cell(grid: Grid, area: Area, words: Sequence[Word], fills: Sequence[Fill]) -> Cell:
    box = grid.box_of(area)
    upright = [w for w in words if w.angle_deg in (0, 180)]
    turned = [w for w in words if w.angle_deg not in (0, 180)]
    lines = text_lines(upright) + turned_lines(turned)
    return Cell(
        row=area.row,
        col=area.col,
        rowspan=area.rowspan,
        colspan=area.colspan,
        box=box,
        words=tuple(w for line in lines for w in line),
        text="\n".join(filter(None, (line_text(line) for line in lines))),
        fill=shade_at(fills, box.x_mid, box.y_mid),
    )


def shade_at(fills: Sequence[Fill], x: float, y: float) -> int | None:
    """Colour of the topmost fill at a point, or None."""
    for fill in reversed(fills):
        if fill.colour is not None and fill.box.contains_point(x, y):
            return fill.colour
    return None


def text_lines(words: Sequence[Word]) -> list[list[Word]]:
    """``words`` as lines from the top down, each from left to right.

    Words of one line share a baseline; a footnote mark stands on that of the word it follows.
    """
    levels: list[tuple[float, Word]] = []
    before: Word | None = None
    level = 0.0
    for word in sorted(words, key=lambda w: w.order):
        follows = word.is_raised and before is not None and before.order == word.order - 1
        level = level if follows else word.baseline
        levels.append((level, word))
        before = word
    lines: list[list[Word]] = []
    anchor = 0.0
    for level, word in sorted(levels, key=lambda p: p[0]):
        if lines and level - anchor <= BUILD.same_line_em * max(word.size_pt, 1.0):
            lines[-1].append(word)
        else:
            lines.append([word])
            anchor = level
    for line in lines:
        line.sort(key=lambda w: w.box.x0)
    return lines


def turned_lines(words: Sequence[Word]) -> list[list[Word]]:
    """Words that run up (270) or down (90) the page, as lines in the order in which one reads."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.box.x_mid if w.angle_deg == 270 else -w.box.x_mid):
        if lines and abs(lines[-1][0].box.x_mid - word.box.x_mid) < 0.5 * word.box.width:
            lines[-1].append(word)
        else:
            lines.append([word])
    for line in lines:
        line.sort(key=lambda w: -w.box.bottom if w.angle_deg == 270 else w.box.top)
    return lines


def line_text(line: Sequence[Word]) -> str:
    """Text of one line; leader dots are left out, a space only where one parts two words."""
    parts: list[str] = []
    for word in line:
        if parts and word.has_space_before:
            parts.append(" ")
        parts.append(word.text)
    text = "".join(parts)
    return text if text.isalnum() else LEADER.sub("", text).strip()
