"""What the review's page is given: documents, rows with their boxes, choices of codes."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from jalon.corrections.anchors import Row, id_of
from jalon.corrections.listing import event_line
from jalon.corrections.steps import Outcome
from jalon.messages import Language, report_texts
from jalon.report.labels import Labels, code_label, title_of
from jalon.report.overview import is_empty, is_part
from jalon.review.desk import Desk, is_about
from jalon.schemas.arrow import plain_type
from jalon.schemas.corrections import CORRECTABLE, Event, EventKind
from jalon.schemas.dataset import ROW_TABLES
from jalon.schemas.records import RECORDS, DocumentRow, FindingRow
from jalon.schemas.values import ReadStatus, Role

Json = dict[str, object]
TABLES = (*ROW_TABLES, "documents")
RANK = {"error": 0, "warning": 1, "info": 2}
MOST_EVENTS = 200


def settings(desk: Desk, language: Language) -> Json:
    """Texts, columns and lists of codes, once for the whole review."""
    texts = {c: t for c, t in report_texts(language).items() if c.startswith(("rv_", "kind_"))}
    registries = desk.parts.registries
    labels = Labels(registries, language)
    lists: dict[str, list[list[str]]] = {
        "ministerial_theme": [
            [t.ministerial_theme, labels.theme(t.ministerial_theme)]
            for t in registries.ministerial_themes
        ],
        "indicator_family": [
            [f.indicator_family, labels.family(f.indicator_family)]
            for f in registries.indicator_families
        ],
        "publisher_id": [[b.organisation_id, b.name] for b in registries.organisations],
    }
    return {
        "language": language.value,
        "texts": texts,
        "dataset": desk.folder.resolve().name,
        "columns": {
            name: [_column(name, field, language) for field in CORRECTABLE[name]] for name in TABLES
        },
        "lists": lists,
        "roles": [[role.value, labels_of_role(role, language)] for role in Role],
    }


def labels_of_role(role: Role, language: Language) -> str:
    """A role's name for people."""
    texts = report_texts(language)
    return texts.get(f"role_{role.value}", role.value)


def _column(table: str, field: str, language: Language) -> Json:
    model = RECORDS[table]
    kind, _, is_list = plain_type(model.model_fields[field].annotation)
    column: Json = {"name": field, "title": title_of(model, field, language)}
    if is_list:
        column["kind"] = "list"
    elif issubclass(kind, StrEnum):
        column["kind"] = "code"
        column["codes"] = [[code.value, code_label(code, language)] for code in kind]
    else:
        column["kind"] = {float: "number", int: "number", str: "text"}.get(kind, "day")
    if field in {"ministerial_theme", "indicator_family", "publisher_id"}:
        column["kind"] = "registry"
    return column


def overview(desk: Desk, language: Language) -> Json:
    """All documents, those with most to do first, and how far the review is."""
    labels = Labels(desk.parts.registries, language)
    counts, done = desk.parts.counts(), desk.done()
    rows = [_document(row, counts[row.document_id], done, labels) for row in desk.parts.documents]
    rows.sort(key=_urgency)
    total = sum(row.rows for row in desk.parts.documents)
    return {"documents": rows, "rows": total, "done": min(total, sum(done.values()))}


def _urgency(row: Json) -> tuple[object, ...]:
    """What sorts documents: those that gave little, then those with most to look at."""
    to_do = sum(int(str(row[name])) for name in ("unsure", "grave"))
    return not row["is_doubtful"], row["is_done"], -to_do, str(row["file"])


def _document(
    row: DocumentRow, counts: dict[str, int], done: dict[str, int], labels: Labels
) -> Json:
    said = done.get(row.document_id, 0)
    return {
        "id": row.document_id,
        "file": row.file_name,
        "publisher": labels.publisher(row),
        "rows": row.rows,
        **counts,
        "done": min(said, row.rows) if row.rows else said,
        "is_done": bool(row.rows) and said >= row.rows,
        "is_doubtful": row.status is ReadStatus.FAILED or is_empty(row) or is_part(row),
        "state": code_label(row.status, labels.language),
        "error": row.error_fr if labels.language is Language.FR else row.error_en,
    }


