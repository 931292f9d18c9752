"""Drawn paths to rules, fills, images and connectors, in displayed coordinates."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np
import pypdfium2.raw as c

from jalon.extract.pdf import native
from jalon.extract.pdf.fonts import fill_colour, layer_of, stroke_colour
from jalon.extract.pdf.placement import Placement
from jalon.extract.pdf.settings import SETTINGS
from jalon.extract.pdf.subpaths import Matrix, Subpath, subpaths_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Connector, Fill, Image, Rule

DRAWING = SETTINGS.drawing


@dataclass(slots=True)
class Drawing:
    """What is drawn on a page besides text, gathered while its objects are walked."""

    rules: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    connectors: list[Connector] = field(default_factory=list)
    texts: dict[int, int] = field(default_factory=dict)  # address: fills drawn before it
    segments: int = 0
    has_forms: bool = False
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Paint:
    """How a path is painted: colours (None: not at all) and line width in points."""

    fill: int | None
    stroke: int | None
    is_filled: bool
    is_stroked: bool
    width_pt: float
    is_dashed: bool


def read_drawing(
    page: c.FPDF_PAGE,
    placement: Placement,
    hidden: frozenset[str],
    own_objects: int | None = None,
) -> Drawing:
    """Rules, fills, images and connectors of ``page`` in drawing order.

    Args:
        page: The page in PDFium.
        placement: How it is displayed.
        hidden: Names of the layers that are off.
        own_objects: Where fields were made content, how many objects came before them: the ground
            and frame of a field are no cells of the page.
    """
    drawing = Drawing()
    for address, matrix in _objects(native.address_of(page), own_objects):
        drawing.has_forms = drawing.has_forms or matrix is not None
        kind = native.object_type(address)
        if hidden and (layer := layer_of(address)) is not None and layer in hidden:
            continue
        if kind == c.FPDF_PAGEOBJ_PATH:
            _add_path(drawing, address, matrix, placement)
        elif kind == c.FPDF_PAGEOBJ_TEXT:
            drawing.texts[address] = len(drawing.fills)
        elif kind == c.FPDF_PAGEOBJ_IMAGE:
            drawing.images.append(Image(_bounds(address, matrix, placement)))
        elif kind == c.FPDF_PAGEOBJ_SHADING:
            box = _bounds(address, matrix, placement)
            drawing.fills.append(Fill(box, None, order=len(drawing.fills)))
        if drawing.segments > DRAWING.most_segments:
            drawing.is_cut = True
            break
    return drawing


def _objects(page: int, own: int | None) -> Iterator[tuple[int, Matrix | None]]:
    """Every object that is not a form, with the matrix of the forms around it.

    Of what comes after the page's own objects, a field that holds text gives its text alone.
    """
    for i in range(max(native.page_object_count(page), 0)):
        inner = _descend(native.page_object(page, i), None, 0)
        if own is None or i < own:
            yield from inner
        else:
            yield from _texts_or_all(list(inner))


def _texts_or_all(objects: list[tuple[int, Matrix | None]]) -> list[tuple[int, Matrix | None]]:
    texts = [o for o in objects if native.object_type(o[0]) == c.FPDF_PAGEOBJ_TEXT]
    return texts or objects


def _descend(
    address: int | None, matrix: Matrix | None, depth: int
) -> Iterator[tuple[int, Matrix | None]]:
    if not address:
        return
    if native.object_type(address) != c.FPDF_PAGEOBJ_FORM:
        yield address, matrix
    elif depth < DRAWING.deepest_form:
        inner = _matrix(address)
        inner = inner if matrix is None else inner @ matrix
        for i in range(max(native.form_object_count(address), 0)):
            yield from _descend(native.form_object(address, i), inner, depth + 1)


_six = (ctypes.c_float * 6)()
_six_places = [ctypes.addressof(_six) + 4 * i for i in range(6)]


def _matrix(address: int) -> Matrix:
    """The object's matrix, 3 x 3, for row vectors."""
    native.object_matrix(address, _six_places[0])
    a, b, cc, d, e, f = _six
    return np.array([[a, b, 0.0], [cc, d, 0.0], [e, f, 1.0]])


def _bounds(address: int, matrix: Matrix | None, placement: Placement) -> Box:
    """Displayed bounds of any object, stroke width included."""
    native.object_bounds(address, *_six_places[:4])
    left, bottom, right, top = _six[:4]
    if matrix is None:
        return placement.box(left, bottom, right, top)
    corners = np.array([[left, bottom], [right, top], [left, top], [right, bottom]])
    shown = placement.points(corners @ matrix[:2, :2] + matrix[2, :2])
    return Box(*np.round([*shown.min(axis=0), *shown.max(axis=0)], 3).tolist())


_draw = (ctypes.c_int * 2)()
_draw_places = (ctypes.addressof(_draw), ctypes.addressof(_draw) + 4)


