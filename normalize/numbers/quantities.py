"""Quantities: numbers with their bound, their unit and their part in the text.

What comes in is one text; what leaves is every quantity in it, in order, each with a role that
says whether it is what the text states or only names beside it. Nothing is chosen here: the
readers of targets, figures and progress do that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jalon.normalize.numbers.not_quantities import number_lexicon
from jalon.normalize.numbers.numbers import find_numbers
from jalon.normalize.numbers.quantity_patterns import (
    TIMES,
    bounds_after,
    bounds_before,
    changes_after,
    changes_before,
    ends_before,
    holds,
    oddities,
    units,
)
from jalon.normalize.text.levelling import alternation, level
from jalon.schemas.quantities import (
    NumberForm,
    NumberSpan,
    Quantity,
    QuantityRole,
    TargetDoubt,
)
from jalon.schemas.values import Comparator, Unit

_RATIO_GAP = re.compile(r" ?/ ?| sur | out of | of | ?: ?(?=1\b)")
_RANGE_GAP = re.compile(r"(?P<unit>.{0,12}?)(?: ?- ?| a | to | ou | or | jusqu'a )")
_PAIR_GAP = re.compile(r"(?P<unit>.{0,12}?)(?: et | and | & )")
_BETWEEN = re.compile(r"(?:entre|between) ?$")
_FROM = re.compile(r"(?:^|\W)(?:de|from|d') ?$")
_CURRENCY_BEFORE = re.compile(r"(?:(?<!\w)(?P<country>usd?|ca?|cad|can) ?)?[$] ?$")
_CLAUSE = re.compile(r"[.;!?](?:\s|$)")
# "plus 5 %", "moins 5 %": a sign in words, or half of a bound.
_SIGN_WORD = re.compile(r"(?:^|[\s(:])(?:plus|moins|minus) $")


def find_quantities(
    text: str, *, language: str | None = None, speaks_of_time: bool = False
) -> list[Quantity]:
    """Return the quantities of a tidy text, in order.

    Args:
        text: As ``tidy`` leaves it; places in the result are places in it.
        language: Decides what "1,250" is; None leaves it undecided.
        speaks_of_time: Whether "5 m" and "30 s" are times here.

    >>> [(q.value, q.comparator.value, q.unit.value) for q in find_quantities("au moins 60 %")]
    [(60.0, 'ge', 'percent')]
    """
    levelled = level(text)
    bare = _bare(levelled, find_numbers(text, language=language))
    merged = _merge_ratios(levelled, _merge_ranges(levelled, bare))
    return [_dress(levelled, quantity, speaks_of_time) for quantity in merged]


def _bare(levelled: str, numbers: list[NumberSpan]) -> list[Quantity]:
    """Return the numbers as quantities of which nothing else is known yet."""
    found = [_undressed(levelled, span) for span in numbers]
    pattern, numbers_named = _collectives()
    for match in pattern.finditer(levelled):
        value = numbers_named[match.group()]
        span = NumberSpan(value, match.start(), match.end(), NumberForm.WORDS)
        found.append(replace(_undressed(levelled, span), comparator=Comparator.APPROX))
    return sorted(found, key=lambda quantity: quantity.start)


@cache
def _collectives() -> tuple[re.Pattern[str], dict[str, float]]:
    entries = number_lexicon().collectives
    means = {level(word): entry.number for entry in entries for word in entry.words}
    return re.compile(alternation(means)), means


def _undressed(levelled: str, span: NumberSpan) -> Quantity:
    is_ratio = span.value is None and span.form is NumberForm.WORDS
    role = QuantityRole.RATIO if is_ratio else QuantityRole.OWN
    doubt = TargetDoubt.AMBIGUOUS_NUMBER if span.value is None else None
    return Quantity(
        value=span.value, value_max=None, comparator=Comparator.EQ, unit=None, role=role,
        doubt=TargetDoubt.RATIO if is_ratio else doubt, sign="", start=span.start, end=span.end,
        number_start=span.start, number_end=span.end,
    )  # fmt: skip


def _merge_ranges(levelled: str, bare: list[Quantity]) -> list[Quantity]:
    """Return quantities with "10 à 15", "entre 5 et 10" and "passer de 5 à 10" as one each."""
    merged: list[Quantity] = []
    for quantity in bare:
        joined = _range(levelled, merged[-1], quantity) if merged else None
        if joined is None:
            merged.append(quantity)
        else:
            merged[-1] = joined
    return merged


def _range(levelled: str, low: Quantity, high: Quantity) -> Quantity | None:
    gap = levelled[low.end : high.start]
    before = levelled[: low.start]
    pattern = _PAIR_GAP if _BETWEEN.search(before) else _RANGE_GAP
    match = pattern.fullmatch(gap)
    if match is None or low.value_max is not None or not _same_unit(levelled, match, low, high):
        return None
    joined = replace(low, end=high.end, number_end=high.number_end)
    if _is_passage(before):
        return replace(joined, value=high.value, role=QuantityRole.FINAL, doubt=high.doubt)
    if low.value is None or high.value is None or low.value >= high.value:
        return replace(joined, value=None, doubt=TargetDoubt.AMBIGUOUS_NUMBER)
    return replace(joined, value_max=high.value)


def _same_unit(levelled: str, gap: re.Match[str], low: Quantity, high: Quantity) -> bool:
    """Whether the unit printed after the lower end, if any, is that of the upper end."""
    if not gap["unit"].strip():
        return True
    first, last = (units()[0].match(levelled, q.end) for q in (low, high))
    return bool(
        first and last and first[1] == last[1] and first.end() >= low.end + len(gap["unit"])
    )


def _is_passage(before: str) -> bool:
    clause = _clause_before(before)
    changes = changes_before()
    is_moving = holds("passages").search(clause) or any(p.search(clause) for p in changes[:2])
    return bool(is_moving and _FROM.search(before))


def _clause_before(before: str) -> str:
    return _CLAUSE.split(before)[-1]


def _merge_ratios(levelled: str, bare: list[Quantity]) -> list[Quantity]:
    merged: list[Quantity] = []
    for quantity in bare:
        gap = levelled[merged[-1].end : quantity.start] if merged else ""
        if merged and _RATIO_GAP.fullmatch(gap):
            merged[-1] = replace(
                merged[-1], value=None, value_max=None, role=QuantityRole.RATIO,
                doubt=TargetDoubt.RATIO, end=quantity.end, number_end=quantity.number_end,
            )  # fmt: skip
        else:
            merged.append(quantity)
    return merged


def _dress(levelled: str, bare: Quantity, speaks_of_time: bool) -> Quantity:
    """Return the quantity with its unit, its bound, its sign and its role."""
    with_unit = _with_unit(levelled, bare, speaks_of_time)
    bounded = _with_sign(levelled, _with_bound(levelled, with_unit))
    return _with_role(levelled, bounded)


def _with_unit(levelled: str, quantity: Quantity, speaks_of_time: bool) -> Quantity:
    odd = _with_odd_unit(levelled, quantity)
    if odd is not None:
        return odd
    pattern, means = units()
    match = pattern.match(levelled, quantity.end)
    if match is None:
        return replace(quantity, unit=Unit.COUNT)
    entry = means[match[1]]
    if entry.is_short and not speaks_of_time:
        return replace(quantity, doubt=TargetDoubt.UNIT_UNCLEAR, end=match.end())
    return replace(quantity, unit=entry.unit, end=match.end())


def _with_odd_unit(levelled: str, quantity: Quantity) -> Quantity | None:
    """Return the quantity with a unit that is none of ours, or a sign before it; else None."""
    foreign, points = oddities()
    if match := foreign.match(levelled, quantity.end):
        return replace(quantity, doubt=TargetDoubt.FOREIGN_CURRENCY, end=match.end())
    if match := points.match(levelled, quantity.end):
        return replace(quantity, doubt=TargetDoubt.PERCENTAGE_POINTS, end=match.end())
    sign = _CURRENCY_BEFORE.search(levelled[: quantity.start])
    if sign is None:
        return None
    if sign["country"] in (None, "c", "ca", "cad", "can"):
        return replace(quantity, unit=Unit.CAD, start=sign.start())
    return replace(quantity, doubt=TargetDoubt.FOREIGN_CURRENCY, start=sign.start())


def _with_bound(levelled: str, quantity: Quantity) -> Quantity:
    pattern, means = bounds_before()
    if match := pattern.search(levelled[: quantity.start]):
        return replace(quantity, comparator=means[match[1]], start=match.start())
    near, far, means = bounds_after()
    if match := near.match(levelled, quantity.end):
        return replace(quantity, comparator=means[match[1]], end=match.end())
    if match := far.match(levelled, quantity.end):
        return replace(quantity, comparator=means[match[1]])
    return quantity


_PLUS = re.compile(r"(?P<before>^|.*[\s(:;,])\+ ?$", re.DOTALL)
_MINUS = re.compile(r"(?:^|[(:] ?)-(?P<space> ?)$")


def _with_sign(levelled: str, quantity: Quantity) -> Quantity:
    """Return the quantity with the plus or minus printed before it.

    A minus that is set apart may be the dash of a list: it is one where words follow.
    """
    before = levelled[: quantity.start]
    if quantity.comparator is Comparator.EQ and _PLUS.match(before):
        return replace(quantity, sign="+", start=before.rindex("+"))
    if quantity.comparator is Comparator.EQ and _SIGN_WORD.search(before):
        return replace(quantity, doubt=TargetDoubt.SIGN_UNCLEAR)
    minus = _MINUS.search(before)
    if minus is None:
        return quantity
    if minus["space"] and levelled[quantity.end :].strip(" ."):
        return quantity
    doubt = TargetDoubt.SIGN_UNCLEAR if minus["space"] else quantity.doubt
    return replace(quantity, sign="-", doubt=doubt, start=before.rindex("-"))


def _with_role(levelled: str, quantity: Quantity) -> Quantity:
    if quantity.role is not QuantityRole.OWN:
        return quantity
    before = levelled[: quantity.start]
    if changed := _change(levelled, before, quantity):
        return changed
    if ends_before("final_before").search(before):
        return replace(quantity, role=QuantityRole.FINAL)
    is_age = quantity.unit is Unit.YEAR and quantity.value_max is not None
    if is_age or (quantity.unit in TIMES and _is_frame(levelled, before, quantity)):
        return replace(quantity, role=QuantityRole.FRAME)
    if quantity.unit is not Unit.PERCENT and ends_before("reference_before").search(before):
        return replace(quantity, role=QuantityRole.REFERENCE)
    return quantity


def _change(levelled: str, before: str, quantity: Quantity) -> Quantity | None:
    """Return the quantity as a change, or None where it is a level.

    The value of a decrease is negative. Where the words leave open whether a change or a level
    is meant ("améliorer la réussite de 80 % des élèves"), the value is doubted.
    """
    changed = replace(quantity, role=QuantityRole.CHANGE)
    if quantity.sign:
        is_sure = quantity.unit is Unit.PERCENT
        signed = _negated(changed) if quantity.sign == "-" else changed
        return signed if is_sure else replace(signed, doubt=TargetDoubt.SIGN_UNCLEAR)
    more, less = changes_after()
    if more.match(levelled, quantity.end):
        return changed
    if less.match(levelled, quantity.end):
        return _negated(changed)
    return _change_by(levelled, before, changed)


def _change_by(levelled: str, before: str, changed: Quantity) -> Quantity | None:
    up, down, link, adjacent = changes_before()
    # "hausse d'au moins 5 %", "hausse minimale de 5 %": the bound holds the link.
    if levelled[changed.start : changed.number_start].startswith(("d'", "de ", "minimal")):
        before += "de "
    clause = _clause_before(before)
    rises = [m.start() for m in up.finditer(clause)]
    falls = [m.start() for m in down.finditer(clause)]
    if not (rises or falls) or not link.search(before):
        return None
    turned = _negated(changed) if max(falls, default=-1) > max(rises, default=-1) else changed
    if adjacent.search(before):
        return turned
    has_owner = re.match(r" ?(?:des?|du|d'|of|[a-z]{4,})\b", levelled[changed.end :])
    return replace(turned, doubt=TargetDoubt.SIGN_UNCLEAR) if has_owner else turned


def _negated(quantity: Quantity) -> Quantity:
    return quantity if quantity.value is None else replace(quantity, value=-quantity.value)


def _is_frame(levelled: str, before: str, quantity: Quantity) -> bool:
    """Whether a time limits or describes something and is not what the text states.

    "En moins de 48 h" and "un délai de 5 jours" state a time, unless a number came before.
    """
    if re.search(r"\($", before) and levelled[quantity.end :].startswith(")"):
        return bool(before.strip("( "))
    if not ends_before("frame_before").search(before):
        return False
    is_first = not re.search(r"\d", before)
    is_limit = quantity.comparator in (Comparator.LT, Comparator.LE)
    speaks_of_time = holds("time_indicators").search(" ".join(before.split()[-6:]))
    return not (is_first and (is_limit or speaks_of_time))
