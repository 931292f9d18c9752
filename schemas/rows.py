"""What a table's columns hold, the list items of its cells, and where its rows stand."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill
from jalon.schemas.raw import Passage, RawAction, RawFinding, RawTarget
from jalon.schemas.region import Line
from jalon.schemas.table import Cell, Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Column:
    """One grid column: its role, the period that its heading names, the heading, the certainty.

    ``heading`` joins the heading cells above the column, top to bottom, by one space; ``leaf``
    is the lowest of them. ``period`` is printed so; ``years`` is what it means ("2025-2026"),
    None where it only tells the column from others ("Année 1").
    """

    index: int
    role: Role
    heading: str
    score: float
    period: Passage | None = None
    leaf: str = ""
    years: str | None = None


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The columns of a table, and how many of its first rows are headings.

    ``banner_rows`` of these stand over the headings and name a theme; ``is_carried`` says that
    the headings stand in an earlier table that this one goes on from.
    """

    columns: tuple[Column, ...]
    header_rows: int
    is_carried: bool = False
    banner_rows: int = 0

    def of(self, *roles: Role) -> tuple[Column, ...]:
        """The columns with one of ``roles``, left to right."""
        return tuple(c for c in self.columns if c.role in roles)

    def has_between(self, first: int, last: int, roles: tuple[Role, ...]) -> bool:
        """Whether a column of ``roles`` stands between two others."""
        return any(first < c.index < last for c in self.of(*roles))

    def has(self, *roles: Role) -> bool:
        """Whether some column has one of ``roles``."""
        return bool(self.of(*roles))


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list in a cell: its lines, its text on one line, its footnote marks.

    ``first_baseline`` is the baseline of its first line, ``last_baseline`` of its last, in
    points from the page's top.
    """

    lines: tuple[Line, ...]
    box: Box
    text: str
    is_bulleted: bool
    first_baseline: float
    last_baseline: float
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table: for each column index the cell that covers it."""

    table: Table
    row: int
    cells: tuple[Cell | None, ...]

    def is_inherited(self, column: int) -> bool:
        """Whether the cell of ``column`` began in a row above."""
        cell = self.cells[column]
        return cell is not None and cell.row < self.row


@dataclass(frozen=True, slots=True)
class Bearings:
    """Where a row stands: its theme, objective and action, from headings or from its table.

    ``due`` is the deadline that the action's first row states for all its rows; ``certainty``
    how sure it is that the action is one.
    """

    theme_number: str | None = None
    theme: Passage | None = None
    objective_code: str | None = None
    objective: Passage | None = None
    action_code: str | None = None
    action: Passage | None = None
    description: Passage | None = None
    lead: tuple[Passage, ...] = ()
    partners: tuple[Passage, ...] = ()
    due: Passage | None = None
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What reading a row needs to know besides the row.

    Attributes:
        vocabulary: Knows quantities, deadlines, targets.
        lexicon: Lower-case words of the document.
        dots: Small fills of the page, by page number, some of which are drawn bullets.
        notes: Footnotes of each page by mark.
    """

    vocabulary: Vocabulary
    lexicon: frozenset[str]
    dots: dict[int, tuple[Fill, ...]]
    notes: dict[tuple[int, str], Passage]

    def dots_on(self, page: int) -> tuple[Fill, ...]:
        """Small fills of one page."""
        return self.dots.get(page, ())


@dataclass(frozen=True, slots=True)
class RowReading:
    """The raw targets of one row, and what a reader should look at."""

    targets: tuple[RawTarget, ...]
    findings: tuple[RawFinding, ...]


@dataclass(frozen=True, slots=True)
class GridReading:
    """All that the tables of a document state; ``tables_read`` counts those that state aims."""

    targets: tuple[RawTarget, ...]
    actions: tuple[RawAction, ...]
    findings: tuple[RawFinding, ...]
    tables_read: int


@dataclass(frozen=True, slots=True)
class PageCut:
    """Where a table was lengthened by what goes on overleaf.

    Pieces below ``y`` are printed on ``page``, ``shift`` points higher.
    """

    y: float
    page: int
    shift: float
