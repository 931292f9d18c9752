"""What a status report says of a target: the verdict and its reason in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import landscape, letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table
from test_assemble import BOX, FILE, plan, said

import jalon
from jalon.assemble.comparisons import Progress, comparison_values
from jalon.assemble.document import assemble
from jalon.normalize.targets.targets import parse_target
from jalon.schemas.geometry import Box
from jalon.schemas.links import Comparison
from jalon.schemas.quantities import ProgressState
from jalon.schemas.raw import RawTarget

GOING, DONE = ProgressState.IN_PROGRESS, ProgressState.ACHIEVED
MET, NOT_MET = Comparison.MET, Comparison.NOT_MET
UNDER_WAY, APART = Comparison.UNDER_WAY, Comparison.NOT_COMPARABLE

# target, what the report says, verdict, reason
TYPICAL = {
    "share of a target": ("60 prêts", Progress("33 %", GOING, 33, None), UNDER_WAY, "share"),
    "whole share": ("60 prêts", Progress("100 %", DONE, 100, None), MET, "share reached; 100 %"),
    "share when time is over": ("60 prêts", Progress("80 %", None, 80, False), NOT_MET, "share"),
    "thing that was made": ("Guide publié", Progress("Réalisé", DONE, None, None), MET, "state"),
    "no target yet": ("À déterminer", Progress("40 %", GOING, 40, None), APART, "target to be"),
}
DOUBTFUL = {
    "number and a bare state": ("60 prêts", Progress("Réalisé", DONE, None, None)),
    "state of the rows above": ("Guide publié", Progress(None, DONE, None, None)),
    "share, and nobody knows the day": ("60 prêts", Progress("80 %", None, 80, None)),
    "nothing said": ("À déterminer", Progress(None, None, None, None)),
}


@pytest.mark.parametrize(("target", "progress", "verdict", "reason"), TYPICAL.values(), ids=TYPICAL)
def test_verdicts(target: str, progress: Progress, verdict: Comparison, reason: str) -> None:
    """A share, a state of a thing to be made and a target not yet set are each judged."""

    found = comparison_values(parse_target(target), None, None, progress)

    assert found["comparison"] is verdict
    assert str(found["comparison_evidence"]).startswith(reason)
    assert found["comparison_evidence_fr"] != found["comparison_evidence"]


@pytest.mark.parametrize(("target", "progress"), DOUBTFUL.values(), ids=DOUBTFUL)
def test_no_verdict(target: str, progress: Progress) -> None:
    """Where the report leaves it open, nothing is said."""

    assert comparison_values(parse_target(target), None, None, progress) == {}


def test_a_state_says_that_time_is_left() -> None:
    """Fewer than asked is under way where the row's state says that work goes on."""
    rows = [
        plan(
            RawTarget(
                page=1,
                box=BOX,
                indicator=said("Nombre de salles équipées"),
                target=said("6"),
                result=said("4 salles"),
                status=said(state),
            )
        )
        for state in ("En cours", "Réalisé")
    ]
    first, second = (assemble(raw, FILE).targets[0] for raw in rows)

    assert first.comparison is UNDER_WAY
    assert first.comparison_evidence == "result falls short and time is left; 4 salles"
    assert second.comparison is not UNDER_WAY


@pytest.mark.parametrize(("result", "share"), [("Réalisé à 60 %.", 60), ("60 %", None)])
def test_a_share_in_the_result(result: str, share: float | None) -> None:
    """A result that says how much is done states the share; a bare figure is the result."""
    raw = plan(
        RawTarget(
            page=1,
            box=BOX,
            indicator=said("Guide traduit"),
            target=said("Guide publié"),
            result=said(result),
        )
    )
    (row,) = assemble(raw, FILE).targets

    assert row.percent_complete == share


def test_the_pole_leads() -> None:
    """The word "Pôle" among the leads is the publisher, where that is known."""
    raw = plan(
        RawTarget(
            page=1,
            box=BOX,
            indicator=said("Nombre de rencontres"),
            target=said("4"),
            lead=(said("Pôle, Cégep de Jonquière"),),
        ),
        publisher=said("Pôle régional en enseignement supérieur de l'Estrie"),
    )
    (row,) = assemble(raw, FILE).targets

    assert row.lead == ("Pôle", "Cégep de Jonquière")
    assert row.lead_ids == ("pole-estrie", "cegep-de-jonquiere")


