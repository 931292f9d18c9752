"""Findings on corrections: those that do not fit any more, and those of two people that differ."""

from __future__ import annotations

from typing import ClassVar

from pydantic import JsonValue

from jalon.corrections.anchors import Row
from jalon.identity import Identities, origin_of
from jalon.messages import finding_messages
from jalon.schemas.corrections import Event
from jalon.schemas.records import DocumentRow, FindingRow, PlacedRecord
from jalon.schemas.values import Severity

EDGES = ("x0", "top", "x1", "bottom")


class Notes:
    """Collects the findings of one document."""

    CODES: ClassVar[frozenset[str]] = frozenset(
        (
            "correction_conflict",
            "correction_lost",
            "correction_unusable",
            "corrections_differ",
        )
    )

    def __init__(self, document: DocumentRow) -> None:
        self.rows: list[FindingRow] = []
        self._document_id = document.document_id
        self._ids = Identities(origin_of(document.document_id, document.content_id))

    def conflict(self, event: Event, row: Row, now: JsonValue) -> None:
        """The page is read in another way than when the reader saw it."""
        values = {
            "by": event.by,
            "field": event.field or event.kind.value,
            "before": said(event.before),
            "now": said(now),
            "after": said(event.after),
        }
        self._find("correction_conflict", Severity.WARNING, event, row, values)

    def lost(self, event: Event) -> None:
        """No row is the event's any more."""
        texts = [item.text for item in event.row.texts] if event.row is not None else []
        values = {"by": event.by, "text": " – ".join(texts)}
        self._find("correction_lost", Severity.WARNING, event, None, values)

    def unusable(self, event: Event, row: Row | None, detail: str) -> None:
        """The value breaks a rule."""
        values = {
            "by": event.by,
            "field": event.field or event.kind.value,
            "after": said(event.after),
            "detail": detail,
        }
        self._find("correction_unusable", Severity.WARNING, event, row, values)

    def differ(self, event: Event, row: Row, other: Event) -> None:
        """Two people corrected the same column without seeing each other's value."""
        values = {
            "by": event.by,
            "field": event.field or "",
            "after": said(event.after),
            "other": other.by,
            "before": said(other.after),
        }
        self._find("corrections_differ", Severity.WARNING, event, row, values)

    def _find(
        self, code: str, severity: Severity, event: Event, row: Row | None, values: dict[str, str]
    ) -> None:
        fr, en = finding_messages(code, values)
        is_placed = isinstance(row, PlacedRecord)
        place: dict[str, float | None] = {
            name: getattr(row, name) if is_placed else None for name in EDGES
        }
        page = event.row.page if event.row is not None else None
        if isinstance(row, PlacedRecord):
            page = row.page
        self.rows.append(
            FindingRow(
                document_id=self._document_id,
                finding_id=self._ids.next("finding", code, event.event_id),
                page=page,
                **place,
                severity=severity,
                code=code,
                message_fr=fr,
                message_en=en,
                row_id=str(getattr(row, row.table.key)) if row is not None else None,
            )
        )


def said(value: JsonValue) -> str:
    """A value in a sentence.

    >>> said(["A", "B"]), said(12.0), said(None)
    ('A; B', '12', '–')
    """
    if value is None or value == "":
        return "–"
    if isinstance(value, list):
        return "; ".join(map(said, value))
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
