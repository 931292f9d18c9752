"""Spans of time that a heading counts without a date: "Année 1", "Cible an 2", "Phase 3"."""

from __future__ import annotations

import re
from functools import cache

from jalon.normalize.dates.date_tokens import date_words
from jalon.normalize.text.folding import fold


def counted_span(text: str) -> str | None:
    """What a heading says beside the span that it counts, None where it counts none.

    >>> counted_span("Cible année 1")
    'cible'
    >>> counted_span("An 2")
    ''
    >>> counted_span("M6 (pilote)"), counted_span("Nombre d'années")
    ('', None)
    """
    folded = fold(text).strip(" :()")
    head = folded.partition(" (")[0]
    if _pattern().fullmatch(head):
        return ""
    match = _pattern().search(folded)
    if match is None or any(c.isdigit() for c in folded[: match.start()] + folded[match.end() :]):
        return None
    return (folded[: match.start()] + folded[match.end() :]).strip(" :()-")


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, date_words().counted), key=len, reverse=True))
    ordinal = r"\d\s?(?:re|ere|er|e|eme|st|nd|rd|th)"
    return re.compile(
        rf"\b(?:(?:{words})\s?(?:n[o\u00b0]\s?)?\d{{1,2}}|{ordinal}\s(?:{words}))\b|^[mqy]\d{{1,2}}\b"
    )
