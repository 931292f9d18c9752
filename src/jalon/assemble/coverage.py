"""How much of a document was read: what is counted, and whether that is most of it."""

from __future__ import annotations

from itertools import pairwise

from jalon.assemble.places import Values
from jalon.schemas.raw import Coverage, RawDocument
from jalon.schemas.records import DocumentRow
from jalon.schemas.values import PLANS

MOST = 0.5  # a plan of which less than this share was read is read in part


def coverage_share(counted: Coverage | DocumentRow) -> float | None:
    """The share of the tables' words that was read, else of the tables; None where uncounted.

    >>> coverage_share(Coverage(4, 2, 200, 50))
    0.25
    >>> coverage_share(Coverage(4, 2))
    0.5
    >>> coverage_share(Coverage())
    """
    if counted.words_in_tables:
        return (counted.words_in_rows or 0) / counted.words_in_tables
    if counted.tables_seen:
        return (counted.tables_read or 0) / counted.tables_seen
    return None


def is_barely_read(raw: RawDocument) -> bool:
    """Whether less than most of a plan's tables was read."""
    share = coverage_share(raw.coverage)
    return raw.doc_type in PLANS and share is not None and share < MOST


def partly_read_values(coverage: Coverage) -> dict[str, str]:
    """What fills the sentence that a plan was read in part."""
    share = coverage_share(coverage) if coverage.words_in_tables else None
    counts = {"read": coverage.tables_read, "seen": coverage.tables_seen}
    values = {name: str(count) for name, count in counts.items() if count is not None}
    return values | ({"words": str(round(100 * share))} if share is not None else {})


def coverage_values(coverage: Coverage) -> Values:
    """The columns that say what was counted."""
    return {
        "tables_seen": coverage.tables_seen,
        "tables_read": coverage.tables_read,
        "words_in_tables": coverage.words_in_tables,
        "words_in_rows": coverage.words_in_rows,
    }


def page_sizes(sizes: tuple[tuple[int, float, float], ...]) -> tuple[Values, ...]:
    """The column ``page_sizes``: pages of one size that follow one another are one run."""
    rounded = [(page, round(width, 2), round(height, 2)) for page, width, height in sorted(sizes)]
    starts = [
        at
        for at, (before, size) in enumerate(pairwise([None, *rounded]))
        if before is None or size is None or before[1:] != size[1:] or before[0] + 1 != size[0]
    ]
    return tuple(
        {
            "first_page": rounded[start][0],
            "last_page": rounded[end - 1][0],
            "width": rounded[start][1],
            "height": rounded[start][2],
        }
        for start, end in pairwise([*starts, len(rounded)])
    )
