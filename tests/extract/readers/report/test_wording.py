"""Short texts by their form."""

from __future__ import annotations

import pytest

from jalon.extract.readers.report.wording import (
    figure_runs,
    is_number,
    is_tag,
    split_figures,
    split_tags,
    theme_numbers,
)
from jalon.vocabulary import Wordbook

WORDBOOK = Wordbook()

THEMES = [
    pytest.param("Objectif 3", ("3",), id="one"),
    pytest.param("Objectifs 4 et 5", ("4", "5"), id="plural"),
    pytest.param("Objectif 4, Objectif 5", ("4", "5"), id="repeated"),
    pytest.param("Objectif ministériel 2", ("2",), id="two words"),
    pytest.param("Objective 3 ·", ("3",), id="English, trailing sign"),
    pytest.param("3 rencontres", (), id="a figure"),
    pytest.param("Objectif 3 - Accueil", (), id="with a label"),
    pytest.param("Cohorte 3", (), id="another word"),
]


@pytest.mark.parametrize(("text", "numbers"), THEMES)
def test_theme_numbers(text: str, numbers: tuple[str, ...]) -> None:
    """Only a text that names themes and nothing else gives their numbers."""
    assert theme_numbers(text, WORDBOOK) == numbers


FIGURES = [
    pytest.param("3 rencontres ; 16 personnes", ["3 rencontres", "16 personnes"], id="semicolon"),
    pytest.param("3 rencontres, 16 personnes", ["3 rencontres", "16 personnes"], id="comma"),
    pytest.param("2 webinaires et 300 inscriptions", ["2 webinaires", "300 inscriptions"], id="et"),
    pytest.param("2.7 K de clics sur les capsules", ["2.7 K de clics sur les capsules"], id="one"),
    pytest.param("Une somme de 110 000 $ a été annoncée", [], id="prose"),
    pytest.param("14", [], id="bare"),
]


@pytest.mark.parametrize(("text", "figures"), FIGURES)
def test_split_figures(text: str, figures: list[str]) -> None:
    """A list of figures is each of them; prose and bare numbers are none."""
    assert split_figures(text, WORDBOOK) == figures


def test_figure_runs_join_wrapped_lines() -> None:
    """A figure begins at each line with a number and takes the lines below it."""
    lines = ["4000 pages", "consultées", "+ 2 minutes par", "session"]

    assert figure_runs(lines, WORDBOOK) == [2, 2]
    assert figure_runs(["Au printemps,", "3 rencontres"], WORDBOOK) is None


NUMBERS = [
    pytest.param("195 490", True, id="grouped"),
    pytest.param("2.7 K", True, id="thousands"),
    pytest.param("96 %", True, id="per cent"),
    pytest.param("64 800", True, id="one number of two groups"),
    pytest.param("3 20", False, id="two numbers"),
    pytest.param("70 17 172", False, id="three numbers"),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_is_number(text: str, expected: bool) -> None:
    """Two numbers side by side are not one number."""
    assert is_number(text) is expected


def test_tags_begin_with_no_quantity() -> None:
    """An ordinal may be a tag, a number that counts something may not."""
    assert is_tag("5e année")
    assert not is_tag("55,111 clicks")
    assert split_tags("Entente renouvelée | Accueil") == ["Entente renouvelée", "Accueil"]
    assert split_tags("#accueil #inclusion") == ["accueil", "inclusion"]
