"""How a text opens that is a recommendation, and which headings announce recommendations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.region import Line
from jalon.schemas.units import Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

ADVICE = SETTINGS.advice

NUMBER = r"(?:[A-Z]{1,2}[-.]?)?\d{1,3}(?:\.\d{1,2}){0,2}"
MARKED = re.compile(
    rf"""
    (?P<label>[^\d:.;]{{2,{ADVICE.longest_label}}}?)
    (?: \s+n[o°º]?\s?[°º.]? | \s*\# )? \s*    # "Recommandation n° 3"
    (?<![\w,]) (?P<number>{NUMBER}) (?![\w,]*\d|\s*%)
    (?P<mark> \s*[.:)\]–—-]+(?=\s|$) | \s*: )?
    \s* (?P<rest>.*)
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
LISTED = re.compile(
    r"""
    [(\[]? (?P<number>(?:[A-Z]{1,2}[-.]?)?\d{1,3}(?:\.\d{1,2})?)
    (?: \s?[.)\]:]+ (?=\s|[^\W\d]) | \s*[–—-](?=\s)
      | (?:(?<=\d\.\d)|(?<=\d\.\d\d)|(?<=[A-Z]\d)|(?<=[A-Z]\d\d)|(?<=[A-Z]-\d\d))
        (?=\s+[A-Z\u00c0-\u00dd])                        # "2.1 Créer", "R3 Créer"
    )
    \s*[–—-]?\s* (?P<rest>\S.*)
    """,
    re.VERBOSE | re.DOTALL,
)
ALONE = re.compile(
    r"[(\[#]?\s*(?P<number>(?:[A-Z]{1,2}[-.]?)?\d{1,3}(?:\.\d{1,2}){0,2})\s*[.)\]:]?"
)
LEADERS = re.compile(r"\.{4,}|(?:\s\.){3,}|…{2,}")
HEADING_NUMBER = re.compile(r"^(?:[IVX]{1,4}|\d{1,2}(?:\.\d{1,2})*)\s*[.):–—-]?\s+")
# "la réponse à la recommandation": the column holds what is said of it
OF = frozenset(("à", "a", "aux", "de", "des", "du", "la", "le", "les", "of", "on", "sur", "to"))


class Opening(NamedTuple):
    """The number that a text begins with, and the text without it."""

    number: str
    rest: str


def is_word(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text says "recommendation" and nothing else."""
    text = text.strip(" :.–—-()")
    if not 2 < len(text) <= ADVICE.longest_label or any(c.isdigit() for c in text):
        return False
    guess = vocabulary.role_of(text)
    return guess is not None and guess.role is Role.RECOMMENDATION


def marked(text: str, vocabulary: Vocabulary) -> Opening | None:
    """``Recommandation n° 3 – Créer un fonds``, None where a sentence goes on after the number.

    The rest is empty where the text is the mark alone.
    """
    match = MARKED.match(text.strip())
    if match is None:
        return None
    rest = match["rest"].strip()
    if not match["mark"] and rest and not rest[:1].isupper():
        return None
    words = match["label"].strip(" .-–—#°º(").split()
    if not any(is_word(" ".join(w), vocabulary) for w in (words, words[:-1]) if w):
        return None
    return Opening(match["number"], rest)


def listed(text: str) -> Opening | None:
    """``3. Créer un fonds``: the number of an entry of a list and what it says."""
    match = LISTED.match(text.strip())
    if match is None or not re.search(r"[^\W\d_]{3}", match["rest"]):
        return None
    return Opening(match["number"], match["rest"].strip())


def alone(text: str) -> str | None:
    """The number that the whole text is."""
    match = ALONE.fullmatch(text.strip())
    return match["number"] if match is not None else None


def announces(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a heading says that recommendations follow ("5. Summary of recommendations")."""
    bare = HEADING_NUMBER.sub("", text.strip(), count=1)
    words = bare.replace("/", " ").split()
    if not 0 < len(words) <= ADVICE.longest_heading or bare.endswith((".", "?", "!", ";", ",")):
        return False
    return is_word(bare, vocabulary) or any(is_word(w, vocabulary) for w in words if len(w) > 8)


def heads_column(heading: str, vocabulary: Vocabulary) -> bool:
    """Whether a column holds recommendations, not what is said of them."""
    if is_word(heading, vocabulary):
        return True
    words = heading.replace("/", " ").split()
    if not 1 < len(words) <= ADVICE.longest_heading:
        return False
    if is_word(words[0], vocabulary):
        return True
    return is_word(words[-1], vocabulary) and words[-2].lower() not in OF and len(words) < 4


def ordinal(number: str) -> int:
    """The last run of digits of a number.

    >>> ordinal("R12"), ordinal("3.2")
    (12, 2)
    """
    return int(re.findall(r"\d+", number)[-1])


def number_in(value: Value, vocabulary: Vocabulary) -> str | None:
    """The number that a cell is, or that its label says."""
    text = " ".join(n.text for n in value.lines)
    number = alone(text) or alone("".join(n.text for n in value.lines))
    if number is not None:
        return number
    opening = marked(text, vocabulary)
    return opening.number if opening is not None and not opening.rest else None


def first_paragraph(value: Value) -> tuple[Sequence[Line], Box]:
    """The lines of a value's first paragraph."""
    end = next((s for s in value.starts if s > 0), len(value.lines))
    lines = value.lines[:end]
    return lines, union(n.box for n in lines)
