"""The data of the page that opens offline: rows as short lists, labels once."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from jalon.assemble.coverage import coverage_share
from jalon.messages import Language, report_text
from jalon.report.labels import Labels, code_label
from jalon.report.overview import completeness
from jalon.report.sheet import missing_text
from jalon.schemas.dataset import Dataset
from jalon.schemas.links import Comparison
from jalon.schemas.records import ActionRow, DocumentRow, PlacedRecord, ResultRow, TargetRow
from jalon.schemas.values import ReadStatus

Json = dict[str, object]
# fields whose boxes are drawn over the picture
SHOWN_BOXES = ("action", "indicator", "target", "result", "raw", "label", "due")
COLUMNS = (
    *("id", "kind", "document", "page", "box", "boxes", "theme", "printed_theme", "action"),
    *("indicator", "family", "period", "target", "comparator", "value", "unit", "due"),
    *("due_end", "lead", "result", "result_value", "comparison", "confidence", "is_human"),
    "action_id",
)


def page_data(dataset: Dataset, labels: Labels) -> Json:
    """What the page's script is given."""
    at = {row.document_id: number for number, row in enumerate(dataset.documents)}
    with_targets = {row.action_id for row in dataset.targets}
    rows = [_target(row, at, labels) for row in dataset.targets]
    rows += [
        _action(row, at, labels) for row in dataset.actions if row.action_id not in with_targets
    ]
    rows += [_result(row, at, labels) for row in dataset.results]
    complete = completeness(dataset.documents)
    return {
        "columns": COLUMNS,
        "rows": rows,
        "documents": [_document(row, labels) for row in dataset.documents],
        "themes": {
            t.ministerial_theme: labels.theme(t.ministerial_theme)
            for t in dataset.ministerial_themes
        },
        "families": {
            f.indicator_family: labels.family(f.indicator_family)
            for f in dataset.indicator_families
        },
        # an action is counted once, under its own theme, whatever its rows say
        "action_themes": {row.action_id: row.ministerial_theme for row in dataset.actions},
        "pairs": _pairs(dataset, labels),
        "findings": _findings(dataset, at, labels.language),
        "missing": missing_text(complete, labels.language),
        "counts": {"actions": len(dataset.actions), "targets": len(dataset.targets)},
    }


def _document(row: DocumentRow, labels: Labels) -> Json:
    share = coverage_share(row)
    state = code_label(row.status, labels.language)
    if row.rows == 0 and row.status is not ReadStatus.FAILED:
        state = report_text("no_row", labels.language)
    error = row.error_fr if labels.language is Language.FR else row.error_en
    return {
        "id": row.document_id,
        "file": row.file_name,
        "title": row.title,
        "publisher": labels.publisher(row),
        "kind": code_label(row.doc_type, labels.language) if row.doc_type else None,
        "years": [row.period_start, row.period_end],
        "state": state,
        "is_doubtful": row.rows == 0 or row.status is not ReadStatus.OK,
        "error": error,
        "rows": row.rows,
        "findings": row.findings,
        "share": None if share is None else round(share, 3),
        "sizes": [[s.first_page, s.last_page, s.width, s.height] for s in row.page_sizes],
    }


def _target(row: TargetRow, at: dict[str, int], labels: Labels) -> list[object]:
    return [
        row.target_id,
        "target",
        *_spot(row, at),
        row.ministerial_theme,
        row.theme,
        row.action,
        row.indicator,
        row.indicator_family,
        row.period,
        row.target,
        _label(row.comparator, labels),
        row.value,
        _label(row.unit, labels),
        row.due,
        row.due_end.isoformat() if row.due_end else None,
        "; ".join(row.lead),
        row.result,
        row.result_value,
        _label(row.comparison, labels),
        *_sure(row),
    ]


def _action(row: ActionRow, at: dict[str, int], labels: Labels) -> list[object]:
    due = row.due_end.isoformat() if row.due_end else None
    left = (row.ministerial_theme, row.theme, row.action, None, None, None, None, None, None, None)
    right = (row.due, due, "; ".join(row.lead), row.status, None, None)
    return [row.action_id, "action", *_spot(row, at), *left, *right, *_sure(row)]


def _result(row: ResultRow, at: dict[str, int], labels: Labels) -> list[object]:
    left = (row.ministerial_theme, row.theme, row.action, row.label, row.indicator_family)
    middle = (None, None, _label(row.comparator, labels), None, _label(row.unit, labels))
    right = (None, None, None, row.raw, row.value, None)
    return [row.result_id, "result", *_spot(row, at), *left, *middle, *right, *_sure(row)]


def _spot(row: PlacedRecord, at: dict[str, int]) -> tuple[object, ...]:
    boxes = [
        [box.field, *(round(e, 1) for e in (box.x0, box.top, box.x1, box.bottom))]
        for box in row.boxes
        if box.page == row.page and box.field in SHOWN_BOXES
    ]
    whole = [round(edge, 1) for edge in (row.x0, row.top, row.x1, row.bottom)]
    return at[row.document_id], row.page, whole, boxes


def _sure(row: TargetRow | ActionRow | ResultRow) -> tuple[object, ...]:
    return round(row.confidence, 3), bool(row.corrections), row.action_id


def _label(code: StrEnum | None, labels: Labels) -> str | None:
    return code_label(code, labels.language) if code is not None else None


def _pairs(dataset: Dataset, labels: Labels) -> list[Json]:
    """Targets beside results: of linked documents, then printed side by side."""
    pairs: list[Json] = [
        {
            "row": row.target_id,
            "result_row": row.result_id,
            "planned": row.target_value,
            "reached": row.result_value,
            "planned_text": row.target,
            "reached_text": row.raw,
            "unit": _label(row.target_unit, labels),
            "share": _share(row.target_value, row.result_value, row.comparison)
            if row.target_unit == row.result_unit
            else None,
            "is_met": row.comparison is Comparison.MET,
            "comparison": _label(row.comparison, labels),
        }
        for row in dataset.target_results
    ]
    pairs += [
        {
            "row": row.target_id,
            "result_row": None,
            "planned": row.value,
            "reached": row.result_value,
            "planned_text": row.target,
            "reached_text": row.result,
            "unit": _label(row.unit, labels),
            "share": _share(row.value, row.result_value, row.comparison)
            if row.unit == row.result_unit
            else None,
            "is_met": row.comparison is Comparison.MET,
            "comparison": _label(row.comparison, labels),
        }
        for row in dataset.targets
        if row.result is not None
    ]
    return pairs


def _share(
    planned: float | None, reached: float | None, comparison: Comparison | None
) -> float | None:
    """The share of a target that was reached, where it is sure that the two compare."""
    is_sure = comparison in {Comparison.MET, Comparison.NOT_MET}
    if not is_sure or planned is None or reached is None or planned <= 0:
        return None
    return round(reached / planned, 4)


def _findings(dataset: Dataset, at: dict[str, int], language: Language) -> list[list[object]]:
    rank = {"error": 0, "warning": 1, "info": 2}
    found: Sequence[list[object]] = [
        [
            at[row.document_id],
            row.page,
            row.severity.value,
            code_label(row.severity, language),
            row.message_fr if language is Language.FR else row.message_en,
            row.row_id,
        ]
        for row in dataset.findings
    ]
    return sorted(found, key=lambda item: (rank[str(item[2])], item[0], item[1] or 0))
