"""The spans of time that a row's deadlines are read in."""

from __future__ import annotations

from collections.abc import Iterable

from jalon.assemble.findings import Desk, text_of
from jalon.normalize.dates.periods import parse_period
from jalon.schemas.raw import RawTarget
from jalon.schemas.values import Period


def own_period(raw: RawTarget) -> Period | None:
    """The period that is the target's own: what its column's heading means, or says."""
    text = raw.period_meant or text_of(raw.period)
    return parse_period(text) if text else None


def plan_period(raw: RawTarget, desk: Desk) -> Period | None:
    """The span of the plan: the row's where it is wider than the document's, as in a report."""
    return longest((desk.period, own_period(raw)))


def longest(periods: Iterable[Period | None]) -> Period | None:
    """The longest of some periods, the first of equals; None where there is none."""
    known = [period for period in periods if period is not None]
    return max(known, key=lambda period: period.end_year - period.start_year, default=None)
