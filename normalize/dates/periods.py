"""Periods: the years that a heading, a title or a column's heading names.

``parse_period`` reads a text that names a period and nothing else; ``find_periods`` and
``find_period`` look inside a longer one ("Rapport annuel 2024-2025"). Years run from 1980 to
2079, a lone year from 2005 to 2059, so that postal codes, sums and counts are left alone.
"""

from __future__ import annotations

import re

from jalon.normalize.text.folding import fold
from jalon.schemas.reading import FoundPeriod
from jalon.schemas.values import Period

_YEAR = r"(?:19[89]\d|20[0-7]\d)"
_LONGEST_SPAN = 15  # the longest plan in years; more is two unrelated years

_MONTH = (
    r"(?:jan(?:v(?:ier|\.)?|uary|\.)?|fev(?:rier|r?\.)?|feb(?:ruary|\.)?|mars|mar(?:ch|\.)"
    r"|avr(?:il|\.)|apr(?:il|\.)?|mai|may|juin|june?|juil(?:let|\.)|july?|aout|aug(?:ust|\.)?"
    r"|sept(?:embre|ember|\.)?|oct(?:obre|ober|\.)?|nov(?:embre|ember|\.)?"
    r"|dec(?:embre|ember|\.)?)"
)
_SEASON = r"(?:printemps|ete|automne|hiver|spring|summer|fall|autumn|winter)"

# What may stand before a year without changing that the year is meant.
_LEAD_IN = re.compile(
    r"""^(?:
        (?:an|annee|year|y)\s?\d{1,2}(?=\s?[:(\-,\s]\s?\(?\D{0,3}\d{2})   # "An 1 : 2024-2025"
      | \d\s?(?:re|ere|e|er|st|nd|rd|th)\s(?:annee|year)\b               # "1re année 2024-2025"
      | (?:pour|for|de|of|l'|the|en|in)\s*(?=l?'?\s?(?:ann|exerc|year|[12]))
      | annees?\s(?:scolaires?|academiques?|universitaires?|financieres?|budgetaires?|civiles?)
      | annees?(?!\s\d{1,2}\b)
      | exercices?(?:\s(?:financiers?|budgetaires?))?
      | periode | period | (?:school|academic|fiscal|financial|calendar)\syears? | years?
      | a\.\s?[su]\. | a\.\s?f\. | ay | fy | ef
    )\s?[:\-,]?\s?""",
    re.VERBOSE,
)
_TRAIL = re.compile(
    r"""\s?(?:
        [*\u2020\u2021\u00b9\u00b2\u00b3]+            # a footnote's mark
      | [:;,.]                                        # closing punctuation
      | \(?\s?(?:an|annee|year|y)\s?\d{1,2}\s?\)?     # "(an 1)"
    )$""",
    re.VERBOSE,
)

