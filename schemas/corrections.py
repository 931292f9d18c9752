"""What people say of rows: corrections as events, each a line of an append-only file.

An event names its row by what is printed (document content, page, box, texts), never by a row's
number or identifier, so that it finds the row again in another copy of the document and after
another version of the program has read it.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Self

from pydantic import AwareDatetime, Field, JsonValue, model_validator

from jalon.schemas.field_records import Item, Name, PageNumber
from jalon.schemas.values import Role

FORMAT = 1
Hex = Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]
EventId = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
Words = Annotated[str, Field(min_length=1, max_length=2000)]


class EventKind(StrEnum):
    """What a reader did."""

    VALUE = "value"
    ROW_ADDED = "row_added"
    ROW_REMOVED = "row_removed"
    ROW_CONFIRMED = "row_confirmed"
    MEANING = "meaning"
    UNDO = "undo"


class Scope(StrEnum):
    """For which documents a meaning was taught."""

    DOCUMENT = "document"
    PUBLISHER = "publisher"
    EVERYONE = "everyone"


class NamedText(Item):
    """A column and its text, as printed where the event was made."""

    field: Name
    text: str


class NamedValue(Item):
    """A column and a value for it, as JSON has it."""

    field: Name
    value: JsonValue


class Anchor(Item):
    """A row by what is printed: its table, its place, its texts, its rank among equal ones.

    The box is in points, origin top left of the page as displayed; ``texts`` are the row's labels
    as the machine read them.
    """

    table: Name
    page: PageNumber | None = None
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    texts: tuple[NamedText, ...] = ()
    rank: Annotated[int, Field(ge=0)] = 0


class Meaning(Item):
    """A heading or a label told its meaning."""

    heading: Words
    role: Role
    scope: Scope


class Event(Item):
    """One thing that one reader said at one time.

    ``before`` is the machine's value that the reader saw: where it is another one now, the event
    is in conflict and changes nothing. ``values`` are those of an added row.
    """

    format: Annotated[int, Field(ge=1, le=FORMAT)] = FORMAT
    event_id: EventId
    at: AwareDatetime
    by: Words
    why: Words | None = None
    kind: EventKind
    content_id: Hex | None = None
    document_id: Hex
    file_name: Annotated[str, Field(min_length=1)]
    row: Anchor | None = None
    field: Name | None = None
    before: JsonValue = None
    after: JsonValue = None
    values: tuple[NamedValue, ...] = ()
    meaning: Meaning | None = None
    undoes: EventId | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        needs = {
            EventKind.VALUE: self.row is not None and self.field is not None,
            EventKind.ROW_ADDED: self.row is not None and bool(self.values),
            EventKind.ROW_REMOVED: self.row is not None,
            EventKind.ROW_CONFIRMED: self.row is not None,
            EventKind.MEANING: self.meaning is not None,
            EventKind.UNDO: self.undoes is not None,
        }
        if not needs[self.kind]:
            raise ValueError(f"expected all that {self.kind.value} needs")
        return self

    @property
    def order(self) -> tuple[dt.datetime, str]:
        """Events are applied in the order of their time."""
        return self.at, self.event_id


class EventState(StrEnum):
    """What became of an event when it was applied."""

    APPLIED = "applied"
    AGREED = "agreed"
    CONFLICT = "conflict"
    LOST = "lost"
    UNUSABLE = "unusable"
    UNDONE = "undone"
    TAUGHT = "taught"
    ELSEWHERE = "elsewhere"


# the columns that a person may correct, by table; what follows from them is derived again
CORRECTABLE: dict[str, tuple[str, ...]] = {
    "targets": (
        *("theme_number", "theme", "ministerial_theme", "objective_code", "objective"),
        *("action_code", "action", "description", "lead", "lead_ids", "partners", "partner_ids"),
        *("indicator", "indicator_family", "period", "due", "due_start", "due_end", "target"),
        *("comparator", "value", "value_max", "unit", "per", "kind", "measure", "baseline"),
        *("result", "result_value", "result_unit", "comparison", "status", "progress_state"),
        "percent_complete",
    ),
    "actions": (
        *("theme_number", "theme", "ministerial_theme", "objective_code", "objective"),
        *("action_code", "action", "description", "lead", "lead_ids", "partners", "partner_ids"),
        *("tags", "due", "due_start", "due_end", "status", "progress_state"),
        *("percent_complete", "budget", "budget_value", "budget_unit"),
    ),
    "results": (
        *("theme_number", "theme", "ministerial_theme", "action", "description", "raw"),
        *("comparator", "value", "unit", "label", "indicator_family", "tags"),
    ),
    "recommendations": ("chapter", "number", "text", "issue"),
    "documents": (
        *("title", "publisher", "publisher_id", "doc_type", "period_start", "period_end"),
        "language",
    ),
}
# what names a row of a table as printed
ANCHOR_TEXTS: dict[str, tuple[str, ...]] = {
    "targets": ("action_code", "action", "indicator", "period", "target"),
    "actions": ("action_code", "action", "objective"),
    "results": ("action", "label", "raw"),
    "recommendations": ("chapter", "number", "text"),
    "documents": (),
}
