"""Annual reports: the same rows from cards, from a column with bullets, and from tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from drawn_pages import Sheet, table_on

from jalon.extract.contents import Contents
from jalon.extract.layout.flow import flow_of
from jalon.extract.plan import read_plan
from jalon.extract.published import with_published
from jalon.schemas.page import Page
from jalon.schemas.raw import RawDocument, ReportReading
from jalon.schemas.table import Table
from jalon.schemas.values import DocType
from jalon.vocabulary import Wordbook

WORDBOOK = Wordbook()
Row = tuple[str | None, str | None, str | None, str | None, str, tuple[str, ...]]

DESCRIPTION = "Deuxième campagne de rayonnement auprès du public français."
EXPECTED: list[Row] = [
    (
        "1",
        "Accessibilité",
        "Campagne en France",
        DESCRIPTION,
        "195 490 visionnements",
        ("Accueil",),
    ),
    ("1", "Accessibilité", "Campagne en France", DESCRIPTION, "55 111 clics", ("Accueil",)),
    ("1", "Accessibilité", "Tournée des campus", DESCRIPTION, "+ 64 écoles", ("Accueil",)),
]


def read(pages: Sequence[Page], tables: dict[int, list[Table]] | None = None) -> ReportReading:
    """What the pages publish, read with the project's own word lists."""
    found = {n: tuple(t) for n, t in (tables or {}).items()}
    flow = tuple(flow_of(pages, found, WORDBOOK, frozenset()))
    contents = Contents(tuple(pages), found, (), flow, frozenset(), WORDBOOK)
    plan = read_plan(pages, found, WORDBOOK, frozenset())
    empty = RawDocument(DocType.ANNUAL_REPORT, len(pages), None)
    document = with_published(empty, contents, plan, is_sure=True)
    return ReportReading(document.results, document.actions, document.findings)


def rows(reading: ReportReading) -> list[Row]:
    """The published figures, without their spots."""
    return [
        (
            r.theme_number,
            r.theme.text if r.theme else None,
            r.action.text if r.action else None,
            r.description.text if r.description else None,
            r.raw.text,
            tuple(t.text for t in r.tags),
        )
        for r in reading.results
    ]


def band(sheet: Sheet, y: float, text: str = "Objectif ministériel 1 - Accessibilité") -> None:
    """Draws the coloured heading of a theme."""
    sheet.panel(36, y - 18, 576, y + 8, colour=0x0B6E99, rounded=True)
    sheet.text(46, y, text, size=13, weight=700, colour=0xFFFFFF)


def described(sheet: Sheet, x: float, y: float, title: str, size: float = 11) -> float:
    """Sets a title and the description below it; returns the next baseline."""
    sheet.text(x, y, title, size=size, weight=700, colour=0x0B3C5D)
    return sheet.paragraph(
        x, y + 18, "Deuxième campagne de rayonnement", "auprès du public français."
    )


def as_cards(fill: int | None, stroke: int | None) -> Sheet:
    """Two cards side by side with filled figures and outlined tags."""
    sheet = Sheet()
    sheet.text(36, 60, "Actions", size=26, weight=800)
    band(sheet, 110)
    for x, title, figures in (
        (36, "Campagne en France", ("195 490 visionnements", "55 111 clics")),
        (316, "Tournée des campus", ("+ 64 écoles",)),
    ):
        sheet.panel(x, 140, x + 260, 290, colour=fill, stroke=stroke)
        y = described(sheet, x + 10, 165, title)
        for i, figure in enumerate(figures):
            sheet.badge(x + 10, y + 20 * i, figure)
        sheet.badge(x + 10, y + 42, "Accueil", colour=None)
    return sheet


