"""Slides as diagrams: paragraphs, and the shapes that they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from jalon.extract.lines import block_of, lines_of
from jalon.schemas.diagram import Node
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Page, Rule, Word
from jalon.schemas.region import Block, Line

BACKGROUND_SHARE = 0.6  # a shape over more of the page than this is its background
SMALLEST_PT = 8.0  # a shape smaller than this in both directions is a bullet or an icon
SAME_IOU = 0.82  # the outline, the shade and the shadow of one shape overlap so much
COLUMN_GAP_EM = 1.6  # a gap wider than this parts two texts on one line
WORD_GAP_EM = 0.7  # a number farther than this from the next word is set apart from it
LARGER = 1.25  # a number so much larger than the text is set apart from it
MOST_DIGITS = 3
SAME_SIZE = 0.15  # lines of one paragraph differ in size by no more than this
WIDEST_LEADING = 1.75  # distance of two baselines of a paragraph, in type sizes
LOOSE_LEADING = 3.2  # the same between a number on its own line and its text
DESCENT_EM = 0.22
UNDERLINE_EM = 0.2
SAME_PARAGRAPH = 1.3  # a leading this much wider than the one before starts a new paragraph


def overlap_share(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Share of the shorter of two intervals that both cover.

    >>> overlap_share((0, 10), (5, 25)), overlap_share((0, 1), (2, 3))
    (0.5, 0.0)
    """
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return max(shared, 0.0) / max(min(a[1] - a[0], b[1] - b[0]), 0.1)


def x_share(a: Box, b: Box) -> float:
    """``overlap_share`` of the boxes' widths."""
    return overlap_share((a.x0, a.x1), (b.x0, b.x1))


def y_share(a: Box, b: Box) -> float:
    """``overlap_share`` of the boxes' heights."""
    return overlap_share((a.top, a.bottom), (b.top, b.bottom))


def gap_x(a: Box, b: Box) -> float:
    """Horizontal distance between two boxes, 0 where they overlap."""
    return max(a.x0 - b.x1, b.x0 - a.x1, 0.0)


def gap_y(a: Box, b: Box) -> float:
    """Vertical distance between two boxes, 0 where they overlap."""
    return max(a.top - b.bottom, b.top - a.bottom, 0.0)


def shapes_of(page: Page) -> list[Fill]:
    """The closed shapes of the page that may hold text, each once, smallest first."""
    shapes: list[Fill] = []
    for fill in page.fills:
        box = fill.box
        if max(box.width, box.height) < SMALLEST_PT or min(box.width, box.height) < 4.0:
            continue
        if box.area > BACKGROUND_SHARE * page.box.area:
            continue
        twin = next((i for i, s in enumerate(shapes) if _iou(s.box, box) > SAME_IOU), None)
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
    dots = [f for f in page.fills if max(f.box.width, f.box.height) <= SMALLEST_PT]
    groups: dict[tuple[int | None, int], list[Word]] = {}
    for word in page.words:
        groups.setdefault((_shape_at(shapes, word), word.angle_deg), []).append(word)
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


def paragraphs_of(  # noqa: PLR0913 - what tells one paragraph from the next
    words: Sequence[Word],
    lexicon: frozenset[str],
    starts_item: Callable[[str], bool],
    stands_alone: Callable[[str], bool],
    *,
    dots: Sequence[Fill] = (),
    rules: Sequence[Rule] = (),
    is_in_shape: bool = True,
) -> list[Block]:
    """The paragraphs that ``words`` of one direction form, in the frame in which they run."""
    numbers, rest = _large_numbers(_set_upright(words))
    lines = [
        part
        for line in lines_of(rest, dots, column_gap_em=COLUMN_GAP_EM)
        for part in _numbers_apart(line)
    ]
    lines += [line for number in numbers for line in lines_of([number])]
    lines.sort(key=lambda line: (line.baseline, line.box.x0))
    across = [r for r in rules if r.is_horizontal]
    groups = _paragraphs(lines, starts_item, stands_alone, across, is_in_shape=is_in_shape)
    return [block_of(group, lexicon) for group in groups]


def _is_bare_number(word: Word) -> bool:
    return word.text.isdigit() and len(word.text) <= MOST_DIGITS


def _large_numbers(words: Sequence[Word]) -> tuple[list[Word], list[Word]]:
    """Numbers set larger than the text, and the other words.

    Such a number stands beside its text and is no word of any of its lines. One with a unit
    ("12 %") is a figure and stays.
    """
    sizes = sorted(w.size_pt for w in words for _ in w.text)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    large = [w for w in words if w.size_pt > LARGER * usual]
    apart = [
        w
        for w in large
        if _is_bare_number(w)
        and not any(
            o is not w
            and abs(o.baseline - w.baseline) < 0.2 * w.size_pt
            and gap_x(o.box, w.box) < WORD_GAP_EM * w.size_pt
            for o in large
        )
    ]
    taken = {id(w) for w in apart}
    return apart, [w for w in words if id(w) not in taken]


