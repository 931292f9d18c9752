"""Texts on one line that dots join."""

from __future__ import annotations

import pytest
from drawn_grids import LEFT_PT, WORDS, lines_at

from jalon.extract.records.couples import leaders_of
from jalon.extract.records.paragraphs import Paragraph
from jalon.schemas.geometry import Box
from jalon.schemas.page import Page, Rule
from jalon.schemas.units import Look

LOOK = Look(is_bold=False, is_italic=False, is_caps=False, colour=0, size_pt=10.0)


def joined(values: list[str]) -> list[str]:
    """What a dotted line joins to its text, on a page of three lines."""
    texts = ["Former les personnes", "Appuyer les stages", "Mesurer la suite"]
    flow, dots = [], []
    for i, (text, value) in enumerate(zip(texts, values, strict=True)):
        y = 100.0 + 40 * i
        (left,), (right,) = lines_at(y, text), lines_at(y, value, x=LEFT_PT + 300)
        flow += [Paragraph((left,), 1, LOOK, None), Paragraph((right,), 1, LOOK, None)]
        dots.append(Rule(Box(left.box.x1 + 2, y, right.box.x0 - 2, y + 0.5), is_horizontal=True))
    page = Page(1, 600.0, 800.0, rules=tuple(dots))
    (found,) = leaders_of({1: flow}, {1: ()}, [page], WORDS).values()
    return [" ".join(n.text for n in c.value.lines) for c in found.couples]


@pytest.mark.parametrize("values", [["40", "12", "25"], ["9", "4", "1"]])
def test_dots_lead_to_figures(values: list[str]) -> None:
    """Figures come in any order."""

    assert joined(values) == values


def test_dots_to_numbers_that_never_fall_are_a_table_of_contents() -> None:
    """They are pages, and nothing that is aimed at."""

    assert joined(["3", "7", "7"]) == []
