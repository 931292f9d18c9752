"""Rows of two readings side by side: which are the same, which stand on the same place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage, RawTarget, boxes_of

BETWEEN_ROWS_PT = 14.0  # rows of one table stand no further apart
BARE = re.compile(r"[\s\u2010-\u2015\u2212-]+")  # a hyphen may only break a line
EDGES = ".;:,\u2022\u25a0*"
AIM = ("indicator", "target")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of one of the two readings.

    Attributes:
        row: As read.
        facts: What is known of how it was read, by name.
        by_records: Whether it is of the reading by records that repeat.
    """

    row: RawTarget
    facts: Mapping[str, float]
    by_records: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """For each candidate the index of the row of the other reading that reads the same words.

    ``same`` has those that agree in action, indicator, target and period, ``near`` all whose
    indicator or target stands on the same spot; -1 for none.
    """

    same: tuple[int, ...]
    near: tuple[int, ...]


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
    """What makes a row the same row in both readings."""
    period = bare(row.period_meant) if row.period_meant else folded(row.period)
    return folded(row.action), folded(row.indicator), folded(row.target), period


def aim_box(row: RawTarget) -> Box:
    """The box of a row's indicator and target on its page."""
    held = (row.indicator, row.target)
    boxes = [b for p in held if p is not None for n, b in p.spots if n == row.page]
    return union(boxes) if boxes else row.box


def pairing_of(rows: Sequence[Candidate]) -> Pairing:
    """Which rows of the two readings are the same, and which read the same words."""
    keys = [key_of(c.row) for c in rows]
    boxes = [aim_box(c.row) for c in rows]
    free: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for i, c in enumerate(rows):
        if c.by_records:
            free[(c.row.page, *keys[i])].append(i)
    same = [-1] * len(rows)
    for i, c in enumerate(rows):
        held = free.get((c.row.page, *keys[i]), [])
        if not c.by_records and held:
            j = held.pop(0)
            same[i], same[j] = j, i
    near = [same[i] if same[i] >= 0 else _nearest(i, rows, keys, boxes) for i in range(len(rows))]
    return Pairing(tuple(same), tuple(near))


def _nearest(
    index: int,
    rows: Sequence[Candidate],
    keys: Sequence[tuple[str, str, str, str]],
    boxes: Sequence[Box],
) -> int:
    """The row of the other reading that shares most of the place and of the texts."""
    own = rows[index]
    best, found = 0.0, -1
    for j, other in enumerate(rows):
        if other.by_records == own.by_records or other.row.page != own.row.page:
            continue
        shared = boxes[index].overlap_area(boxes[j])
        if shared <= 0:
            continue
        agree = sum(a == b for a, b in zip(keys[index], keys[j], strict=True))
        score = agree + shared / max(boxes[index].area, boxes[j].area, 1.0)
        if score > best:
            best, found = score, j
    return found


def places_of(rows: Sequence[Candidate]) -> list[list[int]]:
    """The rows by the place that they stand on: a table, a run of cards; of both readings."""
    by_page: dict[int, list[int]] = defaultdict(list)
    for i, c in enumerate(rows):
        by_page[c.row.page].append(i)
    found: list[list[int]] = []
    for page in sorted(by_page):
        boxes = {i: _whole_box(rows[i].row).grown(BETWEEN_ROWS_PT / 2) for i in by_page[page]}
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