def as_column(last: Callable[[Sheet, float], None]) -> Sheet:
    """One column: bold titles, paragraphs, bullets, and a last line for the tags."""
    sheet = Sheet()
    sheet.text(36, 60, "Actions", size=26, weight=800)
    band(sheet, 110)
    y = 150.0
    for title, figures in (
        ("Campagne en France", ("195 490 visionnements", "55 111 clics")),
        ("Tournée des campus", ("+ 64 écoles",)),
    ):
        y = described(sheet, 36, y, title)
        for figure in figures:
            sheet.text(40, y, f"• {figure}")
            y += 13
        last(sheet, y)
        y += 34
    return sheet


def with_label(sheet: Sheet, y: float) -> None:
    """Tags behind the word that says what they are, under the last bullet."""
    sheet.text(36, y, "Mots-clés : Accueil")


def in_small_type(sheet: Sheet, y: float) -> None:
    """Tags told by their type alone."""
    sheet.text(36, y, "Accueil", size=7)


LAYOUTS = [
    pytest.param(lambda: as_cards(0xF4F7F9, None), id="filled cards"),
    pytest.param(lambda: as_cards(None, 0x444444), id="outlined cards"),
    pytest.param(lambda: as_column(with_label), id="bullets, labelled tags"),
    pytest.param(lambda: as_column(in_small_type), id="bullets, small tags"),
]


@pytest.mark.parametrize("draw", LAYOUTS)
def test_one_content_gives_one_set_of_rows(draw: Callable[[], Sheet]) -> None:
    """Cards and a plain column with the same content give the same rows."""
    reading = read([draw().page()])

    assert rows(reading) == EXPECTED
    assert [a.action.text for a in reading.actions] == ["Campagne en France", "Tournée des campus"]
    assert reading.findings == ()


def test_table_gives_the_same_rows() -> None:
    """So does a table whose theme spans its rows and whose figures stand one a line."""
    sheet = Sheet()
    table = table_on(
        sheet,
        [
            ["Objectif ministériel", "Action", "Description", "Résultats", "Mots-clés"],
            [
                "Objectif ministériel 1 - Accessibilité",
                "Campagne en France",
                DESCRIPTION.replace(" auprès", "\nauprès"),
                "195 490 visionnements\n55 111 clics",
                "Accueil",
            ],
            ["", "Tournée des campus", DESCRIPTION, "+ 64 écoles", "Accueil"],
        ],
        spans={(1, 0): 2},
        size=5,
    )

    assert rows(read([sheet.page()], {1: [table]})) == EXPECTED


def test_indicators_beside_results_have_no_action() -> None:
    """A table of indicators gives its rows' heads as labels, and no theme from the page's title."""
    sheet = Sheet()
    sheet.text(36, 60, "Objectifs et indicateurs", size=26, weight=800)
    table = table_on(
        sheet,
        [
            ["INDICATEURS MINISTÉRIELS", "RÉSULTATS"],
            ["Nombre d'établissements membres concertés", "8"],
            ["Nombre d'actions", "s. o."],
        ],
    )

    reading = read([sheet.page()], {1: [table]})

    assert rows(reading) == [(None, None, None, None, "8", ())]
    assert reading.results[0].label is not None
    assert reading.results[0].label.text == "Nombre d'établissements membres concertés"
    assert [f.code for f in reading.findings] == ["card_text_unread"]


def test_table_goes_on_without_its_headings() -> None:
    """A table of the same width without headings, after one with, is read with its roles."""
    first, second = Sheet(1), Sheet(2)
    a = table_on(first, [["Action", "Résultats"], ["Campagne", "3 missions"]])
    b = table_on(second, [["Tournée", "64 écoles"]], header_rows=0)

    found = rows(read([first.page(), second.page()], {1: [a], 2: [b]}))

    assert [(r[2], r[4]) for r in found] == [("Campagne", "3 missions"), ("Tournée", "64 écoles")]