def _numbers_apart(line: Line) -> list[Line]:
    """The line, or its first (or last) word and the rest where that is a number set apart."""
    first, last = line.words[0], line.words[-1]
    if len(line.words) > 1 and _is_bare_number(first) and _is_apart(first, line.words[1]):
        return [*lines_of([first]), *lines_of(line.words[1:])]
    gap = last.box.x0 - line.words[-2].box.x1 if len(line.words) > 1 else 0.0
    if _is_bare_number(last) and gap > WORD_GAP_EM * max(last.size_pt, 1.0):
        return [*lines_of(line.words[:-1]), *lines_of([last])]
    return [line]


def _is_apart(number: Word, text: Word) -> bool:
    """Whether a number is no word of the sentence after it: farther off, or of another look."""
    far = text.box.x0 - number.box.x1 > WORD_GAP_EM * max(number.size_pt, 1.0)
    resized = abs(number.size_pt - text.size_pt) > SAME_SIZE * max(text.size_pt, 1.0)
    return far or resized or (number.is_bold, number.colour) != (text.is_bold, text.colour)


def _shape_at(shapes: Sequence[Fill], word: Word) -> int | None:
    x, y = word.box.x_mid, word.box.y_mid
    for i, shape in enumerate(shapes):
        if shape.box.contains_point(x, y) and (not shape.is_ellipse or _in_oval(shape.box, x, y)):
            return i
    return None


def _in_oval(box: Box, x: float, y: float) -> bool:
    across, down = (x - box.x_mid) / (box.width / 2), (y - box.y_mid) / (box.height / 2)
    return across * across + down * down <= 1.1


def _set_upright(words: Sequence[Word]) -> list[Word]:
    """Words in a frame in which their text runs to the right."""
    return [w if w.angle_deg == 0 else _upright(w) for w in words]


def _upright(word: Word) -> Word:
    b = word.box
    frames = {
        90: Box(b.top, -b.x1, b.bottom, -b.x0),
        180: Box(-b.x1, -b.bottom, -b.x0, -b.top),
        270: Box(-b.bottom, b.x0, -b.top, b.x1),
    }
    box = frames.get(word.angle_deg, b)
    return replace(word, box=box, baseline=box.bottom - DESCENT_EM * word.size_pt, angle_deg=0)


def _turned_back(box: Box, angle: int) -> Box:
    """A box of the upright frame in page coordinates."""
    if angle == 90:
        return Box(-box.bottom, box.x0, -box.top, box.x1)
    if angle == 180:
        return Box(-box.x1, -box.bottom, -box.x0, -box.top)
    if angle == 270:
        return Box(box.top, -box.x1, box.bottom, -box.x0)
    return box


def _paragraphs(
    lines: Sequence[Line],
    starts_item: Callable[[str], bool],
    stands_alone: Callable[[str], bool],
    across: Sequence[Rule],
    *,
    is_in_shape: bool,
) -> list[list[Line]]:
    """Lines grouped into paragraphs, columns kept apart."""
    groups: list[list[Line]] = []
    for line in lines:
        home = None
        if not (starts_item(line.text) or stands_alone(line.text)):
            above = [g for g in groups if _is_under(g[-1], line)]
            home = max(above, key=lambda g: g[-1].baseline, default=None)
        if home is not None and any(_parts(rule, home[-1], line) for rule in across):
            home = None
        if home is not None and _goes_on(home, line, stands_alone, is_in_shape=is_in_shape):
            home.append(line)
        else:
            groups.append([line])
    return groups


def _is_under(above: Line, line: Line) -> bool:
    return line.baseline > above.baseline and gap_x(above.box, line.box) <= 0.0


def _parts(rule: Rule, above: Line, line: Line) -> bool:
    """Whether a rule runs between two lines; one close under a line underlines it."""
    return (
        above.baseline + UNDERLINE_EM * above.size_pt < rule.position < line.box.y_mid
        and min(rule.end, line.box.x1) - max(rule.start, line.box.x0) > 0.5 * line.box.width
    )


def _goes_on(
    group: Sequence[Line],
    line: Line,
    stands_alone: Callable[[str], bool],
    *,
    is_in_shape: bool,
) -> bool:
    last = group[-1]
    em = max(last.size_pt, line.size_pt, 1.0)
    leading = line.baseline - last.baseline
    if len(group) == 1 and stands_alone(last.text):
        # A number on a line of its own, and its text below it in the same shape.
        is_number = last.text.strip(" .):").isdigit()
        return is_in_shape and is_number and leading <= LOOSE_LEADING * em
    if line.bullet or leading > WIDEST_LEADING * em:
        return False
    if len(group) > 1 and leading > SAME_PARAGRAPH * (last.baseline - group[-2].baseline):
        return False
    if abs(last.size_pt - line.size_pt) > SAME_SIZE * em:
        return False
    return not _looks_otherwise(last, line)


def _looks_otherwise(a: Line, b: Line) -> bool:
    """Whether two lines are each of one look, and not of the same."""
    looks_a = {(w.is_bold, w.colour) for w in a.words}
    looks_b = {(w.is_bold, w.colour) for w in b.words}
    return len(looks_a) == 1 and len(looks_b) == 1 and looks_a != looks_b
