"""Numbers as French and English print them, and where they stand in a text.

``find_numbers`` finds what counts or measures something. Dates, years, codes, ordinals, laws and
the like are left out (``not_quantities``), articles too: "une entente" counts nothing, "au moins
une entente" and "une (1) entente" do. A number that can be read in two ways has the value None.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from text_to_num import text2num

from jalon.normalize.numbers.not_quantities import (
    is_year,
    not_quantities,
    number_lexicon,
    quantity_lexicon,
    unit_words,
    words_in,
)
from jalon.normalize.numbers.quantity_patterns import currencies_before
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import alternation, level, words_around
from jalon.schemas.quantities import NumberForm, NumberSpan
from jalon.schemas.values import Unit

_DIGITS = re.compile(
    r"""
    (?<![\w.,])(?<![^\W\d]-)      # not inside a word, a code or another number
    (?:
        [0-9]{1,3}(?:[ ][0-9]{3})+(?![0-9])       # 12 500, with its decimals
        (?:[.,][0-9]{1,2}(?![0-9]))?
      | [0-9]{1,3}(?:'[0-9]{3})+(?![0-9])         # 3'000, as the Swiss group
        (?:[.,][0-9]{1,2}(?![0-9]))?
      | [0-9]*[½¼¾⅓⅔⅛⅜⅝⅞]                         # 1½
      | [0-9]+(?:[.,][0-9]+)*                     # 12500; 12,5; 1,250,000; 1.234
      | [.,][0-9]+                                # .5
    )
    (?![0-9])
    """,
    re.VERBOSE,
)
# What may be attached to digits and leave them a number, besides units: magnitudes, "fois".
_ATTACHED = "k|m|md|mds|mm|s|j|x"
_LONGEST_SIGN = 24  # characters of a currency before a number
_SWISS_GROUPS = re.compile(r"[0-9]{1,3}(?:'[0-9]{3})+(?:[.,][0-9]{1,2})?")
_THREE_AFTER_SIGN = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_GROUPS_OF_THREE = re.compile(r"[0-9]{1,3}(?:([.,])[0-9]{3})(?:\1[0-9]{3})+")
_DECIMAL = re.compile(r"([0-9]*)([.,])([0-9]+)")
_MIXED = re.compile(r"([0-9]{1,3}(?:([.,])[0-9]{3})+)(?!\2)[.,]([0-9]{1,2})")


def parse_number(text: str, *, language: str | None = None) -> float | None:
    """Return the one number that text consists of, or None.

    Args:
        text: A number and nothing else, in digits or words.
        language: ``fr`` or ``en`` decides what a comma or a full stop before three digits is.

    >>> parse_number("1 250,5")
    1250.5
    >>> parse_number("2.7 K")
    2700.0
    >>> parse_number("vingt et un")
    21.0
    >>> parse_number("1.234")
    >>> parse_number("1,250", language="en")
    1250.0
    >>> parse_number("5e")
    """
    plain = tidy(text)
    if re.fullmatch(r"[0-9]{4}", plain):
        return float(plain)
    spans = find_numbers(plain, language=language)
    if len(spans) != 1 or (spans[0].start, spans[0].end) != (0, len(plain)):
        return None
    return spans[0].value


def find_numbers(text: str, *, language: str | None = None) -> list[NumberSpan]:
    """Return the numbers in text that count or measure something, in order, not overlapping.

    >>> [(n.value, n.form.value) for n in find_numbers("Deux projets et 1 250 vues en 2025")]
    [(2.0, 'words'), (1250.0, 'digits')]
    """
    levelled = level(text)
    closed = [*not_quantities(levelled)]
    digits = _digit_numbers(text, levelled, closed, language)
    taken = closed + [(span.start, span.end) for span in digits]
    worded = [s for s in _word_numbers(text, levelled) if not _overlaps(s.start, s.end, taken)]
    return _drop_repeats(levelled, sorted(digits + worded, key=lambda span: span.start))


def language_of(text: str) -> str | None:
    """Return ``en`` where the small words of a text are English, None where they are not.

    Only English is told: there "1,250" is read, in French it is left open.
    """
    words = set(re.findall(r"[a-z]+", level(text)))
    english, french = _small_words()
    return "en" if len(words & english) > len(words & french) else None


@cache
def _small_words() -> tuple[frozenset[str], frozenset[str]]:
    lists: dict[str, set[str]] = {"en": set(), "fr": set()}
    for entry in number_lexicon().function_words:
        lists[entry.language].update(level(word) for word in entry.words)
    return frozenset(lists["en"] - lists["fr"]), frozenset(lists["fr"] - lists["en"])


def _overlaps(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(start < last and first < end for first, last in spans)


def _digit_numbers(
    text: str, levelled: str, closed: list[tuple[int, int]], language: str | None
) -> list[NumberSpan]:
    found: list[NumberSpan] = []
    for match in _DIGITS.finditer(levelled):
        start, end = match.span()
        if _overlaps(start, end, closed) or is_year(levelled, start, end):
            continue
        if not _stands_free(levelled, end):
            continue
        form, factor, end = _magnitude_at(text, levelled, end)
        # A currency sign before the number is English usage.
        before = levelled[max(0, start - _LONGEST_SIGN) : start]
        is_priced = bool(currencies_before()[0].search(before))
        if is_priced and form is NumberForm.DIGITS:
            form, factor, end = _english_magnitude_at(levelled, end)
        value = _digits_value(match.group(), "en" if is_priced else language)
        if value is None and factor == 1 and _is_sum(levelled, match.group(), end):
            value = float(re.sub(r"[.,]", "", match.group()))
        exact = None if value is None else round(value * factor, 6)
        found.append(NumberSpan(exact, start, end, form, factor))
    return found


def _is_sum(levelled: str, digits: str, end: int) -> bool:
    """Whether "1.250" is a sum of money: none has three decimals."""
    is_money = _money_after().match(levelled, end)
    return bool(is_money and _THREE_AFTER_SIGN.fullmatch(digits))


@cache
def _money_after() -> re.Pattern[str]:
    entries = [entry for entry in quantity_lexicon().units if entry.unit.is_money]
    return re.compile(" ?" + alternation(word for entry in entries for word in entry.words))


@cache
def _attached() -> re.Pattern[str]:
    units = "|".join(sorted(map(re.escape, unit_words()), key=lambda w: (-len(w), w)))
    return re.compile(rf"(?:{_ATTACHED})?(?:{units})?(?![^\W_])")


def _stands_free(levelled: str, end: int) -> bool:
    """Whether what follows the digits leaves them a number: not "4G", "5-year", "12A"."""
    if re.match(r"-[a-z]", levelled[end : end + 2]):
        return False
    return bool(_attached().match(levelled, end))


def _digits_value(digits: str, language: str | None) -> float | None:
    """Return the value of digits with their separators, None when they can be read in two ways."""
    digits = digits.replace(" ", "")
    if _SWISS_GROUPS.fullmatch(digits):
        return float(digits.replace("'", "").replace(",", "."))
    if unicodedata.category(digits[-1]) == "No":
        return float(digits[:-1] or "0") + round(unicodedata.numeric(digits[-1]), 4)
    if digits.isdigit() or _GROUPS_OF_THREE.fullmatch(digits):
        return float(re.sub(r"[.,]", "", digits))
    if mixed := _MIXED.fullmatch(digits):
        return float(re.sub(r"[.,]", "", mixed[1]) + "." + mixed[3])
    parts = _DECIMAL.fullmatch(digits)
    return _decimal(parts[1], parts[2], parts[3], language) if parts else None


def _decimal(whole: str, sign: str, fraction: str, language: str | None) -> float | None:
    if len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):
        return _three_digits(whole, sign, fraction, language)
    return float(f"{whole or '0'}.{fraction}")


def _three_digits(whole: str, sign: str, fraction: str, language: str | None) -> float | None:
    """Return the value of "1,234" or "1.234": thousands or decimals, as the language has it."""
    decimal_sign = {"fr": ",", "en": "."}.get(language or "")
    if decimal_sign is None:
        return None
    if sign == decimal_sign:
        return float(f"{whole}.{fraction}")
    # A full stop between thousands is not French usage in Québec: no guess.
    return float(whole + fraction) if language == "en" else None


@cache
def _magnitudes() -> tuple[re.Pattern[str], dict[str, float]]:
    factors = {word: m.factor for m in number_lexicon().magnitudes for word in m.words}
    words = "|".join(sorted(map(re.escape, factors), key=lambda w: (-len(w), w)))
    codes = "|".join(unit.value for unit in Unit if unit.is_money) + "|DHS?|F ?CFA"
    return re.compile(rf"\s?({words})(?:(?![^\W_])(?!['’.]\w)|(?=(?:{codes})\b))"), factors


_SMALL_MILLION = re.compile(r" ?m(?= ?[$€£])")  # "5 m€"


def _magnitude_at(text: str, levelled: str, end: int) -> tuple[NumberForm, float, int]:
    pattern, factors = _magnitudes()
    match = pattern.match(text, end)
    if match is None and (small := _SMALL_MILLION.match(levelled, end)):
        return NumberForm.MAGNITUDE, 1e6, small.end()
    if match is None or levelled[match.end() :].startswith(("/h", "-")):
        return NumberForm.DIGITS, 1.0, end
    return NumberForm.MAGNITUDE, factors[match[1]], match.end()


# "£2.5m": beside a currency's sign the letter is a million, elsewhere it is not.
_ENGLISH_MAGNITUDE = re.compile(r" ?(?:(?P<million>m|mn|mln)|bn|b)(?![^\W_])")


def _english_magnitude_at(levelled: str, end: int) -> tuple[NumberForm, float, int]:
    match = _ENGLISH_MAGNITUDE.match(levelled, end)
    if match is None:
        return NumberForm.DIGITS, 1.0, end
    return NumberForm.MAGNITUDE, 1e6 if match["million"] else 1e9, match.end()


@cache
def _runs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    runs = []
    for entry in number_lexicon().number_words:
        word = alternation(entry.words)
        joint = r"(?:[ -]|-et-| et | and )"
        runs.append((entry.language, re.compile(rf"{word}(?:{joint}{word})*")))
    return tuple(runs)


@cache
def _hints() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    lexicon = number_lexicon()
    before = alternation(words_in(lexicon.article_hints_before))
    after = alternation(words_in(lexicon.article_hints_after))
    fraction = alternation(words_in(lexicon.fractions_after))
    return (
        frozenset(level(word) for word in words_in(lexicon.articles)),
        re.compile(rf"{before} ?$"),
        # What makes the article a number: a time "par mois", or its digits in brackets.
        re.compile(
            rf" (?:{after}|\(\d+\)|[\w'-]+(?: [\w'-]+)? (?:par|per|a) (?:mois|an|annee|"
            r"semaine|session|trimestre|jour|year|month|week|quarter|term))"
        ),
        re.compile(rf"[ -]{fraction}"),
    )


def _word_numbers(text: str, levelled: str) -> list[NumberSpan]:
    found: list[NumberSpan] = []
    for language, pattern in _runs():
        taken = [(span.start, span.end) for span in found]
        for match in pattern.finditer(levelled):
            start, end = match.span()
            if _overlaps(start, end, taken) or not _is_number_here(text, levelled, start, end):
                continue
            value = _words_value(text[start:end].lower(), language)
            if _hints()[3].match(levelled, end):
                value = None
            found.append(NumberSpan(value, start, end, NumberForm.WORDS))
    return found


def _words_value(words: str, language: str) -> float | None:
    if level(words) == "zero":
        return 0.0
    try:
        return float(text2num(words, language))
    except ValueError:
        return None


_PLURAL_AFTER = re.compile(r" (?:[a-z]'|[\w-]+ )?[\w-]*[sx]\b")


def _is_number_here(text: str, levelled: str, start: int, end: int) -> bool:
    """Whether number words count something here.

    Not "Trois-Rivières", "five-year", "pour cent", "les Deux Rives", "sept. 2025", nor "neuf"
    where it means new.
    """
    first, last = words_around(levelled, start, end)
    before, after = levelled[first:start], levelled[end:last]
    word = levelled[start:end]
    if re.search(r"\w-$", before) or re.match(r"-\w|\. ?\d", after):
        return False
    if word.startswith(("cent", "hundred")) and re.search(r"(?:pour |per |\d ?)$", before):
        return False
    if word in ("million", "millions", "mille", "thousand") and re.search(r"[\d,.] ?$", before):
        return False
    if word in _hints()[0]:
        return bool(_hints()[1].search(before) or _hints()[2].match(after))
    if word in ("neuf", "zero"):
        return not (before or after) or (word == "neuf" and bool(_PLURAL_AFTER.match(after)))
    return not _is_proper_name(text, start, end)


def _is_proper_name(text: str, start: int, end: int) -> bool:
    inside = start > 0 and text[start - 1] == " " and text[start].isupper()
    return inside and bool(re.match(r" [^\W\d_a-z]", text[end:])) and not text.isupper()


def _drop_repeats(levelled: str, spans: list[NumberSpan]) -> list[NumberSpan]:
    """Return spans with "deux (2)" as one number; two that differ leave none to trust."""
    kept: list[NumberSpan] = []
    for span in spans:
        if kept and _repeats(levelled, kept[-1], span):
            first = kept.pop()
            value = first.value if first.value == span.value else None
            kept.append(NumberSpan(value, first.start, span.end + 1, NumberForm.DIGITS))
        else:
            kept.append(span)
    return kept


def _repeats(levelled: str, first: NumberSpan, second: NumberSpan) -> bool:
    """Whether the second number says the first again in brackets, in digits or in words."""
    in_brackets = levelled[first.end : second.start] == " (" and levelled[second.end :][:1] == ")"
    return in_brackets and NumberForm.WORDS in (first.form, second.form)
