"""The paragraphs of a slide to its issues and recommendations: numbers, then sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.readers.openings import WITH_LETTERS, number_alone, opening_of, side_of
from jalon.extract.readers.settings import SETTINGS
from jalon.schemas.diagram import Item, Node
from jalon.schemas.geometry import Box, gap_x, gap_y, union, x_share, y_share
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

SLIDE_ITEMS = SETTINGS.slide_items

DIRECTIONS = ("inside", "left", "above", "below", "right")


def items_of(nodes: Sequence[Node], vocabulary: Vocabulary) -> list[Item]:
    """The paragraphs with their numbers taken off, or tied to them.

    Labels ("Enjeux") and numbers that stand alone are no items. A label with a number and
    nothing else ("RECOMMANDATION 3") takes the text next to it.
    """
    badges = [n for n in nodes if number_alone(n.text) is not None]
    items: list[Item] = []
    headings: list[Item] = []
    for node in nodes:
        if number_alone(node.text) is not None or side_of(node.text, vocabulary) is not None:
            continue
        if not WITH_LETTERS.search(node.text):
            continue
        opening = opening_of(node.text, vocabulary)
        if opening is None:
            items.append(Item(node.text, node, None, None, node.box))
        elif opening.rest:
            items.append(Item(opening.rest, node, opening.number, opening.role, node.box))
        else:
            headings.append(Item("", node, opening.number, opening.role, node.box))
    return _with_badges(_under_headings(items, headings), badges)


def _under_headings(items: Sequence[Item], headings: Sequence[Item]) -> list[Item]:
    """Each numbered label joined to the paragraph that follows it."""
    out = list(items)
    for heading in headings:
        free = [i for i in range(len(out)) if out[i].number is None and out[i].role is None]
        after = [(d, i) for i in free if (d := _follows(heading.node, out[i].node)) is not None]
        if not after:
            continue
        _, best = min(after)
        text = out[best]
        out[best] = replace(
            text, number=heading.number, role=heading.role, box=union([heading.box, text.box])
        )
    return out


def _follows(heading: Node, text: Node) -> float | None:
    """How far below or right of its heading a text stands, None when it is not next to it."""
    em = max(heading.size_pt, text.size_pt, 1.0)
    a, b = heading.box, text.box
    if heading.shape is not None and heading.shape == text.shape:
        return gap_x(a, b) + gap_y(a, b) if b.y_mid > a.top else None
    a, b = heading.place, text.place
    if b.top >= a.bottom - 0.3 * em and x_share(a, b) > 0.3:
        return gap_y(a, b) if gap_y(a, b) <= 4 * em else None
    if b.x0 >= a.x1 - 0.3 * em and y_share(a, b) > 0.3:
        return gap_x(a, b) if gap_x(a, b) <= 6 * em else None
    return None


def _with_badges(items: list[Item], badges: Sequence[Node]) -> list[Item]:
    """Items without a number given the number that stands beside them.

    On one slide the numbers stand on the same side of their boxes: the side on which most
    find one goes first.
    """
    free = [(i, item.node) for i, item in enumerate(items) if item.number is None]
    trials = [(d, _matched(badges, free, d)) for d in DIRECTIONS]
    trials.sort(key=lambda t: (-len(t[1]), sum(gap for _, gap in t[1].values())))
    taken: set[int] = set()
    out = list(items)
    for _, matched in trials:
        for badge, (item, _) in sorted(matched.items(), key=lambda m: m[1][1]):
            if badge in taken or out[item].number is not None:
                continue
            taken.add(badge)
            node = badges[badge]
            number = number_alone(node.text)
            box = union([out[item].box, node.box])
            out[item] = replace(out[item], number=number, box=box)
    return out


def _matched(
    badges: Sequence[Node], nodes: Sequence[tuple[int, Node]], direction: str
) -> dict[int, tuple[int, float]]:
    """For each badge (by rank) that stands so to a node, the nearest node and the gap."""
    found: dict[int, tuple[int, float]] = {}
    for b, badge in enumerate(badges):
        gaps = [(gap, i) for i, node in nodes if (gap := _gap(badge, node, direction)) is not None]
        if gaps:
            gap, i = min(gaps)
            if all(other[0] != i or other[1] > gap for other in found.values()):
                found = {k: v for k, v in found.items() if v[0] != i}
                found[b] = (i, gap)
    return found


def _gap(badge: Node, node: Node, direction: str) -> float | None:
    """Gap between a number and a box, None when it does not stand on that side within reach."""
    em = max(badge.size_pt, node.size_pt, 1.0)
    is_one_shape = badge.shape is not None and badge.shape == node.shape
    if is_one_shape and node.place != node.box:
        # The number and the text of one box.
        return 0.0 if direction == "inside" else None
    a, b = badge.place, node.place
    reach = max(SLIDE_ITEMS.badge_reach * max(a.width, a.height), SLIDE_ITEMS.badge_reach_em * em)
    if direction == "inside":
        # A circle set on the edge or in a corner of its box.
        return 0.0 if a.overlap_area(b) > 0.15 * a.area and a.area < b.area else None
    if direction in ("left", "right"):
        is_side = a.x_mid < b.x0 if direction == "left" else a.x_mid > b.x1
        level = b.top - 0.3 * em <= a.y_mid <= b.bottom + 0.3 * em
        gap = gap_x(a, b)
    else:
        is_side = a.y_mid < b.top if direction == "above" else a.y_mid > b.bottom
        level = b.x0 - 0.3 * em <= a.x_mid <= b.x1 + 0.3 * em
        gap = gap_y(a, b)
    return gap if is_side and level and gap <= reach else None


def labels_of(nodes: Sequence[Node], vocabulary: Vocabulary) -> list[tuple[Role, Node]]:
    """The labels of the slide ("Enjeux", "Recommandations") and what they name."""
    sides = ((side_of(n.text, vocabulary), n) for n in nodes)
    return [(side, node) for side, node in sides if side is not None]


def side_by_labels(place: Box, labels: Sequence[tuple[Role, Node]]) -> Role | None:
    """The side that the labels of a slide give to what stands at ``place``; None if in doubt.

    Labels side by side head columns, labels one above another head rows; where a slide has
    other arrangements the nearest label counts.
    """
    issues = [n.place for role, n in labels if role is Role.ISSUE]
    others = [n.place for role, n in labels if role is Role.RECOMMENDATION]
    pairs = [(a, b) for a in issues for b in others]
    if any(y_share(a, b) > 0.5 for a, b in pairs):
        distance = _from_column_head
    elif any(x_share(a, b) > 0.3 for a, b in pairs):
        distance = _from_row_head
    else:
        return None
    ranked = sorted(
        (d, role) for role, node in labels if (d := distance(node.place, place)) is not None
    )
    if not ranked:
        return None
    best, role = ranked[0]
    rival = next((d for d, other in ranked if other is not role), None)
    return role if rival is None or best < 0.9 * rival - 1.0 else None


def _from_column_head(label: Box, place: Box) -> float | None:
    """Steps aside from a column's heading; what stands above the heading is not headed."""
    if place.bottom <= label.top:
        return None
    return SLIDE_ITEMS.aside_pt * (1.0 - x_share(label, place)) + gap_x(label, place)


def _from_row_head(label: Box, place: Box) -> float | None:
    """Steps down from a heading above a row, or none for a heading beside it."""
    if y_share(label, place) > 0.5:
        return 0.0
    return place.y_mid - label.y_mid if place.y_mid > label.y_mid else None
