"""Two targets in one cell, told apart; a target that only goes on over lines stays whole."""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.numbers.measures import target_lexicon, words_pattern
from jalon.normalize.numbers.not_quantities import words_in
from jalon.normalize.numbers.quantities import find_quantities
from jalon.normalize.numbers.quantity_patterns import bounds_before
from jalon.normalize.text.levelling import alternation, level
from jalon.schemas.quantities import QuantityRole

_BULLET = re.compile(r"^\s*(?:[•·▪◦‣●○■□➢➤✓*]|[-–—](?=\s))\s*")
# Where a target may end. Groups: line break, end of a sentence, semicolon, capital after a word.
_BREAKS = re.compile(
    r"""
    \s*\n\s*                                        # lines
  | (?<=[^\s.;][.;])\s+                             # sentences, semicolons
  | (?<=[a-zà-ÿ)%])\s+(?=[A-ZÀ-Ý][a-zà-ÿ]+(?:er|ir|re)\s)    # "… établissements Mutualiser …"
  | \s+(?=[•▪◦‣●■➢➤])                               # bullets in a line
    """,
    re.VERBOSE,
)
# "… un total de 1" before "250 participants"; a number alone on its line is whole.
_HALF_NUMBER = re.compile(r"\D\s\d{1,3}\n\d{3}(?!\d)")
_STATES = (QuantityRole.OWN, QuantityRole.FINAL, QuantityRole.CHANGE)


def split_targets(text: str) -> list[str]:
    r"""Return the targets of a cell in order, each on one line without its bullet.

    A cell is divided only where every piece opens as a target does (a verb, a number, a bound, a
    bullet) and states its own; otherwise it is one target.

    >>> split_targets("Recenser 60 % des outils\nMutualiser au moins 30 % de ceux-ci")
    ['Recenser 60 % des outils', 'Mutualiser au moins 30 % de ceux-ci']
    >>> split_targets("Recenser au moins\n60 % des outils")
    ['Recenser au moins 60 % des outils']
    >>> split_targets("")
    []
    """
    pieces: list[str] = []
    for piece, opens in _pieces(text):
        if pieces and not (opens and _may_part(pieces[-1], piece)):
            pieces[-1] = f"{pieces[-1]} {piece}"
        else:
            pieces.append(piece)
    return _kept(pieces)


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Return the pieces between possible ends, each with whether it opens as a target does."""
    found: list[tuple[str, bool]] = []
    for piece in _BREAKS.split(text):
        bare = " ".join(_BULLET.sub("", piece).split())
        if bare:
            has_bullet = bool(_BULLET.match(piece))
            after_end = bool(found) and found[-1][0].endswith((".", ";"))
            found.append((bare, has_bullet or _opens(bare, after_end=after_end)))
    return found


def _kept(pieces: list[str]) -> list[str]:
    """Return the pieces if each states something of its own, else all as one."""
    if len(pieces) > 1 and not all(map(_states_its_own, pieces)):
        return [" ".join(pieces)]
    return [piece.rstrip(" ;") for piece in pieces]


def _states_its_own(piece: str) -> bool:
    if words_pattern("to_be_determined").search(level(piece)):
        return True
    return any(quantity.role in _STATES for quantity in find_quantities(piece))


@cache
def _dangling() -> re.Pattern[str]:
    words = alternation(words_in(target_lexicon().dangling))
    return re.compile(rf"(?:{words}|[-,:(/])$")


def _may_part(piece: str, following: str) -> bool:
    """Whether a piece can end where it does, and both state something of their own."""
    if _dangling().search(level(piece)) or _HALF_NUMBER.search(f"{piece}\n{following}"):
        return False
    return _states_its_own(piece) and _states_its_own(following)


def _opens(piece: str, *, after_end: bool) -> bool:
    """Whether a piece begins as a target does: a verb, a number, a sign or a bound."""
    levelled = level(piece)
    if re.match(r"[+≥≤<>~]? ?\d", levelled) or words_pattern("to_be_determined").match(levelled):
        return True
    if re.match(r"[\w']+ [\w']+ \d|[\w']+ \d", levelled) and _bound_opens(levelled):
        return True
    return piece[:1].isupper() and (after_end or is_infinitive(levelled))


def _bound_opens(levelled: str) -> bool:
    head = re.match(r"\D+", levelled)
    match = bounds_before()[0].match(head.group()) if head else None
    return match is not None


@cache
def _infinitive() -> tuple[re.Pattern[str], frozenset[str]]:
    lexicon = target_lexicon()
    endings = "|".join(lexicon.infinitive_endings)
    return (
        re.compile(rf"(?:s'|se )?(?P<verb>[a-z]{{2,}}(?:{endings}))(?!\w)"),
        frozenset(level(word) for word in words_in(lexicon.not_infinitives)),
    )


def is_infinitive(levelled: str) -> bool:
    """Whether a levelled text begins with a French infinitive ("recenser", "se doter")."""
    pattern, others = _infinitive()
    match = pattern.match(levelled)
    return match is not None and match["verb"] not in others
