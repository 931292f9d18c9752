"""Numbers of a picture are read twice; what is not read alike is named, and never mended."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from jalon.extract.pdf.raster import Grey, Raster
from jalon.extract.scans.found import Found
from jalon.extract.scans.numbers import doubtful_numbers
from jalon.schemas.geometry import Box
from jalon.schemas.page import Rule

PICTURE = Raster(np.full((100, 400), 250, dtype=np.uint8), 1.0)
READ_ALIKE = [
    pytest.param("12", "12", id="the same"),
    pytest.param("1 250", "1250", id="a space"),
    pytest.param("2024–2025", "2024-2025", id="another dash"),
    pytest.param("(75 %)", "75%", id="what is around it"),
]
DOUBTED = [
    pytest.param("100", "1O0", id="O for 0"),
    pytest.param("l5", "15", id="l for 1"),
    pytest.param("5", "S", id="S for 5"),
    pytest.param("125", "12,5", id="a lost comma"),
    pytest.param("80", "80 %", id="a lost sign"),
    pytest.param("7", "1", id="another figure"),
    pytest.param("12", "", id="nothing"),
]


class Again:
    """An engine that reads what it is told."""

    def __init__(self, text: str, confidence: float = 99.0, name: str = "first") -> None:
        self.name = name
        self.text, self.confidence = text, confidence
        self.asked = 0
        self.widths: list[int] = []

    def quarter_turns(self, grey: Grey) -> int:
        """None."""
        return 0

    def find_words(
        self, raster: Raster, rules: Sequence[Rule], letter_px: float
    ) -> tuple[Found, ...]:
        """None."""
        return ()

    def read_lines(self, pictures: Sequence[Grey]) -> list[tuple[str, float]]:
        """The same for every picture."""
        self.asked += len(pictures)
        self.widths += [picture.shape[1] for picture in pictures]
        return [(self.text, self.confidence)] * len(pictures)


def words(text: str, confidence: float = 99.0) -> list[Found]:
    """The words of one line."""
    return [
        Found(part, Box(20 + 60 * i, 20, 60 + 60 * i, 32), ("1",), confidence)
        for i, part in enumerate(text.split())
    ]


@pytest.mark.parametrize(("first", "again"), READ_ALIKE)
def test_a_number_read_alike_is_not_doubted(first: str, again: str) -> None:
    """Spaces, dashes and brackets make no other number."""
    assert doubtful_numbers(words(first), PICTURE, Again(again), None) == ()


@pytest.mark.parametrize(("first", "again"), DOUBTED)
def test_a_number_read_otherwise_is_doubted(first: str, again: str) -> None:
    """Its box and the second reading are named."""
    found = words(first)

    ((box, other),) = doubtful_numbers(found, PICTURE, Again(again), None)

    assert box.x0 == found[0].ink.x0
    assert other == again


def test_a_number_that_no_reading_is_sure_of_is_doubted() -> None:
    """Two readings alike are not enough where the first was unsure and a third says otherwise."""
    second = Again("72", name="second")

    doubts = doubtful_numbers(words("12", confidence=60), PICTURE, Again("12", 60), second)

    assert [text for _, text in doubts] == ["72"]


def test_the_second_engine_is_asked_only_where_the_first_is_not_sure() -> None:
    """What was read alike and surely costs no second engine; words are not read again."""
    first, second = Again("12"), Again("12", name="second")

    assert doubtful_numbers(words("Nombre de rencontres 12"), PICTURE, first, second) == ()
    assert (first.asked, second.asked) == (1, 0)


def test_a_figure_that_went_into_the_sign_before_a_number_is_seen_again() -> None:
    """A colon as wide as two signs may hold the first figure of "1 150": it is read again too."""
    found = [
        Found(":", Box(63, 20, 73, 32), ("1",), 99.0),
        Found("150", Box(79, 20, 98, 32), ("1",), 99.0),
    ]
    again = Again("1 150")

    ((box, other),) = doubtful_numbers(found, PICTURE, again, None)

    assert (box, other) == (found[1].ink, "1 150")
    assert again.widths[0] > 72 * (98 - 63) / 12


def test_a_plain_colon_before_a_number_is_not_read_with_it() -> None:
    """Only the number's own ink is read again."""
    found = [
        Found(":", Box(70, 20, 73, 32), ("1",), 99.0),
        Found("150", Box(79, 20, 98, 32), ("1",), 99.0),
    ]
    again = Again("150")

    assert doubtful_numbers(found, PICTURE, again, None) == ()
    assert again.widths[0] < 72 * (98 - 63) / 12 + 72
