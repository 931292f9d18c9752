"""Headings without what hides their word: bullets, numbering, asides, years, units, last colon."""

from __future__ import annotations

import re

from jalon.normalize.labels.role_phrases import ASIDE, DATES
from jalon.normalize.labels.role_words import plain_heading

_OPENING = re.compile(
    r"""
    (?: [^\w\s#%(\["'«]+ \s* )?                         # a bullet, a tick box, an arrow
    (?:
        [(\[] \s* (?:\d{1,2}|[a-z]|[ivx]{1,4}) \s* [)\]] \s*      # "(1) ", "[a] "
      | (?:\d{1,2}(?:\.\d{1,2}){0,3}|[a-z]|[ivx]{1,4}) \s* [.)\]:–-] \s* (?!\d)   # "1. ", "a) "
      | \d{1,2}(?:\.\d{1,2}){1,3} \s+ (?=[a-z]{4})                   # "2.1 Indicateur"
    )?
    """,
    re.VERBOSE,
)
_LAST_NUMBER = re.compile(
    r"""
    \s* (?: \b(?:no|numero|number|num)\b\.? \s* | \# \s* )?
    (?<![\d.,$%]) \b (?: \d{1,2}(?:\.\d{1,2}){0,3} | [ivx]{1,4} | [a-z] ) \s*$
    """,
    re.VERBOSE,
)
# what only says in which unit the values are, printed without brackets
_LAST_UNIT = re.compile(
    r"""
    \s* [,/-]? \s* (?: \b(?:en|in)\s+ )?
    (?: (?:milliers?|millions?|thousands?) \s+ (?:de\s+|d'|of\s+)? )?
    (?: [km]?\$ | \$\s?[km]\b | \b[km]€ | [€£%]
      | \b(?:cad|usd|eur|chf|fcfa|xof|euros?|dollars?|nbre?|nb) )
    (?: \s+ (?:cad|us|can) )? \s*$
    """,
    re.VERBOSE,
)
_SPACED = re.compile(r"(?:\b\w ){3,}\w\b")
_EDGES = " .:;-,'\"/*|=?!…>→"


def bare_heading(heading: str) -> tuple[str, str]:
    """Return a heading's own words, folded, and what it says in brackets.

    >>> bare_heading("• 2. Cibles 2025-2026 (%) :")
    ('cibles', '%')
    >>> bare_heading("Indicateur n° 2"), bare_heading("Budget en k$")
    (('indicateur', ''), ('budget', ''))
    """
    text = plain_heading(heading)
    if len(_SPACED.findall(text)) == 1 and _SPACED.fullmatch(text.strip(_EDGES)):
        text = text.replace(" ", "")
    opening = _OPENING.match(text)
    rest = text[opening.end() :] if opening else text
    aside = " ".join(ASIDE.findall(rest)) + " ".join(re.findall(r"\[([^\[\]]*)\]", rest))
    main = re.sub(r"\[[^\[\]]*\]", " ", ASIDE.sub(" ", rest))
    main = _tidied(DATES.sub(" ", main))
    for pattern in (_LAST_NUMBER, _LAST_UNIT):
        shorter = _tidied(pattern.sub("", main))
        main = shorter if any(c.isalpha() for c in shorter) else main
    return (main, aside.strip()) if main else (_tidied(DATES.sub(" ", aside)), "")


def _tidied(text: str) -> str:
    return " ".join(text.split()).strip(_EDGES)
