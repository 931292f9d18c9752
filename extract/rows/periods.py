"""The period that each column of a grid is of, as its heading prints it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage
from jalon.schemas.units import FieldRole, Grid, GridField
from jalon.schemas.vocabulary import Vocabulary

# "Objectif quantifié (horizon 2030)": when it is to be reached, not the period that it counts for
HORIZON = re.compile(r"\b(?:horizon|d['\u2019]ici|by)\s+(?:\w+\s+)?(?:19|20)\d\d", re.IGNORECASE)
NAMED_SPAN = "{} \u2013 {}"  # the first and the last of several years


@dataclass(frozen=True, slots=True)
class Period:
    """A period as a column's heading prints it, and what that means; None where it only tells."""

    printed: Passage
    years: str | None


Periods = Sequence[Period | None]


def periods_of(
    grid: Grid, roles: Sequence[FieldRole], vocabulary: Vocabulary
) -> tuple[Period | None, ...]:
    """The period of each column, None for those that name none."""
    return tuple(
        _period(field, role, vocabulary) for field, role in zip(grid.fields, roles, strict=True)
    )


def spanned(periods: Periods, first: int, last: int) -> Period | None:
    """The period of the columns from the first to the last: they share one target."""
    start, end = periods[first], periods[last]
    if start is None or end is None or first == last:
        return start
    a, b = start.years, end.years
    years = f"{a[:4]}-{b[-4:]}" if a is not None and b is not None else None
    text = NAMED_SPAN.format(start.printed.text, end.printed.text)
    box = union((start.printed.box, end.printed.box))
    return Period(Passage(text, start.printed.page, box), years)


def _period(field: GridField, role: FieldRole, vocabulary: Vocabulary) -> Period | None:
    period = vocabulary.period_of(field.leaf) or vocabulary.find_period(field.heading)
    if period is None:
        return _counted(field, vocabulary)
    if HORIZON.search(field.heading):
        return None
    printed = _printed(field, vocabulary) or role.period
    return Period(printed, period.label) if printed is not None else None


def _printed(field: GridField, vocabulary: Vocabulary) -> Passage | None:
    """The lowest heading that names a column's period, as printed."""
    named = (
        h
        for h in reversed(field.heads)
        if vocabulary.period_of(h.text) or vocabulary.find_period(h.text)
    )
    return next(named, None)


def _counted(field: GridField, vocabulary: Vocabulary) -> Period | None:
    """What tells a column from the others where its heading counts its year: "Année 1", "An 2"."""
    named = (h for h in reversed(field.heads) if vocabulary.counted_span(h.text) is not None)
    head = next(named, None)
    return Period(head, None) if head is not None else None
