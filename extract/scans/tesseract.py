"""Words of a page's picture, read by Tesseract where the machine has it.

Tesseract is a program of the system, not a Python package: it is called with a picture and
gives a table of words (its TSV output).
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import zip_longest

import numpy as np

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.found import Found, OcrError
from jalon.extract.scans.settings import SETTINGS
from jalon.extract.scans.words import dark_part
from jalon.schemas.geometry import Box
from jalon.schemas.page import Rule

SHARED = SETTINGS.shared
TESSERACT = SETTINGS.tesseract

PROGRAM = "tesseract"
WANTED_LANGUAGES = ("fra", "eng")
SPARSE_PAGE = "11"  # "as much text as possible in no order": the cells of a table are not lines
ONE_BLOCK = "6"
ORIENTATION = "0"
ROTATE = re.compile(r"Rotate: (\d+).*?Orientation confidence: ([\d.]+)", re.DOTALL)


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


class TesseractEngine:
    """Tesseract in some of its languages; at least one."""

    name = "tesseract"

    def __init__(self, languages: Sequence[str]) -> None:
        self._languages = "+".join(languages)

    def quarter_turns(self, grey: Grey) -> int:
        """Quarter turns clockwise after which the text stands upright; see ``Engine``."""
        try:
            answer = self._ask(Raster(grey, 200 / 72), ORIENTATION, "osd")
        except OcrError:
            # it has too little text to tell, or its data for this is not installed
            return 0
        match = ROTATE.search(answer)
        if match is None or float(match[2]) < TESSERACT.sure_turn:
            return 0
        return int(match[1]) // 90 % 4

    def find_words(
        self,
        raster: Raster,
        rules: Sequence[Rule],
        letter_px: float,
    ) -> tuple[Found, ...]:
        """The words of an upright page, line by line; see ``Engine``."""
        table = self._ask(raster, SPARSE_PAGE, self._languages, "tsv")
        found = [f for f in _found(table, raster.scale) if _is_word(f)]
        found = [_trimmed(f, raster) for f in _apart(found)]
        signs = sum(len(f.text) for f in found)
        sure = sum(f.confidence * len(f.text) for f in found) / max(signs, 1)
        return tuple(found) if sure >= TESSERACT.least_page_confidence else ()

    def read_lines(self, pictures: Sequence[Grey]) -> list[tuple[str, float]]:
        """Text and confidence of pictures that show one line each; see ``Engine``."""
        if not pictures:
            return []
        sheet, tops = _sheet(pictures)
        table = self._ask(Raster(sheet, 1.0), ONE_BLOCK, self._languages, "tsv")
        out: list[list[Found]] = [[] for _ in pictures]
        for found in _found(table, 1.0):
            at = sum(top <= found.ink.y_mid for top in tops) - 1
            out[max(at, 0)].append(found)
        return [
            (
                " ".join(f.text for f in sorted(line, key=lambda f: f.ink.x0)),
                min((f.confidence for f in line), default=0.0),
            )
            for line in out
        ]

    def _ask(self, raster: Raster, mode: str, languages: str, *output: str) -> str:
        rows, columns = raster.grey.shape
        picture = b"P5\n%d %d\n255\n" % (columns, rows) + raster.grey.tobytes()
        call = [PROGRAM, "stdin", "stdout", "-l", languages, "--psm", mode]
        call += ["--dpi", str(max(raster.dots_per_inch, 70)), *output]
        # One thread: several cost more than they bring, and documents are read side by side.
        environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        try:
            done = subprocess.run(
                call,
                input=picture,
                capture_output=True,
                timeout=TESSERACT.longest_s,
                check=True,
                env=environment,
            )
        except subprocess.CalledProcessError as problem:
            raise OcrError(problem.stderr.decode("utf-8", "replace").strip()) from problem
        except (OSError, subprocess.SubprocessError) as problem:
            raise OcrError(str(problem)) from problem
        return done.stdout.decode("utf-8", "replace")


def _sheet(pictures: Sequence[Grey]) -> tuple[Grey, list[int]]:
    """Pictures of lines under one another on white, and where each begins."""
    from jalon.extract.scans.picture import resized  # noqa: PLC0415 - not to be loaded early

    lines = [resized(p, TESSERACT.line_px) for p in pictures]
    wide = max(line.shape[1] for line in lines) + 2 * TESSERACT.line_gap_px
    step = TESSERACT.line_px + TESSERACT.line_gap_px
    sheet = np.full((step * len(lines) + TESSERACT.line_gap_px, wide), SHARED.white, dtype=np.uint8)
    tops = []
    for i, line in enumerate(lines):
        top = TESSERACT.line_gap_px + i * step
        sheet[
            top : top + TESSERACT.line_px,
            TESSERACT.line_gap_px : TESSERACT.line_gap_px + line.shape[1],
        ] = line
        tops.append(top - TESSERACT.line_gap_px // 2)
    return sheet, tops


def _found(table: str, scale: float) -> Iterator[Found]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = (row.get("text") or "").strip()
        if row["level"] != "5" or not text:
            continue
        left, top = int(row["left"]) / scale, int(row["top"]) / scale
        right, bottom = left + int(row["width"]) / scale, top + int(row["height"]) / scale
        line = (row["block_num"], row["par_num"], row["line_num"])
        yield Found(text, Box(left, top, right, bottom), line, float(row["conf"]))


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
    dark = dark_part(found.ink, raster)
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    if not len(rows):
        return found
    x0, top = found.ink.x0, found.ink.top
    left, right = float(columns[0]) / raster.scale, float(columns[-1] + 1) / raster.scale
    high, low = float(rows[0]) / raster.scale, float(rows[-1] + 1) / raster.scale
    return replace(found, ink=Box(x0 + left, top + high, x0 + right, top + low))


def _is_word(found: Found) -> bool:
    """Whether it is more than a speck or the rest of a rule."""
    signs = sum(ch.isalnum() for ch in found.text)
    if found.confidence < TESSERACT.least_confidence:
        return signs >= TESSERACT.sure_word
    return signs > 0 or found.text in {"%", "$", "•"}
