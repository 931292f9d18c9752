from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.numbers.number_signs import number_signs, same_number

SAME = [
    pytest.param("1 250 $", "1\u00a0250$", id="spaces"),
    pytest.param("≥ 75 %", "‡ 75 %", id="symbol-font"),
    pytest.param("−5 %", "-5 %", id="minus-or-hyphen"),
    pytest.param("12 projets", "- 12 projets", id="bullet"),
    pytest.param("12 projets", "–12 projets", id="bullet-without-space"),
    pytest.param("12 ateliers", "1. 12 ateliers", id="numbered-item"),
    pytest.param("Rapport 2024-2025", "Rapport 2024–2025", id="dash-of-a-span"),
    pytest.param("75 %", "Cible : 75 %", id="label-before"),
    pytest.param("150 m²", "150 m", id="exponent"),
]
DIFFERENT = [
    pytest.param("75 %", "15 %", id="digit"),
    pytest.param("75 %", "7 %", id="digit-lost"),
    pytest.param("12", "21", id="order"),
    pytest.param("1,5 M$", "15 M$", id="decimal-sign"),
    pytest.param("50 %", "50", id="percent"),
    pytest.param("baisse de 5", "baisse de -5", id="minus"),
    pytest.param("10 %", "+10 %", id="plus"),
    pytest.param("75 %", "≥ 75 %", id="comparison-lost"),
    pytest.param("≤ 10", "≥ 10", id="comparison"),
    pytest.param("300", "3001", id="mark-of-no-note"),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_same_number(first: str, second: str) -> None:
    """Spaces, bullets, dashes and what pdfminer makes of Symbol fonts are no difference."""

    assert same_number(first, second)


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_number(first: str, second: str) -> None:
    """A digit, its order, or a sign that belongs to the number is a difference."""

    assert not same_number(first, second)


def test_order_is_left_out_on_request() -> None:
    """Text that does not run to the right is compared without the order of its characters."""

    assert same_number("120 %", "%021", in_order=False)
    assert not same_number("120 %", "%022", in_order=False)


def test_number_of_a_footnote() -> None:
    """Where the row has a footnote, its number may stand in the second reading."""

    assert same_number("300 élèves", "30012 élèves", has_note=True)
    assert not same_number("300 élèves", "3 élèves", has_note=True)


@given(st.text())
def test_any_text_is_the_same_as_itself(text: str) -> None:
    """No text raises, and none differs from itself or from itself with wider spaces."""

    assert same_number(text, text)
    assert number_signs(text.replace(" ", "\u2003")) == number_signs(text)
