"""What headings add to the roles of their columns, beyond what is fitted."""

from __future__ import annotations

import pytest

from jalon.extract.meaning.assign import assign
from jalon.extract.meaning.evidence import FieldSample
from jalon.schemas.values import Role
from jalon.vocabulary import Wordbook

EN = Wordbook().in_language("en")
MILESTONES = (
    "Review and update standards for sites and facilities",
    "Identify and remediate risks to existing facilities",
    "Plan for integrating risk into capital planning",
)
SIGNS = (
    "Complete a full review and update of facility standards",
    "Conduct risk assessments at all existing facilities",
    "Develop a process for integrating risk into the asset plan",
)
PLACES = ("3A.1. Exposure of buildings", "3A.2. Exposure of employees", "3B. Assessments")


def roles_of(*columns: tuple[str, tuple[str, ...]], are_columns: bool = True) -> list[Role]:
    last = max(len(columns) - 1, 1)
    samples = [FieldSample(k, v, len(v), i / last) for i, (k, v) in enumerate(columns)]
    return [f.role for f in assign(samples, EN, are_columns=are_columns)]


def test_a_columns_heading_outweighs_few_values() -> None:
    """Indicators that read like deeds stay indicators where their heading says so."""
    found = roles_of(
        ("section of the plan", PLACES),
        ("description of milestone", MILESTONES),
        ("indicators for success", SIGNS),
    )

    assert found == [Role.THEME, Role.ACTION, Role.INDICATOR]


@pytest.mark.parametrize(
    ("headings", "place"),
    [(("strategy", "activity", "kpi"), 1), (("actions", "subactions", "kpi"), 0)],
    ids=["the innermost", "not its parts"],
)
def test_of_several_columns_of_actions_one_has_them(
    headings: tuple[str, str, str], place: int
) -> None:
    """What activities are part of stands over them; sub-actions tell of the action."""
    outer = ("Train the staff", "Share what is found", "Improve the building")
    counts = ("Number of events", "Number of papers", "Number of rooms")
    found = roles_of(*zip(headings, (outer, MILESTONES, counts), strict=True))

    assert found.index(Role.ACTION) == place
    assert found[2] is Role.INDICATOR


def test_no_aim_is_read_out_of_a_column_that_is_called_something_else() -> None:
    """A column of sources holds no targets, however many numbers its cells name."""
    aims = ("50% of electricity by 2020", "70% of electricity by 2030", "Losses cut to 9%")
    sources = ("2018 Joint Plan 2", "2015 Development Framework 2", "2010 Road Map")

    assert roles_of(("target", aims), ("source", sources)) == [Role.TARGET, Role.OTHER]


def test_a_column_of_results_is_told_by_its_heading() -> None:
    """Results of last year and of this one stand beside the target and are none."""
    counts = ("Number of products", "Share of women hired", "Number of agents trained")
    found = roles_of(
        ("indicators", counts),
        ("results 2023", ("18", "53%", "154")),
        ("target 2024", ("15", "50%", "220")),
        ("results 2024", ("16", "45 %", "217")),
    )

    assert found == [Role.INDICATOR, Role.RESULT, Role.TARGET, Role.RESULT]


def test_figures_beside_indicators_are_targets_where_nothing_else_is() -> None:
    """A level's word over figures names no level; ranks and codes are no targets."""
    counts = ("Volunteers active", "Learners who move up", "Staff who speak French")
    results = ("402", "66%", "63%")
    found = roles_of(
        ("indicator", counts),
        ("our goal", ("380", "70%", "60%")),
        ("this year's result", results),
    )

    assert found == [Role.INDICATOR, Role.TARGET, Role.RESULT]
