"""Blocks and badges to pieces: which text is a figure, a tag, a link, a theme, or prose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from jalon.extract.readers.report.settings import SETTINGS
from jalon.extract.readers.report.wording import (
    PREFIX,
    figure_runs,
    is_address,
    is_number,
    is_short,
    is_tag,
    split_figures,
    split_tags,
    theme_numbers,
)
from jalon.extract.text.lines import block_of
from jalon.schemas.card import Piece, PieceKind
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage
from jalon.schemas.region import Block, Region
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

PIECES = SETTINGS.pieces

FIGURE_ROLES = frozenset((Role.RESULT, Role.INDICATOR))
# Numbers that such a label heads were aimed at, spent or set beforehand: they are no results.
ASIDE_ROLES = frozenset(
    (Role.TARGET, Role.INDICATOR_TARGET, Role.BASELINE, Role.BUDGET, Role.DUE, Role.LEAD_DUE,
     Role.PERIOD, Role.PERCENT)
)  # fmt: skip
LABEL_ROLES = FIGURE_ROLES | ASIDE_ROLES | {
    Role.TAGS, Role.DESCRIPTION, Role.LEAD, Role.PARTNERS, Role.THEME, Role.OBJECTIVE,
}  # fmt: skip
ROLE_KINDS = {Role.LEAD: PieceKind.LEAD, Role.PARTNERS: PieceKind.PARTNERS}


class Sight(NamedTuple):
    """What a piece is read against: the page it stands on and the meaning of words."""

    page: Page
    vocabulary: Vocabulary
    lexicon: frozenset[str]


class Look(NamedTuple):
    """Size, weight and colour of a card's running text."""

    size_pt: float
    is_bold: bool
    colour: int | None


def passage(text: str, box: Box, sight: Sight) -> Passage:
    """Text of this page with its spot."""
    return Passage(text, sight.page.number, box)


def badge_pieces(badge: Region, sight: Sight) -> list[Piece]:
    """What a badge says: a theme's number, a figure, a link, or a tag."""
    text = " ".join(b.text for b in badge.blocks)
    spot = passage(text, badge.box, sight)
    numbers = theme_numbers(text, sight.vocabulary)
    if numbers:
        return [Piece(PieceKind.THEME, spot, numbers=numbers)]
    figures = split_figures(text, sight.vocabulary)
    if figures:
        return [Piece(PieceKind.FIGURE, passage(f, badge.box, sight)) for f in figures]
    if is_number(text):
        return [Piece(PieceKind.NUMBER, spot)]
    if is_address(text) or any(_is_underlined(b, sight.page) for b in badge.blocks):
        return [Piece(PieceKind.LINK, spot)]
    labelled = _labelled(text, badge.box, sight)
    if labelled:
        return labelled
    return [Piece(PieceKind.TAG if is_tag(text) else PieceKind.UNREAD, spot)]


