"""Panels and the words on them to cards, badges and bands."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jalon.extract.layout.kinds import column_blocks
from jalon.extract.layout.order import read_order
from jalon.extract.layout.runs import column_lines
from jalon.extract.layout.settings import SETTINGS
from jalon.extract.text.lines import block_of
from jalon.schemas.card import Panel
from jalon.schemas.page import Page, Word
from jalon.schemas.region import Block, Line, Region, RegionKind

CARDS = SETTINGS.cards


class PanelTree:
    """Which panel lies in which, and which words stand on which; -1 is the page itself."""

    def __init__(self, page: Page, panels: Sequence[Panel], words: Sequence[Word]) -> None:
        self.page = page
        self.panels = panels
        self.kids: dict[int, list[int]] = {i: [] for i in range(-1, len(panels))}
        self.words: dict[int, list[Word]] = {i: [] for i in range(-1, len(panels))}
        for i, panel in enumerate(panels):
            self.kids[_holder(panel, panels)].append(i)
        for word in words:
            self.words[_home(word, panels)].append(word)

    def has_words(self, i: int) -> bool:
        """Whether any word stands on panel ``i`` or on one inside it."""
        return bool(self.words[i]) or any(self.has_words(k) for k in self.kids[i])


def _holder(panel: Panel, panels: Sequence[Panel]) -> int:
    around = [
        (p.box.area, i)
        for i, p in enumerate(panels)
        if p.box.area > panel.box.area and p.box.contains(panel.box, CARDS.slack_pt)
    ]
    return min(around, default=(0.0, -1))[1]


def _home(word: Word, panels: Sequence[Panel]) -> int:
    around = [
        (p.box.area, i)
        for i, p in enumerate(panels)
        if p.box.contains_point(word.box.x_mid, word.box.y_mid)
    ]
    return min(around, default=(0.0, -1))[1]


def boxed_regions(
    tree: PanelTree, lexicon: frozenset[str], holder: int = -1
) -> tuple[list[Region], list[Word]]:
    """Regions of the panels that lie directly in ``holder``, and the words that lie loose.

    A panel that only frames several cards is dissolved: its cards and words count as lying
    in ``holder`` itself. A panel without words gives nothing.
    """
    regions: list[Region] = []
    loose = list(tree.words[holder])
    for i in tree.kids[holder]:
        if not tree.has_words(i):
            continue
        inner, own = boxed_regions(tree, lexicon, i)
        if _is_frame(tree.panels[i], inner, own, tree.page):
            regions += inner
            loose += own
        else:
            regions.append(_boxed(tree, i, inner, own, lexicon))
    return regions, loose


def _is_frame(panel: Panel, inner: Sequence[Region], own: Sequence[Word], page: Page) -> bool:
    """Whether a panel holds cards of their own, rather than the pieces of one card."""
    cards = [r for r in inner if r.kind is not RegionKind.SHAPE]
    if len(cards) >= 2:
        return all(_has_title(r) for r in cards) or panel.box.area > 0.35 * page.box.area
    if own or len(inner) != 1:
        return False
    return bool(cards) or inner[0].box.area >= 0.5 * panel.box.area


def _has_title(region: Region) -> bool:
    if region.kind is RegionKind.HEADING:
        return True
    blocks = region.blocks
    if len(blocks) < 2 and not region.parts:
        return False
    sizes = [b.size_pt for b in blocks[1:]]
    return bool(blocks) and (
        blocks[0].is_bold or (bool(sizes) and blocks[0].size_pt > 1.05 * max(sizes))
    )


def _boxed(
    tree: PanelTree,
    i: int,
    inner: Sequence[Region],
    own: Sequence[Word],
    lexicon: frozenset[str],
) -> Region:
    panel = tree.panels[i]
    lines = column_lines(own, tree.page.fills)
    kind = _kind(panel, lines, inner, tree.page)
    if kind is RegionKind.CARD:
        blocks = _card_blocks(lines, inner, lexicon)
    else:
        blocks = (block_of(lines, lexicon),)
    parts = sorted(inner, key=_by_row)
    return Region(kind, tree.page.number, panel.box, blocks, fill=panel.fill, parts=tuple(parts))


def _by_row(region: Region) -> tuple[float, float]:
    return (round(region.box.y_mid / 4), region.box.x0)


def _card_blocks(
    lines: Sequence[Line], inner: Sequence[Region], lexicon: frozenset[str]
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for stretch in read_order([*lines, *inner]):
        run: list[Line] = []
        for item in stretch:
            if isinstance(item, Line):
                run.append(item)
            else:
                blocks += column_blocks(run, lexicon, CARDS.title_leading_em)
                run = []
        blocks += column_blocks(run, lexicon, CARDS.title_leading_em)
    return tuple(blocks)


def _kind(panel: Panel, lines: Sequence[Line], inner: Sequence[Region], page: Page) -> RegionKind:
    for kind, rule in KINDS:
        if rule(panel, lines, inner, page):
            return kind
    return RegionKind.CARD


def _is_band(panel: Panel, lines: Sequence[Line], inner: Sequence[Region], page: Page) -> bool:
    """Whether the panel is a band across the page with one heading on it."""
    if inner or panel.is_bar or not 0 < len(lines) <= CARDS.band_lines or not _is_one_look(lines):
        return False
    span = _text_width(page)
    is_strong = lines[0].is_bold or lines[0].text.isupper() or _is_light(lines[0].colour)
    return panel.box.width >= CARDS.band_share * span and is_strong


def _is_badge(panel: Panel, lines: Sequence[Line], inner: Sequence[Region], page: Page) -> bool:
    """Whether the panel is a small shape with a few words."""
    if inner or panel.is_bar or not 0 < len(lines) <= CARDS.badge_lines:
        return False
    if not _is_one_look(lines) and not any(c.isdigit() for c in lines[0].text):
        return False
    em = max(line.size_pt for line in lines)
    return (
        sum(len(line.text) for line in lines) <= CARDS.badge_chars
        and panel.box.height <= CARDS.badge_height_em * em
        and panel.box.width <= 0.5 * page.width
    )


def _is_one_look(lines: Sequence[Line]) -> bool:
    a = lines[0]
    return all(
        abs(a.size_pt - b.size_pt) <= 0.06 * a.size_pt and a.is_bold == b.is_bold for b in lines
    )


def _is_light(colour: int | None) -> bool:
    if colour is None:
        return False
    return min(colour >> 16, (colour >> 8) & 0xFF, colour & 0xFF) > 0xC8


def _text_width(page: Page) -> float:
    """How wide the page is set, at least half of the sheet."""
    left = min((w.box.x0 for w in page.words), default=0.0)
    right = max((w.box.x1 for w in page.words), default=page.width)
    return max(right - left, 0.5 * page.width)


Rule = Callable[[Panel, Sequence[Line], Sequence[Region], Page], bool]
KINDS: tuple[tuple[RegionKind, Rule], ...] = (
    (RegionKind.HEADING, _is_band),
    (RegionKind.SHAPE, _is_badge),
)
