"""Recommendations read in two ways: what both give is surer, the rest complete each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.raw import RawRecommendation

AGREED = SETTINGS.agreed


def is_same(a: RawRecommendation, b: RawRecommendation) -> bool:
    """Whether two rows say the same under one number."""
    x, y = a.text.text.casefold(), b.text.text.casefold()
    return (
        a.number == b.number
        and SequenceMatcher(None, x, y, autojunk=False).ratio() >= AGREED.same_text
    )


def confirmed(
    rows: Sequence[RawRecommendation], others: Sequence[RawRecommendation]
) -> tuple[RawRecommendation, ...]:
    """Rows, those surer that another reading gave as well."""
    return tuple(
        replace(r, confidence=max(r.confidence, AGREED.agreed))
        if any(is_same(r, o) for o in others)
        else r
        for r in rows
    )


def agreed(
    first: Sequence[RawRecommendation], second: Sequence[RawRecommendation]
) -> tuple[RawRecommendation, ...]:
    """The first reading, with the numbers that only the second one read.

    Another text under a number that both gave alike (a note, a reference) is none.

    Args:
        first: The reading that is followed where both read one number.
        second: The other reading.
    """
    sure = {r.number for r in first if any(is_same(r, o) for o in second)}
    kept = [r for r in first if r.number not in sure or any(is_same(r, o) for o in second)]
    rows = confirmed(kept, second)
    known = {r.number for r in first}
    more = tuple(r for r in second if r.number not in known)
    if not more:
        return rows
    return tuple(sorted((*rows, *more), key=lambda r: (r.page, r.box.top)))


def without_repeats(rows: Sequence[RawRecommendation]) -> list[RawRecommendation]:
    """Rows less those that say again what a row before says (a summary, a list at the end)."""
    kept: list[RawRecommendation] = []
    for row in rows:
        if not any(is_same(row, other) for other in kept):
            kept.append(row)
    return kept


def doubted(rows: Sequence[RawRecommendation]) -> list[RawRecommendation]:
    """Rows with less confidence where two of them have one number: one of them is misread."""
    counts = Counter(r.number for r in rows)
    return [
        replace(r, confidence=min(r.confidence, AGREED.doubted)) if counts[r.number] > 1 else r
        for r in rows
    ]
