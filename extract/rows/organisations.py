"""Who leads, who takes part, and by when: cells that state two of them in one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from jalon.extract.records.entries import Entry, begins_anew, labels_in
from jalon.extract.records.items import item_of
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.region import Line
from jalon.schemas.units import Value

ORGANISATIONS = SETTINGS.organisations

MARKS = " ()"  # what a deadline stands in under a name

LISTS = (";", " / ", "|")  # signs that part names: then a line's end does not


def whole_names(values: Iterable[Value]) -> frozenset[str]:
    """Names that fill a cell of one line somewhere: no line's end cuts them elsewhere."""
    return frozenset(v.lines[0].text.casefold() for v in values if len(v.lines) == 1)


def names_text(lines: Sequence[Line], known: frozenset[str], right: float | None) -> str:
    """The text of a cell of names: a line's end stays where it may part two, else it is a space.

    Args:
        lines: The lines of the cell, top to bottom.
        known: Whole names of the document, in lower case.
        right: Where the text of its column ends at most, None where that is not known.
    """
    is_listed = any(sign in f"{n.text} " for n in lines for sign in LISTS)
    text = lines[0].text
    for before, line in pairwise(lines):
        wraps = is_listed or _goes_on(before, line, known, right)
        text += (" " if wraps else "\n") + line.text
    return text


def _goes_on(before: Line, line: Line, known: frozenset[str], right: float | None) -> bool:
    """Whether a name with capitals goes on over a line's end: no room, and no whole name ends."""
    if f"{before.text} {line.text}".casefold() in known:
        return True
    if right is None or begins_anew(before, line, right):
        return False
    if {before.text.casefold(), line.text.casefold()} & known or "," in before.text[-1:]:
        return False
    words = [w for n in (before, line) for w in n.text.split() if len(w) > ORGANISATIONS.short]
    return all(w[:1].isupper() for w in words)


def lead_and_partners(
    lines: Sequence[Line], lexicon: frozenset[str]
) -> tuple[list[Entry], list[Entry]]:
    """Names of those who lead, and of those who take part: the bold ones lead, else the first.

    Args:
        lines: The lines of a cell, top to bottom.
        lexicon: Lower-case words of the document.
    """
    bold = next((i for i, n in enumerate(lines) if not n.is_bold), len(lines))
    if bold > 0:
        return labels_in(lines[:bold], lexicon), labels_in(lines[bold:], lexicon)
    entries = labels_in(lines, lexicon)
    return entries[:1], entries[1:]


def lead_and_due(
    lines: Sequence[Line], is_deadline: Callable[[str], bool], lexicon: frozenset[str]
) -> tuple[list[Entry], Entry | None]:
    """Names, and the deadline under them: the last lines that read as one.

    Args:
        lines: The lines of a cell, top to bottom.
        is_deadline: Whether a text is a date or a season.
        lexicon: Lower-case words of the document.
    """
    for start in range(len(lines)):
        tail = item_of(lines[start:], lexicon)
        if is_deadline(tail.text.strip(MARKS)):
            names = labels_in(lines[:start], lexicon) if start else []
            return names, Entry(tail)
    return labels_in(lines, lexicon), None
