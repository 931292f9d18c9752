"""When a listed action is due, where its own sentence says so: at its beginning, or in brackets."""

from __future__ import annotations

import re

from jalon.schemas.vocabulary import Vocabulary

YEAR = r"(?:19|20)\d\d"
BY_WHEN = re.compile(
    rf"""^(?P<when>
        (?:by|before|until|in|from) \s (?:the\s)? (?:(?:end|start|beginning|close)\s(?:of\s)?)?
        (?:the\syear\s|fiscal\syear\s|FY\s?|Q[1-4]\s|[A-Z][a-z]+\s){{0,2}} {YEAR}
      | (?:d['\u2019]ici|avant|en|[\u00e0a]\sl['\u2019]horizon|pour|[\u00e0a]\spartir\sde) \s
        (?:[\u00e0a]\s)? (?:(?:la\s)?fin\s(?:de\s)?|l['\u2019]an(?:n[\u00e9e]e)?\s)?
        (?:[a-z\u00e9\u00fb]+\s)? {YEAR}
    ) \s*,\s+""",
    re.IGNORECASE | re.VERBOSE,
)
IN_BRACKETS = re.compile(r"\s*\((?P<due>[^()]*\d{4}[^()]*)\)$")
START = re.compile(
    r"^\s*(?:start|finish|begin|end|due|d[\u00e9e]but|fin)\w*\s*[:\u2013-]\s*", re.IGNORECASE
)


def opening_date(text: str) -> str | None:
    """The date with which a sentence begins.

    >>> opening_date("By 2030, plant 500 trees"), opening_date("By bus, as in 2019")
    ('By 2030', None)
    >>> opening_date("D’ici la fin de 2027, planter 500 arbres")
    'D’ici la fin de 2027'
    """
    match = BY_WHEN.match(text)
    return match["when"].strip() if match is not None else None


def without_due(text: str, vocabulary: Vocabulary) -> tuple[str, str | None]:
    """An action and its date: "Publish the code (Winter 2013)", "By 2025, publish the code".

    A date in brackets is taken out of the text, one that the sentence begins with stays in it.
    """
    bare = text.rstrip(" ;.")
    match = IN_BRACKETS.search(bare)
    if match is not None and all(
        vocabulary.is_deadline(START.sub("", part).strip()) for part in match["due"].split(";")
    ):
        return bare[: match.start()].rstrip(" ,;."), match["due"].strip()
    return text, opening_date(text)
