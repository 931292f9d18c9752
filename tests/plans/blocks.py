"""What a page is made of, before any producer draws it; lengths in points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Mark:
    """What a piece of text is: its role, and the theme, objective, action it belongs to."""

    role: str
    theme: int | None = None
    objective: int | None = None
    unit: int | None = None  # ordinal of the action in the plan
    part: int | None = None  # ordinal of the indicator in its action
    period: int | None = None  # ordinal of the period


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style and one meaning."""

    text: str
    mark: Mark
    bold: bool = False
    italic: bool = False
    size: float = 1.0  # of the size around it
    ink: str | None = None  # "#rrggbb"; None is the ink around it
    raised: bool = False


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph."""

    runs: tuple[Run, ...]
    align: str = "left"
    indent: float = 0.0
    bullet: Run | None = None
    hang: float = 0.0  # width that the bullet takes
    before: float = 0.0
    after: float = 0.0
    fill: str | None = None
    rule: str | None = None  # colour of a rule beneath
    keep: bool = False  # stays with what follows


@dataclass(frozen=True, slots=True)
class Leader:
    """Two texts at the ends of one line, joined by dots or nothing."""

    left: tuple[Run, ...]
    right: tuple[Run, ...]
    dots: str = "."
    indent: float = 0.0
    before: float = 0.0
    after: float = 0.0
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; sides names the edges that are drawn ("tblr")."""

    blocks: tuple[Block, ...] = ()
    colspan: int = 1
    rowspan: int = 1
    fill: str | None = None
    sides: str = ""
    valign: str = "top"
    is_turned: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; None in a row is a place that a spanning cell covers."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    heads: int = 0
    repeats: bool = True
    splits: bool = False  # a page's end may cut a row
    stroke: float = 0.5
    ink: str = "#000000"
    pad: tuple[float, float] = (3.0, 2.0)
    before: float = 0.0
    after: float = 6.0


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame that no page's end cuts."""

    blocks: tuple[Block, ...]
    width: float | None = None
    fill: str | None = None
    edge: str | None = None
    bar: str | None = None  # colour of a thick left edge
    pad: float = 4.0
    after: float = 6.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side; a page's end does not cut them."""

    parts: tuple[tuple[Block, ...], ...]
    widths: tuple[float, ...]
    gap: float = 8.0
    after: float = 6.0


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block: TypeAlias = Para | Leader | Table | Box | Columns | PageBreak


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size with one running head."""

    blocks: tuple[Block, ...]
    width: float
    height: float
    margin: float
    head: Run | None = None
    head_align: str = "left"
    columns: int = 1

    @property
    def inner(self) -> float:
        """Return the width between the margins."""
        return self.width - 2 * self.margin


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole document, ready to be drawn."""

    sections: tuple[Section, ...]
    title: str
    language: str
    font: str
    size: float
    ink: str = "#1a1a1a"
    leading: float = 1.2
    is_justified: bool = False
    is_hyphenated: bool = False
    foot: str | None = None
    number: str | None = None  # "p. {}"
    number_align: str = "right"
    watermark: str | None = None
    sidebar: str | None = None  # colour of a strip along the left


def inked(paper: Paper, run: Run, codes: Codes | None) -> str:
    """Return the colour to draw a run in: its own, or the code of its mark."""
    return codes.colour(run.mark) if codes else run.ink or paper.ink


STEP = 10
LEVELS = 24


class Codes:
    """A colour for every mark, so that its letters are found again in the PDF."""

    def __init__(self) -> None:
        self.marks: dict[Mark, int] = {}

    def colour(self, mark: Mark) -> str:
        """Return the colour that stands for a mark."""
        number = self.marks.setdefault(mark, len(self.marks))
        levels = (number % LEVELS, number // LEVELS % LEVELS, number // LEVELS**2)
        return "#" + "".join(f"{8 + STEP * level:02x}" for level in levels)

    def find(self, red: int, green: int, blue: int) -> Mark | None:
        """Return the mark that a colour stands for, or None."""
        levels = [round((value - 8) / STEP) for value in (red, green, blue)]
        number = levels[0] + levels[1] * LEVELS + levels[2] * LEVELS**2
        known = list(self.marks)
        return known[number] if 0 <= number < len(known) else None


def with_ink(runs: tuple[Run, ...], ink: str) -> tuple[Run, ...]:
    """Return the runs in another colour."""
    return tuple(replace(run, ink=ink) for run in runs)
