"""Plans as running lines: outlines, lists, leaders and paragraphs."""

from __future__ import annotations

from dataclasses import replace

from ..blocks import Block, Leader, Mark, Para, Run
from ..content import Action, Objective, Theme
from ..pieces import Pieces, Runs
from .fields import field_blocks, larger
from .walk import walk

Blocks = tuple[Block, ...]


def lay_outline(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return titles with their fields on lines beneath, indented or not."""
    design = pieces.design
    step = (0.0, 10.0, 18.0)[design.seed % 3]

    def lay(_: Theme, __: Objective, actions: tuple[Action, ...]) -> Blocks:
        made: list[Block] = []
        for action in actions:
            title = pieces.title(action, bold=True, ink=design.dark if design.seed % 2 else None)
            made.append(Para(title, before=6, after=2, indent=step / 2, keep=True))
            if action.description and "description" not in design.order:
                made.append(Para(pieces.description(action), indent=step, after=2))
            made += field_blocks(pieces, action, _room(pieces), indent=step)
        return tuple(made)

    return walk(pieces, themes, lay)


def _room(pieces: Pieces) -> float:
    design = pieces.design
    return (design.inner - 16 * (design.newspaper - 1)) / design.newspaper


def lay_bullets(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return actions as items of a list, their fields as items below."""
    design = pieces.design
    second = next(b for b in ("–", "-", "•") if b != design.bullet)

    def lay(_: Theme, __: Objective, actions: tuple[Action, ...]) -> Blocks:
        made: list[Block] = []
        for action in actions:
            mark = Mark("bullet", unit=action.number)
            title = pieces.title(action)
            made.append(replace(pieces.bulleted(title, mark), before=4, after=1, keep=True))
            if action.description and "description" not in design.order:
                made.append(Para(pieces.description(action), indent=design.size, after=1))
            made += _items(pieces, action, second)
        return tuple(made)

    return walk(pieces, themes, lay)


def _items(pieces: Pieces, action: Action, bullet: str) -> Blocks:
    design = pieces.design
    made: list[Block] = []
    indent = design.size * 1.4
    space = Run(" ", Mark("sep", unit=action.number))
    mark = Mark("bullet", unit=action.number)
    for field in design.order:
        if field == "indicator":
            for part in range(len(action.indicators)):
                runs = _measure(pieces, action, part)
                made.append(pieces.bulleted(runs, mark, bullet, indent))
            continue
        value = pieces.value(field, action)
        if value:
            runs = (*pieces.label(field, action), space, *value)
            made.append(pieces.bulleted(runs, mark, bullet, indent))
    return tuple(made)


def _measure(pieces: Pieces, action: Action, part: int) -> Runs:
    mi = pieces.design.mi
    space = Run(" ", Mark("sep", unit=action.number, part=part))
    if mi == "paren":
        return pieces.in_paren(action, part)
    if mi == "pairs":
        return (*pieces.label("pair", action), space, *pieces.pair(action, part))
    made = (*pieces.label("indicator", action), space, *pieces.indicator(action, part))
    target = pieces.target(action, part)
    if not target:
        return made
    gap = Run(
        (" ; ", " | ", " – ")[pieces.design.seed % 3], Mark("sep", unit=action.number, part=part)
    )
    return (*made, gap, *pieces.label("target", action), space, *target)


def lay_leaders(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return indicators joined to their targets by dots."""
    design = pieces.design
    dots = (".", ".", " ", "_")[design.seed % 4]

    def lay(_: Theme, __: Objective, actions: tuple[Action, ...]) -> Blocks:
        made: list[Block] = []
        for action in actions:
            made.append(Para(pieces.title(action, bold=True), before=7, after=2, keep=True))
            if action.description and "description" not in design.order:
                made.append(Para(pieces.description(action), after=2, keep=True))
            place = design.order.index("indicator")
            for i, field in enumerate(design.order):
                if i == place:
                    made += _led(pieces, action, dots)
                    continue
                value = pieces.value(field, action)
                if value:
                    space = Run(" ", Mark("sep", unit=action.number))
                    made.append(Para((*pieces.label(field, action), space, *value), after=1))
        return tuple(made)

    return walk(pieces, themes, lay)


def _led(pieces: Pieces, action: Action, dots: str) -> Blocks:
    design = pieces.design
    made: list[Block] = []
    if design.seed % 5 or dots == " ":
        left = larger(pieces.label("indicator", action, sep=""), 0.9)
        right = larger(pieces.label("target", action, sep=""), 0.9)
        made.append(Leader(left, right, " ", keep=True))
    for part in range(len(action.indicators)):
        target = pieces.target(action, part, bold=design.seed % 2 == 0)
        made.append(Leader(pieces.indicator(action, part), target, dots, after=1))
    return tuple(made)


def lay_prose(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return each action as one paragraph with its labels run in."""

    def lay(_: Theme, __: Objective, actions: tuple[Action, ...]) -> Blocks:
        return tuple(Para(_paragraph(pieces, action), before=2, after=5) for action in actions)

    return walk(pieces, themes, lay)


def _paragraph(pieces: Pieces, action: Action) -> Runs:
    design = pieces.design
    stop = Run(". ", Mark("sep", unit=action.number))
    space = Run(" ", Mark("sep", unit=action.number))
    made: list[Run] = [*pieces.title(action, bold=True), stop]
    if action.description and "description" not in design.order:
        made += [*pieces.description(action), space]
    for field in design.order:
        if field == "indicator":
            made += _run_in(pieces, action)
            continue
        value = pieces.value(field, action)
        if value:
            end = space if value[-1].text.endswith(".") else stop
            made += [*pieces.label(field, action), space, *value, end]
    return tuple(made)


def _run_in(pieces: Pieces, action: Action) -> list[Run]:
    design = pieces.design
    stop = Run((". ", " ; ")[design.seed % 2], Mark("sep", unit=action.number))
    end = Run(". ", Mark("sep", unit=action.number))
    space = Run(" ", Mark("sep", unit=action.number))
    made: list[Run] = []
    many = design.mi == "numbered" and len(action.indicators) > 1
    for part in range(len(action.indicators)):
        number = part + 1 if many else None
        made += [*pieces.label("indicator", action, number), space, *pieces.indicator(action, part)]
        target = pieces.target(action, part)
        if target:
            made += [stop, *pieces.label("target", action, number), space, *target]
        made.append(end)
    return made
