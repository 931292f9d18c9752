"""Lines under titles that credit who does it and by when, with no label: "Parks – June 2026".

Such lines are set alike throughout the document, more lightly than the titles right above them.
One alone says nothing; together their dates and their names of bodies do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.records.parts import parts_of
from jalon.extract.records.settings import SETTINGS
from jalon.schemas.geometry import union
from jalon.schemas.region import Line
from jalon.schemas.units import Element, Labelled, Look, Loose, Value
from jalon.schemas.values import Role
from jalon.schemas.vocabulary import Vocabulary

CREDITS = SETTINGS.credits
SHARED = SETTINGS.shared

BRACKET = re.compile(r"\((?:avec|with)$", re.IGNORECASE)
PARTS = re.compile(r"[|\u00b7\u2022\u2013\u2014;,]")  # signs between what a line credits
WITH = re.compile(r"\(?(?:avec|en collaboration avec|with|supported by)\b\W*", re.IGNORECASE)
KEYS = {Role.LEAD: "lead", Role.PARTNERS: "partners", Role.DUE: "due date"}


def with_credits(elements: Sequence[Element], vocabulary: Vocabulary) -> tuple[Element, ...]:
    """The elements, lines of credits as labels that nothing names.

    Args:
        elements: A document in reading order.
        vocabulary: Knows deadlines and bodies.
    """
    groups: dict[object, list[int]] = defaultdict(list)
    for i, e in enumerate(elements):
        if isinstance(e, Loose) and not e.is_running and not e.block.bullet:
            groups[e.look.kind, round(e.look.size_pt)].append(i)
    found = {
        i for held in groups.values() if _are_credits(held, elements, vocabulary) for i in held
    }
    out: list[Element] = []
    for i, e in enumerate(elements):
        if isinstance(e, Loose) and i in found and _is_under_title(elements, i):
            out += _parted(e, vocabulary)
        elif isinstance(e, Loose) and i - 1 in found and _is_date_of(elements, i, vocabulary):
            out.append(_labelled(e, e.block.lines, Role.DUE))
        else:
            out.append(e)
    return tuple(out)


def _are_credits(
    indexes: Sequence[int], elements: Sequence[Element], vocabulary: Vocabulary
) -> bool:
    """Whether texts set alike stand under titles and mostly name a date or a body."""
    under = [i for i in indexes if _is_under_title(elements, i)]
    if len(under) < SHARED.fewest or len(under) < CREDITS.mostly * len(indexes):
        return False
    named = sum(_is_named(elements, i, vocabulary) for i in under)
    return named >= SHARED.most * len(under)


def _is_under_title(elements: Sequence[Element], index: int) -> bool:
    """Whether a short text stands right under one that is set more strongly."""
    line, title = elements[index], elements[index - 1] if index else None
    if not isinstance(line, Loose) or not isinstance(title, Loose) or title.is_running:
        return False
    text = line.block.text
    gap = line.block.lines[0].baseline - title.block.lines[-1].baseline
    is_near = title.page == line.page and 0 < gap <= CREDITS.near_em * title.look.size_pt
    is_short = len(text) <= CREDITS.longest and not text.endswith((".", ":", "?"))
    return is_near and is_short and _is_lighter(line.look, title.look)


def _is_lighter(look: Look, title: Look) -> bool:
    return title.is_bold and not look.is_bold and look.size_pt <= CREDITS.larger * title.size_pt


def _is_named(elements: Sequence[Element], index: int, vocabulary: Vocabulary) -> bool:
    line = elements[index]
    if not isinstance(line, Loose):
        return False
    parts = [p.strip() for p in PARTS.split(line.block.text)]
    if any(_is_date(p, vocabulary) for p in parts) or _is_date_of(elements, index + 1, vocabulary):
        return True
    return vocabulary.value_kinds(line.block.text).is_body >= CREDITS.body


def _is_date_of(elements: Sequence[Element], index: int, vocabulary: Vocabulary) -> bool:
    """Whether a text is a date alone, on the line of the text before it."""
    e, before = (elements[i] if i < len(elements) else None for i in (index, index - 1))
    if not isinstance(e, Loose) or not isinstance(before, Loose):
        return False
    level = abs(e.block.lines[0].baseline - before.block.lines[-1].baseline) <= SHARED.same_line_pt
    return level and e.page == before.page and _is_date(e.block.text, vocabulary)


def _is_date(text: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.is_deadline(text) or vocabulary.value_kinds(text).is_due >= CREDITS.surely


def _parted(line: Loose, vocabulary: Vocabulary) -> list[Element]:
    """What a line credits, part by part: a date, who takes part, and before them who leads."""
    words = [w.text for n in line.block.lines for w in n.words]
    cuts = [i for i, w in enumerate(words) if PARTS.fullmatch(w)]
    ends = [i + 1 for i, w in enumerate(words) if w.endswith((";", ",")) and len(w) > 1]
    opened = [i for i, w in enumerate(words) if BRACKET.match(w)]
    bounds = sorted({0, len(words), *cuts, *ends, *opened})
    found: list[tuple[Role, int, int]] = []
    for start, end in pairwise(bounds):
        text = " ".join(words[start:end]).strip(" |\u00b7\u2022\u2013\u2014;,")
        role = Role.DUE if _is_date(text, vocabulary) else Role.LEAD
        role = Role.PARTNERS if WITH.match(text) else role
        if found and found[-1][0] is role and role is Role.LEAD:
            found[-1] = (role, found[-1][1], end)  # a sign within a name
        else:
            found.append((role, start, end))
    out: list[Element] = []
    for role, start, end in found:
        skipped = start + (role is Role.PARTNERS and WITH.fullmatch(words[start]) is not None)
        lines = parts_of(line.block.lines, skipped, end)
        if role is Role.PARTNERS and lines and "(" in words[start]:
            last = lines[-1]
            lines = (*lines[:-1], replace(last, text=last.text.removesuffix(")")))
        if lines:
            out.append(_labelled(line, lines, role))
    return out


def _labelled(line: Loose, lines: Sequence[Line], role: Role) -> Labelled:
    box = union(n.box for n in lines)
    value = Value(tuple(lines), line.page, box)
    return Labelled(KEYS[role], "", None, line.page, box, line.look, value, "after", box)
