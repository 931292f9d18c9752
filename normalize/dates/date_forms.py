"""What the tokens of a deadline name together: a day, a month, a season, a quarter, a year."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from jalon.normalize.dates.calendar_spans import (
    BACK_TO_SCHOOL,
    CIVIL_YEAR,
    FINANCIAL_YEAR,
    SCHOOL_YEAR,
    third_of,
)
from jalon.normalize.dates.date_tokens import date_words
from jalon.schemas.reading import CalendarSpan, DateToken

THIRDS = {"start": 0, "mid": 1, "end": 2}
_Tokens = tuple[DateToken, ...]


def span_of(tokens: _Tokens) -> CalendarSpan | None:
    """Return the span that all the tokens name together, its year perhaps open, or None."""
    if tokens and tokens[0].kind in THIRDS:
        whole = None if tokens[1:2] and tokens[1].kind in THIRDS else span_of(tokens[1:])
        return None if whole is None else third_of(whole, THIRDS[tokens[0].kind])
    kinds = " ".join(token.kind for token in tokens)
    for pattern, make in _FORMS:
        if re.fullmatch(pattern, kinds):
            return make(tokens)
    return None


def _year_in(tokens: _Tokens) -> int | None:
    return next((token.value for token in tokens if token.kind == "year"), None)


def _pick(tokens: _Tokens, *kinds: str) -> int:
    return next(token.value for token in tokens if token.kind in kinds)


def _date(tokens: _Tokens) -> CalendarSpan:
    month, day = divmod(tokens[0].other, 100)
    return CalendarSpan(month, month, day, day, tokens[0].value)


def _day(tokens: _Tokens) -> CalendarSpan:
    day, month = _pick(tokens, "number", "ordinal"), _pick(tokens, "month")
    return CalendarSpan(month, month, day, day, _year_in(tokens))


def _month(tokens: _Tokens) -> CalendarSpan:
    month = _pick(tokens, "month")
    return CalendarSpan(month, month, year=_year_in(tokens))


def _month_year(tokens: _Tokens) -> CalendarSpan:
    return CalendarSpan(tokens[0].other, tokens[0].other, year=tokens[0].value)


def _season(tokens: _Tokens) -> CalendarSpan:
    season = date_words().seasons[_pick(tokens, "season")]
    first, last = season.first_month, season.last_month
    if any(token.kind == "term" for token in tokens):
        first = season.term_first_month or first
        last = season.term_last_month or last
    school_year = next((t for t in tokens if t.kind == "span"), None)
    year = _year_in(tokens)
    if school_year is not None:  # autumn falls in its first year, the rest in its second
        year = school_year.value if first >= 7 else school_year.other
    return CalendarSpan(first, last, year=year)


def _term(tokens: _Tokens) -> CalendarSpan:
    token = tokens[0]
    named = (DateToken("term"), DateToken("season", token.other), DateToken("year", token.value))
    return _season(named)


def _season_span(tokens: _Tokens) -> CalendarSpan | None:
    span = next(token for token in tokens if token.kind == "span")
    return _season(tokens) if span.other == span.value + 1 else None


def _quarter(tokens: _Tokens) -> CalendarSpan | None:
    return _part_of_year(tokens, _pick(tokens, "quarter_of", "ordinal"), 3)


def _half(tokens: _Tokens) -> CalendarSpan | None:
    return _part_of_year(tokens, _pick(tokens, "half_of", "ordinal"), 6)


def _part_of_year(tokens: _Tokens, order: int, months: int) -> CalendarSpan | None:
    """A quarter or half of the civil year, or of the financial year where that is said."""
    if order * months > 12:
        return None
    first = (order - 1) * months
    span = next((token for token in tokens if token.kind == "span"), None)
    if span is None:
        return CalendarSpan(first + 1, first + months, year=_year_in(tokens))
    if not any(t.kind == "financial" for t in tokens) or span.other != span.value + 1:
        return None
    years, month = divmod(first + 3, 12)
    return CalendarSpan(month + 1, (month + months - 1) % 12 + 1, year=span.value + years)


def _years(whole: CalendarSpan, tokens: _Tokens) -> CalendarSpan:
    span = next(token for token in tokens if token.kind == "span")
    return replace(whole, year=span.value, years=span.other - span.value)


def _school_years(tokens: _Tokens) -> CalendarSpan:
    return _years(SCHOOL_YEAR, tokens)


def _financial_years(tokens: _Tokens) -> CalendarSpan:
    return _years(FINANCIAL_YEAR, tokens)


def _civil_year(tokens: _Tokens) -> CalendarSpan:
    return replace(CIVIL_YEAR, year=_year_in(tokens))


def _back_to_school(tokens: _Tokens) -> CalendarSpan | None:
    """The return in late summer; that of another season is not one that people agree on."""
    seasons = [date_words().seasons[t.value] for t in tokens if t.kind == "season"]
    if any(season.first_month != BACK_TO_SCHOOL.last_month for season in seasons):
        return None
    return replace(BACK_TO_SCHOOL, year=_year_in(tokens))


# Kinds of tokens, in order, and what they make together.
_FORMS: tuple[tuple[str, Callable[[_Tokens], CalendarSpan | None]], ...] = (
    (r"date", _date),
    (r"(?:number|ordinal) month(?: year)?", _day),
    (r"month (?:number|ordinal)(?: year)?", _day),
    (r"month(?: year)?|year month", _month),
    (r"month_year", _month_year),
    (r"(?:term )?season(?: (?:term))?(?: year)?|year (?:term )?season", _season),
    (r"(?:term )?season(?: (?:term|school|civil))* span", _season_span),
    (r"term_of", _term),
    (r"quarter_of (?:financial )?(?:year|span)|(?:year|span) quarter_of", _quarter),
    (r"ordinal quarter (?:financial |civil )?(?:year|span)", _quarter),
    (r"half_of year|ordinal half (?:civil )?year", _half),
    (r"(?:(?:school|civil) )?span", _school_years),
    (r"financial span|span financial", _financial_years),
    (r"(?:civil )?year(?: civil)?", _civil_year),
    (r"back_to_school(?: season)?(?: year)?", _back_to_school),
)
