"""Headings whose word and code stand apart from their text: "ORIENTATION 1", and beside it a title.

The text stands beside the code in the same band, or the code is a large number before its text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.meaning.parsed import Heading
from jalon.extract.meaning.settings import SETTINGS
from jalon.schemas.units import Element, Look, Loose

HEADING_LABELS = SETTINGS.heading_labels
SHARED = SETTINGS.shared


def with_labels(
    found: Sequence[Heading], elements: Sequence[Element], numbers: Sequence[Heading]
) -> list[Heading]:
    """The headings, those without a text with the one that stands beside them.

    Args:
        found: Headings in the order of the document.
        elements: The document.
        numbers: Headings that are a bare number and the text after it; they stand instead of it.
    """
    taken: set[int] = {n.index + 1 for n in numbers}
    out: list[Heading] = [h for h in found if h.index not in taken]
    out += [n for n in numbers if all(h.index != n.index for h in out)]
    out.sort(key=lambda h: h.index)
    bare = {h.index for h in out if not h.label}
    named = {h.index for h in out if h.word is not None or h.number is not None}
    for i, h in enumerate(out):
        if h.index not in bare:
            continue
        beside = _beside(h, elements, named)
        if beside is not None:
            index, piece = beside
            taken.add(index)
            out[i] = replace(h, label=piece.block.text.strip(), label_piece=piece)
    return [h for h in out if h.index not in taken]


def _beside(
    heading: Heading, elements: Sequence[Element], named: set[int]
) -> tuple[int, Loose] | None:
    """The piece just right of a heading, on its line."""
    box = heading.piece.box
    size = heading.piece.look.size_pt
    best: tuple[float, int, Loose] | None = None
    for i, e in enumerate(elements):
        if not isinstance(e, Loose) or e.page != heading.piece.page or i in named:
            continue
        gap = e.box.x0 - box.x1
        shared = min(e.box.bottom, box.bottom) - max(e.box.top, box.top)
        if (
            shared < HEADING_LABELS.shared * min(e.box.height, box.height)
            or not 0 <= gap <= HEADING_LABELS.near_em * size
        ):
            continue
        is_text = len(e.block.text) <= SHARED.longest_heading and any(
            c.isalpha() for c in e.block.text
        )
        if is_text and (best is None or gap < best[0]):
            best = gap, i, e
    return best[1:] if best is not None else None


def numbered_texts(elements: Sequence[Element], body: Look) -> list[Heading]:
    """Large bare numbers that count from 1, each with the text just after it: "02", and a title."""
    found = []
    for i, e in enumerate(elements[:-1]):
        after = elements[i + 1]
        if not isinstance(e, Loose) or not isinstance(after, Loose) or e.page != after.page:
            continue
        text, label = e.block.text.strip(" ."), after.block.text.strip()
        is_number = text.isascii() and text.isdigit() and len(text) <= 2
        is_large = e.look.size_pt >= SHARED.larger * max(body.size_pt, after.look.size_pt)
        if is_number and is_large and label[:1].isupper() and len(label) <= SHARED.longest_heading:
            found.append(Heading(i, e, None, None, str(int(text)), label, after))
    numbers = {int(h.number) for h in found if h.number is not None}
    return found if len(numbers) > 1 and numbers == set(range(1, len(numbers) + 1)) else []
