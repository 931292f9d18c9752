"""How much of a document's tables went into rows: counted on the pages, word by word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from jalon.extract.contents import Contents
from jalon.schemas.geometry import Box
from jalon.schemas.raw import (
    Coverage,
    RawAction,
    RawDocument,
    RawRecommendation,
    RawResult,
    RawTarget,
    passages_of,
)
from jalon.schemas.table import Table

SLACK_PT = 1.0  # the middle of a word may stand this far outside of its passage's box
Mask = npt.NDArray[np.bool_]
# page, box, and whether the text was carried there from a spanning cell or a heading above
Spot = tuple[int, Box, bool]


def coverage_of(document: RawDocument, contents: Contents) -> Coverage:
    """The tables that were seen, those that gave a row, and their words.

    A word is in a row where it stands in the box of one of the row's texts, or above the rows of
    a table that was read: there are its headings. What gave rows outside of tables, on one page,
    counts as one structure that was read.

    Args:
        document: Its rows with the places of their texts, not yet turned back.
        contents: Its pages and tables.
    """
    spots: dict[int, list[tuple[Box, bool]]] = defaultdict(list)
    for page_number, box, is_inherited in _spots(document):
        spots[page_number].append((box, is_inherited))
    seen = read = in_tables = in_rows = 0
    for page in contents.pages:
        tables = [t for t in contents.tables.get(page.number, ()) if t.box.area > 0]
        if not page.words:
            continue
        middles = np.array([(w.box.x_mid, w.box.y_mid) for w in page.words])
        taken = _inside(middles, [box.grown(SLACK_PT) for box, _ in spots[page.number]])
        held, said = np.zeros(len(middles), bool), np.zeros(len(middles), bool)
        for table in tables:
            words = _inside(middles, [table.box])
            if not words.any():
                continue
            seen += 1
            held |= words
            top = _top_of_rows(table, spots[page.number])
            if top is not None:
                read += 1
                said |= words & (taken | (middles[:, 1] < top))
        beside = taken & ~held
        seen, read = seen + int(beside.any()), read + int(beside.any())
        in_tables += int((held | beside).sum())
        in_rows += int((said | beside).sum())
    return Coverage(seen, read, in_tables, in_rows)


def _spots(document: RawDocument) -> Iterator[Spot]:
    rows: list[RawTarget | RawAction | RawResult | RawRecommendation] = []
    rows += (*document.targets, *document.actions, *document.results, *document.recommendations)
    for row in rows:
        codes = row.codes if isinstance(row, RawTarget | RawAction) else ()
        for _, passage in (*passages_of(row), *codes):
            for number, box in passage.spots:
                yield number, box, passage.is_inherited


def _inside(middles: npt.NDArray[np.float64], boxes: Sequence[Box]) -> Mask:
    """Which points lie in one of the boxes."""
    found = np.zeros(len(middles), bool)
    x, y = middles[:, 0], middles[:, 1]
    for box in dict.fromkeys(boxes):
        found |= (x >= box.x0) & (x <= box.x1) & (y >= box.top) & (y <= box.bottom)
    return found


def _top_of_rows(table: Table, spots: Sequence[tuple[Box, bool]]) -> float | None:
    """Where the rows of a table begin; None where it gave none.

    A text that was carried down is no row of its own: it may stand in a heading.
    """
    tops = [
        box.top
        for box, is_inherited in spots
        if not is_inherited and table.box.contains_point(box.x_mid, box.y_mid)
    ]
    return min(tops, default=None)
