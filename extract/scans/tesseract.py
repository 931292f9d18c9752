"""Words of a page's picture, read by Tesseract where the machine has it.

Tesseract is a program of the system, not a Python package: it is called with a picture and
gives a table of words (its TSV output).
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest
from statistics import median

import numpy as np

from jalon.extract.pdf.raster import Mask, Raster
from jalon.schemas.geometry import Box
from jalon.schemas.page import Word

PROGRAM = "tesseract"
WANTED_LANGUAGES = ("fra", "eng")
DOTS_PER_INCH = 300
LONGEST_S = 120  # a page takes a few seconds
SPARSE_PAGE = "11"  # "as much text as possible in no order": the cells of a table are not lines
LEAST_CONFIDENCE = 30.0  # below, a short word is a speck or a piece of a picture
LEAST_PAGE_CONFIDENCE = 55.0  # below, the "words" of a page are what a photograph looks like
SURE_WORD = 3  # letters and figures; a longer word is none
SURE_NUMBER = 60.0  # below, a number is not believed
MARKS = frozenset("0123456789*")
HALF_GREY = 128
RAISED = 0.28  # of a word's height: a sign that begins so far up is a footnote mark
UNREAD_DIGITS = str.maketrans(dict.fromkeys("0123456789", "\ufffd"))

CAPITAL_EM, SMALL_EM = 0.7, 0.48  # heights of common faces
ASCENT_EM, DESCENT_EM = 0.9, 0.25  # of a word's box
DESCENDERS = frozenset("gjpqyçQ,;()[]{}|/@µ")
ASCENDERS = frozenset("bdfhkltiéèêëàâîïôûùç()[]{}|/%&$?!0123456789")


class OcrError(Exception):
    """Tesseract did not do its work; says what it said."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word as Tesseract gives it: its ink in points, its line, its confidence (0 to 100)."""

    text: str
    ink: Box
    line: tuple[str, ...]
    confidence: float
    is_raised: bool = False


@dataclass(frozen=True, slots=True)
class OcrReading:
    """The words of a picture and how sure they are (0 to 1, 0 where there are none)."""

    words: tuple[Word, ...]
    confidence: float


@cache
def ocr_languages() -> tuple[str, ...]:
    """The languages that can be read here, French first; empty without Tesseract."""
    program = shutil.which(PROGRAM)
    if program is None:
        return ()
    try:
        answer = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    known = set(answer.stdout.split())
    return tuple(name for name in WANTED_LANGUAGES if name in known)


def read_picture(raster: Raster, languages: Sequence[str]) -> OcrReading:
    """The words in a picture of a page, in displayed coordinates.

    Args:
        raster: The page, drawn.
        languages: Tesseract's names; at least one.

    Raises:
        OcrError: Tesseract failed, or took too long.
    """
    found = [f for f in _found(_table(raster, languages), raster.scale) if _is_word(f)]
    found = [_trimmed(f, raster) for f in _apart(found)]
    found = [part for f in found for part in part_raised(f, raster)]
    if not found:
        return OcrReading((), 0.0)
    signs = sum(len(f.text) for f in found)
    sure = sum(f.confidence * len(f.text) for f in found) / signs
    words = tuple(_words(found)) if sure >= LEAST_PAGE_CONFIDENCE else ()
    return OcrReading(words, round(sure / 100, 3))


def _table(raster: Raster, languages: Sequence[str]) -> str:
    rows, columns = raster.grey.shape
    picture = b"P5\n%d %d\n255\n" % (columns, rows) + raster.grey.tobytes()
    call = [PROGRAM, "stdin", "stdout", "-l", "+".join(languages), "--psm", SPARSE_PAGE]
    call += ["--dpi", str(raster.dots_per_inch), "tsv"]
    # One thread: several cost more than they bring, and documents are read side by side.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            call, input=picture, capture_output=True, timeout=LONGEST_S, check=True, env=environment
        )
    except subprocess.CalledProcessError as problem:
        raise OcrError(problem.stderr.decode("utf-8", "replace").strip()) from problem
    except (OSError, subprocess.SubprocessError) as problem:
        raise OcrError(str(problem)) from problem
    return done.stdout.decode("utf-8", "replace")


