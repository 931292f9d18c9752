"""Events from what a person does with a row at hand."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pydantic import JsonValue

from jalon.corrections.anchors import Row, anchor_of
from jalon.corrections.edits import value_of
from jalon.schemas.corrections import Anchor, Event, EventKind, Meaning, NamedValue
from jalon.schemas.records import DocumentRow


@dataclass(frozen=True, slots=True)
class Author:
    """Who says it, why, and when."""

    by: str
    why: str | None = None
    at: dt.datetime | None = None

    def signed(self, document: DocumentRow) -> dict[str, object]:
        """What every event bears."""
        now = self.at or dt.datetime.now(dt.UTC)
        return {
            "event_id": uuid.uuid4().hex,
            "at": now,
            "by": self.by,
            "why": self.why or None,
            "content_id": document.content_id,
            "document_id": document.document_id,
            "file_name": document.file_name,
        }


def value_event(  # noqa: PLR0913, PLR0917 - what a correction consists of
    document: DocumentRow,
    row: Row,
    rows: Sequence[Row],
    field: str,
    after: JsonValue,
    author: Author,
    seen: JsonValue = None,
) -> Event:
    """A correction of one column.

    Args:
        document: The row's document.
        row: The row as the machine read it.
        rows: All rows of its table and document, as the machine read them.
        field: The column.
        after: The right value, as JSON has it; None for no value.
        author: Who says it.
        seen: The value that the person saw, where it is not the machine's any more.
    """
    before = value_of(row, field) if seen is None else seen
    return Event.model_validate(
        author.signed(document)
        | {"kind": EventKind.VALUE, "row": anchor_of(row, rows), "field": field}
        | {"before": before, "after": after}
    )


def row_event(
    document: DocumentRow, row: Row, rows: Sequence[Row], kind: EventKind, author: Author
) -> Event:
    """A row confirmed or removed as a whole."""
    return Event.model_validate(
        author.signed(document) | {"kind": kind, "row": anchor_of(row, rows)}
    )


def added_event(
    document: DocumentRow, anchor: Anchor, values: Iterable[NamedValue], author: Author
) -> Event:
    """A row that the machine did not read."""
    return Event.model_validate(
        author.signed(document)
        | {"kind": EventKind.ROW_ADDED, "row": anchor, "values": tuple(values)}
    )


def meaning_event(document: DocumentRow, meaning: Meaning, author: Author) -> Event:
    """A heading told its meaning."""
    return Event.model_validate(
        author.signed(document) | {"kind": EventKind.MEANING, "meaning": meaning}
    )


def undo_event(event: Event, document: DocumentRow, author: Author) -> Event:
    """An event taken back; it stays in the file."""
    return Event.model_validate(
        author.signed(document) | {"kind": EventKind.UNDO, "undoes": event.event_id}
    )
