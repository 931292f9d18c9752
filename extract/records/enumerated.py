"""Items that a letter, a number or a code begins: "b. …", "2) …", "6.1.2.3 …", set as a list."""

from __future__ import annotations

import re

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.page import Word
from jalon.schemas.region import Line

ENUMERATED = SETTINGS.enumerated

MARKER = re.compile(
    r"""\(?(?:
        (?P<letter>[a-z])[.)]
      | (?P<prefix>(?:[A-Z]{0,3}\d{1,2}\.)*)(?P<number>\d{1,2})[.)]?
    )-?""",
    re.VERBOSE,
)


def marker_of(line: Line) -> Word | None:
    """The word that marks a line as an item of a list, None where it is no such item.

    A bare number marks none: it may be the first word of a sentence that wraps.
    """
    if line.bullet or len(line.words) < 2:
        return None
    first, second = line.words[0], line.words[1]
    is_apart = second.box.x0 - first.box.x1 >= ENUMERATED.least_gap_em * max(line.size_pt, 1.0)
    return first if is_apart and not first.text.isdigit() and place_of(first.text) else None


def place_of(marker: str) -> tuple[str, int] | None:
    """The list that a marker counts in and its place there: ("6.1.", 2) for "6.1.2".

    >>> place_of("b)"), place_of("6.1.2"), place_of("12."), place_of("word")
    (('a)', 2), ('6.1.', 2), ('.', 12), None)
    """
    match = MARKER.fullmatch(marker)
    if match is None:
        return None
    sign = marker.rstrip("-")[-1]
    sign = "" if sign.isalnum() else sign
    if match["letter"]:
        return f"a{sign}", ord(match["letter"]) - ord("a") + 1
    return match["prefix"] + ("" if match["prefix"] else sign), int(match["number"])


def text_x0(line: Line) -> float | None:
    """Where the text of an enumerated item begins, None for other lines."""
    return line.words[1].box.x0 if marker_of(line) is not None else None


def is_next_item(first: Line, below: Line) -> bool:
    """Whether ``below`` is the item after the one that ``first`` begins: "b." after "a."."""
    above, here = marker_of(first), marker_of(below)
    if above is None or here is None:
        return False
    near = ENUMERATED.flush_em * max(below.size_pt, 1.0)
    is_flush = abs(above.box.x0 - here.box.x0) <= near or abs(above.box.x1 - here.box.x1) <= near
    before, after = place_of(above.text), place_of(here.text)
    if before is None or after is None or not is_flush:
        return False
    return before[0] == after[0] and after[1] == before[1] + 1


def is_letter(marker: str) -> bool:
    """Whether a marker is a lone letter with its sign: ``a.``, ``b)``, ``(c)``."""
    match = MARKER.fullmatch(marker)
    return match is not None and match["letter"] is not None
