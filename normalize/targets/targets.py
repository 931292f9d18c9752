"""Targets: what a cell of a target column aims at, as data.

``parse_target`` gives a number only where the text states one and no other could be meant;
``target_doubts`` says why a number was left out. A target without a number is a deliverable or to
be determined. Cells that say that there is no target ("S.O.", "N/A", a dash) give None, as an
empty cell does.

A relative change keeps the sign of its direction: "diminution de 10 %" is -10. A range has the
comparator ``eq`` and both ends.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jalon.normalize.numbers.measures import (
    measure_of,
    speaks_of_time,
    target_lexicon,
    unit_of_bare_number,
    words_pattern,
)
from jalon.normalize.numbers.not_quantities import could_be_year, number_lexicon, words_in
from jalon.normalize.numbers.numbers import language_of
from jalon.normalize.numbers.quantities import find_quantities
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.normalize.text.stems import content_stems
from jalon.schemas.quantities import Quantity, QuantityRole, TargetDoubt
from jalon.schemas.values import Comparator, Measure, TargetKind, TargetValue, Unit

_BULLETS = " \t-•·▪◦‣*>;,."


def parse_target(
    text: str, *, indicator: str | None = None, language: str | None = None
) -> TargetValue | None:
    """Return what one target says, or None when it says that there is none.

    Args:
        text: One target as printed; see ``split_targets`` for a cell that holds two.
        indicator: The indicator's label; decides units that the target leaves open.
        language: ``fr`` or ``en``, of the document; guessed from the words when None.

    >>> parse_target("80 % et plus").comparator
    <Comparator.GE: 'ge'>
    >>> parse_target("5 m", indicator="Temps d'engagement").unit
    <Unit.MINUTE: 'minute'>
    >>> parse_target("À déterminer").kind
    <TargetKind.TO_BE_DETERMINED: 'to_be_determined'>
    >>> parse_target("12 ateliers et 45 participants").value
    >>> parse_target("S.O.")
    """
    plain = tidy(text).lstrip("•·▪◦‣*")
    if not has_target(plain):
        return None
    if _is_undetermined(level(plain)):
        return TargetValue(TargetKind.TO_BE_DETERMINED, measure=_measure(plain, indicator, None))
    chosen, _ = _choose(plain, indicator, language)
    if chosen is None:
        return TargetValue(TargetKind.DELIVERABLE, measure=_measure(plain, indicator, None))
    return TargetValue(
        kind=_kind(chosen),
        comparator=chosen.comparator,
        value=chosen.value,
        value_max=chosen.value_max,
        unit=chosen.unit,
        measure=_measure(plain, indicator, chosen.unit),
    )


def target_doubts(
    text: str, *, indicator: str | None = None, language: str | None = None
) -> tuple[TargetDoubt, ...]:
    """Return why a target's number was left out, or should be looked at; () when all is clear.

    >>> target_doubts("12 ateliers et 45 participants")
    (<TargetDoubt.SEVERAL_NUMBERS: 'several_numbers'>,)
    """
    plain = tidy(text).lstrip("•·▪◦‣*")
    if not has_target(plain) or _is_undetermined(level(plain)):
        return ()
    return _choose(plain, indicator, language)[1]


def has_target(text: str) -> bool:
    """Whether a cell states anything: not empty, not a dash, not "S.O." or "N/A"."""
    bare = level(tidy(text)).strip(_BULLETS + "()/")
    return bool(re.search(r"\w", bare)) and not _not_applicable().fullmatch(bare)


@cache
def _not_applicable() -> re.Pattern[str]:
    words = {level(word).strip(_BULLETS) for word in words_in(target_lexicon().not_applicable)}
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


def _measure(text: str, indicator: str | None, unit: Unit | None) -> Measure | None:
    if unit is not None:
        return Measure.PERCENTAGE if unit is Unit.PERCENT else Measure.UNIT
    bare = level(text).strip(_BULLETS)
    if words_pattern("yes_no").fullmatch(bare):
        return Measure.NOMINAL
    if words_pattern("ranks").fullmatch(bare):
        return Measure.ORDINAL
    named = measure_of(indicator) if indicator else None
    if named is None and not _is_undetermined(level(text)):
        return Measure.QUALITATIVE
    return named


Choice = tuple[Quantity | None, tuple[TargetDoubt, ...]]


def _choose(text: str, indicator: str | None, language: str | None) -> Choice:
    """Return the quantity that the target states, or None, and what is doubtful about it."""
    usage = language or language_of(f"{text} {indicator or ''}")
    quantities = find_quantities(
        text,
        language="en" if usage == "en" else None,
        speaks_of_time=speaks_of_time(indicator),
    )
    if _states_fraction(text):
        return None, (TargetDoubt.RATIO,)
    if not quantities:
        return None, (TargetDoubt.MAYBE_YEAR,) if could_be_year(text) else ()
    if _MULTIPLIED.search(level(text)):
        return None, (TargetDoubt.SEVERAL_NUMBERS,)
    chosen, doubts = _dominant(text, quantities, indicator)
    if chosen is None:
        return None, doubts
    settled = _settle(text, chosen, indicator)
    if settled.doubt is not None or settled.value is None or settled.unit is None:
        return None, (settled.doubt or TargetDoubt.AMBIGUOUS_NUMBER,)
    is_provisional = words_pattern("to_be_determined").search(level(text), settled.end)
    return settled, (TargetDoubt.PROVISIONAL,) if is_provisional else ()


# "5 projets x 3 ans": neither number stands for the product.
_MULTIPLIED = re.compile(r"(?:\bx|×) ?\d")


@cache
def _fraction() -> re.Pattern[str]:
    return re.compile(alternation(words_in(number_lexicon().fractions_alone)))


def _states_fraction(text: str) -> bool:
    return bool(_fraction().search(level(text)))


def _dominant(text: str, quantities: list[Quantity], indicator: str | None) -> Choice:
    """Return the one quantity that the text states, among all that it names."""
    judged = [_as_described(text, quantity) for quantity in quantities]
    if any(quantity.role is QuantityRole.RATIO for quantity in judged):
        return None, (TargetDoubt.RATIO,)
    finals = [q for q in judged if q.role is QuantityRole.FINAL]
    stated = [q for q in judged if q.role in (QuantityRole.OWN, QuantityRole.CHANGE)]
    rivals = [q for q in stated if q.role is QuantityRole.OWN and _differ(text, q, finals)]
    if finals and not rivals:
        return _only(finals)
    if finals or stated:
        return _agreeing(text, finals + stated, indicator)
    references = [q for q in judged if q.role is QuantityRole.REFERENCE]
    agreeing = [q for q in references if _agrees(text, q, indicator)]
    if len(agreeing) == 1:
        return agreeing[0], ()
    is_doubtful = bool(references) or any(_describes(text, q) for q in judged)
    return None, (TargetDoubt.REFERENCE_NUMBER,) if is_doubtful else ()


def _describes(text: str, quantity: Quantity) -> bool:
    """Whether a time describes a thing ("formation de 45 heures") and is no mere deadline."""
    return bool(re.search(r"\b(?:de|of) $|\bd'$|^$", level(text[: quantity.start])))


def _only(quantities: list[Quantity]) -> Choice:
    """Return the quantity when all are the same, with the bound that one of them prints."""
    if len({(q.value, q.value_max, q.unit) for q in quantities}) > 1:
        return None, (TargetDoubt.SEVERAL_NUMBERS,)
    bounded = [q for q in quantities if q.comparator is not Comparator.EQ]
    return (bounded or quantities)[0], ()


def _agreeing(text: str, quantities: list[Quantity], indicator: str | None) -> Choice:
    """Return the only quantity, or else the only one that counts what the indicator counts."""
    chosen, doubts = _only(quantities)
    if chosen is not None:
        return chosen, doubts
    has_change = any(q.role is QuantityRole.CHANGE for q in quantities)
    agreeing = [q for q in quantities if _agrees(text, q, indicator)]
    is_distributed = re.search(r"\b(?:par|per|chacune?|chaque|each)\b", level(text))
    if has_change or is_distributed or len(agreeing) != 1:
        return None, doubts
    return agreeing[0], ()


def _noun(text: str, quantity: Quantity) -> str | None:
    """Return the stem of the thing counted: the first word after the number that has meaning."""
    following = re.split(r"[.;:,()0-9]", text[quantity.end :], maxsplit=1)[0]
    stems = content_stems(following)
    return stems[0] if stems else None


def _differ(text: str, quantity: Quantity, others: list[Quantity]) -> bool:
    """Whether a quantity counts another thing than the others: neither can stand for both."""
    noun = _noun(text, quantity)
    nouns = {_noun(text, other) for other in others}
    same_value = any((q.value, q.unit) == (quantity.value, quantity.unit) for q in others)
    return bool(others) and not same_value and None not in (noun, *nouns) and noun not in nouns


def _agrees(text: str, quantity: Quantity, indicator: str | None) -> bool:
    """Whether the thing counted is the head of the indicator ("Nombre de participants …")."""
    if indicator is None or quantity.unit is not Unit.COUNT:
        return False
    levelled = level(tidy(indicator)).lstrip(_BULLETS)
    head = words_pattern("counts").match(levelled)
    if head is None:
        return False
    stems = content_stems(levelled[head.end() :])
    return bool(stems) and stems[0] == _noun(text, quantity)


# "un comité de 8 membres": the target is the committee. "Un total de 8" is a number.
_DESCRIBED = re.compile(
    r"""\b(?:une?|an?|one)\s
    (?!total|nombre|minimum|maximum|moyenne|score|objectif|cible|number|average|target|mean)
    [\w'-]+(?:\s[\w'-]+)?\s
    (?:de\s|d'|of\s|avec\s|with\s)$""",
    re.VERBOSE,
)
_PLURAL_BEFORE = re.compile(r"\w[sx] ?\($")


def _as_described(text: str, quantity: Quantity) -> Quantity:
    """Return the quantity as a reference where it only describes, or may be a note's mark."""
    levelled = level(text)
    before, after = levelled[: quantity.start], levelled[quantity.end :]
    if quantity.role is not QuantityRole.OWN or quantity.unit is not Unit.COUNT:
        return quantity
    in_brackets = before.endswith("(") and after.startswith(")")
    is_mark = in_brackets and bool(before.strip("( ")) and not _PLURAL_BEFORE.search(before)
    if is_mark or _DESCRIBED.search(before):
        return replace(quantity, role=QuantityRole.REFERENCE)
    return quantity


def _settle(text: str, chosen: Quantity, indicator: str | None) -> Quantity:
    """Return the quantity with the unit that the indicator gives to a number printed alone."""
    rest = text[: chosen.start] + " " + text[chosen.end :]
    if chosen.unit is not Unit.COUNT or chosen.value is None or re.search(r"[^\W\d_]{2}", rest):
        return chosen
    unit = unit_of_bare_number(indicator, chosen.value)
    return replace(
        chosen, unit=unit, doubt=chosen.doubt or (None if unit else TargetDoubt.UNIT_UNCLEAR)
    )
