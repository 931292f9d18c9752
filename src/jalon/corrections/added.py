"""A row that a person added: what they typed, and what follows from it."""

from __future__ import annotations

from collections.abc import Sequence

from jalon.corrections.anchors import Row
from jalon.corrections.derive import HUMAN, Context, derived
from jalon.corrections.edits import entry_of
from jalon.identity import content_id, fold_label
from jalon.schemas.arrow import plain_type
from jalon.schemas.corrections import CORRECTABLE, Anchor, Event
from jalon.schemas.records import RECORDS, PlacedRecord


def make_row(event: Event, anchor: Anchor, context: Context, actions: Sequence[Row]) -> Row:
    """The row of an event that adds one.

    Args:
        event: The event, its values by column.
        anchor: Its table and place.
        context: The document.
        actions: The document's actions; a target names its action by the action's title.

    Raises:
        ValueError: A column may not be set, or the values break the rules of the table.
    """
    model = RECORDS[anchor.table]
    given = {item.field: item.value for item in event.values}
    if unknown := sorted(given.keys() - set(CORRECTABLE[anchor.table])):
        raise ValueError(", ".join(unknown))
    values: dict[str, object] = {
        name: () if plain_type(info.annotation)[2] else None
        for name, info in model.model_fields.items()
    }
    values |= {name: value for name, value in given.items() if value not in ("", None)}
    for name in given:
        values |= {n: v for n, v in derived(name, values, context).items() if n not in given}
    place = {n: getattr(anchor, n) for n in ("page", "x0", "top", "x1", "bottom")}
    if not issubclass(model, PlacedRecord) or anchor.page is None:
        raise ValueError("page")
    values |= {**place, "document_id": context.document.document_id}
    values |= {"method": HUMAN, "confidence": 1.0, "corrections": (entry_of(event),)}
    values[model.table.key] = content_id(event.event_id, anchor.table)
    if "indicator_id" in values and values.get("indicator"):
        values["indicator_id"] = content_id(event.event_id, "indicator")
    if anchor.table != "actions" and "action_id" in values:
        values["action_id"] = _action_id(values.get("action"), actions)
    return model.model_validate(values)


def _action_id(title: object, actions: Sequence[Row]) -> str | None:
    """The one action of this title."""
    if not isinstance(title, str):
        return None
    wanted = fold_label(title)
    found = [a for a in actions if fold_label(getattr(a, "action", None)) == wanted]
    return str(getattr(found[0], "action_id", "")) if len(found) == 1 else None
