"""Where within a word letters that are drawn for the eye meet letters that are not.

A file may follow "12" by a "7" in white or without ink: another piece of text at the next
place, and the word "127" to whoever reads places alone.
"""

from __future__ import annotations

import numpy as np

from jalon.extract.pdf import native
from jalon.extract.pdf.fonts import INVISIBLE, fill_colour, is_white
from jalon.extract.pdf.glyphs import Booleans, Glyphs, Integers


def ink_changes(glyphs: Glyphs, visible: Integers, starts: Integers) -> Booleans:
    """Before which of the visible glyphs, all but the first, a number goes on in another ink.

    Only beside figures is it asked: some programs draw each letter by itself.

    Args:
        glyphs: All characters of the page.
        visible: Indices of those that have a shape.
        starts: Ranks among the visible ones that begin a word.
    """
    owners = glyphs.owners[visible]
    changes: Booleans = owners[1:] != owners[:-1]
    changes[starts[1:] - 1] = False
    codes = glyphs.codes[visible]
    is_figure = (codes >= ord("0")) & (codes <= ord("9"))
    changes &= is_figure[1:] | is_figure[:-1]
    inks: dict[int, tuple[bool, bool]] = {}
    for i in np.flatnonzero(changes).tolist():
        before, after = int(owners[i]), int(owners[i + 1])
        changes[i] = _ink(before, inks) != _ink(after, inks)
    return changes


def _ink(owner: int, known: dict[int, tuple[bool, bool]]) -> tuple[bool, bool]:
    """Whether a text object is drawn without ink, and whether in white."""
    if owner not in known:
        known[owner] = _read(owner) if owner else (False, False)
    return known[owner]


def _read(owner: int) -> tuple[bool, bool]:
    colour, alpha = fill_colour(owner)
    return native.text_render_mode(owner) == INVISIBLE or alpha == 0, is_white(colour)
