"""How a paragraph begins: a number, a label, or both; what the words mean, the vocabulary says."""

from __future__ import annotations

import re

from jalon.extract.readers.settings import SETTINGS
from jalon.schemas.diagram import Opening
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

OPENINGS = SETTINGS.openings

SIDES = frozenset((Role.ISSUE, Role.RECOMMENDATION))
NUMBER = r"(?:[A-Z]{1,2}[-.]?)?\d{1,3}"

NUMBER_ALONE = re.compile(rf"[(\[#]?\s*(?P<number>{NUMBER})\s*[.)\]:]?")
NUMBERED = re.compile(
    rf"""
    [(\[]?(?P<number>{NUMBER})
    (?: \s*[.)\]:](?=\s|[^\W\d]|$)      # "12. Enveloppe", "12.Enveloppe", "12)"
      | \s*[-–—](?=\s)                  # "12 – Enveloppe"; not "2016-2017"
    )
    \s*[-–—]?\s*
    (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
LABELLED = re.compile(
    rf"""
    (?P<label>[^\d:]{{2,{OPENINGS.longest_label}}}?)\s*
    (?P<number>(?<![\w-])\d{{1,3}})(?![\d,.]*\d|\s*%)
    (?P<mark>\s*[.:)\]–—-]+(?=\s|$)|\s*:)?
    \s*(?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL,
)
LABEL_THEN_COLON = re.compile(
    rf"(?P<label>[^\d:]{{2,{OPENINGS.longest_label}}}?)\s*:\s*(?P<rest>.+)", re.S
)
COUNT = re.compile(r"(?<![\w.,])(?P<count>\d{1,3})\s+(?P<words>[^\d,;:.()|•]{2,60})")
WITH_LETTERS = re.compile(r"[^\W\d_]{2}")


def number_alone(text: str) -> str | None:
    """The number, when ``text`` is nothing else.

    >>> number_alone("14."), number_alone("7"), number_alone("30 %")
    ('14', '7', None)
    """
    match = NUMBER_ALONE.fullmatch(text.strip())
    return match["number"] if match else None


def side_of(text: str, vocabulary: Vocabulary) -> Role | None:
    """ISSUE or RECOMMENDATION when the whole text is a heading for the one or the other."""
    if (
        len(text) > OPENINGS.longest_label
        or not WITH_LETTERS.search(text)
        or any(map(str.isdigit, text))
    ):
        return None
    guess = vocabulary.role_of(text)
    return guess.role if guess is not None and guess.role in SIDES else None


def opening_of(text: str, vocabulary: Vocabulary) -> Opening | None:
    """What ``text`` begins with, or None when that is neither a number nor a label."""
    text = text.strip()
    side = side_of(text, vocabulary)
    if side is not None:
        return Opening(side, None, "")
    return _labelled(text, vocabulary) or _numbered(text) or _with_colon(text, vocabulary)


def _labelled(text: str, vocabulary: Vocabulary) -> Opening | None:
    """``Recommandation no 3 – Créer un fonds``; never ``Recommandation 3 du rapport``."""
    match = LABELLED.match(text)
    if match is None:
        return None
    rest = match["rest"].strip()
    if not match["mark"] and rest and not rest[:1].isupper():
        return None
    words = match["label"].strip(" .-–—#°º").split()
    # The last word may be a sign for "number".
    for label in (words, words[:-1]):
        side = side_of(" ".join(label), vocabulary)
        if side is not None:
            return Opening(side, match["number"], rest)
    return None


def _numbered(text: str) -> Opening | None:
    match = NUMBERED.match(text)
    if match is None or not (WITH_LETTERS.search(match["rest"]) or not match["rest"]):
        return None
    return Opening(None, match["number"], match["rest"].strip())


def _with_colon(text: str, vocabulary: Vocabulary) -> Opening | None:
    match = LABEL_THEN_COLON.match(text)
    side = side_of(match["label"], vocabulary) if match else None
    return Opening(side, None, match["rest"].strip()) if match and side is not None else None


def counts_in(text: str, vocabulary: Vocabulary) -> dict[Role, int]:
    """How many issues and recommendations a short text states: ``17 enjeux, 27 recommandations``.

    Nothing for a text that states something else as well.
    """
    found: dict[Role, int] = {}
    for match in COUNT.finditer(text) if len(text) <= 2 * OPENINGS.longest_label else ():
        words = match["words"].split()
        # The last word may join this count to the next one ("et", "and").
        for name in (words, words[:-1]):
            side = side_of(" ".join(name), vocabulary)
            if side is not None:
                found.setdefault(side, int(match["count"]))
                break
    return found


def bare_number(number: str) -> int:
    """The digits of a number, as a number.

    >>> bare_number("R12"), bare_number("07")
    (12, 7)
    """
    return int("".join(c for c in number if c.isdigit()))
