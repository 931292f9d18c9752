"""Lists that stand beside each other, cut together: what begins an entry begins on one line.

Where nothing marks the entries of a cell (no bullets, no numbers), its own lines do not tell
where an entry begins. The cells beside it do: a value stands on the first line of its label.
"""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.records.combined import is_target
from jalon.extract.records.entries import Entry, lines_begun
from jalon.extract.records.items import ENDS_OPEN, item_of, slack_of
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.region import Line
from jalon.schemas.vocabulary import Vocabulary

SHARED = SETTINGS.shared


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


def cut_level(
    labels: Sequence[Line],
    values: Sequence[Line],
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
) -> tuple[list[Entry], list[Entry]] | None:
    """Two lists cut at the lines on which both begin an entry; None where that is no list.

    A label that wraps stands beside nothing, so does a value; where both begin on one line
    ("Falls reported" beside "fewer than 12"), small letters go on with nothing.

    Args:
        labels: The lines of the labels, top to bottom.
        values: The lines of the values beside them.
        vocabulary: Knows targets.
        lexicon: Lower-case words of the document.
    """
    slack = slack_of(item_of(labels, lexicon))
    level = [
        (i, j)
        for i, a in enumerate(labels)
        for j, b in enumerate(values)
        if abs(a.baseline - b.baseline) <= slack
    ]
    if not level or level[0] != (0, 0):
        return None
    starts = [(0, 0)]
    for i, j in level[1:]:
        begins = _begins(labels[i - 1], labels[i])
        if begins != (j > 0 and _begins_value(values[j - 1], values[j], vocabulary)):
            return None
        starts += [(i, j)] if begins else []
    begun = {i for i, _ in starts}
    if len(starts) < SHARED.several or any(
        n.bullet for i, n in enumerate(labels) if i not in begun
    ):
        return None  # a bullet that no value stands beside begins an entry as well
    ends = [*starts[1:], (len(labels), len(values))]
    spans = list(zip(starts, ends, strict=True))
    names = [Entry(item_of(labels[a:b], lexicon)) for (a, _), (b, _) in spans]
    held = [Entry(item_of(values[a:b], lexicon)) for (_, a), (_, b) in spans]
    return (names, held) if any(is_target(e.item.text, vocabulary) for e in held) else None


def _begins_value(before: Line, line: Line, vocabulary: Vocabulary) -> bool:
    """Whether a line may begin a value: with a capital or a figure, or as a target ("below 7")."""
    if ENDS_OPEN.search(before.text):
        return False
    return not line.text[:1].islower() or is_target(line.text, vocabulary)
