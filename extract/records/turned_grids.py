"""Tables whose records stand side by side, as grids whose rows are the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.table import Table
from jalon.schemas.units import Grid, GridField, GridLine, Loose, Value

TURNED_GRIDS = SETTINGS.turned_grids


Records = dict[str, dict[int, Value]]
NOWHERE = Box(0, 0, 0, 0)


@dataclass(slots=True)
class Group:
    """Records side by side under one run of labels.

    ``extents`` says where each record's column begins and ends; a record holds for each label's
    key its values by their number ("Cible 2"), 1 where none is printed.
    """

    extents: list[tuple[float, float]]
    records: list[Records]
    headings: dict[str, str] = field(default_factory=dict)
    places: dict[str, Box] = field(default_factory=dict)
    page: int = 0
    box: Box = NOWHERE


@dataclass(frozen=True, slots=True)
class Turned:
    """A table as its groups of records, and the banners between them."""

    table: Table
    parts: tuple[Group | Loose, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups of records, top to bottom."""
        return tuple(p for p in self.parts if isinstance(p, Group))

    @property
    def keys(self) -> frozenset[str]:
        """The keys of all labels."""
        return frozenset(k for g in self.groups for k in g.headings)


def grids_of_turned(tables: Sequence[Turned]) -> list[list[Grid | Loose]]:
    """For each table its groups as grids of one set of fields, one line a record.

    A group that begins within a record, at the top of a page, ends the records of the page before.
    """
    first = _leading(tables)
    last: Group | None = None
    kept: list[list[Group | Loose]] = []
    for table in tables:
        parts: list[Group | Loose] = []
        for part in table.parts:
            if isinstance(part, Loose):
                last = None
            elif (
                last is not None
                and not parts
                and part.page != last.page
                and (next(iter(part.headings)) != first and _joined(last, part))
            ):
                continue
            else:
                last = part
            parts.append(part)
        kept.append(parts)
    fields = _fields(tables)
    return [
        [p if isinstance(p, Loose) else _grid(p, t.table, fields) for p in parts]
        for t, parts in zip(tables, kept, strict=True)
    ]


def _leading(tables: Sequence[Turned]) -> str:
    """The label that most groups begin with."""
    firsts = [next(iter(g.headings)) for t in tables for g in t.groups]
    return max(dict.fromkeys(firsts), key=firsts.count, default="")


def _joined(last: Group, part: Group) -> bool:
    """Whether ``part`` goes on with the records of ``last``, which then hold its values."""
    homes = [
        next(
            (i for i, e in enumerate(last.extents) if abs(e[0] - x0) <= TURNED_GRIDS.edge_slack_pt),
            None,
        )
        for x0, _ in part.extents
    ]
    if any(h is None for h in homes):
        return False
    for home, record in zip(homes, part.records, strict=True):
        held = last.records[home or 0]
        for key, values in record.items():
            if key not in held:
                held[key] = values
    last.headings = {**last.headings, **part.headings}
    last.places = {**part.places, **last.places}
    return True


def _fields(tables: Sequence[Turned]) -> tuple[GridField, ...]:
    """The labels of all tables, in the order of the fullest ones."""
    groups = sorted((g for t in tables for g in t.groups), key=lambda g: -len(g.headings))
    keys: list[str] = []
    for group in groups:
        at = 0
        for key in group.headings:
            if key in keys:
                at = keys.index(key) + 1
            else:
                keys.insert(at, key)
                at += 1
    found = []
    for key in keys:
        group = next(g for g in groups if key in g.headings)
        place, heading = group.places[key], group.headings[key]
        found.append(GridField(key, heading, heading, place, place.x0, place.x1))
    return tuple(found)


def _grid(group: Group, table: Table, fields: Sequence[GridField]) -> Grid:
    reach = _reach(group)
    lines = [
        line
        for record, (x0, _) in zip(group.records, group.extents, strict=True)
        for line in _lines(record, fields, x0 + reach)
    ]
    return Grid(group.page, group.box, tuple(fields), tuple(lines), table, False, table.score)


def _reach(group: Group) -> float:
    """How far from the left edge of its record a line of text ends at most."""
    return max(
        (
            n.box.x1 - x0
            for record, (x0, _) in zip(group.records, group.extents, strict=True)
            for held in record.values()
            for value in held.values()
            if not value.is_inherited
            for n in value.lines
        ),
        default=0.0,
    )


def _lines(
    record: Mapping[str, Mapping[int, Value]], fields: Sequence[GridField], right: float
) -> list[GridLine]:
    """One line a record; one for each number of its labels where they are numbered."""
    numbers = sorted({n for held in record.values() for n in held})
    found = []
    for step, number in enumerate(numbers):
        values: list[Value | None] = []
        for f in fields:
            held = record.get(f.key, {})
            if len(held) == 1 and (only := held.get(1)) is not None:
                values.append(replace(only, is_inherited=True) if step else only)
            else:
                values.append(held.get(number))
        own = [v.box for v in values if v is not None]
        if own:
            ending = (replace(v, right=right) if v is not None else None for v in values)
            found.append(GridLine(tuple(ending), union(own)))
    return found
