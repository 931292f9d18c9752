"""Quantities: numbers with their bound, their unit and their part in the text.

What comes in is one text; what leaves is every quantity in it, in order, each with a role that
says whether it is what the text states or only names beside it. Nothing is chosen here: the
readers of targets, figures and progress do that.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jalon.normalize.numbers.not_quantities import number_lexicon, quantity_lexicon
from jalon.normalize.numbers.numbers import find_numbers
from jalon.normalize.numbers.quantity_patterns import (
    TIMES,
    bounds_after,
    bounds_before,
    changes_after,
    changes_before,
    ends_before,
    holds,
    units,
)
from jalon.normalize.numbers.quantity_units import with_unit
from jalon.normalize.text.levelling import alternation, level, words_around
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
_MARGIN_GAP = re.compile(r"(?P<unit>.{0,12}?) ?(?:±|\+ ?/ ?-|plus ou moins) ?")
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
    ranges = _merge_ranges(levelled, _without_margins(levelled, bare))
    merged = _merge_ratios(levelled, ranges)
    return [_dress(text, levelled, quantity, speaks_of_time) for quantity in merged]


def _bare(levelled: str, numbers: list[NumberSpan]) -> list[Quantity]:
    """Return the numbers as quantities of which nothing else is known yet."""
    found = [_undressed(levelled, span) for span in numbers]
    pattern, numbers_named = _collectives()
    for match in pattern.finditer(levelled):
        value = numbers_named[match.group()]
        span = NumberSpan(value, match.start(), match.end(), NumberForm.WORDS)
        found.append(replace(_undressed(levelled, span), comparator=Comparator.APPROX))
    if not found:  # "twice a year": beside digits the word says nothing new
        found = [_undressed(levelled, span) for span in _once(levelled)]
    return sorted(found, key=lambda quantity: quantity.start)


def _once(levelled: str) -> list[NumberSpan]:
    entries = quantity_lexicon().once
    means = {level(word): entry.number for entry in entries for word in entry.words}
    found = re.finditer(rf"({alternation(means)})(?= (?:per|a|an|each|every)\b)", levelled)
    return [NumberSpan(means[m[1]], m.start(), m.end(), NumberForm.WORDS) for m in found]


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
        number_start=span.start, number_end=span.end, factor=span.factor,
    )  # fmt: skip


def _without_margins(levelled: str, bare: list[Quantity]) -> list[Quantity]:
    """Return quantities with "45 ± 5" as about 45: the margin is no number of its own."""
    kept: list[Quantity] = []
    for quantity in bare:
        match = _MARGIN_GAP.fullmatch(levelled[kept[-1].end : quantity.start]) if kept else None
        if match is None:
            kept.append(quantity)
            continue
        end = kept[-1].end if match["unit"].strip() else quantity.end
        kept[-1] = replace(kept[-1], comparator=Comparator.APPROX, end=end, number_end=end)
    return kept


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
    before = levelled[words_around(levelled, low.start, low.start)[0] : low.start]
    pattern = _PAIR_GAP if _BETWEEN.search(before) else _RANGE_GAP
    match = pattern.fullmatch(gap)
    if match is None or low.value_max is not None or not _same_unit(levelled, match, low, high):
        return None
    joined = replace(low, end=high.end, number_end=high.number_end)
    low = _scaled_as(low, high)
    is_rising = low.value is not None and high.value is not None and low.value < high.value
    if _is_passage(before, is_rising=is_rising):
        return replace(joined, value=high.value, role=QuantityRole.FINAL, doubt=high.doubt)
    if not is_rising:
        return replace(joined, value=None, doubt=TargetDoubt.AMBIGUOUS_NUMBER)
    return replace(joined, value=low.value, value_max=high.value, comparator=Comparator.GE)


def _scaled_as(low: Quantity, high: Quantity) -> Quantity:
    """Return the lower end in the magnitude of the upper: "10 à 15 M$"."""
    is_shared = low.factor == 1 and high.factor > 1 and low.value is not None
    if not is_shared or low.value is None or high.value is None:
        return low
    return replace(low, value=low.value * high.factor) if low.value < high.value else low


def _same_unit(levelled: str, gap: re.Match[str], low: Quantity, high: Quantity) -> bool:
    """Whether the unit printed after the lower end, if any, is that of the upper end."""
    if not gap["unit"].strip():
        return True
    first, last = (units()[0].match(levelled, q.end) for q in (low, high))
    return bool(
        first and last and first[1] == last[1] and first.end() >= low.end + len(gap["unit"])
    )


def _is_passage(before: str, *, is_rising: bool) -> bool:
    """Whether "de 5 à 10" names where something starts and where it gets to.

    A fall "de 10 à 15 %" can only be one by 10 to 15 %.
    """
    clause = _clause_before(before)
    if not _FROM.search(before):
        return False
    if holds("passages").search(clause):
        return True
    up, down = changes_before()[:2]
    return bool(up.search(clause)) or (bool(down.search(clause)) and not is_rising)


def _clause_before(before: str) -> str:
    return _CLAUSE.split(before)[-1]


def _merge_ratios(levelled: str, bare: list[Quantity]) -> list[Quantity]:
    merged: list[Quantity] = []
    for quantity in bare:
        gap = levelled[merged[-1].end : quantity.start] if merged else ""
        if merged and _RATIO_GAP.fullmatch(gap):
            merged[-1] = replace(
                merged[-1], value_max=None, role=QuantityRole.RATIO, doubt=TargetDoubt.RATIO,
                comparator=Comparator.EQ, end=quantity.end, number_end=quantity.number_end,
            )  # fmt: skip
        else:
            merged.append(quantity)
    return merged


def _dress(text: str, levelled: str, bare: Quantity, speaks_of_time: bool) -> Quantity:
    """Return the quantity with its unit, bound, sign and role, as the words near it say."""
    first, last = words_around(levelled, bare.start, bare.end)
    near = levelled[first:last]
    measured = with_unit(
        text[first:last], near, _moved(bare, -first), speaks_of_time=speaks_of_time
    )
    bounded = _with_sign(near, _with_bound(near, measured))
    return _moved(_with_sure_points(near, _with_role(near, bounded)), first)


def _moved(quantity: Quantity, by: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start + by,
        end=quantity.end + by,
        number_start=quantity.number_start + by,
        number_end=quantity.number_end + by,
    )


def _with_sure_points(levelled: str, quantity: Quantity) -> Quantity:
    """Return a level of "80 points" doubted: they may be marks and no percentage points."""
    is_level = quantity.unit is Unit.POINT and quantity.role is not QuantityRole.CHANGE
    printed = levelled[quantity.number_end : quantity.end]
    if not is_level or re.search(r"%|pourc|perc|\bpp", printed):
        return quantity
    return replace(quantity, doubt=TargetDoubt.PERCENTAGE_POINTS)


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
    is_unbound = quantity.comparator is Comparator.EQ or quantity.value_max is not None
    if is_unbound and _PLUS.match(before):
        return replace(quantity, sign="+", start=before.rindex("+"))
    if is_unbound and _SIGN_WORD.search(before):
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
        signed = _negated(changed) if quantity.sign == "-" else changed
        return signed if _is_signed_change(levelled, quantity) else _sign_doubted(signed)
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
    return _sign_doubted(turned) if has_owner else turned


def _is_signed_change(levelled: str, quantity: Quantity) -> bool:
    """Whether a sign means a change for sure: "+ 5 %", "+3 points", "+12" alone.

    "+ 64 écoles" may be more than 64 schools, "-12" the item of a list.
    """
    if quantity.unit in (Unit.PERCENT, Unit.POINT):
        return True
    rest = levelled[: quantity.start] + levelled[quantity.end :]
    return quantity.sign == "+" and not rest.strip(" .;")


def _sign_doubted(quantity: Quantity) -> Quantity:
    return replace(quantity, doubt=TargetDoubt.SIGN_UNCLEAR)


def _negated(quantity: Quantity) -> Quantity:
    """Return a decrease: the ends of a range change places, so that the lower stays first."""
    low, high = quantity.value, quantity.value_max
    if low is None:
        return quantity
    if high is None:
        return replace(quantity, value=-low)
    return replace(quantity, value=-high, value_max=-low)


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