def test_budget_gives_no_rows() -> None:
    """Amounts of money beside their items are no published figures of actions."""
    sheet = Sheet()
    table = table_on(sheet, [["Poste", "Budget", "Réel"], ["Salaires", "250 000 $", "248 310 $"]])

    reading = read([sheet.page()], {1: [table]})

    assert rows(reading) == []
    assert [f.code for f in reading.findings] == ["table_left_alone"]


def test_targets_are_no_results() -> None:
    """Of actions with indicators, targets and results, only the results are published figures."""
    sheet = Sheet()
    table = table_on(
        sheet,
        [
            ["No", "Action", "Indicateur", "Cible", "Résultat"],
            ["1.2", "Tournée", "Nombre d'écoles", "50 écoles", "64"],
            ["1.3", "Mentorat", "Nombre de mentors", "40 mentors", ""],
        ],
    )

    reading = read([sheet.page()], {1: [table]})

    (result,) = reading.results
    assert (result.raw.text, result.label.text if result.label else None) == (
        "64",
        "Nombre d'écoles",
    )
    assert [(a.action_code, a.action.text) for a in reading.actions] == [
        ("1.2", "Tournée"),
        ("1.3", "Mentorat"),
    ]


def test_plan_inside_a_report_gives_no_results() -> None:
    """Actions with targets and no results are next year's plan, and left alone."""
    sheet = Sheet()
    table = table_on(sheet, [["Action", "Indicateur", "Cible"], ["Tournée", "Écoles", "50 écoles"]])

    reading = read([sheet.page()], {1: [table]})

    assert (reading.results, reading.actions) == ((), ())


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(["Indicateur", "Résultats 2022-2023", "Résultats 2023-2024"], id="results"),
        pytest.param(["Indicateur", "2022-2023", "2023-2024"], id="years alone"),
    ],
)
def test_results_of_earlier_years_are_left_out(heads: list[str]) -> None:
    """Where a table compares years, the latest year's figures are the report's own."""
    sheet = Sheet()
    table = table_on(sheet, [heads, ["Nombre de projets", "12", "15"]])

    assert [r[4] for r in rows(read([sheet.page()], {1: [table]}))] == ["15"]


def test_years_under_targets_are_no_results() -> None:
    """Columns of years below a heading of targets hold no results."""
    sheet = Sheet()
    table = table_on(
        sheet,
        [["Indicateur", "Cibles", ""], ["", "2023-2024", "2024-2025"], ["Projets", "12", "15"]],
        spans={(0, 0): 2},
        header_rows=2,
    )

    assert rows(read([sheet.page()], {1: [table]})) == []


def test_label_of_targets_in_a_card_heads_no_results() -> None:
    """What follows "Cible :" or "Budget :" in a card was aimed at or spent, not reached."""
    sheet = as_column(with_label)
    y = described(sheet, 36, 500, "Mois du Québec")
    sheet.text(36, y, "Cible : 300 personnes")
    sheet.text(36, y + 14, "Budget : 1 500 $")
    sheet.text(36, y + 28, "Résultat : 330 personnes")

    assert [r[4] for r in rows(read([sheet.page()]))][3:] == ["330 personnes"]


def test_card_names_its_own_themes() -> None:
    """Badges with a theme's number give the numbers, and are no tags."""
    sheet = Sheet()
    sheet.text(36, 60, "Comités", size=26, weight=800)
    sheet.panel(36, 140, 296, 290)
    y = described(sheet, 46, 165, "Comité numérique")
    sheet.badge(46, y, "3 rencontres")
    sheet.badge(46, y + 20, "Objectif 4")
    sheet.badge(140, y + 20, "Objectif 5")

    assert rows(read([sheet.page()])) == [
        ("4, 5", None, "Comité numérique", DESCRIPTION, "3 rencontres", ())
    ]


