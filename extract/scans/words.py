"""Words found in a picture to words of a page: level lines, type sizes, bold, light on dark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np
import numpy.typing as npt

from jalon.extract.pdf.raster import Mask, Raster
from jalon.extract.scans.found import Found
from jalon.extract.scans.grounds import is_on_dark
from jalon.extract.scans.settings import SETTINGS
from jalon.extract.scans.slant import slanted
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Word

SHARED = SETTINGS.shared
WORDS = SETTINGS.words

MARKS = frozenset("0123456789*")

MARKED = frozenset("ÉÈÊËÀÂÎÏÔÛÙ")
DESCENDERS = frozenset("gjpqyçQ,;()[]{}|/@µ")
ASCENDERS = frozenset("bdfhkliéèêëàâîïôûùç()[]{}|/%&$?!0123456789ÉÈÊÀÂÎÔÛÇ")
LOW_SIGNS = frozenset(".,;:-–—_•·…'’\"«»=+~*")  # their ink says nothing of the type size

WHITE, BOLD, REGULAR = 0xFFFFFF, 700, 400


Told = tuple[float, int, int]  # ink, signs, and which word of its line


@dataclass(slots=True)
class _Line:
    """Words of one line, its type size and its baseline in points."""

    found: list[Found]
    em: float
    level: float


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
    level = [part for line in lines.values() for part in _levelled_parts(line)]
    _share_sizes(level, WORDS.same_size_px / raster.scale)
    out: list[Word] = []
    for line, bold in zip(level, _bold(level, raster), strict=True):
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
    x0, top, x1, bottom = (max(round(v * raster.scale), 0) for v in ink)
    return np.asarray(raster.grey[top:bottom, x0:x1] < WORDS.half_grey)


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


def _levelled_parts(line: Sequence[Found]) -> list[_Line]:
    """A line in parts of one size each: a large figure and the words after it are two."""
    runs: list[list[Found]] = []
    for one in line:
        em = _em(one) if _tells_size(one) else None
        known = [_em(f) for f in runs[-1] if _tells_size(f)] if runs else []
        if runs and (em is None or not known or _are_alike(em, median(known))):
            runs[-1].append(one)
        else:
            runs.append([one])
    if len(runs) > WORDS.most_sizes or any(_signs(run) < WORDS.fewest_of_size for run in runs):
        runs = [list(line)]
    parts = [_levelled(run) for run in runs]
    main = max(parts, key=lambda part: part.em)
    for part in parts:
        if abs(part.level - main.level) <= WORDS.same_level_pt:
            part.level = main.level
    return parts


def _tells_size(found: Found) -> bool:
    return not found.is_raised and not found.angle_deg and not set(found.text) <= LOW_SIGNS


def _are_alike(em: float, other: float) -> bool:
    return max(em, other) <= WORDS.two_sizes * min(em, other)


def _signs(run: Sequence[Found]) -> int:
    return sum(ch.isalnum() for f in run for ch in f.text)


def _levelled(line: Sequence[Found]) -> _Line:
    """A line with the type size and the baseline that most of its words speak for."""
    level_ones = [f for f in line if not f.is_raised] or list(line)
    telling = [f for f in level_ones if not set(f.text) <= LOW_SIGNS] or level_ones
    weights = [f for f in telling for _ in range(min(len(f.text), 12))]
    em = median(_em(f) for f in weights)
    level = median(f.ink.bottom - WORDS.descent_em * 0.85 * em * _hangs(f.text) for f in weights)
    return _Line(list(line), em, level)


def _share_sizes(lines: Sequence[_Line], open_pt: float) -> None:
    """Give lines of nearly the same size the same size, the most used ones first, in place."""
    signs = [sum(len(f.text) for f in line.found) for line in lines]
    sizes = [line.em for line in lines]
    left = sorted(range(len(lines)), key=lambda i: sizes[i])
    while left:
        groups = [
            [
                o
                for o in left
                if abs(sizes[o] - sizes[i]) <= max(WORDS.same_size * sizes[i], open_pt)
            ]
            for i in left
        ]
        best = max(groups, key=lambda group: sum(signs[i] for i in group))
        usual = _weighted_share([(sizes[i], signs[i]) for i in best])
        for i in best:
            lines[i].em = round(usual * 2) / 2 or 0.5
        left = [i for i in left if i not in best]


def _weighted_share(pairs: Sequence[tuple[float, int]], share: float = 0.5) -> float:
    """The value below which a share of the weights lies; the median by default."""
    half = sum(weight for _, weight in pairs) * share
    so_far = 0
    for value, weight in sorted(pairs):
        so_far += weight
        if so_far >= half:
            return value
    return pairs[-1][0] if pairs else 0.0


def _bold(lines: Sequence[_Line], raster: Raster) -> list[list[bool]]:
    """For each word of each line, whether its ink is thicker than the page's lighter text."""
    inks = _inks(lines, raster)
    told = [
        (ink, len(f.text))
        for line, row in zip(lines, inks, strict=True)
        for f, ink in zip(line.found, row, strict=True)
        if ink is not None
    ]
    least = WORDS.bolder * _weighted_share(told, WORDS.lighter_share) if told else 0.0
    return [_bold_of_line(line, row, least) for line, row in zip(lines, inks, strict=True)]


def _bold_of_line(line: _Line, inks: Sequence[float | None], least: float) -> list[bool]:
    told = [(ink, len(f.text), i) for i, (f, ink) in enumerate(zip(line.found, inks, strict=True))]
    parts = _parts_set_alike([(ink, n, i) for ink, n, i in told if ink is not None])
    bold = {i: _mean_ink(part) > least for part in parts for _, _, i in part}
    out = []
    for i in range(len(line.found)):
        # short words and signs are set as the word before them, or after
        beside = [*range(i, -1, -1), *range(i + 1, len(line.found))]
        out.append(next((bold[j] for j in beside if j in bold), False))
    return out


def _inks(lines: Sequence[_Line], raster: Raster) -> list[list[float | None]]:
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
    x0, top, x1, bottom = (max(round(v * raster.scale), 0) for v in found.ink)
    part = raster.grey[top:bottom, x0:x1].astype(np.float32)
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


def _em(found: Found) -> float:
    """Type size that the height of a word's ink speaks for."""
    tall = any(ch.isupper() or ch in ASCENDERS for ch in found.text)
    middle = WORDS.middle_em if "t" in found.text else WORDS.small_em
    high = WORDS.marked_capital_em if any(ch in MARKED for ch in found.text) else WORDS.capital_em
    height = (high if tall else middle) + WORDS.descent_em * 0.85 * _hangs(found.text)
    return max(found.ink.height / height, 1.0)


def _hangs(text: str) -> bool:
    return any(ch in DESCENDERS for ch in text)
