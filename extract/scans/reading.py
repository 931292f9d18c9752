"""A page's picture read: rules, shades and words, as if they were drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pypdfium2

from jalon.extract.scans.engines import engine_here, second_engine
from jalon.extract.scans.found import Engine, Found, OcrError
from jalon.extract.scans.grounds import ended, snapped, without_shades
from jalon.extract.scans.numbers import doubtful_numbers
from jalon.extract.scans.picture import Scan, draw_scan
from jalon.extract.scans.ruling import (
    find_scan_rules,
    hidden_rules,
    not_letters,
    short_pieces,
    without_creases,
    without_rules,
)
from jalon.extract.scans.settings import SETTINGS
from jalon.extract.scans.shades import find_scan_shades
from jalon.extract.scans.words import words_of
from jalon.schemas.geometry import Box
from jalon.schemas.page import Fill, Rule, Word

READING = SETTINGS.reading


@dataclass(frozen=True, slots=True)
class PictureReading:
    """What a page's picture shows, in points of the page as read.

    Attributes:
        scan: The picture, and how it was turned.
        words: Its words, in reading order as found.
        rules: Its rules.
        fills: Its shades.
        confidence: How sure the words are, 0 to 1; 0 where there are none.
        notes: What went wrong.
        doubtful: Boxes of numbers that were not read alike twice, and the second reading.
    """

    scan: Scan
    words: tuple[Word, ...]
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    confidence: float
    notes: frozenset[str] = frozenset()
    doubtful: tuple[tuple[Box, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Frame:
    """Shades and rules of a picture as it lies, in points."""

    shades: tuple[Fill, ...]
    rules: tuple[Rule, ...]


def read_page_picture(
    handle: pypdfium2.PdfPage, quarter_turns: int, *, is_level: bool
) -> PictureReading:
    """What the picture of a page shows.

    Args:
        handle: The page in PDFium.
        quarter_turns: Turns clockwise, beyond the page's own, that are known.
        is_level: It stands as it is to be read: it was drawn, or has words in place.
    """
    scan = draw_scan(handle, quarter_turns, is_level=is_level)
    frame = _sheet_of(scan)
    try:
        engine = engine_here()
        if engine is not None and not is_level:
            scan, frame = _upright(scan, frame, engine)
    except OcrError:
        reading = _read_level(scan, frame, None)
        return replace(reading, notes=frozenset({"ocr_failed"}))
    return _read_level(scan, frame, engine)


def _frame_of(scan: Scan) -> _Frame:
    shades = tuple(find_scan_shades(scan.raster))
    return _Frame(shades, tuple(find_scan_rules(scan.raster, shades)))


def _sheet_of(scan: Scan) -> _Frame:
    """The same of a whole sheet: folds and edges of paper run across it, and are no rules."""
    frame = _frame_of(scan)
    return replace(frame, rules=tuple(without_creases(frame.rules, scan.raster)))


def _upright(scan: Scan, frame: _Frame, engine: Engine) -> tuple[Scan, _Frame]:
    """The picture turned so that its text runs to the right, and its shades and rules."""
    clean = without_rules(without_shades(scan.raster, frame.shades), frame.rules)
    turns = engine.quarter_turns(clean.grey)
    if not turns % 4:
        return scan, frame
    turned = scan.turned(turns)
    return turned, _sheet_of(turned)


def read_level(scan: Scan, engine: Engine | None) -> PictureReading:
    """What an upright picture shows; its rules and shades only, where there is no engine."""
    return _read_level(scan, _frame_of(scan), engine)


def _read_level(scan: Scan, frame: _Frame, engine: Engine | None) -> PictureReading:
    shades, rules = frame.shades, frame.rules
    rules += tuple(short_pieces(scan.raster, rules, shades))
    shades = snapped(shades, rules)
    rules = ended(rules, shades)
    bare = without_shades(scan.raster, shades)
    rules += tuple(hidden_rules(bare, shades))
    if engine is None:
        return PictureReading(scan, (), rules, shades, 0.0, frozenset({"ocr_missing"}))
    clean = without_rules(bare, rules, shades)
    try:
        found = engine.find_words(clean, rules, scan.letter_px)
        doubtful = doubtful_numbers(found, clean, engine, second_engine())
    except OcrError:
        return PictureReading(scan, (), rules, shades, 0.0, frozenset({"ocr_failed"}))
    words = words_of(found, clean, shades)
    rules = tuple(not_letters(rules, [f.ink.grown(0.5) for f in found]))
    return PictureReading(scan, words, rules, shades, _confidence(found), frozenset(), doubtful)


def _confidence(found: Sequence[Found]) -> float:
    """How sure the words are, each by its length; never as sure as a text layer."""
    signs = sum(len(f.text) for f in found)
    if not signs:
        return 0.0
    return round(
        READING.most_sure * sum(f.confidence * len(f.text) for f in found) / signs / 100, 3
    )
