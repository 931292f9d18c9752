"""What short texts are by their form: numbers, addresses, lists of tags or of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jalon.extract.readers.report.settings import SETTINGS
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

WORDING = SETTINGS.wording

NUMBER_ONLY = re.compile(
    r"""
    [+±~≈<>≤≥−–-]? \s*
    (?: \d{1,3} (?:[\s,.\u00a0\u202f]\d{3})+ | \d+ )    # "195 490", "4000"
    (?: [.,]\d{1,2} )?                                  # "2.7"
    \s* (?: [kKM] | % | \$ | [kM]\$ )? \s* \+?
    """,
    re.VERBOSE,
)
STARTS_WITH_NUMBER = re.compile(r"(?:[+±~≈<>≤≥−–-]\s*)?\d")
# "5e année", "2nd edition", "3D": these begin with a digit and count nothing.
COUNTS_NOTHING = re.compile(r"\d{1,3}[^\W\d]")
ADDRESS = re.compile(
    r"""
    (?: https?:// | www\. ) \S+                                     # a site
    | [\w.+-]+ @ [\w-]+ (?:\.[\w-]+)+                               # a mail box
    | [\w-]+ (?:\.[\w-]+)* \. (?:ca|com|org|net|quebec|info|io|fr|edu|gouv) (?:/\S*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
PREFIX = re.compile(r"^(?P<label>[^:;.!?]{2,48}?)\s*:\s+(?P<rest>\S.*)$", re.DOTALL)
TAG_SEPARATOR = re.compile(r"\s*[,;|·•]\s*|\s+[/–—-]\s+|\s*(?=\#\w)")
FIGURE_SEPARATOR = re.compile(
    r"""
    \s*[;|·•]\s*                                    # "3 rencontres ; 16 personnes"
    | ,\s+(?=[+~]?\s?\d) | \s+(?:et|and|&)\s+(?=[+~]?\s?\d)
    | \s+[/–—-]\s+
    """,
    re.VERBOSE,
)
CONTINUED = re.compile(
    r"\s*[(\[]\s*(?:suite|cont(?:inued|['’]d|\.)?)\.?\s*[)\]]\s*$", re.IGNORECASE
)
NUMBER_SEPARATOR = re.compile(r"\s*[,;/&+|·]\s*|\s+(?:et|and)\s+")
HEADED_NUMBER = re.compile(r"(?P<head>[^\d]*?)\s*(?P<number>\d{1,2})")
DIVISIONS = frozenset((Role.THEME, Role.OBJECTIVE))


def theme_numbers(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The numbers of the themes that a text names and says nothing else of.

    "Objectif 3" names one, "Objectifs 4 et 5" and "Objectif 4, Objectif 5" two; any other text
    none.
    """
    numbers, head = [], ""
    for part in NUMBER_SEPARATOR.split(text.strip(" .,;|·•")):
        match = HEADED_NUMBER.fullmatch(part)
        head = match["head"].strip() or head if match is not None else ""
        if match is None or not head:
            return ()
        found = _number_under(head, match["number"], vocabulary)
        if found is None:
            return ()
        numbers.append(found)
    return tuple(numbers)


def _number_under(head: str, digits: str, vocabulary: Vocabulary) -> str | None:
    """The number as the vocabulary reads it under a heading word, plural or not."""
    for word in (head.strip(), singular(head)):
        section = vocabulary.section_of(f"{word} {digits}")
        if section is not None and section.role in DIVISIONS and not section.label:
            return section.number
    return None


def singular(text: str) -> str:
    """The words without the mark of the plural.

    >>> singular("Objectifs ministériels")
    'Objectif ministériel'
    """
    return " ".join(re.sub(r"(?<=\w\w)[sx]$", "", word) for word in text.split())


def is_address(text: str) -> bool:
    """Whether the whole text is the address of a site or a mail box."""
    return ADDRESS.fullmatch(text.strip()) is not None


def is_number(text: str) -> bool:
    """Whether the text is a number and nothing that says what it counts."""
    return NUMBER_ONLY.fullmatch(text.strip()) is not None


def is_short(text: str, words: int = WORDING.longest_label_words) -> bool:
    """Whether the text is a few words that make no sentence."""
    return (
        0 < len(text.split()) <= words
        and not text.rstrip().endswith((".", "!", "?", ";"))
        and any(c.isalpha() for c in text)
    )


def is_tag(text: str) -> bool:
    """Whether the text may be a tag: a few words that begin with no quantity."""
    if STARTS_WITH_NUMBER.match(text) is not None and COUNTS_NOTHING.match(text) is None:
        return False
    return is_short(text, WORDING.longest_tag_words) and not is_address(text)


def split_tags(text: str) -> list[str]:
    """The tags of a list ("Rayonnement, Mutualisation", "#accueil #inclusion")."""
    parts = (part.strip(" .#") for part in TAG_SEPARATOR.split(text))
    return [part for part in parts if part]


def split_figures(text: str, vocabulary: Vocabulary) -> list[str]:
    """The figures that the whole text consists of; none for any other text.

    A list of figures is split first, since what the first one counts could swallow the rest.
    """
    parts = [p.strip() for p in FIGURE_SEPARATOR.split(text) if p and p.strip()]
    if len(parts) > 1 and all(_is_figure(p, vocabulary) for p in parts):
        return parts
    return [text] if states_figure(text, vocabulary) else []


def states_figure(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text says a number and what it counts; a bare number says no more than "3"."""
    if len(text) > WORDING.longest_figure or not any(c.isdigit() for c in text):
        return False
    says_what = any(c.isalpha() or c in "%$" for c in text)
    return says_what and vocabulary.figure_of(text) is not None


def _is_figure(text: str, vocabulary: Vocabulary) -> bool:
    return STARTS_WITH_NUMBER.match(text) is not None and states_figure(text, vocabulary)


def figure_runs(texts: Sequence[str], vocabulary: Vocabulary) -> list[int] | None:
    """How many lines each figure takes where the lines are figures and nothing else.

    A figure begins at each line that begins with a number; None where a line fits in none.
    """
    starts = [i for i, t in enumerate(texts) if STARTS_WITH_NUMBER.match(t)]
    if not starts or starts[0] != 0:
        return None
    ends = [*starts[1:], len(texts)]
    groups = [" ".join(texts[a:b]) for a, b in zip(starts, ends, strict=True)]
    if all(states_figure(g, vocabulary) for g in groups):
        return [b - a for a, b in zip(starts, ends, strict=True)]
    return None
