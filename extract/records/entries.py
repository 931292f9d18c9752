"""The entries of a list: which lines of a value begin one, which go on with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from jalon.extract.records.items import ENDS_OPEN, item_of, list_items, slack_of, value_items
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.region import Line
from jalon.schemas.rows import Item
from jalon.schemas.units import Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

ENTRIES = SETTINGS.entries
SHARED = SETTINGS.shared

NUMBERED = re.compile(r"^(?:(\d{1,2})\s?[.)\u00b0]|\(?(\d{1,2})\)|\(?([a-z])\))\s+(?=\S)")
DASHES = frozenset("-\u2013\u2014\u2212")
CHANGE = re.compile(r"\d[\d\s.,]*\s*(?:%|\$|\u20ac|points?\b)")  # where a minus stands before it


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list, with the number that it begins with ("2. …"), None without one."""

    item: Item
    ordinal: int | None = None


def begins_anew(before: Line, line: Line, right: float) -> bool:
    """Whether a line was begun on purpose: its first word had room at the end of the line before.

    Args:
        before: The line above.
        line: The line.
        right: Where the text of the column ends at most.
    """
    if not (line.text[:1].isupper() or line.text[:1].isdigit() or line.text[:1] in "<>≥≤+#%"):
        return False
    if ENDS_OPEN.search(before.text):
        return False
    room = right - before.box.x1
    return room > line.words[0].box.width + 0.3 * line.size_pt


def labels_in(
    lines: Sequence[Line], lexicon: frozenset[str], right: float | None = None
) -> list[Entry]:
    """The entries of a list of labels (indicators), top to bottom.

    Args:
        lines: The lines of a cell or of a labelled value.
        lexicon: Lower-case words of the document.
        right: Where the text of the column ends at most, None where that is not known.
    """
    numbered = numbered_in(lines, lexicon)
    if numbered:
        return numbered
    found = [Entry(i) for i in list_items(lines, lexicon)]
    if len(found) == 1 and right is not None and not found[0].item.is_bulleted:
        found = _broken(lines, lexicon, right)
    return [_without_number(e) for e in found] if len(found) == 1 else found


def _broken(lines: Sequence[Line], lexicon: frozenset[str], right: float) -> list[Entry]:
    """Entries at lines that were begun on purpose, or that stand further below than others do."""
    groups = [[lines[0]]]
    leading = min((b.baseline - a.baseline for a, b in pairwise(lines)), default=0.0)
    for before, line in pairwise(lines):
        apart = (
            line.baseline - before.baseline > ENTRIES.wider * leading and line.text[:1].isupper()
        )
        if begins_anew(before, line, right) or (apart and not ENDS_OPEN.search(before.text)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [Entry(item_of(g, lexicon)) for g in groups]


def _without_number(entry: Entry) -> Entry:
    """A lone entry without the number that it begins with."""
    match = NUMBERED.match(entry.item.text)
    if match is None:
        return entry
    text = entry.item.text[match.end() :]
    return Entry(replace(entry.item, text=text), number_of(match))


def number_of(match: re.Match[str]) -> int:
    """The place in its list that a number or a letter names."""
    digits = match[1] or match[2]
    return int(digits) if digits else ord(match[3]) - ord("a") + 1


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
    lines: Sequence[Line],
    is_quantity: Callable[[str], bool],
    lexicon: frozenset[str],
    right: float | None = None,
    beside: Sequence[Item] = (),
) -> list[Entry]:
    """The entries of a list of values (targets, deadlines), top to bottom.

    Args:
        lines: The lines of a cell or of a labelled value.
        is_quantity: Whether a text is a short number.
        lexicon: Lower-case words of the document.
        right: Where the text of the column ends at most, None where that is not known.
        beside: The labels that the values stand beside, none where that is not known.
    """
    numbered = numbered_in(lines, lexicon)
    if numbered:
        return numbered
    lines = signed(lines)
    found = [Entry(i) for i in value_items(lines, is_quantity, lexicon)]
    count = len(beside)
    if len(found) > 1 and (len(found) == count or _are_short(found, is_quantity, count)):
        return found
    if len(found) > 1 and all(_is_level(e.item, beside) for e in found):
        return found
    if right is not None and len(found) > 1 and not any(n.bullet for n in lines):
        parted = _broken(lines, lexicon, right)
        found = parted if len(parted) < len(found) else found
    return [_without_number(e) for e in found] if len(found) == 1 else found


def _is_level(value: Item, labels: Sequence[Item]) -> bool:
    """Whether a value begins on the first line of a label."""
    slack = slack_of(value)
    return any(abs(i.first_baseline - value.first_baseline) <= slack for i in labels)


def _are_short(entries: Sequence[Entry], is_quantity: Callable[[str], bool], count: int) -> bool:
    """Whether each entry of a list beside several labels is a short number."""
    return count > 1 and all(is_quantity(e.item.text) for e in entries)


def whole(lines: Sequence[Line], lexicon: frozenset[str]) -> Entry:
    """All lines as one entry."""
    return _without_number(Entry(item_of(signed(lines), lexicon)))


def signed(lines: Sequence[Line]) -> list[Line]:
    """The lines of a value; a lone dash before a percentage or an amount is a sign, no bullet."""
    dashed = [n for n in lines if n.bullet in DASHES]
    if len(dashed) != 1 or dashed[0] is not lines[0] or not CHANGE.match(lines[0].text):
        return list(lines)
    return [replace(lines[0], text=f"{lines[0].bullet} {lines[0].text}", bullet=""), *lines[1:]]


def numbered_in(lines: Sequence[Line], lexicon: frozenset[str]) -> list[Entry]:
    """Entries that begin with 1, 2, 3 …; nothing where the lines are not numbered so."""
    groups: list[list[Line]] = []
    numbers: list[int] = []
    for line in lines:
        match = NUMBERED.match(line.text)
        number = number_of(match) if match else None
        if number is not None and number == len(numbers) + 1:
            groups.append([line])
            numbers.append(number)
        elif groups:
            groups[-1].append(line)
        else:
            return []
    if len(groups) < SHARED.several:
        return []
    found = []
    for number, group in zip(numbers, groups, strict=True):
        item = item_of(group, lexicon)
        found.append(Entry(replace(item, text=NUMBERED.sub("", item.text, count=1)), number))
    return found


def entries_of(
    value: Value, role: Role, vocabulary: Vocabulary, lexicon: frozenset[str]
) -> list[Entry]:
    """The entries of a labelled value: its paragraphs, where it is known to have several."""
    numbered = numbered_in(value.lines, lexicon)
    if numbered:
        return numbered
    if value.starts and not any(n.bullet for n in value.lines):
        ends = [*value.starts[1:], len(value.lines)]
        groups = [value.lines[a:b] for a, b in zip(value.starts, ends, strict=True)]
        if len(groups) > 1 or not NUMBERED.match(value.lines[0].text):
            return [Entry(item_of(g, lexicon)) for g in groups]
    if role is Role.TARGET:
        return values_in(value.lines, vocabulary.is_quantity, lexicon)
    return labels_in(value.lines, lexicon)
