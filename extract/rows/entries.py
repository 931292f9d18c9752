"""The entries of a list: which lines of a value begin one, which go on with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from jalon.extract.readers.items import ENDS_OPEN, item_of, list_items, value_items
from jalon.schemas.region import Line
from jalon.schemas.rows import Item

NUMBERED = re.compile(r"^(?:(\d{1,2})\s?[.)\u00b0]|\(?(\d{1,2})\))\s+(?=\S)")
LEAST_NUMBERED = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with the number that it begins with ("2. …"), None without one."""

    item: Item
    ordinal: int | None = None


def labels_in(lines: Sequence[Line], lexicon: frozenset[str]) -> list[Entry]:
    """The entries of a list of labels (indicators), top to bottom."""
    numbered = _numbered(lines, lexicon)
    if numbered:
        return numbered
    return [Entry(i) for i in list_items(lines, lexicon)]


def lines_begun(lines: Sequence[Line], lexicon: frozenset[str]) -> list[Entry]:
    """Entries where nothing but a capital begins one: for a list whose values are as many."""
    groups: list[list[Line]] = []
    for line in lines:
        anew = line.text[:1].isupper() or line.text[:1].isdigit() or line.text[:1] in "#%"
        if groups and (not anew or ENDS_OPEN.search(groups[-1][-1].text)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Entry(item_of(g, lexicon)) for g in groups]


def values_in(
    lines: Sequence[Line], is_quantity: Callable[[str], bool], lexicon: frozenset[str]
) -> list[Entry]:
    """The entries of a list of values (targets, deadlines), top to bottom."""
    numbered = _numbered(lines, lexicon)
    if numbered:
        return numbered
    return [Entry(i) for i in value_items(lines, is_quantity, lexicon)]


def whole(lines: Sequence[Line], lexicon: frozenset[str]) -> Entry:
    """All lines as one entry."""
    numbered = NUMBERED.match(lines[0].text)
    item = item_of(lines, lexicon)
    if numbered and (numbered[1] or numbered[2]) == "1":
        return Entry(replace(item, text=item.text[numbered.end() :]), 1)
    return Entry(item)


def _numbered(lines: Sequence[Line], lexicon: frozenset[str]) -> list[Entry]:
    """Entries that begin with 1, 2, 3 …; nothing where the lines are not numbered so."""
    groups: list[list[Line]] = []
    numbers: list[int] = []
    for line in lines:
        match = NUMBERED.match(line.text)
        number = int(match[1] or match[2]) if match else None
        if number is not None and number == len(numbers) + 1:
            groups.append([line])
            numbers.append(number)
        elif groups:
            groups[-1].append(line)
        else:
            return []
    if len(groups) < LEAST_NUMBERED:
        return []
    found = []
    for number, group in zip(numbers, groups, strict=True):
        item = item_of(group, lexicon)
        found.append(Entry(replace(item, text=NUMBERED.sub("", item.text, count=1)), number))
    return found
