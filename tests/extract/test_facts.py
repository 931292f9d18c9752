"""What a document says of itself: title, publisher, period."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from drawn_grids import WORDS, heading, paragraph, passage, said

from jalon.extract.facts import find_title, read_facts
from jalon.schemas.facts import DocumentFacts
from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.page import Page

PAGES = [Page(n, 612.0, 792.0) for n in (1, 2, 3)]
COVER = heading("Plan d’action 2025-2026", 30)
POLE = heading("Pôle régional en enseignement supérieur – Outaouais", 14)


def facts(*flow: FlowPiece, **metadata: str) -> DocumentFacts:
    """The facts of a document."""
    return read_facts(PAGES, flow, metadata, WORDS)


def furniture(text: str, page: int = 2) -> FlowPiece:
    """A running head."""
    return FlowPiece(FlowKind.FURNITURE, page, passage(text, page=page))


TITLES = [
    pytest.param([COVER, POLE], "", "Plan d’action 2025-2026", id="largest-type-of-the-cover"),
    pytest.param(
        [heading("Plan d’action", 30), heading("2025-2026", 26), POLE],
        "",
        "Plan d’action 2025-2026",
        id="two-lines-of-about-a-size",
    ),
    pytest.param(
        [COVER, POLE],
        "Plan d’action 2025-2026 – Outaouais",
        "Plan d’action 2025-2026 – Outaouais",
        id="metadata-that-the-cover-bears-out",
    ),
    pytest.param([COVER], "Microsoft Word - pa_v3.docx", "Plan d’action 2025-2026", id="file-name"),
    pytest.param([COVER], "gabarit_2019.indd", "Plan d’action 2025-2026", id="template-name"),
    pytest.param(
        [COVER], "Rapport de recherche collégial", "Plan d’action 2025-2026", id="not-borne-out"
    ),
    pytest.param(
        [heading("Rapport annuel", 24, page=2)], "", "Rapport annuel", id="picture-for-a-cover"
    ),
    pytest.param([paragraph("Bonjour.")], "", None, id="no-heading"),
    pytest.param([], "", None, id="nothing"),
]


@pytest.mark.parametrize(("flow", "stated", "expected"), TITLES)
def test_title_is_what_the_cover_prints(
    flow: Sequence[FlowPiece], stated: str, expected: str | None
) -> None:
    """The metadata's title counts only where the first pages print its words."""
    assert said(find_title(PAGES, flow, {"Title": stated})) == expected


PERIODS = [
    pytest.param([COVER, furniture("Rapport 2023-2024")], "2025-2026", id="title-first"),
    pytest.param(
        [heading("Plan d’action", 30), heading("Édition 2024-2027", 10), furniture("2021-2022")],
        "2024-2027",
        id="then-the-cover",
    ),
    pytest.param(
        [heading("Plan", 30), furniture("Plan 2022-2023"), paragraph("En 2019-2020.", page=2)],
        "2022-2023",
        id="then-running-heads",
    ),
    pytest.param(
        [heading("Plan", 30), paragraph("Depuis 2019-2020, …", page=2),
         heading("Actions 2021-2022", 14, page=3)],
        "2021-2022",
        id="then-headings-before-paragraphs",
    ),
    pytest.param([heading("Plan", 30)], None, id="none"),
]  # fmt: skip


@pytest.mark.parametrize(("flow", "expected"), PERIODS)
def test_period_is_looked_for_in_order_of_trust(
    flow: Sequence[FlowPiece], expected: str | None
) -> None:
    """Title, cover, running heads, headings, paragraphs: the first that names one decides."""
    found = facts(*flow).period
    period = WORDS.find_period(found.text) if found is not None else None

    assert (period.label if period else None) == expected


PUBLISHERS = [
    pytest.param([COVER, POLE], {}, "pole-outaouais", id="cover"),
    pytest.param(
        [COVER, furniture("Pôle régional en enseignement supérieur – Outaouais")],
        {},
        "pole-outaouais",
        id="running-head",
    ),
    pytest.param(
        [COVER, POLE, paragraph("La Fédération des cégeps y contribue.", page=2)],
        {},
        "pole-outaouais",
        id="cover-before-a-partner-in-the-text",
    ),
    pytest.param([COVER], {"Author": "Pôle Outaouais"}, "pole-outaouais", id="author"),
    pytest.param([COVER], {}, None, id="nobody"),
]


@pytest.mark.parametrize(("flow", "metadata", "expected"), PUBLISHERS)
def test_publisher_is_who_the_document_says_most(
    flow: Sequence[FlowPiece], metadata: dict[str, str], expected: str | None
) -> None:
    """Cover, running heads and metadata outweigh a body that the text only mentions."""
    found = facts(*flow, **metadata).publisher

    assert (WORDS.publisher_of(found.text) if found else None) == expected


def test_many_mentions_of_a_partner_do_not_outvote_the_cover() -> None:
    """The same sentence counts once."""
    mentions = [paragraph("La Fédération des cégeps y contribue.", page=2)] * 20

    found = facts(COVER, POLE, *mentions).publisher

    assert found is not None
    assert WORDS.publisher_of(found.text) == "pole-outaouais"


