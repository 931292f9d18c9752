"""Which lines of a page are a row of headings, by what their words mean."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jalon.schemas.geometry import union
from jalon.schemas.headed import HeadChunk, Heading
from jalon.schemas.region import Line
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

MOST_HEAD_LINES = 5
LEAST_HINTS = 2  # texts in three lines that may be headings, before a closer look
LEAST_KNOWN = 0.6  # of the chunks of a heading row must be understood
TELLING = frozenset((Role.INDICATOR, Role.TARGET, Role.INDICATOR_TARGET, Role.OBJECTIVE))
REPORTING = frozenset((Role.ACTION, Role.RESULT))  # a report's columns: what was done, what came
HEAD_LEADING_EM = 2.0  # lines of one heading stand closer than this


def find_headings(lines: Sequence[Line], vocabulary: Vocabulary) -> list[Heading]:
    """The heading rows among ``lines``: side by side, most of them understood."""
    rows = _rows(lines)
    hints = [sum(vocabulary.hints_at_heading(n.text) for n in row) for row in rows]
    found: list[Heading] = []
    i = 0
    while i < len(rows):
        is_promising = sum(hints[i : i + 3]) >= LEAST_HINTS
        best = _best_from(rows, i, vocabulary) if is_promising else None
        if best is None:
            i += 1
            continue
        later = _best_from(rows, i + 1, vocabulary)
        if later is not None and later[0] + 1 <= best[0] and _merit(later[1]) >= _merit(best[1]):
            i += 1  # the first line adds nothing: it is text above the headings
            continue
        found.append(best[1])
        i += best[0]
    return found


def _best_from(
    rows: Sequence[Sequence[Line]], start: int, vocabulary: Vocabulary
) -> tuple[int, Heading] | None:
    """The most telling heading that begins at row ``start``, and how many rows it takes."""
    best: tuple[int, Heading] | None = None
    for count in range(1, MOST_HEAD_LINES + 1):
        group = rows[start : start + count]
        if len(group) < count or not _stand_close(group):
            break
        heading = _heading(group, vocabulary)
        if heading is not None and (best is None or _merit(heading) > _merit(best[1])):
            best = (count, heading)
    return best


def _rows(lines: Sequence[Line]) -> list[list[Line]]:
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda n: (n.baseline, n.box.x0)):
        if rows and line.baseline - rows[-1][0].baseline <= 0.35 * max(line.size_pt, 1.0):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda n: n.box.x0) for row in rows]


def _stand_close(rows: Sequence[Sequence[Line]]) -> bool:
    return all(
        b[0].baseline - a[0].baseline <= HEAD_LEADING_EM * max(a[0].size_pt, 1.0)
        for a, b in pairwise(rows)
    )


def _heading(rows: Sequence[Sequence[Line]], vocabulary: Vocabulary) -> Heading | None:
    """The rows taken as one heading row, None where too little of it is understood."""
    chunks = _chunks(rows, vocabulary)
    known = [c for c in chunks if c.is_known]
    roles = {c.role for c in known if c.role is not None}
    if len(chunks) < 2 or len(known) < max(2, LEAST_KNOWN * len(chunks)):
        return None
    if not roles & TELLING and not roles >= REPORTING:
        return None
    looks = {(n.is_bold, n.colour) for row in rows for n in row}
    if len(looks) > 2:
        return None
    return Heading(tuple(chunks), union(c.box for c in chunks))


def _merit(heading: Heading) -> int:
    """How much the chunks say, less for each that says nothing."""
    return sum(2 * (c.role is not None) + (1 if c.is_known else -2) for c in heading.chunks)


def _chunks(rows: Sequence[Sequence[Line]], vocabulary: Vocabulary) -> list[HeadChunk]:
    """Texts that stand over each other joined; one over several is the parent of these."""
    leaves: list[list[Line]] = []
    parents: list[Line] = []
    for i, row in enumerate(rows):
        for line in row:
            under = [n for later in rows[i + 1 :] for n in later if _over(line, n)]
            if len(_apart(under)) > 1:
                parents.append(line)
                continue
            home = next((g for g in leaves if any(_over(n, line) for n in g)), None)
            if home is None:
                leaves.append([line])
            else:
                home.append(line)
    return [_chunk(g, parents, vocabulary) for g in sorted(leaves, key=lambda g: g[0].box.x0)]


def _over(a: Line, b: Line) -> bool:
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0) > 0


def _apart(lines: Sequence[Line]) -> list[Line]:
    """Lines of one row only: those on the first baseline met."""
    if not lines:
        return []
    first = lines[0].baseline
    return [n for n in lines if abs(n.baseline - first) < 0.35 * max(n.size_pt, 1.0)]


def _chunk(lines: Sequence[Line], parents: Sequence[Line], vocabulary: Vocabulary) -> HeadChunk:
    text = " ".join(n.text for n in lines)
    above = [p for p in parents if any(_over(p, n) for n in lines)]
    texts = [text, *(p.text for p in above)]
    role = next((r for t in texts if (r := vocabulary.role_of(t, thorough=False))), None)
    has_period = vocabulary.period_of(text) is not None
    words = tuple(w for n in (*above, *lines) for w in n.words)
    return HeadChunk(
        box=union(n.box for n in lines),
        words=words,
        role=role.role if role is not None else None,
        is_known=role is not None or has_period,
    )
