"""What people may ask the review to do: the form of each request, and what it does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue

from jalon.corrections.make import Author
from jalon.review.desk import Desk, Place, UnknownError
from jalon.schemas.corrections import EventKind, Scope
from jalon.schemas.values import Role


class Said(BaseModel):
    """What every request of a person bears."""

    model_config = ConfigDict(extra="forbid")
    by: str = Field(min_length=1, max_length=200)
    why: str | None = Field(default=None, max_length=2000)

    def author(self) -> Author:
        """Who says it."""
        return Author(self.by.strip(), (self.why or "").strip() or None)


class Correction(Said):
    """One column of a row, and its right value."""

    row_id: str
    field: str
    value: JsonValue = None


class Verdict(Said):
    """A whole row confirmed or removed."""

    row_id: str
    kind: EventKind


class Addition(Said):
    """A row that was not read."""

    table: str
    page: int = Field(ge=1)
    box: tuple[float, float, float, float]
    values: dict[str, JsonValue]


class Lesson(Said):
    """What a heading means, and where."""

    heading: str = Field(min_length=1, max_length=300)
    role: Role
    scope: Scope


class Undoing(Said):
    """An event to be taken back."""

    event_id: str


def correct(desk: Desk, document_id: str, said: Correction) -> None:
    """Correct a column."""
    desk.correct(document_id, said.row_id, said.field, said.value, said.author())


def judge(desk: Desk, document_id: str, said: Verdict) -> None:
    """Confirm or remove a row."""
    if said.kind not in {EventKind.ROW_CONFIRMED, EventKind.ROW_REMOVED}:
        raise UnknownError(said.kind.value)
    desk.judge(document_id, said.row_id, said.kind, said.author())


def add(desk: Desk, document_id: str, said: Addition) -> None:
    """Add a row."""
    place = Place(said.page, *said.box)
    desk.add(document_id, said.table, place, said.values, said.author())


def teach(desk: Desk, document_id: str, said: Lesson) -> None:
    """Teach a heading."""
    desk.teach(document_id, said.heading, said.role, said.scope, said.author())


def undo(desk: Desk, _: str, said: Undoing) -> None:
    """Take an event back."""
    desk.undo(said.event_id, said.author())


def read_again(desk: Desk, document_id: str, _: Said) -> None:
    """Read a document again."""
    desk.read_again(document_id)


# name in the address: form of the request, and what it does
ACTS: dict[str, tuple[type[Said], Callable[[Desk, str, Any], None]]] = {
    "correct": (Correction, correct),
    "judge": (Verdict, judge),
    "add": (Addition, add),
    "teach": (Lesson, teach),
    "undo": (Undoing, undo),
    "read-again": (Said, read_again),
}
