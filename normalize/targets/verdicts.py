"""What a result printed beside a target says of it.

Precision first: None wherever the two texts leave it open, and ``not_comparable`` only where
both are clear and speak of different things.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from functools import cache

from jalon.normalize.numbers.not_quantities import words_in
from jalon.normalize.targets.states import parse_state
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.links import Comparison
from jalon.schemas.quantities import ProgressState
from jalon.schemas.quantity_words import DirectionWords
from jalon.schemas.values import Comparator, TargetKind, TargetValue, Unit

# how far from "about so many" is still about as many
_ABOUT = 0.1
# more of these is the aim unless the indicator's words say otherwise; of money, time or
# emissions less is as often the aim as more
_MORE_IS_BETTER = frozenset((Unit.COUNT, Unit.PERCENT))

_STATES = {
    ProgressState.ACHIEVED: Comparison.MET,
    ProgressState.IN_PROGRESS: Comparison.UNDER_WAY,
    ProgressState.ONGOING: Comparison.UNDER_WAY,
}


_BOUNDS: dict[Comparator | None, Callable[[float, float], bool]] = {
    Comparator.GE: operator.ge,
    Comparator.GT: operator.gt,
    Comparator.LE: operator.le,
    Comparator.LT: operator.lt,
}

# what less than the target is, by whether its time goes on
_SHORT_OF_IT = {True: Comparison.UNDER_WAY, False: Comparison.NOT_MET, None: None}


def verdict_on(  # noqa: PLR0913 - what stands beside the two texts, named at every call
    target: TargetValue | None,
    result: TargetValue | None,
    *,
    result_text: str,
    indicator: str | None = None,
    baseline: float | None = None,
    is_open: bool | None = None,
) -> Comparison | None:
    """Return what a printed result says of the target beside it, None where that is not sure.

    Args:
        target: What the target states.
        result: What the result states, read as the target is.
        result_text: The result as printed; a state in words ("Réalisé") is a verdict too.
        indicator: The indicator's label; tells whether less is better.
        baseline: Where it began, in the target's unit; tells the same.
        is_open: There is time left to reach the target, so that less than it is under way; None
            where that is not known.

    >>> aim = TargetValue(TargetKind.ABSOLUTE, Comparator.GE, 80, unit=Unit.PERCENT)
    >>> reached = TargetValue(TargetKind.ABSOLUTE, Comparator.EQ, 84, unit=Unit.PERCENT)
    >>> verdict_on(aim, reached, result_text="84 %").value
    'met'
    >>> verdict_on(aim, None, result_text="Sondage en préparation")
    """
    state = parse_state(result_text)
    if target is None or state is not None:
        return _STATES.get(state) if target is not None and state is not None else None
    if result is None or target.value is None or result.value is None:
        return None
    if target.unit is not result.unit or target.kind is not result.kind:
        return Comparison.NOT_COMPARABLE
    # a result that is itself a bound or a range may lie on either side
    if result.comparator is not Comparator.EQ or result.value_max is not None:
        return None
    is_less_better = _less_is_better(target, indicator, baseline)
    is_reached = _is_reached(target, result.value, is_less_better)
    if is_reached is None:
        return None
    return Comparison.MET if is_reached else _SHORT_OF_IT[is_open]


def _is_reached(target: TargetValue, found: float, is_less_better: bool | None) -> bool | None:
    """Whether a number satisfies a target; None where the texts leave it open."""
    aim = target.value
    assert aim is not None
    if target.kind is TargetKind.RELATIVE_CHANGE:
        return aim * found > 0 and abs(found) >= abs(aim)
    if target.value_max is not None:
        return _in_range(aim, target.value_max, found, is_less_better)
    if target.comparator in _BOUNDS:
        return _BOUNDS[target.comparator](found, aim)
    if target.comparator is Comparator.APPROX:
        # "environ 60": a tenth to either side is as good as said
        return _in_range(aim * (1 - _ABOUT), aim * (1 + _ABOUT), found, is_less_better) or None
    if target.comparator is not Comparator.EQ:
        return None
    return _in_range(aim, aim, found, is_less_better)


def _in_range(low: float, high: float, found: float, is_less_better: bool | None) -> bool | None:
    """Whether a number lies in a range, or beyond its good end."""
    if low <= found <= high:
        return True
    if is_less_better is None:
        return None
    return (found < low) is is_less_better


def _less_is_better(
    target: TargetValue, indicator: str | None, baseline: float | None
) -> bool | None:
    """Whether a lower number is the better one; None where nothing tells."""
    aim = target.value
    if baseline is not None and aim is not None and baseline != aim:
        return aim < baseline
    levelled = level(tidy(indicator or ""))
    is_unwanted, is_cut = (bool(pattern.search(levelled)) for pattern in _direction())
    if is_cut or not levelled:
        return None
    if is_unwanted:
        return True
    return False if target.unit in _MORE_IS_BETTER else None


@cache
def _direction() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the words of what one wants less of, and those of cutting it."""
    lexicon = read_wordlist("direction_words.yaml", DirectionWords)
    unwanted, cuts = (alternation(words_in(words)) for words in (lexicon.unwanted, lexicon.cuts))
    return re.compile(unwanted), re.compile(cuts)
