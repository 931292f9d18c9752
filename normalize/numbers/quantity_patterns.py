"""The patterns by which quantities are read, made once from the reviewed word list."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from jalon.normalize.numbers.not_quantities import quantity_lexicon, words_in
from jalon.normalize.text.levelling import alternation, level
from jalon.schemas.quantity_words import MultiplierWords, UnitWords, WordEntry
from jalon.schemas.values import Comparator, Per, Unit

# Small words between a bound and its number: "au moins les", "minimum : ".
_LINK = r" ?:? ?(?:(?:de|d'|of|les|the|a) ?)?"
# What must not follow "et plus", "au moins": they belong to what comes next.
_NOT_NEXT = r"(?! ?(?:de |d'|of |than |que |[0-9]))"
_CLAUSE_END = r"(?= ?(?:$|[.,;:)]))"


@cache
def bounds_before() -> tuple[re.Pattern[str], dict[str, Comparator]]:
    """Return the pattern of a bound that ends where the number begins, and what it means."""
    means = _meanings("before")
    return re.compile(rf"({alternation(means)}){_LINK}$"), means


@cache
def bounds_after() -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Comparator]]:
    """Return the patterns of a bound right after the unit, and after the thing counted."""
    means = _meanings("after")
    words = alternation(means)
    near = re.compile(rf" ?({words}){_NOT_NEXT}")
    far = re.compile(rf"(?: [\w'*-]+){{1,5}}? ({words}){_CLAUSE_END}")
    return near, far, means


def _meanings(position: str) -> dict[str, Comparator]:
    entries = [e for e in quantity_lexicon().comparators if e.position == position]
    return {level(word): entry.comparator for entry in entries for word in entry.words}


@cache
def units() -> tuple[re.Pattern[str], dict[str, UnitWords]]:
    """Return the pattern of a unit right after a number, and what each means."""
    means = {level(word): entry for entry in quantity_lexicon().units for word in entry.words}
    between = alternation(words_in(quantity_lexicon().frame_after))
    # "400MW", "5 MDH": a unit may stand close to its digits or their magnitude.
    words = alternation(means).replace(r"(?<!\w)", "")
    return re.compile(rf"(?: {between})? ?({words})(?!'\w)"), means


@cache
def oddities() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns after a number of a foreign currency and of percentage points."""
    lexicon = quantity_lexicon()
    foreign = alternation(words_in(lexicon.foreign_currencies))
    points = alternation(words_in(lexicon.percentage_points))
    return re.compile(rf" ?{foreign}"), re.compile(rf" ?(?:{points}|% ?{points})")


@cache
def currencies_before() -> tuple[re.Pattern[str], dict[str, Unit]]:
    """Return the pattern of a currency's sign or code right before a number, and what it means."""
    entries = [entry for entry in quantity_lexicon().units if entry.unit.is_money]
    means = {level(word): entry.unit for entry in entries for word in entry.words}
    signs = {word: unit for word, unit in means.items() if not word.startswith(("d'", "de "))}
    return re.compile(rf"({alternation(signs)}) ?$"), signs


@cache
def frequencies() -> tuple[re.Pattern[str], dict[str, Per]]:
    """Return the pattern of what a frequency counts by, and what each word means."""
    means = {level(word): entry.per for entry in quantity_lexicon().per for word in entry.words}
    return re.compile(alternation(means)), means


@cache
def multipliers() -> tuple[re.Pattern[str], dict[str, MultiplierWords]]:
    """Return the pattern of a change stated without a number, and what each says."""
    entries = quantity_lexicon().multipliers
    means = {level(word): entry for entry in entries for word in entry.words}
    return re.compile(rf"({alternation(means)})"), means


TIMES = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR})


def _beginnings(entries: tuple[WordEntry, ...]) -> str:
    stems = sorted({level(word) for word in words_in(entries)}, key=lambda w: (-len(w), w))
    return r"(?<!\w)(?:" + "|".join(map(re.escape, stems)) + r")[\w-]*"


@cache
def changes_before() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of: an increase; a decrease; a link to an amount; both adjacent."""
    lexicon = quantity_lexicon()
    up, down = _beginnings(lexicon.increases), _beginnings(lexicon.decreases)
    link = alternation(words_in(lexicon.changes_by))
    return (
        re.compile(up),
        re.compile(down),
        re.compile(rf"{link} ?$"),
        re.compile(rf"(?:{up}|{down})(?: [\w-]+)? {link} ?$"),
    )


@cache
def changes_after() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of an increase and of a decrease named after the number."""
    lexicon = quantity_lexicon()
    return _after(words_in(lexicon.increases_after)), _after(words_in(lexicon.decreases_after))


def _after(words: Iterable[str]) -> re.Pattern[str]:
    alternatives = alternation(words)
    near = rf" ?{alternatives}{_NOT_NEXT}"
    far = rf"(?: [\w'*-]+){{1,3}}? {alternatives}{_CLAUSE_END}"
    return re.compile(rf"(?:{near}|{far})")


@cache
def ends_before(kind: str) -> re.Pattern[str]:
    """Return the pattern of the words of one list of the lexicon, ending at a number."""
    entries: tuple[WordEntry, ...] = getattr(quantity_lexicon(), kind)
    return re.compile(rf"{alternation(words_in(entries))} ?$")


@cache
def holds(kind: str) -> re.Pattern[str]:
    """Return the pattern that finds a word of one list of the lexicon anywhere."""
    entries: tuple[WordEntry, ...] = getattr(quantity_lexicon(), kind)
    return re.compile(alternation(words_in(entries)))
