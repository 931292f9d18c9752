"""The days that a row's period covers, for forms that know days only."""

from __future__ import annotations

import datetime as dt

from jalon.normalize.dates.deadlines import parse_deadline
from jalon.schemas.records import DocumentRow, TargetRow

Days = tuple[dt.date, dt.date]


def days_of(row: TargetRow, document: DocumentRow) -> Days | None:
    """The days of the row's period, else of its document's; None where neither is known."""
    found = parse_deadline(row.period) if row.period else None
    if found is not None and found.start is not None and found.end is not None:
        return found.start, found.end
    return days_of_document(document)


def days_of_document(document: DocumentRow) -> Days | None:
    """From 1 July of the first year to 30 June of the last; of one year alone, that year."""
    first, last = document.period_start, document.period_end
    if first is None or last is None:
        return None
    if first == last:
        return dt.date(first, 1, 1), dt.date(last, 12, 31)
    return dt.date(first, 7, 1), dt.date(last, 6, 30)
