"""The columns of a table of actions: which they are, and how wide."""

from __future__ import annotations

from ..blocks import Cell, Para
from ..design import Design
from ..fonts import measure
from ..tight import TooTight

WEIGHTS = {
    "theme": 1.2, "objective": 1.5, "code": 0.5, "action": 2.3, "description": 2.2,
    "indicator": 1.9, "pair": 2.8, "baseline": 0.8, "target": 1.25, "lead": 1.25, "partners": 1.3,
    "due": 0.9, "status": 1.0, "percent": 0.65, "cost": 0.8, "resources": 1.1, "risk": 1.1,
    "priority": 0.75,
}  # fmt: skip


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


def measure_least(design: Design, cell: Cell) -> float:
    """Return the width that the longest word of a cell needs."""
    if cell.is_turned:
        return design.size * design.leading * 1.6 + 2 * design.pad[0]
    widest = 0.0
    for block in cell.blocks:
        if isinstance(block, Para):
            hang = block.hang if block.bullet else 0.0
            for run in block.runs:
                for word in run.text.split(" "):
                    size = design.size * run.size
                    widest = max(widest, hang + measure(word, design.font, size, is_bold=run.bold))
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
