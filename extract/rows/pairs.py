"""Indicators and their targets: by number, by place, by count, never by height alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jalon.extract.records.entries import Entry
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.rows.ties import tie_values
from jalon.schemas.rows import Item

PAIRS = SETTINGS.pairs


@dataclass(frozen=True, slots=True)
class Pair:
    """An indicator with its target; either may be None. ``certainty`` is that of the pairing."""

    label: Item | None
    value: Item | None
    certainty: float
    is_gap: bool = False


def paired(  # noqa: PLR0911 - one way of pairing after the other
    labels: Sequence[Entry], values: Sequence[Entry], is_quantity: Callable[[str], bool]
) -> list[Pair]:
    """Each of ``labels`` with its value, or each value alone where there is no label."""
    if not labels:
        return [Pair(None, v.item, PAIRS.certain) for v in values]
    if not values:
        return [Pair(e.item, None, PAIRS.certain) for e in labels]
    if len(labels) == 1 and len(values) == 1:
        return [Pair(labels[0].item, values[0].item, PAIRS.certain)]
    numbered = _by_number(labels, values)
    if numbered:
        return numbered
    items, held = [e.item for e in labels], [v.item for v in values]
    ties = tie_values(items, held, is_quantity)
    if not any(t.gap for t in ties):
        return [
            Pair(i, t.value, PAIRS.shared if t.is_shared else t.certainty)
            for i, t in zip(items, ties, strict=True)
        ]
    if len(items) == len(held):
        return [Pair(i, v, PAIRS.by_count) for i, v in zip(items, held, strict=True)]
    return [Pair(i, None, 0.5, is_gap=True) for i in items]


def _by_number(labels: Sequence[Entry], values: Sequence[Entry]) -> list[Pair]:
    by_number = {v.ordinal: v.item for v in values if v.ordinal is not None}
    if len(by_number) < len(values) or any(e.ordinal is None for e in labels):
        return []
    return [
        Pair(e.item, by_number.get(e.ordinal) if e.ordinal is not None else None, PAIRS.by_number)
        for e in labels
    ]
