from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from jalon.assemble.document import assemble, failed_document
from jalon.schemas.dataset import Dataset
from jalon.schemas.geometry import Box
from jalon.schemas.inputs import SourceFile
from jalon.schemas.raw import (
    Passage,
    RawAction,
    RawDocument,
    RawFinding,
    RawRecommendation,
    RawResult,
    RawTarget,
)
from jalon.schemas.values import DocType, ReadStatus, Severity, TargetKind, Unit

SHA = "0123456789abcdef" * 4
FILE = SourceFile(Path("plan.pdf"), "plan.pdf", SHA, SHA[:16])
BOX = Box(10.123456, 20, 200, 30)


def said(text: str, *, page: int = 1, is_inherited: bool = False) -> Passage:
    """A passage somewhere on a page."""
    return Passage(text, page, BOX, is_inherited)


TARGET = RawTarget(
    page=1,
    box=BOX,
    theme_number="01",
    theme=said("Accessibilité aux études", is_inherited=True),
    objective_code="1.1",
    objective=said("Structurer les échanges"),
    action_code="1.1.1",
    action=said("Table de\nconcertation régionale"),
    description=said("Mettre en place une table."),
    lead=(said("Office des professions du Québec"),),
    indicator=said("Taux de satisfaction"),
    due=said("30 juin 2025"),
    target=said("80 % et plus"),
    method="table:ruled",
    confidence=0.95,
)


def plan(*targets: RawTarget, **changes: object) -> RawDocument:
    """A plan for 2024-2025 with the given targets."""
    raw = RawDocument(
        DocType.ACTION_PLAN,
        pages=2,
        language="fr",
        title=said("Plan d’action 2024-2025"),
        publisher=said("Pôle Québec"),
        period=said("2024-2025"),
        targets=targets,
    )
    return replace(raw, **changes)  # type: ignore[arg-type]


def codes(dataset: Dataset) -> list[str]:
    """The codes of the findings."""
    return [finding.code for finding in dataset.findings]


def test_target() -> None:
    """Texts stay as printed beside the values they state."""

    (row,) = assemble(plan(TARGET), FILE).targets

    assert (row.theme_number, row.objective_code, row.action_code) == ("1", "1.1", "1.1.1")
    assert row.action == "Table de concertation régionale"
    assert (row.target, row.comparator, row.value, row.unit, row.kind) == (
        "80 % et plus",
        "ge",
        80.0,
        Unit.PERCENT,
        TargetKind.ABSOLUTE,
    )
    assert row.period == "2024-2025"
    assert (row.due, row.due_end) == ("30 juin 2025", dt.date(2025, 6, 30))
    assert row.lead == ("Office des professions du Québec",)
    assert row.x0 == 10.12
    assert row.inherited == ("theme",)
    assert row.confidence == 0.95


def test_document() -> None:
    """The document's own row says who published what for when."""

    dataset = assemble(plan(TARGET), FILE)
    (row,) = dataset.documents

    assert row.publisher_id == "pole-capitale-nationale"
    assert (row.period_start, row.period_end) == (2024, 2025)
    assert (row.status, row.pages, row.ocr_pages) == (ReadStatus.OK, 2, 0)
    assert dataset.findings == ()


def test_column_gives_the_period() -> None:
    """A target in a year's column has that year, normalised; the heading stays as printed."""

    raw = plan(replace(TARGET, period=said("25-26")), period=said("2024-2027"))
    (row,) = assemble(raw, FILE).targets

    assert (row.period, row.period_printed) == ("2025-2026", "25-26")


def test_plan_gives_the_period() -> None:
    """Without a year's column, a target has the span of its plan."""

    (row,) = assemble(plan(TARGET, period=said("Plan 2019-2024")), FILE).targets

    assert (row.period, row.period_printed) == ("2019-2024", None)


def test_reader_tells_the_period() -> None:
    """What a reader says of the period holds, and only a printed heading is given as printed."""

    of_plan = replace(TARGET, period_meant="2021-2026")
    of_year = replace(TARGET, period=said("An 1"), period_meant="2024-2025")
    nameless = replace(TARGET, period=said("An 1 – An 3"))
    rows = assemble(plan(of_plan, of_year, nameless, period=said("2024-2027")), FILE).targets

    assert [(row.period, row.period_printed) for row in rows] == [
        ("2021-2026", None),
        ("2024-2025", "An 1"),
        (None, "An 1 – An 3"),
    ]


def test_action_is_one() -> None:
    """Rows of one action share its identifier; the table of actions has it once."""

    other = replace(TARGET, indicator=said("Nombre de rencontres"), target=said("4"))
    dataset = assemble(plan(TARGET, other), FILE)

    (action,) = dataset.actions
    assert {row.action_id for row in dataset.targets} == {action.action_id}
    assert len({row.indicator_id for row in dataset.targets}) == 2
    assert action.description == "Mettre en place une table."


