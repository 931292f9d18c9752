"""Regions in reading order to groups: a section, a titled run of text, a card, a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from jalon.extract.readers.report.pieces import (
    LABEL_ROLES,
    Sight,
    figure_pieces,
    label_role,
    passage,
)
from jalon.extract.readers.report.settings import SETTINGS
from jalon.extract.readers.report.wording import DIVISIONS
from jalon.extract.text.lines import block_of
from jalon.schemas.raw import Passage
from jalon.schemas.region import Block, Region, RegionKind
from jalon.schemas.table import Table

STREAM = SETTINGS.stream

FRAME = frozenset((RegionKind.FURNITURE, RegionKind.FOOTNOTE, RegionKind.DECORATION))


class Section(NamedTuple):
    """A theme as a heading prints it."""

    number: str
    label: Passage


class Group(NamedTuple):
    """What stands together: at most one of ``section``, ``card`` and ``table`` is set.

    ``title`` is the heading over ``items``; it is None for text that no heading stands over.
    """

    sight: Sight
    region: Region
    title: Block | None
    items: list[Block | Region]
    section: Section | None = None
    card: Region | None = None
    table: Table | None = None


def groups_of(regions: Iterable[tuple[Sight, Region]]) -> list[Group]:
    """The regions of all pages as groups, in reading order.

    Text after a card or a table begins a group without a title; text after a heading belongs
    to it, over the end of a page as well.
    """
    groups: list[Group] = []
    for sight, region in regions:
        if region.kind in FRAME:
            continue
        section = section_in(region, sight)
        if section is not None:
            groups.append(Group(sight, region, region.blocks[0], [], section=section))
        elif region.kind is RegionKind.HEADING:
            _add_heading(groups, sight, region)
        elif region.kind is RegionKind.CARD:
            groups.append(Group(sight, region, None, [], card=region))
        elif region.table is not None:
            groups.append(Group(sight, region, None, [], table=region.table))
        else:
            _add_text(groups, sight, region)
    return groups


def section_in(region: Region, sight: Sight) -> Section | None:
    """The theme that a heading, a band or a lone label on a shape opens, or None.

    A shape that bears a number only ("Objectif 3") is a mark of what stands above it.
    """
    if region.parts or not region.blocks or len(region.blocks) > 2:
        return None
    if region.kind not in (RegionKind.HEADING, RegionKind.CARD, RegionKind.SHAPE):
        return None
    text = " ".join(b.text for b in region.blocks)
    section = sight.vocabulary.section_of(text)
    if section is None or section.role not in DIVISIONS or section.number is None:
        return None
    if not section.label:
        return None
    return Section(section.number, passage(section.label, region.box, sight))


def _add_heading(groups: list[Group], sight: Sight, region: Region) -> None:
    """A heading opens a group.

    A small one that only says what follows ("Résultats") is text of the group.
    """
    block = block_of([line for b in region.blocks for line in b.lines], sight.lexicon)
    last = groups[-1] if groups else None
    if last is not None and (_is_inner_label(last, block, sight) or _is_figure(block, sight)):
        last.items.append(block)
        return
    groups.append(Group(sight, region, block, []))


def _is_inner_label(group: Group, block: Block, sight: Sight) -> bool:
    if group.title is None or group.section is not None:
        return False
    role = label_role(block.text, sight.vocabulary)
    return role in LABEL_ROLES and block.size_pt <= STREAM.inner_size * group.title.size_pt


def _is_figure(block: Block, sight: Sight) -> bool:
    """Whether a block in the type of headings is a figure set off ("**55 111** clics")."""
    return bool(figure_pieces(block, sight, is_marked=True))


def _add_text(groups: list[Group], sight: Sight, region: Region) -> None:
    last = groups[-1] if groups else None
    if last is None or last.card is not None or last.table is not None:
        last = Group(sight, region, None, [])
        groups.append(last)
    if region.kind is RegionKind.SHAPE:
        last.items.append(region)
    else:
        last.items.extend(region.blocks)
