"""Which items of a slide are recommendations, and which are the issues that they answer."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.readers.openings import bare_number
from jalon.extract.readers.slide_items import side_by_labels
from jalon.schemas.diagram import Item, Node
from jalon.schemas.geometry import gap_x, gap_y
from jalon.schemas.values import Role

Labels = Sequence[tuple[Role, Node]]
Sides = tuple[list[Item], list[Item]]


def sort_sides(items: Sequence[Item], labels: Labels, last: int) -> Sides:
    """The numbered recommendations of a slide, and its issues.

    Without a label for the one or the other, in a heading or with the numbers, a slide has
    neither: dates on a line and next steps have numbers as well.

    Args:
        items: Of one slide, its titles left out.
        labels: Headings that name a side.
        last: The last recommendation's number on the slides before, 0 when there is none.
    """
    named = [i for i in items if i.role is Role.RECOMMENDATION and i.number is not None]
    if named:
        return named, _issues(items, labels)
    roles = {role for role, _ in labels} | {i.role for i in items if i.role is not None}
    if Role.RECOMMENDATION in roles:
        found = [
            i
            for i in items
            if i.number is not None
            and i.role is not Role.ISSUE
            and side_by_labels(i.node.place, labels) is Role.RECOMMENDATION
        ]
        return _in_sequence(found, last), _issues(items, labels)
    if Role.ISSUE in roles:
        return _by_sequence(items, labels, last)
    return [], []


def _issues(items: Sequence[Item], labels: Labels) -> list[Item]:
    """What stands on the side of the issues, less the details around them."""
    named = [i for i in items if i.role is Role.ISSUE]
    if named:
        return named
    if not any(role is Role.ISSUE for role, _ in labels):
        return []
    found = [
        i for i in items if i.role is None and side_by_labels(i.node.place, labels) is Role.ISSUE
    ]
    numbered = [i for i in found if i.number is not None]
    framed = [i for i in found if i.node.shape is not None]
    return numbered or framed or found


def _in_sequence(items: list[Item], last: int) -> list[Item]:
    """The items, less the steps of a smaller list inside them: numbers that start again."""
    fitting = [i for i in items if bare_number(i.number or "") > last]
    return fitting or items


def _by_sequence(items: Sequence[Item], labels: Labels, last: int) -> Sides:
    """Only the issue is labelled: recommendations are the numbers that go on from before."""
    named = [i for i in items if i.role is Role.ISSUE]
    numbered = [i for i in items if i.number is not None and i.role is None]
    run = _run_after(last, numbered)
    rest = [i for i in items if i not in run and i.role is None]
    if named:
        return run, named
    heads = [node for role, node in labels if role is Role.ISSUE]
    if not rest or not run:
        return [], []
    nearest = {min((_distance(h, i), k) for k, i in enumerate(rest))[1] for h in heads}
    return run, [rest[k] for k in sorted(nearest)]


def _run_after(last: int, items: Sequence[Item]) -> list[Item]:
    """Items numbered without a gap, each number once, from the number that follows ``last``.

    Where that one is on no slide before, two later numbers or more make a run as well.
    """
    by_number: dict[int, list[Item]] = {}
    for item in items:
        by_number.setdefault(bare_number(item.number or ""), []).append(item)
    first = min((n for n in by_number if n > last), default=last + 1)
    run: list[Item] = []
    while len(by_number.get(first + len(run), ())) == 1:
        run += by_number[first + len(run)]
    return run if first == last + 1 or len(run) > 1 else []


def _distance(label: Node, item: Item) -> float:
    if label.shape is not None and label.shape == item.node.shape:
        return 0.0
    a, b = label.place, item.node.place
    return 1.0 + gap_x(a, b) + gap_y(a, b)
