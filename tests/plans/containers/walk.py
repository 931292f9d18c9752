"""The walk through themes and objectives that most containers share."""

from __future__ import annotations

from collections.abc import Callable

from ..blocks import Block
from ..content import Action, Objective, Theme
from ..pieces import Pieces

Blocks = tuple[Block, ...]
Group = Callable[[Theme, Objective, tuple[Action, ...]], Blocks]


def walk(pieces: Pieces, themes: tuple[Theme, ...], lay: Group) -> Blocks:
    """Return the headings of themes and objectives, and between them what lay makes of actions."""
    design = pieces.design
    made: list[Block] = []
    for theme in themes:
        if design.theme_pos == "heading":
            made += pieces.theme_heading(theme)
        for objective in theme.objectives:
            if design.obj_pos == "heading":
                made += pieces.objective_heading(theme, objective)
            made += lay(theme, objective, objective.actions)
    return tuple(made)
