"""Where each column of a row was read, how sure it is, and what an action states itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from test_assemble import BOX, FILE, TARGET, codes, plan, said

from jalon.assemble.document import assemble
from jalon.schemas.geometry import Box
from jalon.schemas.links import Comparison
from jalon.schemas.quantities import ProgressState
from jalon.schemas.raw import (
    Coverage,
    Passage,
    RawAction,
    RawDocument,
    RawFinding,
    RawTarget,
)
from jalon.schemas.records import ActionRow, TargetRow
from jalon.schemas.values import DocType, ReadStatus, Severity, Unit

ABOVE, LEFT, RIGHT, NOTE = (
    Box(10, 0, 200, 8),
    Box(10, 20, 90, 40),
    Box(100, 22, 200, 30),
    Box(10, 700, 90, 710),
)
PLACED = RawTarget(
    page=2,
    box=Box(0, 0, 500, 500),
    theme=Passage("Accès", 2, ABOVE, is_inherited=True),
    indicator=Passage("Nombre de rencontres", 2, LEFT),
    period=Passage("24-25", 2, ABOVE),
    target=Passage("4", 2, RIGHT),
    notes=(Passage("Par année.", 2, NOTE),),
    confidence=0.97,
)
ACTION = RawAction(
    page=2,
    box=BOX,
    action=said("Créer un comité", page=2),
    lead=(said("Cégep de Jonquière", page=2),),
    confidence=0.9,
)


def target_of(raw: RawTarget, **changes: object) -> TargetRow:
    """The one row that a raw row gives."""
    (row,) = assemble(plan(raw, **changes), FILE).targets
    return row


def action_of(*rows: RawAction | RawTarget) -> ActionRow:
    """The one action that raw rows give."""
    actions = tuple(row for row in rows if isinstance(row, RawAction))
    targets = tuple(row for row in rows if isinstance(row, RawTarget))
    (row,) = assemble(plan(*targets, actions=actions), FILE).actions
    return row


def test_boxes_name_each_column() -> None:
    """Every text of a row has its box; those above and below are there and not in the row's own."""

    row = target_of(PLACED)

    assert {box.field: (box.page, box.x0, box.top) for box in row.boxes} == {
        "theme": (2, 10.0, 0.0),
        "indicator": (2, 10.0, 20.0),
        "period": (2, 10.0, 0.0),
        "target": (2, 100.0, 22.0),
        "notes": (2, 10.0, 700.0),
    }
    assert (row.x0, row.top, row.x1, row.bottom) == (10.0, 20.0, 200.0, 40.0)


def test_text_over_two_pages() -> None:
    """The row's own box is the part on its page; both parts are among its boxes."""

    parts = ((2, LEFT), (3, ABOVE))
    row = target_of(
        replace(PLACED, indicator=Passage("Nombre de rencontres", 2, LEFT, parts=parts))
    )

    assert [box.page for box in row.boxes if box.field == "indicator"] == [2, 3]
    assert row.bottom == 40.0


def test_row_is_as_sure_as_its_least_sure_column() -> None:
    """The row's confidence is the least of its columns'; without them it stands for all."""

    sure = (("target", 0.95), ("period", 0.7))
    row = target_of(replace(PLACED, field_confidence=sure))

    assert row.confidence == 0.7
    assert {item.field: item.confidence for item in row.field_confidence} == dict(sure)
    assert (target_of(PLACED).confidence, target_of(PLACED).field_confidence) == (0.97, ())


def test_doubtful_number_lowers_its_column() -> None:
    """A target whose number is doubtful claims less, in its column and in the row."""

    raw = replace(
        TARGET, target=said("12 ateliers et 45 participants"), field_confidence=(("target", 0.99),)
    )
    row = target_of(raw)

    assert (row.confidence, row.field_confidence[0].confidence) == (0.8, 0.8)


def test_row_without_names_is_never_sure() -> None:
    """A target that names neither action nor indicator stays below 0.9."""

    assert target_of(replace(PLACED, indicator=None)).confidence < 0.9