def test_indicator_is_one_over_periods() -> None:
    """An indicator keeps its identifier over the years, a target has its own in each."""

    years = [replace(TARGET, period=said(year)) for year in ("24-25", "25-26")]
    rows = assemble(plan(*years), FILE).targets

    assert len({row.indicator_id for row in rows}) == 1
    assert len({row.target_id for row in rows}) == 2


def test_identifiers_do_not_depend_on_values() -> None:
    """Another reading of the target, place or confidence leaves the identifier as it is."""

    other = replace(TARGET, target=said("85 %"), confidence=0.5, box=Box(0, 0, 1, 1))
    (one,) = assemble(plan(TARGET), FILE).targets
    (two,) = assemble(plan(other), FILE).targets

    assert one.target_id == two.target_id


def test_equal_rows_have_identifiers_of_their_own() -> None:
    """Two targets of one indicator in one period are two rows."""

    rows = assemble(plan(TARGET, replace(TARGET, target=said("Bilan déposé"))), FILE).targets

    assert len({row.target_id for row in rows}) == 2


def test_empty_target_keeps_its_row() -> None:
    """An indicator whose cell is empty keeps its row with a null target."""

    dataset = assemble(plan(replace(TARGET, target=None)), FILE)
    (row,) = dataset.targets

    assert (row.target, row.value, row.unit, row.kind) == (None,) * 4
    assert dataset.findings == ()


def test_gap_is_a_finding_on_the_row() -> None:
    """A target that was left out is a finding that names the row."""

    dataset = assemble(plan(replace(TARGET, target=None, gap="list_mismatch")), FILE)
    (finding,) = dataset.findings

    assert (finding.code, finding.row_id) == ("target_left_out", dataset.targets[0].target_id)


def test_unread_deadline_is_a_finding() -> None:
    """A deadline that names no days is kept as printed, with a finding."""

    dataset = assemble(plan(replace(TARGET, due=said("Selon les disponibilités"))), FILE)

    assert dataset.targets[0].due_end is None
    assert codes(dataset) == ["deadline_unread"]


def test_deadline_of_a_report_is_that_of_its_plan() -> None:
    """In a report on one year of a longer plan, what goes on goes on to the plan's end."""

    ongoing = replace(TARGET, due=said("En continu"), period=said("2021-2025"))
    (row,) = assemble(plan(ongoing, period=said("2022-2023")), FILE).targets

    assert row.due_end is not None
    assert row.due_end.year == 2025


def test_share_of_the_status() -> None:
    """The share reached is read from the state of progress."""

    status = said("En cours. État d’avancement : 15 %")
    (row,) = assemble(plan(replace(TARGET, status=status)), FILE).targets

    assert row.percent_complete == 15.0


def test_finding_names_the_row_it_stands_on() -> None:
    """A reader's finding inside one row's box is linked to that row."""

    finding = RawFinding("stray_words", Severity.WARNING, 1, BOX, (("text", "zut"),))
    dataset = assemble(plan(TARGET, findings=(finding,)), FILE)

    assert dataset.findings[0].row_id == dataset.targets[0].target_id
    assert "zut" in dataset.findings[0].message_fr
    assert "zut" in dataset.findings[0].message_en


def test_finding_on_two_rows_names_none() -> None:
    """A finding inside the boxes of two rows is linked to none."""

    finding = RawFinding("stray_words", Severity.WARNING, 1, BOX)
    dataset = assemble(plan(TARGET, TARGET, findings=(finding,)), FILE)

    assert dataset.findings[0].row_id is None


def test_row_that_breaks_a_rule() -> None:
    """A row whose box is upside down is left out with a finding; the others stay."""

    wrong = replace(TARGET, indicator=Passage("Autre", 1, Box(10, 30, 20, 20)))
    dataset = assemble(plan(TARGET, wrong), FILE)

    assert len(dataset.targets) == 1
    assert codes(dataset) == ["row_refused"]


def test_unknown_facts_are_findings() -> None:
    """A document that tells neither publisher nor period says so."""

    raw = RawDocument(DocType.OTHER, pages=1)
    dataset = assemble(raw, FILE)

    assert codes(dataset) == ["publisher_unknown", "period_unknown", "doc_type_unknown"]
    assert dataset.documents[0].status is ReadStatus.OK


def test_unread_page_makes_it_partial() -> None:
    """A document with a page that could not be read is read in part."""

    raw = plan(TARGET, findings=(RawFinding("page_failed", Severity.ERROR, page=2),))

    assert assemble(raw, FILE).documents[0].status is ReadStatus.PARTIAL


