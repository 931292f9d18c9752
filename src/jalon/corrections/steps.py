"""One event at the desk of its document: found, weighed, done or told."""

from __future__ import annotations

from dataclasses import dataclass, field

from pydantic import JsonValue, ValidationError

from jalon.corrections.added import make_row
from jalon.corrections.anchors import Found, Row, Rows, find_row, id_of
from jalon.corrections.derive import Context
from jalon.corrections.edits import confirmed, corrected, is_same, value_of
from jalon.corrections.notes import Notes
from jalon.schemas.corrections import CORRECTABLE, Anchor, Event, EventKind, EventState
from jalon.schemas.records import DocumentRow

# what an action's own row says for all its targets
OF_ACTION = (
    *("theme_number", "theme", "ministerial_theme", "objective_code", "objective"),
    *("action_code", "action", "description", "lead", "lead_ids", "partners", "partner_ids"),
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an event: its state, and the row that it named where that was found."""

    state: EventState
    row_id: str | None = None


@dataclass(slots=True)
class Desk:
    """One document while events are applied: rows as read, and as they stand now, by table."""

    document: DocumentRow
    context: Context
    read: dict[str, Rows]
    now: dict[str, dict[str, Row]]
    notes: Notes
    outcomes: dict[str, Outcome]
    set_by: dict[tuple[str, str], list[Event]] = field(default_factory=dict)
    removed: list[Anchor] = field(default_factory=list)


def _correct(event: Event, desk: Desk) -> Outcome:
    found, outcome = _found(event, desk)
    if found is None or event.row is None or event.field is None:
        return outcome
    if event.field not in CORRECTABLE.get(event.row.table, ()):
        return _unusable(event, desk, found.row, event.field)
    row_id, table = id_of(found.row), event.row.table
    standing = desk.now[table].get(row_id)
    if standing is None:
        return _lost(event, desk)
    read = value_of(found.row, event.field)
    if (state := _against(event, desk, found.row, standing)) is not None:
        return Outcome(state, row_id)
    try:
        made = corrected(standing, event.field, event.after, event, desk.context)
    except (ValidationError, ValueError) as error:
        return _unusable(event, desk, found.row, str(error).splitlines()[-1].strip())
    desk.now[table][row_id] = made
    desk.set_by.setdefault((row_id, event.field), []).append(event)
    if table == "actions" and event.field in OF_ACTION:
        _pass_on(event, desk, row_id, read)
    return Outcome(EventState.APPLIED, row_id)


def _against(event: Event, desk: Desk, row: Row, standing: Row) -> EventState | None:
    """Why a correction is not to be made: the machine agrees, or reads something else now.

    What another person wrote meanwhile, unseen, is told; the later correction counts.
    """
    field = event.field or ""
    read, now = value_of(row, field), value_of(standing, field)
    before = desk.set_by.get((id_of(row), field), [])
    if not before and is_same(read, event.after):
        return EventState.AGREED
    if not before and not is_same(read, event.before):
        desk.notes.conflict(event, row, read)
        return EventState.CONFLICT
    others = [e for e in before if e.by != event.by and not is_same(event.before, now)]
    if others and not is_same(event.after, now):
        desk.notes.differ(event, row, others[-1])
    return None


def _pass_on(event: Event, desk: Desk, action_id: str, read: JsonValue) -> None:
    """Correct the action's targets and results as well, where they said what it said."""
    for table in ("targets", "results"):
        for row_id, row in list(desk.now[table].items()):
            name = event.field
            if name is None or name not in type(row).model_fields:
                continue
            is_of = getattr(row, "action_id", None) == action_id
            if is_of and is_same(value_of(row, name), read):
                try:
                    made = corrected(row, name, event.after, event, desk.context)
                except (ValidationError, ValueError):
                    continue
                desk.now[table][row_id] = made


def _remove(event: Event, desk: Desk) -> Outcome:
    found, outcome = _found(event, desk, is_whole=True)
    if found is None or event.row is None:
        return outcome
    desk.now[event.row.table].pop(id_of(found.row), None)
    return Outcome(EventState.APPLIED, id_of(found.row))


def _confirm(event: Event, desk: Desk) -> Outcome:
    found, outcome = _found(event, desk, is_whole=True)
    if found is None or event.row is None:
        return outcome
    row_id, table = id_of(found.row), event.row.table
    standing = desk.now[table].get(row_id)
    if standing is None:
        return _lost(event, desk)
    desk.now[table][row_id] = confirmed(standing, event)
    return Outcome(EventState.APPLIED, row_id)


def _add(event: Event, desk: Desk) -> Outcome:
    if event.row is None or event.row.table not in CORRECTABLE:
        return Outcome(EventState.UNUSABLE)
    found = find_row(event.row, desk.read[event.row.table])
    if found is not None and found.is_exact:
        # the machine reads it by now
        return Outcome(EventState.AGREED, id_of(found.row))
    try:
        actions = list(desk.now["actions"].values())
        row = make_row(event, event.row, desk.context, actions)
    except (ValidationError, ValueError) as error:
        return _unusable(event, desk, None, str(error).splitlines()[-1].strip())
    desk.now[event.row.table][id_of(row)] = row
    # later events may correct it
    desk.read[event.row.table].append(row)
    return Outcome(EventState.APPLIED, id_of(row))


def _found(event: Event, desk: Desk, *, is_whole: bool = False) -> tuple[Found | None, Outcome]:
    """The row that the event names, else what to say; ``is_whole``: all its texts must be so."""
    if event.row is None or event.row.table not in desk.read:
        return None, Outcome(EventState.UNUSABLE)
    found = find_row(event.row, desk.read[event.row.table])
    if found is None:
        return None, _lost(event, desk)
    if not found.is_exact and event.row in desk.removed:
        return None, _lost(event, desk)
    if is_whole and not found.is_exact:
        desk.notes.conflict(event, found.row, None)
        return None, Outcome(EventState.CONFLICT, id_of(found.row))
    return found, Outcome(EventState.APPLIED, id_of(found.row))


def _lost(event: Event, desk: Desk) -> Outcome:
    if event.row in desk.removed:
        # a dataset that was written with corrections has no removed rows, and none is missed
        return Outcome(EventState.AGREED)
    desk.notes.lost(event)
    return Outcome(EventState.LOST)


def _unusable(event: Event, desk: Desk, row: Row | None, detail: str) -> Outcome:
    desk.notes.unusable(event, row, detail)
    return Outcome(EventState.UNUSABLE, id_of(row) if row is not None else None)


APPLY = {
    EventKind.VALUE: _correct,
    EventKind.ROW_REMOVED: _remove,
    EventKind.ROW_CONFIRMED: _confirm,
    EventKind.ROW_ADDED: _add,
}
