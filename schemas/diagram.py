"""What stands on a slide: pieces of text in their shapes, numbers, labels, lines between them."""

from __future__ import annotations

from dataclasses import dataclass

from jalon.schemas.geometry import Box
from jalon.schemas.values import Role


@dataclass(frozen=True, slots=True)
class Node:
    """One paragraph of a slide, and the shape that it stands in.

    Attributes:
        text: On one line.
        box: Around the words.
        place: The shape, when the paragraph is alone in it, else ``box``.
        shape: Rank of the shape among those of the page, None for text on the bare page.
        size_pt: Size of most of its characters.
        is_bold: Most of its characters are semibold or heavier.
        angle_deg: Direction in which the text runs, clockwise.
    """

    text: str
    box: Box
    place: Box
    shape: int | None = None
    size_pt: float = 0.0
    is_bold: bool = False
    angle_deg: int = 0


@dataclass(frozen=True, slots=True)
class Opening:
    """How a paragraph begins: ``Recommandation 3 : Créer …`` → (recommendation, "3", "Créer …").

    ``role`` is None where only a number is printed, ``number`` where only a label is; ``rest``
    is "" for a label or a number that stands alone.
    """

    role: Role | None
    number: str | None
    rest: str


@dataclass(frozen=True, slots=True)
class Item:
    """An issue or a recommendation: its number, its text without it, and where it stands.

    Attributes:
        text: Without number and label.
        node: The paragraph that holds the text.
        number: As printed, without its full stop; None when it has none.
        role: What a label printed with the number says; None when only its side can tell.
        box: Around text and number.
    """

    text: str
    node: Node
    number: str | None
    role: Role | None
    box: Box


@dataclass(frozen=True, slots=True)
class Pair:
    """A recommendation, the issue that it answers, and how sure that is.

    ``issue`` is None where none stands beside it or where ``is_doubtful``; ``evidence`` is
    ``link``, ``alone``, ``beside``, ``column``, ``heading`` or "".
    """

    recommendation: Item
    issue: Item | None
    evidence: str = ""
    is_doubtful: bool = False
