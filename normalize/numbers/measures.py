"""What kind of measure an indicator is (IATI code list IndicatorMeasure), from its own words."""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.numbers.not_quantities import words_in
from jalon.normalize.numbers.quantity_patterns import holds
from jalon.normalize.numbers.unit_hints import unit_hint_of
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.quantity_words import TargetLexicon, WordEntry
from jalon.schemas.values import Measure, Unit


@cache
def target_lexicon() -> TargetLexicon:
    """Return the words of targets and indicators, read once."""
    return read_wordlist("target_words.yaml", TargetLexicon)


@cache
def words_pattern(kind: str) -> re.Pattern[str]:
    """Return the pattern of the words of one list of the lexicon."""
    entries: tuple[WordEntry, ...] = getattr(target_lexicon(), kind)
    return re.compile(alternation(words_in(entries)))


def measure_of(indicator: str) -> Measure | None:
    """Return what an indicator measures, or None where its words do not say.

    >>> measure_of("Nb d'établissements"), measure_of("Taux de satisfaction")
    (<Measure.UNIT: 'unit'>, <Measure.PERCENTAGE: 'percentage'>)
    >>> measure_of("Plan de travail")
    """
    levelled = level(tidy(indicator)).lstrip(" -•*")
    if words_pattern("counts").match(levelled):
        return Measure.UNIT
    if words_pattern("percentages").match(levelled) or words_pattern("rates").match(levelled):
        return Measure.PERCENTAGE
    return Measure.PERCENTAGE if "(%)" in levelled or "(en %)" in levelled else None


def speaks_of_time(indicator: str | None) -> bool:
    """Whether an indicator measures a time, so that "5 m" is five minutes."""
    return indicator is not None and bool(holds("time_indicators").search(level(tidy(indicator))))


_BRACKET = re.compile(r"[(\[]")
# Printed in the indicator, for targets that are bare numbers: "Durée (minutes)", "Budget ($)".
_UNIT_SIGNS = (
    (
        re.compile(r"\((?:en )?(?:%|pourcentage|percent)\)|^%|^(?:pourcentage|percentage)"),
        Unit.PERCENT,
    ),
    (re.compile(r"\((?:en )?(?:\$|dollars|\$ ca|cad)\)"), Unit.CAD),
    (
        re.compile(r"\((?:en |in )?(?:min\.?|minutes?)\)|\b(?:en|in|de|d'|of) ?minutes\b"),
        Unit.MINUTE,
    ),
    (
        re.compile(r"\((?:en |in )?(?:h|heures?|hours?)\)|\b(?:en|in|d'|of) ?(?:heures|hours)\b"),
        Unit.HOUR,
    ),
    # not the plural of "projet(s)"
    (re.compile(r"(?<= )\((?:en |in )?(?:s|sec\.?|secondes?|seconds?)\)"), Unit.SECOND),
    (re.compile(r"\((?:en |in )?(?:jours?|days?)\)|\b(?:en|in) (?:jours|days)\b"), Unit.DAY),
    (re.compile(r"\((?:en |in )?(?:semaines?|weeks?)\)"), Unit.WEEK),
    (re.compile(r"\((?:en |in )?(?:mois|months?)\)"), Unit.MONTH),
)


def unit_of_bare_number(indicator: str | None, value: float) -> Unit | None:
    """Return the unit of a number that is printed alone, or None where it cannot be told.

    An indicator that names its unit decides ("Durée (minutes)"). A bare number of a rate is a
    percentage above 10, and 0 is 0 %; up to 10 it may as well be a mark out of 5 or 10.
    """
    if indicator is None:
        return Unit.COUNT
    levelled = level(tidy(indicator)).lstrip(" -•*")
    stated = stated_unit(indicator)
    if stated is not None:
        return stated
    if words_pattern("rates").match(levelled) or words_pattern("percentages").match(levelled):
        return Unit.PERCENT if value == 0 or 10 < value <= 100 else None
    return Unit.COUNT


def stated_unit(indicator: str) -> Unit | None:
    """Return the unit that an indicator's own words or its bracket state, or None.

    >>> stated_unit("Durée (minutes)"), stated_unit("Superficie protégée (ha)")
    (<Unit.MINUTE: 'minute'>, <Unit.HA: 'ha'>)
    """
    levelled = level(tidy(indicator)).lstrip(" -•*")
    for pattern, unit in _UNIT_SIGNS:
        if pattern.search(levelled) and not _also_counts(levelled, unit):
            return unit
    hint = unit_hint_of(indicator) if _BRACKET.search(indicator) else None
    if hint is None or hint.unit in (None, Unit.COUNT) or hint.factor != 1:
        return None
    return None if hint.unit is None or _also_counts(levelled, hint.unit) else hint.unit


def counts_things(indicator: str | None) -> bool:
    """Whether an indicator begins as a number of things does: "Nombre de …"."""
    if indicator is None:
        return False
    return bool(words_pattern("counts").match(level(tidy(indicator)).lstrip(" -•*")))


def _also_counts(levelled: str, unit: Unit) -> bool:
    """Whether "Nb de visites et %" leaves a bare number a count."""
    return unit is Unit.PERCENT and bool(words_pattern("counts").search(levelled))
