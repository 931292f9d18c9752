"""Which issue a recommendation answers: by lines, by what stands beside, by what stands above."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations, pairwise

from jalon.extract.readers.settings import SETTINGS
from jalon.schemas.diagram import Item, Pair
from jalon.schemas.geometry import Box, gap_x, gap_y, union, x_share, y_share

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
    if None in found:
        own = [r.node.place for r in recommendations]
        shares = shared_out(own, places)
        sections = in_sections(own, places) if shares is None else None
        if shares is not None:
            found, evidence = list(shares), "beside"
        elif sections is not None:
            found, evidence = list(sections), "heading"
    pairs = []
    for rank, item in enumerate(recommendations):
        answer = linked.get(rank, found[rank])
        if answer is None:
            pairs.append(Pair(item, None, "", is_doubtful=True))
        else:
            pairs.append(Pair(item, issues[answer], "link" if rank in linked else evidence))
    return pairs


def shared_out(places: Sequence[Box], issues: Sequence[Box]) -> list[int] | None:
    """The issue of each place, where each issue stands beside the middle or top of its own.

    Recommendations are shared out in order, at least one to each issue; None where they and the
    issues are not two columns, or where two ways of sharing fit nearly as well.
    """
    if any(x_share(p, i) > 0.2 for p in places for i in issues) or len(places) < len(issues):
        return None
    order = sorted(range(len(places)), key=lambda i: places[i].y_mid)
    down = sorted(range(len(issues)), key=lambda i: issues[i].y_mid)
    ways = []
    for cuts in combinations(range(1, len(places)), len(issues) - 1):
        bounds = [0, *cuts, len(places)]
        groups = [union(places[i] for i in order[a:b]) for a, b in pairwise(bounds)]
        ends = [(groups[k], issues[i]) for k, i in enumerate(down)]
        centred = sum(abs(g.y_mid - i.y_mid) for g, i in ends)
        topped = sum(abs(g.top - i.top) for g, i in ends)
        ways.append((min(centred, topped), bounds))
    ways.sort()
    height = sum(p.height for p in places) / len(places)
    if ways[0][0] > SLIDE_PAIRS.fits * height * len(issues):
        return None
    if len(ways) > 1 and ways[1][0] - ways[0][0] < SLIDE_PAIRS.fits * height:
        return None
    bounds = ways[0][1]
    return [
        down[next(k for k, (a, b) in enumerate(pairwise(bounds)) if a <= order.index(i) < b)]
        for i in range(len(places))
    ]


def in_sections(places: Sequence[Box], issues: Sequence[Box]) -> list[int] | None:
    """The last issue above each place, where issues head sections with several columns.

    None where an issue has nothing right below it, or something beside it.
    """
    if any(y_share(p, i) > 0.2 for p in places for i in issues):
        return None
    if any(y_share(a, b) > 0.2 for k, a in enumerate(issues) for b in issues[k + 1 :]):
        return None
    owners: list[int] = []
    for place in places:
        above = [i for i, box in enumerate(issues) if box.top < place.top]
        if not above:
            return None
        owners.append(max(above, key=lambda i: issues[i].top))
    heads = {i for i, place in zip(owners, places, strict=True) if x_share(place, issues[i]) > 0}
    return owners if heads == set(range(len(issues))) else None


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
    if not level:
        return _nearest_across(place, issues)
    level.sort(reverse=True)
    if len(level) > 1 and level[1][0] > SLIDE_PAIRS.clearly_nearer * level[0][0]:
        same_row = [i for share, i in level if share > SLIDE_PAIRS.clearly_nearer * level[0][0]]
        return _clearly_nearest(place, issues, same_row, gap_x)
    return level[0][1]


def _nearest_across(place: Box, issues: Sequence[Box]) -> int | None:
    """The issue clearly nearest in height, where all issues stand in another column."""
    if any(x_share(place, box) >= 0.2 for box in issues):
        return None
    return _clearly_nearest(place, issues, range(len(issues)), gap_y)


def _in_column(place: Box, issues: Sequence[Box]) -> int | None:
    """The one issue in the same column, above or below; of several the nearest above."""
    column = [
        (x_share(place, box), i)
        for i, box in enumerate(issues)
        if x_share(place, box) >= SLIDE_PAIRS.beside and y_share(place, box) < 0.2
    ]
    if not column:
        return None
    column.sort(reverse=True)
    if len(column) == 1 or column[1][0] <= SLIDE_PAIRS.clearly_nearer * column[0][0]:
        return column[0][1]
    rivals = [i for share, i in column if share > SLIDE_PAIRS.clearly_nearer * column[0][0]]
    above = [i for i in rivals if issues[i].bottom <= place.top + 0.2 * place.height]
    return max(above, key=lambda i: issues[i].bottom, default=None)


def _under_heading(place: Box, issues: Sequence[Box]) -> int | None:
    """The last issue above, in the same column."""
    above = [i for i, box in enumerate(issues) if box.top < place.top and x_share(place, box) > 0]
    return max(above, key=lambda i: issues[i].top, default=None)


def _nearest(place: Box, issues: Sequence[Box]) -> int | None:
    return _clearly_nearest(
        place, issues, range(len(issues)), lambda a, b: gap_x(a, b) + gap_y(a, b)
    )


def _clearly_nearest(
    place: Box,
    issues: Sequence[Box],
    ranks: Sequence[int],
    gap: Callable[[Box, Box], float],
) -> int | None:
    ranked = sorted((gap(place, issues[i]), i) for i in ranks)
    if not ranked:
        return None
    if len(ranked) > 1 and ranked[0][0] + 1.0 > SLIDE_PAIRS.clearly_nearer * (ranked[1][0] + 1.0):
        return None
    return ranked[0][1]
