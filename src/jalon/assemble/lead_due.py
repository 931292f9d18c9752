"""A deadline that stands below the body in charge, in a column of both: told apart by its words.

Only the end of the text is looked at, only where the row has no deadline of its own, and only a
text that is nothing but a deadline counts.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TypeVar

from jalon.normalize.dates.deadlines import parse_deadline
from jalon.normalize.evidence import value_kinds
from jalon.schemas.raw import Passage, RawAction, RawDocument, RawTarget
from jalon.schemas.values import Period

Row = TypeVar("Row", RawTarget, RawAction)

# where a body may end and a deadline begin
BREAK = re.compile(r"\s*(?:\n|[,;/|]|\s[-\u2013\u2014])\s*")
# a season or a month without a year is one of any year
SOME_YEAR = Period(2024, 2025, "2024-2025")
SURE = 0.9


def with_deadlines_apart(raw: RawDocument) -> RawDocument:
    """``raw`` with deadlines that stand at the end of leads as deadlines."""
    return replace(
        raw,
        targets=tuple(map(_apart, raw.targets)),
        actions=tuple(map(_apart, raw.actions)),
    )


def split_deadline(text: str) -> tuple[str, str] | None:
    r"""The body and the deadline of a text that names both, in that order; None for any other.

    >>> split_deadline("UQAR\nAutomne\n2025")
    ('UQAR', 'Automne 2025')
    >>> split_deadline("Cégep de Thetford, Cégep de Lévis")
    """
    for match in BREAK.finditer(text):
        body, due = text[: match.start()].strip(), " ".join(text[match.end() :].split())
        if body and due and _is_deadline(due):
            return body, due
    return None


def _is_deadline(text: str) -> bool:
    return parse_deadline(text, plan=SOME_YEAR) is not None or value_kinds(text).is_due >= SURE


def _apart(row: Row) -> Row:
    if row.due is not None or not row.lead:
        return row
    last = row.lead[-1]
    found = split_deadline(last.text)
    if found is None:
        return row
    body, due = found
    lead = (*row.lead[:-1], replace(last, text=body))
    return replace(
        row, lead=lead, due=Passage(due, last.page, last.box, last.is_inherited, last.parts)
    )
