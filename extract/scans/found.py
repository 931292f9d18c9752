"""What an engine of character recognition finds, and what every engine must be able to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from jalon.extract.pdf.raster import Grey, Raster
from jalon.schemas.geometry import Box
from jalon.schemas.page import Rule


class OcrError(Exception):
    """An engine did not do its work; says what it said."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word as an engine finds it.

    Attributes:
        text: As read.
        ink: Its ink, in points.
        line: What its line is called; equal for the words of one line.
        confidence: 0 to 100.
        is_raised: A footnote mark, set smaller and higher.
        angle_deg: Direction in which it runs: 0, 90 (down) or 270 (up).
    """

    text: str
    ink: Box
    line: tuple[str, ...]
    confidence: float
    is_raised: bool = False
    angle_deg: int = 0


class Engine(Protocol):
    """A program that reads pictures of text."""

    @property
    def name(self) -> str:
        """What it is called."""

    def quarter_turns(self, grey: Grey) -> int:
        """Quarter turns clockwise after which the text of ``grey`` stands upright.

        Args:
            grey: A page, level or on its side; letters dark on white.

        Raises:
            OcrError: The engine failed.
        """

    def find_words(
        self, raster: Raster, rules: Sequence[Rule], letter_px: float
    ) -> tuple[Found, ...]:
        """The words of an upright page, line by line.

        Args:
            raster: The page; its letters dark on white, its rules painted over.
            rules: Where the rules were: no line of text runs over one.
            letter_px: Usual height of a letter's ink, 0 where it is not known.

        Raises:
            OcrError: The engine failed.
        """

    def read_lines(self, pictures: Sequence[Grey]) -> list[tuple[str, float]]:
        """Text and confidence (0 to 100) of pictures that show one line each.

        Raises:
            OcrError: The engine failed.
        """