def test_title_of_a_part_is_the_theme_where_no_section_is_in_force() -> None:
    """A new part of the report ends the section before it and is its cards' theme."""
    first, second = as_cards(0xF4F7F9, None), Sheet(2)
    second.text(36, 60, "Collaborations", size=26, weight=800)
    second.panel(36, 140, 296, 290)
    y = described(second, 46, 165, "Résidences mutualisées")
    second.badge(46, y, "125 chambres")

    found = rows(read([first.page(), second.page()]))

    assert [r[:2] for r in found] == [("1", "Accessibilité")] * 3 + [(None, "Collaborations")]


def test_section_holds_over_pages() -> None:
    """Cards of the next page stand under the band of the page before."""
    first, second = as_cards(0xF4F7F9, None), Sheet(2)
    second.panel(36, 40, 296, 190)
    y = described(second, 46, 65, "Mois du Québec")
    second.badge(46, y, "330 personnes")

    assert rows(read([first.page(), second.page()]))[-1][:3] == (
        "1",
        "Accessibilité",
        "Mois du Québec",
    )


def test_card_cut_by_the_end_of_the_page_is_one_card() -> None:
    """Its second half, without a title, adds to the first; figures keep their own page."""
    first, second = as_cards(0xF4F7F9, None), Sheet(2)
    first.panel(36, 640, 296, 760)
    described(first, 46, 665, "Mois du Québec")
    second.panel(36, 40, 296, 120)
    second.text(46, 60, "et des personnes admises.")
    second.badge(46, 80, "330 personnes")

    reading = read([first.page(), second.page()])

    last = reading.results[-1]
    assert last.action is not None
    assert last.action.text == "Mois du Québec"
    assert last.description is not None
    assert last.description.text == f"{DESCRIPTION} et des personnes admises."
    assert last.page == 2
    assert len(reading.actions) == 3


def test_large_number_over_its_label_is_one_figure() -> None:
    """Numbers set apart are joined to the labels below them, column by column."""
    sheet = as_cards(0xF4F7F9, None)
    sheet.panel(36, 310, 296, 460)
    y = described(sheet, 46, 335, "Mentorat")
    for x, number, label in ((50, "64", "écoles"), (110, "800", "personnes")):
        sheet.text(x, y + 20, number, size=17, weight=700)
        sheet.text(x, y + 34, label, size=7)

    assert [r[4] for r in rows(read([sheet.page()]))][3:] == ["64 écoles", "800 personnes"]


def test_links_are_neither_tags_nor_text() -> None:
    """An underlined name and an address are left out of description and tags."""
    sheet = as_cards(0xF4F7F9, None)
    sheet.panel(36, 310, 296, 460)
    y = described(sheet, 46, 335, "Capsules")
    end = sheet.text(46, y + 8, "Capsules vidéo", weight=600, colour=0x0B6E99)
    sheet.rule(46, y + 9.2, end, y + 9.8, 0x0B6E99)
    sheet.text(46, y + 26, "quebecvilleetudes.ca", weight=600)
    sheet.badge(46, y + 44, "280 000 impressions")

    assert rows(read([sheet.page()]))[-1][3:] == (DESCRIPTION, "280 000 impressions", ())


NEVER_FIGURES = [
    pytest.param("5e année", id="ordinal"),
    pytest.param("2024-2025", id="years"),
    pytest.param("418 555-1234", id="telephone"),
    pytest.param("12 rue Principale", id="address"),
    pytest.param("3", id="bare number"),
]


@pytest.mark.parametrize("text", NEVER_FIGURES)
def test_badges_that_count_nothing_give_no_result(text: str) -> None:
    """A badge that begins with a digit and counts nothing is no result."""
    sheet = as_cards(0xF4F7F9, None)
    sheet.panel(36, 310, 296, 460)
    y = described(sheet, 46, 335, "Portrait des données")
    sheet.badge(46, y, text, colour=None)

    assert rows(read([sheet.page()])) == EXPECTED