def document_view(desk: Desk, document_id: str, language: Language) -> Json:
    """One document: its rows as people left them, their boxes, findings and events."""
    applied = desk.applied(document_id)
    (document,) = applied.dataset.documents
    machine = {id_of(row) for name in TABLES for row in getattr(desk.machine(document_id), name)}
    events = [e for e in desk.events() if is_about(e, document)]
    confirmed = {
        applied.outcomes[e.event_id].row_id
        for e in events
        if e.kind is EventKind.ROW_CONFIRMED and e.event_id in applied.outcomes
    }
    rows = [
        _row(row, confirmed, machine)
        for name in ROW_TABLES
        for row in getattr(applied.dataset, name)
    ]
    return {
        "id": document_id,
        "file": document.file_name,
        "publisher_id": document.publisher_id,
        "has_pdf": document_id in desk.files,
        "pages": document.pages or 0,
        "sizes": [[s.first_page, s.last_page, s.width, s.height] for s in document.page_sizes],
        "document_row": _row(document, confirmed, machine),
        "rows": rows,
        "findings": _findings(applied.dataset.findings, language),
        "headings": headings(
            applied.dataset.findings, applied.dataset.targets, applied.dataset.actions
        ),
        "events": [_event(e, applied.outcomes.get(e.event_id), language) for e in reversed(events)][
            :MOST_EVENTS
        ],
    }


def _row(row: Row, confirmed: set[str | None], machine: set[str]) -> Json:
    values = row.model_dump(mode="json")
    table = row.table.name
    return {
        "id": id_of(row),
        "table": table,
        "page": values.get("page"),
        "box": [values.get(edge) for edge in ("x0", "top", "x1", "bottom")],
        "values": {name: values[name] for name in CORRECTABLE[table]},
        "boxes": values.get("boxes", []),
        "confidence": values.get("confidence"),
        "sure": {item["field"]: item["confidence"] for item in values.get("field_confidence", [])},
        "corrections": values["corrections"],
        "other": values.get("other_columns", []),
        "is_confirmed": id_of(row) in confirmed,
        "is_added": id_of(row) not in machine,
    }


def _findings(rows: Iterable[FindingRow], language: Language) -> list[Json]:
    found: list[Json] = [
        {
            "page": row.page,
            "box": [row.x0, row.top, row.x1, row.bottom] if row.x0 is not None else None,
            "severity": row.severity.value,
            "label": code_label(row.severity, language),
            "message": row.message_fr if language is Language.FR else row.message_en,
            "row_id": row.row_id,
        }
        for row in rows
    ]
    return sorted(
        found, key=lambda item: (RANK[str(item["severity"])], int(str(item["page"] or 0)))
    )


def headings(findings: Iterable[FindingRow], *tables: Iterable[Row]) -> list[str]:
    """Headings that were not understood: of columns kept as printed, and quoted by findings."""
    kept = (
        item.heading
        for rows in tables
        for row in rows
        for item in getattr(row, "other_columns", ())
    )
    codes = ("column_role_unknown", "columns_kept_as_printed")
    quoted = (
        part.strip()
        for row in findings
        if row.code in codes
        for part in row.message_en.partition("“")[2].partition("”")[0].split(" | ")
    )
    return [text for text in dict.fromkeys((*kept, *quoted)) if text]


def _event(event: Event, outcome: Outcome | None, language: Language) -> Json:
    return {
        "id": event.event_id,
        "line": event_line(event, outcome, language),
        "why": event.why,
        "row_id": outcome.row_id if outcome else None,
        "state": outcome.state.value if outcome else "",
        "can_undo": outcome is None or outcome.state.value != "undone",
    }
