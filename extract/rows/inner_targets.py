"""Cells in which each indicator stands over its target, named: "Sessions held", "Target: 12"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.items import item_of
from jalon.extract.rows.pairs import Pair
from jalon.extract.rows.settings import SETTINGS
from jalon.schemas.region import Line
from jalon.schemas.rows import Item
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

INNER_TARGETS = SETTINGS.inner_targets
SHARED = SETTINGS.shared


def inner_pairs(
    lines: Sequence[Line], vocabulary: Vocabulary, lexicon: frozenset[str]
) -> list[Pair]:
    """The indicators of a cell with the targets named under them; none where one lacks a name.

    Args:
        lines: The lines of a cell, top to bottom.
        vocabulary: Knows what names a target.
        lexicon: Lower-case words of the document.
    """
    groups: list[list[Line]] = []
    named: list[bool] = []
    targets = [_names_target(n.text, vocabulary) for n in lines]
    for i, line in enumerate(lines):
        follows = bool(groups) and not targets[i] and not line.bullet
        begins = named and named[-1] and line.text[:1].isupper() and any(targets[i:])
        if follows and not begins:
            groups[-1].append(line)
        else:
            groups.append([line])
            named.append(targets[i])
    if not groups or named != [False, True] * (len(groups) // 2):
        return []
    items = [item_of(g, lexicon) for g in groups]
    return [
        Pair(label, _without_name(value), INNER_TARGETS.certainty)
        for label, value in zip(items[::2], items[1::2], strict=True)
    ]


def _names_target(text: str, vocabulary: Vocabulary) -> bool:
    name, colon, value = text.partition(":")
    scores = vocabulary.role_scores(name.strip()) if colon and value.strip() else ()
    return bool(scores) and scores[0].role is Role.TARGET and scores[0].score >= SHARED.said


def _without_name(item: Item) -> Item:
    return replace(item, text=item.text.partition(":")[2].strip())
