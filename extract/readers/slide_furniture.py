"""What stands on slides and belongs to none: page numbers, running heads, a strip of chapters."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from jalon.extract.readers.openings import number_alone
from jalon.extract.readers.settings import SETTINGS
from jalon.schemas.diagram import Node
from jalon.schemas.page import Page

SLIDE_FURNITURE = SETTINGS.slide_furniture


Spot = tuple[str, int, int]


def without_furniture(
    pages: Sequence[Page],
    per_page: Sequence[Sequence[Node]],
    is_label: Callable[[Node], bool],
) -> list[list[Node]]:
    """The paragraphs of each page, less what belongs to no page.

    Args:
        pages: All pages.
        per_page: Their paragraphs.
        is_label: Whether a paragraph names a side; labels are at one spot on many slides.
    """
    bare = [_without_number(p, nodes) for p, nodes in zip(pages, per_page, strict=True)]
    repeated = _repeated(bare)
    return [[n for n in nodes if _spot(n) not in repeated or is_label(n)] for nodes in bare]


def _without_number(page: Page, nodes: Sequence[Node]) -> list[Node]:
    """The page's paragraphs less its page number."""
    margin = SLIDE_FURNITURE.margin_share * page.height
    return [
        n
        for n in nodes
        if margin < n.box.y_mid < page.height - margin or not _is_page_number(n, page.number)
    ]


def _is_page_number(node: Node, page: int) -> bool:
    """Whether text of the margin is a page number: a bare number, or in a shape the page's own."""
    text = node.text.strip(" -–—|")
    return text.isdigit() and (node.shape is None or int(text) == page)


def _spot(node: Node) -> Spot:
    return (
        node.text,
        round(node.box.x0 / SLIDE_FURNITURE.same_spot_pt),
        round(node.box.top / SLIDE_FURNITURE.same_spot_pt),
    )


def _repeated(per_page: Sequence[Sequence[Node]]) -> frozenset[Spot]:
    """Running heads, and numbers at the same spot of several pages (a strip of chapters).

    A recommendation's number is met once, so that a number met twice at one spot is none.
    """
    spots = Counter(s for nodes in per_page for s in {_spot(n) for n in nodes})
    most = max(SLIDE_FURNITURE.fewest_repeated, SLIDE_FURNITURE.repeated_share * len(per_page))
    return frozenset(
        spot
        for spot, count in spots.items()
        if count >= most or (count > 1 and number_alone(spot[0]) is not None)
    )
