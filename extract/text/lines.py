"""Words to lines, lines to blocks (paragraph, list item, heading), blocks to text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from jalon.extract.text.hyphens import HYPHENS, join_lines
from jalon.extract.text.marks import SIGNS
from jalon.extract.text.settings import SETTINGS
from jalon.schemas.geometry import Box, union
from jalon.schemas.page import Fill, Word
from jalon.schemas.region import Block, Line

LINES = SETTINGS.lines

BULLETS = frozenset(
    f"{SIGNS}»❑❒◼◾✧⮚⦁⧫➣\ufffd"
    # of Symbol and the Wingdings
    "\uf02d\uf06c\uf06e\uf06f\uf071\uf072\uf075\uf076\uf077\uf096\uf097\uf09e\uf09f\uf0a1\uf0a2\uf0a7\uf0a8"
    "\uf0b7\uf0d8\uf0e0\uf0f0\uf0fc\uf0fe"
)
NO_SIGN = "-–—*·»\ufffd"  # these may be text where they stand alone


def lines_of(
    words: Sequence[Word],
    dots: Iterable[Fill] = (),
    *,
    column_gap_em: float = float("inf"),
) -> list[Line]:
    """Lines from top to bottom, left to right.

    Args:
        words: Words of one cell, card or page; only those that run left to right are used.
        dots: Small fills of the page, some of which may be drawn bullets.
        column_gap_em: A gap wider than this parts two lines that share a baseline.
    """
    level = [w for w in words if w.angle_deg == 0]
    loose = _loose_bullets(level)
    rows = _rows([w for w in level if w not in loose])
    marks = [w.box for w in loose]
    lines = []
    for row in rows:
        for run in _runs(row, column_gap_em):
            line = _line(run, marks)
            if line is not None:
                lines.append(line)
    return with_drawn_bullets(lines, dots)


def with_drawn_bullets(lines: Sequence[Line], dots: Iterable[Fill]) -> list[Line]:
    """``lines``, each that begins beside one of ``dots`` with a bullet, where it has none."""
    marks = [f.box for f in dots_in(dots)]
    if not marks:
        return list(lines)
    return [
        replace(n, bullet="•") if not n.bullet and _has_drawn_bullet(n.words[0], marks) else n
        for n in lines
    ]


def dots_in(fills: Iterable[Fill]) -> list[Fill]:
    """The fills that are small enough for a drawn bullet."""
    most = LINES.bullet_size_pt
    return [f for f in fills if f.box.x1 - f.box.x0 <= most and f.box.bottom - f.box.top <= most]


def _loose_bullets(words: Sequence[Word]) -> list[Word]:
    """Bullets of another font that stand off the baseline of the text that they begin."""
    signs = [w for w in words if _is_sign(w.text)]
    return [
        sign
        for sign in signs
        if not any(
            abs(w.baseline - sign.baseline) <= LINES.same_line_em * max(w.size_pt, 1.0)
            for w in words
            if w is not sign and 0 <= w.box.x0 - sign.box.x1 <= LINES.bullet_reach_em * w.size_pt
        )
    ]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words grouped by baseline, top to bottom; a footnote mark joins the line it follows."""
    levels: list[tuple[float, Word]] = []
    before: tuple[float, Word] | None = None
    for word in sorted(words, key=lambda w: w.order):
        level = before[0] if word.is_raised and before is not None else word.baseline
        before = (level, word)
        levels.append(before)
    rows: list[tuple[float, list[Word]]] = []
    for level, word in sorted(levels, key=lambda p: (p[0], p[1].box.x0)):
        if rows and level - rows[-1][0] <= LINES.same_line_em * max(word.size_pt, 1.0):
            rows[-1][1].append(word)
        else:
            rows.append((level, [word]))
    return [sorted(row, key=lambda w: w.box.x0) for _, row in rows]


def _runs(row: list[Word], column_gap_em: float) -> list[list[Word]]:
    runs = [[row[0]]]
    for a, b in pairwise(row):
        if b.box.x0 - a.box.x1 > column_gap_em * max(a.size_pt, b.size_pt, 1.0):
            runs.append([b])
        else:
            runs[-1].append(b)
    return runs


def _line(words: list[Word], marks: Sequence[Box]) -> Line | None:
    bullet, words = _take_bullet(words)
    if not words:
        return None
    main = _most_common_look(words)
    box = union(w.box for w in words)
    touching = "" if bullet else _touching_bullet(words)
    bullet = bullet or touching
    if not bullet and _has_drawn_bullet(words[0], marks):
        bullet = "•"
    level = next((w for w in words if not w.is_raised), words[0])
    return Line(
        words=tuple(words),
        box=box,
        baseline=level.baseline,
        text=text_of(words).removeprefix(touching).lstrip(),
        size_pt=main[0],
        weight=main[1],
        colour=main[2],
        bullet=bullet,
    )