_FULL_RANGE = re.compile(
    rf"""(?<![\d\-/.])
    (?P<first>{_YEAR})
    \s?(?:[-/]|\ba\b|\bau\b|\bto\b|\bthrough\b|\buntil\b|\bjusqu'(?:a|en)\b)\s?(?:en\s)?
    (?P<last>{_YEAR})
    (?![-/]\d|\s-\s?\d|\d)""",
    re.VERBOSE,
)
# "entre 2026 et 2028", "between 2026 and 2028", "les années 2026, 2027 et 2028"
_BETWEEN_YEARS = re.compile(
    rf"\b(?:entre|between)\s(?P<first>{_YEAR})\s(?:et|and)\s(?P<last>{_YEAR})(?![-/]?\d)"
)
_YEARS_NAMED = re.compile(
    rf"\b(?:annees|exercices|years)\s(?P<first>{_YEAR})(?:,\s{_YEAR})*,?\s(?:et|and|&)\s(?P<last>{_YEAR})(?![-/]?\d)"
)
_SHORT_RANGE = re.compile(
    rf"""(?<![\d\-/.])
    (?P<first>{_YEAR})\s?[-/]\s?(?P<last>\d\d)
    (?!\s?[-/]\s?\d|\d|\s?%)""",
    re.VERBOSE,
)
_TWO_DIGITS = re.compile(
    r"""(?<![\d\-/.,$])
    (?P<first>[0-7]\d)\s?[-/]\s?(?P<last>[0-7]\d)
    (?!\s?[-/]\s?\d|\d|\s?%|\s?(?:ans?|years?|pages?|p\.)\b)""",
    re.VERBOSE,
)
# "1er juillet 2024 au 30 juin 2025", "automne 2024 à hiver 2025"
_DATED_RANGE = re.compile(
    rf"""(?:\b(?:du|from)\s)?(?:\b\d{{1,2}}(?:er|st|nd|rd|th)?\s)?\b
    (?:{_MONTH}|{_SEASON})\s(?:\d{{1,2}}(?:st|nd|rd|th)?,\s)?(?P<first>{_YEAR})
    \s?(?:-|\ba\b|\bau\b|\bto\b|\bet\b|\band\b)\s?(?:(?:l'|la\s|le\s|the\s)?session\sd')?
    (?:l'|le\s)?(?:\d{{1,2}}(?:er)?\s)?
    (?:{_MONTH}|{_SEASON})\s(?:\d{{1,2}}(?:st|nd|rd|th)?,\s)?(?P<last>{_YEAR})\b""",
    re.VERBOSE,
)
# The year that ends on the last day of a financial (31 March) or school year (30 June).
_YEAR_END = re.compile(
    rf"""(?:\bau|\ble|\bthe|\bended|\bending|\bof|\bat|\bon|\bterminee?\s(?:le|au))\s
    (?:31\smars|30\sjuin|march\s31(?:st)?,?|june\s30(?:th)?,?)\s(?P<last>{_YEAR})\b""",
    re.VERBOSE,
)
_SINGLE = re.compile(rf"(?<![\d\-/.,])(?P<year>{_YEAR})(?![\d]|\s?[-/]\s?\d|[.,]\d|\s?[%$])")
# A word right after a lone year shows that it counts things ("2000 participants") …
# but "2021 Action Plan" names a year, and so does "2026 Target".
_COUNTED = re.compile(
    r"""^\s(?!(?:(?:action|work|annual|strategic|operational|implementation|improvement|progress
      |status|activity)\s){0,2}(?:plan|report|roadmap|update|programme?|commitments?|priorities|objectives)\b)
      (?!(?:targets?|goals?|milestones?|actuals?|results?|baselines?|values?|forecasts?|status
      |cibles?|objectifs?|resultats?|jalons?|valeurs?|previsions?|realise)\b)[a-z]{3,}""",
    re.VERBOSE,
)
_MAY_DATE = re.compile(r"\d\d")  # every form of a period has as much
# … unless one of these stands before it.
_YEAR_CUE = re.compile(
    rf"\b(?:{_MONTH}|{_SEASON}|annees?|exercice|an|en|depuis|plan|rapport|bilan|cibles?|year"
    r"|annuel|action|actions|activites|strategique|report|since|targets?|in|for|of|de)\s$"
)


def parse_period(text: str) -> Period | None:
    """Return the period that the whole text names, or None.

    "An 1" is None: only the document says which year that is. "2010-12" is None: it is a
    month as well as three years.

    >>> parse_period("24-25")
    Period(start_year=2024, end_year=2025, label='2024-2025')
    >>> parse_period("Année 2025")
    Period(start_year=2025, end_year=2025, label='2025')
    >>> parse_period("Cible 2025-2026")
    >>> parse_period("An 1")
    """
    folded = fold(text)
    if not _MAY_DATE.search(folded):
        return None
    bare = _without_decoration(folded)
    for found in _candidates(bare):
        if found.start == 0 and found.end == len(bare):
            return found.period
    return None


def find_periods(text: str) -> tuple[Period, ...]:
    """Return the periods named inside text in reading order, each once, most explicit kind only.

    >>> [p.label for p in find_periods("État de situation 2020-2021 du plan 2019-2024")]
    ['2020-2021', '2019-2024']
    """
    found = _candidates(fold(text))
    if not found:
        return ()
    best = min(item.rank for item in found)
    inside = sorted((f for f in found if f.rank == best), key=lambda f: f.start)
    return tuple(dict.fromkeys(item.period for item in inside))


