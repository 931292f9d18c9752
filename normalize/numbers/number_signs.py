"""The digits and signs of a text, for comparing two readings of the same spot."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from jalon.schemas.crosscheck import NumberSigns

_SIGNS = re.compile(
    r"""
    \d                              # every digit
  | (?<=\d)[.,](?=\d)               # what parts decimals or thousands
  | (?<![^\W_])[-\u2013\u2212](?=\d)  # a minus sign, not the dash of 2024-2025
  | [%$€+±×]
    """,
    re.VERBOSE,
)
_COMPARISONS = re.compile(r"[<>≤≥]")
_ENUMERATOR = re.compile(r"\s*\(?\d{1,2}[.)]\s")
_DASHES = str.maketrans("\u2013\u2212", "--")


def number_signs(text: str) -> NumberSigns:
    """Return the digits of text with the signs that belong to them, spaces left out.

    >>> number_signs("≥ 1 250,5 $ en 2024-2025")
    NumberSigns(digits='1250,5$20242025', comparisons='≥')
    >>> number_signs("de −5 % à +5 %").digits
    '-5%+5%'
    """
    plain = "".join(_plain_digit(sign) for sign in text)
    signs = "".join(match[0] for match in _SIGNS.finditer(plain))
    return NumberSigns(signs.translate(_DASHES), "".join(_COMPARISONS.findall(plain)))


def same_number(first: str, second: str, *, in_order: bool = True, has_note: bool = False) -> bool:
    """Return whether two readings of one spot give the same number.

    A number that only opens the second, as in a list ("1. "), and a minus sign that may be its
    bullet are no difference, nor is a comparison sign that the second lacks: pdfminer has other
    characters for those of Symbol fonts.

    Args:
        first: Our reading.
        second: The other engine's.
        in_order: Whether the order of the characters counts.
        has_note: Whether the second may hold the number of a footnote besides.

    >>> same_number("≥ 1 250 $", "‡ 1250 $")
    True
    >>> same_number("75 %", "15 %")
    False
    >>> same_number("300", "3001", has_note=True)
    True
    """
    ours = number_signs(first)
    order: Callable[[str], object] = str if in_order else sorted
    for reading in (second, _ENUMERATOR.sub("", second, count=1), second.lstrip(" -\u2013\u2212")):
        theirs = number_signs(reading)
        forms = [theirs.digits, *(_without_mark(theirs.digits) if has_note else ())]
        if order(ours.digits) in map(order, forms):
            return theirs.comparisons in ("", ours.comparisons)
    return False


def _without_mark(digits: str) -> Iterator[str]:
    """The digits without each one or two of them that may number a footnote."""
    for length in (1, 2):
        for start in range(len(digits) - length + 1):
            yield digits[:start] + digits[start + length :]


def _plain_digit(sign: str) -> str:
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign
