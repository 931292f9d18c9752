"""How far rows that were read agree with gold rows: the measure that the floor is pinned on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from .gold import fold

KEYS = ("action", "indicator", "period", "target")


def count_agreement(
    gold: Iterable[Mapping[str, Any]], read: Iterable[Mapping[str, Any]]
) -> tuple[int, int, int]:
    """Return how many rows agree in every key field, how many were read, how many there are."""
    expected, found = Counter(map(_key, gold)), Counter(map(_key, read))
    return (expected & found).total(), found.total(), expected.total()


def rows_f1(agreed: int, read: int, expected: int) -> float:
    """Return the harmonic mean of precision and recall.

    >>> rows_f1(9, 10, 9)
    0.9473684210526315
    >>> rows_f1(0, 0, 0)
    1.0
    """
    return 2 * agreed / (read + expected) if read + expected else 1.0


def _key(row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(fold(row.get(name) or "").strip(".;:,•*") for name in KEYS)