def _take_bullet(words: list[Word]) -> tuple[str, list[Word]]:
    """The bullet that the line begins with, and the words after it; a lone sign is text."""
    if len(words) > 1 and words[0].text in BULLETS:
        return words[0].text, words[1:]
    if _is_sign(words[0].text):
        return words[0].text, words[1:]
    return "", words


def _is_sign(text: str) -> bool:
    """Whether a word is a bullet that could be nothing else."""
    return len(text) == 1 and text in BULLETS and text not in NO_SIGN


def _touching_bullet(words: Sequence[Word]) -> str:
    """The bullet that the first word begins with, no space between; it stays in the word."""
    first = words[0].text
    return first[0] if len(first) > 1 and _is_sign(first[0]) else ""


def _has_drawn_bullet(word: Word, marks: Sequence[Box]) -> bool:
    if not marks:
        return False
    reach = LINES.bullet_reach_em * max(word.size_pt, 1.0)
    x0, top, _, bottom = word.box
    # asked for every line: a loop is faster than a generator
    for mark in marks:  # noqa: SIM110
        if 0 <= x0 - mark.x1 <= reach and top <= mark.y_mid <= bottom:
            return True
    return False


def _most_common_look(words: Sequence[Word]) -> tuple[float, int, int | None]:
    looks: dict[tuple[float, int, int | None], int] = {}
    for word in words:
        look = (word.size_pt, word.weight, word.colour)
        looks[look] = looks.get(look, 0) + len(word.text)
    return max(looks, key=looks.__getitem__)


def text_of(words: Sequence[Word]) -> str:
    """Words as one line of text; footnote marks are left out."""
    parts: list[str] = []
    before: Word | None = None
    for word in words:
        if word.is_raised and is_mark(word.text):
            continue
        if before is not None and word.has_space_before and not _is_glued(before, word):
            parts.append(" ")
        parts.append(word.text)
        before = word
    return "".join(parts).strip()


def _is_glued(before: Word, word: Word) -> bool:
    """Whether a piece touches the word before it: raised letters ("5e"), a hyphen drawn apart.

    What stands after such a hyphen goes on with the word.
    """
    touches = abs(word.box.x0 - before.box.x1) <= LINES.glue_em * max(before.size_pt, 1.0)
    is_hyphen = word.text in HYPHENS and before.text[-1:].isalpha()
    goes_on = before.text in HYPHENS and word.text[:1].islower()
    return touches and (word.is_raised or is_hyphen or goes_on)


def is_mark(text: str) -> bool:
    """Whether raised text is a footnote mark ("3", "*", "a", "1,2") and not an ordinal ("e")."""
    bare = text.strip("()[].,;")
    return bare.replace(",", "").isdigit() or (bool(bare) and set(bare) <= set("*†‡§"))


def marks_of(lines: Iterable[Line]) -> tuple[str, ...]:
    """The footnote marks met in ``lines``, in order."""
    words = (w for line in lines for w in line.words)
    return tuple(w.text.strip("()[].;") for w in words if w.is_raised and is_mark(w.text))


def blocks_of(lines: Sequence[Line], lexicon: frozenset[str] = frozenset()) -> list[Block]:
    """Lines of one column grouped into paragraphs, list items and headings.

    A new block begins at a bullet, at a change of look, at a wider leading, or where a line
    starts left of the text of a bulleted item.

    Args:
        lines: Lines of one column, top to bottom.
        lexicon: Lower-case words of the document, to mend words broken at line ends.
    """
    blocks: list[list[Line]] = []
    for line in lines:
        if blocks and not _starts_block(blocks[-1], line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return [block_of(group, lexicon) for group in blocks]


def _starts_block(block: list[Line], line: Line) -> bool:
    last = block[-1]
    if line.bullet:
        return True
    em = max(last.size_pt, 1.0)
    if abs(last.size_pt - line.size_pt) > 0.12 * em:
        return True
    if last.is_bold != line.is_bold or last.colour != line.colour:
        return True
    if block[0].bullet and line.box.x0 < block[0].box.x0 - LINES.indent_em * em:
        return True
    leading = line.baseline - last.baseline
    usual = block[-1].baseline - block[-2].baseline if len(block) > 1 else _usual_leading(block)
    return leading > LINES.paragraph_gap * usual or leading < 0


def _usual_leading(block: list[Line]) -> float:
    """What one line's distance to the next may be where the block does not show it."""
    return 1.45 * max(block[0].size_pt, 1.0)


def block_of(lines: Sequence[Line], lexicon: frozenset[str] = frozenset()) -> Block:
    """One block of all ``lines`` (at least one)."""
    look = _most_common_look([w for line in lines for w in line.words])
    return Block(
        lines=tuple(lines),
        box=union(line.box for line in lines),
        text=join_lines([line.text for line in lines], lexicon),
        size_pt=look[0],
        weight=look[1],
        colour=look[2],
        bullet=lines[0].bullet,
        marks=marks_of(lines),
    )
