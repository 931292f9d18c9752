"""Tiles in a row under headings in a row: each heading with the tiles that stand below it.

"Raise rail's share | Relaunch the barge service" over three figures with their texts: reading
order takes both headings first; the edges say which figures are whose.
"""

from __future__ import annotations

from collections.abc import Sequence

from jalon.extract.records.settings import SETTINGS
from jalon.schemas.units import Couple, Element, Loose

SHARED = SETTINGS.shared


def with_headed_tiles(elements: Sequence[Element]) -> list[Element]:
    """The elements of a page, tiles right after the heading that stands over them.

    Args:
        elements: Those of one page in reading order.
    """
    out: list[Element] = []
    at = 0
    while at < len(elements):
        heads = _row_of_heads(elements, at)
        tiles = _tiles_from(elements, at + len(heads))
        if len(heads) >= SHARED.several and len(tiles) >= len(heads):
            out += _dealt(heads, tiles)
            at += len(heads) + len(tiles)
        else:
            out.append(elements[at])
            at += 1
    return out


def _row_of_heads(elements: Sequence[Element], start: int) -> list[Loose]:
    """Texts set alike that begin on one line, left to right."""
    heads: list[Loose] = []
    for e in elements[start:]:
        if not isinstance(e, Loose) or e.block.bullet:
            break
        first = heads[0] if heads else e
        level = (
            abs(e.block.lines[0].baseline - first.block.lines[0].baseline) <= SHARED.same_line_pt
        )
        is_right = not heads or e.box.x0 > heads[-1].box.x1
        if not level or not is_right or e.look.kind != first.look.kind:
            break
        heads.append(e)
    return heads


def _tiles_from(elements: Sequence[Element], start: int) -> list[Couple]:
    tiles: list[Couple] = []
    for e in elements[start:]:
        if not isinstance(e, Couple) or e.bearing != "tile":
            break
        tiles.append(e)
    return tiles


def _dealt(heads: Sequence[Loose], tiles: Sequence[Couple]) -> list[Element]:
    """The tiles under each heading; as they were where some heading would have none."""
    own: list[list[Couple]] = [[] for _ in heads]
    for tile in tiles:
        left = [i for i, h in enumerate(heads) if h.box.x0 - SHARED.aligned_pt <= tile.box.x0]
        if not left:
            return [*heads, *tiles]
        own[left[-1]].append(tile)
    if not all(own):
        return [*heads, *tiles]
    out: list[Element] = []
    for head, held in zip(heads, own, strict=True):
        out += [head, *held]
    return out