def _found(table: str, scale: float) -> Iterator[Found]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != "5" or not text:
            continue
        left, top = int(row["left"]) / scale, int(row["top"]) / scale
        right, bottom = left + int(row["width"]) / scale, top + int(row["height"]) / scale
        line = (row["block_num"], row["par_num"], row["line_num"])
        yield Found(text, Box(left, top, right, bottom), line, float(row["conf"]))


def part_raised(found: Found, raster: Raster) -> list[Found]:
    """A number and the small raised figures after it as two: ``300¹`` is read as ``3001``."""
    text = found.text
    if len(text) < 2 or not any(ch.isdigit() for ch in text) or text[-1] not in MARKS:
        return [found]
    rises = _rises(found.ink, raster)
    count = next((i for i, rise in enumerate(reversed(rises)) if rise < RAISED), len(rises))
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


def _apart(found: Sequence[Found]) -> list[Found]:
    """Words whose boxes end where the next word of their line begins."""
    out = []
    for one, after in zip_longest(found, found[1:]):
        overlaps = after is not None and after.line == one.line
        if overlaps and one.ink.x0 < after.ink.x0 < one.ink.x1:
            out.append(replace(one, ink=one.ink._replace(x1=after.ink.x0)))
        else:
            out.append(one)
    return out


def _trimmed(found: Found, raster: Raster) -> Found:
    """The word without the white that Tesseract may leave around it."""
    dark = _dark(found.ink, raster)
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return found
    x0, top = found.ink.x0, found.ink.top
    left, right = float(columns[0]) / raster.scale, float(columns[-1] + 1) / raster.scale
    high, low = float(rows[0]) / raster.scale, float(rows[-1] + 1) / raster.scale
    return replace(found, ink=Box(x0 + left, top + high, x0 + right, top + low))


def _dark(ink: Box, raster: Raster) -> Mask:
    x0, top, x1, bottom = (max(round(v * raster.scale), 0) for v in ink)
    return np.asarray(raster.grey[top:bottom, x0:x1] < HALF_GREY)


def _rises(ink: Box, raster: Raster) -> list[float]:
    """For each sign parted by white from the next: how far up its ink begins, of the height."""
    dark = _dark(ink, raster)
    filled = np.concatenate([[False], dark.any(axis=0), [False]]).astype(np.int8)
    steps = np.diff(filled)
    rises = []
    for a, b in zip(np.flatnonzero(steps == 1), np.flatnonzero(steps == -1), strict=True):
        rows = np.flatnonzero(dark[:, a:b].any(axis=1))
        rises.append(1 - float(rows[-1] + 1) / max(dark.shape[0], 1))
    return rises


def _is_word(found: Found) -> bool:
    """Whether it is more than a speck or the rest of a rule."""
    signs = sum(ch.isalnum() for ch in found.text)
    if found.confidence < LEAST_CONFIDENCE:
        return signs >= SURE_WORD
    return signs > 0 or found.text in {"%", "$", "•"}


def _words(found: Sequence[Found]) -> Iterator[Word]:
    lines: dict[tuple[str, ...], list[Found]] = defaultdict(list)
    for one in found:
        lines[one.line].append(one)
    order = 0
    for line in lines.values():
        level_ones = [f for f in line if not f.is_raised] or line
        em = median(_em(f) for f in level_ones)
        level = median(f.ink.bottom - DESCENT_EM * em * _hangs(f.text) for f in level_ones)
        for one in line:
            yield replace(_word(one, em, level), order=order)
            order += 1


def _word(found: Found, em: float, level: float) -> Word:
    box = Box(found.ink.x0, level - ASCENT_EM * em, found.ink.x1, level + DESCENT_EM * em)
    is_sure = found.confidence >= SURE_NUMBER
    text = found.text if is_sure else found.text.translate(UNREAD_DIGITS)
    return Word(
        text=text,
        box=Box(*(round(v, 3) for v in (found.ink if found.is_raised else box))),
        baseline=round(found.ink.bottom if found.is_raised else level, 3),
        size_pt=round(found.ink.height if found.is_raised else box.height, 2),
        is_raised=found.is_raised,
        has_space_before=not found.is_raised,
    )


def _em(found: Found) -> float:
    """Type size that the height of a word's ink speaks for."""
    tall = any(ch.isupper() or ch in ASCENDERS for ch in found.text)
    height = (CAPITAL_EM if tall else SMALL_EM) + DESCENT_EM * _hangs(found.text)
    return max(found.ink.height / height, 1.0)


def _hangs(text: str) -> bool:
    return any(ch in DESCENDERS for ch in text)