def block_pieces(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    """What a block of a card says; prose where it is nothing else.

    Args:
        block: A paragraph, a list item or a line.
        sight: Page and vocabulary.
        body: The look of the card's running text.
        so_far: The pieces of the blocks above it; the last label among them gives its role to
            what follows.
    """
    for read in BLOCK_READERS:
        found = read(block, sight, body, so_far)
        if found:
            return found
    return [Piece(PieceKind.TEXT, passage(block.text, block.box, sight))]


def _as_label(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    """A line that only says what follows it ("Résultats", "Mots-clés :")."""
    role = label_role(block.text, sight.vocabulary)
    if role is None or role is Role.OTHER or block.bullet:
        return []
    if not (block.text.rstrip().endswith(":") or _is_set_off(block, body)):
        return []
    return [Piece(PieceKind.LABEL, passage(block.text, block.box, sight))]


def _as_theme(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    numbers = theme_numbers(block.text, sight.vocabulary)
    spot = passage(block.text, block.box, sight)
    return [Piece(PieceKind.THEME, spot, numbers=numbers)] if numbers else []


def _as_link(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    if is_address(block.text) or _is_link(block, sight):
        return [Piece(PieceKind.LINK, passage(block.text, block.box, sight))]
    return []


def _as_labelled(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    return _labelled(block.text, block.box, sight)


def _as_aside(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    """What stands below a label of targets, amounts or dates."""
    if role_above(so_far, sight.vocabulary) not in ASIDE_ROLES:
        return []
    return [Piece(PieceKind.ASIDE, passage(block.text, block.box, sight))]


def _as_number(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    if is_number(block.text) and _is_set_off(block, body):
        return [Piece(PieceKind.NUMBER, passage(block.text, block.box, sight))]
    return []


def _as_told_above(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    """What the label above makes of the block; prose ends the reach of a label of figures."""
    role = role_above(so_far, sight.vocabulary)
    return [] if role is None else _as_told(block.text, block.box, role, sight)


def role_above(so_far: Sequence[Piece], vocabulary: Vocabulary) -> Role | None:
    """The role that the nearest label above gives, unless other text has come between."""
    for piece in reversed(so_far):
        if piece.kind is PieceKind.LABEL:
            return label_role(piece.passage.text, vocabulary)
        if piece.kind is PieceKind.TEXT:
            labels = [p for p in so_far if p.kind is PieceKind.LABEL]
            role = label_role(labels[-1].passage.text, vocabulary) if labels else None
            return role if role in (Role.DESCRIPTION, Role.ACTION) else None
    return None


def label_role(text: str, vocabulary: Vocabulary) -> Role | None:
    """The role that a label of its own line ("Résultats", "Mots-clés :") gives to what follows."""
    if not is_short(text.rstrip(" :"), 5):
        return None
    guess = vocabulary.role_of(text.rstrip(" :"), thorough=False)
    return None if guess is None else guess.role


def _as_told(text: str, box: Box, role: Role, sight: Sight) -> list[Piece]:
    """The pieces of a text whose role is known from its label; none where it does not fit."""
    if role is Role.TAGS:
        tags = split_tags(text)
        if all(is_tag(t) for t in tags):
            return [Piece(PieceKind.TAG, passage(t, box, sight)) for t in tags]
    if role in FIGURE_ROLES:
        figures = split_figures(text, sight.vocabulary)
        return [Piece(PieceKind.FIGURE, passage(f, box, sight)) for f in figures]
    if role in ASIDE_ROLES:
        return [Piece(PieceKind.ASIDE, passage(text, box, sight))]
    if role in ROLE_KINDS:
        return [Piece(ROLE_KINDS[role], passage(text, box, sight))]
    if role in (Role.DESCRIPTION, Role.ACTION):
        return [Piece(PieceKind.TEXT, passage(text, box, sight))]
    return []


def _labelled(text: str, box: Box, sight: Sight) -> list[Piece]:
    """The pieces of "Mots-clés : Rayonnement, Mutualisation"; none for other texts."""
    match = PREFIX.match(text)
    if match is None:
        return []
    guess = sight.vocabulary.role_of(match["label"].strip(), thorough=False)
    if guess is None:
        return []
    label = Piece(PieceKind.LABEL, passage(match["label"].strip(), box, sight))
    if guess.role is Role.OTHER:
        return [label, Piece(PieceKind.LINK, passage(match["rest"], box, sight))]
    told = _as_told(match["rest"].strip(), box, guess.role, sight)
    return [label, *told] if told else []


def _as_figures(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    """Figures, one a line or one on several lines, where the block is nothing else."""
    told = role_above(so_far, sight.vocabulary) in FIGURE_ROLES
    marked = bool(block.bullet) or told or _has_set_off_number(block, body)
    return figure_pieces(block, sight, is_marked=marked)


def figure_pieces(block: Block, sight: Sight, *, is_marked: bool) -> list[Piece]:
    """The figures that a block consists of, one a line or one over several lines."""
    runs = figure_runs([line.text for line in block.lines], sight.vocabulary)
    if runs is None or len(runs) == 1:
        return _listed(block.text, block.box, sight, is_marked=is_marked)
    pieces, at = [], 0
    for count in runs:
        part = block_of(block.lines[at : at + count], sight.lexicon)
        pieces += _listed(part.text, part.box, sight, is_marked=is_marked)
        at += count
    return pieces


def _listed(text: str, box: Box, sight: Sight, *, is_marked: bool) -> list[Piece]:
    return [
        Piece(PieceKind.FIGURE, passage(f, box, sight), is_marked=is_marked)
        for f in split_figures(text, sight.vocabulary)
    ]


def _as_tags(block: Block, sight: Sight, body: Look, so_far: Sequence[Piece]) -> list[Piece]:
    """Tags on a line of their own: parted by signs, or set in another look than the prose.

    A lone word or a list with commas is taken for tags below prose or figures only, in smaller,
    slanted or coloured type.
    """
    tags = split_tags(block.text)
    if not tags or not all(is_tag(t) and len(t.split()) <= PIECES.longest_tag for t in tags):
        return []
    if not all(t[:1].isupper() for t in tags) and not block.text.startswith("#"):
        return []
    by_sign = len(tags) > 1 and any(sign in block.text for sign in "·|•")
    is_apart = bool(so_far) and not _is_body_look(block, body) and not block.is_bold
    is_larger = block.size_pt > 1.05 * body.size_pt
    if block.text.startswith("#") or by_sign or (is_apart and not is_larger):
        return [Piece(PieceKind.TAG, passage(t, block.box, sight)) for t in tags]
    return []


def _is_link(block: Block, sight: Sight) -> bool:
    if len(block.text.split()) > 2 * PIECES.link_words or block.bullet:
        return False
    if _is_underlined(block, sight.page):
        return True
    guess = sight.vocabulary.role_of(block.text, thorough=False)
    return (
        guess is not None and guess.role is Role.OTHER and is_short(block.text, PIECES.link_words)
    )


def _is_underlined(block: Block, page: Page) -> bool:
    """Whether a rule runs under every line of the block and no farther."""
    return all(
        any(
            r.is_horizontal
            and -1.0 <= r.position - line.baseline <= PIECES.underline_reach_em * line.size_pt
            and r.start <= line.box.x0 + 2
            and line.box.x1 - 2 <= r.end <= line.box.x1 + 4
            and r.start >= line.box.x0 - 4
            for r in page.rules
        )
        for line in block.lines
    )


def _is_body_look(block: Block, body: Look) -> bool:
    same_size = abs(block.size_pt - body.size_pt) <= 0.05 * body.size_pt
    is_italic = all(w.is_italic for line in block.lines for w in line.words)
    return same_size and block.colour == body.colour and not is_italic


def _is_set_off(block: Block, body: Look) -> bool:
    return (
        block.size_pt >= 1.1 * body.size_pt
        or (block.is_bold and not body.is_bold)
        or (block.text.isupper() and any(c.isalpha() for c in block.text))
    )


def _has_set_off_number(block: Block, body: Look) -> bool:
    """Whether a number of the block is larger or bolder than the card's running text."""
    return any(
        w.size_pt >= 1.1 * body.size_pt or (w.is_bold and not body.is_bold)
        for line in block.lines
        for w in line.words
        if any(c.isdigit() for c in w.text)
    )


BlockReader = Callable[[Block, Sight, Look, Sequence[Piece]], list[Piece]]
BLOCK_READERS: tuple[BlockReader, ...] = (
    _as_theme,
    _as_label,
    _as_link,
    _as_labelled,
    _as_aside,
    _as_number,
    _as_figures,
    _as_told_above,
    _as_tags,
)
