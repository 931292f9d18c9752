"""Aims inside a sentence: "reduce emissions by 30 % by 2030" states 30 %, due by 2030.

Plans without tables commit in sentences. An amount is taken only where it has a unit of its own
(a share, an area, a power, a mass: not a count, a sum of money or a time), where the sentence
looks forward, and where nothing in it tells of what was. A state that no number tells
("net-zero emissions") is an aim only with its year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from jalon.normalize.numbers.quantities import find_quantities
from jalon.normalize.numbers.quantity_patterns import TIMES
from jalon.normalize.text.folding import tidy
from jalon.normalize.text.levelling import level
from jalon.normalize.text.wordlists import read_wordlist
from jalon.schemas.aims import Aim, AimLexicon
from jalon.schemas.quantities import Quantity, QuantityRole, TargetDoubt
from jalon.schemas.quantity_words import WordEntry
from jalon.schemas.values import Unit

_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_WHEN = re.compile(
    rf"""(?<!\w)(?:
        (?:by[ ]no[ ]later[ ]than|by|before|until|around|starting[ ]in|in)[ ](?:the[ ])?
        (?:(?:end|start|beginning|close)[ ](?:of[ ])?)?
        (?:the[ ]year[ ]|fiscal[ ]year[ ]|fy[ ]?|(?:{_MONTHS})[ ]|[1-3]?\d[ ])*
      | (?:au[ ]plus[ ]tard[ ]en|d'ici(?:[ ]a)?|avant|en|a[ ]l'horizon|a[ ]horizon|a[ ]partir[ ]de)
        [ ](?:(?:la[ ])?fin[ ](?:de[ ])?)?(?:l'an(?:nee)?[ ])?(?:[a-z]{{3,9}}[ ])?
    )20\d\d(?!\d)(?:[ ]at[ ]the[ ]latest|[ ]au[ ]plus[ ]tard)?""",
    re.VERBOSE,
)
_STRONG = re.compile(r"by|before|until|d'ici|avant|a l'horizon|a horizon|au plus tard")
_CHANGE_AFTER = re.compile(r" (?:net )?(?:reduction|increase|decrease|cut)(?!\w)")
_CHANGE_BEFORE = re.compile(r"(?:(?:reduction|augmentation|baisse|hausse) d(?:e |'))$")
_MARGIN = 40  # characters before a number in which it is compared with something
_REACH_AFTER = 0.25  # a date after an amount is four times as near as one before it
_STARTS = ("a partir de", "starting from", "from ")  # what is left behind
_AIMED = frozenset((QuantityRole.OWN, QuantityRole.CHANGE, QuantityRole.FINAL))
_DOUBTED = frozenset((TargetDoubt.MAYBE_YEAR, TargetDoubt.RATIO))


def find_aims(
    sentence: str, *, is_deed: bool = False, language: str | None = None
) -> tuple[Aim, ...]:
    """Return what one sentence wants reached, in order; () where it tells of something else.

    Args:
        sentence: As printed, in one line.
        is_deed: Whether it is known to say what is done, so that no word has to look forward.
        language: ``fr`` or ``en``; decides what "1,250" is.

    >>> find_aims("The region commits to cut its emissions by 55 % by 2030")
    (Aim(target='55 %', due='by 2030'),)
    >>> find_aims("Emissions were cut by 55 % by 2020"), find_aims("We will hold 12 meetings")
    ((), ())
    >>> find_aims("La ville vise la neutralité carbone d’ici 2050")
    (Aim(target='neutralité carbone', due='d’ici 2050'),)
    """
    text = tidy(sentence)
    plain = level(text)
    if not re.search(r"\d", plain) or _words("advice").search(plain):
        return ()
    dates = list(_WHEN.finditer(plain))
    is_dated = any(_STRONG.match(m.group()) for m in dates)
    looks_forward = is_deed or _words("forward").search(plain) is not None
    if not (looks_forward or is_dated) or _tells_of_past(plain, is_dated=is_dated):
        return ()
    spans = _amounts(text, plain, language, dates)
    spans += _states(text, plain, spans, dates) if dates else []
    printed = sentence if len(sentence) == len(text) else text
    return tuple(
        Aim(printed[start:end].strip(" ,;("), _due(printed, start, end, dates))
        for start, end in sorted(spans)
    )


def _tells_of_past(plain: str, *, is_dated: bool) -> bool:
    """Whether a sentence tells of what was: not where it names a target and its year."""
    if is_dated and _words("named").search(plain):
        return False
    return _words("past").search(plain) is not None


def _amounts(
    text: str, plain: str, language: str | None, dates: Sequence[re.Match[str]]
) -> list[tuple[int, int]]:
    return [
        _whole(plain, q.start, q.end)
        for q in find_quantities(text, language=language)
        if _is_aimed(plain, q, is_dated=bool(dates)) and not _is_of_date(q, dates)
    ]


def _is_of_date(quantity: Quantity, dates: Sequence[re.Match[str]]) -> bool:
    return any(m.start() < quantity.end and quantity.start < m.end() for m in dates)


def _is_aimed(plain: str, quantity: Quantity, *, is_dated: bool) -> bool:
    """Whether a quantity is wanted: a share, or what a year belongs to; nothing it is compared to.

    "Restore 500 ha of marsh" without a year is what is done, and how much of it.
    """
    unit = quantity.unit
    if not is_dated and unit is not Unit.PERCENT:
        return False
    if unit is None or unit in TIMES or unit in {Unit.COUNT, Unit.PAGE} or unit.is_money:
        return False
    if quantity.role not in _AIMED or quantity.doubt in _DOUBTED:
        return False
    if plain.startswith(_STARTS, quantity.start):
        return False
    before = plain[max(0, quantity.start - _MARGIN) : quantity.start]
    return re.search(rf"{_words('compared').pattern} ?$", before) is None


def _whole(plain: str, start: int, end: int) -> tuple[int, int]:
    """The span with the change that it is: "40 % reduction", "réduction de 40 %"."""
    if after := _CHANGE_AFTER.match(plain, end):
        end = after.end()
    if before := _CHANGE_BEFORE.search(plain[:start]):
        start = before.start()
    return start, end


def _states(
    text: str, plain: str, amounts: Sequence[tuple[int, int]], dates: Sequence[re.Match[str]]
) -> list[tuple[int, int]]:
    """The states with a date of their own, before which no amount stands."""
    found = []
    for match in _words("states").finditer(plain):
        if match.start() and text[match.start()].isupper():
            continue  # a name: "the Net Zero Strategy"
        date = next((d for d in dates if d.start() >= match.end()), None)
        between = plain[match.end() : date.start()] if date is not None else ";"
        is_own = not re.search(r"[;.]", between) and not any(
            date is not None and match.end() <= a < date.start() for a, _ in amounts
        )
        if is_own or (date is None and plain.startswith(dates[0].group())):
            found.append((match.start(), match.end()))
    return found


def _due(text: str, start: int, end: int, dates: Sequence[re.Match[str]]) -> str | None:
    """The date next to an amount; one after it counts as nearer."""
    apart = {m: _REACH_AFTER * (m.start() - end) for m in dates if m.start() >= end}
    apart |= {m: start - m.end() for m in dates if m.end() <= start}
    match = min(apart, key=lambda m: apart[m], default=None)
    return text[match.start() : match.end()] if match is not None else None


@cache
def _words(kind: str) -> re.Pattern[str]:
    entries: tuple[WordEntry, ...] = getattr(read_wordlist("aim_words.yaml", AimLexicon), kind)
    words = sorted({level(w) for e in entries for w in e.words}, key=lambda w: (-len(w), w))
    listed = "|".join(re.escape(w).replace(r"\*", r"\w*") for w in words)
    return re.compile(rf"(?<!\w)(?:{listed})(?!\w)")
