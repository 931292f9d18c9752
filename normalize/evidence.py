"""What a text is like, judged cheaply, so that the texts of a column show what it holds.

No value is made here: one word or two at the text's ends, its signs and its digits decide. Only
what looks like a date or a name of the registries is looked up for certain.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jalon.normalize.bodies.likeness import body_likeness
from jalon.normalize.dates.deadlines import parse_deadline
from jalon.normalize.dates.periods import parse_period
from jalon.normalize.evidence_words import (
    BULLETS,
    bounds_that_close,
    bounds_that_open,
    date_names,
    is_done,
    listed,
    nothings,
    number_words,
    openings_of,
    states,
    undetermined,
    yes_or_no,
)
from jalon.normalize.targets.target_splits import is_infinitive
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import level
from jalon.normalize.text.phrases import Words, closes, opens, words_in_order
from jalon.schemas.evidence import ValueKinds
from jalon.schemas.values import Period

# Cells come back: a heading on every page, "En continu" in every row.
_REMEMBERED = 1 << 14
# A longer text is prose; its beginning shows what it is.
_LONGEST = 240
_LONGEST_DUE = 60
_ANY_PLAN = Period(2020, 2030, "2020-2030")

_UNBULLETED = re.compile(r"^(?:[•·▪◦‣*➢✓►●■;,.\s]|[-+](?!\s?\d))+")
_DIGITS = r"\d+(?:[ .,']\d+)*"
_SCALED = r"(?:\s?(?:k|m|md|mds|mille|millions?|milliards?|billions?|thousand)\b)?"
_MONEY_SIGN = r"(?:\$|€|£|\b(?:cad|usd|eur|xof|f ?cfa|fcfa|chf|gbp|mad|dollars?|euros?|francs?)\b)"
_MONEY = re.compile(
    rf"{_DIGITS}{_SCALED}\s?(?:de |d')?[mk]?{_MONEY_SIGN}|{_MONEY_SIGN}\s?{_DIGITS}"
)
_PERCENT = re.compile(r"\d\s?(?:%|p\. ?100|pour ?cent\b|per ?cent\b|pct\b)")
_UNIT = (
    rf"(?:\s?(?:%|{_MONEY_SIGN}|[mk][$€]|ha|km2?|[mgk]wh?|t|tonnes?|h|heures?|hours?|min|minutes?"
    r"|jours?|days?|semaines?|weeks?|mois|months?|ans?|years?|etp|ftes?|pages?|points?))?"
)
_SIGN = r"(?:[<>≥≤=~±≈+-]|<=|>=|\+/-)?\s?"
_NUMBER = re.compile(
    rf"""{_SIGN}(?:[$€£]\s?)?{_DIGITS}{_SCALED}{_UNIT}            # ≥ 12 %, $2.5 million
    (?:\s?(?:-|a|to|/|sur)\s?{_SIGN}{_DIGITS}{_SCALED}{_UNIT})?   # 10 to 15 %
    \s?\+?[*.]?""",
    re.VERBOSE,
)
_IN_BRACKETS = re.compile(rf"\(\s?{_DIGITS}{_UNIT}\s?\){_UNIT}")
_OPENS_NUMBER = re.compile(rf"{_SIGN}(?:[$€£]\s?)?\d")
_YEAR = re.compile(r"(?:19[89]|20[0-7])\d")
_NOT_COUNTED = re.compile(
    r"""(?:19[89]|20[0-7])\d(?:\s?[-/]\s?(?:\d{4}|\d{2}))?(?!\d)   # 2025, 2024-2025
    | \b\d+(?:\.\d+){2,}                                           # 1.1.1
    | \b(?:\d{1,2}\s)?(?:janv|fevr?|mars|avr|mai|juin|juil|aout|sept|oct|nov|dec|jan|feb|apr
      |june?|july?|aug)[a-z]*\.?(?:\s\d{1,2}\b,?)?                 # 30 juin, June 30
    | \b[tqsh][1-4]\b | \b\d+(?:e|er|re|eme|st|nd|rd|th)\b
    | ^\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s?[a-z])                    # 1. Rédiger
    | ^\d{1,2}(?:\.\d{1,2})+(?=\s[a-z])""",
    re.VERBOSE,
)
_CODE = re.compile(
    r"""(?:(?:action|mesure|measure|objectif|objective|axe|axis|activite|activity|but|goal|os|oo|op
        |og|orientation|enjeu|priorite|priority|theme|strategie|strategy|fiche|item|no|n°)\s?:?\s?)?
    [a-z]{0,3}[ .-]?\d{1,3}(?:[.-]\d{1,3})*[a-z]?[.):]? | [ivx]{1,4}[.)]? | [a-h][.)]""",
    re.VERBOSE,
)
_MAYBE_NUMBER = re.compile(r"\d{1,3}|\d{1,2}\.\d{1,2}|[ivx]")
# "FY22 Q1", "Q3 FY 2023", "FY2025": years and quarters of a budget, as English plans write them
_FISCAL = re.compile(r"\b(?:fy\s?'?(?:20)?\d\d(?:\s?q[1-4])?|q[1-4],?\s?fy\s?'?(?:20)?\d\d)\b")
_MOST_OF_FISCAL = 8  # words
_NUMBERED = re.compile(
    r"\(?(?:\d{1,3}(?:\.\d{1,3})*[.):]?|(?:[a-z]|[ivx]{1,4})[.)])\s?-?\s(?=[^\W\d])"
)
_SENTENCE = re.compile(r"[a-zà-ÿ]{2}[.!?;]\s+[A-ZÀ-Þ]")
_ACTION_ENDING = re.compile(r"[a-z]{3,}(?:tion|sion|ment|age|ance)")
_OF = frozenset({"de", "d'", "des", "du", "of"})


@lru_cache(maxsize=_REMEMBERED)
def value_kinds(text: str) -> ValueKinds:
    """Return how much a text is like a number, a target, a deadline, a body, a deed and so on.

    Args:
        text: One cell or one line as printed; line breaks allowed.

    >>> kinds = value_kinds("Au moins 60 %")
    >>> kinds.is_target, kinds.is_percent, kinds.is_due
    (1.0, 1.0, 0.0)
    >>> value_kinds("Direction des études et de la vie étudiante").is_body >= 0.8
    True
    >>> value_kinds("Nombre d’ateliers").is_indicator, value_kinds("Tenir un salon").is_deed
    (1.0, 1.0)
    """
    plain = tidy(text)
    is_nothing = len(plain) < 20 and _is_nothing(plain)
    # a sign before a number is its own, before a word a bullet
    head = "" if is_nothing else _UNBULLETED.sub("", plain[:_LONGEST])
    levelled = level(head)
    words = words_in_order(levelled)
    # "9. Proportion des élèves": the words behind an item's number say what it is
    numbered = _NUMBERED.match(head)
    labels = words_in_order(levelled[numbered.end() :]) if numbered else words
    due, period, code = _due(head, words), _period(head), _code(head, levelled)
    number = _number(levelled, max(code, period))
    counted = max(_counted(levelled, max(due, code)), number)
    indicator, deed, state = _indicator(head, labels), _deed(labels), _state(words)
    return ValueKinds(
        is_blank=float(is_nothing),
        is_tick=float(len(plain) <= 2 and level(plain) in listed("ticks")),
        is_number=number,
        has_number=counted,
        is_percent=float(bool(_PERCENT.search(levelled))),
        is_money=float(bool(_MONEY.search(levelled))),
        is_target=_target(levelled, words, counted, max(due, indicator, state, code)),
        is_due=due,
        is_period=period,
        is_body=_body(head, deed),
        is_indicator=indicator,
        is_deed=deed,
        is_code=code,
        is_state=state,
        is_label_like=_label_like(head, words),
        n_chars=len(plain),
        n_words=len(plain.split()),
    )


def _is_nothing(plain: str) -> bool:
    bare = level(plain).strip(BULLETS + "()/_")
    return bare in nothings() or not (bare or re.search(r"[^\s\-._/()*]", plain))


def _number(levelled: str, other: float) -> float:
    """Return 1 where the whole is a number, less where it may be a year or a code besides."""
    if not (_NUMBER.fullmatch(levelled) or _IN_BRACKETS.fullmatch(levelled)):
        return 0.0
    if _YEAR.fullmatch(levelled.strip(" .")):
        return 0.3
    return 0.2 if other == 1.0 else 1.0


def _counted(levelled: str, other: float) -> float:
    """Return whether something is counted: a digit that is part of no date or code."""
    is_digit = re.search(r"\d", _NOT_COUNTED.sub(" ", levelled))
    return float(bool(is_digit) and other < 1.0)


def _code(head: str, levelled: str) -> float:
    """Return 1 for "1.1.1" and "A2", less where it may be a number ("1.1", "3") or a letter."""
    if len(levelled) > 20 or not _CODE.fullmatch(levelled):
        return 0.0
    if _MAYBE_NUMBER.fullmatch(levelled):
        return 0.5
    is_range = re.fullmatch(r"[ ]?-?\d+ ?- ?\d+", levelled)
    has_unit = re.fullmatch(r"\d+ ?[a-z]", levelled) and head[-1:].islower()
    return 0.2 if is_range or has_unit or _YEAR.search(levelled) else 1.0


def _due(head: str, words: Words) -> float:
    if not words or len(head) > _LONGEST_DUE:
        return 0.0
    rhythm = opens(words, openings_of("rhythms"))
    if rhythm == len(words) or (_FISCAL.search(level(head)) and len(words) <= _MOST_OF_FISCAL):
        return 1.0
    has_date = any(word in date_names() for word in words)
    has_year = bool(_YEAR.search(head))
    is_plan_year = len(words) > 1 and words[0] in ("an", "annee", "year") and words[1].isdigit()
    if not (has_date or has_year or rhythm or is_plan_year):
        return 0.0
    if parse_deadline(head, plan=_ANY_PLAN) is not None:
        return 0.8 if _period(head) else 1.0
    if rhythm:
        return 0.6
    return 0.5 if has_date and has_year and len(words) <= 10 else 0.0


def _period(head: str) -> float:
    return float(len(head) <= 40 and bool(_YEAR.search(head)) and parse_period(head) is not None)


def _target(levelled: str, words: Words, counted: float, other: float) -> float:
    """Return how much a text is like a target; what it is besides speaks against it."""
    if not words:
        return 0.0
    if opens(words, undetermined(at_end=False)):
        return 1.0
    if len(words) <= 6 and closes(words, undetermined(at_end=True)):
        return 0.9
    if levelled.rstrip(" .") in yes_or_no():
        return 0.8
    score = _quantity_score(levelled, words, counted)
    return score if score == 1.0 else round(score * (1 - other), 2)


def _quantity_score(levelled: str, words: Words, counted: float) -> float:
    """Return how surely a text states a quantity, or that a thing was done."""
    bound = opens(words, bounds_that_open())
    is_worded = any(word in number_words() for word in words[:4])
    if bound and (is_worded or any(w[:1].isdigit() for w in words[bound : bound + 3])):
        return 1.0
    if counted and (_NUMBER.fullmatch(levelled) or closes(words, bounds_that_close())):
        return counted
    if not counted and not is_worded:
        return 0.35 if len(words) <= 7 and is_done(levelled, words) else 0.0
    if words[0] in ("entre", "between") or opens(words, openings_of("changes")):
        return 0.9
    if _OPENS_NUMBER.match(levelled) or words[0] in number_words():
        return 0.9 if len(words) <= 6 else 0.7
    return 0.5 if len(words) <= 15 else 0.3


def _indicator(head: str, words: Words) -> float:
    if len(words) > 1 and opens(words, openings_of("indicator_heads")):
        return 1.0
    if not words or len(words) > 12 or words[0][:1].isdigit():
        return 0.0
    if any(word in listed("indicator_hints") for word in words[:3]):
        return 0.7
    return 0.5 if is_done(head, words) else 0.0


def _deed(words: Words) -> float:
    if not words or words[0] in date_names():
        return 0.0
    if words[1:2] and words[1] in _OF and opens(words, openings_of("body_heads")):
        return 0.3  # "Commission des clubs", no imperative
    if opens(words, openings_of("deed_verbs")):
        return 1.0 if len(words) > 1 else 0.8
    return _unlisted_verb(words) or _noun_of_action(words)


def _unlisted_verb(words: Words) -> float:
    """Return how surely an infinitive opens: English has words in -er, too."""
    is_reflexive = words[0] in ("s'", "se")
    if not is_infinitive(" ".join(words[1:2] if is_reflexive else words[:1])):
        return 0.0
    follows = "".join(words[1:2])
    is_french = follows in listed("after_infinitive") or follows[:1].isdigit()
    return 0.9 if is_french or is_reflexive else 0.4


def _noun_of_action(words: Words) -> float:
    if opens(words, openings_of("deed_nouns")):
        return 0.8
    if len(words) > 1 and words[1] in _OF and _ACTION_ENDING.fullmatch(words[0]):
        return 0.6
    is_gerund = words[0].endswith("ing") and len(words[0]) > 5 and len(words) > 2
    return 0.6 if is_gerund else 0.0


def _state(words: Words) -> float:
    count = opens(words, states())
    if count == 0:
        return 0.0
    return 1.0 if count == len(words) else 0.6


def _body(head: str, deed: float) -> float:
    likeness = body_likeness(head)
    return round(likeness / 2, 2) if deed >= 0.8 else likeness


def _label_like(head: str, words: Words) -> float:
    if not words or len(words) > 10 or not head[:1].isupper():
        return 0.0
    if head.endswith((".", ";", "?", "!")) or re.search(r"\d", head) or _SENTENCE.search(head):
        return 0.0
    return 1.0 if len(words) <= 6 else 0.5