def test_other_columns_are_kept() -> None:
    """What stands under an unknown heading stays with the row, as printed."""

    row = target_of(replace(PLACED, other_columns=(("Réf.", said("A-1")),)))

    assert [(item.heading, item.text) for item in row.other_columns] == [("Réf.", "A-1")]


def test_row_without_aim_is_an_action_alone() -> None:
    """A raw row without indicator and target gives no target; its action stays."""

    dataset = assemble(plan(replace(TARGET, indicator=None, target=None)), FILE)

    assert dataset.targets == ()
    assert [row.action for row in dataset.actions] == ["Table de concertation régionale"]


def test_result_without_aim_is_a_finding() -> None:
    """A result that no target row can hold is said."""

    raw = replace(TARGET, indicator=None, target=None, result=said("14 rencontres"))

    assert codes(assemble(plan(raw), FILE)) == ["result_without_target"]


def test_meant_period_wins_over_the_printed_one() -> None:
    """A heading that means a year without saying so is kept beside the year it means."""

    row = target_of(replace(PLACED, period=said("An 1", page=2), period_meant="2025-2026"))

    assert (row.period, row.period_printed) == ("2025-2026", "An 1")


# ------------------------------------------------------------------------------ actions


def test_action_in_its_own_right() -> None:
    """An action has its deadline, state, share and budget, as printed and as values."""

    row = action_of(
        replace(
            ACTION,
            due=said("30 juin 2025"),
            status=said("En cours"),
            percent=said("40 %"),
            budget=said("5 000 $"),
        )
    )

    assert (row.due, row.due_end) == ("30 juin 2025", dt.date(2025, 6, 30))
    assert (row.status, row.progress_state) == ("En cours", ProgressState.IN_PROGRESS)
    assert row.percent_complete == 40.0
    assert (row.budget, row.budget_value, row.budget_unit) == ("5 000 $", 5000.0, Unit.CAD)
    assert {box.field for box in row.boxes} == {
        *("action", "lead", "due", "status", "percent_complete", "budget")
    }


@pytest.mark.parametrize("budget", ["Ressources internes", "1 ETP", "5 000", "10 000 $ à 15 000 $"])
def test_amount_that_is_not_sure(budget: str) -> None:
    """A budget without a clear amount of money stays as printed."""

    row = action_of(replace(ACTION, budget=said(budget)))

    assert (row.budget, row.budget_value, row.budget_unit) == (budget, None, None)


def test_scale_of_a_heading() -> None:
    """Unit and scale that a heading states are those of the amounts and targets under it."""

    scale = "en milliers de dollars"
    action = action_of(replace(ACTION, budget=said("1 250"), unit_hint=scale))
    named = action_of(replace(TARGET, budget=said("1 250"), budget_hint=scale))
    target = target_of(replace(TARGET, target=said("1 250"), unit_hint=scale))

    assert (action.budget_value, action.budget_unit) == (1_250_000.0, Unit.CAD)
    assert (named.budget_value, named.budget_unit) == (1_250_000.0, Unit.CAD)
    assert (target.value, target.unit) == (1_250_000.0, Unit.CAD)


def test_result_beside_a_target_whose_unit_stands_apart() -> None:
    """A bare result beside a target whose unit its heading states has no value of its own."""

    raw = replace(TARGET, indicator=said("Membres satisfaits"), unit_hint="Cible (%)")
    row = target_of(replace(raw, target=said("80"), result=said("84")))

    assert (row.value, row.unit) == (80.0, Unit.PERCENT)
    assert (row.result, row.result_value, row.comparison) == ("84", None, None)


def test_frequency() -> None:
    """What a frequency counts by stands beside its number."""

    row = target_of(replace(TARGET, target=said("1 fois par session")))

    assert (row.value, row.unit, row.per) == (1.0, Unit.COUNT, "session")


