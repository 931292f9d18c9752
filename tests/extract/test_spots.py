"""Boxes of texts are those of their own words, and codes have boxes of their own."""

from __future__ import annotations

from drawn_grids import words_at

from jalon.extract.spots import placed
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.raw import Passage, RawTarget, boxes_of


def box_of(words: list[Word]) -> Box:
    return union(w.box for w in words)


def test_a_text_has_the_box_of_its_own_words() -> None:
    """Of a line that states indicator and target each gets its part."""
    words = list(words_at(50, 100, "Ateliers offerts : 12"))
    line = box_of(words)
    page = Page(1, 600.0, 800.0, words=tuple(words))
    row = RawTarget(
        1, line, indicator=Passage("Ateliers offerts", 1, line), target=Passage("12", 1, line)
    )

    (shown,) = placed([row], [page])

    assert shown.indicator is not None
    assert shown.target is not None
    assert shown.indicator.box == box_of(words[:2])
    assert shown.target.box == words[-1].box


def test_a_code_is_found_in_the_box_of_its_label() -> None:
    """The code before a label has a box of its own, and the label's begins after it."""
    words = list(words_at(50, 100, "Axe 02 – Climat"))
    line = box_of(words)
    page = Page(1, 600.0, 800.0, words=tuple(words))
    row = RawTarget(1, line, theme_number="2", theme=Passage("Climat", 1, line))

    (shown,) = placed([row], [page])

    spots = {s.field: s.box for s in boxes_of(shown)}
    assert spots["theme_number"] == words[1].box
    assert spots["theme"] == words[-1].box


def test_a_text_that_is_not_on_the_page_keeps_its_box() -> None:
    """Where the words are not all there, nothing is claimed anew."""
    box = Box(0, 0, 10, 10)
    row = RawTarget(1, box, theme=Passage("Climat", 1, box))

    (shown,) = placed([row], [Page(1, 600.0, 800.0)])

    assert shown.theme is not None
    assert shown.theme.box == box