def test_a_theme_that_is_only_guessed() -> None:
    """A theme that two codes fit has no code; the likelier one stands as a guess with its score."""
    raw = plan(
        RawTarget(
            page=1,
            box=BOX,
            theme=said("Recrutement et persévérance"),
            indicator=said("Nombre de rencontres"),
            target=said("4"),
        ),
        publisher=said("Pôle régional en enseignement supérieur de l'Estrie"),
    )
    (row,) = assemble(raw, FILE).targets

    assert row.ministerial_theme is None
    assert row.ministerial_theme_guess in {"promotion-recruitment", "transitions"}
    assert 0 < (row.ministerial_theme_score or 0) < 0.5


@pytest.mark.parametrize(
    ("target", "status", "value", "verdict"),
    [
        ("Minimum de 30", "42 séances tenues.", 42.0, MET),
        ("≥ 85 %", "91 % des répondants se disent satisfaits.", 91.0, MET),
    ],
)
def test_a_result_of_two_rows_gives_each_its_part(
    target: str, status: str, value: float, verdict: Comparison
) -> None:
    """Of a cell that speaks of two rows, the part that is a row's own state is its result."""
    whole = "42 séances tenues. 91 % des répondants se disent satisfaits."
    raw = RawTarget(
        page=1,
        box=BOX,
        indicator=said("Ce que l'on mesure"),
        target=said(target),
        result=said(whole, is_inherited=True),
        status=said(status),
    )
    aside = replace(said(status), box=Box(900, 900, 950, 910))
    first, second = (
        assemble(plan(replace(raw, status=one)), FILE).targets[0] for one in (raw.status, aside)
    )

    assert (first.result, first.result_value, first.comparison) == (whole, value, verdict)
    assert second.comparison is None


def test_a_result_beside_a_state_of_its_own(tmp_path: Path) -> None:
    """The result is compared; the state in the column after it says whether it goes on."""

    heads = ["Action", "Indicateur", "Cible", "Résultat au 31 mars 2025", "État (Fait / En cours)"]
    rows = [
        [
            "1. Ouvrir une halte-garderie",
            "Nombre de places",
            "20",
            "24 places ouvertes.",
            "Réalisé",
        ],
        ["2. Former des tuteurs", "Nombre de tuteurs", "30", "12 tuteurs formés.", "En cours"],
        ["3. Publier un guide", "Guide des services", "Guide publié", "Guide en ligne.", "Réalisé"],
    ]
    styles = getSampleStyleSheet()
    grid = [("GRID", (0, 0), (-1, -1), 1, "black")]
    story: list[Flowable] = [
        Paragraph("Suivi du plan d'action 2024-2025", styles["Title"]),
        Paragraph("Pôle régional en enseignement supérieur de l'Outaouais", styles["Title"]),
        Table([heads, *rows], colWidths=[150, 120, 90, 150, 150], style=grid),
    ]
    path = tmp_path / "suivi.pdf"
    SimpleDocTemplate(str(path), pagesize=landscape(letter), invariant=1).build(story)

    read = jalon.read(path).targets

    assert [t.result_value for t in read] == [24.0, 12.0, None]
    assert [t.comparison for t in read] == [Comparison.MET, Comparison.UNDER_WAY, Comparison.MET]
    assert [t.progress_state for t in read] == [DONE, GOING, DONE]


def test_a_state_in_a_column_aside() -> None:
    """What was kept beside a row says that its time goes on, where it is a state and no more."""

    aim = replace(
        plan(RawTarget(page=1, box=BOX, indicator=said("Nombre de salles"), target=said("6"))),
    )
    raw = replace(aim.targets[0], result=said("4 salles équipées."))
    beside = (("État", said("En cours")),)
    told = (("Remarque", said("Les travaux sont en cours dans les trois campus")),)

    found = [
        assemble(replace(aim, targets=(replace(raw, other_columns=others),)), FILE).targets[0]
        for others in (beside, told)
    ]

    assert [row.progress_state for row in found] == [GOING, None]
    assert found[0].comparison == UNDER_WAY