def test_deadline_of_all_targets_is_the_actions() -> None:
    """A deadline that all targets of an action share is its own; where they differ, it has none."""

    other = replace(TARGET, indicator=said("Nombre de rencontres"), target=said("4"))

    assert action_of(TARGET, other).due == "30 juin 2025"
    assert action_of(TARGET, replace(other, due=said("30 juin 2026"))).due is None


def test_confidence_of_an_action_is_of_its_own_columns() -> None:
    """A doubtful target leaves the action that it aims at as sure as it was read."""

    raw = replace(TARGET, field_confidence=(("action", 0.98), ("target", 0.4)))

    assert action_of(raw).confidence == 0.98
    assert [item.field for item in action_of(raw).field_confidence] == ["action"]


# ------------------------------------------------------------------- results and documents


def test_result_beside_its_target() -> None:
    """A report's result is a value too, and says whether the target is met."""

    raw = replace(TARGET, result=said("84 %"), due=None, period=said("2024-2025"))
    row = target_of(raw, doc_type=DocType.STATUS_REPORT)

    assert (row.result, row.result_value, row.result_unit) == ("84 %", 84.0, Unit.PERCENT)
    assert row.comparison is Comparison.MET


@pytest.mark.parametrize(
    ("period", "expected"),
    [("2024-2025", Comparison.NOT_MET), ("2024-2027", Comparison.UNDER_WAY)],
)
def test_less_than_the_target(period: str, expected: Comparison) -> None:
    """Less than the target is not met once its period is over, and under way until then."""

    raw = replace(TARGET, result=said("60 %"), due=None, period=said(period))

    assert target_of(raw).comparison is expected


def test_result_of_several_rows_says_nothing_of_one() -> None:
    """A result carried from a spanning cell is kept, without a verdict."""

    row = target_of(replace(TARGET, result=said("84 %", is_inherited=True)))

    assert (row.result_value, row.comparison) == (84.0, None)


COVERAGES = {
    "not counted": (Coverage(), ReadStatus.OK),
    "most words": (Coverage(4, 1, 100, 80), ReadStatus.OK),
    "few words": (Coverage(4, 4, 100, 30), ReadStatus.PARTIAL),
    "few tables": (Coverage(4, 1), ReadStatus.PARTIAL),
}


@pytest.mark.parametrize(("coverage", "status"), COVERAGES.values(), ids=COVERAGES)
def test_barely_read_plan_is_partial(coverage: Coverage, status: ReadStatus) -> None:
    """A plan of which less than most was read is partial, and a finding says how much."""

    dataset = assemble(plan(TARGET, coverage=coverage), FILE)
    (document,) = dataset.documents

    assert document.status is status
    assert (document.tables_seen, document.words_in_rows) == (
        coverage.tables_seen,
        coverage.words_in_rows,
    )
    assert codes(dataset) == (["partly_read"] if status is ReadStatus.PARTIAL else [])
    assert (document.rows, document.findings) == (2, len(dataset.findings))


def test_plan_without_rows_is_partial() -> None:
    """A plan of which nothing was read is partial, once said; another document is not."""

    said_already = (RawFinding("nothing_read", Severity.WARNING),)
    for findings in ((), said_already):
        dataset = assemble(plan(findings=findings), FILE)
        assert dataset.documents[0].status is ReadStatus.PARTIAL
        assert codes(dataset) == ["nothing_read"]
    report = plan(doc_type=DocType.ANNUAL_REPORT)
    assert assemble(report, FILE).documents[0].status is ReadStatus.OK


def test_publisher_that_no_registry_knows() -> None:
    """The body as printed is the publisher, with a finding and without an identifier."""

    raw = plan(TARGET, publisher=said("Ville de Saint-Élie-les-Bains"))
    dataset = assemble(raw, FILE)
    (document,) = dataset.documents

    assert (document.publisher, document.publisher_id) == ("Ville de Saint-Élie-les-Bains", None)
    assert codes(dataset) == ["publisher_unknown"]


