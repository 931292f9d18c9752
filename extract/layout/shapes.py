"""Fills and rules to panels: the shapes that text stands on, each once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from jalon.extract.layout.settings import SETTINGS
from jalon.extract.pdf.fonts import is_white
from jalon.schemas.card import Panel
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Page, Rule, Word

DIAGRAM = SETTINGS.diagram
SHAPES = SETTINGS.shapes


def panels_of(page: Page, avoid: Sequence[Box] = ()) -> list[Panel]:
    """The shapes of the page behind or around text, in drawing order.

    Strokes, shadows and coloured edges of one shape are one panel; backgrounds, icons, bars
    and shapes that leave the page are left out.

    Args:
        page: One page.
        avoid: Boxes of tables; the shades of their cells are no panels.
    """
    panels = [p for f in page.fills if (p := _panel(f, page)) is not None]
    panels += _outlines(page)
    panels = [p for p in panels if not _is_shade_of(p.box, avoid)]
    panels = _merge(panels, _is_same)
    panels = _visible(panels, page.fills)
    panels = [p for p in panels if not _cuts_text(p.box, page.words)]
    panels += _side_panels(page, panels, avoid)
    panels = _merge(panels, lambda a, b: _is_strip(a, b, page.words))
    panels = [p for p in panels if min(p.box.width, p.box.height) >= SHAPES.thinnest_pt]
    return sorted(panels, key=lambda p: (p.order, p.box))


def _panel(fill: Fill, page: Page) -> Panel | None:
    box = _clipped(fill.box, page.box)
    if box.area < 0.75 * fill.box.area or box.area > DIAGRAM.background_share * page.box.area:
        return None
    if max(box.width, box.height) < SHAPES.smallest_pt or min(box.width, box.height) < 1.0:
        return None
    if not (fill.is_rectangle or fill.is_rounded or fill.is_ellipse):
        return None
    return Panel(
        box=box,
        fill=fill.colour,
        stroke=fill.stroke,
        is_rounded=fill.is_rounded,
        is_ellipse=fill.is_ellipse,
        order=fill.order,
    )


def _clipped(box: Box, page: Box) -> Box:
    return Box(
        min(max(box.x0, page.x0), page.x1),
        min(max(box.top, page.top), page.bottom),
        max(min(box.x1, page.x1), page.x0),
        max(min(box.bottom, page.bottom), page.top),
    )


def _is_shade_of(box: Box, tables: Sequence[Box]) -> bool:
    """Whether the box is the shade of a table's cells, rather than a shape around the table."""
    return any(box.overlap_area(t) > 0.8 * box.area and box.area < 1.15 * t.area for t in tables)


def _outlines(page: Page) -> list[Panel]:
    """Rectangles drawn as four separate rules."""
    across = [r for r in page.rules if r.is_horizontal and r.box.width >= 2 * SHAPES.smallest_pt]
    down = [r for r in page.rules if not r.is_horizontal and r.box.height >= SHAPES.smallest_pt]
    found = []
    for top in across:
        sides = _sides(top, down)
        if sides is None:
            continue
        for base in across:
            if _closes(top, base, sides):
                box = union([top.box, base.box])
                found.append(Panel(box, stroke=top.colour, order=len(page.fills)))
    return found


def _sides(top: Rule, down: Sequence[Rule]) -> tuple[Rule, Rule] | None:
    hang = [r for r in down if abs(r.start - top.position) <= SHAPES.rule_join_pt]
    left = next((r for r in hang if abs(r.position - top.start) <= SHAPES.rule_join_pt), None)
    right = next((r for r in hang if abs(r.position - top.end) <= SHAPES.rule_join_pt), None)
    if left is None or right is None or abs(left.end - right.end) > SHAPES.rule_join_pt:
        return None
    return left, right


def _closes(top: Rule, base: Rule, sides: tuple[Rule, Rule]) -> bool:
    return (
        base.position > top.position
        and abs(base.start - top.start) <= SHAPES.rule_join_pt
        and abs(base.end - top.end) <= SHAPES.rule_join_pt
        and abs(base.position - sides[0].end) <= SHAPES.rule_join_pt
    )


def _merge(panels: Sequence[Panel], belongs: Callable[[Panel, Panel], bool]) -> list[Panel]:
    """Panels with every group that ``belongs`` ties together made one."""
    out: list[Panel] = []
    for panel in panels:
        grown, rest = panel, []
        for other in out:
            if belongs(other, grown):
                grown = _joined(other, grown)
            else:
                rest.append(other)
        out = [*rest, grown]
    return out


def _joined(a: Panel, b: Panel) -> Panel:
    first, second = (a, b) if (a.order, a.box) <= (b.order, b.box) else (b, a)
    body = first if first.box.area >= 0.5 * second.box.area else second
    other = second if body is first else first
    return Panel(
        box=union([a.box, b.box]),
        fill=body.fill if body.fill is not None else other.fill,
        stroke=body.stroke if body.stroke is not None else other.stroke,
        is_rounded=a.is_rounded or b.is_rounded,
        is_ellipse=a.is_ellipse and b.is_ellipse,
        is_bar=a.is_bar or b.is_bar,
        order=min(a.order, b.order),
    )


