"""Where the texts of a row stand: the boxes of their own words, and those of their codes.

A reader takes a text from a cell, a line or two lines; its code, its label or its target stand in
the same place. Here each text is looked up among the words of its page again, letter by letter.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from itertools import groupby
from typing import Any, TypeVar

import numpy as np

from jalon.extract.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Page, Word
from jalon.schemas.raw import Passage, RawAction, RawTarget

SPOTS = SETTINGS.spots


Row = TypeVar("Row", RawTarget, RawAction)

CODES = (
    ("theme_number", "theme"),
    ("objective_code", "objective"),
    ("action_code", "action"),
)
LAST = frozenset(("target", "due", "period", "result"))  # what stands at the end of a shared line


@dataclass(frozen=True, slots=True)
class _Letters:
    """Words in reading order as one run of folded letters; ``owner`` is the word of each."""

    words: Sequence[Word]
    text: str
    owner: Sequence[int]


def placed(rows: Sequence[Row], pages: Sequence[Page]) -> tuple[Row, ...]:
    """The rows with every text's box around its own words, and the places of their codes.

    Args:
        rows: Rows whose boxes hold the words of their texts, and perhaps others.
        pages: The pages that they were read from, not yet turned back.
    """
    if not rows:
        return ()
    words = {p.number: _PageWords(p.words) for p in pages}
    return tuple(_placed(row, words) for row in rows)


class _PageWords:
    """The words of a page; those of a box are looked up once, since many rows name the same."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        middles = np.array([(w.box.x_mid, w.box.y_mid) for w in words], dtype=float)
        self._x, self._y = middles.reshape(-1, 2).T
        self._held: dict[Box, list[Word]] = {}
        self._letters: dict[Box, _Letters] = {}

    def within(self, box: Box) -> list[Word]:
        """The words whose middle stands in ``box``, in the page's order."""
        held = self._held.get(box)
        if held is None:
            x0, top, x1, bottom = box
            level = (self._y >= top - SPOTS.slack_pt) & (self._y <= bottom + SPOTS.slack_pt)
            inside = level & (self._x >= x0 - SPOTS.slack_pt) & (self._x <= x1 + SPOTS.slack_pt)
            held = self._held[box] = [self.words[i] for i in np.flatnonzero(inside).tolist()]
        return held

    def letters(self, box: Box) -> _Letters:
        """The letters of the words in ``box``, in reading order."""
        letters = self._letters.get(box)
        if letters is None:
            letters = self._letters[box] = _letters(self.within(box))
        return letters


NO_WORDS = _PageWords(())


def _placed(row: Row, words: Mapping[int, _PageWords]) -> Row:
    codes = tuple(
        (name, spot)
        for name, label in CODES
        if (spot := _code_spot(getattr(row, name), getattr(row, label), words)) is not None
    )
    changes: dict[str, Any] = {
        f.name: new
        for f in fields(row)
        if (new := _trimmed(f.name, getattr(row, f.name), words)) is not None
    }
    return replace(row, codes=codes, **changes)


def _trimmed(name: str, value: object, words: Mapping[int, _PageWords]) -> object:
    """A piece with its boxes around its own words; None where it has none."""
    if isinstance(value, Passage):
        return _own(name, value, words)
    if name in {"lead", "partners"} and isinstance(value, tuple):
        return tuple(_own(name, p, words) for p in value)
    return None


def _own(name: str, passage: Passage, words: Mapping[int, _PageWords]) -> Passage:
    """The passage with the box of its own words, its old one where they are not all there."""
    if passage.parts:
        return passage
    letters = words.get(passage.page, NO_WORDS).letters(passage.box)
    found = _find(_folded(passage.text), letters, is_last=name in LAST)
    return replace(passage, box=union(w.box for w in found)) if found else passage


def _letters(words: Sequence[Word]) -> _Letters:
    ordered = list(_in_order(words))
    owner: list[int] = []
    text = ""
    for i, word in enumerate(ordered):
        folded = _folded(word.text)
        text += folded
        owner += [i] * len(folded)
    return _Letters(ordered, text, owner)


