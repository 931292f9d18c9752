from __future__ import annotations

import pytest

from jalon.normalize.dates.calendar_spans import in_plan
from jalon.schemas.reading import CalendarSpan
from jalon.schemas.values import Period

OCTOBER, MAY = CalendarSpan(10, 10), CalendarSpan(5, 5)


@pytest.mark.parametrize(("span", "year"), [(OCTOBER, 2025), (MAY, 2026)])
def test_month_of_a_plan_of_one_year_has_its_year(span: CalendarSpan, year: int) -> None:
    """In a school year a month is there once."""

    assert in_plan(span, Period(2025, 2026, "2025-2026")).year == year


@pytest.mark.parametrize("last", [2027, 2028])
def test_month_of_a_longer_plan_has_none(last: int) -> None:
    """Over two years and more a month without a year may be any of several."""

    assert in_plan(OCTOBER, Period(2025, last, f"2025-{last}")).year is None
