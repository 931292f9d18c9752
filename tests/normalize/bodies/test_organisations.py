"""Lists of organisations taken apart and resolved; the labelled set is measured elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jalon.normalize.bodies.organisations import parse_organisations, resolve_organisation

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
MES = "ministere-de-enseignement-superieur"

SPLIT = [
    (
        "CIQ-BCI-Fédération des \ncégeps-MES-MEQ-MIFI-\nordres concernés",
        ["CIQ", "BCI", "Fédération des cégeps", "MES", "MEQ", "MIFI", "ordres concernés"],
    ),
    (
        "Cégeps,\ncentres d'expertise en\nreconnaissance des acquis et\ndes compétences (CERAC)\n"
        "MIFI, CIQ\nordres professionnels\nBCI",
        [
            "Cégeps",
            "centres d'expertise en reconnaissance des acquis et des compétences (CERAC)",
            "MIFI",
            "CIQ",
            "ordres professionnels",
            "BCI",
        ],
    ),
    ("Q2, CIQ (et les ordres)", ["Q2", "CIQ (et les ordres)"]),
    ("Université Laval / Cégep Garneau", ["Université Laval", "Cégep Garneau"]),
    ("■ Cégep de Matane ■ UQAR", ["Cégep de Matane", "UQAR"]),
    ("Concordia University and Dawson College", ["Concordia University", "Dawson College"]),
    ("Cégeps Garneau, Limoilou et Sainte-Foy", ["Cégeps Garneau", "Limoilou", "Sainte-Foy"]),
    ("UQTR\nCégep de\nTrois-Rivières", ["UQTR", "Cégep de Trois-Rivières"]),
    ("CIQ ordres professionnels BCI", ["CIQ", "ordres professionnels", "BCI"]),
    ("Responsable : Cégep d'Alma", ["Cégep d'Alma"]),
    ("Cégep de l’Abitibi- Témiscamingue", ["Cégep de l’Abitibi-Témiscamingue"]),
    ("CIQ-BCI-MIFI- ordres concernés", ["CIQ", "BCI", "MIFI", "ordres concernés"]),
    ("S.O.", []),
    ("", []),
]
WHOLE = [
    "MES (collégial)",
    "BCI (et les établissements)",
    "Saguenay–Lac-Saint-Jean",
    "CERAC Marie-Victorin",
    "Cégep de Rivière-du-Loup",
    "ministère de l'Immigration, de la Francisation et de l'Intégration",
    "Ordre des traducteurs, terminologues et interprètes agréés du Québec",
    "Regroupement des cégeps et universités de la région",
    "CHU de Québec - Université Laval",
    "Directeur/directrice des études",
    "Tous les partenaires du Pôle interpellés",
    "UQAR, campus de Lévis",
    "CSS Marie-Victorin",
]
RESOLVED = [
    ("MES", MES),
    ("MES (collégial)", MES),
    ("M.E.S.", MES),
    ("Ministère de l’Ens. supérieur (MES)", MES),
    ("le MIFI", "ministere-de-immigration-de-la-francisation-et-de-integration"),
    ("cégep ste-foy", "cegep-de-sainte-foy"),
    ("Cégep Champlain-St. Lawrence¹", "cegep-champlain-st-lawrence"),
    ("Collège Limoilou", "cegep-limoilou"),
    ("Cégep Limoillou", "cegep-limoilou"),
    ("Direction des études du Cégep Limoilou", "cegep-limoilou"),
    ("UQAR – campus de Lévis", "universite-du-quebec-a-rimouski"),
    ("Pôle mauricien en enseignement supérieur", "pole-mauricie"),
    ("entreprises de la Montérégie", "entreprises"),
]
REFUSED = [
    "mes partenaires",
    "OAQ",
    "OPPQ",
    "Pôle",
    "Cégep de Montréal",
    "Université de Lausanne",
    "Association étudiante du Cégep Garneau",
    "Carrefour jeunesse-emploi de l'Outaouais",
    "Directions des études des cégeps",
    "Ministère de la Magie",
    "Saguenay–Lac-Saint-Jean",
    "",
]


@pytest.mark.parametrize(("text", "items"), SPLIT, ids=[repr(text) for text, _ in SPLIT])
def test_list_is_taken_apart_as_a_reader_would(text: str, items: list[str]) -> None:
    """Each organisation stands alone, as printed, wraps undone."""

    assert [item.text for item in parse_organisations(text)] == items


@pytest.mark.parametrize("text", WHOLE)
def test_one_organisation_stays_whole(text: str) -> None:
    """Hyphens, commas, "et" and brackets inside a name do not cut it."""

    assert [item.text for item in parse_organisations(text)] == [text]


@pytest.mark.parametrize(("text", "organisation_id"), RESOLVED)
def test_name_is_resolved(text: str, organisation_id: str) -> None:
    """Names, acronyms, near spellings and parts of a body come to its id."""

    found = resolve_organisation(text)

    assert found is not None
    assert found.code == organisation_id


@pytest.mark.parametrize("text", REFUSED, ids=repr)
def test_unsure_names_have_no_id(text: str) -> None:
    """A shared acronym, another body of a known one, or an unknown place is left null."""

    assert resolve_organisation(text) is None


def test_year_decides_between_two_bearers_of_an_acronym() -> None:
    """MEIE was one ministry in 2015 and is another since 2022."""

    then, now = (resolve_organisation("MEIE", year=year) for year in (2015, 2024))

    assert then is not None
    assert now is not None
    assert then.code != now.code


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not part of the repository")
@pytest.mark.parametrize("separator", [", ", "\n"], ids=["commas", "lines"])
def test_gold_lists_come_apart(separator: str) -> None:
    """Every list of organisations that a person keyed in comes apart into the same strings."""

    gold = [json.loads(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.gold.json"))]
    lists = [
        row[key] for doc in gold for row in doc.get("rows", []) for key in ("lead", "partners")
    ]
    wrong = [
        names
        for names in lists
        if [item.text for item in parse_organisations(separator.join(names or []))] != (names or [])
    ]

    assert wrong == []


@given(st.lists(st.sampled_from(["MES", "CIQ", "Cégep de Matane", "UQAR", "BCI"]), max_size=5))
def test_joined_names_come_apart_again(names: list[str]) -> None:
    """Names joined by semicolons come apart into the same names."""

    assert [item.text for item in parse_organisations(" ; ".join(names))] == names


@given(st.text(alphabet=st.sampled_from("MESCIQ cégep,;/-()\n'’•et de la"), max_size=40))
def test_no_text_is_too_odd(text: str) -> None:
    """Any text gives organisations with a name."""

    assert all(item.text.strip() for item in parse_organisations(text))
