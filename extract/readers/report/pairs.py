"""Numbers set apart from what they count, each joined to its label."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.readers.report.wording import is_short, states_figure
from jalon.schemas.card import Piece, PieceKind
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage
from jalon.schemas.vocabulary import Vocabulary


def pair_numbers(pieces: Sequence[Piece], vocabulary: Vocabulary) -> list[Piece]:
    """Each number set apart from what it counts is joined to the label nearest to it.

    The label stands below the number, right of it, or above; a number that has none and
    states no figure by itself is unread.
    """
    taken: set[int] = set()
    joined: dict[int, Piece] = {}
    for i, piece in enumerate(pieces):
        if piece.kind is not PieceKind.NUMBER:
            continue
        joined[i], used = _with_label(piece, pieces, taken, vocabulary)
        taken |= used
    return [joined.get(i, p) for i, p in enumerate(pieces) if i not in taken]


def _with_label(
    number: Piece, pieces: Sequence[Piece], taken: set[int], vocabulary: Vocabulary
) -> tuple[Piece, set[int]]:
    near = sorted(
        (rank, j)
        for j, p in enumerate(pieces)
        if j not in taken
        and p.kind in (PieceKind.TEXT, PieceKind.TAG)
        and is_short(p.passage.text)
        and (rank := _nearness(number.passage.box, p.passage.box)) is not None
    )
    spot = number.passage
    for (_, is_above), j in near:
        label = pieces[j].passage
        if is_above:
            return Piece(PieceKind.FIGURE, spot, label=label), {j}
        text = f"{spot.text} {label.text}"
        if states_figure(text, vocabulary):
            whole = Passage(text, spot.page, union([spot.box, label.box]))
            return Piece(PieceKind.FIGURE, whole), {j}
    kind = PieceKind.FIGURE if states_figure(spot.text, vocabulary) else PieceKind.UNREAD
    return Piece(kind, spot), set()


def _nearness(number: Box, label: Box) -> tuple[float, bool] | None:
    """Distance in points from a number to its label, and whether the label stands above."""
    em = number.height
    if min(number.x1, label.x1) - max(number.x0, label.x0) > 0:
        below, above = label.top - number.bottom, number.top - label.bottom
        if -0.5 * em <= below <= 1.5 * em and label.y_mid > number.y_mid:
            return (max(below, 0.0), False)
        if -0.5 * em <= above <= 1.5 * em:
            return (max(above, 0.0) + em, True)
    on_row = number.top <= label.y_mid <= number.bottom
    gap = label.x0 - number.x1
    return (gap, False) if on_row and 0 <= gap <= 2 * em else None
