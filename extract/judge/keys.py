"""What makes two rows the same row, and which rows stand on one place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from jalon.extract.judge.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawTarget, boxes_of

KEYS = SETTINGS.keys

BARE = re.compile(r"[\s\u2010-\u2015\u2212-]+")  # a hyphen may only break a line
EDGES = ".;:,\u2022\u25a0*"


def folded(passage: Passage | None) -> str:
    """A text without case, spaces, hyphens and what stands around it; "" for None."""
    return bare(passage.text) if passage is not None else ""


def bare(text: str) -> str:
    """The same of a text itself.

    >>> bare("Nb. de sous-projets ;")
    'nb.desousprojets'
    """
    return BARE.sub("", text.casefold().replace("\u2019", "'")).strip(EDGES)


def key_of(row: RawTarget) -> tuple[str, str, str, str]:
    """What makes a row the same row: action, indicator, target and period."""
    period = bare(row.period_meant) if row.period_meant else folded(row.period)
    return folded(row.action), folded(row.indicator), folded(row.target), period


def aim_box(row: RawTarget) -> Box:
    """The box of a row's indicator and target on its page."""
    held = (row.indicator, row.target)
    boxes = [b for p in held if p is not None for n, b in p.spots if n == row.page]
    return union(boxes) if boxes else row.box


def places_of(rows: Sequence[RawTarget]) -> list[list[int]]:
    """The rows by the place that they stand on: a table, a run of cards."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for i, row in enumerate(rows):
        by_page[row.page].append(i)
    found: list[list[int]] = []
    for page in sorted(by_page):
        boxes = {i: _whole_box(rows[i]).grown(KEYS.between_rows_pt / 2) for i in by_page[page]}
        found.extend(_joined(by_page[page], boxes))
    return found


def _whole_box(row: RawTarget) -> Box:
    """Around all that stands in the row itself on its page."""
    spots = [
        s.box
        for s in boxes_of(row)
        if s.page == row.page and not s.is_inherited and s.field not in ("period", "notes")
    ]
    return union(spots) if spots else row.box


def _joined(indexes: Sequence[int], boxes: Mapping[int, Box]) -> list[list[int]]:
    """Indexes whose boxes touch, directly or through others, in the order of the first."""
    groups: list[list[int]] = []
    for i in indexes:
        near = [g for g in groups if any(boxes[i].overlap_area(boxes[m]) > 0 for m in g)]
        groups = [g for g in groups if g not in near]
        groups.append(sorted([i, *(m for g in near for m in g)]))
    return sorted(groups)
