"""Headings that bare numbers count ("1 Semaine d'accueil", "2 Ateliers"): one alone tells nothing.

"3 projets" may be a figure; where the headings of a document count from 1 on, they are numbered.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.schemas.flow import FlowKind, FlowPiece
from jalon.schemas.values import SectionLabel

COUNTED = re.compile(r"(?P<number>\d{1,2})\s+(?P<label>[^\W\d_].*)", re.DOTALL)
LEAST = 2  # headings that must count


def with_counts(flow: Sequence[FlowPiece]) -> list[FlowPiece]:
    """The flow with the numbers of such headings parted from their labels."""
    found = {i: m for i, p in enumerate(flow) if (m := _counted(p)) is not None}
    numbers = [int(m["number"]) for m in found.values()]
    rises = bool(numbers) and numbers[0] == 1 and all(b - a in {0, 1} for a, b in pairwise(numbers))
    if len(set(numbers)) < LEAST or not rises:
        return list(flow)
    return [
        replace(p, section=SectionLabel(None, str(int(m["number"])), m["label"]))
        if (m := found.get(i)) is not None
        else p
        for i, p in enumerate(flow)
    ]


def _counted(piece: FlowPiece) -> re.Match[str] | None:
    if piece.kind is not FlowKind.HEADING or piece.section is not None or piece.passage is None:
        return None
    return COUNTED.fullmatch(piece.passage.text)
