"""Ruling lines of a scanned page, from long runs of pixels darker than what is beside them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import cv2
import numpy as np

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Rule

RULING = SETTINGS.ruling
SHARED = SETTINGS.shared


def find_scan_rules(
    raster: Raster, shades: Sequence[Fill] = (), words: Sequence[Box] = ()
) -> list[Rule]:
    """Horizontal and vertical rules of a picture of a page, in points.

    Args:
        raster: The page, drawn; its paper near white.
        shades: Its shades: their sides are no rules.
        words: Boxes of its words: strokes inside them are letters.
    """
    across = _lines(raster.grey, raster.scale)
    turned = np.ascontiguousarray(raster.grey.T)
    down = [Box(b.top, b.x0, b.bottom, b.x1) for b in _lines(turned, raster.scale)]
    rules = [Rule(b, is_horizontal=True) for b in across]
    rules += [Rule(b, is_horizontal=False) for b in down]
    return not_letters([r for r in rules if not _is_between_letters(r, shades)], words)


def not_letters(rules: Sequence[Rule], words: Sequence[Box]) -> list[Rule]:
    """Rules without the strokes that lie inside words."""
    return [r for r in rules if not any(word.contains(r.box, slack_pt=1.0) for word in words)]


def without_creases(rules: Sequence[Rule], raster: Raster) -> list[Rule]:
    """Rules of a sheet without those few that run from one of its edges to the other."""
    rows, columns = raster.grey.shape
    wide, high = columns / raster.scale, rows / raster.scale
    out: list[Rule] = []
    for is_horizontal, length in ((True, wide), (False, high)):
        own = [r for r in rules if r.is_horizontal is is_horizontal]
        rim = RULING.edge_share * length
        across = [r for r in own if r.start <= rim and r.end >= length - rim]
        are_creases = len(across) <= RULING.most_creases
        out += [r for r in own if not (are_creases and r in across)]
    return out


def without_rules(raster: Raster, rules: Sequence[Rule], shades: Sequence[Fill] = ()) -> Raster:
    """The picture with its rules painted over, so that none is taken for a letter.

    A short one, as between two cells of a heading, is a rule where it goes from one rule (or side
    of a shade) to another.
    """
    grey = raster.grey.copy()
    across, down = _sides(rules, shades)
    for rule in rules:
        is_long = rule.end - rule.start > RULING.letters_are_shorter_pt
        if is_long or _is_bounded(rule, down if rule.is_horizontal else across):
            grey[raster.pixels(rule.box.grown(0.4))] = SHARED.white
    return Raster(grey, raster.scale)


def hidden_rules(raster: Raster, shades: Sequence[Fill]) -> list[Rule]:
    """Rules in dark shades, such as between the headings of a table, of the picture without them.

    Args:
        raster: The page without its shades: what was light on dark is dark.
        shades: Of the page.
    """
    dark = [s.box for s in shades if (s.colour or 0) < RULING.dark_ground]
    found = find_scan_rules(raster) if dark else []
    parts = [(_part_in(rule, box.grown(1.0)), box, rule.is_horizontal) for box in dark
             for rule in found]  # fmt: skip
    return [
        Rule(part, is_horizontal=is_horizontal)
        for part, box, is_horizontal in parts
        if part is not None and _parts_shade(part, box, is_horizontal=is_horizontal)
    ]


def _parts_shade(part: Box, box: Box, *, is_horizontal: bool) -> bool:
    """Whether a rule goes from side to side of a shade, and not along its rim."""
    if is_horizontal:
        is_inside = box.top + RULING.rim_pt < part.y_mid < box.bottom - RULING.rim_pt
        return is_inside and part.width >= box.width - 2 * RULING.at_end_pt
    is_inside = box.x0 + RULING.rim_pt < part.x_mid < box.x1 - RULING.rim_pt
    return is_inside and part.height >= box.height - 2 * RULING.at_end_pt


def _part_in(rule: Rule, box: Box) -> Box | None:
    """The part of a rule that lies in a box."""
    b = rule.box
    part = Box(max(b.x0, box.x0), max(b.top, box.top), min(b.x1, box.x1), min(b.bottom, box.bottom))
    return part if part.x1 > part.x0 and part.bottom > part.top else None


def _goes_through(part: Box, box: Box, *, is_horizontal: bool) -> bool:
    """Whether a rule goes from side to side of a shade, or is longer than a stroke."""
    length, whole = (part.width, box.width) if is_horizontal else (part.height, box.height)
    return length >= RULING.letters_are_shorter_pt or length >= whole - 2 * RULING.at_end_pt


def short_pieces(raster: Raster, rules: Sequence[Rule], shades: Sequence[Fill] = ()) -> list[Rule]:
    """Pieces of rules from one crossing rule to the next that are shorter than a letter may be.

    They are looked for where a longer piece goes on: across the low cells of a band or a heading.
    """
    across, down = _sides(rules, shades)
    turned = np.ascontiguousarray(raster.grey.T)
    out = []
    for is_horizontal, grey, crossing in ((True, raster.grey, down), (False, turned, across)):
        own = [r for r in rules if r.is_horizontal == is_horizontal]
        for at in _positions(own):
            ends = sorted(
                {p for p, a, b in crossing if a - RULING.at_end_pt <= at <= b + RULING.at_end_pt}
            )
            for start, end in pairwise(ends):
                if not RULING.shortest_piece_pt <= end - start <= RULING.longest_piece_pt:
                    continue
                middle = (start + end) / 2
                if any(
                    abs(r.position - at) <= RULING.at_end_pt and r.start <= middle <= r.end
                    for r in own
                ):
                    continue
                if _is_dark_along(grey, raster.scale, at, start, end):
                    box = Box(start, at - 0.3, end, at + 0.3)
                    box = box if is_horizontal else Box(box.top, box.x0, box.bottom, box.x1)
                    out.append(Rule(box, is_horizontal=is_horizontal))
    return out


def _positions(rules: Sequence[Rule]) -> list[float]:
    """Where rules lie; those nearer than ``AT_END_PT`` are one."""
    out: list[float] = []
    for at in sorted(r.position for r in rules):
        if not out or at - out[-1] > RULING.at_end_pt:
            out.append(at)
    return out


def _is_dark_along(grey: Grey, scale: float, at: float, start: float, end: float) -> bool:
    """Whether a line of ``grey`` is darker than both of its sides nearly all along."""
    reach = max(round(RULING.at_end_pt * scale), 2)
    y, margin = round(at * scale), max(round(scale), 1)
    if y < 2 * reach or y + 2 * reach >= grey.shape[0]:
        return False
    columns = slice(round(start * scale) + margin, max(round(end * scale) - margin, 0))
    line = grey[y - reach : y + reach + 1, columns].astype(np.int16)
    if not line.size:
        return False
    above = grey[y - 2 * reach : y - reach, columns].astype(np.int16).max(axis=0)
    below = grey[y + reach + 1 : y + 2 * reach + 1, columns].astype(np.int16).max(axis=0)
    darker = np.minimum(above, below) - line.min(axis=0) > RULING.darker_than_beside
    return float(darker.mean()) >= RULING.filled_share


Side = tuple[float, float, float]  # where it lies, where it begins and ends


def _sides(rules: Sequence[Rule], shades: Sequence[Fill]) -> tuple[list[Side], list[Side]]:
    """Rules and sides of shades that run along the lines of the page, and those that run down."""
    across = [(r.position, r.start, r.end) for r in rules if r.is_horizontal]
    down = [(r.position, r.start, r.end) for r in rules if not r.is_horizontal]
    for shade in shades:
        b = shade.box
        across += [(b.top, b.x0, b.x1), (b.bottom, b.x0, b.x1)]
        down += [(b.x0, b.top, b.bottom), (b.x1, b.top, b.bottom)]
    return across, down


def _is_bounded(rule: Rule, crossing: Sequence[Side]) -> bool:
    """Whether a rule goes from one crossing rule to another."""
    return all(
        any(
            abs(p - end) <= RULING.at_end_pt
            and a - RULING.at_end_pt <= rule.position <= b + RULING.at_end_pt
            for p, a, b in crossing
        )
        for end in (rule.start, rule.end)
    )


def _is_between_letters(rule: Rule, shades: Sequence[Fill]) -> bool:
    """Whether a dark run lies in a dark shade, where what is dark is ground."""
    return any(
        s.box.grown(1.0).contains(rule.box, slack_pt=0.5)
        for s in shades
        if (s.colour or 0) < RULING.dark_ground
    )


def _lines(grey: Grey, scale: float) -> list[Box]:
    """Thin dark lines along the rows of ``grey``, pieces joined."""
    thickest = max(round(RULING.thickest_pt * scale), 1)
    length = round(RULING.shortest_run_pt * scale) | 1  # odd, so that its centre is a pixel
    upright = np.ones((2 * thickest + 1, 1), dtype=np.uint8)
    beside = cv2.morphologyEx(grey, cv2.MORPH_CLOSE, upright, borderType=cv2.BORDER_REPLICATE)
    dark = ((beside.astype(np.int16) - grey) > RULING.darker_than_beside).astype(np.uint8)
    boxes = [
        b
        for b in _boxes(_opened(dark, length))
        # What is thicker is the side of a shade or a picture.
        if b[3] <= thickest + 1 and b[2] >= length and _is_free(b, grey, scale)
    ]
    return _joined(boxes, scale)


def _is_free(box: tuple[int, int, int, int], grey: Grey, scale: float) -> bool:
    """Whether it is lighter above and below nearly everywhere: rows of letters are not.

    A short line must be so all along: strokes of letters under one another have gaps.
    """
    x, y, wide, high = box
    if y < RULING.free_px or y + high + RULING.free_px > grey.shape[0]:
        return True
    columns = slice(x, x + wide)
    line = grey[y : y + high, columns].min(axis=0).astype(np.int16)
    above = grey[y - RULING.free_px : y, columns].max(axis=0).astype(np.int16)
    below = grey[y + high : y + high + RULING.free_px, columns].max(axis=0).astype(np.int16)
    contrast = float(np.median(np.minimum(above, below) - line))
    free = np.minimum(above, below) - line > 0.5 * max(contrast, RULING.darker_than_beside)
    # what stands on the line must be paper or a shade, and not strokes
    near = grey[y - RULING.free_px : y + high + RULING.free_px, columns]
    ends = np.minimum(near[0], near[-1]).astype(np.int16) - line > 0.4 * contrast
    share = (
        RULING.free_share
        if wide > RULING.letters_are_shorter_pt * scale
        else RULING.short_free_share
    )
    return float(free.mean()) >= share and float(ends.mean()) >= RULING.free_share


def _opened(dark: Grey, length: int) -> Grey:
    """Only the pixels that lie in a run of at least ``length`` nearly all dark in their row."""
    along = np.ones((1, length), dtype=np.uint8)
    share = cv2.boxFilter(dark.astype(np.float32), -1, (length, 1), borderType=cv2.BORDER_CONSTANT)
    # the ends of the filter's kernel are where its centre's run begins
    runs = cv2.dilate((share >= RULING.filled_share).astype(np.uint8), along)
    joined = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((1, 5), dtype=np.uint8))
    return np.asarray(cv2.bitwise_and(runs, joined), dtype=np.uint8)


def _boxes(mask: Grey) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of everything that hangs together in ``mask``."""
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    return [(int(x), int(y), int(w), int(h)) for x, y, w, h, _ in stats[1:]]


def _joined(lines: Sequence[tuple[int, int, int, int]], scale: float) -> list[Box]:
    """Pieces of one line as one box, in points."""
    boxes: list[Box] = []
    pieces = [Box(x / scale, y / scale, (x + w) / scale, (y + h) / scale) for x, y, w, h in lines]
    for piece in sorted(pieces, key=lambda b: b.x0):
        at = next((i for i, b in enumerate(boxes) if _goes_on(b, piece)), None)
        if at is None:
            boxes.append(piece)
        else:
            b = boxes[at]
            boxes[at] = Box(
                b.x0, min(b.top, piece.top), max(b.x1, piece.x1), max(b.bottom, piece.bottom)
            )
    return sorted(boxes, key=lambda b: (b.top, b.x0))


def _goes_on(line: Box, piece: Box) -> bool:
    apart = max(line.top, piece.top) - min(line.bottom, piece.bottom)
    return apart <= RULING.same_line_pt and piece.x0 - line.x1 <= RULING.gap_pt
