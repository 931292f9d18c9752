"""Plans as sheets, one an action: labels above or beside values, or actions abreast."""

from __future__ import annotations

from dataclasses import replace

from ..blocks import Block, Cell, Mark, Para, Run, Table
from ..content import Action, Objective, Theme
from ..pieces import WHITE, Pieces, Runs
from .columns import fit_widths
from .fields import subtable
from .walk import walk

Blocks = tuple[Block, ...]
Row = tuple[Cell | None, ...]


def list_items(pieces: Pieces, theme: Theme, objective: Objective, action: Action,
               room: float) -> list[tuple[str, Runs, Blocks]]:  # fmt: skip
    """Return key, label and value of everything a sheet states below its title."""
    design = pieces.design
    made: list[tuple[str, Runs, Blocks]] = []
    if design.theme_pos == "field" and theme.label:
        runs = pieces.theme(theme, form="bare", unit=action.number)
        made.append(("theme", _plain(pieces, "theme", action), (Para(runs),)))
    if design.obj_pos == "field" and objective.text:
        runs = pieces.objective(theme, objective, form="bare", unit=action.number)
        made.append(("objective", _plain(pieces, "objective", action), (Para(runs),)))
    if action.description and "description" not in design.order:
        made.append(("description", _plain(pieces, "description", action),
                     (Para(pieces.description(action)),)))  # fmt: skip
    for field in design.order:
        if field == "indicator":
            made += _measures(pieces, action, room)
            continue
        value = pieces.value_blocks(field, action)
        if value:
            made.append((field, _plain(pieces, field, action), value))
    return made


def _plain(pieces: Pieces, field: str, action: Action, number: int | None = None) -> Runs:
    design = pieces.design
    sep = design.label_sep if design.seed % 3 == 0 else ""
    return pieces.label(field, action, number, sep=sep)


def _measures(pieces: Pieces, action: Action, room: float) -> list[tuple[str, Runs, Blocks]]:
    mi = pieces.design.mi
    parts = range(len(action.indicators))
    if mi == "subtable":
        return [("subtable", (), (subtable(pieces, action, room),))]
    if mi == "pairs":
        runs = [pieces.pair(action, part) for part in parts]
        return [("pair", _plain(pieces, "pair", action), _listed(pieces, runs, action))]
    makers = (("indicator", pieces.indicator), ("target", pieces.target))
    if mi == "numbered" and len(action.indicators) > 1:
        made: list[tuple[str, Runs, Blocks]] = []
        for part in parts:
            for field, make in makers:
                label = _plain(pieces, field, action, part + 1)
                value = make(action, part)
                made.append((field, label, (Para(value),) if value else ()))
        return made
    return [
        (field, _plain(pieces, field, action),
         _listed(pieces, [make(action, part) for part in parts], action))
        for field, make in makers
    ]  # fmt: skip


def _listed(pieces: Pieces, items: list[Runs], action: Action) -> Blocks:
    if len(items) == 1:
        return (Para(items[0]),) if items[0] else ()
    if pieces.design.mi == "breaks":
        return tuple(Para(runs, after=3) for runs in items if runs)
    mark = Mark("bullet", unit=action.number)
    return tuple(pieces.bulleted(runs, mark) for runs in items if runs)


