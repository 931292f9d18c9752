"""Numbers that stand off from their headings, as lists of word processors print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.lines import block_of
from jalon.schemas.geometry import union
from jalon.schemas.units import Element, Loose

NUMBERS = SETTINGS.numbers

NUMBER = re.compile(r"^(?:\d{1,2}|[A-Z]|[IVX]{1,4})[.)]$|^\d{1,2}(?:\.\d{1,2}){1,3}\.?$")


def with_numbers(elements: Sequence[Element]) -> list[Element]:
    """The elements of a page, a number that stands just before a text being part of it.

    Args:
        elements: In reading order.
    """
    found: list[Element] = []
    for e in elements:
        before = found[-1] if found else None
        if isinstance(e, Loose) and isinstance(before, Loose) and _is_number_of(before, e):
            found[-1] = _joined(before, e)
        else:
            found.append(e)
    return found


def _is_number_of(number: Loose, text: Loose) -> bool:
    lines = number.block.lines
    if len(lines) != 1 or not NUMBER.match(lines[0].text) or number.is_running:
        return False
    if text.block.bullet or NUMBER.match(text.block.text):
        return False
    first = text.block.lines[0]
    em = max(first.size_pt, 1.0)
    is_level = abs(first.baseline - lines[0].baseline) <= NUMBERS.same_line_em * em
    return is_level and 0 <= first.box.x0 - lines[0].box.x1 <= NUMBERS.farthest_em * em


def _joined(number: Loose, text: Loose) -> Loose:
    own, first = number.block.lines[0], text.block.lines[0]
    line = replace(
        first,
        words=(*own.words, *first.words),
        box=union((own.box, first.box)),
        text=f"{own.text} {first.text}",
    )
    block = block_of((line, *text.block.lines[1:]))
    return replace(text, block=block, box=union((number.box, text.box)))
