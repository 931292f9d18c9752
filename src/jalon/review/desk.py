"""What a review does: shows documents with what people said, and keeps what they say."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import JsonValue

from jalon.corrections.anchors import Row, Rows, find_row, id_of
from jalon.corrections.apply import Applied, apply_events, machine_dataset, standing_events
from jalon.corrections.edits import value_of
from jalon.corrections.make import (
    Author,
    added_event,
    meaning_event,
    row_event,
    undo_event,
    value_event,
)
from jalon.corrections.store import Follower, Store
from jalon.inputs import describe_file
from jalon.own_vocabulary import taught_path, teach, vocabulary_of
from jalon.pipeline import read_file
from jalon.review.parts import Parts
from jalon.schemas.corrections import (
    CORRECTABLE,
    Anchor,
    Event,
    EventKind,
    Meaning,
    NamedValue,
    Scope,
)
from jalon.schemas.dataset import Dataset
from jalon.schemas.own_words import OwnWords
from jalon.schemas.records import DocumentRow
from jalon.schemas.values import Role
from jalon.sources import find_sources


@dataclass(frozen=True, slots=True)
class Place:
    """Where an added row stands: a page and a box on it, points from its top left."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


class UnknownError(LookupError):
    """There is no such document, row, column or event."""


class Desk:
    """One review of one dataset; safe to call from several threads."""

    def __init__(
        self,
        folder: Path,
        store: Store,
        *,
        documents: Sequence[Path] = (),
        vocabulary: Path | None = None,
    ) -> None:
        self.folder = folder
        self.store = store
        self.parts = Parts(folder)
        self.files = find_sources(folder, self.parts.documents, documents)
        self._vocabulary = vocabulary
        self._lock = threading.RLock()
        self._follower = Follower(store)
        self._applied: dict[str, tuple[Dataset, list[Event], Applied]] = {}

    def events(self) -> tuple[Event, ...]:
        """All events, those that somebody else added meanwhile among them."""
        with self._lock:
            return self._follower.read()

    def document(self, document_id: str) -> DocumentRow:
        """A document.

        Raises:
            UnknownError: There is none.
        """
        return self._part(document_id).documents[0]

    def machine(self, document_id: str) -> Dataset:
        """What the machine read of a document."""
        return machine_dataset(self._part(document_id))

    def applied(self, document_id: str) -> Applied:
        """A document with what people said of it, and what became of each event."""
        part = self._part(document_id)
        document = part.documents[0]
        mine = [e for e in self.events() if is_about(e, document)]
        known = self._applied.get(document_id)
        if known is not None and known[0] is self.parts.part(document_id) and known[1] == mine:
            return known[2]
        applied = apply_events(part, mine)
        self._applied[document_id] = (self.parts.part(document_id), mine, applied)
        return applied

    def done(self) -> dict[str, int]:
        """How many rows of each document somebody corrected, confirmed or removed."""
        by_content = {d.content_id: d.document_id for d in self.parts.documents if d.content_id}
        ids = {d.document_id for d in self.parts.documents}
        rows: dict[str, set[str]] = {}
        for event in standing_events(self.events())[0]:
            is_here = event.document_id in ids
            own = event.document_id if is_here else by_content.get(event.content_id or "")
            if own is not None and event.row is not None:
                name = event.row.model_dump_json()
                rows.setdefault(own, set()).add(name)
        return {document_id: len(names) for document_id, names in rows.items()}

    # ------------------------------------------------------------------ what people do

    def correct(
        self, document_id: str, row_id: str, field: str, after: JsonValue, author: Author
    ) -> Event:
        """Correct one column of a row.

        Raises:
            UnknownError: There is no such row, or its column is not to be corrected.
        """
        row, rows = self._row(document_id, row_id)
        if field not in CORRECTABLE[row.table.name]:
            raise UnknownError(field)
        now = next((r for r in _rows(self.applied(document_id).dataset) if id_of(r) == row_id), row)
        seen = value_of(now, field) if now.corrections else None
        document = self.document(document_id)
        event = value_event(document, row, rows, field, after, author, seen)
        return self._keep(event)

    def judge(self, document_id: str, row_id: str, kind: EventKind, author: Author) -> Event:
        """Confirm or remove a row."""
        row, rows = self._row(document_id, row_id)
        return self._keep(row_event(self.document(document_id), row, rows, kind, author))

    def add(
        self, document_id: str, table: str, place: Place, values: dict[str, JsonValue], by: Author
    ) -> Event:
        """Add a row that the machine did not read.

        Raises:
            UnknownError: There is no such table, or a column is not to be set.
        """
        if table not in CORRECTABLE or set(values) - set(CORRECTABLE[table]):
            raise UnknownError(table)
        texts = [(n, v) for n, v in values.items() if isinstance(v, str)]
        anchor = Anchor.model_validate(
            {
                "table": table,
                "page": place.page,
                "x0": place.x0,
                "top": place.top,
                "x1": place.x1,
                "bottom": place.bottom,
                "texts": [{"field": n, "text": v} for n, v in texts],
            }
        )
        named = [NamedValue(field=name, value=value) for name, value in values.items()]
        return self._keep(added_event(self.document(document_id), anchor, named, by))

    def undo(self, event_id: str, author: Author) -> Event:
        """Take an event back; a heading that it taught is forgotten."""
        event = next((e for e in self.events() if e.event_id == event_id), None)
        if event is None:
            raise UnknownError(event_id)
        document = next(
            (d for d in self.parts.documents if is_about(event, d)), self.parts.documents[0]
        )
        made = self._keep(undo_event(event, document, author))
        is_removal = event.kind is EventKind.ROW_REMOVED and document.document_id in self.files
        if is_removal and not self._has(event):
            # the dataset was written without the row
            self.read_again(document.document_id)
        if event.kind is EventKind.MEANING and event.meaning is not None:
            self._teach(document, event.meaning, is_taken_back=True)
            self.read_again(document.document_id)
        return made

    def _has(self, event: Event) -> bool:
        """Whether the row that an event names is among those that the machine read."""
        document = next((d for d in self.parts.documents if is_about(event, d)), None)
        if document is None or event.row is None:
            return False
        rows = Rows(getattr(self.machine(document.document_id), event.row.table))
        return find_row(event.row, rows) is not None

    def teach(
        self, document_id: str, heading: str, role: Role, scope: Scope, author: Author
    ) -> Event:
        """Say what a heading means, and read the document again with it."""
        document = self.document(document_id)
        if scope is Scope.PUBLISHER and document.publisher_id is None:
            raise UnknownError("publisher_id")
        meaning = Meaning(heading=heading, role=role, scope=scope)
        self._teach(document, meaning)
        event = self._keep(meaning_event(document, meaning, author))
        self.read_again(document_id)
        return event

    def read_again(self, document_id: str) -> None:
        """Read a document's PDF anew, with all headings that were taught.

        Raises:
            UnknownError: Its PDF is not found.
        """
        path = self.files.get(document_id)
        if path is None:
            raise UnknownError(document_id)
        with self._lock:
            part = read_file(describe_file(path), own=self.own())
            if part.documents[0].document_id == document_id:
                self.parts.replace(document_id, part)

    def own(self) -> OwnWords | None:
        """The user's own words, as they are now."""
        return vocabulary_of(self.folder, self._vocabulary)

    def _teach(self, document: DocumentRow, meaning: Meaning, is_taken_back: bool = False) -> None:
        teach(
            taught_path(self.folder),
            meaning.heading,
            meaning.role,
            content_id=document.content_id if meaning.scope is Scope.DOCUMENT else None,
            publisher_id=document.publisher_id if meaning.scope is Scope.PUBLISHER else None,
            is_taken_back=is_taken_back,
        )

    def _keep(self, event: Event) -> Event:
        self.store.append(event)
        return event

    def _part(self, document_id: str) -> Dataset:
        with self._lock:
            try:
                part = self.parts.part(document_id)
            except KeyError as error:
                raise UnknownError(document_id) from error
        registries = self.parts.registries
        return replace(
            part,
            organisations=registries.organisations,
            ministerial_themes=registries.ministerial_themes,
            indicator_families=registries.indicator_families,
        )

    def _row(self, document_id: str, row_id: str) -> tuple[Row, list[Row]]:
        """A row as the machine read it, among all of its table and document."""
        for dataset in (self.machine(document_id), self.applied(document_id).dataset):
            for name in CORRECTABLE:
                rows: list[Row] = list(getattr(dataset, name))
                for row in rows:
                    if id_of(row) == row_id:
                        return row, rows
        raise UnknownError(row_id)


def is_about(event: Event, document: DocumentRow) -> bool:
    """Whether an event speaks of a document, by its content or by its bytes."""
    if event.document_id == document.document_id:
        return True
    return event.content_id is not None and event.content_id == document.content_id


def _rows(dataset: Dataset) -> list[Row]:
    return [row for name in CORRECTABLE for row in getattr(dataset, name)]
