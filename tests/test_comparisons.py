"""What a status report says of a target: the verdict and its reason in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_assemble import BOX, FILE, plan, said

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
