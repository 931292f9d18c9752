"""Words of a picture set in bold: strokes thicker than those of the page's lighter text."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Raster
from jalon.extract.scans.found import Found
from jalon.extract.scans.levels import ASCENDERS, Line, weighted_share
from jalon.extract.scans.settings import SETTINGS

SHARED = SETTINGS.shared
WORDS = SETTINGS.words

Told = tuple[float, int, int]  # ink, signs, and which word of its line


def bold_words(lines: Sequence[Line], raster: Raster) -> list[list[bool]]:
    """For each word of each line, whether its ink is thicker than the page's lighter text."""
    inks = _inks(lines, raster)
    told = [
        (ink, len(f.text))
        for line, row in zip(lines, inks, strict=True)
        for f, ink in zip(line.found, row, strict=True)
        if ink is not None
    ]
    least = WORDS.bolder * weighted_share(told, WORDS.lighter_share) if told else 0.0
    return [_bold_of_line(line, row, least) for line, row in zip(lines, inks, strict=True)]


def _bold_of_line(line: Line, inks: Sequence[float | None], least: float) -> list[bool]:
    told = [(ink, len(f.text), i) for i, (f, ink) in enumerate(zip(line.found, inks, strict=True))]
    parts = _parts_set_alike([(ink, n, i) for ink, n, i in told if ink is not None])
    bold = {i: _mean_ink(part) > least for part in parts for _, _, i in part}
    out = []
    for i in range(len(line.found)):
        # short words and signs are set as the word before them, or after
        beside = [*range(i, -1, -1), *range(i + 1, len(line.found))]
        out.append(next((bold[j] for j in beside if j in bold), False))
    return out


def _inks(lines: Sequence[Line], raster: Raster) -> list[list[float | None]]:
    """Ink of the words that are long enough: share of a band as high as their type size."""
    parts = [[_part(f, raster) for f in line.found] for line in lines]
    darkest = [float(np.percentile(p, 5)) for row in parts for p in row if p is not None]
    depth = max(SHARED.white - float(np.median(darkest)), 1.0) if darkest else 1.0
    return [
        [
            _ink_of(part, depth, line.em * raster.scale * _usual_ink(f.text))
            if part is not None
            else None
            for f, part in zip(line.found, row, strict=True)
        ]
        for line, row in zip(lines, parts, strict=True)
    ]


def _ink_of(part: npt.NDArray[np.float32], depth: float, height: float) -> float:
    own = SHARED.white - float(np.percentile(part, 5))
    # letters in a colour are as thick as black ones; thin ones are never quite black
    shade = np.clip(
        (SHARED.white - part) / max(own if own < WORDS.coloured * depth else depth, 1.0), 0, 1
    )
    return float(shade.sum() / max(part.shape[1] * height, 1.0))


def _usual_ink(text: str) -> float:
    """Ink of a word's letters, of that of small letters without stems."""
    return sum(
        WORDS.tall_ink
        if ch.isupper() or ch.isdigit()
        else WORDS.stem_ink
        if ch in ASCENDERS
        else 1.0
        for ch in text
    ) / len(text)


def _part(found: Found, raster: Raster) -> npt.NDArray[np.float32] | None:
    """The picture of a word; None for one that is too short to tell how it is set."""
    if sum(ch.isalnum() for ch in found.text) < SHARED.fewest_signs or found.angle_deg:
        return None
    part = raster.grey[raster.pixels(found.ink)].astype(np.float32)
    return part if part.size else None


def _parts_set_alike(told: Sequence[Told]) -> list[Sequence[Told]]:
    """A line in one part, or in two where a bold label is before plain text."""
    best, at = WORDS.two_parts, 0
    for i in range(1, len(told)):
        a, b = _mean_ink(told[:i]), _mean_ink(told[i:])
        apart = max(a, b) / max(min(a, b), 1e-6)
        if apart > best:
            best, at = apart, i
    return [told[:at], told[at:]] if at else [told]


def _mean_ink(part: Sequence[Told]) -> float:
    signs = sum(n for _, n, _ in part)
    return sum(ink * n for ink, n, _ in part) / signs if signs else 0.0
