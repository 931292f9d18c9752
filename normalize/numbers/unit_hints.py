"""Units and scales that stand beside a number: in a heading, a caption, a column of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from jalon.normalize.numbers.not_quantities import quantity_lexicon, words_in
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.schemas.values import Unit, UnitHint

_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_AFTER_IN = re.compile(r"(?:^|.*?[^a-z'])(?:en|in) (?P<unit>[^.;:]+)$")
# "m" is a metre as well as a minute, "(s)" a plural, "Target (year)" the target of a year.
_NOT_IN_HEADINGS = frozenset(
    {"m", "s", "an", "annee", "year", "month", "semaine", "week", "jour", "day"}
)
_SIGN_FIRST = re.compile(r"^([$€£]|(?:cad|usd|eur|xof)\b) ?(.+)$")  # "$ thousands", "$000"
_LONGEST_UNIT = 45  # characters: "en milliers de dollars canadiens courants"
_LONGEST_HEADING = 300  # a note below a table may be a sentence
# What may stand after a unit and change nothing.
_QUALIFIED = r"(?: (?:courants?|constants?|par an(?:nee)?|current|constant|per year|annuels?))?"


def unit_hint_of(heading: str) -> UnitHint | None:
    """Return the unit and the scale that a heading, a caption or a cell of units states, or None.

    A word of a unit counts in brackets, after "en" or "in", or as the whole text. Two that differ
    decide nothing.

    >>> unit_hint_of("Budget (en milliers de dollars)")
    UnitHint(unit=<Unit.CAD: 'CAD'>, factor=1000.0, brackets_mean_minus=False)
    >>> unit_hint_of("Cible (%)").unit, unit_hint_of("M$").factor, unit_hint_of("ha").unit
    (<Unit.PERCENT: 'percent'>, 1000000.0, <Unit.HA: 'ha'>)
    >>> unit_hint_of("Target ($ thousands)").factor
    1000.0
    >>> unit_hint_of("Cible 2025-2026")
    """
    levelled = level(tidy(heading))[:_LONGEST_HEADING].strip(" .:;*")
    found = {read for text in _candidates(levelled) if (read := _unit_in(text)) is not None}
    unit, factor = found.pop() if len(found) == 1 else (None, 1.0)
    is_signed = bool(_signs()[0].search(levelled) or _signs()[1].match(levelled))
    if (unit, factor) == (None, 1.0) and not is_signed:
        return None
    return UnitHint(unit, factor, is_signed)


def may_be_negative(indicator: str | None) -> bool:
    """Whether an indicator measures what may be below zero, so that "(20)" is -20.

    >>> may_be_negative("Écart budgétaire"), may_be_negative("Nombre d'abandons")
    (True, False)
    """
    return indicator is not None and bool(_signs()[1].match(level(tidy(indicator))))


def _candidates(levelled: str) -> Iterator[str]:
    """Yield the parts of a heading that may be a unit and nothing else."""
    yield from (match[1].strip() for match in _BRACKETS.finditer(levelled))
    bare = _BRACKETS.sub(" ", levelled).strip()
    if match := _AFTER_IN.fullmatch(bare):
        yield match["unit"].strip()
    yield levelled


def _unit_in(text: str) -> tuple[Unit | None, float] | None:
    if not text or len(text) > _LONGEST_UNIT:
        return None
    pattern, unit_of, scale_of = _unit_pattern()
    match = pattern.fullmatch(text) or pattern.fullmatch(_SIGN_FIRST.sub(r"\2 \1", text))
    if match is None:
        return None
    unit, factor = unit_of.get(match["unit"] or "", (None, 1.0))
    scale = scale_of.get(match["scale"] or "", 1.0)
    if match["unit"] is None and len(match["scale"] or "") < 3:
        return None  # "m" and "k" alone may be anything
    is_letter = match["scale"] in ("k", "m", "md", "mm")
    if is_letter and not (unit is not None and unit.is_money):
        return None
    return unit, factor * scale


@cache
def _unit_pattern() -> tuple[
    re.Pattern[str], dict[str, tuple[Unit | None, float]], dict[str, float]
]:
    lexicon = quantity_lexicon()
    units: dict[str, tuple[Unit | None, float]] = {}
    for entry in lexicon.units:
        words = {level(word) for word in entry.words} - _NOT_IN_HEADINGS
        units |= dict.fromkeys(words, (entry.unit, entry.factor))
    units |= {level(word): (Unit.POINT, 1.0) for word in words_in(lexicon.percentage_points)}
    units |= {level(word): (Unit.COUNT, 1.0) for word in words_in(lexicon.plain_counts)}
    scales = {level(word): entry.factor for entry in lexicon.scales for word in entry.words}
    unit, scale = _longest_first(units), _longest_first(scales)
    return (
        re.compile(
            rf"(?:en |in )?(?:(?P<scale>{scale}) ?(?:de |d'|of )?)?(?P<unit>{unit})?{_QUALIFIED}"
        ),
        units,
        scales,
    )


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda word: (-len(word), word)))


@cache
def _signs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lexicon = quantity_lexicon()
    return (
        re.compile(alternation(words_in(lexicon.brackets_as_minus))),
        re.compile(r"(?:\d+[.)] )?" + alternation(words_in(lexicon.signed_indicators))),
    )