def find_period(text: str) -> Period | None:
    """Return the one period named inside text, None when it names none or several.

    >>> find_period("PLAN D'ACTION TRIENNAL 2024-2027")
    Period(start_year=2024, end_year=2027, label='2024-2027')
    >>> find_period("Automne 2016").label
    '2016'
    >>> find_period("État au 31 mars 2021").label
    '2020-2021'
    """
    periods = find_periods(text)
    return periods[0] if len(periods) == 1 else None


def _without_decoration(text: str) -> str:
    """Drop brackets, lead-ins ("année scolaire"), footnote marks; to a fixed point."""
    before = None
    while before != text:
        before = text
        text = _LEAD_IN.sub("", text.strip(" ")).strip()
        text = _TRAIL.sub("", text).strip() if re.search(r"\d{2}\W*\S*.*$", text) else text
        text = _unbracketed(text)
    return text


def _unbracketed(text: str) -> str:
    if len(text) > 2 and (text[0], text[-1]) in {("(", ")"), ("[", "]")}:
        return text[1:-1].strip()
    return text


def _candidates(text: str) -> list[FoundPeriod]:
    """All readings of folded text as periods, the more explicit hiding what they overlap."""
    found: list[FoundPeriod] = []
    if not _MAY_DATE.search(text):
        return found
    for finder in _FINDERS:
        for item in finder(text):
            if not any(item.start < other.end and other.start < item.end for other in found):
                found.append(item)
    return found


def _span(first: int, last: int) -> Period | None:
    if not 0 < last - first <= _LONGEST_SPAN:
        return None
    return Period(first, last, f"{first}-{last}")


def _full_ranges(text: str) -> list[FoundPeriod]:
    out = []
    for pattern in (_DATED_RANGE, _BETWEEN_YEARS, _YEARS_NAMED, _FULL_RANGE):
        for match in pattern.finditer(text):
            first, last = int(match["first"]), int(match["last"])
            period = Period(first, first, str(first)) if first == last else _span(first, last)
            if period is not None:
                out.append(FoundPeriod(match.start(), match.end(), 0, period))
    return out


def _short_ranges(text: str) -> list[FoundPeriod]:
    """``2024-25``; ``2010-12`` reads as a month too and is left out."""
    out = []
    for match in _SHORT_RANGE.finditer(text):
        first, tail = int(match["first"]), int(match["last"])
        last = first - first % 100 + tail
        last += 100 if last <= first and tail < 20 else 0
        period = _span(first, last)
        if period is not None and (last == first + 1 or tail > 12):
            out.append(FoundPeriod(match.start(), match.end(), 0, period))
    return out


def _two_digit_ranges(text: str) -> list[FoundPeriod]:
    """``24-25``: only two years in a row, so that a score or an age range is left alone."""
    out = []
    for match in _TWO_DIGITS.finditer(text):
        first, last = int(match["first"]), int(match["last"])
        period = _span(2000 + first, 2000 + last)
        if period is not None and last == first + 1 and first >= 10:
            out.append(FoundPeriod(match.start(), match.end(), 1, period))
    return out


def _year_ends(text: str) -> list[FoundPeriod]:
    out = []
    for match in _YEAR_END.finditer(text):
        last = int(match["last"])
        period = Period(last - 1, last, f"{last - 1}-{last}")
        out.append(FoundPeriod(match.start(), match.end(), 2, period))
    return out


def _single_years(text: str) -> list[FoundPeriod]:
    out = []
    for match in _SINGLE.finditer(text):
        counted = _COUNTED.match(text[match.end() :])
        if counted and not _YEAR_CUE.search(text[: match.start()]):
            continue
        year = int(match["year"])
        if not 2005 <= year < 2060:
            continue
        out.append(FoundPeriod(match.start(), match.end(), 3, Period(year, year, str(year))))
    return out


_FINDERS = (_full_ranges, _short_ranges, _two_digit_ranges, _year_ends, _single_years)
