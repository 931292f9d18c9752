"""The chapter of a slide or of a section: its title as printed, on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jalon.extract.readers.openings import WITH_LETTERS, counts_in, number_alone, opening_of
from jalon.extract.readers.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.diagram import Node
from jalon.schemas.geometry import gap_y, union, x_share
from jalon.schemas.page import Page
from jalon.schemas.raw import Passage
from jalon.schemas.vocabulary import Vocabulary

SLIDE_TITLES = SETTINGS.slide_titles

LEADING_NUMBER = re.compile(r"(?:[IVX]{1,4}|\d{1,2})\s*(?:[.)\]:]\s*[-–—]?|[-–—])\s+")


def body_size(pages: Iterable[Page]) -> float:
    """The type size below which half of the document's characters are, in points."""
    sizes = sorted((w.size_pt, len(w.text)) for page in pages for w in page.words)
    half = sum(count for _, count in sizes) / 2
    for size, count in sizes:
        half -= count
        if half <= 0:
            return size
    return 0.0


def titles_of(
    nodes: Sequence[Node], page: int, body_pt: float, vocabulary: Vocabulary
) -> list[tuple[float, Passage]]:
    """The titles of a page with their type size, top to bottom.

    A title is set larger than the document's text and is no label, number or numbered item of
    one of the sides.
    """
    found: list[Node] = []
    for node in nodes:
        if _is_title(node, body_pt, vocabulary):
            if found and _continues(found[-1], node):
                found[-1] = _joined(found[-1], node)
            else:
                found.append(node)
    return [(n.size_pt, Passage(_without_number(n.text), page, n.box)) for n in found]


def _is_title(node: Node, body_pt: float, vocabulary: Vocabulary) -> bool:
    if node.angle_deg or node.size_pt < SLIDE_TITLES.title_to_body * body_pt:
        return False
    if len(node.text) > SLIDE_TITLES.longest_title or not WITH_LETTERS.search(node.text):
        return False
    if number_alone(node.text) is not None or counts_in(node.text, vocabulary):
        return False
    opening = opening_of(node.text, vocabulary)
    return opening is None or opening.role is None


def _continues(title: Node, node: Node) -> bool:
    """Whether ``node`` is the next line of ``title``."""
    em = max(title.size_pt, 1.0)
    return (
        abs(title.size_pt - node.size_pt) < 0.1 * em
        and title.shape == node.shape
        and x_share(title.box, node.box) > 0.5
        and gap_y(title.box, node.box) < (SLIDE_TITLES.title_leading - 1.0) * em
    )


def _joined(a: Node, b: Node) -> Node:
    box = union([a.box, b.box])
    return Node(join_lines([a.text, b.text]), box, box, a.shape, a.size_pt, a.is_bold)


def _without_number(text: str) -> str:
    bare = LEADING_NUMBER.sub("", text, count=1) if LEADING_NUMBER.match(text) else text
    return bare.strip() or text


def chapter_at(
    top: float, titles: Sequence[tuple[float, Passage]], tier_pt: float, before: Passage | None
) -> Passage | None:
    """The last title of the chapters' rank above ``top``, or the chapter of the page before."""
    ranked = [
        p for size, p in titles if size >= SLIDE_TITLES.same_tier * tier_pt and p.box.top < top
    ]
    return max(ranked, key=lambda p: p.box.top, default=before)


def chapter_tier(titles: Iterable[Sequence[tuple[float, Passage]]]) -> float:
    """The type size of chapters: the largest that the given pages' titles have in common.

    A size met on one page only counts where no other is met more often.
    """
    sizes = [max((round(size, 1) for size, _ in page), default=0.0) for page in titles if page]
    if not sizes:
        return 0.0
    common = [s for s in sizes if sum(1 for t in sizes if abs(t - s) < 0.08 * s) > 1]
    return max(common or sizes)
