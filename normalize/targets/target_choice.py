"""The one quantity that a target states, among all that it names; or none, and why.

Nothing is guessed: two numbers of which either may be meant leave none.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from jalon.normalize.numbers.measures import counts_things, speaks_of_time, words_pattern
from jalon.normalize.numbers.not_quantities import could_be_year, number_lexicon, words_in
from jalon.normalize.numbers.numbers import language_of
from jalon.normalize.numbers.quantities import find_quantities
from jalon.normalize.numbers.quantity_patterns import multipliers
from jalon.normalize.numbers.unit_hints import may_be_negative
from jalon.normalize.targets.target_units import settle_unit
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level
from jalon.normalize.text.stems import content_stems
from jalon.schemas.quantities import Quantity, QuantityRole, TargetDoubt
from jalon.schemas.values import Comparator, Unit, UnitHint

BULLETS = " \t-•·▪◦‣*>;,."
Choice = tuple[Quantity | None, tuple[TargetDoubt, ...]]


def choose_quantity(
    text: str, indicator: str | None, language: str | None, hint: UnitHint | None
) -> Choice:
    """Return the quantity that a tidy target states, or None, and what is doubtful about it.

    >>> choose_quantity("Rencontrer 8 écoles", None, None, None)[0].value
    8.0
    """
    if len(text) > LONGEST or _FORMULA.match(text):
        return None, (TargetDoubt.SEVERAL_NUMBERS,)
    bracketed = _BRACKETED.fullmatch(text)
    if bracketed is None:
        return _choose_plain(text, indicator, language, hint)
    inner = "".join(part or "" for part in bracketed.groups())
    chosen, doubts = _choose_plain(inner, indicator, language, hint)
    is_minus = (hint is not None and hint.brackets_mean_minus) or may_be_negative(indicator)
    if chosen is None or not is_minus:
        return None, doubts or (TargetDoubt.SIGN_UNCLEAR,)
    value = None if chosen.value is None else -chosen.value
    return replace(chosen, value=value, role=QuantityRole.OWN), doubts


LONGEST = 2000  # characters; a longer cell is an account, and no target is picked from it

# "=1+1", "=SUM(A1:A3)", "@sum(1)": what a spreadsheet would reckon is not what the page states.
_FORMULA = re.compile(r"[=@]\s*(?:[-+]?[\d.,]+\s*[-+*/^&]|[A-Za-z_.]+\s*\()|=\s*[A-Z]{1,3}\d")

# "(20)", "(20 076) $", "$ (12)": nothing but a number in brackets, with its unit.
_BRACKETED = re.compile(
    r"(?P<sign>[$€£] ?)?\( ?(?P<number>[$€£]? ?\d[\d ,.']*(?: ?[%$€]| ?[MkK]?[$€])?) ?\)"
    r"(?P<unit> ?(?:[%$€£]|[MkK][$€]|[A-Z]{2,4}))?"
)


def _choose_plain(
    text: str, indicator: str | None, language: str | None, hint: UnitHint | None
) -> Choice:
    usage = language or language_of(f"{text} {indicator or ''}")
    quantities = find_quantities(
        text,
        language="en" if usage == "en" else None,
        speaks_of_time=speaks_of_time(indicator),
    )
    if multiplied := _multiplied(text, quantities):
        return multiplied, ()
    if doubts := _doubted_as_a_whole(text, quantities):
        return None, doubts
    chosen, doubts = _dominant(text, quantities, indicator)
    if chosen is None:
        return None, doubts
    settled = settle_unit(text, chosen, indicator, hint)
    if settled.doubt is not None or settled.value is None or settled.unit is None:
        return None, (settled.doubt or TargetDoubt.AMBIGUOUS_NUMBER,)
    is_provisional = words_pattern("to_be_determined").search(level(text), settled.end)
    return settled, (TargetDoubt.PROVISIONAL,) if is_provisional else ()


def _doubted_as_a_whole(text: str, quantities: list[Quantity]) -> tuple[TargetDoubt, ...]:
    if _states_fraction(text):
        return (TargetDoubt.RATIO,)
    if not quantities:
        return (TargetDoubt.MAYBE_YEAR,) if could_be_year(text) else ()
    return (TargetDoubt.SEVERAL_NUMBERS,) if _MULTIPLIED.search(level(text)) else ()


def _multiplied(text: str, quantities: list[Quantity]) -> Quantity | None:
    """Return the change that "doubler" or "× 2" states, unless another number says more."""
    levelled = level(text).strip(BULLETS)
    pattern, means = multipliers()
    match = pattern.match(levelled)
    if match is None or (means[match[1]].is_whole and match.end() < len(levelled)):
        return None
    offset = level(text).index(levelled)
    end = offset + match.end()
    others = [q for q in quantities if q.start >= end and q.role not in _BESIDE]
    if others:
        return None
    return Quantity(
        value=means[match[1]].change_pct, value_max=None, comparator=Comparator.EQ,
        unit=Unit.PERCENT, role=QuantityRole.CHANGE, doubt=None, sign="", start=offset, end=end,
        number_start=offset, number_end=end,
    )  # fmt: skip


_BESIDE = (QuantityRole.FRAME, QuantityRole.REFERENCE)


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
    if len(judged) == 1:
        judged = [_alone(text, judged[0], indicator)]
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


def _alone(text: str, quantity: Quantity, indicator: str | None) -> Quantity:
    """Return the only quantity as the text's own where nothing else can be meant.

    "3 sur 5" is 3 of what the indicator counts; "les cinq (5) communes du lac" is 5 communes.
    """
    before = level(text[: quantity.start]).strip(BULLETS)
    is_ratio = quantity.role is QuantityRole.RATIO and quantity.value is not None
    if is_ratio and counts_things(indicator) and not before:
        return replace(quantity, role=QuantityRole.OWN, unit=Unit.COUNT, doubt=None)
    is_reference = quantity.role is QuantityRole.REFERENCE and quantity.unit is Unit.COUNT
    if is_reference and _ALL_OF.fullmatch(before):
        return replace(quantity, role=QuantityRole.OWN)
    return quantity


_ALL_OF = re.compile(r"(?:tou(?:s|tes) )?les|(?:all )?the|all(?: of the)?")


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
    levelled = level(tidy(indicator)).lstrip(BULLETS)
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


# "60 % des entreprises de plus de 50 personnes": the 50 says which enterprises.
_SHARE_OF = re.compile(
    r"""(?:%|p\. ?100|pour cent|per ?cent)\s(?:des?|du|d'|of)\b[^.;:,\d%]{2,60}?
    (?P<link>\b(?:de|d'|of|with|having|ayant|comptant|employant)\s?)?$""",
    re.VERBOSE,
)


def _describes_whole(before: str, quantity: str) -> bool:
    """Whether a count only describes the things of which a percentage is taken."""
    match = _SHARE_OF.search(before[-120:])
    return match is not None and bool(match["link"] or quantity.startswith(("de ", "d'")))


def _as_described(text: str, quantity: Quantity) -> Quantity:
    """Return the quantity as a reference where it only describes, or may be a note's mark."""
    levelled = level(text)
    before, after = levelled[: quantity.start], levelled[quantity.end :]
    if quantity.role is not QuantityRole.OWN or quantity.unit is not Unit.COUNT:
        return quantity
    in_brackets = before.endswith("(") and after.startswith(")")
    is_mark = in_brackets and bool(before.strip("( ")) and not _PLURAL_BEFORE.search(before)
    if is_mark or _DESCRIBED.search(before) or _describes_whole(before, levelled[quantity.start :]):
        return replace(quantity, role=QuantityRole.REFERENCE)
    return quantity
