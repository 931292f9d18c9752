"""The last look at every text of a document's rows: nothing that no text can hold is published."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from pydantic import BaseModel

from jalon.assemble.findings import Desk
from jalon.schemas.characters import published
from jalon.schemas.field_records import Item
from jalon.schemas.records import PlacedRecord, Record
from jalon.schemas.values import Severity

Row = TypeVar("Row", bound=Record)
Placed = TypeVar("Placed", bound=PlacedRecord)


def published_rows(rows: Iterable[Placed], desk: Desk) -> tuple[Placed, ...]:
    """``rows`` with every text as it may be published; a row that changes has a finding."""
    mended = []
    for row in rows:
        clean = published_values(row)
        if clean is not row:
            row_id = str(getattr(row, row.table.key))
            desk.find("characters_mended", Severity.WARNING, page=row.page, row_id=row_id)
        mended.append(clean)
    return tuple(mended)


def published_values(row: Row) -> Row:
    """``row`` with every text as it may be published; the row itself where nothing changes."""
    changes = _changes(row)
    return row.model_copy(update=changes) if changes else row


def _published(value: object) -> object:
    """``value`` with its texts as they may be published; itself where nothing changes."""
    if isinstance(value, str):
        text = published(str(value))
        return value if text == value else text
    if isinstance(value, tuple):
        items = tuple(map(_published, value))
        return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
    if isinstance(value, Item):
        changes = _changes(value)
        return value.model_copy(update=changes) if changes else value
    return value


def _changes(row: BaseModel) -> dict[str, object]:
    """The fields whose texts may not be published as they are, as they may."""
    held = {name: getattr(row, name) for name in type(row).model_fields}
    clean = {name: _published(value) for name, value in held.items()}
    return {name: value for name, value in clean.items() if value is not held[name]}
