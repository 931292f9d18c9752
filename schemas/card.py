"""Cards: the drawn shapes behind text, and what a reader takes from one card."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from jalon.schemas.geometry import Box
from jalon.schemas.raw import Passage


@dataclass(frozen=True, slots=True)
class Panel:
    """One shape behind text, made of all the fills and strokes that draw it.

    Attributes:
        box: Its bounds on the page.
        fill: Shade of its body, or None when it is only outlined.
        stroke: Colour of its outline, or None.
        is_rounded: Has curved corners.
        is_ellipse: Is an oval or a circle.
        is_bar: Is drawn as a bar beside its text and nothing else.
        order: Drawing order of its first piece.
    """

    box: Box
    fill: int | None = None
    stroke: int | None = None
    is_rounded: bool = False
    is_ellipse: bool = False
    is_bar: bool = False
    order: int = 0


class PieceKind(StrEnum):
    """What a piece of a card's text is."""

    TITLE = "title"
    TEXT = "text"
    FIGURE = "figure"
    NUMBER = "number"
    TAG = "tag"
    LINK = "link"
    THEME = "theme"
    LEAD = "lead"
    PARTNERS = "partners"
    LABEL = "label"
    ASIDE = "aside"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a card's text and what it is.

    Attributes:
        kind: ``NUMBER`` is a figure whose label has not been found yet; ``LABEL`` is text that
            only says what follows ("Mots-clés"), ``ASIDE`` what is understood and is no result
            (a target, a deadline, an amount of money).
        passage: The text as printed and its spot.
        label: What a figure counts, where that stands apart from its number.
        is_marked: Shape, size, weight, bullet or a heading sets a figure off from running text.
        numbers: The theme numbers that a ``THEME`` names.
    """

    kind: PieceKind
    passage: Passage
    label: Passage | None = None
    is_marked: bool = True
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CardText:
    """The pieces of one card; every word of the card is in exactly one of them.

    Attributes:
        page: 1-based page on which the card begins.
        box: The card on that page.
        pieces: In reading order, the title first where there is one.
        theme: The theme's label where the card (or its row of a table) prints it.
        action_code: Printed code of the action.
        title_size_pt: Type size of the title, 0 without one.
        is_title_bold: The title is bold.
        method: How it was read: ``card``, ``list`` or ``table``.
        score: How sure the shape is that it was read from (a table's score), 0 to 1.
    """

    page: int
    box: Box
    pieces: tuple[Piece, ...] = ()
    theme: Passage | None = None
    action_code: str | None = None
    title_size_pt: float = 0.0
    is_title_bold: bool = False
    method: str = "card"
    score: float = 1.0

    def of(self, kind: PieceKind) -> tuple[Piece, ...]:
        """Its pieces of one kind, in reading order."""
        return tuple(p for p in self.pieces if p.kind is kind)

    @property
    def title(self) -> Passage | None:
        """Its title; None for a card that goes on from the page before, or that has none."""
        return next((p.passage for p in self.pieces if p.kind is PieceKind.TITLE), None)