def _paint(address: int) -> Paint:
    native.path_draw_mode(address, *_draw_places)
    fills, strokes = _draw[0] != 0, _draw[1] != 0
    fill, fill_alpha = fill_colour(address) if fills else (None, 0)
    stroke, stroke_alpha = stroke_colour(address) if strokes else (None, 0)
    width = 0.0
    if strokes:
        native.object_stroke_width(address, _six_places[0])
        width = float(_six[0])
    return Paint(
        fill=fill,
        stroke=stroke,
        is_filled=fills and fill_alpha > 0,
        is_stroked=strokes and stroke_alpha > 0,
        width_pt=width,
        is_dashed=strokes and native.object_dash_count(address) > 0,
    )


def _add_path(drawing: Drawing, address: int, matrix: Matrix | None, placement: Placement) -> None:
    paint = _paint(address)
    if not (paint.is_filled or paint.is_stroked):
        return
    bounds = _bounds(address, matrix, placement)
    if bounds.x1 < 0 or bounds.bottom < 0:
        return
    if bounds.x0 > placement.width or bounds.top > placement.height:
        return
    if (
        min(bounds.width, bounds.height) <= DRAWING.thickest_rule_pt
        and paint.width_pt <= DRAWING.thickest_rule_pt
    ):
        _add_rule(drawing, bounds, paint)
        return
    inner = _matrix(address)
    full = inner if matrix is None else inner @ matrix
    scale = _scale(full)
    for subpath in _subpaths(drawing, address, full, placement):
        _add_subpath(drawing, subpath, paint, paint.width_pt * scale)


def _scale(matrix: Matrix) -> float:
    """How many times as large a matrix makes what is drawn; 1 for one that makes nothing of it."""
    (a, b, _), (d, e, _), _ = matrix.tolist()
    return math.sqrt(abs(a * e - b * d)) or 1.0


def _add_rule(drawing: Drawing, box: Box, paint: Paint) -> None:
    """A thin shape, as a rule along its longer side; a dot (a list's bullet) as a small fill."""
    long_side, short_side = max(box.width, box.height), min(box.width, box.height)
    if long_side < DRAWING.shortest_rule_pt:
        return
    if long_side < DRAWING.thickest_rule_pt * 2 and long_side < 2.5 * short_side:
        dot = Fill(box, paint.fill if paint.is_filled else paint.stroke, is_rectangle=False)
        drawing.fills.append(replace(dot, is_ellipse=True, order=len(drawing.fills)))
        return
    colour = paint.stroke if paint.is_stroked else paint.fill
    drawing.rules.append(Rule(box, box.width >= box.height, colour, paint.is_dashed))


def _subpaths(
    drawing: Drawing, address: int, matrix: Matrix, placement: Placement
) -> Iterator[Subpath]:
    """The runs of a path, none where the page has drawn too many segments."""
    count = max(native.path_segment_count(address), 0)
    drawing.segments += count
    if drawing.segments <= DRAWING.most_segments:
        yield from subpaths_of(address, count, matrix, placement)


def _add_subpath(drawing: Drawing, path: Subpath, paint: Paint, width_pt: float) -> None:
    if len(path.points) < 2:
        return
    box = path.box()
    thin = min(box.width, box.height) <= DRAWING.thickest_rule_pt
    if paint.is_filled and not thin:
        _add_fill(drawing, path, box, paint)
    elif paint.is_filled and not paint.is_stroked:
        _add_rule(drawing, box, paint)
    if paint.is_stroked:
        if path.curves == 0 or not paint.is_filled:
            _add_strokes(drawing, path, paint, width_pt)
        if not paint.is_filled and path.is_closed and not thin:
            _add_fill(drawing, path, box, paint)


def _add_fill(drawing: Drawing, path: Subpath, box: Box, paint: Paint) -> None:
    straight = path.curves == 0 and all(
        abs(x1 - x0) < DRAWING.straight_pt or abs(y1 - y0) < DRAWING.straight_pt
        for (x0, y0), (x1, y1) in pairwise(path.points)
    )
    drawing.fills.append(
        Fill(
            box=box,
            colour=paint.fill if paint.is_filled else None,
            stroke=paint.stroke if paint.is_stroked else None,
            is_rectangle=straight if path.curves == 0 else path.lines >= 2 and not path.is_oval,
            is_rounded=path.curves > 0 and path.lines >= 2 and not path.is_oval,
            is_ellipse=path.is_oval or (path.curves >= 2 and path.lines <= 1),
            order=len(drawing.fills),
        )
    )


def _add_strokes(drawing: Drawing, path: Subpath, paint: Paint, width_pt: float) -> None:
    """Each straight side of a stroked path as a rule, a slanted open line as a connector."""
    points = path.points
    if path.is_closed and path.curves == 0:
        points = [*points, points[0]]
    half = max(width_pt, 0.1) / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        dx, dy = abs(x1 - x0), abs(y1 - y0)
        if max(dx, dy) < DRAWING.shortest_rule_pt:
            continue
        if min(dx, dy) < DRAWING.straight_pt and path.curves == 0:
            flat = dx >= dy
            box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            grown = (0.0, half) if flat else (half, 0.0)
            box = Box(
                box.x0 - grown[0], box.top - grown[1], box.x1 + grown[0], box.bottom + grown[1]
            )
            drawing.rules.append(Rule(box, flat, paint.stroke, paint.is_dashed))
        elif not path.is_closed:
            drawing.connectors.append(Connector((x0, y0), (x1, y1), paint.stroke))
