"""What a heading row without drawn columns says of the table under it."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.schemas.geometry import Box
from jalon.schemas.page import Word
from jalon.schemas.values import Role


@dataclass(frozen=True, slots=True)
class HeadChunk:
    """One column's heading: where it stands, its words (with those of a heading over it).

    ``is_known`` says that it names a role or a period.
    """

    box: Box
    words: tuple[Word, ...]
    role: Role | None
    is_known: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """The headings of a row, left to right.

    ``is_carried`` when they stand on an earlier page; then ``edges`` are the x of the column
    boundaries found there.
    """

    chunks: tuple[HeadChunk, ...]
    box: Box
    is_carried: bool = False
    edges: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyBounds:
    """Where the body under a heading begins and ends, in points.

    ``is_drawn`` says that rules or shades part its rows; ``runs_on`` that it fills the page to
    its end.
    """

    top: float
    bottom: float
    x0: float
    x1: float
    is_drawn: bool
    runs_on: bool

    def holds_x(self, x: float) -> bool:
        """Whether ``x`` lies between the sides."""
        return self.x0 <= x <= self.x1
