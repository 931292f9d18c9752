"""Words of a page's picture by RapidOCR: models of PP-OCR in its wheel, run by ONNX Runtime.

Its two networks are used one by one, as they come: one finds lines, one reads a line. Lines are
cut at rules before they are read, and where a word stands follows from the ink.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from functools import cache

import numpy as np

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.bullets import SIGN, part_bullets
from jalon.extract.scans.cuts import cut_at_rules, parted
from jalon.extract.scans.found import Found
from jalon.extract.scans.leftovers import lone_signs, with_ends
from jalon.extract.scans.line_words import Sign, words_of_line
from jalon.extract.scans.networks import Networks
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Rule

CUTS = SETTINGS.cuts
RAPID = SETTINGS.rapid
SHARED = SETTINGS.shared

UNITS = frozenset("%$€")  # stand alone at the end of a cell


@cache
def is_here() -> bool:
    """Whether the packages of ``jalon[ocr]`` are installed."""
    return all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime"))


@cache
def rapid_engine() -> RapidEngine:
    """The engine; its models are loaded once a process.

    Raises:
        OcrError: The models cannot be loaded.
    """
    return RapidEngine()


class RapidEngine:
    """RapidOCR on one thread: documents are read side by side."""

    name = "rapidocr"

    def __init__(self) -> None:
        self._networks = Networks()

    def quarter_turns(self, grey: Grey) -> int:
        """Quarter turns clockwise after which the text stands upright; see ``Engine``."""
        boxes = [
            b for b, _ in self._networks.find(grey, min(RAPID.side_to_turn / max(grey.shape), 1.0))
        ]
        tall = [b for b in boxes if _high(b) > 1.5 * _wide(b)]
        level = [b for b in boxes if _wide(b) > 1.5 * _high(b)]
        lies = sum(map(_high, tall)) > sum(map(_wide, level))
        longest = sorted(tall if lies else level, key=lambda b: -_high(b) * _wide(b))
        crops = [_crop(grey, b) for b in longest[: RAPID.lines_to_turn]]
        if not crops:
            return 0
        if lies:
            crops = [np.ascontiguousarray(np.rot90(p, -1)) for p in crops]
        crops = [p[:, : RAPID.part_to_turn * p.shape[0]] for p in crops]
        first = _mean([sure for _, sure in self.read_lines(crops)])
        if first >= RAPID.sure_to_turn:
            return 1 if lies else 0
        flipped = [np.ascontiguousarray(np.rot90(p, 2)) for p in crops]
        other = _mean([sure for _, sure in self.read_lines(flipped)])
        if max(first, other) < RAPID.least_to_turn:
            return 0
        return (1 if lies else 0) + (2 if other > first else 0)

    def find_words(
        self, raster: Raster, rules: Sequence[Rule], letter_px: float
    ) -> tuple[Found, ...]:
        """The words of an upright page, line by line; see ``Engine``."""
        grey = raster.grey
        factor = RAPID.letter_to_find_px / letter_px if letter_px else RAPID.usual_factor
        least, most = (side / max(grey.shape) for side in RAPID.sides_to_find)
        found = self._networks.find(grey, min(max(factor, least), most, 1.0))
        boxes = [box for box, slope in found if slope <= RAPID.steepest]
        words: list[Found] = []
        lines = cut_at_rules(parted(boxes), rules, raster, letter_px)
        lines, lone = with_ends(lines, lone_signs(grey, lines, letter_px), letter_px)
        for number, (box, mark) in enumerate(part_bullets(grey, lines, letter_px)):
            if mark is not None:
                words.append(_bullet(mark, str(number), raster))
            words += self._read_line(box, str(number), raster, letter_px)
        for number, box in enumerate(lone, len(lines)):
            words += _sure(self._read_line(box, str(number), raster, letter_px))
        return tuple(words)

    def read_lines(self, pictures: Sequence[Grey]) -> list[tuple[str, float]]:
        """Text and confidence of pictures that show one line each; see ``Engine``."""
        out = []
        for picture in pictures:
            signs = self._networks.read(picture)
            text = "".join(s.text for s in signs).strip()
            out.append((text, _mean([s.confidence for s in signs])))
        return out

    def _read_line(
        self, box: tuple[int, int, int, int], name: str, raster: Raster, letter_px: float
    ) -> list[Found]:
        """The words of one line, which may run up or down."""
        picture = _crop(raster.grey, box)
        if not picture.size:
            return []
        high, wide = picture.shape
        level = _kept(words_of_line(self._read_ink(picture, letter_px), box, name, raster))
        if high < CUTS.upright_share * wide:
            return level
        best: list[Found] = []
        for angle, turns in ((270, -1), (90, 1)):
            turned = np.ascontiguousarray(np.rot90(picture, turns))
            signs = self._read_ink(turned, letter_px)
            score = _mean([s.confidence for s in signs])
            if score > _mean([f.confidence for f in best]) and len(signs) > 1:
                best = [_upright("".join(s.text for s in signs), box, name, raster, angle, score)]
        if _mean([f.confidence for f in level]) >= _mean([f.confidence for f in best]):
            return level
        return best

    def _read_ink(self, picture: Grey, letter_px: float) -> list[Sign]:
        """The signs of the ink of a line; their places are shares of the ink's width."""
        around, room = _with_room(picture, letter_px)
        wide, inner = around.shape[1], max(picture.shape[1], 1)
        return [
            Sign(s.text, min(max((s.place * wide - room) / inner, 0.0), 1.0), s.confidence)
            for s in self._networks.read(around)
        ]


