"""Drawn forms of two columns, and glossaries that look like them."""

from __future__ import annotations

from drawn_grids import table_of
from drawn_plans import read

from jalon.extract.records.tables import asks_down_side
from jalon.vocabulary import Wordbook

FR = Wordbook().in_language("fr")
FORM = (
    ("Objectif", "Réduire les conflits"),
    ("Moyen", "Former des médiateurs"),
    ("Responsable", "Direction adjointe"),
    ("Échéance", "Mai 2027"),
    ("Indicateur", "Médiateurs actifs"),
    ("Cible", "24"),
    ("Moyen", "Réorganiser les horaires"),
    ("Responsable", "Direction"),
    ("Échéance", "Juin 2027"),
    ("Indicateur", "Incidents par mois"),
    ("Cible", "Moins de 8"),
)


def test_a_form_gives_each_action_what_stands_below_its_label() -> None:
    """Labels set as their values are: the rules between them tell them apart."""
    found = read(FORM)

    assert [
        (t.action.text, t.indicator.text, t.target.text)
        for t in found.targets
        if t.action and t.indicator and t.target
    ] == [
        ("Former des médiateurs", "Médiateurs actifs", "24"),
        ("Réorganiser les horaires", "Incidents par mois", "Moins de 8"),
    ]


def test_a_glossary_and_headings_with_codes_are_no_form() -> None:
    """What is told in sentences is explained; "Action 1.2" heads what follows it."""
    glossary = [(label, "Ce que l’on entend par ce mot.") for label, _ in FORM[:6]]
    coded = (("Action 1.2", "Former des médiateurs"), *FORM[2:6])

    assert asks_down_side(table_of(FORM), FR, frozenset())
    assert not asks_down_side(table_of(glossary), FR, frozenset())
    assert not asks_down_side(table_of(coded), FR, frozenset())
