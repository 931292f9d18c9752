"""The two networks of RapidOCR, as they come: one finds lines, one reads a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Grey
from jalon.extract.scans.found import OcrError
from jalon.extract.scans.line_words import Sign, is_of_latin_text
from jalon.extract.scans.settings import SETTINGS

RAPID = SETTINGS.rapid

Floats = npt.NDArray[np.float32]


class Networks:
    """Both, loaded, each on one thread: documents are read side by side.

    Raises:
        OcrError: They cannot be loaded; by ``find`` and ``read``: they fail.
    """

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

    def find(self, grey: Grey, factor: float) -> list[tuple[tuple[int, int, int, int], float]]:
        """Boxes of lines in pixels (left, top, right, bottom) and how far each leans.

        Args:
            grey: A page.
            factor: Size of the picture that they are looked for in, of the page's.
        """
        small = cv2.resize(grey, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        try:
            answer = self._detector(cv2.cvtColor(small, cv2.COLOR_GRAY2BGR))
        except Exception as problem:
            raise OcrError(str(problem)) from problem
        if answer.boxes is None:
            return []
        return [_line(np.asarray(quad, dtype=np.float64) / factor) for quad in answer.boxes]

    def read(self, picture: Grey) -> list[Sign]:
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
        first, second = self.read(picture[:, :at]), self.read(picture[:, at:])
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
