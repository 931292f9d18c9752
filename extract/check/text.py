"""A second reading of a page's characters, by pdfplumber, and what it says at one spot.

pdfplumber reads with pdfminer.six, which shares no code with PDFium: where both give the same
digits, an error of one engine is ruled out. It costs seconds to import, so it is imported late.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jalon.extract.check.settings import SETTINGS
from jalon.schemas.crosscheck import Glyph, SecondPage
from jalon.schemas.geometry import Box
from jalon.schemas.raw import RawFinding
from jalon.schemas.values import Severity

TEXT = SETTINGS.text

ENGINE = "pdfplumber"

# pdfminer's name for a glyph whose character it does not know
UNKNOWN = re.compile(r"\(cid:\d+\)|\ufffd")


def read_second_text(
    path: Path, margins: Mapping[int, tuple[float, float]]
) -> Iterator[SecondPage]:
    """Yield the pages that ``margins`` names, in order; each is let go before the next."""
    import pdfplumber  # noqa: PLC0415 - see the module's docstring

    numbers = sorted(margins)
    try:
        document = pdfplumber.open(path, pages=numbers)
    except Exception as problem:  # a second opinion must never cost the first
        yield SecondPage(numbers[0], failure=engine_failed(ENGINE, problem))
        yield from map(SecondPage, numbers[1:])
        return
    with document:
        for page in document.pages:
            number = page.page_number
            try:
                yield SecondPage(number, _glyphs(page, margins[number]))
            except Exception as problem:  # as above
                yield SecondPage(number, failure=engine_failed(ENGINE, problem, number))
            finally:
                page.close()


def engine_failed(engine: str, problem: Exception, page: int | None = None) -> RawFinding:
    """The finding that says that an engine gave up on a page, or on the whole document."""
    params = (("engine", engine), ("detail", type(problem).__name__))
    return RawFinding("second_engine_failed", Severity.INFO, page, None, params)


def glyphs_in(glyphs: tuple[Glyph, ...], box: Box) -> tuple[Glyph, ...]:
    """The characters whose middle stands in ``box``."""
    return tuple(g for g in glyphs if box.contains_point(g.box.x_mid, g.box.y_mid, TEXT.slack_pt))


def texts_of(glyphs: tuple[Glyph, ...]) -> tuple[str, ...]:
    """The ways to read characters of one spot: all, without raised ones, without doubles.

    What our own reading may rightly have left out (footnote marks, the second stroke of fake
    bold) is left out here in turn; the first is the spot as it stands.
    """
    once = without_doubles(glyphs)
    plain = (glyphs, once, without_raised(glyphs), without_raised(once))
    return tuple(dict.fromkeys(text_of(part) for part in plain))


def text_of(glyphs: tuple[Glyph, ...]) -> str:
    """The text of characters line by line, on one line, with a space where there is a gap."""
    pieces: list[str] = []
    before: Glyph | None = None
    for glyph in _in_lines(glyphs):
        if before is not None and _is_apart(before, glyph):
            pieces.append(" ")
        pieces.append(glyph.text)
        before = glyph
    return " ".join("".join(pieces).split())


def without_raised(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Characters without those that are much smaller than the largest of them."""
    largest = max((g.size_pt for g in glyphs), default=0.0)
    return tuple(g for g in glyphs if g.size_pt > TEXT.raised * largest)


def without_doubles(glyphs: tuple[Glyph, ...]) -> tuple[Glyph, ...]:
    """Characters without those that are printed a second time at nearly the same place."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        near = TEXT.same_place * glyph.size_pt
        if not any(
            other.text == glyph.text
            and abs(other.box.x0 - glyph.box.x0) < near
            and abs(other.box.top - glyph.box.top) < near
            for other in kept
        ):
            kept.append(glyph)
    return tuple(kept)


def _glyphs(page: Any, margins: tuple[float, float]) -> tuple[Glyph, ...]:
    """The characters of pdfplumber, in the coordinates of the page as displayed."""
    left, top = margins[0] + page.mediabox[0], margins[1] + page.mediabox[1]
    return tuple(
        Glyph(
            text=UNKNOWN.sub("", char["text"]),
            box=Box(char["x0"] - left, char["top"] - top, char["x1"] - left, char["bottom"] - top),
            size_pt=char["size"],
            is_upright=char["upright"],
        )
        for char in page.chars
    )


def _in_lines(glyphs: tuple[Glyph, ...]) -> Iterator[Glyph]:
    """Characters line by line, each line from left to right."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (g.box.bottom, g.box.x0)):
        size = max(glyph.size_pt, line[0].size_pt) if line else 0.0
        if line and glyph.box.bottom - line[0].box.bottom > TEXT.new_line * size:
            yield from sorted(line, key=lambda g: g.box.x0)
            line = []
        line.append(glyph)
    yield from sorted(line, key=lambda g: g.box.x0)


def _is_apart(before: Glyph, glyph: Glyph) -> bool:
    gap = glyph.box.x0 - before.box.x1
    return gap > TEXT.gap * glyph.size_pt or gap < -glyph.size_pt
