"""Tables as they stand on the page, before any meaning is read into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jalon.schemas.geometry import Box
from jalon.schemas.page import Word

if TYPE_CHECKING:
    from jalon.schemas.region import Line


@dataclass(frozen=True, slots=True)
class Cell:
    r"""One cell: its place in the grid, its box and the words that stand in it.

    ``row`` and ``col`` are 0-based and name the top left of the area that it spans.
    ``words`` are in reading order (line by line); ``text`` joins them by one space, lines by
    ``\n``. ``fill`` is the shade behind the cell, ``0xRRGGBB``, or None. ``lines`` are those of
    ``words``, empty until they are first asked for; they are no part of what a cell states.
    """

    row: int
    col: int
    rowspan: int
    colspan: int
    box: Box
    words: tuple[Word, ...] = ()
    text: str = ""
    fill: int | None = None
    lines: list[Line] = field(default_factory=list, init=False, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells on one page.

    Attributes:
        page: 1-based.
        box: The table's outer bounds.
        rows: How many grid rows.
        cols: How many grid columns.
        cells: Every cell once, sorted by (row, col); together they cover the grid without
            overlap.
        header_rows: How many of the first rows are headings, 0 when none could be told.
        method: What found it: ``ruled``, ``aligned``, ``mixed``, ``key_value`` …
        score: 0 to 1, how much it looks like a right table.
        strays: Words inside ``box`` that are in no cell; each becomes a finding.
    """

    page: int
    box: Box
    rows: int
    cols: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    method: str = "ruled"
    score: float = 1.0
    strays: tuple[Word, ...] = ()
