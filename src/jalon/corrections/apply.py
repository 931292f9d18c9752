"""Events applied to a dataset as the machine read it; what does not fit changes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jalon.corrections.anchors import Row, Rows, id_of
from jalon.corrections.derive import Context
from jalon.corrections.edits import as_machine_read
from jalon.corrections.notes import Notes
from jalon.corrections.steps import APPLY, Desk, Outcome
from jalon.schemas.batch import Listed
from jalon.schemas.corrections import CORRECTABLE, Event, EventKind, EventState
from jalon.schemas.dataset import Dataset
from jalon.schemas.records import DocumentRow
from jalon.schemas.registries import Registries

TABLES = tuple(CORRECTABLE)


@dataclass(frozen=True, slots=True)
class Applied:
    """A dataset with what people said, and what became of each event."""

    dataset: Dataset
    outcomes: dict[str, Outcome]


def apply_events(
    dataset: Dataset, events: Iterable[Event], registries: Registries | None = None
) -> Applied:
    """``dataset`` with ``events`` applied in the order of their time.

    Args:
        dataset: As the machine read it, or with corrections applied before, which are taken
            back first.
        events: All of them, those that were undone among them.
        registries: Other ones than the package's.
    """
    standing, outcomes = standing_events(events)
    dataset = machine_dataset(dataset)
    by_document = _by_document(dataset.documents, standing, outcomes)
    if not by_document:
        return Applied(dataset, outcomes)
    rows = _rows_by_document(dataset, by_document)
    desks = {
        document.document_id: _desk(document, rows[document.document_id], registries, outcomes)
        for document in dataset.documents
        if document.document_id in by_document
    }
    for document_id, mine in by_document.items():
        desk = desks[document_id]
        desk.removed = [e.row for e in mine if e.kind is EventKind.ROW_REMOVED and e.row]
        for event in mine:
            apply = APPLY[event.kind]
            outcomes[event.event_id] = apply(event, desk)
    return Applied(_joined(dataset, desks), outcomes)


def standing_events(events: Iterable[Event]) -> tuple[list[Event], dict[str, Outcome]]:
    """Events that were not undone, by their time; and the outcomes of the others.

    An undoing that was undone itself undoes nothing.
    """
    ordered = sorted(events, key=lambda event: event.order)
    undone: set[str] = set()
    for event in reversed(ordered):
        if event.kind is EventKind.UNDO and event.event_id not in undone and event.undoes:
            undone.add(event.undoes)
    outcomes = {key: Outcome(EventState.UNDONE) for key in undone}
    kept = [e for e in ordered if e.event_id not in undone]
    for event in kept:
        if event.kind is EventKind.MEANING:
            outcomes[event.event_id] = Outcome(EventState.TAUGHT)
        elif event.kind is EventKind.UNDO:
            outcomes[event.event_id] = Outcome(EventState.APPLIED)
    return [e for e in kept if e.kind not in (EventKind.UNDO, EventKind.MEANING)], outcomes


def machine_dataset(dataset: Dataset) -> Dataset:
    """``dataset`` as the machine read it, as far as its rows tell; removed rows stay away."""
    changes: dict[str, object] = {}
    for name in TABLES:
        rows: Sequence[Row] = getattr(dataset, name)
        if any(row.corrections for row in rows):
            back = (as_machine_read(row) for row in rows)
            changes[name] = tuple(row for row in back if row is not None)
    codes = Notes.CODES
    findings = tuple(row for row in dataset.findings if row.code not in codes)
    if len(findings) != len(dataset.findings):
        changes["findings"] = findings
    return counted(replace(dataset, **changes)) if changes else dataset  # type: ignore[arg-type]


def counted(dataset: Dataset) -> Dataset:
    """``dataset`` with the documents' counts of rows and findings as they are."""
    rows: dict[str, int] = defaultdict(int)
    findings: dict[str, int] = defaultdict(int)
    for name in TABLES:
        if name != "documents":
            for row in getattr(dataset, name):
                rows[row.document_id] += 1
    for finding in dataset.findings:
        findings[finding.document_id] += 1
    documents = tuple(
        row.model_copy(
            update={"rows": rows[row.document_id], "findings": findings[row.document_id]}
        )
        for row in dataset.documents
    )
    return replace(dataset, documents=documents)