def _in_order(words: Sequence[Word]) -> Iterator[Word]:
    """Words line by line, each line from its left; turned words along their own lines."""
    for angle, same in groupby(sorted(words, key=lambda w: w.angle_deg), lambda w: w.angle_deg):
        lines: list[list[Word]] = []
        for word in sorted(same, key=lambda w: _along(w, angle)[0]):
            across = _along(word, angle)[0]
            last = _along(lines[-1][0], angle)[0] if lines else None
            if last is not None and across - last < SPOTS.same_line * word.size_pt:
                lines[-1].append(word)
            else:
                lines.append([word])
        for line in lines:
            yield from sorted(line, key=lambda w: _along(w, angle)[1])


def _along(word: Word, angle: int) -> tuple[float, float]:
    """How far down its text a word's line stands, and how far along its line the word."""
    box = word.box
    across = {0: box.bottom, 90: -box.x0, 180: -box.top, 270: box.x1}
    along = {0: box.x0, 90: box.top, 180: -box.x1, 270: -box.bottom}
    return across.get(angle, box.bottom), along.get(angle, box.x0)


def _find(text: str, letters: _Letters, *, is_last: bool) -> list[Word]:
    """The words that hold ``text``: the first of several places, or the last."""
    if not text:
        return []
    start = letters.text.rfind(text) if is_last else letters.text.find(text)
    if start < 0:
        return []
    first, last = letters.owner[start], letters.owner[start + len(text) - 1]
    return list(letters.words[first : last + 1])


@lru_cache(maxsize=20_000)
def _folded(text: str) -> str:
    """Letters and digits alone, in lower case: spaces, hyphens and signs part texts by chance."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in plain if c.isalnum() or c in "%$€<>≥≤+=×")


def _code_spot(
    code: str | None, label: Passage | None, words: Mapping[int, _PageWords]
) -> Passage | None:
    """Where the code of a label stands: in its box, before it on its line, or just above it."""
    if code is None or label is None:
        return None
    here = words.get(label.page, NO_WORDS)
    inside = here.within(label.box)
    found = _code_in(code, here.letters(label.box).words[:6])
    if found is None and inside:
        found = _code_in(code, _near(here.words, inside, label.box))
    return (
        Passage(code, label.page, union(w.box for w in found), label.is_inherited)
        if found
        else None
    )


def _near(here: Sequence[Word], inside: Sequence[Word], box: Box) -> list[Word]:
    """Words before a label's first line and just above it, the nearest first."""
    size = max(w.size_pt for w in inside)
    top = min(w.box.top for w in inside)

    def is_beside(word: Word) -> bool:
        mid = word.box.y_mid
        level = box.top - SPOTS.slack_pt <= mid <= box.bottom + SPOTS.slack_pt
        return level and 0 <= box.x0 - word.box.x1 + SPOTS.slack_pt <= SPOTS.left_em * size

    def is_above(word: Word) -> bool:
        gap = top - word.box.bottom
        near = box.x0 - size < word.box.x1 and word.box.x0 < box.x1 + SPOTS.left_em * size
        return -size < gap <= SPOTS.above_em * size and near

    beside = [w for w in here if is_beside(w)]
    above = [w for w in here if is_above(w) and w not in inside]
    beside.sort(key=lambda w: (box.x0 - w.box.x1) + abs(w.box.top - top))
    return beside + sorted(above, key=lambda w: (top - w.box.bottom, w.box.x0))


def _code_in(code: str, words: Sequence[Word]) -> list[Word] | None:
    """The first word, or the first two or three, that say the code."""
    wanted = _code_letters(code)
    for length in (1, 2, 3):
        for i in range(len(words) - length + 1):
            held = words[i : i + length]
            if _code_letters("".join(w.text for w in held)) == wanted:
                return list(held)
    return None


@lru_cache(maxsize=20_000)
def _code_letters(text: str) -> str:
    """A code without signs around it, each number without the zeros before it."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    parts = "".join(c if c.isalnum() else " " for c in plain).split()
    return ".".join(str(int(p)) if p.isascii() and p.isdigit() else p for p in parts)
