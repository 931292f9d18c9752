"""A document as a reader goes through it: headings, paragraphs and tables from the top down."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jalon.schemas.raw import Passage
from jalon.schemas.table import Table
from jalon.schemas.values import SectionLabel


class FlowKind(StrEnum):
    """What a piece of the flow is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    FURNITURE = "furniture"
    FOOTNOTE = "footnote"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class FlowPiece:
    """One piece of the flow.

    ``passage`` is its text (None for a table), ``rank`` how high a heading stands (type size in
    points, more for a band or for bold type; 0 for all else), ``section`` the heading taken
    apart, None where it names no level and no number. ``mark`` is a footnote's own number.
    """

    kind: FlowKind
    page: int
    passage: Passage | None = None
    rank: float = 0.0
    section: SectionLabel | None = None
    table: Table | None = None
    mark: str | None = None
