"""The label of a level taken apart: its code, its text, and what describes it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jalon.extract.meaning.codes import code_of
from jalon.extract.records.entries import begins_anew
from jalon.extract.records.looks import look_of
from jalon.extract.rows.settings import SETTINGS
from jalon.extract.text.hyphens import join_lines
from jalon.schemas.geometry import Box, union
from jalon.schemas.raw import Passage
from jalon.schemas.region import Line
from jalon.schemas.units import Look, Value
from jalon.schemas.vocabulary import Vocabulary

LABELS = SETTINGS.labels

LEADING_SIGNS = re.compile(r"^[\s\u2022\u25aa\u25a0\u2013\u2014-]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Taken:
    """Code and label of a level, and the text after the label that is set otherwise."""

    code: str | None
    label: Passage | None
    rest: Passage | None


def taken_apart(  # noqa: PLR0913 - what is known of the field beside the value
    value: Value,
    vocabulary: Vocabulary,
    lexicon: frozenset[str],
    *,
    is_action: bool,
    is_coded: bool = False,
    right: float | None = None,
) -> Taken:
    """The parts of a cell or a labelled value that names a theme, an objective or an action.

    Args:
        value: Its lines.
        vocabulary: Takes codes apart.
        lexicon: Lower-case words of the document.
        is_action: Whether a description may follow the label.
        is_coded: Whether the values of its field begin with codes.
        right: Where the text of its column ends at most, None where that is not known.
    """
    title, rest = _title_and_rest(value.lines, right) if is_action else (value.lines, ())
    passage = _passage(title, value, lexicon)
    after = _passage(rest, value, lexicon) if rest else None
    code, text, _ = code_of(passage.text, vocabulary, is_coded=is_coded)
    if code is None and text == passage.text:
        bare = LEADING_SIGNS.sub("", passage.text)
        return Taken(None, Passage(bare, *_spot(passage)) if bare else None, after)
    label = Passage(text, value.page, passage.box, value.is_inherited)
    return Taken(code, label if text else None, after)


def _spot(passage: Passage) -> tuple[int, Box, bool]:
    return passage.page, passage.box, passage.is_inherited


def _passage(lines: Sequence[Line], value: Value, lexicon: frozenset[str]) -> Passage:
    text = join_lines([n.text for n in lines], lexicon).strip(" ;")
    return Passage(text, value.page, union(n.box for n in lines), value.is_inherited)


def _title_and_rest(
    lines: Sequence[Line], right: float | None
) -> tuple[Sequence[Line], Sequence[Line]]:
    """The first lines, and those that describe them: set otherwise, or sentences of their own."""
    first = look_of(lines[0].words)
    for i, line in enumerate(lines[1:], 1):
        if line.text[:1].islower() and lines[i - 1].text[-1:].isalpha():
            continue
        if _is_lighter(look_of(line.words), first):
            return lines[:i], lines[i:]
    if right is None or not lines[-1].text.rstrip().endswith("."):
        return lines, ()
    for i, line in enumerate(lines[1:], 1):
        if begins_anew(lines[i - 1], line, right) and not lines[i - 1].text.endswith("."):
            return lines[:i], lines[i:]
    return lines, ()


def _is_lighter(look: Look, first: Look) -> bool:
    return (
        (first.is_bold and not look.is_bold)
        or (look.is_italic and not first.is_italic)
        or look.size_pt < LABELS.smaller * first.size_pt
        or (look.colour != first.colour and look.is_bold == first.is_bold)
    )
