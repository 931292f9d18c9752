"""StratML Part 2 (ISO 17469, Performance Plan or Report): a file a document.

A theme is a Goal, an action an Objective, an indicator a PerformanceIndicator; targets and results
are its TargetResult and ActualResult. Leads and partners are Stakeholders. What has no place
stands in OtherInformation; docs/exports.md lists it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

from jalon.exporting.periods import days_of, days_of_document
from jalon.exporting.tree import Branch, DocumentRows, branches_of, documents_of, grouped
from jalon.exporting.xml_text import add, decimal, write_xml
from jalon.schemas.code_labels import labels_of
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import ActionRow, RecommendationRow, ResultRow, TargetRow
from jalon.schemas.values import DocType, Unit

SPACE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
TYPES = {
    DocType.ACTION_PLAN: "Performance_Plan",
    DocType.STATUS_REPORT: "Performance_Report",
    DocType.ANNUAL_REPORT: "Performance_Report",
}
UNITS = {unit: label.en for unit, label in labels_of(Unit)}
NO_THEME = "(no theme)"
NO_ACTION = "(no action)"


def write_stratml(dataset: Dataset, folder: Path) -> tuple[str, ...]:
    """Write ``<document_id>.xml`` for each document; documents without any row are left out."""
    folder.mkdir(parents=True, exist_ok=True)
    left_out = []
    for rows in documents_of(dataset):
        if any((rows.targets, rows.actions, rows.results, rows.recommendations)):
            write_xml(stratml_document(rows), folder / f"{rows.document.document_id}.xml")
        else:
            left_out.append(rows.document.document_id)
    return tuple(left_out)


def stratml_document(rows: DocumentRows) -> ET.Element:
    """One document as a PerformancePlanOrReport."""
    document = rows.document
    kind = TYPES.get(document.doc_type or DocType.OTHER, "Strategic_Plan")
    root = ET.Element("PerformancePlanOrReport", {"xmlns": SPACE, "Type": kind})
    add(root, "Name", document.title or document.file_name)
    add(root, "OtherInformation", f"{document.file_name}; SHA-256 {document.sha256}")
    core = add(root, "StrategicPlanCore")
    organisation = add(core, "Organization")
    add(organisation, "Name", document.publisher or "")
    if document.publisher_id is not None:
        add(organisation, "Identifier", f"org-{document.publisher_id}")
    branches = list(branches_of(rows))
    for number, group in enumerate(grouped(branches, lambda b: (b.theme_number, b.theme)), start=1):
        _goal(core, number, group, rows)
    chapters = grouped(rows.recommendations, lambda row: (row.chapter,))
    for number, chapter in enumerate(chapters, start=1):
        _recommendations(core, number, chapter)
    _administration(root, rows)
    return root


def _administration(root: ET.Element, rows: DocumentRows) -> None:
    document = rows.document
    about = add(root, "AdministrativeInformation")
    add(about, "Identifier", f"doc-{document.document_id}")
    days = days_of_document(document)
    if days is not None:
        add(about, "StartDate", days[0].isoformat())
        add(about, "EndDate", days[1].isoformat())
    if document.source_url is not None:
        add(about, "Source", document.source_url)


def _goal(core: ET.Element, number: int, branches: list[Branch], rows: DocumentRows) -> None:
    first = branches[0]
    goal = add(core, "Goal")
    add(goal, "Name", first.theme or NO_THEME)
    add(goal, "Description", first.theme or "")
    add(goal, "Identifier", f"goal-{number}")
    if first.theme_number is not None:
        add(goal, "SequenceIndicator", first.theme_number)
    named = [row for b in branches for row in (b.action, *b.targets) if row is not None]
    theme = next((row.ministerial_theme for row in named if row.ministerial_theme), None)
    if theme is not None:
        add(goal, "OtherInformation", f"ministerial theme: {theme}")
    for place, branch in enumerate(branches, start=1):
        _objective(goal, f"{number}-{place}", branch, rows)


def _objective(goal: ET.Element, place: str, branch: Branch, rows: DocumentRows) -> None:
    action = branch.action
    objective = add(goal, "Objective")
    add(objective, "Name", (action.action if action else None) or NO_ACTION)
    if action is not None:
        if action.description is not None:
            add(objective, "Description", action.description)
        add(objective, "Identifier", f"action-{action.action_id}")
        if action.action_code is not None:
            add(objective, "SequenceIndicator", action.action_code)
        _stakeholders(objective, action.lead, "lead", "Performer")
        _stakeholders(objective, action.partners, "partner", "Performer")
        if said := _beside(action):
            add(objective, "OtherInformation", said)
    else:
        add(objective, "Identifier", f"loose-{place}")
    for targets in grouped(branch.targets, lambda row: (row.indicator_id, row.indicator)):
        _indicator(objective, targets, rows)
    for result in branch.results:
        _figure(objective, result, rows)


def _beside(action: ActionRow) -> str:
    """What StratML has no element for."""
    objective = " ".join(part for part in (action.objective_code, action.objective) if part)
    said = {
        "objective": objective,
        "due": action.due,
        "status": action.status,
        "budget": action.budget,
        "tags": ", ".join(action.tags),
        "page": str(action.page),
    }
    return "; ".join(f"{name}: {text}" for name, text in said.items() if text)


def _stakeholders(parent: ET.Element, names: Iterable[str], role: str, kind: str) -> None:
    for name in names:
        one = add(parent, "Stakeholder", StakeholderTypeType="Organization")
        add(one, "Name", name)
        part = add(one, "Role")
        add(part, "Name", role)
        add(part, "RoleType", kind)


def _indicator(objective: ET.Element, targets: list[TargetRow], rows: DocumentRows) -> None:
    first = targets[0]
    is_number = any(row.value is not None for row in targets)
    kind = "Quantitative" if is_number else "Qualitative"
    indicator = add(objective, "PerformanceIndicator", PerformanceIndicatorType=kind)
    add(indicator, "MeasurementDimension", first.indicator or "")
    unit = next((row.unit for row in targets if row.unit is not None), None)
    add(indicator, "UnitOfMeasurement", UNITS[unit] if unit is not None else "")
    add(indicator, "Identifier", f"target-{first.target_id}")
    for row in targets:
        instance = add(indicator, "MeasurementInstance")
        _measured(instance, "TargetResult", row, rows, row.target, row.value)
        if row.result is not None or row.percent_complete is not None:
            share = row.percent_complete
            text = row.result or f"{decimal(share or 0.0)} % of the target"
            _measured(instance, "ActualResult", row, rows, text, row.result_value)
    said = [f"page: {first.page}"]
    said += [f"baseline: {first.baseline}"] if first.baseline else []
    said += [f"family: {first.indicator_family}"] if first.indicator_family else []
    add(indicator, "OtherInformation", "; ".join(said))


def _measured(  # noqa: PLR0913, PLR0917 - what a target and a result share
    instance: ET.Element,
    name: str,
    row: TargetRow,
    rows: DocumentRows,
    text: str | None,
    value: float | None,
) -> None:
    found = add(instance, name)
    days = days_of(row, rows.document)
    if days is not None:
        add(found, "StartDate", days[0].isoformat())
        add(found, "EndDate", days[1].isoformat())
    add(found, "NumberOfUnits", decimal(value) if value is not None else "")
    code = row.comparison if name == "ActualResult" else row.comparator or row.kind
    if code is not None:
        descriptor = add(found, "Descriptor")
        add(descriptor, "DescriptorName", "comparison" if name == "ActualResult" else "comparator")
        add(descriptor, "DescriptorValue", code.value)
    if text is not None:
        add(found, "Description", text)


def _figure(objective: ET.Element, row: ResultRow, rows: DocumentRows) -> None:
    indicator = add(objective, "PerformanceIndicator", PerformanceIndicatorType="Quantitative")
    add(indicator, "MeasurementDimension", row.label or row.raw)
    add(indicator, "UnitOfMeasurement", UNITS[row.unit] if row.unit is not None else "")
    add(indicator, "Identifier", f"result-{row.result_id}")
    found = add(add(indicator, "MeasurementInstance"), "ActualResult")
    days = days_of_document(rows.document)
    if days is not None:
        add(found, "StartDate", days[0].isoformat())
        add(found, "EndDate", days[1].isoformat())
    add(found, "NumberOfUnits", decimal(row.value) if row.value is not None else "")
    add(found, "Description", row.raw)
    add(indicator, "OtherInformation", f"page: {row.page}")


def _recommendations(core: ET.Element, number: int, chapter: list[RecommendationRow]) -> None:
    goal = add(core, "Goal")
    add(goal, "Name", chapter[0].chapter or NO_THEME)
    add(goal, "Description", chapter[0].chapter or "")
    add(goal, "Identifier", f"chapter-{number}")
    for row in chapter:
        objective = add(goal, "Objective")
        add(objective, "Name", row.text)
        add(objective, "Identifier", f"recommendation-{row.recommendation_id}")
        add(objective, "SequenceIndicator", row.number)
        if row.issue is not None:
            add(objective, "OtherInformation", f"issue: {row.issue}; page: {row.page}")
