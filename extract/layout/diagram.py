"""Slides as diagrams: paragraphs, and the shapes that they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from jalon.extract.layout.settings import SETTINGS
from jalon.extract.text.paragraphs import paragraphs_of
from jalon.schemas.diagram import Node
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Page, Word

DIAGRAM = SETTINGS.diagram


def shapes_of(page: Page) -> list[Fill]:
    """The closed shapes of the page that may hold text, each once, smallest first."""
    shapes: list[Fill] = []
    for fill in page.fills:
        box = fill.box
        if max(box.width, box.height) < DIAGRAM.smallest_pt or min(box.width, box.height) < 4.0:
            continue
        if box.area > DIAGRAM.background_share * page.box.area:
            continue
        twin = next((i for i, s in enumerate(shapes) if _iou(s.box, box) > DIAGRAM.same_iou), None)
        if twin is None:
            shapes.append(fill)
        elif box.area >= shapes[twin].box.area:
            shapes[twin] = fill
    return sorted(shapes, key=lambda s: (s.box.area, s.order))


def _iou(a: Box, b: Box) -> float:
    shared = a.overlap_area(b)
    return shared / max(a.area + b.area - shared, 0.1)


def nodes_of(
    page: Page,
    lexicon: frozenset[str] = frozenset(),
    starts_item: Callable[[str], bool] = lambda _: False,
    stands_alone: Callable[[str], bool] = lambda _: False,
) -> list[Node]:
    """The paragraphs of ``page``, from top to bottom.

    Args:
        page: One page.
        lexicon: Lower-case words of the document, to mend words broken at line ends.
        starts_item: Whether a line begins a new numbered or labelled paragraph.
        stands_alone: Whether a line is a paragraph by itself (a label, a number).
    """
    shapes = shapes_of(page)
    dots = [f for f in page.fills if max(f.box.width, f.box.height) <= DIAGRAM.smallest_pt]
    groups: dict[tuple[int | None, int], list[Word]] = {}
    for shape, word in _shared_out(shapes, page.words):
        groups.setdefault((shape, word.angle_deg), []).append(word)
    found = [
        (shape, angle, block)
        for (shape, angle), words in groups.items()
        for block in paragraphs_of(
            words,
            lexicon,
            starts_item,
            stands_alone,
            dots=dots,
            rules=page.rules if angle == 0 else (),
            is_in_shape=shape is not None,
        )
    ]
    worded = Counter(shape for shape, _, block in found if not _is_number(block.text))
    alone = {
        s for s in worded if s is not None and worded[s] == 1 and not _holds(shapes, s, worded)
    }
    nodes = []
    for shape, angle, block in found:
        box = _turned_back(block.box, angle)
        is_alone = shape in alone or (shape is not None and shape not in worded)
        nodes.append(
            Node(
                text=block.text,
                box=box,
                place=shapes[shape].box if shape is not None and is_alone else box,
                shape=shape,
                size_pt=block.size_pt,
                is_bold=block.is_bold,
                angle_deg=angle,
            )
        )
    return sorted(nodes, key=lambda n: (n.box.top, n.box.x0))


def _is_number(text: str) -> bool:
    return text.strip(" .)").isdigit()


def _holds(shapes: Sequence[Fill], outer: int, worded: Iterable[int | None]) -> bool:
    """Whether a shape has another one with text inside it: it is a panel, not a box."""
    box = shapes[outer].box
    return any(s is not None and s != outer and box.contains(shapes[s].box, 1.0) for s in worded)


def _shared_out(shapes: Sequence[Fill], words: Sequence[Word]) -> list[tuple[int | None, Word]]:
    """Each word with the shape that it stands in.

    A line that overflows its shape goes to it as well, where the shape holds words of the same
    look.
    """
    homes = [(_shape_at(shapes, word), word) for word in words]
    looks: dict[int, set[tuple[float, int, int | None]]] = {}
    for shape, word in homes:
        if shape is not None:
            looks.setdefault(shape, set()).add((word.size_pt, word.weight, word.colour))
    return [
        (_overflown(shapes, word, looks) if shape is None else shape, word) for shape, word in homes
    ]


def _overflown(
    shapes: Sequence[Fill], word: Word, looks: dict[int, set[tuple[float, int, int | None]]]
) -> int | None:
    look = (word.size_pt, word.weight, word.colour)
    for i, shape in enumerate(shapes):
        shared = shape.box.overlap_area(word.box)
        if shared > DIAGRAM.overflow_share * word.box.area and look in looks.get(i, ()):
            return i
    return None


def _shape_at(shapes: Sequence[Fill], word: Word) -> int | None:
    x, y = word.box.x_mid, word.box.y_mid
    for i, shape in enumerate(shapes):
        if shape.box.contains_point(x, y) and (not shape.is_ellipse or _in_oval(shape.box, x, y)):
            return i
    return None


def _in_oval(box: Box, x: float, y: float) -> bool:
    across, down = (x - box.x_mid) / (box.width / 2), (y - box.y_mid) / (box.height / 2)
    return across * across + down * down <= 1.1


def _turned_back(box: Box, angle: int) -> Box:
    """A box of the upright frame in page coordinates."""
    if angle == 90:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    if angle == 180:
        return Box(-box.x1, -box.bottom, -box.x0, -box.top)
    if angle == 270:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    return box
