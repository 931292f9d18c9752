"""Numbers in French and English text, and the digits that count nothing."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.numbers.numbers import find_numbers, language_of, parse_number
from jalon.normalize.text.levelling import level

TYPICAL: list[tuple[str, float]] = [
    ("0", 0),
    ("12", 12),
    ("1 250", 1250),
    ("1\u202f250", 1250),
    ("1\u00a0250\u00a0000", 1250000),
    ("1250000", 1250000),
    ("1,250,000", 1250000),
    ("1,250.50", 1250.5),
    ("1.250,50", 1250.5),
    ("12,5", 12.5),
    ("12.5", 12.5),
    ("0,250", 0.25),
    ("1 250,5", 1250.5),
    ("2.7 K", 2700),
    ("2,7K", 2700),
    ("1,5 million", 1500000),
    ("3 k", 3000),
    ("2 M", 2000000),
    ("10 mille", 10000),
    ("2 milliards", 2000000000),
    ("deux", 2),
    ("Vingt et un", 21),
    ("quatre-vingt-dix", 90),
    ("mille deux cent cinquante", 1250),
    ("un million", 1000000),
    ("two hundred and fifty", 250),
    ("twenty-five", 25),
    ("une (1)", 1),
    ("4 (quatre)", 4),
    ("zéro", 0),
    ("2025", 2025),
]
REFUSED = [
    *("", "abc", "1.234", "1,250", "5e", "1er", "2nd", "3rd", "2020-2021", "en 2022", "24-25"),
    *("123.456", "123,456"),  # three digits before the sign are as open as one
    *("1.1.2", "S1", "T2 2025", "Q3", "12 %", "12 projets", "un", "une", "one", "a", "01", "12/15"),
    *("12 et 15", "x2", "3X", "4G", "12A", "COVID-19", "30 juin", "1er juillet 2024", "2025-06-30"),
    *("514 555-1234", "H1V 2B3", "p. 12", "web 2.0", "13 h 30", "deux (3)", "cent pour"),
]


@pytest.mark.parametrize(("text", "value"), TYPICAL, ids=[case[0] for case in TYPICAL])
def test_number_alone(text: str, value: float) -> None:
    """A text that is one number has its value."""

    assert parse_number(text) == value


@pytest.mark.parametrize("text", REFUSED)
def test_no_number_alone(text: str) -> None:
    """A text that is no number, or could be two, has none."""

    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,250", "en", 1250.0),
        ("1,250", "fr", 1.25),
        ("1.234", "en", 1.234),
        ("1.234", "fr", None),
    ],
)
def test_language_decides(text: str, language: str, value: float | None) -> None:
    """Three digits after a sign are thousands or decimals as the language has it."""

    assert parse_number(text, language=language) == value


# What is found in a longer text.
FOUND: list[tuple[str, list[float | None]]] = [
    ("2 115 participants en 2022", [2115]),
    ("Deux projets et 1 250 vues en 2025", [2, 1250]),
    ("Au moins une entente", [1]),
    ("Une entente conclue", []),
    ("Une rencontre par mois", [1]),
    ("Une seule rencontre", [1]),
    ("soixante-quinze pour cent", [75]),
    ("18-24 ans", [18, 24]),
    ("Phase 2 à 50 %", [50]),
    ("Loi 25", []),
    ("Neuf projets", [9]),
    ("Un site neuf", []),
    ("Rencontre à Trois-Rivières", []),
    ("MRC de Deux Montagnes", []),
    ("deux tiers", [None]),
    ("7600, 3e Avenue Est", []),
    ("11, 12 et 13 mai 2021", []),
    ("March 31, 2026", []),
    ("sept. 2025", []),
    ("sept ateliers", [7]),
    ("2025 participants", [2025]),
    ("Rapport 2025 déposé", []),
    ("visites : 2000", [2000]),
    ("5-year plan", []),
    ("Élèves de 4e et 5e secondaire", []),
    ("(n = 50)", []),
    ("24/7", []),
    ("https://exemple.org/2024/12/15", []),
]


@pytest.mark.parametrize(("text", "values"), FOUND, ids=[case[0] for case in FOUND])
def test_numbers_inside(text: str, values: list[float | None]) -> None:
    """What counts something is found; dates, names and articles are not."""

    assert [number.value for number in find_numbers(text)] == values


def test_places_are_those_of_the_text() -> None:
    """A number's place is its place in the text as given."""
    text = "Québec : 1\u202f250 œuvres, puis 2,5 K"
    spans = find_numbers(text)

    assert [text[s.start : s.end] for s in spans] == ["1\u202f250", "2,5 K"]


def test_language_is_guessed_from_small_words() -> None:
    """Only English is told apart, and only by its own small words."""

    assert language_of("of the students") == "en"
    assert language_of("des élèves de la région") is None
    assert language_of("12") is None


@given(st.integers(min_value=0, max_value=10**9))
def test_what_babel_prints_is_read(number: int) -> None:
    """A whole number printed for Québec reads as itself."""

    assert parse_number(format_decimal(number, locale="fr_CA")) == number


@given(st.decimals(min_value=0, max_value=10**7, places=2))
def test_decimals_are_read(number: Decimal) -> None:
    """A number with decimals printed for Québec reads as itself, in English as well."""
    french = format_decimal(number, format="#,##0.00", locale="fr_CA")
    english = format_decimal(number, format="#,##0.00", locale="en_CA")

    assert parse_number(french) == float(str(number))
    assert parse_number(english, language="en") == float(str(number))


@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    """No text makes the search fail; places are in order and apart."""
    places = [(span.start, span.end) for span in find_numbers(text)]
    parse_number(text)

    assert all(start < end <= len(text) for start, end in places)
    assert all(first[1] <= second[0] for first, second in pairwise(places))


@given(st.text(max_size=40))
def test_levelling_keeps_the_length(text: str) -> None:
    """The levelled text has one character for each of the text's."""

    assert len(level(text)) == len(text)
