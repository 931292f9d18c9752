"""Lists that stand beside each other, cut together: what begins an entry begins on one line.

Where nothing marks the entries of a cell (no bullets, no numbers), its own lines do not tell
where an entry begins. The cells beside it do: a value stands on the first line of its label.
"""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.records.entries import Entry, lines_begun
from jalon.extract.records.items import ENDS_OPEN, item_of, slack_of
from jalon.schemas.region import Line


def cut_together(
    labels: Sequence[Entry], columns: Sequence[Sequence[Entry]], lexicon: frozenset[str]
) -> Sequence[Entry]:
    """``labels`` cut where the values beside them begin; as they are where that is no better.

    Args:
        labels: The entries of the labels' cell, top to bottom.
        columns: The entries of each cell of values beside it.
        lexicon: Lower-case words of the document.
    """
    if not labels or any(e.ordinal is not None or e.item.is_bulleted for e in labels):
        return labels
    lines = [n for e in labels for n in e.item.lines]
    columns = [c for c in columns if c]
    starts = {_line_at(lines, e) for c in columns for e in c}
    if None in starts or len(starts) < 2:
        return _as_many(labels, lines, columns, lexicon)
    cuts = sorted({0, *(i for i in starts if i is not None)})
    if len(cuts) <= len(labels) or not all(_begins(lines[i - 1], lines[i]) for i in cuts if i):
        return _as_many(labels, lines, columns, lexicon)
    ends = [*cuts[1:], len(lines)]
    return [Entry(item_of(lines[a:b], lexicon)) for a, b in zip(cuts, ends, strict=True)]


def _as_many(
    labels: Sequence[Entry],
    lines: Sequence[Line],
    columns: Sequence[Sequence[Entry]],
    lexicon: frozenset[str],
) -> Sequence[Entry]:
    """Labels that begin with each capital, where just that gives as many as there are values."""
    counts = {len(c) for c in columns}
    if len(labels) < 2 or len(counts) != 1 or len(labels) in counts:
        return labels
    begun = lines_begun(lines, lexicon)
    return begun if len(begun) in counts else labels


def _line_at(lines: Sequence[Line], entry: Entry) -> int | None:
    """The one line that an entry begins beside, None where there is none or several."""
    slack = slack_of(entry.item)
    level = [i for i, n in enumerate(lines) if abs(n.baseline - entry.item.first_baseline) <= slack]
    return level[0] if len(level) == 1 else None


def _begins(before: Line, line: Line) -> bool:
    """Whether a line may begin an entry: neither it nor the line before it says otherwise."""
    return not line.text[:1].islower() and not ENDS_OPEN.search(before.text)
