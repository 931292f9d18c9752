"""Boxes to tick in a cell: of the choices that it prints, those that are ticked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from jalon.schemas.region import Line

OPEN = "\u2610\u25a1\u25fb\u2b1c\u274f\u2751\u25cb\u25ef\u3007\u20dd"
TICKED = (
    "\u2611\u2612\u22a0\u25a0\u25a3\u25fc\u2b1b\u2713\u2714\u2717\u2718\u25cf\u25c9\u29bf\U0001f5f9"
)
SIGN = re.compile(rf"[{OPEN}{TICKED}]|[\[(] ?[xX\u2713\u2714]? ?[\])]")
SURE = re.compile("[\u2610\u2611\u2612]|\\[ ?[xX]? ?\\]")  # signs of boxes, and of nothing else


def ticked_in(lines: Sequence[Line]) -> str | None:
    """The choices of a cell that are ticked, in their order; None where it offers none.

    A cell offers a choice where signs of boxes stand before two texts or more, or after them. ""
    where no box is ticked: nothing was chosen, whatever could have been.

    Args:
        lines: The lines of one cell.
    """
    text = " ".join(f"{n.bullet or ''} {n.text}".strip() for n in lines).strip()
    signs = list(SIGN.finditer(text))
    if len(signs) < 2 or not any(map(_is_open, signs)):
        return None
    ticked = [not _is_open(m) for m in signs]
    if not any(ticked) and not all(SURE.fullmatch(m.group()) for m in signs):
        return None  # bullets
    starts_with = signs[0].start() == 0
    if not starts_with and signs[-1].end() < len(text):
        return None
    before, after = [m.start() for m in signs], [m.end() for m in signs]
    edges = [*before, len(text)] if starts_with else [0, *after]
    texts = [SIGN.sub("", text[a:b]).strip(" ,;/|") for a, b in pairwise(edges)]
    if not all(texts):
        return None
    return ", ".join(t for t, is_ticked in zip(texts, ticked, strict=True) if is_ticked)


def _is_open(sign: re.Match[str]) -> bool:
    text = sign.group()
    return text in OPEN or not text.strip("[]() ")
