"""Who keeps an action, where the brackets that end its text say so: "Open a hub (Parks Officer)".

One bracket may say anything; where most actions of a document end in one and no field names who
leads, the brackets are that field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from jalon.extract.rows.reading import Read
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.raw import Passage, RawAction, RawTarget
from jalon.schemas.vocabulary import Vocabulary

BRACKETED = SETTINGS.bracketed
SHARED = SETTINGS.shared

ENDED = re.compile(r"(?P<text>.*\S)\s*\((?P<held>[^()]{2,})\)[.;]?$", re.DOTALL)
LETTERS = re.compile(r"[A-Z\u00c0-\u00dd&\-]{2,8}")  # an abbreviation


@dataclass(frozen=True, slots=True)
class _Ended:
    """An action's text taken apart; ``is_described`` where the brackets close its description."""

    text: str
    lead: str | None
    due: str | None
    is_described: bool


def with_bracketed_keepers(read: Read, vocabulary: Vocabulary) -> Read:
    """The rows, the brackets that end their actions as who leads or by when.

    Args:
        read: All rows of a document.
        vocabulary: Knows deadlines and targets.
    """
    rows: list[RawTarget | RawAction] = [
        *(t for t, _ in read.targets),
        *(a for a, _ in read.actions),
    ]
    if any(row.lead for row in rows):
        return read
    ends = {key: _ended(row, vocabulary) for row in rows if (key := _key(row)) is not None}
    found = [e for e in ends.values() if e is not None]
    named = [e.lead for e in found if e.lead is not None]
    if len(found) < SHARED.fewest or len(found) < SHARED.most * len(ends) or _abbreviate(named):
        return read
    return replace(
        read,
        targets=tuple((_parted(t, ends), e) for t, e in read.targets),
        actions=tuple((_parted(a, ends), e) for a, e in read.actions),
    )


Key = tuple[str, str]
Row = TypeVar("Row", RawTarget, RawAction)


def _key(row: RawTarget | RawAction) -> Key | None:
    if row.action is None:
        return None
    return row.action.text, row.description.text if row.description is not None else ""


def _ended(row: RawTarget | RawAction, vocabulary: Vocabulary) -> _Ended | None:
    """The action's text before its last brackets, with what these hold; None without any."""
    action, description = _key(row) or ("", "")
    is_described = description.endswith(")") and (
        description.startswith("(") or "(" not in description
    )
    match = ENDED.match(f"{action} {description}" if is_described else action)
    if (
        match is None
        or len(match["held"]) > BRACKETED.longest
        or vocabulary.is_quantity(match["held"])
    ):
        return None
    held = " ".join(match["held"].split())
    parts = [p.strip() for p in re.split(r"[,;]", held)]
    dated = parts[-1] if vocabulary.is_deadline(parts[-1]) else None
    named = held[: -len(dated)].rstrip(" ,;") if dated is not None else held
    if named and vocabulary.value_kinds(named).is_target:
        return None
    return _Ended(" ".join(match["text"].split()), named or None, dated, is_described)


def _abbreviate(named: Sequence[str]) -> bool:
    """Whether the brackets hold an abbreviation of each action: no two are the same."""
    short = sum(LETTERS.fullmatch(n) is not None for n in named)
    return bool(named) and short > len(named) / 2 and len(set(named)) == len(named)


def _parted(row: Row, ends: dict[Key, _Ended | None]) -> Row:
    end = ends.get(_key(row) or ("", ""))
    if end is None or row.action is None:
        return row
    at = row.action
    lead = (Passage(end.lead, at.page, at.box, at.is_inherited),) if end.lead else ()
    due = Passage(end.due, at.page, at.box, at.is_inherited) if end.due else None
    return replace(
        row,
        action=replace(at, text=end.text),
        description=None if end.is_described else row.description,
        lead=lead,
        due=row.due or due,
    )