PRINTED = [
    pytest.param([COVER, paragraph("Grappe des technologies vertes")], {},
                 "Grappe des technologies vertes", id="below-the-title"),
    pytest.param([COVER, paragraph("Solidarité Puits ouverts")], {},
                 "Solidarité Puits ouverts", id="capitals-below-the-title"),
    pytest.param([COVER, furniture("Orchestre de Joliette"), furniture("Orchestre de Joliette", 3)],
                 {}, "Orchestre de Joliette", id="running-head"),
    pytest.param([COVER], {"Title": "Plan d’action 2025-2026 – MRC de Kamour"},
                 "MRC de Kamour", id="metadata"),
    pytest.param([heading("Sommaire", 14), heading("Plan d’action 2025-2026", 30, page=2),
                  paragraph("Parc naturel du Mont-Aigu", page=2)],
                 {"Title": "Plan d’action 2025-2026"}, "Parc naturel du Mont-Aigu",
                 id="title-behind-the-contents"),
    pytest.param([COVER, paragraph("La Maison de la littérature a pour mission d’ouvrir.", page=2)],
                 {}, "Maison de la littérature", id="says-its-mission"),
    pytest.param([heading("Plan climat de la République de Djibouti", 30)], {},
                 "République de Djibouti", id="end-of-the-title"),
    pytest.param([COVER, paragraph("Adopté par le conseil d’administration le 12 mai 2025")], {},
                 None, id="a-line-with-a-date"),
    pytest.param([COVER, paragraph("Unité - Solidarité - Développement")], {}, None, id="motto"),
    pytest.param([COVER, heading("Message de la directrice", 14)], {}, None, id="a-heading"),
    pytest.param([COVER], {"Author": "Jeanne Tremblay"}, None, id="a-person"),
    pytest.param([COVER, paragraph("Direction de l’exploitation", page=2)], {}, None,
                 id="a-body-inside"),
]  # fmt: skip


@pytest.mark.parametrize(("flow", "metadata", "expected"), PRINTED)
def test_publisher_that_no_registry_knows_is_kept_as_printed(
    flow: Sequence[FlowPiece], metadata: dict[str, str], expected: str | None
) -> None:
    """A body's name counts where a publisher stands; a motto, a date or a person is none."""
    assert said(facts(*flow, **metadata).publisher) == expected


NO_PERIODS = [
    pytest.param([heading("Plan", 30), heading("Septembre 2015", 12)], id="date-of-the-cover"),
    pytest.param([heading("Net Zero by 2050", 30)], id="year-to-reach"),
    pytest.param(
        [heading("Plan", 30),
         paragraph("Depuis 2014-2017, beaucoup a été accompli dans les écoles.", page=2)],
        id="prose",
    ),
]  # fmt: skip


@pytest.mark.parametrize("flow", NO_PERIODS)
def test_no_period_is_taken_from_dates_aims_or_prose(flow: Sequence[FlowPiece]) -> None:
    """A period that nothing states stays unknown."""
    assert facts(*flow).period is None


def test_period_is_read_where_a_sentence_states_it() -> None:
    """Prose counts where it says which years the plan covers."""
    stated = paragraph("Le présent plan couvre la période 2022-2025 et sera revu.", page=2)

    assert said(facts(heading("Plan", 30), stated).period) == stated.passage.text  # type: ignore[union-attr]


SPEAKING = [
    ("Ce plan porte sur les années 2026 et 2027. Il a été élaboré avec tous.", "2026"),
    (
        "The council has promised to act. The table shows what we will do between 2026 and 2028.",
        "2028",
    ),
    ("Le Collège a construit ce programme. Il couvre la mandature 2025-2030.", "2030"),
]


@pytest.mark.parametrize(("text", "year"), SPEAKING)
def test_a_sentence_of_the_first_page_may_speak_of_the_plan(text: str, year: str) -> None:
    """The sentence is kept as it stands, without those around it."""
    found = said(facts(heading("Priorités", 30), paragraph(text)).period)

    assert found is not None
    assert year in found
    assert found in text
    assert found != text


def test_a_sentence_on_another_plan_states_no_period() -> None:
    """What a government did, or was done before, are not the years of this plan."""
    before = paragraph("Notre plan précédent, de 2019 à 2023, a porté ses fruits.")
    other = paragraph("Nous suivons la stratégie nationale 2020-2030 de santé.")

    assert facts(heading("Priorités", 30), before, other).period is None


def test_title_is_no_crumb_and_no_lone_year() -> None:
    """The largest type of a cover may be a year or what was read of a picture."""
    flow = [heading("2023", 60), heading("|»", 50), heading("Rapport d’activités", 20)]

    assert said(find_title(PAGES, flow, {})) == "2023 Rapport d’activités"


def test_facts_say_where_they_stand() -> None:
    """Title and publisher carry the page and the box of the words that state them."""
    found = facts(COVER, POLE)

    assert found.title is not None
    assert found.publisher is not None
    assert (found.title.page, found.publisher.page) == (1, 1)
    assert found.title.box.width > 0
