"""Targets: what a cell of a target column aims at, as data.

``parse_target`` gives a number only where the text states one and no other could be meant;
``target_doubts`` says why a number was left out. A target without a number is a deliverable or to
be determined. Cells that say that there is no target ("S.O.", "N/A", a dash) give None, as an
empty cell does.

A relative change keeps the sign of its direction: "diminution de 10 %" is -10; "doubler" is 100
percent more. A range has the comparator ``ge`` and both ends. A text with numbers of which none
can be taken is no deliverable: its kind is that of the number, its value None.

"3 sur 5" is 3 where the indicator counts things ("Nombre de cégeps engagés"); elsewhere a ratio
has no value, since its share of what is left open.
"""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.numbers.measures import measure_of, target_lexicon, words_pattern
from jalon.normalize.numbers.not_quantities import words_in
from jalon.normalize.numbers.quantity_patterns import frequencies
from jalon.normalize.targets.target_choice import BULLETS, choose_quantity
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.schemas.quantities import Quantity, QuantityRole, TargetDoubt
from jalon.schemas.values import Measure, Per, TargetKind, TargetValue, Unit, UnitHint


def parse_target(
    text: str,
    *,
    indicator: str | None = None,
    language: str | None = None,
    unit_hint: UnitHint | None = None,
) -> TargetValue | None:
    """Return what one target says, or None when it says that there is none.

    Args:
        text: One target as printed; see ``split_targets`` for a cell that holds two.
        indicator: The indicator's label; decides units that the target leaves open.
        language: ``fr`` or ``en``, of the document; guessed from the words when None.
        unit_hint: What a heading, a caption or a column of units says of bare numbers; see
            ``unit_hint_of``.

    >>> parse_target("80 % et plus").comparator
    <Comparator.GE: 'ge'>
    >>> parse_target("5 m", indicator="Temps d'engagement").unit
    <Unit.MINUTE: 'minute'>
    >>> parse_target("1 250", unit_hint=UnitHint(Unit.CAD, 1000)).value
    1250000.0
    >>> parse_target("1 fois par session").per
    <Per.SESSION: 'session'>
    >>> parse_target("À déterminer").kind
    <TargetKind.TO_BE_DETERMINED: 'to_be_determined'>
    >>> parse_target("12 ateliers et 45 participants").value
    >>> parse_target("S.O.")
    """
    plain = _plain(text)
    if not has_target(plain):
        return None
    if _is_undetermined(level(plain)):
        return TargetValue(TargetKind.TO_BE_DETERMINED, measure=_measure(plain, indicator, None))
    chosen, doubts = choose_quantity(plain, indicator, language, unit_hint)
    if chosen is None:
        return TargetValue(
            _kind_without_number(doubts),
            measure=_measure(plain, indicator, None),
        )
    return TargetValue(
        kind=_kind(chosen),
        comparator=chosen.comparator,
        value=chosen.value,
        value_max=chosen.value_max,
        unit=chosen.unit,
        measure=_measure(plain, indicator, chosen.unit),
        per=_per(level(plain), chosen),
    )


def target_doubts(
    text: str,
    *,
    indicator: str | None = None,
    language: str | None = None,
    unit_hint: UnitHint | None = None,
) -> tuple[TargetDoubt, ...]:
    """Return why a target's number was left out, or should be looked at; () when all is clear.

    >>> target_doubts("12 ateliers et 45 participants")
    (<TargetDoubt.SEVERAL_NUMBERS: 'several_numbers'>,)
    """
    plain = _plain(text)
    if not has_target(plain) or _is_undetermined(level(plain)):
        return ()
    return choose_quantity(plain, indicator, language, unit_hint)[1]


# A true minus sign belongs to its number, whatever space a producer sets between them.
_MINUS_SIGN = re.compile(r"\u2212\s+(?=\d)")
_LEADING_ZERO = re.compile(r"0(\d)")


def _plain(text: str) -> str:
    """Return a target tidied, without its bullet; "02" alone is the number 2."""
    plain = tidy(_MINUS_SIGN.sub("-", text)).lstrip("•·▪◦‣*")
    zero = _LEADING_ZERO.fullmatch(plain.strip())
    return zero[1] if zero else plain


def has_target(text: str) -> bool:
    """Whether a cell states anything: not empty, not a dash, not "S.O." or "N/A"."""
    bare = level(tidy(text)).strip(BULLETS + "()/")
    return bool(re.search(r"\w", bare)) and not _not_applicable().fullmatch(bare)


@cache
def _not_applicable() -> re.Pattern[str]:
    words = {level(word).strip(BULLETS) for word in words_in(target_lexicon().not_applicable)}
    return re.compile(alternation(words))


@cache
def _precedes_undetermined() -> re.Pattern[str]:
    words = alternation(words_in(target_lexicon().may_precede_undetermined))
    return re.compile(rf"(?:{words}|[ :(-])*")


def _is_undetermined(levelled: str) -> bool:
    """Whether the target itself is to be determined, and not a thing in it ("plan à venir")."""
    match = words_pattern("to_be_determined").search(levelled)
    return bool(match and _precedes_undetermined().fullmatch(levelled[: match.start()]))


def _kind(chosen: Quantity) -> TargetKind:
    is_change = chosen.role is QuantityRole.CHANGE
    return TargetKind.RELATIVE_CHANGE if is_change else TargetKind.ABSOLUTE


_NUMBER_DOUBTS = frozenset(TargetDoubt) - {TargetDoubt.REFERENCE_NUMBER, TargetDoubt.MAYBE_YEAR}


def _kind_without_number(doubts: tuple[TargetDoubt, ...]) -> TargetKind:
    """Return the kind of a target of whose numbers none was taken."""
    if TargetDoubt.SIGN_UNCLEAR in doubts:
        return TargetKind.RELATIVE_CHANGE
    has_number = bool(_NUMBER_DOUBTS.intersection(doubts))
    return TargetKind.ABSOLUTE if has_number else TargetKind.DELIVERABLE


_NO_FREQUENCY = re.compile(r"\b(?:in|within|of|for|over|after|la fin de|fin de|dans|pour) $")
_LONGEST_FREQUENCY = 80  # characters between a number and what it counts by


def _per(levelled: str, chosen: Quantity) -> Per | None:
    """Return what the chosen number counts by: the words after it, before the next number."""
    pattern, means = frequencies()
    if match := pattern.match(levelled):
        return means[match.group()]
    clause = re.split(r"[.;:]\s|\d", levelled[chosen.end :][:_LONGEST_FREQUENCY])[0]
    match = pattern.search(clause)
    if match is None or _NO_FREQUENCY.search(clause[: match.start()]):
        return None
    return means[match.group()]


def _measure(text: str, indicator: str | None, unit: Unit | None) -> Measure | None:
    if unit is not None:
        return Measure.PERCENTAGE if unit is Unit.PERCENT else Measure.UNIT
    bare = level(text).strip(BULLETS)
    if words_pattern("yes_no").fullmatch(bare):
        return Measure.NOMINAL
    if words_pattern("ranks").fullmatch(bare):
        return Measure.ORDINAL
    named = measure_of(indicator) if indicator else None
    if named is None and not _is_undetermined(level(text)):
        return Measure.QUALITATIVE
    return named
