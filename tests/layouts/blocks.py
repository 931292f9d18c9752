"""What a page is made of, the same for every producer: headings, paragraphs and tables.

Lengths are PDF points. A layout turns a plan into a `Document`; a producer turns that into a PDF.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import reportlab
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

LETTER = (612.0, 792.0)
LANDSCAPE = (792.0, 612.0)
LEGAL_LANDSCAPE = (1008.0, 612.0)


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of a cell; mark is a footnote mark raised after the text."""

    text: str
    bullet: str = ""
    is_hanging: bool = False  # goes on from a bulleted line: set where that line's text starts
    is_bold: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how far it reaches."""

    lines: tuple[Line, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    fill: str | None = None
    ink: str = "#111111"
    align: str = "left"
    valign: str = "top"
    is_ruled: bool = False  # has a rule above and below where the table has none
    is_clipped: bool = False  # set on one line, cut off where the next cell starts


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule; style is solid, dashed or double."""

    width: float = 0.5
    colour: str = "#333333"
    style: str = "solid"


@dataclass(frozen=True, slots=True)
class Table:
    """A grid, rows x columns; None stands where another cell's span covers the place."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    heading_rows: int = 1
    size: float = 8.0
    across: Stroke | None = field(default_factory=Stroke)
    down: Stroke | None = field(default_factory=Stroke)
    can_break: bool = False  # rows may be cut by the end of a page
    repeats_heading: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above what it names; level 1 is the document's title; a fill makes it a band."""

    text: str
    level: int = 2
    fill: str | None = None
    ink: str = "#123456"
    number: str | None = None  # printed alone, large, on the line above


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph outside of any table."""

    text: str
    size: float = 9.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The rest stands on the next page."""


Block = Heading | Prose | Table | PageBreak


@dataclass(frozen=True, slots=True)
class Document:
    """Blocks in reading order, and the sheet that they stand on."""

    title: str
    language: str
    blocks: tuple[Block, ...]
    page: tuple[float, float] = LANDSCAPE
    margin: float = 36.0
    family: str = "sans"
    running_head: str = ""


def rule_across(cell: Cell, table: Table) -> Stroke | None:
    """Return the rule above and below a cell."""
    return table.across or (Stroke(0.8) if cell.is_ruled else None)


def text_cell(text: str | None, **style: object) -> Cell:
    """Return a cell of one paragraph; None or "" gives an empty one."""
    return Cell((Line(text),) if text else (), **style)  # type: ignore[arg-type]


@cache
def register_vera() -> tuple[str, str]:
    """Return the names of the regular and the bold face, which ReportLab ships."""
    folder = Path(reportlab.__file__).parent / "fonts"
    for name, file in (("Vera", "Vera.ttf"), ("VeraBd", "VeraBd.ttf"), ("VeraIt", "VeraIt.ttf")):
        pdfmetrics.registerFont(TTFont(name, str(folder / file)))
    return "Vera", "VeraBd"


def wrap(text: str, width_pt: float, size: float) -> list[str]:
    """Return the lines of text that fit the width in any of the faces used.

    Measured in Vera, the widest of them: a line made here is never broken again by a producer, so
    that what stands beside its first line is known.
    """
    face, _ = register_vera()
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and pdfmetrics.stringWidth(longer, face, size) <= width_pt:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines
