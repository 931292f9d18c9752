"""Records that repeat: the one form that grids, cards, sheets and labelled lines end in.

A *field* is what repeats under one name (a column, a label, a style); a *unit* is one record; a
*value* is what one unit holds in one field. Between units stand headings and paragraphs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage
from jalon.schemas.region import Block, Line
from jalon.schemas.table import Table
from jalon.schemas.values import Role


class Look(NamedTuple):
    """How a text is set: what tells a label or a heading from running text.

    ``size_pt`` is rounded to half points; ``fill`` is the shade behind it, None for none.
    """

    is_bold: bool
    is_italic: bool
    is_caps: bool
    colour: int | None
    size_pt: float
    fill: int | None = None

    @property
    def kind(self) -> tuple[bool, bool, bool, int | None]:
        """The look without size and shade, which jitter from page to page."""
        return self.is_bold, self.is_italic, self.is_caps, self.colour


@dataclass(frozen=True, slots=True)
class Value:
    """What one unit holds in one field, as lines top to bottom; empty cells have no value.

    ``is_inherited`` says that it stands in a cell that began in a row above. ``starts`` are the
    indices of the lines that begin a paragraph, empty where that is not known. ``right`` is where
    its lines end at most, in points, None where its field says so. ``across`` is how many columns
    its cell covers.
    """

    lines: tuple[Line, ...]
    page: int
    box: Box
    is_inherited: bool = False
    starts: tuple[int, ...] = ()
    right: float | None = None
    across: int = 1


@dataclass(frozen=True, slots=True)
class Loose:
    """A heading or a paragraph that stands between units.

    ``is_running`` says that it stands in the page's margin, ``runs_in`` that its line goes on in
    another look or with a label.
    """

    block: Block
    page: int
    look: Look
    box: Box
    is_running: bool = False
    runs_in: bool = False


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value: ``Porteur : Direction des études``.

    Attributes:
        key: The label folded, without its colon and number: what makes it the same field.
        heading: The label as printed.
        ordinal: The number that ends it ("Cible 2"), None without one.
        value: None where nothing stands under it.
        bearing: Where the value stands: ``after`` (same line), ``beside`` or ``below``.
    """

    key: str
    heading: str
    ordinal: int | None
    page: int
    place: Box
    look: Look
    value: Value | None
    bearing: str
    box: Box


@dataclass(frozen=True, slots=True)
class Couple:
    """An indicator and its target that no label names: joined by dots, a tile, brackets or a sign.

    ``bearing`` says by what: ``leader``, ``tile``, ``bracket`` or ``sign``.
    """

    label: Value
    value: Value
    page: int
    bearing: str
    box: Box


@dataclass(frozen=True, slots=True)
class GridField:
    """One column: its heading as printed, top to bottom joined by one space, and its key.

    ``leaf`` is the lowest heading; ``heads`` are all of them, top to bottom; ``place`` is their
    box, None where the column has none on this page.
    """

    key: str
    heading: str
    leaf: str
    place: Box | None
    x0: float
    x1: float
    heads: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class GridLine:
    """One row under the headings: a value or None for each column; or a banner across them."""

    values: tuple[Value | None, ...]
    box: Box
    banner: Loose | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as fields and lines.

    ``is_carried`` says that its headings stand in an earlier grid; ``certainty`` is the finder's
    score.
    """

    page: int
    box: Box
    fields: tuple[GridField, ...]
    lines: tuple[GridLine, ...]
    table: Table
    is_carried: bool = False
    certainty: float = 1.0


Element = Loose | Labelled | Couple | Grid


@dataclass(frozen=True, slots=True)
class FieldRole:
    """The meaning of a field, and by how much it beats the next best reading of the whole.

    Attributes:
        role: What the field holds.
        margin: Score of the best joint reading less that of the best one in which this field
            means something else.
        words: How surely the heading's words alone say so, 0 to 1.
        period: The period that the heading names.
    """

    role: Role
    margin: float
    words: float
    period: Passage | None = None


@dataclass(frozen=True, slots=True)
class GridMeaning:
    """What the columns of a grid mean, and how their cells are set.

    Attributes:
        roles: For each column.
        coded: Columns whose values begin with a code ("a) …", "12 …").
        rights: Where the text of each column ends at most, in points: a line that ends well
            before it was broken on purpose.
        signs: For each column the sign that parts indicator and target in it, None without.
        lists_actions: Whether the grid lists actions and nothing that is measured.
        costs: Columns of what they cost, in a grid that lists actions.
    """

    roles: tuple[FieldRole, ...]
    coded: frozenset[int]
    rights: tuple[float, ...]
    signs: tuple[int | None, ...]
    lists_actions: bool = False
    costs: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of how a row was read, by name; all that its confidence is made of."""

    facts: tuple[tuple[str, float], ...] = field(default=())
