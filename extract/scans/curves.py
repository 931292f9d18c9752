"""Words that stand among the text of a table as drawn shapes: read from their pictures.

Some programs write a figure whose font they may not embed as the outlines of its letters. The
text layer then has an empty cell there.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

import numpy as np
import pypdfium2

from jalon.extract.pdf.raster import Grey, Raster, draw_page
from jalon.extract.scans.found import Engine
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Page, Word

CURVES = SETTINGS.curves


def drawn_words(page: Page) -> list[Box]:
    """Room on its line around each run of shapes that look like words of a table.

    Letters stand on a line with words of the page, between rules above and below: an icon or the
    letters of a logo do not.
    """
    if not page.words or not page.fills:
        return []
    usual = median(w.size_pt for w in page.words)
    letters = [f for f in page.fills if _may_be_letter(f, usual)]
    if not letters or len(letters) > CURVES.most_letters:
        return []
    pieces = [piece for piece in _pieces(letters) if _is_word(piece)]
    boxes = [union(f.box for f in piece) for piece in pieces]
    return _apart([_room(box, page) for box in boxes if _is_in_row(box, page)])


def _apart(rooms: Sequence[Box]) -> list[Box]:
    """The rooms, those that lie over each other as one."""
    apart: list[Box] = []
    for room in rooms:
        same = [other for other in apart if other.overlap_area(room) > 0]
        apart = [other for other in apart if other not in same] + [union([*same, room])]
    return apart


def _may_be_letter(shape: Fill, usual: float) -> bool:
    box = shape.box
    return (
        not shape.is_rectangle
        and shape.colour is not None
        and CURVES.lowest * usual <= box.height <= CURVES.highest * usual
        and box.width <= CURVES.widest * usual
    )


def _pieces(letters: Sequence[Fill]) -> list[list[Fill]]:
    """Shapes that stand beside each other, each run from left to right."""
    pieces: list[list[Fill]] = []
    for letter in sorted(letters, key=lambda f: (f.box.x0, f.box.top)):
        for piece in reversed(pieces):
            last = union(f.box for f in piece)
            gap = letter.box.x0 - last.x1
            level = min(last.bottom, letter.box.bottom) - max(last.top, letter.box.top)
            if gap <= CURVES.gap * last.height and level > letter.box.height / 2:
                piece.append(letter)
                break
        else:
            pieces.append([letter])
    return sorted(pieces, key=lambda p: (p[0].box.top, p[0].box.x0))


def _is_word(piece: Sequence[Fill]) -> bool:
    """Whether the shapes are more than a dot or a ring."""
    return any(not f.is_ellipse for f in piece) or len(piece) > 1


def _is_in_row(box: Box, page: Page) -> bool:
    rules = [r.box for r in page.rules if r.is_horizontal and r.box.x0 <= box.x_mid <= r.box.x1]
    between = any(r.y_mid < box.top for r in rules) and any(r.y_mid > box.bottom for r in rules)
    return (
        between
        and any(w.box.top <= box.y_mid <= w.box.bottom for w in page.words)
        and not any(w.box.overlap_area(box) > 0 for w in page.words)
    )


def _room(box: Box, page: Page) -> Box:
    """A box grown sideways up to the next rule or word: a 1 or a minus is drawn like a rule."""
    walls = [
        r.box
        for r in page.rules
        if not r.is_horizontal
        and r.box.height > 2 * box.height
        and r.box.top <= box.y_mid <= r.box.bottom
    ]
    walls += [w.box for w in page.words if w.box.top <= box.y_mid <= w.box.bottom]
    most = CURVES.room * box.height
    left = max((w.x1 for w in walls if w.x1 <= box.x0), default=0.0)
    right = min((w.x0 for w in walls if w.x0 >= box.x1), default=page.width)
    return Box(max(left, box.x0 - most), box.top, min(right, box.x1 + most), box.bottom)


def read_drawn(
    handle: pypdfium2.PdfPage, page: Page, boxes: Sequence[Box], engine: Engine
) -> tuple[tuple[Word, ...], float]:
    """The words in ``boxes``, and how sure the least sure is, 0 to 1.

    Args:
        handle: The page in PDFium.
        page: As its text layer and drawing give it.
        boxes: In points of the page.
        engine: Reads pictures of lines.

    Raises:
        OcrError: The engine failed.
    """
    raster = draw_page(handle, CURVES.dots_per_inch, page.turned_deg // 90)
    boxes = [_inked(raster, box) for box in boxes]
    read = engine.read_lines([_picture(raster, box) for box in boxes])
    words: list[Word] = []
    sure = [1.0]
    for box, (text, confidence) in zip(boxes, read, strict=True):
        if confidence >= CURVES.least_sure and any(c.isalnum() for c in text):
            words += _words(text, box)
            sure.append(confidence / 100)
    return tuple(words), min(sure)


def _inked(raster: Raster, box: Box) -> Box:
    """The part of a box's width that has ink, a hair off its walls."""
    rows, columns = raster.pixels(box)
    hair = round(CURVES.hair_pt * raster.scale)
    start = columns.start + hair
    part = raster.grey[rows, start : columns.stop - hair]
    if not part.size:
        return box
    inked = np.flatnonzero((part < int(part.max()) - CURVES.ink).any(axis=0))
    if not len(inked):
        return box
    first, last = start + int(inked[0]), start + int(inked[-1]) + 1
    return Box(first / raster.scale, box.top, last / raster.scale, box.bottom)


def _picture(raster: Raster, box: Box) -> Grey:
    edge = CURVES.edge * box.height
    return np.ascontiguousarray(raster.grey[raster.pixels(box.grown(edge))])


def _words(text: str, box: Box) -> list[Word]:
    """The words of a text over its box, each as wide as its share of the letters."""
    step = box.width / max(len(text), 1)
    out: list[Word] = []
    at = 0
    for part in text.split():
        at = text.index(part, at)
        place = Box(box.x0 + at * step, box.top, box.x0 + (at + len(part)) * step, box.bottom)
        size = round(box.height / CURVES.capital_em, 2)
        rounded = Box(*(round(v, 3) for v in place))
        out.append(Word(part, rounded, baseline=box.bottom, size_pt=size, has_space_before=True))
        at += len(part)
    return out
