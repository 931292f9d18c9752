"""A heading taken apart: the word and code of its level, and its text."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.schemas.geometry import Box
from jalon.schemas.units import Loose
from jalon.schemas.values import Role


@dataclass(frozen=True, slots=True)
class Heading:
    """A loose piece that may be a heading, taken apart.

    ``word`` is the level's word folded ("axe"), None without one; ``role`` what it surely says.
    ``label_piece`` is the piece that the label stands in, None where that is its own.
    """

    index: int
    piece: Loose
    word: str | None
    role: Role | None
    number: str | None
    label: str
    label_piece: Loose | None = None

    @property
    def label_box(self) -> Box:
        """Around the piece that the label stands in."""
        return self.label_piece.box if self.label_piece is not None else self.piece.box
