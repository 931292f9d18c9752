"""Lists without dots: what is measured at the left, how much of it flush with the right edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.looks import look_of
from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import text_of
from jalon.schemas.region import Line
from jalon.schemas.vocabulary import Vocabulary

FLUSH = SETTINGS.flush
SHARED = SETTINGS.shared


def edges_of(left: Paragraph, right: Paragraph) -> tuple[int, int]:
    """Where a row begins and ends, in steps of two points: rows of one list share both."""
    return round(left.box.x0 / 2), round(right.box.x1 / 2)


def flush_edges(
    rows: Sequence[tuple[Paragraph, Paragraph]], vocabulary: Vocabulary
) -> frozenset[tuple[int, int]]:
    """The edges of rows that state targets, each ending where the others end and not beginning so.

    Args:
        rows: Pairs of texts on one line of a document.
        vocabulary: Knows targets.
    """
    held: dict[tuple[int, int], list[tuple[Paragraph, Paragraph]]] = defaultdict(list)
    for left, right in rows:
        held[edges_of(left, right)].append((left, right))
    found = set()
    for edges, pairs in held.items():
        starts = {round(right.box.x0) for _, right in pairs}
        if len(pairs) < SHARED.fewest or len(starts) < SHARED.fewest:
            continue
        values = sum(vocabulary.value_kinds(text_of(r.words)).is_target for _, r in pairs)
        names = sum(vocabulary.value_kinds(text_of(p.words)).is_target for p, _ in pairs)
        if values >= FLUSH.targets * len(pairs) and names <= FLUSH.names * len(pairs):
            found.add(edges)
    return frozenset(found)


def parted_at_rows(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs of a page, those set flush right cut at lines that stand beside others' first.

    Two values one under the other run on as one text would; what stands at their left tells.
    """
    firsts = [(p.lines[0].baseline, p.box.x1) for p in paragraphs]
    found: list[Paragraph] = []
    for p in paragraphs:
        if len(p.lines) > 1 and _is_flush(p.lines) and all(_has_left(n, firsts) for n in p.lines):
            found += [replace(p, lines=(n,), look=look_of(n.words, p.look.fill)) for n in p.lines]
        else:
            found.append(p)
    return found


def _is_flush(lines: Sequence[Line]) -> bool:
    rights = [n.box.x1 for n in lines]
    lefts = [n.box.x0 for n in lines]
    return max(rights) - min(rights) <= FLUSH.flush_pt < max(lefts) - min(lefts)


def _has_left(line: Line, firsts: Sequence[tuple[float, float]]) -> bool:
    return any(
        abs(baseline - line.baseline) <= SHARED.same_baseline_pt and x1 < line.box.x0
        for baseline, x1 in firsts
    )


def parted_labels(paragraphs: Sequence[Paragraph], vocabulary: Vocabulary) -> list[Paragraph]:
    """The paragraphs of a page, labels one under the other each by itself, and so their values.

    In a list of names and values beside them neither column has more than leading between its
    rows; each name alone is one that is known.

    Args:
        paragraphs: Top to bottom.
        vocabulary: Knows what labels are called.
    """
    lines = [n for p in paragraphs for n in p.lines]
    names = {
        i: p
        for i, p in enumerate(paragraphs)
        if len(p.lines) > 1 and all(_is_name(n, lines, vocabulary) for n in p.lines)
    }
    if not names:
        return list(paragraphs)
    starts = [(n.baseline, n.box.x1) for p in names.values() for n in p.lines]
    found: list[Paragraph] = []
    for i, p in enumerate(paragraphs):
        cuts = range(1, len(p.lines)) if i in names else _level_with(p.lines, starts)
        ends = [*cuts, len(p.lines)]
        for a, b in zip([0, *cuts], ends, strict=True):
            part = p.lines[a:b]
            look = look_of([w for n in part for w in n.words], p.look.fill)
            found.append(p if len(ends) == 1 else replace(p, lines=part, look=look))
    return found


def _is_name(line: Line, others: Sequence[Line], vocabulary: Vocabulary) -> bool:
    """Whether a line is a known label, and something stands beside it."""
    if len(line.text) > FLUSH.longest_name or not line.text[:1].isupper():
        return False
    scores = vocabulary.role_scores(line.text.strip(" :"))
    if not scores or scores[0].score < FLUSH.known:
        return False
    return any(
        abs(o.baseline - line.baseline) <= SHARED.same_baseline_pt and o.box.x0 > line.box.x1
        for o in others
    )


def _level_with(lines: Sequence[Line], starts: Sequence[tuple[float, float]]) -> list[int]:
    """The lines but the first that stand beside one of the names."""
    return [
        i
        for i, n in enumerate(lines)
        if i
        and any(
            abs(b - n.baseline) <= SHARED.same_baseline_pt and x1 < n.box.x0 for b, x1 in starts
        )
    ]
