"""Which value belongs to which item of the list beside it: by where it stands, not by counting.

Position decides; the count must not contradict it. Where the two disagree the value is left
out and the reason is given: a gap that says so is better than a figure tied to the wrong
indicator.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jalon.extract.records.items import slack_of
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.rows import Item

TIES = SETTINGS.ties


@dataclass(frozen=True, slots=True)
class Tie:
    """What belongs to one item: the value or None, how sure, and why it was left out if it was."""

    value: Item | None
    certainty: float
    gap: str | None = None
    is_shared: bool = False


def tie_values(
    items: Sequence[Item], values: Sequence[Item], is_quantity: Callable[[str], bool]
) -> list[Tie]:
    """One tie for each of ``items``.

    Args:
        items: The labels of one cell, top to bottom.
        values: The values of the cell beside it, top to bottom.
        is_quantity: Whether a text is a short number ("Min 2"), which stands for one item only.
    """
    if not values:
        return [Tie(None, TIES.certain) for _ in items]
    if len(items) == 1 and len(values) == 1:
        return [Tie(values[0], TIES.certain)]
    for places, certainty in (
        (_on_first_lines(items, values), TIES.certain),
        (_shifted_as_a_block(items, values), TIES.likely),
        (_within_items(items, values), TIES.likely),
        (_in_order(items, values), TIES.ordered),
    ):
        if places is not None and not _is_lone_prose(items, values, is_quantity):
            return _placed(items, values, places, certainty)
    if len(values) == 1 and not is_quantity(values[0].text):
        return [Tie(values[0], TIES.shared, is_shared=True) for _ in items]
    return [Tie(None, TIES.doubtful, gap="list_mismatch") for _ in items]


def _is_lone_prose(
    items: Sequence[Item], values: Sequence[Item], is_quantity: Callable[[str], bool]
) -> bool:
    """One bulleted entry, or one sentence that stands beside several items, is for all of them."""
    if len(values) != 1 or len(items) == 1 or is_quantity(values[0].text):
        return False
    value = values[0]
    beside = [
        i
        for i in items
        if value.first_baseline - slack_of(i)
        <= i.first_baseline
        <= value.last_baseline + slack_of(i)
    ]
    return value.is_bulleted or len(beside) > 1


def _placed(
    items: Sequence[Item], values: Sequence[Item], places: Sequence[int], certainty: float
) -> list[Tie]:
    by_item = dict(zip(places, values, strict=True))
    whole = certainty if len(values) == len(items) else min(certainty, TIES.likely)
    return [Tie(by_item.get(i), whole) for i in range(len(items))]


def _rising(places: list[int]) -> list[int] | None:
    return places if all(a < b for a, b in pairwise(places)) else None


def _on_first_lines(items: Sequence[Item], values: Sequence[Item]) -> list[int] | None:
    """Every value stands on the first line of an item, in order."""
    places = []
    for value in values:
        near = [
            i
            for i, item in enumerate(items)
            if abs(item.first_baseline - value.first_baseline) <= slack_of(item)
        ]
        if len(near) != 1:
            return None
        places.append(near[0])
    return _rising(places)


def _shifted_as_a_block(items: Sequence[Item], values: Sequence[Item]) -> list[int] | None:
    """As many values as items, all set off by one same distance, none onto another's line."""
    if len(items) != len(values):
        return None
    shifts = [v.first_baseline - i.first_baseline for i, v in zip(items, values, strict=True)]
    if max(shifts) - min(shifts) > slack_of(items[0]):
        return None
    strays = any(
        abs(value.first_baseline - item.first_baseline) <= slack_of(item)
        for i, item in enumerate(items)
        for j, value in enumerate(values)
        if i != j
    )
    return None if strays else list(range(len(items)))


def _within_items(items: Sequence[Item], values: Sequence[Item]) -> list[int] | None:
    """As many values as items, each beside a line of its own item and of no other."""
    if len(items) != len(values):
        return None
    for item, value in zip(items, values, strict=True):
        slack = slack_of(item)
        if not item.first_baseline - slack <= value.first_baseline <= item.last_baseline + slack:
            return None
    return list(range(len(items)))


def _in_order(items: Sequence[Item], values: Sequence[Item]) -> list[int] | None:
    """As many bullets on both sides, from one height down: labels that wrap part the pairs."""
    if len(items) != len(values) or not all(i.is_bulleted for i in (*items, *values)):
        return None
    starts_level = abs(items[0].first_baseline - values[0].first_baseline) <= slack_of(items[0])
    return list(range(len(items))) if starts_level else None
