"""The unit of a target's number: printed beside it, said by the indicator, or by a heading."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from jalon.normalize.numbers.measures import counts_things, stated_unit, unit_of_bare_number
from jalon.schemas.quantities import Quantity, TargetDoubt
from jalon.schemas.values import Unit, UnitHint

# Dollars that print the same sign as the Canadian one.
_DOLLARS = frozenset({Unit.CAD, Unit.USD, Unit.AUD, Unit.NZD, Unit.SGD, Unit.HKD})

# "½ journée": a length of time; "2 journées" are events.
_DAYS = re.compile(r"(?:de )?journ[\u00e9e]es?(?: (?:de travail|par .{1,20}))?", re.IGNORECASE)


def settle_unit(
    text: str, chosen: Quantity, indicator: str | None, hint: UnitHint | None
) -> Quantity:
    """Return the quantity with the unit that the indicator or a heading gives to a bare number.

    Args:
        text: The target, tidied.
        chosen: The quantity that it states.
        indicator: The indicator's label, if known.
        hint: What a heading says of bare numbers, if anything.
    """
    rest = text[: chosen.start] + " " + text[chosen.end :]
    if chosen.value is None:
        return chosen
    if chosen.unit is not Unit.COUNT:
        return _scaled(text, chosen, hint)
    if unicodedata.category(text[chosen.number_end - 1]) == "No":
        # "½ journée" is half a day; half of another thing has no unit here
        is_day = _DAYS.fullmatch(rest.strip())
        unclear = replace(chosen, doubt=TargetDoubt.UNIT_UNCLEAR)
        return replace(chosen, unit=Unit.DAY) if is_day else unclear
    if re.search(r"[^\W\d_]{2}", rest):
        return chosen
    if hint is not None:
        return _hinted(chosen, indicator, hint)
    return _with_unit(chosen, unit_of_bare_number(indicator, chosen.value))


def _with_unit(chosen: Quantity, unit: Unit | None) -> Quantity:
    unclear = None if unit else TargetDoubt.UNIT_UNCLEAR
    return replace(chosen, unit=unit, doubt=chosen.doubt or unclear)


def _hinted(chosen: Quantity, indicator: str | None, hint: UnitHint) -> Quantity:
    """Return a bare number in the unit and the scale of its heading.

    The indicator's own unit comes first. Where the indicator counts things and the heading, which
    may be that of a whole table, says dollars, nothing is sure.
    """
    own = stated_unit(indicator) if indicator else None
    if own is not None and own is not hint.unit:
        return replace(chosen, unit=own)
    if own is None and counts_things(indicator) and hint.unit not in (None, Unit.COUNT):
        return replace(chosen, doubt=TargetDoubt.UNIT_UNCLEAR)
    value = chosen.value or 0.0
    unit = hint.unit or unit_of_bare_number(indicator, value)
    return _with_unit(_multiplied_by(chosen, hint.factor), unit)


def _scaled(text: str, chosen: Quantity, hint: UnitHint | None) -> Quantity:
    """Return a number that prints its unit in the scale of its heading: "1 250 $" in thousands."""
    if hint is None or chosen.unit is None:
        return chosen
    printed = text[chosen.start : chosen.number_start] + text[chosen.number_end : chosen.end]
    is_bare_dollar = chosen.unit is Unit.CAD and printed.strip() == "$"
    if is_bare_dollar and hint.unit in _DOLLARS:
        chosen = replace(chosen, unit=hint.unit)
    unit = chosen.unit
    is_same = hint.unit is unit or (hint.unit is None and unit is not None and unit.is_money)
    return _multiplied_by(chosen, hint.factor) if is_same else chosen


def _multiplied_by(chosen: Quantity, factor: float) -> Quantity:
    """Return a number times the scale of its heading, unless it prints a magnitude of its own."""
    if factor == 1 or chosen.factor != 1:
        return chosen
    low, high = chosen.value, chosen.value_max
    return replace(
        chosen,
        value=None if low is None else round(low * factor, 6),
        value_max=None if high is None else round(high * factor, 6),
    )
