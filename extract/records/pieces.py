"""Segments to labels with their values, and what stands between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from jalon.extract.records.labels import Mention
from jalon.extract.records.looks import look_of
from jalon.extract.records.segments import Segment
from jalon.extract.text.lines import block_of, blocks_of, text_of
from jalon.schemas.geometry import Box, union
from jalon.schemas.region import Line
from jalon.schemas.units import Labelled, Look, Loose, Value

SAME_LINE_EM = 0.45
LEADING_EM = 1.75  # a value goes on in lines that stand no farther apart
LIST_LEADING_EM = 2.4  # and in a list's next bullet
BELOW_EM = 2.6  # a value stands no farther under its label
INDENT_EM = 1.0


@dataclass(slots=True)
class _Open:
    """A label whose value is being gathered."""

    mention: Mention
    line: Line
    home: int | None
    place: Box
    bearing: str
    value: list[Line] = field(default_factory=list)
    look: Look | None = None
    right: float = float("inf")

    @property
    def last(self) -> Line:
        return self.value[-1] if self.value else self.line

    @property
    def x0(self) -> float:
        return min((v.box.x0 for v in self.value), default=self.place.x0)


def pieces_of(
    segments: Sequence[Segment], mentions: Sequence[Mention], lexicon: frozenset[str]
) -> list[Labelled | Loose]:
    """Labels with their values, and blocks of the lines that belong to none, of one page.

    Args:
        segments: The page's segments, top to bottom.
        mentions: The labels among them; ``segment`` counts from the first of ``segments``.
        lexicon: Lower-case words of the document.
    """
    by_segment: dict[int, list[Mention]] = defaultdict(list)
    for m in mentions:
        by_segment[m.segment].append(m)
    opens: list[_Open] = []
    free: list[tuple[Line, Segment]] = []
    for index, segment in enumerate(segments):
        lead, labelled = _cut(segment, by_segment.get(index, []))
        opens.extend(labelled)
        if lead is not None:
            free.append((lead, segment))
    _set_right_bounds(opens)
    beside = _takes_beside(opens, free)
    rest: list[tuple[Line, Segment]] = []
    for line, segment in free:
        owner = _owner(opens, line, segment, beside)
        if owner is None:
            rest.append((line, segment))
        else:
            _give(owner, line)
    page = segments[0].page if segments else 0
    pieces: list[Labelled | Loose] = [_labelled(o, page) for o in opens]
    return pieces + _loose(rest, lexicon)


def _cut(segment: Segment, mentions: Sequence[Mention]) -> tuple[Line | None, list[_Open]]:
    """What stands before the first label of a segment, and each label with what follows it."""
    if not mentions:
        return segment.line, []
    words = segment.line.words
    ordered = sorted(mentions, key=lambda m: m.start)
    lead = _part(segment.line, 0, ordered[0].start)
    found: list[_Open] = []
    for i, m in enumerate(ordered):
        end = ordered[i + 1].start if i + 1 < len(ordered) else len(words)
        own = words[m.start : m.end]
        label = _part(segment.line, m.start, m.end)
        if label is None:
            continue
        value = _part(segment.line, m.end, end)
        place = union(w.box for w in own)
        opened = _Open(m, label, segment.home, place, "after" if value else "below")
        if value is not None:
            _give(opened, value)
        found.append(opened)
    return lead, found


def _part(line: Line, start: int, end: int) -> Line | None:
    words = line.words[start:end]
    if start == 0 and end == len(line.words):
        return line
    text = text_of(words).strip(" |") if words else ""
    if not text or not any(c.isalnum() for c in text):
        return None
    look = look_of(words)
    return Line(
        words=words,
        box=union(w.box for w in words),
        baseline=line.baseline,
        text=text,
        size_pt=look.size_pt,
        weight=words[0].weight,
        colour=look.colour,
        bullet=line.bullet if start == 0 else "",
    )


def _give(owner: _Open, line: Line) -> None:
    if owner.look is None:
        owner.look = look_of(line.words)
    owner.value.append(line)


def _em(line: Line) -> float:
    return max(line.size_pt, 1.0)


def _set_right_bounds(opens: Sequence[_Open]) -> None:
    """A value under its label ends where the next label on the same line begins."""
    for o in opens:
        level = [
            other.place.x0
            for other in opens
            if other is not o
            and abs(other.line.baseline - o.line.baseline) <= SAME_LINE_EM * _em(o.line)
            and other.place.x0 > o.place.x1
        ]
        o.right = min(level, default=float("inf"))


def _takes_beside(opens: Sequence[_Open], free: Sequence[tuple[Line, Segment]]) -> set[str]:
    """Keys of the labels whose values mostly stand on their line, to the right."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    for o in opens:
        if o.value:
            continue
        votes[o.mention.key][any(_is_beside(o, line) for line, _ in free)] += 1
    beside = {key for key, tally in votes.items() if tally[True] > tally[False]}
    total = sum((votes[k] for k in votes), Counter[bool]())
    return beside if total[True] > total[False] else set()


