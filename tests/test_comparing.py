"""What was promised beside what was reported, in rows of a dataset."""

from __future__ import annotations

import pytest
from linked_documents import Figure, document, joined, with_results, with_targets

from jalon.linking.link import link_documents
from jalon.schemas.dataset import Dataset
from jalon.schemas.links import Comparison
from jalon.schemas.records import TargetResultRow
from jalon.schemas.values import Comparator, DocType, TargetKind, Unit

TITLE = ["Table de concertation régionale"]
MEETINGS: Figure = ("Nombre de rencontres", "meetings", 4.0)
HELD: Figure = ("rencontres", "meetings", 5.0)


def plan(years: tuple[int, int] = (2024, 2025)) -> Dataset:
    """A plan of one action, without targets."""
    return document(DocType.ACTION_PLAN, years, TITLE)


def report(*figures: Figure, **changes: object) -> Dataset:
    """The report on 2024-2025, with figures."""
    return with_results(document(DocType.ANNUAL_REPORT, (2024, 2025), TITLE), *figures, **changes)


def compared(*parts: Dataset) -> tuple[TargetResultRow, ...]:
    """Targets beside results."""
    return link_documents(joined(*parts)).target_results


def test_row_says_both_sides() -> None:
    """A row holds both printed texts, both values with unit and period, and the link."""

    dataset = link_documents(joined(with_targets(plan(), "2024-2025", MEETINGS), report(HELD)))
    (row,) = dataset.target_results

    assert (row.indicator, row.target, row.target_value) == ("Nombre de rencontres", "4", 4.0)
    assert (row.label, row.raw, row.result_value) == ("rencontres", "5 rencontres", 5.0)
    assert (row.target_unit, row.result_unit) == (Unit.COUNT, Unit.COUNT)
    assert (row.target_period, row.result_period) == ("2024-2025", "2024-2025")
    assert (row.indicator_family, row.comparison) == ("meetings", Comparison.MET)
    assert row.target_id == dataset.targets[0].target_id
    assert row.result_id == dataset.results[0].result_id
    assert row.link_id == dataset.links[0].link_id
    assert 0.8 < row.score < 1
    assert "rencontres" in row.evidence


def test_fewer_than_promised() -> None:
    """A figure below the target does not meet it."""

    (row,) = compared(
        with_targets(plan(), "2024-2025", MEETINGS), report(("rencontres", "meetings", 3.0))
    )

    assert row.comparison is Comparison.NOT_MET


NOT_COMPARABLE = {
    "other unit": ({"unit": Unit.PERCENT}, HELD, {}, "other unit"),
    "relative change": ({"kind": TargetKind.RELATIVE_CHANGE}, HELD, {}, "not a level"),
    "no number promised": (
        {"value": None, "unit": None, "comparator": None, "kind": TargetKind.DELIVERABLE},
        HELD,
        {},
        "no number",
    ),
    "other words": ({}, ("rencontres par mois", "meetings", 5.0), {}, "other words"),
    "about so many": ({}, HELD, {"comparator": Comparator.APPROX}, "same title"),
}


@pytest.mark.parametrize(
    ("promise", "figure", "said", "reason"), NOT_COMPARABLE.values(), ids=NOT_COMPARABLE
)
def test_not_comparable(
    promise: dict[str, object], figure: Figure, said: dict[str, object], reason: str
) -> None:
    """What counts in another unit, in other words or without a number gets no verdict."""

    (row,) = compared(
        with_targets(plan(), "2024-2025", MEETINGS, **promise), report(figure, **said)
    )

    assert row.comparison is Comparison.NOT_COMPARABLE
    assert reason in row.evidence


PERIODS = {
    "plan's whole span": ((2024, 2027), "2024-2027"),
    "plan of the next year": ((2025, 2026), "2025-2026"),
}


@pytest.mark.parametrize(("years", "period"), PERIODS.values(), ids=PERIODS)
def test_other_period_gets_no_verdict(years: tuple[int, int], period: str) -> None:
    """A target of another period stands beside the figure and is not judged by it."""

    (row,) = compared(with_targets(plan(years), period, MEETINGS), report(HELD))

    assert (row.target_period, row.result_period) == (period, "2024-2025")
    assert row.comparison is Comparison.NOT_COMPARABLE
    assert row.evidence.endswith("other period")
    assert row.evidence_fr.endswith("autre période")


def test_column_of_the_reports_year() -> None:
    """Of the columns of a plan of several years, that of the report's year is compared."""

    promised = with_targets(plan((2024, 2027)), "2024-2025", MEETINGS)
    promised = with_targets(promised, "2025-2026", ("Nombre de rencontres", "meetings", 6.0))
    promised = with_targets(promised, "2024-2027", ("Nombre de rencontres", "meetings", 16.0))
    (row,) = compared(promised, report(HELD))

    assert (row.target_value, row.comparison) == (4.0, Comparison.MET)


LEFT_ALONE = {
    "two targets of a family": ([MEETINGS, ("Rencontres du comité", "meetings", 2.0)], [HELD]),
    "two figures of a family": ([MEETINGS], [HELD, ("séances", "meetings", 1.0)]),
    "other family": ([MEETINGS], [("personnes", "participants", 20.0)]),
}


@pytest.mark.parametrize(("promised", "reported"), LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(promised: list[Figure], reported: list[Figure]) -> None:
    """Where it is not plain which figure answers which target, there is no row."""

    assert compared(with_targets(plan(), "2024-2025", *promised), report(*reported)) == ()


def test_next_plan_is_no_report() -> None:
    """Plans are linked to each other and compared with no result."""

    plans = [with_targets(plan((year, year + 1)), f"{year}-{year + 1}", MEETINGS)
             for year in (2024, 2025)]  # fmt: skip
    dataset = link_documents(joined(*plans))

    assert len(dataset.links) == 1
    assert dataset.target_results == ()
