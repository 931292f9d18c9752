"""Figures whose name stands at their left, over a smaller text that says where they are today.

"Lines every half hour | 14 lines", and under the figure "9 lines": the text below is no name of it
where it is mostly a figure itself, or the same again and again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.combined import is_target
from jalon.extract.records.looks import look_of
from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import block_of
from jalon.schemas.geometry import union
from jalon.schemas.units import Couple, Element, Loose, Value
from jalon.schemas.vocabulary import Vocabulary

NAMED_TILES = SETTINGS.named_tiles
SHARED = SETTINGS.shared

TILE = "tile"


def with_named_tiles(elements: Sequence[Element], vocabulary: Vocabulary) -> list[Element]:
    """The elements, tiles under the names that stand beside their figures.

    Args:
        elements: A document in reading order.
        vocabulary: Knows targets.
    """
    tiles = [i for i, e in enumerate(elements) if isinstance(e, Couple) and e.bearing == TILE]
    named = {i: name for i in tiles if (name := _name_of(elements, i)) is not None}
    if len(named) < max(SHARED.fewest, SHARED.most * len(tiles)):
        return list(elements)
    below = {
        i: " ".join(n.text for n in e.label.lines)
        for i in named
        if isinstance(e := elements[i], Couple)
    }
    again = Counter(below.values())
    empty = sum(again[t] > 1 or is_target(t, vocabulary) for t in below.values())
    deeds = sum(vocabulary.value_kinds(name.block.text).is_deed for name in named.values())
    if empty < NAMED_TILES.empty * len(named) or deeds >= NAMED_TILES.deeds * len(named):
        return list(elements)
    out: list[Element] = []
    for i, e in enumerate(elements):
        if i + 1 in named:
            continue
        if i in named and isinstance(e, Couple):
            out += _renamed(e, named[i])
        else:
            out.append(e)
    return out


def _name_of(elements: Sequence[Element], index: int) -> Loose | None:
    """The text right before a tile that stands on its figure's line, at its left."""
    name, tile = elements[index - 1] if index else None, elements[index]
    if not isinstance(name, Loose) or not isinstance(tile, Couple) or name.page != tile.page:
        return None
    a, b = name.block.lines[0], tile.value.lines[0]
    level = abs(a.baseline - b.baseline) <= SHARED.same_line_pt and a.box.x1 <= b.box.x0
    return name if level else None


def _renamed(tile: Couple, name: Loose) -> list[Element]:
    """The tile under its name, and what stood below its figure as a text of its own."""
    label = Value(tuple(name.block.lines), name.page, name.box)
    block = block_of(tile.label.lines)
    look = look_of([w for n in tile.label.lines for w in n.words])
    box = union((name.box, tile.value.box))
    return [replace(tile, label=label, box=box), Loose(block, tile.page, look, block.box)]
