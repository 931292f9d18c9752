"""The parts of a page: lines of text, and regions that one reader each understands."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from jalon.schemas.geometry import Box
from jalon.schemas.page import Word
from jalon.schemas.table import Table


class RegionKind(StrEnum):
    """What a part of the page is, before the kind of document says what it means."""

    TABLE = "table"
    CARD = "card"
    LIST = "list"
    PROSE = "prose"
    HEADING = "heading"
    FURNITURE = "furniture"
    FOOTNOTE = "footnote"
    SHAPE = "shape"
    DECORATION = "decoration"


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline without a column gap between them, left to right.

    Attributes:
        words: At least one.
        box: Around the words.
        baseline: y of the baseline in points.
        text: Words joined by a space where one parts them; footnote marks left out.
        size_pt: Size of most of its characters.
        weight: CSS weight of most of its characters.
        colour: Colour of most of its characters.
        bullet: The bullet that it begins with ("•", "–", "a)", …; "•" for one that is drawn),
            or "". The bullet is not part of ``text``.
    """

    words: tuple[Word, ...]
    box: Box
    baseline: float
    text: str
    size_pt: float
    weight: int
    colour: int | None
    bullet: str = ""

    @property
    def is_bold(self) -> bool:
        """Semibold or heavier."""
        return self.weight >= 600


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: one paragraph, one list item, or one heading.

    ``text`` is one line, words broken at line ends mended. ``marks`` are the footnote marks
    met in it.
    """

    lines: tuple[Line, ...]
    box: Box
    text: str
    size_pt: float
    weight: int
    colour: int | None
    bullet: str = ""
    marks: tuple[str, ...] = ()

    @property
    def is_bold(self) -> bool:
        """Semibold or heavier."""
        return self.weight >= 600


@dataclass(frozen=True, slots=True)
class Region:
    """A part of one page in reading order.

    ``blocks`` hold its text (empty for a table); ``fill`` is the shade behind it; ``parts``
    are regions inside it (the badges of a card).
    """

    kind: RegionKind
    page: int
    box: Box
    blocks: tuple[Block, ...] = ()
    table: Table | None = None
    fill: int | None = None
    parts: tuple[Region, ...] = field(default=())

    @property
    def text(self) -> str:
        """The texts of its blocks, one a line."""
        return "\n".join(b.text for b in self.blocks)
