"""Plans as tables with a row or several for each action."""

from __future__ import annotations

from dataclasses import replace

from ..blocks import Block, Cell, Columns, Mark, Para, Run, Table
from ..content import Action, Objective, Theme
from ..design import Design
from ..fonts import measure
from ..pieces import WHITE, Pieces
from ..tight import TooTight

WEIGHTS = {
    "theme": 1.2, "objective": 1.5, "code": 0.5, "action": 2.3, "description": 2.2,
    "indicator": 1.9, "pair": 2.8, "baseline": 0.8, "target": 1.25, "lead": 1.25, "partners": 1.3,
    "due": 0.9, "status": 1.0, "percent": 0.65, "cost": 0.8, "resources": 1.1, "risk": 1.1,
    "priority": 0.75,
}  # fmt: skip
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


def list_columns(design: Design, periods: int, calendar: int) -> list[str]:
    """Return the keys of the columns in printed order; "target0" is that of the first period."""
    made = [f for f in ("theme", "objective") if _place(design, f).startswith("col")]
    if design.code_pos == "own" and design.numbering != "none":
        made.append("code")
    made.append("action")
    for field in design.order:
        if field != "indicator":
            made.append(field)
        elif design.mi == "pairs":
            made.append("pair")
        else:
            made.append("indicator")
            made += ["baseline"] if design.has_baseline else []
            made += [f"target{i}" for i in range(periods)]
    return made + [f"mark{i}" for i in range(calendar)]


def _place(design: Design, field: str) -> str:
    return design.theme_pos if field == "theme" else design.obj_pos


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
        if len(texts) == 1 and self.design.mi != "numbered":
            return Cell((Para(texts[0]),) if texts[0] else ())
        return Cell(tuple(self.item(runs, action, i) for i, runs in enumerate(texts) if runs))

    def item(self, runs: tuple[Run, ...], action: Action, part: int) -> Para:
        mark = Mark("bullet", unit=action.number, part=part)
        if self.design.mi == "numbered":
            return self.pieces.bulleted(runs, mark, f"{part + 1}.")
        if self.design.mi == "breaks":
            return Para(runs, after=2)
        return self.pieces.bulleted(runs, mark)

    def shared(self, column: str, theme: Theme, objective: Objective, action: Action,
               part: int | None) -> Blocks:  # fmt: skip
        pieces, design = self.pieces, self.design
        if column == "theme":
            return (Para(pieces.theme(theme, form="bare", unit=action.number, part=part)),)
        if column == "objective":
            runs = pieces.objective(theme, objective, unit=action.number, part=part, form="bare")
            return (Para(runs),)
        if column == "code":
            mark = Mark("action_code", unit=action.number, part=part)
            return (Para((Run(action.code or "", mark),)),)
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
                cells.append(replace(cell, sides=self.sides(cell, c, r, is_head=r < heads,
                                                            is_last=is_last)))  # fmt: skip
            made.append(tuple(cells))
        return made

    def sides(self, cell: Cell, column: int, row: int, *, is_head: bool, is_last: bool) -> str:
        design = self.design
        rules = design.rules
        first = cell.sides.endswith("first") or cell.sides in ("B", "H")
        own = self.columns[column] in ("indicator", "baseline") or self.columns[column].startswith(
            "target"
        )
        if rules in ("ruled", "boxes"):
            if design.mi == "rows_blank" and design.seed % 2 and not is_head and rules == "ruled":
                return ("t" if first or own else "") + ("b" if is_last else "") + "lr"
            return "tblr"
        if rules == "hrules":
            return (
                "tb"
                if design.seed % 2
                else ("t" if first else "") + ("b" if is_last or is_head else "")
            )
        if rules == "headline":
            return "b" if is_head or is_last else ""
        if rules == "partial":
            made = "t" if first or own else ""
            made += "b" if is_last or is_head else ""
            if design.span_rules == "some" and column % 2 == 0 and column < len(self.columns) - 1:
                made += "r" if cell.colspan == 1 else ""
            if design.span_rules == "theme" and column == 0 and cell.colspan == 1:
                made += "r"
            return made
        if rules == "zebra" and design.head in ("plain", "caps", "rule"):
            return "b" if is_head else ""
        return ""

    def widths(self, rows: list[tuple[Cell | None, ...]]) -> tuple[float, ...]:
        """Return the widths of the columns: by weight, but no narrower than their longest word."""
        design = self.design
        least = [12.0] * len(self.columns)
        for row in rows:
            for c, cell in enumerate(row):
                if cell and cell.colspan == 1:
                    least[c] = max(least[c], self.least(cell))
        count = max(1, len(self.plan.periods))
        weights: list[float] = []
        for column in self.columns:
            base = column.rstrip("0123456789")
            weight = WEIGHTS.get(base, 0.35)
            if base == "target" and count > 1:
                weight = 0.85
            weights.append(weight * (0.9 + (design.seed * 7 + len(weights) * 13) % 30 / 100))
        return fit_widths(weights, least, self.room)

    def least(self, cell: Cell) -> float:
        design = self.design
        if cell.is_turned:
            return design.size * design.leading * 1.6 + 2 * design.pad[0]
        widest = 0.0
        for block in cell.blocks:
            if isinstance(block, Para):
                for run in block.runs:
                    for word in run.text.split(" "):
                        wide = measure(word, design.font, design.size * run.size, is_bold=run.bold)
                        widest = max(widest, wide + (block.hang if block.bullet else 0))
        return widest + 2 * design.pad[0] + 2


def fit_widths(weights: list[float], least: list[float], room: float) -> tuple[float, ...]:
    """Return widths that fill the room in proportion, none under its least.

    Raises:
        TooTight: The least widths together are more than the room.
    """
    if sum(least) > room:
        raise TooTight
    fixed: dict[int, float] = {}
    while True:
        free = [i for i in range(len(weights)) if i not in fixed]
        left = room - sum(fixed.values())
        unit = left / sum(weights[i] for i in free)
        short = [i for i in free if weights[i] * unit < least[i]]
        if not short:
            return tuple(fixed.get(i, weights[i] * unit) for i in range(len(weights)))
        for i in short:
            fixed[i] = least[i]
