"""One row corrected: its new values beside the machine's, and back again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from pydantic import JsonValue

from jalon.corrections.anchors import Row
from jalon.corrections.derive import HUMAN, Context, derived
from jalon.identity import fold_label
from jalon.schemas.corrections import Event
from jalon.schemas.field_records import Corrected, FieldSureness
from jalon.schemas.records import PlacedRecord

MARK = f"+{HUMAN}"


def value_of(row: Row, field: str) -> JsonValue:
    """A column's value as JSON has it."""
    value: JsonValue = json.loads(row.model_dump_json(include={field}))[field]
    return value


def is_same(first: JsonValue, second: JsonValue) -> bool:
    """Whether two values are the same but for what typesetting changes.

    >>> is_same("l’accès", "l'accès"), is_same(12, 12.0), is_same(None, "")
    (True, True, True)
    """
    if isinstance(first, str | None) and isinstance(second, str | None):
        return fold_label(first) == fold_label(second)
    if isinstance(first, list) and isinstance(second, list):
        return len(first) == len(second) and all(map(is_same, first, second))
    return first == second


def corrected(row: Row, field: str, after: JsonValue, event: Event, context: Context) -> Row:
    """``row`` with ``field`` set to ``after``, and what follows from it.

    Raises:
        pydantic.ValidationError: The row would break the rules of its table.
    """
    after = after if after != "" else None
    values = {**row.model_dump(mode="json"), field: after}
    changes = {field: after, **derived(field, values, context)}
    # what a person set before stays, unless it is set again
    own = {item.field for item in row.corrections if item.event_id != event.event_id}
    changes = {n: v for n, v in changes.items() if n == field or not _is_own(row, n, own)}
    return _with(row, {**values, **changes}, changes, event)


def _is_own(row: Row, name: str, corrected_fields: Iterable[str | None]) -> bool:
    """Whether a person set the column itself (and did not only correct what it follows from)."""
    if name not in corrected_fields:
        return False
    sure = {item.field: item.confidence for item in getattr(row, "field_confidence", ())}
    return sure.get(name) == 1.0


def confirmed(row: Row, event: Event) -> Row:
    """``row`` as a person says that it is right."""
    values = row.model_dump(mode="json")
    entry = entry_of(event, sure=getattr(row, "confidence", None))
    values["corrections"] = [*values["corrections"], entry.model_dump(mode="json")]
    if isinstance(row, PlacedRecord):
        values["confidence"] = 1.0
        values["method"] = row.method if row.method.endswith(MARK) else row.method + MARK
    return type(row).model_validate(values)


def _with(row: Row, values: dict[str, object], changes: Mapping[str, object], event: Event) -> Row:
    made = type(row).model_validate(values)
    kept = {item.field: item for item in row.corrections}
    sure = {item.field: item.confidence for item in getattr(row, "field_confidence", ())}
    entries = [item for item in row.corrections if item.field not in changes]
    for name in changes:
        before, now = value_of(row, name), value_of(made, name)
        if name in kept:
            # the machine's value stays the machine's
            old = kept[name]
            entries.append(entry_of(event, name, old.machine, old.machine_confidence))
        elif before != now or name == event.field:
            entries.append(entry_of(event, name, _as_json(before), sure.get(name)))
    update: dict[str, object] = {"corrections": tuple(entries)}
    if isinstance(made, PlacedRecord):
        method = made.method if HUMAN in made.method.split("+") else made.method + MARK
        update["method"] = method
        update |= _sureness(made, event.field, sure)
    return made.model_copy(update=update)


def _sureness(row: PlacedRecord, field: str | None, sure: dict[str, float]) -> dict[str, object]:
    """The corrected column is sure, and the row as sure as the least sure of its columns."""
    if field is None:
        return {}
    now = {**sure, field: 1.0} if field in sure or sure else {field: 1.0}
    items = tuple(FieldSureness(field=n, confidence=s) for n, s in now.items())
    least = min(now.values()) if sure else row.confidence
    was_least = not sure or row.confidence >= min(sure.values())
    confidence = least if was_least else row.confidence
    return {"field_confidence": items, "confidence": confidence}


def as_machine_read(row: Row) -> Row | None:
    """``row`` as the machine read it; None for one that a person added."""
    if not row.corrections:
        return row
    if getattr(row, "method", "") == HUMAN:
        return None
    values = row.model_dump(mode="json")
    sure = {item["field"]: item["confidence"] for item in values.get("field_confidence", ())}
    for item in row.corrections:
        if item.field is None:
            if item.machine_confidence is not None:
                values["confidence"] = item.machine_confidence
            continue
        values[item.field] = json.loads(item.machine) if item.machine is not None else None
        if item.machine_confidence is not None:
            sure[item.field] = item.machine_confidence
        else:
            sure.pop(item.field, None)
    values["corrections"] = []
    if isinstance(row, PlacedRecord):
        values["method"] = row.method.removesuffix(MARK)
        values["field_confidence"] = [{"field": n, "confidence": s} for n, s in sure.items()]
        if sure and all(item.field is not None for item in row.corrections):
            values["confidence"] = min(values["confidence"], *sure.values())
    return type(row).model_validate(values)


def entry_of(
    event: Event, field: str | None = None, machine: str | None = None, sure: float | None = None
) -> Corrected:
    """What a row tells of an event: who said it, and what the machine had read of the field.

    Args:
        event: The event.
        field: The column that it changed; None for the row as a whole.
        machine: The machine's value, as JSON.
        sure: The machine's confidence in it.
    """
    return Corrected(
        field=field,
        machine=machine,
        machine_confidence=sure,
        by=event.by,
        at=event.at.isoformat(timespec="seconds"),
        why=event.why,
        event_id=event.event_id,
    )


def _as_json(value: JsonValue) -> str:
    return json.dumps(value, ensure_ascii=False)
