"""What was promised beside what was reported, for actions that two documents share."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache

from rapidfuzz import fuzz

from jalon.normalize.text.folding import fold
from jalon.normalize.text.stems import content_stems
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.links import (
    ActionLink,
    ComparisonWords,
    PromisedTarget,
    ReportedResult,
    TargetAgainstResult,
)
from jalon.schemas.values import Comparator, TargetKind


def compare_results(
    targets: Iterable[PromisedTarget],
    results: Iterable[ReportedResult],
    links: Iterable[ActionLink],
    *,
    period: str | None = None,
) -> list[TargetAgainstResult]:
    """Return what was promised beside what was reported, within linked actions.

    A target and a result are put side by side when both count the same family of things and no
    other target or result of the two actions does; the rest is left alone.

    Args:
        targets: Targets of the plan.
        results: Figures of the report.
        links: From the plan's actions to the report's.
        period: The report's period; targets of another period are left out.
    """
    promised: dict[str, list[PromisedTarget]] = defaultdict(list)
    reported: dict[str, list[ReportedResult]] = defaultdict(list)
    for target in targets:
        if period is None or target.period is None or target.period == period:
            promised[target.action_id].append(target)
    for result in results:
        reported[result.action_id].append(result)
    pairs = [
        _against(target, result, link)
        for link in links
        for target, result in _same_things(promised[link.from_id], reported[link.to_id])
    ]
    return sorted(pairs, key=lambda pair: (pair.target_id, pair.result_id))


def _same_things(
    targets: Sequence[PromisedTarget], results: Sequence[ReportedResult]
) -> Iterable[tuple[PromisedTarget, ReportedResult]]:
    """Yield the targets and results that are alone, on their sides, in counting a family."""
    for target in targets:
        rivals = [t for t in targets if t.indicator_family == target.indicator_family]
        found = [r for r in results if r.indicator_family == target.indicator_family]
        if target.indicator_family is not None and len(rivals) == 1 and len(found) == 1:
            yield target, found[0]


def _against(
    target: PromisedTarget, result: ReportedResult, link: ActionLink
) -> TargetAgainstResult:
    label = result.label or ""
    alike = fuzz.token_set_ratio(fold(target.indicator), fold(label)) / 100
    doubt = _doubt(target, result)
    is_reached = _is_reached(target, result) if doubt is None else None
    evidence = f"{target.indicator_family}: {target.indicator!r} | {label!r}; {link.evidence}"
    return TargetAgainstResult(
        target_id=target.target_id,
        result_id=result.result_id,
        from_action_id=link.from_id,
        to_action_id=link.to_id,
        promised=target.value,
        reported=result.value,
        unit=target.unit if target.unit is result.unit else None,
        is_reached=is_reached,
        score=round(link.score * (0.8 + 0.2 * alike), 2),
        evidence=evidence if doubt is None else f"{evidence}; {doubt}",
    )


def _doubt(target: PromisedTarget, result: ReportedResult) -> str | None:
    """Return why a target and a result of one family are not compared, None where they are."""
    if target.value is None or result.value is None:
        return "no number"
    if target.unit is not result.unit:
        return "other unit"
    if target.kind not in (None, TargetKind.ABSOLUTE):
        return "not a level to reach"
    one, two = _telling(target.indicator), _telling(result.label or "")
    context = _neutral() | _telling(target.action or "") | _telling(result.action or "")
    return None if one & two and (one ^ two) <= context else "other words"


def _telling(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


@cache
def _neutral() -> frozenset[str]:
    lexicon = read_wordlist("comparison_words.yaml", ComparisonWords)
    return frozenset(stem for word in lexicon.neutral for stem in content_stems(word))


def _is_reached(target: PromisedTarget, result: ReportedResult) -> bool | None:
    """Return whether a result satisfies its target, None where the figures leave it open.

    A plain number is a promise of at least that many. A relative change never comes here: the
    figure from which it counts is not in the plan's row.
    """
    bounds = _bounds(result)
    if target.value is None or bounds is None:
        return None
    low, high = bounds
    match target.comparator:
        case Comparator.GE | Comparator.EQ:
            return True if low >= target.value else _no_if(high < target.value)
        case Comparator.GT:
            return True if low > target.value else _no_if(high <= target.value)
        case Comparator.LE:
            return True if high <= target.value else _no_if(low > target.value)
        case Comparator.LT:
            return True if high < target.value else _no_if(low >= target.value)
        case _:
            return None


def _no_if(is_missed: bool) -> bool | None:
    return False if is_missed else None


def _bounds(result: ReportedResult) -> tuple[float, float] | None:
    """Return the lowest and highest number that a reported figure may stand for."""
    if result.value is None:
        return None
    match result.comparator:
        case Comparator.EQ:
            return result.value, result.value
        case Comparator.GE | Comparator.GT:
            return result.value, math.inf
        case Comparator.LE | Comparator.LT:
            return -math.inf, result.value
        case _:
            return None