def _is_beside(o: _Open, line: Line) -> bool:
    level = abs(line.baseline - o.line.baseline) <= SAME_LINE_EM * _em(o.line)
    return level and o.place.x1 <= line.box.x0 < o.right


def _owner(opens: Sequence[_Open], line: Line, segment: Segment, beside: set[str]) -> _Open | None:
    """The label that a line belongs to, None where it begins something else."""
    above = [o for o in opens if _may_take(o, line, segment, beside)]
    return max(above, key=lambda o: (o.last.baseline, o.x0), default=None)


def _may_take(o: _Open, line: Line, segment: Segment, beside: set[str]) -> bool:
    em = _em(line)
    if o.mention.key in beside and not o.value:
        if _is_beside(o, line):
            o.bearing = "beside"
            return True
        return False
    gap = line.baseline - o.last.baseline
    if gap <= SAME_LINE_EM * em or line.box.x0 >= o.right:
        return False
    if o.value:
        return _goes_on(o, line, segment, gap)
    near = gap <= BELOW_EM * max(em, _em(o.line))
    under = o.place.x0 - INDENT_EM * em <= line.box.x0 and line.box.x0 <= o.place.x1 + 8 * em
    return near and under and not _is_set_like(o.mention.look, look_of(line.words))


def _goes_on(o: _Open, line: Line, segment: Segment, gap: float) -> bool:
    em = _em(line)
    look = look_of(line.words)
    leading = LIST_LEADING_EM if line.bullet else LEADING_EM
    if gap > leading * em or (segment.home != o.home and o.bearing != "beside"):
        return False
    if o.look is not None and (look.is_bold, look.colour) != (o.look.is_bold, o.look.colour):
        return False
    if abs(look.size_pt - (o.look.size_pt if o.look else look.size_pt)) > 1.1:
        return False
    left = o.value[0].box.x0 if o.bearing != "after" else min(o.place.x0, o.x0)
    if line.box.x0 < left - INDENT_EM * em:
        return False
    return line.box.x0 <= max(v.box.x1 for v in o.value) + em


def _is_set_like(a: Look, b: Look) -> bool:
    """Whether a line under a label looks like the label: then it is no value of it."""
    return a.kind == b.kind and (a.is_bold or a.is_caps) and abs(a.size_pt - b.size_pt) <= 1


def _labelled(o: _Open, page: int) -> Labelled:
    m = o.mention
    value = None
    if o.value:
        value = Value(tuple(o.value), page, union(v.box for v in o.value))
    box = union([o.place, *(v.box for v in o.value)])
    return Labelled(m.key, m.heading, m.ordinal, page, o.place, m.look, value, o.bearing, box)


def _loose(rest: Sequence[tuple[Line, Segment]], lexicon: frozenset[str]) -> list[Labelled | Loose]:
    """Blocks of lines that stand over one another in one shade."""
    columns: list[list[tuple[Line, Segment]]] = []
    for line, segment in rest:
        home = next(
            (
                c
                for c in reversed(columns)
                if c[-1][1].home == segment.home and _stands_under(c[-1][0], line)
            ),
            None,
        )
        if home is None:
            columns.append([(line, segment)])
        else:
            home.append((line, segment))
    found: list[Labelled | Loose] = []
    for column in columns:
        fill = column[0][1].look.fill
        for block in blocks_of([line for line, _ in column], lexicon):
            words = [w for line in block.lines for w in line.words]
            look = replace_fill(look_of(words), fill)
            found.append(Loose(block, column[0][1].page, look, block.box))
    return found


def replace_fill(look: Look, fill: int | None) -> Look:
    """``look`` on another shade."""
    return look._replace(fill=fill)


def _stands_under(above: Line, line: Line) -> bool:
    gap = line.baseline - above.baseline
    overlap = min(above.box.x1, line.box.x1) - max(above.box.x0, line.box.x0)
    return 0 < gap <= 3.0 * _em(line) and overlap > 0


def whole_block(pieces: Sequence[Loose], lexicon: frozenset[str]) -> Loose:
    """Several loose pieces as one."""
    lines = [line for p in pieces for line in p.block.lines]
    first = pieces[0]
    block = block_of(lines, lexicon)
    return replace(first, block=block, box=block.box)
