"""IATI 2.03: one file, an activity a document, its actions as results with indicators.

Every activity needs a day, so that documents whose period is unknown are left out; every result
needs an indicator, so that actions without one are not there. docs/exports.md says so.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

from jalon.exporting.periods import Days, days_of, days_of_document
from jalon.exporting.tree import Branch, DocumentRows, branches_of, documents_of, grouped
from jalon.exporting.xml_text import add, decimal, write_xml
from jalon.normalize.bodies.own_name import publisher_of
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import ResultRow, TargetRow
from jalon.schemas.values import Measure, Unit

VERSION = "2.03"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# codes of IATI's lists IndicatorMeasure, OrganisationType, OrganisationRole, ActivityStatus,
# ActivityDateType and ResultType
MEASURES = {
    Measure.UNIT: "1",
    Measure.PERCENTAGE: "2",
    Measure.NOMINAL: "3",
    Measure.ORDINAL: "4",
    Measure.QUALITATIVE: "5",
}
ACADEMIC, OTHER_BODY = "80", "90"
IMPLEMENTING = "4"
IMPLEMENTATION = "2"
PLANNED_START, PLANNED_END = "1", "3"
OUTPUT = "1"


def write_iati(dataset: Dataset, path: Path) -> tuple[str, ...]:
    """Write all documents to one file; those without a period are left out."""
    root = ET.Element("iati-activities", {"version": VERSION})
    left_out = []
    for rows in documents_of(dataset):
        days = days_of_document(rows.document)
        if days is None:
            left_out.append(rows.document.document_id)
        else:
            root.append(iati_activity(rows, days))
    write_xml(root, path)
    return tuple(left_out)


def iati_activity(rows: DocumentRows, days: Days) -> ET.Element:
    """One document as an activity."""
    document = rows.document
    language = {XML_LANG: document.language} if document.language else {}
    activity = ET.Element("iati-activity", language)
    add(activity, "iati-identifier", f"jalon-{document.document_id}")
    known = document.publisher_id or "unknown"
    kind = ACADEMIC if publisher_of(document.publisher).is_education else OTHER_BODY
    _told(add(activity, "reporting-org", ref=known, type=kind), document.publisher or known)
    _told(add(activity, "title"), document.title or document.file_name)
    _told(add(activity, "description"), f"{document.file_name}; SHA-256 {document.sha256}")
    body = add(activity, "participating-org", ref=known, type=kind, role=IMPLEMENTING)
    _told(body, document.publisher or known)
    add(activity, "activity-status", code=IMPLEMENTATION)
    for code, day in zip((PLANNED_START, PLANNED_END), days, strict=True):
        add(activity, "activity-date", **{"type": code, "iso-date": day.isoformat()})
    for branch in branches_of(rows):
        if branch.targets or branch.results:
            _result(activity, branch, rows, days)
    return activity


def _told(parent: ET.Element, text: str) -> None:
    add(parent, "narrative", text)


def _result(activity: ET.Element, branch: Branch, rows: DocumentRows, days: Days) -> None:
    result = add(activity, "result", type=OUTPUT)
    action = branch.action
    title = (action.action if action else None) or branch.theme
    _told(add(result, "title"), title or rows.document.title or rows.document.file_name)
    said = [action.description, action.due, action.status] if action else []
    if text := "\n".join(part for part in said if part):
        _told(add(result, "description"), text)
    for targets in grouped(branch.targets, lambda row: (row.indicator_id, row.indicator)):
        _indicator(result, targets, rows, days)
    for figure in branch.results:
        _figure(result, figure, days)


def _indicator(
    result: ET.Element, targets: list[TargetRow], rows: DocumentRows, days: Days
) -> None:
    first = targets[0]
    measure = next((row.measure for row in targets if row.measure is not None), None)
    code = MEASURES[measure or Measure.QUALITATIVE]
    indicator = add(result, "indicator", measure=code)
    _told(add(indicator, "title"), first.indicator or first.target or "")
    if first.baseline:
        _told(add(indicator, "description"), f"baseline: {first.baseline}")
    for row in targets:
        period = _period(indicator, days_of(row, rows.document) or days)
        _value(period, "target", row.value, row.target)
        if row.result is not None:
            _value(period, "actual", row.result_value, row.result)


def _figure(result: ET.Element, figure: ResultRow, days: Days) -> None:
    measure = Measure.PERCENTAGE if figure.unit is Unit.PERCENT else Measure.UNIT
    if figure.value is None:
        measure = Measure.QUALITATIVE
    indicator = add(result, "indicator", measure=MEASURES[measure])
    _told(add(indicator, "title"), figure.label or figure.raw)
    _value(_period(indicator, days), "actual", figure.value, figure.raw)


def _period(indicator: ET.Element, days: Days) -> ET.Element:
    period = add(indicator, "period")
    for name, day in zip(("period-start", "period-end"), days, strict=True):
        add(period, name, **{"iso-date": day.isoformat()})
    return period


def _value(period: ET.Element, name: str, value: float | None, text: str | None) -> None:
    attributes = {"value": decimal(value)} if value is not None else {}
    element = add(period, name, **attributes)
    if text is not None:
        _told(add(element, "comment"), text)
