"""The fields of one action as lines with labels, for containers that are no rows of a table."""

from __future__ import annotations

from dataclasses import replace

from ..blocks import Block, Cell, Mark, Para, Run, Table
from ..content import Action
from ..design import Design
from ..pieces import Pieces
from .columns import fit_widths

Blocks = tuple[Block, ...]
Runs = tuple[Run, ...]


def labelled(pieces: Pieces, field: str, action: Action, value: Runs, *, number: int | None = None,
             indent: float = 0.0) -> Blocks:  # fmt: skip
    """Return a label and its value, on one line or one above the other."""
    design = pieces.design
    label = pieces.label(field, action, number)
    if design.label_place == "above":
        return (
            Para(label, indent=indent, keep=True, before=2),
            Para(value, indent=indent, after=1),
        )
    return (
        Para((*label, Run(" ", Mark("sep", unit=action.number)), *value), indent=indent, after=1),
    )


def field_blocks(pieces: Pieces, action: Action, room: float, indent: float = 0.0) -> Blocks:
    """Return every field of an action in the design's order."""
    made: list[Block] = []
    for field in pieces.design.order:
        if field == "indicator":
            made += indicator_blocks(pieces, action, room, indent)
            continue
        value = pieces.value(field, action)
        if value:
            made += labelled(pieces, field, action, value, indent=indent)
    return tuple(made)


def indicator_blocks(pieces: Pieces, action: Action, room: float, indent: float = 0.0) -> Blocks:
    """Return the indicators and targets of an action, with their labels."""
    mi = pieces.design.mi
    parts = range(len(action.indicators))
    if mi == "subtable":
        return (subtable(pieces, action, room - indent, indent),)
    if mi in ("pairs", "paren"):
        return _pairs(pieces, action, indent)
    if mi in ("lists", "breaks") and len(action.indicators) > 1:
        return _lists(pieces, action, indent)
    made: list[Block] = []
    for part in parts:
        number = part + 1 if mi == "numbered" and len(action.indicators) > 1 else None
        two = (
            ("indicator", pieces.indicator(action, part)),
            ("target", pieces.target(action, part)),
        )
        if mi == "inline" and pieces.design.label_place == "front" and pieces.design.seed % 2:
            made.append(_one_line(pieces, action, two, indent))
            continue
        for field, value in two:
            if value:
                made += labelled(pieces, field, action, value, number=number, indent=indent)
    return tuple(made)


def _one_line(pieces: Pieces, action: Action, two: tuple[tuple[str, Runs], ...],
              indent: float) -> Para:  # fmt: skip
    gap = (" – ", " | ", " ; ", "   ")[pieces.design.seed % 4]
    runs: Runs = ()
    space = Run(" ", Mark("sep", unit=action.number))
    for field, value in two:
        if value and runs:
            runs = (*runs, Run(gap, Mark("sep", unit=action.number)))
        if value:
            runs = (*runs, *pieces.label(field, action), space, *value)
    return Para(runs, indent=indent, after=1)


def _pairs(pieces: Pieces, action: Action, indent: float) -> Blocks:
    design = pieces.design
    field = "pair" if design.mi == "pairs" else "indicator"
    join = pieces.pair if design.mi == "pairs" else pieces.in_paren
    runs = [join(action, part) for part in range(len(action.indicators))]
    if len(runs) == 1:
        return labelled(pieces, field, action, runs[0], indent=indent)
    mark = Mark("bullet", unit=action.number)
    items = tuple(pieces.bulleted(some, mark, indent=indent + 6) for some in runs)
    return (Para(pieces.label(field, action), indent=indent, keep=True), *items)


def _lists(pieces: Pieces, action: Action, indent: float) -> Blocks:
    made: list[Block] = []
    for field, make in (("indicator", pieces.indicator), ("target", pieces.target)):
        made.append(Para(pieces.label(field, action), indent=indent, keep=True))
        for part in range(len(action.indicators)):
            runs = make(action, part)
            mark = Mark("bullet", unit=action.number, part=part)
            if runs and pieces.design.mi == "lists":
                made.append(pieces.bulleted(runs, mark, indent=indent + 6))
            elif runs:
                made.append(Para(runs, indent=indent + 6))
    return tuple(made)


def subtable(pieces: Pieces, action: Action, room: float, indent: float = 0.0) -> Table:
    """Return a small table of an action's indicators and targets, by year where there are years."""
    design, plan = pieces.design, pieces.plan
    columns = ["indicator"] + (["baseline"] if design.has_baseline else [])
    columns += [f"target{i}" for i in range(max(1, len(plan.periods)))]
    rows = [tuple(_head(pieces, column, action) for column in columns)]
    rows += [
        tuple(_cell(pieces, column, action, part) for column in columns)
        for part in range(len(action.indicators))
    ]
    weights = [2.0 if c == "indicator" else 1.0 for c in columns]
    widths = fit_widths(weights, [10.0] * len(columns), room)
    return Table(widths, tuple(rows), heads=1, stroke=design.stroke, ink="#999999",
                 pad=(3.0, 1.5), before=2, after=3)  # fmt: skip


def _sides(design: Design, *, is_head: bool) -> str:
    return ("tblr", "b", "b" if is_head else "")[design.seed % 3]


def _head(pieces: Pieces, column: str, action: Action) -> Cell:
    field = column.rstrip("0123456789")
    plan, design = pieces.plan, pieces.design
    text = pieces.label_text(field)
    if plan.periods and field == "target":
        text = f"{text} {plan.periods[int(column.removeprefix('target'))]}"
    run = Run(text, Mark(f"head:{column}", unit=action.number), bold=True, size=0.92)
    fill = design.light if design.head == "light" else None
    return Cell((Para((run,)),), fill=fill, sides=_sides(design, is_head=True))


def _cell(pieces: Pieces, column: str, action: Action, part: int) -> Cell:
    sides = _sides(pieces.design, is_head=False)
    if column == "indicator":
        return Cell((Para(pieces.indicator(action, part)),), sides=sides)
    if column == "baseline":
        text = action.indicators[part].baseline or ""
        return Cell(
            (Para((Run(text, Mark("baseline", unit=action.number, part=part)),)),), sides=sides
        )
    runs = pieces.target(action, part, int(column.removeprefix("target")))
    return Cell((Para(runs),) if runs else (), sides=sides)


def larger(runs: Runs, scale: float) -> Runs:
    """Return runs in another size."""
    return tuple(replace(run, size=scale) for run in runs)
