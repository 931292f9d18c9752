"""The label of a level taken apart: its code, its text, and what describes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jalon.extract.records.looks import look_of
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import union
from jalon.schemas.raw import Passage
from jalon.schemas.region import Line
from jalon.schemas.units import Look, Value
from jalon.schemas.vocabulary import Vocabulary

SMALLER = 0.93


@dataclass(frozen=True, slots=True)
class Taken:
    """Code and label of a level, and the text after the label that is set otherwise."""

    code: str | None
    label: Passage | None
    rest: Passage | None


def taken_apart(
    value: Value, vocabulary: Vocabulary, lexicon: frozenset[str], *, is_action: bool
) -> Taken:
    """The parts of a cell or a labelled value that names a theme, an objective or an action."""
    title, rest = _by_look(value.lines) if is_action else (value.lines, ())
    passage = _passage(title, value, lexicon)
    section = vocabulary.section_of(passage.text)
    after = _passage(rest, value, lexicon) if rest else None
    if section is None or (section.number is None and section.role is None):
        return Taken(None, passage if passage.text else None, after)
    label = Passage(section.label, value.page, passage.box, value.is_inherited)
    return Taken(section.number, label if section.label else None, after)


def _passage(lines: Sequence[Line], value: Value, lexicon: frozenset[str]) -> Passage:
    text = join_lines([n.text for n in lines], lexicon).strip(" ;")
    return Passage(text, value.page, union(n.box for n in lines), value.is_inherited)


def _by_look(lines: Sequence[Line]) -> tuple[Sequence[Line], Sequence[Line]]:
    """The first lines of one look, and those that follow in another (lighter, slanted, smaller)."""
    first = look_of(lines[0].words)
    for i, line in enumerate(lines[1:], 1):
        if _is_lighter(look_of(line.words), first):
            return lines[:i], lines[i:]
    return lines, ()


def _is_lighter(look: Look, first: Look) -> bool:
    return (
        (first.is_bold and not look.is_bold)
        or (look.is_italic and not first.is_italic)
        or look.size_pt < SMALLER * first.size_pt
        or (look.colour != first.colour and look.is_bold == first.is_bold)
    )