def test_result_joins_its_action() -> None:
    """A figure belongs to the action of its card, and says what it counts."""

    theme, action = said("Accessibilité"), said("Campagne numérique")
    card = RawAction(2, BOX, action, theme=theme, description=said("Promouvoir."))
    figure = RawResult(2, BOX, said("195 490 visionnements"), theme=theme, action=action)
    raw = plan(doc_type=DocType.ANNUAL_REPORT, actions=(card,), results=(figure,))
    dataset = assemble(raw, FILE)
    (row,) = dataset.results

    assert (row.value, row.unit, row.label) == (195490.0, Unit.COUNT, "visionnements")
    assert [action.action_id for action in dataset.actions] == [row.action_id]


def test_recommendation() -> None:
    """A recommendation has its number, text, chapter and issue."""

    raw = RawRecommendation(1, BOX, "3", said("Former le personnel"), said("Compétences"))
    dataset = assemble(plan(recommendations=(raw,)), FILE)
    (row,) = dataset.recommendations

    assert (row.number, row.text, row.chapter, row.issue) == (
        "3",
        "Former le personnel",
        "Compétences",
        None,
    )


def test_codes_have_score_and_evidence() -> None:
    """A code stands beside how sure it is and the words that say so, in every table."""

    dataset = assemble(plan(TARGET), FILE)
    (row,), (action,) = dataset.targets, dataset.actions

    assert (row.ministerial_theme, row.indicator_family) == ("access", "satisfaction")
    assert row.ministerial_theme_named == "access"
    assert (row.ministerial_theme_score or 0) > 0.8
    assert "accessibilité" in (row.ministerial_theme_evidence or "")
    assert row.indicator_family_score == 0.85
    assert row.indicator_family_evidence == "taux de satisfaction"
    for name in ("", "_named", "_score", "_evidence"):
        column = f"ministerial_theme{name}"
        assert getattr(action, column) == getattr(row, column)


def test_theme_of_its_year_and_of_today() -> None:
    """A theme that the ministry no longer asks keeps its own code beside the one of today."""

    theme = said("Pratiques adaptées aux besoins des populations étudiantes")
    (row,) = assemble(plan(replace(TARGET, theme=theme)), FILE).targets

    assert (row.ministerial_theme_named, row.ministerial_theme) == ("adapted-practices", "access")


def test_no_code_no_evidence() -> None:
    """A theme and an indicator that name nothing known have neither code nor score."""

    local = replace(TARGET, theme=said("Petite enfance"), indicator=said("Caractère pérenne"))
    (row,) = assemble(plan(local), FILE).targets

    assert (row.ministerial_theme, row.ministerial_theme_score) == (None, None)
    assert (row.indicator_family, row.indicator_family_evidence) == (None, None)


def test_action_that_was_refused_is_named_by_no_row() -> None:
    """Rows of an action that broke a rule keep its texts, not a reference that leads nowhere."""

    budget = Passage("5 000 $", 1, Box(10, 30, 20, 20))
    dataset = assemble(plan(replace(TARGET, budget=budget)), FILE)
    (row,) = dataset.targets

    assert dataset.actions == ()
    assert (row.action_id, row.action) == (None, "Table de concertation régionale")
    assert codes(dataset) == ["row_refused"]


def test_twins_are_a_finding() -> None:
    """A document that was given twice says under which other name."""

    file = replace(FILE, twins=(Path("copie.pdf"),))

    assert "copie.pdf" in assemble(plan(TARGET), file).findings[0].message_fr


@pytest.mark.parametrize("code", ["encrypted_pdf", "damaged_pdf", "not_a_pdf", "empty_file"])
def test_failed_document(code: str) -> None:
    """A file that could not be read has its row, and a finding that says why in two languages."""

    dataset = failed_document(FILE, code)
    (row,), (finding,) = dataset.documents, dataset.findings

    assert (row.status, row.error) == (ReadStatus.FAILED, code)
    assert row.error_fr is not None
    assert "plan.pdf" in row.error_fr
    assert row.error_fr in finding.message_fr
    assert finding.severity is Severity.ERROR


def test_doubtful_number_caps_what_a_row_claims() -> None:
    """However sure the reader is of its place, a number of two readings is not sure."""

    doubtful = replace(TARGET, target=said("1,250"), confidence=0.98)
    (row,) = assemble(plan(doubtful), FILE).targets

    assert row.confidence == 0.8


def test_figure_without_a_number_caps_what_a_result_claims() -> None:
    """The same holds for a published figure; one that is understood keeps its confidence."""

    raws = [RawResult(1, BOX, said(text), confidence=0.98) for text in ("1,250", "12 projets")]
    rows = assemble(replace(plan(), results=tuple(raws)), FILE).results

    assert [row.confidence for row in rows] == [0.8, 0.98]
