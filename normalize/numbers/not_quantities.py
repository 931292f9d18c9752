"""Numbers that count nothing: dates, years, codes, ordinals, laws, addresses, page references."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from jalon.normalize.text.levelling import alternation, level, words_around
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.quantity_words import NumberLexicon, QuantityLexicon, WordEntry


def words_in(entries: tuple[WordEntry, ...]) -> tuple[str, ...]:
    """Return the words of all languages of a list of entries."""
    return tuple(word for entry in entries for word in entry.words)


@cache
def number_lexicon() -> NumberLexicon:
    """Return the words of numbers, read once."""
    return read_wordlist("number_words.yaml", NumberLexicon)


@cache
def quantity_lexicon() -> QuantityLexicon:
    """Return the words around numbers, read once."""
    return read_wordlist("quantity_words.yaml", QuantityLexicon)


@cache
def unit_words() -> tuple[str, ...]:
    """Return the words and signs of units that mean nothing else, levelled."""
    entries = [entry for entry in quantity_lexicon().units if not entry.is_short]
    return tuple(level(word) for entry in entries for word in entry.words)


# Forms that need no words. All patterns run over levelled text (lower case, no accents).
_BARE_FORMS = (
    r"https?://\S+|www\.\S+|\S+@\S+\.\S+",  # links and addresses of mail
    r"\(?\b\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b",  # 514 555-1234
    r"\b\d{3}-\d{4}\b",  # 555-1234
    r"\b[a-z]\d[a-z] ?\d[a-z]\d\b",  # postal code
    r"\b\d{4}-\d{1,2}-\d{1,2}\b",  # 2025-06-30
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b",  # 31/03/2025
    r"\b(?:19|20)\d\d ?[-/] ?(?:(?:19|20)\d\d|\d\d)\b",  # 2020-2021, 2020-21
    r"\b\d{1,2} ?h ?[0-5]\d\b|\b\d{1,2}:[0-5]\d\b",  # 13 h 30, 13:30
    r"\b24/7\b|\b7 jours (?:sur|/) ?7\b|\b7 days a week\b",
    r"\b\d+(?:ers?|res?|es?|emes?|iemes?|nde?s?|st|rd|th)\b",  # 5e, 1er, 2nd
    r"\b\d+[°º]",  # 1°
    r"\b[a-z]+ [1-9]\.0\b",  # web 2.0
    r"(?<!\w)[a-z]+-\d[\w.-]*",  # COVID-19, A-2.1
    r"\b\d+(?:\.\d+){2,}\b(?! ?%)(?<!\.\d\d\d)",  # 1.1.2, not 1.250.000
    r"^\(?\d{1,2}[.)](?= ?[^\d\s])",  # 1. Rédiger, 2) Rédiger
    r"^\d{1,2} ?- ?(?=[a-z]{2})",  # 1- Rédiger
    r"\bpp?\. ?\d+(?: ?- ?\d+)?",  # p. 12
    r"\bx ?\d+\b|× ?\d+\b|\b\d+ ?[x×](?!\w| ?\d)(?! ?(?:par|per|/))",  # x2: times, no count
    r"\bn ?= ?\d+",  # (n = 50), the size of a sample
    r"(?<![\d.,])(?<!\d[ '])0\d+\b(?![.,]\d)",  # 01
    r"\b[1-4]\d-[1-5]\d\b(?! ?(?:%|ans|years))",  # 24-25, see ``not_quantities``
)
_SCHOOL_YEAR = re.compile(r"(\d\d)-(\d\d)")


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lexicon = number_lexicon()
    month = alternation(words_in(lexicon.months))
    season = alternation(words_in(lexicon.seasons))
    thing = alternation(words_in(lexicon.numbered_things))
    street = alternation(words_in(lexicon.streets))
    year = r"(?:19|20)\d\d"
    unit = alternation(unit_words())
    return (
        re.compile("|".join(_BARE_FORMS)),
        # 1.1 Développer, but 1.5 FTE
        re.compile(rf"^\d+\.\d+(?= [a-z]{{2}})(?! (?:mi|md|de |{unit})|\S)"),
        # 11, 12 et 13 mai 2021; 1er avril; 30 juin
        re.compile(
            rf"(?:\d{{1,2}}(?:er|st|nd|rd|th)?(?:, | et | and | - |-| au | to ))*"
            rf"\b\d{{1,2}}(?:er|st|nd|rd|th)? (?:de |of )?(?!may )(?:{month})(?: {year})?"
        ),
        re.compile(rf"\b\d{{1,2}} may {year}"),
        re.compile(rf"(?:{month}),? \d{{1,2}}(?:st|nd|rd|th)?(?!\d| ?%)(?:,? {year})?"),
        re.compile(rf"(?:{month}|{season}),? (?:de |of )?{year}"),
        # T2 2025, Q3 2024, S1
        re.compile(rf"\b[tqs][1-4](?:[ -]{year})?\b"),
        # phase 2; étapes are plural when they are counted
        re.compile(
            rf"(?:{thing}) ?(?::? ?#|n[°º]|no\.?)? ?\d+(?:[.-]\d+)*(?:[a-z](?!\w))?(?![\d.,]|\w)"
            rf"(?! ?(?:%|\$|p\.? ?100|pour cent|per ?cent))"
            rf"(?:(?: et | and | a | to | ?- ?)\d+(?![\d.,]|\w| ?%))?"
        ),
        re.compile(r"# ?\d+"),
        re.compile(rf"\b\d{{1,5}}(?:, | )(?:\d+e )?(?:{street})"),
    )


@lru_cache(maxsize=2_000)
def not_quantities(levelled: str) -> tuple[tuple[int, int], ...]:
    """Return the places in a levelled text whose digits count nothing, in order.

    Lone years are not among them: see ``is_year``.
    """
    if not any(map(str.isdigit, levelled)):
        return ()
    found: list[tuple[int, int]] = []
    for pattern in _patterns():
        for match in pattern.finditer(levelled):
            years = _SCHOOL_YEAR.fullmatch(match.group())
            if years and int(years[2]) != int(years[1]) + 1:
                continue
            if match.end() > match.start():
                found.append(match.span())
    return tuple(sorted(found))


@cache
def _before_year() -> re.Pattern[str]:
    words = alternation(words_in(number_lexicon().before_year))
    return re.compile(rf"{words}[ :(-]*(?:de )?(?:l')?(?:annee )?[(]?$")


@cache
def _function_word() -> re.Pattern[str]:
    return re.compile(alternation(words_in(number_lexicon().function_words)))


_YEAR = re.compile(r"(?:19[5-9]|20[0-7])\d")
_NOUN_AFTER = re.compile(r" (?:[a-z]'|de )?[a-z]{3}")
_OPENS_QUANTITY = re.compile(r"(?:^|[:;,(+<>=≥≤~]|(?:er|ir|re|ing|des?|d'|les|of))\s?$")


def is_year(levelled: str, start: int, end: int) -> bool:
    """Whether the digits ``levelled[start:end]`` are a year and count nothing.

    Four digits that could be a year are a count only when they are round (2000, 2100) and no
    word for a date precedes, or when something counted follows and nothing named precedes
    ("2025 participants", not "rapport 2025 déposé").
    """
    digits = levelled[start:end]
    if not _YEAR.fullmatch(digits):
        return False
    first, last = words_around(levelled, start, end)
    before, after = levelled[first:start], levelled[end:last]
    if _before_year().search(before):
        return True
    if after.lstrip()[:1] in ("%", "$") or digits.endswith("00"):
        return False
    counted = _NOUN_AFTER.match(after) and not _function_word().match(after, 1)
    return not (counted and _OPENS_QUANTITY.search(before))


def could_be_year(text: str) -> bool:
    """Whether text is nothing but four digits that may be a year or a count."""
    return bool(_YEAR.fullmatch(level(text).strip(" .;:")))
