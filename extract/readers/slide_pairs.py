"""Which issue a recommendation answers: by lines, by what stands beside, by what stands above."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jalon.extract.readers.settings import SETTINGS
from jalon.schemas.diagram import Item, Pair
from jalon.schemas.geometry import Box, gap_x, gap_y, x_share, y_share

SLIDE_PAIRS = SETTINGS.slide_pairs


Judge = Callable[[Box, Sequence[Box]], int | None]


def pair_up(
    recommendations: Sequence[Item],
    issues: Sequence[Item],
    links: Sequence[frozenset[int]],
) -> list[Pair]:
    """One pair for each recommendation.

    Args:
        recommendations: Of one slide.
        issues: Of the same slide.
        links: Groups of places that lines join, as ranks in recommendations + issues.
    """
    if not issues:
        return [Pair(r, None) for r in recommendations]
    if len(issues) == 1:
        tied = _links_to(links, len(recommendations), 1)
        return [
            Pair(r, issues[0], "link" if i in tied else "alone")
            for i, r in enumerate(recommendations)
        ]
    linked = _links_to(links, len(recommendations), len(issues))
    judge, evidence = _arrangement(recommendations, issues)
    places = [i.node.place for i in issues]
    found = [judge(r.node.place, places) for r in recommendations]
    pairs = []
    for rank, item in enumerate(recommendations):
        answer = linked.get(rank, found[rank])
        if answer is None:
            pairs.append(Pair(item, None, "", is_doubtful=True))
        else:
            pairs.append(Pair(item, issues[answer], "link" if rank in linked else evidence))
    return pairs


def _links_to(links: Sequence[frozenset[int]], count: int, issues: int) -> dict[int, int]:
    """Recommendation to issue, for each that lines join to exactly one issue."""
    found: dict[int, set[int]] = {}
    for group in links:
        ends = {i - count for i in group if i >= count}
        if len(ends) == 1:
            for i in group:
                if i < count:
                    found.setdefault(i, set()).update(ends)
    return {i: ends.pop() for i, ends in found.items() if len(ends) == 1 and issues}


def _arrangement(recommendations: Sequence[Item], issues: Sequence[Item]) -> tuple[Judge, str]:
    """The way in which most recommendations of the slide find one issue."""
    places = [i.node.place for i in issues]
    judges: tuple[tuple[Judge, str], ...] = (
        (_beside, "beside"),
        (_in_column, "column"),
        (_under_heading, "heading"),
        (_nearest, "near"),
    )
    scored = []
    for rank, (judge, name) in enumerate(judges):
        found = [judge(r.node.place, places) for r in recommendations]
        answered = {f for f in found if f is not None}
        hits = sum(1 for f in found if f is not None)
        scored.append((-hits, -len(answered), rank, judge, name))
    _, _, _, judge, name = min(scored, key=lambda s: s[:3])
    return judge, name


def _beside(place: Box, issues: Sequence[Box]) -> int | None:
    """The one issue at the same height, to the left or to the right."""
    level = [
        (y_share(place, box), i)
        for i, box in enumerate(issues)
        if y_share(place, box) >= SLIDE_PAIRS.beside and x_share(place, box) < 0.2
    ]
    return _clearly_best(level)


def _in_column(place: Box, issues: Sequence[Box]) -> int | None:
    """The one issue in the same column, above or below."""
    column = [
        (x_share(place, box), i)
        for i, box in enumerate(issues)
        if x_share(place, box) >= SLIDE_PAIRS.beside and y_share(place, box) < 0.2
    ]
    return _clearly_best(column)


def _clearly_best(shares: Sequence[tuple[float, int]]) -> int | None:
    """The issue that shares most with a place, None where another shares nearly as much."""
    ranked = sorted(shares, reverse=True)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[1][0] > SLIDE_PAIRS.clearly_nearer * ranked[0][0]:
        return None
    return ranked[0][1]


def _under_heading(place: Box, issues: Sequence[Box]) -> int | None:
    """The last issue above, in the same column."""
    above = [i for i, box in enumerate(issues) if box.top < place.top and x_share(place, box) > 0]
    return max(above, key=lambda i: issues[i].top, default=None)


def _nearest(place: Box, issues: Sequence[Box]) -> int | None:
    ranked = sorted((gap_x(place, b) + gap_y(place, b), i) for i, b in enumerate(issues))
    if len(ranked) > 1 and ranked[0][0] + 1.0 > SLIDE_PAIRS.clearly_nearer * (ranked[1][0] + 1.0):
        return None
    return ranked[0][1]
