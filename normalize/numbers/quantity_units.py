"""The unit of a number: the words and signs beside it."""

from __future__ import annotations

import re
from dataclasses import replace

from jalon.normalize.numbers.quantity_patterns import currencies_before, oddities, units
from jalon.schemas.quantities import Quantity, TargetDoubt
from jalon.schemas.values import Unit

# Words that say that "points" are no percentage points: "3 points de service".
_OF_SOMETHING = re.compile(r" ?(?:de |d'|of )(?!pourcent|%)")
_LONGEST_CURRENCY = 24  # characters before a number


def with_unit(text: str, levelled: str, quantity: Quantity, *, speaks_of_time: bool) -> Quantity:
    """Return the quantity with its unit: after it, or for money before it; else a plain count.

    Args:
        text: As ``tidy`` leaves it.
        levelled: The same, levelled.
        quantity: A number or a range of which no unit is known yet.
        speaks_of_time: Whether "5 m" and "30 s" are times here.
    """
    odd = _with_odd_unit(text, levelled, quantity)
    if odd is not None:
        return odd
    pattern, means = units()
    match = pattern.match(levelled, quantity.end)
    if match is None or not _is_written_so(
        text, match.start(1), match.end(1), means[match[1]].unit
    ):
        return replace(quantity, unit=Unit.COUNT)
    entry = means[match[1]]
    if entry.is_short and not speaks_of_time:
        return replace(quantity, doubt=TargetDoubt.UNIT_UNCLEAR, end=match.end())
    return _times(replace(quantity, unit=entry.unit, end=match.end()), entry.factor)


def _is_written_so(text: str, start: int, end: int, unit: Unit) -> bool:
    """Whether a currency's code stands in capitals: "TRY", not "try"."""
    word = text[start:end]
    return not (unit.is_money and word.upper() == unit.value) or word.isupper()


def _times(quantity: Quantity, factor: float) -> Quantity:
    """Return the quantity in its unit: 2 GW as 2000 MW."""
    low, high = quantity.value, quantity.value_max
    return replace(
        quantity,
        value=None if low is None else round(low * factor, 6),
        value_max=None if high is None else round(high * factor, 6),
    )


def _with_odd_unit(text: str, levelled: str, quantity: Quantity) -> Quantity | None:
    """Return the quantity with points, with an unknown currency, or a sign before it; else None."""
    foreign, points = oddities()
    if found := _points(levelled, quantity, points):
        return found
    pattern, means = currencies_before()
    sign = pattern.search(levelled[max(0, quantity.start - _LONGEST_CURRENCY) : quantity.start])
    if sign is not None:
        start = quantity.start - len(sign.group())
        is_free = start == 0 or not levelled[start - 1].isalnum()
        unit = means[sign[1]]
        if is_free and _is_written_so(text, start, start + len(sign[1]), unit):
            return replace(quantity, unit=unit, start=start)
        if not is_free and sign[1] == "$":
            return replace(quantity, doubt=TargetDoubt.FOREIGN_CURRENCY, start=start)
    if match := foreign.match(levelled, quantity.end):
        return replace(quantity, doubt=TargetDoubt.FOREIGN_CURRENCY, end=match.end())
    return None


def _points(levelled: str, quantity: Quantity, points: re.Pattern[str]) -> Quantity | None:
    """Return percentage points, but not "30 pp." (pages) nor "3 points de service"."""
    match = points.match(levelled, quantity.end)
    if match is None or _OF_SOMETHING.match(levelled, match.end()):
        return None
    other = units()[0].match(levelled, quantity.end)
    if other is not None and other.end() >= match.end():
        return None
    return replace(quantity, unit=Unit.POINT, end=match.end())
