"""Plans as tables with a row or several for each action."""

from __future__ import annotations

from dataclasses import replace

from ..blocks import Block, Cell, Columns, Mark, Para, Run, Table
from ..content import Action, Objective, Theme
from ..pieces import WHITE, Pieces
from .columns import WEIGHTS, fit_widths, list_columns, measure_least
from .rules import edge

Group = tuple[Theme, Objective]
Blocks = tuple[Block, ...]


def lay_tables(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return the tables of some themes, with the headings that stand between them."""
    made: list[Block] = []
    if pieces.design.theme_pos != "heading":
        return _under_theme(pieces, [(t, o) for t in themes for o in t.objectives])
    for theme in themes:
        made += pieces.theme_heading(theme)
        made += _under_theme(pieces, [(theme, o) for o in theme.objectives])
    return tuple(made)


def _under_theme(pieces: Pieces, groups: list[Group]) -> Blocks:
    room = pieces.design.inner
    if pieces.design.obj_pos != "heading":
        return (build_table(pieces, groups, room),)
    made: list[Block] = []
    for theme, objective in groups:
        made += pieces.objective_heading(theme, objective)
        made.append(build_table(pieces, [(theme, objective)], room))
    return tuple(made)


def lay_side_by_side(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return tables two abreast."""
    design = pieces.design
    gap = 14.0
    room = (design.inner - gap) / 2
    parts: list[Blocks] = []
    for theme in themes:
        groups = [(theme, o) for o in theme.objectives]
        head: Blocks = ()
        if design.theme_pos == "heading":
            head = pieces.theme_heading(theme, 1.15)
        for some in _halves(groups) if len(themes) == 1 else [groups]:
            parts.append((*head, build_table(pieces, some, room)))
            head = ()
    return tuple(
        Columns(tuple(parts[i : i + 2]), (room, room), gap, 8.0) for i in range(0, len(parts), 2)
    )


def _halves(groups: list[Group]) -> list[list[Group]]:
    if len(groups) > 1:
        middle = (len(groups) + 1) // 2
        return [groups[:middle], groups[middle:]]
    theme, objective = groups[0]
    middle = (len(objective.actions) + 1) // 2
    two = (objective.actions[:middle], objective.actions[middle:])
    return [[(theme, replace(objective, actions=some))] for some in two if some]


def build_table(pieces: Pieces, groups: list[Group], room: float) -> Table:
    """Return one table of all the actions of some objectives, within a width."""
    return _Builder(pieces, room).table(groups)


class _Builder:
    def __init__(self, pieces: Pieces, room: float) -> None:
        self.pieces = pieces
        self.design = design = pieces.design
        self.plan = plan = pieces.plan
        self.room = room
        self.columns = list_columns(design, max(1, len(plan.periods)), len(plan.due_labels))
        self.shade = False

    def table(self, groups: list[Group]) -> Table:
        design = self.design
        heads = self.heads()
        rows: list[tuple[Cell | None, ...]] = [*heads]
        last: Theme | None = None
        for theme in dict.fromkeys(theme for theme, _ in groups):
            mine = [o for t, o in groups if t is theme]
            if design.theme_pos == "banner" and theme is not last:
                rows.append(self.banner(self.pieces.theme(theme), is_theme=True))
            last = theme
            rows += self.theme_rows(theme, mine)
        rows = self.finish(rows, len(heads))
        across = design.pad[0]
        return Table(
            widths=self.widths(rows),
            rows=tuple(rows),
            heads=len(heads),
            repeats=design.repeats_head,
            splits=design.splits_rows,
            stroke=2.0 if design.rules == "boxes" else design.stroke,
            ink=WHITE if design.rules == "boxes" else design.stroke_ink,
            pad=(across, design.pad[1] + (3 if design.rules == "gaps" else 0)),
            after=8,
        )

    # --- rows

    def theme_rows(
        self, theme: Theme, objectives: list[Objective]
    ) -> list[tuple[Cell | None, ...]]:
        design = self.design
        rows: list[tuple[Cell | None, ...]] = []
        for objective in objectives:
            if design.obj_pos == "banner":
                rows.append(self.banner(self.pieces.objective(theme, objective), is_theme=False))
            mine: list[tuple[Cell | None, ...]] = []
            for action in objective.actions:
                mine += self.action_rows(theme, objective, action)
                self.shade = not self.shade
            if design.obj_pos == "col_merged":
                cell = Cell((Para(self.pieces.objective(theme, objective, form="bare")),))
                mine = self.merge("objective", cell, mine)
            rows += mine
        if design.theme_pos == "col_merged":
            form = "bare" if design.theme_form == "bare" or design.seed % 2 else "word"
            runs = self.pieces.theme(theme, form=form)
            fill = design.light if design.seed % 3 else None
            if design.has_turned_theme:
                runs = tuple(replace(run, bold=True) for run in runs)
                lines = (Para(runs, align="center"),)
                rows = self.merge("theme", Cell(lines, fill=fill, is_turned=True), rows)
            else:
                rows = self.merge("theme", Cell((Para(runs),), fill=fill), rows)
        return rows

    def merge(self, field: str, cell: Cell,
              rows: list[tuple[Cell | None, ...]]) -> list[tuple[Cell | None, ...]]:  # fmt: skip
        place = self.columns.index(field)
        made = []
        for i, row in enumerate(rows):
            here = replace(cell, rowspan=len(rows)) if i == 0 else None
            made.append((*row[:place], here, *row[place + 1 :]))
        return made

    def banner(self, runs: tuple[Run, ...], *, is_theme: bool) -> tuple[Cell | None, ...]:
        design = self.design
        dark = is_theme and design.theme_look == "band"
        ink = WHITE if dark else design.dark if is_theme else None
        fill = design.dark if dark else design.light
        if not is_theme and design.obj_pos == "banner" and design.theme_pos == "banner":
            fill = "#f4f4f4"
        runs = tuple(replace(run, bold=True, ink=ink) for run in runs)
        cell = Cell((Para(runs, keep=True),), colspan=len(self.columns), fill=fill, sides="B")
        return (cell, *([None] * (len(self.columns) - 1)))

    def action_rows(self, theme: Theme, objective: Objective,
                    action: Action) -> list[tuple[Cell | None, ...]]:  # fmt: skip
        design = self.design
        count = len(action.indicators)
        if design.mi not in ("subrows", "rows_blank", "repeat"):
            return [self.row(theme, objective, action, None, 0)]
        return [self.row(theme, objective, action, part, count) for part in range(count)]

    def row(self, theme: Theme, objective: Objective, action: Action, part: int | None,
            count: int) -> tuple[Cell | None, ...]:  # fmt: skip
        design = self.design
        made: list[Cell | None] = []
        for column in self.columns:
            own = column in ("indicator", "baseline") or column.startswith("target")
            if own:
                made.append(self.own_cell(column, action, part))
                continue
            if part and design.mi == "subrows":
                made.append(None)
                continue
            repeated = part if design.mi == "repeat" else None
            if part and design.mi == "rows_blank":
                made.append(Cell())
                continue
            cell = Cell(self.shared(column, theme, objective, action, repeated))
            if design.mi == "subrows" and count > 1:
                cell = replace(cell, rowspan=count)
            made.append(replace(cell, valign=design.valign))
        if design.rules == "zebra" and self.shade:
            made = [cell and replace(cell, fill=design.light) for cell in made]
        if design.rules == "boxes":
            made = [cell and replace(cell, fill="#f0f0f0") for cell in made]
        top = "first" if not part else "next"
        return tuple(cell and replace(cell, sides=f"{cell.sides}{top}") for cell in made)

    def own_cell(self, column: str, action: Action, part: int | None) -> Cell:
        pieces = self.pieces
        if part is not None:
            if column == "indicator":
                return Cell((Para(pieces.indicator(action, part)),))
            if column == "baseline":
                text = action.indicators[part].baseline or ""
                mark = Mark("baseline", unit=action.number, part=part)
                return Cell((Para((Run(text, mark),)),))
            period = int(column.removeprefix("target"))
            runs = pieces.target(action, part, period)
            align = "center" if self.plan.periods and self.design.seed % 2 else "left"
            return Cell((Para(runs, align=align),) if runs else ())
        parts = range(len(action.indicators))
        texts = [pieces.indicator(action, p) if column == "indicator" else pieces.target(action, p)
                 for p in parts]  # fmt: skip
        if len(texts) == 1:
            return Cell((Para(texts[0]),) if texts[0] else ())
        return Cell(tuple(self.item(runs, action, i) for i, runs in enumerate(texts) if runs))

    def item(self, runs: tuple[Run, ...], action: Action, part: int) -> Para:
        mark = Mark("bullet", unit=action.number, part=part)
        if self.design.mi == "numbered":
            return self.pieces.bulleted(runs, mark, f"{part + 1}.")
        if self.design.mi == "breaks":
            return Para(runs, after=3.5)
        return self.pieces.bulleted(runs, mark)

    def shared(self, column: str, theme: Theme, objective: Objective, action: Action,
               part: int | None) -> Blocks:  # fmt: skip
        pieces, design = self.pieces, self.design
        unit = action.number
        mark = Mark("action_code", unit=unit, part=part)
        plain = {
            "theme": pieces.theme(theme, form="bare", unit=unit, part=part),
            "objective": pieces.objective(theme, objective, unit=unit, part=part, form="bare"),
            "code": (Run(action.code or "", mark),),
        }
        if column in plain:
            return (Para(plain[column]),)
        if column == "action":
            title = Para(pieces.title(action, part=part, with_code="code" not in self.columns))
            if action.description and "description" not in self.columns:
                return (title, Para(pieces.description(action, part), before=1.5))
            return (title,)
        if column == "pair":
            return self.pairs(action)
        if column.startswith("mark"):
            label = self.plan.due_labels[int(column.removeprefix("mark"))]
            sign = ("X", "x", "•")[design.seed % 3]
            runs = (Run(sign, Mark("due", unit=action.number, part=part), bold=True),)
            return (Para(runs, align="center"),) if label == action.due else ()
        return pieces.value_blocks(column, action, part)

    def pairs(self, action: Action) -> Blocks:
        runs = [self.pieces.pair(action, part) for part in range(len(action.indicators))]
        if len(runs) == 1:
            return (Para(runs[0]),)
        mark = Mark("bullet", unit=action.number)
        return tuple(self.pieces.bulleted(some, mark) for some in runs)

    # --- heads

    def heads(self) -> list[tuple[Cell | None, ...]]:
        design, plan = self.design, self.plan
        kind = "mark" if plan.due_labels else "target"
        grouped = [c for c in self.columns if c.startswith(kind)]
        is_chosen = design.is_two_storey or (kind == "mark" and design.seed % 2)
        two = len(grouped) > 1 and is_chosen
        top: list[Cell | None] = []
        low: list[Cell | None] = []
        for column in self.columns:
            if column not in grouped or not two:
                top.append(replace(self.head(column, self.head_text(column, full=True)),
                                   rowspan=2 if two else 1))  # fmt: skip
                low.append(None)
                continue
            text = self.head_text(column, full=False)
            low.append(self.head(column, text))
            if column == grouped[0]:
                field = "target" if kind == "target" else "due"
                cell = self.head(field, design.words[field])
                top.append(replace(cell, colspan=len(grouped)))
            else:
                top.append(None)
        return [tuple(top), tuple(low)] if two else [tuple(top)]

    def head_text(self, column: str, *, full: bool) -> str:
        plan, words = self.plan, self.design.words
        if column.startswith("mark"):
            return plan.due_labels[int(column.removeprefix("mark"))]
        if column.startswith("target"):
            if not plan.periods:
                return words["target"]
            period = plan.periods[int(column.removeprefix("target"))]
            return f"{words['target']} {period}" if full else period
        return self.pieces.pair_word() if column == "pair" else words[column]

    def head(self, column: str, text: str) -> Cell:
        design = self.design
        text = text.upper() if design.head == "caps" else text
        ink = WHITE if design.head == "dark" else design.dark if design.head == "light" else None
        fill = {"dark": design.dark, "light": design.light}.get(design.head)
        run = Run(text, Mark(f"head:{column}"), bold=True, ink=ink)
        turned = design.has_turned_heads and column in (
            "due",
            "lead",
            "code",
            "percent",
            "priority",
        )
        align = "center" if column.startswith("mark") else "left"
        sides = "H"
        return Cell((Para((run,), align=align),), fill=fill, is_turned=turned, valign="middle",
                    sides=sides)  # fmt: skip

    # --- rules and widths

    def finish(
        self, rows: list[tuple[Cell | None, ...]], heads: int
    ) -> list[tuple[Cell | None, ...]]:
        """Return the rows with the edges that the design's rules draw."""
        made = []
        for r, row in enumerate(rows):
            cells: list[Cell | None] = []
            for c, cell in enumerate(row):
                if cell is None:
                    cells.append(None)
                    continue
                is_last = r + cell.rowspan == len(rows)
                is_head = r < heads
                sides = edge(self.design, cell, self.columns, c, is_head=is_head, is_last=is_last)
                cells.append(replace(cell, sides=sides))
            made.append(tuple(cells))
        return made

    def widths(self, rows: list[tuple[Cell | None, ...]]) -> tuple[float, ...]:
        """Return the widths of the columns: by weight, but no narrower than their longest word."""
        design = self.design
        least = [12.0] * len(self.columns)
        for row in rows:
            for c, cell in enumerate(row):
                if cell and cell.colspan == 1:
                    least[c] = max(least[c], measure_least(design, cell))
        count = max(1, len(self.plan.periods))
        weights: list[float] = []
        for column in self.columns:
            base = column.rstrip("0123456789")
            weight = WEIGHTS.get(base, 0.35)
            if base == "target" and count > 1:
                weight = 0.85
            weights.append(weight * (0.9 + (design.seed * 7 + len(weights) * 13) % 30 / 100))
        return fit_widths(weights, least, self.room)
