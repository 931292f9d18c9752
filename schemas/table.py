"""Tables as they stand on the page, before any meaning is read into them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
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
        agreed: Share of its filled cells that another cut of its place has as well; None where
            there was no other.
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
    agreed: float | None = None


class LeftOutReason(StrEnum):
    """Why a candidate for a table was left out."""

    LOW_SCORE = "low_score"  # its cells do not look like a table's
    TOO_SMALL = "too_small"  # no two rows of several cells
    PLOT = "plot"  # a fine grid, nearly empty: a chart's paper
    ONE_COLUMN = "one_column"  # a drawn grid whose places stand one below another
    DRAWING = "drawing"  # a mesh too fine for a table


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A place of a page that may be a table and was not read as one.

    ``first_texts`` are the texts of its first row that has any, left to right; ``score`` is 0
    where it was not weighed. ``rows`` and ``cols`` are those of the grid that was tried.
    """

    page: int
    box: Box
    reason: LeftOutReason
    method: str
    score: float
    rows: int
    cols: int
    first_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a page holds: its tables, and what was left out, each from the top down.

    No word of a table is most of a ``LeftOut``: what a table already reads is not lost.
    """

    tables: tuple[Table, ...]
    left_out: tuple[LeftOut, ...] = ()
