"""Lines and arrows between the shapes of a slide: which places do they join?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jalon.extract.layout.diagram import shapes_of
from jalon.extract.layout.settings import SETTINGS
from jalon.schemas.geometry import Box, gap_x, gap_y
from jalon.schemas.page import Page

CONNECTORS = SETTINGS.connectors


Point = tuple[float, float]
Segment = tuple[Point, Point]


def joined_places(page: Page, places: Sequence[Box]) -> list[frozenset[int]]:
    """Groups of places (by rank, two or more each) that lines or an arrow join.

    Lines that touch one another are one: it joins every place that one of them ends at.
    """
    groups = [_reached(run, places) for run in _runs(list(_segments(page, places)))]
    groups += [_pointed_at(arrow, places) for arrow in _arrows(page, places)]
    return sorted({g for g in groups if len(g) > 1}, key=sorted)


def _segments(page: Page, places: Sequence[Box]) -> Iterator[Segment]:
    """Connectors, and rules that are not the outline of a place."""
    for connector in page.connectors:
        yield connector.start, connector.end
    for rule in page.rules:
        if rule.end - rule.start < 2 * CONNECTORS.touch_pt or any(
            _outlines(rule.box, p) for p in places
        ):
            continue
        if rule.is_horizontal:
            yield (rule.start, rule.position), (rule.end, rule.position)
        else:
            yield (rule.position, rule.start), (rule.position, rule.end)


def _outlines(rule: Box, place: Box) -> bool:
    """Whether a rule runs along an edge of a place, or through the text in it."""
    inside = place.grown(CONNECTORS.touch_pt / 2).contains(rule)
    if rule.width >= rule.height:
        return inside or (
            min(abs(rule.y_mid - place.top), abs(rule.y_mid - place.bottom)) < CONNECTORS.touch_pt
            and min(rule.x1, place.x1) - max(rule.x0, place.x0) > 0.5 * min(rule.width, place.width)
        )
    return inside or (
        min(abs(rule.x_mid - place.x0), abs(rule.x_mid - place.x1)) < CONNECTORS.touch_pt
        and min(rule.bottom, place.bottom) - max(rule.top, place.top)
        > 0.5 * min(rule.height, place.height)
    )


def _runs(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Segments that touch one another, directly or through others."""
    runs: list[list[Segment]] = []
    for segment in segments:
        touching = [r for r in runs if any(_touch(segment, other) for other in r)]
        runs = [r for r in runs if r not in touching]
        runs.append([segment, *(s for r in touching for s in r)])
    return runs


def _touch(a: Segment, b: Segment) -> bool:
    return any(_near(p, b) for p in a) or any(_near(p, a) for p in b)


def _near(point: Point, segment: Segment) -> bool:
    """Whether a point lies on a segment, give or take."""
    (x0, y0), (x1, y1) = segment
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else ((point[0] - x0) * dx + (point[1] - y0) * dy) / length
    share = min(max(share, 0.0), 1.0)
    x, y = x0 + share * dx - point[0], y0 + share * dy - point[1]
    return x * x + y * y <= CONNECTORS.touch_pt * CONNECTORS.touch_pt


def _reached(run: Sequence[Segment], places: Sequence[Box]) -> frozenset[int]:
    ends = [end for segment in run for end in segment]
    reached = {
        i
        for i, place in enumerate(places)
        if any(place.contains_point(x, y, CONNECTORS.touch_pt) for x, y in ends)
    }
    return frozenset(reached)


def _arrows(page: Page, places: Sequence[Box]) -> Iterator[Box]:
    """Small shapes without words that are no rectangles: block arrows."""
    for shape in shapes_of(page):
        box = shape.box
        if shape.is_rectangle or shape.is_rounded or shape.is_ellipse:
            continue
        if (
            box.width > CONNECTORS.largest_arrow * page.width
            or box.height > CONNECTORS.largest_arrow * page.height
        ):
            continue
        if any(box.contains_point(w.box.x_mid, w.box.y_mid) for w in page.words):
            continue
        if not any(place.contains(box) for place in places):
            yield box


def _pointed_at(arrow: Box, places: Sequence[Box]) -> frozenset[int]:
    """The places on both sides of an arrow, left and right or else above and below."""
    reach = CONNECTORS.arrow_reach * max(arrow.width, arrow.height)
    level = [i for i, p in enumerate(places) if p.top <= arrow.y_mid <= p.bottom]
    upright = [i for i, p in enumerate(places) if p.x0 <= arrow.x_mid <= p.x1]
    left = [i for i in level if places[i].x1 <= arrow.x_mid and gap_x(places[i], arrow) <= reach]
    right = [i for i in level if places[i].x0 >= arrow.x_mid and gap_x(places[i], arrow) <= reach]
    above = [
        i for i in upright if places[i].bottom <= arrow.y_mid and gap_y(places[i], arrow) <= reach
    ]
    below = [
        i for i in upright if places[i].top >= arrow.y_mid and gap_y(places[i], arrow) <= reach
    ]
    sides = [
        {
            min(a, key=lambda i: gap_x(places[i], arrow) + gap_y(places[i], arrow)),
            min(b, key=lambda i: gap_x(places[i], arrow) + gap_y(places[i], arrow)),
        }
        for a, b in ((left, right), (above, below))
        if a and b
    ]
    return frozenset(sides[0]) if sides else frozenset()
