"""Lines of one column to regions: headings, lists, prose, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from jalon.extract.layout.settings import SETTINGS
from jalon.extract.text.lines import block_of, blocks_of
from jalon.schemas.geometry import union
from jalon.schemas.page import Page
from jalon.schemas.region import Block, Line, Region, RegionKind

KINDS = SETTINGS.kinds

SENTENCE_END = re.compile(r"[.;…]\s*$")
NOTE_START = re.compile(r"^\(?(?:\d{1,2}|[*†‡§]+|[¹²³⁴⁵⁶⁷⁸⁹])[).]?\s*\S")


def body_look(page: Page) -> tuple[float, bool, int | None]:
    """Size, boldness and colour of the page's running text: those of most of its characters.

    A page of few words has the look of its smallest text that runs over some words.
    """
    looks: Counter[tuple[float, bool, int | None]] = Counter()
    for word in page.words:
        looks[round(word.size_pt, 1), word.is_bold, word.colour] += len(word.text)
    if not looks:
        return (10.0, False, 0)
    return looks.most_common(1)[0][0]


def is_heading(block: Block, body: tuple[float, bool, int | None]) -> bool:
    """Whether a block is set off as a heading: larger, bolder, or in colour and capitals."""
    text = block.text
    if block.bullet or not any(c.isalpha() for c in text):
        return False
    if len(text) > KINDS.longest_heading or len(block.lines) > KINDS.most_heading_lines:
        return False
    if block.size_pt < KINDS.smaller * body[0] and not text.isupper():
        return False
    if block.size_pt >= 1.5 * body[0]:
        return True
    if SENTENCE_END.search(text) and len(text) > 40:
        return False
    return (
        block.size_pt >= KINDS.larger * body[0]
        or (block.is_bold and not body[1])
        or (text.isupper() and block.colour != body[2] and len(text.split()) <= 12)
    )


def column_blocks(
    lines: Sequence[Line], lexicon: frozenset[str], leading_em: float = KINDS.heading_leading_em
) -> list[Block]:
    """Blocks of one column; the lines of one heading are one block.

    Args:
        lines: Lines of one column, top to bottom.
        lexicon: Lower-case words of the document.
        leading_em: How far apart the lines of one heading may stand.
    """
    blocks = blocks_of(lines, lexicon)
    out: list[Block] = []
    for block in blocks:
        if out and _continues_heading(out[-1], block, leading_em):
            out[-1] = block_of([*out[-1].lines, *block.lines], lexicon)
        else:
            out.append(block)
    return out


def _continues_heading(a: Block, b: Block, leading_em: float) -> bool:
    gap = b.lines[0].baseline - a.lines[-1].baseline
    alike = abs(a.size_pt - b.size_pt) < 0.05 * a.size_pt and a.colour == b.colour
    heavy = a.is_bold and b.is_bold and not a.bullet and not b.bullet
    return alike and heavy and 0 < gap <= leading_em * a.size_pt and not SENTENCE_END.search(a.text)


def regions_of(
    lines: Sequence[Line], page: Page, lexicon: frozenset[str] = frozenset()
) -> list[Region]:
    """The regions that the lines of one column make, top to bottom."""
    body = body_look(page)
    blocks = column_blocks(lines, lexicon)
    regions = []
    for kind, group in groupby(blocks, key=lambda b: _kind(b, body, page)):
        held = list(group)
        if kind is RegionKind.HEADING:
            regions += [_region(kind, [b], page) for b in held]
        else:
            regions.append(_region(kind, held, page))
    return regions


def _region(kind: RegionKind, blocks: Sequence[Block], page: Page) -> Region:
    return Region(kind, page.number, union(b.box for b in blocks), tuple(blocks))


def _kind(block: Block, body: tuple[float, bool, int | None], page: Page) -> RegionKind:
    if _is_footnote(block, body, page):
        return RegionKind.FOOTNOTE
    if block.bullet:
        return RegionKind.LIST
    return RegionKind.HEADING if is_heading(block, body) else RegionKind.PROSE


def _is_footnote(block: Block, body: tuple[float, bool, int | None], page: Page) -> bool:
    """Small type in the lower part of the page that begins with a mark, or stands under a rule."""
    if block.size_pt > KINDS.smaller * body[0] or block.box.top < KINDS.foot_share * page.height:
        return False
    if block.bullet and set(block.bullet) <= set("*†‡§"):
        return True
    first = block.lines[0].words[0]
    is_marked = first.is_raised or NOTE_START.match(block.text) is not None
    is_raised = first.is_raised or first.text[0] in "¹²³⁴⁵⁶⁷⁸⁹"
    return is_marked and (is_raised or _is_under_short_rule(block, page))


def _is_under_short_rule(block: Block, page: Page) -> bool:
    return any(
        r.is_horizontal
        and KINDS.foot_share * page.height <= r.position <= block.box.top + 2
        and abs(r.start - block.box.x0) <= 12
        and r.box.width <= 0.5 * page.width
        for r in page.rules
    )
