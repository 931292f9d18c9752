"""From a plan to the rows of a table: what stands in which column, and how rows are merged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from .blocks import Cell, Line, Stroke, Table, text_cell, wrap
from .plan import Action, Indicator, Objective, Plan, Target, Theme, find_actions

PAD = 3.0  # between a rule and the text, in every producer
LEADING = 1.25  # from one line to the next, as a share of the size, in every producer

Entry = tuple[Theme, Objective, Action]


@dataclass(frozen=True, slots=True)
class Look:
    """How a table of a plan is set.

    Attributes:
        columns: Role and width in points; "targets" stands for one column of that width a period.
        body: "merged" has one row an indicator under merged cells, "listed" one row an action with
            lists side by side, "flat" one row an indicator with everything repeated, "sparse" the
            same with repeated values left blank.
        banners: The theme stands in a row of its own inside the table.
        words: Column headings, by role, in place of the plan's own.
        period: How a school year is printed at the head of its column.
    """

    columns: tuple[tuple[str, float], ...]
    body: str = "merged"
    size: float = 8.0
    banners: bool = False
    two_storeys: bool = True
    head_fill: str | None = "#1f4e79"
    head_ink: str = "#ffffff"
    label_fill: str | None = None
    stripe: str | None = None
    bullet: str = "•"
    words: dict[str, str] = field(default_factory=dict)
    period: Callable[[str], str] = lambda period: period
    across: Stroke | None = field(default_factory=Stroke)
    down: Stroke | None = field(default_factory=Stroke)
    marks: dict[str, str] = field(default_factory=dict)  # footnote -> its mark on the target


def short_year(period: str) -> str:
    """Return "24-25" for "2024-2025"."""
    return "-".join(year[2:] for year in period.split("-"))


def numbered_year(period: str) -> str:
    """Return the period with the rank that some plans give it: "An 1 2024-2025"."""
    return f"Année {period}"


def make_table(plan: Plan, entries: list[Entry], look: Look) -> Table:
    """Return the table of these actions."""
    rows: list[tuple[Cell | None, ...]] = list(_head(plan, look))
    heading_rows = len(rows)
    for number, (theme, group) in enumerate(_by_theme(entries, look.banners)):
        if look.banners and theme:
            rows.append(_banner(plan, theme, look))
        rows += _body(plan, group, look, stripe_from=number)
    return Table(
        widths=_widths(plan, look),
        rows=tuple(rows),
        heading_rows=heading_rows,
        size=look.size,
        across=look.across,
        down=look.down,
    )


def _by_theme(entries: list[Entry], split: bool) -> list[tuple[Theme | None, list[Entry]]]:
    if not split:
        return [(None, entries)]
    groups: dict[str, tuple[Theme, list[Entry]]] = {}
    for entry in entries:
        groups.setdefault(entry[0].label, (entry[0], []))[1].append(entry)
    return list(groups.values())


def _widths(plan: Plan, look: Look) -> tuple[float, ...]:
    count = len(plan.periods) or 1
    return tuple(
        width for role, width in look.columns for _ in range(count if role == "targets" else 1)
    )


def heading_of(plan: Plan, role: str, look: Look) -> str:
    """Return what is printed at the head of a column."""
    key = {"targets": "target"}.get(role, role)
    return look.words.get(key) or plan.words.get(key, key.capitalize())


def _head(plan: Plan, look: Look) -> list[tuple[Cell | None, ...]]:
    plain = Cell(fill=look.head_fill, ink=look.head_ink, align="center", valign="middle")
    upper: list[Cell | None] = []
    lower: list[Cell | None] = []
    is_double = bool(plan.periods) and look.two_storeys
    for role, _ in look.columns:
        line = (Line(heading_of(plan, role, look), is_bold=True),)
        if role != "targets" or not plan.periods:
            upper.append(replace(plain, lines=line, rowspan=2 if is_double else 1))
            lower.append(None)
            continue
        years = [replace(plain, lines=(Line(look.period(p), is_bold=True),)) for p in plan.periods]
        lower += years
        spanning = [replace(plain, lines=line, colspan=len(years)), *[None] * (len(years) - 1)]
        upper += spanning if is_double else years
    return [tuple(upper), tuple(lower)] if is_double else [tuple(upper)]


def theme_label(plan: Plan, theme: Theme) -> str:
    """Return the theme as a line: "Axe 1 – Réussite et persévérance"."""
    return f"{plan.words['theme']} {theme.number} – {theme.label}"


def _banner(plan: Plan, theme: Theme, look: Look) -> tuple[Cell | None, ...]:
    count = len(_widths(plan, look))
    line = Line(theme_label(plan, theme), is_bold=True)
    return (Cell((line,), colspan=count, fill="#d9e2ec"), *[None] * (count - 1))


def _body(
    plan: Plan, entries: list[Entry], look: Look, stripe_from: int
) -> list[tuple[Cell | None, ...]]:
    rows: list[tuple[Cell | None, ...]] = []
    first_of: dict[int, bool] = {}
    for number, entry in enumerate(entries, start=stripe_from):
        is_first = not first_of.setdefault(id(entry[1]), False)
        first_of[id(entry[1])] = True
        span = sum(_height(e[2], look) for e in entries if e[1] is entry[1])
        made = _listed(plan, entry, look) if look.body == "listed" else _rows(plan, entry, look)
        made = [
            _merge_objective(row, look, is_first and i == 0, span) for i, row in enumerate(made)
        ]
        fill = look.stripe if number % 2 else None
        rows += [_shade(row, fill) for row in made] if look.stripe else made
    return rows


def _height(action: Action, look: Look) -> int:
    return 1 if look.body == "listed" else len(action.indicators)


def _merge_objective(
    row: tuple[Cell | None, ...], look: Look, is_first: bool, span: int
) -> tuple[Cell | None, ...]:
    """Return the row with its objective merged over the rows of all its actions."""
    place = next((i for i, (role, _) in enumerate(look.columns) if role == "objective"), None)
    cell = row[place] if place is not None else None
    if place is None or cell is None or look.body in {"flat", "sparse"} or look.stripe:
        return row
    merged = replace(cell, rowspan=span, fill=look.label_fill) if is_first else None
    return (*row[:place], merged, *row[place + 1 :])


def _shade(row: tuple[Cell | None, ...], fill: str | None) -> tuple[Cell | None, ...]:
    return tuple(cell and replace(cell, fill=fill) for cell in row)


def coded(code: str | None, text: str | None) -> str:
    """Return the text after its code, where it has one."""
    return f"{code} {text}" if code and text else text or ""


OF_ACTION: dict[str, Callable[[Entry], tuple[Line, ...]]] = {
    "objective": lambda e: (Line(coded(e[1].code, e[1].text), is_bold=True),),
    "action": lambda e: (Line(coded(e[2].code, e[2].title)),),
    "description": lambda e: (Line(e[2].description or ""),),
    "lead": lambda e: tuple(map(Line, e[2].lead)),
    "partners": lambda e: tuple(map(Line, e[2].partners)),
    "due": lambda e: (Line(e[2].due or ""),),
    "lead_due": lambda e: (*map(Line, e[2].lead), Line(e[2].due or "")),
    "theme": lambda e: (Line(f"{e[0].number}. {e[0].label}"),),
    "remarks": lambda e: (Line("Voir le procès-verbal"),),
}


def _rows(plan: Plan, entry: Entry, look: Look) -> list[tuple[Cell | None, ...]]:
    """Return one row an indicator; the action's own cells reach over them, or are repeated."""
    rows = []
    for number, indicator in enumerate(entry[2].indicators):
        row: list[Cell | None] = []
        for role, _ in look.columns:
            if role in OF_ACTION:
                row.append(_of_action(role, entry, look, number))
            elif role == "targets":
                row += [_target_cell(targets, look) for targets in indicator.targets]
            else:
                row.append(text_cell(_of_indicator(role, indicator)))
        rows.append(tuple(row))
    return rows