def lay_fiche_side(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return a sheet for each action, its labels to the left of their values."""

    def lay(theme: Theme, objective: Objective, actions: tuple[Action, ...]) -> Blocks:
        return tuple(_side_sheet(pieces, theme, objective, action) for action in actions)

    return walk(pieces, themes, lay)


def _side_sheet(pieces: Pieces, theme: Theme, objective: Objective, action: Action) -> Table:
    design = pieces.design
    room = design.inner if design.seed % 3 else design.inner * 0.85
    left = room * (0.22, 0.28, 0.34)[design.seed % 3]
    sides = _sheet_sides(design.rules or "")
    rows: list[Row] = [_title_row(pieces, action, 2)]
    for key, label, value in list_items(pieces, theme, objective, action, room - 2 * design.pad[0]):
        if key == "subtable":
            rows.append((Cell(value, colspan=2, sides=sides), None))
            continue
        fill = (
            design.light
            if design.rules in ("ruled", "boxes", "zebra") and design.seed % 2
            else None
        )
        rows.append((Cell((Para(label),), fill=fill, sides=sides), Cell(value, sides=sides)))
    return Table((left, room - left), tuple(rows), stroke=design.stroke, ink=design.stroke_ink,
                 pad=design.pad, after=10)  # fmt: skip


def _sheet_sides(rules: str) -> str:
    return {"ruled": "tblr", "boxes": "tblr", "hrules": "b", "headline": ""}.get(rules, "")


def _title_row(pieces: Pieces, action: Action, span: int) -> Row:
    design = pieces.design
    sides = _sheet_sides(design.rules or "")
    look = design.seed % 4
    if look == 3 and span == 2:
        title = Para(pieces.title(action, bold=True))
        label = pieces.label("action", action, sep="")
        fill = design.light
        return (
            Cell((Para(label),), fill=fill, sides=sides),
            Cell((title,), fill=fill, sides=sides),
        )
    ink = WHITE if look in (0, 1) else design.dark
    fill = design.dark if look in (0, 1) else design.light
    title = Para(pieces.title(action, bold=True, ink=ink), keep=True)
    return (Cell((title,), colspan=span, fill=fill, sides=sides), *([None] * (span - 1)))


def lay_fiche_above(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return a sheet for each action, its labels above their values."""

    def lay(theme: Theme, objective: Objective, actions: tuple[Action, ...]) -> Blocks:
        return tuple(_above_sheet(pieces, theme, objective, action) for action in actions)

    return walk(pieces, themes, lay)


def _above_sheet(pieces: Pieces, theme: Theme, objective: Objective, action: Action) -> Table:
    design = pieces.design
    room = design.inner
    count = min(design.across, 3)
    if design.mi == "subtable":
        count = max(count, 2)
    width = room / count
    sides = _sheet_sides(design.rules or "")
    rows: list[Row] = [_title_row(pieces, action, count)]
    if design.seed % 4 == 3 and count == 2:
        title = Para(pieces.title(action, bold=True))
        above = Para(pieces.label("action", action, sep=""))
        rows = [(Cell((above, title), colspan=2, fill=design.light, sides=sides), None)]
    items = list_items(pieces, theme, objective, action, room - 2 * design.pad[0])
    line: list[Cell | None] = []
    for key, label, value in items:
        if key in ("subtable", "description") or count == 1:
            rows += _fill(line, count, sides)
            line = []
            blocks = value if key == "subtable" else (_small(label), *value)
            rows.append((Cell(blocks, colspan=count, sides=sides), *([None] * (count - 1))))
            continue
        line.append(Cell((_small(label), *value), sides=sides))
        if len(line) == count:
            rows.append(tuple(line))
            line = []
    rows += _fill(line, count, sides)
    return Table((width,) * count, tuple(rows), stroke=design.stroke, ink=design.stroke_ink,
                 pad=design.pad, after=10)  # fmt: skip


def _fill(line: list[Cell | None], count: int, sides: str) -> list[Row]:
    return [(*line, *([Cell(sides=sides)] * (count - len(line))))] if line else []


def _small(label: Runs) -> Para:
    return Para(tuple(replace(run, size=0.85) for run in label), keep=True)


def lay_transposed(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return tables in which every action is a column and every field a row."""

    def lay(theme: Theme, objective: Objective, actions: tuple[Action, ...]) -> Blocks:
        count = 3 if pieces.design.is_landscape else 2
        return tuple(
            _across(pieces, theme, objective, actions[i : i + count])
            for i in range(0, len(actions), count)
        )

    return walk(pieces, themes, lay)


def _across(pieces: Pieces, theme: Theme, objective: Objective,
            actions: tuple[Action, ...]) -> Table:  # fmt: skip
    design = pieces.design
    sides = {"ruled": "tblr", "boxes": "tblr", "hrules": "tb"}.get(design.rules or "", "")
    first: Row = (
        Cell((Para(_head(pieces, "action", actions[0])),), fill=design.light, sides=sides or "b"),
        *(Cell((Para(pieces.title(a, bold=True, with_code=design.code_pos != "own")),),
               fill=design.light, sides=sides or "b") for a in actions),
    )  # fmt: skip
    rows: list[Row] = [first]
    if design.code_pos == "own" and actions[0].code:
        codes = tuple(
            Cell((Para((Run(a.code or "", Mark("action_code", unit=a.number)),)),), sides=sides)
            for a in actions
        )
        rows.insert(0, (Cell((Para(_head(pieces, "code", actions[0])),), sides=sides), *codes))
    columns = [_keyed(pieces, theme, objective, action) for action in actions]
    keys = list(dict.fromkeys(key for column in columns for key in column))
    keys.sort(key=lambda key: _rank(design.order, key))
    for n, key in enumerate(keys):
        label = next(column[key][0] for column in columns if key in column)
        fill = "#f4f4f4" if design.rules == "zebra" and n % 2 == 0 else None
        cells = (
            Cell(column[key][1] if key in column else (), sides=sides, fill=fill)
            for column in columns
        )
        rows.append((Cell((Para(label),), sides=sides, fill=fill), *cells))
    weights = [1.0, *([2.0] * len(actions))]
    room = design.inner if len(actions) > 1 else design.inner * 0.7
    widths = fit_widths(weights, [30.0] * len(weights), room)
    return Table(widths, tuple(rows), stroke=design.stroke, ink=design.stroke_ink,
                 pad=design.pad, after=10)  # fmt: skip


def _head(pieces: Pieces, field: str, action: Action) -> Runs:
    label = pieces.label(field, action, sep="")
    return tuple(replace(run, mark=Mark(f"label:{field}")) for run in label)


def _keyed(pieces: Pieces, theme: Theme, objective: Objective,
           action: Action) -> dict[str, tuple[Runs, Blocks]]:  # fmt: skip
    made: dict[str, tuple[Runs, Blocks]] = {}
    counts: dict[str, int] = {}
    many = pieces.design.mi == "numbered"
    for field, label, value in list_items(pieces, theme, objective, action, 200):
        counts[field] = counts.get(field, 0) + 1
        plain = tuple(replace(run, mark=Mark(f"label:{field}")) for run in label)
        if many and field in ("indicator", "target"):
            plain = tuple(
                replace(run, mark=Mark(f"label:{field}"))
                for run in pieces.label(field, action, counts[field], sep="")
            )
        made[f"{field}{counts[field]:02d}"] = (plain, value)
    return made


def _rank(order: tuple[str, ...], key: str) -> tuple[float, int, str]:
    field, number = key[:-2], int(key[-2:])
    if field in ("theme", "objective"):
        return (-2.0 + (field == "objective"), 0, field)
    if field in ("indicator", "target", "pair"):
        return (order.index("indicator"), number, field)
    return (order.index(field) if field in order else -0.5, number, field)
