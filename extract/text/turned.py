"""Words that run up or down the page, in a frame in which they run to the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.text.settings import SETTINGS
from jalon.schemas.geometry import Box
from jalon.schemas.page import Word

PARAGRAPHS = SETTINGS.paragraphs

SIDEWAYS = (90, 270)


def upright_words(words: Sequence[Word]) -> list[Word]:
    """``words`` with boxes and baselines in a frame in which their text runs to the right."""
    return [w if w.angle_deg == 0 else _upright(w) for w in words]


def _upright(word: Word) -> Word:
    b = word.box
    frames = {
        90: Box(b.top, -b.x1, b.bottom, -b.x0),
        180: Box(-b.x1, -b.bottom, -b.x0, -b.top),
        270: Box(-b.bottom, b.x0, -b.top, b.x1),
    }
    box = frames.get(word.angle_deg, b)
    return replace(
        word, box=box, baseline=box.bottom - PARAGRAPHS.descent_em * word.size_pt, angle_deg=0
    )
