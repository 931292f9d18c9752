"""Blocks that looks and leading hold together and that meaning parts."""

from __future__ import annotations

from itertools import pairwise

from jalon.extract.readers.report.pieces import LABEL_ROLES, Sight
from jalon.extract.readers.report.wording import PREFIX, split_figures, theme_numbers
from jalon.extract.text.lines import block_of
from jalon.schemas.region import Block, Line


def parted(block: Block, right: float, sight: Sight) -> list[Block]:
    """The blocks that a block of lines set alike is made of in truth.

    A new one begins at a line that names a theme or begins with a known label ("Mots-clés :"),
    and below a line that is a figure and ends although the next word would have fitted.

    Args:
        block: A block as its looks and leading make it.
        right: Where the lines of the column may end at most.
        sight: Page and vocabulary.
    """
    groups = [[block.lines[0]]]
    for before, line in pairwise(block.lines):
        if _begins_anew(before, line, right, sight):
            groups.append([line])
        else:
            groups[-1].append(line)
    if len(groups) == 1:
        return [block]
    return [block_of(group, sight.lexicon) for group in groups]


def _begins_anew(before: Line, line: Line, right: float, sight: Sight) -> bool:
    if theme_numbers(line.text, sight.vocabulary):
        return True
    match = PREFIX.match(line.text) if line.text[:1].isupper() else None
    if match is None and line.text.endswith(":"):
        match = PREFIX.match(f"{line.text} …")
    if match is not None and _names_role(match["label"], sight):
        return True
    has_room = before.box.x1 + line.words[0].box.width + 0.5 * before.size_pt < right
    is_figure = bool(split_figures(before.text, sight.vocabulary))
    return has_room and is_figure and line.text[:1].isupper()


def _names_role(label: str, sight: Sight) -> bool:
    guess = sight.vocabulary.role_of(label.strip(), thorough=False)
    return guess is not None and guess.role in LABEL_ROLES
