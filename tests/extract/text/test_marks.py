from __future__ import annotations

import pytest

from jalon.extract.text.marks import is_list_mark, is_page_number, is_section_number, is_years

MARKS = ["•", "–", "1.", "12)", "(iv)", "b°"]
NO_MARKS = ["12", "2.1", "ii", "Non", "80 %", ""]
PAGES = ["3", "- 3 -", "Page 12", "p. 7/9", "4 de 40", " 5 "]
NO_PAGES = ["Axe 3", "12345", "3.1", "page", ""]
YEARS = ["2025", "2025-26", "2024–2029", "2024 / 2025", "1999"]
NO_YEARS = ["1850", "2025*", "en 2025", "25-26", "2025-2026-2027"]


@pytest.mark.parametrize("text", MARKS)
def test_bullets_and_item_numbers_mark_lists(text: str) -> None:
    """A bullet, or a number or letter with what sets it off."""

    assert is_list_mark(text)


@pytest.mark.parametrize("text", NO_MARKS)
def test_words_and_figures_mark_no_list(text: str) -> None:
    """A bare figure may be a value, a decimal as well."""

    assert not is_list_mark(text)


def test_section_numbers_have_levels() -> None:
    """A number of one level is none."""

    assert is_section_number("2.1")
    assert is_section_number("1.3.2.")
    assert not is_section_number("12")


@pytest.mark.parametrize("text", PAGES)
def test_page_numbers_stand_alone_or_with_their_word(text: str) -> None:
    """With dashes around, or the count of pages after."""

    assert is_page_number(text)


@pytest.mark.parametrize("text", NO_PAGES)
def test_other_texts_number_no_page(text: str) -> None:
    """A heading with a number is text."""

    assert not is_page_number(text)


@pytest.mark.parametrize("text", YEARS)
def test_years_and_spans_of_years(text: str) -> None:
    """Of this century and the last."""

    assert is_years(text)


@pytest.mark.parametrize("text", NO_YEARS)
def test_what_is_more_or_less_than_years(text: str) -> None:
    """A score, a sentence, a year with a footnote mark."""

    assert not is_years(text)
