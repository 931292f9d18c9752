"""Deadlines cut into tokens: years, months, seasons, and the words that join or bound them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from jalon.normalize.text.folding import fold
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.reading import DateToken, DateWords

_YEAR = r"20[0-5]\d"
_SPAN = re.compile(rf"({_YEAR})\s?[-/]\s?({_YEAR}|\d\d)(?![\d/-])")
_SHORT_SPAN = re.compile(r"([1-4]\d)\s?[-/]\s?([1-5]\d)(?![\d/-])")
_ISO_DATE = re.compile(rf"({_YEAR})[-/.](\d\d)[-/.](\d\d)(?!\d)")
_NUMBER_DATE = re.compile(rf"(\d\d?)[-/.](\d\d?)[-/.]({_YEAR})(?!\d)")
_MONTH_YEAR = re.compile(rf"(\d\d?)[-/]({_YEAR})(?!\d)")
_QUARTER = re.compile(rf"[tq]\s?([1-4])(?=\W|$|{_YEAR})")
_HALF = re.compile(r"[sh]\s?([12])(?=\s)")
_LONE_YEAR = re.compile(rf"{_YEAR}(?![\d-]\d)(?!\d)")
# "A2024", "H-2025": the terms of a university or cégep
_TERM = re.compile(rf"(?P<season>[ahe])-?({_YEAR})(?!\d)")
_TERM_SEASONS = {"h": "hiver", "e": "ete", "a": "automne"}
_PLAN_YEAR = re.compile(r"(?:an|annee|year)\s?([1-9])(?!\d)")
_ORDINAL = re.compile(r"(\d\d?)\s?(?:ere?|re|er|eme|ieme|e|st|nd|rd|th)(?![a-z])")
_NUMBER = re.compile(r"\d\d?(?!\d)")
_SPACE = re.compile(r"[\s.]+")
_SIGNS = {"-": "dash", "/": "dash", ",": "comma", ";": "semicolon", ":": "colon"}


def date_words() -> DateWords:
    """Return the words of dates and deadlines."""
    words: DateWords = read_wordlist("date_words.yaml", DateWords)
    return words


def tokenize_date(text: str) -> tuple[DateToken, ...] | None:
    """Return the tokens of a deadline, None when a word or number in it is not one of a date.

    >>> [t.kind for t in tokenize_date("d'ici la fin mars 2025")]
    ['by', 'end', 'month', 'year']
    >>> tokenize_date("après consultation des membres")
    """
    folded = fold(text)
    tokens: list[DateToken] = []
    position = 0
    while position < len(folded):
        space = _SPACE.match(folded, position)
        if space:
            position = space.end()
            continue
        found = _token_at(folded, position)
        if found is None:
            return None
        token, position = found
        if token.kind not in {"filler", "weekday"}:
            tokens.append(token)
    return tuple(tokens)


def _token_at(text: str, position: int) -> tuple[DateToken, int] | None:
    if position == 0 or not text[position - 1].isalnum() or not text[position].isalnum():
        for pattern, make in _NUMERIC:
            match = pattern.match(text, position)
            token = make(match) if match else None
            if match and token:
                return token, match.end()
        match = _phrases().match(text, position)
        if match:
            return _meaning()[match[0]], match.end()
    sign = _SIGNS.get(text[position])
    return (DateToken(sign), position + 1) if sign else None


def _full_date(day: int, month: int, year: int) -> DateToken | None:
    is_date = 1 <= month <= 12 and 1 <= day <= 31
    return DateToken("date", year, month * 100 + day) if is_date else None


def _iso_date(match: re.Match[str]) -> DateToken | None:
    return _full_date(int(match[3]), int(match[2]), int(match[1]))


def _number_date(match: re.Match[str]) -> DateToken | None:
    """``30/06/2025``; ``05/06/2025`` is May as well as June and is refused."""
    day, month, year = int(match[1]), int(match[2]), int(match[3])
    if month > 12 >= day:
        day, month = month, day
    elif day <= 12 and day != month:
        return None
    return _full_date(day, month, year)


def _month_year(match: re.Match[str]) -> DateToken | None:
    month = int(match[1])
    return DateToken("month_year", int(match[2]), month) if 1 <= month <= 12 else None


def _span(match: re.Match[str]) -> DateToken | None:
    """Two years; ``2025-06`` is a month, ``2011-12`` both and refused."""
    first, text = int(match[1]), match[2]
    last = int(text) if len(text) == 4 else first - first % 100 + int(text)
    if len(text) == 2 and 1 <= int(text) <= 12:
        is_both = last > first
        return None if is_both else DateToken("month_year", first, int(text))
    return DateToken("span", first, last) if 0 < last - first <= 15 else None


def _short_span(match: re.Match[str]) -> DateToken | None:
    first, last = 2000 + int(match[1]), 2000 + int(match[2])
    return DateToken("span", first, last) if last == first + 1 else None


def _term(match: re.Match[str]) -> DateToken:
    season = _meaning()[_TERM_SEASONS[match["season"]]]
    return DateToken("term_of", int(match[2]), season.value)


def _of(kind: str) -> Callable[[re.Match[str]], DateToken | None]:
    """A maker of tokens of one kind, whose value is the match's first group or whole."""
    return lambda match: DateToken(kind, int(match[match.lastindex or 0]))


_NUMERIC: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateToken | None]], ...] = (
    (_ISO_DATE, _iso_date),
    (_NUMBER_DATE, _number_date),
    (_SPAN, _span),
    (_MONTH_YEAR, _month_year),
    (_SHORT_SPAN, _short_span),
    (_LONE_YEAR, _of("year")),
    (_QUARTER, _of("quarter_of")),
    (_HALF, _of("half_of")),
    (_TERM, _term),
    (_PLAN_YEAR, _of("plan_year")),
    (_ORDINAL, _of("ordinal")),
    (_NUMBER, _of("number")),
)


@cache
def _meaning() -> dict[str, DateToken]:
    """Each listed word or phrase, and its token; the kinds that come later yield."""
    words = date_words()
    meaning: dict[str, DateToken] = {}
    for month, names in words.months.items():
        meaning |= {name: DateToken("month", month) for name in names}
    for i, season in enumerate(words.seasons):
        meaning |= {name: DateToken("season", i) for name in season.words}
    for weekday in words.weekdays:
        meaning[weekday] = DateToken("weekday")
    for kind, phrases in words.kinds.items():
        meaning |= {phrase: DateToken(kind) for phrase in phrases if phrase not in meaning}
    for order, names in words.ordinals.items():
        meaning |= {name: DateToken("ordinal", order) for name in names if name not in meaning}
    for name, number in words.numbers.items():
        meaning.setdefault(name, DateToken("number", number))
    return meaning


@cache
def _phrases() -> re.Pattern[str]:
    longest_first = sorted(_meaning(), key=len, reverse=True)
    return re.compile("|".join(map(_phrase_pattern, longest_first)))


def _phrase_pattern(phrase: str) -> str:
    """The phrase as whole words; after an elision or a hyphen the next word follows at once."""
    end = "" if phrase.endswith(("'", "-", ":", "&")) else r"(?![a-z0-9])"
    return re.escape(phrase).replace(r"\ ", r"\s+") + end
