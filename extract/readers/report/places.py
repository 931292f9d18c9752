"""Where in the report a card stands: its theme, and the title of its part of the document."""

from __future__ import annotations

from typing import NamedTuple

from jalon.schemas.card import CardText, PieceKind
from jalon.schemas.raw import Passage
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

# A part of the report headed by such a word ("Actions", "Résultats") is divided by themes; the
# word itself is none.
NO_THEMES = frozenset(Role) - {Role.PARTNERS}


class Place(NamedTuple):
    """The section and the part of the report that are in force at a spot.

    ``zone`` counts the parts, so that the cards of one part can be judged together.
    """

    number: str | None = None
    label: Passage | None = None
    part: Passage | None = None
    zone: int = 0


def theme_of(
    card: CardText, place: Place, vocabulary: Vocabulary
) -> tuple[str | None, Passage | None]:
    """The number and the label of a card's theme.

    What the card itself names comes first, then the section that it stands in, then the title
    of the part, where that is no general word.
    """
    own = [n for p in card.of(PieceKind.THEME) for n in p.numbers]
    if card.theme is not None:
        return (own[0] if own else None), card.theme
    if own:
        number = ", ".join(dict.fromkeys(own))
        label = place.label if number == place.number else None
        return number, _inherited(label)
    if place.number is not None or place.label is not None:
        return place.number, _inherited(place.label)
    if place.part is None or is_general(place.part.text, vocabulary):
        return None, None
    return None, _inherited(place.part)


def is_general(title: str, vocabulary: Vocabulary) -> bool:
    """Whether a title only says what kind of content follows."""
    guess = vocabulary.role_of(title, thorough=False)
    return guess is not None and guess.role in NO_THEMES


def _inherited(label: Passage | None) -> Passage | None:
    return None if label is None else Passage(label.text, label.page, label.box, is_inherited=True)
