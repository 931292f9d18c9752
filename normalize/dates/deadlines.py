"""Deadlines: the days that a printed due date names.

A grammar of ours over the words of ``date_words.yaml``. Every word must be understood or the
deadline is None: a date reader that skips what it does not know reads "T2 2025" as a day in
February. What the words come to:

- a school year ("2024-2025") runs from 1 July to 30 June, a financial year ("exercice
  2024-2025") from 1 April to 31 March, a lone year over the civil year;
- hiver is January to March, printemps April to June, été July and August, automne September to
  December; a *session d'hiver* runs to April, a *session d'été* from May;
- "début", "mi-", "fin" are the first, the middle, the last third ("fin mars": from the 21st);
- "d'ici", "au plus tard", "avant" leave the start open, "à partir de" the end;
- "en continu" is the plan's own span where the caller gives it, else None.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache

from jalon.normalize.dates.calendar_spans import (
    CIVIL_YEAR,
    SCHOOL_YEAR,
    in_plan,
    interval_of,
    is_within,
    joined,
    months_from,
    plan_interval,
)
from jalon.normalize.dates.date_forms import span_of
from jalon.normalize.dates.date_tokens import date_words, tokenize_date
from jalon.normalize.text.folding import fold, tidy
from jalon.schemas.reading import CalendarSpan, DateToken
from jalon.schemas.values import Interval, Period

_NOTE = re.compile(r"^(?P<main>[^()]*\S)\s*\((?P<note>[^()]*)\)\s*[.;]?$")
_BULLET = re.compile(r"^\s*(?:[\u2022\u25aa\u25a0\u25cf\uf0b7*>-]\s*)+")
_EDGES = " .;,:\u2022\u25aa\u25a0\u25cf\uf0b7*"
_BOUNDS = frozenset({"from", "by", "before", "after"})
_BORROWED = frozenset({"month", "quarter", "half", "financial", "year", "span"})
_JOINS = frozenset({"to", "dash", "and", "comma"})
_LISTS = frozenset({"and", "comma"})
_BETWEEN_AND = DateToken("to")
_Tokens = tuple[DateToken, ...]


def parse_deadline(text: str, *, plan: Period | None = None) -> Interval | None:
    """Return the days that the whole text names as a deadline, both included, or None.

    Args:
        text: One cell as printed; a note in brackets behind the date is left aside.
        plan: The plan's period, which gives "en continu" its span, "An 2" its year and, in a
            plan of one year, "automne" its year.

    >>> parse_deadline("Automne 2022")
    Interval(start=datetime.date(2022, 9, 1), end=datetime.date(2022, 12, 31))
    >>> parse_deadline("d'ici juin 2026")
    Interval(start=None, end=datetime.date(2026, 6, 30))
    >>> parse_deadline("Dès que possible")
    """
    plain = _unlabelled(_BULLET.sub("", tidy(text)).strip(_EDGES))
    if not plain or _is_postponed(plain):
        return None
    match = _NOTE.match(plain)
    if match is None:
        return _parse_plain(plain, plan)
    return _parse_noted(match["main"], match["note"], plan)


def _unlabelled(text: str) -> str:
    label, colon, rest = text.partition(":")
    return rest.strip() if colon and fold(label).strip() in date_words().labels else text


def _is_postponed(text: str) -> bool:
    """A date put off to another says two things; which one is due, only a person can say."""
    return any(word in date_words().postponed for word in re.findall(r"[a-z]+", fold(text)))


def _parse_noted(main: str, note: str, plan: Period | None) -> Interval | None:
    """The date before a bracket, and what the bracket says of it, if it speaks of dates."""
    months = _duration_in(note)
    if months is not None:
        return _years_of_duration(main, months)
    found = _parse_plain(main, plan)
    noted = tokenize_date(note)
    if not noted or noted[0].kind == "continuous":
        return found
    if _kinds(main) in (["plan_year"], ["continuous"]):
        return _parse_plain(note, None) or found
    whole = _parse_plain(f"{note} {main}", plan)  # "2025 (printemps)", "mars 2025 (fin)"
    return whole or _narrower(found, _parse_plain(note, plan))


def _kinds(text: str) -> list[str]:
    return [token.kind for token in tokenize_date(text) or ()]


def _narrower(one: Interval | None, other: Interval | None) -> Interval | None:
    """The interval that lies within the other, None when they are not of one mind."""
    for inner, outer in ((one, other), (other, one)):
        if inner is not None and outer is not None and is_within(inner, outer):
            return inner
    return None


def _parse_plain(text: str, plan: Period | None) -> Interval | None:
    tokens = tokenize_date(text)
    if tokens is None:
        return _plan_span(plan) if _says_ongoing(text) else None
    kinds = [token.kind for token in tokens]
    if "continuous" in kinds:
        rest = tuple(t for t in tokens if t.kind not in {"continuous", "comma"})
        return _parse_tokens(rest, None) if rest else _plan_span(plan)
    return _parse_tokens(_without_comma(tokens), plan)


def _without_comma(tokens: _Tokens) -> _Tokens:
    """English commas go ("March 31, 2026"); any other stays and is not understood."""
    return tuple(
        token
        for i, token in enumerate(tokens)
        if not (
            token.kind == "comma"
            and tokens[i + 1 : i + 2]
            and tokens[i + 1].kind == "year"
            and tokens[i - 1].kind in {"number", "ordinal", "month", "season"}
        )
    )


def _plan_span(plan: Period | None) -> Interval | None:
    return None if plan is None else plan_interval(plan)


def _says_ongoing(text: str) -> bool:
    """A sentence without any number that says "en continu"."""
    return not re.search(r"\d", text) and bool(_ongoing().search(fold(text)))


@cache
def _ongoing() -> re.Pattern[str]:
    phrases = (p for p in date_words().kinds["continuous"] if " " in p or p == "ongoing")
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")


def _parse_tokens(tokens: _Tokens, plan: Period | None) -> Interval | None:
    if not tokens:
        return None
    kind = tokens[0].kind
    if kind == "plan_year":
        return _plan_year(tokens, plan)
    if kind == "to":  # "à l'automne 2023"
        return _parse_tokens(tokens[1:], plan)
    if kind in _BOUNDS:
        return _bounded(kind, tokens[1:], plan)
    if tokens[-1].kind == "by":  # "June 2026 at the latest"
        return _bounded("by", tokens[:-1], plan)
    return _between(tokens, plan) or _range(tokens, plan) or _single(tokens, plan)


def _between(tokens: _Tokens, plan: Period | None) -> Interval | None:
    """Read ``entre janvier et mars 2025``, where "et" means "à"."""
    if tokens[0].kind != "between":
        return None
    return _range(tuple(_BETWEEN_AND if t.kind == "and" else t for t in tokens[1:]), plan)


def _plan_year(tokens: _Tokens, plan: Period | None) -> Interval | None:
    """``An 2`` of a plan over school years; ``An 1 : 2024-2025`` says its year itself."""
    rest = tuple(token for token in tokens[1:] if token.kind not in {"dash", "colon", "comma"})
    if rest:
        return _single(rest, None)
    if plan is None or tokens[0].value > max(1, plan.end_year - plan.start_year):
        return None
    if plan.end_year == plan.start_year:
        return plan_interval(plan)
    return interval_of(replace(SCHOOL_YEAR, year=plan.start_year + tokens[0].value - 1))


def _bounded(kind: str, tokens: _Tokens, plan: Period | None) -> Interval | None:
    if kind == "from":
        return _from(tokens, plan)
    found = _single(tokens, plan)
    if found is None or found.start is None or found.end is None:
        return None
    if kind == "after":
        return Interval(found.end + dt.timedelta(days=1), None)
    if kind == "before" and tokens[0].kind == "mid":  # before the 15th or by it: who knows
        return None
    if kind == "before" and tokens[0].kind != "end":
        return Interval(None, found.start - dt.timedelta(days=1))
    return Interval(None, found.end)


def _from(tokens: _Tokens, plan: Period | None) -> Interval | None:
    """From a first day on: to another date, for so long, or without an end."""
    if any(token.kind == "to" for token in tokens):
        return _range(tokens, plan)
    tokens, months = _without_duration(tokens)
    found = _single(tokens, plan)
    if found is None or found.start is None:
        return None
    return Interval(found.start, None) if months is None else months_from(found.start, months)


def _without_duration(tokens: _Tokens) -> tuple[_Tokens, int | None]:
    """``… pour une durée de 4 ans`` cut off, in months."""
    for i, token in enumerate(tokens):
        if token.kind == "duration":
            return tokens[:i], _months(tokens[i + 1 :])
    return tokens, None


def _months(tokens: _Tokens) -> int | None:
    if [t.kind for t in tokens] == ["number", "years"]:
        return 12 * tokens[0].value
    return tokens[0].value if [t.kind for t in tokens] == ["number", "months"] else None


def _duration_in(note: str) -> int | None:
    tokens = tokenize_date(note)
    if tokens is None:
        return None
    return _months(tuple(token for token in tokens if token.kind != "duration"))


def _years_of_duration(main: str, months: int) -> Interval | None:
    """``2020-2021 (2 ans)`` is two civil years, ``2020-2021 (1 an)`` a school year."""
    tokens = tokenize_date(main) or ()
    if [token.kind for token in tokens] != ["span"]:
        return None
    first, last = tokens[0].value, tokens[0].other
    if months == 12 * (last - first + 1):
        return interval_of(replace(CIVIL_YEAR, year=first, years=last - first))
    return _single(tokens, None) if months == 12 * (last - first) else None


def _range(tokens: _Tokens, plan: Period | None) -> Interval | None:
    """Two spans joined by "à" or a dash; by "et" or a comma when the one follows the other."""
    for i, token in enumerate(tokens):
        if token.kind not in _JOINS or not 0 < i < len(tokens) - 1:
            continue
        first, last = _span_left(tokens[:i], tokens[i + 1 :]), span_of(tokens[i + 1 :])
        if first is None or last is None:
            continue
        found = joined(in_plan(first, plan), in_plan(last, plan))
        if token.kind not in _LISTS or (found and _are_adjacent(first, last)):
            return found
    return None


def _span_left(left: _Tokens, right: _Tokens) -> CalendarSpan | None:
    """The span on the left; "15 au 30 juin" and "T1 à T3 2025" borrow from the right."""
    found = span_of(left)
    if found is not None:
        return found
    kinds = {token.kind for token in left}
    borrowed = [t for t in right if t.kind in _BORROWED and t.kind not in kinds]
    return span_of((*left, *borrowed))


def _are_adjacent(first: CalendarSpan, last: CalendarSpan) -> bool:
    """Whether the second begins on the day after the first ends, so that both are one stretch."""
    year = first.year or last.year or 2001
    one = interval_of(replace(first, year=first.year or year))
    other = interval_of(replace(last, year=last.year or year))
    return bool(one and other and one.end and other.start == one.end + dt.timedelta(days=1))


def _single(tokens: _Tokens, plan: Period | None) -> Interval | None:
    span = span_of(tokens)
    return None if span is None else interval_of(in_plan(span, plan))
