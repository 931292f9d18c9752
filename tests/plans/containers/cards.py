"""Plans as cards, as large numbers and along a line of time."""

from __future__ import annotations

from dataclasses import replace

from ..blocks import Block, Box, Cell, Columns, Mark, Para, Run, Table
from ..content import Action, Objective, Theme
from ..fonts import measure
from ..pieces import WHITE, Pieces
from .fields import field_blocks, larger
from .walk import walk

Blocks = tuple[Block, ...]
GAP = 9.0


def lay_cards(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return a card for each action, one to three abreast."""
    design = pieces.design

    def lay(_: Theme, __: Objective, actions: tuple[Action, ...]) -> Blocks:
        count = design.across
        width = (design.inner - GAP * (count - 1)) / count
        cards = [_card(pieces, action, width) for action in actions]
        if count == 1:
            return tuple(cards)
        return tuple(
            Columns(tuple((card,) for card in cards[i : i + count]), (width,) * count, GAP, 2.0)
            for i in range(0, len(cards), count)
        )

    return walk(pieces, themes, lay)


def _card(pieces: Pieces, action: Action, width: float) -> Box:
    design = pieces.design
    style = design.seed % 4
    pad = 6.0
    head: Blocks
    if style == 0:
        head = (Para(pieces.title(action, bold=True, ink=WHITE), fill=design.dark, after=3),)
    elif style == 1:
        head = (Para(larger(pieces.title(action, bold=True, ink=design.dark), 1.1),
                     rule=design.dark, after=3),)  # fmt: skip
    else:
        head = (Para(pieces.title(action, bold=True), after=3),)
    if action.description and "description" not in design.order:
        head = (*head, Para(pieces.description(action), after=2))
    body = field_blocks(pieces, action, width - 2 * pad)
    fill = (None, None, design.light, "#f5f5f5")[style]
    edge = (design.dark, "#bbbbbb", None, None)[style]
    bar = design.dark if style == 3 else None
    return Box((*head, *body), width=width, fill=fill, edge=edge, bar=bar, pad=pad, after=8)


def lay_bignum(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return actions whose targets stand large above or below their indicators."""
    design = pieces.design

    def lay(_: Theme, __: Objective, actions: tuple[Action, ...]) -> Blocks:
        made: list[Block] = []
        for action in actions:
            made.append(
                Para(larger(pieces.title(action, bold=True), 1.1), before=5, after=2, keep=True)
            )
            if action.description:
                made.append(Para(pieces.description(action), after=3, keep=True))
            tiles = _tiles(pieces, action)
            lines = list(field_blocks_without(pieces, action))
            made += [*tiles, *lines] if design.seed % 3 else [*lines, *tiles]
        return tuple(made)

    return walk(pieces, themes, lay)


def field_blocks_without(pieces: Pieces, action: Action) -> Blocks:
    """Return the fields of an action on one line each, its indicators apart."""
    design = pieces.design
    rest = tuple(f for f in design.order if f not in ("indicator", "description"))
    quiet = replace(design, order=rest)
    copy = Pieces(quiet, pieces.plan)
    return field_blocks(copy, action, design.inner)


def _tiles(pieces: Pieces, action: Action) -> list[Block]:
    design = pieces.design
    count = max(len(action.indicators), design.across) if design.seed % 2 else 3
    count = min(count, 4)
    width = (design.inner - GAP * (count - 1)) / count
    tiles: list[Blocks] = []
    for part in range(len(action.indicators)):
        target = pieces.target(action, part, bold=True)
        long = sum(len(run.text) for run in target)
        scale = 2.0 if long < 9 else 1.6 if long < 18 else 1.2
        ink = design.dark if design.seed % 5 else None
        lines: list[Block] = [
            Para(tuple(replace(r, ink=ink) for r in larger(target, scale)), align="center")
        ]
        label = Para(pieces.indicator(action, part), align="center")
        lines = [*lines, label] if design.seed % 4 else [label, *lines]
        edge = design.dark if design.seed % 3 == 0 else None
        fill = None if edge else design.light
        tiles.append((Box(tuple(lines), width=width, fill=fill, edge=edge, pad=6, after=4),))
    return [
        Columns(tuple(tiles[i : i + count]), (width,) * len(tiles[i : i + count]), GAP, 2.0)
        for i in range(0, len(tiles), count)
    ]


def lay_timeline(pieces: Pieces, themes: tuple[Theme, ...]) -> Blocks:
    """Return actions along a line of time, each beside its deadline."""
    design = pieces.design

    def lay(_: Theme, __: Objective, actions: tuple[Action, ...]) -> Blocks:
        words = " ".join(action.due or "" for action in actions).split()
        wide = [measure(w, design.font, design.size, is_bold=True) for w in words]
        left = max(64.0, design.inner * 0.14, 14 + max(wide, default=0.0))
        rows = tuple(_stop(pieces, action, design.inner - left - 14) for action in actions)
        widths = (left, 14.0, design.inner - left - 14)
        return (Table(widths, rows, stroke=1.5, ink=design.dark, pad=(4.0, 3.0), after=6),)

    return walk(pieces, themes, lay)


def _stop(pieces: Pieces, action: Action, room: float) -> tuple[Cell, ...]:
    design = pieces.design
    due = Run(action.due or "", Mark("due", unit=action.number), bold=True, ink=design.dark)
    align = ("left", "right")[design.seed % 2]
    body: list[Block] = [Para(pieces.title(action, bold=True), after=2)]
    if action.description and "description" not in design.order:
        body.append(Para(pieces.description(action), after=2))
    body += field_blocks(pieces, action, room - 8)
    dot: Blocks = ()
    if design.seed % 3 == 0:
        dot = (Para((Run("•", Mark("bullet", unit=action.number), ink=design.dark),)),)
    date = Cell((Para((due,), align=align),), sides="r" if not dot else "")
    return (date, Cell(dot, sides="r" if dot else ""), Cell(tuple(body)))
