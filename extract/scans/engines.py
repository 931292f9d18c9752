"""Which engine of character recognition reads here: the best of those that are installed."""

from __future__ import annotations

from functools import cache

from jalon.extract.scans.found import Engine
from jalon.extract.scans.rapid import is_here, rapid_engine
from jalon.extract.scans.tesseract import TesseractEngine, ocr_languages


@cache
def engine_here() -> Engine | None:
    """The engine that reads pages; None where none is installed.

    Raises:
        OcrError: It is installed and cannot be loaded.
    """
    if is_here():
        return rapid_engine()
    return second_engine()


@cache
def second_engine() -> Engine | None:
    """The engine that reads numbers again beside the first; None where there is none."""
    languages = ocr_languages()
    return TesseractEngine(languages) if languages else None
