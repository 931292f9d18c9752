"""Who leads, who takes part, and by when: cells that state two of them in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jalon.extract.rows.entries import Entry, labels_in
from jalon.extract.rows.items import item_of
from jalon.schemas.region import Line

MARKS = " ()"  # what a deadline stands in under a name


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