def _is_same(a: Panel, b: Panel) -> bool:
    """Whether two shapes cover the same place (a fill and its outline, a card and its shadow)."""
    shared = a.box.overlap_area(b.box)
    return shared > 0 and shared >= SHAPES.same_iou * (a.box.area + b.box.area - shared)


def _is_strip(a: Panel, b: Panel, words: Sequence[Word]) -> bool:
    """Whether one is a strip along an edge of the other: its coloured top, or its side bar."""
    strip, body = (a, b) if a.box.area <= b.box.area else (b, a)
    s, c = strip.box, body.box
    along_top = abs(s.x0 - c.x0) <= SHAPES.touch_pt and abs(s.x1 - c.x1) <= SHAPES.touch_pt
    along_side = (
        abs(s.top - c.top) <= SHAPES.touch_pt and abs(s.bottom - c.bottom) <= SHAPES.touch_pt
    )
    if along_top and s.height <= min(SHAPES.strip_pt, c.height / 2):
        touches = min(abs(s.bottom - c.top), abs(s.top - c.top), abs(s.top - c.bottom))
        return touches <= SHAPES.touch_pt and not _has_words(s, words)
    if along_side and s.width <= min(SHAPES.strip_pt, c.width / 2):
        touches = min(abs(s.x1 - c.x0), abs(s.x0 - c.x0), abs(s.x0 - c.x1), abs(s.x1 - c.x1))
        return touches <= SHAPES.touch_pt and not _has_words(s, words)
    return False


def _has_words(box: Box, words: Sequence[Word]) -> bool:
    return any(box.contains_point(w.box.x_mid, w.box.y_mid) for w in words)


def _cuts_text(box: Box, words: Sequence[Word]) -> bool:
    """Whether the shape's edge runs through text: then it is a picture behind the text."""
    near = [w for w in words if w.box.bottom > box.top and w.box.top < box.bottom]
    inside = [w for w in near if box.contains_point(w.box.x_mid, w.box.y_mid)]
    if any(w.box.x0 < box.x0 - SHAPES.cut_pt or w.box.x1 > box.x1 + SHAPES.cut_pt for w in inside):
        return True
    rim = [w for w in inside if min(w.box.x0 - box.x0, box.x1 - w.box.x1) < w.size_pt]
    outside = [w for w in near if not box.contains_point(w.box.x_mid, w.box.y_mid)] if rim else []
    return any(_are_neighbours(a, b) for a in rim for b in outside)


def _are_neighbours(a: Word, b: Word) -> bool:
    """Whether two words stand on one baseline, a word space apart."""
    if abs(a.baseline - b.baseline) >= 1:
        return False
    gap = max(a.box.x0, b.box.x0) - min(a.box.x1, b.box.x1)
    return gap < 0.4 * min(a.size_pt, b.size_pt)


def _visible(panels: Sequence[Panel], fills: Sequence[Fill]) -> list[Panel]:
    """Panels that can be seen: white ones only with an outline or on a shade."""
    shades = [f for f in fills if f.colour is not None and not is_white(f.colour)]
    return [
        panel
        for panel in panels
        if (panel.fill is not None and not is_white(panel.fill))
        or (panel.stroke is not None and not is_white(panel.stroke))
        or any(s.box.contains(panel.box, SHAPES.touch_pt) for s in shades)
    ]


def _is_grey(colour: int | None) -> bool:
    if colour is None:
        return True
    channels = (colour >> 16, (colour >> 8) & 0xFF, colour & 0xFF)
    return max(channels) - min(channels) < 24


def _side_panels(page: Page, panels: Sequence[Panel], avoid: Sequence[Box]) -> list[Panel]:
    """Cards that are drawn as a coloured bar beside their text and nothing else."""
    bars = [
        p
        for p in panels
        if p.box.width <= SHAPES.thinnest_pt and p.box.height >= SHAPES.smallest_pt
    ]
    bars += [
        Panel(r.box, fill=r.colour)
        for r in page.rules
        if not r.is_horizontal
        and r.box.width >= 1.2
        and not _is_grey(r.colour)
        and not _is_shade_of(r.box, avoid)
    ]
    edged = [p for p in panels if p.box.width > 4 * SHAPES.thinnest_pt]
    out = []
    for bar in bars:
        if any(e.box.grown(SHAPES.touch_pt).overlap_area(bar.box) > 0 for e in edged):
            continue
        reach = _text_beside(bar.box, page, [b.box for b in bars if b is not bar])
        if reach is not None:
            out.append(replace(bar, box=union([bar.box, reach]), is_bar=True))
    return out


def _text_beside(bar: Box, page: Page, others: Sequence[Box]) -> Box | None:
    """The text right of a bar over its height, up to the next bar."""
    limit = min(
        (o.x0 for o in others if o.x0 > bar.x1 and o.top < bar.bottom and o.bottom > bar.top),
        default=page.width,
    )
    words = [
        w.box
        for w in page.words
        if bar.top <= w.box.y_mid <= bar.bottom and bar.x1 <= w.box.x_mid <= limit
    ]
    if not words:
        return None
    text = union(words)
    starts_beside = text.x0 - bar.x1 <= 3 * SHAPES.smallest_pt
    return text if starts_beside and text.height >= 0.35 * bar.height else None
