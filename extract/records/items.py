"""The list in a cell: which lines begin an item, which go on with it.

An indicator may wrap over lines, so a line is not an item. Bullets tell; where there are none,
the semicolons at line ends; where there are none, wider spacing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from jalon.extract.records.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.extract.text.lines import blocks_of, marks_of
from jalon.schemas.geometry import union
from jalon.schemas.region import Line
from jalon.schemas.rows import Item

ITEMS = SETTINGS.items

ENDS_OPEN = re.compile(
    r"""
    (?:\b(?:de|du|des|d['\u2019]|à|au|aux|et|ou|le|la|les|l['\u2019]|un|une|en|par|pour|sur|dans|avec
        |(?<!\bet\s)(?<!\bou\s)(?:plus|moins)|min|minimum|max|maximum|environ|of|to|the|a|an|and|or|for|in|by|at|least|than)
       |(?<=.)[,(/+\u2013-])$   # a sign alone stands for nothing, and is whole
    """,
    re.VERBOSE | re.IGNORECASE,
)
THOUSANDS = re.compile(r"\d{3}(?!\d)")
# a mark, but the square of a measure: "320 m²"
SUPERSCRIPTS = re.compile(
    r"""(?<! (?<![^\W\d_]) m ) (?<! (?<![^\W\d_]) (?:[kcd]m|ft|pi) )
        [\u00b9\u00b2\u00b3\u2070-\u2079]+ $""",
    re.VERBOSE,
)
SUPERSCRIPT_DIGITS = str.maketrans(
    "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
)


def item_of(lines: Sequence[Line], lexicon: frozenset[str]) -> Item:
    """One item of all ``lines`` (at least one)."""
    text = join_lines([line.text for line in lines], lexicon)
    marks = marks_of(lines)
    if found := SUPERSCRIPTS.search(text):
        marks += (found.group().translate(SUPERSCRIPT_DIGITS),)
        text = text[: found.start()].rstrip()
    return Item(
        lines=tuple(lines),
        box=union(line.box for line in lines),
        text=text,
        is_bulleted=bool(lines[0].bullet),
        first_baseline=lines[0].baseline,
        last_baseline=lines[-1].baseline,
        marks=marks,
    )


def list_items(lines: Sequence[Line], lexicon: frozenset[str]) -> list[Item]:
    """The items of a list of labels (indicators, actions), top to bottom."""
    if not lines:
        return []
    if any(line.bullet for line in lines):
        groups = _by_bullets(lines)
    elif any(line.text.endswith(";") for line in lines[:-1]):
        groups = _grouped(lines, lambda before, _: before.text.endswith(";"))
    else:
        groups = [list(b.lines) for b in blocks_of(lines)]
        groups = _heal(groups)
    return [item_of(group, lexicon) for group in groups]


def _heal(groups: list[list[Line]]) -> list[list[Line]]:
    """Put back together what goes on in lower case: a change of look is no new item."""
    healed: list[list[Line]] = []
    for group in groups:
        if healed and _goes_on(healed[-1][-1], group[0]):
            healed[-1].extend(group)
        else:
            healed.append(group)
    return healed


def _by_bullets(lines: Sequence[Line]) -> list[list[Line]]:
    """Items at the outermost bullets; a line left of the bulleted text begins one as well."""
    edge = min(line.box.x0 for line in lines if line.bullet)

    def starts(before: Line, line: Line) -> bool:
        em = max(line.size_pt, 1.0)
        if line.bullet:
            return line.box.x0 < edge + ITEMS.indent_em * em
        is_outside = line.box.x0 < edge - ITEMS.indent_em * em and not line.text[:1].islower()
        came_outside = not before.bullet and before.box.x0 < edge - ITEMS.indent_em * em
        return is_outside and not came_outside and not _stays_open(before, line)

    return _grouped(lines, starts)


def _stays_open(before: Line, line: Line) -> bool:
    """Whether a line ends in the middle of something: at a colon, within a number."""
    is_number = before.text[-1:].isdigit() and THOUSANDS.match(line.text) is not None
    return is_number or before.text.endswith(":") or bool(ENDS_OPEN.search(before.text))


def _grouped(lines: Sequence[Line], starts: Callable[[Line, Line], bool]) -> list[list[Line]]:
    groups = [[lines[0]]]
    for line in lines[1:]:
        if starts(groups[-1][-1], line):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def value_items(
    lines: Sequence[Line], is_quantity: Callable[[str], bool], lexicon: frozenset[str]
) -> list[Item]:
    """The items of a list of values (targets, deadlines): bullets, else lines that begin anew.

    A line goes on with the one before where it begins in lower case, or where the one before
    ends open ("au moins", "Augmentation de").
    """
    if not lines:
        return []
    if any(line.bullet for line in lines):
        return [item_of(g, lexicon) for g in _by_bullets(lines)]
    groups = _grouped(
        lines,
        lambda before, line: (
            (
                is_quantity(before.text)
                and is_quantity(line.text)
                and not ENDS_OPEN.search(before.text)
            )
            or not _goes_on(before, line)
        ),
    )
    texts = [join_lines([line.text for line in g], lexicon) for g in groups]
    if len(groups) > 1 and not any(is_quantity(t) for t in texts):
        groups = [list(b.lines) for b in blocks_of(lines)]
    return [item_of(g, lexicon) for g in groups]


def _goes_on(before: Line, line: Line) -> bool:
    if ENDS_OPEN.search(before.text):
        return True
    return line.text[:1].islower() or line.text[:1] in "(%"


def slack_of(item: Item) -> float:
    """How far apart two baselines may be for one to be level with an item's first line, points."""
    return ITEMS.same_line_em * max(item.lines[0].size_pt, 1.0)