def _high(box: tuple[int, int, int, int]) -> int:
    return box[3] - box[1]


def _wide(box: tuple[int, int, int, int]) -> int:
    return box[2] - box[0]


def _crop(grey: Grey, box: tuple[int, int, int, int]) -> Grey:
    left, top, right, bottom = (max(v, 0) for v in box)
    return np.ascontiguousarray(grey[top:bottom, left:right])


def _with_room(picture: Grey, letter_px: float) -> tuple[Grey, int]:
    """The picture of a line with white around it, and how much at its ends.

    There is as much above and below as leaves its letters large enough, if they are of the page's
    usual height: words beside a large figure are small in their line.
    """
    high = picture.shape[0]
    least, most = RAPID.room_shares
    free = (RAPID.line_px / RAPID.letter_to_read_px * letter_px / high - 1) / 2
    above, beside = (max(round(share * high), 2) for share in (min(max(free, least), most), least))
    room = ((above, above), (beside, beside))
    return np.pad(picture, room, constant_values=SHARED.white), beside


def _upright(  # noqa: PLR0913, PLR0917 - all that a line is
    text: str,
    box: tuple[int, int, int, int],
    name: str,
    raster: Raster,
    angle: int,
    confidence: float,
) -> Found:
    ink = Box(*(v / raster.scale for v in box))
    return Found(text.strip(), ink, (name,), confidence, angle_deg=angle)


def _kept(found: Sequence[Found]) -> list[Found]:
    """The words of a line that is text."""
    score = _mean([f.confidence for f in found])
    if score < RAPID.least_confidence:
        return []
    if (
        not any(ch.isalnum() or ch in UNITS for f in found for ch in f.text)
        and score < RAPID.sure_speck
    ):
        return []
    return list(found)


def _bullet(box: tuple[int, int, int, int], name: str, raster: Raster) -> Found:
    return Found(SIGN, Box(*(v / raster.scale for v in box)), (name,), 100.0)


def _sure(found: Sequence[Found]) -> list[Found]:
    """What was read where no line was found: letters and figures only, and surely."""
    return [
        f
        for f in found
        if f.confidence >= RAPID.sure_lone and all(ch.isalnum() or ch in "%$+-" for ch in f.text)
    ]


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
