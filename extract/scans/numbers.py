"""Numbers of a picture read a second time: each by itself, enlarged, in another frame.

Nothing is corrected: a number keeps what was read first. Where the second reading is another, or
one of them is not sure, the number is named as doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.found import Engine, Found
from jalon.extract.scans.picture import resized
from jalon.extract.scans.settings import SETTINGS
from jalon.schemas.geometry import Box

NUMBERS = SETTINGS.numbers
SHARED = SETTINGS.shared

BELONGS = re.compile(r"(?:[%$€±+<>≤≥=~/]|[kKM]\$)[).,;:]*")
LOOKS_LIKE_FIGURE = re.compile(r"[OoIlSB|]+[.,]?[OoIlSB|]*")  # letters that figures are taken for
WIDE_SIGNS = frozenset("–—−-+±=≥≤<>~→•%&@…")
SPELLINGS = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "“": '"', "”": '"', "«": '"', "»": '"'}
)


@dataclass(frozen=True, slots=True)
class Number:
    """Words of one line that make a number with its sign and unit.

    Attributes:
        words: Adjacent ones.
        box: Around their ink, in points.
        shown: What is read again: the box, with a sign before it that a figure may be in.
    """

    words: tuple[Found, ...]
    box: Box
    shown: Box

    @property
    def text(self) -> str:
        """As read first."""
        return " ".join(w.text for w in self.words)


def doubtful_numbers(
    found: Sequence[Found], raster: Raster, engine: Engine, second: Engine | None
) -> tuple[tuple[Box, str], ...]:
    """Boxes of the numbers that are not sure, and what was read the second time.

    Args:
        found: The words of a page, line by line.
        raster: The picture that they were read from.
        engine: Reads them again.
        second: Another engine, asked where the first is not sure of itself; None for none.

    Raises:
        OcrError: An engine failed.
    """
    numbers = list(_numbers(found))[: NUMBERS.most_numbers]
    pictures = [_picture(n, raster, NUMBERS.frames[0]) for n in numbers]
    again = engine.read_lines(pictures)
    open_ones = [
        (number, text)
        for number, (text, sure) in zip(numbers, again, strict=True)
        if not _agree(number, text) or min(sure, _least(number)) < NUMBERS.very_sure
    ]
    if not open_ones:
        return ()
    other = second if second is not None and second.name != engine.name else engine
    third = other.read_lines([_picture(n, raster, NUMBERS.frames[1]) for n, _ in open_ones])
    out = []
    for (number, text), (more, sure) in zip(open_ones, third, strict=True):
        if not _agree(number, text):
            # two readings that are alike against the first, or three that all differ
            out.append((number.box, text or more))
        elif not _agree(number, more) and min(_least(number), sure) < NUMBERS.sure:
            out.append((number.box, more))
    return tuple(out)


def _numbers(found: Sequence[Found]) -> Iterator[Number]:
    run: list[Found] = []
    before: Found | None = None
    for i, one in enumerate([*found, None]):
        goes_on = one is not None and bool(run) and one.line == run[-1].line
        if run and not (goes_on and one is not None and _is_part(one)):
            if any(_has_figure(w.text) for w in run):
                shown = run if before is None else [before, *run]
                yield Number(tuple(run), _around(run), _around(shown))
            run = []
        if one is not None and _is_part(one):
            if not run:
                before = _swollen(found[i - 1] if i else None, one)
            run.append(one)


def _swollen(before: Found | None, number: Found) -> Found | None:
    """A sign before a number whose ink is wider than a sign: a figure may have gone into it."""
    if before is None or before.line != number.line or len(before.text) != 1:
        return None
    is_sign = not before.text.isalnum() and before.text not in WIDE_SIGNS
    return before if is_sign and before.ink.width > NUMBERS.swollen * number.ink.height else None


def _is_part(found: Found) -> bool:
    if found.angle_deg or found.is_raised:
        return False
    return _has_figure(found.text) or BELONGS.fullmatch(found.text) is not None


def _has_figure(text: str) -> bool:
    """Whether a word has a figure, or is made of letters that figures are taken for."""
    return any(ch.isdigit() for ch in text) or (
        LOOKS_LIKE_FIGURE.fullmatch(text) is not None and text not in {"I", "l", "o", "O"}
    )


def _around(words: Sequence[Found]) -> Box:
    boxes = [w.ink for w in words]
    return Box(
        round(min(b.x0 for b in boxes), 3),
        round(min(b.top for b in boxes), 3),
        round(max(b.x1 for b in boxes), 3),
        round(max(b.bottom for b in boxes), 3),
    )


def _picture(number: Number, raster: Raster, frame: float) -> Grey:
    x0, top, x1, bottom = (round(v * raster.scale) for v in number.shown)
    side = max(round(NUMBERS.margin_pt * raster.scale), 1)
    part = raster.grey[max(top, 0) : bottom, max(x0 - side, 0) : x1 + side]
    if not part.size:
        return np.full((NUMBERS.read_px, NUMBERS.read_px), SHARED.white, dtype=np.uint8)
    large = resized(np.ascontiguousarray(part), NUMBERS.read_px)
    return np.pad(large, round(frame * NUMBERS.read_px), constant_values=SHARED.white)


def _agree(number: Number, text: str) -> bool:
    return _bare(number.text) == _bare(text)


def _bare(text: str) -> str:
    """Without spaces and what surrounds a number in a sentence; one spelling of dashes."""
    return "".join(text.translate(SPELLINGS).split()).strip(".,;:()[]'\"")


def _least(number: Number) -> float:
    return min(w.confidence for w in number.words)
