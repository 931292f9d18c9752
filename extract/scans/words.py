"""Words found in a picture to words of a page: level lines, type sizes, bold, light on dark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from jalon.extract.pdf.raster import Mask, Raster
from jalon.extract.scans.found import Found
from jalon.extract.scans.grounds import is_on_dark
from jalon.extract.scans.levels import levelled_parts, share_sizes
from jalon.extract.scans.settings import SETTINGS
from jalon.extract.scans.slant import slanted
from jalon.extract.scans.strokes import bold_words
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Word

WORDS = SETTINGS.words

MARKS = frozenset("0123456789*")

WHITE, BOLD, REGULAR = 0xFFFFFF, 700, 400


def words_of(found: Sequence[Found], raster: Raster, shades: Sequence[Fill]) -> tuple[Word, ...]:
    """The words of a page, in the order found.

    Args:
        found: Line by line.
        raster: The picture they were found in, letters dark on white.
        shades: Of the page: words on dark ones are white.
    """
    parts = [part for f in found for part in part_raised(f, raster)]
    lines: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for one in parts:
        lines[one.line].append(one)
    level = [part for line in lines.values() for part in levelled_parts(line)]
    share_sizes(level, WORDS.same_size_px / raster.scale)
    out: list[Word] = []
    for line, bold in zip(level, bold_words(level, raster), strict=True):
        italics = slanted(line.found, raster)
        for one, is_bold, is_italic in zip(line.found, bold, italics, strict=True):
            word = _word(one, line.em, line.level)
            colour = WHITE if is_on_dark(word.box, shades) else 0
            weight = BOLD if is_bold else REGULAR
            out.append(
                replace(word, order=len(out), weight=weight, is_italic=is_italic, colour=colour)
            )
    return tuple(out)


def part_raised(found: Found, raster: Raster) -> list[Found]:
    """A number and the small raised figures after it as two: ``300¹`` is read as ``3001``."""
    text = found.text
    if len(text) < 2 or not any(ch.isdigit() for ch in text) or text[-1] not in MARKS:
        return [found]
    rises = _rises(found.ink, raster)
    count = next((i for i, rise in enumerate(reversed(rises)) if rise < WORDS.raised), len(rises))
    if not 0 < count < len(rises) or len(rises) != len(text):
        return [found]
    x = found.ink.x0 + found.ink.width * (1 - count / len(text))
    low = found.ink.bottom - min(rises[-count:]) * found.ink.height
    return [
        replace(found, text=text[:-count], ink=found.ink._replace(x1=x)),
        replace(
            found, text=text[-count:], ink=found.ink._replace(x0=x, bottom=low), is_raised=True
        ),
    ]


def dark_part(ink: Box, raster: Raster) -> Mask:
    """Where a box of the picture is dark."""
    return np.asarray(raster.grey[raster.pixels(ink)] < WORDS.half_grey)


def _rises(ink: Box, raster: Raster) -> list[float]:
    """For each sign parted by white from the next: how far up its ink begins, of the height."""
    dark = dark_part(ink, raster)
    filled = np.concatenate([[False], dark.any(axis=0), [False]]).astype(np.int8)
    steps = np.diff(filled)
    rises = []
    for a, b in zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True):
        rows = np.flatnonzero(dark[:, a:b].any(axis=1))
        rises.append(1 - float(rows[-1] + 1) / max(dark.shape[0], 1))
    return rises


def _word(found: Found, em: float, level: float) -> Word:
    ink = found.ink
    if found.angle_deg:
        box, baseline, size = ink, ink.bottom, ink.width
    elif found.is_raised:
        box, baseline, size = ink, ink.bottom, ink.height
    else:
        box = Box(ink.x0, level - WORDS.ascent_em * em, ink.x1, level + WORDS.descent_em * em)
        baseline, size = level, em
    return Word(
        text=found.text,
        box=Box(*(round(v, 3) for v in box)),
        baseline=round(baseline, 3),
        size_pt=round(size, 2),
        angle_deg=found.angle_deg,
        is_raised=found.is_raised,
        has_space_before=not found.is_raised,
    )
