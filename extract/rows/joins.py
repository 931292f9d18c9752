"""Rows that a page's end cuts in two, made whole before they are read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from jalon.extract.meaning.codes import LEADING
from jalon.extract.records.items import ENDS_OPEN
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.region import Line
from jalon.schemas.units import Element, Grid, GridLine, GridMeaning, Loose, Value
from jalon.schemas.values import LEVELS, Role

JOINS = SETTINGS.joins
SHARED = SETTINGS.shared

LABELS = frozenset((Role.INDICATOR, Role.INDICATOR_TARGET))
ENDS_SENTENCE = re.compile(r"[.;:!?]\s*$")


def whole_rows(
    elements: Sequence[Element], meanings: Mapping[int, GridMeaning]
) -> tuple[Element, ...]:
    """The elements, as many, with the first row of a grid laid under the row that it goes on from.

    Args:
        elements: The document in reading order.
        meanings: What the columns of each grid mean, by its index.
    """
    found = list(elements)
    above: int | None = None
    for i, element in enumerate(elements):
        if isinstance(element, Grid):
            if above is not None:
                _join(found, above, i, meanings)
            above = i
        elif not isinstance(element, Loose) or _is_between(element):
            above = None
    return tuple(found)


def _is_between(piece: Loose) -> bool:
    """Whether text parts two grids, as a heading does and a note at the foot does not."""
    return piece.look.is_bold and not piece.is_running


def _join(
    found: list[Element], above: int, below: int, meanings: Mapping[int, GridMeaning]
) -> None:
    a, b = found[above], found[below]
    if not isinstance(a, Grid) or not isinstance(b, Grid) or not a.lines or not b.lines:
        return
    homes = _homes(a, b) if b.page == a.page + 1 else ()
    last = a.lines[-1]
    if not homes or last.banner is not None or b.lines[0].banner is not None:
        return
    values: list[Value | None] = [None] * len(a.fields)
    for home, value in zip(homes, b.lines[0].values, strict=True):
        values[home] = value
    first = replace(b.lines[0], values=tuple(values))
    columns = _columns_that_go_on(a, last, first, meanings[above])
    if not columns:
        return
    longer = replace(last, values=_lengthened(last, first, columns))
    own = [(homes[i] in columns, v) for i, v in enumerate(b.lines[0].values)]
    rest = tuple(None if is_joined else v for is_joined, v in own)
    kept = (replace(first, values=rest),) if any(v is not None for v in rest) else ()
    ends = {i: (v, longer.values[homes[i]]) for i, (is_joined, v) in enumerate(own) if is_joined}
    found[above] = replace(a, lines=(*a.lines[:-1], longer))
    found[below] = replace(b, lines=(*kept, *(_with_whole(n, ends) for n in b.lines[1:])))


def _homes(a: Grid, b: Grid) -> tuple[int, ...]:
    """For each column of ``b`` the one of ``a`` under the same heading; empty where they differ.

    A heading over two columns stands over one where a page has nothing in the other, as a number:
    then it is the last of them.
    """
    before, after = [f.key for f in a.fields], [f.key for f in b.fields]
    if before == after:
        return tuple(range(len(after)))
    ends = [i for i, key in enumerate(before) if key != next(iter(before[i + 1 :]), None)]
    return tuple(ends) if all(after) and [before[i] for i in ends] == after else ()


def _with_whole(line: GridLine, ends: Mapping[int, tuple[Value | None, Value | None]]) -> GridLine:
    """A row under the one that was joined: what it shares with it, as that has it now."""
    values = list(line.values)
    for i, (end, whole) in ends.items():
        value = values[i] if i < len(values) else None
        if value is None or end is None or whole is None or not value.is_inherited:
            continue
        if value.lines == end.lines:
            values[i] = replace(whole, is_inherited=True)
    return replace(line, values=tuple(values))


def _columns_that_go_on(
    grid: Grid, last: GridLine, first: GridLine, meaning: GridMeaning
) -> frozenset[int]:
    """All columns where the row itself is cut, else the levels that go on by themselves."""
    count = len(first.values)
    state = [_goes_on(last.values[i], first.values[i], i in meaning.coded) for i in range(count)]
    roles = [r.role for r in meaning.roles]
    levels = [i for i in range(count) if roles[i] in LEVELS]
    inner = [i for i in levels if roles[i] is Role.ACTION] or levels[-1:]
    keys = inner + [i for i in range(count) if roles[i] in LABELS]
    everything = frozenset(i for i in range(count) if first.values[i] is not None)
    if not any(first.values[i] is not None for i in keys):
        return everything if any(state) or _is_remainder(first, last) else frozenset()
    rest = [i for i in range(count) if i not in levels]
    if _begins_anew(last, first, inner, meaning) or _are_anew(last, first, rest):
        return frozenset(i for i in levels if state[i])
    if not any(state[i] is False for i in inner) and any(state[i] for i in keys):
        return everything
    return frozenset(i for i in levels if state[i])


def _begins_anew(
    last: GridLine, first: GridLine, inner: Sequence[int], meaning: GridMeaning
) -> bool:
    """Whether a row names another action: nothing of the action above is left to be said."""
    pairs = [(last.values[i], first.values[i], i in meaning.coded) for i in inner]
    named = [(a, b) for a, b, coded in pairs if a is not None and b is not None and not coded]
    return bool(named) and not any(_reads_on(a, b) for a, b in named) and _is_full(first)


def _are_anew(last: GridLine, first: GridLine, columns: Sequence[int]) -> bool:
    """Whether a row has indicators and targets of its own: none goes on from the row above."""
    pairs = [(a, b) for i in columns if (a := last.values[i]) and (b := first.values[i])]
    texts = [(a.lines[-1].text, b.lines[0].text) for a, b in pairs]
    return len(texts) >= SHARED.several and not any(
        t[:1].islower() or ENDS_OPEN.search(before) for before, t in texts
    )


def _is_full(line: GridLine) -> bool:
    return all(v is not None for v in line.values)


def _reads_on(above: Value, value: Value) -> bool:
    """Whether a text goes on in another: in lower case, or because it was left open."""
    text = value.lines[0].text
    return not text[:1].isupper() or ENDS_OPEN.search(above.lines[-1].text) is not None


def _is_remainder(first: GridLine, last: GridLine) -> bool:
    """Whether the cells of a row all go on from cells of the last one."""
    pairs = [(a, b) for a, b in zip(first.values, last.values, strict=True) if a is not None]
    return all(b is not None for _, b in pairs)


def _goes_on(above: Value | None, value: Value | None, is_coded: bool) -> bool | None:
    """Whether a cell goes on from the one above; None where it does not tell."""
    if value is None or above is None:
        return None
    before, line = above.lines[-1], value.lines[0]
    if line.bullet:
        return None
    if LEADING.match(line.text) is not None:
        return False
    if is_coded or any(n.bullet for n in above.lines):
        return True
    reads_on = line.text[:1].islower() and not ENDS_SENTENCE.search(before.text)
    return True if reads_on or ENDS_OPEN.search(before.text) else None


def _lengthened(
    last: GridLine, first: GridLine, columns: frozenset[int]
) -> tuple[Value | None, ...]:
    end = max((n.baseline for v in last.values if v is not None for n in v.lines), default=0.0)
    moved = [v for i in columns if (v := first.values[i]) is not None]
    start = min(n.baseline for v in moved for n in v.lines)
    size = max(moved[0].lines[0].size_pt, 1.0)
    shift = end + JOINS.leading_em * size - start
    return tuple(
        _with_rest(a, b, shift) if i in columns and b is not None else a
        for i, (a, b) in enumerate(zip(last.values, first.values, strict=True))
    )


def _with_rest(above: Value | None, rest: Value, shift: float) -> Value:
    """A value with its lines of the next page; its box stays the part on its first page."""
    if above is None:
        return rest
    moved = tuple(_moved(n, above.lines[-1], shift) for n in rest.lines)
    return replace(above, lines=(*above.lines, *moved))


def _moved(line: Line, before: Line, shift: float) -> Line:
    """A line laid under the page before, where its place is that of the last line there."""
    box = before.box._replace(x0=line.box.x0, x1=line.box.x1)
    return replace(line, baseline=line.baseline + shift, box=box)
