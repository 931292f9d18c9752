"""A row or two that a page's end leaves over: too little for a table, but one goes on there."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.tables.find import candidates
from jalon.schemas.page import Page
from jalon.schemas.table import Table

LOW_ON_PAGE = 0.55  # a table that ends lower than this share of its page may go on overleaf
HIGH_ON_PAGE = 0.35  # what goes on begins above this share
RUNNING_FOOT = 0.93  # what stands lower than this share of the page is its running foot
EDGE_SLACK_PT = 4.0


def with_leftovers(page: Page, found: Sequence[Table], last: Table | None) -> list[Table]:
    """The tables found, and a drawn grid at the page's head that goes on from ``last``.

    It has the columns and the sides of the table before, and takes the place of what else was
    made of its words.

    Args:
        page: The page.
        found: Its tables.
        last: The last table of the page before, if one stands there.
    """
    if last is None or last.page != page.number - 1:
        return list(found)
    if last.box.bottom < LOW_ON_PAGE * page.height:
        return list(found)
    if any(t.method == "ruled" and t.box.top < HIGH_ON_PAGE * page.height for t in found):
        return list(found)
    rest = [
        t
        for t in candidates(page)
        if t.method == "ruled" and t.box.top < HIGH_ON_PAGE * page.height and _goes_on(last, t)
    ]
    if not rest:
        return list(found)
    piece = min(rest, key=lambda t: t.box.top)
    kept = [t for t in found if piece.box.overlap_area(t.box) <= 0.3 * t.box.area]
    return sorted([piece, *kept], key=lambda t: (t.box.top, t.box.x0))


def with_foot(page: Page, found: Sequence[Table]) -> list[Table]:
    """The tables found, and a drawn row under the last of them that ends the page.

    It has the columns and the sides of the table above; the rest of its own table is overleaf.
    """
    last = found[-1] if found else None
    if last is None or last.method != "ruled" or last.box.bottom < LOW_ON_PAGE * page.height:
        return list(found)
    under = [t for t in candidates(page) if t.box.top > last.box.bottom - EDGE_SLACK_PT]
    rest = [t for t in under if t.method == "ruled" and _goes_on(last, t)]
    if len(rest) != 1 or _has_words_under(page, rest[0]):
        return list(found)
    return [*found, rest[0]]


def _has_words_under(page: Page, piece: Table) -> bool:
    foot = RUNNING_FOOT * page.height
    return any(piece.box.bottom < w.box.y_mid < foot for w in page.words)


def _goes_on(last: Table, piece: Table) -> bool:
    same_sides = (
        abs(last.box.x0 - piece.box.x0) <= EDGE_SLACK_PT
        and abs(last.box.x1 - piece.box.x1) <= EDGE_SLACK_PT
    )
    return same_sides and piece.cols == last.cols
