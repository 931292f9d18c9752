"""Labels whose values are being gathered, and which pieces each of them takes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from jalon.extract.records.mentions import Mention
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.region import Line
from jalon.schemas.units import Look

OPENED = SETTINGS.opened
SHARED = SETTINGS.shared


@dataclass(slots=True)
class Free:
    """Part of a paragraph that stands before its first label."""

    lines: tuple[Line, ...]
    page: int
    home: int | None
    look: Look
    runs_in: bool = False

    @property
    def box(self) -> Box:
        """Around its lines."""
        return union(n.box for n in self.lines)


@dataclass(slots=True)
class Open:
    """A label whose value is being gathered."""

    mention: Mention
    page: int
    home: int | None
    place: Box
    first: Line
    last: Line
    bearing: str
    value: list[Line] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    look: Look | None = None
    inner: int | None = None
    right: float = float("inf")
    bottom: float = float("inf")

    @property
    def is_closed(self) -> bool:
        """Whether its value stands on its own line: nothing below is added."""
        return self.bearing == "after"


def _em(line: Line) -> float:
    return max(line.size_pt, 1.0)


def set_bounds(opens: Sequence[Open]) -> None:
    """A value ends where the next label begins: to the right on its line, or below it."""
    for o in opens:
        for other in opens:
            if other is o:
                continue
            level = abs(other.first.baseline - o.first.baseline) <= SHARED.same_line_em * _em(
                o.first
            )
            if level and other.place.x0 > o.place.x1:
                o.right = min(o.right, other.place.x0)
            aligned = (
                abs(other.place.x0 - o.place.x0) <= SHARED.aligned_pt
                or abs(other.place.x1 - o.place.x1) <= SHARED.aligned_pt
            )
            if aligned and other.first.baseline > o.last.baseline + 1:
                o.bottom = min(o.bottom, other.first.baseline)


def takes_beside(opens: Sequence[Open], free: Sequence[Free]) -> set[str]:
    """Keys of the labels whose values mostly stand on their line, to the right."""
    votes: dict[str, Counter[bool]] = defaultdict(Counter)
    for o in opens:
        if not o.value:
            votes[o.mention.key][any(_is_beside(o, f) for f in free)] += 1
    beside = {key for key, tally in votes.items() if tally[True] > tally[False]}
    total = sum((votes[k] for k in votes), Counter[bool]())
    return beside if total[True] > total[False] else set()


def end_at_nearest(opens: Sequence[Open], free: Sequence[Free], beside: set[str]) -> None:
    """Of two pieces on a label's line the nearer one is its value."""
    for o in opens:
        level = [f for f in free if o.mention.key in beside and _is_beside(o, f)]
        if level:
            o.right = min(o.right, min(level, key=lambda f: f.box.x0).box.x1)


def _is_beside(o: Open, f: Free) -> bool:
    first = f.lines[0]
    level = abs(first.baseline - o.first.baseline) <= SHARED.same_line_em * _em(o.first)
    beside = level and o.place.x1 <= first.box.x0 < o.right
    return beside and not _is_set_like(o.mention.look, f.look)


def owner(opens: Sequence[Open], f: Free, beside: set[str]) -> Open | None:
    """The label that a piece belongs to, None where it begins something else."""
    above = [o for o in opens if _may_take(o, f, beside)]
    return max(above, key=lambda o: (_last(o).baseline, o.place.x0), default=None)


def _last(o: Open) -> Line:
    return o.value[-1] if o.value else o.last


def _may_take(  # noqa: PLR0911 - one sign after the other
    o: Open, f: Free, beside: set[str]
) -> bool:
    if o.is_closed or f.page != o.page:
        return False
    first = f.lines[0]
    if o.mention.key in beside:
        if not o.value:
            if _is_beside(o, f):
                o.bearing = "beside"
                return True
            return False
        return first.baseline < o.bottom - 1 and _goes_on(o, f)
    gap = first.baseline - _last(o).baseline
    if (
        gap <= SHARED.same_line_em * _em(first)
        or first.box.x0 >= o.right
        or first.baseline >= o.bottom
    ):
        return False
    if o.value:
        return _goes_on(o, f)
    em = max(_em(first), _em(o.last))
    return (
        gap <= OPENED.below_em * em
        and _is_under(o, f, em)
        and not _is_set_like(o.mention.look, f.look)
    )


def _is_under(o: Open, f: Free, em: float) -> bool:
    left = o.place.x0 - OPENED.outdent_em * em <= f.box.x0 <= o.place.x1 + 8 * em
    return left or abs(o.place.x1 - f.box.x1) <= SHARED.aligned_pt


def _goes_on(o: Open, f: Free) -> bool:
    first, last = f.lines[0], _last(o)
    em = _em(first)
    gap = first.baseline - last.baseline
    if not 0 < gap <= OPENED.gap_em * em or f.home != o.inner:
        return False
    if o.look is not None and (f.look.is_bold, f.look.colour) != (o.look.is_bold, o.look.colour):
        return False
    if o.look is not None and abs(f.look.size_pt - o.look.size_pt) > 1.1:
        return False
    if bool(first.bullet) != bool(o.value[0].bullet):
        return False
    flush = abs(f.box.x1 - max(v.box.x1 for v in o.value)) <= SHARED.aligned_pt
    left = min(v.box.x0 for v in o.value) - OPENED.outdent_em * em
    return flush or left <= first.box.x0 <= max(v.box.x1 for v in o.value) + em


def give(owner: Open, f: Free) -> None:
    """Let a label take a piece: it goes on with the label's value."""
    if owner.look is None:
        owner.look, owner.inner = f.look, f.home
    owner.starts.append(len(owner.value))
    owner.value.extend(f.lines)


def _is_set_like(a: Look, b: Look) -> bool:
    """Whether a text under a label looks like the label: then it is no value of it."""
    return a.kind == b.kind and (a.is_bold or a.is_caps) and abs(a.size_pt - b.size_pt) <= 1
