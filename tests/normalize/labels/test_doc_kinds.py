"""The kind of a document."""

from __future__ import annotations

import pytest

from jalon.normalize.labels.doc_kinds import document_kind, document_kinds
from jalon.schemas.values import DocType, Role

GRID = [Role.ACTION, Role.INDICATOR, Role.TARGET]

TYPICAL = [
    ("Plan d’action 2025-2026", [], [], DocType.ACTION_PLAN),
    ("PLAN D'ACTION TRIENNAL 2024-2027", [], GRID, DocType.ACTION_PLAN),
    ("Planification stratégique 2022-2027", [], [], DocType.ACTION_PLAN),
    ("Regional strategy 2024-2027", [], GRID, DocType.ACTION_PLAN),
    ("Rapport annuel d'activités 2024-2025", ["Mot de l'équipe"], [], DocType.ANNUAL_REPORT),
    ("Annual report 2023", [], [], DocType.ANNUAL_REPORT),
    ("Bilan annuel", [], [Role.RESULT], DocType.ANNUAL_REPORT),
    ("État de situation 2020-2021", ["Plan d’action 2019-2024"], GRID, DocType.STATUS_REPORT),
    ("Suivi du plan d’action 2023-2024", [], [], DocType.STATUS_REPORT),
    ("Bilan annuel du plan d’action 2023-2024", [], [], DocType.STATUS_REPORT),
    ("Annual review of the action plan", [], [], DocType.STATUS_REPORT),
    ("Bilan de mi-parcours du plan d’action", [], [], DocType.STATUS_REPORT),
    ("Mid-term review of the action plan", [], [], DocType.STATUS_REPORT),
    ("Plan d’action 2022-2023", [], [*GRID, Role.STATUS], DocType.STATUS_REPORT),
    ("Stratégie numérique", ["Enjeux"], [Role.ISSUE, Role.RECOMMENDATION], DocType.PRESENTATION),
    ("RAPPORT / D'ACTIVITÉS / 2023", [], [], DocType.ANNUAL_REPORT),
    ("BILAN D'ACTIVITÉ 2024", [], [], DocType.ANNUAL_REPORT),
    ("PLAN / STRATÉGIQUE / 2023-2027", [], [], DocType.ACTION_PLAN),
    ("Feuille de route 2025", [], [], DocType.ACTION_PLAN),
    ("Stratégie de développement durable 2023-2028", [], [], DocType.ACTION_PLAN),
    ("Politique familiale 2024-2028", [], [], DocType.ACTION_PLAN),
    ("Politique des aînés et plan d'action", [], [], DocType.ACTION_PLAN),
    ("Plan climat-air-énergie territorial", [], [], DocType.ACTION_PLAN),
    ("Contribution prévue déterminée au niveau national", [], [], DocType.ACTION_PLAN),
    ("School Improvement Plan 2025", [], [], DocType.ACTION_PLAN),
    ("Departmental Plan 2024-25", [], [], DocType.ACTION_PLAN),
    ("Departmental Results Report 2023-24", [], [], DocType.STATUS_REPORT),
    ("Performance against Action Plan 2023", [], [], DocType.STATUS_REPORT),
    ("Progress report on our commitments", [], [], DocType.STATUS_REPORT),
    ("Bilan du plan stratégique 2018-2023", [], [], DocType.STATUS_REPORT),
    ("Suivi 2024", [], [], DocType.STATUS_REPORT),
    ("Status of the 2025 Work Plan", [], [], DocType.STATUS_REPORT),
    ("Delivery Plan 2023-2025: Six-Monthly Monitoring", [], [], DocType.STATUS_REPORT),
    ("Suivi du plan d’accessibilité universelle 2023-2025", [], [], DocType.STATUS_REPORT),
    ("Implementation Plan 2025-2027", [], [], DocType.ACTION_PLAN),
    ("Service Plan 2026", [], [], DocType.ACTION_PLAN),
    ("Nos engagements 2024-2027", [], [], DocType.ACTION_PLAN),
    ("Procès-verbal de la réunion du 3 mai", [], [], DocType.OTHER),
    ("Politique de la réussite", [], [], DocType.OTHER),
]


@pytest.mark.parametrize(
    ("title", "headings", "roles", "kind"), TYPICAL, ids=[case[0] for case in TYPICAL]
)
def test_title_headings_and_columns_tell_the_kind(
    title: str, headings: list[str], roles: list[Role], kind: DocType
) -> None:
    """A title tells the kind; filled columns may tell more than the title."""
    found, score = document_kind(title, headings, roles)

    assert found is kind
    assert 0 < score <= 1


def test_a_document_that_says_nothing_is_other_without_any_score() -> None:
    """Nothing said is no kind at all, with a score of 0."""
    assert document_kind("Le Pôle en bref") == (DocType.OTHER, 0.0)


def test_lines_beside_a_title_say_what_it_does_not() -> None:
    """A running head or subtitle names the kind where the title is a motto; a title says more."""
    subtitle = ["Annual report of the Prairie Lakes School Division"]

    assert document_kind("Our Year 2023-2024", beside=subtitle)[0] is DocType.ANNUAL_REPORT
    assert document_kind("Action Plan 2024", beside=subtitle)[0] is DocType.ACTION_PLAN


def test_a_document_may_be_two_kinds_at_once() -> None:
    """A review of the year with next year's plan is both, the plan first."""
    kinds = [kind for kind, _ in document_kinds("Bilan 2024 et plan d'action 2025", [], GRID)]

    assert kinds == [DocType.ACTION_PLAN, DocType.ANNUAL_REPORT]