def events_by_document(
    documents: Sequence[DocumentRow | Listed], events: Iterable[Event]
) -> dict[str, list[Event]]:
    """The events that stand, by the identifier of the one document that each speaks of."""
    standing, outcomes = standing_events(events)
    return _by_document(documents, standing, outcomes)


def _by_document(
    documents: Sequence[DocumentRow | Listed], events: Sequence[Event], outcomes: dict[str, Outcome]
) -> dict[str, list[Event]]:
    """Events by the document that they speak of: by its content, else by its bytes."""
    contents = {d.content_id: d.document_id for d in reversed(documents) if d.content_id}
    ids = {d.document_id for d in documents}
    found: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        document_id = event.document_id if event.document_id in ids else None
        document_id = document_id or contents.get(event.content_id or "")
        if document_id is None:
            outcomes[event.event_id] = Outcome(EventState.ELSEWHERE)
        else:
            found[document_id].append(event)
    return dict(found)


def _rows_by_document(dataset: Dataset, wanted: Iterable[str]) -> dict[str, dict[str, list[Row]]]:
    rows: dict[str, dict[str, list[Row]]] = {
        document_id: {name: [] for name in TABLES} for document_id in wanted
    }
    for name in TABLES:
        for row in getattr(dataset, name):
            if row.document_id in rows:
                rows[row.document_id][name].append(row)
    return rows


def _desk(
    document: DocumentRow,
    rows: dict[str, list[Row]],
    registries: Registries | None,
    outcomes: dict[str, Outcome],
) -> Desk:
    now = {name: {id_of(row): row for row in of_table} for name, of_table in rows.items()}
    context = Context(document, registries)
    read = {name: Rows(of_table) for name, of_table in rows.items()}
    return Desk(document, context, read, now, Notes(document), outcomes)


def _joined(dataset: Dataset, desks: dict[str, Desk]) -> Dataset:
    """The dataset with the rows of the desks in the place of their documents' rows."""
    changes: dict[str, object] = {}
    for name in TABLES:
        rows: list[Row] = []
        ids = {id_of(row) for row in getattr(dataset, name)}
        for row in getattr(dataset, name):
            desk = desks.get(row.document_id)
            if desk is None:
                rows.append(row)
            elif (standing := desk.now[name].get(id_of(row))) is not None:
                rows.append(standing)
        added = [r for d in desks.values() for key, r in d.now[name].items() if key not in ids]
        order = {d.document_id: at for at, d in enumerate(dataset.documents)}
        if added:
            rows = sorted([*rows, *added], key=lambda row: order[row.document_id])
        changes[name] = tuple(rows)
    notes = [note for desk in desks.values() for note in desk.notes.rows]
    changes["findings"] = (*dataset.findings, *notes)
    whole = replace(dataset, **changes)  # type: ignore[arg-type]
    return counted(_without_lost_references(whole))


def _without_lost_references(dataset: Dataset) -> Dataset:
    """``dataset`` without references to rows that a person removed."""
    actions = {row.action_id for row in dataset.actions}
    ids = {id_of(row) for name in TABLES for row in getattr(dataset, name)}

    def mended(rows: Sequence[Row], name: str, known: set[str]) -> tuple[Row, ...]:
        return tuple(
            row.model_copy(update={name: None})
            if (value := getattr(row, name)) is not None and value not in known
            else row
            for row in rows
        )

    order = {d.document_id: at for at, d in enumerate(dataset.documents)}
    findings = sorted(dataset.findings, key=lambda row: order[row.document_id])
    return replace(
        dataset,
        targets=mended(dataset.targets, "action_id", actions),  # type: ignore[arg-type]
        results=mended(dataset.results, "action_id", actions),  # type: ignore[arg-type]
        findings=mended(findings, "row_id", ids),  # type: ignore[arg-type]
    )
