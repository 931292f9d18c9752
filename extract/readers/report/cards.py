"""One card, or one titled run of paragraphs, to its pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jalon.extract.layout.kinds import SENTENCE_END
from jalon.extract.readers.report.pairs import pair_numbers
from jalon.extract.readers.report.parting import parted
from jalon.extract.readers.report.pieces import (
    Look,
    Sight,
    badge_pieces,
    block_pieces,
    figure_pieces,
    passage,
)
from jalon.extract.readers.report.settings import SETTINGS
from jalon.extract.readers.report.wording import CONTINUED, is_number, theme_numbers
from jalon.schemas.card import CardText, Piece, PieceKind
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage
from jalon.schemas.region import Block, Region, RegionKind
from jalon.schemas.values import Role

CARDS = SETTINGS.cards


def read_card(card: Region, sight: Sight) -> CardText:
    """The pieces of a drawn card: its text in reading order, then its badges."""
    blocks, badges = _flattened(card)
    body = body_look(blocks)
    at = _title_at(blocks, body, sight)
    if at is None and (badges or len(blocks) > 1) and _is_plain_title(blocks, sight):
        at = 0
    title = None if at is None else blocks[at]
    before = [_unplaced(p) for b in blocks[: at or 0] for p in block_pieces(b, sight, body, ())]
    rest = blocks if at is None else blocks[at + 1 :]
    pieces = [*before, *_run(rest, sight, body)]
    pieces += [p for badge in badges for p in badge_pieces(badge, sight)]
    return card_text(card.box, title, pair_numbers(pieces, sight.vocabulary), sight, "card")


def read_run(title: Block | None, items: Sequence[Block | Region], sight: Sight) -> CardText:
    """The pieces of paragraphs, list items and badges below a title, without a drawn card."""
    blocks = [i for i in items if isinstance(i, Block)]
    body = body_look(blocks)
    pieces: list[Piece] = []
    run: list[Block] = []
    for item in items:
        if isinstance(item, Block):
            run.append(item)
        else:
            pieces += _run(run, sight, body, pieces)
            pieces += badge_pieces(item, sight)
            run = []
    pieces += _run(run, sight, body, pieces)
    boxes = [i.box for i in items] + ([title.box] if title is not None else [])
    paired = pair_numbers(pieces, sight.vocabulary)
    return card_text(union(boxes), title, paired, sight, "list")


def card_text(
    box: Box, title: Block | None, pieces: Sequence[Piece], sight: Sight, method: str
) -> CardText:
    """The card of a title and its other pieces; a printed code is taken off the title."""
    page = sight.page.number
    if title is None:
        return CardText(page, box, tuple(pieces), method=method)
    text = CONTINUED.sub("", title.text)
    code = None
    section = sight.vocabulary.section_of(text)
    if (
        section is not None
        and section.label
        and section.number
        and section.role in (None, Role.ACTION)
    ):
        code, text = section.number, section.label
    head = [Piece(PieceKind.TITLE, passage(text, title.box, sight))]
    at = title.text.find(text)
    around = (title.text[:at], title.text[at + len(text) :]) if at >= 0 else ()
    head += [
        Piece(PieceKind.LABEL, passage(a.strip(), title.box, sight)) for a in around if a.strip()
    ]
    return CardText(
        page=page,
        box=box,
        pieces=(*head, *pieces),
        action_code=code,
        title_size_pt=title.size_pt,
        is_title_bold=title.is_bold,
        method=method,
    )


def body_look(blocks: Sequence[Block]) -> Look:
    """The look of most characters of the blocks."""
    looks: Counter[Look] = Counter()
    for block in blocks:
        looks[Look(block.size_pt, block.is_bold, block.colour)] += len(block.text)
    return looks.most_common(1)[0][0] if looks else Look(10.0, False, 0)


def description_of(card: CardText) -> Passage | None:
    """The card's paragraphs as one text."""
    texts = [p.passage for p in card.of(PieceKind.TEXT)]
    if not texts:
        return None
    first = [t.box for t in texts if t.page == texts[0].page]
    return Passage(" ".join(t.text for t in texts), texts[0].page, union(first))


def _flattened(card: Region) -> tuple[list[Block], list[Region]]:
    """Blocks and badges of a card, those of boxes drawn inside it among them."""
    blocks, badges = list(card.blocks), []
    for part in card.parts:
        if part.kind is RegionKind.SHAPE:
            badges.append(part)
        else:
            inner, inner_badges = _flattened(part)
            blocks += inner
            badges += inner_badges
    return blocks, badges


def _title_at(blocks: Sequence[Block], body: Look, sight: Sight) -> int | None:
    """Which of the first blocks is set as the title: the largest, then the boldest."""
    ranked = [
        (-round(b.size_pt, 1), not b.is_bold, i)
        for i, b in enumerate(blocks[: CARDS.title_among])
        if _may_be_title(b, sight) and _stands_out(b, body, blocks)
    ]
    return min(ranked)[2] if ranked else None


def _may_be_title(block: Block, sight: Sight) -> bool:
    text = block.text
    if block.bullet or len(text) > CARDS.longest_title or not any(c.isalpha() for c in text):
        return False
    if is_number(text) or figure_pieces(block, sight, is_marked=True):
        return False
    if theme_numbers(text, sight.vocabulary):
        return False
    return not (SENTENCE_END.search(text) and len(text.split()) > 12)


def _is_plain_title(blocks: Sequence[Block], sight: Sight) -> bool:
    """Whether the first block is a title by its form alone: short, and not filling its line."""
    if not blocks or not _may_be_title(blocks[0], sight):
        return False
    first = blocks[0]
    next_word = blocks[1].lines[0].words[0].box.width if len(blocks) > 1 else 0.0
    right = max(b.box.x1 for b in blocks)
    has_room = first.box.x1 + 0.5 * first.size_pt + next_word < right or len(blocks) == 1
    is_short = len(first.lines) == 1 and len(first.text.split()) <= CARDS.plain_title_words
    return has_room and is_short and first.text[:1].isupper()


def _stands_out(block: Block, body: Look, blocks: Sequence[Block]) -> bool:
    if len(blocks) == 1:
        return block.is_bold
    if block.size_pt >= CARDS.larger * body.size_pt:
        return True
    return block.is_bold and not body.is_bold and block.size_pt >= 0.9 * body.size_pt


def _run(
    blocks: Sequence[Block], sight: Sight, body: Look, so_far: Sequence[Piece] = ()
) -> list[Piece]:
    """The pieces of blocks in a row."""
    pieces: list[Piece] = []
    right = max((b.box.x1 for b in blocks), default=0.0)
    for whole in blocks:
        for block in parted(whole, right, sight):
            pieces += block_pieces(block, sight, body, [*so_far, *pieces])
    return pieces


def _unplaced(piece: Piece) -> Piece:
    """Text above the title is no part of the description."""
    if piece.kind is not PieceKind.TEXT:
        return piece
    return Piece(PieceKind.UNREAD, piece.passage)
