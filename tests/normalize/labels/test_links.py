"""Actions that two documents share, and target against result."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jalon.normalize.labels.links import link_actions
from jalon.normalize.targets.target_results import compare_results
from jalon.schemas.links import (
    ActionKey,
    ActionLink,
    LinkKind,
    PromisedTarget,
    ReportedResult,
)
from jalon.schemas.values import Comparator, TargetKind, Unit

SAME = [
    ("Communauté de pratique CRIEE", "Communauté de pratique CRIÉE"),
    ("Création d’une communauté de pratique CRIEE", "Communauté de pratique CRIÉE"),
    ("Organiser un colloque sur les transitions", "Organisation d’un colloque sur les transitions"),
    ("1.2.3 Diffusion d’une infolettre", "Diffusion d'infolettre"),
    ("Programme d’aide à l’intégration (PRIIME)", "PRIIME"),
    ("Rencontres des aides pédagogiques individuels", "Rencontres des API"),
    ("Rendez-vous de la recherche 2024", "Rendez-vous de la recherche 2025"),
    ("Student mentoring program", "Student mentoring programme"),
]
DIFFERENT = [
    ("Portrait des besoins en santé", "Portrait des besoins en foresterie"),
    ("Soutien à des projets de recherche", "Soutien à des projets d’innovation"),
    ("Phase 1 du projet de logement", "Phase 2 du projet de logement"),
    ("Organisation d’activités", "Participation à des activités"),
    ("Projet de tutorat", "Projet"),
    ("Camp d’été en robotique", "Camp d’hiver en robotique"),
    ("Groupe de travail", "Groupe de travail sur l’attractivité"),
]


def _link(first: str, second: str) -> list[ActionLink]:
    return link_actions([ActionKey("a", first)], [ActionKey("b", second)])


@pytest.mark.parametrize(("first", "second"), SAME, ids=[f[:30] for f, _ in SAME])
def test_titles_that_say_the_same_are_linked(first: str, second: str) -> None:
    """Spelling, verb for noun, a year or an acronym do not part an action from itself."""
    (link,) = _link(first, second)

    assert (link.from_id, link.to_id) == ("a", "b")
    assert link.evidence


@pytest.mark.parametrize(("first", "second"), DIFFERENT, ids=[f[:30] for f, _ in DIFFERENT])
def test_titles_with_a_telling_word_exchanged_are_not_linked(first: str, second: str) -> None:
    """One telling word exchanged for another makes another action."""
    assert _link(first, second) == []


def test_twins_are_told_apart_by_code_or_left_alone() -> None:
    """The same title twice is linked by its code; without codes it is not linked at all."""
    title = "Mise à jour du site web"
    plan = [ActionKey("a1", title, code="1.2.2"), ActionKey("a2", title, code="2.2.2")]
    report = [ActionKey("b1", title, code="1.2.2"), ActionKey("b2", title, code="2.2.2")]
    bare = [ActionKey("b1", title), ActionKey("b2", title)]

    links = link_actions(plan, report, kind=LinkKind.REPORTED_IN)

    assert [(link.from_id, link.to_id) for link in links] == [("a1", "b1"), ("a2", "b2")]
    assert {link.kind for link in links} == {LinkKind.REPORTED_IN}
    assert link_actions(plan, bare) == []


def test_the_order_of_the_actions_does_not_matter() -> None:
    """Links come out the same, in the same order, whatever the order of the actions."""
    plan = [ActionKey(str(i), first) for i, (first, _) in enumerate(SAME)]
    report = [ActionKey(f"r{i}", second) for i, (_, second) in enumerate(SAME)]

    assert link_actions(plan, report) == link_actions(plan[::-1], report[::-1])


LINK = ActionLink("a", "b", LinkKind.REPORTED_IN, 0.9, "same title")

REACHED = [
    (Comparator.EQ, 2, Comparator.EQ, 3, True),
    (Comparator.GE, 80, Comparator.EQ, 79, False),
    (Comparator.GT, 30, Comparator.EQ, 30, False),
    (Comparator.GE, 30, Comparator.GE, 30, True),
    (Comparator.GE, 40, Comparator.GE, 30, None),
    (Comparator.LE, 5, Comparator.EQ, 5, True),
    (Comparator.LT, 5, Comparator.GE, 5, False),
    (Comparator.LE, 5, Comparator.LE, 9, None),
    (Comparator.APPROX, 5, Comparator.EQ, 5, None),
]


def _promised(
    target_id: str = "t", comparator: Comparator = Comparator.GE, value: float = 3
) -> PromisedTarget:
    return PromisedTarget(
        target_id, "a", "Nb de rencontres", "meetings", "2024-2025", "3",
        TargetKind.ABSOLUTE, comparator, value, Unit.COUNT,
    )  # fmt: skip


def _reported(comparator: Comparator = Comparator.EQ, value: float = 4) -> ReportedResult:
    return ReportedResult(
        "r", "b", "rencontres", "meetings", "4 rencontres", comparator, value, Unit.COUNT
    )


@pytest.mark.parametrize(("bound", "promised", "said", "reported", "is_reached"), REACHED)
def test_a_result_is_held_against_its_target(
    bound: Comparator, promised: float, said: Comparator, reported: float, is_reached: bool | None
) -> None:
    """Bounds decide whether a target is reached; where they leave it open, nothing is said."""
    (pair,) = compare_results(
        [_promised("t", bound, promised)], [_reported(said, reported)], [LINK]
    )

    assert pair.is_reached is is_reached
    assert (pair.promised, pair.reported) == (promised, reported)


def test_targets_of_another_year_and_other_families_are_left_alone() -> None:
    """A figure stands beside a target of its period that counts the same things, or alone."""
    assert compare_results([_promised()], [_reported()], [LINK], period="2025-2026") == []
    other = ReportedResult("r", "b", "personnes", "participants", value=3, unit=Unit.COUNT)
    assert compare_results([_promised()], [other], [LINK]) == []


def test_two_targets_of_one_family_are_not_guessed_between() -> None:
    """Where two targets count the same family, no figure is given to either."""
    assert compare_results([_promised("t1"), _promised("t2")], [_reported()], [LINK]) == []


WORDINGS = [
    ("Nombre de rencontres tenues", "rencontres", True),
    ("Nombre de rencontres du comité CRIÉE", "rencontres", True),
    ("Nombre total de rencontres", "rencontres organisées", True),
    ("Nombre de nouvelles rencontres", "rencontres", None),
    ("Nombre de rencontres", "rencontres par mois", None),
    ("Nombre de rencontres individuelles", "rencontres de groupe", None),
    ("Nombre de séances", "rencontres", None),
    ("Number of meetings held", "meetings", True),
    ("Number of new meetings", "meetings", None),
]


@pytest.mark.parametrize(("indicator", "label", "is_reached"), WORDINGS)
def test_verdict_needs_the_same_words(indicator: str, label: str, is_reached: bool | None) -> None:
    """Words that narrow what is counted, on one side only, leave it open whether it is reached."""
    title = "Comité CRIÉE"
    target = replace(_promised(), indicator=indicator, action=title)
    result = replace(_reported(), label=label, action=title)
    (pair,) = compare_results([target], [result], [LINK])

    assert pair.is_reached is is_reached
    assert pair.evidence.endswith("other words") is (is_reached is None)
