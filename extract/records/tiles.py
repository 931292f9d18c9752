"""Indicators and targets that no label names: a large figure over small text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from jalon.extract.records.couples import Found, said_in
from jalon.extract.records.paragraphs import Paragraph
from jalon.extract.records.parts import couple_of
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.vocabulary import Vocabulary

COUPLES = SETTINGS.couples
SHARED = SETTINGS.shared

ORDINAL = re.compile(r"0\d")  # numbers the tile, and is no figure


def tiles_of(flow: Mapping[int, Sequence[Paragraph]], vocabulary: Vocabulary) -> dict[int, Found]:
    """For each page the tiles: a large figure with its small text, alone in a shade or frame.

    Args:
        flow: The paragraphs of each page.
        vocabulary: Knows targets.
    """
    tiles: list[tuple[int, list[int], list[int], Sequence[Paragraph]]] = []
    for number, paragraphs in flow.items():
        homes: dict[int, list[int]] = defaultdict(list)
        for i, p in enumerate(paragraphs):
            if p.home is not None:
                homes[p.home].append(i)
        for held in homes.values():
            for own in _figures_in(held, paragraphs):
                parts = _large_and_small([paragraphs[i] for i in own], vocabulary)
                if parts is not None:
                    large = [i for i in own if paragraphs[i] in parts[0]]
                    tiles.append((number, large, [i for i in own if i not in large], paragraphs))
    if all(
        ORDINAL.fullmatch(said_in([ps[i] for i in large])) is not None for _, large, _, ps in tiles
    ):
        return {}
    names = {said_in([ps[i] for i in small]) for _, _, small, ps in tiles}
    if len(tiles) > 1 and len(names) == 1:
        return {}
    like = sum(
        vocabulary.value_kinds(said_in([ps[i] for i in large])).is_target
        for _, large, _, ps in tiles
    )
    if like < COUPLES.target_share * len(tiles):
        return {}
    sizes = {
        ps[large[0]].look.size_pt
        for _, large, _, ps in tiles
        if vocabulary.value_kinds(said_in([ps[i] for i in large])).is_target
    }
    found: dict[int, Found] = {}
    for number, large, small, paragraphs in tiles:
        if not any(_is_as_large(paragraphs[large[0]].look.size_pt, size) for size in sizes):
            continue  # a panel's title over what it holds
        before = found.get(number, Found((), frozenset()))
        couple = couple_of(
            [n for i in small for n in paragraphs[i].lines],
            [n for i in large for n in paragraphs[i].lines],
            number,
            "tile",
        )
        taken = before.taken | frozenset((*large, *small))
        found[number] = Found((*before.couples, couple), taken)
    return found


def _is_as_large(a: float, b: float) -> bool:
    return a >= (1.0 - COUPLES.alike) * b


def _figures_in(held: Sequence[int], paragraphs: Sequence[Paragraph]) -> list[list[int]]:
    """What stands in one shade or frame, as tiles: all of it, or each figure with its text.

    A card names what is done above, perhaps who does it, each in a look of its own; then each text
    stands over its figure.
    """
    looks = [(paragraphs[i].look.kind, paragraphs[i].look.size_pt) for i in held]
    last = looks[-1]
    at = [k for k, look in enumerate(looks) if look == last]
    most = max(size for _, size in looks)
    if last[1] < most or at[0] < 1:
        return [list(held)]
    text = looks[at[0] - 1]
    is_card = all(looks[k - 1] == text for k in at) and text not in looks[: at[0] - 1]
    is_whole = at == list(range(at[0], len(looks), 2)) and at[0] > 1
    return [[held[k - 1], held[k]] for k in at] if is_card and is_whole else [list(held)]


def _large_and_small(
    held: Sequence[Paragraph], vocabulary: Vocabulary
) -> tuple[list[Paragraph], list[Paragraph]] | None:
    """The paragraphs of a tile in two sizes that do not mix, None where it is no tile."""
    is_short = 2 <= len(held) <= 6 and len(said_in(held)) <= COUPLES.longest_tile
    if not is_short or sum(_states_label(p, vocabulary) for p in held) >= SHARED.several:
        return None
    sizes = [p.look.size_pt for p in held]
    most = max(sizes)
    large = [p for p, size in zip(held, sizes, strict=True) if size * 1.02 >= most]
    small = [p for p in held if p not in large]
    if not small:
        large = [p for p in held if p.look.is_bold]
        small = [p for p in held if not p.look.is_bold]
    elif most < COUPLES.larger * max(p.look.size_pt for p in small):
        return None
    if not small or not large or _is_mixed(held, large):
        return None
    above, below = (
        vocabulary.section_of(said_in(small)),
        vocabulary.section_of(said_in(large)),
    )
    if above is not None and above.role is not None:
        return None
    if below is not None and below.number is not None and "." in below.number:
        return None
    return large, small


def _states_label(paragraph: Paragraph, vocabulary: Vocabulary) -> bool:
    """Whether a text is a label that the word lists know, with its value after a colon."""
    name, colon, value = said_in([paragraph]).partition(":")
    scores = vocabulary.role_scores(name.strip()) if colon and value else ()
    return bool(scores) and scores[0].score >= SHARED.known


def _is_mixed(held: Sequence[Paragraph], large: Sequence[Paragraph]) -> bool:
    signs = [p in large for p in held]
    return sum(a != b for a, b in pairwise(signs)) != 1
