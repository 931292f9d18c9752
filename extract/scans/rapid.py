"""Words of a page's picture by RapidOCR: models of PP-OCR in its wheel, run by ONNX Runtime.

Its two networks are used one by one, as they come: one finds lines, one reads a line. Lines are
cut at rules before they are read, and where a word stands follows from the ink.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.bullets import SIGN, part_bullets
from jalon.extract.scans.cuts import cut_at_rules, parted
from jalon.extract.scans.found import Found, OcrError
from jalon.extract.scans.leftovers import lone_signs, with_ends
from jalon.extract.scans.line_words import Sign, is_of_latin_text, words_of_line
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Rule

CUTS = SETTINGS.cuts
RAPID = SETTINGS.rapid
SHARED = SETTINGS.shared


Floats = npt.NDArray[np.float32]

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


@dataclass(frozen=True, slots=True)
class Line:
    """A line that was found: its box in pixels and how it runs (0, 90 or 270)."""

    box: tuple[int, int, int, int]
    is_upright: bool = False


class RapidEngine:
    """RapidOCR on one thread: documents are read side by side."""

    name = "rapidocr"

    def __init__(self) -> None:
        # only where a scan is met: half a second and two hundred megabytes
        from rapidocr import RapidOCR  # noqa: PLC0415

        settings = {
            "Global.use_cls": False,
            "Global.log_level": "critical",
            "Det.limit_type": "max",
            "Det.limit_side_len": RAPID.sides_to_find[1],
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
        try:
            engine: Any = RapidOCR(params=settings)
            self._detector = engine._load_det_model()
            self._reader = engine._load_rec_model()
        except Exception as problem:
            raise OcrError(str(problem)) from problem
        self._signs: list[str] = self._reader.postprocess_op.character
        # the network knows every script; here only signs that French and English have are asked
        self._asked = np.array(
            [0, *(i for i, sign in enumerate(self._signs) if i and is_of_latin_text(sign))]
        )

    def quarter_turns(self, grey: Grey) -> int:
        """Quarter turns clockwise after which the text stands upright; see ``Engine``."""
        boxes = [b for b, _ in self._find(grey, min(RAPID.side_to_turn / max(grey.shape), 1.0))]
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
        found = self._find(grey, min(max(factor, least), most, 1.0))
        boxes = [box for box, slope in found if slope <= RAPID.steepest]
        words: list[Found] = []
        lines = cut_at_rules(parted(boxes), rules, raster, letter_px)
        lines, lone = with_ends(lines, lone_signs(grey, lines, letter_px), letter_px)
        for number, (box, mark) in enumerate(part_bullets(grey, lines, letter_px)):
            if mark is not None:
                words.append(_bullet(mark, str(number), raster))
            words += self._read_line(box, str(number), raster)
        for number, box in enumerate(lone, len(lines)):
            words += _sure(self._read_line(box, str(number), raster))
        return tuple(words)

    def read_lines(self, pictures: Sequence[Grey]) -> list[tuple[str, float]]:
        """Text and confidence of pictures that show one line each; see ``Engine``."""
        out = []
        for picture in pictures:
            signs = self._read(picture)
            text = "".join(s.text for s in signs).strip()
            out.append((text, _mean([s.confidence for s in signs])))
        return out

    def _read_line(self, box: tuple[int, int, int, int], name: str, raster: Raster) -> list[Found]:
        """The words of one line, which may run up or down."""
        picture = _crop(raster.grey, box)
        if not picture.size:
            return []
        high, wide = picture.shape
        level = _kept(words_of_line(self._read_ink(picture), box, name, raster))
        if high < CUTS.upright_share * wide:
            return level
        best: list[Found] = []
        for angle, turns in ((270, -1), (90, 1)):
            turned = np.ascontiguousarray(np.rot90(picture, turns))
            signs = self._read_ink(turned)
            score = _mean([s.confidence for s in signs])
            if score > _mean([f.confidence for f in best]) and len(signs) > 1:
                best = [_upright("".join(s.text for s in signs), box, name, raster, angle, score)]
        if _mean([f.confidence for f in level]) >= _mean([f.confidence for f in best]):
            return level
        return best

    def _read_ink(self, picture: Grey) -> list[Sign]:
        """The signs of the ink of a line; their places are shares of the ink's width."""
        around, room = _with_room(picture)
        wide, inner = around.shape[1], max(picture.shape[1], 1)
        return [
            Sign(s.text, min(max((s.place * wide - room) / inner, 0.0), 1.0), s.confidence)
            for s in self._read(around)
        ]

    def _find(self, grey: Grey, factor: float) -> list[tuple[tuple[int, int, int, int], float]]:
        """Boxes of lines in pixels (left, top, right, bottom) and how far each leans."""
        small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        try:
            answer = self._detector(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR))
        except Exception as problem:
            raise OcrError(str(problem)) from problem
        if answer.boxes is None:
            return []
        return [_line(np.asarray(quad, dtype=np.float64) / factor) for quad in answer.boxes]

    def _read(self, picture: Grey) -> list[Sign]:
        """The signs of a picture of one line; their places are shares of its width."""
        high, wide = picture.shape
        if not high or not wide:
            return []
        if wide > RAPID.widest * high:
            return self._read_parts(picture)
        width = max(round(wide * RAPID.line_px / high), 1)
        room = max(-(-width // RAPID.step_px) * RAPID.step_px, RAPID.narrowest_px)
        shape = cv2.INTER_AREA if high > RAPID.line_px else cv2.INTER_CUBIC
        line = cv2.resize(picture, (width, RAPID.line_px), interpolation=shape)
        batch: Floats = np.zeros((1, 3, RAPID.line_px, room), dtype=np.float32)
        batch[0, :, :, :width] = line.astype(np.float32) / 127.5 - 1.0
        try:
            answer = np.asarray(self._reader.session(batch))[0]
        except Exception as problem:
            raise OcrError(str(problem)) from problem
        return list(self._signs_of(answer, room / width))

    def _read_parts(self, picture: Grey) -> list[Sign]:
        """A very long line, read in two parts that meet in its widest gap near the middle."""
        wide = picture.shape[1]
        ink = (picture < 160).any(axis=0)
        near = range(round(0.4 * wide), round(0.6 * wide))
        gaps = np.convolve((~ink).astype(float), np.ones(9), mode="same")
        at = max(near, key=lambda x: gaps[x])
        first, second = self._read(picture[:, :at]), self._read(picture[:, at:])
        share = at / wide
        return [
            *(Sign(s.text, s.place * share, s.confidence) for s in first),
            Sign(" ", share, 100.0),
            *(Sign(s.text, share + s.place * (1 - share), s.confidence) for s in second),
        ]

    def _signs_of(self, answer: Floats, stretch: float) -> Iterator[Sign]:
        """Decode the network's answer: places x signs, 0 for none; repeats are one sign."""
        best = self._asked[answer[:, self._asked].argmax(axis=1)]
        before = 0
        for place, code in enumerate(best.tolist()):
            if code not in (0, before):
                share = (place + 0.5) / len(best) * stretch
                sure = float(answer[place, code]) * 100
                yield Sign(self._signs[code], min(share, 1.0), sure)
            before = code


def _line(quad: npt.NDArray[np.float64]) -> tuple[tuple[int, int, int, int], float]:
    """The box of a quadrangle, and the slope of its longer side against the page's axes."""
    left, top = quad.min(axis=0)
    right, bottom = quad.max(axis=0)
    a, b = quad[1] - quad[0], quad[2] - quad[1]
    longer = a if np.hypot(*a) >= np.hypot(*b) else b
    slope = min(abs(longer)) / max(*abs(longer), 1.0)
    is_long = np.hypot(*longer) > 2.5 * min(np.hypot(*a), np.hypot(*b))
    return (round(left), round(top), round(right), round(bottom)), float(slope if is_long else 0)


def _high(box: tuple[int, int, int, int]) -> int:
    return box[3] - box[1]


def _wide(box: tuple[int, int, int, int]) -> int:
    return box[2] - box[0]


def _crop(grey: Grey, box: tuple[int, int, int, int]) -> Grey:
    left, top, right, bottom = (max(v, 0) for v in box)
    return np.ascontiguousarray(grey[top:bottom, left:right])


def _with_room(picture: Grey) -> tuple[Grey, int]:
    """The picture of a line with white around it, and how much at its ends."""
    above, beside = (max(round(share * picture.shape[0]), 2) for share in RAPID.room_shares)
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
