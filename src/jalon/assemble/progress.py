"""Deadlines and states of progress: texts as printed beside the days and codes they state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from jalon.assemble.findings import Desk, text_of
from jalon.assemble.places import Values
from jalon.normalize.dates.deadlines import parse_deadline
from jalon.normalize.numbers.unit_hints import unit_hint_of
from jalon.normalize.targets.progress import parse_share
from jalon.normalize.targets.states import parse_state
from jalon.schemas.quantities import ProgressState
from jalon.schemas.raw import Passage
from jalon.schemas.values import Period, Severity, UnitHint

LONGEST_STATE = 3  # words of a cell that holds a state and nothing else


class Doubt(NamedTuple):
    """A text that was not turned into a value, or may mean something else."""

    code: str
    severity: Severity
    passage: Passage | None


def due_values(due: Passage | None, plan: Period | None) -> tuple[Values, tuple[Doubt, ...]]:
    """The deadline as printed and the days it names; a doubt where it is not understood."""
    text = text_of(due)
    interval = parse_deadline(text, plan=plan) if text else None
    is_unread = text is not None and interval is None
    values: Values = {
        "due": text,
        "due_start": interval.start if interval else None,
        "due_end": interval.end if interval else None,
    }
    return values, (Doubt("deadline_unread", Severity.INFO, due),) if is_unread else ()


def status_values(status: Passage | None, percent: Passage | None) -> Values:
    """The state of progress as printed, and the share reached: its column's, else the text's.

    A state that was carried down from a row above speaks of that row's share, not of this one's.
    """
    text = text_of(status)
    own = text if status is not None and not status.is_inherited else None
    shares = (parse_share(said) for said in (text_of(percent), own) if said)
    share = next((share.percent for share in shares if share is not None), None)
    state = parse_state(text) if text else None
    return {"status": text, "progress_state": state, "percent_complete": share}


def state_beside(others: Sequence[tuple[str, Passage]]) -> ProgressState | None:
    """The state that stands in a column of its own beside the result ("En cours")."""
    texts = [text for _, passage in others if (text := text_of(passage)) is not None]
    states = {parse_state(text) for text in texts if len(text.split()) <= LONGEST_STATE} - {None}
    return states.pop() if len(states) == 1 else None


def share_in_result(result: Passage | None) -> float | None:
    """The share reached that a result begins with: "Réalisé à 60 %. La révision se poursuit".

    A bare percentage is the figure itself, and no share of the target.
    """
    text = text_of(result)
    if result is None or result.is_inherited or text is None:
        return None
    return share_stated(text)


def share_stated(text: str) -> float | None:
    """The share reached that a text with a state says: "Réalisé à 60 %"; None where it has none."""
    share = parse_share(text) if parse_state(text) is not None else None
    return share.percent if share is not None else None


def hint_of(printed: str | None) -> UnitHint | None:
    """What a heading, a caption or a column of units says of bare numbers."""
    return unit_hint_of(printed) if printed else None


def say_doubt(doubt: Doubt, row_id: str | None, desk: Desk) -> None:
    """Make a finding of a doubt about a row."""
    if doubt.passage is not None:
        desk.find(
            doubt.code,
            doubt.severity,
            page=doubt.passage.page,
            box=doubt.passage.box,
            row_id=row_id,
            values={"text": text_of(doubt.passage) or ""},
        )
