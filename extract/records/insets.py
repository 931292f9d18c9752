"""Small grids that stand within sheets: one line of headings, a few rows, then labels again.

Whatever table the finder sees there holds the sheet's labels as well. The grid is cut by itself,
from its headings down to the next label or heading, wherever most such lines of headings of the
document have labels of other names above or below them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.extract.records.grid_heads import are_of_years
from jalon.extract.records.head_lines import HeadLine
from jalon.extract.records.label_judge import known_role
from jalon.extract.records.mentions import label_key
from jalon.extract.records.recut import recut
from jalon.extract.records.segments import Segment
from jalon.extract.records.settings import SETTINGS
from jalon.extract.records.sheets import Place
from jalon.schemas.page import Page
from jalon.schemas.table import Table
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

INSETS = SETTINGS.insets
SHARED = SETTINGS.shared

INNER = frozenset((Role.INDICATOR, Role.TARGET, Role.BASELINE, Role.RESULT, Role.PERCENT))


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A page as far as it tells grids within sheets.

    Attributes:
        page: The page.
        heads: Its lines of headings.
        labels: Where its labels stand that the word lists know.
        marks: Where all its labels stand.
        segments: Its segments.
    """

    page: Page
    heads: Sequence[HeadLine]
    labels: Sequence[Place]
    marks: Sequence[Place]
    segments: Sequence[Segment]


def insets_of(
    pages: Sequence[SheetPage], vocabulary: Vocabulary, is_level: Callable[[str], bool]
) -> dict[int, list[Table]]:
    """For each page number the grids within sheets, none where the document holds no such.

    Args:
        pages: All pages.
        vocabulary: Knows headings.
        is_level: Whether a line begins with a word for a level ("Axe 2 – …").
    """
    found: dict[int, list[Table]] = defaultdict(list)
    count = in_sheets = 0
    for sheet in pages:
        heads = sorted(
            (h for h in sheet.heads if _is_of_inner(h, vocabulary)), key=lambda h: h.box.top
        )
        outside = _outside(sheet.labels, heads)
        count += len(heads)
        edges = [float("-inf"), *(h.box.top for h in heads), float("inf")]
        for head, (_, after), before in zip(heads, pairwise(edges[1:]), edges, strict=False):
            if not any(before < x.box.top < after and _is_over(head, x) for x in outside):
                continue
            in_sheets += 1
            below = _end_of(head, _outside(sheet.marks, heads), sheet)
            table = recut(sheet.page, head, heads_but(heads, head), is_level, below)
            if table is not None:
                found[sheet.page.number].append(table)
    return found if in_sheets >= max(SHARED.several, SHARED.most * count) else {}


def heads_but(heads: Sequence[HeadLine], head: HeadLine) -> list[HeadLine]:
    """The other lines of headings."""
    return [h for h in heads if h is not head]


def without_insets(tables: Sequence[Table], insets: Sequence[Table]) -> list[Table]:
    """The tables of a page without those that lie where a grid within a sheet lies."""
    return [t for t in tables if not any(_covers(t, i) for i in insets)]


def _covers(table: Table, inset: Table) -> bool:
    return table.box.overlap_area(inset.box) > INSETS.covered * min(table.box.area, inset.box.area)


def _is_of_inner(head: HeadLine, vocabulary: Vocabulary) -> bool:
    """Whether headings name an indicator and its targets, and nothing else that is known."""
    texts = [" ".join(s.line.text for s in column) for column in head.columns]
    dated = are_of_years(texts, vocabulary)
    known = [known_role(label_key(t)[0], vocabulary) for t in texts]
    undated = [k for k, d in zip(known, dated, strict=True) if not d]
    roles = {role for role, score in undated if score >= SHARED.known}
    told = sum(d or score >= SHARED.known for d, (_, score) in zip(dated, known, strict=True))
    if not roles <= INNER or told < SHARED.most * len(texts):
        return False
    is_whole = told == len(texts) and {Role.INDICATOR, Role.TARGET} <= roles
    return sum(dated) >= SHARED.several or is_whole


def _outside(places: Sequence[Place], heads: Sequence[HeadLine]) -> list[Place]:
    """The labels of a page that are no headings of its grids."""
    return [
        x
        for x in places
        if not any(
            h.box.top - INSETS.slack_pt <= x.box.y_mid <= h.box.bottom + INSETS.slack_pt
            for h in heads
        )
    ]


def _is_over(head: HeadLine, place: Place) -> bool:
    return head.box.x0 - INSETS.reach_pt <= place.box.x_mid <= head.box.x1 + INSETS.reach_pt


def _end_of(head: HeadLine, outside: Sequence[Place], sheet: SheetPage) -> float:
    """Where the grid has ended: at a label, or where a text in bold begins again."""
    second = min(s.box.x0 for s in head.columns[1])
    starts = [x.box.top for x in outside if _is_over(head, x) and x.box.x0 < second]
    below = [
        s
        for s in sheet.segments
        if s.box.top >= head.box.bottom and s.box.x0 < second and s.box.x1 > head.box.x0
    ]
    if below and not below[0].line.words[0].is_bold:
        starts += [s.box.top for s in below if s.line.words[0].is_bold]
    return min((y for y in starts if y > head.box.bottom), default=sheet.page.height)