def test_number_that_is_not_understood_is_a_finding_and_no_tag() -> None:
    """A badge that begins with a quantity nobody can read is reported, not called a tag."""
    sheet = as_cards(0xF4F7F9, None)
    sheet.panel(36, 310, 296, 460)
    y = described(sheet, 46, 335, "Portrait des données")
    sheet.badge(46, y, "12 34 5 visites")

    reading = read([sheet.page()])

    assert [f.code for f in reading.findings] == ["card_text_unread"]
    assert reading.actions[-1].tags == ()


def test_cards_of_values_members_and_people_are_no_actions() -> None:
    """Cards without a figure or a theme in their part of the report give nothing."""
    sheet, actions = Sheet(), as_cards(0xF4F7F9, None)
    sheet.text(36, 60, "À propos", size=26, weight=800)
    for x, title in ((36, "Nos valeurs"), (316, "Notre vision")):
        sheet.panel(x, 140, x + 260, 290)
        described(sheet, x + 10, 165, title)
    page = replace(actions.page(), number=2)

    reading = read([sheet.page(), page])

    assert [a.action.text for a in reading.actions] == ["Campagne en France", "Tournée des campus"]


def test_prose_and_contents_give_nothing() -> None:
    """Amounts inside sentences and page numbers of a table of contents are no figures."""
    sheet = Sheet()
    sheet.text(36, 60, "Table des matières", size=26, weight=800)
    for i, title in enumerate(("Gouvernance", "Réseau", "Comités")):
        sheet.text(36, 100 + 20 * i, title)
        sheet.text(540, 100 + 20 * i, str(4 + i), weight=700)
    sheet.paragraph(
        36,
        200,
        "Le Pôle est constitué de 8 membres et 10 partenaires, et une somme",
        "de 110 000 $ a été versée à 45 projets au cours de la 5e année.",
    )

    reading = read([sheet.page()])

    assert (reading.results, reading.actions) == ((), ())


def test_figure_in_no_action_is_doubtful() -> None:
    """A tile of a page "at a glance" is kept, far from sure, with a finding."""
    sheet = as_cards(0xF4F7F9, None)
    sheet.text(36, 350, "L'année en chiffres", size=26, weight=800)
    sheet.badge(36, 400, "1 250 personnes jointes")

    reading = read([sheet.page()])

    assert reading.results[-1].action is None
    assert reading.results[-1].confidence < 0.7
    assert [f.code for f in reading.findings] == ["figure_without_action"]


def test_figure_told_by_words_alone_is_less_sure() -> None:
    """A figure without badge, bullet or bold number has a lower confidence than one with."""
    sheet = as_cards(0xF4F7F9, None)
    sheet.panel(36, 310, 296, 460)
    y = described(sheet, 46, 335, "Tournée des écoles")
    sheet.text(46, y + 10, "38 mentors")

    *sure, unsure = read([sheet.page()]).results

    assert unsure.raw.text == "38 mentors"
    assert unsure.confidence < 0.9 < min(r.confidence for r in sure)


def test_figure_in_the_type_of_headings_is_no_title() -> None:
    """A bold line that states a figure belongs to the action above it."""
    sheet = as_column(with_label)
    y = described(sheet, 36, 500, "Mois du Québec")
    sheet.text(36, y, "330 personnes", size=11, weight=700, colour=0x0B3C5D)

    reading = read([sheet.page()])

    assert rows(reading)[-1][2:5] == ("Mois du Québec", DESCRIPTION, "330 personnes")
    assert len(reading.actions) == 3


def test_part_and_theme_set_alike_are_two_headings() -> None:
    """A theme's heading right below the part's title, in the same type, is still the theme's."""
    sheet = Sheet()
    sheet.text(36, 60, "Actions", size=13, weight=700)
    sheet.text(36, 78, "Objectif ministériel 1 - Accessibilité", size=13, weight=700)
    y = described(sheet, 36, 110, "Campagne en France")
    sheet.text(40, y, "• 55 111 clics")

    assert rows(read([sheet.page()]))[0][:3] == ("1", "Accessibilité", "Campagne en France")
