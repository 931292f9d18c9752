"""What other engines read at the spots of our rows, and what follows for a row."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage, RawFinding


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as the second text engine reads it, on the page as displayed.

    ``text`` is "" where the engine knows the glyph's place and not its character.
    """

    text: str
    box: Box
    size_pt: float
    is_upright: bool = True


@dataclass(frozen=True, slots=True)
class SecondPage:
    """The characters of one page in the order of its content; ``failure`` where it has none."""

    page: int
    glyphs: tuple[Glyph, ...] = ()
    failure: RawFinding | None = None


@dataclass(frozen=True, slots=True)
class SecondCell:
    """A cell of the second grid with the rows and columns that it spans, first and last."""

    box: Box
    rows: tuple[int, int]
    cols: tuple[int, int]


@dataclass(frozen=True, slots=True)
class SecondGrid:
    """A grid of drawn lines; every cell once, spanning cells whole."""

    page: int
    cells: tuple[SecondCell, ...]

    def cell_at(self, x: float, y: float) -> SecondCell | None:
        """The cell around a point, None outside of the grid."""
        return next((cell for cell in self.cells if cell.box.contains_point(x, y)), None)


@dataclass(frozen=True, slots=True)
class SecondGrids:
    """The grids of a document's pages, and the pages on which the engine failed."""

    grids: tuple[SecondGrid, ...] = ()
    failures: tuple[RawFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class NumberSigns:
    """The digits of a text with the signs that belong to them, and its comparison signs."""

    digits: str
    comparisons: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A number that a row states: where it stands, and the label that it belongs to.

    ``label`` is None where none stands on the same page; ``has_note`` says that a mark of a
    footnote may stand at the number.
    """

    figure: Passage
    label: Passage | None = None
    has_note: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page as the other engines see it, with the passages that we read there."""

    page: int
    glyphs: tuple[Glyph, ...]
    grids: tuple[SecondGrid, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the other engines say of one row.

    Attributes:
        is_checked: Some engine could read the spot.
        findings: What they read otherwise.
        most: The most that the row may claim.
    """

    is_checked: bool = False
    findings: tuple[RawFinding, ...] = ()
    most: float = 1.0
