"""Spans of the calendar: whole months, thirds of them, and the dates they come to in a year."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace

from jalon.schemas.reading import CalendarSpan
from jalon.schemas.values import Interval, Period

CIVIL_YEAR = CalendarSpan(1, 12)
SCHOOL_YEAR = CalendarSpan(7, 6, years=1)
FINANCIAL_YEAR = CalendarSpan(4, 3, years=1)
# Mid-August to mid-September: classes begin, in cégeps before universities.
BACK_TO_SCHOOL = CalendarSpan(8, 9, first_day=15, last_day=15)
_DECADE_STARTS = (1, 11, 21)
_DECADE_ENDS = (10, 20, 0)


def interval_of(span: CalendarSpan) -> Interval | None:
    """Return the dates of a span, None when its year is not known or it has no such day."""
    if span.year is None:
        return None
    last_year = span.year + span.years
    try:
        start = dt.date(span.year, span.first_month, span.first_day)
        last_day = span.last_day or calendar.monthrange(last_year, span.last_month)[1]
        end = dt.date(last_year, span.last_month, last_day)
    except ValueError:
        return None
    return Interval(start, end) if start <= end else None


def third_of(span: CalendarSpan, which: int) -> CalendarSpan | None:
    """Return the beginning (0), the middle (1) or the end (2) of a span of whole months.

    A month has three stretches of ten days (the last to its end), so a third of n months is n
    of them: the end of March is from the 21st, the beginning of a year January to April.
    """
    if (span.first_day, span.last_day) != (1, 0):
        return None
    months = span.last_month - span.first_month + 1 + 12 * span.years
    first, last = which * months, (which + 1) * months - 1
    start_years, start_month = divmod(span.first_month - 1 + first // 3, 12)
    end_years, end_month = divmod(span.first_month - 1 + last // 3, 12)
    return CalendarSpan(
        start_month + 1,
        end_month + 1,
        _DECADE_STARTS[first % 3],
        _DECADE_ENDS[last % 3],
        None if span.year is None else span.year + start_years,
        end_years - start_years,
    )


def joined(first: CalendarSpan, last: CalendarSpan) -> Interval | None:
    """Return the dates from the start of one span to the end of another.

    Where only the last has a year ("juin à septembre 2025") the first has it too, if it comes
    before; and the other way round. Otherwise None.
    """
    if first.year is None and last.year is not None and _key(first) <= _key(last):
        first = replace(first, year=last.year)
    if last.year is None and first.year is not None and _key(first) <= _key(last):
        last = replace(last, year=first.year + first.years)
    one, other = interval_of(first), interval_of(last)
    if one is None or other is None or one.start is None or other.end is None:
        return None
    return Interval(one.start, other.end) if one.start <= other.end else None


def _key(span: CalendarSpan) -> tuple[int, int]:
    return span.first_month, span.first_day


def plan_interval(plan: Period) -> Interval:
    """Return the dates of a plan: 1 July to 30 June over school years, else the civil year."""
    if plan.start_year == plan.end_year:
        return Interval(dt.date(plan.start_year, 1, 1), dt.date(plan.end_year, 12, 31))
    return Interval(dt.date(plan.start_year, 7, 1), dt.date(plan.end_year, 6, 30))


def in_plan(span: CalendarSpan, plan: Period | None) -> CalendarSpan:
    """Return the span with the year that a plan of one year gives it, else as it is."""
    if span.year is not None or plan is None or plan.end_year - plan.start_year > 1:
        return span
    whole = plan_interval(plan)
    for year in {plan.start_year, plan.end_year}:
        dated = replace(span, year=year)
        if is_within(interval_of(dated), whole):
            return dated
    return span


def is_within(found: Interval | None, whole: Interval) -> bool:
    """Return whether both have their two ends and one lies within the other."""
    if found is None or None in (found.start, found.end, whole.start, whole.end):
        return False
    ends = found.start, found.end, whole.start, whole.end
    start, end, first, last = (day for day in ends if day is not None)
    return first <= start and end <= last


def months_from(start: dt.date, months: int) -> Interval:
    """Return ``months`` months counted from a first day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    day = min(start.day, calendar.monthrange(year, month + 1)[1])
    return Interval(start, dt.date(year, month + 1, day) - dt.timedelta(days=1))