def _of_action(role: str, entry: Entry, look: Look, number: int) -> Cell | None:
    cell = Cell(OF_ACTION[role](entry), is_clipped=role == "remarks")
    if look.body == "flat":
        return cell
    if look.body == "sparse":
        return cell if number == 0 else Cell()
    if number and role != "objective":
        return None
    return cell if role == "objective" else replace(cell, rowspan=len(entry[2].indicators))


def _of_indicator(role: str, indicator: Indicator) -> str | None:
    return {
        "indicator": indicator.label,
        "baseline": indicator.baseline,
        "status": indicator.status,
    }[role]


def _target_cell(targets: tuple[Target, ...], look: Look) -> Cell:
    lines = tuple(_target_line(target, look) for target in targets if target.text)
    if len(lines) > 1:
        return Cell(tuple(replace(line, bullet=look.bullet) for line in lines))
    return Cell(lines, align="center")


def _target_line(target: Target, look: Look) -> Line:
    text = (target.text or "").replace(" %", "\u00a0%").replace(" $", "\u00a0$")
    return Line(text, mark=look.marks.get(target.note or "", ""))


def number_notes(plan: Plan) -> dict[str, str]:
    """Return the mark of each footnote on a target, in printed order."""
    notes = dict.fromkeys(
        target.note
        for _, _, action in find_actions(plan)
        for indicator in action.indicators
        for targets in indicator.targets
        for target in targets
        if target.note
    )
    return {note: str(number) for number, note in enumerate(notes, start=1)}


def _listed(plan: Plan, entry: Entry, look: Look) -> list[tuple[Cell | None, ...]]:
    """Return one row whose cells list the indicators and, on the same lines, their targets."""
    slots = [_slot(plan, indicator, look) for indicator in entry[2].indicators]
    row: list[Cell | None] = []
    for place, (role, _) in enumerate(look.columns):
        if role in OF_ACTION:
            row.append(Cell(OF_ACTION[role](entry)))
            continue
        for column in range(len(slots[0][place])):
            lines = tuple(line for slot in slots for line in slot[place][column])
            row.append(Cell(lines, align="center" if role == "targets" else "left"))
    return [tuple(row)]


def _slot(plan: Plan, indicator: Indicator, look: Look) -> list[list[list[Line]]]:
    """Return, for each column and each of its periods, the lines of one indicator, all as high."""
    made: list[list[list[Line]]] = []
    for role, width in look.columns:
        if role in OF_ACTION:
            made.append([])
        elif role == "targets":
            made.append(
                [
                    [line for t in cell for line in _wrapped(_target_line(t, look), width, look)]
                    for cell in indicator.targets
                ]
            )
        else:
            bullet = look.bullet if role == "indicator" else ""
            line = Line(_of_indicator(role, indicator) or "", bullet)
            made.append([_wrapped(line, width, look)])
    height = max(len(lines) for column in made for lines in column)
    return [[lines + [Line("")] * (height - len(lines)) for lines in column] for column in made]


def _wrapped(line: Line, width: float, look: Look) -> list[Line]:
    room = width - 2 * PAD - 1 - (look.size if line.bullet else 0)
    first, *others = wrap(line.text, room, look.size)
    hanging = [Line(text, is_hanging=bool(line.bullet)) for text in others]
    lines = [Line(first, line.bullet, mark=line.mark if not others else ""), *hanging]
    return [*lines[:-1], replace(lines[-1], mark=line.mark)]