def test_pages_of_one_size_are_one_run() -> None:
    """Page sizes are kept by runs; a page that was not read ends one."""

    sizes = ((1, 612.0, 792.0), (2, 612.0, 792.0), (4, 612.0, 792.0), (5, 792.0, 612.0))
    raw = RawDocument(DocType.OTHER, pages=5, page_sizes=sizes)
    (document,) = assemble(raw, FILE).documents

    runs = [(run.first_page, run.last_page, run.width) for run in document.page_sizes]
    assert runs == [(1, 2, 612.0), (4, 4, 612.0), (5, 5, 792.0)]


# ------------------------------------------------------------------------ one cause, one finding


def test_one_bad_list_is_one_finding() -> None:
    """A list that does not pair is one finding, with the words that it left over."""

    cell = Box(90, 15, 210, 60)
    mismatch = RawFinding("list_mismatch", Severity.WARNING, 2, cell, (("count", "2"),))
    left = Box(100, 20, 200, 30)
    words = RawFinding("words_unread", Severity.WARNING, 2, left, (("text", "12 ateliers"),))
    labels = (Passage(text, 2, LEFT) for text in ("Nombre de rencontres", "Nombre d’ateliers"))
    gaps = [replace(PLACED, target=None, gap="list_mismatch", indicator=n) for n in labels]
    dataset = assemble(plan(*gaps, findings=(mismatch, words)), FILE)

    assert codes(dataset) == ["list_mismatch"]
    assert "12 ateliers" in dataset.findings[0].message_fr


def test_unknown_columns_of_a_table_are_one_finding() -> None:
    """Two columns that were not recognised are said together, a single one by itself."""

    def unknown(heading: str, page: int) -> RawFinding:
        params = (("heading", heading),)
        return RawFinding("column_role_unknown", Severity.WARNING, page, ABOVE, params)

    findings = (unknown("Réf.", 1), unknown("Volet", 1), unknown("Cote", 2))
    dataset = assemble(plan(TARGET, findings=findings), FILE)

    assert codes(dataset) == ["columns_kept_as_printed", "column_role_unknown"]
    assert "Réf. | Volet" in dataset.findings[0].message_en


def test_cell_of_several_rows_is_doubted_once() -> None:
    """A deadline that stands for two rows and names no day is one finding."""

    due = said("Selon les disponibilités", is_inherited=True)
    other = replace(TARGET, indicator=said("Nombre de rencontres"), target=said("4"))
    dataset = assemble(plan(replace(TARGET, due=due), replace(other, due=due)), FILE)

    assert codes(dataset) == ["deadline_unread"]


# ---------------------------------------------------------------------------- shared texts


def test_text_of_several_indicators_is_inherited() -> None:
    """An action that two indicators share is inherited by both and in neither's own box."""

    title = Passage("Créer un comité", 2, Box(0, 20, 9, 90))
    first = replace(PLACED, action=title)
    second = replace(first, indicator=Passage("Nombre d’ateliers", 2, RIGHT))
    rows = assemble(plan(first, second), FILE).targets

    assert [row.inherited for row in rows] == [("theme", "action")] * 2
    assert [row.x0 for row in rows] == [10.0, 100.0]


def test_years_of_an_indicator_share_its_action() -> None:
    """The years of one indicator stand in one row of the page, with the action in it."""

    first = replace(PLACED, action=Passage("Créer un comité", 2, Box(0, 20, 9, 90)))
    rows = assemble(plan(first, replace(first, target=said("5", page=2))), FILE).targets

    assert [row.inherited for row in rows] == [("theme",)] * 2
    assert {row.x0 for row in rows} == {0.0}


def test_boxes_end_at_the_pages_edge() -> None:
    """A text that is carried over the end of its page has the part on the page as its box."""

    below = Passage("Nombre de rencontres", 2, Box(10, 700, 200, 900))
    raw = replace(PLACED, indicator=below, target=None)
    row = target_of(raw, page_sizes=((2, 612.0, 792.0),))

    assert [box.bottom for box in row.boxes if box.field == "indicator"] == [792.0]
    assert row.bottom == 792.0
