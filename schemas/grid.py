"""What lies between a page's lines and a table: edges, areas, grids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from jalon.schemas.geometry import Box
from jalon.schemas.page import Word


class Edge(NamedTuple):
    """A straight boundary: at ``position`` across its direction, from ``start`` to ``end``."""

    position: float
    start: float
    end: float

    @property
    def length(self) -> float:
        """Length in points."""
        return self.end - self.start


class Area(NamedTuple):
    """A rectangle of grid places, ends not included."""

    row: int
    col: int
    row_end: int
    col_end: int

    @property
    def rowspan(self) -> int:
        """How many grid rows it covers."""
        return self.row_end - self.row

    @property
    def colspan(self) -> int:
        """How many grid columns it covers."""
        return self.col_end - self.col


@dataclass(frozen=True, slots=True)
class Grid:
    """Lines of a table, left to right and top to bottom, and the areas they enclose.

    ``areas`` cover every place of the grid once, sorted by (row, col).
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    areas: tuple[Area, ...]

    @property
    def rows(self) -> int:
        """How many grid rows."""
        return len(self.ys) - 1

    @property
    def cols(self) -> int:
        """How many grid columns."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """Outer bounds."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def box_of(self, area: Area) -> Box:
        """The box that ``area`` covers on the page."""
        return Box(
            self.xs[area.col], self.ys[area.row], self.xs[area.col_end], self.ys[area.row_end]
        )


class Chunk(NamedTuple):
    """Words of one line that no column gap parts, left to right, and the box around them."""

    x0: float
    top: float
    x1: float
    bottom: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words, one space between them."""
        return " ".join(w.text for w in self.words)


class TextRow(NamedTuple):
    """One line of text over the page's width: its chunks from left to right.

    ``gap_pt`` is the gap that parted the chunks; ``em_pt`` the line's type size.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    em_pt: float
    gap_pt: float
    chunks: tuple[Chunk, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """All words of the line, left to right."""
        return tuple(w for c in self.chunks for w in c.words)


class Gutter(NamedTuple):
    """A band of white space between two columns, from ``x0`` to ``x1``."""

    x0: float
    x1: float

    @property
    def middle(self) -> float:
        """Where a line between the columns would run."""
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        """Width in points."""
        return self.x1 - self.x0


class Piece(NamedTuple):
    """Words and the places of a grid that they fill."""

    area: Area
    words: tuple[Word, ...]
